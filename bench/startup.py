"""Start-up and memory of the daemon: ``python -m bench.startup``.

Bars, on an idle machine with two cores: ready in under 2 s, the first line within 1 s, under 150 MB resident after the demo.
"""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).resolve().parent / "results"
RUNS = 5
READY_BAR, FIRST_LINE_BAR, MEMORY_BAR = 2.0, 1.0, 150

RULES = """
health: off
channels: {console: {kind: console}}
sources: [{id: nowhere, url: "http://127.0.0.1:9/feed.xml", allow_private: true}]
rules: [{id: ai, name: AI, any: [AI]}]
"""


def main() -> int:
    """Measure, print, write; return 1 where a bar is missed."""
    starts = [_start() for _ in range(RUNS)]
    first_line, ready = (sorted(values)[RUNS // 2] for values in zip(*starts, strict=True))
    python = _bare_python()
    memory = _demo_memory()
    rows = [
        ("first line, s (median of 5)", first_line, FIRST_LINE_BAR),
        ("ready, s (median of 5)", ready, READY_BAR),
        ("resident after the demo, MB", memory, MEMORY_BAR),
    ]
    print(f"{'':34}{'measured':>10}{'bar':>8}")
    for name, value, bar in rows:
        print(f"{name:34}{value:10.2f}{bar:8}  {'ok' if value < bar else 'MISSED'}")
    print(f"{'a bare python -c pass, s':34}{python:10.3f}        ready is {ready / python:.0f}x of it")
    RESULTS.mkdir(exist_ok=True)
    result = {"first_line_s": first_line, "ready_s": ready, "resident_mb": memory, "bare_python_s": python}
    (RESULTS / "startup.json").write_text(json.dumps(result, indent=2))
    return 0 if all(value < bar for _, value, bar in rows) else 1


def _start() -> tuple[float, float]:
    """Return seconds to the first line and to READY=1 of one daemon, which is then stopped."""
    with tempfile.TemporaryDirectory() as folder, _listener(Path(folder) / "notify") as listener:
        rules = Path(folder) / "rules.yaml"
        rules.write_text(RULES, encoding="utf-8")
        environ = os.environ | {"STATE_DIRECTORY": folder, "NOTIFY_SOCKET": str(Path(folder) / "notify")}
        began = time.perf_counter()
        command = [sys.executable, str(ROOT / "daemon.py"), "--config", str(rules)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, env=environ, cwd=ROOT) as daemon:  # noqa: S603 -- our own program
            assert daemon.stderr
            daemon.stderr.readline()
            first_line = time.perf_counter() - began
            while b"READY=1" not in listener.recv(4096):
                pass
            ready = time.perf_counter() - began
            daemon.send_signal(signal.SIGTERM)
            daemon.stderr.read()
    return first_line, ready


@contextlib.contextmanager
def _listener(path: Path) -> Iterator[socket.socket]:
    """A systemd to say READY=1 to."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(path))
        listener.settimeout(30)
        yield listener


def _bare_python() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


def _demo_memory() -> float:
    """Return the peak resident memory of the whole demo, newsroom and receivers included, in MB."""
    command = [sys.executable, "-m", "app.cli", "demo"]
    demo = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 -- ours
    _, status, usage = os.wait4(demo.pid, 0)
    assert status == 0, "the demo failed: run `make demo`"
    return usage.ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
