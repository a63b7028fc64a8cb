"""POST /ingest/<source>: a real port, real signatures, a real database."""

import base64
import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from app.cycle import deliver, process
from app.ingest import MEGABYTE
from bongsu.errors import ConfigError, StorageError
from bongsu.pushed import MOST_ITEMS
from storage import Store
from tests.app.conftest import World
from tests.app.pushing import KEY, NEXT_KEY, Port, open_port, push_rules

ITEM = {"title": "울산시, AI 사업단 출범", "url": "https://city.example/7", "published": "2026-01-29 14:00"}
OTHER = {"title": "울산시, 인공지능 공모", "url": "https://city.example/8"}
HOUR = 3600
TEXT = "<p>울산시는 29일 인공지능 사업단을 열었다.</p>"


@pytest.fixture
async def port(world: World) -> AsyncIterator[Port]:
    async with open_port(world, push_rules(world)) as port:
        yield port


# --- what is taken -----------------------------------------------------------------------------------------------------


async def test_items_are_kept_before_the_answer_and_whoever_processes_them_is_woken(port: Port) -> None:
    answer = await port.tool.push(ITEM, OTHER)
    assert (answer.status_code, answer.json()) == (200, {"new": 2, "known": 0, "refused": []})
    assert port.titles() == [ITEM["title"], OTHER["title"]]
    [visit] = port.visits
    assert [entry.title for entry in visit.new] == [ITEM["title"], OTHER["title"]]


async def test_the_first_push_is_no_quiet_one(port: Port) -> None:
    await port.tool.push(ITEM)
    assert len(port.world.store.pending(now=port.world.clock(), limit=10)) == 1


async def test_with_its_text_an_item_is_told_without_a_visit_to_its_page(port: Port) -> None:
    await port.tool.push(ITEM | {"text": TEXT})
    [judged] = await process(port.world.house, told=True)
    assert judged.outcome
    assert judged.outcome.article.complete
    assert judged.outcome.article.body == "울산시는 29일 인공지능 사업단을 열었다."
    await deliver(port.world.house, "phone")
    assert port.world.newsroom.page_visits == []
    assert "울산시, AI 사업단 출범" in port.world.told("phone")[0]


async def test_without_it_the_page_is_read_as_any_other(port: Port) -> None:
    await port.tool.push(ITEM)
    assert await process(port.world.house, told=True) == ()
    await process(port.world.house, told=False)
    assert port.world.newsroom.page_visits == [ITEM["url"]]


async def test_what_is_there_already_is_known(port: Port) -> None:
    await port.tool.push(ITEM)
    answer = await port.tool.push(ITEM | {"url": f"{ITEM['url']}?utm_source=tool"}, OTHER)
    assert answer.json() == {"new": 1, "known": 1, "refused": []}


async def test_what_is_no_item_is_refused_by_its_place_and_the_others_are_taken(port: Port) -> None:
    answer = await port.tool.push({"title": ["a"]}, ITEM, {}, ITEM)
    said = answer.json()
    assert (said["new"], said["known"]) == (1, 0)
    assert [(each["item"], each["why"]) for each in said["refused"]] == [
        (0, "push.not-text"),
        (2, "intake.nameless"),
        (3, "intake.repeat"),
    ]
    assert said["refused"][0]["message"] == "항목의 ‘title’에는 글이 와야 합니다."


async def test_an_old_item_is_kept_and_not_told(port: Port) -> None:
    assert (await port.tool.push(ITEM | {"published": "2026-01-01"})).json()["new"] == 1
    assert port.world.store.pending(now=port.world.clock(), limit=10) == ()


async def test_links_start_from_the_address_of_the_source(port: Port) -> None:
    await port.tool.push({"title": "소식", "url": "/news/1"}, source="other")
    [entry] = port.world.store.entries(source="other", limit=1)
    assert entry.url == "https://city.example/news/1"
    await port.tool.push({"title": "소식", "url": "/news/1"}, source="tool")
    [entry] = port.world.store.entries(source="tool", limit=1)
    assert entry.url == ""


async def test_nobody_visits_a_source_that_pushes(port: Port) -> None:
    await port.tool.push(ITEM)
    assert set(port.world.store.due_sources(now=port.world.clock() + timedelta(days=9), limit=10)) == {"ulsan", "daegu"}


# --- messages that come again ------------------------------------------------------------------------------------------


async def test_a_message_that_comes_again_adds_nothing(port: Port) -> None:
    await port.tool.push(ITEM, {"title": 7, "url": {}}, number="msg-a")
    answer = await port.tool.push(ITEM, {"title": 7, "url": {}}, number="msg-a")
    said = answer.json()
    assert (answer.status_code, said["new"], said["known"]) == (200, 0, 1)
    assert [each["why"] for each in said["refused"]] == ["push.not-text"]
    assert len(port.visits) == 1


async def test_nor_does_another_message_under_its_number(port: Port) -> None:
    await port.tool.push(ITEM, number="msg-a")
    answer = await port.tool.push(OTHER, number="msg-a")
    assert answer.status_code == 200
    assert [(each["item"], each["why"]) for each in answer.json()["refused"]] == [(0, "push.id-taken")]
    assert port.titles() == [ITEM["title"]]


async def test_two_sources_count_for_themselves(port: Port) -> None:
    await port.tool.push(ITEM, number="1")
    assert (await port.tool.push(ITEM, number="1", source="other")).json()["new"] == 1


async def test_a_message_kept_but_not_noted_before_the_power_went_brings_nothing_twice(
    port: Port, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out(*_: object, **__: object) -> None:
        raise StorageError("storage.full", path="bongsu.db", detail="")

    with monkeypatch.context() as dark:
        dark.setattr(Store, "keep_push", out)
        answer = await port.tool.push(ITEM, number="msg-a")
        assert (answer.status_code, answer.json()["error"], answer.headers["retry-after"]) == (503, "push.closed", "30")
    assert (await port.tool.push(ITEM, number="msg-a")).json() == {"new": 0, "known": 1, "refused": []}


# --- what is not -------------------------------------------------------------------------------------------------------


async def refused(port: Port, body: bytes, headers: dict[str, str] | None = None, source: str = "tool") -> tuple[int, str]:
    answer = await port.tool.send(body, headers, source=source)
    assert port.titles() == []
    return answer.status_code, answer.json()["error"]


BODY = json.dumps({"items": [ITEM]}).encode()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("nobody", id="no source of that name"),
        pytest.param("ulsan", id="a feed"),
    ],
)
async def test_only_a_source_that_pushes_is_there(port: Port, source: str) -> None:
    assert await refused(port, BODY, source=source) == (404, "push.unknown")


async def test_without_such_a_source_nothing_is_there(world: World) -> None:
    async with open_port(world, world.rules.read_text(encoding="utf-8")) as port:
        assert (await port.tool.push(ITEM)).status_code == 404


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"webhook-id": ""}, "push.unsigned", id="no number"),
        pytest.param({"webhook-timestamp": "soon"}, "push.unsigned", id="no time"),
        pytest.param({"webhook-signature": ""}, "push.unsigned", id="no signature"),
        pytest.param({"webhook-id": "msg-b"}, "push.forged", id="another number than the signed one"),
        pytest.param({"webhook-signature": "v1," + base64.b64encode(b"x" * 32).decode()}, "push.forged", id="a made-up one"),
    ],
)
async def test_what_is_not_signed_is_not_taken(port: Port, change: dict[str, str], code: str) -> None:
    assert await refused(port, BODY, port.tool.seal(BODY) | change) == (401, code)


async def test_nor_is_what_was_changed_on_the_way(port: Port) -> None:
    assert await refused(port, BODY.replace(b"/7", b"/9"), port.tool.seal(BODY)) == (401, "push.forged")


@pytest.mark.parametrize(
    ("late", "status"),
    [
        pytest.param(timedelta(minutes=5), 200, id="five minutes old"),
        pytest.param(timedelta(minutes=5, seconds=1), 401, id="older: it may have been overheard"),
        pytest.param(timedelta(minutes=-5, seconds=-1), 401, id="from the future"),
    ],
)
async def test_a_message_has_five_minutes(port: Port, late: timedelta, status: int) -> None:
    assert (await port.tool.push(ITEM, at=port.world.clock() - late)).status_code == status


@pytest.mark.parametrize("key", [KEY, NEXT_KEY], ids=["the key", "the key that follows it"])
async def test_while_a_secret_is_exchanged_both_are_good(port: Port, key: bytes) -> None:
    port.tool.key = key
    assert (await port.tool.push(ITEM)).status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        pytest.param(b"<html>", 400, "push.not-json", id="no JSON"),
        pytest.param(b"[]", 400, "push.no-items", id="no items"),
        pytest.param(json.dumps({"items": [{}] * (MOST_ITEMS + 1)}).encode(), 413, "push.many", id="too many items"),
        pytest.param(b'{"items": [' + b" " * MEGABYTE + b"]}", 413, "push.large", id="over a megabyte"),
    ],
)
async def test_what_cannot_be_read_is_not_taken(port: Port, body: bytes, status: int, code: str) -> None:
    assert await refused(port, body) == (status, code)


async def test_a_megabyte_is_still_read(port: Port) -> None:
    body = json.dumps({"items": [ITEM]}).encode()
    assert (await port.tool.send(body + b" " * (MEGABYTE - len(body)))).status_code == 200


async def test_it_is_no_page(port: Port) -> None:
    assert (await port.tool.client.get("/ingest/tool")).status_code == 405


async def test_a_tool_that_runs_wild_is_told_to_wait(world: World) -> None:
    async with open_port(world, push_rules(world), rate=1 / HOUR, burst=3) as port:
        answers = [await port.tool.push(ITEM) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
        assert (int(answers[-1].headers["retry-after"]), answers[-1].json()["error"]) == (HOUR, "push.busy")
        assert (await port.tool.push(ITEM, source="other")).status_code == 200, "the other has a measure of its own"


async def test_a_wrong_secret_is_spoken_of_once_until_it_is_right(port: Port, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    port.tool.key = b"nobody ever agreed on this one"
    for _ in range(3):
        await port.tool.push(ITEM)
    await port.tool.push(ITEM, source="nobody")
    [said] = [record.getMessage() for record in caplog.records if record.name == "bongsu"]
    assert said.startswith("변경 감시: 보내 온 것을 받지 않았습니다. 서명이 맞지 않습니다.")


# --- keys --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        pytest.param((), "shell.no-secret-file", id="none"),
        pytest.param((b"short",), "push.secret-weak", id="one that can be tried out"),
        pytest.param((KEY, b"short"), "push.secret-weak", id="one of two"),
    ],
)
async def test_keys_are_looked_at_before_the_rules_are_in_force(world: World, keys: tuple[bytes, ...], code: str) -> None:
    world.rules.write_text(push_rules(world, keys=keys), encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        world.house.rulebook.reload()
    assert [(problem.key, problem.code) for problem in refused.value.problems] == [
        ("sources.tool.secret_file", code),
        ("sources.other.secret_file", code),
    ]
