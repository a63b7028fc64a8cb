"""The whole error tree.

BongsuError
├── ConfigError        settings or rules.yaml; names file, line, key
├── CollectError       names the source
│   ├── FetchError     network or status; retry_after
│   └── ParseError     came, but not understood (a list page without its list is one)
├── PushError          what came by itself cannot be taken; its sender is told why
├── RenderError        a template cannot make a message
├── StorageError       wraps sqlite3.Error at the edge
└── NotifyError        names the channel; never holds a secret
    ├── TryLater       retry_after
    ├── Refused        this message: do not retry
    └── ChannelBroken  this channel: keep, wait for repair

Every error carries a code and its parameters, so that `wording` can say it in the reader's language. Parameters are shown to
people and written to logs: no secret, no address with a token in it, may stand in one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bongsu.wording import say

if TYPE_CHECKING:
    from bongsu.wording import Language


class BongsuError(Exception):
    """Something went wrong outside our code. `str()` is the English sentence; `say` gives either language."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def say(self, language: "Language") -> str:
        return say(self.code, language, **self.params)

    def __str__(self) -> str:
        return self.say("en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with a file: `line` and `column` count from 1; 0 where the file as a whole is meant."""

    file: str
    line: int
    column: int
    key: str
    code: str
    params: tuple[tuple[str, object], ...] = ()

    def say(self, language: "Language") -> str:
        where = f"{self.file}:{self.line}:{self.column}: " if self.line else f"{self.file}: "
        key = f"{self.key}: " if self.key else ""
        return where + key + say(self.code, language, **dict(self.params))


class ConfigError(BongsuError):
    """Settings or rules.yaml cannot be used. Holds every problem found, in the order of the file."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("config.refused", count=len(problems))
        self.problems = tuple(problems)

    def say(self, language: "Language") -> str:
        return "\n".join(problem.say(language) for problem in self.problems)


class CollectError(BongsuError):
    """A visit to a source failed."""


class FetchError(CollectError):
    """The network or the status said no. `retry_after` in seconds, where the far end asked for it."""

    def __init__(self, code: str, *, retry_after: float | None = None, **params: object) -> None:
        super().__init__(code, **params)
        self.retry_after = retry_after


class ParseError(CollectError):
    """Something came, but it is not what the source should be."""


class PushError(BongsuError):
    """Something came by itself and cannot be taken. `retry_after` in seconds, where it may be sent again unchanged."""

    def __init__(self, code: str, *, retry_after: float | None = None, **params: object) -> None:
        super().__init__(code, **params)
        self.retry_after = retry_after


class RenderError(BongsuError):
    """A template cannot make a message. `line` counts from 1; 0 where the template as a whole is meant."""

    def __init__(self, code: str, *, line: int = 0, **params: object) -> None:
        super().__init__(code, line=line, **params)
        self.line = line


class StorageError(BongsuError):
    """The database cannot be used."""


class NotifyError(BongsuError):
    """A message did not go out."""


class TryLater(NotifyError):  # noqa: N818 -- names the verdict, as the design's words do
    """The channel may take it later. `retry_after` in seconds, where the far end asked for it."""

    def __init__(self, code: str, *, retry_after: float | None = None, **params: object) -> None:
        super().__init__(code, **params)
        self.retry_after = retry_after


class Refused(NotifyError):  # noqa: N818 -- see TryLater
    """The message will never be taken; others may."""


class ChannelBroken(NotifyError):  # noqa: N818 -- see TryLater
    """The channel takes nothing until somebody repairs it."""
