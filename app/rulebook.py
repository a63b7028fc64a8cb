"""The rules in force: read, checked and built whole, then swapped as one reference."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import notifiers
from app.settings import read_api_keys, read_push_keys, read_rules, read_secrets
from bongsu.config import Config, read_config
from bongsu.config.placed import placed
from bongsu.config.watch import read_watch
from bongsu.errors import ConfigError, Problem
from bongsu.model import Channel, Source
from bongsu.ports import Notifier
from bongsu.rules import RuleSet
from scrapers import kind_of, known_families, leads_inside
from scrapers.catalogue import catalogue

LAST_GOOD = "rules.last-good.yaml"
WATCH, WATCH_LAST_GOOD = "watch.yaml", "watch.last-good.yaml"

Stamp = tuple[int, int, int]
"""What tells one writing of a file from another."""

Adapt = Callable[[Config], Config]
"""Changes what rules.yaml says, for one run."""

BuildNotifier = Callable[[Channel, Mapping[str, str]], Notifier]
"""Builds the notifier of a channel from its secrets."""


def as_written(config: Config) -> Config:
    """Return `config` as rules.yaml has it."""
    return config


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One reading of rules.yaml, and of watch.yaml beside it, with everything built from it.

    `watched` are the ids of the rules that watch.yaml, whose text is `watch`, brings.
    """

    text: str
    watch: str = ""
    watched: frozenset[str] = frozenset()
    config: Config
    rule_set: RuleSet
    sources: Mapping[str, Source]
    channels: Mapping[str, Channel]
    notifiers: Mapping[str, Notifier]
    push_keys: Mapping[str, tuple[bytes, ...]]
    api_keys: Mapping[str, str] = field(repr=False)


def _stamp_of(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


class Rulebook:
    """The rules file, the edition in force, and the last good file kept beside the database.

    `watch` is where the rules are that were added in chats; without `watching` they count for nothing. Without `build_notifier`
    no secret is read, and nothing can be sent: those who only look need not be let into what only the daemon may read.

    `refused` holds why the file on disk is not the one in force; None when it is.
    """

    def __init__(
        self,
        path: Path,
        state: Path,
        environ: Mapping[str, str],
        adapt: Adapt = as_written,
        build_notifier: BuildNotifier | None = notifiers.build,
        *,
        watching: bool = True,
    ) -> None:
        self.path = path
        self.watch = state / WATCH
        self._watching = watching
        self.last_good = state / LAST_GOOD
        self.refused: ConfigError | None = None
        self._environ = environ
        self._adapt = adapt
        self._build_notifier = build_notifier
        self._edition: Edition | None = None
        self._stamp: tuple[Stamp | None, ...] = ()

    @property
    def edition(self) -> Edition:
        if self._edition is None:
            raise RuntimeError("the rulebook is not open")
        return self._edition

    def api_key(self, source_id: str) -> str | None:
        """Return the key of an open API, as the edition in force has it; None for any other source."""
        return self.edition.api_keys.get(source_id)

    def open(self, *, strict: bool) -> Edition:
        """Put the rules file in force; where it is bad, the last good one (`strict` refuses). Raises `ConfigError`."""
        try:
            return self.reload()
        except ConfigError as error:
            if strict or not self.last_good.is_file():
                raise
            self.refused = error
            self._edition = self._build(self.last_good, self.last_good.with_name(WATCH_LAST_GOOD))
            return self._edition

    def reload(self) -> Edition:
        """Put the rules file in force, whole or not at all. Raises `ConfigError`; the old edition then stays."""
        self._stamp = self._stamp_now()
        try:
            edition = self._build(self.path, self.watch)
        except ConfigError as error:
            self.refused = error
            raise
        self._edition, self.refused = edition, None
        return edition

    def keep(self) -> None:
        """Keep the edition in force as the last good one. Raises OSError where the state directory cannot be written."""
        watch = self.last_good.with_name(WATCH_LAST_GOOD)
        for path, text in ((self.last_good, self.edition.text), (watch, self.edition.watch)):
            if text or path.exists():
                fresh = path.with_suffix(".new")
                fresh.write_text(text, encoding="utf-8")
                fresh.replace(path)

    def changed(self) -> bool:
        """Whether a file on disk is another than the one last read."""
        return self._stamp_now() != self._stamp

    def _stamp_now(self) -> tuple[Stamp | None, ...]:
        return _stamp_of(self.path), _stamp_of(self.watch)

    def _build(self, path: Path, beside: Path) -> Edition:
        text, file, known = read_rules(path), str(path), known_families()
        read = read_config(text, file, families=known, kind_of=kind_of, is_private=leads_inside, catalogue=catalogue)
        watch = read_rules(beside) if self._watching and beside.is_file() else ""
        added = read_watch(watch, str(beside), read)
        config = self._adapt(replace(read, rules=(*read.rules, *added)))
        try:
            built, push_keys, api_keys = self._secret_parts(config, file)
        except ConfigError as error:
            raise ConfigError(placed(error.problems, text, file)) from error
        return Edition(
            text=text,
            watch=watch,
            watched=frozenset(rule.id for rule in added),
            config=config,
            rule_set=RuleSet.compile(config.rules),
            sources={source.id: source for source in config.sources},
            channels={channel.name: channel for channel in config.channels},
            notifiers=built,
            push_keys=push_keys,
            api_keys=api_keys,
        )

    def _secret_parts(
        self, config: Config, file: str
    ) -> tuple[dict[str, Notifier], dict[str, tuple[bytes, ...]], dict[str, str]]:
        """Build what takes secrets: notifiers, the keys of sources that push, those of open APIs. Raises `ConfigError`."""
        if self._build_notifier is None:
            return {}, {}, {}
        problems: list[Problem] = []
        built = {}
        for channel in config.channels:
            try:
                built[channel.name] = self._build_notifier(channel, read_secrets(channel, self._environ, file))
            except ConfigError as error:
                problems += error.problems
        if problems:
            raise ConfigError(problems)
        return built, read_push_keys(config.sources, self._environ, file), read_api_keys(config.sources, self._environ, file)
