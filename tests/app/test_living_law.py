"""The law of living with it: whatever people wish and clocks do, every alert comes to its end, and none comes twice."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.departures import depart
from bongsu.config import Config
from bongsu.hours import Hours, Span, Times
from bongsu.model import Alert, Channel, Delivery, Digest, Fact, Reason, Retry, Sent
from bongsu.reminders import Reminding, reminders
from bongsu.rule import Severity
from bongsu.silences import Scope
from storage import Store
from storage.database import Database
from storage.migrations import migrate
from tests.fakes import LAUNCH
from tests.sample_alerts import ALERT, GWANGJU_AI

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MOST_WAKES = 400
"""Times that the channel is woken when something is due there; after that nothing may wait any more."""

SPANS = st.builds(lambda first, length: Span(opens=first, closes=first + length), st.integers(0, 1439), st.integers(1, 1440))
HOURS = st.builds(Hours, weekdays=SPANS, weekends=st.none() | SPANS, holidays=st.none() | SPANS)
CHANNELS = st.builds(
    Channel,
    name=st.just("hook"),
    kind=st.sampled_from(["console", "telegram"]),
    hours=st.none() | HOURS,
    digest=st.none() | st.builds(Times, at=st.sets(st.integers(0, 1439), min_size=1).map(lambda at: tuple(sorted(at)))),
    group=st.sampled_from([timedelta(), timedelta(minutes=10)]),
    max_per_hour=st.none() | st.integers(1, 3),
)
EVENTS = st.one_of(
    st.tuples(st.just("alert"), st.sampled_from(["low", "normal", "urgent"])),
    st.tuples(st.just("wind"), st.integers(-1440, 2880)),
    st.tuples(st.just("deliver"), st.sampled_from(["sent", "sent", "failed", "killed"])),
    st.tuples(st.just("silence"), st.integers(1, 1440)),
)

SET_BACK_BEHIND_A_DIGEST: list[tuple[str, Any]] = [
    *(("alert", "normal"), ("deliver", "sent"), ("wind", 151), ("deliver", "sent")),
    *(("wind", -120), ("alert", "normal"), ("deliver", "sent")),
]

BEHIND_ONE_THAT_IS_TRIED_AGAIN: list[tuple[str, Any]] = [("alert", "low"), ("wind", 1020), ("deliver", "failed")]


@dataclass
class World:
    """A channel, its store and its clock."""

    channel: Channel
    store: Store
    rules: dict[str, Hours]
    now: datetime = LAUNCH
    alerts: dict[str, Delivery] = field(default_factory=dict)
    sent: Counter[str] = field(default_factory=Counter)
    killed: set[str] = field(default_factory=set)

    @property
    def house(self) -> Any:  # noqa: ANN401 -- a house in the parts that matter here
        config = Config(channels=(self.channel,), sources=(), rules=(), reminders=(7, 1))
        rule_set = SimpleNamespace(hours=self.rules)
        edition = SimpleNamespace(config=config, rule_set=rule_set, sources={})
        return SimpleNamespace(store=self.store, clock=lambda: self.now, edition=edition, corrections=tuple)

    def alert(self, severity: str) -> None:
        number = len(self.alerts)
        until = Fact(kind="deadline", value=(self.now + 10 * DAY).date().isoformat(), quote="까지", start=0)
        match = replace(GWANGJU_AI, severity=cast("Severity", severity))
        told = replace(ALERT, story=f"s{number}", matches=(match,), facts=(until,), seen=self.now)
        one = Delivery(key=f"s{number}-1-first-hook", channel="hook", alert=told, due=self.now, created=self.now)
        for each in (one, *reminders([one], Reminding(days=(7, 1)), now=self.now)):
            self.store.tell([each])
            self.alerts[each.key] = each

    def wind(self, minutes: int) -> None:
        self.now += minutes * MINUTE

    def silence(self, minutes: int) -> None:
        scope = Scope(rule="gwangju-ai", channel="hook")
        self.store.silence(scope, until=self.now + minutes * MINUTE, why="잠시", now=self.now)

    def deliver(self, ending: str) -> None:
        for _ in range(100):
            departure = depart(self.house, self.channel, 5)
            for each in departure.going:
                self._end(each, ending)
            if not (departure.going or departure.aside) or ending != "sent":
                break
        if ending == "killed":
            self.store.expire_leases(now=self.now)

    def _end(self, each: Delivery, ending: str) -> None:
        if ending == "failed":
            self.store.settle([(each, Retry(due=self.now + MINUTE, why="busy"))], now=self.now)
            return
        told = each.alert.alerts if isinstance(each.alert, Digest) else (each.alert,)
        keys = {f"{alert.story}-1-{alert.occasion}-hook" for alert in told if isinstance(alert, Alert)}
        if ending == "killed":
            self.killed |= keys
            return
        self.sent.update(keys)
        self.store.settle([(each, Sent(receipt="taken"))], now=self.now)

    def run_out(self) -> None:
        """Let time pass as the daemon does: from one thing that is due to the next."""
        for _ in range(MOST_WAKES):
            due = self.store.next_due(["hook"])
            if due is None:
                return
            self.now = max(self.now, due)
            self.deliver("sent")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(CHANNELS, st.none() | HOURS, st.lists(EVENTS, max_size=25))
@example(Channel(name="hook", kind="console", digest=Times(at=(17 * 60 + 30,))), None, SET_BACK_BEHIND_A_DIGEST)
@example(Channel(name="hook", kind="console"), None, BEHIND_ONE_THAT_IS_TRIED_AGAIN)
def test_every_alert_comes_to_its_end_and_none_comes_twice(
    channel: Channel, rule: Hours | None, events: list[tuple[str, Any]]
) -> None:
    database = Database.connect(None)
    migrate(database, now=LAUNCH)
    world = World(channel, Store(database), {"gwangju-ai": rule} if rule else {})
    for verb, how in events:
        getattr(world, verb)(how)
    world.run_out()
    for key in world.alerts:
        row = world.store.delivery(key)
        assert row is not None, "nothing vanishes"
        if row.state == "suppressed":
            assert row.why
            assert world.sent[key] == 0
        elif row.state == "folded":
            digest = world.store.delivery(row.digest)
            assert digest is not None
            assert (digest.state, world.sent[key]) == ("sent", 1)
        else:
            assert (row.state, world.sent[key]) == ("sent", 1)
    assert world.store.next_due(["hook"]) is None, "nothing waits any more"
    world.store.close()


def test_reminders_are_among_them() -> None:
    database = Database.connect(None)
    migrate(database, now=LAUNCH)
    world = World(Channel(name="hook", kind="console"), Store(database), {})
    world.alert("normal")
    world.run_out()
    told = [each.alert for each in world.alerts.values()]
    assert [alert.reason for alert in told if isinstance(alert, Alert)] == [Reason.FIRST, Reason.REMINDER, Reason.REMINDER]
    assert set(world.sent.values()) == {1}
    assert len(world.sent) == 3
    world.store.close()
