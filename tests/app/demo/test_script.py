"""What counts as expected: every announcement once on every channel, and nothing else."""

from dataclasses import replace

import pytest

from app.demo import script
from app.demo.script import CHANNELS, Performance, Row, rows
from tests.app.demo.performances import BASE, alert, arrival, perfect, url_of, with_arrivals, without

GOOD = perfect()
AFTER = 1000.0
"""A time after everything was published."""


def row(performance: Performance, item_id: str) -> Row:
    return next(one for one in rows(performance) if one.text.id == item_id)


def codes(performance: Performance, item_id: str) -> list[str]:
    return [code for code, _ in row(performance, item_id).problems]


def test_a_perfect_performance_is_as_expected() -> None:
    assert script.as_expected(GOOD)
    assert [one.problems for one in rows(GOOD)] == [()] * len(GOOD.published)
    assert script.announcements_right(rows(GOOD)) == 5
    assert script.waits(rows(GOOD)) == (0.5, 0.5)


@pytest.mark.parametrize("channel", CHANNELS)
def test_an_announcement_that_one_channel_misses_is_wrong(channel: str) -> None:
    performance = without(GOOD, url_of(GOOD, "ulsan-ai"), channel)
    assert row(performance, "ulsan-ai").problems == (("demo.count-wrong", {"channel": channel, "count": 0, "expected": 1}),)
    assert script.announcements_right(rows(performance)) == 4
    assert not script.as_expected(performance)


def test_an_announcement_told_twice_is_wrong() -> None:
    again = arrival(url_of(GOOD, "daegu-ax"), "telegram", AFTER, {})
    performance = with_arrivals(GOOD, again)
    assert row(performance, "daegu-ax").problems == (("demo.count-wrong", {"channel": "telegram", "count": 2, "expected": 1}),)
    assert row(performance, "daegu-ax").alerts == 2
    assert not script.as_expected(performance)


def test_an_alert_for_bird_flu_is_wrong_and_counted() -> None:
    false_alarm = arrival(url_of(GOOD, "avian-flu"), "webhook", AFTER, alert(["gyeongbuk-ai"], ["47000"]))
    performance = with_arrivals(GOOD, false_alarm)
    assert script.avian_alerts(rows(performance)) == 1
    assert script.avian_alerts(rows(GOOD)) == 0
    assert not script.as_expected(performance)


def test_an_arrival_after_an_edition_is_the_edition_s() -> None:
    edited = arrival(url_of(GOOD, "gwangju-cluster-edited"), "console", AFTER, {})
    performance = with_arrivals(GOOD, edited)
    assert codes(performance, "gwangju-cluster-edited") == ["demo.count-wrong"]
    assert codes(performance, "gwangju-cluster") == []


def test_a_repeat_s_address_is_not_taken_for_the_first_one_s() -> None:
    performance = with_arrivals(GOOD, arrival(url_of(GOOD, "pohang-apple-tracked"), "console", AFTER, {}))
    assert codes(performance, "pohang-apple-tracked") == ["demo.count-wrong"]
    assert codes(performance, "pohang-apple") == []


def test_text_that_belongs_to_no_item_is_nobody_s() -> None:
    performance = with_arrivals(GOOD, arrival(f"{BASE}/elsewhere", "console", AFTER, {}))
    assert script.as_expected(performance)


def changed(item_id: str, rules: list[str], regions: list[str]) -> Performance:
    """Return the performance with another webhook body for an item."""
    url = url_of(GOOD, item_id)
    at = next(one.at for one in GOOD.arrivals if url in one.urls)
    return with_arrivals(without(GOOD, url, "webhook"), arrival(url, "webhook", at, alert(rules, regions)))


def test_an_alert_for_another_reason_is_wrong() -> None:
    performance = changed("ulsan-ai", ["ai-calls"], ["31000"])
    assert row(performance, "ulsan-ai").problems == (("demo.rule-missing", {"rule": "ulsan-ai"}),)


def test_a_rule_more_than_expected_is_no_harm() -> None:
    assert script.as_expected(changed("daegu-ax", ["daegu-ai", "ai-calls"], ["27000"]))


def test_a_district_is_as_good_as_its_city() -> None:
    assert script.as_expected(changed("daegu-ax", ["daegu-ai"], ["27260"]))


def test_an_announcement_of_two_cities_must_name_both() -> None:
    performance = changed("daegu-gumi", ["daegu-ai", "gyeongbuk-ai"], ["27000"])
    assert row(performance, "daegu-gumi").problems == (("demo.region-missing", {"region": "구미"}),)


@pytest.mark.parametrize(
    ("item_id", "rules", "codes_told", "name"),
    [
        pytest.param("daegu-ax", ["daegu-ai"], ["27000", "29000"], "광주", id="another hub"),
        pytest.param("pohang-apple", ["gyeongbuk-ai"], ["47110", "41135"], "성남", id="판교, which is compared with"),
        pytest.param("daegu-gumi", ["daegu-ai", "gyeongbuk-ai"], ["27000", "47190", "48120"], "창원", id="an earlier case"),
    ],
)
def test_an_alert_about_a_place_only_mentioned_is_wrong(
    item_id: str, rules: list[str], codes_told: list[str], name: str
) -> None:
    performance = changed(item_id, rules, codes_told)
    assert row(performance, item_id).problems == (("demo.region-wrong", {"region": name}),)
    assert not script.as_expected(performance)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        pytest.param("47250", "상주시", id="staff who reside there"),
        pytest.param("11000", "서울", id="not in 서울 but on site"),
        pytest.param("41610", "경기 광주시", id="the other 광주"),
    ],
)
def test_an_alert_about_a_place_that_the_text_does_not_concern_is_wrong(code: str, name: str) -> None:
    performance = changed("daegu-ax", ["daegu-ai"], ["27000", code])
    assert row(performance, "daegu-ax").problems == (("demo.region-wrong", {"region": name}),)
    assert script.alerts_about(rows(performance), script.NEVER) == 1
    assert not script.as_expected(performance)


def test_an_account_told_again_must_join_the_story_it_tells() -> None:
    performance = perfect()
    url = url_of(performance, "ulsan-ai-rewrite")
    assert row(performance, "ulsan-ai-rewrite").outlet
    apart = replace(performance, stories={**performance.stories, url: ("another",)})
    assert codes(apart, "ulsan-ai-rewrite") == ["demo.not-outlet"]


def test_two_announcements_in_one_article_must_open_two_stories() -> None:
    performance = perfect()
    url = url_of(performance, "daegu-gumi")
    assert codes(replace(performance, stories={**performance.stories, url: ("one",)}), "daegu-gumi") == ["demo.stories-wrong"]


def test_an_item_that_was_never_published_is_wrong() -> None:
    last = replace(GOOD.published[-1], at=None)
    performance = replace(GOOD, published=(*GOOD.published[:-1], last))
    assert rows(performance)[-1].problems == (("demo.not-published", {}),)
    assert rows(performance)[-1].arrivals == ()
    assert not script.as_expected(performance)


@pytest.mark.parametrize(
    "performance",
    [
        pytest.param(replace(GOOD, bad_signatures=1), id="a signature that does not fit"),
        pytest.param(replace(GOOD, telegram_refused=("Bad Request: message is too long",)), id="a message Telegram refuses"),
        pytest.param(perfect(took=script.MEDIAN_LIMIT), id="too slow"),
        pytest.param(replace(GOOD, arrivals=()), id="nothing arrived"),
    ],
)
def test_what_else_must_not_be(performance: Performance) -> None:
    assert not script.as_expected(performance)
