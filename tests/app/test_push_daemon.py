"""Pushing to the daemon as a user meets it: a process, its port, its lines."""

import asyncio
import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from standardwebhooks import Webhook

from app.wiring import utc_now
from tests.app.hub import Newspaper
from tests.app.running import PATIENCE, Running, running
from tests.fakes_receiver import Receiver

SECRET = "whsec_dGhpcnR5LXR3byBieXRlcyBvZiBhIG1hZGUtdXAga2V5"
ENVIRON = {"TOOL_SECRET": SECRET}
TITLE = "울산시, 인공지능 사업단 출범"
RULES = """
health: 127.0.0.1:{port}
sources:
  - {{id: tool, kind: push, secret_env: TOOL_SECRET}}
rules:
  - {{id: ulsan-ai, any: [인공지능], regions: [울산]}}
"""


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def rules(tmp_path: Path, port: int) -> Path:
    path = tmp_path / "rules.yaml"
    path.write_text(RULES.format(port=port), encoding="utf-8")
    return path


@contextmanager
def listening(rules: Path) -> Iterator[Running]:
    """Run a daemon whose port is open: it tells systemd that it is ready only then."""
    address = rules.with_name("notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(address))
        systemd.settimeout(PATIENCE)
        with running(rules, environ=ENVIRON | {"NOTIFY_SOCKET": str(address)}) as daemon:
            while b"READY=1" not in systemd.recv(1024):
                pass
            yield daemon
    address.unlink()


def push(port: int, number: str, title: str) -> httpx.Response:
    body = json.dumps({"items": [{"title": title, "guid": number, "text": "<p>시 관계자가 29일 밝혔다.</p>"}]})
    now = utc_now()
    headers = {
        "webhook-id": number,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(SECRET).sign(number, now, body),
    }
    return httpx.post(f"http://127.0.0.1:{port}/ingest/tool", content=body, headers=headers)


def test_what_is_pushed_is_told_at_once(rules: Path, port: int) -> None:
    with listening(rules) as daemon:
        assert push(port, "msg-1", TITLE).json() == {"new": 1, "known": 0, "refused": []}
        daemon.until(TITLE)
        assert push(port, "msg-2", "울산시, 도로 정비").json()["new"] == 1
        assert daemon.end() == 0
        assert sum(TITLE in line for line in daemon.said) == 1


def test_the_next_start_knows_what_was_pushed_before(rules: Path, port: int) -> None:
    with listening(rules) as daemon:
        push(port, "msg-1", TITLE)
        daemon.until(TITLE)
        daemon.end()
    with listening(rules) as daemon:
        assert push(port, "msg-1", TITLE).json() == {"new": 0, "known": 1, "refused": []}
        daemon.end()
        assert TITLE not in "\n".join(daemon.said)


def test_a_reload_listens_where_the_rules_say(rules: Path, port: int) -> None:
    rules.write_text(
        RULES.format(port=port).split("sources:")[0].replace(f"127.0.0.1:{port}", "off") + "rules: [{id: a, any: AI}]"
    )
    with listening(rules) as daemon:
        rules.write_text(RULES.format(port=port), encoding="utf-8")
        daemon.until("Rules reloaded")
        assert push(port, "msg-1", TITLE).status_code == 200
        rules.write_text(RULES.format(port=port).split("sources:")[0] + "rules: [{id: a, any: AI}]", encoding="utf-8")
        daemon.until("Rules reloaded")
        assert push(port, "msg-2", TITLE).status_code == 404
        assert daemon.end() == 0


def test_a_secret_that_is_missing_is_said_at_the_start(rules: Path) -> None:
    with running(rules) as daemon:
        assert daemon.wait() == 2
        assert "TOOL_SECRET" in "\n".join(daemon.said)


# --- subscriptions -----------------------------------------------------------------------------------------------------

SUBSCRIBING = """
health: 127.0.0.1:{port}
websub: {{callback: "http://127.0.0.1:{port}"}}
sources:
  - {{id: paper, name: 울산매일, url: "{base}/feed", first_catch: quiet, allow_private: true}}
rules:
  - {{id: ulsan-ai, any: [인공지능], regions: [울산]}}
"""


async def test_a_feed_with_a_hub_is_told_of_by_it(rules: Path, port: int) -> None:
    async with Receiver() as server, httpx.AsyncClient() as client:
        paper = Newspaper(server, client)
        server.reply = paper.reply
        await asyncio.to_thread(rules.write_text, SUBSCRIBING.format(port=port, base=server.url), encoding="utf-8")
        with running(rules, environ=ENVIRON) as daemon:
            await asyncio.to_thread(daemon.until, "kept without an alert")
            await asyncio.wait_for(paper.asked.wait(), PATIENCE)
            assert (await paper.ask_back()).text == "a challenge"
            await asyncio.to_thread(daemon.until, "tells of new items at once, for 10 days")
            assert (await paper.bring(paper.feed(TITLE, 2))).status_code == 202
            await asyncio.to_thread(daemon.until, TITLE)
            assert await asyncio.to_thread(daemon.end) == 0
