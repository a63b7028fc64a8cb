"""Pages and documents saved to a file."""

from pathlib import Path

import pytest

from bongsu.errors import ParseError
from bongsu.model import Attachment
from scrapers.files import read_saved_document, read_saved_page
from tests.scrapers.documents.papers import LINE, PASSWORD, hwp, hwpx, p

PAGE = """<html><head><meta charset="euc-kr"><title>울산 AI 사업단 출범</title></head><body>
<ul><li><a href="/">처음</a></li><li><a href="/news">뉴스</a></li></ul>
<h3 class="heading">울산 AI 사업단 출범</h3>
<div id="article-view-content-div"><p>울산시는 29일 울산 AI 사업단을 출범했다고 밝혔다. 다섯 기관이 함께한다.</p>
<p>사업단은 올해까지 제조업 현장의 인공지능 전환을 돕는다. 3월부터 참여 기업을 모집할 예정이다.</p></div>
</body></html>"""


def test_an_article_saved_in_an_old_encoding_is_read() -> None:
    page = read_saved_page(PAGE.encode("euc-kr"))
    assert "울산시는 29일" in page.body
    assert "처음" not in page.body


def test_a_file_with_nothing_to_read_is_an_error() -> None:
    with pytest.raises(ParseError):
        read_saved_page(b"")


async def test_a_saved_document_is_read(tmp_path: Path) -> None:
    (tmp_path / "공고문.hwpx").write_bytes(hwpx(p(LINE)))
    assert await read_saved_document(tmp_path / "공고문.hwpx") == Attachment(name="공고문.hwpx", url="", text=LINE)


async def test_a_locked_one_says_so(tmp_path: Path) -> None:
    (tmp_path / "공고문.hwp").write_bytes(hwp(properties=PASSWORD, preview="미리보기"))
    read = await read_saved_document(tmp_path / "공고문.hwp")
    assert (read.text, read.note) == ("미리보기", "document.encrypted")


async def test_one_too_large_is_not_taken_into_memory(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(2**34)
    with pytest.raises(ParseError) as caught:
        await read_saved_document(tmp_path / "a.pdf")
    assert caught.value.code == "collect.document_large"
