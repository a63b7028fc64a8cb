import pytest

from bongsu.facts.programmes import find_programmes


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("‘AI 솔루션 실증사업’에 참여", ["AI 솔루션 실증사업"], id="quoted, with its end inside"),
        pytest.param("'대덕 AI 과학자' 프로젝트", ["대덕 AI 과학자 프로젝트"], id="quoted, with its end outside"),
        pytest.param("「AI 바우처 지원사업」", ["AI 바우처 지원사업"], id="corner brackets"),
        pytest.param("시는 지역 주도형 AI 대전환 사업을 편다", ["지역 주도형 AI 대전환 사업"], id="bare, back to a particle"),
        pytest.param("올해 인공지능 융합 교육 사업", ["인공지능 융합 교육 사업"], id="not the time before it"),
        pytest.param("이번 사업은 지원 사업이다", [], id="too general"),
        pytest.param("사업자와 사업비", [], id="pieces of words"),
        pytest.param("‘수도는 대구’라고 말했다", [], id="a quotation"),
        pytest.param("프로젝트\n\nAI 부트캠프를", [], id="never across lines"),
        pytest.param("국가 AI 혁신 프로젝트", ["국가 AI 혁신 프로젝트"], id="a noun that ends like a particle"),
        pytest.param("가 나 다 라 마 바 사 아 프로젝트", ["다 라 마 바 사 아 프로젝트"], id="at most six words back"),
        pytest.param(
            "초거대인공지능데이터센터 초거대인공지능데이터센터 초거대인공지능데이터센터 초거대 사업",
            ["초거대인공지능데이터센터 초거대인공지능데이터센터 초거대 사업"],
            id="not too long",
        ),
        pytest.param("‘스마트 AI팩토리’를 도의 사업으로 키운다", ["스마트 AI팩토리"], id="a name made a programme"),
        pytest.param("연구개발 지원센터·지역 개발자 아카데미", ["지역 개발자 아카데미"], id="not the name before it"),
        pytest.param("100억을 들여 인공지능 집적단지 조성사업", ["인공지능 집적단지 조성사업"], id="not the verb before it"),
        pytest.param("‘울산 AI 사업단’ 출범", [], id="an office is no programme"),
        pytest.param("(AI 융합형 인재 양성) 프로그램", [], id="brackets end it"),
    ],
)
def test_programmes(text: str, names: list[str]) -> None:
    assert [fact.value for fact in find_programmes(text)] == names


def test_a_quoted_name_is_not_read_twice() -> None:
    text = "'지역 AI 도약 사업'의 하나"
    assert [fact.quote for fact in find_programmes(text)] == ["지역 AI 도약 사업"]
