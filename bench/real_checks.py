"""What must have become of real feeds, lists and pages, worked out from the raw files by other means than the project's own."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser

from bench.real_site import DETAILS, LISTS, page_title
from bongsu.model import KST, Article, Entry

KST_MARKED_UTC = ("khan", "newsis")
_IDENTITY = {"gwangju": r"\bseq=(\d+)", "gangjin": r"\bidx=(\d+)", "korea-kr": r"\bnewsId=(\d+)"}
_ROW = {
    "gwangju": r"boardView\.do\?[^'\"]*?\bboardId=BD_0000000022&(?:amp;)?seq=(\d+)",
    "gangjin": r"\bidx=(\d+)&amp;mode=view",
    "korea-kr": r"pressReleaseView\.do\?newsId=(\d+)",
}
_TRACKING = re.compile(r"[?&](?:utm_\w+|cloc)=[^&]*")
_DAY = re.compile(r"\b(20\d\d)[-.](\d\d)[-.](\d\d)\b")
_MIDDLE_DOTS = re.compile("[ㆍ・‧•]")

_SHORTEST_PARAGRAPH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the table."""

    what: str
    expected: object
    found: object

    @property
    def ok(self) -> bool:
        return self.expected == self.found


def feed(name: str, base: str, data: Path, entries: Sequence[Entry]) -> Iterator[Check]:
    """Each item once, under its title, at its time in KST."""
    items: dict[str, tuple[str, datetime]] = {}
    for item in ET.parse(data / "feeds" / f"{name}.xml").getroot().iter("item"):  # noqa: S314 -- files of our own machine
        link = _bare(urljoin(base, item.findtext("link", "")))
        items.setdefault(link, (_folded(html.unescape(item.findtext("title", ""))), _time(name, item.findtext("pubDate", ""))))
    stored = {_bare(entry.url): (entry.title, entry.published) for entry in entries}
    yield Check(what=f"{name}: items stored", expected=len(items), found=len(entries))
    yield Check(what=f"{name}: with their titles", expected=len(items), found=_agreeing(items, stored, 0))
    yield Check(what=f"{name}: with their times", expected=len(items), found=_agreeing(items, stored, 1))


def _agreeing(items: Mapping[str, tuple[object, ...]], stored: Mapping[str, tuple[object, ...]], part: int) -> int:
    return sum(link in stored and stored[link][part] == item[part] for link, item in items.items())


def _bare(link: str) -> str:
    return _TRACKING.sub("", link)


def _time(feed_name: str, written: str) -> datetime:
    time = datetime.fromisoformat(written)
    if time.tzinfo is None or feed_name in KST_MARKED_UTC:
        return time.replace(tzinfo=KST)
    return time.astimezone(UTC)


def board(name: str, base: str, data: Path, entries: Sequence[Entry]) -> Iterator[Check]:
    """Every row of the list once: a title and a day that stand together on the page, a link with the row's number."""
    markup = (data / "pages" / f"{LISTS[name][1]}.html").read_text(encoding="utf-8")
    page = _folded(html.unescape(markup))
    rows = set(re.findall(_ROW[name], markup))
    linked = {found[1] for entry in entries if entry.url.startswith(base) and (found := re.search(_IDENTITY[name], entry.url))}
    yield Check(what=f"{name} list: rows stored", expected=len(rows), found=len(entries))
    yield Check(what=f"{name} list: with their links", expected=len(rows), found=len(rows & linked))
    yield Check(
        what=f"{name} list: with title and day", expected=len(rows), found=sum(_has_row(entry, page) for entry in entries)
    )


def detail(name: str, data: Path, article: Article | None) -> Iterator[Check]:
    """The page's whole title and day, all its paragraphs, no word of its menus."""
    yield Check(what=f"{name} page: read", expected=True, found=bool(article and article.complete))
    if article is None:
        return
    markup = (data / "pages" / f"{DETAILS[name][1]}.html").read_text(encoding="utf-8")
    page, paragraphs, body = _folded(html.unescape(markup)), _paragraphs(markup), _folded(article.body)
    yield Check(what=f"{name} page: its title", expected=True, found=_is_title(article.entry.title, markup))
    yield Check(what=f"{name} page: its day", expected=True, found=_has_row(article.entry, page))
    yield Check(what=f"{name} page: paragraphs", expected=len(paragraphs), found=sum(text in body for text in paragraphs))
    if name == "gwangju":
        yield Check(
            what=f"{name} page: documents read", expected=1, found=sum(each.start is not None for each in article.attachments)
        )
    yield Check(what=f"{name} page: lines of menus", expected=[], found=sorted(_menus(markup) & set(article.body.split("\n"))))


def _is_title(title: str, markup: str) -> bool:
    return not title.endswith("…") and _folded(page_title(markup)).startswith(title)


def _has_row(entry: Entry, page: str) -> bool:
    """Return whether the first day that `page` shows behind the entry's title is the entry's."""
    if entry.published is None:
        return False
    day = entry.published.astimezone(KST).strftime("%Y%m%d")
    behind = (_DAY.search(page, title.end()) for title in re.finditer(re.escape(entry.title), page))
    return any(found and "".join(found.groups()) == day for found in behind)


def _paragraphs(markup: str) -> list[str]:
    """Return the long sentences of a page outside its head and foot; what stands there more than once is a template's."""
    tree = LexborHTMLParser(markup)
    tree.strip_tags(["script", "style", "noscript", "header", "footer", "nav"])
    pieces = [_folded(piece) for piece in (tree.body.text(separator="\n") if tree.body else "").split("\n")]
    long = Counter(piece for piece in pieces if len(piece) >= _SHORTEST_PARAGRAPH and piece.endswith("다."))
    return [piece for piece, times in long.items() if times == 1]


def _menus(markup: str) -> set[str]:
    links = LexborHTMLParser(markup).css("header a, nav a, footer a, #gnb a, #lnb a, .gnb a, .lnb a, .snb a")
    return {text for link in links if len(text := _folded(link.text())) > 1}


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", _MIDDLE_DOTS.sub("·", text)).split())
