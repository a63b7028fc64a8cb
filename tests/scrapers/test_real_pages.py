"""Real pages of boards and papers, where they lie beside the checkout: what a reader sees of them, and no menus."""

from pathlib import Path

import pytest

from bongsu.dates import read_date
from bongsu.model import KST, Source
from bongsu.text import to_text
from scrapers.encoding import decode
from scrapers.families import for_page
from scrapers.pages import read_page

PAGES = Path(__file__).resolve().parents[3] / "shared" / "data" / "pages"
MENUS = {"로그인", "사이트맵", "전체메뉴", "첨부파일", "이전글", "다음글", "목록"}
pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="no ../shared/data beside this checkout")


@pytest.mark.parametrize(
    ("file", "address", "day", "endings"),
    [
        pytest.param(
            "board_gwangju_detail",
            "https://www.gwangju.go.kr/boardView.do?pageId=www789&boardId=BD_0000000027&seq=21180",
            "2025-12-05",
            ["hwp", "jpg"],
            id="광주",
        ),
        pytest.param(
            "board_mokpo_detail",
            "https://www.mokpo.go.kr/www/mokpo_news/press_release?idx=1&mode=view",
            "2025-12-09",
            ["jpg"],
            id="목포",
        ),
        pytest.param(
            "board_gangjin_detail",
            "https://www.gangjin.go.kr/www/government/news/press?idx=647621&mode=view",
            "2025-12-10",
            ["jpg"],
            id="강진",
        ),
        pytest.param(
            "press_ndsoft_article", "https://www.jnilbo.com/news/articleView.html?idxno=1", "2025-12-06", [], id="ndsoft"
        ),
    ],
)
def test_a_page_gives_title_day_body_and_attachments(file: str, address: str, day: str, endings: list[str]) -> None:
    markup = decode((PAGES / f"{file}.html").read_bytes())
    page = read_page(markup, address, for_page(Source(id="s", name="s", url=address, kind="board"), address))
    date = read_date(page.published)
    assert date is not None
    assert date.at.astimezone(KST).date().isoformat() == day
    assert len(page.title) > 5
    assert page.title in markup or page.title.split(",")[0] in markup
    assert len(to_text(page.body)) > 400
    assert not {"로그인", "사이트맵", "전체메뉴", "첨부파일", "이전글", "다음글", "목록"}.intersection(
        to_text(page.body).split("\n")
    )
    assert [each.name.rpartition(".")[2] for each in page.attachments] == endings
    assert all(each.url.startswith("https://") for each in page.attachments)
