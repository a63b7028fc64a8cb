"""Pages saved to a file."""

import pytest

from bongsu.errors import ParseError
from scrapers.files import read_saved_page

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
