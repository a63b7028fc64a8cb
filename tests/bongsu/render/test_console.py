"""The block that a person reads in a terminal."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Evidence, Reason, RegionMention
from bongsu.render import render
from bongsu.render.console import WIDTH, width, wrap
from bongsu.wording import Language
from tests.sample_alerts import ALERT, BUK_GU, DELIVERY, GWANGJU_AI, delivery_of


def block(language: Language = "ko", **changes: Any) -> str:  # noqa: ANN401 -- any field of an alert
    return render(delivery_of(**changes), "console", language).body


def test_it_reads_like_a_newspaper_in_short() -> None:
    assert block() == (
        "[새 소식] 북구, 인공지능 실증 공모 시작\n"
        "  이유  광주 AI: 제목 ‘인공지능’, 본문 ‘AI’\n"
        "  지역  광주특별시 북구\n"
        "  출처  북구청 보도자료, 2026년 11월 20일(금) 09:05\n"
        "  내용  북구는 지역 기업의 AI 제품을 거리에서 시험할 곳을 찾는다고 20일 밝혔다.\n"
        "  링크  https://news.example/view?id=4&page=1"
    )


def test_it_reads_in_english_too() -> None:
    assert block("en") == (
        "[New] 북구, 인공지능 실증 공모 시작\n"
        "  Why      광주 AI: title ‘인공지능’, text ‘AI’\n"
        "  Regions  광주특별시 북구\n"
        "  Source   북구청 보도자료, Fri 2026-11-20 09:05 KST\n"
        "  Text     북구는 지역 기업의 AI 제품을 거리에서 시험할 곳을 찾는다고 20일 밝혔다.\n"
        "  Link     https://news.example/view?id=4&page=1"
    )


def test_the_message_carries_the_deliverys_key() -> None:
    assert render(DELIVERY, "console", "ko").key == DELIVERY.key


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        pytest.param(
            {"precision": "day", "published": datetime(2026, 11, 19, 15, tzinfo=UTC)},
            "출처  북구청 보도자료, 2026년 11월 20일(금)",
            id="only the day is known: midnight in Korea, no time shown",
        ),
        pytest.param(
            {"precision": "unknown", "published": None},
            "출처  북구청 보도자료, 게시 시각 모름(2026년 11월 20일(금) 09:06 확인)",
            id="no date: when we saw it, and that it is that",
        ),
        pytest.param(
            {"complete": False},
            "참고  본문 없이 제목과 요약만 보고 판단했습니다.",
            id="the page could not be read: it says so",
        ),
        pytest.param(
            {"reason": Reason.TEST}, "참고  시험으로 보낸 알림입니다. 실제 발표가 아닙니다.", id="a test cannot be mistaken"
        ),
        pytest.param(
            {"regions": (replace(BUK_GU, role="mentioned"), RegionMention(code="27000", name="대구광역시"))},
            "지역  대구광역시",
            id="what it is about, before what it mentions",
        ),
        pytest.param(
            {"regions": (replace(BUK_GU, role="mentioned"),)}, "지역  광주특별시 북구", id="mentioned is better than none"
        ),
        pytest.param(
            {"regions": tuple(RegionMention(code=f"{n:05}", name=f"곳{n}") for n in range(10))},
            "지역  곳0, 곳1, 곳2, 곳3, 곳4, 곳5, 곳6, 곳7 외 2개",
            id="many regions are counted",
        ),
        pytest.param({"matches": (replace(GWANGJU_AI, because=()),)}, "이유  광주 AI", id="a rule without words"),
        pytest.param(
            {"matches": (replace(GWANGJU_AI, because=GWANGJU_AI.because * 3),)},
            "이유  광주 AI: 제목 ‘인공지능’, 본문 ‘AI’",
            id="a word is named once",
        ),
    ],
)
def test_a_line_says_what_there_is_to_say(changes: dict[str, Any], line: str) -> None:
    assert f"  {line}" in block(**changes).splitlines()


@pytest.mark.parametrize(
    ("reason", "heading"),
    [
        (Reason.FIRST, "[새 소식]"),
        (Reason.NEW_FACTS, "[추가 소식]"),
        (Reason.NEXT_STAGE, "[다음 단계]"),
        (Reason.CORRECTED, "[정정]"),
        (Reason.REMINDER, "[다시 알림]"),
        (Reason.TEST, "[시험 알림]"),
    ],
)
def test_the_reason_stands_first(reason: Reason, heading: str) -> None:
    assert block(reason=reason).startswith(heading)


def test_what_is_empty_takes_no_line() -> None:
    assert block(regions=(), matches=(), excerpt="", url="javascript:alert(1)") == (
        "[새 소식] 북구, 인공지능 실증 공모 시작\n  출처  북구청 보도자료, 2026년 11월 20일(금) 09:05"
    )


def test_a_title_of_nothing_but_invisible_characters_is_named_so() -> None:
    assert block(title="\u200b\u202e\n").startswith("[새 소식] (제목 없음)\n")


def test_a_title_cannot_forge_lines() -> None:
    forged = block(title="좋은 소식\n  링크  https://evil.example\r\x1b[2J")
    assert forged.splitlines()[0] == "[새 소식] 좋은 소식 링크 https://evil.example [2J"


def test_an_excerpt_ends_with_a_sentence() -> None:
    excerpt = block(excerpt="한 문장이 여기 있다. " * 60).split("내용  ")[1].split("\n  링크")[0]
    assert excerpt.endswith("있다.")
    assert 200 < len(" ".join(excerpt.split())) <= 280


texts = st.text(st.characters(exclude_categories=()), max_size=600)


@given(texts, texts, texts, texts, st.sampled_from(["ko", "en"]))
def test_lines_are_bounded_whatever_comes(title: str, excerpt: str, source: str, word: str, language: Language) -> None:
    because = (Evidence(word=word, place="title", start=0, quote=word),)
    match = replace(GWANGJU_AI, name=title, because=because)
    body = block(language, title=title, excerpt=excerpt, source=source, matches=(match,))
    *lines, last = body.split("\n")
    assert last.endswith(ALERT.url)
    assert all(width(line) <= WIDTH for line in lines)
    assert len(lines) < 60


@given(texts.filter(str.split), st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces(text: str, columns: int) -> None:
    lines = list(wrap(text, columns))
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_hangul_syllable_takes_two_columns() -> None:
    assert width("AI 데이터") == 9
    assert list(wrap("AI 데이터 센터", 9)) == ["AI 데이터", "센터"]
    assert list(wrap("데이터센터", 7)) == ["데이터", "센터"]
