import pytest

from bongsu.korea.sentences import is_past, is_planned, sentence_at

TEXT = "첫 문장이다. 값은 3.5배다.\n표의 한 줄\n제목…이어지는 말"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        pytest.param("첫", "첫 문장이다.", id="to the full stop"),
        pytest.param("배다", " 값은 3.5배다.", id="a decimal point ends nothing"),
        pytest.param("표의", "표의 한 줄\n", id="a line is a sentence"),
        pytest.param("제목", "제목…", id="headlines break at the ellipsis"),
        pytest.param("말", "이어지는 말", id="to the end of the text"),
    ],
)
def test_the_sentence_around_a_place(word: str, sentence: str) -> None:
    start, end = sentence_at(TEXT, TEXT.index(word))
    assert TEXT[start:end].strip("\n") == sentence.strip("\n")


def test_a_text_without_full_stops_is_cut_near_the_place() -> None:
    start, end = sentence_at("가" * 5_000, 2_500)
    assert (start, end) == (1_900, 3_100)


@pytest.mark.parametrize(
    ("clause", "past"),
    [
        pytest.param("협약을 체결했다", True, id="plain past"),
        pytest.param("문을 열었으며", True, id="past in a chain"),
        pytest.param("선정됐습니다", True, id="polite past"),
        pytest.param("기업을 지원한다", False, id="present"),
        pytest.param("기업이 있다", False, id="있다 has the sound but not the tense"),
        pytest.param("AI센터 준공", True, id="a headline's last noun"),
        pytest.param("AI센터 이야기", False, id="a headline that tells no deed"),
    ],
)
def test_the_tense_is_in_the_last_verb(clause: str, past: bool) -> None:
    assert is_past(clause) is past


@pytest.mark.parametrize(
    ("sentence", "planned"),
    [
        pytest.param("3월부터 참여기업을 모집할 예정이다.", True, id="예정"),
        pytest.param("시는 기업을 지원한다고 27일 밝혔다.", True, id="the reported verb counts, not the reporting one"),
        pytest.param("시는 협약을 체결했다고 27일 밝혔다.", False, id="a deed reported"),
        pytest.param("1260명을 양성할 계획이라고 시 관계자는 말했다.", True, id="a plan told in the past"),
        pytest.param("센터를 열었다.", False, id="a deed"),
        pytest.param("내년에 센터를 연다.", True, id="a time to come"),
        pytest.param("내년에 센터를 열기로 했다.", True, id="a decision on a time to come"),
        pytest.param("내년 예산 1200억원을 편성했다.", False, id="done for a time to come"),
        pytest.param("시는 종합계획을 확정했다.", False, id="a plan that is a paper"),
    ],
)
def test_plans_are_told_from_deeds(sentence: str, planned: bool) -> None:
    assert is_planned(sentence) is planned
