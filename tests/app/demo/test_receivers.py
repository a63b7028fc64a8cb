"""The receivers answer as the real ones do, and remember what came and when."""

import io
import json
from collections.abc import AsyncIterator

import httpx
import pytest

from app.demo.receivers import Arrival, ConsoleReceiver, TelegramServer, WebhookReceiver
from tests.app.demo.test_signature import SECRET, headers

TOKEN, CHAT = "110201543:made-up", "-1001234567890"
ALERT = json.dumps({"version": 1, "data": {"url": "http://127.0.0.1:1/a?x=1&y=2", "matches": []}}).encode()


@pytest.fixture
async def webhook() -> AsyncIterator[tuple[WebhookReceiver, str]]:
    receiver = WebhookReceiver(SECRET, lambda: 7.0)
    yield receiver, await receiver.start()
    await receiver.stop()


@pytest.fixture
async def telegram() -> AsyncIterator[tuple[TelegramServer, str]]:
    server = TelegramServer(TOKEN, CHAT, lambda: 7.0)
    yield server, await server.start()
    await server.stop()


async def test_a_signed_alert_is_taken(webhook: tuple[WebhookReceiver, str]) -> None:
    receiver, base = webhook
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{base}/alerts", content=ALERT, headers=headers(ALERT))
    assert answer.status_code == 204
    assert (receiver.arrivals[0].data["url"], receiver.arrivals[0].at) == ("http://127.0.0.1:1/a?x=1&y=2", 7.0)
    assert (receiver.checked_by, receiver.refused) == ("standardwebhooks", 0)


async def test_an_alert_that_is_not_signed_right_is_refused_and_counted(webhook: tuple[WebhookReceiver, str]) -> None:
    receiver, base = webhook
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{base}/alerts", content=ALERT, headers=headers(b"{}"))
    assert answer.status_code == 401
    assert (receiver.arrivals, receiver.refused) == ([], 1)


MESSAGE = {"token": TOKEN, "method": "sendMessage", "chat_id": CHAT, "text": "<b>대구</b> AI", "parse_mode": "HTML"}


async def call(base: str, changed: dict[str, str] | None = None, *, as_form: bool = False) -> httpx.Response:
    message = MESSAGE | (changed or {})
    url = f"{base}/bot{message.pop('token')}/{message.pop('method')}"
    async with httpx.AsyncClient() as client:
        return await (client.post(url, data=message) if as_form else client.post(url, json=message))


@pytest.mark.parametrize("as_form", [False, True], ids=["as JSON", "as a form"])
async def test_a_message_is_taken_and_shown(telegram: tuple[TelegramServer, str], *, as_form: bool) -> None:
    server, base = telegram
    answer = (await call(base, as_form=as_form)).json()
    assert answer["ok"]
    assert (answer["result"]["message_id"], answer["result"]["text"]) == (1, "대구 AI")
    assert server.arrivals == [Arrival(channel="telegram", text="<b>대구</b> AI", at=7.0)]


async def test_a_message_that_is_brought_up_to_date_is_no_other_one(telegram: tuple[TelegramServer, str]) -> None:
    server, base = telegram
    assert (await call(base, {"method": "editMessageText"})).json()["ok"]
    assert (server.edits, server.arrivals) == (1, [])


async def test_nobody_writes_to_the_bot(telegram: tuple[TelegramServer, str]) -> None:
    assert (await call(telegram[1], {"method": "getUpdates"})).json() == {"ok": True, "result": []}


async def test_plain_text_is_not_read_as_html(telegram: tuple[TelegramServer, str]) -> None:
    answer = (await call(telegram[1], {"parse_mode": "", "text": "3 < 5"})).json()
    assert answer["result"]["text"] == "3 < 5"


@pytest.mark.parametrize(
    ("changed", "status", "description"),
    [
        pytest.param({"token": "1:wrong"}, 401, "Unauthorized", id="another bot's token"),
        pytest.param({"method": "sendPoll"}, 404, "Not Found", id="a method that it does not have"),
        pytest.param({"chat_id": "1"}, 400, "Bad Request: chat not found", id="a chat that it does not know"),
        pytest.param({"text": "<b>"}, 400, "Bad Request: can't parse entities", id="bad HTML"),
        pytest.param({"text": "가" * 5000}, 400, "Bad Request: message is too long", id="too long"),
    ],
)
async def test_a_refusal_says_why(
    telegram: tuple[TelegramServer, str], changed: dict[str, str], status: int, description: str
) -> None:
    server, base = telegram
    answer = await call(base, changed)
    assert answer.status_code == answer.json()["error_code"] == status
    assert answer.json()["description"].startswith(description)
    assert server.refused == [answer.json()["description"]]
    assert server.arrivals == []


def test_the_console_passes_on_and_remembers() -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    console = ConsoleReceiver(screen, lambda: 7.0)
    print("대구 AI http://127.0.0.1:1/a", file=console, flush=True)
    assert (console.encoding, console.isatty(), console.writable()) == ("utf-8", False, True)
    assert "".join(arrival.text for arrival in console.arrivals) == "대구 AI http://127.0.0.1:1/a\n"
    screen.seek(0)
    assert screen.read() == "대구 AI http://127.0.0.1:1/a\n"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("링크  http://127.0.0.1:1/a?x=1&y=2\n", id="in plain text"),
        pytest.param('<a href="http://127.0.0.1:1/a?x=1&amp;y=2">원문</a>', id="in HTML, with its entities"),
        pytest.param('{"url":"http://127.0.0.1:1/a?x=1&y=2"}', id="in JSON"),
    ],
)
def test_an_address_is_found_whole(text: str) -> None:
    assert Arrival(channel="any", text=text, at=0).urls == {"http://127.0.0.1:1/a?x=1&y=2"}
