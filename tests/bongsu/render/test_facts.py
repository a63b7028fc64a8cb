"""Kinds, sum and deadline as a reader sees them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from bongsu.kinds import KINDS
from bongsu.model import Fact
from bongsu.render import render
from bongsu.render.facts import deadline, headline, kinds, money, next_deadline
from bongsu.render.parts import parts_of
from tests.sample_alerts import ALERT, delivery_of

TODAY = date(2026, 11, 20)
SUM = Fact(kind="headline-amount", value=24_060_000_000, quote="240억 6천만 원", start=3, unit="KRW")


def until(value: str, role: str = "") -> Fact:
    return Fact(kind="deadline", value=value, quote="까지", start=9, role=role)


def alert(**changes: Any) -> Any:  # noqa: ANN401 -- any field of an alert
    return delivery_of(**changes).alert


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param((until("2026-12-04"),), "2026년 12월 4일(금)(D-14)", id="a day, and how many are left"),
        pytest.param((until("2026-12-04T18:00"),), "2026년 12월 4일(금) 18:00(D-14)", id="to the minute"),
        pytest.param((until("2026-11-20"),), "2026년 11월 20일(금)(오늘)", id="the last day"),
        pytest.param((until("2026-11-30", "extended"),), "2026년 11월 30일(월)(D-10, 연장)", id="moved"),
        pytest.param((until("2026-11-19"),), "", id="it was yesterday"),
        pytest.param((until("2026-12-04"), until("2026-11-25")), "2026년 11월 25일(수)(D-5)", id="the next of several rounds"),
        pytest.param((until("2026-11-01"), until("2026-11-25")), "2026년 11월 25일(수)(D-5)", id="the first round is over"),
        pytest.param((until("always"),), "상시", id="always open"),
        pytest.param((until("while-funds-last"), until("2026-11-25")), "2026년 11월 25일(수)(D-5)", id="a day says more"),
        pytest.param((until("2026-11-01"), until("while-places-last")), "자리가 찰 때까지", id="only the open end is left"),
        pytest.param((SUM,), "", id="none"),
    ],
)
def test_until_when_one_can_apply(facts: tuple[Fact, ...], expected: str) -> None:
    assert deadline(alert(facts=facts), TODAY, "ko") == expected


def test_the_next_deadline_is_one_of_the_facts() -> None:
    last, first = until("2026-12-04"), until("2026-11-25")
    assert next_deadline(alert(facts=(last, SUM, first)), TODAY) is first


def test_english() -> None:
    told = alert(facts=(SUM, until("2026-12-04")), kinds=("공모·모집", "실증·특구"))
    assert deadline(told, TODAY, "en") == "Fri 2026-12-04 (D-14)"
    assert money(told, "en") == "24,060,000,000 won"
    assert kinds(told, "en") == "call, trial and special zone"


def test_the_one_sum() -> None:
    assert money(alert(facts=(until("always"), SUM)), "ko") == "240억 6,000만 원"
    assert headline(alert(facts=(SUM,))) is SUM
    assert (money(ALERT, "ko"), headline(ALERT)) == ("", None)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_name_in_both_languages(kind: str) -> None:
    told = alert(kinds=(kind,))
    assert kinds(told, "ko") == kind
    assert kinds(told, "en").isascii()


def test_a_kind_of_another_version_is_told_as_it_is() -> None:
    assert kinds(alert(kinds=("로봇\u202e",)), "en") == "로봇"


def test_all_of_it_stands_in_a_message_between_regions_and_source() -> None:
    body = render(
        delivery_of(kinds=("공모·모집",), facts=(SUM, until("2026-12-04")), outlets=("가 신문", "나 방송")), "console", "ko"
    ).body
    shown = [line.split() for line in body.splitlines()]
    assert [line[0] for line in shown[1:]] == ["이유", "지역", "종류", "금액", "마감", "출처", "내용", "링크"]
    assert "북구청 보도자료 외 2곳, 2026년" in body


def test_days_are_counted_from_the_time_given_else_from_when_it_was_seen() -> None:
    told = alert(facts=(until("2026-12-04"),))
    late = parts_of(told, "ko", now=datetime(2026, 12, 1, 15, 0, tzinfo=UTC))
    assert ("마감", "2026년 12월 4일(금)(D-2)") in late.labelled
    assert ("마감", "2026년 12월 4일(금)(D-14)") in parts_of(told, "ko").labelled
