"""A disk that answers EIO when what was written is to be on it, while alerts flow.

The library syncs.c, compiled on the spot, stands between a process and the C library and has fsync and fdatasync fail. The
daemon as people run it asks for a sync when it goes over to a fresh log and when it empties the full one; a delivering process
is made to do both with each transaction, so that settling meets the failing disk again and again.
"""

import shutil
import subprocess
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bench.proof.far_end import FarEnd, titles
from bench.proof.house import rules, source
from bench.proof.killed import DATABASE, Order
from bench.proof.kills import victims
from bench.proof.places import FAILED_STEPS
from bench.proof.verdict import Verdict, judged
from bench.proof.watching import arrive, publish, watching

CODE = Path(__file__).with_name("syncs.c")
ALERTS, A_SECOND = 400, 10.0
INTERVALS = (0, 2, 1, 3, 0)
"""Each so many-th sync fails, one stretch of announcements after the other: none, half of them, all, a third, none."""

LIVES, TOLD_A_LIFE, SYNCS_A_LIFE = 100, 3, 25
"""Of a delivering process: in the first two none fails, then each, each second, all from the second on, and so on."""


@dataclass(frozen=True, slots=True)
class FailingDisk:
    """The library in a folder of its own, and what it is told and tells."""

    folder: Path

    @property
    def library(self) -> Path:
        return self.folder / "syncs.so"

    @property
    def environ(self) -> dict[str, str]:
        return {"BONGSU_SYNC_FAILS": str(self.folder / "fails"), "BONGSU_SYNC_LOG": str(self.folder / "syncs.log")}

    def fail(self, interval: int) -> None:
        """Have each so many-th sync fail from now on, or all from there where it is negative; 0: none."""
        (self.folder / "fails").write_text(str(interval), encoding="utf-8")

    def tell(self, found: Verdict) -> Verdict:
        """Return the verdict with what is to be said of the syncs."""
        log = self.folder / "syncs.log"
        asked = log.read_text(encoding="ascii") if log.exists() else ""
        noted = found.noted(f"{found.name}: {asked.count('x')} of {len(asked)} syncs failed")
        return noted if "x" in asked else noted.spoilt("no sync failed")


def failing_disk(folder: Path) -> FailingDisk | None:
    """Compile the library into `folder`; None where there is no compiler."""
    compiler, disk = shutil.which("gcc") or shutil.which("cc"), FailingDisk(folder)
    if compiler is None:
        return None
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(disk.library), str(CODE), "-ldl"]
    subprocess.run(command, check=True)  # noqa: S603 -- ours
    return disk


def syncs_fail() -> tuple[Verdict, ...]:
    """Let syncs fail under the daemon, and while a process settles; nothing where there is no compiler."""
    with (
        tempfile.TemporaryDirectory(prefix="bongsu-sync-") as first,
        tempfile.TemporaryDirectory(prefix="bongsu-sync-") as second,
    ):
        disks = failing_disk(Path(first)), failing_disk(Path(second))
        return (_watching(disks[0]), _settling(disks[1])) if disks[0] and disks[1] else ()


def _watching(disk: FailingDisk) -> Verdict:
    """Let the daemon tell of announcements while its disk fails; start it again and see."""
    far_end, began = FarEnd(titles(ALERTS)), time.monotonic()
    written = rules(far_end.base, disk.folder / DATABASE, source(far_end.base, every="1s"), relay="")
    (disk.folder / "rules.yaml").write_text(written, encoding="utf-8")
    with watching(disk.folder, disk.library, disk.environ):
        for number, interval in enumerate(INTERVALS, 1):
            disk.fail(interval)
            publish(far_end, ALERTS * number // len(INTERVALS), a_second=A_SECOND)
    with watching(disk.folder, disk.library, disk.environ):
        arrive(far_end, far_end.due)
    found = judged("fsync answers EIO to the daemon", far_end, disk.folder / DATABASE, time.monotonic() - began)
    far_end.close()
    return disk.tell(found)


def _settling(disk: FailingDisk) -> Verdict:
    """Let a delivering process settle on a failing disk, life after life, and once on a sound one."""
    told, began = titles(LIVES * TOLD_A_LIFE), time.monotonic()
    far_end = FarEnd(told)
    with victims(far_end, environ={**disk.environ, "LD_PRELOAD": str(disk.library)}) as (victim, folder):
        for life in range(LIVES):
            disk.fail((life // 2 % SYNCS_A_LIFE) * (-1 if life % 2 else 1))
            window = told[max(0, (life - 2) * TOLD_A_LIFE) : (life + 1) * TOLD_A_LIFE]
            victim.live(Order(told=tuple(window), always_syncing=True))
        disk.fail(0)
        victim.live(Order(told=tuple(told), to_the_end=True))
        found = judged("fsync answers EIO while settling", far_end, folder / DATABASE, time.monotonic() - began)
        failed = Counter((folder / FAILED_STEPS).read_text(encoding="utf-8").split())
    far_end.close()
    steps = ", ".join(f"{step} {number}" for step, number in failed.most_common())
    found = disk.tell(found).noted(f"transactions that failed by it: {steps}")
    return found if failed["settle"] else found.spoilt("no settling failed")
