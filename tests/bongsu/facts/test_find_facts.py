from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.facts import LONGEST, find_facts

PUBLISHED = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)
"""Already 5 March in Korea."""
PIECES = [
    *(
        "1,076억원",
        "240억 6000만",
        "3~5억",
        "국비 50·",
        "시비 20억원",
        "GPU 5만 장",
        "12개사",
        "30명을 양성",
        "일자리 4개",
        "+",
        "5천만 달러",
    ),
    *(
        "지난달 18일",
        "27일",
        "~",
        "부터",
        "까지",
        "오는 3월",
        "2026. 3. 2.(월)",
        "3. 20.(금) 18:00",
        "2026.2.30",
        "오후 3시",
        "이날",
        "연말",
    ),
    *(
        "접수기간:",
        "신청",
        "마감",
        "연장",
        "공고일로부터 10일 이내",
        "상시 접수",
        "예산 소진 시",
        "\n",
        ".",
        "…",
        "밝혔다",
        "에서",
    ),
    *(
        "대구시는",
        "울산테크노파크가",
        "㈜가온",
        "‘AI 사업’",
        "지역 AI 사업",
        "\ud800",
        "１２３억원",
        "\u3000",
        "제12조",
        "'26.3.2",
    ),
]


def test_the_facts_of_a_text_in_the_order_in_which_they_stand() -> None:
    text = "울산에 240억원\n\n울산시는 오는 20일까지 50개사를 모집한다."
    facts = find_facts(text, published=PUBLISHED, title_end=8)
    assert [(fact.kind, fact.value) for fact in facts] == [
        ("amount", 24_000_000_000),
        ("headline-amount", 24_000_000_000),
        ("body", "울산광역시"),
        ("date", "2026-03-20"),
        ("deadline", "2026-03-20"),
        ("firms", 50),
    ]


def test_days_are_those_of_korea() -> None:
    (fact,) = find_facts("오늘", published=PUBLISHED)
    assert fact.value == "2026-03-05"


def test_full_width_forms_are_read_and_quoted_as_written() -> None:
    amount, headline = find_facts("예산　１，０７６억원", published=None)
    assert (amount.value, amount.quote, headline.quote) == (107_600_000_000, "１，０７６억원", "１，０７６억원")


def test_digits_of_a_date_count_nothing() -> None:
    assert [fact.kind for fact in find_facts("2026년 3월 2일", published=None)] == ["date"]


def test_only_the_beginning_of_a_whole_document_is_read() -> None:
    assert find_facts("가" * LONGEST + " 100억원", published=None) == ()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=30), st.sampled_from([" ", ""]), st.booleans()
)
def test_no_quote_is_invented(pieces: list[str], glue: str, dated: bool) -> None:
    text = glue.join(pieces)
    facts = find_facts(text, published=PUBLISHED if dated else None, title_end=len(text) // 3)
    for fact in facts:
        assert fact.quote
        assert text[fact.start : fact.start + len(fact.quote)] == fact.quote
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
