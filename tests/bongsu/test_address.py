"""One spelling for all the addresses of one announcement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.address import canonical_url, is_site_root, is_web_address

VIEW = "https://paper.example/news/articleView.html?idxno=7"
BOARD = "https://city.go.kr/view.do?bbsNo=31&nttNo=7"

ADDRESSES = st.builds(
    "".join,
    st.lists(
        st.sampled_from(
            [
                *(
                    "http://",
                    "https://",
                    "//",
                    "www.",
                    "m.",
                    "amp.",
                    "paper.example",
                    "한국.kr",
                    ":80",
                    ":8080",
                    "user@",
                    "[::1]",
                ),
                *(
                    "/",
                    "/amp",
                    "/index.html",
                    "/articleViewAmp.html",
                    ";jsessionid=A1",
                    "%2F",
                    "%2f",
                    "%41",
                    "%",
                    "%EA%B0%80",
                    "가",
                    " ",
                ),
                *("?", "&", "idxno=7", "utm_source=rss", "page=2", "amp;a=1", "b=", "c", "+", "=", "#", "#!/7", "\ud800"),
            ]
        )
    ),
)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("http://paper.example/news/articleView.html?idxno=7", id="http"),
        pytest.param("HTTPS://WWW.Paper.Example/news/articleView.html?idxno=7", id="capitals and www"),
        pytest.param("https://m.paper.example/news/articleView.html?idxno=7", id="for telephones"),
        pytest.param("https://www.m.paper.example./news/articleView.html?idxno=7", id="both, and the root's dot"),
        pytest.param("https://paper.example:443/news/articleView.html?idxno=7", id="the port of https"),
        pytest.param("http://paper.example:80/news/articleView.html?idxno=7", id="the port of http"),
        pytest.param("https://paper.example/news/articleView.html?idxno=7#comments", id="a place on the page"),
        pytest.param("https://paper.example/news/articleView.html?idxno=7&sc_area=A&sc_word=AI", id="what the reader searched"),
        pytest.param("https://paper.example/news/articleViewAmp.html?idxno=7", id="AMP"),
        pytest.param("https://paper.example/news/articleView.html?idxno=7&utm_source=rss&fbclid=x", id="tracking"),
        pytest.param("//paper.example/news/articleView.html?idxno=7", id="without scheme"),
        pytest.param(" https://paper.example/news/articleView.html?idxno=7 ", id="spaces around"),
        pytest.param("https://reader@paper.example/news/articleView.html?idxno=7", id="a user"),
    ],
)
def test_ways_to_write_an_article_of_a_paper(written: str) -> None:
    assert canonical_url(written) == VIEW


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("https://www.city.go.kr/view.do?nttNo=7&bbsNo=31", id="another order"),
        pytest.param("https://city.go.kr/view.do;jsessionid=1A2B.node1?bbsNo=31&nttNo=7", id="a session in the path"),
        pytest.param("https://city.go.kr/view.do?bbsNo=31&nttNo=7&PHPSESSID=77", id="a session in the query"),
        pytest.param("https://city.go.kr/view.do?bbsNo=31&nttNo=7&pageIndex=2&searchCnd=SJ", id="another page of the list"),
        pytest.param(
            "https://city.go.kr/view.do?bbsNo=31&nttNo=7&startDate=2026-01-01&endDate=2026-01-29", id="a search up to today"
        ),
        pytest.param("https://city.go.kr/view.do?bbsNo=31&nttNo=7&key=&searchKrwd=", id="empty parameters"),
        pytest.param("https://city.go.kr/view.do?bbsNo=31&amp;nttNo=7", id="an ampersand never decoded"),
        pytest.param("https://city.go.kr/view.do?bbs%4Eo=31&ntt%4eo=7", id="needless percent signs"),
    ],
)
def test_ways_to_write_an_announcement_of_a_board(written: str) -> None:
    assert canonical_url(written) == BOARD


TRACKING = """fbclid gclid gbraid wbraid dclid msclkid yclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid _ga _gl spm cmpid
    ncid ocid napm kakao_from ref ref_src ref_url referer referrer refer cloc rss fromrss amp outputtype
    utm_source utm_anything pk_campaign mtm_source jsessionid phpsessid sessionid session_id cfid cftoken aspsessionidabc"""
LIST_STATE = """page pageIndex pageNo page_no pageNum movePage nowPage curPage currentPage cpage gotoPage startPage pageUnit
    pageSize page_size listCnt rowCnt recordCnt recordCountPerPage q_currPage q_rowPerSize q_sortName q_sortOrder orderBy
    sortOrder startDate endDate sdate edate fromDate toDate beginDate period searchWrd srchTxt sch_word q_searchVal"""


@pytest.mark.parametrize("name", [*TRACKING.split(), *LIST_STATE.split()])
def test_what_is_dropped_stays_dropped(name: str) -> None:
    """Stored announcements are known by their addresses without these: one kept again would alert everything twice."""
    assert canonical_url(f"https://city.go.kr/view.do?bbsNo=31&{name}=1&nttNo=7") == BOARD


@pytest.mark.parametrize("name", LIST_STATE.split())
def test_what_says_where_in_a_list_stays_where_nothing_else_is_said(name: str) -> None:
    assert canonical_url(f"https://city.go.kr/list.do?{name}=2&utm_source=rss") == f"https://city.go.kr/list.do?{name}=2"


@pytest.mark.parametrize("name", ["no", "key", "id", "date", "utm", "pages", "perioda", "mode", "category"])
def test_a_parameter_that_nobody_knows_stays(name: str) -> None:
    assert canonical_url(f"https://city.go.kr/view.do?{name}=1") == f"https://city.go.kr/view.do?{name}=1"


@pytest.mark.parametrize("end", ["", "/", "//", "/index.html", "/INDEX.HTM", "/index.php", "/amp", "/amp/index.html"])
def test_ends_that_name_nothing(end: str) -> None:
    assert canonical_url(f"https://a.example/news{end}") == "https://a.example/news"


@pytest.mark.parametrize("prefix", ["www.", "m.", "mobile.", "amp.", "www.amp."])
def test_hosts_for_devices_are_one(prefix: str) -> None:
    assert canonical_url(f"https://{prefix}a.example/7") == "https://a.example/7"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        pytest.param("https://a.example/v?e=5&d=4&c=3&b=2&a=1&f=6", "https://a.example/v?a=1&b=2&c=3&d=4&e=5&f=6", id="sorted"),
        pytest.param("https://a.example/v?a=1&a=1", "https://a.example/v?a=1", id="said twice"),
        pytest.param("https://a.example/v;PHPSESSID=1A?a=1", "https://a.example/v?a=1", id="a session of another server"),
        pytest.param(" http://[broken/ ", "http://[broken/", id="spaces around what cannot be read"),
        pytest.param(" tag:a.example,2026:7 ", "tag:a.example,2026:7", id="spaces around what is no web address"),
        pytest.param("https://a.example", "https://a.example/", id="a site"),
        pytest.param("https://a.example/news/index.html", "https://a.example/news", id="an index"),
        pytest.param("https://a.example/2026/ai/amp/", "https://a.example/2026/ai", id="AMP at the end"),
        pytest.param("https://a.example/x%2fy?p=%2fz", "https://a.example/x%2Fy?p=%2Fz", id="a slash that is none"),
        pytest.param(
            "https://a.example/가 나?q=다+라", "https://a.example/%EA%B0%80%20%EB%82%98?q=%EB%8B%A4%20%EB%9D%BC", id="Hangul"
        ),
        pytest.param("https://a.example/100%", "https://a.example/100%25", id="a percent sign alone"),
        pytest.param("https://a.example:8443/x", "https://a.example:8443/x", id="another port is another site"),
        pytest.param("https://한국.kr/x", "https://xn--3e0b707e.kr/x", id="a Korean name"),
        pytest.param("http://[::1]:8080/x", "https://[::1]:8080/x", id="an address of version 6"),
        pytest.param("https://m.kr/x", "https://m.kr/x", id="a name that is nothing but its prefix"),
        pytest.param("https://a.example/list?page=3", "https://a.example/list?page=3", id="a page that is all there is"),
        pytest.param("https://a.example/?1234", "https://a.example/?1234", id="a parameter without name"),
        pytest.param(
            "https://a.example/articleView.html?no=7", "https://a.example/articleView.html?no=7", id="not ndsoft's parameter"
        ),
        pytest.param("https://a.example/#!/news/7", "https://a.example/#!/news/7", id="a site that is one page"),
        pytest.param("tag:a.example,2026:7", "tag:a.example,2026:7", id="no web address"),
        pytest.param("mailto:a@a.example", "mailto:a@a.example", id="mail"),
        pytest.param("20260129-7 ", "20260129-7", id="a number"),
        pytest.param("http://[broken/", "http://[broken/", id="no host that can be read"),
        pytest.param("http://a.example:port/", "http://a.example:port/", id="no port that can be read"),
    ],
)
def test_canonical(written: str, canonical: str) -> None:
    assert canonical_url(written) == canonical


@given(ADDRESSES | st.text())
def test_canonical_twice_changes_nothing(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


@pytest.mark.parametrize(
    ("url", "web", "root"),
    [
        pytest.param("https://www.city.go.kr/", True, True, id="a site"),
        pytest.param("https://city.go.kr/index.html?utm_source=rss", True, True, id="a site, counted"),
        pytest.param("https://city.go.kr/?idx=7", True, False, id="something on it"),
        pytest.param("javascript:goView('7')", False, False, id="a script"),
        pytest.param("/view.do?nttNo=7", False, False, id="half an address"),
        pytest.param("http://[broken", False, False, id="no host that can be read"),
        pytest.param("https:///view.do", False, False, id="no host"),
    ],
)
def test_what_an_address_names(url: str, web: bool, root: bool) -> None:
    assert is_web_address(url) is web
    assert is_site_root(url) is root
