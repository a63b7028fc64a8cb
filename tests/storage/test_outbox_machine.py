"""The laws of the outbox, whatever happens in whatever order."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from bongsu.model import Dead, Delivery, Retry, Sent
from storage import Store
from storage.database import Database
from storage.migrations import migrate
from tests.storage.samples import LEASE, MINUTE, NOW, SECOND, make_delivery, put

CHANNELS = st.sampled_from(["room", "hook"])
WAITS = st.sampled_from([SECOND, MINUTE, 3 * MINUTE])


@dataclass
class Believed:
    """What we hold of a delivery: whose lease is live, and what the far end said when it took it."""

    lease: datetime | None = None
    receipt: str | None = None


class Outbox(RuleBasedStateMachine):
    """Workers claim, send, fail, fall asleep and wake too late; a person retries and buries."""

    claimed = Bundle("claimed")

    def __init__(self) -> None:
        super().__init__()
        database = Database.connect(None)
        migrate(database, now=NOW)
        self.store = Store(database)
        self.now = NOW
        self.believed: dict[str, Believed] = {}

    def teardown(self) -> None:
        self.store.close()

    @rule(channel=CHANNELS, wait=WAITS)
    def alert(self, channel: str, wait: timedelta) -> None:
        delivery = make_delivery(f"e{len(self.believed)}", channel=channel, created=self.now)
        put(self.store, delivery, now=self.now)
        self.believed[delivery.key] = Believed()

    @rule(target=claimed, channel=CHANNELS, limit=st.integers(1, 3))
    def claim(self, channel: str, limit: int) -> object:
        claimed = self.store.claim(channel, now=self.now, limit=limit, lease=LEASE)
        for delivery in claimed:
            known = self.believed[delivery.key]
            assert known.receipt is None, "sent is sent"
            assert known.lease is None or known.lease <= self.now, "two live leases"
            known.lease = delivery.lease
        return multiple(*claimed)

    @rule(delivery=claimed)
    def goes_out(self, delivery: Delivery) -> None:
        receipt = f"receipt at {self.now}"
        self.store.settle([(delivery, Sent(receipt=receipt))], now=self.now)
        known = self.believed[delivery.key]
        known.receipt, known.lease = known.receipt or receipt, None

    @rule(delivery=claimed, wait=WAITS, broken=st.booleans())
    def fails_for_now(self, delivery: Delivery, wait: timedelta, *, broken: bool) -> None:
        self.store.settle([(delivery, Retry(due=self.now + wait, why="busy", channel_broken=broken))], now=self.now)
        self.give_up_lease(delivery)

    @rule(delivery=claimed)
    def is_refused(self, delivery: Delivery) -> None:
        self.store.settle([(delivery, Dead(why="refused"))], now=self.now)
        self.give_up_lease(delivery)

    @rule(delivery=consumes(claimed))
    def is_given_back(self, delivery: Delivery) -> None:
        self.store.release([delivery], now=self.now)
        self.give_up_lease(delivery)

    @rule(delivery=claimed)
    def is_buried(self, delivery: Delivery) -> None:
        self.store.bury(delivery.key, "by hand", now=self.now)
        self.believed[delivery.key].lease = None

    @rule(delivery=claimed)
    def is_retried(self, delivery: Delivery) -> None:
        self.store.retry([delivery.key], now=self.now)

    @rule()
    def all_are_retried(self) -> None:
        self.store.retry(now=self.now)

    @rule()
    def the_daemon_starts_again(self) -> None:
        self.store.expire_leases(now=self.now)
        for known in self.believed.values():
            known.lease = None

    @rule(wait=WAITS)
    def time_passes(self, wait: timedelta) -> None:
        self.now += wait

    def give_up_lease(self, delivery: Delivery) -> None:
        """Only the one whose lease is live can."""
        known = self.believed[delivery.key]
        if known.lease == delivery.lease:
            known.lease = None

    @invariant()
    def nothing_vanishes(self) -> None:
        rows = {row.key for row in self.store.outbox(limit=1000)}
        assert rows == set(self.believed)

    @invariant()
    def sent_stays_sent(self) -> None:
        sent = {row.key: row.receipt for row in self.store.outbox(states=("sent",), limit=1000)}
        assert sent == {key: known.receipt for key, known in self.believed.items() if known.receipt is not None}

    @invariant()
    def what_is_open_comes_up_again(self) -> None:
        waiting = self.store.outbox(states=("due", "leased", "retry"), limit=1000)
        assert {row.channel for row in waiting} == {name for name in ("room", "hook") if self.store.next_due([name])}


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
