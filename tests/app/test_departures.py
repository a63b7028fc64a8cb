"""Living with it, from the announcement to the message: the clock is wound, nothing is lost.

It begins on Thursday, 2026-01-29, at 15:00 in Korea.
"""

from datetime import UTC, datetime, timedelta

import pytest

from app.catchup import catch_up
from app.cycle import deliver
from bongsu.errors import TryLater
from bongsu.model import KST
from bongsu.programmes.corrections import Merge, Split
from bongsu.silences import Scope
from storage import Store
from tests.app.conftest import RULES, World
from tests.app.test_cycle import BODY, whole_cycle
from tests.fakes import LAUNCH

DAY = timedelta(days=1)
OPENING, CENTRE = "울산 AI 사업단 출범", "울산시, 인공지능 실증센터 착공"
CALL = "울산시, AI 기업 지원 공모"
CALL_BODY = "울산시는 지역 기업의 인공지능 도입을 돕는 사업을 공모한다고 29일 밝혔다.\n신청 기간은 2월 2일부터 2월 13일까지다."


def write(world: World, *changes: tuple[str, str], top: str = "") -> None:
    """Put rules in force in which parts of the usual ones are replaced."""
    text = f"{RULES}\n{top}"
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    world.rules.write_text(text, encoding="utf-8")
    world.house.rulebook.reload()


def phone(world: World, keys: str) -> None:
    write(world, ("phone: {kind: console}", f"phone: {{kind: console, {keys}}}"))


async def send(world: World, channel: str = "phone") -> list[str]:
    """Deliver all that is due now; return what the channel has been told so far."""
    while await deliver(world.house, channel):
        pass
    return world.told(channel)


def at(world: World, korean: str) -> None:
    world.clock.now = datetime.fromisoformat(f"2026-{korean}").replace(tzinfo=KST).astimezone(UTC)


def states(store: Store, channel: str = "phone") -> dict[str, int]:
    found: dict[str, int] = {}
    for row in store.outbox(channel=channel, limit=500):
        found[row.state] = found.get(row.state, 0) + 1
    return found


async def test_quiet_hours_hold_and_then_deliver(world: World) -> None:
    phone(world, "hours: 08:00-21:00")
    at(world, "01-29 23:00")
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    await whole_cycle(world)
    assert world.told("phone") == []
    assert len(world.told("hook")) == 1, "the other channel keeps no hours"
    [row] = world.store.outbox(states=("held",))
    assert (row.until, bool(row.why)) == (datetime(2026, 1, 29, 23, 0, tzinfo=UTC), True)
    at(world, "01-30 07:59")
    assert await send(world) == []
    at(world, "01-30 08:00")
    assert len(await send(world)) == 1


async def test_what_is_urgent_breaks_through(world: World) -> None:
    write(
        world,
        ("phone: {kind: console}", "phone: {kind: console, hours: 08:00-21:00, digest: 13:30}"),
        ("name: 울산 AI,", "name: 울산 AI, severity: urgent,"),
    )
    at(world, "01-29 23:00")
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    await whole_cycle(world)
    assert len(world.told("phone")) == 1


async def test_a_digest_tells_all_at_its_time_once(world: World) -> None:
    phone(world, "digest: [08:30, 13:30, 17:30]")
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    world.newsroom.offer("daegu", "대구시, AI 인재 양성 과정 개설", body="대구시는 AI 인재 양성 과정을 연다고 29일 밝혔다.")
    await whole_cycle(world)
    assert world.told("phone") == []
    assert states(world.store) == {"folded": 2, "held": 1}
    at(world, "01-29 17:30")
    [digest] = await send(world)
    assert "2건" in digest
    assert digest.index("대구광역시") < digest.index("울산광역시"), "by 시도"
    at(world, "02-05 09:00")
    assert len(await send(world)) == 1, "an empty one is not sent"
    assert states(world.store) == {"folded": 2, "sent": 1}


async def test_a_digest_whose_time_passed_while_nobody_was_there_goes_out_when_somebody_is(world: World) -> None:
    phone(world, "digest: [17:30]")
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    await whole_cycle(world)
    world.clock.wind(days=3)
    world.store.expire_leases(now=world.clock())
    assert len(await send(world)) == 1


async def test_a_digest_that_fails_keeps_its_text_and_its_key(world: World) -> None:
    phone(world, "digest: [17:30]")
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    await whole_cycle(world)
    at(world, "01-29 17:30")
    seen: list[tuple[str, str]] = []
    world.receivers["phone"].before = lambda message: seen.append((message.key, message.body))
    world.receivers["phone"].answers = [TryLater("notify.timeout", channel="phone", seconds=10)]
    await send(world)
    world.newsroom.offer("ulsan", CENTRE, body="울산시는 인공지능 실증센터를 착공했다.")
    await whole_cycle(world)
    world.clock.wind(hours=1)
    await send(world)
    assert len(seen) == 2
    assert seen[0] == seen[1]
    assert states(world.store) == {"sent": 1, "folded": 2, "held": 1}, "the next alert waits for the next digest"


async def test_a_clock_set_back_behind_a_digest_loses_nothing(world: World) -> None:
    phone(world, "digest: [17:30]")
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    await whole_cycle(world)
    at(world, "01-29 17:30")
    await send(world)
    world.clock.wind(hours=-2)
    world.newsroom.offer("ulsan", CENTRE, body="울산시는 인공지능 실증센터를 착공했다.")
    await whole_cycle(world)
    assert len(world.told("phone")) == 1
    at(world, "01-29 17:30")
    assert [("사업단" in text, "실증센터" in text) for text in await send(world)] == [(True, False), (False, True)]


async def test_a_long_digest_goes_out_in_parts(world: World) -> None:
    phone(world, "digest: [17:30]")
    names = ["조선", "자동차", "화학", "물류", "의료", "교육", "농업", "수소", "관광", "안전"]
    for number in range(105):
        title = f"울산 {names[number % 10]} {number}차 인공지능 사업 {number * 7}억 투입"
        world.newsroom.offer("ulsan", title, body=f"울산시는 {title}에 {number * 7}억 원을 들인다.")
    await whole_cycle(world)
    assert states(world.store)["folded"] == 105
    at(world, "01-29 17:30")
    parts = await send(world)
    counts = [text.count("\n- ") for text in parts]
    assert (len(counts), sum(counts)) == (2, 105)
    assert "(2/2)" in parts[1]


async def test_what_is_over_the_cap_goes_into_the_next_digest(world: World) -> None:
    write(world, ("phone: {kind: console}", "phone: {kind: console, max_per_hour: 1}"), top="ops: [hook]")
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    world.newsroom.offer("daegu", "대구시, AI 인재 양성 과정 개설", body="대구시는 AI 인재 양성 과정을 연다고 29일 밝혔다.")
    await whole_cycle(world)
    assert len(world.told("phone")) == 1
    at(world, "01-29 16:00")
    assert "[모음]" in (await send(world))[-1]
    assert any("phone" in text and "max_per_hour" in text for text in await send(world, "hook"))


async def test_the_wait_for_outlets(world: World) -> None:
    phone(world, "group: 10m")
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    await whole_cycle(world)
    assert world.told("phone") == []
    world.clock.wind(minutes=5)
    world.newsroom.offer("daegu", OPENING, body=BODY)
    await whole_cycle(world)
    assert world.told("phone") == []
    world.clock.wind(minutes=5)
    [told] = await send(world)
    assert "울산매일 외 1곳" in told


# --- silences ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "scope",
    [
        pytest.param(Scope(region="울산"), id="a region"),
        pytest.param(Scope(source="ulsan", channel="phone"), id="a source on a channel"),
        pytest.param(Scope(rule="ulsan-ai"), id="a rule"),
    ],
)
async def test_a_silence_keeps_back_what_it_is_about_and_the_ledger_says_why(world: World, scope: Scope) -> None:
    world.store.silence(scope, until=LAUNCH + DAY, why="축제철", now=LAUNCH)
    world.newsroom.offer("ulsan", OPENING, body=BODY)
    await whole_cycle(world)
    assert world.told("phone") == []
    [row] = world.store.outbox(states=("suppressed",), channel="phone")
    assert "축제철" in row.why
    world.clock.wind(days=2)
    assert await send(world) == [], "what was suppressed stays so"
    world.newsroom.offer("ulsan", CENTRE, body="울산시는 인공지능 실증센터를 착공했다.")
    await whole_cycle(world)
    assert len(world.told("phone")) == 1, "it ends by itself"
    world.store.retry([row.key], now=world.clock())
    assert len(await send(world)) == 2, "and can be sent by hand"


async def test_a_programme_is_silent_under_the_id_that_the_user_gave_it(world: World) -> None:
    world.newsroom.offer(
        "ulsan", "‘AI-on 울산’ 사업 참여기업 모집", body="울산시는 ‘AI-on 울산’ 사업에 참여할 기업을 모집한다고 밝혔다."
    )
    phone(world, "digest: [17:30]")
    await whole_cycle(world)
    [row] = world.store.outbox(states=("folded",), channel="phone")
    programme = world.store.programme_of(row.story)
    assert programme
    object.__setattr__(world.house, "corrections", lambda: (Split(story="other"), Merge(into="p-new", gone=programme)))
    world.store.silence(Scope(programme="p-new"), until=LAUNCH + DAY, why="그만", now=LAUNCH)
    at(world, "01-29 17:30")
    assert await send(world) == []
    assert states(world.store) == {"suppressed": 2}, "the alert, and the digest that is empty without it"
    object.__setattr__(world.house, "corrections", lambda: (Split(story=row.story),))
    world.store.retry([row.key], now=world.clock())
    assert len(await send(world)) == 1


# --- reminders ---------------------------------------------------------------------------------------------------------


async def test_deadlines_are_reminded_of_on_working_days(world: World) -> None:
    write(world, top="reminders: [D-7, D-3, D-1]")
    world.newsroom.offer("ulsan", CALL, body=CALL_BODY)
    await whole_cycle(world)
    assert len(world.told("phone")) == 1
    assert states(world.store) == {"sent": 1, "held": 3}
    for day, count in (("02-06 07:59", 1), ("02-06 08:00", 2), ("02-10 08:00", 3), ("02-12 08:00", 4), ("03-01 08:00", 4)):
        at(world, day)
        assert len(await send(world)) == count, day
    assert "D-7" in world.told("phone")[1]
    assert "[다시 알림]" in world.told("phone")[1]


async def test_of_reminders_that_nobody_could_send_the_nearest_goes_with_the_days_that_are_left(world: World) -> None:
    write(world, top="reminders: [D-7, D-3]")
    world.newsroom.offer("ulsan", CALL, body=CALL_BODY)
    await whole_cycle(world)
    at(world, "02-11 09:00")
    assert "D-2" in (await send(world))[-1]
    assert states(world.store) == {"sent": 2, "suppressed": 1}


async def test_what_was_held_for_days_counts_the_days_that_are_left_when_it_goes(world: World) -> None:
    phone(world, "hours: {weekdays: 09:00-18:00, weekends: off}")
    at(world, "01-30 23:00")
    world.newsroom.offer("ulsan", CALL, body=CALL_BODY)
    await whole_cycle(world)
    assert "D-14" in world.told("hook")[0]
    at(world, "02-02 09:00")
    assert "D-11" in (await send(world))[0]


async def test_what_nobody_could_send_for_days_counts_the_days_that_are_left_too(world: World) -> None:
    world.receivers["phone"].answers.append(TryLater("notify.later", channel="phone", status=503))
    world.newsroom.offer("ulsan", CALL, body=CALL_BODY)
    await whole_cycle(world)
    at(world, "02-03 09:00")
    assert "D-10" in (await send(world))[0]


async def test_a_digest_that_tells_the_news_has_no_reminder_of_it_beside(world: World) -> None:
    write(
        world, ("phone: {kind: console}", "phone: {kind: console, digest: {at: 08:30, days: 월}}"), top="reminders: [D-7, D-3]"
    )
    at(world, "02-05 15:00")
    world.newsroom.offer("ulsan", CALL, body=CALL_BODY)
    await whole_cycle(world)
    for day, kept in (
        ("02-06 08:00", {"folded": 2, "held": 2}),
        ("02-09 08:30", {"folded": 1, "sent": 1, "suppressed": 1, "held": 1}),
    ):
        at(world, day)
        await send(world)
        assert states(world.store) == kept, day
    [digest] = world.told("phone")
    assert digest.count(CALL) == 1
    assert "[다시 알림]" not in digest


async def test_an_extension_ends_the_reminders_before_it_and_brings_its_own(world: World) -> None:
    write(world, top="reminders: [D-1]")
    url = world.newsroom.offer("ulsan", CALL, body=CALL_BODY)
    await whole_cycle(world)
    world.newsroom.items["ulsan"].clear()
    world.newsroom.offer(
        "ulsan", f"{CALL} 기간 연장", url=url, body=CALL_BODY.replace("2월 13일까지다", "2월 27일까지로 연장한다")
    )
    world.clock.wind(hours=1)
    await whole_cycle(world)
    held = world.store.outbox(states=("held",), channel="phone")
    assert [row.until for row in held] == [datetime(2026, 2, 25, 23, 0, tzinfo=UTC)]
    [over] = world.store.outbox(states=("suppressed",), channel="phone")
    assert "새 소식" in over.why


async def test_alerts_of_new_rules_bring_their_reminders(world: World) -> None:
    write(world, ("any: [AI, 인공지능], regions: [울산]", "any: [수소], regions: [울산]"))
    before = world.house.edition.rule_set
    world.newsroom.offer("ulsan", CALL, body=CALL_BODY)
    await whole_cycle(world)
    write(world, top="reminders: [D-1]")
    assert catch_up(world.house, before).told == 4, "an alert and a reminder on each of two channels"
