"""What every family of boards owes: each file of `data/pages/families` is one page with what is to be read from it.

`<family>[-skin].list.html` and `<family>[-skin].view.html` begin with a comment in YAML: the page's address, and what stands in
it. Between ``<!-- rows -->`` and ``<!-- /rows -->`` are a list's rows; `empty` is what the board puts there when it has none.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from bongsu.errors import ParseError
from bongsu.model import Attachment, Item, Source
from scrapers.families import Family, families, for_list, for_page
from scrapers.lists import read_list
from scrapers.pages import read_page
from tests.scrapers.conftest import PAGES

FOLDER = PAGES / "families"
LISTS = sorted(path.name for path in FOLDER.glob("*.list.html"))
VIEWS = sorted(path.name for path in FOLDER.glob("*.view.html"))

NAMED_ONLY = {"gyeongbuk"}
"""Families that share their address with another, so that a source names them."""

ELSEWHERE = {"ndsoft", "koreakr", "ybmodule", "table"}
"""Families whose pages were seen: their own tests read them closely."""

_ROWS = re.compile(r"<!-- rows -->.*<!-- /rows -->", re.DOTALL)


def family_of_file(name: str) -> Family:
    return families()[name.split(".", maxsplit=1)[0].split("-", maxsplit=1)[0]]


def opened(name: str) -> tuple[dict[str, Any], str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    head, _, markup = text.removeprefix("<!--").partition("\n-->\n")
    said = yaml.safe_load(head)
    assert isinstance(said, dict)
    return said, markup


def source(url: str, family: Family) -> Source:
    return Source(id="s", name="s", url=url, kind="board", family=family.name if family.name in NAMED_ONLY else None)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_its_items(name: str) -> None:
    """Titles without badges, raw dates, absolute addresses; identities without the page of the list or a session."""
    said, markup = opened(name)
    items = read_list(markup, said["url"], family_of_file(name))
    assert items == tuple(Item(**each) for each in said["items"])
    assert not any(";jsessionid" in item.url for item in items)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_known_by_its_address(name: str) -> None:
    said, _ = opened(name)
    family = family_of_file(name)
    assert for_list(source(said["url"], family)) == (family, True)


@pytest.mark.parametrize("name", LISTS)
def test_the_items_of_a_list_lead_to_pages_that_the_family_reads(name: str) -> None:
    said, _ = opened(name)
    family = family_of_file(name)
    board = source(said["url"], family)
    assert [for_page(board, each["url"]).name for each in said["items"]] == [family.name] * len(said["items"])


@pytest.mark.parametrize("name", LISTS)
def test_a_board_without_items_is_no_failure(name: str) -> None:
    said, markup = opened(name)
    assert read_list(_ROWS.sub(lambda _: said["empty"], markup), said["url"], family_of_file(name)) == ()


@pytest.mark.parametrize("name", LISTS)
def test_a_page_without_its_list_is_a_failure(name: str) -> None:
    """The same page, its rows gone: menus, searches and footers are left, and none of them is taken for a list."""
    said, markup = opened(name)
    with pytest.raises(ParseError) as caught:
        read_list(_ROWS.sub("", markup), said["url"], family_of_file(name))
    assert caught.value.code == "collect.no_list"


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_gives_its_parts(name: str) -> None:
    """The body without menus, badges, captions and the lists of attachments; an address for every attachment."""
    said, markup = opened(name)
    page = read_page(markup, said["url"], family_of_file(name))
    assert " ".join(LexborHTMLParser(page.body).text(separator=" ").split()) == said["body"]
    assert page.attachments == tuple(Attachment(name=name, url=url) for name, url in said["attachments"])
    assert (page.title, page.published) == (said["title"], said["published"])


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_is_known_by_its_address(name: str) -> None:
    said, _ = opened(name)
    family = family_of_file(name)
    assert for_page(source(said["url"], family), said["url"]) is family


def test_every_family_has_a_list_and_a_page_here() -> None:
    boards = {name for name, family in families().items() if family.list} - ELSEWHERE
    for files in (LISTS, VIEWS):
        assert boards - {family_of_file(name).name for name in files} == set()


def test_no_page_is_left_unread() -> None:
    assert sorted(path.name for path in Path(FOLDER).iterdir()) == sorted(LISTS + VIEWS)
