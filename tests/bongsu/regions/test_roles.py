import pytest

from bongsu.regions.beside import Setting, link
from bongsu.regions.resolve import resolve
from bongsu.regions.roles import judge_roles
from bongsu.regions.scan import scan
from bongsu.regions.weigh import weigh
from bongsu.regions.zones import read_zones


def roles(title: str, body: str = "", home: str | None = None) -> dict[str, str]:
    text = f"{title}\n\n{body}"
    places = resolve(text, link(text, (weigh(text, hit) for hit in scan(text)), None), Setting(home=home), lambda _: None)
    return {judged.code: judged.role for judged in judge_roles(text, places, read_zones(text, len(title), places), home)}


PLAIN = "인공지능 소식"


class TestAbout:
    @pytest.mark.parametrize(
        ("title", "body", "code"),
        [
            pytest.param("포항에 AI 센터", "", "47110", id="the title names it"),
            pytest.param(PLAIN, "대구시는 센터를 연다.", "27000", id="it acts in the first paragraph"),
            pytest.param(PLAIN, "경북도와 포항시, 구미시가 협약했다.", "47110", id="it acts with others"),
            pytest.param(PLAIN, "수성구(구청장 기명)와 협약했다. 대구 수성구 이야기다.", "27260", id="its head is named"),
            pytest.param(PLAIN, "[포항=연합] 센터가 문을 연다.", "47110", id="the dateline"),
            pytest.param(PLAIN, "전남 강진에 센터가 들어선다.", "12780", id="the first paragraph names it alone"),
            pytest.param("대구에 AI 센터", "대구시는 수성알파시티에 짓는다.", "27260", id="it lies in what the text is about"),
            pytest.param(
                "대구 소식", "내용이다. " * 40 + "한편 울산. 구미시는 따로 센터를 짓는다.", "47190", id="it acts later on"
            ),
        ],
    )
    def test_because(self, title: str, body: str, code: str) -> None:
        assert roles(title, body)[code] == "about"

    @pytest.mark.parametrize(
        ("word", "home"),
        [("시는", "27000"), ("군은", "12780"), ("구는", "27260"), ("도는", "47000"), ("시 관계자는", "47110")],
    )
    def test_a_home_that_does_not_say_its_name(self, word: str, home: str) -> None:
        assert roles(PLAIN, f"{word} 센터를 연다고 밝혔다.", home) == {home: "about"}

    def test_but_not_one_of_another_kind_or_none(self) -> None:
        assert roles(PLAIN, "시는 센터를 연다.", "12780") == {}
        assert roles(PLAIN, "시는 센터를 연다.") == {}

    def test_nor_where_another_region_speaks(self) -> None:
        assert roles("구미에 센터", "시는 센터를 연다.", "27000") == {"47190": "about"}


class TestMentioned:
    @pytest.mark.parametrize(
        ("title", "body", "code"),
        [
            pytest.param("포항에 AI 센터", "판교처럼 키운다.", "41135", id="a comparison"),
            pytest.param(
                "경산 출신 AI 박사, 영천 청년 만난다", "영천시가 특강을 열었다.", "47290", id="where a speaker is from"
            ),
            pytest.param("울산 AI 사업단", "서울이 아닌 현장에서 키운다.", "11000", id="what it is not"),
            pytest.param("대구 AI", "전북과 경남, 광주도 거점이 됐다.", "48000", id="other hubs"),
            pytest.param(PLAIN, "대구·부산·광주·울산에 거점이 있다.", "26000", id="a list of many"),
            pytest.param("구미 AI", "앞서 경남 창원에서 시작했다.", "48120", id="an earlier case"),
            pytest.param(PLAIN, "경북대 교수가 강연한다.", "27230", id="where a speaker works"),
            pytest.param("포항 AI", "설명회가 서울 강남구에서 열린다.", "11680", id="a venue"),
            pytest.param(PLAIN, "대구시는 부산 기업과 협약했다.", "26000", id="a partner in the first paragraph"),
            pytest.param(PLAIN, "기업은 이날 서울 중구 본사에서 밝혔다.", "11140", id="where a firm sits"),
            pytest.param(PLAIN, "[서울=연합] 정부가 밝혔다.", "11000", id="the dateline of a head office"),
        ],
    )
    def test_because(self, title: str, body: str, code: str) -> None:
        assert roles(title, body)[code] == "mentioned"

    def test_the_list_in_a_title_is_what_the_text_is_about(self) -> None:
        assert set(roles("대구·부산·광주·울산 AI 거점").values()) == {"about"}


class TestNotCounted:
    @pytest.mark.parametrize(
        "body",
        [
            pytest.param("센터가 선다.\n대구·안동=기명 기자", id="a by-line"),
            pytest.param("센터가 선다.\nⓒ 제주 언론, 무단전재 금지", id="rights"),
            pytest.param("센터가 선다.\n\n관련기사\n부산 AI 센터", id="other news"),
            pytest.param("서울 12℃ 부산 15℃ 대구 14℃ 인천 11℃ 광주 13℃\n센터가 선다.", id="weather"),
            pytest.param("센터가 선다고 대구신문이 전했다.", id="a paper's name"),
        ],
    )
    def test_what_is_not_about_the_text(self, body: str) -> None:
        assert roles(PLAIN, body) == {}

    def test_a_paper_of_elsewhere(self) -> None:
        assert roles("광주에 AI 센터", "광주시는 센터를 연다.", "50000") == {"29000": "about"}


def test_what_a_text_is_about_comes_first() -> None:
    assert list(roles("구미 AI", "판교처럼 키운다. 대구 기업도 온다.").values()) == ["about", "mentioned", "mentioned"]


class TestTheFirstSentence:
    def test_leads_a_text_whose_title_names_none(self) -> None:
        assert roles(PLAIN, "안동시는 센터를 연다. 구미시는 관심을 보였다.") == {"47170": "about", "47190": "mentioned"}

    def test_makes_partners_and_sites(self) -> None:
        assert roles("안동 AI 협약", "안동시는 구미시와 AI 협약을 맺었다.")["47190"] == "about"
        assert roles("안동 AI 협약", "센터를 연다. 구미시와 맺은 AI 협약도 있다.")["47190"] == "mentioned"

    def test_may_say_that_a_region_has_no_part(self) -> None:
        assert roles(PLAIN, "구미시는 공모에서 탈락했다.") == {"47190": "about"}

    def test_parents_do_not_make_a_crowd_of_two(self) -> None:
        found = roles(PLAIN, "정부는 부산 해운대구와 대구 수성구를 지정했다.")
        assert [code for code, role in found.items() if role == "about"] == ["26350", "27260"]

    def test_a_home_decides_its_own_namesakes(self) -> None:
        assert roles("광주시 AI 점검", "광주시는 도로를 본다.", home="41610") == {"41610": "about"}

    def test_what_stands_beside_a_list_is_said_of_all_its_members(self) -> None:
        assert set(roles(PLAIN, "1기로 뽑힌 포항시와 여수시의 공장은 쉰다.").values()) == {"mentioned"}
        assert set(roles(PLAIN, "대구·부산처럼 키운다.").values()) == {"mentioned"}

    def test_but_in_a_title_only_of_the_one_beside(self) -> None:
        assert roles("대구, 광주 제치고 AI 특구") == {"27000": "about", "29000": "mentioned"}
