"""CMS families: tables in YAML, checked when they are read."""

from pathlib import Path

import pytest

from bongsu.errors import ConfigError, ParseError
from bongsu.model import Source
from scrapers import family_of, kind_of, known_families
from scrapers.families import FOLDER, for_list, for_page, load

PAGE = "page: {body: .b}\n"
GOOD = "kind: board\nsure: seen\n" + PAGE


def written(folder: Path, text: str) -> Path:
    (folder / "mine.yaml").write_text(text, encoding="utf-8")
    return folder


def source(url: str, family: str | None = None) -> Source:
    return Source(id="s", name="s", url=url, kind="board", family=family)


def test_every_family_that_ships_can_be_read() -> None:
    assert known_families() == tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


def test_the_name_is_the_file_s(tmp_path: Path) -> None:
    (family,) = load(written(tmp_path, GOOD)).values()
    assert (family.name, family.page.body, family.list) == ("mine", (".b",), None)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("kind: blog\nsure: seen\n" + PAGE, "kind", id="a kind that does not exist"),
        pytest.param("kind: board\n" + PAGE, "sure", id="how sure is missing"),
        pytest.param(GOOD + "lsit: {}\n", "lsit", id="a key that does not exist"),
        pytest.param("kind: board\nsure: seen\npage: {body: 'td['}\n", "page.body.0", id="no CSS selector"),
        pytest.param("kind: board\nsure: seen\npage: {body: 'td@'}\n", "page.body.0", id="no attribute behind the @"),
        pytest.param(GOOD + "match: {list: '('}\n", "match.list.0", id="no pattern"),
        pytest.param(GOOD + "list: {date: .d}\n", "list.row", id="a list without rows"),
        pytest.param("a: [", "", id="no YAML"),
        pytest.param("- a\n", "", id="no mapping"),
        pytest.param(GOOD + "name: other\n", "", id="a name of its own"),
    ],
)
def test_a_file_that_does_not_fit_says_where(tmp_path: Path, text: str, key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load(written(tmp_path, text))
    (problem,) = caught.value.problems
    assert (problem.file, problem.key) == ("mine.yaml", key)
    assert "mine.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "family"),
    [
        ("https://www.naru.example/news/articleList.html?sc_section_code=S1N4&view_type=sm", "ndsoft"),
        ("https://www.naru.example/news/articleView.html?idxno=7002", "ndsoft"),
        ("https://m.naru.example/news/articleViewAmp.html?idxno=7002", "ndsoft"),
        ("https://www.gwangju.go.kr/boardList.do?pageId=www789&boardId=BD_0000000027", "boardlist"),
        ("https://www.gwangju.go.kr/boardView.do?pageId=&boardId=BD_1&seq=5", "boardlist"),
        ("https://www.gangjin.go.kr/www/government/news/press", "ybmodule"),
        ("https://www.mokpo.go.kr/www/mokpo_news/press_release", "ybmodule"),
        ("https://www.gangjin.go.kr/www/government/news/press?idx=1&mode=view", "ybmodule"),
        ("https://www.naju.go.kr/www/administration/reporting/coverage?mode=view&idx=1", "ybmodule"),
        ("https://www.korea.kr/briefing/pressReleaseList.do", "koreakr"),
        ("https://www.korea.kr/briefing/pressReleaseView.do?newsId=156700002", "koreakr"),
        ("https://www.hanam.go.kr/www/selectBbsNttList.do?bbsNo=27&key=164", "bbsntt"),
        ("https://www.hanam.go.kr/www/selectBbsNttView.do?key=164&bbsNo=27&nttNo=3101", "bbsntt"),
        ("https://www.donggu.ulsan.kr/cop/bbs/selectBoardList.do?bbsId=BBSMSTR_000000000322", "egov"),
        ("https://www.x.example/bbs/BBSMSTR_000000000322/view.do?nttId=3", "egov"),
        ("https://www.x.example/board.es?mid=a10707060200&bid=0001", "boardes"),
        ("https://www.x.example/board.es?mid=a1&bid=0001&act=view&list_no=9", "boardes"),
        ("https://www.gc.go.kr/portal/bbs/list.do?ptIdx=1944&mId=1203060000", "ptidx"),
        ("https://www.gyeongju.go.kr/news/page.do?mnu_uid=1336", "mnuuid"),
        ("https://news.example/1", None),
        ("http://[half", None),
    ],
)
def test_a_family_is_known_by_the_address_behind_the_host(url: str, family: str | None) -> None:
    assert family_of(url) == family


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        pytest.param("https://www.naru.example/rss/allArticle.xml", "feed", id="a feed"),
        pytest.param("https://www.hanam.go.kr/www/rssBbsNtt.do?bbsNo=31", "feed", id="a feed of a board"),
        pytest.param("https://www.naru.example/news/articleList.html?sc_section_code=S1N2", "press", id="a paper"),
        pytest.param("https://www.gwangju.go.kr/boardList.do?boardId=BD_1", "board", id="a board of a known family"),
        pytest.param("https://www.jeonnam.go.kr/M7116/boardList.do?menuId=1", "board", id="a board of no known family"),
        pytest.param("https://www.daon.example/", "feed", id="it does not say"),
    ],
)
def test_the_kind_that_an_address_speaks_of(url: str, kind: str) -> None:
    assert kind_of(url) == kind


def test_a_family_that_is_named_goes_before_the_address() -> None:
    named = source("https://www.gwangju.go.kr/boardList.do?boardId=BD_1", family="table")
    assert for_list(named)[0].name == "table"
    assert for_page(named, "https://www.gwangju.go.kr/boardView.do?seq=1").name == "table"


def test_without_either_it_is_a_guess() -> None:
    unknown = source("https://www.daon.example/press")
    family, sure = for_list(unknown)
    assert (family.name, sure) == ("table", False)
    assert for_page(unknown, "https://www.daon.example/press/1").name == "table"


def test_a_name_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(ParseError, match="boardlist"):
        for_page(source("https://a.example/", family="nosuch"), "https://a.example/1")
