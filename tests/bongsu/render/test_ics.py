"""The calendar file, read back as RFC 5545 has it read."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.calendar import Planned
from bongsu.render.ics import ics
from tests.bongsu.stories.writing import NOON

CALL = Planned(
    uid="s1-deadline-1@bongsu", day="2026-02-27", summary="[마감] AI 기업 모집", url="https://a.example/1", changed=NOON
)


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    lines = text.replace("\r\n ", "").split("\r\n")
    assert not any("\n" in line or "\r" in line for line in lines)
    return lines[:-1]


def event(planned: Planned) -> dict[str, str]:
    """Return the properties of the only event of a calendar."""
    lines = unfolded(ics([planned], name="봉수"))
    inside = lines[lines.index("BEGIN:VEVENT") + 1 : lines.index("END:VEVENT")]
    return dict(line.split(":", 1) for line in inside)


def plain(text: str) -> str:
    """Return a TEXT value without its escapes."""
    out, characters = "", iter(text)
    for character in characters:
        escaped = next(characters) if character == "\\" else character
        out += "\n" if character == "\\" and escaped == "n" else escaped
    return out


def test_a_whole_day_ends_with_the_next_and_keeps_nobody_busy() -> None:
    told = event(CALL)
    assert (told["DTSTART;VALUE=DATE"], told["DTEND;VALUE=DATE"]) == ("20260227", "20260228")
    assert (told["STATUS"], told["SEQUENCE"], told["TRANSP"]) == ("CONFIRMED", "0", "TRANSPARENT")
    assert told["DTSTAMP"] == told["LAST-MODIFIED"] == "20260129T030000Z"


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        pytest.param(
            replace(CALL, until="2026-03-01"), {"DTSTART;VALUE=DATE": "20260227", "DTEND;VALUE=DATE": "20260302"}, id="days"
        ),
        pytest.param(replace(CALL, day="2026-02-27T18:00"), {"DTSTART;TZID=Asia/Seoul": "20260227T180000"}, id="a minute"),
        pytest.param(
            replace(CALL, day="2026-02-27T14:00", until="2026-02-28"),
            {"DTSTART;TZID=Asia/Seoul": "20260227T140000", "DTEND;TZID=Asia/Seoul": "20260228T235900"},
            id="from an hour to another day",
        ),
    ],
)
def test_when(planned: Planned, expected: dict[str, str]) -> None:
    assert {name: value for name, value in event(planned).items() if name.startswith("DT") and name != "DTSTAMP"} == expected


def test_what_is_called_off_says_so() -> None:
    told = event(replace(CALL, cancelled=True, sequence=3))
    assert (told["STATUS"], told["SEQUENCE"]) == ("CANCELLED", "3")


def test_the_zone_is_in_the_file() -> None:
    lines = unfolded(ics([], name="봉수"))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    assert lines.index("TZID:Asia/Seoul") < lines.index("TZOFFSETTO:+0900") < lines.index("END:VTIMEZONE")


def test_only_links_that_lead_somewhere_are_given() -> None:
    assert event(CALL)["URL"] == "https://a.example/1"
    assert "URL" not in event(replace(CALL, url="javascript:alert(1)"))


def test_a_headline_cannot_add_a_line_of_its_own() -> None:
    told = event(replace(CALL, summary="모집\r\nSTATUS:CANCELLED; 1,000곳\\"))
    assert told["STATUS"] == "CONFIRMED"
    assert told["SUMMARY"] == "모집 STATUS:CANCELLED\\; 1\\,000곳\\\\"


def test_long_lines_are_folded_between_characters() -> None:
    summary = "울산 제조 인공지능 기업 모집 " * 20
    assert all(len(line.encode()) <= 75 for line in ics([replace(CALL, summary=summary)], name="봉수").split("\r\n"))
    assert event(replace(CALL, summary=summary))["SUMMARY"] == summary.strip()


@given(st.text(max_size=400))
def test_any_text_comes_back_from_lines_of_75_octets(text: str) -> None:
    file = ics([replace(CALL, summary="a", description=text)], name="봉수")
    assert all(len(line.encode()) <= 75 for line in file.encode().decode().split("\r\n"))
    visible = "\n".join(text.splitlines())
    described = plain(event(replace(CALL, description=text)).get("DESCRIPTION", ""))
    assert set(described) <= set(visible) | {" "}
    if text.isascii() and text.isalnum():
        assert described == text
