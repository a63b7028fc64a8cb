"""bongsu stories, explain, calendar and rejudge on an archive of a few articles."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.wiring import utc_now
from bongsu.judge import judge
from bongsu.model import KST, Cursor, Source
from bongsu.rule import Rule
from bongsu.rules import RuleSet
from bongsu.stories import announcements
from storage import DaemonLock, Store
from tests.app.cli.conftest import Bongsu
from tests.bongsu.stories.writing import article

FEED = Source(id="feed", name="울산매일", url="https://paper.example/rss", max_age=None)
RULES = RuleSet.compile([Rule(id="ulsan-ai", name="울산 AI", any=("AI",), regions=("울산",), notify=("console",))])
TODAY = utc_now().astimezone(KST)
DUE = TODAY + timedelta(days=20)

CALL = (
    "울산테크노파크, AI 기업 50곳 모집",
    f"울산테크노파크는 240억 6000만원을 들여 AI 제조 기업 50곳을 돕는다. 신청은 {DUE.year}년 {DUE.month}월 {DUE.day}일까지다.",
)
COPY = ("울산 AI 기업 50곳 찾는다", CALL[1])
EXTENDED = (
    "울산테크노파크 AI 기업 모집 연장, 300억",
    "울산테크노파크는 300억원을 들여 AI 제조 기업 50곳을 돕는다. 모집을 연장한다.",
)
BUSAN = ("부산시 AI 교실 연다", "부산시는 어르신을 위한 인공지능 교실을 연다.")


def tell(store: Store, text: tuple[str, str], key: str, *, minutes: int, alone: bool = False) -> None:
    at = utc_now() - timedelta(minutes=minutes)
    one = article(*text, key=key, at=at)
    one = replace(one, entry=replace(one.entry, source="feed", url=f"https://paper.example/{key}"))
    store.add(FEED, [one.entry], Cursor(), now=at, next_visit=at, quiet=False, too_old=lambda _: False)
    nearby = store.nearby(announcements(one), at=at)
    nearby = replace(nearby, candidates=()) if alone else nearby
    assert store.record(judge(one, FEED, RULES, nearby, now=at), now=at)


@pytest.fixture
def archive(store: Store) -> Store:
    tell(store, CALL, "e1", minutes=50)
    tell(store, COPY, "e2", minutes=40)
    tell(store, EXTENDED, "e3", minutes=30)
    tell(store, BUSAN, "f1", minutes=20)
    return store


# --- list --------------------------------------------------------------------------------------------------------------


def test_stories_are_listed_the_latest_first(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("stories", "list", "--json")
    told = said.json
    assert isinstance(told, list)
    assert [each["id"] for each in told] == ["sf1", "se1"]
    ulsan = told[1]
    assert [outlet["adds"] for outlet in ulsan["outlets"]] == ["first", None, "corrected"]
    assert (ulsan["headline_amounts"], ulsan["told"]) == ([24_060_000_000, 30_000_000_000], ["console"])


def test_a_table_names_what_a_person_looks_for(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("--lang", "ko", "stories", "list")
    row = next(line for line in said.out.splitlines() if line.strip().startswith("se1 "))
    assert "240억 6,000만 원" in row
    assert "울산광역시" in row
    assert DUE.date().isoformat() in row


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param(["--region", "울산"], ["se1"], id="about a region"),
        pytest.param(["--matched"], ["se1"], id="those that rules met"),
        pytest.param(["--limit", "1"], ["sf1"], id="no more than asked for"),
        pytest.param(["--since", "5m"], [], id="since now"),
    ],
)
def test_the_list_is_narrowed(bongsu: Bongsu, archive: Store, options: list[str], expected: list[str]) -> None:
    told = bongsu("stories", "list", "--json", *options).json
    assert isinstance(told, list)
    assert [each["id"] for each in told] == expected


def test_a_list_cut_short_says_so_and_an_empty_one_too(bongsu: Bongsu, archive: Store) -> None:
    assert "--limit" in bongsu("stories", "list", "--limit", "1").out
    assert bongsu("stories", "list", "--since", "5m").out == "There are no such stories.\n"


@pytest.mark.parametrize("options", [["--region", "울싼"], ["--since", "soon"]])
def test_what_is_no_region_or_span_is_refused(bongsu: Bongsu, options: list[str]) -> None:
    assert bongsu("stories", "list", *options).code == 2


# --- show --------------------------------------------------------------------------------------------------------------


def test_a_story_is_shown_with_what_each_outlet_brought_and_why_it_was_joined(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("--lang", "ko", "stories", "show", "se1")
    assert said.code == 0
    lines = [line.strip() for line in said.out.splitlines()]
    assert lines[0] == CALL[0], "the first account speaks, not its copy"
    assert "알린 채널: console" in lines
    assert any(line.endswith(f"첫 소식: 240억 6,000만 원, 마감 {DUE.date()}") for line in lines)
    assert any(line.endswith("새 사실 없음") and "옮긴 글" in line for line in lines)
    assert any(line.endswith("정정·연장·취소: 300억 원") for line in lines)
    assert any(line.startswith("같은 이야기로 본 까닭: 거의 같은 본문, 같은 금액(240억 6,000만 원)") for line in lines)


def test_a_story_is_shown_to_programs(bongsu: Bongsu, archive: Store) -> None:
    told = bongsu("stories", "show", "se1", "--json").json
    assert isinstance(told, dict)
    first, copy, extended = told["outlets"]
    assert (first["because"], copy["new"]) == (None, [])
    assert copy["because"]["same"] is True
    assert extended["new"] == [{"kind": "headline-amount", "value": "30000000000"}]


@pytest.mark.parametrize("given", ["sf", "f1", "sf1", "sf1xyz"])
def test_a_beginning_or_an_entry_is_enough(bongsu: Bongsu, archive: Store, given: str) -> None:
    said = bongsu("stories", "show", given)
    assert said.code == (1 if given == "sf1xyz" else 0)
    assert (BUSAN[0] in said.out) is (given != "sf1xyz")


def test_a_beginning_of_several_names_them(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("stories", "show", "s")
    assert (said.code, said.out) == (1, "")
    assert "se1, sf1" in said.err


def test_a_story_that_was_joined_to_another_leads_there(bongsu: Bongsu, archive: Store) -> None:
    assert CALL[0] in bongsu("stories", "show", "se2").out


# --- explain -----------------------------------------------------------------------------------------------------------


def test_a_stored_entry_says_its_story_and_why(bongsu: Bongsu, archive: Store) -> None:
    said = bongsu("--lang", "ko", "explain", "e2")
    assert f"같은 이야기: {EXTENDED[0]} (se1)" in said.out, "the story has the title of what moved it last"
    assert "왜냐하면: 거의 같은 본문" in said.out


def test_a_text_is_put_among_the_stories_of_the_archive(bongsu: Bongsu, archive: Store, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("\n".join(COPY), encoding="utf-8")
    assert "(se1)" in bongsu("explain", str(text)).out
    assert len(list(archive.chronicles(since=TODAY - timedelta(days=1)))) == 2, "nothing is kept"
    told = bongsu("explain", str(text), "--json").json
    assert isinstance(told, dict)
    assert told["stories"][0]["joined"] is True


def test_a_text_that_is_new_says_what_came_nearest(bongsu: Bongsu, archive: Store, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("창원시 AI 기업 50곳 모집\n창원시는 AI 제조 기업 50곳을 돕는다.", encoding="utf-8")
    said = bongsu("explain", str(text)).out
    assert "A story of its own." in said
    assert "kept apart: they are about different regions" in said


def test_without_an_archive_a_text_is_explained_all_the_same(bongsu: Bongsu, rules: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("\n".join(CALL), encoding="utf-8")
    said = bongsu("explain", str(text))
    assert (said.code, "story" in said.out) == (0, False)
    assert not (rules.parent / "bongsu.db").exists()
    (rules.parent / "bongsu.db").write_text("no database", encoding="utf-8")
    assert "not compared with any story" in bongsu("explain", str(text)).out


def test_lines_are_put_into_stories_one_after_the_other(bongsu: Bongsu, tmp_path: Path) -> None:
    lines = [
        {"id": str(number), "title": title, "text": body, "published": "2026-01-29 12:00"}
        for number, (title, body) in enumerate((CALL, COPY, BUSAN))
    ]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\nno json\n", encoding="utf-8")
    told = [json.loads(line) for line in bongsu("explain", "--lines", str(file)).out.splitlines()]
    assert [each["stories"][0]["id"] for each in told[:3]] == ["0", "0", "2"]
    assert told[3] == {"id": "4", "error": "not a JSON object"}


# --- calendar ----------------------------------------------------------------------------------------------------------


def test_the_calendar_is_written_whole(bongsu: Bongsu, archive: Store, tmp_path: Path) -> None:
    file = tmp_path / "ai.ics"
    assert "1 dates written" in bongsu("calendar", "--ics", str(file)).out
    written = file.read_bytes()
    assert f"DTSTART;VALUE=DATE:{DUE:%Y%m%d}\r\n".encode() in written
    assert bongsu("calendar", "--ics", str(file)).code == 0
    assert file.read_bytes() == written, "nothing has changed"
    assert [path.name for path in tmp_path.glob(".ai.ics*")] == []


def test_the_calendar_goes_to_standard_output(bongsu: Bongsu, archive: Store) -> None:
    assert bongsu("calendar", "--ics", "-").out.startswith("BEGIN:VCALENDAR\r\n")


def test_a_calendar_that_cannot_be_written_is_said(bongsu: Bongsu, archive: Store, tmp_path: Path) -> None:
    said = bongsu("calendar", "--ics", str(tmp_path / "nowhere" / "ai.ics"))
    assert said.code == 1
    assert "cannot be written" in said.err


# --- rejudge -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def doubled(archive: Store) -> Store:
    """An archive in which one event is two stories, and a text was read by other rules than those of now."""
    tell(archive, COPY, "e4", minutes=10, alone=True)
    return archive


def test_what_would_change_is_shown_and_not_written(bongsu: Bongsu, doubled: Store) -> None:
    said = bongsu("rejudge", "--since", "1d")
    assert "5 articles read anew." in said.out
    assert "1 stories made of several" in said.out
    assert "se1, se4 → se1" in said.out
    assert "Nothing was written" in said.out
    assert [outlet.entry.key for outlet in doubled.chronicles_of("e4")[0].outlets] == ["e4"]


def test_what_changes_is_written_where_asked(bongsu: Bongsu, doubled: Store) -> None:
    before = doubled.outbox()
    told = bongsu("rejudge", "--since", "1d", "--apply", "--json").json
    assert isinstance(told, dict)
    assert (told["applied"], len(told["joined"])) == (True, 1)
    assert doubled.chronicles_of("e4")[0].story.id == "se1"
    assert doubled.outbox() == before
    assert "0 stories made of several" in bongsu("rejudge", "--since", "1d", "--apply").out


def test_nothing_is_written_beside_a_daemon(bongsu: Bongsu, doubled: Store, rules: Path) -> None:
    with DaemonLock(rules.parent / "bongsu.db"):
        said = bongsu("rejudge", "--apply")
        assert said.code == 1
        assert bongsu("rejudge").code == 0, "looking is allowed"


def test_an_edition_that_waits_is_named(bongsu: Bongsu, archive: Store) -> None:
    one = archive.article("f1")
    assert one
    edited = replace(one.entry, title="고친 제목", digest="other")
    now = utc_now()
    archive.add(FEED, [edited], Cursor(), now=now, next_visit=now, quiet=False, too_old=lambda _: False)
    assert "1 articles were left" in bongsu("rejudge").out
