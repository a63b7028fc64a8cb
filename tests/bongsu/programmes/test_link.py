"""Which programme a story belongs to."""

import pytest

from bongsu.programme import Around, Link, Programme
from bongsu.programmes.link import link
from bongsu.stories import announcements
from bongsu.story import Signature
from tests.bongsu.programmes.programmes import BUSAN, ULSAN, Archive, programme
from tests.bongsu.stories.test_parts import TWO_CITIES
from tests.bongsu.stories.writing import NOON, article, later

BODY = "울산시는 29일 이같이 밝혔다."


def linked(title: str, body: str, *known: Programme, of_story: str = "") -> Link | None:
    one = article(title, body)
    around = Around(known=known, of_story={"sa": of_story} if of_story else {})
    return link(one, announcements(one)[0], story="sa", whole=True, around=around)


AI_ON = programme("AI-on Ulsan", ULSAN, others=("지역 주도형 AI 대전환",))
HUB = programme("의료 AX 산업 실증 허브", ULSAN)
TALENT = programme("AI 인재양성 사업", BUSAN)
LAM = programme("거대행동모델(LAM) 개발·실증 사업", ULSAN)


@pytest.mark.parametrize(
    ("title", "body", "known", "code"),
    [
        pytest.param("‘AI-on Ulsan’ 기업 모집", BODY, AI_ON, "name", id="by its name in quotes"),
        pytest.param("AI-on Ulsan 참여기업 모집", BODY, AI_ON, "name", id="in running text, without quotes"),
        pytest.param("기업 73곳 모집", "울산시는 AI-on Ulsan 참여기업을 모은다.", AI_ON, "name", id="in the opening"),
        pytest.param("울산 의료AX 허브 첫 삽", BODY, HUB, "short", id="by a short form, in its region"),
        pytest.param("울산 의료 AX 산업 실증 허브 2단계 구축", BODY, HUB, "name", id="in another spelling"),
        pytest.param("LAM 과제 여덟 개 시작", BODY, LAM, "acronym", id="by its acronym"),
        pytest.param(
            "울산 ‘지역 주도형 AI 대전환’ 선정", BODY, AI_ON, "name", id="by a name that stood beside it, in its region"
        ),
    ],
)
def test_a_known_programme_is_recognised(title: str, body: str, known: Programme, code: str) -> None:
    found = linked(title, body, known)
    assert found
    assert (found.programme, found.code) == ("p1", code)


def test_a_longer_form_of_a_known_name_links_too() -> None:
    found = linked("울산 ‘의료 AX 산업 실증 허브’ 첫 삽", BODY, programme("의료 AX 허브", ULSAN))
    assert found
    assert (found.programme, found.code, found.said) == ("p1", "short", "의료 AX 산업 실증 허브")


def test_a_name_as_it_is_goes_before_a_short_form_of_another() -> None:
    other = programme("의료 AX 허브", ULSAN, id_="p2")
    found = linked("울산 ‘의료 AX 허브’ 첫 삽", BODY, HUB, other)
    assert found
    assert (found.programme, found.code) == ("p2", "name")


def test_a_name_too_short_for_running_text_goes_before_a_short_form_too() -> None:
    longer, exact = programme("AI 나루 별길", ULSAN), programme("AI 별길", ULSAN, id_="p2")
    found = linked("울산 ‘AI 별길’ 첫 삽", BODY, longer, exact)
    assert found
    assert (found.programme, found.code) == ("p2", "name")


def test_a_programme_that_opens_has_the_regions_of_the_text_and_of_its_name() -> None:
    found = linked("‘부산형 AI 반짝길’ 출범", "울산시와 부산시가 29일 밝혔다.")
    assert found
    assert (found.code, found.regions >= {ULSAN, BUSAN}) == ("new", True)


def test_of_two_names_in_running_text_the_longer_is_meant() -> None:
    short, long = programme("반짝이는길", ULSAN), programme("반짝이는길둘레", ULSAN, id_="p2")
    found = linked("울산 반짝이는길둘레 개통", BODY, short, long)
    assert found
    assert (found.programme, found.said) == ("p2", "반짝이는길둘레")


@pytest.mark.parametrize(
    ("name", "is_found"),
    [
        pytest.param("반짝물결길", True, id="five characters are found in running text"),
        pytest.param("반짝물결", False, id="four stand in other words, too"),
    ],
)
def test_how_short_a_name_is_found_in_running_text(name: str, is_found: bool) -> None:
    found = linked(f"울산 {name} 개통", BODY, programme(name, ULSAN))
    assert bool(found) is is_found


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("부산 LAM 과제 시작", "부산시는 29일 이같이 밝혔다.", id="the acronym in another city"),
        pytest.param("울산 과제 여덟 개 시작", BODY, id="the city without the acronym"),
        pytest.param("울산 LAMP 과제 시작", BODY, id="the acronym in a longer word"),
    ],
)
def test_an_acronym_counts_as_a_word_and_in_its_region(title: str, body: str) -> None:
    assert linked(title, body, LAM) is None


@pytest.mark.parametrize("text", ["LAM", "lam", "Lam"])
def test_an_acronym_is_read_in_either_case_and_in_the_opening(text: str) -> None:
    found = linked("울산 과제 여덟 개 시작", f"울산시는 {text} 과제를 연다.", LAM)
    assert found
    assert (found.programme, found.code, found.said) == ("p1", "acronym", "lam")


@pytest.mark.parametrize(
    ("title", "known"),
    [
        pytest.param("울산 ‘AI 인재양성 사업’ 시작", TALENT, id="a name of common words in another city"),
        pytest.param("부산 ‘의료 AX 허브’ 문 연다", HUB, id="a short form in another city"),
        pytest.param("부산 ‘지역 주도형 AI 대전환’ 선정", AI_ON, id="a name that only stood beside, in another city"),
        pytest.param("‘AI 인재양성 사업’ 확대", TALENT, id="a common name without any region"),
    ],
)
def test_another_city_s_programme_is_another(title: str, known: Programme) -> None:
    found = linked(title, "29일 이같이 알려졌다.", known)
    assert found is None or found.code == "new"


def test_a_telling_name_links_across_regions() -> None:
    found = linked("구미 ‘AI 디지털배움터’ 아홉 곳", "구미시가 밝혔다.", programme("AI 디지털배움터", "47110"))
    assert found
    assert found.programme == "p1"
    assert "47190" in found.regions


def test_without_a_region_only_a_telling_name_links() -> None:
    national = programme("국가 AI컴퓨팅센터")
    found = linked("국가AI컴퓨팅센터 또 유찰", "과학기술정보통신부가 밝혔다.", national)
    assert found
    assert found.programme == "p1"


def test_the_headline_goes_before_the_opening() -> None:
    found = linked("‘AI-on Ulsan’ 성과", "울산시는 ‘AI 팩토리’도 연다.", programme("AI 팩토리", id_="p2"), AI_ON)
    assert found
    assert found.programme == "p1"


def test_a_new_name_in_the_headline_goes_before_a_known_one_in_the_opening() -> None:
    found = linked("울산 ‘AX 실증밸리’ 예타 면제", "‘AI-on Ulsan’에 이은 사업이다.", AI_ON)
    assert found
    assert (found.programme, found.code, found.name) == ("pa", "new", "AX 실증밸리")


@pytest.mark.parametrize(
    ("body", "programme_id"),
    [
        pytest.param(
            "울산시는 ‘로봇 반짝길’을 열며 ‘AI-on Ulsan’의 하나라 했다.", "p1", id="both in the opening: the known one"
        ),
        pytest.param(
            "울산시는 ‘로봇 반짝길’을 연다. " + "소식이 이어진다. " * 40 + "‘AI-on Ulsan’의 하나다.",
            "pa",
            id="the known one far down: the new one",
        ),
    ],
)
def test_a_new_name_in_the_opening_goes_before_a_known_one_further_down(body: str, programme_id: str) -> None:
    found = linked("울산에 새 길", body, AI_ON)
    assert found
    assert found.programme == programme_id


def test_a_new_name_of_common_words_does_not() -> None:
    found = linked("울산 ‘제조 AI 솔루션 사업’ 모집", "‘AI-on Ulsan’의 하나다.", AI_ON)
    assert found
    assert found.programme == "p1"


def test_what_stands_beside_a_name_is_learned_as_another_name() -> None:
    found = linked("‘AI-on Ulsan’ 출범", "울산시는 ‘제조 AX 도약 사업’을 시작했다.")
    assert found
    assert [(alias.name.said, alias.is_own) for alias in found.learned] == [
        ("AI-on Ulsan", True),
        ("제조 AX 도약 사업", False),
    ]


def test_a_common_name_further_down_is_not_learned() -> None:
    found = linked("‘AI-on Ulsan’ 출범", "울산시가 밝혔다. 시는 ‘AI 인재양성 사업’도 편다.")
    assert found
    assert [alias.name.said for alias in found.learned] == ["AI-on Ulsan"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("울산에 AI 바람", BODY, id="no name"),
        pytest.param("AI 데이터센터 짓는다", BODY, id="too common a name"),
        pytest.param("울산에 AI 바람", "소식이 이어진다. " * 40 + "‘AI 팩토리’도 있다.", id="a name far down"),
    ],
)
def test_a_story_without_a_name_has_no_programme(title: str, body: str) -> None:
    assert linked(title, body) is None


def test_a_story_keeps_its_programme() -> None:
    found = linked("‘AI 팩토리’ 시작", BODY, AI_ON, programme("AI 팩토리", id_="p2"), of_story="p1")
    assert found
    assert (found.programme, found.code) == ("p1", "joined")
    assert [alias.name.said for alias in found.learned] == ["AI 팩토리"]


def test_a_story_whose_programme_is_not_at_hand_is_left_alone() -> None:
    assert linked("‘AI 팩토리’ 시작", BODY, of_story="p9") is None


def test_of_two_announcements_each_has_its_own_names() -> None:
    first, second = Archive().take(article(TWO_CITIES[0], TWO_CITIES[1]))
    assert (first.link is None) or (second.link is None) or first.link.programme != second.link.programme


def test_the_archive_teaches() -> None:
    archive = Archive()
    opened = archive.link(article("울산시, ‘AI-on Ulsan’ 출범", "울산시는 ‘AI-on Ulsan’ 사업단을 띄웠다.", key="a"))
    later_ = archive.link(article("AI-on Ulsan 기업 73곳 선정", BODY, key="b", at=later(days=100)))
    assert opened
    assert later_
    assert opened.programme == later_.programme == "pa"
    assert archive.programmes.programmes["pa"].steps[0].at == NOON


def test_of_several_announcements_only_names_among_its_own_words_count() -> None:
    one = article("두 도시의 AI", "울산시는 ‘AI 반짝길’을 연다. 부산시는 ‘로봇 물결길’을 연다.")
    part = Signature(words=frozenset({"로봇", "물결길", "ai"}))
    found = link(one, part, story="sa", whole=False, around=Around())
    assert found
    assert (found.name, found.learned) == ("로봇 물결길", found.learned[:1])


CITIES = ["11000", "26000", "27000", "28000", "29000", "30000", "31000", "36000"]


@pytest.mark.parametrize(
    ("province", "is_one"),
    [*((code, True) for code in CITIES), *((code, False) for code in ("41000", "43000", "47000", "50000", "51000"))],
)
def test_parts_of_a_city_share_what_towns_of_a_province_do_not(province: str, is_one: bool) -> None:
    one = article("‘AI 허브’ 연다", "29일 이같이 알려졌다.")
    part = Signature(regions=frozenset({province, province[:2] + "110"}))
    known = programme("AI 허브", province, province[:2] + "130")
    found = link(one, part, story="sa", whole=True, around=Around(known=(known,)))
    assert found
    assert (found.programme == "p1") is is_one


@pytest.mark.parametrize(
    ("title", "regions", "is_one"),
    [
        pytest.param("구미 ‘AI 허브’ 연다", ("47000", "47110"), False, id="another town of the province"),
        pytest.param("포항 ‘AI 허브’ 연다", ("47000", "47110"), True, id="the town"),
        pytest.param("경북 ‘AI 허브’ 연다", ("47000", "47110"), True, id="the province alone"),
        pytest.param("포항 ‘AI 허브’ 연다", ("47000",), True, id="a town where only the province was named"),
        pytest.param("대구 수성구 ‘AI 허브’ 연다", ("27000", "27110"), True, id="two districts of one city"),
    ],
)
def test_towns_count_before_their_province(title: str, regions: tuple[str, ...], is_one: bool) -> None:
    found = linked(title, "29일 이같이 알려졌다.", programme("AI 허브", *regions))
    assert found
    assert (found.programme == "p1") is is_one
