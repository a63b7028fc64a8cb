import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.korea.numerals import find_quantities, find_spelled, read_number, scale_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("1,076억", 107_600_000_000, id="commas and 억"),
        pytest.param("240억 6000만", 24_060_000_000, id="two units with a space"),
        pytest.param("240억6천만", 24_060_000_000, id="the same with 천"),
        pytest.param("240.6억", 24_060_000_000, id="the same as a decimal"),
        pytest.param("2조 2천억", 2_200_000_000_000, id="조 and 천억"),
        pytest.param("1천630억", 163_000_000_000, id="천 before digits"),
        pytest.param("3천5백만", 35_000_000, id="천 and 백 within 만"),
        pytest.param("300백만", 300_000_000, id="tables count in millions"),
        pytest.param("12,000천", 12_000_000, id="tables count in thousands"),
        pytest.param("천만", 10_000_000, id="a unit alone counts once"),
        pytest.param("1만2000", 12_000, id="만 and digits"),
        pytest.param("2.5", 2.5, id="a fraction stays one"),
        pytest.param("42", 42, id="plain digits"),
    ],
)
def test_a_number_is_worth_what_it_says(written: str, value: float) -> None:
    assert read_number(written) == value


@given(st.integers(min_value=0, max_value=10**15))
def test_any_number_written_in_units_is_read_back(value: int) -> None:
    trillions, rest = divmod(value, 10**12)
    hundred_millions, rest = divmod(rest, 10**8)
    ten_thousands, ones = divmod(rest, 10**4)
    parts = ((trillions, "조"), (hundred_millions, "억"), (ten_thousands, "만"), (ones, ""))
    written = " ".join(f"{count}{unit}" for count, unit in parts if count) or "0"
    assert read_number(written) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("총 240억 6000만원을", ["240억 6000만"], id="spaces within a sum"),
        pytest.param("1,076 억원", ["1,076 억"], id="a space before the unit"),
        pytest.param("200여 명과 1만여 명", ["200", "1만"], id="여 is left to who counts"),
        pytest.param("5만들기 3조성 7천안", ["5", "3", "7"], id="syllables that begin another word are no units"),
        pytest.param("GPT-4와 3.5.2판", ["3.5"], id="names and versions"),
        pytest.param("12개 34곳", ["12", "34"], id="counts"),
        pytest.param("수백억원", [], id="a vague sum has no number"),
    ],
)
def test_numbers_are_found_where_they_stand(text: str, found: list[str]) -> None:
    quantities = list(find_quantities(text))
    assert [text[each.start : each.end] for each in quantities] == found


def test_the_last_units_are_kept_because_a_range_shares_them() -> None:
    assert [each.units for each in find_quantities("3~5천만원, 7억, 12")] == ["", "천만", "억", ""]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("금 오천만원", [50_000_000], id="as contracts write it"),
        pytest.param("상금 오백만 원", [5_000_000], id="with a space before 원"),
        pytest.param("일억이천만원", [120_000_000], id="two units"),
        pytest.param("수천만원", [], id="vague"),
        pytest.param("만원 버스", [], id="a crowded bus costs nothing"),
        pytest.param("현금천만원", [], id="glued to a word"),
    ],
)
def test_sums_spelled_in_hangul(text: str, values: list[int]) -> None:
    assert [each.value for each in find_spelled(text)] == values


def test_unit_syllables_multiply() -> None:
    assert scale_of("천만") == 10_000_000
    assert scale_of("") == 1


def test_a_number_that_begins_a_line_is_no_piece_of_the_line_before() -> None:
    assert [quantity.value for quantity in find_quantities("열었다.\n100억원을")] == [10_000_000_000]
    assert [quantity.value for quantity in find_spelled("열었다\n오천만원을")] == [50_000_000]
