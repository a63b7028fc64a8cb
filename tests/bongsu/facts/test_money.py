import pytest

from bongsu.facts.money import find_money
from bongsu.korea.numerals import find_quantities, find_spelled
from bongsu.model import Fact


def _sums(text: str) -> tuple[Fact, ...]:
    return find_money(text, list(find_quantities(text)), find_spelled(text))


def _values(text: str) -> list[object]:
    return [fact.value for fact in _sums(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("5조5천억원 규모", [5_500_000_000_000], id="조 and 천억"),
        pytest.param("240억 6000만원", [24_060_000_000], id="억 and 만"),
        pytest.param("국비 140억을 확보", [14_000_000_000], id="원 left out after 억"),
        pytest.param("3억 5천 규모", [350_000_000], id="speech leaves 만 out"),
        pytest.param("2조 3천 규모", [2_300_000_000_000], id="and 억 after 조"),
        pytest.param("240조 시장", [240_000_000_000_000], id="조 alone before what it measures"),
        pytest.param("10억여 원", [1_000_000_000], id="여 before 원"),
        pytest.param("과제당 300백만원", [300_000_000], id="a table's millions"),
        pytest.param("금 오천만원", [50_000_000], id="spelled out"),
        pytest.param("상금 오백만 정도", [], id="spelled without 원 is no money"),
        pytest.param("₩1,200,000", [1_200_000], id="the sign of won"),
        pytest.param("1,200,000 KRW", [1_200_000], id="the code of won"),
        pytest.param("3~5억원", [300_000_000, 500_000_000], id="a range whose unit stands once"),
        pytest.param("3천∼5천만원", [30_000_000, 50_000_000], id="a range that shares 만"),
        pytest.param("1억~2억원", [100_000_000, 200_000_000], id="a range with both units"),
        pytest.param("2,549 + 549 + 508억", [254_900_000_000, 54_900_000_000, 50_800_000_000], id="an addition"),
    ],
)
def test_sums_in_won(text: str, values: list[object]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("데이터 100억 건", id="records"),
        pytest.param("매개변수 70억 개", id="parameters"),
        pytest.param("인구 10억 명", id="people"),
        pytest.param("제2조와 헌법 12조에 따라", id="articles of law"),
        pytest.param("3조로 나눠 토론", id="groups"),
        pytest.param("5조 조장", id="a numbered group"),
        pytest.param("제1억 상", id="an ordinal"),
        pytest.param("20원칙과 12원소", id="원 inside another word"),
        pytest.param("1260명, 3개소", id="counts"),
        pytest.param("1~2, 3·4", id="ranges of nothing"),
    ],
)
def test_what_is_no_money(text: str) -> None:
    assert _values(text) == []


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [("5천만 달러", "USD", 50_000_000), ("300만 유로", "EUR", 3_000_000), ("10억 엔을", "JPY", 1_000_000_000)],
)
def test_foreign_money_is_a_kind_of_its_own(text: str, unit: str, value: int) -> None:
    assert [(fact.kind, fact.unit, fact.value) for fact in _sums(text)] == [("foreign-amount", unit, value)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(
            "국비 90억 원, 도비 27억 원, 시비 63억 원", ["national", "provincial", "municipal"], id="who pays, before"
        ),
        pytest.param("140억원(국비)과 7억원이 도비다", ["national", "provincial"], id="who pays, after"),
        pytest.param("240억원(국비 140억원)", ["", "national"], id="a part in brackets is not the whole"),
        pytest.param("국비 50·도비 20·시비 50억원", ["national", "provincial", "municipal"], id="parts that share a unit"),
        pytest.param("민자 12억원과 지방비 3억원", ["private", "local"], id="private and local money"),
        pytest.param("총사업비 120억원", ["total"], id="the total"),
        pytest.param("2024년까지 4,119억원", ["total"], id="until a year"),
        pytest.param("올해 1,076억원", ["yearly"], id="a year's sum"),
        pytest.param("지난해보다 58억원 늘어난", ["increase"], id="what it grew by"),
        pytest.param("58억원(5.7%) 증가", ["increase"], id="with its share"),
        pytest.param("43억원 줄어", ["decrease"], id="what it shrank by"),
        pytest.param("36억원에서 78억원으로 늘었다", ["", ""], id="what it grew from and to"),
    ],
)
def test_what_a_sum_is_for(text: str, roles: list[str]) -> None:
    assert [fact.role for fact in _sums(text)] == roles


def test_the_quote_is_the_sum_as_written_and_its_unit_is_won() -> None:
    (fact,) = _sums("예산 1,076억원을 쓴다")
    assert (fact.quote, fact.start, fact.unit) == ("1,076억원", 3, "KRW")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("모두 9억원으로 4억원, 3억원, 2억원으로 나뉜다", ["total", "part", "part", "part"], id="after the whole"),
        pytest.param("9억원(기반 5억, 인력 4억)", ["", "part", "part"], id="with what each is for"),
        pytest.param("5억원과 4억원, 합쳐 9억원", ["part", "part", "total"], id="before it"),
        pytest.param("모두 9억원이다. 4억원, 3억원을 차례로 낸다", ["total", "", ""], id="another sum: no parts"),
        pytest.param("국비 5억원, 도비 4억원 등 9억원", ["national", "provincial", ""], id="who pays says more"),
        pytest.param("9억원을 냈다. " + "가" * 120 + " 5억원, 4억원", ["", "", ""], id="too far from the whole"),
        pytest.param("9억원, 5천만 달러, 4억원", ["", "", ""], id="foreign money is no part"),
    ],
)
def test_arithmetic_tells_the_parts_of_a_sum(text: str, roles: list[str]) -> None:
    assert [fact.role for fact in find_money(text, list(find_quantities(text)))] == roles


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        pytest.param("28억 편성, 30억 배정", [2_800_000_000, 3_000_000_000], id="deeds that begin like counters"),
        pytest.param("기업당 5천만 지원", [50_000_000], id="a short sum that is given"),
        pytest.param("정부가 30조 푼다", [30_000_000_000_000], id="조 and what is done with money"),
        pytest.param("5천만 국민", [], id="a short number of people"),
        pytest.param("KRW 12,000,000", [12_000_000], id="the code before it"),
    ],
)
def test_sums_without_their_won(text: str, sums: list[int]) -> None:
    assert [fact.value for fact in find_money(text, list(find_quantities(text)))] == sums
