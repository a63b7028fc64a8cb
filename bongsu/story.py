"""Stories: what grouping compares, what it finds, and all that judging an article decides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Self, TypeVar

from bongsu.model import Article, Delivery, Match, Reason
from bongsu.programme import Link

TEXTS = 4
"""Wordings of a story that are kept apart: outlets word one event in few truly different ways."""

Rarity = Callable[[str], float]
"""How much a word tells, from 0 (in every article) to 1 (never seen before)."""

_Text = TypeVar("_Text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """An announcement as grouping sees it. Sums are won, days and deadlines ISO dates, regions codes.

    `opening` has the words of headline and first sentences, `words` all; `sketch` stands for the word triples of the body.
    `heads` are the kinds of news that the headline names, `stages` whether it calls, has chosen or shows results, `corrects`
    the words for a correction there; `series` holds what tells one of a row from the next ("2기", "2026년"). `bodies` are those
    who act, governments apart, and `partners` the firms and universities among them; `programmes` are names in one spelling,
    `names` those in headline and first sentence, of places with a name too.
    """

    opening: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    sketch: frozenset[int] = frozenset()
    regions: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    corrects: frozenset[str] = frozenset()
    headlines: frozenset[int] = frozenset()
    sums: frozenset[int] = frozenset()
    days: frozenset[str] = frozenset()
    deadlines: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()

    def __or__(self, other: "Signature") -> "Signature":
        """Return all that either says."""
        return Signature(**{each.name: getattr(self, each.name) | getattr(other, each.name) for each in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a story has said so far: `said` unites the facts of its articles, `texts` and `sketches` keep some wordings apart.

    Two articles may share few words with each other and many with a third, so that a new one is compared with each wording.
    """

    said: Signature
    texts: tuple[frozenset[str], ...]
    sketches: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, first: Signature) -> Self:
        """Return the profile of a story that has one article."""
        return cls(said=_facts_of(first), texts=(first.words,), sketches=(first.sketch,))

    def with_one_more(self, other: Signature) -> Self:
        """Return the profile with another article."""
        return type(self)(
            said=self.said | _facts_of(other),
            texts=_with(self.texts, other.words),
            sketches=_with(self.sketches, other.sketch),
        )


def _facts_of(one: Signature) -> Signature:
    return replace(one, words=frozenset(), sketch=frozenset())


def _with(kept: tuple[_Text, ...], other: _Text) -> tuple[_Text, ...]:
    return kept if other in kept or len(kept) >= TEXTS else (*kept, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles about one event. `revision` counts its alert-worthy changes from 1."""

    id: str
    revision: int
    title: str
    opened: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that an article may belong to. `first` and `last` are when its articles were published.

    `told` names the channels that were told of it.
    """

    story: Story
    profile: Profile
    first: datetime
    last: datetime
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """What storage knows around an article that makes the announcements `parts`.

    `candidates` are stories that share rare keys with it; `holding` tells in how many of `total` stories each of its keys is.
    """

    parts: tuple[Signature, ...]
    candidates: tuple[Candidate, ...] = ()
    holding: Mapping[str, int] = field(default_factory=dict)
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that speaks for (`points` above 0) or against; `group` is "" where it cannot stand as one of two."""

    code: str
    points: float
    group: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What was found when an announcement was compared with a story. `apart` names what alone keeps the two apart, or is ""."""

    story: str
    signs: tuple[Sign, ...]
    needed: float
    apart: str = ""

    @property
    def points(self) -> float:
        return sum(sign.points for sign in self.signs)

    @property
    def same(self) -> bool:
        groups = {sign.group for sign in self.signs if sign.group and sign.points > 0}
        return not self.apart and len(groups) > 1 and self.points >= self.needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Which story an announcement belongs to, and the revision that this had when it was read (0: the article opens it).

    `adds` says what it brings that the story had not, None where it is another outlet; `nearest` is the comparison that
    decided, with the story joined or with the one that came closest. `told` names the channels that know the story, `link` its
    programme.
    """

    story: Story
    seen_revision: int
    profile: Profile
    adds: Reason | None = Reason.FIRST
    nearest: Likeness | None = None
    told: frozenset[str] = frozenset()
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """Reminders that say nothing any more: of the revisions of a story before `revision`, on `channels`, None for all."""

    story: str
    revision: int
    channels: tuple[str, ...] | None
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All that judging one article decided: it is recorded whole or not at all.

    An article has a placement for each announcement that it makes, nearly always one.
    """

    article: Article
    matches: tuple[Match, ...]
    placements: tuple[Placement, ...]
    deliveries: tuple[Delivery, ...]
    why_quiet: str = ""
    superseded: tuple[Superseded, ...] = ()
