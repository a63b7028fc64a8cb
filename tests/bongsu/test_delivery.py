"""When the next attempt comes, and when there is none."""

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.delivery import (
    FEWEST_ATTEMPTS,
    LONGEST,
    LONGEST_ASKED,
    PATIENCE,
    PROBE_SHORTEST,
    SHORTEST,
    breaks_through,
    capped,
    hourly_digest,
    paused,
    probe_wait,
    quiet,
    retry_wait,
    settle,
)
from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from bongsu.model import Alert, Dead, Digest, Match, Notice, Reason, Retry, Sent, Settlement, Suppressed
from bongsu.operations import Known, notice, sentence
from bongsu.wording import Language
from tests.sample_alerts import DELIVERY

NOW = DELIVERY.created + timedelta(minutes=1)
NEWS = cast("Alert", DELIVERY.alert)
BUSY = {"channel": "hook", "status": 503}
ALMOST_ONE = math.nextafter(1.0, 0.0)

jitters = st.floats(0, 1, exclude_max=True)
attempt_counts = st.integers(0, 10**6)
ages = st.timedeltas(timedelta(days=-400), timedelta(days=400))


def later(retry_after: float | None = None) -> TryLater:
    return TryLater("notify.later", retry_after=retry_after, **BUSY)


def broken() -> ChannelBroken:
    return ChannelBroken("notify.not-there", channel="hook", status=404)


def after(
    result: str | NotifyError, *, age: timedelta = timedelta(minutes=1), attempts: int = 0, jitter: float = 0.5
) -> Settlement:
    delivery = replace(DELIVERY, attempts=attempts)
    return settle(delivery, result, now=delivery.created + age, jitter=jitter)


def wait(settlement: Settlement, *, age: timedelta = timedelta(minutes=1)) -> timedelta:
    assert isinstance(settlement, Retry)
    return settlement.due - (DELIVERY.created + age)


def test_a_receipt_means_sent() -> None:
    assert after("message 12") == Sent(receipt="message 12")


def test_an_update_that_is_refused_is_not_dead_since_its_reader_has_had_the_news() -> None:
    update = replace(DELIVERY, alert=replace(NEWS, reason=Reason.OUTLETS))
    refused = Refused("notify.telegram-unedited", channel="phone", why="message can't be edited")
    settlement = settle(update, refused, now=NOW, jitter=0.5)
    assert isinstance(settlement, Suppressed)
    assert "message can't be edited" in settlement.why
    assert isinstance(settle(update, later(), now=NOW, jitter=0.5), Retry), "busy is not refused: it is tried again"


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(Notice(subject="disk", name="disk", code="ops.paused", since=NOW, at=NOW), id="a word to the operator"),
        pytest.param(Digest(story="digest-1", due=NOW), id="a digest"),
    ],
)
def test_what_is_no_alert_and_refused_is_dead_like_any_news(told: Notice | Digest) -> None:
    refused = Refused("notify.refused", channel="hook", status=400)
    assert isinstance(settle(replace(DELIVERY, alert=told), refused, now=NOW, jitter=0.5), Dead)


@pytest.mark.parametrize(
    ("until", "said"), [(NOW, "2026-11-20 09:07"), (None, "/resume")], ids=["until a time", "until somebody ends it"]
)
def test_a_pause_names_its_end_and_how_to_end_it(until: datetime | None, said: str) -> None:
    told = notice(Known(matter=quiet("phone", until), number=1, since=NOW), "raised", now=NOW)
    assert said in sentence(told, "ko")
    assert "bongsu outbox retry --channel phone" in sentence(told, "en")


def test_a_refused_message_is_dead_at_the_first_attempt() -> None:
    settlement = after(Refused("notify.refused", channel="hook", status=400))
    assert isinstance(settlement, Dead)
    assert "HTTP 400" in settlement.why


def test_the_reason_is_said_in_the_language_asked_for() -> None:
    english = settle(DELIVERY, later(), now=NOW, jitter=0, language="en")
    assert isinstance(english, Retry)
    assert english.why == "Channel hook cannot take it now (HTTP 503). It will be tried again."


@pytest.mark.parametrize(
    ("attempts", "shortest", "longest"),
    [
        pytest.param(0, 5, 10, id="first failure: some seconds"),
        pytest.param(1, 5, 20, id="then twice as long"),
        pytest.param(5, 5, 320, id="and so on"),
        pytest.param(9, 5, 3600, id="but never over an hour"),
        pytest.param(10**9, 5, 3600, id="however often it failed"),
    ],
)
def test_the_wait_doubles_up_to_an_hour(attempts: int, shortest: float, longest: float) -> None:
    assert retry_wait(attempts, 0.0).total_seconds() == shortest
    assert retry_wait(attempts, ALMOST_ONE).total_seconds() == pytest.approx(longest)


@given(attempt_counts, jitters)
def test_a_wait_is_between_five_seconds_and_an_hour(attempts: int, jitter: float) -> None:
    assert SHORTEST <= retry_wait(attempts, jitter) <= LONGEST


@given(attempt_counts, attempt_counts, jitters)
def test_with_the_same_luck_a_later_wait_is_never_shorter(one: int, other: int, jitter: float) -> None:
    earlier, later_on = sorted([one, other])
    assert retry_wait(earlier, jitter) <= retry_wait(later_on, jitter)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(None, 7.5, id="nothing asked: the back-off"),
        pytest.param(2.0, 2.0, id="asked for less than the back-off: it wins"),
        pytest.param(30.0, 30.0, id="asked for more: it wins too"),
        pytest.param(7_200.0, 7_200.0, id="also over an hour"),
        pytest.param(1e300, 86_400.0, id="a nonsensical wait is a day"),
        pytest.param(math.inf, 86_400.0, id="an endless one too"),
        pytest.param(math.nan, 7.5, id="not a number asks for nothing"),
        pytest.param(-60.0, 7.5, id="the past asks for nothing"),
    ],
)
def test_a_wait_asked_for_is_kept(asked: float | None, expected: float) -> None:
    assert wait(after(later(asked))).total_seconds() == expected


def test_the_whole_channel_keeps_a_wait_asked_for_and_no_other() -> None:
    asked, unasked = after(later(30)), after(later())
    assert isinstance(asked, Retry)
    assert isinstance(unasked, Retry)
    assert asked.rests_until == asked.due
    assert unasked.rests_until is None


def test_a_short_wait_that_never_helps_is_no_longer_believed() -> None:
    believed, no_longer = after(later(1), attempts=7), after(later(1), attempts=8)
    assert wait(believed) == timedelta(seconds=1)
    assert wait(no_longer) > timedelta(minutes=10)
    assert isinstance(no_longer, Retry)
    assert no_longer.rests_until == DELIVERY.created + timedelta(minutes=1, seconds=1), "others need not wait for it"


def test_patience_may_be_shorter() -> None:
    delivery = replace(DELIVERY, attempts=FEWEST_ATTEMPTS)
    now = delivery.created + timedelta(days=1)
    assert isinstance(settle(delivery, later(), now=now, jitter=0, patience=timedelta(days=1)), Dead)
    assert isinstance(settle(delivery, later(), now=now, jitter=0), Retry)


@pytest.mark.parametrize(
    ("at", "key", "due"),
    [
        pytest.param(datetime(2026, 11, 5, 1, 59, tzinfo=UTC), "digest-20261105T11-over-room", 2, id="the next full hour"),
        pytest.param(
            datetime(2026, 11, 5, 2, 0, tzinfo=UTC), "digest-20261105T12-over-room", 3, id="at the hour: the one after"
        ),
    ],
)
def test_what_is_too_much_in_an_hour_goes_into_one_digest(at: datetime, key: str, due: int) -> None:
    assert hourly_digest("room", at) == (key, datetime(2026, 11, 5, due, tzinfo=UTC))


@pytest.mark.parametrize(
    ("told", "goes"),
    [
        pytest.param(DELIVERY.alert, False, id="news"),
        pytest.param(
            replace(NEWS, matches=(Match(rule="r", name="r", because=(), notify=(), severity="urgent"),)),
            True,
            id="urgent news",
        ),
        pytest.param(
            replace(NEWS, reason=Reason.OUTLETS), True, id="one more outlet: a line in a message that is there, and no sound"
        ),
        pytest.param(
            Notice(subject="disk", name="disk", code="ops.paused", since=NOW, at=NOW), True, id="a word to the operator"
        ),
    ],
)
def test_what_goes_out_though_readers_have_had_enough(told: Alert | Notice, *, goes: bool) -> None:
    assert breaks_through(replace(DELIVERY, alert=told)) is goes


@pytest.mark.parametrize("language", ["ko", "en"])
def test_what_is_the_matter_with_a_channel_can_be_said(language: Language) -> None:
    for matter in (paused("room", "HTTP 404."), capped("room", 30)):
        assert matter.subject == "channel:room"
        for state in ("raised", "cleared"):
            known = Known(matter=matter, number=1, since=NOW)
            assert "room" in sentence(notice(known, state, now=NOW), language)


def test_an_error_that_is_no_more_exact_is_tried_again() -> None:
    assert isinstance(after(NotifyError("notify.cut", channel="hook")), Retry)


@pytest.mark.parametrize(
    ("age", "attempts", "dies"),
    [
        pytest.param(timedelta(days=7), 11, True, id="seven days and a dozen attempts are enough"),
        pytest.param(timedelta(days=7), 10, False, id="eleven are not"),
        pytest.param(timedelta(days=7, seconds=-1), 400, False, id="not before seven days"),
        pytest.param(timedelta(days=14), 0, False, id="the machine was off for two weeks: it gets its attempts"),
        pytest.param(timedelta(days=-1), 400, False, id="the clock went back"),
    ],
)
def test_patience_ends_after_seven_days_and_a_dozen_attempts(age: timedelta, attempts: int, *, dies: bool) -> None:
    assert isinstance(after(later(), age=age, attempts=attempts), Dead) is dies


@given(ages, attempt_counts, jitters)
def test_a_broken_channel_never_costs_an_alert(age: timedelta, attempts: int, jitter: float) -> None:
    settlement = after(broken(), age=age, attempts=attempts, jitter=jitter)
    assert isinstance(settlement, Retry)
    assert settlement.channel_broken
    assert PROBE_SHORTEST <= wait(settlement, age=age) <= LONGEST


@pytest.mark.parametrize(
    ("waited", "ceiling"),
    [
        pytest.param(timedelta(0), timedelta(minutes=2), id="just broken: within two minutes"),
        pytest.param(timedelta(minutes=20), timedelta(minutes=20), id="as long again as it has waited"),
        pytest.param(timedelta(days=30), timedelta(hours=1), id="but an hour at most: a repair is noticed"),
    ],
)
def test_a_broken_channel_is_probed_less_and_less_often(waited: timedelta, ceiling: timedelta) -> None:
    assert probe_wait(waited, 0.0) == PROBE_SHORTEST
    assert probe_wait(waited, ALMOST_ONE).total_seconds() == pytest.approx(ceiling.total_seconds())


@given(st.floats(), ages, attempt_counts, jitters)
def test_whatever_is_asked_the_next_attempt_is_within_a_day(asked: float, age: timedelta, attempts: int, jitter: float) -> None:
    settlement = after(later(asked), age=age, attempts=attempts, jitter=jitter)
    if isinstance(settlement, Retry):
        assert timedelta() < wait(settlement, age=age) <= LONGEST_ASKED


def test_a_delivery_that_always_fails_is_dead_in_the_end() -> None:
    delivery, now = DELIVERY, DELIVERY.created
    for attempts in range(2_000):
        settlement = settle(replace(delivery, attempts=attempts), later(), now=now, jitter=0.5)
        if isinstance(settlement, Dead):
            break
        assert isinstance(settlement, Retry)
        now = settlement.due
    assert isinstance(settlement, Dead)
    assert PATIENCE <= now - delivery.created <= PATIENCE + LONGEST
    assert 150 < attempts < 400


def test_times_far_in_the_future_are_no_trouble() -> None:
    now = datetime(9000, 1, 1, tzinfo=UTC)
    assert isinstance(settle(DELIVERY, broken(), now=now, jitter=0.9), Retry)
