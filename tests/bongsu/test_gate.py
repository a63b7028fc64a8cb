"""Whether a delivery goes out now, and what becomes of it if not. It is Thursday, 2026-11-19, in Korea."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.gate import Aside, Wishes, aside, silent
from bongsu.hours import Hours, Span, Times
from bongsu.model import KST, Alert, Channel, Delivery, Digest, Fact, Folded, Held, Notice, Reason, Suppressed
from bongsu.reminders import Reminding
from bongsu.silences import Concern, Scope, Silence
from tests.sample_alerts import ALERT, DELIVERY, GWANGJU_AI


def korean(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{text}").replace(tzinfo=KST).astimezone(UTC)


NIGHT, MORNING, NOON = korean("19 03:00"), korean("19 08:00"), korean("19 12:00")
DAYTIME = Hours(**dict.fromkeys(("weekdays", "weekends", "holidays"), Span(opens=480, closes=1260)))
ANY = Channel(name="hook", kind="console")
QUIET = replace(ANY, hours=DAYTIME)
TOGETHER = replace(ANY, digest=Times(at=(510, 810)))
WAITING = replace(ANY, group=timedelta(minutes=10))
URGENT = (replace(GWANGJU_AI, severity="urgent"),)
OTHER = replace(GWANGJU_AI, rule="floods")
HUSH = Silence(id=4, scope=Scope(rule="gwangju-ai"), why="축제철", since=NIGHT, until=korean("30 00:00"))
USUAL = Wishes(reminding=Reminding(days=(7, 3, 1)))
LOUD = replace(USUAL, silences=(HUSH,))
RULE_HOURS = replace(USUAL, rules={"gwangju-ai": DAYTIME})
NOTICE = Notice(subject="disk", name="디스크", code="ops.paused", params=(("why", "x"),), since=NIGHT, at=NIGHT)
DEADLINE = Fact(kind="deadline", value="2026-11-30", quote="30일까지", start=0)


def delivery(created: datetime = NIGHT, *, by_hand: bool = False, **changes: object) -> Delivery:
    alert = replace(ALERT, **changes)  # type: ignore[arg-type]  # any field of an alert
    return replace(DELIVERY, alert=alert, created=created, due=created, by_hand=by_hand)


def decide(one: Delivery, channel: Channel, now: datetime, wishes: Wishes = USUAL) -> Aside | None:
    concern = Concern(alert=one.alert, channel=channel.name) if isinstance(one.alert, Alert) and wishes.silences else None
    return aside(one, channel, concern, wishes, now=now)


REMINDER = delivery(reason=Reason.REMINDER, occasion="d-7", facts=(DEADLINE,))


@pytest.mark.parametrize(
    ("one", "channel", "now", "wishes"),
    [
        pytest.param(delivery(), ANY, NIGHT, USUAL, id="nobody wishes anything"),
        pytest.param(delivery(), QUIET, NOON, USUAL, id="within the hours"),
        pytest.param(delivery(matches=URGENT), QUIET, NIGHT, USUAL, id="what is urgent breaks through quiet hours"),
        pytest.param(delivery(matches=URGENT), TOGETHER, NIGHT, USUAL, id="and waits for no digest"),
        pytest.param(delivery(matches=URGENT), WAITING, NIGHT, USUAL, id="nor for other outlets"),
        pytest.param(delivery(by_hand=True), QUIET, NIGHT, LOUD, id="somebody named it to be sent"),
        pytest.param(delivery(matches=(GWANGJU_AI, OTHER)), ANY, NIGHT, LOUD, id="another rule found it too, and may speak"),
        pytest.param(delivery(matches=(GWANGJU_AI, OTHER)), ANY, NIGHT, RULE_HOURS, id="or keeps no hours"),
        pytest.param(delivery(reason=Reason.OUTLETS), TOGETHER, NIGHT, LOUD, id="an update of a message makes no sound"),
        pytest.param(delivery(), WAITING, NIGHT + timedelta(minutes=10), USUAL, id="it has waited for other outlets"),
        pytest.param(delivery(NOON), WAITING, NIGHT, USUAL, id="a clock that was set back prolongs no wait"),
        pytest.param(delivery(reason=Reason.CORRECTED), WAITING, NIGHT, USUAL, id="a correction waits for no outlets"),
        pytest.param(REMINDER, ANY, korean("23 08:00"), USUAL, id="a reminder on its day"),
        pytest.param(replace(DELIVERY, alert=NOTICE), TOGETHER, NIGHT, LOUD, id="operations are in no digest"),
        pytest.param(
            replace(DELIVERY, alert=Digest(story="d", due=NOON)), TOGETHER, NOON, LOUD, id="a digest whose time has come"
        ),
    ],
)
def test_what_goes_now(one: Delivery, channel: Channel, now: datetime, wishes: Wishes) -> None:
    assert decide(one, channel, now, wishes) is None


@pytest.mark.parametrize(
    ("one", "channel", "wishes", "until"),
    [
        pytest.param(delivery(), QUIET, USUAL, MORNING, id="quiet hours of the channel"),
        pytest.param(delivery(), ANY, RULE_HOURS, MORNING, id="quiet hours of the rule"),
        pytest.param(delivery(), WAITING, USUAL, NIGHT + timedelta(minutes=10), id="other outlets may come"),
        pytest.param(
            delivery(reason=Reason.NEXT_STAGE), WAITING, USUAL, NIGHT + timedelta(minutes=10), id="so for a new stage"
        ),
        pytest.param(replace(DELIVERY, alert=NOTICE), QUIET, USUAL, MORNING, id="operations keep the hours of their channel"),
        pytest.param(replace(DELIVERY, alert=Digest(story="d", due=NIGHT)), QUIET, USUAL, MORNING, id="so do digests"),
    ],
)
def test_what_is_held(one: Delivery, channel: Channel, wishes: Wishes, until: datetime) -> None:
    held = decide(one, channel, NIGHT, wishes)
    assert isinstance(held, Held)
    assert (held.until, bool(held.why)) == (until, True)


def test_what_is_told_together() -> None:
    folded = decide(delivery(), TOGETHER, NIGHT)
    assert isinstance(folded, Folded)
    assert (folded.digest, folded.until) == ("digest-20261119T0830-hook", korean("19 08:30"))


@pytest.mark.parametrize(
    ("one", "now", "wishes", "says"),
    [
        pytest.param(delivery(), NOON, LOUD, "4번 조용히 하기에 들어 있습니다. 축제철", id="a silence, with its reason"),
        pytest.param(delivery(matches=URGENT), NOON, LOUD, "4번", id="what is urgent too: somebody said so"),
        pytest.param(REMINDER, korean("27 08:00"), USUAL, "더 가까운", id="a nearer reminder is due"),
        pytest.param(REMINDER, NOON, Wishes(), "껐습니다", id="reminders were switched off"),
    ],
)
def test_what_is_not_told(one: Delivery, now: datetime, wishes: Wishes, says: str) -> None:
    suppressed = decide(one, ANY, now, wishes)
    assert isinstance(suppressed, Suppressed)
    assert says in suppressed.why


def test_a_silence_without_a_reason_ends_with_its_number() -> None:
    concern = Concern(alert=ALERT, channel="hook")
    kept = silent(ALERT, concern, replace(LOUD, silences=(replace(HUSH, why=""),)), now=NOON)
    assert kept is not None
    assert kept.why.endswith("들어 있습니다.")


SPANS = st.none() | st.builds(
    lambda first, length: Span(opens=first, closes=first + length), st.integers(0, 1439), st.integers(1, 1440)
)
HOURS = st.none() | st.builds(Hours, weekdays=SPANS, weekends=SPANS, holidays=SPANS)
CHANNELS = st.builds(
    Channel,
    name=st.just("hook"),
    kind=st.just("console"),
    hours=HOURS,
    digest=st.none() | st.builds(Times, at=st.sets(st.integers(0, 1439), min_size=1).map(sorted).map(tuple)),
    group=st.sampled_from([timedelta(), timedelta(minutes=10), timedelta(hours=3)]),
)


@given(CHANNELS, HOURS, st.integers(0, 525_600))
def test_every_alert_comes_to_an_end(channel: Channel, rule: Hours | None, minute: int) -> None:
    """Asked again whenever its hold ends, an alert is soon sent, or in a digest whose time is ahead."""
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    one, wishes = delivery(now), replace(USUAL, rules={"gwangju-ai": rule} if rule else {})
    for _ in range(3):
        decided = decide(one, channel, now, wishes)
        if decided is None:
            return
        assert isinstance(decided, Held | Folded)
        assert decided.until > now, "what is held ends later, never now"
        if isinstance(decided, Folded):
            return
        now = decided.until
    pytest.fail("held for ever")
