"""A batch on its way: how fast, how many at once, and what becomes of it when something goes wrong."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain

import pytest

from app.cycle import deliver, pause
from app.housekeeping import tidy
from app.pacing import Paces
from app.sending import GROUP, UNSETTLED
from bongsu.errors import ChannelBroken, StorageError, TryLater
from bongsu.model import Alert, Channel, Delivery, Folded, Message, Notice, SecretRef, Sent, Settlement
from bongsu.pace import SECOND, Limit
from bongsu.rule import Severity
from tests.app.conftest import World
from tests.fakes import LAUNCH
from tests.sample_alerts import ALERT

SLOW = (Limit(count=1, per=SECOND),)


def news(world: World, *stories: str, channel: str = "hook", revision: int = 1, severity: Severity = "normal") -> None:
    """Put one alert of each story into the outbox."""
    now = world.clock()
    for story in stories:
        matches = tuple(replace(match, severity=severity) for match in ALERT.matches)
        alert: Alert = replace(ALERT, story=story, revision=revision, title=f"{story} {revision}", matches=matches)
        key = f"{story}-{revision}-first-{channel}"
        world.store.tell([Delivery(key=key, channel=channel, alert=alert, due=now, created=now)])


def channel(world: World, name: str = "hook", **changes: object) -> None:
    """Change a channel of the rules in force."""
    edition = world.house.edition
    changed = {**edition.channels, name: replace(edition.channels[name], **changes)}  # type: ignore[arg-type]  # its fields
    world.house.rulebook._edition = replace(edition, channels=changed)


def states(world: World, name: str = "hook") -> dict[str, str]:
    return {row.key: row.state for row in world.store.outbox(channel=name)}


class Gate:
    """A far end that keeps messages waiting until it is opened."""

    def __init__(self) -> None:
        self.arrived: list[str] = []
        self.waiting = asyncio.Event()
        self.open = asyncio.Event()
        self.hanging = ""  # what the keys begin with of those that wait

    async def send(self, message: Message) -> str:
        self.arrived.append(message.key)
        self.waiting.set()
        if message.key.startswith(self.hanging):
            await self.open.wait()
        return "taken"

    async def aclose(self) -> None:
        """Nothing is open."""


def gate(world: World, name: str = "hook") -> Gate:
    edition, gate = world.house.edition, Gate()
    world.house.rulebook._edition = replace(edition, notifiers={**edition.notifiers, name: gate})
    return gate


async def test_several_are_on_their_way_at_once_but_never_two_of_one_story(world: World) -> None:
    news(world, "a", "b", "c")
    news(world, "a", revision=2)
    channel(world, at_once=2)
    far_end = gate(world)
    delivering = asyncio.create_task(deliver(world.house, "hook"))
    await far_end.waiting.wait()
    await asyncio.sleep(0)
    assert far_end.arrived == ["a-1-first-hook", "b-1-first-hook"]
    far_end.open.set()
    assert [attempt.delivery.key for attempt in await delivering][2:] == ["c-1-first-hook"]
    (last,) = await deliver(world.house, "hook")
    assert last.delivery.key == "a-2-first-hook"


async def test_a_stop_in_the_middle_gives_back_what_was_not_sent_and_marks_what_may_have_been(world: World) -> None:
    news(world, "a", "b")
    far_end = gate(world)
    delivering = asyncio.create_task(deliver(world.house, "hook"))
    await far_end.waiting.wait()
    delivering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await delivering
    assert states(world) == {"a-1-first-hook": "leased", "b-1-first-hook": "due"}
    world.store.expire_leases(now=world.clock())
    assert [event.event for event in world.store.life("a-1-first-hook")][-1] == "lapsed"


async def test_an_alert_on_which_the_notifier_crashes_holds_up_no_other(world: World) -> None:
    news(world, "a", "b")

    def crash(message: Message) -> None:
        if message.key.startswith("a-"):
            raise ZeroDivisionError

    world.receivers["hook"].before = crash
    with pytest.raises(ZeroDivisionError):
        await deliver(world.house, "hook")
    (attempt,) = await deliver(world.house, "hook")
    assert (attempt.delivery.key, attempt.settlement) == ("b-1-first-hook", Sent(receipt="taken 1"))


class Disk:
    """Settles when it is `free`, fails as often as it has `failures`, and keeps the groups that it took."""

    def __init__(self, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
        self.groups: list[list[str]] = []
        self.failures: list[StorageError] = []
        self.free = threading.Event()
        self.free.set()
        self._settle = world.store.settle
        monkeypatch.setattr(world.store, "settle", self.settle)

    def settle(
        self, settled: Sequence[tuple[Delivery, Settlement]], *, now: datetime, ops: Sequence[str] = ()
    ) -> tuple[Notice, ...]:
        assert self.free.wait(20)
        if self.failures:
            raise self.failures.pop()
        notices = self._settle(settled, now=now, ops=ops)
        self.groups.append([delivery.key for delivery, _ in settled])
        return notices


FULL = StorageError("storage.full", path="db", detail="full")


async def until(condition: Callable[[], bool]) -> None:
    """Let everybody go on until it is so."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 -- what is waited for happens in another thread
            await asyncio.sleep(0)


async def test_a_group_that_the_disk_did_not_take_is_settled_when_it_does(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    news(world, "a", "b")
    Disk(world, monkeypatch).failures = [FULL]
    with pytest.raises(StorageError):
        await deliver(world.house, "hook")
    assert states(world) == {"a-1-first-hook": "sent", "b-1-first-hook": "due"}


async def test_of_several_at_once_too_what_the_disk_did_not_take_is_settled_when_it_does(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    news(world, *(f"s{number:02}" for number in range(60)))
    channel(world, at_once=4)
    Disk(world, monkeypatch).failures = [FULL]
    attempts = await deliver(world.house, "hook")
    taken = world.receivers["hook"].taken
    assert [attempt.delivery.key for attempt in attempts] == [message.key for message in taken]
    assert len(taken) < 60, "the first failure stops the batch"
    assert Counter(states(world).values()) == {"sent": len(taken), "due": 60 - len(taken)}


async def test_what_was_sent_is_settled_in_a_moment_although_another_message_hangs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    news(world, "a", "b", "c")
    channel(world, at_once=2)
    disk, far_end = Disk(world, monkeypatch), gate(world)
    far_end.hanging = "a-"
    delivering = asyncio.create_task(deliver(world.house, "hook"))
    await until(lambda: [*chain(*disk.groups)] == ["b-1-first-hook", "c-1-first-hook"])
    far_end.open.set()
    assert len(await delivering) == 3


async def test_a_slow_disk_holds_up_sending_only_when_too_much_waits_for_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    news(world, *(f"s{number:03}" for number in range(100)))
    channel(world, at_once=8)
    disk, taken = Disk(world, monkeypatch), world.receivers["hook"].taken
    disk.free.clear()
    delivering = asyncio.create_task(deliver(world.house, "hook"))
    await until(lambda: len(taken) == UNSETTLED + 7)
    await asyncio.sleep(0)
    assert len(taken) == UNSETTLED + 7, "each of the eight lines waits once there is too much"
    disk.free.set()
    assert len(await delivering) == 100
    assert sum(map(len, disk.groups)) == 100
    assert len(disk.groups) < 100 / GROUP * 2, "a few transactions"


# --- pace --------------------------------------------------------------------------------------------------------------


async def test_a_slow_channel_gets_one_message_a_second(world: World) -> None:
    news(world, "a", "b")
    channel(world, limits=SLOW)
    assert len(await deliver(world.house, "hook")) == 1
    assert await deliver(world.house, "hook") == ()
    assert pause(world.house, "hook") == SECOND
    world.clock.wind(seconds=1)
    assert len(await deliver(world.house, "hook")) == 1
    assert pause(world.house, "nobody") == timedelta()


def bots() -> Iterator[Channel]:
    token = {"token": SecretRef(via="env", name="TOKEN")}
    shared = (Limit(count=2, per=SECOND),)
    for name, secrets in (("one", token), ("two", token), ("three", {})):
        yield Channel(name=name, kind="telegram", shared_limits=shared, secrets=secrets)


def test_channels_of_one_bot_share_what_telegram_takes_from_it() -> None:
    one, two, three = bots()
    paces = Paces()
    paces.take(one)
    paces.answered(one, LAUNCH)
    paces.take(two)
    assert paces.room(one, LAUNCH, 20) == 0
    assert paces.wait(two, LAUNCH) == SECOND
    assert paces.room(three, LAUNCH, 20) == 2


async def test_a_channel_that_asks_for_rest_gets_it_for_all_its_messages(world: World) -> None:
    news(world, "a", "b", "c")
    world.receivers["hook"].answers = [TryLater("shell.stopping", retry_after=30)]
    assert len(await deliver(world.house, "hook")) == 1, "the first refusal stops the batch"
    world.clock.wind(seconds=29)
    assert await deliver(world.house, "hook") == ()
    world.clock.wind(seconds=1)
    assert len(await deliver(world.house, "hook")) == 3


# --- what readers take -------------------------------------------------------------------------------------------------


async def test_what_is_more_than_readers_want_in_an_hour_is_folded_and_told_to_operations(world: World) -> None:
    channel(world, max_per_hour=2)
    ops(world, "hook", "phone")
    news(world, "a", "b", "c", "d")
    attempts = [*await deliver(world.house, "hook"), *await deliver(world.house, "hook")]
    assert [type(attempt.settlement) for attempt in attempts] == [Sent, Sent, Folded, Folded]
    assert [notice.code for attempt in attempts for notice in attempt.notices] == ["ops.capped"]
    assert [row.reason for row in world.store.outbox(channel="phone")] == ["raised"]
    folded = attempts[-1].settlement
    assert isinstance(folded, Folded)
    assert {delivery.key for delivery in world.store.folded(folded.digest)} == {"c-1-first-hook", "d-1-first-hook"}


async def test_what_is_urgent_goes_out_all_the_same(world: World) -> None:
    channel(world, max_per_hour=1)
    news(world, "a")
    await deliver(world.house, "hook")
    news(world, "b", severity="urgent")
    (attempt,) = await deliver(world.house, "hook")
    assert isinstance(attempt.settlement, Sent)


async def test_a_calm_hour_ends_the_matter(world: World) -> None:
    channel(world, max_per_hour=1)
    ops(world, "phone")
    news(world, "a", "b")
    await deliver(world.house, "hook")
    await deliver(world.house, "hook")
    assert [known.matter.code for known in world.store.matters()] == ["ops.capped"]
    for row in world.store.outbox(states=("due",), channel="hook"):
        world.store.bury(row.key, "not what is looked at here", now=world.clock())
    world.clock.wind(hours=1, seconds=1)
    await deliver(world.house, "hook")
    assert world.store.matters() == ()


# --- channels that take nothing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("names", [("hook", "phone"), ("phone",)], ids=["one of several", "another"])
async def test_a_paused_channel_is_told_of_through_another_and_its_repair_too(world: World, names: tuple[str, ...]) -> None:
    ops(world, *names)
    news(world, "a")
    world.receivers["hook"].always = ChannelBroken("shell.stopping")
    (attempt,) = await deliver(world.house, "hook")
    assert [notice.code for notice in attempt.notices] == ["ops.paused"]
    world.receivers["hook"].always = None
    world.store.retry(channel="hook", now=world.clock())
    await deliver(world.house, "hook")
    assert sorted(row.reason for row in world.store.outbox(channel="phone")) == ["cleared", "raised"]
    assert states(world) == {"a-1-first-hook": "sent"}


def ops(world: World, *names: str) -> None:
    edition = world.house.edition
    world.house.rulebook._edition = replace(edition, config=replace(edition.config, ops=names))


# --- housekeeping ------------------------------------------------------------------------------------------------------


async def test_the_ledger_forgets_after_its_days_and_not_before(world: World) -> None:
    news(world, *(f"s{number}" for number in range(250)))
    while await deliver(world.house, "hook"):
        pass
    world.clock.wind(days=90)
    assert await tidy(world.house) == 0
    world.clock.wind(seconds=1)
    assert await tidy(world.house) == 250
    assert world.store.outbox() == ()
