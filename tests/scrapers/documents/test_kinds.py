"""What a document is, its bytes say; whatever a parser makes of it ends as a verdict."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.documents import kinds
from scrapers.documents.kinds import read
from scrapers.documents.values import Document, Limits, Trouble, Unreadable
from tests.scrapers.documents.cfb import compound
from tests.scrapers.documents.papers import LINE

LIMITS = Limits()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(LINE.encode(), id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + LINE.encode(), id="UTF-8 with its mark"),
        pytest.param(LINE.encode("cp949"), id="CP949"),
        pytest.param(LINE.encode("utf-16"), id="UTF-16, as Windows calls Unicode"),
        pytest.param(codecs.BOM_UTF16_BE + LINE.encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(f"\r\n{LINE}\r\n\r\n".encode(), id="Windows line ends"),
    ],
)
def test_plain_text(body: bytes) -> None:
    assert read(body, LIMITS) == Document(text=LINE, kind="txt")


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        pytest.param(b"", Trouble.EMPTY, id="nothing"),
        pytest.param(b"\n <!DOCTYPE HTML><p>", Trouble.HTML, id="a web page"),
        pytest.param(b"<script>alert('no file')</script>", Trouble.HTML, id="a script that says there is no file"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", Trouble.UNKNOWN, id="a picture"),
        pytest.param(b"HWP Document File V3.00 \x1a\1\2\3\4\5", Trouble.UNKNOWN, id="HWP 3, last written in 2000"),
        pytest.param(codecs.BOM_UTF8 + b"\xff", Trouble.UNKNOWN, id="a mark that lies"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Trouble.DAMAGED, id="the first bytes of a compound file"),
    ],
)
def test_what_is_no_document(body: bytes, trouble: Trouble) -> None:
    with pytest.raises(Unreadable) as caught:
        read(body, LIMITS)
    assert caught.value.trouble is trouble


def test_an_office_file_with_a_password_is_named_as_such() -> None:
    file = compound({"EncryptionInfo": bytes(50), "EncryptedPackage": bytes(5_000)})
    assert read(file, LIMITS) == Document(text="", kind="docx", note="encrypted")


@pytest.mark.parametrize(
    ("raised", "trouble", "why"),
    [
        pytest.param(MemoryError(), Trouble.MEMORY, "", id="no memory"),
        pytest.param(ModuleNotFoundError(name="pypdfium2"), Trouble.MISSING, "pypdfium2", id="a package is missing"),
        pytest.param(ImportError(), Trouble.MISSING, "", id="a package is broken"),
        pytest.param(RecursionError(), Trouble.DAMAGED, "RecursionError", id="too deep"),
        pytest.param(KeyError("x"), Trouble.DAMAGED, "KeyError", id="anything else"),
    ],
)
def test_whatever_a_parser_raises_is_a_verdict(
    monkeypatch: pytest.MonkeyPatch, raised: Exception, trouble: Trouble, why: str
) -> None:
    def breaks(*_: object) -> None:
        raise raised

    monkeypatch.setattr(kinds, "read_plain", breaks)
    with pytest.raises(Unreadable) as caught:
        read(LINE.encode(), LIMITS)
    assert (caught.value.trouble, caught.value.why) == (trouble, why)


@given(st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b"\xff\xfe"]), st.binary())
def test_any_bytes_are_a_document_or_a_verdict(magic: bytes, rest: bytes) -> None:
    try:
        text = read(magic + rest, LIMITS).text
    except Unreadable:
        return
    assert len(text) <= len(rest) + 8
