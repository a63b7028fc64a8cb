"""Reads the options and secrets of a channel. What is wrong is a `ConfigError` that names the key and never the value."""

from collections.abc import Mapping

import httpx

from bongsu.errors import ConfigError, Problem
from bongsu.model import Channel


def wrong(channel: str, key: str, code: str, **params: object) -> ConfigError:
    """Return the error of one setting of `channel`."""
    problem = Problem(
        file="rules.yaml", line=0, column=0, key=f"channels.{channel}.{key}", code=code, params=tuple(params.items())
    )
    return ConfigError([problem])


def required(channel: Channel, secrets: Mapping[str, str], key: str) -> str:
    """Return the secret `key`, else the option of that name. Raises `ConfigError` where there is neither."""
    value = secrets.get(key, "") or str(channel.options.get(key, ""))
    if not value.strip():
        raise wrong(channel.name, key, "notify.option-missing", option=key)
    return value.strip()


def address(channel: str, key: str, value: str) -> str:
    """Return `value`, a whole http or https address. Raises `ConfigError`."""
    if not _is_address(value):
        raise wrong(channel, key, "notify.address")
    return value


def _is_address(value: str) -> bool:
    try:
        url = httpx.URL(value)
    except (httpx.InvalidURL, UnicodeError):
        return False
    return url.scheme in {"http", "https"} and bool(url.host) and not any(character.isspace() for character in value)
