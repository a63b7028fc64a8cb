"""What comes from outside reaches no structure: not the log's, not SQL, not a terminal, not HTML, not another source's rest."""

import logging
from dataclasses import replace

import pytest

from app.cycle import collect, process
from app.narrator import Narrator
from bongsu.errors import FetchError
from bongsu.model import Source
from bongsu.render import render
from tests.app.conftest import World

TITLE = (
    "울산 AI\x1b[2K\x1b[31m\r\n12:00:00 채널 phone이 다시 됩니다.\u202e\x00'); DROP TABLE entries; --<b onclick=x()>&lt;i&gt;"
)
BODY = "울산시는 AI 사업을 시작했다. \x1b]0;제목\x07<script>alert(1)</script> $(reboot) `id` ../../etc/passwd %s %(x)s {0}"
BUSY = FetchError("collect.busy", host="ulsan.example", status=429, retry_after=600.0)


async def test_a_title_is_one_line_that_only_shows_wherever_it_is_told(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bongsu")
    url = world.newsroom.offer("ulsan", TITLE)
    world.newsroom.fails[url] = FetchError("collect.timeout", host="ulsan.example", seconds=20.0)
    narrator = Narrator("ko")
    narrator.visited(await collect(world.house, world.house.edition.sources["ulsan"]))
    narrator.judged(await process(world.house))
    [line] = caplog.messages
    assert line.isprintable()
    [entry] = world.store.entries(source="ulsan", limit=10)
    assert entry.title.isprintable()
    assert entry.title in line
    assert "DROP TABLE entries" in entry.title, "kept as the text it is, and the table is still there"


@pytest.mark.parametrize("kind", ["console", "telegram", "webhook"])
async def test_no_channel_is_told_markup_or_controls_of_a_page(world: World, kind: str) -> None:
    world.newsroom.offer("ulsan", TITLE, body=BODY)
    await collect(world.house, world.house.edition.sources["ulsan"])
    await process(world.house)
    [delivery] = world.store.claim("phone", now=world.clock(), limit=10, lease=world.clock() - world.clock())
    body = render(delivery, kind, "ko").body
    assert body.replace("\n", "").isprintable()
    assert "<script" not in body
    assert kind != "telegram" or "<b onclick" not in body


def _resting(source: Source) -> Source:
    return replace(source, retry_after="host")


async def test_a_host_rests_as_a_whole_where_the_rules_say_so(world: World) -> None:
    world.newsroom.fails["ulsan"] = BUSY
    visit = await collect(world.house, _resting(world.house.edition.sources["ulsan"]))
    assert visit.next_visit_in.total_seconds() >= 600
    with pytest.raises(FetchError) as caught:
        await world.house.client.get("https://ulsan.example/another/source")
    assert caught.value.code == "collect.resting"


async def test_a_page_can_ask_for_rest_too(world: World) -> None:
    url = world.newsroom.offer("ulsan", "울산 AI 사업단 출범")
    world.newsroom.fails[url] = BUSY
    world.rules.write_text(world.rules.read_text().replace("first_catch: alert", "first_catch: alert, retry_after: host"))
    world.house.rulebook.reload()
    await collect(world.house, world.house.edition.sources["ulsan"])
    await process(world.house)
    with pytest.raises(FetchError, match="left alone"):
        await world.house.client.get("https://ulsan.example/")


async def test_else_only_the_source_that_heard_it_rests(world: World) -> None:
    world.newsroom.fails["ulsan"] = BUSY
    visit = await collect(world.house, world.house.edition.sources["ulsan"])
    assert visit.next_visit_in.total_seconds() >= 600
    assert world.house.client._politeness.rest_left("ulsan.example") == 0.0
