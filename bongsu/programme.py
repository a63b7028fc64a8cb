"""Programmes: what is known of each, and how a story came to be of one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bongsu.programmes.names import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """How far a programme is. `code` is one of `bongsu.programmes.stages.STAGES`, or "" where a story tells of none.

    `year` is the year that the text speaks of (2026) or 0; `round` the number of the year of work or of the class ("2차 연도",
    "7기"), or 0.
    """

    code: str = ""
    year: int = 0
    round: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A story of a programme: when it was first told, how far the programme was, and which channels know it."""

    story: str
    at: datetime
    stage: Stage
    title: str = ""
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name under which a programme is known. One that only stood beside another in a text counts within its regions."""

    name: Name
    is_own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """What is known of a programme: its names, the codes of the regions its stories are about, and its last steps."""

    id: str
    name: str
    aliases: tuple[Alias, ...]
    regions: frozenset[str] = frozenset()
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A story's programme, and why: `code` says how it was recognised and `said` by which words.

    `name` is what a new programme is called, `learned` the names that this article adds, `regions` those it is about. `after`
    is the id of the story that told the stage before, or ""; `follows` has, for each channel that knows an earlier stage, the
    id of the story that told it.
    """

    programme: str
    name: str
    code: str
    said: str = ""
    learned: tuple[Alias, ...] = ()
    regions: frozenset[str] = frozenset()
    stage: Stage = Stage()
    after: str = ""
    follows: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The programmes that an article may speak of, and of which of them the stories near it are."""

    known: tuple[Programme, ...] = ()
    of_story: Mapping[str, str] = field(default_factory=dict)


NOWHERE = Around()
"""No programme is known."""
