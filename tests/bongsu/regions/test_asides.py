import pytest

from bongsu.regions.asides import is_aside, is_earlier, is_joined, is_left_out, is_scholar, is_subject, locates, takes_part

NAME = "구미시"


def beside(text: str) -> tuple[str, int, int]:
    start = text.index(NAME)
    return text, start, start + len(NAME)


def after(text: str) -> tuple[str, int, int]:
    return text, text.index(NAME) + len(NAME), len(text)


class TestBesideAName:
    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("구미시처럼 키운다", id="a comparison"),
            pytest.param("이름이 같은 구미시", id="a namesake"),
            pytest.param("구미시와 혼동하지 않도록", id="not to be taken for it"),
            pytest.param("구미시를 제치고 뽑혔다", id="beaten"),
            pytest.param("구미시에서 통학하는 학생", id="where someone comes from"),
            pytest.param("구미시서 배우러 온 공무원", id="where someone came to learn from"),
            pytest.param("구미시의 사례를 살폈다", id="a model"),
            pytest.param("이웃한 구미시", id="a neighbour"),
        ],
    )
    def test_is_aside(self, text: str) -> None:
        assert is_aside(*beside(text))

    @pytest.mark.parametrize("text", ["구미시는 센터를 연다", "구미시에서 센터를 연다", "경북 구미시와 협약했다"])
    def test_is_not(self, text: str) -> None:
        assert not is_aside(*beside(text))

    def test_a_scholar_is_not_the_university(self) -> None:
        assert is_scholar("구미시 교수는", 3)
        assert not is_scholar("구미시 병원은", 3)

    def test_a_body_that_says_where_the_next_name_lies(self) -> None:
        assert locates("우주항공청이 있는 사천시", 5)
        assert not locates("우주항공청이 밝혔다", 5)

    def test_another_year_counts_within_the_sentence(self) -> None:
        text = "지난해에는 대구와 구미시가 뽑혔다"
        assert is_earlier(text, 0, text.index(NAME))
        assert not is_earlier(text, text.index("대구"), text.index(NAME))


class TestSubjects:
    @pytest.mark.parametrize("text", ["구미시는 ", "구미시가 ", "구미시청은 ", "구미시의회는 ", "구미시 시장 기명은 "])
    def test_are_told_by_particles(self, text: str) -> None:
        assert is_subject(text, len(NAME))

    @pytest.mark.parametrize("text", ["구미시에 ", "구미시를 ", "구미시 기업은 "])
    def test_are_not(self, text: str) -> None:
        assert not is_subject(text, len(NAME))

    @pytest.mark.parametrize(
        "text",
        ["구미시는 빠졌다.", "구미시는 신청하지 않았다.", "구미시는 고배를 마셨다.", "구미시는 내년으로 미뤘다."],
    )
    def test_are_left_out(self, text: str) -> None:
        assert is_left_out(*after(text))

    def test_are_not_left_out_by_another_sentence(self) -> None:
        text = "구미시는 센터를 연다. 안동시는 빠졌다."
        assert not is_left_out(text, len(NAME), text.index(".") + 1)

    @pytest.mark.parametrize("text", ["구미시는 따로 센터를 짓는다.", "구미시는 30억원을 보탠다.", "구미시도 함께 참여한다."])
    def test_take_part(self, text: str) -> None:
        assert takes_part(*after(text))

    @pytest.mark.parametrize(
        "text",
        [
            pytest.param("구미시가 먼저 세운 센터가 자극이 됐다.", id="a forerunner"),
            pytest.param("구미시도 센터 도입을 검토하고 있다.", id="an onlooker"),
            pytest.param("구미시는 센터를 유치했지만 규모가 작다.", id="a contrast"),
            pytest.param("구미시가 버린 설계로 센터를 짓는다.", id="in what describes a noun"),
            pytest.param("구미시는 넓다.", id="a quality"),
        ],
    )
    def test_or_do_not(self, text: str) -> None:
        assert not takes_part(*after(text))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param("구미시와 AI 인재 협약을 맺었다.", True, id="a partner"),
        pytest.param("구미시에 AI 센터를 짓는다.", True, id="a site"),
        pytest.param("구미시 기업과 협약을 맺었다.", False, id="a firm there"),
        pytest.param("구미시에 본사를 둔 기업과 센터를 짓는다.", False, id="where a firm sits"),
        pytest.param("구미시와 가깝다.", False, id="near it"),
    ],
)
def test_what_the_first_sentence_joins(text: str, joined: bool) -> None:
    assert is_joined(*after(text)) is joined
