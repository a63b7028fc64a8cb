"""A story as people look at it: who told it, when, with what, and why their accounts were taken for one event."""

from dataclasses import dataclass
from datetime import datetime

from bongsu.model import Entry, Fact, Reason
from bongsu.story import Likeness, Signature, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An entry that tells a story, which with it had `revision`.

    `adds` is what it brought, None where that was known; `because` the comparison that decided, None where there was nothing
    to compare. `facts` are those of its article.
    """

    entry: Entry
    revision: int
    joined: datetime
    adds: Reason | None = None
    because: Likeness | None = None
    facts: tuple[Fact, ...] = ()

    @property
    def at(self) -> datetime:
        """When it was published, or seen where that is unknown."""
        return self.entry.published or self.entry.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """A story with its outlets, at least one, in the order in which they joined it.

    `said` unites what they say, `told` names the channels that know it, `rules` those that met any of its articles.
    """

    story: Story
    said: Signature
    outlets: tuple[Outlet, ...]
    told: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def first(self) -> datetime:
        return min(outlet.at for outlet in self.outlets)

    @property
    def last(self) -> datetime:
        return max(outlet.at for outlet in self.outlets)
