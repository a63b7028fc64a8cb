"""docs/push.md: its sender works, its files are taken, its answers are those that come."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from app import incoming, ingest
from bongsu import pushed, websub
from bongsu.config import read_config
from bongsu.model import Item
from tests.app.conftest import World
from tests.app.pushing import KEY, Port, open_port, push_rules

TEXT = (Path(__file__).parents[2] / "docs" / "push.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
async def port(world: World) -> AsyncIterator[Port]:
    async with open_port(world, push_rules(world)) as port:
        yield port


async def test_the_sender_shown_is_taken(port: Port, monkeypatch: pytest.MonkeyPatch) -> None:
    [source] = blocks("python")
    shown: dict[str, Any] = {}
    exec(source, shown)  # noqa: S102 -- our own documentation
    monkeypatch.setattr(shown["time"], "time", port.world.clock().timestamp)
    push: Callable[..., object] = shown["push"]
    secret = port.world.rules.with_name("secret").read_text(encoding="utf-8").split()[0]
    items = json.loads(blocks("json")[0])["items"]
    answer = await asyncio.to_thread(push, str(port.tool.client.base_url).rstrip("/"), "tool", secret, "msg-1", items)
    assert answer == {"new": 1, "known": 0, "refused": []}
    assert len(KEY) >= 16


@pytest.mark.parametrize("number", range(2))
def test_the_files_shown_are_taken(number: int) -> None:
    assert read_config(blocks("yaml")[number], "push.md").sources


def test_every_key_of_an_item_is_explained() -> None:
    assert set(json.loads(blocks("json")[0])["items"][0]) == set(Item.__dataclass_fields__)
    assert all(f"`{name}`" in TEXT for name in Item.__dataclass_fields__)


def test_every_answer_is_explained() -> None:
    assert {str(int(status)) for status in incoming._STATUS.values()} <= set(re.findall(r"\b[45]\d\d\b", TEXT))


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        pytest.param(ingest.MEGABYTE, "1 MiB", id="the largest body"),
        pytest.param(pushed.MOST_ITEMS, "1,000 items", id="the most items"),
        pytest.param(ingest.RATE, "over 100 messages a second", id="the rate"),
        pytest.param(ingest.BURST, "a burst of 200", id="the burst"),
        pytest.param(incoming.AT_ONCE, "over 50 bodies at once", id="bodies at once"),
        pytest.param(incoming.BODY_WITHIN, "took over 10 s", id="time for a body"),
        pytest.param(websub.STRETCH, "six times as seldom", id="polling"),
        pytest.param(websub.RENEW_AFTER, "four fifths", id="renewal"),
    ],
)
def test_the_figures_are_those_in_force(figure: float, said: str) -> None:
    meant = {"1 MiB": 2**20, "six times as seldom": 6, "four fifths": 0.8}
    digits = re.sub(r"\D", "", said)
    assert said in TEXT
    assert figure == meant.get(said, float(digits or 0))
