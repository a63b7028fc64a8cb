"""An eye on the sources, in a house with a real database: where visits go, and what is told when something is the matter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from statistics import fmean
from typing import Any

import pytest

from app import lookout
from app.cycle import Visit, collect, deliver, process
from app.narrator import Narrator
from bongsu.errors import CollectError, FetchError, ParseError
from bongsu.habits import Habit
from bongsu.model import KST, Collected, Cursor, Item, Notice, Source, Wishes
from bongsu.rhythm.days import day_of, moment
from bongsu.schedule import SPACING
from tests.app.conftest import World
from tests.fakes import Clock

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MONDAY = datetime(2026, 6, 8, tzinfo=KST)
EVERY = 30 * MINUTE
BODY = "울산시는 29일 울산 AI 사업단을 출범했다고 밝혔다. 울산테크노파크가 다섯 기관을 이끈다."


@dataclass
class Office:
    """An office that publishes at times of its own; a visit finds what is out by the clock."""

    clock: Clock
    published: Sequence[datetime]
    visits: list[datetime] = field(default_factory=list)

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        self.visits.append(self.clock())
        out = [when for when in self.published if when <= self.clock()][-20:]
        items = (Item(title=f"{when:%m월 %d일 %H시 %M분} 소식", url=_address(when), published=when.isoformat()) for when in out)
        return Collected(items=tuple(items), cursor=cursor)


def _address(when: datetime) -> str:
    return f"https://ulsan.example/{when.timestamp()}"


def working_days(start: datetime, weeks: int) -> Iterator[datetime]:
    for day in range(7 * weeks):
        if day_of(int(moment(start + day * DAY) // 24)) < 5:
            yield start + day * DAY


def office_hours(weeks: int) -> list[datetime]:
    """Publication times: two before noon and two in the afternoon of each working day."""
    chance = Random(29)  # noqa: S311 -- made-up news, the same each time
    times = [
        day + chance.uniform(first, last) * HOUR
        for day in working_days(MONDAY - 14 * DAY, weeks)
        for first, last in ((9.5, 11), (9.5, 11), (15, 17), (15, 17))
    ]
    return sorted(when.astimezone(UTC) for when in times)


def with_rules(world: World, old: str, new: str) -> None:
    world.rules.write_text(world.rules.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    world.house.rulebook.reload()
    world.store.sync_sources(world.house.edition.config.sources, now=world.clock())


@pytest.fixture
def watched(world: World) -> World:
    """A house whose operations are told to `hook`."""
    with_rules(world, "health: off\n", "health: off\nops: [hook]\n")
    return world


async def visit(world: World, source: str = "ulsan", **changes: object) -> Visit:
    watched = replace(world.house.edition.sources[source], **changes)  # type: ignore[arg-type]  # fields of one kind each
    return await collect(world.house, watched)


async def watch(world: World, until: datetime) -> list[Notice]:
    """Visit whenever a visit is due, until a time; return what was noticed."""
    noticed: list[Notice] = []
    while world.clock() < until:
        visited = await visit(world, every=EVERY, first_catch="quiet")
        noticed += visited.notices
        world.clock.now += visited.next_visit_in
    return noticed


async def told(world: World) -> list[str]:
    """Deliver what is due and return what `hook` was told of operations since the last time."""
    before = len(world.told("hook"))
    while await deliver(world.house, "hook"):
        pass
    lines = [text.splitlines()[0] for text in world.told("hook")[before:]]
    return [line for line in lines if line.startswith("[운영")]


# --- where visits go ---------------------------------------------------------------------------------------------------


async def test_visits_move_to_where_news_is_likely_and_silence_is_told_once(watched: World) -> None:
    last_week = MONDAY + 14 * DAY
    office = Office(watched.clock, office_hours(5))
    house = replace(watched.house, collectors={"feed": office})
    world = replace(watched, house=house)
    world.clock.now = MONDAY.astimezone(UTC)

    assert await watch(world, last_week + 7 * DAY) == [], "no alarm while it keeps its rhythm"
    visits = [when for when in office.visits if when >= last_week]
    assert len(visits) == pytest.approx(7 * DAY / EVERY, rel=0.1), "as many visits as at a fixed interval"
    busy = [when for when in visits if day_of(int(moment(when) // 24)) < 5 and 9 <= when.astimezone(KST).hour < 18]
    assert len(busy) / len(visits) > 0.5, "of 27 % of the hours"
    news = [when for when in office.published if last_week <= when < last_week + 7 * DAY]
    delays = [min(seen for seen in office.visits if seen >= when) - when for when in news]
    assert fmean(delay / MINUTE for delay in delays) < EVERY / MINUTE / 2 / 2, "half of what a fixed interval waits"

    office.published = [when for when in office.published if when < last_week + 7 * DAY]
    noticed = await watch(world, last_week + 14 * DAY)
    [alarm] = noticed
    assert (alarm.code, alarm.state) == ("ops.silent", "raised")
    assert alarm.at - (last_week + 7 * DAY) < 4 * DAY
    [line] = await told(world)
    assert line.startswith("[운영 알림] 울산매일: 2026-06-26")
    assert world.told("phone") == []

    office.published = [*office.published, world.clock() - MINUTE]
    [over] = await watch(world, world.clock() + MINUTE)
    assert (over.code, over.state) == ("ops.silent", "cleared")
    assert await told(world) == ["[운영 복구] 울산매일: 새 글이 다시 올라옵니다."]


@dataclass
class Asking:
    """A source that has wishes."""

    wishes: Wishes = field(default_factory=Wishes)
    fresh: timedelta = timedelta()

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        return Collected(items=(), cursor=replace(cursor, wishes=self.wishes), fresh=self.fresh)


@pytest.mark.parametrize(
    ("asking", "wait"),
    [
        pytest.param(Asking(), 10 * MINUTE, id="nothing"),
        pytest.param(Asking(wishes=Wishes(rest=3 * HOUR)), 3 * HOUR, id="ttl, also beyond the longest wait"),
        pytest.param(Asking(wishes=Wishes(rest=30 * DAY)), DAY, id="ttl for ever is a day"),
        pytest.param(Asking(fresh=25 * MINUTE), 25 * MINUTE, id="Cache-Control"),
        pytest.param(Asking(fresh=365 * DAY), HOUR, id="Cache-Control up to the longest wait"),
        pytest.param(Asking(wishes=Wishes(skip_hours=frozenset({6, 7}))), 2 * HOUR, id="skipHours"),
    ],
)
async def test_what_a_source_asks_is_kept(world: World, asking: Asking, wait: timedelta) -> None:
    house = replace(world.house, collectors={"feed": asking})
    visited = await visit(replace(world, house=house))
    assert wait <= visited.next_visit_in <= wait + 10 * MINUTE
    assert world.store.due_sources(now=world.clock() + visited.next_visit_in, limit=5)[-1] == "ulsan"


async def test_what_a_push_brings_teaches_and_plans_nothing(world: World) -> None:
    assert lookout.plan(world.house, replace(SOURCE, kind="push"), HABIT, CAUGHT, now=world.clock()) is None
    assert lookout.learn(world.house, replace(SOURCE, kind="push"), HABIT, (), (), now=world.clock())[1] == ()


SOURCE = Source(id="ulsan", name="울산매일", url="https://ulsan.example/rss")
HABIT = Habit()
CAUGHT = Collected(items=(), cursor=Cursor())


async def test_sources_that_are_due_together_are_visited_one_behind_the_other(world: World) -> None:
    many = [replace(SOURCE, id=f"paper-{number:03}") for number in range(526)]
    world.store.sync_sources(many, now=world.clock())
    world.clock.wind(hours=7)
    lookout.spread(world.house)
    at_once = world.store.due_sources(now=world.clock(), limit=1000)
    assert len(at_once) <= 6, "not all in one second"
    assert at_once[0] == "paper-000", "the most overdue first"
    in_ten_seconds = world.store.due_sources(now=world.clock() + timedelta(seconds=10), limit=1000)
    assert len(in_ten_seconds) == pytest.approx(timedelta(seconds=10) / SPACING, abs=7)
    assert len(world.store.due_sources(now=world.clock() + 2 * MINUTE, limit=1000)) == 526, "and none is forgotten"


async def test_a_few_sources_are_visited_at_once(world: World) -> None:
    lookout.spread(world.house)
    assert len(world.store.due_sources(now=world.clock(), limit=10)) == 2


# --- what is the matter ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "times", "every"),
    [
        pytest.param(ParseError("shell.stopping"), 5, 10 * MINUTE, id="a list page without its list, half an hour long"),
        pytest.param(FetchError("shell.stopping"), 10, 10 * MINUTE, id="no answer for some hours"),
        pytest.param(FetchError("shell.stopping"), 2, 30 * HOUR, id="no answer for a day"),
    ],
)
async def test_a_source_that_fails_is_told_once_and_once_when_it_is_read_again(
    watched: World, error: CollectError, times: int, every: timedelta
) -> None:
    watched.newsroom.fails["ulsan"] = error
    for number in range(times + 3):
        visited = await visit(watched, every=every)
        assert bool(visited.notices) == (number + 1 == times), number
        watched.clock.now += every if every > DAY else visited.next_visit_in
    [line] = await told(watched)
    assert line.startswith(f"[운영 알림] 울산매일: {times}번 잇달아 읽지 못했습니다. 끝내는 중입니다.")
    del watched.newsroom.fails["ulsan"]
    await visit(watched)
    await visit(watched)
    assert await told(watched) == ["[운영 복구] 울산매일: 다시 읽을 수 있습니다."]


async def test_trouble_that_comes_again_is_told_again(watched: World) -> None:
    for _ in range(2):
        watched.newsroom.fails["ulsan"] = ParseError("shell.stopping")
        for _ in range(6):
            await visit(watched)
        del watched.newsroom.fails["ulsan"]
        await visit(watched)
    assert len(await told(watched)) == 4
    assert len({row.key for row in watched.store.outbox(channel="hook")}) == 4


async def offer(
    world: World, count: int, *, dated: bool = True, linked: bool = True, body: str = BODY, listed: int = 20
) -> Visit:
    """Publish items one visit each, on a list of so many, and return the last visit."""
    items = world.newsroom.items.setdefault("ulsan", [])
    for _ in range(count):
        world.clock.wind(minutes=10)
        number = int(world.clock().timestamp())
        text, url = f"{body} {number}" if body else "", f"https://ulsan.example/articleView.html?idxno={number}"
        world.newsroom.offer(
            "ulsan", f"소식 {number}", url=url, published=world.clock().isoformat() if dated else "", body=text
        )
        if not linked:
            items[0] = replace(items[0], url="", guid=str(number))
        del items[listed:]
        visited = await visit(world)
    return visited


@pytest.mark.parametrize(
    ("lost", "code", "korean"),
    [
        pytest.param({"dated": False}, "ops.undated", "날짜가", id="dates"),
        pytest.param({"linked": False}, "ops.unlinked", "링크가", id="links"),
    ],
)
async def test_what_vanishes_from_a_list_is_told_and_so_is_its_return(
    watched: World, lost: dict[str, Any], code: str, korean: str
) -> None:
    await offer(watched, 25)
    for number in range(1, 8):
        visited = await offer(watched, 1, listed=1, **lost)
        assert [notice.code for notice in visited.notices] == ([code] if number == 5 else []), number
    await offer(watched, 3)
    began, over = await told(watched)
    assert began.startswith("[운영 알림] 울산매일: 늘 있던")
    assert over.startswith(f"[운영 복구] 울산매일: {korean} 다시")


async def judge_all(world: World) -> list[Notice]:
    return [notice for one in await process(world.house) for notice in one.notices]


async def test_bodies_that_shrink_to_menus_are_told_and_so_is_their_return(watched: World) -> None:
    for _ in range(12):
        await offer(watched, 1, body=BODY * 5)
        assert await judge_all(watched) == []
    told_at = []
    for number in range(1, 12):
        await offer(watched, 1, body="홈 소개 민원")
        told_at += [(number, notice.code) for notice in await judge_all(watched)]
    assert told_at == [(8, "ops.thin")]
    await offer(watched, 1, body=BODY * 5)
    assert [notice.state for notice in await judge_all(watched)] == ["cleared"]
    began, over = await told(watched)
    assert "8건째" in began
    assert over == "[운영 복구] 울산매일: 본문이 다시 읽힙니다."


async def test_pages_that_nobody_reads_are_missed_by_nobody(watched: World) -> None:
    with_rules(watched, "defaults: {first_catch: alert}", "defaults: {first_catch: alert, page: never}")
    await offer(watched, 3)
    await judge_all(watched)
    assert watched.store.habit("ulsan").usual.bodies == 0


async def test_where_nobody_is_to_hear_of_operations_the_log_says_it(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bongsu")
    narrator = Narrator("en")
    await offer(world, 25)
    for _ in range(6):
        narrator.visited(await offer(world, 1, dated=False, listed=1))
    assert [record.getMessage() for record in caplog.records if record.levelname == "WARNING"] == [
        "울산매일: its items have lost their dates. The site seems to have changed: look with ‘bongsu sources probe ADDRESS’."
    ]
    assert world.store.outbox() == ()
    assert [known.matter.code for known in world.store.matters()] == ["ops.undated"]
