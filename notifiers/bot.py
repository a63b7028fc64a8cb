"""What people do in the chats of a bot: buttons pressed and words written, by long polling.

<https://core.telegram.org/bots/api#getupdates>: no address of ours has to be reachable. All that comes is hostile until parsed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bongsu.render.clean import clean, shorten
from notifiers.bot_api import BotApi, whole
from notifiers.buttons import keyboard, verified
from notifiers.http import Wire

POLL = 50
"""Seconds that Telegram keeps a question open while nobody says anything."""

TIMEOUT = POLL + 15.0

_AT_ONCE = 50
_LONGEST_WORDS = 4096
_LONGEST_ANSWER = 200
_WANTED = ("message", "channel_post", "callback_query")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A chat: its number, its ``@name`` or "", and the topic that was spoken in."""

    chat: int
    name: str = ""
    thread: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Somebody, number `who`, pressed a button. `said` is what it says, None where the signature is not ours."""

    number: int
    id: str
    place: Place
    who: int
    said: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Somebody wrote `text`. `who` is 0 for a channel, which speaks for itself."""

    number: int
    place: Place
    who: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """An update that says nothing to us."""

    number: int


Update = Press | Words | Other


class TelegramBot:
    """Listens for one bot. `bot` is its public number."""

    def __init__(self, api: BotApi) -> None:
        wire = Wire(api.wire.channel, clock=api.wire.clock, transport=api.wire.transport, timeout=TIMEOUT)
        self._api = BotApi(token=api.token, base=api.base, wire=wire)
        self.bot = api.token.partition(":")[0]

    @property
    def key(self) -> tuple[str, str]:
        """What tells one bot from another, without telling its secret."""
        return self._api.base, self.bot

    async def updates(self, first: int) -> tuple[Update, ...]:
        """Return what happened from update `first` on, in order; wait for it at most `POLL` seconds.

        Telegram forgets what came before `first`. Raises `TryLater`, `Refused` or `ChannelBroken`.
        """
        params = {"offset": first, "limit": _AT_ONCE, "timeout": POLL, "allowed_updates": _WANTED}
        found = await self._api.call("getUpdates", params)
        return tuple(self._read(found))

    async def answer(self, press: Press, text: str) -> None:
        """Tell who pressed a button what came of it. Raises as `updates` does."""
        params = {"callback_query_id": press.id, "text": shorten(text, _LONGEST_ANSWER)}
        await self._api.call("answerCallbackQuery", params)

    async def write(self, place: Place, html: str, buttons: Sequence[tuple[str, str]] = ()) -> None:
        """Write into a chat. Raises as `updates` does."""
        params: dict[str, object] = {
            "chat_id": str(place.chat),
            "text": html,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if place.thread is not None:
            params["message_thread_id"] = place.thread
        if buttons:
            params["reply_markup"] = keyboard(buttons, self._api.token)
        await self._api.call("sendMessage", params)

    async def aclose(self) -> None:
        await self._api.wire.aclose()

    def _read(self, found: object) -> Iterator[Update]:
        for update in found if isinstance(found, list) else ():
            number = whole(update.get("update_id")) if isinstance(update, dict) else None
            if number is not None:
                yield self._press(number, update) or _words(number, update) or Other(number=number)

    def _press(self, number: int, update: Mapping[str, object]) -> Press | None:
        query = _part(update, "callback_query")
        place, id_ = _place(_part(query, "message")), query.get("id")
        if place is None or not isinstance(id_, str):
            return None
        said = verified(str(query.get("data", ""))[:_LONGEST_WORDS], self._api.token)
        return Press(number=number, id=id_, place=place, who=whole(_part(query, "from").get("id")) or 0, said=said)


def _words(number: int, update: Mapping[str, object]) -> Words | None:
    message = _part(update, "message") or _part(update, "channel_post")
    place, text = _place(message), message.get("text")
    if place is None or not isinstance(text, str):
        return None
    who = whole(_part(message, "from").get("id")) or 0
    return Words(number=number, place=place, who=who, text=text[:_LONGEST_WORDS])


def _place(message: Mapping[str, object]) -> Place | None:
    chat = _part(message, "chat")
    number = whole(chat.get("id"))
    if not number:
        return None
    name = chat.get("username")
    thread = whole(message.get("message_thread_id")) if message.get("is_topic_message") is True else None
    return Place(chat=number, name=f"@{clean(name)}" if isinstance(name, str) else "", thread=thread)


def _part(whole_: Mapping[str, object], key: str) -> Mapping[str, object]:
    part = whole_.get(key)
    return part if isinstance(part, dict) else {}
