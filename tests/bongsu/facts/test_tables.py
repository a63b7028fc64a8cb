import pytest

from bongsu.facts.money import find_money
from bongsu.facts.tables import names_unit
from bongsu.korea.numerals import find_quantities, find_spelled


def _sums(text: str) -> list[tuple[object, str]]:
    found = find_money(text, list(find_quantities(text)), find_spelled(text))
    return [(fact.value, fact.role) for fact in found]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        pytest.param(
            "(단위: 백만원) 국비 1,200 도비 600", [(1_200_000_000, "national"), (600_000_000, "provincial")], id="백만원"
        ),
        pytest.param("(단위 : 천원) 2026년 350,000", [(350_000_000, "yearly")], id="thousands set apart"),
        pytest.param("단위:만원 | 자부담 | 300", [(3_000_000, "private")], id="a word for money in the cell before"),
        pytest.param("(단위: 억원) 예산 12.5", [(1_250_000_000, "")], id="a fraction of the unit"),
        pytest.param(
            "(단위: 천원) 예산 900\n(단위: 억원) 예산 9", [(900_000, ""), (900_000_000, "")], id="each table has its own"
        ),
        pytest.param("구분 | 금액(백만원)\n국비 | 1,203", [(1_203_000_000, "national")], id="the head of a column"),
        pytest.param("유형 | 지원금(백만원)\n기본 | 30", [(30_000_000, "")], id="a bare cell right below the head"),
        pytest.param("유형 | 지원금(백만원)\n12 | 기본", [], id="a cell of another column"),
        pytest.param("유형 | 지원금(백만원)\n기본 | 30명", [], id="a cell that counts something"),
        pytest.param("(단위: 백만원) 기업 12 인원 40", [], id="counts beside the sums"),
        pytest.param("(단위: 백만원) 참가 1,200명", [], id="what has a counter is no sum"),
        pytest.param("(단위: 백만원) A1,200", [], id="nor a piece of a name"),
        pytest.param("(단위: 백만원) 국비 5억원", [(500_000_000, "national")], id="a sum with its own unit keeps it"),
        pytest.param("국비 1,200 (단위: 백만원)", [], id="nothing before the unit"),
        pytest.param("(단위: 백만원)" + " 가" * 400 + " 국비 1,200", [], id="nor far behind it"),
    ],
)
def test_cells_count_in_the_unit_of_their_table(text: str, sums: list[tuple[object, str]]) -> None:
    assert _sums(text) == sums


def test_the_unit_itself_is_no_sum() -> None:
    assert names_unit("(단위: 백만원)", 5)
    assert not names_unit("사업비 백만원", 4)
