"""Small documents, written as the formats say: HWP, HWPX, DOCX, PDF."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

from tests.scrapers.documents.cfb import compound

PARA_HEADER, PARA_TEXT, CTRL_HEADER, LIST_HEADER, TABLE, MEMO_LIST = 66, 67, 71, 72, 77, 93
COMPRESSED, PASSWORD, DISTRIBUTION = 1, 2, 4
MARK = "\x0b"
"""Stands in a paragraph where a table or a drawing is."""

LINE = "AI 데이터센터 입주기업을 모집합니다."


# --- HWP 5 -------------------------------------------------------------------------------------------------------------


def record(tag: int, level: int, data: bytes = b"") -> bytes:
    if len(data) < 0xFFF:
        return struct.pack("<I", tag | level << 10 | len(data) << 20) + data
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(data)) + data


def wide(text: str) -> bytes:
    """UTF-16, a control character of eight units written out as one: itself, six of data, itself."""
    spelt = "".join(c + "氠瑢\x00\x00\x00\x00" + c if c in "\x01\x02\x03\x04\x09\x0b\x0f\x10\x11\x17" else c for c in text)
    return spelt.encode("utf-16-le", "surrogatepass")


def paragraph(text: str, *controls: bytes, level: int = 0) -> bytes:
    return record(PARA_HEADER, level, bytes(24)) + record(PARA_TEXT, level + 1, wide(text + "\r")) + b"".join(controls)


def control(name: str, *inside: bytes, level: int = 1, data: bytes = b"") -> bytes:
    return record(CTRL_HEADER, level, name.encode()[::-1] + data) + b"".join(inside)


def cell(row: int, *paragraphs: bytes, level: int = 2) -> bytes:
    return record(LIST_HEADER, level, struct.pack("<IIHHHH", len(paragraphs), 32, 0, row, 1, 1)) + b"".join(paragraphs)


def table(rows: Sequence[Sequence[str]], level: int = 1) -> bytes:
    """A table's control; its paragraphs begin one level below it."""
    cells = [
        cell(number, *(paragraph(line, level=level + 1) for line in text.split("\n")), level=level + 1)
        for number, row in enumerate(rows)
        for text in row
    ]
    return control("tbl ", record(TABLE, level + 1, bytes(22)), *cells, level=level)


def deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def hwp(*sections: bytes, properties: int = COMPRESSED, preview: str = "", packed: bool = True) -> bytes:
    """An HWP file; `packed` tells whether `sections` are still to be compressed."""
    streams = {"FileHeader": b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05_00_03_04, properties) + bytes(216)}
    for number, section in enumerate(sections):
        streams[f"BodyText/Section{number}"] = deflated(section) if packed and properties & COMPRESSED else section
    if preview:
        streams["PrvText"] = preview.encode("utf-16-le")
    return compound(streams)


# --- archives ----------------------------------------------------------------------------------------------------------


def archive(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def hwpx(*sections: str, **others: str) -> bytes:
    """An HWPX file of these paragraphs' markup, one string a section."""
    space = 'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"'
    bodies = {f"Contents/section{n}.xml": f"<hs:sec {space}>{text}</hs:sec>" for n, text in enumerate(sections)}
    return archive({"mimetype": "application/hwp+zip"} | bodies | others)


def p(*texts: str) -> str:
    """A paragraph of HWPX, one run for each text."""
    return "<hp:p>" + "".join(f"<hp:run><hp:t>{text}</hp:t></hp:run>" for text in texts) + "</hp:p>"


def tbl(rows: Iterable[Iterable[str]]) -> str:
    """A table of HWPX, inside the paragraph that holds it; a cell is markup."""
    cells = "".join(
        "<hp:tr>" + "".join(f"<hp:tc><hp:subList>{each}</hp:subList></hp:tc>" for each in row) + "</hp:tr>" for row in rows
    )
    return f"<hp:p><hp:run><hp:tbl>{cells}</hp:tbl></hp:run></hp:p>"


def docx(body: str, **others: str) -> bytes:
    return archive({"word/document.xml": word(body)} | {f"word/{name}.xml": word(text) for name, text in others.items()})


def word(body: str) -> str:
    return (
        f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="mc">{body}</w:document>'
    )


def wp(*texts: str) -> str:
    """A paragraph of DOCX."""
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


# --- PDF ---------------------------------------------------------------------------------------------------------------


def pdf_file(objects: Sequence[bytes | str], trailer: str = "") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + (content if isinstance(content, bytes) else content.encode()) + b"\nendobj\n"
    table_at = len(out)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table_at}\n%%EOF\n".encode()
    return bytes(out)


def stream(content: bytes, entries: str = "") -> bytes:
    return f"<< /Length {len(content)} {entries} >>\nstream\n".encode() + content + b"\nendstream"


_HANGUL_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Batang /Encoding /UniKS-UCS2-H /DescendantFonts [<< /Type /Font"
    " /Subtype /CIDFontType0 /BaseFont /Batang /CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >>"
    " /FontDescriptor << /Type /FontDescriptor /FontName /Batang /Flags 4 >> >>] >>"
)


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF with these lines on its pages, in Korean, with a font that every reader has to bring itself."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects: list[bytes | str] = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        _HANGUL_FONT,
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"1 0 0 1 72 {700 - 30 * n} Tm <{line.encode('utf-16-be').hex()}> Tj\n" for n, line in enumerate(lines))
        objects += [_page(5 + 2 * number), stream(f"BT /F1 12 Tf\n{shown}ET".encode())]
    return pdf_file(objects)


def _page(contents: int) -> str:
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {contents} 0 R"
        " /Resources << /Font << /F1 3 0 R >> >> >>"
    )
