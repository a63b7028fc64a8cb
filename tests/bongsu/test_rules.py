"""A rule set says which rules an article meets, and why."""

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.hours import Hours
from bongsu.model import Article, Entry, Evidence, RegionMention
from bongsu.rule_index import RuleIndex
from bongsu.rules import MAX_BECAUSE, Examples, Near, Rule, RuleSet, run_examples
from bongsu.words import Scanner, fold, read_word

DAEGU, SUSEONG, BUSAN = "27000", "27260", "26000"


def mention(code: str, word: str = "시", **given: Any) -> RegionMention:  # noqa: ANN401 -- a role or a confidence
    because = (Evidence(word=word, place="title", start=0, quote=word),)
    return RegionMention(code=code, name=word, because=because, **given)


def article(title: str, body: str = "", *regions: RegionMention, source: str = "press") -> Article:
    entry = Entry(
        key="k",
        source=source,
        title=title,
        url="",
        summary="",
        published=None,
        precision="unknown",
        seen=datetime(2026, 11, 20, tzinfo=UTC),
        digest="",
    )
    return Article(entry=entry, text=f"{title}\n\n{body}", complete=True, regions=regions)


def rule(**said: Any) -> Rule:  # noqa: ANN401 -- any field of a rule
    return Rule(**{"id": "r", "name": "규칙", "notify": ("console",)} | said)


def meets(one: Rule, read: Article) -> bool:
    return bool(RuleSet.compile([one]).match(read))


ABOUT_DAEGU = article("대구시, AI 기업 모집", "지역 기업 100곳이 대상이다. 접수는 다음 달 시작한다.", mention(DAEGU))


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"any": ("AI", "로봇")}, id="any: one of the words is enough"),
        pytest.param({"all": ("AI", "기업")}, id="all: both words"),
        pytest.param({"any": ("AI",), "none": ("방역",)}, id="none: the word is absent"),
        pytest.param({"any": ("AI",), "regions": ("대구",)}, id="regions: the one it is about"),
        pytest.param({"any": ("AI",), "regions": ("부산", "대구")}, id="regions: any of them"),
        pytest.param({"any": ("AI",), "regions": ("영남권",)}, id="regions: a group around it"),
        pytest.param({"any": ("AI",), "sources": ("blog", "press")}, id="sources: it came from one"),
        pytest.param({"title": ("모집",)}, id="title: the word stands in the title"),
        pytest.param({"near": Near(words=("AI", "모집"), within=10)}, id="near: the words stand together"),
        pytest.param({"near": Near(words=("접수", "기업"), within=20)}, id="near: in either order"),
        pytest.param({"near": Near(words=("AI", "모집"), within=8)}, id="near: from the first letter to the last"),
        pytest.param({"regex": r"기업 \d+곳"}, id="regex alone"),
        pytest.param({"regex": r"AI\s기업"}, id="regex: in either case"),
        pytest.param({"any": ("AI",), "shadow": True}, id="a shadow rule matches"),
    ],
)
def test_a_rule_is_met(said: dict[str, Any]) -> None:
    assert meets(rule(**said), ABOUT_DAEGU)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({"any": ("로봇", "드론")}, id="any: none of the words"),
        pytest.param({"all": ("AI", "로봇")}, id="all: one is missing"),
        pytest.param({"any": ("AI",), "all": ("로봇",)}, id="any holds, all does not"),
        pytest.param({"any": ("AI",), "none": ("접수",)}, id="none: the word is in the body"),
        pytest.param({"any": ("AI",), "regions": ("부산",)}, id="regions: another one"),
        pytest.param({"any": ("AI",), "regions": ("대구 수성구",)}, id="regions: only a part of it"),
        pytest.param({"any": ("AI",), "sources": ("blog",)}, id="sources: it came from elsewhere"),
        pytest.param({"title": ("접수",)}, id="title: the word stands in the body only"),
        pytest.param({"title": ("로봇",)}, id="title: the word stands nowhere"),
        pytest.param({"near": Near(words=("AI", "접수"), within=10)}, id="near: too far apart"),
        pytest.param({"near": Near(words=("AI", "모집"), within=7)}, id="near: both words count"),
        pytest.param({"near": Near(words=("AI", "로봇"), within=10)}, id="near: one is missing"),
        pytest.param({"near": Near(words=("AI", "기업"), within=10), "none": ("모집",)}, id="near holds, none does not"),
        pytest.param({"regex": r"기업 \d+만"}, id="regex is not found"),
        pytest.param({"any": ("AI",), "enabled": False}, id="a rule that rests"),
    ],
)
def test_a_rule_is_not_met(said: dict[str, Any]) -> None:
    assert not meets(rule(**said), ABOUT_DAEGU)


def test_a_province_covers_its_districts() -> None:
    assert meets(rule(any=("AI",), regions=("대구",)), article("AI", "", mention(SUSEONG)))


@pytest.mark.parametrize(("mentioned", "met"), [(False, False), (True, True)])
def test_a_region_that_is_only_mentioned_counts_on_request(mentioned: bool, met: bool) -> None:
    only_mentioned = article("AI", "", mention(DAEGU, role="mentioned"), mention(BUSAN))
    assert meets(rule(any=("AI",), regions=("대구",), mentioned=mentioned), only_mentioned) is met


def test_a_rule_that_takes_mentions_also_takes_what_the_text_is_about() -> None:
    assert meets(rule(any=("AI",), regions=("대구",), mentioned=True), article("AI", "", mention(DAEGU)))


def test_matches_come_in_the_order_of_the_rules() -> None:
    rules = [rule(id="b", any=("기업",)), rule(id="x", any=("로봇",)), rule(id="a", all=("AI", "모집"))]
    assert [match.rule for match in RuleSet.compile(rules).match(ABOUT_DAEGU)] == ["b", "a"]
    many = [rule(id=str(number), any=("AI",), regions=("대구",) * (number % 2)) for number in range(100)]
    assert [match.rule for match in RuleSet.compile(many).match(ABOUT_DAEGU)] == [each.id for each in many]


def test_what_all_rules_ask_for_costs_nothing_where_each_asks_for_something_rarer() -> None:
    rules = {number: rule(all=("AI", f"낱말{number}")) for number in range(1000)}
    assert RuleIndex(rules).candidates({"AI": 0, "낱말7": 9}, ()) == [7]


def test_the_rarest_word_is_that_of_the_fewest_rules() -> None:
    rules = {0: rule(any=("AI", "로봇"), near=Near(words=("AI", "달"))), 1: rule(any=("AI",)), 2: rule(any=("로봇",))}
    index = RuleIndex(rules)
    assert index.candidates({"AI": 0, "로봇": 3}, ()) == [1, 2], "달 is asked for by one rule, and not there"
    assert index.candidates({"달": 0}, ()) == [0]


def test_what_the_text_is_about_explains_a_region_before_what_it_mentions() -> None:
    """However sure the mention is."""
    about, named = mention(SUSEONG, "수성", confidence=0.5), mention(DAEGU, "대구", role="mentioned", confidence=0.9)
    two = article("AI", "", named, about)
    assert {each.word for each in because(two, any=("AI",), regions=("대구",), mentioned=True)} == {"AI", "수성"}


def test_a_match_carries_the_name_and_the_channels_of_its_rule() -> None:
    (match,) = RuleSet.compile([rule(any=("AI",), name="대구 AI", notify=("phone", "hook"))]).match(ABOUT_DAEGU)
    assert (match.name, match.notify) == ("대구 AI", ("phone", "hook"))


def test_a_shadow_rule_tells_nobody() -> None:
    (match,) = RuleSet.compile([rule(any=("AI",), shadow=True)]).match(ABOUT_DAEGU)
    assert match.notify == ()


# --- because -----------------------------------------------------------------------------------------------------------


def because(read: Article, **said: Any) -> tuple[Evidence, ...]:  # noqa: ANN401 -- any field of a rule
    (match,) = RuleSet.compile([rule(**said)]).match(read)
    return match.because


def test_because_names_words_and_regions_where_they_stand() -> None:
    assert because(ABOUT_DAEGU, any=("접수", "AI"), regions=("대구",)) == (
        Evidence(word="시", place="title", start=0, quote="시"),
        Evidence(word="AI", place="title", start=5, quote="대구시, AI 기업 모집"),
        Evidence(word="접수", place="text", start=33, quote="지역 기업 100곳이 대상이다. 접수는 다음 달 시작한다."),
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param({"any": ("AI", "로봇", "기업")}, ["AI", "기업"], id="of any, those that are there"),
        pytest.param({"all": ("기업", "AI"), "none": ("방역",)}, ["AI", "기업"], id="all of all, in the order of the text"),
        pytest.param({"any": ("AI",), "title": ("AI", "모집")}, ["AI", "모집"], id="a word that two conditions share, once"),
        pytest.param({"near": Near(words=("기업", "접수"), within=30)}, ["기업", "접수"], id="the words that stand together"),
        pytest.param({"any": ("~업",)}, ["업"], id="a word without its sign"),
        pytest.param({"regex": "기업 [0-9]+곳"}, ["기업 100곳"], id="what the pattern found"),
    ],
)
def test_because_names(said: dict[str, Any], words: list[str]) -> None:
    assert [each.word for each in because(ABOUT_DAEGU, **said)] == words


def test_near_shows_the_place_where_the_words_are_together() -> None:
    far = article("AI 소식", "가나다라마바사아자차카타파하 공모. 이어서 AI 공모.")
    shown = because(far, near=Near(words=("AI", "공모"), within=6))
    assert [far.text[each.start :][:2] for each in shown] == ["AI", "공모"]
    assert shown[0].start > 20


def test_rules_that_share_a_word_show_the_same_place() -> None:
    one, other = RuleSet.compile([rule(id="a", any=("AI",)), rule(id="b", all=("AI",))]).match(ABOUT_DAEGU)
    assert one.because == other.because


def test_a_long_because_keeps_the_region() -> None:
    words = tuple(f"낱말{number}" for number in range(20))
    long = article(" ".join(words), "", mention(DAEGU, "대구"))
    shown = because(long, all=words, regions=("대구",))
    assert len(shown) == MAX_BECAUSE
    assert "대구" in [each.word for each in shown]


def test_the_surest_mention_explains_the_region() -> None:
    two = article("AI", "", mention(SUSEONG, "수성", confidence=0.6), mention(DAEGU, "대구", confidence=0.9))
    assert {each.word for each in because(two, any=("AI",), regions=("대구",))} == {"AI", "대구"}


def test_a_place_leads_into_the_text_as_it_came() -> None:
    strange = article("속\u200b보", "ＡＩ 공모")
    (shown,) = because(strange, any=("AI",))
    assert (shown.start, shown.place, strange.text[shown.start :][:2]) == (5, "text", "ＡＩ")


def test_a_quote_without_spaces_is_cut() -> None:
    (shown,) = because(article("가" * 50 + "AI" + "나" * 50), any=("AI",))
    assert shown.quote == "가" * 20 + "AI" + "나" * 20


# --- the set as a whole ------------------------------------------------------------------------------------------------


def test_the_version_is_that_of_the_rules() -> None:
    one, other = rule(any=("AI",)), rule(any=("AI",), near=Near(words=("a", "b")))
    assert RuleSet.compile([one]).version == RuleSet.compile([rule(any=("AI",))]).version
    assert len({RuleSet.compile(rules).version for rules in ([], [one], [other], [one, other], [other, one])}) == 5


@pytest.mark.parametrize(
    "change",
    [
        {"id": "s"}, {"name": "x"}, {"any": ("ai",)}, {"all": ("AI",)}, {"none": ("AI",)}, {"title": ("AI",)}, {"regex": "AI"},
        {"regions": ("대구",)}, {"mentioned": True}, {"sources": ("press",)}, {"notify": ("phone",)}, {"shadow": True},
        {"enabled": False}, {"severity": "urgent"}, {"ai": "true"}, {"kinds": ("협약",)}, {"min_amount": 7},
        {"bodies": ("KT",)}, {"deadline_within": timedelta(days=7)}, {"near": Near(words=("a", "b"), within=7)},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_whatever_a_rule_says_makes_another_version(change: dict[str, Any]) -> None:
    one = {"any": ("AI",), "near": Near(words=("a", "b"), within=9)}
    assert RuleSet.compile([rule(**one)]).version != RuleSet.compile([rule(**one | change)]).version


def test_examples_and_hours_make_no_other_version() -> None:
    """They say nothing of what matches: what was judged by the rules before needs no second look."""
    one = rule(any=("AI",))
    said = rule(any=("AI",), examples=Examples(match=("AI",)))
    waits = rule(any=("AI",), hours=Hours(weekdays=None, weekends=None, holidays=None))
    assert RuleSet.compile([one]).version == RuleSet.compile([said]).version == RuleSet.compile([waits]).version


def test_a_version_is_short_enough_to_be_read_out() -> None:
    assert re.fullmatch("[0-9a-f]{16}", RuleSet.compile([rule(any=("AI",))]).version)


def test_the_version_is_the_same_in_every_process() -> None:
    code = "from bongsu.rules import *; print(RuleSet([Rule(id='r', name='n', any=('AI',), regions=('대구',))]).version)"
    told = [
        subprocess.check_output([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, text=True)  # noqa: S603 -- ours
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]


def test_the_codes_of_a_rule_are_those_of_all_its_regions() -> None:
    codes = rule(regions=("대구", "부산")).region_codes
    assert {DAEGU, SUSEONG, BUSAN} <= codes
    assert rule().region_codes == frozenset()


VOCABULARY = ["AI", "인공지능", "대구", "공모", "=공모", "~공모", "데이터", "칩", "피지컬 AI"]
WORDS = st.lists(st.sampled_from(VOCABULARY), max_size=3, unique=True).map(tuple)
RULES = st.builds(
    rule,
    any=WORDS,
    all=WORDS,
    none=WORDS,
    title=WORDS,
    near=st.none() | st.builds(Near, words=st.just(("AI", "공모")), within=st.integers(5, 30)),
    regex=st.sampled_from(["", "ai.?공모"]),
    regions=st.lists(st.sampled_from(["대구", "부산", "영남권", "대구 수성구"]), max_size=2, unique=True).map(tuple),
    mentioned=st.booleans(),
    sources=st.sampled_from([(), ("press",), ("blog",)]),
    enabled=st.booleans(),
).filter(lambda each: bool(each.any or each.all or each.title or each.near or each.regex))
TEXTS = st.lists(st.sampled_from([*"가나 .", "AI", "인공지능", "대구", "공모", "를 ", " ", "피지컬", "칩"]), max_size=25).map(
    "".join
)
MENTIONS = st.builds(mention, st.sampled_from([DAEGU, SUSEONG, BUSAN]), role=st.sampled_from(["about", "mentioned"]))
INSIDE = {"대구": {DAEGU, SUSEONG}, "부산": {BUSAN}, "영남권": {DAEGU, SUSEONG, BUSAN}, "대구 수성구": {SUSEONG}}


def plainly_meets(one: Rule, read: Article) -> bool:
    """What a rule asks, looked at condition by condition without any index."""

    def has(word: str, text: str) -> bool:
        return bool(Scanner([word]).scan(fold(text).text))

    title_length = len(read.entry.title)
    firsts = {word: Scanner([word]).scan(fold(read.text).text).get(word, title_length) for word in one.title}
    roles = {"about", "mentioned"} if one.mentioned else {"about"}
    codes = {each.code for each in read.regions if each.role in roles}
    near = True
    if one.near:
        folded = fold(read.text).text
        first, second = ([*read_word(word).positions(folded)] for word in one.near.words)
        near = any(max(a[1], b[1]) - min(a[0], b[0]) <= one.near.within for a in first for b in second)
    return all(
        (
            one.enabled,
            not one.any or any(has(word, read.text) for word in one.any),
            all(has(word, read.text) for word in one.all),
            not any(has(word, read.text) for word in one.none),
            not one.title or any(first < title_length for first in firsts.values()),
            not one.regex
            or "ai공모" in fold(read.text).text
            or any(f"ai{c}공모" in fold(read.text).text for c in "가나 .를칩"),
            not one.regions or any(codes & INSIDE[name] for name in one.regions),
            not one.sources or read.entry.source in one.sources,
            near,
        )
    )


@given(
    st.lists(RULES, min_size=1, max_size=6),
    st.builds(lambda title, body, regions: article(title, body, *regions), TEXTS, TEXTS, st.lists(MENTIONS, max_size=3)),
)
def test_a_rule_set_agrees_with_looking_at_every_rule(rules: list[Rule], read: Article) -> None:
    rules = [Rule(**{name: getattr(each, name) for name in each.__slots__} | {"id": str(n)}) for n, each in enumerate(rules)]
    expected = [each.id for each in rules if plainly_meets(each, read)]
    assert [match.rule for match in RuleSet.compile(rules).match(read)] == expected


def test_a_hostile_pattern_answers_at_once() -> None:
    assert not meets(rule(regex="(a+)+$"), article("제목", "a" * 1_000_000 + "!"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AI " * 700_000, id="nothing but the word"),
        pytest.param("\ud800" * 100_000, id="lone surrogates"),
        pytest.param("\u202eAI\u202c" * 100_000, id="direction marks"),
        pytest.param("대구 부산 " * 100_000, id="nothing but regions"),
    ],
)
def test_a_hostile_text_is_matched_without_harm(text: str) -> None:
    RuleSet.compile([rule(any=("AI", "대구"), near=Near(words=("AI", "공모")))]).match(article("제목", text))


# --- examples ----------------------------------------------------------------------------------------------------------


def test_examples_are_run_by_the_same_matcher() -> None:
    good, bad = "대구시, AI 기업 모집\n접수는 다음 달이다.", "대구시, 조류인플루엔자 방역"
    tested = rule(any=("AI",), regions=("대구",), examples=Examples(match=(good, bad), no_match=(bad, good)))
    results = run_examples(RuleSet.compile([tested]))
    assert [(result.text, result.expected, result.ok) for result in results] == [
        (good, True, True),
        (bad, True, False),
        (bad, False, True),
        (good, False, False),
    ]


def test_an_example_comes_from_a_source_of_its_rule() -> None:
    tested = rule(any=("AI",), sources=("press",), examples=Examples(match=("AI",)))
    assert [result.ok for result in run_examples(RuleSet.compile([tested]))] == [True]


def test_the_first_line_of_an_example_is_its_title() -> None:
    tested = rule(title=("AI",), examples=Examples(match=("AI\n공모", "\n AI\n공모\n공고"), no_match=("공모\nAI\n모집",)))
    assert all(result.ok for result in run_examples(RuleSet.compile([tested])))


def test_examples_are_read_with_the_users_own_words_for_ai() -> None:
    tested = rule(any=("산들바람",), ai="true", examples=Examples(match=("대구시, 산들바람 사업 참여기업 모집",)))
    for words, ok in (((), False), (("산들바람",), True)):
        assert [result.ok for result in run_examples(RuleSet.compile([tested]), ai_words=words)] == [ok]


def test_the_examples_of_a_resting_rule_rest() -> None:
    tested = rule(any=("AI",), enabled=False, examples=Examples(match=("AI",)))
    assert run_examples(RuleSet.compile([tested])) == ()
