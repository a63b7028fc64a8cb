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
    """Knows one bot and one chat. `messages` holds what was taken; `updates` is what `getUpdates` tells."""

    def __init__(self, token: str, chat: str, updates: object = ()) -> None:
        super().__init__(self._answer)
        self.token = token
        self.chat = chat
        self.updates = updates
        self.messages: list[Mapping[str, Any]] = []

    def _answer(self, request: Request) -> Reply:
        match request.path.split("/"):
            case ["", bot, "sendMessage"] if bot == f"bot{self.token}":
                return self._send(json.loads(request.body))
            case ["", bot, "getUpdates"] if bot == f"bot{self.token}":
                return _taken(self.updates)
            case _:
                return said(404, "Not Found")

    def _send(self, params: Mapping[str, Any]) -> Reply:
        if params["chat_id"] != self.chat:
            return said(400, "Bad Request: chat not found")
        assert params["parse_mode"] == "HTML"
        if why := refusal(params["text"]):
            return said(400, why)
        self.messages.append(params)
        return _taken({"message_id": len(self.messages)})


def _taken(result: object) -> Reply:
    return Reply(body=json.dumps({"ok": True, "result": result}).encode())
