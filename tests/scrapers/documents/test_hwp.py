"""HWP 5: paragraphs, controls and tables in their order; previews of what is locked."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents.kinds import read
from scrapers.documents.records import Record, records
from scrapers.documents.section import plain, read_section
from scrapers.documents.sheet import Sheet
from scrapers.documents.values import Document, Limits, Trouble, Unreadable
from tests.scrapers.documents.cfb import compound
from tests.scrapers.documents.papers import (
    CTRL_HEADER,
    DISTRIBUTION,
    LINE,
    LIST_HEADER,
    MARK,
    MEMO_LIST,
    PARA_TEXT,
    PASSWORD,
    TABLE,
    cell,
    control,
    deflated,
    hwp,
    paragraph,
    record,
    table,
    wide,
)

LIMITS = Limits()
RUBY = "인공지능"


def text_of(*parts: bytes) -> str:
    """Return the text of a file with one section, made of these paragraphs."""
    document = read(hwp(b"".join(parts)), LIMITS)
    assert (document.kind, document.note) == ("hwp", "")
    return document.text


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param([paragraph(LINE), paragraph("접수 12. 1.까지")], f"{LINE}\n접수 12. 1.까지", id="paragraphs"),
        pytest.param([paragraph("첫째\n둘째")], "첫째\n둘째", id="a forced line end"),
        pytest.param([paragraph("접수\t12. 1.")], "접수\t12. 1.", id="a tab takes eight units"),
        pytest.param([paragraph("광주\x1e북구\x1f동")], "광주 북구 동", id="blanks that hold together or have a fixed width"),
        pytest.param([paragraph("A\x18B")], "A-B", id="a hyphen"),
        pytest.param([paragraph("\x03누리집\x04 참조", control("%hlk"))], "누리집 참조", id="a field is in the text"),
        pytest.param([paragraph("\U00020000漢")], "\U00020000漢", id="a character of two units"),
        pytest.param(
            [paragraph(f"앞{MARK}뒤", table([["접수", "12. 1."], ["문의", "시청"]]))],
            "앞\n접수 | 12. 1.\n문의 | 시청\n뒤",
            id="a table stands where its mark is",
        ),
        pytest.param(
            [paragraph(f"{MARK}가운데{MARK}끝", table([["하나"]]), table([["둘"]]))],
            "하나\n가운데\n둘\n끝",
            id="two tables in a paragraph",
        ),
        pytest.param([paragraph(MARK, table([["공고문\n모집합니다."]]))], "공고문\n모집합니다.", id="a frame around a text"),
        pytest.param(
            [paragraph("신청\x11은 시청", control("fn  ", paragraph("1) 본관", level=2)))],
            "신청은 시청\n1) 본관",
            id="a footnote stands behind its paragraph",
        ),
        pytest.param(
            [paragraph(f"앞{MARK}뒤", control("gso ", record(LIST_HEADER, 2, bytes(16)), paragraph("글상자", level=2)))],
            "앞\n글상자\n뒤",
            id="a text box",
        ),
        pytest.param(
            [paragraph(f"인공{MARK}지능", control("gso "))], "인공지능", id="a small picture in a word does not part it"
        ),
        pytest.param(
            [paragraph("\x10본문", control("head", paragraph("우리 시 구호", level=2)))],
            "본문",
            id="the head of every page is not text",
        ),
        pytest.param([paragraph("\x0f본문", control("tcmt", paragraph("숨은 설명", level=2)))], "본문", id="a hidden comment"),
        pytest.param(
            [paragraph("본문", record(MEMO_LIST, 1), paragraph("메모", level=2)), paragraph("다음")],
            "본문\n다음",
            id="a memo in the margin",
        ),
        pytest.param(
            [paragraph("\x17 육성", control("tdut", data=struct.pack("<H", len(RUBY)) + RUBY.encode("utf-16-le")))],
            "인공지능 육성",
            id="the main text of a 덧말 stands in its control",
        ),
        pytest.param([paragraph("\x17육성", control("tdut"))], "육성", id="a 덧말 without text"),
        pytest.param([paragraph("제목" * 3_000)], "제목" * 3_000, id="a record whose size takes four bytes more"),
        pytest.param([paragraph("\x0b"), record(CTRL_HEADER, 0, b" lbt"), paragraph(LINE)], LINE, id="a control out of place"),
        pytest.param([record(TABLE, 2), record(LIST_HEADER, 2), paragraph(LINE)], LINE, id="cells without a table"),
        pytest.param([record(PARA_TEXT, 1, wide("떠돌이"))], "떠돌이", id="text without a paragraph"),
    ],
)
def test_the_text(parts: list[bytes], expected: str) -> None:
    assert text_of(*parts) == expected


def test_a_caption_stands_before_the_rows_and_a_short_cell_record_stays_in_its_row() -> None:
    short = record(LIST_HEADER, 2, bytes(4)) + paragraph("12. 1.", level=2)
    inside = [record(LIST_HEADER, 2, bytes(8)), paragraph("표 1. 일정", level=2), record(TABLE, 2, bytes(22))]
    text = text_of(paragraph(MARK, control("tbl ", *inside, cell(0, paragraph("접수", level=2)), short)))
    assert text == "표 1. 일정\n접수 | 12. 1."


def test_a_table_in_a_cell_is_part_of_that_cells_line() -> None:
    inner = table([["가", "나"]], level=3)
    cells = [cell(0, paragraph("일정", level=2)), cell(0, paragraph(MARK, inner, level=2))]
    assert text_of(paragraph(MARK, control("tbl ", record(TABLE, 2, bytes(22)), *cells))) == "일정 | 가 | 나"


def test_sections_come_in_the_order_of_their_numbers() -> None:
    document = read(hwp(*(paragraph(f"{number}부") for number in range(12))), LIMITS)
    assert document.text.split("\n") == [f"{number}부" for number in range(12)]


def test_a_file_that_is_not_compressed() -> None:
    assert read(hwp(paragraph(LINE), properties=0), LIMITS).text == LINE


def test_a_large_section_lies_in_other_sectors_than_a_small_one() -> None:
    text = "\n".join(f"{number * 7919 % 10_007}번 {LINE}" for number in range(3_000))
    assert text_of(*(paragraph(line) for line in text.split("\n"))) == text


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        pytest.param(
            hwp(b"\x13\x37" * 500, properties=PASSWORD, packed=False),
            Document(text="", kind="hwp", note="encrypted"),
            id="a password hides the preview too",
        ),
        pytest.param(
            hwp(properties=DISTRIBUTION, preview="공고\r\n<접수><12. 1.>\r\n"),
            Document(text="공고\n접수 | 12. 1.", kind="hwp", note="distribution"),
            id="배포용: the preview is in the clear",
        ),
        pytest.param(
            hwp(preview=LINE), Document(text=LINE, kind="hwp", note="truncated"), id="without a body there is the preview"
        ),
        pytest.param(
            hwp(b"\xff" * 100, preview=LINE, packed=False),
            Document(text=LINE, kind="hwp", note="truncated"),
            id="a body that is no deflate",
        ),
        pytest.param(
            hwp(paragraph(LINE)[:-4], preview=LINE),
            Document(text=LINE, kind="hwp", note="truncated"),
            id="a record that is cut off",
        ),
        pytest.param(hwp(paragraph(MARK, control("gso "))), Document(text="", kind="hwp", note="scanned"), id="only a picture"),
    ],
)
def test_what_is_not_whole_says_so(file: bytes, expected: Document) -> None:
    assert read(file, LIMITS) == expected


def test_a_body_that_breaks_off_gives_what_came_before_and_not_the_preview() -> None:
    lines = [f"{number * 7919 % 10_007}번 {LINE}" for number in range(5_000)]
    half = deflated(b"".join(paragraph(line) for line in lines))
    document = read(hwp(half[: len(half) // 2], preview="미리보기", packed=False), LIMITS)
    found = document.text.split("\n")
    assert (document.note, found) == ("truncated", lines[: len(found)])
    assert len(found) > 1_000


@pytest.mark.parametrize(
    ("file", "trouble"),
    [
        pytest.param(hwp(bytes(3_000_000)), Trouble.BOMB, id="zeros pack a thousand times"),
        pytest.param(hwp(), Trouble.DAMAGED, id="neither body nor preview"),
        pytest.param(hwp(paragraph(LINE))[:600], Trouble.DAMAGED, id="half a compound file"),
        pytest.param(compound({"WordDocument": bytes(100)}), Trouble.UNKNOWN, id="an old Word file"),
        pytest.param(compound({"FileHeader": b"something else"}), Trouble.UNKNOWN, id="a header of something else"),
    ],
)
def test_what_cannot_be_read(file: bytes, trouble: Trouble) -> None:
    with pytest.raises(Unreadable) as caught:
        read(file, LIMITS)
    assert caught.value.trouble is trouble


def test_a_long_record_may_arrive_byte_by_byte() -> None:
    long = record(PARA_TEXT, 1, bytes(5_000))
    assert list(records(long[at : at + 1] for at in range(len(long)))) == [Record(PARA_TEXT, 1, bytes(5_000))]


# --- laws --------------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=400), st.integers(1, 50))
def test_records_do_not_depend_on_how_the_stream_is_cut(stream: bytes, size: int) -> None:
    def found(chunks: list[bytes]) -> list[Record]:
        kept: list[Record] = []
        try:
            kept += records(chunks)
        except Unreadable:
            kept.append(Record(-1, 0, b""))
        return kept

    assert found([stream]) == found([stream[at : at + size] for at in range(0, len(stream), size)])


@given(st.lists(st.builds(Record, st.sampled_from([66, 67, 71, 72, 77, 93]), st.integers(0, 5), st.binary(max_size=30))))
def test_any_records_in_any_order_end_as_text(hostile: list[Record]) -> None:
    sheet = Sheet(10_000)
    read_section(hostile, sheet)
    assert "\x00" not in sheet.text()
    assert all(line.strip() for line in sheet.text().split("\n") if sheet.text())


@given(st.binary())
def test_any_bytes_give_text_that_can_be_written_out(data: bytes) -> None:
    assert plain(data).encode("utf-8").decode("utf-8") == plain(data)


@given(st.integers(0, 3_071), st.integers(0, 255))
def test_one_wrong_byte_anywhere_is_a_document_or_a_verdict(at: int, value: int) -> None:
    file = bytearray(hwp(paragraph(f"앞{MARK}뒤", table([["접수", "12. 1."]])), preview=LINE))
    file[at % len(file)] = value
    assert outcome(bytes(file)) in {"hwp", Trouble.DAMAGED, Trouble.UNKNOWN, Trouble.BOMB}


def outcome(file: bytes) -> str:
    try:
        return read(file, LIMITS).kind
    except Unreadable as error:
        return error.trouble
