"""Conditions on what a text says rather than on its words: topic, kinds, sums, deadlines, bodies."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bongsu.conditions import QUOTE_AROUND, quote
from bongsu.enrich import read
from bongsu.model import Article, Fact
from bongsu.rule import Rule
from bongsu.rules import RuleSet, example_article

CALL = example_article(
    "대구시, AI 제조 실증 기업 모집\n"
    "대구테크노파크는 인공지능 제조 실증에 20억원을 지원하는 사업의 참여 기업을 모집한다. "
    "신청 기간은 2026년 3월 2일부터 2026년 3월 20일까지다."
)
FLU = example_article("경북 영주 가금농장서 고병원성 AI 확진\n방역 당국은 이동중지 명령을 내리고 살처분에 들어갔다.")
SEEN = datetime(2026, 3, 10, 1, 0, tzinfo=UTC)


def seen(article: Article, at: datetime) -> Article:
    """Return the article as it would be read if it had been seen `at`."""
    return read(replace(article.entry, seen=at), article.body, complete=True, home=None)


def matches(article: Article, **conditions: object) -> bool:
    rule = Rule(id="r", name="r", **conditions)  # type: ignore[arg-type]  # whatever the situation sets
    return bool(RuleSet.compile([rule]).match(article))


@pytest.mark.parametrize(
    ("article", "ai", "expected"),
    [
        pytest.param(CALL, "true", True, id="artificial intelligence is asked for and there"),
        pytest.param(FLU, "true", False, id="avian influenza is not it"),
        pytest.param(FLU, "false", True, id="anything but artificial intelligence"),
        pytest.param(CALL, "false", False, id="not artificial intelligence"),
        pytest.param(FLU, "any", True, id="either"),
    ],
)
def test_what_ai_means(article: Article, ai: str, expected: bool) -> None:
    assert matches(article, any=("AI",), ai=ai) is expected


@pytest.mark.parametrize(
    ("kinds", "expected"), [(("공모·모집",), True), (("협약",), False), (("협약", "공모·모집"), True)], ids=str
)
def test_the_kind_of_news(kinds: tuple[str, ...], expected: bool) -> None:
    assert matches(CALL, kinds=kinds) is expected


def test_of_several_kinds_the_first_is_shown() -> None:
    kinds = tuple(dict.fromkeys(kind.kind for kind in CALL.topic.kinds))
    assert len(kinds) > 1
    (match,) = RuleSet.compile([Rule(id="r", name="r", kinds=kinds)]).match(CALL)
    assert [(each.word, each.start) for each in match.because] == [(CALL.topic.kinds[0].quote, CALL.topic.kinds[0].start)]


@pytest.mark.parametrize(("least", "expected"), [(2_000_000_000, True), (2_000_000_001, False)])
def test_the_sum_of_money(least: int, expected: bool) -> None:
    assert matches(CALL, min_amount=least) is expected


@pytest.mark.parametrize(
    ("at", "days", "expected"),
    [
        pytest.param(SEEN, 14, True, id="it closes in ten days"),
        pytest.param(SEEN, 9, False, id="not within nine"),
        pytest.param(SEEN + timedelta(days=20), 14, False, id="it has closed"),
        pytest.param(SEEN + timedelta(days=10), 1, True, id="it closes today"),
        pytest.param(SEEN, 10, True, id="on the last of the ten days"),
        pytest.param(SEEN + timedelta(days=10, hours=14), 1, False, id="it is the next day in Korea"),
    ],
)
def test_the_deadline(at: datetime, days: int, expected: bool) -> None:
    assert matches(seen(CALL, at), deadline_within=timedelta(days=days)) is expected


def test_a_deadline_with_its_hour_counts_for_its_day() -> None:
    deadline = next(fact for fact in CALL.facts if fact.kind == "deadline")
    hour = replace(CALL, facts=(replace(deadline, value="2026-03-20T18:00"),))
    at = replace(hour, entry=replace(CALL.entry, seen=SEEN))
    assert matches(at, deadline_within=timedelta(days=10))
    assert not matches(at, deadline_within=timedelta(days=9))


def test_a_programme_that_is_named_like_a_body_is_none() -> None:
    named = Fact(kind="programme", value="대구테크노파크", quote="대구테크노파크", start=0)
    assert not matches(replace(CALL, facts=(named,)), bodies=("대구테크노파크",))
    assert matches(replace(CALL, facts=(replace(named, kind="body"),)), bodies=("대구테크노파크",))


def test_a_body_is_known_by_its_name_and_by_what_the_text_calls_it() -> None:
    short = Fact(kind="body", value="대구테크노파크", quote="대구TP", start=0)
    assert matches(replace(CALL, facts=(short,)), bodies=("대구TP",))
    assert matches(replace(CALL, facts=(short,)), bodies=("울산시", "대구테크노파크"))


@pytest.mark.parametrize(("bodies", "expected"), [(("대구테크노파크",), True), (("울산테크노파크",), False)])
def test_the_bodies(bodies: tuple[str, ...], expected: bool) -> None:
    assert matches(CALL, bodies=bodies) is expected


def test_a_fact_that_made_a_rule_match_is_its_evidence() -> None:
    rule = Rule(id="r", name="r", kinds=("공모·모집",), min_amount=10**9, bodies=("대구테크노파크",))
    (match,) = RuleSet.compile([rule]).match(CALL)
    words = {evidence.word for evidence in match.because}
    assert {"20억원", "대구테크노파크"} <= words
    for evidence in match.because:
        assert CALL.text[evidence.start :].startswith(evidence.word)


def test_a_fact_is_quoted_with_the_words_behind_it() -> None:
    text = "제목\n\n지난해와 올해를 더한 20억원을 예산으로 쓴다."
    told = Fact(kind="amount", value=2 * 10**9, quote="지난해와 올해를 더한 20억원", start=text.index("지난해와"))
    example = replace(CALL, entry=replace(CALL.entry, title="제목"), text=text, facts=(told,))
    (match,) = RuleSet.compile([Rule(id="r", name="r", min_amount=1)]).match(example)
    assert match.because[0].quote == "지난해와 올해를 더한 20억원을 예산으로 쓴다."


def test_what_a_long_pattern_found_is_cut() -> None:
    long = example_article("제목\n" + "가" * 100)
    (match,) = RuleSet.compile([Rule(id="r", name="r", regex="가+")]).match(long)
    assert match.because[0].word == "가" * 2 * QUOTE_AROUND


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        pytest.param(
            "첫낱말은길다길다길다길다길다길다길다길다길다 둘째 ",
            " 셋째 넷째는길다길다길다길다길다길다길다",
            "둘째 AI 셋째",
            id="whole words",
        ),
        pytest.param(
            "앞 " + "가" * 9 + " " + "나" * 9 + " ", "", "가" * 9 + " " + "나" * 9 + " AI", id="a word that just fits before"
        ),
        pytest.param("앞 " + "가" * 10 + " " + "나" * 9 + " ", "", "나" * 9 + " AI", id="one that does not"),
        pytest.param(
            "", " " + "다" * 9 + " " + "라" * 9 + " 끝", "AI " + "다" * 9 + " " + "라" * 9, id="one that just fits behind"
        ),
        pytest.param("", " " + "다" * 9 + " " + "라" * 10 + " 끝", "AI " + "다" * 9, id="one that does not fit behind"),
        pytest.param("앞\n", "\n\t뒤", "앞 AI 뒤", id="on one line"),
        pytest.param("", "", "AI", id="nothing around it"),
    ],
)
def test_a_word_is_shown_among_whole_words(left: str, right: str, shown: str) -> None:
    text = f"{left}AI{right}"
    assert quote(text, len(left), len(left) + 2, (0, len(text))) == shown


def test_a_quote_stays_within_its_bounds() -> None:
    text = "제목 AI 끝\n\n본문"
    assert quote(text, 3, 5, (0, 7)) == "제목 AI 끝"
    assert quote(text, 3, 5, (3, 7)) == "AI 끝"


def test_severity_goes_with_the_match() -> None:
    rule = Rule(id="r", name="r", any=("AI",), severity="urgent")
    assert RuleSet.compile([rule]).match(CALL)[0].severity == "urgent"


# --- what stopped a rule -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "blocked_by"),
    [
        pytest.param({"any": ("AI",), "regions": ("울산",)}, "regions", id="another region"),
        pytest.param({"any": ("반도체",)}, "any", id="none of its words"),
        pytest.param({"any": ("AI",), "none": ("모집",)}, "none", id="a word it forbids"),
        pytest.param({"any": ("AI",), "kinds": ("협약",)}, "kinds", id="another kind of news"),
        pytest.param({"any": ("AI",), "min_amount": 10**12}, "min_amount", id="too little money"),
        pytest.param({"any": ("AI",), "enabled": False}, "enabled", id="it rests"),
    ],
)
def test_the_one_condition_that_stopped_a_rule(conditions: dict[str, object], blocked_by: str) -> None:
    rule = Rule(id="r", name="r", **conditions)  # type: ignore[arg-type]  # whatever the situation sets
    assert RuleSet.compile([rule]).blocked(CALL) == (("r", blocked_by),)


def test_a_rule_that_matches_is_not_stopped() -> None:
    assert RuleSet.compile([Rule(id="r", name="r", any=("AI",))]).blocked(CALL) == ()
