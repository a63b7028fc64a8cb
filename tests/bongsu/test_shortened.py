import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.senses import find_senses
from bongsu.shortened import is_file, is_other_name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("자세지시기(Attitude Indicator·AI) 고장", id="the long name and the short one in brackets"),
        pytest.param("AI(Adequate Intake) 새로 정했다", id="the long name after the short one"),
        pytest.param("Aridity Index(AI) 악화", id="the long name before the short one"),
        pytest.param("첫 글자를 줄여 'AI'로 적는 모듈", id="the text says that it shortens"),
        pytest.param("모듈은 AI라고 부르는 부품이다", id="the text says what it calls so"),
        pytest.param("약칭은 AI다", id="the text names a short form"),
        pytest.param("무릎반사검사 AI 기준\n무릎반사검사(Achilles Index)로 잰다", id="what is explained stands beside it"),
        pytest.param("애티튜드 인디케이터(AI) 교체", id="the English name in Korean letters"),
        pytest.param("국제앰네스티(AI) 보고서", id="a name that everyone shortens"),
        pytest.param("유효성분 AI 함량 미달", id="the name right before"),
        pytest.param("AI 국제사면위원회 성명", id="the name right after"),
        pytest.param("래퍼 A.I. 새 음반…본명에서 땄다", id="a person's initials"),
        pytest.param("별명 'AI', 농구 코트의 악동", id="a nickname"),
        pytest.param("일본 가수 AI 신곡 발표", id="a singer"),
        pytest.param("싱어송라이터 AI(아이) 첫 내한", id="a singer whose name is sounded"),
        pytest.param("가수 아이(Ai) 두 번째 내한공연", id="a singer in brackets"),
        pytest.param("설치미술가 AI WEIWEI 전시", id="an artist's family name"),
        pytest.param("젖소 AI 수정란 이식", id="artificial insemination"),
        pytest.param("한우 AI센터 정액 공급", id="where it is done"),
    ],
)
def test_other_names_are_shortened_so_too(text: str) -> None:
    assert find_senses(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("AI(Artificial Intelligence) 대학원", id="it is artificial intelligence that is spelt out"),
        pytest.param("AI(Avian Influenza) 백신", id="or avian influenza"),
        pytest.param("유효성분 찾는 AI 개발", id="the name is not beside it"),
        pytest.param("유효성분 AI 발굴 경쟁", id="what is done by artificial intelligence"),
        pytest.param("AI 유효성분 예측", id="as well behind it"),
        pytest.param("미래 신산업(AI) 인재", id="what merely lists it"),
        pytest.param("인공지능을 줄여 AI라 부른다", id="it is artificial intelligence that is shortened"),
        pytest.param("A.I. 시대의 교실", id="dots alone are no initials"),
        pytest.param("AI 파일럿 사업", id="a pilot is no file"),
        pytest.param("가수 AI 목소리 복제 논란", id="a singer's voice that is copied"),
        pytest.param("가상 가수 AI 신곡 발표", id="a singer that is none"),
        pytest.param("인공수정 적기 알려주는 AI 앱", id="breeders use it too"),
        pytest.param("광주 AI센터 개소", id="a centre without breeders"),
    ],
)
def test_what_is_one_of_the_two_senses_stays_one(text: str) -> None:
    assert find_senses(text)


@pytest.mark.parametrize(
    "text",
    [
        "원본은 ai·eps 파일로",
        "psd, ai 원본",
        "ai 또는 psd로 낸다",
        "ai 확장자 여는 법",
        "일러스트레이터(ai) 원본",
        "AI 파일 제출",
    ],
)
def test_the_ending_of_a_drawing_s_file(text: str) -> None:
    start = text.lower().index("ai")
    assert is_file(text, start, start + 2)


@given(st.text("AI가(). ·인풋약칭aio", max_size=60))
def test_any_text_is_read(text: str) -> None:
    places = [(at, at + 2) for at in range(len(text)) if text.startswith("AI", at)]
    assert is_other_name(text, places) in {True, False}
