"""What was said in chats: which message told a story there, who pressed what, and which update comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bongsu.conversation import Thread
from bongsu.model import Alert, Delivery, Reason
from storage import outbox
from storage.database import Database, Row
from storage.values import ALERT, NAMES, moment, moment_or_none, stamp, stamp_or_none

_WAITING = """
    SELECT 1 FROM outbox
    WHERE channel = :channel AND story = :story AND reason = 'outlets' AND ready IS NOT NULL AND state <> 'leased'
"""

FIRST = """
    SELECT alert, receipt FROM outbox
    WHERE story = :story AND channel = :channel AND state = 'sent' AND reason <> 'outlets'
    ORDER BY turn, revision, key LIMIT 1
"""

_TOLD = """
    SELECT * FROM outbox
    WHERE story = :story AND channel = :channel AND revision = :revision AND reason <> 'outlets'
    ORDER BY turn, key LIMIT 1
"""

_OUTLETS = """
    SELECT source FROM story_entries JOIN entries ON entries.key = entry WHERE story = :story
    GROUP BY source ORDER BY min(story_entries.rowid)
"""

_SENT_SINCE = """
    SELECT * FROM outbox WHERE channel = :channel AND state = 'sent' AND settled >= :since AND reason <> 'outlets'
    ORDER BY settled, key
"""

_LABEL = """
    INSERT INTO labels (delivery, who, is_right, entry, rules, channel, at)
    VALUES (:delivery, :who, :is_right, :entry, :rules, :channel, :at)
    ON CONFLICT (delivery, who) DO UPDATE SET is_right = excluded.is_right, at = excluded.at
"""

_LABELS = (
    "SELECT labels.*, entries.title FROM labels LEFT JOIN entries ON entries.key = entry ORDER BY labels.at, delivery, who"
)

_MOVED = """
    INSERT INTO chats_moved (channel, chat, moved_to, at) VALUES (:channel, :chat, :moved_to, :now)
    ON CONFLICT (channel, chat) DO UPDATE SET moved_to = excluded.moved_to, at = excluded.at
    WHERE moved_to <> excluded.moved_to
"""

_NEXT = """
    INSERT INTO bots (bot, next_update) VALUES (:bot, :number)
    ON CONFLICT (bot) DO UPDATE SET next_update = excluded.next_update
"""

_PROPOSE = (
    "INSERT INTO proposals (id, channel, chat, rule, at) VALUES (:id, :channel, :chat, :rule, :at) ON CONFLICT DO NOTHING"
)

_FORGOTTEN = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a person said of an alert. `who` is a digest that tells one person from another, `rules` are those that met."""

    delivery: str
    who: str
    is_right: bool
    entry: str
    title: str
    rules: tuple[str, ...]
    channel: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A rule that was proposed in a chat, as YAML."""

    id: str
    channel: str
    chat: str
    rule: str
    at: datetime


def put_updates(database: Database, updates: Sequence[Delivery]) -> int:
    """Put updates of messages into the outbox, at most one that waits for each story and channel; return how many."""
    return sum(outbox.insert(database, [each]) for each in updates if not _waits(database, each))


def _waits(database: Database, update: Delivery) -> bool:
    story, _, _ = _place(update.alert)
    return database.row(_WAITING, channel=update.channel, story=story) is not None


def _place(told: object) -> tuple[str, int, str]:
    """Return story, revision and the story of the stage before; what is no alert has none."""
    return (told.story, told.revision, told.follows) if isinstance(told, Alert) else ("", 0, "")


def thread(database: Database, delivery: Delivery) -> Thread:
    """Return what the channel of a delivery was told of its story."""
    story, _, follows = _place(delivery.alert)
    first, before = _first(database, story, delivery.channel), _first(database, follows, delivery.channel)
    alert = ALERT.load(first["alert"]) if first else None
    programme = database.row("SELECT programme FROM story_programmes WHERE story = :story", story=story)
    return Thread(
        first=alert if isinstance(alert, Alert) else None,
        receipt=first["receipt"] if first else "",
        before=before["receipt"] if before else "",
        programme=programme["programme"] if programme else "",
        outlets=tuple(row["source"] for row in database.rows(_OUTLETS, story=story)),
    )


def _first(database: Database, story: str, channel: str) -> Row | None:
    return database.row(FIRST, story=story, channel=channel) if story else None


def told(database: Database, channel: str, story: str, revision: int) -> Delivery | None:
    """Return the delivery that told a channel of a story; None where nothing did."""
    row = database.row(_TOLD, channel=channel, story=story, revision=revision)
    return outbox.as_delivery(row) if row else None


def sent_since(database: Database, channel: str, since: datetime) -> tuple[Alert, ...]:
    """Return the alerts that went out by a channel from `since` on, in order."""
    rows = database.rows(_SENT_SINCE, channel=channel, since=stamp(since))
    return tuple(alert for row in rows if isinstance(alert := ALERT.load(row["alert"]), Alert) and alert.reason != Reason.TEST)


def label(database: Database, delivery: Delivery, who: str, *, is_right: bool, now: datetime) -> None:
    """Keep what a person says of an alert; a second word of the same person takes the place of the first."""
    alert = delivery.alert
    if isinstance(alert, Alert):
        database.run(
            _LABEL,
            delivery=delivery.key,
            who=who,
            is_right=int(is_right),
            entry=alert.entry,
            rules=NAMES.dump(tuple(match.rule for match in alert.matches)),
            channel=delivery.channel,
            at=stamp(now),
        )


def labels(database: Database) -> tuple[Label, ...]:
    """Return all labels, the oldest first."""
    return tuple(
        Label(
            delivery=row["delivery"],
            who=row["who"],
            is_right=bool(row["is_right"]),
            entry=row["entry"],
            title=row["title"] or "",
            rules=NAMES.load(row["rules"]),
            channel=row["channel"],
            at=moment(row["at"]),
        )
        for row in database.rows(_LABELS)
    )


def moved_to(database: Database, channel: str, chat: str) -> str:
    """Return the number that a chat has now; "" where it never moved."""
    row = database.row("SELECT moved_to FROM chats_moved WHERE channel = :channel AND chat = :chat", channel=channel, chat=chat)
    return row["moved_to"] if row else ""


def moved(database: Database, channel: str, chat: str, to: str, *, now: datetime) -> bool:
    """Note the number that a chat has now; return whether that is news."""
    return bool(database.run(_MOVED, channel=channel, chat=chat, moved_to=to, now=stamp(now)))


def next_update(database: Database, bot: str) -> int:
    """Return the number of the update that a bot has not seen; 0 at first."""
    row = database.row("SELECT next_update FROM bots WHERE bot = :bot", bot=bot)
    return row["next_update"] if row else 0


def keep_next_update(database: Database, bot: str, number: int) -> None:
    """Note which update a bot has not seen."""
    database.run(_NEXT, bot=bot, number=number)


def pause(database: Database, channel: str, until: datetime | None) -> None:
    """Let a channel be quiet until a time; None: it speaks again. What is due waits."""
    database.run("INSERT INTO channels (name) VALUES (:name) ON CONFLICT (name) DO NOTHING", name=channel)
    database.run("UPDATE channels SET paused_until = :until WHERE name = :name", name=channel, until=stamp_or_none(until))


def paused_until(database: Database, channel: str) -> datetime | None:
    """Return until when a channel is quiet; None where nobody asked it to be."""
    row = database.row("SELECT paused_until FROM channels WHERE name = :name", name=channel)
    return moment_or_none(row["paused_until"]) if row else None


def propose(database: Database, proposal: Proposal) -> None:
    """Keep a rule that was proposed, and forget those that nobody agreed to for long."""
    database.run("DELETE FROM proposals WHERE at < :before", before=stamp(proposal.at - _FORGOTTEN))
    database.run(
        _PROPOSE,
        id=proposal.id,
        channel=proposal.channel,
        chat=proposal.chat,
        rule=proposal.rule,
        at=stamp(proposal.at),
    )


def proposal(database: Database, id_: str) -> Proposal | None:
    """Return a proposed rule; None where there is none, as after it was taken or dropped."""
    row = database.row("SELECT * FROM proposals WHERE id = :id", id=id_)
    if row is None:
        return None
    return Proposal(id=row["id"], channel=row["channel"], chat=row["chat"], rule=row["rule"], at=moment(row["at"]))


def drop_proposal(database: Database, id_: str) -> None:
    """Forget a proposed rule."""
    database.run("DELETE FROM proposals WHERE id = :id", id=id_)
