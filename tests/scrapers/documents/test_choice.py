"""Which attachments are read: the notice, not the poster, and one text once."""

import pytest

from bongsu.model import Attachment
from scrapers.documents.choice import Choice, choose


def links(*names: str) -> list[Attachment]:
    return [Attachment(name=name, url=f"https://city.example/down?n={number}") for number, name in enumerate(names)]


def chosen(*names: str, alone: bool = False) -> Choice:
    return choose(links(*names), alone=alone)


def wanted(*names: str) -> list[list[str]]:
    return [[each.name for each in same] for same in chosen(*names).wanted]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["공고문.hwp", "공고문.pdf"], [["공고문.hwp", "공고문.pdf"]], id="the same text in two forms"),
        pytest.param(
            ["공고 문.pdf", "공고_문.HWPX (12.5KB)", "공고문.hwp"],
            [["공고_문.HWPX (12.5KB)", "공고문.hwp", "공고 문.pdf"]],
            id="spelt in several ways; the form that keeps most comes first",
        ),
        pytest.param(["계획.pdf", "공고.hwp"], [["계획.pdf"], ["공고.hwp"]], id="two texts, in the order of the page"),
        pytest.param(
            ["1.신청서.hwp", "2.공고.pdf", "3.서약서.hwp", "4.안내.docx"],
            [["2.공고.pdf"], ["4.안내.docx"], ["1.신청서.hwp"]],
            id="forms come last, and three are enough",
        ),
        pytest.param(["첨부1", "공고.txt"], [["공고.txt"], ["첨부1"]], id="a name that does not tell, after those that do"),
        pytest.param(["2026.1.hwp 다운로드"], [["2026.1.hwp 다운로드"]], id="words behind the ending"),
        pytest.param(["사진.jpg", "영상.MP4", "도면.zip", "예산.xlsx"], [], id="nothing to read"),
        pytest.param([], [], id="nothing at all"),
    ],
)
def test_what_is_read(names: list[str], expected: list[list[str]]) -> None:
    assert wanted(*names) == expected


def test_the_address_tells_where_the_name_does_not() -> None:
    link = Attachment(name="다운로드", url="https://city.example/f/%EA%B3%B5%EA%B3%A0.zip?k=1")
    assert choose([link], alone=False) == Choice(wanted=(), left=(link,), passed=())


def test_names_alike_at_different_addresses_are_different_where_no_ending_tells() -> None:
    assert len(wanted("다운로드", "다운로드")) == 2


def test_what_is_left_is_told() -> None:
    names = [each.name for each in chosen("1.hwp", "2.hwp", "3.hwp", "4.hwp", "4.pdf", "도면.zip").left]
    assert names == ["4.hwp", "도면.zip"]


def test_pictures_beside_a_text_are_passed() -> None:
    choice = chosen("사진.jpg", "공고.hwp")
    assert [each.name for each in choice.passed] == ["사진.jpg"]
    assert choice.left == ()


def test_pictures_that_stand_alone_are_told() -> None:
    choice = chosen("포스터.jpg", alone=True)
    assert [each.name for each in choice.left] == ["포스터.jpg"]
    assert choice.passed == ()
