"""Reads and checks rules.yaml.

`read_config` answers with everything the file says, or with everything that is wrong with it: each problem with its line and
column, its key, and the nearest name that would have been right.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from bongsu.config.channels import read_channels, read_heartbeat
from bongsu.config.chosen import Catalogue
from bongsu.config.findings import Findings
from bongsu.config.push import check_port, read_websub
from bongsu.config.rules import Names, read_rules
from bongsu.config.shape import FileShape, TopShape
from bongsu.config.sources import IsPrivate, KindOf, Scrapers, read_sources
from bongsu.delivery import PATIENCE
from bongsu.errors import ConfigError, Problem
from bongsu.model import Channel, SecretRef, Source
from bongsu.rule import Rule
from bongsu.yaml_nodes import Plain, YamlError, read_yaml

__all__ = ["Config", "json_schema", "read_config"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that rules.yaml says.

    `health` is ``host:port``, or None for nowhere; `websub` the address at which hubs reach that port, None to poll only;
    `reload_limit` counts alerts; `days_off` are the user's own, `reminders` count days before a deadline; `ops` names the
    channels that hear of trouble with bongsu itself.
    """

    language: Literal["ko", "en"] = "ko"
    database: str | None = None
    health: str | None = "127.0.0.1:8710"
    heartbeat_url: SecretRef | str | None = None
    contact: str | None = None
    ai_words: tuple[str, ...] = ()
    reload_limit: int = 50
    patience: timedelta = PATIENCE
    retain_days: int = 90
    websub: str | None = None
    days_off: frozenset[date] = frozenset()
    reminders: tuple[int, ...] = ()
    ops: tuple[str, ...] = ()
    channels: tuple[Channel, ...]
    sources: tuple[Source, ...]
    rules: tuple[Rule, ...]


def read_config(
    text: str,
    file: str,
    *,
    families: Collection[str] = (),
    kind_of: KindOf = lambda _url: "feed",
    is_private: IsPrivate = lambda _url: False,
    catalogue: Catalogue = tuple,
) -> Config:
    """Return what `text`, the contents of `file`, says.

    `families` are the families that a source may name (none given: any), `kind_of` says what a source's address looks like,
    `is_private` whether it leads into a private network, `catalogue` returns the rows that `sources` may choose from.
    Raises `ConfigError` with all problems.
    """
    root = _read_root(text, file)
    findings = Findings(text, file)
    config = _read(root, Scrapers(families=families, kind_of=kind_of, is_private=is_private, catalogue=catalogue), findings)
    if findings.problems:
        raise ConfigError(findings.in_order())
    return config


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of rules.yaml, for editors to complete and check it with."""
    return FileShape.model_json_schema() | {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bongsu rules.yaml",
    }


def _read_root(text: str, file: str) -> dict[str, Plain]:
    try:
        root = read_yaml(text)
    except YamlError as problem:
        params = tuple(problem.params.items())
        found = Problem(file=file, line=problem.line, column=problem.column, key="", code=problem.code, params=params)
        raise ConfigError([found]) from problem
    if not isinstance(root, dict):
        raise ConfigError([Problem(file=file, line=1, column=1, key="", code="config.not_mapping")])
    return root


def _read(root: dict[str, Plain], scrapers: Scrapers, findings: Findings) -> Config:
    top, _ = findings.read(TopShape, root, ())
    channels = read_channels(root.get("channels"), findings)
    sources = read_sources(root, scrapers, findings)
    websub = read_websub(root.get("websub"), findings)
    check_port(top, sources, websub, findings)
    homes = {source.id: source.region for source in sources if source.kind == "board" and source.region}
    ids = _ids(root, "sources", findings) | {source.id for source in sources}
    names = Names(sources=ids, channels=_channel_names(root, channels), ops=top.ops, homes=homes)
    _ids(root, "rules", findings)
    rules = read_rules(root, names, findings)
    return Config(
        language=top.language,
        database=top.database,
        health=top.health,
        heartbeat_url=read_heartbeat(top, root, findings),
        contact=top.contact,
        ai_words=top.ai_words,
        reload_limit=top.reload_limit,
        patience=top.patience,
        retain_days=top.retain_days,
        websub=websub,
        days_off=frozenset(top.holidays),
        reminders=top.reminders,
        ops=_ops(top, names, findings),
        channels=channels,
        sources=sources,
        rules=rules,
    )


def _ops(top: TopShape, names: Names, findings: Findings) -> tuple[str, ...]:
    """The channels that hear of operations, each once; those that do not exist are problems."""
    for number, name in enumerate(top.ops):
        if name not in names.channels:
            findings.add_unknown("config.channel_unknown", ("ops", number), name, names.channels)
    return tuple(dict.fromkeys(top.ops))


def _channel_names(root: dict[str, Plain], channels: tuple[Channel, ...]) -> Collection[str]:
    """Names as the file has them: a channel with a mistake in it still exists."""
    written = root.get("channels")
    return tuple(written) if isinstance(written, dict) else tuple(channel.name for channel in channels)


def _ids(root: dict[str, Plain], key: str, findings: Findings) -> frozenset[str]:
    """The ids in a list of the file, right or wrong; one that stands twice is a problem."""
    first: dict[str, int] = {}
    parts = root.get(key)
    for number, part in enumerate(parts if isinstance(parts, list) else ()):
        name = part.get("id") if isinstance(part, dict) else None
        if isinstance(name, str) and first.setdefault(name, number) != number:
            findings.add_twice((key, number, "id"), (key, first[name], "id"), name)
    return frozenset(first)
