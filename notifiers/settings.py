"""Reads the options and secrets of a channel. What is wrong is a `ConfigError` that names the key and never the value."""

from collections.abc import Mapping

import httpx

from bongsu.errors import ConfigError, Problem


def wrong(channel: str, key: str, code: str, **params: object) -> ConfigError:
    """Return the error of one setting of `channel`."""
    problem = Problem(
        file="rules.yaml", line=0, column=0, key=f"channels.{channel}.{key}", code=code, params=tuple(params.items())
    )
    return ConfigError([problem])


def required(channel: str, values: Mapping[str, object], key: str) -> str:
    """Return the value of `key` without surrounding white space. Raises `ConfigError` where there is none."""
    value = str(values.get(key, "")).strip()
    if not value:
        raise wrong(channel, key, "notify.option-missing", option=key)
    return value


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
