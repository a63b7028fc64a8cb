import pytest

from bongsu.facts.labels import bullet_of, label_before, narrow


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
        pytest.param("기수 / 접수 / 발표\n1기 / 2. 2. / 3. 9.", "발표 : ", id="cells apart by slashes"),
        pytest.param("기수\t접수\t발표\n1기\t2. 2.\t3. 9.", "발표 : ", id="cells apart by tabs"),
        pytest.param("기수   접수    발표\n1기   2. 2.     3. 9.", "발표 : ", id="cells apart by gaps of any width"),
        pytest.param("a: 1  b: 2  c: 3\n가  나  3. 9.", "a: 1  b: 2  c: 3\n가  나  ", id="labels are no heads"),
        pytest.param("접  수 : 3. 9.", "접수 : ", id="a label set wide"),
        pytest.param("제목\n\n가 | 나 | 3. 9.", "제목\n\n가 : 나 : ", id="a table without heads"),
    ],
)
def test_what_names_a_date(text: str, label: str) -> None:
    assert label_before(text, text.index("3. 9.")) == label


@pytest.mark.parametrize(
    ("written", "label"),
    [
        pytest.param("○ 접 수 기 간 :", "○ 접수기간 :", id="every syllable apart"),
        pytest.param("[일    시]", "[일시]", id="in brackets"),
        pytest.param("할 수 있 다", "할 수 있 다", id="no mark of a label follows"),
        pytest.param("이달 말 : ", "이달 말 : ", id="words are left"),
    ],
)
def test_syllables_set_apart(written: str, label: str) -> None:
    assert narrow(written) == label


@pytest.mark.parametrize(("line", "mark"), [(" ㅇ 접수", ""), (" - 접수", "-"), ("접수", ""), ("", "")])
def test_the_mark_of_a_line(line: str, mark: str) -> None:
    assert bullet_of(line) == mark
