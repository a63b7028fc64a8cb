"""``make bench-deliver``: how fast alerts go out, with every step of the daemon's, from an outbox on disk.

10,000 to a webhook on this machine; 10,000 to a Telegram that takes one a second, on a clock that is wound, not waited for.
"""

import asyncio
import itertools
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import httpx

from app.cycle import deliver, pause
from app.memory import be_frugal, settle_in
from bench.proof.far_end import titles
from bench.proof.house import deliveries, open_house
from bongsu.model import Channel
from bongsu.ports import Notifier
from daemon import SWITCH
from notifiers import build
from storage import Store
from tests.fakes import LAUNCH, Clock

ALERTS = 10_000
LEAST_A_SECOND = 1_500
MOST_GROWTH_MB = 30
LATENCY = timedelta(milliseconds=40)
RESULTS = Path(__file__).parent / "results" / "deliver.json"


@contextmanager
def receiver() -> Iterator[str]:
    """Give the address of a webhook in another process."""
    command = [sys.executable, "-m", "bench.deliver_server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as serving:  # noqa: S603 -- ours
        if not serving.stdin or not serving.stdout:
            raise RuntimeError("no pipes")
        yield f"http://127.0.0.1:{int(serving.stdout.readline())}/hook"
        serving.stdin.close()


@contextmanager
def outbox(channel: str, written: str) -> Iterator[tuple[Path, Store]]:
    """Give a folder with rules.yaml and an outbox in which every alert waits for `channel`."""
    with tempfile.TemporaryDirectory(prefix="bongsu-bench-") as made:
        folder = Path(made)
        rules = f"health: off\nchannels:\n  {channel}: {written}\nrules:\n  - {{id: ai, any: [AI]}}\n"
        (folder / "rules.yaml").write_text(rules, encoding="utf-8")
        store = Store.open(folder / "bongsu.db", now=LAUNCH)
        for start in range(0, ALERTS, 500):
            told = deliveries(titles(500, start + 1))
            store.tell([delivery for delivery in told if delivery.channel == channel])
        yield folder, store
        store.close()


async def to_webhook() -> dict[str, object]:
    """Measure messages a second, and what the process grows by between the first and the last of them."""
    with receiver() as url, outbox("hook", f'{{kind: webhook, url: "{url}", secret_env: HOOK_SECRET}}') as (folder, store):
        async with open_house(folder, store, Clock(LAUNCH)) as house:
            await deliver(house, "hook")
            settle_in()
            before, began, worked = peak_mb(), time.perf_counter(), time.process_time()
            sent = 0
            while attempts := await deliver(house, "hook"):
                sent += len(attempts)
            took, busy = time.perf_counter() - began, time.process_time() - worked
    assert store_is_empty(sent)
    return {
        "sent": sent,
        "a second": round(sent / took),
        "CPU ms a message": round(1000 * busy / sent, 2),
        "grown by MB": round(peak_mb() - before, 1),
    }


def store_is_empty(sent: int) -> bool:
    """Say whether all but the first batch, which is not measured, were counted."""
    return ALERTS - 200 <= sent <= ALERTS


class Telegram:
    """Takes one message a second by the clock in hand, which every request moves on."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._jitter = itertools.cycle([0.2, 1.0, 0.5, 1.8, 0.1])
        self.taken: list[str] = []
        self.refused = 0
        self._last: datetime | None = None

    def __call__(self, request: httpx.Request) -> httpx.Response:
        there, back = LATENCY * next(self._jitter), LATENCY * next(self._jitter)
        self._clock.now += there
        answer = self._answer(request)
        self._clock.now += back
        return answer

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if self._last is not None and self._clock.now - self._last < timedelta(seconds=1):
            self.refused += 1
            said = {"ok": False, "error_code": 429, "description": "Too Many Requests", "parameters": {"retry_after": 1}}
            return httpx.Response(429, json=said)
        self._last = self._clock.now
        self.taken.append(json.loads(request.content)["text"])
        return httpx.Response(200, json={"ok": True, "result": {"message_id": len(self.taken)}})


async def to_telegram() -> dict[str, object]:
    """Count refusals, and see whether the order was kept."""
    clock = Clock(LAUNCH)
    telegram = Telegram(clock)

    def make(channel: Channel, secrets: Mapping[str, str]) -> Notifier:
        return build(channel, secrets, transport=httpx.MockTransport(telegram))

    with outbox("phone", "{kind: telegram, chat: 77, token_env: TOKEN}") as (folder, store):
        async with open_house(folder, store, clock, make=make) as house:
            began = time.perf_counter()
            while store.next_due(["phone"]):
                await deliver(house, "phone")
                clock.now += pause(house, "phone")
            took = time.perf_counter() - began
        keys = [event.key for event in sorted(store.outbox(limit=ALERTS), key=lambda row: (row.settled or LAUNCH, row.key))]
        in_turn = [row.key for row in sorted(store.outbox(limit=ALERTS), key=lambda row: (row.created, row.key))]
    wound = (clock.now - LAUNCH) / ALERTS
    return {
        "sent": len(telegram.taken),
        "refused": telegram.refused,
        "order kept": keys == in_turn,
        "seconds a message, on its clock": round(wound.total_seconds(), 3),
        "real seconds": round(took, 1),
    }


def peak_mb() -> float:
    """Return the most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Print what was measured, and end with 1 where it is not enough."""
    sys.setswitchinterval(SWITCH)  # as the daemon does, and `settle_in` too
    be_frugal()
    webhook = asyncio.run(to_webhook())
    print("webhook ", webhook, flush=True)
    telegram = asyncio.run(to_telegram())
    print("telegram", telegram)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps({"webhook": webhook, "telegram": telegram}, indent=1), encoding="utf-8")
    fast = int(str(webhook["a second"])) >= LEAST_A_SECOND and float(str(webhook["grown by MB"])) <= MOST_GROWTH_MB
    calm = telegram["refused"] in {0, 1} and telegram["order kept"] is True and telegram["sent"] == ALERTS
    return 0 if fast and calm else 1


if __name__ == "__main__":
    sys.exit(main())
