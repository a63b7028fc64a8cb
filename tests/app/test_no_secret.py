"""Whatever far ends answer, no address, token or key of theirs comes into the ledger, the log or what the commands print.

Each answer repeats everything secret, as error pages do.
"""

import logging
from pathlib import Path

import pytest

import notifiers
from app.cycle import deliver, process
from app.narrator import Narrator
from storage.states import OutboxRow
from tests.app.conftest import RULES, World
from tests.app.test_cycle import BODY, visit_all
from tests.fakes_receiver import Receiver, Reply, Request

# Apprise imports what Python is about to drop, and leaves it to whoever clears up to close its sockets.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

STATUSES = (200, 204, 301, 307, 400, 401, 403, 404, 408, 409, 410, 413, 418, 422, 429, 500, 502, 503, 599)
PRESETS = ("slack", "discord", "mattermost", "teams", "jandi", "dooray")
PATH, TOKEN, KEY = (
    "Zm9yIHlvdXIgZXllcyBvbmx5",
    "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
)


def channels(base: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return a channel of each kind for each status, and the environment that has their secrets."""
    specs, environ = {}, {"KEY": f"whsec_{KEY}", "TOKEN": f"110201543:{TOKEN}"}
    for status in STATUSES:
        at = f"{base}/{status}"
        environ |= {f"URL{status}": f"{at}/{PATH}", f"APPRISE{status}": f"{at}/{PATH}".replace("http", "json", 1)}
        specs[f"hook{status}"] = f"{{kind: webhook, url_env: URL{status}, secret_env: KEY}}"
        specs |= {f"{name}{status}": f"{{kind: webhook, preset: {name}, url_env: URL{status}}}" for name in PRESETS}
        specs[f"chat{status}"] = f'{{kind: telegram, chat: "-1001", token_env: TOKEN, api_base: "{at}"}}'
        specs[f"else{status}"] = f"{{kind: apprise, url_env: APPRISE{status}}}"
    return specs, environ


def echo(request: Request) -> Reply:
    status = int(request.path.split("/")[1])
    said = f"no such thing: {request.path} {request.headers} {PATH} {TOKEN} {KEY}"
    if "/bot" in request.path:
        said = f'{{"ok": false, "error_code": {status}, "description": "no {request.path} {TOKEN}"}}'
    return Reply(status=status, body=said.encode(), headers={"Location": f"http://127.0.0.1:9{request.path}"})


async def test_no_secret_is_left_anywhere(world: World, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Receiver(echo) as receiver:
        specs, environ = channels(receiver.url)
        open_with(world, specs, environ)
        world.newsroom.offer("ulsan", "울산 AI 사업단 출범", body=BODY)
        await visit_all(world)
        await process(world.house)
        narrator = Narrator("ko")
        for name in specs:
            narrator.attempted(await deliver(world.house, name))
        for notifier in world.house.edition.notifiers.values():
            await notifier.aclose()
    rows = world.store.outbox(limit=1_000)
    assert {row.channel for row in rows if was_tried(row)} >= set(specs)
    assert {row.state for row in rows} >= {"sent", "retry", "dead"}
    shown = caplog.text.encode() + "".join(map(repr, [*rows, *world.store.channel_states()])).encode()
    for secret in (PATH, TOKEN, KEY):
        assert secret.encode() not in kept(tmp_path)
        assert secret.encode() not in shown


def open_with(world: World, specs: dict[str, str], environ: dict[str, str]) -> None:
    """Put rules in force that tell all the channels, with the real notifiers behind them."""
    listed = "\n".join(f"  {name}: {spec}" for name, spec in specs.items())
    rules = RULES.replace("channels:", f"channels:\n  boss: {{kind: console}}\n{listed}").replace(
        "notify: [phone, hook]", f"notify: [{', '.join(specs)}]"
    )
    rulebook = world.house.rulebook
    rulebook._build_notifier = notifiers.build
    rulebook._environ = environ
    world.rules.write_text(f"{rules}\nops: [boss]\n", encoding="utf-8")
    rulebook.reload()


def kept(folder: Path) -> bytes:
    """All that the store has written."""
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("bongsu.db"))


def was_tried(row: OutboxRow) -> bool:
    return row.state in {"sent", "retry", "dead"}
