"""Tells alerts through a Telegram bot: <https://core.telegram.org/bots/api#sendmessage>."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

import httpx

from bongsu.conversation import receipt, sight
from bongsu.errors import ChannelBroken, Refused
from bongsu.model import Channel, Message
from bongsu.ports import Clock
from bongsu.render.clean import clean
from notifiers.bot import TelegramBot
from notifiers.bot_api import TOKEN, BotApi, Moved, whole
from notifiers.buttons import keyboard
from notifiers.http import Wire, machine_time
from notifiers.settings import address, required, wrong

API_BASE = "https://api.telegram.org"

_GENERAL = 1  # the topic that is there from the beginning; Telegram wants it left unsaid
_UP_TO_DATE = "message is not modified"
_CHAT = re.compile(r"-?[0-9]{1,20}|@[A-Za-z0-9_]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A conversation that the bot has seen. `kind` as Telegram says it: private, group, supergroup or channel."""

    id: int
    title: str
    kind: str


class TelegramNotifier:
    """Writes to one chat. `settings` holds what every message takes besides its text."""

    def __init__(self, api: BotApi, settings: Mapping[str, object]) -> None:
        self._api = api
        self._settings = settings

    @classmethod
    def read(cls, channel: Channel, secrets: Mapping[str, str], wire: Wire) -> Self:
        """Return the notifier of `channel`: secret `token`; options `chat`, `api_base`, `preview`, `thread`, `silent`.

        Raises `ConfigError`.
        """
        token = required(channel.name, secrets, "token")
        if not TOKEN.fullmatch(token):
            raise wrong(channel.name, "token", "notify.token")
        base = address(channel.name, "api_base", str(channel.options.get("api_base", API_BASE)))
        return cls(BotApi(token=token, base=base, wire=wire), _settings(channel))

    async def send(self, message: Message) -> str:
        """Return Telegram's number of the message and of its chat. Raises `TryLater`, `Refused` or `ChannelBroken`.

        A group that has become a supergroup is followed there. What cannot be edited any more, since it was deleted, is too old
        or stands in another chat, is `Refused`.
        """
        chat = message.to or str(self._settings["chat_id"])
        try:
            return await self._write(message, chat)
        except Moved as moved:
            chat = str(moved.params["chat"])
        return await self._write(message, chat)

    def bot(self) -> TelegramBot:
        """Return what listens to the people in the chats of this bot; it has connections of its own."""
        return TelegramBot(self._api)

    async def aclose(self) -> None:
        await self._api.wire.aclose()

    async def _write(self, message: Message, chat: str) -> str:
        params = {**self._settings, "chat_id": chat, "text": message.body, "parse_mode": "HTML"}
        if message.buttons:
            params["reply_markup"] = keyboard(message.buttons, self._api.token)
        if message.edits:
            return await self._edit(params, _number(message.edits, chat), message.edits)
        params["disable_notification"] = message.silent
        if answered := _number(message.answers, chat):
            params["reply_parameters"] = {"message_id": answered, "allow_sending_without_reply": True}
        return _receipt(await self._api.call("sendMessage", params))

    async def _edit(self, params: Mapping[str, object], number: int | None, before: str) -> str:
        channel = self._api.wire.channel
        if number is None:
            raise Refused("notify.telegram-elsewhere", channel=channel)
        wanted = {key: value for key, value in params.items() if key != "message_thread_id"}
        try:
            await self._api.call("editMessageText", {**wanted, "message_id": number})
        except Refused as refused:
            why = str(refused.params.get("why", "HTTP"))
            if _UP_TO_DATE not in why:
                raise Refused("notify.telegram-unedited", channel=channel, why=why) from refused
        return before


async def find_chats(
    token: str, api_base: str = API_BASE, *, transport: httpx.AsyncBaseTransport | None = None, clock: Clock = machine_time
) -> tuple[Chat, ...]:
    """Return the chats from which something was lately sent to the bot; Telegram remembers for 24 hours.

    Raises `TryLater`, `Refused` or `ChannelBroken`, the last also for a token that cannot be one.
    """
    if not TOKEN.fullmatch(token):
        raise ChannelBroken("notify.telegram-token", channel="telegram", why="Unauthorized")
    wire = Wire("telegram", transport=transport, clock=clock)
    try:
        updates = await BotApi(token=token, base=api_base, wire=wire).call("getUpdates", {})
    finally:
        await wire.aclose()
    return tuple({chat.id: chat for chat in _chats(updates)}.values())


def _number(said: str, chat: str) -> int | None:
    """Return the number of the message that a receipt speaks of; None where that is in another chat than `chat`."""
    seen = sight(said)
    is_here = seen is not None and (not seen.chat or chat.startswith("@") or str(seen.chat) == chat)
    return seen.message if seen is not None and is_here else None


def _receipt(sent: object) -> str:
    number = whole(sent.get("message_id")) if isinstance(sent, dict) else None
    if number is None or number < 0:
        return "sent"
    chat = sent.get("chat") if isinstance(sent, dict) else None
    return receipt(number, (whole(chat.get("id")) if isinstance(chat, dict) else None) or 0)


def _settings(channel: Channel) -> Mapping[str, object]:
    options = channel.options
    chat = required(channel.name, options, "chat")
    if not _CHAT.fullmatch(chat):
        raise wrong(channel.name, "chat", "notify.chat")
    settings: dict[str, object] = {
        "chat_id": chat,
        "link_preview_options": {"is_disabled": options.get("preview") is not True},
    }
    thread = options.get("thread")
    if thread and thread != _GENERAL:
        settings["message_thread_id"] = thread
    return settings


def _chats(updates: object) -> Iterator[Chat]:
    """Yield the chat of every update that has one: each kind of update holds its own under another name."""
    for update in updates if isinstance(updates, list) else ():
        for event in update.values() if isinstance(update, dict) else ():
            found = event.get("chat") if isinstance(event, dict) else None
            if isinstance(found, dict) and (number := whole(found.get("id"))):
                title = found.get("title") or found.get("first_name") or found.get("username") or ""
                yield Chat(id=number, title=clean(str(title)), kind=clean(str(found.get("type", ""))))
