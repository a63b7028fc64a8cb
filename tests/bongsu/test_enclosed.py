"""What documents add to the page that they came with."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.enclosed import LONGEST_NAME, add_documents, enclosing
from bongsu.enrich import enrich
from bongsu.model import Article, Attachment, Enclosed, Entry, Page
from tests.fakes import LAUNCH

LINE = "신청은 2026년 2월 20일까지 누리집에서 받는다."
ENTRY = Entry(
    key="k",
    source="city",
    title="인공지능 실증 공모",
    url="https://city.example/view?id=7",
    summary="<p>요약</p>",
    published=LAUNCH,
    precision="minute",
    seen=LAUNCH + timedelta(minutes=3),
    digest="d",
)


def document(text: str = LINE, *, name: str = "공고문.hwpx", note: str = "") -> Attachment:
    return Attachment(name=name, url="https://city.example/file", text=text, note=note)


def article(*attachments: Attachment, body: str = "<p>대구시는 공모를 연다.</p>", home: str | None = None) -> Article:
    return enrich(ENTRY, Page(url=ENTRY.url, body=body, attachments=attachments), home=home)


def test_a_document_stands_behind_the_page_under_its_name() -> None:
    read = article(document(), document("서식이다.", name="서식.hwp"))
    assert read.body == f"대구시는 공모를 연다.\n\n[공고문.hwpx]\n{LINE}\n\n[서식.hwp]\n서식이다."
    assert [read.text[each.start :][:8] for each in read.attachments] == ["[공고문.hwp", "[서식.hwp]\n"[:8]]


def test_it_can_be_told_which_document_a_fact_stands_in() -> None:
    read = article(document())
    deadline = next(fact for fact in read.facts if fact.kind == "deadline")
    assert deadline.value == "2026-02-20"
    assert enclosing(deadline.start, read.attachments) == read.attachments[0]
    assert enclosing(read.text.index("대구시"), read.attachments) is None


def test_a_document_alone_is_the_text() -> None:
    read = article(document(), body="")
    assert read.body.endswith(LINE)
    assert read.complete


def test_documents_without_a_text_leave_the_summary_to_decide() -> None:
    read = article(document("", note="document.encrypted"), body="")
    assert read.body == "요약"
    assert not read.complete
    assert read.attachments == (Enclosed(name="공고문.hwpx", note="document.encrypted"),)


def test_what_was_neither_read_nor_noted_is_not_spoken_of() -> None:
    assert article(document("", name="사진.jpg")).attachments == ()


def test_what_the_page_says_already_is_not_said_twice() -> None:
    """A press release is often the same text on the page and in the .hwp: sums and dates would count twice."""
    same = "대구시는  AI 실증에 나설 기업을 3월 2일부터 찾는다."
    read = article(document(f"보도자료\n{same}\n{LINE}"), document(LINE, name="별첨.pdf"), body=f"<p>{same}</p>")
    assert read.text.count("실증에 나설") == read.text.count("누리집") == 1
    assert read.body.endswith(f"[공고문.hwpx]\n보도자료\n{LINE}")
    assert [each.start is None for each in read.attachments] == [False, True]


def test_a_short_line_may_come_again() -> None:
    assert article(document("대구시"), body="<p>대구시는 공모를 연다.</p>").body.endswith("[공고문.hwpx]\n대구시")


def test_a_name_is_one_short_line() -> None:
    (named,) = article(document(name="가\n\u202e" + "나" * 500)).attachments
    assert named.name == "가 " + "나" * (LONGEST_NAME - 2)


def test_a_name_that_is_cut_ends_with_no_space() -> None:
    (named,) = article(document(name="가" * (LONGEST_NAME - 1) + " 나")).attachments
    assert named.name == "가" * (LONGEST_NAME - 1)


def test_a_document_that_could_be_read_in_part_has_its_text_and_its_note() -> None:
    (told,) = article(document(note="document.cut")).attachments
    assert (told.start is not None, told.note) == (True, "document.cut")


def test_a_document_stands_from_its_heading_on() -> None:
    two = (Enclosed(name="a.hwp", start=10), Enclosed(name="b.hwp"), Enclosed(name="c.hwp", start=20))
    found = [enclosing(start, two) for start in (9, 10, 19, 20, 99)]
    assert [each and each.name for each in found] == [None, "a.hwp", "a.hwp", "c.hwp", "c.hwp"]


def test_without_a_page_the_first_document_stands_at_the_beginning() -> None:
    assert add_documents("", [document("서식이다.")]) == ("[공고문.hwpx]\n서식이다.", (Enclosed(name="공고문.hwpx", start=0),))


@pytest.mark.parametrize(
    ("line", "times"),
    [
        pytest.param("가" * 15, 1, id="fifteen characters are said once"),
        pytest.param("가" * 14, 2, id="fourteen may be a heading"),
        pytest.param("가나다 " * 4, 2, id="spaces do not count"),
    ],
)
def test_how_long_a_line_is_that_is_not_said_again(line: str, times: int) -> None:
    text, _ = add_documents(f"{line}\n끝", [document(line)])
    assert text.count(line.strip()) == times


def test_what_the_page_is_about_comes_before_what_documents_name() -> None:
    read = article(document("광주광역시는 AI 사업에 참여한다."), body="<p>대구시는 공모를 연다. 대구시가 밝혔다.</p>")
    assert [each.role for each in read.regions] == sorted(each.role for each in read.regions)
    assert read.regions[0].name == "대구광역시"


def test_regions_that_only_documents_name_are_mentioned_where_the_page_has_its_own() -> None:
    read = article(document("광주광역시는 사업에 참여한다.\n부산광역시는 사업에 참여한다."))
    roles = {each.name: each.role for each in read.regions}
    assert roles["대구광역시"] == "about"
    assert roles["부산광역시"] == "mentioned"


def test_where_the_page_names_none_the_documents_do() -> None:
    read = article(document("부산광역시는 AI 실증 사업을 시작한다."), body="<p>붙임 참조</p>")
    assert [each.role for each in read.regions if each.name == "부산광역시"] == ["about"]


@pytest.mark.parametrize("start", [0, 3])
def test_nothing_encloses_where_no_document_has_a_text(start: int) -> None:
    assert enclosing(start, (Enclosed(name="a.hwp", note="document.scanned"),)) is None


TEXTS = st.text(max_size=60)


@given(TEXTS, st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_every_start_is_that_of_its_heading(body: str, documents: list[tuple[str, str]]) -> None:
    text, enclosed = add_documents(body, [document(text, name=name) for name, text in documents])
    assert text.startswith(body)
    for each in enclosed:
        assert each.start is None or text[each.start :].startswith(f"[{each.name}]\n")


def test_an_article_without_documents_is_as_before() -> None:
    assert article() == replace(article(), attachments=())
