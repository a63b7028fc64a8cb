import pytest

from bongsu.facts.labels import label_before


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("접수기간: 3. 9.", "접수기간: ", id="on its line"),
        pytest.param("접수마감 : 1차 3. 9.", "접수마감 :", id="the round taken off"),
        pytest.param("□ 접수기간\n - 1차: 3. 9.", "□ 접수기간 : ", id="the heading of a list"),
        pytest.param("□ 접수기간\n - 1차: 2. 9.\n - 2차: 3. 9.", "□ 접수기간 : ", id="past the rounds between"),
        pytest.param("협약\n두 기관은 3. 9.", "협약\n두 ", id="prose is no list"),
        pytest.param("1차: 3. 9.", "1차: ", id="no heading"),
        pytest.param("구분 | 접수 | 발표\n1차 | 2. 2. | 3. 9.", "발표 : ", id="the head of a column"),
        pytest.param("접수기간 | 3. 9.", "접수기간 : ", id="a table with its labels on the left"),
        pytest.param("제목\n\n가 | 나 | 3. 9.", "제목\n\n가 : 나 : ", id="a table without heads"),
    ],
)
def test_what_names_a_date(text: str, label: str) -> None:
    assert label_before(text, text.index("3. 9.")) == label
