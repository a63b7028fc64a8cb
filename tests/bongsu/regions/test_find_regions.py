import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.korea.gazetteer import covers, region_codes
from bongsu.model import RegionMention
from bongsu.regions import find_regions

HEADLINES = [
    line.split("\t") for line in (Path(__file__).parents[2] / "data/regions/headlines.tsv").read_text("utf-8").splitlines()[1:]
]
SEPTEMBER = datetime(2025, 9, 1, tzinfo=UTC)


def at(text: str, word: str) -> list[range]:
    return [range(start, start + len(word)) for start in range(len(text)) if text.startswith(word, start)]


def touches(mention: RegionMention, word: str, text: str) -> bool:
    return any(each.start in span or span.start in range(each.start, each.start + len(each.word))
               for each in mention.because for span in at(text, word))  # fmt: skip


def about(mentions: tuple[RegionMention, ...]) -> set[str]:
    return {mention.code for mention in mentions if mention.role == "about"}


class TestHeadlines:
    @pytest.mark.parametrize(("word", "code", "as_of", "text"), HEADLINES, ids=[line[3] for line in HEADLINES])
    def test_a_word_is_the_place_or_the_word(self, word: str, code: str, as_of: str, text: str) -> None:
        mentions = find_regions(text, "", published=datetime.fromisoformat(f"{as_of}T09:00+09:00"))
        if code == "NONE":
            assert not [mention for mention in mentions if touches(mention, word, text)]
        else:
            assert code in {mention.code for mention in mentions}


class TestAnnouncements:
    """Five texts in the shape of real ones: what each is about, what it only names, and the traps."""

    @pytest.mark.parametrize(
        ("title", "body", "about_these", "named", "traps"),
        [
            pytest.param(
                "애플, 포항에 제조업 연구개발 지원센터 세운다",
                "경북도와 포항시, 포스텍은 27일 협약했다.\n\n애플 직원이 상주하며 돕는다. 판교처럼 인재가 모이게 한다.",
                ["경북", "포항"], ["성남 분당"], ["상주"],
                id="상주 is residing, 판교 a comparison",
            ),
            pytest.param(
                "지역거점 AX 기술개발 사업 예타 면제",
                "대구시는 사업이 확정됐다고 밝혔다.\n\n전북, 경남, 광주에서도 한다. 수성알파시티에 상주인력 6천명이 있다.",
                ["대구"], ["전북", "경남", "광주"], ["상주", "경기 광주"],
                id="three other hubs",
            ),
            pytest.param(
                "대구·구미, 글로벌 기업과 AI 인재 키운다",
                "대구시는 12일 협약했다.\n\n경북 구미시는 15일 협약했다. 금오공대도 함께한다. 앞서 경남 창원에서 시작했다.",
                ["대구", "구미"], ["창원"], [],
                id="two announcements in one, and an earlier case",
            ),
            pytest.param(
                "광주시, AI 집적단지에 1천76억 투입",
                "과학기술정보통신부와 광주광역시는 24일 올해 계획을 밝혔다. 내년 예산은 따로 정한다.",
                ["광주"], [], ["경기 광주", "예산"],
                id="광주 is not 경기 광주, a budget no place",
            ),
            pytest.param(
                "울산 AI 사업단 출범",
                "울산시는 29일 사업단을 출범했다.\n\n“서울이 아닌 현장에서 답을 찾겠다”고 시 관계자는 말했다.",
                ["울산"], ["서울"], [],
                id="서울 is what it is not",
            ),
        ],
    )  # fmt: skip
    def test_is_read_as_a_person_would(
        self, title: str, body: str, about_these: list[str], named: list[str], traps: list[str]
    ) -> None:
        mentions = find_regions(title, body, published=SEPTEMBER)
        for name in about_these:
            assert any(covers(region_codes(name), code) for code in about(mentions)), name
        for name in named:
            assert [m.role for m in mentions if covers(region_codes(name), m.code)] == ["mentioned"], name
        for name in traps:
            assert not [m for m in mentions if covers(region_codes(name), m.code)], name


class TestDates:
    @pytest.mark.parametrize(
        ("when", "title", "code"),
        [
            pytest.param("2022-01-24", "광주 북구 AI", "29170", id="2022"),
            pytest.param("2026-10-01", "광주 북구 AI", "12300", id="late 2026"),
            pytest.param(None, "광주 북구 AI", "12300", id="undated: the newest table"),
            pytest.param("2022-06-01", "경북 군위군 AI", "47720", id="군위 before it moved"),
            pytest.param("2026-10-01", "전남광주통합특별시 AI", "12000", id="the merged 시도"),
            pytest.param("2026-10-01", "광주특별시 AI", "12000", id="its short name"),
            pytest.param("2026-10-01", "전남광주통합특별시 목포시 AI", "12110", id="one of its cities"),
            pytest.param("2025-01-01", "인천 서구 AI", "28260", id="서구 before it was divided"),
            pytest.param("2026-06-30", "인천 동구 AI", "28140", id="the last day"),
        ],
    )
    def test_a_region_has_the_code_of_its_day(self, when: str | None, title: str, code: str) -> None:
        published = datetime.fromisoformat(f"{when}T09:00+09:00") if when else None
        assert [mention.code for mention in find_regions(title, "", published=published)] == [code]

    def test_the_day_is_that_of_korea(self) -> None:
        eve = datetime(2026, 6, 30, 15, 0, tzinfo=UTC)  # midnight of 1 July in Seoul
        assert find_regions("목포시 AI", "", published=eve)[0].code == "12110"

    def test_before_the_merger_its_name_meant_both(self) -> None:
        mentions = find_regions("전남광주특별시 논의", "", published=datetime(2026, 2, 1, tzinfo=UTC))
        assert {mention.code for mention in mentions} == {"29000", "46000"}

    def test_a_home_of_the_newest_table_serves_old_texts(self) -> None:
        assert about(find_regions("행사", "군은 밝혔다.", home="12780", published=SEPTEMBER)) == {"46810"}

    def test_an_unknown_home_does_no_harm(self) -> None:
        assert find_regions("행사", "군은 밝혔다.", home="99999") == ()


class TestEvidence:
    def test_says_the_word_where_it_stood_and_what_stood_around(self) -> None:
        title, body = "AI 센터", "어제 경북 포항에 문을 열었다."
        (mention,) = find_regions(title, body)
        (evidence,) = mention.because
        assert (mention.code, mention.name) == ("47110", "경상북도 포항시")
        assert (evidence.word, evidence.place) == ("경북 포항", "text")
        assert f"{title}\n\n{body}".startswith(evidence.word, evidence.start)
        assert evidence.word in evidence.quote

    def test_tells_title_and_text_apart(self) -> None:
        (mention,) = find_regions("포항 AI", "포항시는 센터를 연다.")
        assert [each.place for each in mention.because] == ["title", "text"]

    def test_shows_ten_words_at_most(self) -> None:
        assert len(find_regions("대구", "대구시는 " * 50)[0].because) == 10

    def test_offsets_are_those_of_the_text_as_given(self) -> None:
        title = unicodedata.normalize("NFD", "경북도 포항시 AI")
        (mention,) = find_regions(title, "")
        assert unicodedata.normalize("NFC", title[mention.because[0].start :]) == "경북도 포항시 AI"

    def test_a_sure_name_is_surer_than_a_lone_word(self) -> None:
        sure, lone = find_regions("상주시 AI", "")[0], find_regions("상주 AI", "")[0]
        assert sure.confidence > lone.confidence > 0.5


class Grammarian:
    """A tagger that takes every word for a place."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def is_place(self, window: str, start: int, end: int) -> bool:
        self.seen.append(window[start:end])
        return True


class TestTagger:
    def test_is_shown_the_word_in_its_window(self) -> None:
        tagger = Grammarian()
        assert find_regions("행사", "오늘 화성 행사", tagger=tagger)[0].code == "41590"
        assert tagger.seen == ["화성"]

    def test_is_not_needed(self) -> None:
        assert find_regions("행사", "오늘 화성 행사") == ()


class TestHostileText:
    @pytest.mark.parametrize(
        "body",
        [
            pytest.param("대구광역시 수성구 " * 100_000, id="100,000 names"),
            pytest.param("상주 예산 " * 100_000, id="100,000 words that are names"),
            pytest.param("대구·" * 100_000, id="one endless list"),
            pytest.param("가" * 5_000_000, id="5 million characters"),
            pytest.param("기자" * 100_000, id="nothing but reporters"),
            pytest.param("(대구=" * 100_000, id="datelines that never end"),
            pytest.param("@가" * 100_000, id="addresses"),
            pytest.param("\n대구" * 100_000, id="lines"),
            pytest.param("=" * 200_000, id="signs"),
            pytest.param("가·" * 100_000 + "=", id="an endless by-line"),
        ],
    )
    def test_is_read_in_bounded_time(self, body: str) -> None:
        before = process_time()
        find_regions("AI", body)
        assert process_time() - before < 10  # a second on an idle machine; what matters is that it is not quadratic

    @given(st.text(), st.text(), st.sampled_from([None, "27000", "99999", ""]))
    def test_never_fails(self, title: str, body: str, home: str | None) -> None:
        text = f"{title}\n\n{body}"
        for mention in find_regions(title, body, home=home):
            assert 0.5 <= mention.confidence <= 0.99
            assert all(0 <= evidence.start < len(text) for evidence in mention.because)

    @given(
        st.lists(
            st.sampled_from(
                ["대구", "상주", " ", "·", "북구", "시는", "예산", "\n", "=", "기자", "[", "]", "광주", "12℃", "\ud800"]
            )
        )
    )
    def test_never_fails_on_pieces_of_news(self, pieces: list[str]) -> None:
        find_regions("".join(pieces[:5]), "".join(pieces[5:]), home="27000")

    @given(st.text(alphabet="대구시는 포항AI.\n", max_size=60))
    def test_composed_and_decomposed_hangul_are_read_alike(self, text: str) -> None:
        decomposed = find_regions("", unicodedata.normalize("NFD", text))
        assert {m.code for m in find_regions("", text)} == {m.code for m in decomposed}
