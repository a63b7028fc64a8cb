"""HWPX and DOCX: zip archives of XML."""

import io
import zipfile

import pytest

from scrapers.documents.kinds import read
from scrapers.documents.values import MEGABYTE, Document, Limits, Trouble, Unreadable
from tests.scrapers.documents.papers import LINE, archive, docx, hwpx, p, tbl, word, wp

LIMITS = Limits()
ENTITIES = '<!DOCTYPE x [<!ENTITY a "불"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x><p><t>&b;</t></p></x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x><p><t>&a;</t></p></x>'


def run(inside: str) -> str:
    """Return a paragraph of one run."""
    return f"<hp:p><hp:run>{inside}</hp:run></hp:p>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(p(LINE) + p("접수"), f"{LINE}\n접수", id="paragraphs"),
        pytest.param(p("인공", "지능"), "인공지능", id="runs of one paragraph are one line"),
        pytest.param(p("접수<hp:tab/>12. 1.<hp:lineBreak/>문의"), "접수\t12. 1.\n문의", id="tabs and forced line ends"),
        pytest.param(
            p("광주<hp:nbSpace/>북구<hp:fwSpace/>동<hp:hyphen/>1"), "광주 북구 동-1", id="blanks and hyphens of their own"
        ),
        pytest.param(p("인공<hp:markpenBegin/>지능<hp:markpenEnd/>"), "인공지능", id="a marker pen in a word"),
        pytest.param(p("첫째\n  둘째"), "첫째   둘째", id="a line end of the file is a blank"),
        pytest.param(
            tbl([[p("접수"), p("12. 1.")], [p("문의"), p("시청") + p("본관")]]), "접수 | 12. 1.\n문의 | 시청 본관", id="a table"
        ),
        pytest.param(tbl([[p("일정"), tbl([[p("가"), p("나")]])]]), "일정 | 가 | 나", id="a table in a cell"),
        pytest.param(tbl([[tbl([[p("공고")], [p("모집")]])]]), "공고\n모집", id="frames in frames"),
        pytest.param(
            run(f"<hp:t>신청</hp:t><hp:ctrl><hp:footNote>{p('1) 본관')}</hp:footNote></hp:ctrl><hp:t>은 시청</hp:t>"),
            "신청은 시청\n1) 본관",
            id="a footnote stands behind its paragraph",
        ),
        pytest.param(
            run(f"<hp:secPr>{p('바탕쪽')}</hp:secPr><hp:ctrl><hp:header>{p('구호')}</hp:header></hp:ctrl><hp:t>본문</hp:t>"),
            "본문",
            id="the head of every page is not text",
        ),
        pytest.param(
            run(f'<hp:ctrl><hp:fieldBegin type="MEMO">{p("메모")}</hp:fieldBegin></hp:ctrl><hp:t>본문</hp:t>'),
            "본문",
            id="a memo in the margin",
        ),
        pytest.param(run('<hp:ctrl><hp:fieldBegin type="HYPERLINK"/></hp:ctrl><hp:t>누리집</hp:t>'), "누리집", id="a link"),
        pytest.param(
            run("<hp:dutmal><hp:mainText>인공지능</hp:mainText><hp:subText>AI</hp:subText></hp:dutmal>"),
            "인공지능",
            id="the main text of a 덧말",
        ),
        pytest.param(run("<hp:script>x over y</hp:script>") + p("끝"), "끝", id="a formula's source"),
    ],
)
def test_the_text_of_hwpx(markup: str, expected: str) -> None:
    assert read(hwpx(markup), LIMITS) == Document(text=expected, kind="hwpx")


def test_sections_come_in_the_order_of_their_numbers() -> None:
    numbers = [str(number) for number in range(12)]
    parts = {f"Contents/section{number}.xml": f"<p><t>{number}</t></p>" for number in sorted(numbers)}
    assert read(archive(parts), LIMITS).text.split("\n") == numbers


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(wp(LINE) + wp("접", "수"), f"{LINE}\n접수", id="paragraphs and runs"),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{wp('접수')}</w:tc><w:tc>{wp('12.')}{wp('1.')}</w:tc></w:tr></w:tbl>",
            "접수 | 12. 1.",
            id="a table",
        ),
        pytest.param(
            "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>접수</w:t><w:tab/><w:t>시청</w:t><w:br/><w:t>끝</w:t></w:r></w:p>",
            "접수\t시청\n끝",
            id="a tab stop is no tab",
        ),
        pytest.param(
            "<w:p><w:r><w:delText>지운 글</w:delText><w:instrText>HYPERLINK</w:instrText><w:t>남은 글</w:t></w:r></w:p>",
            "남은 글",
            id="deleted text and the code of fields",
        ),
        pytest.param(
            f"<w:p><mc:AlternateContent><mc:Choice>{wp('글상자')}</mc:Choice><mc:Fallback>{wp('글상자')}</mc:Fallback>"
            "</mc:AlternateContent></w:p>",
            "글상자",
            id="a drawing that is there twice",
        ),
    ],
)
def test_the_text_of_docx(body: str, expected: str) -> None:
    assert read(docx(body), LIMITS) == Document(text=expected, kind="docx")


def test_notes_of_docx_come_last() -> None:
    assert read(docx(wp("본문"), endnotes=wp("미주"), footnotes=wp("각주")), LIMITS).text == "본문\n각주\n미주"


def locked(part: str) -> bytes:
    """A zip archive whose first entry is marked as encrypted."""
    file = bytearray(archive({part: "x" * 100}))
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        file[file.index(signature) + flags_at] |= 1
    return bytes(file)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param(
            hwpx("암호문", **{"META-INF/manifest.xml": "<m:file-entry><m:encryption-data/></m:file-entry>"}),
            Document(text="", kind="hwpx", note="encrypted"),
            id="HWPX says so in its manifest",
        ),
        pytest.param(
            locked("Contents/section0.xml"), Document(text="", kind="hwpx", note="encrypted"), id="a locked zip entry"
        ),
        pytest.param(locked("word/document.xml"), Document(text="", kind="docx", note="encrypted"), id="the same of DOCX"),
        pytest.param(
            hwpx(p(LINE), **{"META-INF/manifest.xml": "<odf:manifest/>"}),
            Document(text=LINE, kind="hwpx"),
            id="a plain manifest",
        ),
        pytest.param(hwpx("<hp:p><hp:pic/></hp:p>"), Document(text="", kind="hwpx", note="scanned"), id="only a picture"),
        pytest.param(
            archive({"Contents/section0.xml": f"<x>{p(LINE)}<hp:p>".replace("hp:", "")}),
            Document(text=LINE, kind="hwpx", note="truncated"),
            id="XML that breaks off gives what came before",
        ),
    ],
)
def test_what_is_not_whole_says_so(file: bytes, expected: Document) -> None:
    assert read(file, LIMITS) == expected


def lying_about_the_size() -> bytes:
    """An archive whose directory says that its part unpacks to ten bytes."""
    file = bytearray(archive({"Contents/section0.xml": "<x>" + " " * 3 * MEGABYTE + "</x>"}))
    at = file.index(b"PK\x01\x02") + 24
    file[at : at + 4] = (10).to_bytes(4, "little")
    return bytes(file)


def many_parts(count: int) -> bytes:
    """Parts that are each small and dull enough, and too much together."""
    return archive({f"Contents/section{number}.xml": "<x>" + " " * (MEGABYTE - 9) + "</x>" for number in range(count)})


@pytest.mark.parametrize(
    ("file", "trouble", "why"),
    [
        pytest.param(hwpx(" " * 3 * MEGABYTE), Trouble.BOMB, "", id="blanks pack a thousand times"),
        pytest.param(many_parts(65), Trouble.BOMB, "", id="many small parts"),
        pytest.param(
            lying_about_the_size(), Trouble.DAMAGED, "BadZipFile", id="a size that lies stops the reading at that size"
        ),
        pytest.param(archive({"Contents/section0.xml": ENTITIES}), Trouble.DAMAGED, "DTDForbidden", id="entities in entities"),
        pytest.param(
            archive({"word/document.xml": OUTSIDE}), Trouble.DAMAGED, "DTDForbidden", id="an entity that names a file"
        ),
        pytest.param(archive({"Contents/section0.xml": "글"}), Trouble.DAMAGED, "ParseError", id="no XML"),
        pytest.param(
            archive({"Contents/section0.xml": "<x/>"}, zipfile.ZIP_LZMA),
            Trouble.DAMAGED,
            "zip method 14",
            id="a method that eats memory",
        ),
        pytest.param(b"PK\x03\x04" + bytes(100), Trouble.DAMAGED, "BadZipFile", id="no directory"),
        pytest.param(archive({"xl/workbook.xml": "<x/>"}), Trouble.UNKNOWN, "", id="a spreadsheet"),
    ],
)
def test_what_cannot_be_read(file: bytes, trouble: Trouble, why: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(file, LIMITS)
    assert (caught.value.trouble, caught.value.why) == (trouble, why)


def test_deep_nesting_is_followed_without_recursion() -> None:
    depth = 20_000
    assert read(hwpx("<hp:tc>" * depth + p(LINE) + "</hp:tc>" * depth), LIMITS).text == LINE


def test_the_text_is_cut_at_the_limit() -> None:
    document = read(hwpx(p("가" * 80) + p("나" * 80)), Limits(characters=100))
    assert document == Document(text="가" * 80 + "\n" + "나" * 19, kind="hwpx", note="truncated")


def test_an_archive_with_the_same_name_twice_is_read_once() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", word(wp("처음")))
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("word/document.xml", word(wp("나중")))
    assert read(buffer.getvalue(), LIMITS).text == "나중"
