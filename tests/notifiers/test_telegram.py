"""Messages through a Telegram bot."""

import json
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import httpx
import pytest

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from bongsu.model import Channel, Message
from bongsu.ports import Notifier
from bongsu.render import render
from notifiers import Chat, build, find_chats
from notifiers.bot_api import BotApi
from notifiers.buttons import sign, verified
from notifiers.http import Wire, machine_time
from tests.contracts.notifier import EXPECTED
from tests.fakes_receiver import Receiver, Reply
from tests.fakes_telegram import TelegramServer, said, shown
from tests.sample_alerts import DELIVERY, delivery_of

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
ALERT = render(DELIVERY, "telegram", "ko")


def notifier(url: str, **options: str | int | bool) -> Notifier:
    given_options = {"chat": "-1001", "api_base": url, **options}
    return build(Channel(name="phone", kind="telegram", options=given_options), {"token": TOKEN})


async def taken(message: Message = ALERT, options: Mapping[str, str | int | bool] = MappingProxyType({})) -> Mapping[str, Any]:
    async with TelegramServer(TOKEN, "-1001") as server:
        telegram = notifier(server.url, **options)
        assert await telegram.send(message) == "message 1 in -1001"
        await telegram.aclose()
        return server.messages[0]


async def refused(reply: Reply) -> NotifyError:
    async with Receiver(reply) as receiver:
        telegram = notifier(receiver.url)
        with pytest.raises(NotifyError) as caught:
            await telegram.send(ALERT)
        await telegram.aclose()
    return caught.value


async def test_the_alert_arrives_as_rendered() -> None:
    message = await taken()
    assert shown(message["text"]).text.startswith("[새 소식] 북구, 인공지능 실증 공모 시작\n")
    assert message == {
        "chat_id": "-1001",
        "text": ALERT.body,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        "disable_notification": False,
    }


@pytest.mark.parametrize("title", ["가" * 10_000, "😀" * 10_000, "<script>", "\u202e대전"])
async def test_hostile_titles_are_taken(title: str) -> None:
    assert await taken(render(delivery_of(title=title), "telegram", "ko"))


@pytest.mark.parametrize(
    ("options", "sent"),
    [
        pytest.param({"preview": True}, {"link_preview_options": {"is_disabled": False}}, id="a preview of the link"),
        pytest.param({"thread": 42}, {"message_thread_id": 42}, id="into a topic"),
        pytest.param({"thread": 1}, {"message_thread_id": None}, id="into the general topic, which has no number to be sent"),
        pytest.param({"chat": -1001}, {"chat_id": "-1001"}, id="a chat written as a number"),
    ],
)
async def test_options_reach_telegram(options: dict[str, str | int | bool], sent: dict[str, object]) -> None:
    message = await taken(options=options)
    assert {key: message.get(key) for key in sent} == sent


@pytest.mark.parametrize(
    "base",
    [pytest.param("", id="as it is"), pytest.param("/", id="with a slash"), pytest.param("/proxy/", id="below a path")],
)
async def test_the_base_address_is_configurable(base: str) -> None:
    reply = Reply(body=b'{"ok": true, "result": {"message_id": 7}}')
    async with Receiver(reply) as receiver:
        telegram = notifier(receiver.url + base)
        await telegram.send(ALERT)
        await telegram.aclose()
    assert receiver.requests[0].path == f"{base.rstrip('/')}/bot{TOKEN}/sendMessage"


@pytest.mark.parametrize(
    ("status", "description", "expected", "code"),
    [
        (400, "Bad Request: chat not found", ChannelBroken, "notify.telegram-chat"),
        (400, "Bad Request: message thread not found", ChannelBroken, "notify.telegram-chat"),
        (400, "Bad Request: TOPIC_CLOSED", ChannelBroken, "notify.telegram-chat"),
        (400, "Bad Request: not enough rights to send text messages to the chat", ChannelBroken, "notify.telegram-chat"),
        (400, "Bad Request: group chat was upgraded to a supergroup chat", ChannelBroken, "notify.telegram-chat"),
        (403, "Forbidden: bot was blocked by the user", ChannelBroken, "notify.telegram-chat"),
        (403, "Forbidden: bot was kicked from the supergroup chat", ChannelBroken, "notify.telegram-chat"),
        (401, "Unauthorized", ChannelBroken, "notify.telegram-token"),
        (404, "Not Found", ChannelBroken, "notify.telegram-token"),
        (400, "Bad Request: can't parse entities: Unsupported start tag", Refused, "notify.telegram-refused"),
        (400, "Bad Request: message is too long", Refused, "notify.telegram-refused"),
        (400, "Bad Request: message text is empty", Refused, "notify.telegram-refused"),
        (409, "Conflict: terminated by other getUpdates request", TryLater, "notify.later"),
        (413, "Request Entity Too Large", Refused, "notify.refused"),
        (429, "Too Many Requests: retry after 7", TryLater, "notify.busy"),
        (500, "Internal Server Error", TryLater, "notify.later"),
        (400, "", Refused, "notify.refused"),
    ],
)
async def test_telegrams_own_words_decide(status: int, description: str, expected: type[NotifyError], code: str) -> None:
    error = await refused(said(status, description))
    assert (type(error), error.code) == (expected, code)
    assert "phone" in error.say("ko")


@pytest.mark.parametrize(
    ("parameters", "header", "seconds"),
    [
        pytest.param({"retry_after": 35}, "", 35.0, id="the body"),
        pytest.param({"retry_after": 35}, "9", 35.0, id="the body before the header"),
        pytest.param({}, "9", 9.0, id="the header of something in between"),
        pytest.param({"retry_after": True}, "", None, id="not a number"),
        pytest.param({"retry_after": 10**30}, "", None, id="no number that Telegram sends"),
    ],
)
async def test_the_wait_that_telegram_asks_for(parameters: dict[str, int], header: str, seconds: float | None) -> None:
    reply = said(429, "Too Many Requests", **parameters)
    error = await refused(Reply(status=429, body=reply.body, headers={"Retry-After": header} if header else {}))
    assert isinstance(error, TryLater)
    assert error.retry_after == seconds


async def test_a_group_that_moved_is_followed() -> None:
    async with TelegramServer(TOKEN, "-1001") as server:
        server.moved_to = "-1009"
        telegram = notifier(server.url)
        assert await telegram.send(ALERT) == "message 1 in -1009"
        await telegram.aclose()


async def test_a_group_that_moved_before_is_written_to_where_it_is() -> None:
    async with TelegramServer(TOKEN, "-1001") as server:
        server.moved_to = "-1009"
        telegram = notifier(server.url)
        await telegram.send(replace(ALERT, to="-1009"))
        await telegram.aclose()
        assert len(server.requests) == 1


async def test_a_group_that_goes_on_moving_is_a_broken_channel() -> None:
    error = await refused(said(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1009))
    assert isinstance(error, ChannelBroken)
    assert error.say("ko") == "phone 채널의 대화방 번호가 바뀌었습니다. 설정의 chat에 -1009를 적으세요."


async def sent_after_one(message: Message, **options: str | int | bool) -> TelegramServer:
    """Send an alert, then a message about it."""
    async with TelegramServer(TOKEN, "-1001") as server:
        telegram = notifier(server.url, **options)
        await telegram.send(ALERT)
        assert await telegram.send(message)
        await telegram.aclose()
    return server


@pytest.mark.parametrize(
    ("answers", "number"),
    [
        pytest.param("message 1 in -1001", 1, id="a message of this chat"),
        pytest.param("message 1", 1, id="a receipt that does not name the chat"),
        pytest.param("message 44 in -1001", 44, id="a message that somebody has deleted"),
        pytest.param("message 1 in -1002", None, id="a number means another message in another chat"),
        pytest.param("sent", None, id="a receipt without a number"),
    ],
)
async def test_news_of_a_story_answers_what_told_it(answers: str, number: int | None) -> None:
    server = await sent_after_one(replace(ALERT, answers=answers))
    given = server.messages[1].get("reply_parameters", {})
    assert given.get("message_id") == number


async def test_a_chat_that_is_known_by_its_name_has_one_number() -> None:
    async with TelegramServer(TOKEN, "@daegu_ai") as server:
        telegram = notifier(server.url, chat="@daegu_ai")
        assert await telegram.send(ALERT) == "message 1 in -100"
        await telegram.send(replace(ALERT, answers="message 1 in -100"))
        await telegram.aclose()
    assert server.messages[1]["reply_parameters"]["message_id"] == 1


async def test_a_message_is_brought_up_to_date_in_its_place() -> None:
    server = await sent_after_one(replace(ALERT, body="<b>외 12곳</b>", edits="message 1 in -1001"), thread=5)
    assert len(server.messages) == 1
    [edit] = server.edits
    assert edit["text"] == "<b>외 12곳</b>"
    assert "message_thread_id" not in edit


@pytest.mark.parametrize(
    ("edits", "body"),
    [
        pytest.param("message 9 in -1001", "<b>새</b>", id="it was deleted"),
        pytest.param("message 1 in -1002", "<b>새</b>", id="it is in the chat that the group had before"),
        pytest.param("sent", "<b>새</b>", id="nobody knows its number"),
    ],
)
async def test_what_cannot_be_edited_is_refused(edits: str, body: str) -> None:
    async with TelegramServer(TOKEN, "-1001") as server:
        telegram = notifier(server.url)
        await telegram.send(ALERT)
        with pytest.raises(Refused):
            await telegram.send(replace(ALERT, body=body, edits=edits))
        await telegram.aclose()
    assert (len(server.messages), server.edits) == (1, [])


async def test_what_says_so_already_is_up_to_date() -> None:
    server = await sent_after_one(replace(ALERT, edits="message 1 in -1001"))
    assert (len(server.messages), server.edits) == (1, [])


@pytest.mark.parametrize(("status", "expected"), EXPECTED.items())
async def test_an_edit_fails_as_a_message_does(status: int, expected: type[NotifyError]) -> None:
    async with Receiver(Reply(status=status)) as receiver:
        telegram = notifier(receiver.url)
        with pytest.raises(expected):
            await telegram.send(replace(ALERT, edits="message 1"))
        await telegram.aclose()


async def test_an_edit_that_telegram_has_no_time_for_is_tried_later() -> None:
    async with Receiver(said(429, "Too Many Requests: retry after 7", retry_after=7)) as receiver:
        telegram = notifier(receiver.url)
        with pytest.raises(TryLater):
            await telegram.send(replace(ALERT, edits="message 1"))
        await telegram.aclose()


async def test_a_message_may_come_without_a_sound() -> None:
    assert (await taken(replace(ALERT, silent=True)))["disable_notification"] is True


async def test_buttons_stand_two_in_a_row_and_carry_signed_words() -> None:
    message = await taken(replace(ALERT, buttons=(("👍 맞음", "right:s1:1"), ("👎 아님", "wrong:s1:1"), ("끄기", "hush:s1:1"))))
    rows = message["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in rows] == [["👍 맞음", "👎 아님"], ["끄기"]]
    data = rows[0][0]["callback_data"]
    assert verified(data, TOKEN) == "right:s1:1"
    assert TOKEN.partition(":")[2] not in data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("right:s1:1", id="without a signature"),
        pytest.param("right:s1:1:AAAAAAAAAAAA", id="with one of its own"),
        pytest.param(sign("right:s1:1", "7:other"), id="of another bot"),
        pytest.param(sign("right:s1:1", TOKEN).replace("s1", "s2"), id="of another story"),
        pytest.param("\ud800", id="not even text"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_button_that_is_not_ours_says_nothing(data: str) -> None:
    assert verified(data, TOKEN) is None


async def test_a_button_that_says_too_much_for_telegram_is_left_out() -> None:
    message = await taken(replace(ALERT, buttons=(("👍", "x" * 60), ("👎", "wrong:s1:1"))))
    assert [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row] == ["👎"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<html>Please log in</html>", id="a log-in page of the network"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"[1]", id="JSON of another kind"),
        pytest.param(b'{"ok": false}', id="not ok, with a good status"),
        pytest.param(b'{"ok": "yes"}', id="almost ok"),
        pytest.param(b'{"ok": false, "parameters": [1], "description": {"a": 1}}', id="the wrong types"),
        pytest.param(b"[" * 60_000, id="deeper than can be read"),
    ],
)
async def test_a_good_status_alone_is_no_receipt(body: bytes) -> None:
    error = await refused(Reply(body=body))
    assert (type(error), error.code) == (TryLater, "notify.not-telegram")


@pytest.mark.parametrize("result", [None, [], {}, {"message_id": "7"}])
async def test_a_message_without_a_number_was_sent_all_the_same(result: object) -> None:
    async with Receiver(Reply(body=json.dumps({"ok": True, "result": result}).encode())) as receiver:
        telegram = notifier(receiver.url)
        assert await telegram.send(ALERT) == "sent"
        await telegram.aclose()


async def test_what_telegram_says_is_shown_clean_short_and_without_the_token() -> None:
    error = await refused(said(400, f"Bad\x1b[2J /bot{TOKEN}/ \u202e" + "x" * 5_000))
    assert "\x1b" not in str(error)
    assert TOKEN.partition(":")[2] not in str(error)
    assert len(str(error)) < 400


def test_a_bot_does_not_show_its_token() -> None:
    assert TOKEN not in repr(BotApi(token=TOKEN, base="", wire=Wire("phone", clock=machine_time)))


UPDATES: list[object] = [
    {"update_id": 1, "message": {"chat": {"id": 11, "type": "private", "first_name": "시 관계자"}, "text": "/start"}},
    {"update_id": 2, "my_chat_member": {"chat": {"id": -1002, "type": "supergroup", "title": "옛 이름"}}},
    {"update_id": 3, "channel_post": {"chat": {"id": -1003, "type": "channel", "title": "대구 \u202e알림"}}},
    {"update_id": 4, "message": {"chat": {"id": -1002, "type": "supergroup", "title": "AI 소식방"}}},
]


async def chats(updates: object) -> tuple[Chat, ...]:
    async with TelegramServer(TOKEN, "-1001", updates) as server:
        return await find_chats(TOKEN, server.url)


async def test_chats_are_found_from_what_was_sent_to_the_bot() -> None:
    assert await chats(UPDATES) == (
        Chat(id=11, title="시 관계자", kind="private"),
        Chat(id=-1002, title="AI 소식방", kind="supergroup"),
        Chat(id=-1003, title="대구 알림", kind="channel"),
    )


@pytest.mark.parametrize(
    "updates", [[], None, {}, [None, 1, {"message": 2}, {"message": {"chat": []}}, {"m": {"chat": {"id": "x"}}}]]
)
async def test_nothing_sent_or_nonsense_is_no_chat(updates: object) -> None:
    assert await chats(updates) == ()


async def test_an_unknown_token_is_said_so() -> None:
    async with TelegramServer("1:other", "-1001") as server:
        with pytest.raises(ChannelBroken, match="does not know the token"):
            await find_chats(TOKEN, server.url)


async def test_a_token_that_cannot_be_one_is_sent_nowhere() -> None:
    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    with pytest.raises(ChannelBroken, match="does not know the token"):
        await find_chats("../evil", transport=httpx.MockTransport(never))
