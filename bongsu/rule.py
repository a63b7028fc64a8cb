"""What a rule is: one line of interest, as rules.yaml has it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from bongsu.hours import Hours
from bongsu.korea.gazetteer import region_codes

Severity = Literal["low", "normal", "high", "urgent"]
SEVERITIES = ("low", "normal", "high", "urgent")
"""From what matters least to what matters most."""

Ai = Literal["true", "false", "any"]
"""Whether a text must be, must not be, or may be about artificial intelligence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Words that must stand together: all of `words` within `within` code points."""

    words: tuple[str, ...]
    within: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Texts that a rule must, or must not, match. The first line of each is its title."""

    match: tuple[str, ...] = ()
    no_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of interest, as rules.yaml has it. Every condition that is set must hold.

    `any`: at least one of the words stands in the text; `all`: each does; `none`: none does; `title`: at least one stands in
    the title; `near`: they stand together; `regex`: an RE2 pattern is found; `regions`: the text is about one of them
    (`mentioned`: or names it); `sources`: it came from one of them; `ai`: it is, or is not, about artificial intelligence;
    `kinds`: it brings one of these kinds of news; `min_amount`: it speaks of at least so many won; `deadline_within`: a call in
    it closes within that time of when it was first seen; `bodies`: one of them stands in it. A `shadow` rule matches and
    tells no channel; `hours` are those in which it tells.
    """

    id: str
    name: str
    any: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    near: Near | None = None
    regex: str = ""
    regions: tuple[str, ...] = ()
    mentioned: bool = False
    sources: tuple[str, ...] = ()
    ai: Ai = "any"
    kinds: tuple[str, ...] = ()
    min_amount: int = 0
    deadline_within: timedelta | None = None
    bodies: tuple[str, ...] = ()
    severity: Severity = "normal"
    hours: Hours | None = None
    notify: tuple[str, ...] = ()
    enabled: bool = True
    shadow: bool = False
    examples: Examples = field(default_factory=Examples)

    @property
    def region_codes(self) -> frozenset[str]:
        """All codes that the rule's regions mean, of the past and the present."""
        return frozenset().union(*map(region_codes, self.regions))
