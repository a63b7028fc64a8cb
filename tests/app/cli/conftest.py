"""The command line in this process, on a rules file and a database of its own."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main
from storage import Store
from tests.crash.farend import FarEnd
from tests.fakes import LAUNCH

RULES = """
language: en
health: off
channels:
  console: {{kind: console}}
  hook: {{kind: webhook, url: "{base}/hook", secret_env: HOOK_SECRET}}
sources:
  - {{id: feed, name: 울산매일, url: "{base}/rss/allArticle.xml", first_catch: alert, max_age: off, allow_private: true}}
rules:
  - id: ulsan-ai
    name: 울산 AI
    any: [인공지능]
    regions: [울산]
    examples:
      match: [울산시가 인공지능 사업단을 연다]
      no_match: [부산시가 인공지능 사업단을 연다]
"""


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        return json.loads(self.out)


Bongsu = Callable[..., Said]


@pytest.fixture
def far_end() -> Iterator[FarEnd]:
    serving = FarEnd()
    yield serving
    serving.close()


@pytest.fixture
def rules(tmp_path: Path, far_end: FarEnd, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path))
    monkeypatch.setenv("HOOK_SECRET", "whsec_YmVhY29uIGZpcmVzIG9uIHRoZSBoaWxs")
    path = tmp_path / "rules.yaml"
    path.write_text(RULES.format(base=far_end.base), encoding="utf-8")
    return path


@pytest.fixture
def bongsu(rules: Path, capsys: pytest.CaptureFixture[str]) -> Bongsu:
    """Run one command and return what it said."""

    def run(*arguments: str) -> Said:
        code = main(["--config", str(rules), *arguments])
        captured = capsys.readouterr()
        return Said(code=code, out=captured.out, err=captured.err)

    return run


@pytest.fixture
def store(rules: Path) -> Iterator[Store]:
    """The database that the commands use, opened beside them."""
    opened = Store.open(rules.parent / "bongsu.db", now=LAUNCH)
    yield opened
    opened.close()
