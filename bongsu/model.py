"""Every value that flows through the house, and its identity.

All are frozen, built by keyword and compared by value. A type stands for one stage of life: an `Item` is what the outside
said, an `Entry` is what we keep of it, an `Article` has been read. Times are aware and in UTC; people see KST.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from bongsu import zone
from bongsu.hours import Hours, Times
from bongsu.pace import Limit

KST = zone.KST

SourceKind = Literal["feed", "press", "board", "push", "api"]
Precision = Literal["minute", "day", "unknown"]
Place = Literal["title", "text"]


# --- what comes in -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place we watch, or of kind "push" one that brings its items itself.

    `region` is the 5-digit code of the body or paper's home. `max_age` of None lets items of any age alert. `secret` is what a
    push is signed with; the `url` of such a source is the page its links start from, or empty. `key` is what an API wants, and
    `quota` how many calls a day it has, None for what the API gives by default. `robots` False is the user's word that a feed
    may be read whatever robots.txt says of it. `retry_after` says who rests when a server asks for it: the source that heard
    it, or all of that host.

    Visits are `every` apart on average, and by what is learned of the source at least `least` and at most `most`; None leaves
    these two to `every`.
    """

    id: str
    name: str
    url: str
    kind: SourceKind = "feed"
    family: str | None = None
    region: str | None = None
    every: timedelta = timedelta(minutes=10)
    least: timedelta | None = None
    most: timedelta | None = None
    page: bool = True
    attachments: bool = True
    first_catch: Literal["quiet", "alert"] = "quiet"
    retry_after: Literal["source", "host"] = "source"
    max_age: timedelta | None = timedelta(days=7)
    allow_private: bool = False
    secret: "SecretRef | None" = None
    key: "SecretRef | None" = None
    quota: int | None = None
    robots: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a feed asks of whoever reads it: to be left alone for `rest` (ttl), and in hours and on days of UTC (0: Monday)."""

    rest: timedelta = timedelta()
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """What a source's last good visit left behind for the next one.

    `kst_as_utc` is a quirk once noticed and then kept: the source writes KST and marks it UTC. `chunks` tells which items of a
    feed were there, to the byte.
    """

    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    kst_as_utc: bool = False
    chunks: str = ""
    wishes: Wishes = Wishes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing a source offers, as the outside wrote it: trusted with nothing.

    `published` is the raw text of its date. `text` is the whole of what its page would say, where the source brings that along.
    """

    title: str = ""
    url: str = ""
    guid: str = ""
    summary: str = ""
    published: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """Where a feed says that it can be subscribed to (WebSub), and `topic`, the address it has there."""

    url: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """A good visit.

    `fresh` is how long the answer says that it stays good, `unchanged` that nothing has moved since the last; `built` is the
    raw date a feed gives itself, `hub` its hub if it names one.
    """

    items: tuple[Item, ...]
    cursor: Cursor
    fresh: timedelta = timedelta()
    unchanged: bool = False
    built: str = ""
    hub: Hub | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item admitted: it has a key that never changes. `digest` tells an edited reissue from a repeat.

    `text` stands in for its page where the source brought it along. `edition` counts what the source made of it, from 1.
    """

    key: str
    source: str
    title: str
    url: str
    summary: str
    published: datetime | None
    precision: Precision
    seen: datetime
    digest: str
    text: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The part of a fetched page that is about its entry: `body` is markup without menus, `published` raw text."""

    url: str
    body: str
    title: str = ""
    published: str = ""
    attachments: tuple["Attachment", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A document that a page links to, and what was read of it.

    `note` is the wording code of what is to be said of one that was not read, or not whole; its only parameter is the name.
    """

    name: str
    url: str
    text: str = ""
    note: str = ""


# --- what it says ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A word that decided something: where it stood (offset in code points of `Article.text`) and what stood around it."""

    word: str
    place: Place
    start: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionMention:
    """A region that a text names, with all the evidence for it. `code` has 5 digits."""

    code: str
    name: str
    role: Literal["about", "mentioned"] = "about"
    confidence: float = 1.0
    because: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A typed value read from the text: `text[start:start + len(quote)] == quote`, in code points."""

    kind: str
    value: str | int | float
    quote: str
    start: int
    unit: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of news and the word that shows it best, at `start` (code points). `planned` says that it is still to come."""

    kind: str
    quote: str
    start: int
    planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a text is about.

    `senses` holds ``artificial-intelligence``, ``avian-influenza``, both or none; `confidence` goes from 0.5 (a guess) to 1.
    """

    senses: frozenset[str] = frozenset()
    confidence: float = 1.0
    because: tuple[Evidence, ...] = ()
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """A document that belongs to an article: where it begins in `Article.text` (code points), None where it gave no text.

    `note` is that of its `Attachment`.
    """

    name: str
    start: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An entry with its text read. `text` is the title, an empty line and the body, so that one offset serves both.

    The documents that came with it stand behind its own text, each under a line that names it.
    """

    entry: Entry
    text: str
    complete: bool
    regions: tuple[RegionMention, ...] = ()
    topic: Topic = field(default_factory=Topic)
    facts: tuple[Fact, ...] = ()
    attachments: tuple[Enclosed, ...] = ()

    @property
    def body(self) -> str:
        return self.text[len(self.entry.title) + 2 :]


# --- what we think of it -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule met an article, because of these words."""

    rule: str
    name: str
    because: tuple[Evidence, ...]
    notify: tuple[str, ...]
    severity: Literal["low", "normal", "high", "urgent"] = "normal"


class Reason(StrEnum):
    """Why an alert is told. ``outlets`` is no news: the message that told it is brought up to date with who else tells it."""

    FIRST = "first"
    NEW_FACTS = "new-facts"
    NEXT_STAGE = "next-stage"
    CORRECTED = "corrected"
    REMINDER = "reminder"
    OUTLETS = "outlets"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """The decision to tell, with all that a message needs, so that it can be rendered long after.

    `also` names further stories that the article tells at once. `follows` is the id of the story that told this channel of an
    earlier stage, or "". `kinds` are the kinds of news in the order in which the text names them; `facts` are the one sum that
    it is about and the deadlines, as `bongsu.facts` finds them. `outlets` are the other sources that told the story by then.
    """

    story: str
    revision: int
    occasion: str
    reason: Reason
    entry: str
    title: str
    url: str
    source: str
    published: datetime | None
    precision: Precision
    seen: datetime
    regions: tuple[RegionMention, ...]
    matches: tuple[Match, ...]
    excerpt: str
    complete: bool
    also: tuple[str, ...] = ()
    attachments: tuple[Enclosed, ...] = ()
    follows: str = ""
    kinds: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A matter of operations begins (`raised`) or is over (`cleared`): told to whoever runs bongsu, never among the news.

    `subject` is what it is about, such as ``source:ulsan``, and `name` what people call that. `code` and `params` say it in any
    language. `number` counts how often it has come up, `since` is when it did so last, `at` the time of this notice.
    """

    subject: str
    name: str
    code: str
    params: tuple[tuple[str, str | int], ...] = ()
    state: Literal["raised", "cleared"] = "raised"
    number: int = 1
    since: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Alerts that are told together at `due`, the `part`-th of `parts` messages. It still gathers them while `part` is 0.

    `story` stands for all parts of it, as an alert's does for all that is told of one event. `total` counts the alerts of all.
    """

    story: str
    due: datetime
    alerts: tuple[Alert, ...] = ()
    part: int = 0
    parts: int = 0
    total: int = 0

    @property
    def occasion(self) -> str:
        return f"digest@{self.due.astimezone(KST):%Y-%m-%dT%H:%M}"


Told = Alert | Notice | Digest
"""What a message tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One alert, notice or digest on its way to one channel. `key` is the same for every attempt, also after a crash.

    `created` is when its patience began. `lease` is until when this attempt is the claimant's alone; None before it is claimed.
    `by_hand` says that somebody named it to be sent.
    """

    key: str
    channel: str
    alert: Told
    due: datetime
    attempts: int = 0
    created: datetime
    lease: datetime | None = None
    by_hand: bool = False


# --- what goes out -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A rendered alert. `body` is plain text, HTML or JSON, as the channel's kind wants it; `key` makes a repeat visible.

    `title` is for kinds that have one, in one line; `html` is the body again for those that show it so.
    A chat further knows: whether it comes without a sound (`silent`), the receipts of the message that it `answers` and of the
    one that it takes the place of (`edits`), `buttons` as (label, what pressing it says), a row each two, and the number of the
    chat where that is another than configured (`to`).
    """

    key: str
    body: str
    title: str = ""
    html: str = ""
    silent: bool = False
    answers: str = ""
    edits: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The channel took it."""

    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """Not this time.

    `channel_broken` holds the whole channel back until `due`, at no cost to the delivery's patience. `rests_until` is how long
    the channel asked to be left alone, with everything that is on its way there.
    """

    due: datetime
    why: str
    channel_broken: bool = False
    rests_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dead:
    """It will never go out by itself; it is kept, and can be retried by hand."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Not now: it goes out by itself from `until` on, as after quiet hours."""

    until: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Not by itself: the delivery with the key `digest`, due at `until`, is to tell it among others."""

    digest: str
    until: datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """Not at all, since somebody wished for silence. It is kept, and can be sent by hand."""

    why: str


Settlement = Sent | Retry | Dead | Held | Folded | Suppressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How messages are to look other than their kind has them: templates of the user's own, or a preset for a chat service."""

    preset: str = ""
    title: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A configured destination. `secrets` says where each secret is, never what it is.

    `limits` are what the far end takes in a time from this channel, `shared_limits` from all that have the same secrets; what
    is over waits. `max_per_hour` is what its readers want to take; what is over goes into a digest. `at_once` messages are on
    their way at a time. `hours` are those in which its readers want to be told, `digest` the times at which they want to be
    told of all at once; `group` is how long an alert waits for other outlets of its story.
    """

    name: str
    kind: Literal["console", "webhook", "telegram", "email", "apprise"]
    limits: tuple[Limit, ...] = ()
    shared_limits: tuple[Limit, ...] = ()
    max_per_hour: int | None = None
    at_once: int = 1
    hours: Hours | None = None
    digest: Times | None = None
    group: timedelta = timedelta()
    look: Look = Look()
    options: Mapping[str, str | int | bool] = field(default_factory=lambda: MappingProxyType({}))
    secrets: Mapping[str, "SecretRef"] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretRef:
    """Where a secret is to be read: a file, an environment variable or a systemd credential."""

    via: Literal["file", "env", "credential"]
    name: str
