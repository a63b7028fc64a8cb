"""What the daemon says of itself: each trouble once, until it is over."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from app.cycle import Judged, Visit
from app.narrator import Narrator, duration
from app.sending import Attempt
from bongsu.delivery import quiet
from bongsu.errors import ConfigError, FetchError, ParseError, Problem, StorageError
from bongsu.model import Article, Dead, Enclosed, Entry, Retry, Sent, Source
from bongsu.operations import Known, Matter
from bongsu.story import Outcome, Placement, Profile, Signature, Story
from tests.fakes import LAUNCH
from tests.sample_alerts import DELIVERY

SOURCE = Source(id="ulsan", name="울산매일", url="https://ulsan.example/rss")
ENTRY = Entry(
    key="e1",
    source="ulsan",
    title="울산 AI 사업단 출범",
    url="https://ulsan.example/1",
    summary="",
    published=None,
    precision="unknown",
    seen=LAUNCH,
    digest="d",
)
SOON = timedelta(minutes=1)


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.INFO, logger="bongsu")
    return caplog


def failed(code: str = "shell.stopping") -> Visit:
    return Visit(source=SOURCE, error=FetchError(code), failures=1, next_visit_in=SOON)


def test_a_failing_source_is_spoken_of_once_and_once_more_when_it_recovers(said: pytest.LogCaptureFixture) -> None:
    narrator = Narrator("ko")
    for _ in range(3):
        narrator.visited(failed())
    assert len(said.messages) == 1
    assert "울산매일" in said.messages[0]
    assert "1분 뒤" in said.messages[0]
    for _ in range(2):
        narrator.visited(Visit(source=SOURCE, next_visit_in=SOON))
    assert len(said.messages) == 2
    narrator.visited(failed())
    assert len(said.messages) == 3


def test_a_start_says_what_is_still_the_matter_but_for_sources(said: pytest.LogCaptureFixture) -> None:
    """A chat that was paused before a reboot stays quiet, and nobody may remember why."""
    matters = [quiet("phone", None), Matter(subject="source:ulsan", name="울산매일", code="ops.unlinked")]
    Narrator("ko").lasting([Known(matter=each, number=1, since=LAUNCH) for each in matters])
    [record] = said.records
    assert record.levelno == logging.WARNING
    assert "/pause" in record.getMessage()


def test_another_kind_of_failure_is_spoken_of_again(said: pytest.LogCaptureFixture) -> None:
    narrator = Narrator("en")
    narrator.visited(failed())
    narrator.visited(failed("shell.stopped"))
    assert len(said.messages) == 2


def test_a_quiet_first_catch_is_explained(said: pytest.LogCaptureFixture) -> None:
    Narrator("ko").visited(Visit(source=SOURCE, new=(ENTRY,), quiet=True, next_visit_in=SOON))
    assert "1건" in said.messages[0]


def test_an_ordinary_visit_is_not_worth_a_word(said: pytest.LogCaptureFixture) -> None:
    Narrator("ko").visited(Visit(source=SOURCE, new=(ENTRY,), next_visit_in=SOON))
    assert said.messages == []


def test_a_page_that_cannot_be_read_is_spoken_of(said: pytest.LogCaptureFixture) -> None:
    narrator = Narrator("en")
    narrator.judged([Judged(entry=ENTRY, outcome=None, page_error=ParseError("shell.stopping"))])
    narrator.judged([Judged(entry=ENTRY, outcome=None)])
    assert len(said.messages) == 1
    assert "Trying again" in said.messages[0]


def test_a_missing_package_is_spoken_of_once(said: pytest.LogCaptureFixture) -> None:
    unread = Enclosed(name="공고문.hwp", note="document.missing")
    article = Article(entry=ENTRY, text="", complete=True, attachments=(unread,))
    story = Story(id="s", revision=1, title="", opened=LAUNCH)
    placement = Placement(story=story, seen_revision=0, profile=Profile.of(Signature()))
    outcome = Outcome(article=article, matches=(), placements=(placement,), deliveries=())
    narrator = Narrator("ko")
    narrator.judged([Judged(entry=ENTRY, outcome=outcome)] * 2)
    assert len(said.messages) == 1
    assert "pip install 'bongsu[documents]'" in said.messages[0]


def test_a_held_channel_is_spoken_of_once_until_it_takes_alerts_again(said: pytest.LogCaptureFixture) -> None:
    narrator = Narrator("en")
    held = Attempt(delivery=DELIVERY, settlement=Retry(due=LAUNCH, why="401", channel_broken=True))
    later = Attempt(delivery=DELIVERY, settlement=Retry(due=LAUNCH, why="500"))
    taken = Attempt(delivery=DELIVERY, settlement=Sent(receipt="ok"))
    narrator.attempted([held, held, later, taken, taken])
    assert len(said.messages) == 3
    assert "outbox retry" in said.messages[0]
    assert "takes alerts again" in said.messages[2]


def test_a_dead_alert_is_always_spoken_of(said: pytest.LogCaptureFixture) -> None:
    dead = Attempt(delivery=DELIVERY, settlement=Dead(why="400"))
    Narrator("ko").attempted([dead, dead])
    assert len(said.messages) == 2


def test_a_failing_database_is_said_once_in_a_row(said: pytest.LogCaptureFixture) -> None:
    narrator = Narrator("en")
    for _ in range(3):
        narrator.error(StorageError("shell.stopping"))
    narrator.visited(Visit(source=SOURCE, next_visit_in=SOON))
    narrator.error(StorageError("shell.stopping"))
    assert len(said.messages) == 2


def test_refused_rules_are_shouted_with_every_problem(said: pytest.LogCaptureFixture) -> None:
    problems = [Problem(file="rules.yaml", line=n, column=1, key="rules", code="shell.stopping") for n in (3, 9)]
    Narrator("ko").rules_refused(ConfigError(problems), "shell.rules-before")
    assert said.messages[0].startswith("!!!")
    assert [message.strip().startswith("rules.yaml:") for message in said.messages[1:]] == [True, True]


@pytest.mark.parametrize(
    ("span", "korean"),
    [
        (timedelta(seconds=0.2), "1초"),
        (timedelta(seconds=45), "45초"),
        (timedelta(minutes=1), "1분"),
        (timedelta(minutes=10), "10분"),
        (timedelta(minutes=100), "2시간"),
        (timedelta(hours=24), "24시간"),
        (timedelta(days=7), "7일"),
    ],
)
def test_waits_are_said_as_people_say_them(span: timedelta, korean: str) -> None:
    assert duration(span, "ko") == korean


def test_what_is_watched_is_said_first(said: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    from tests.app.conftest import Receivers, make_rulebook

    Narrator("ko").watching(make_rulebook(tmp_path, Receivers()).edition, tmp_path / "bongsu.db")
    assert "출처 2곳" in said.messages[0]
    assert "알림: phone, hook." in said.messages[0]
    assert str(tmp_path / "bongsu.db") in said.messages[0]
