"""The process that reads one document: limited, without the daemon's environment, and gone afterwards.

Takes the document on standard input and the limits, as JSON, as its argument. Answers one line of JSON, then the text.
"""

import json
import resource
import sys
from contextlib import suppress

from scrapers.documents.kinds import read
from scrapers.documents.values import Limits, Trouble, Unreadable

_FILES = 64
_FIRST_TO_GO = "/proc/self/oom_score_adj"


def main(argument: str) -> None:
    """Read one document and say what it gives."""
    limits = Limits(**json.loads(argument))
    go_first()
    confine(limits)
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(limits.body), limits))
    sys.stdout.buffer.flush()


def answer(body: bytes, limits: Limits) -> bytes:
    """Return what the child says about a document: a line of JSON and the text in UTF-8."""
    text = b""
    try:
        document = read(body, limits)
        text = document.text.encode("utf-8", "replace")
        head: dict[str, object] = {"kind": document.kind, "pages": document.pages, "note": document.note}
    except Unreadable as error:
        head = {"trouble": error.trouble, "why": error.why}
    except MemoryError:
        head = {"trouble": Trouble.MEMORY, "why": ""}
    return json.dumps(head).encode() + b"\n" + text


def go_first() -> None:
    """Have a machine that runs out of memory take this process, and not the daemon."""
    with suppress(OSError), open(_FIRST_TO_GO, "w", encoding="ascii") as file:  # noqa: PTH123 -- pathlib takes milliseconds
        file.write("1000")


def confine(limits: Limits) -> None:
    """Let the kernel end this process where it computes or takes too much, and keep it from writing files.

    The soft limit of computing time ends the process by a signal of its own, which the parent can tell from others.
    """
    for kind, soft, hard in (
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_NOFILE, _FILES, _FILES),
        (resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1),
        (resource.RLIMIT_AS, limits.memory, limits.memory),
    ):
        with suppress(ValueError, OSError):  # the machine is stricter already, or (macOS) knows no such limit
            resource.setrlimit(kind, (soft, hard))
