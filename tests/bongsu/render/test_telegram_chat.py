"""An alert as a message in a chat: what it answers, its sound, its buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bongsu.conversation import Thread
from bongsu.model import Delivery, Fact, Match, Message, Notice, Reason
from bongsu.render.telegram_chat import VERBS, message_in_chat, shown_in_chat
from tests.fakes_telegram import refusal, shown
from tests.sample_alerts import ALERT, DELIVERY, GWANGJU_AI, delivery_of

TOLD = Thread(first=ALERT, receipt="message 5 in -1001", before="message 2 in -1001")
NOTICE = Notice(
    subject="disk",
    name="디스크",
    code="ops.capped",
    params=(("most", 3),),
    since=datetime(2026, 11, 20, tzinfo=UTC),
    at=datetime(2026, 11, 20, tzinfo=UTC),
)


def message(
    delivery: Delivery = DELIVERY, thread: Thread | None = None, outlets: Sequence[str] = (), **options: str | bool
) -> Message | None:
    thread = thread or Thread()
    shown = shown_in_chat(delivery, thread, outlets)
    return message_in_chat(delivery, shown, thread, options, "ko", to="-1009") if shown else None


def written(*given: object, **options: str | bool) -> Message:
    found = message(*given, **options)  # type: ignore[arg-type]  # as `message` takes them
    assert found is not None
    return found


def test_the_first_news_of_a_story_answers_nothing() -> None:
    first = written(DELIVERY, TOLD)
    assert (first.key, first.answers, first.edits, first.to) == (DELIVERY.key, "", "", "-1009")


def test_more_of_it_answers_the_first() -> None:
    assert written(delivery_of(reason=Reason.NEW_FACTS), TOLD).answers == "message 5 in -1001"


def test_other_outlets_are_counted_without_the_one_that_speaks() -> None:
    text = shown(written(DELIVERY, Thread(), ["연합뉴스", ALERT.source, "광주일보"]).body).text
    assert f"{ALERT.source} 외 2곳" in text


def test_an_update_takes_the_place_of_the_first_message_with_those_who_joined() -> None:
    update = delivery_of(reason=Reason.OUTLETS, occasion="outlets-9", title="다른 제목", source="다른 신문", matches=())
    edit = written(update, TOLD, [ALERT.source, "다른 신문"])
    assert (edit.edits, edit.answers) == ("message 5 in -1001", "")
    text = shown(edit.body).text
    assert text.startswith(f"[새 소식] {ALERT.title}")
    assert f"{ALERT.source} 외 1곳" in text
    assert edit.buttons


def test_the_days_that_are_left_are_counted_from_when_it_is_written() -> None:
    deadline = Fact(kind="deadline", value="2026-12-20", quote="12월 20일까지", start=0)
    late = replace(delivery_of(facts=(deadline,)), due=datetime(2026, 12, 18, tzinfo=UTC))
    assert "D-2" in shown(written(late).body).text


@pytest.mark.parametrize(
    "thread", [pytest.param(Thread(), id="never sent"), pytest.param(Thread(first=ALERT), id="sent without a receipt")]
)
def test_there_is_nothing_to_bring_up_to_date(thread: Thread) -> None:
    assert message(delivery_of(reason=Reason.OUTLETS), thread, ["a", "b"]) is None


def a_match(severity: str) -> Match:
    return replace(GWANGJU_AI, severity=severity)  # type: ignore[arg-type]  # one of the four


@pytest.mark.parametrize(
    ("options", "severities", "silent"),
    [
        pytest.param({}, ["low"], True, id="what matters little makes no sound"),
        pytest.param({}, ["normal"], False, id="all else does"),
        pytest.param({}, ["low", "high"], False, id="the loudest rule counts"),
        pytest.param({}, [], False, id="without a rule it is as usual"),
        pytest.param({"silent": "normal"}, ["normal"], True, id="up to a severity"),
        pytest.param({"silent": "normal"}, ["high"], False, id="above it"),
        pytest.param({"silent": True}, ["urgent"], True, id="never a sound"),
        pytest.param({"silent": False}, ["low"], False, id="always a sound"),
    ],
)
def test_how_loud_an_alert_is(options: Mapping[str, str | bool], severities: list[str], silent: bool) -> None:
    assert written(delivery_of(matches=tuple(map(a_match, severities))), **options).silent is silent


def test_there_are_four_buttons() -> None:
    buttons = written(DELIVERY, Thread(programme="p1")).buttons
    assert [label for label, _ in buttons] == ["👍 맞음", "👎 아님", "🔕 이 사업 7일 끄기", "출처 끄기"]
    assert [said for _, said in buttons] == [f"{verb}:s4f1c:1" for verb in VERBS]


def test_what_is_of_no_programme_cannot_be_muted_by_it() -> None:
    assert [said.partition(":")[0] for _, said in written().buttons] == ["right", "wrong", "hush"]


def test_buttons_can_be_left_out() -> None:
    assert written(buttons=False).buttons == ()


def test_a_test_has_no_buttons() -> None:
    assert written(delivery_of(reason=Reason.TEST)).buttons == ()


@pytest.mark.parametrize(("options", "silent"), [({}, False), ({"silent": True}, True), ({"silent": "high"}, False)])
def test_a_matter_of_operations_has_neither_thread_nor_buttons(options: Mapping[str, str | bool], silent: bool) -> None:
    notice = written(replace(DELIVERY, alert=NOTICE), **options)
    assert (notice.buttons, notice.answers, notice.to, notice.silent) == ((), "", "-1009", silent)
    assert refusal(notice.body) is None
