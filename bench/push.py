"""From push to alert sent: ``python -m bench.push [seconds]``.

A daemon in a process of its own, a tool that pushes one signed item a message at 50 a second, and a webhook that receives the
alerts. Beside it a feed whose pages take their time, as in life: what is pushed must not wait for them. Measured from the
first alert and the first page on: at the one the daemon reads its tables, at the other its spiders. Bar: p99 under 1 s.
"""

import asyncio
import base64
import contextlib
import hmac
import json
import os
import re
import signal
import socket
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from app.serving import Server
from app.wiring import utc_now

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).resolve().parent / "results"
RATE, SECONDS = 50, 30
BAR = 1.0
PATIENCE = 30.0
SLOW_PAGES, PAGE_TAKES = 40, 5.0
KEY = b"thirty-two bytes of a made-up key"
SECRET = "whsec_" + base64.b64encode(KEY).decode()

RULES = """
health: 127.0.0.1:{port}
channels: {{hook: {{kind: webhook, url: "{far_end}/hook"}}}}
sources:
  - {{id: tool, kind: push, region: 울산, secret_env: TOOL_SECRET}}
  - {{id: slow, url: "{far_end}/feed", first_catch: alert, allow_private: true}}
rules: [{{id: ai, any: [인공지능]}}]
"""
LINES = (
    "울산시는 29일 지역 제조업의 인공지능 전환을 돕는 사업단을 열었다고 밝혔다.",
    "사업비는 3년간 국비와 시비를 더해 240억원이고, 산단 안 기업 120곳이 참여한다.",
    "시 관계자는 “현장의 데이터를 모아 공정마다 맞는 모델을 만들겠다”고 말했다.",
    "신청은 다음 달 20일까지이며, 자세한 내용은 시 누리집에서 볼 수 있다.",
)
FILLING = "현장에서는 오래 기다린 일이라는 말이 나왔고, 참여를 바라는 기업의 문의도 이어지고 있다."
TEXT = "".join(f"<p>{line}</p>" for line in (*LINES, *[FILLING] * 32))
"""2,000 characters, with as many figures as such a text has."""


@dataclass
class FarEnd:
    """Takes alerts, and serves a feed with slow pages."""

    expected: int
    arrived: dict[int, float] = field(default_factory=dict)
    told: asyncio.Event = field(default_factory=asyncio.Event)
    read: asyncio.Event = field(default_factory=asyncio.Event)
    all_there: asyncio.Event = field(default_factory=asyncio.Event)

    async def hook(self, request: Request) -> Response:
        if found := re.search(rb"tool-(\d+)", await request.body()):
            self.arrived.setdefault(int(found[1]), time.perf_counter())
            self.told.set()
        if len(self.arrived) == self.expected:
            self.all_there.set()
        return Response()

    async def feed(self, request: Request) -> Response:
        link = f"{request.base_url}page?id="
        items = "".join(f"<item><title>울산 인공지능 {n}</title><link>{link}{n}</link></item>" for n in range(SLOW_PAGES))
        return Response(f'<rss version="2.0"><channel><title>b</title>{items}</channel></rss>', media_type="text/xml")

    async def page(self, _request: Request) -> Response:
        self.read.set()
        await asyncio.sleep(PAGE_TAKES)
        return Response(f"<html><body><article>{TEXT}</article></body></html>", media_type="text/html")

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/hook", self.hook, methods=["POST"]),
                Route("/feed", self.feed),
                Route("/page", self.page),
            ]
        )


async def main(seconds: int) -> int:
    """Measure, print, write; return 1 where the bar is missed."""
    far_end = FarEnd(expected=RATE * seconds + 1)
    server = Server(far_end.app())
    base = await server.start()
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        (Path(folder) / "rules.yaml").write_text(RULES.format(port=port, far_end=base), encoding="utf-8")
        async with _daemon(Path(folder)) as daemon:
            await _push(port, range(1))
            await asyncio.wait_for(asyncio.gather(far_end.told.wait(), far_end.read.wait()), PATIENCE)
            cpu = _cpu(daemon.pid)
            sent, answered = await _push(port, range(1, far_end.expected))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(far_end.all_there.wait(), PATIENCE)
            cpu = _cpu(daemon.pid) - cpu
    await server.stop()
    delays = sorted(far_end.arrived[number] - at for number, at in sent.items() if number in far_end.arrived)
    rows = {"push to answer": sorted(answered), "push to alert received": delays}
    return _report(rows, lost=len(sent) - len(delays), cpu=cpu / seconds)


async def _push(port: int, numbers: range) -> tuple[dict[int, float], list[float]]:
    """Push items at the rate; return when each left, and how long each answer took."""
    sent: dict[int, float] = {}
    answered: list[float] = []

    async def one(client: httpx.AsyncClient, number: int) -> None:
        sent[number] = time.perf_counter()
        body, headers = _signed(number)
        answer = await client.post("/ingest/tool", content=body, headers=headers)
        assert answer.json()["new"] == 1, answer.text
        answered.append(time.perf_counter() - sent[number])

    began = time.perf_counter()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE) as client, asyncio.TaskGroup() as group:
        for place, number in enumerate(numbers):
            await asyncio.sleep(max(0.0, began + place / RATE - time.perf_counter()))
            group.create_task(one(client, number))
    return sent, answered


def _signed(number: int) -> tuple[bytes, dict[str, str]]:
    title = f"울산시, 인공지능 교육 {number // 900 + 1}차 {number % 900}기 모집"  # one of a series each: another story
    item = {"title": title, "url": f"https://city.example/tool-{number}", "text": TEXT}
    body = json.dumps({"items": [item]}).encode()
    identity, stamp = f"msg-{number}", str(int(utc_now().timestamp()))
    digest = hmac.digest(KEY, f"{identity}.{stamp}.".encode() + body, "sha256")
    signature = f"v1,{base64.b64encode(digest).decode()}"
    return body, {"webhook-id": identity, "webhook-timestamp": stamp, "webhook-signature": signature}


@contextlib.asynccontextmanager
async def _daemon(folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a daemon for the length of the block, from the moment when it is ready."""
    with _listener(folder / "notify") as listener:
        environ = os.environ | {"STATE_DIRECTORY": str(folder), "NOTIFY_SOCKET": str(folder / "notify"), "TOOL_SECRET": SECRET}
        command = [str(ROOT / "daemon.py"), "--config", str(folder / "rules.yaml")]
        daemon = await asyncio.create_subprocess_exec(sys.executable, *command, env=environ, cwd=ROOT)
        try:
            await asyncio.wait_for(_ready(listener), PATIENCE)
            yield daemon
        finally:
            with contextlib.suppress(ProcessLookupError):
                daemon.send_signal(signal.SIGTERM)
            await daemon.wait()


async def _ready(listener: socket.socket) -> None:
    while b"READY=1" not in await asyncio.get_running_loop().sock_recv(listener, 4096):
        pass


@contextlib.contextmanager
def _listener(path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(path))
        listener.setblocking(False)  # noqa: FBT003 -- the name of the standard library
        yield listener


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _cpu(pid: int) -> float:
    """Return the CPU seconds that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _report(rows: dict[str, list[float]], *, lost: int, cpu: float) -> int:
    print(f"items of {len(TEXT)} characters, {RATE} a second, beside {SLOW_PAGES} pages of {PAGE_TAKES:.0f} s each")
    print(f"{'':28}{'items':>8}{'p50, ms':>10}{'p99, ms':>10}{'worst, ms':>12}")
    for name, values in rows.items():
        p50, p99 = statistics.median(values) * 1000, _p99(values) * 1000
        print(f"{name:28}{len(values):8}{p50:10.0f}{p99:10.0f}{values[-1] * 1000:12.0f}")
    told = rows["push to alert received"]
    good = _p99(told) < BAR and lost == 0
    print(f"{'bar':28}{'':18}{BAR * 1000:10.0f}{'':12}  {'ok' if good else 'MISSED'}")
    print(f"lost: {lost}; the daemon used {cpu * 100:.0f} % of a core")
    RESULTS.mkdir(exist_ok=True)
    result = {"rate": RATE, "items": len(told), "lost": lost, "p50_s": statistics.median(told), "p99_s": _p99(told), "cpu": cpu}
    (RESULTS / "push.json").write_text(json.dumps(result, indent=2))
    return 0 if good else 1


def _p99(ordered: list[float]) -> float:
    return ordered[len(ordered) * 99 // 100]


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)))
