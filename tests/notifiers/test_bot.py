"""What a bot hears. All of it is hostile until parsed."""

import json

import pytest

from bongsu.errors import ChannelBroken
from bongsu.model import Channel
from notifiers.bot import Other, Place, Press, TelegramBot, Update, Words
from notifiers.buttons import sign
from notifiers.http import Wire, machine_time
from notifiers.telegram import TelegramNotifier
from tests.contracts.notifier import everything_shown
from tests.fakes_receiver import Receiver, Reply
from tests.fakes_telegram import TelegramServer, said

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET = TOKEN.partition(":")[2]


def a_bot(url: str) -> TelegramBot:
    channel = Channel(name="phone", kind="telegram", options={"chat": "-1001", "api_base": url})
    return TelegramNotifier.read(channel, {"token": TOKEN}, Wire("phone", clock=machine_time)).bot()


async def heard(*updates: object) -> tuple[Update, ...]:
    async with TelegramServer(TOKEN, "-1001", updates) as server:
        bot = a_bot(server.url)
        try:
            return await bot.updates(0)
        finally:
            await bot.aclose()


async def test_words_and_where_they_were_written() -> None:
    chat = {"id": -1001, "type": "supergroup"}
    topic = {"chat": chat, "from": {"id": 7}, "text": "/help", "message_thread_id": 5, "is_topic_message": True}
    reply = {"chat": chat, "from": {"id": 7}, "text": "말", "message_thread_id": 5}
    assert await heard({"update_id": 1, "message": topic}, {"update_id": 2, "message": reply}) == (
        Words(number=1, place=Place(chat=-1001, thread=5), who=7, text="/help"),
        Words(number=2, place=Place(chat=-1001), who=7, text="말"),
    )


async def test_a_channel_speaks_for_itself() -> None:
    post = {"chat": {"id": -1003, "username": "daegu_ai"}, "text": "/status"}
    assert await heard({"update_id": 1, "channel_post": post}) == (
        Words(number=1, place=Place(chat=-1003, name="@daegu_ai"), who=0, text="/status"),
    )


async def test_a_button_that_is_pressed() -> None:
    query = {"id": "q", "from": {"id": 7}, "message": {"chat": {"id": -1001}}, "data": sign("right:s1:1", TOKEN)}
    forged = {**query, "data": "right:s1:1"}
    place = Place(chat=-1001)
    assert await heard({"update_id": 1, "callback_query": query}, {"update_id": 2, "callback_query": forged}) == (
        Press(number=1, id="q", place=place, who=7, said="right:s1:1"),
        Press(number=2, id="q", place=place, who=7, said=None),
    )


@pytest.mark.parametrize(
    "update",
    [
        pytest.param({}, id="empty"),
        pytest.param({"message": None}, id="no message"),
        pytest.param({"message": {"chat": {"id": "x"}, "text": "/help"}}, id="a chat without a number"),
        pytest.param({"message": {"chat": {"id": 1}, "text": 7}}, id="a text that is none"),
        pytest.param({"message": {"chat": {"id": 1}, "photo": []}}, id="a photo"),
        pytest.param({"callback_query": {"id": 7, "message": {"chat": {"id": 1}}}}, id="a press without an id"),
        pytest.param({"callback_query": {"id": "q", "inline_message_id": "x"}}, id="a press under no message of ours"),
    ],
)
async def test_what_says_nothing_to_us_is_passed_over(update: dict[str, object]) -> None:
    assert await heard({"update_id": 3, **update}) == (Other(number=3),)


@pytest.mark.parametrize("updates", [(None,), (7,), ({"update_id": "x"},), ({"update_id": True},), ({"update_id": 2**60},)])
async def test_nonsense_is_no_update(updates: tuple[object, ...]) -> None:
    assert await heard(*updates) == ()


async def test_an_answer_that_is_no_list_has_no_updates() -> None:
    async with Receiver(Reply(body=json.dumps({"ok": True, "result": {"update_id": 1}}).encode())) as receiver:
        bot = a_bot(receiver.url)
        assert await bot.updates(0) == ()
        await bot.aclose()


async def test_what_is_said_fits_telegram() -> None:
    async with TelegramServer(TOKEN, "-1001") as server:
        bot = a_bot(server.url)
        press = Press(number=1, id="q", place=Place(chat=-1001), who=7, said="")
        await bot.answer(press, "가" * 500)
        await bot.write(Place(chat=-1001, thread=5), "<b>둘</b>", [("네", "watch:1")])
        await bot.write(Place(chat=-1001), "하나")
        await bot.aclose()
    assert len(server.answers[0]["text"]) == 200
    assert server.messages[0]["message_thread_id"] == 5
    assert "message_thread_id" not in server.messages[1]
    assert "reply_markup" not in server.messages[1]


async def test_bots_are_told_apart_without_their_secrets() -> None:
    bot = a_bot("https://telegram.example")
    assert (bot.bot, bot.key) == ("110201543", ("https://telegram.example", "110201543"))
    assert SECRET not in repr(vars(bot))


async def test_no_error_holds_the_token() -> None:
    async with Receiver(said(401, f"Unauthorized /bot{TOKEN}/")) as receiver:
        bot = a_bot(receiver.url)
        with pytest.raises(ChannelBroken) as caught:
            await bot.updates(0)
        await bot.aclose()
    assert SECRET not in everything_shown(caught.value)
