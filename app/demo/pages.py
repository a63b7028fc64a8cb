"""Texts as the four outlets publish them: feeds, lists and article pages, with the clutter that real ones carry.

The layouts are files beside this one, with `$name` for what changes. Clutter names towns and AI on purpose: none of it is news.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from string import Template

from app.demo.texts import DemoText, Shape
from bongsu.model import KST

OUTLETS: Mapping[Shape, str] = {"rss": "새벽일보", "atom": "횃불통신", "board": "울산광역시", "euckr": "달빛신문"}

LISTS: Mapping[Shape, tuple[str, str]] = {
    "rss": ("/rss/allArticle.xml", "feed.rss"),
    "atom": ("/atom.xml", "feed.atom"),
    "board": ("/boardList.do?boardId=BD_0000000031", "board_list.html"),
    "euckr": ("/news/articleList.html?sc_section_code=S1N4&view_type=sm", "ndsoft_list.html"),
}
"""Where each outlet's list stands, and its layout."""

_ARTICLES: Mapping[Shape, tuple[str, str]] = {
    "rss": ("/news/articleView.html?idxno={number}", "ndsoft_article.html"),
    "atom": ("/articles/{number}", "agency_article.html"),
    "board": ("/boardView.do?boardId=BD_0000000031&seq={number}", "board_view.html"),
    "euckr": ("/news/articleView.html?idxno={number}", "ndsoft_article.html"),
}
_CHARSETS: Mapping[Shape, str] = {"euckr": "euc-kr"}
_LEAD = 90
"""Code points of the summary in a list: no announcement has all its words there."""


def list_path(shape: Shape) -> str:
    """Return the path and query of an outlet's list."""
    return LISTS[shape][0]


def article_path(text: DemoText) -> str:
    """Return the path and query of an item's page, as its list gives it."""
    path = _ARTICLES[text.shape][0].format(number=text.number)
    return f"{path}&{text.query}" if text.query else path


def list_page(shape: Shape, shown: Sequence[DemoText], base: str) -> str:
    """Return a feed or list of what is `shown`, the newest first. An edited item is dated anew and keeps its guid."""
    path, layout = LISTS[shape]
    items = "\n".join(_fill(f"{layout}.item", _fields(text, base)) for text in reversed(shown))
    built = _times(max(text.published for text in shown))["published_iso" if shape == "atom" else "published"]
    return _fill(layout, _outlet(shape) | {"base": base, "items": items, "built": built, "list_url": escape(path)})


def article_page(text: DemoText, base: str) -> str:
    """Return an item's page."""
    return _fill(_ARTICLES[text.shape][1], _fields(text, base))


def _fields(text: DemoText, base: str) -> dict[str, str]:
    relative = text.shape in {"board", "euckr"}  # as those lists do
    address = article_path(text) if relative else base + article_path(text)
    lines = [escape(paragraph, quote=False) for paragraph in text.body]
    return {
        **_outlet(text.shape),
        **_times(text.published),
        "number": str(text.number),
        "title": escape(text.title),
        "url": escape(address),
        "raw_title": text.title,  # in CDATA
        "raw_url": address,
        "lead": escape(text.body[0][:_LEAD], quote=False) + "…",
        "list_url": escape(list_path(text.shape)),
        "paragraphs": "\n\n".join(f"<p>{line}</p>" for line in lines),
        "lines": "<br />\n<br />\n".join(lines),
    }


def _outlet(shape: Shape) -> dict[str, str]:
    return {"outlet": OUTLETS[shape], "charset": _CHARSETS.get(shape, "utf-8")}


def _times(published: datetime) -> dict[str, str]:
    local = published.astimezone(KST)
    return {
        "published": local.strftime("%Y-%m-%d %H:%M:%S"),
        "published_iso": local.isoformat(timespec="seconds"),
        "published_dots": local.strftime("%Y.%m.%d %H:%M"),
        "published_minute": local.strftime("%Y-%m-%d %H:%M"),
        "published_day": local.strftime("%Y-%m-%d"),
    }


def _fill(layout: str, fields: Mapping[str, str]) -> str:
    return _layout(layout).substitute(fields)


@cache
def _layout(name: str) -> Template:
    return Template((Path(__file__).parent / "layouts" / name).read_text(encoding="utf-8"))
