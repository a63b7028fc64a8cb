"""What the newsroom publishes: real in length and facts, with the traps in their places."""

import re
from datetime import datetime

import pytest

from app.demo import script
from app.demo.texts import SHAPES, DemoText, load
from bongsu.model import KST

TEXTS = {text.id: text for text in load()}

FACTS = {
    "pohang-apple": (
        "애플", "경북도", "포항시", "포스텍", "업무협약(MOU)", "연구개발(R&D)", "지원센터", "개발자 아카데미", "처음",
        "9개월", "약 200명", "1200곳이 넘는 기업", "스마트공장", "스마트 AI팩토리", "도의 사업", "상주하면서", "판교",
    ),
    "daegu-ax": (
        "지난달 18일 국무회의", "예타 면제", "지역거점 AX", "수성알파시티", "270여 곳", "상주인력은 6,000명",
        "전북, 경남, 광주", "연구개발은 내년에 시작",
    ),
    "daegu-gumi": (
        "지난 12일 한국마이크로소프트", "대구 AI 스쿨", "청년 100명", "4월부터 6개월 이상", "15일", "다쏘시스템", "스마트공장",
        "금오공대", "경남 창원",
    ),
    "gwangju-cluster": (
        "과학기술정보통신부", "1,076억원", "58억원 늘", "2020년부터 2024년까지", "4,119억원", "2,549억원", "549억원", "513억원",
        "508억원", "1,260명", "기업 150곳", "AI 기업 99곳", "기업 92곳", "292곳을 지원", "1,254명", "436개",
    ),
    "ulsan-ai": (
        "울산 AI 사업단", "AI-on Ulsan", "올해까지 모두 240억 6000만원", "국비는 140억원", "지역 주도형 AI 대전환 사업",
        "울산테크노파크가 이끌며 모두 5개 기관", "1차 연도에는 기업 50곳", "3월부터", "솔루션 도입 50곳", "실증 8곳", "15곳",
        "서울이 아닌 현장에서",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_is_as_long_as_a_newspaper_article(text: DemoText) -> None:
    assert 600 <= len(text.text) <= 1500


@pytest.mark.parametrize("item_id", FACTS)
def test_an_announcement_tells_every_fact(item_id: str) -> None:
    missing = [fact for fact in FACTS[item_id] if fact not in TEXTS[item_id].text]
    assert missing == []


def test_the_five_announcements_are_numbered() -> None:
    assert sorted(text.announcement for text in TEXTS.values() if text.announcement) == [1, 2, 3, 4, 5]
    assert {text.id for text in TEXTS.values() if text.announcement} == set(FACTS)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_text_quotes_a_person_by_name(text: DemoText) -> None:
    named = re.findall(r"[가-힣]{2,4} (?:시장|도지사|장관|총장|대표|단장|원장|회장|교수)[은는이가] ", text.text)
    assert named == []


def test_an_item_of_the_paper_that_writes_euc_kr_can_be_written_so() -> None:
    for text in TEXTS.values():
        if text.shape == "euckr":
            (text.title + text.text).encode("cp949")


def test_a_repeat_is_the_same_text_at_another_address() -> None:
    first, repeat = TEXTS["pohang-apple"], TEXTS["pohang-apple-tracked"]
    assert (repeat.title, repeat.body, repeat.number, repeat.source) == (first.title, first.body, first.number, first.source)
    assert repeat.query == "utm_source=feed&utm_medium=rss"
    assert repeat.expectation.alerts == 0


def test_an_edition_is_another_text_under_the_same_number() -> None:
    first, edited = TEXTS["gwangju-cluster"], TEXTS["gwangju-cluster-edited"]
    assert (edited.number, edited.source, edited.edits) == (first.number, first.source, first.id)
    assert edited.title != first.title
    assert not set(edited.body) & set(first.body)
    assert edited.announcement is None


def test_dates_are_korean_time() -> None:
    assert TEXTS["ulsan-ai"].published == datetime(2026, 1, 29, 15, 0, tzinfo=KST)


def test_noise_has_what_makes_it_noise() -> None:
    assert "조류인플루엔자" in TEXTS["avian-flu"].text
    assert "AI 방역" in TEXTS["avian-flu"].title
    assert "대구" in TEXTS["daegu-job-fair"].title
    assert not re.search(r"(?<![A-Z])(AI|AX)(?![A-Z])|인공지능", TEXTS["daegu-job-fair"].title + TEXTS["daegu-job-fair"].text)
    assert "FAIR" in TEXTS["daegu-job-fair"].title


def test_everything_is_published_once_in_the_order_of_its_dates() -> None:
    played = [*script.BEFORE, *(item_id for step in script.STEPS for item_id in step)]
    newest = [max(TEXTS[item_id].published for item_id in step) for step in script.STEPS]
    assert sorted(played) == sorted(TEXTS)
    assert newest == sorted(newest)


def test_the_newsroom_holds_an_old_item_of_every_source_before_the_watch_begins() -> None:
    assert sorted(TEXTS[item_id].source for item_id in script.BEFORE) == sorted(SHAPES)
    assert all(TEXTS[item_id].expectation.alerts == 0 for item_id in script.BEFORE)
