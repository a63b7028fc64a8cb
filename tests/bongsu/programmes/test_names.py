"""How a name of a programme is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.programmes.names import abbreviates, acronym, programme_key, read_name, squeezed, variants


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(
            "지역거점 AX 혁신 기술개발 사업", "지역 거점 ax 혁신 기술 개발", id="the word for programme is no part of it"
        ),
        pytest.param("AX혁신기술개발사업", "ax 혁신 기술 개발", id="without spaces"),
        pytest.param("2026년 AI 챌린지", "ai 챌린지", id="without its year"),
        pytest.param("AI사관학교 7기", "ai 사관학교", id="without its number"),
        pytest.param("AI사관학교 2차 연도", "ai 사관학교", id="without its year of work"),
        pytest.param("인공지능 ‘사관학교’", "ai 사관학교", id="AI in one spelling, no quotes"),
        pytest.param("울산 AI 허브", "ai 허브", id="its region stands apart"),
        pytest.param("울산형 AI 허브", "ai 허브", id="a region's own kind"),
        pytest.param("울산의 AI 허브", "ai 허브", id="a region's"),
        pytest.param("AI 집적단지 조성사업", "ai 집적 단지", id="outlets leave 조성 out"),
        pytest.param("AI 팩토리(M.AX) 선도사업", "ai 팩토리", id="brackets"),
        pytest.param("[속보] AI 허브", "ai 허브", id="a label"),
        pytest.param("AI 바이오 영재고", "ai 바이오 영재 학교", id="a short form of school"),
        pytest.param("국가AI컴퓨팅센터", "국가 ai 컴퓨팅 센터", id="common words in a compound"),
        pytest.param("AI 구조선", "ai 구조선", id="one syllable alone is no word"),
        pytest.param("실증", "실증", id="something stays"),
        pytest.param("울산 2026년", "", id="nothing but region and year"),
    ],
)
def test_a_name_in_words(said: str, words: str) -> None:
    assert " ".join(read_name(said).words) == words


@pytest.mark.parametrize(
    ("said", "is_common"),
    [
        pytest.param("스마트공장 지원사업", True, id="every city has one"),
        pytest.param("AI 인재양성 사업", True, id="common words in a compound"),
        pytest.param("AI-on Ulsan", False, id="a name of its own"),
        pytest.param("AI 디지털배움터", False, id="a word that no other has"),
    ],
)
def test_whether_a_name_tells_a_programme(said: str, is_common: bool) -> None:
    assert read_name(said).is_common is is_common


def test_a_name_knows_the_regions_in_it() -> None:
    assert "31000" in read_name("울산 AI 허브").regions
    assert read_name("AI 허브").regions == frozenset()


def test_an_acronym_in_brackets_makes_two_names_of_one() -> None:
    whole, short = variants("거대행동모델(LAM) 개발 사업")
    assert short.said == "LAM 개발 사업"
    assert whole.key != short.key
    assert [name.said for name in variants("AI 허브")] == ["AI 허브"]


@pytest.mark.parametrize(
    ("said", "short"),
    [
        pytest.param("거대행동모델(LAM) 개발", "lam", id="given in brackets"),
        pytest.param("인공지능(AI)중심대학", "", id="too short to find anything by"),
        pytest.param("거대행동모델 개발", "", id="none"),
    ],
)
def test_acronyms(said: str, short: str) -> None:
    assert acronym(said) == short


@pytest.mark.parametrize(
    ("short", "long", "does"),
    [
        pytest.param("지역거점 AX사업", "지역거점 AX 혁신 기술개발 사업", True, id="the head is kept"),
        pytest.param("의료 AX 허브", "의료 AX 산업 실증 허브", True, id="words left out between"),
        pytest.param("의료 실증", "의료 AX 산업 실증 허브", True, id="the head alone is kept"),
        pytest.param("AX 허브", "의료 AX 산업 실증 허브", True, id="the noun alone is kept"),
        pytest.param("피지컬 AI 사업", "협업지능 피지컬 AI 기반 플랫폼 사업", True, id="a middle that stands together"),
        pytest.param("AI 플랫폼", "협업 AI 기반 물류 플랫폼 거점", False, id="neither end, and apart"),
        pytest.param("의료 AX 밸리", "의료 AX 산업 실증 허브", False, id="another noun"),
        pytest.param("허브", "의료 AX 산업 실증 허브", False, id="one word is too little"),
        pytest.param("의료 AX 산업 실증 허브", "의료 AX 허브", False, id="the longer of the two"),
    ],
)
def test_short_forms(short: str, long: str, does: bool) -> None:
    assert abbreviates(read_name(short), read_name(long)) is does


def test_running_text_is_squeezed_as_names_are() -> None:
    assert read_name("AI-on Ulsan").key in squeezed("2026년 AI-on Ulsan(지역 주도형) 참여기업")
    assert read_name("인공지능 사관학교").key in squeezed("‘AI 사관학교’에서")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "2026년 ‘지역거점 AX’ 사업",
            "지역거점 AX 프로젝트",
            "지역거점AX프로그램",
            "지역 거점 AX 과제",
            "지역거점 AX 사업 과제",
        ),
        *("2026학년도 지역거점 AX", "2026년도 지역거점 AX", "'26년 지역거점 AX", "제3기 지역거점 AX", "3차 연도 지역거점 AX"),
        *(
            "2단계 지역거점 AX",
            "7회 지역거점 AX",
            "「지역거점 AX」",
            "<지역거점-AX>",
            "지역·거점 AX",
            "(지역거점) AX",
            "지역_거점 ax",
        ),
    ],
)
def test_the_key_that_stories_compare(name: str) -> None:
    assert programme_key(name) == "지역거점ax"


LEFT_OUT = "사업 프로젝트 프로그램 과제 조성 구축 추진 육성 선도 시범 지원 운영"


@pytest.mark.parametrize("word", LEFT_OUT.split())
def test_words_at_the_end_that_outlets_leave_out(word: str) -> None:
    assert read_name(f"나루 돛배길 {word}").words == read_name("나루 돛배길").words
    assert read_name(f"{word} 나루 돛배길").words != read_name("나루 돛배길").words, "in front they tell one from another"


@pytest.mark.parametrize("spelt", ["AI", "ai", "인공지능", "에이아이", "AGI"])
def test_spellings_of_artificial_intelligence(spelt: str) -> None:
    assert read_name(f"{spelt} 돛배길").key == "ai돛배길"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param("과학고", ("과학", "학교"), id="a science school"),
        pytest.param("마이스터고", ("마이스터", "학교"), id="a school of trades"),
        pytest.param("광고", ("광고",), id="an advertisement is no school"),
        pytest.param("AI사업단", ("ai", "사업단"), id="the word for programme within another"),
        pytest.param("AI 2호", ("ai", "2", "호"), id="a number is a word"),
    ],
)
def test_words_of_a_name(said: str, words: tuple[str, ...]) -> None:
    assert read_name(said).words == words


@pytest.mark.parametrize(
    ("said", "is_common"),
    [
        pytest.param("AI 2 허브", True, id="a number tells nothing"),
        pytest.param("AI 길 허브", True, id="nor does one syllable"),
        pytest.param("AI 지원 허브", True, id="nor what ends half of all names"),
        pytest.param("AI 돛배 허브", False, id="a word of its own does"),
    ],
)
def test_what_tells_one_programme_from_another(said: str, is_common: bool) -> None:
    assert read_name(said).is_common is is_common


def test_an_acronym_may_stand_anywhere_and_in_either_case() -> None:
    assert acronym("나루시 거대행동모델(Lam) 개발") == "lam"
    assert acronym("거대행동모델(ABCDEFGHIJ) 개발") == "", "too long for one"
    assert variants("나루시 거대행동모델(LAM) 개발")[1].said == "나루시 LAM 개발"


@given(st.text(alphabet="AI인공지능 실증센터사업()·", max_size=40))
def test_what_was_read_reads_the_same_again(said: str) -> None:
    once = read_name(said)
    assert read_name(" ".join(once.words)).key == once.key or not once.words
