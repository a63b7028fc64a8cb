"""What is known of a programme, and what each line of it rests on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bongsu.model import Article, Fact
from bongsu.programmes.ledger import BODIES, Ledger, Told, ledger
from tests.bongsu.programmes.programmes import BUSAN, ULSAN, programme, step
from tests.bongsu.stories.writing import NOON, article, later

WON = 100_000_000


def told(story: str, *facts: Fact, title: str = "AI-on Ulsan 소식", text: str = "울산시가 밝혔다.", days: int = 0) -> Told:
    one = article(title, text, key=f"{story}-{days}", at=later(days=days))
    entry = replace(one.entry, url=f"https://paper.example/{story}")
    return Told(story=story, article=replace(one, entry=entry, facts=facts))


def money(value: float, role: str = "", *, kind: str = "amount", start: int = 0) -> Fact:
    return Fact(kind=kind, value=int(value * WON), quote=f"{value}억", start=start, unit="KRW", role=role)


def deadline(day: str) -> Fact:
    return Fact(kind="deadline", value=day, quote=day, start=0)


def book(*articles: Told) -> Ledger:
    steps = (step("s1", "call"), step("s2", "selection", at=later(days=60)), step("s3", ""), step("s4", "start"))
    return ledger(replace(programme("AI-on Ulsan", ULSAN), steps=steps), articles, now=NOON)


def test_stages_rest_on_the_first_article_of_their_story() -> None:
    found = book(
        told("s1", title="기업 모집"), told("s1", title="모집 연장", days=1), told("s3"), told("s2", title="기업 선정", days=60)
    )
    assert [(stop.stage.code, stop.rests_on.title, stop.rests_on.url) for stop in found.stops] == [
        ("call", "기업 모집", "https://paper.example/s1"),
        ("selection", "기업 선정", "https://paper.example/s2"),
    ]


def sums(*articles: Told) -> list[tuple[int, str, int]]:
    return [(each.year, each.payer, each.won // WON) for each in book(*articles).money]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        pytest.param([money(140, "national"), money(60, "municipal")], ["national", "municipal"], id="by who pays"),
        pytest.param([money(140)], [], id="a sum of nobody's is none of the programme's"),
        pytest.param([money(140, kind="headline-amount")], ["headline"], id="what a headline names"),
        pytest.param([money(140, "total", kind="headline-amount")], ["total"], id="a headline that says it is all"),
        pytest.param([money(140, "increase")], [], id="a change is no sum"),
        pytest.param([money(240, "total"), money(240, kind="headline-amount")], ["total"], id="a headline of what is known"),
    ],
)
def test_whose_money_it_is(facts: list[Fact], found: list[str]) -> None:
    assert [payer for _, payer, _ in sums(told("s1", *facts))] == found


@pytest.mark.parametrize("payer", ["national", "provincial", "municipal", "county", "local", "private", "total"])
@pytest.mark.parametrize("kind", ["amount", "headline-amount"])
def test_whoever_pays_is_named(payer: str, kind: str) -> None:
    assert sums(told("s1", money(140, payer, kind=kind))) == [(2026, payer, 140)]


def test_a_sum_of_one_payer_says_nothing_of_another_s() -> None:
    assert [payer for _, payer, _ in sums(told("s1", money(70, "national"), money(70, "municipal")))] == [
        "national",
        "municipal",
    ]


def test_one_sum_that_two_outlets_round_is_one() -> None:
    assert sums(told("s1", money(240, "total")), told("s1", money(240.6, "total"), days=1)) == [(2026, "total", 240)]


def test_a_year_that_is_said_counts_and_tells_sums_apart() -> None:
    text = "2026년 40억, 내년 40억"
    one = told("s1", text=text)
    title = len(one.article.entry.title) + 2
    facts = (money(40, "national", start=title + 6), money(40, "national", start=title + text.rindex("40")))
    assert sums(Told(story="s1", article=replace(one.article, facts=facts))) == [(2026, "national", 40), (2027, "national", 40)]


def test_a_year_that_two_outlets_say_is_told_once() -> None:
    text = "2027년 40억을 들인다."
    one = told("s1", text=text)
    start = one.article.text.index("40억")
    said = Told(story="s1", article=replace(one.article, facts=(money(40, "national", start=start),)))
    assert sums(said, said) == [(2027, "national", 40)]


def test_an_outlet_that_says_no_year_speaks_of_the_one_that_was_said() -> None:
    one = told("s1", text="2027년 40억을 들인다.")
    facts = (money(40, "national", start=one.article.text.index("40억")),)
    said = Told(story="s1", article=replace(one.article, facts=facts))
    assert sums(said, told("s1", money(40, "national"), days=1)) == [(2027, "national", 40)]


def calls(*articles: Told) -> list[tuple[str, bool]]:
    return [(call.deadline, call.is_open) for call in book(*articles).calls]


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        pytest.param("2026-02-13", True, id="still to come"),
        pytest.param("2026-01-29", True, id="today, until its end"),
        pytest.param("2026-01-28", False, id="yesterday"),
        pytest.param("2026-01-29T12:00", True, id="at this minute"),
        pytest.param("2026-01-29T12:01", True, id="in a minute"),
        pytest.param("2026-01-29T11:59", False, id="a minute ago"),
    ],
)
def test_a_call_is_open_until_its_deadline(day: str, is_open: bool) -> None:
    assert calls(told("s1", deadline(day))) == [(day, is_open)]


def test_an_extension_takes_the_place_of_what_was() -> None:
    found = calls(told("s1", deadline("2026-02-01")), told("s1", deadline("2026-02-20"), days=1), told("s1", days=2))
    assert found == [("2026-02-20", True)]


@pytest.mark.parametrize("word", ["취소", "철회"])
def test_a_call_that_was_withdrawn_is_closed(word: str) -> None:
    found = calls(told("s1", deadline("2026-02-20")), told("s1", title=f"AI-on Ulsan 모집 {word}", days=1))
    assert found == [("2026-02-20", False)]


def test_of_two_rounds_in_one_article_the_last_counts() -> None:
    assert calls(told("s1", deadline("2026-03-31"), deadline("2026-02-20"))) == [("2026-03-31", True)]


def test_calls_of_one_day_have_an_order() -> None:
    found = book(told("s1", deadline("2026-03-01")), told("s2", deadline("2026-03-01"))).calls
    assert [call.rests_on.story for call in found] == ["s2", "s1"]


def test_calls_come_with_the_latest_first() -> None:
    found = calls(told("s1", deadline("2025-03-01")), told("s2", deadline("2026-03-01")))
    assert [day for day, _ in found] == ["2026-03-01", "2025-03-01"]


def test_bodies_that_most_articles_name_come_first() -> None:
    def body(name: str) -> Fact:
        return Fact(kind="body", value=name, quote=name, start=0)

    found = book(
        told("s1", body("울산테크노파크"), body("KT"), body("KT")), told("s2", body("울산테크노파크"), deadline("2026-02-20"))
    )
    assert found.bodies == ("울산테크노파크", "KT")
    many = [body(f"기관{number}") for number in range(BODIES + 1)]
    assert book(told("s1", *many), told("s2", many[-1])).bodies == (
        many[-1].value,
        *(each.value for each in many[: BODIES - 1]),
    )
    assert BODIES == 12, "what a reader takes in at a glance"


def test_regions_stand_in_the_order_of_their_codes() -> None:
    codes = ("47110", ULSAN, "11000", BUSAN, "50000")
    assert ledger(programme("AI-on Ulsan", *codes), (), now=NOON).regions == tuple(sorted(codes))


def test_of_a_real_text_each_line_has_its_quote() -> None:
    text = "울산시는 국비 140억 원을 포함해 총사업비 240억 원을 들인다. 신청은 2월 13일까지 받는다."
    one: Article = article("AI-on Ulsan 참여기업 모집", text)
    found = book(Told(story="s1", article=one))
    assert [(each.payer, each.rests_on.quote) for each in found.money] == [("national", "140억 원"), ("total", "240억 원")]
    assert [call.deadline for call in found.calls] == ["2026-02-13"]
    assert found.stops[0].rests_on.at - NOON == timedelta()
