"""The closing table, as a person reads it."""

from dataclasses import replace

from app.demo.closing import report
from app.demo.script import BEFORE
from app.demo.texts import load
from tests.app.demo.performances import arrival, perfect, url_of, with_arrivals, without

GOOD = perfect()
WIDE = 400


def line_with(table: str, words: str) -> str:
    return next(line for line in table.splitlines() if words in line)


def test_the_table_tells_each_item_what_it_expected_and_why_it_alerted() -> None:
    table = report(GOOD, "ko", columns=WIDE)
    assert all((text.title in table) == (text.id not in BEFORE) for text in load())
    ulsan = line_with(table, "울산 AI 사업단 출범")
    assert ulsan.split() == [
        *("5", "2026-01-29"),
        *("울산", "AI", "사업단", "출범…", "‘AI-on", "Ulsan’", "본격", "추진"),
        *("1", "1", "console", "ulsan-ai:", "AI", "0.5", "맞음"),
    ]
    below = table.splitlines()[table.splitlines().index(ulsan) + 1 :]
    assert below[0].split()[0] == "15:00"
    assert [line.split()[-1 - extra] for line, extra in zip(below, (2, 0), strict=False)] == ["webhook", "telegram"]


def test_the_note_of_an_item_stands_with_it() -> None:
    assert "알리지 않고 매체로 셉니다" in report(GOOD, "ko", columns=WIDE)
    assert "counted as an outlet and not alerted" in report(GOOD, "en", columns=WIDE)


def test_the_sums_stand_below() -> None:
    assert report(GOOD, "ko", columns=WIDE).splitlines()[-10:] == [
        "다섯 발표: 5건이 저마다 한 번씩 알려졌습니다.",
        "지켜보기 전부터 있던 글 4건을 알린 것: 0건",
        "조류인플루엔자를 알린 것: 0건",
        "상주시·서울·경기 광주시 소식으로 알린 것: 0건",
        "알리지 않고 다른 매체로 센 기사: 1건",
        "이야기를 둘 이상 연 기사: 1건",
        "웹훅 서명: 5건 가운데 5건 확인(standardwebhooks)",
        "텔레그램이 받지 않은 메시지: 0건",
        "게시에서 수신까지: 중앙값 0.5초, 가장 긴 것 0.5초(기대: 중앙값 2초 미만)",
        "모두 기대한 대로입니다.",
    ]


def test_an_old_item_has_a_row_when_something_is_wrong_with_it() -> None:
    url = url_of(GOOD, "old-daily")
    performance = with_arrivals(GOOD, arrival(url, "console", 1000.0, {}))
    assert "안동 작은 도서관" in report(performance, "ko", columns=WIDE)


def test_what_went_wrong_stands_in_its_row() -> None:
    table = report(without(GOOD, url_of(GOOD, "ulsan-ai"), "telegram"), "ko", columns=WIDE)
    assert "telegram으로 온 알림 0건(기대 1건)" in line_with(table, "울산 AI 사업단 출범")
    assert table.splitlines()[-1].startswith("기대와 다릅니다")


def test_a_play_without_any_arrival_can_be_told() -> None:
    table = report(replace(GOOD, arrivals=(), bad_signatures=2), "en", columns=WIDE)
    assert "Webhook signatures verified: 0/2" in table
    assert table.splitlines()[-1].startswith("Not as expected")


def test_it_fits_the_screen() -> None:
    assert all(len(line) <= 100 for line in report(GOOD, "en", columns=100).splitlines())
