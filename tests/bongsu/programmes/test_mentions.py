"""Which names in a text may be a programme's."""

import pytest

from bongsu.programmes.mentions import namings
from tests.bongsu.stories.writing import article

BODY = "울산시는 이날 행사를 열었다."


@pytest.mark.parametrize(
    ("title", "quotes"),
    [
        pytest.param("울산시, ‘AI-on Ulsan’ 출범", ["AI-on Ulsan"], id="in quotes"),
        pytest.param("국가AI컴퓨팅센터 또 유찰", ["국가AI컴퓨팅센터"], id="a facility without quotes"),
        pytest.param("[속보] 103MW 규모 울산 AI 데이터센터 착공", ["울산 AI 데이터센터"], id="not its size"),
        pytest.param("서울 AI 허브 입주기업 모집", ["서울 AI 허브"], id="서울 ends like a verb and is none"),
        pytest.param("‘울산 AI 사업단’ 출범", [], id="an office alone names nothing"),
        pytest.param("‘AI로 공장을 바꿉니다’ 캠페인", [], id="a slogan"),
        pytest.param("‘AI 인재양성 업무협약’ 체결", [], id="an agreement"),
        pytest.param("‘꽃길 걷기’ 행사", [], id="nothing of ours"),
        pytest.param("행복한 데이터센터 이야기", [], id="any data centre"),
        pytest.param("AI 데이터센터장 임용", [], id="a post"),
    ],
)
def test_names_in_a_headline(title: str, quotes: list[str]) -> None:
    assert [each.name.said for each in namings(article(title, BODY)) if each.where == "title"] == quotes


def said(title: str, body: str = BODY) -> list[str]:
    return [each.name.said for each in namings(article(title, body)) if each.where == "title"]


@pytest.mark.parametrize("quoted", ["‘AI 도약’", "'AI 도약'", "「AI 도약」", "『AI 도약』"])
def test_quotes_of_every_kind_mark_a_name(quoted: str) -> None:
    assert said(f"울산시 {quoted} 첫발") == ["AI 도약"]


@pytest.mark.parametrize(
    "subject", ["AI", "AX", "인공지능", "데이터", "로봇", "스마트", "디지털", "컴퓨팅", "반도체", "Digital"]
)
def test_what_a_name_of_ours_is_about(subject: str) -> None:
    assert said(f"울산시 ‘{subject} 꽃길’ 첫발") == [f"{subject} 꽃길"]


@pytest.mark.parametrize(
    "slogan",
    [
        pytest.param("AI로 연다", id="다"),
        pytest.param("AI가 도와요", id="요"),
        pytest.param("AI로 열자", id="자"),
        pytest.param("AI가 답일까", id="까"),
        pytest.param("AI 맞죠", id="죠"),
        pytest.param("AI를 배워라", id="라"),
        pytest.param("AI 좋네", id="네"),
        pytest.param("AI 시대? 우리 도시", id="a question"),
        pytest.param("AI 시대… 우리 도시", id="a pause"),
        pytest.param("AI, 우리 도시", id="a comma"),
        pytest.param("AI 로봇· 우리 도시", id="a dot with a space"),
        pytest.param("AI를 품은 우리 도시", id="an object"),
        pytest.param("로봇을 품은 우리 도시", id="an object that ends in a consonant"),
    ],
)
def test_a_saying_is_no_name(slogan: str) -> None:
    assert said(f"울산시 ‘{slogan}’ 구호") == []


@pytest.mark.parametrize(
    "office",
    [
        *("사업단", "추진단", "본부", "협의회", "위원회", "출범식", "선포식", "착공식", "기공식", "개소식"),
        *("보고회", "공유회", "설명회", "포럼", "공고", "성과", "모집", "기업 모집", "참여기업 모집", "입주기관 모집"),
    ],
)
def test_an_office_or_occasion_is_named_like_its_programme(office: str) -> None:
    assert said(f"울산시 ‘AI 도약 {office}’ 소식") == ["AI 도약"]


@pytest.mark.parametrize(
    "facility",
    [
        *("센터", "허브", "밸리", "단지", "클러스터", "캠퍼스", "배움터", "사관학교", "영재학교", "영재고", "마이스터고"),
        *("아카데미", "특구", "벨트", "파크", "팩토리", "플랫폼", "대학원", "중심대학"),
    ],
)
def test_a_facility_of_a_region_has_a_name_without_quotes(facility: str) -> None:
    assert said(f"울산 AI {facility} 문 연다") == [f"울산 AI {facility}"]


@pytest.mark.parametrize("particle", ["에서", "으로", "에", "은", "는", "이", "가", "을", "를", "의", "와", "과", "로", "도"])
def test_a_particle_ends_a_facility(particle: str) -> None:
    assert said(f"울산 AI 밸리{particle} 바뀐 것") == ["울산 AI 밸리"]


@pytest.mark.parametrize("other", ["허브장", "허브원", "사관학교생", "허브행"])
def test_people_and_compounds_are_no_facility(other: str) -> None:
    assert said(f"울산 AI {other} 이야기") == []


@pytest.mark.parametrize(
    "before",
    [
        *("40억짜리", "3.5만평", "마련된", "향한", "일할", "위해", "세울", "배우며", "넓히고", "누리던", "열린", "나갈"),
        *("들어온", "눈뜬", "들어설", "쉬도록", "있는", "연", "쓸", "뛸", "본", "규모", "국내", "최대", "최초", "나란히"),
        *("함께", "지난달", "이번", "부설", "원짜리", "원대"),
    ],
)
def test_what_stands_before_a_name_is_none_of_it(before: str) -> None:
    assert said(f"‘{before} 울산 AI 밸리’ 소식") == ["울산 AI 밸리"]


@pytest.mark.parametrize("first", ["연구", "본부형", "한국형", "규모별", "이번엔"])
def test_a_word_that_only_begins_like_these_is_of_the_name(first: str) -> None:
    assert said(f"‘{first} AI 밸리’ 소식") == [f"{first} AI 밸리"]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        pytest.param("울산시 ‘AI 별’ 첫발", ["AI 별"], id="four characters"),
        pytest.param("울산시 ‘AI별’ 첫발", [], id="three may be anything"),
        pytest.param("‘AI와함께한’ 자리", ["AI와함께한"], id="what stands before is never all of it"),
        pytest.param("‘AI 도약’ ‘AI 도약’ 소식", ["AI 도약"], id="said twice"),
        pytest.param("‘AI 가을마을’ 첫발", ["AI 가을마을"], id="을 within a word is no object"),
        pytest.param("‘Naru’ 첫발", ["Naru"], id="one word of its own"),
        pytest.param("‘인공지능’ 첫발", [], id="one word that is everybody's"),
    ],
)
def test_what_else_is_a_name(title: str, names: list[str]) -> None:
    assert said(title) == names


def test_where_a_name_stands_first() -> None:
    body = "시는 ‘AI 팩토리’를 연다. " + "준비는 순조롭다. " * 30 + "‘AI 디지털배움터’도 연다."
    found = {each.name.said: (each.where, each.is_beside) for each in namings(article("‘AI-on Ulsan’ 출범", body))}
    assert found == {
        "AI-on Ulsan": ("title", True),
        "AI 팩토리": ("opening", True),
        "AI 디지털배움터": ("text", False),
    }


def test_each_name_counts_once() -> None:
    found = namings(article("‘AI 팩토리’ 시작", "‘AI 팩토리’ 사업을 편다. 인공지능 팩토리는 올해 시작한다."))
    assert [each.name.key for each in found] == ["ai팩토리"]


@pytest.mark.parametrize(
    ("title", "opens"),
    [
        pytest.param("의생명 AI 실증센터 연다", True, id="three words tell it from others"),
        pytest.param("울산 AI 센터 연다", True, id="a region does"),
        pytest.param("‘AI 허브’ 연다", True, id="quotes do"),
        pytest.param("AI 데이터센터 연다", False, id="any"),
    ],
)
def test_which_names_begin_a_programme(title: str, opens: bool) -> None:
    assert [each.opens for each in namings(article(title, ""))] == [opens]
