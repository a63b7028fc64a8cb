from datetime import date

import pytest

from bongsu.regions.beside import Setting, link
from bongsu.regions.resolve import Place, resolve
from bongsu.regions.scan import Hit, scan
from bongsu.regions.weigh import weigh


class Answers:
    """A tagger that says one thing, and remembers what it was asked."""

    def __init__(self, answer: bool | None = None) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def __call__(self, hit: Hit) -> bool | None:
        self.asked.append(hit.surface)
        return self.answer


def places(
    text: str, *, home: str | None = None, day: date = date(2025, 6, 1), ask: Answers | None = None
) -> tuple[Place, ...]:
    linked = link(text, (weigh(text, hit) for hit in scan(text)), day)
    return resolve(text, linked, Setting(day=day, home=home), ask or Answers())


def found(text: str, *, home: str | None = None) -> list[str]:
    return [code for place in places(text, home=home) for code in place.codes]


class TestIsItAPlace:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            pytest.param("부여군 소식. 오늘 부여 행사", "44760", id="the same place is named beyond doubt"),
            pytest.param("경기도 소식. 오늘 화성 행사", "41590", id="its 시도 is named"),
        ],
    )
    def test_the_rest_of_the_text_lifts_a_word(self, text: str, code: str) -> None:
        name = text.split()[-2]
        assert [place.codes for place in places(text) if place.hit.surface == name] == [(code,)]

    def test_its_province_lifts_where_something_is_done_more(self) -> None:
        assert found("경남도, 양산에 AI 의료기기 단지") == ["48000", "48330"]
        assert found("경남도, 로봇 양산을 앞당겨") == ["48000"]

    def test_the_sources_home_lifts_its_own_name(self) -> None:
        assert found("오늘 부여 행사") == []
        assert found("오늘 부여 행사", home="44760") == ["44760"]

    def test_the_sources_province_lifts_a_little(self) -> None:
        assert found("오늘 화성 행사") == []
        assert [place.points for place in places("오늘 포항 행사", home="47170")] > [
            place.points for place in places("오늘 포항 행사")
        ]

    def test_a_known_word_stays_one(self) -> None:
        assert found("예산군 소식. 예산안 확정", home="44810") == ["44810"]


class TestTheTagger:
    def test_is_asked_only_in_doubt(self) -> None:
        ask = Answers()
        places("포항 소식, 불안성, 경쟁력 강화하고 오늘 화성 행사", ask=ask)
        assert ask.asked == ["화성"]

    @pytest.mark.parametrize(("answer", "expected"), [(True, ["41590"]), (False, []), (None, [])])
    def test_decides_then(self, answer: bool | None, expected: list[str]) -> None:
        assert [place.codes[0] for place in places("오늘 화성 행사", ask=Answers(answer))] == expected


class TestNamesakes:
    @pytest.mark.parametrize(
        ("text", "home", "code"),
        [
            pytest.param("대구 소식. 북구는 밝혔다", None, "27230", id="the 시도 before"),
            pytest.param("북구는 밝혔다. 광주 소식", None, "29170", id="the 시도 after"),
            pytest.param("북구 오룡동에서 열렸다", None, "29170", id="the 동 beside"),
            pytest.param("고성 공룡엑스포 개막", None, "48820", id="what the one is known for"),
            pytest.param("북구는 밝혔다", "31000", "31200", id="the source's home"),
            pytest.param("강서구 아파트", None, "11500", id="custom: 강서구 of 서울"),
            pytest.param("부산 소식. 강서구 아파트", None, "26440", id="unless 부산 is named"),
            pytest.param("광주시 청사", None, "29000", id="custom: 광주 is the 광역시"),
            pytest.param("광주시는 곤지암 도로를", None, "41610", id="unless the text is of the other"),
            pytest.param("경기 광주시 소식. 광주시는 밝혔다", None, "41610", id="what the name meant before"),
        ],
    )
    def test_are_settled_by(self, text: str, home: str | None, code: str) -> None:
        named = [place for place in places(text, home=home) if place.hit.surface in ("북구", "고성", "강서구", "광주시")]
        assert named[-1].codes == (code,)

    @pytest.mark.parametrize("text", ["북구는 밝혔다", "고성군은 밝혔다", "중구 소식"])
    def test_are_dropped_where_nothing_settles_them(self, text: str) -> None:
        assert found(text) == []

    def test_are_not_settled_by_a_home_that_has_none(self) -> None:
        assert found("중구 소식", home="50000") == []

    def test_a_group_means_all_of_its_members(self) -> None:
        assert found("부울경 협력") == ["26000", "31000", "48000"]

    def test_a_landmark_means_all_that_it_spans(self) -> None:
        assert found("첨단3지구 착공") == ["29170", "29200", "46880"]
