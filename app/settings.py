"""Where things are on this machine: the rules file, the state directory, the secrets."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import platformdirs
import yaml

from bongsu.errors import ConfigError, Problem
from bongsu.model import Channel, SecretRef, Source
from bongsu.signing import signing_key

RULES_NAME = "rules.yaml"
DATABASE_NAME = "bongsu.db"
SHORTEST_KEY = 16
"""Bytes of a key to check signatures with: who can reach the port can try shorter ones."""

_MAX_SECRET = 64 * 1024
_DATABASE = re.compile(r"""(?m)^["']?database["']?[ \t]*:[ \t]*(\S.*)$""")


def find_rules(named: Path | None, environ: Mapping[str, str], cwd: Path) -> Path:
    """Return the rules file to use.

    In order: the one `named` on the command line, `$BONGSU_CONFIG`, then the first that exists of the current folder's,
    `~/.config/bongsu`'s and `/etc/bongsu`'s. Raises `ConfigError` when none exists.
    """
    if named is not None:
        return named
    if from_environ := environ.get("BONGSU_CONFIG"):
        return Path(from_environ)
    places = [cwd, platformdirs.user_config_path("bongsu"), Path("/etc/bongsu")]
    for place in places:
        if (place / RULES_NAME).is_file():
            return place / RULES_NAME
    looked = ", ".join(str(place / RULES_NAME) for place in places)
    raise ConfigError([Problem(file=RULES_NAME, line=0, column=0, key="", code="shell.no-rules", params=(("looked", looked),))])


def database_path(configured: str | None, environ: Mapping[str, str]) -> Path:
    """Return the database file: the configured one, else one in systemd's `$STATE_DIRECTORY`, else in the XDG state folder."""
    if configured:
        return Path(configured).expanduser()
    if given := environ.get("STATE_DIRECTORY"):
        return Path(given.split(":", 1)[0]) / DATABASE_NAME
    return platformdirs.user_state_path("bongsu") / DATABASE_NAME


def state_directory(rules: str, environ: Mapping[str, str]) -> Path:
    """Return where all is kept that must not be forgotten: the folder of the database that the text `rules` names.

    So the daemon and the commands beside it find the same, whoever calls them. It is looked for line by line, since it must be
    found in a file with mistakes too.
    """
    return database_path(_named_database(rules), environ).parent


def _named_database(rules: str) -> str | None:
    found = _DATABASE.search(rules)
    try:
        named = yaml.safe_load(found[1]) if found else None
    except yaml.YAMLError:
        return None
    return named if isinstance(named, str) else None


def read_secrets(channel: Channel, environ: Mapping[str, str], file: str) -> dict[str, str]:
    """Return the channel's secrets by name. Raises `ConfigError` naming each that cannot be read, never what is in it."""
    secrets, problems = {}, []
    for name, ref in channel.secrets.items():
        value = read_secret(ref, environ)
        if value is None:
            problems.append(_secret_problem(f"channels.{channel.name}.{name}_{ref.via}", ref, file))
        else:
            secrets[name] = value
    if problems:
        raise ConfigError(problems)
    return secrets


def read_push_keys(sources: Iterable[Source], environ: Mapping[str, str], file: str) -> dict[str, tuple[bytes, ...]]:
    """Return the keys of each source that pushes, by its id.

    A secret may hold several, separated by white space, while one is exchanged for another. Raises `ConfigError` naming each
    source whose secret cannot be read, or is too weak, never what is in it.
    """
    keys: dict[str, tuple[bytes, ...]] = {}
    problems = []
    for source in sources:
        if source.secret:
            where = f"sources.{source.id}.secret_{source.secret.via}"
            secret = read_secret(source.secret, environ)
            keys[source.id] = tuple(signing_key(each) or b"" for each in (secret or "").split())
            problems += _weak(keys[source.id], where, file) if secret else [_secret_problem(where, source.secret, file)]
    if problems:
        raise ConfigError(problems)
    return keys


def read_api_keys(sources: Iterable[Source], environ: Mapping[str, str], file: str) -> dict[str, str]:
    """Return the key of each source that is an open API, by its id.

    Raises `ConfigError` naming each source whose key cannot be read, never what is in it.
    """
    keys, problems = {}, []
    for source in sources:
        if source.key:
            keys[source.id] = read_secret(source.key, environ) or ""
            if not keys[source.id]:
                problems.append(_secret_problem(f"sources.{source.id}.key_{source.key.via}", source.key, file))
    if problems:
        raise ConfigError(problems)
    return keys


def _weak(keys: Sequence[bytes], where: str, file: str) -> list[Problem]:
    """What is wrong with keys that are read."""
    if min(map(len, keys)) >= SHORTEST_KEY:
        return []
    return [Problem(file=file, line=0, column=0, key=where, code="push.secret-weak", params=(("least", SHORTEST_KEY),))]


def read_secret(ref: SecretRef, environ: Mapping[str, str]) -> str | None:
    """Return the secret that `ref` points to without its surrounding white space; None where there is none."""
    if ref.via == "env":
        return environ.get(ref.name, "").strip() or None
    folder = environ.get("CREDENTIALS_DIRECTORY", "") if ref.via == "credential" else ""
    if ref.via == "credential" and not folder:
        return None
    try:
        with (Path(folder) / Path(ref.name).expanduser()).open(encoding="utf-8") as secret:
            return secret.read(_MAX_SECRET).strip() or None
    except (OSError, ValueError):
        return None


def read_rules(path: Path) -> str:
    """Return the text of the rules file. Raises `ConfigError` where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problem = Problem(file=str(path), line=0, column=0, key="", code="config.missing", params=(("path", str(path)),))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "UTF-8"
        problem = Problem(file=str(path), line=0, column=0, key="", code="shell.rules-unreadable", params=(("why", why),))
    raise ConfigError([problem])


def _secret_problem(key: str, ref: SecretRef, file: str) -> Problem:
    return Problem(file=file, line=0, column=0, key=key, code=f"shell.no-secret-{ref.via}", params=(("name", ref.name),))
