"""What a source's lists and pages usually bring, and what has vanished from them: dates, links, the text of pages.

Each figure is the usual one before whatever is missing now: a source that has lost its dates does not make that its habit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from bongsu.model import Entry

MEMORY = 50
"""Items that make up a habit: each new one counts a fiftieth."""
ENOUGH_ITEMS, ENOUGH_BODIES = 20, 10
"""Before so many were seen, nothing is usual."""
NEARLY_ALL = 0.9
"""The share of items that must have had a date, or a link, for its absence to be news."""
ITEMS_IN_A_ROW = 5
BODIES_IN_A_ROW = 8
"""More than for items, since an office may publish a handful of photographs without a text."""
SHRUNK = 5
"""A body this many times shorter than usual has been lost; so has one that is the same as that of the page before."""
_LONGEST = 5_000
"""Characters of one body that count, so that a long report does not make all others look empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """Shares of `items` that had a date or a link, characters of the `bodies` read, and how many in a row have lacked them.

    `last` tells the last body from others.
    """

    items: int = 0
    dated: float = 0.0
    linked: float = 0.0
    undated: int = 0
    unlinked: int = 0
    bodies: int = 0
    body: float = 0.0
    thin: int = 0
    last: str = ""

    @property
    def lost_dates(self) -> bool:
        return self.items >= ENOUGH_ITEMS and self.dated >= NEARLY_ALL and self.undated >= ITEMS_IN_A_ROW

    @property
    def lost_links(self) -> bool:
        return self.items >= ENOUGH_ITEMS and self.linked >= NEARLY_ALL and self.unlinked >= ITEMS_IN_A_ROW

    @property
    def lost_bodies(self) -> bool:
        return self.bodies >= ENOUGH_BODIES and self.thin >= BODIES_IN_A_ROW


def saw_items(usual: Usual, entries: Iterable[Entry]) -> Usual:
    """Return `usual` with the items that a visit found, the newest last."""
    for entry in entries:
        dated, undated = _share(usual.dated, usual.undated, usual.items, has=entry.published is not None)
        linked, unlinked = _share(usual.linked, usual.unlinked, usual.items, has=bool(entry.url))
        usual = replace(usual, items=usual.items + 1, dated=dated, undated=undated, linked=linked, unlinked=unlinked)
    return usual


def saw_body(usual: Usual, body: str) -> Usual:
    """Return `usual` with the body of one new page; empty where it could not be read."""
    digest = blake2b(body.encode("utf-8", "replace"), digest_size=8).hexdigest()
    length = min(len(body), _LONGEST)
    if digest == usual.last or length * SHRUNK < usual.body or not length:
        return replace(usual, thin=usual.thin + 1, last=digest)
    weight = min(usual.bodies + 1, MEMORY)
    return replace(usual, bodies=weight, body=usual.body + (length - usual.body) / weight, thin=0, last=digest)


def _share(share: float, lacking: int, items: int, *, has: bool) -> tuple[float, int]:
    """Return the share and the run after one more item. A run counts in the share once it is over."""
    if not has:
        return share, lacking + 1
    for known in range(max(items - lacking, items - 10 * MEMORY), items):
        share -= share / min(known + 1, MEMORY)
    return share + (1 - share) / min(items + 1, MEMORY), 0
