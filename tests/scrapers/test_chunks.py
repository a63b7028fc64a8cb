"""Feeds taken apart: what is split, what is not, and that nothing changes by it."""

import io
from dataclasses import dataclass
from functools import cache
from xml.sax.saxutils import escape

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Item
from scrapers import Fetched
from scrapers.chunks import MOST_ITEMS, Split, recall, remember, split
from scrapers.feeds import parse

RSS = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>나루일보</title>\n{}\n</channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>다온도</title>{}<updated>2026-06-01T05:00:00Z</updated></feed>'
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://r.example/"><title>r</title></channel>{}</rdf:RDF>'
)
ITEM = "<item><title>{}</title><link>https://naru.example/{}</link></item>"


def feed(*items: str, frame: str = RSS) -> bytes:
    return frame.format("\n".join(items)).encode()


def numbered(count: int) -> list[str]:
    return [ITEM.format(f"소식 {number}", number) for number in range(count)]


def pieces_of(document: bytes) -> Split:
    pieces = split(document)
    assert pieces is not None
    return pieces


@pytest.mark.parametrize(
    ("document", "chunks"),
    [
        pytest.param(feed(*numbered(2)), numbered(2), id="RSS"),
        pytest.param(feed("<entry><id>1</id></entry>", frame=ATOM), ["<entry><id>1</id></entry>"], id="Atom"),
        pytest.param(
            feed('<item rdf:about="x"><title>하나</title></item >', frame=RDF), None, id="RDF, a space before the end"
        ),
        pytest.param(feed("<item><title><![CDATA[</item><item>]]></title></item>"), None, id="a tag that is text"),
        pytest.param(feed("<item><!-- <item> --></item>"), None, id="a tag in a comment"),
        pytest.param(feed("<ITEM><title>가</title></ITEM>"), None, id="in capitals, as feedparser takes them too"),
    ],
)
def test_items_are_found_where_they_stand(document: bytes, chunks: list[str] | None) -> None:
    pieces = pieces_of(document)
    if chunks is None:
        assert len(pieces.chunks) == 1
    else:
        assert [chunk.decode() for chunk in pieces.chunks] == chunks


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(feed(), id="no item"),
        pytest.param(feed("<item><title>AT&T</title></item>"), id="not well formed: feedparser reads it in another way"),
        pytest.param(feed("<item><title>가</title></item>")[:-3], id="cut off"),
        pytest.param(b"<!DOCTYPE rss>" + feed(*numbered(1)), id="a DOCTYPE, which may define what stands in items"),
        pytest.param(feed("<item><item><title>안</title></item></item>"), id="an item in an item"),
        pytest.param(b"<list><item><title>x</title></item></list>", id="a root that says nothing of its kind"),
        pytest.param(
            feed('<item><link xml:base="https://a.example/">1</link></item>'), id="a base address, which stays for the next"
        ),
        pytest.param(
            feed('<item><x:a xmlns:x="one"/></item>', '<item><x:a xmlns:x="two"/></item>'), id="a prefix of two meanings"
        ),
        pytest.param(feed('<item><x:a xmlns:x="one"/></item>', '<item><y:a xmlns:y="one"/></item>'), id="two prefixes of one"),
        pytest.param(feed('<item a=">"/>'), id="an item that is a single tag"),
        pytest.param(feed(*["<item></item>"] * (MOST_ITEMS + 1)), id="too many to remember"),
        pytest.param(b"", id="nothing at all"),
    ],
)
def test_what_is_not_split(document: bytes) -> None:
    assert split(document) is None


def test_namespaces_that_agree_do_no_harm() -> None:
    item = '<item><x:a xmlns:x="one">가</x:a><div xmlns="http://www.w3.org/1999/xhtml"/></item>'
    assert len(pieces_of(feed(item, item)).chunks) == 2


def test_an_edited_item_is_another_chunk() -> None:
    before, after = (pieces_of(feed(*numbered(2), ITEM.format(title, 9))) for title in ("모집", "모집 (정정)"))
    assert after.unseen(set(before.digests)) == (2,)
    assert after.unseen(set(after.digests)) == ()


def test_the_pieces_are_the_feed() -> None:
    document = feed(*numbered(5))
    assert pieces_of(document).only(range(5)) == document
    assert pieces_of(document).only([1, 3]) == feed("", numbered(5)[1], "", numbered(5)[3], "")


@given(digests=st.lists(st.binary(min_size=8, max_size=8)))
def test_what_is_remembered_is_recalled(digests: list[bytes]) -> None:
    assert recall(remember(digests)) == frozenset(digests)


def test_a_memory_that_somebody_spoilt_is_none() -> None:
    assert recall("not in base64") == frozenset()


# --- the law: an item read alone is the item read among the others ------------------------------------------------------

text = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"), max_size=12)
markup = st.sampled_from(
    ["<b>굵게</b>", "<br/>", "</item>", "<item>", "&lt;", "&amp;amp;", "<p lang='ko'>글", "]]&gt;", "&#45824;"]
)
told = st.lists(text | markup, max_size=4).map("".join)


@dataclass(frozen=True)
class Shape:
    """A kind of feed and how an item stands in it."""

    frame: str
    item: str


SHAPES = (
    Shape(
        RSS, "<item><title>{0}</title><link>{1}</link><guid isPermaLink='false'>{1}</guid><description>{2}</description></item>"
    ),
    Shape(RSS, "<item><title>{0}</title><description>{2}</description><dc:date>2026-06-01</dc:date></item><!-- 사이 -->"),
    Shape(RSS, "<item><pubDate>2026-05-04 09:30:00</pubDate><title>{0}</title><link>{1}</link></item>"),
    Shape(ATOM, "<entry><id>{1}</id><title type='html'>{0}</title><summary>{2}</summary><updated>2026-06-01</updated></entry>"),
    Shape(
        ATOM,
        "<entry><title>{0}</title><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{0}</div></content></entry>",
    ),
    Shape(RDF, "<item rdf:about='{1}'><title>{0}</title><description>{2}</description><dc:date>2026-06-01</dc:date></item>"),
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    shape = draw(st.sampled_from(SHAPES))
    wrap = draw(st.sampled_from([escape, lambda each: f"<![CDATA[{each.replace(']]>', '')}]]>"]))
    count = draw(st.integers(0, 6))
    items = [shape.item.format(wrap(draw(told)), escape(draw(text), {"'": "&apos;"}), wrap(draw(told))) for _ in range(count)]
    return shape.frame.format("\n".join(items))


def fetched(document: str) -> Fetched:
    return Fetched(url="https://naru.example/rss", status=200, headers={}, body=document.encode())


@cache
def plainly(document: str) -> tuple[Item, ...]:
    """What feedparser itself makes of it."""
    plain = feedparser.parse(io.BytesIO(document.encode()), sanitize_html=False, resolve_relative_uris=False)
    return tuple(
        Item(
            title=entry.get("title", ""),
            url=entry.get("link", ""),
            guid=entry.get("id", ""),
            summary=max([*(c["value"] for c in entry.get("content", ())), entry.get("summary", "")], key=len),
            published=entry.get("published") or entry.get("updated") or "",
        )
        for entry in plain["entries"]
    )


def named(item: Item) -> tuple[str, ...]:
    return item.title, item.guid, item.summary, item.published


@given(document=documents())
def test_a_first_visit_reads_what_feedparser_reads(document: str) -> None:
    assert list(map(named, parse(fetched(document)).items)) == list(map(named, plainly(document)))


@given(document=documents(), data=st.data())
def test_a_later_visit_reads_the_rest_of_the_same(document: str, data: st.DataObject) -> None:
    whole = parse(fetched(document))
    seen = data.draw(st.sets(st.sampled_from(whole.digests))) if whole.digests else set()
    later = parse(fetched(document), frozenset(seen))
    assert list(later.items) == [
        item for item, digest in zip(whole.items, whole.digests, strict=bool(whole.digests)) if digest not in seen
    ]
    assert later.digests == whole.digests
    assert later.built == whole.built
