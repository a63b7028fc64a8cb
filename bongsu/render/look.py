"""How a channel's messages look: as its kind has them, by a preset for a chat service, or by the user's own templates."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import escape
from importlib.resources import files

from bongsu.errors import RenderError
from bongsu.model import Delivery, Look, Message
from bongsu.render import telegram
from bongsu.render.clean import shorten
from bongsu.render.samples import samples
from bongsu.render.templates import Format, read_template
from bongsu.render.values import values_of
from bongsu.wording import Language, say

PRESETS = ("dooray", "discord", "jandi", "mattermost", "slack", "teams")
"""Chat services whose messages are known; docs/webhook.md says how surely."""

LONGEST_TITLE = 300
"""UTF-16 units of a title, which is shortened to them."""

_NOTED = {"console", "email", "apprise"}
_FORMATS: dict[str, Format] = {"webhook": "json"}


@cache
def preset(name: str) -> str:
    """Return the template of a preset, which users may copy. Raises KeyError for an unknown one."""
    if name not in PRESETS:
        raise KeyError(name)
    return (files(__package__) / "presets" / f"{name}.j2").read_text(encoding="utf-8")


def dressed(message: Message, delivery: Delivery, kind: str, look: Look, language: Language) -> Message:
    """Return `message` as `look` wants it, on a channel of `kind`. Raises `RenderError`."""
    values = values_of(delivery, language)
    title, body, html = message.title, message.body, message.html
    if look.title:
        title = _title(read_template(look.title, "text").write(values))
    if source := look.body or (preset(look.preset) if look.preset else ""):
        body, html = read_template(source, format_of(kind)).write(values), ""
        if not body.strip():
            raise RenderError("template.empty")
        if kind == "telegram":
            body = escape(shorten(body, telegram.LONGEST))
    return replace(message, title=title, body=body, html=html)


def undressed(message: Message, delivery: Delivery, kind: str, look: Look, language: Language, fault: RenderError) -> Message:
    """Return `message` as it is without the user's templates; where a person reads plain text, with a word on their `fault`."""
    if look.preset:
        return dressed(message, delivery, kind, Look(preset=look.preset), language)
    if kind not in _NOTED:
        return message
    note = say("template.not-used", language, why=fault.say(language))
    return replace(message, body=f"{message.body}\n\n{note}", html="")


def format_of(kind: str) -> Format:
    """Return what a body template of a channel of `kind` writes."""
    return _FORMATS.get(kind, "text")


def faults(look: Look, kind: str) -> Iterator[tuple[str, RenderError]]:
    """Yield what is wrong with the title and the body of `look`, each with its key, as far as the samples show it."""
    for key in ("title", "body"):
        one = Look(preset=look.preset, title=look.title) if key == "title" else Look(preset=look.preset, body=look.body)
        if getattr(one, key) and (fault := _fault(one, kind)):
            yield key, fault


def _fault(look: Look, kind: str) -> RenderError | None:
    for delivery in samples():
        try:
            dressed(Message(key=delivery.key, body=""), delivery, kind, look, "ko")
        except RenderError as error:
            return error
    return None


def _title(text: str) -> str:
    title = " ".join(text.split())
    if not title:
        raise RenderError("template.empty")
    return shorten(title, LONGEST_TITLE)
