"""Far ends, disks and clocks that fail: each for a while, with everything on its way, and then no more."""

import asyncio
import errno
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from app.cycle import House
from bench.proof.far_end import FarEnd, Mode, titles
from bench.proof.house import build, deliver_all, deliveries, open_house, rules
from bench.proof.killed import DATABASE
from bench.proof.verdict import Verdict, judged
from bongsu.errors import StorageError
from bongsu.model import Channel
from bongsu.ports import Notifier
from storage import Store
from tests.fakes import LAUNCH, Clock

ALERTS = 100
TIMEOUT, SHORT_TIMEOUT = 5.0, 0.3
"""Seconds that an answer may take; the short one is for a far end that never answers."""

DAY = timedelta(days=1)
_ROUNDS = 400


@dataclass
class Ordeal:
    """A house at work with a far end, and how to make either suffer."""

    house: House
    store: Store
    far_end: FarEnd
    clock: Clock
    elsewhere: dict[str, str] = field(default_factory=dict)

    async def live(self, rounds: int) -> None:
        """Deliver what is due, and wind the clock to what is due next, again and again."""
        for _ in range(rounds):
            with suppress(StorageError):
                await deliver_all(self.house)
            if not self._wind():
                return

    def _wind(self) -> bool:
        """Wind to when something is due; False where nothing is."""
        due = self.store.next_due(["hook", "relay", "phone"])
        if due is not None:
            self.clock.now = max(due, self.clock.now + timedelta(seconds=1))
        return due is not None


Suffer = Callable[[Ordeal], None]


def far_end_answers(mode: Mode, channel: str = "hook") -> tuple[Suffer, Suffer]:
    """Return how a far end is made to answer `mode`, and to take messages again."""

    def begin(ordeal: Ordeal) -> None:
        ordeal.far_end.modes[channel] = mode
        ordeal.house.rulebook.reload()

    def end(ordeal: Ordeal) -> None:
        ordeal.far_end.modes[channel] = "take"
        ordeal.store.retry(channel=channel, now=ordeal.clock())

    return begin, end


def leads_to(base: str) -> tuple[Suffer, Suffer]:
    """Return how a channel is made to lead elsewhere, and back."""

    def begin(ordeal: Ordeal) -> None:
        ordeal.elsewhere["hook"] = base.replace("{port}", ordeal.far_end.base.rpartition(":")[2])
        ordeal.house.rulebook.reload()

    def end(ordeal: Ordeal) -> None:
        ordeal.elsewhere.clear()
        ordeal.house.rulebook.reload()

    return begin, end


def clock_jumps(by: timedelta) -> tuple[Suffer, Suffer]:
    """Return how the clock is set, with half of it delivered, and left so."""

    def begin(ordeal: Ordeal) -> None:
        ordeal.clock.now += by

    return begin, lambda _ordeal: None


def settling_fails(*, written: bool) -> tuple[Suffer, Suffer]:
    """Return how the store is made to fail each second time a group is settled: before, or after it was written."""

    def begin(ordeal: Ordeal) -> None:
        settle, times = ordeal.store.settle, iter(range(10**6))

        def failing(*args: object, **kwargs: object) -> object:
            if next(times) % 2:
                return settle(*args, **kwargs)  # type: ignore[arg-type]  # passed on
            if written:
                settle(*args, **kwargs)  # type: ignore[arg-type]  # passed on
            raise StorageError("storage.disk", path="proof", detail="disk I/O error")

        vars(ordeal.store)["settle"] = failing

    def end(ordeal: Ordeal) -> None:
        vars(ordeal.store).pop("settle")
        ordeal.store.expire_leases(now=ordeal.clock())  # as the next start does

    return begin, end


def disk_fills() -> tuple[Suffer, Suffer]:
    """Return how the file system under the database is filled to the last byte, and emptied."""

    def ballast(ordeal: Ordeal) -> Path:
        return Path(str(ordeal.store.path)).with_name("ballast")

    def begin(ordeal: Ordeal) -> None:
        with ballast(ordeal).open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise

    return begin, lambda ordeal: ballast(ordeal).unlink()


ORDEALS: tuple[tuple[str, tuple[Suffer, Suffer]], ...] = (
    ("channel down all the while, then up", leads_to("http://127.0.0.1:9")),
    ("HTTP 500", far_end_answers("500")),
    ("HTTP 429 without Retry-After", far_end_answers("429")),
    ("HTTP 429 with Retry-After", far_end_answers("429 asks")),
    ("HTTP 401, then repaired", far_end_answers("401")),
    ("HTTP 403, then repaired", far_end_answers("403")),
    ("HTTP 404, then repaired", far_end_answers("404")),
    ("HTTP 410, then repaired", far_end_answers("410")),
    ("Telegram: bot was blocked", far_end_answers("blocked", "phone")),
    ("Telegram: chat not found", far_end_answers("no chat", "phone")),
    ("hangs after it accepted", far_end_answers("hang")),
    ("answer cut half-way", far_end_answers("cut")),
    ("TLS fails", leads_to("https://127.0.0.1:{port}")),
    ("DNS fails", leads_to("http://nobody.invalid")),
    ("the daemon's clock back by a day", clock_jumps(-DAY)),
    ("the daemon's clock forward by a day", clock_jumps(DAY)),
    ("settling fails before it is written", settling_fails(written=False)),
    ("settling fails after it was written", settling_fails(written=True)),
)


def suffer(name: str, ways: tuple[Suffer, Suffer], folder: Path) -> Verdict:
    """Let half of the alerts out, make something fail for a while, repair it, and see."""
    began, far_end = time.monotonic(), FarEnd(titles(ALERTS))
    (folder / "rules.yaml").write_text(rules(far_end.base, folder / DATABASE), encoding="utf-8")
    asyncio.run(_suffer(far_end, ways, folder))
    found = judged(name, far_end, folder / DATABASE, time.monotonic() - began)
    far_end.close()
    return found


async def _suffer(far_end: FarEnd, ways: tuple[Suffer, Suffer], folder: Path) -> None:
    clock, elsewhere = Clock(LAUNCH), dict[str, str]()
    store = Store.open(folder / DATABASE, now=clock())

    def make(channel: Channel, secrets: Mapping[str, str]) -> Notifier:
        there = elsewhere.get(channel.name)
        led = Channel(name=channel.name, kind=channel.kind, options={**channel.options, **({"url": there} if there else {})})
        return build(led, secrets, timeout=SHORT_TIMEOUT if there or far_end.modes[channel.name] == "hang" else TIMEOUT)

    async with open_house(folder, store, clock, make=make) as house:
        ordeal = Ordeal(house=house, store=store, far_end=far_end, clock=clock, elsewhere=elsewhere)
        store.tell(deliveries(far_end.titles[: ALERTS // 2]))
        await deliver_all(house)
        store.tell(deliveries(far_end.titles[ALERTS // 2 :]))
        ways[0](ordeal)
        await ordeal.live(12)
        ways[1](ordeal)
        await ordeal.live(_ROUNDS)
    store.close()


@contextmanager
def small_disk(size: str) -> Iterator[Path | None]:
    """Give a file system of its own, `size` large; None where this machine lets nobody mount one."""
    with tempfile.TemporaryDirectory(prefix="bongsu-disk-") as made:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", made]
        try:
            mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603 -- ours
        except FileNotFoundError:  # no such command
            mounted = False
        try:
            if mounted and not _is_tmpfs(made):
                raise RuntimeError("mount said yes, and nothing is mounted", made)
            yield Path(made) if mounted else None
        finally:
            if mounted:
                subprocess.run(["umount", "--lazy", made], check=False)  # noqa: S603, S607 -- ours


def _is_tmpfs(folder: str) -> bool:
    mounts = (line.split() for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines())
    return any(where == folder and kind == "tmpfs" for _, where, kind, *_ in mounts)


def full_disk() -> Verdict | None:
    """Fill the disk while messages are on their way; None where no small disk can be had."""
    with small_disk("12m") as folder:
        return None if folder is None else suffer("disk full (a tmpfs of 12 MB), then not", disk_fills(), folder)
