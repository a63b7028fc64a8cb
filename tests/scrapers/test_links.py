"""Links that only a script knows."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scrapers.families import LinkPattern
from scrapers.links import filled, known_values, target

PAGE = "https://www.site.example/portal/bbs/list.do?mId=0301&ptIdx=24"


def node(markup: str) -> LexborNode:
    found = LexborHTMLParser(markup).css_first("a")
    assert found is not None
    return found


def pattern(find: str, to: str) -> LinkPattern:
    return LinkPattern.model_validate({"find": find, "to": to})


GO = pattern(r"go\('(\d+)'\)", "view.do?no={1}&mId={mId}")


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("""<a href="#" onclick="go('7'); return false">""", id="in onclick"),
        pytest.param("""<a href="javascript:go('7')">""", id="in href"),
        pytest.param("""<a href="#" data-run="go('7')">""", id="in data"),
        pytest.param("""<a href="/elsewhere" onclick="go('7')">""", id="what a click does goes before the href"),
    ],
)
def test_what_a_click_leads_to(markup: str) -> None:
    assert target(node(markup), PAGE, [GO], {"mId": "0301"}) == "https://www.site.example/portal/bbs/view.do?no=7&mId=0301"


def test_the_first_pattern_that_fits_counts() -> None:
    other = pattern(r"(\d+)", "other.do?n={1}")
    assert target(node("""<a onclick="go('7')">"""), PAGE, [GO, other], {}).endswith("/view.do?no=7&mId=")
    assert target(node("""<a onclick="run('8')">"""), PAGE, [GO, other], {}).endswith("/other.do?n=8")


@pytest.mark.parametrize("markup", ["<a>", '<a href="#top">', '<a href="javascript:void(0)">', '<a href="mailto:a@b.example">'])
def test_what_leads_nowhere(markup: str) -> None:
    assert target(node(markup), PAGE, [GO], {}) == ""


def test_an_href_without_a_script_is_itself() -> None:
    assert target(node('<a href="view.do?no=1">'), PAGE, [GO], {}) == "https://www.site.example/portal/bbs/view.do?no=1"


def test_the_page_s_address_goes_before_the_fields_of_its_forms() -> None:
    """A hostile or forgotten field must not change what the source's own address says."""
    markup = '<form><input name="mId" value="9"><input name="bbsId" value="B_1"><input name="empty"><input value="x"></form>'
    root = LexborHTMLParser(markup).root
    assert root is not None
    assert known_values(root, PAGE) == {"mId": "0301", "ptIdx": "24", "bbsId": "B_1", "empty": ""}


@pytest.mark.parametrize(
    ("template", "address"),
    [
        pytest.param("/v?a={a}", "/v?a=%EA%B0%80%26b%3D1%23", id="a value cannot add parameters or a fragment"),
        pytest.param("/v?a={path}", "/v?a=/up/load", id="a path stays readable"),
        pytest.param("/v?a={sent}", "/v?a=%EA%B0%80", id="what is quoted already is not quoted again"),
        pytest.param("{whole}", "/view.do?b=1&c=2", id="a hole at the start is an address"),
        pytest.param("/v?a={missing}", "/v?a=", id="what nobody knows is empty"),
    ],
)
def test_templates(template: str, address: str) -> None:
    values = {"a": "가&b=1#", "path": "/up/load", "sent": "%EA%B0%80", "whole": "/view.do?b=1&c=2"}
    assert filled(template, values) == address
