"""Feedparser within limits: what it raises, what it would cost, what it makes of the rest."""

import contextlib
import time

import pytest

from scrapers.feed_reader import MOST_ATTRIBUTES, MOST_ELEMENTS, MOST_MARKS, StumbledError, TooMuchError, read

HEAD = "<rss version='2.0'><channel><title>나루일보</title>"
TAIL = "</channel></rss>"
MEGABYTES = 3_000_000
ATTRIBUTES = " ".join(f"b{number}=''" for number in range(MOST_ATTRIBUTES + 1))


def of_size(text: str) -> str:
    return text * (MEGABYTES // len(text))


def test_what_is_well_formed_is_read_strictly() -> None:
    reading = read(f"{HEAD}<item><title>소식</title></item>{TAIL}".encode())
    assert (reading.version, reading.loose, reading.entries[0]["title"]) == ("rss20", False, "소식")
    assert reading.feed["title"] == "나루일보"


def test_what_is_not_is_read_loosely() -> None:
    """The semicolon is feedparser's."""
    reading = read(f"{HEAD}<item><title>R&D 지원</title></item>{TAIL}".encode())
    assert (reading.version, reading.loose, reading.entries[0]["title"]) == ("rss20", True, "R&D; 지원")


def test_what_is_no_feed_has_no_version() -> None:
    assert read("점검 중".encode()).version == ""


@pytest.mark.parametrize(
    "head",
    ["\n \n<!DOCTYPE rss>\n \n", '<!-- a -->\n<!DOCTYPE rss [\n<!ENTITY id "소식">]>\n'],
    ids=["alone", "with an entity"],
)
def test_a_doctype_is_taken_away(head: str) -> None:
    assert read(f"{head}{HEAD}<item><title>소식</title></item>{TAIL}".encode()).entries[0]["title"] == "소식"


@pytest.mark.parametrize(
    "reference", ["&#99999999999;", "&#x110000;", "&#xD800;"], ids=["too large", "beyond Unicode", "half a pair"]
)
def test_an_impossible_character_spoils_only_itself(reference: str) -> None:
    assert read(f"{HEAD}<item><title>대구 {reference} AI</title></item>{TAIL}".encode()).entries[0]["title"] == "대구 \ufffd AI"


def test_feedparser_may_stumble() -> None:
    with pytest.raises(StumbledError):
        read(b"<rss><channel><gml:pos>36.1 128.3</gml:pos></channel></rss>")


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(HEAD + "<a></a>" * (MOST_ELEMENTS + 1) + TAIL, id="elements"),
        pytest.param(HEAD + "<a>" * (MOST_ELEMENTS + 1), id="elements that never close"),
        pytest.param(HEAD + "&" * (MOST_MARKS + 1), id="marks that mean nothing"),
        pytest.param(HEAD + "<a " + ATTRIBUTES + "></a>" + TAIL, id="attributes"),
        pytest.param(HEAD + "<a " + ATTRIBUTES + ">&", id="attributes, loosely"),
    ],
)
def test_too_much_is_refused(document: str) -> None:
    with pytest.raises(TooMuchError):
        read(document.encode())


ITEM, END = "<item><description>", "</description></item>"


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(of_size("\n"), id="space before the first tag"),
        pytest.param("<?xml?>" + of_size(" ") + HEAD + TAIL, id="space before the first element"),
        pytest.param(
            HEAD + "<item><author>" + of_size("a.") + "@</author></item>" + TAIL, id="an author that might be an address"
        ),
        pytest.param(
            HEAD + "<item>" + "".join(f"<category>{n}</category>" for n in range(90_000)) + "</item>" + TAIL, id="tags"
        ),
        pytest.param(HEAD + ITEM + of_size("&#65;") + END + TAIL, id="character references"),
        pytest.param(HEAD + ITEM + of_size("\n") + END + TAIL, id="lines"),
        pytest.param(HEAD + ITEM + of_size("<![CDATA["), id="CDATA that never ends"),
        pytest.param(HEAD + of_size("<!--"), id="comments that never end"),
        pytest.param(HEAD + of_size('<a b="'), id="quotes that never end"),
        pytest.param(HEAD + "<a " + of_size("b='1' "), id="attributes that never end"),
        pytest.param(HEAD + "<item><pubDate>" + of_size("1 ") + "</pubDate></item>" + TAIL, id="a date of digits"),
        pytest.param(HEAD + "<item><pubDate>" + of_size("2026-") + "</pubDate></item>" + TAIL, id="a date of years"),
        pytest.param(HEAD + "<item><pubDate>" + of_size("월 ") + "</pubDate></item>" + TAIL, id="a date of months"),
    ],
)
def test_three_hostile_megabytes_cost_seconds_at_most(document: str) -> None:
    """Feedparser alone takes minutes for some of these: it is quadratic in them."""
    data, began = document.encode(), time.process_time()
    with contextlib.suppress(TooMuchError):
        read(data)
    assert time.process_time() - began < 8
