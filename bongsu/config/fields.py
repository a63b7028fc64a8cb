"""The kinds of text that rules.yaml holds: what each must look like and what it becomes.

Every scalar arrives as the text that was written (see `yaml_nodes`). What is wrong is said by a code of `wording.config`.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_address
from math import sqrt
from typing import Annotated, Any, LiteralString
from urllib.parse import urlsplit

import re2
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bongsu.conditions import compile_regex
from bongsu.facts import find_facts

LONGEST = timedelta(days=3650)
MAX_WORD = 100
MAX_WITHIN = 1000
BOUNDS = ("min", "max")
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_DURATION = re.compile(r"([1-9]\d{0,8})([smhd])")
_NAME = re.compile(r"[\w.-]{1,64}")
_ENV_NAME = re.compile(r"[A-Za-z_]\w{0,127}", re.ASCII)
_CHAT = re.compile(r"-?\d{1,20}|@\w{3,64}")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.ASCII)
_LONGEST_CONTACT = 200
_MAX_PORT = 65_535
_DURATION_SCHEMA = {"type": "string", "pattern": f"^{_DURATION.pattern}$", "examples": ["30s", "10m", "2h", "7d"]}
_OFF_SCHEMA = {"enum": ["off", False]}
"""Editors that follow YAML 1.1 see ``off`` as false."""
_WORD_SCHEMA = {"type": ["string", "number", "boolean"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """How often to visit: `mean` apart on average, and where bounds are written, by these."""

    mean: timedelta
    least: timedelta | None = None
    most: timedelta | None = None


def _wrong(code: LiteralString, **params: object) -> PydanticCustomError:
    """An error whose type is our code; pydantic never says its sentence."""
    return PydanticCustomError(code, "{code}", {"code": code, **params})


# --- kinds of text -----------------------------------------------------------------------------------------------------


def _as_list(value: object) -> object:
    """A single text where a list is expected is a list of one: people write ``any: AI``."""
    return [value] if isinstance(value, str) else value


def parse_duration(text: str) -> timedelta:
    """Return the duration that `text` says: a whole number and s, m, h or d, at most ten years."""
    found = _DURATION.fullmatch(text)
    if not found or (duration := timedelta(**{_UNITS[found[2]]: int(found[1])})) > LONGEST:
        raise _wrong("config.duration", value=text[:40])
    return duration


def _max_age(text: object) -> object:
    return None if text == "off" else parse_duration(text) if isinstance(text, str) else text


def _duration(text: object) -> object:
    return parse_duration(text) if isinstance(text, str) else text


def parse_every(written: object) -> Every:
    """Return how often to visit: ``10m`` on average, or between the ``min`` and ``max`` of a mapping."""
    if isinstance(written, str):
        return Every(mean=parse_duration(written))
    bounds = [written.get(name) for name in BOUNDS] if isinstance(written, dict) and len(written) == len(BOUNDS) else []
    durations = [parse_duration(each) for each in bounds if isinstance(each, str)]
    if len(durations) != len(BOUNDS):
        raise _wrong("config.every")
    least, most = durations
    if least > most:
        raise _wrong("config.every")
    return Every(mean=timedelta(seconds=round(sqrt(least.total_seconds() * most.total_seconds()))), least=least, most=most)


def is_name(text: str) -> bool:
    """Whether `text` can name a channel, a source or a rule: at most 64 letters of any script, digits, ``_.-``."""
    return _NAME.fullmatch(text) is not None


def _name(text: str) -> str:
    if not is_name(text):
        raise _wrong("config.name", value=text[:40])
    return text


def _word(text: str) -> str:
    text = " ".join(text.split())
    if len(text) > MAX_WORD:
        raise _wrong("config.word_long", limit=MAX_WORD)
    if not any(character.isalnum() for character in text):
        raise _wrong("config.word_empty")
    if ", " in text:
        raise _wrong("config.word_comma", value=text)
    return text


def _url(text: str) -> str:
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good or re.search(r"[\s\x00-\x1f\x7f\\]", text):
        raise _wrong("config.url")
    if parts.username or parts.password:
        raise _wrong("config.url_secret")
    return text


def _contact(text: str) -> str:
    if _MAIL.fullmatch(text):
        return text
    try:
        good = _url(text).isascii() and len(text) <= _LONGEST_CONTACT and not set(text) & set('();"')
    except PydanticCustomError:
        good = False
    if not good:
        raise _wrong("config.contact")
    return text


def _address(text: object) -> object:
    if text == "off" or not isinstance(text, str):
        return None if text == "off" else text
    host, _, port = text.rpartition(":")
    try:
        ip_address(host.removeprefix("[").removesuffix("]") if host != "localhost" else "127.0.0.1")
    except ValueError:
        raise _wrong("config.address", value=text[:60]) from None
    if not port.isdecimal() or int(port) > _MAX_PORT:
        raise _wrong("config.address", value=text[:60])
    return text


def _env_name(text: str) -> str:
    if not _ENV_NAME.fullmatch(text):
        raise _wrong("config.env_name")
    return text


def _chat(text: str) -> str:
    if not _CHAT.fullmatch(text):
        raise _wrong("config.chat", value=text[:40])
    return text


def _regex(text: str) -> str:
    try:
        finds_nothing = compile_regex(text).search("") is not None
    except re2.error as error:
        why = error.args[0].decode("utf-8", "replace") if error.args and isinstance(error.args[0], bytes) else str(error)
        raise _wrong("config.regex", why=why) from None
    if finds_nothing:
        raise _wrong("config.regex_empty")
    return text


def as_switch(value: object) -> object:
    """Return what YAML 1.1 calls true and false under the names that a rule uses."""
    return {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value, value) if isinstance(value, str) else value


def as_silence(value: object) -> object:
    """Return true and false for what YAML 1.1 calls so; anything else stays."""
    switch = as_switch(value)
    return {"true": True, "false": False}.get(switch, switch) if isinstance(switch, str) else switch


def _won(text: object) -> object:
    if not isinstance(text, str):
        return text
    if text.isdecimal():
        return int(text)
    sums = [fact for fact in find_facts(text, published=None) if fact.kind == "amount" and fact.quote == text.strip()]
    if not sums:
        raise _wrong("config.won", value=text[:40])
    return sums[0].value


def _filled(text: str) -> str:
    if not text.strip():
        raise _wrong("config.blank")
    return text


Text = Annotated[str, AfterValidator(_filled)]
Name = Annotated[str, AfterValidator(_name)]
Word = Annotated[str, AfterValidator(_word), WithJsonSchema(_WORD_SCHEMA)]
Url = Annotated[str, AfterValidator(_url)]
Contact = Annotated[str, AfterValidator(_contact)]
EnvName = Annotated[str, AfterValidator(_env_name)]
Duration = Annotated[timedelta, BeforeValidator(_duration), WithJsonSchema(_DURATION_SCHEMA)]
_BOUNDS_SCHEMA = {
    "type": "object",
    "properties": {"min": _DURATION_SCHEMA, "max": _DURATION_SCHEMA},
    "required": ["min", "max"],
    "additionalProperties": False,
}
Interval = Annotated[Every, BeforeValidator(parse_every), WithJsonSchema({"anyOf": [_DURATION_SCHEMA, _BOUNDS_SCHEMA]})]
MaxAge = Annotated[
    timedelta | None,
    BeforeValidator(_max_age),
    WithJsonSchema({"anyOf": [_DURATION_SCHEMA, _OFF_SCHEMA]}),
]
Health = Annotated[str | None, BeforeValidator(_address), WithJsonSchema({"anyOf": [{"type": "string"}, _OFF_SCHEMA]})]
Won = Annotated[int, BeforeValidator(_won), WithJsonSchema({"type": ["string", "integer"], "examples": ["10억"]})]
Regex = Annotated[str, AfterValidator(_filled), AfterValidator(_regex)]
Chat = Annotated[str, AfterValidator(_chat), WithJsonSchema({"type": ["string", "integer"]})]


def _listed(schema: dict[str, Any]) -> Any:  # noqa: ANN401 -- typing has no type for the arguments of Annotated
    return WithJsonSchema({"anyOf": [schema, {"type": "array", "items": schema}]})


Words = Annotated[tuple[Word, ...], BeforeValidator(_as_list), _listed(_WORD_SCHEMA)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_as_list), _listed({"type": "string"})]
