"""The three steps: what they leave in the database, and what they send."""

from datetime import timedelta

import pytest

from app.cycle import collect, deliver, process
from app.departures import LEASE
from bongsu.errors import ChannelBroken, FetchError, ParseError, Refused, TryLater
from bongsu.model import Dead, Item, Retry, Sent
from tests.app.conftest import World
from tests.fakes import LAUNCH

BODY = "울산시는 29일 울산 AI 사업단을 출범했다고 밝혔다.\n울산테크노파크가 다섯 기관을 이끈다."


async def visit_all(world: World) -> None:
    for source in world.house.edition.sources.values():
        await collect(world.house, source)


async def whole_cycle(world: World) -> None:
    await visit_all(world)
    while await process(world.house):
        pass
    for channel in world.house.edition.notifiers:
        while await deliver(world.house, channel):
            pass


async def test_an_announcement_reaches_every_channel_that_its_rule_names(world: World) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    assert len(world.told("phone")) == len(world.told("hook")) == 1
    assert "울산 AI 사업단 출범" in world.told("phone")[0]


async def test_the_next_cycle_tells_nothing_again(world: World) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    await whole_cycle(world)
    assert len(world.told("phone")) == 1
    assert len(world.newsroom.page_visits) == 1


async def test_the_body_decides_where_the_title_is_silent(world: World) -> None:
    world.newsroom.offer("ulsan", "240억 사업 닻 올렸다", body=BODY)
    await whole_cycle(world)
    assert len(world.told("phone")) == 1


async def test_an_article_of_another_region_tells_nobody(world: World) -> None:
    world.newsroom.offer("ulsan", "부산시, AI 행정 서비스 시작", body="부산시는 AI 행정 서비스를 시작했다.")
    await whole_cycle(world)
    assert world.told("phone") == []
    assert world.store.counts().articles == 1


# --- collect -----------------------------------------------------------------------------------------------------------


async def test_a_new_source_starts_quietly(world: World) -> None:
    source = world.house.edition.sources["ulsan"]
    quiet = type(source)(id=source.id, name=source.name, url=source.url, region=source.region)
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    first = await collect(world.house, quiet)
    assert first.quiet
    assert len(first.new) == 1
    assert await process(world.house) == ()
    world.newsroom.offer("ulsan", "울산 AI 2차년도 공모", body=BODY)
    second = await collect(world.house, quiet)
    assert not second.quiet
    assert [one.entry.title for one in await process(world.house)] == ["울산 AI 2차년도 공모"]


async def test_an_item_older_than_a_week_is_kept_and_not_told(world: World) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY, published="2026-01-02 09:00:00")
    await whole_cycle(world)
    assert world.told("phone") == []
    assert world.store.counts().entries == 1


async def test_a_failed_visit_says_why_and_comes_back_soon(world: World) -> None:
    source = world.house.edition.sources["ulsan"]
    world.newsroom.fails["ulsan"] = FetchError("shell.stopping")
    visit = await collect(world.house, source)
    assert visit.error is world.newsroom.fails["ulsan"]
    assert visit.failures == 1
    assert visit.next_visit_in == timedelta(minutes=1)
    again = await collect(world.house, source)
    assert again.failures == 2
    assert again.next_visit_in == timedelta(minutes=2)


async def test_a_failed_visit_leaves_the_cursor_alone(world: World) -> None:
    source = world.house.edition.sources["ulsan"]
    await collect(world.house, source)
    kept = world.store.cursor("ulsan")
    world.newsroom.fails["ulsan"] = ParseError("shell.stopping")
    await collect(world.house, source)
    assert world.store.cursor("ulsan") == kept


async def test_retry_after_of_a_source_is_obeyed(world: World) -> None:
    world.newsroom.fails["ulsan"] = FetchError("shell.stopping", retry_after=7200)
    visit = await collect(world.house, world.house.edition.sources["ulsan"])
    assert visit.next_visit_in == timedelta(hours=2)


# --- process -----------------------------------------------------------------------------------------------------------


async def test_a_page_that_cannot_be_had_is_tried_three_times_then_the_title_decides(world: World) -> None:
    url = world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    world.newsroom.fails[url] = FetchError("shell.stopping")
    await visit_all(world)
    for wait in (2, 7):
        (judged,) = await process(world.house)
        assert judged.outcome is None
        assert await process(world.house) == (), "not before its time"
        world.clock.wind(minutes=wait)
    (judged,) = await process(world.house)
    assert judged.outcome is not None
    assert not judged.outcome.article.complete
    assert len(judged.outcome.deliveries) == 2
    assert world.clock() - LAUNCH < timedelta(minutes=10)


async def test_a_page_that_comes_back_in_time_is_read(world: World) -> None:
    url = world.newsroom.offer("ulsan", "240억 사업 닻 올렸다", body=BODY)
    world.newsroom.fails[url] = FetchError("shell.stopping")
    await visit_all(world)
    await process(world.house)
    del world.newsroom.fails[url]
    world.clock.wind(minutes=2)
    (judged,) = await process(world.house)
    assert judged.outcome is not None
    assert judged.outcome.article.complete
    assert judged.outcome.matches


async def test_a_page_that_cannot_be_understood_is_not_tried_again(world: World) -> None:
    url = world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    world.newsroom.fails[url] = ParseError("shell.stopping")
    await visit_all(world)
    (judged,) = await process(world.house)
    assert judged.outcome is not None
    assert judged.page_error is world.newsroom.fails[url]


async def test_the_one_shot_run_does_not_wait_for_pages(world: World) -> None:
    url = world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    world.newsroom.fails[url] = FetchError("shell.stopping")
    await visit_all(world)
    (judged,) = await process(world.house, patient=False)
    assert judged.outcome is not None


async def test_entries_of_a_source_no_longer_watched_are_judged_all_the_same(world: World) -> None:
    world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await visit_all(world)
    without = world.rules.read_text(encoding="utf-8").replace("id: ulsan,", "id: other,")
    world.rules.write_text(without, encoding="utf-8")
    world.house.rulebook.reload()
    (judged,) = await process(world.house)
    assert judged.outcome is not None
    assert judged.outcome.matches
    assert world.newsroom.page_visits == []


# --- deliver -----------------------------------------------------------------------------------------------------------


TOWNS = ("중구", "남구", "동구", "북구")
"""Where each event of its own is: texts that are alike about one place are one story."""


async def prepared(world: World, count: int = 1) -> None:
    for number in range(count):
        town = TOWNS[number]
        title = f"울산 {town}, AI 교실 {number + 1}호 연다"
        world.newsroom.offer("ulsan", title, body=f"울산 {town}는 AI 교실을 연다고 밝혔다.")
    await visit_all(world)
    while await process(world.house):
        pass


async def test_a_channel_that_wants_time_gets_it(world: World) -> None:
    await prepared(world)
    world.receivers["hook"].answers = [TryLater("shell.stopping", retry_after=120)]
    (attempt,) = await deliver(world.house, "hook")
    assert isinstance(attempt.settlement, Retry)
    assert attempt.settlement.due >= world.clock() + timedelta(seconds=120)
    assert await deliver(world.house, "hook") == ()
    world.clock.wind(hours=1)
    (attempt,) = await deliver(world.house, "hook")
    assert isinstance(attempt.settlement, Sent)


async def test_a_refused_message_is_kept_as_dead_and_others_go_on(world: World) -> None:
    await prepared(world, 2)
    world.receivers["hook"].answers = [Refused("shell.stopping")]
    first, second = await deliver(world.house, "hook")
    assert isinstance(first.settlement, Dead)
    assert isinstance(second.settlement, Sent)
    assert world.store.counts().outbox["dead"] == 1


async def test_a_broken_channel_keeps_all_its_alerts_until_it_is_repaired(world: World) -> None:
    await prepared(world, 3)
    world.receivers["hook"].always = ChannelBroken("shell.stopping")
    assert len(await deliver(world.house, "hook")) == 1, "the first refusal stops the batch"
    assert await deliver(world.house, "hook") == ()
    world.receivers["hook"].always = None
    world.store.retry(channel="hook", now=world.clock())
    assert len(await deliver(world.house, "hook")) == 3
    assert len(world.told("hook")) == 3


async def test_one_broken_channel_does_not_hold_another_back(world: World) -> None:
    await prepared(world)
    world.receivers["hook"].always = ChannelBroken("shell.stopping")
    await deliver(world.house, "hook")
    (attempt,) = await deliver(world.house, "phone")
    assert isinstance(attempt.settlement, Sent)


async def test_a_repeat_after_a_crash_carries_the_same_key(world: World) -> None:
    await prepared(world)

    def crash(message: object) -> None:
        raise RecursionError

    world.receivers["hook"].before = crash
    with pytest.raises(RecursionError):
        await deliver(world.house, "hook")
    (row,) = world.store.outbox(channel="hook")
    world.receivers["hook"].before = lambda message: None
    world.clock.wind(seconds=LEASE.total_seconds() + 1)
    (attempt,) = await deliver(world.house, "hook")
    assert attempt.delivery.key == row.key
    assert world.receivers["hook"].taken[0].key == row.key


async def test_a_channel_that_left_the_rules_is_left_alone(world: World) -> None:
    assert await deliver(world.house, "nobody") == ()


# --- editions ----------------------------------------------------------------------------------------------------------


def edit(world: World, url: str, title: str, body: str) -> None:
    """Reissue the newest item under the same address."""
    world.newsroom.items["ulsan"][0] = Item(title=title, url=url)
    world.newsroom.pages[url] = f"<p>{body}</p>"


async def test_an_edited_reissue_that_says_nothing_new_is_kept_and_tells_nobody(world: World) -> None:
    url = world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
    await whole_cycle(world)
    edit(world, url, "(수정) 울산 AI 사업단 출범", "울산시는 29일 울산 AI 사업단을 꾸렸다고 알렸다. 울산테크노파크가 이끈다.")
    visit = await collect(world.house, world.house.edition.sources["ulsan"])
    assert (visit.new, [entry.edition for entry in visit.edited]) == ((), [2])
    (judged,) = await process(world.house)
    assert judged.outcome is not None
    assert judged.outcome.why_quiet == "edited"
    assert await deliver(world.house, "phone") == ()
    assert world.store.counts().entries == 1


async def test_a_correction_of_a_sum_is_told_once_more_as_the_next_revision(world: World) -> None:
    url = world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY + " 사업비는 100억원이다.")
    await whole_cycle(world)
    world.clock.wind(hours=1)
    edit(world, url, "[정정] 울산 AI 사업단 출범", BODY + " 사업비는 120억원이다.")
    await whole_cycle(world)
    await whole_cycle(world)
    first, second = sorted(world.store.outbox(channel="phone"), key=lambda row: row.created)
    assert (first.reason, second.reason) == ("first", "corrected")
    assert first.story == second.story
    assert len(world.told("phone")) == len(world.told("hook")) == 2


async def test_an_edit_that_makes_a_rule_meet_it_is_told(world: World) -> None:
    url = world.newsroom.offer("ulsan", "울산 사업단 출범", body="울산시가 사업단을 꾸렸다.")
    await whole_cycle(world)
    assert world.told("phone") == []
    edit(world, url, "울산 AI 사업단 출범", BODY)
    await whole_cycle(world)
    assert len(world.told("phone")) == 1
