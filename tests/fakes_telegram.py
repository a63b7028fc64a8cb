"""A Bot API server that is as strict as Telegram, or stricter: <https://core.telegram.org/bots/api#html-style>."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from tests.fakes_receiver import Receiver, Reply, Request

LONGEST_TEXT = 4096
MOST_ENTITIES = 100
MOST_ENTITY_BYTES = 9_500
LONGEST_DATA = 64
LATEST = 2**62
LONGEST_ANSWER = 200

_METHODS = {"sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates"}

_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAGS = {"b", "strong", "i", "em", "u", "s", "a", "code", "pre", "blockquote"}


class CannotParse(Exception):  # noqa: N818 -- Telegram's own words
    """The markup is not what Telegram takes."""

    def __str__(self) -> str:
        return " ".join(map(str, self.args))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message as its reader sees it: the text, and (tag, text inside, address) for each entity."""

    text: str
    entities: tuple[tuple[str, str, str], ...]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.text = ""
        self.open: list[tuple[str, int, str]] = []
        self.entities: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = {"href"} if tag == "a" else set()
        if tag not in _TAGS or {name for name, _ in attrs} != allowed:
            raise CannotParse("Unsupported start tag", tag)
        self.open.append((tag, len(self.text), dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            raise CannotParse("Unexpected end tag", tag)
        name, start, href = self.open.pop()
        self.entities.append((name, self.text[start:], href))

    def handle_data(self, data: str) -> None:
        if re.search(r"[<>&]", data):
            raise CannotParse("Unescaped", data)
        self.text += data

    def handle_entityref(self, name: str) -> None:
        if name not in _NAMED:
            raise CannotParse("Unknown entity", name)
        self.text += _NAMED[name]

    def handle_charref(self, name: str) -> None:
        self.text += chr(int(name[1:], 16) if name[0] in "xX" else int(name))

    def handle_comment(self, data: str) -> None:
        raise CannotParse("Comment")

    def handle_decl(self, decl: str) -> None:
        raise CannotParse("Declaration")

    def unknown_decl(self, data: str) -> None:
        raise CannotParse("Declaration")

    def handle_pi(self, data: str) -> None:
        raise CannotParse("Instruction")


def shown(html: str) -> Shown:
    """Return what a reader of `html` sees. Raises `CannotParse` where Telegram would, or might."""
    reader = _Reader()
    reader.feed(html)
    rest = reader.rawdata
    reader.close()
    if rest or reader.open:
        raise CannotParse("Unclosed", rest or reader.open[-1][0])
    return Shown(text=reader.text, entities=tuple(reader.entities))


def refusal(html: str) -> str | None:
    """Return why Telegram would not take `html`; None where it would."""
    try:
        message = shown(html)
    except CannotParse as error:
        return f"Bad Request: can't parse entities: {error}"
    if not message.text.strip():
        return "Bad Request: message text is empty"
    if len(message.text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
        return "Bad Request: message is too long"
    markup = sum(len(address.encode()) for _, _, address in message.entities)
    if len(message.entities) > MOST_ENTITIES or markup > MOST_ENTITY_BYTES:
        return "Bad Request: too many entities"
    return None


def said(status: int, description: str, **parameters: int) -> Reply:
    """Return a refusal in the form of the Bot API."""
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return Reply(status=status, body=json.dumps(body).encode())


class TelegramServer(Receiver):
    """Knows one bot and one chat.

    `messages` holds what was taken, `edits` what took the place of something, `answers` what the bot said to who pressed a
    button. `updates` is what `getUpdates` tells, from the `offset` on that is asked for; `moved_to` is the number of the
    supergroup that the chat has become; `locked` holds messages that cannot be edited any more.
    """

    def __init__(self, token: str, chat: str, updates: object = ()) -> None:
        super().__init__(self._answer)
        self.token = token
        self.chat = chat
        self.updates = updates
        self.moved_to = ""
        self.locked: set[int] = set()
        self.messages: list[Mapping[str, Any]] = []
        self.edits: list[Mapping[str, Any]] = []
        self.answers: list[Mapping[str, Any]] = []
        self.offsets: list[int] = []

    def press(self, number: int, label: str, *, who: int = 7) -> None:
        """Have somebody press the button of that label under a message."""
        rows = self.messages[number - 1]["reply_markup"]["inline_keyboard"]
        [data] = [button["callback_data"] for row in rows for button in row if label in button["text"]]
        self.send_back(data, number, who=who)

    def send_back(self, data: str, number: int, *, who: int = 7, chat: str = "") -> None:
        """Have somebody's client send `data` as that of a button under a message."""
        place = {"message_id": number, "chat": {"id": int(chat or self.chat)}}
        self._put({"callback_query": {"id": f"q{who}", "from": {"id": who}, "message": place, "data": data}})

    def write(self, text: str, *, who: int = 7, chat: str = "") -> None:
        """Have somebody write in a chat that the bot is in."""
        message = {"message_id": 900, "from": {"id": who}, "chat": {"id": int(chat or self.chat)}, "text": text}
        self._put({"message": message})

    def _put(self, update: Mapping[str, object]) -> None:
        known = list(self.updates) if isinstance(self.updates, list | tuple) else []
        self.updates = [*known, {"update_id": 100 + len(known), **update}]

    def _answer(self, request: Request) -> Reply:
        _, bot, method = [*request.path.split("/"), "", ""][:3]
        if bot != f"bot{self.token}" or method not in _METHODS:
            return said(404, "Not Found")
        params = json.loads(request.body)
        if method == "getUpdates":
            return self._tell(params)
        if method == "answerCallbackQuery":
            assert len(params["text"]) <= LONGEST_ANSWER
            self.answers.append(params)
            return _taken(result=True)
        return self._take(params, edits=method == "editMessageText")

    def _tell(self, params: Mapping[str, Any]) -> Reply:
        offset = params.get("offset", 0)
        self.offsets.append(offset)
        if not isinstance(self.updates, list | tuple):
            return _taken(self.updates)
        return _taken([each for each in self.updates if _number(each) >= offset])

    def _take(self, params: Mapping[str, Any], *, edits: bool) -> Reply:
        here = self.moved_to or self.chat
        if self.moved_to and params["chat_id"] == self.chat:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            return said(400, text, migrate_to_chat_id=int(self.moved_to))
        if params["chat_id"] != here:
            return said(400, "Bad Request: chat not found")
        assert params["parse_mode"] == "HTML"
        if why := refusal(params["text"]) or _bad_buttons(params):
            return said(400, why)
        return self._edit(params) if edits else self._send(params, here)

    def _send(self, params: Mapping[str, Any], here: str) -> Reply:
        replied = params.get("reply_parameters", {"message_id": 1, "allow_sending_without_reply": True})
        if not 0 < replied["message_id"] <= len(self.messages) and not replied.get("allow_sending_without_reply"):
            return said(400, "Bad Request: message to be replied not found")
        self.messages.append(params)
        number = int(here) if here.lstrip("-").isdecimal() else -100
        return _taken({"message_id": len(self.messages), "chat": {"id": number}})

    def _edit(self, params: Mapping[str, Any]) -> Reply:
        number = params["message_id"]
        if number in self.locked or not 0 < number <= len(self.messages):
            return said(400, "Bad Request: message can't be edited")
        if self.messages[number - 1]["text"] == params["text"]:
            return said(400, "Bad Request: message is not modified")
        self.edits.append(params)
        self.messages[number - 1] = {**self.messages[number - 1], **params}
        return _taken({"message_id": number})


def _number(update: object) -> int:
    """Return the number of an update; of nonsense one that always comes."""
    number = update.get("update_id") if isinstance(update, dict) else None
    return number if isinstance(number, int) else LATEST


def _bad_buttons(params: Mapping[str, Any]) -> str | None:
    rows = params.get("reply_markup", {}).get("inline_keyboard", [])
    if any(not 0 < len(button["callback_data"].encode()) <= LONGEST_DATA for row in rows for button in row):
        return "Bad Request: BUTTON_DATA_INVALID"
    return None


def _taken(result: object) -> Reply:
    return Reply(body=json.dumps({"ok": True, "result": result}).encode())
