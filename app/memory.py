"""What the daemon asks of the allocator and of the garbage collector, so that little stays taken and nobody waits for them.

glibc keeps freed memory for later and gives each thread an arena of its own: after a few bodies of 10 MB a process holds
hundreds of MB that nobody uses (``make bench-hostile``). Python looks through all that lives for cycles: with a nation's
sources that is 200 ms at a time in which no visit begins.
"""

import contextlib
import ctypes
import gc

_MMAP_THRESHOLD, _ARENAS = -3, -8
"""M_MMAP_THRESHOLD and M_ARENA_MAX of mallopt(3). Setting the first also ends its growth."""

_LARGE = 2**20
"""Bytes from which a piece is mapped by itself and goes back to the system as soon as it is freed."""

_MOST_ARENAS = 2

GIVEN_BACK_EVERY = 5.0
"""Seconds between two calls of `give_back`."""

_YOUNG = 10_000
"""New objects before the youngest are looked through. Python's 700 suits a short script."""


def be_frugal() -> bool:
    """Have large pieces of memory go back to the system. False, with nothing done, where the allocator is not glibc's."""
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError):
        return False
    return bool(mallopt(_MMAP_THRESHOLD, _LARGE)) and bool(mallopt(_ARENAS, _MOST_ARENAS))


def settle_in() -> None:
    """Leave what the start has built out of every later search for cycles: rules, sources, libraries live as long as we do."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


def give_back() -> None:
    """Return what is free in the heap to the system: pieces between others, which glibc keeps otherwise. Takes milliseconds."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
