"""hours, digest, group, holidays and reminders, as they are written in rules.yaml."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from bongsu.config import Config, read_config
from bongsu.errors import ConfigError
from bongsu.hours import EVERY_DAY, Hours, Span, Times
from bongsu.rules import RuleSet

DAYTIME = Span(opens=480, closes=1260)
NIGHT = Span(opens=1320, closes=1860)
WHOLE_DAY = Span(opens=0, closes=1440)
RULE = "rules: [{id: ai, any: AI}]"
QUIET = (Path(__file__).parents[3] / "docs" / "quiet.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", QUIET, re.DOTALL)


def on_channel(written: str) -> str:
    return f"channels: {{phone: {{kind: console, {written}}}}}\n{RULE}"


def read(text: str) -> Config:
    return read_config(text, "rules.yaml")


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        pytest.param("08:00-21:00", Hours(weekdays=DAYTIME, weekends=DAYTIME, holidays=DAYTIME), id="the same every day"),
        pytest.param("8:00~21:00", Hours(weekdays=DAYTIME, weekends=DAYTIME, holidays=DAYTIME), id="as Koreans write it"),
        pytest.param(
            "{weekdays: 08:00-21:00, weekends: off}",
            Hours(weekdays=DAYTIME, weekends=None, holidays=None),
            id="holidays are as weekends",
        ),
        pytest.param(
            "{holidays: off}", Hours(weekdays=WHOLE_DAY, weekends=WHOLE_DAY, holidays=None), id="all day where nothing is said"
        ),
        pytest.param(
            "{weekdays: off, holidays: 08:00-21:00}",
            Hours(weekdays=None, weekends=None, holidays=DAYTIME),
            id="on holidays alone",
        ),
        pytest.param("22:00-07:00", Hours(weekdays=NIGHT, weekends=NIGHT, holidays=NIGHT), id="past midnight"),
        pytest.param("00:00-24:00", Hours(weekdays=WHOLE_DAY, weekends=WHOLE_DAY, holidays=WHOLE_DAY), id="all day"),
    ],
)
def test_hours(written: str, hours: Hours) -> None:
    config = read(f"channels: {{phone: {{kind: console, hours: {written}}}}}\nrules: [{{id: ai, any: AI, hours: {written}}}]")
    assert config.channels[0].hours == hours
    assert config.rules[0].hours == hours


@pytest.mark.parametrize(
    ("written", "times"),
    [
        pytest.param("08:30", Times(at=(510,)), id="one time"),
        pytest.param("[17:30, 08:30, 13:30]", Times(at=(510, 810, 1050)), id="several, put in order"),
        pytest.param("{at: 24:00}", Times(at=(0,)), id="the end of the day is the beginning of the next"),
        pytest.param("{at: 08:30, days: 평일}", Times(at=(510,), days=frozenset(range(5))), id="on some days"),
        pytest.param("{at: 08:30, days: [Mon, 주말]}", Times(at=(510,), days=frozenset({0, 5, 6})), id="in both languages"),
        pytest.param("{at: 08:30, holidays: off}", Times(at=(510,), days=EVERY_DAY, on_holidays=False), id="not on holidays"),
    ],
)
def test_times_of_digests(written: str, times: Times) -> None:
    assert read(on_channel(f"digest: {written}")).channels[0].digest == times


def test_what_is_not_written() -> None:
    config = read(RULE)
    [channel] = config.channels
    assert (channel.hours, channel.digest, channel.group) == (None, None, timedelta())
    assert (config.rules[0].hours, config.days_off, config.reminders) == (None, frozenset(), ())


@pytest.mark.parametrize(
    ("written", "days"),
    [
        pytest.param("[D-1, D-7, D-3]", (7, 3, 1), id="the earliest first"),
        pytest.param("D-7", (7,), id="one"),
        pytest.param("[14, d-14]", (14,), id="without the letter, each once"),
        pytest.param("off", (), id="none"),
    ],
)
def test_reminders(written: str, days: tuple[int, ...]) -> None:
    assert read(f"reminders: {written}\n{RULE}").reminders == days


def test_days_off_and_waiting_for_outlets() -> None:
    config = read(f"holidays: [2026-12-24, 2026-12-31]\n{on_channel('group: 10m')}")
    assert config.days_off == {date(2026, 12, 24), date(2026, 12, 31)}
    assert config.channels[0].group == timedelta(minutes=10)
    assert read(f"holidays: 2026-12-24\n{RULE}").days_off == {date(2026, 12, 24)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(on_channel("hours: 8-21"), "config.hours", id="hours without minutes"),
        pytest.param(on_channel("hours: 08:00-08:00"), "config.hours", id="hours without length"),
        pytest.param(on_channel("hours: 24:00-07:00"), "config.hours", id="a day that begins at its end"),
        pytest.param(on_channel("hours: 08:00-24:30"), "config.hours", id="after the end of the day"),
        pytest.param(on_channel("hours: 8:0-21:00"), "config.hours", id="half a minute"),
        pytest.param(on_channel("hours: {sundays: off}"), "config.hours", id="a day that we do not know"),
        pytest.param(on_channel("hours: {weekdays: [08:00-21:00]}"), "config.hours", id="a list of hours"),
        pytest.param(on_channel("hours: off"), "config.hours-never", id="never"),
        pytest.param(on_channel("hours: [08:00-21:00]"), "config.hours", id="neither a text nor a mapping"),
        pytest.param(on_channel("digest: 25:00"), "config.clock", id="no time of day"),
        pytest.param(on_channel("digest: 낮"), "config.clock", id="no clock"),
        pytest.param(on_channel("digest: []"), "config.clock", id="no time"),
        pytest.param(on_channel("digest: {days: 평일}"), "config.clock", id="days without a time"),
        pytest.param(on_channel("digest: {at: 08:30, days: []}"), "config.clock", id="no days"),
        pytest.param(on_channel("digest: {at: 08:30, day: 월}"), "config.clock", id="a key that we do not know"),
        pytest.param(on_channel("digest: {at: 08:30, days: 공휴일}"), "config.weekday", id="no day of the week"),
        pytest.param(f"holidays: [12월 24일]\n{RULE}", "config.day", id="a day without a year"),
        pytest.param(f"reminders: [D-0]\n{RULE}", "config.reminder", id="on the day itself the alert of the day before told"),
        pytest.param(f"reminders: [D-61]\n{RULE}", "config.reminder", id="too long before"),
        pytest.param(f"reminders: [일주일 전]\n{RULE}", "config.reminder", id="in words"),
    ],
)
def test_what_is_refused(text: str, code: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(text)
    [problem] = refused.value.problems
    assert problem.code.startswith(code), problem
    assert problem.line > 0
    assert problem.say("ko")
    assert problem.say("en")


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_every_file_shown_is_taken(number: int) -> None:
    assert read(BLOCKS[number]).rules


def test_hours_are_no_change_of_what_a_rule_finds() -> None:
    plain, quiet = (RuleSet.compile(read(text).rules) for text in (RULE, "rules: [{id: ai, any: AI, hours: 08:00-21:00}]"))
    assert plain.version == quiet.version
    assert (dict(plain.hours), list(quiet.hours)) == ({}, ["ai"])
