"""Real material served unchanged from this machine, at addresses in the shape of the original ones."""

import html
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

FEEDS = ("khan", "newsis", "joongang", "labortoday", "municipal_board_rss_shape")
LISTS = {
    "gwangju": ("/boardList.do?pageId=www789&boardId=BD_0000000027", "board_gwangju_list"),
    "gangjin": ("/www/government/news/press", "board_gangjin_list"),
    "korea-kr": ("/briefing/pressReleaseList.do", "portal_korea_kr_press_list"),
}
DETAILS = {
    "gwangju": ("/boardView.do?pageId=www789&boardId=BD_0000000027&seq=21180", "board_gwangju_detail"),
    "mokpo": ("/www/mokpo_news/press_release?idx=1&mode=view", "board_mokpo_detail"),
    "gangjin": ("/www/government/news/press?idx=647621&mode=view", "board_gangjin_detail"),
    "ndsoft": ("/news/articleView.html?idxno=90000015817", "press_ndsoft_article"),
}
ATTACHMENT = (
    "/fileDownload.do?fileSe=BB&fileKey=BD_0000000027%7C21180&fileSn=1&boardId=BD_0000000027&seq=21180",
    "ministry_press_release.hwp",
)
"""What the page of 광주 links to; another document stands in its place, since that one is not there."""
WRONG = ("/page.do?mnu_uid=1336", "wrong_page_not_a_board")

_OF_NO_LIST = ("gwangju", "mokpo", "ndsoft")
"""Pages whose list we do not have: a feed of ours leads to them."""

_TITLE = re.compile(r'property="og:title"\s+content="([^"]+)"')
_BEGINNING = 8


def page_title(markup: str) -> str:
    """Return the title that a page tells to those who link to it."""
    found = _TITLE.search(markup)
    assert found, "every detail page that we have says og:title"
    return html.unescape(found[1])


class Site:
    """What stands where: an address is its path and its parameters, in any order. Everything else is 404."""

    def __init__(self, data: Path) -> None:
        pages = {**{f"{name} (list)": at for name, at in LISTS.items()}, **DETAILS, "wrong": WRONG}
        self._bodies = {_split(path): (data / "pages" / f"{file}.html").read_bytes() for path, file in pages.values()}
        self._bodies[_split(ATTACHMENT[0])] = (data / "documents" / ATTACHMENT[1]).read_bytes()
        self._feeds = {f"/{name}/rss.xml": (data / "feeds" / f"{name}.xml").read_bytes() for name in FEEDS}
        self._feeds["/details/rss.xml"] = self._details_feed(data).encode()

    def answer(self, address: str) -> tuple[str, bytes] | None:
        """Return the media type and the body of what stands at `address`."""
        path, wanted = _split(address)
        if path in self._feeds:
            return "application/rss+xml; charset=utf-8", self._feeds[path]
        body = self._bodies.get((path, wanted))
        return ("text/html; charset=utf-8", body) if body else None

    def _details_feed(self, data: Path) -> str:
        """A feed that leads to single pages, with no date and with titles cut short as many feeds have them."""
        items = []
        for name in _OF_NO_LIST:
            path, file = DETAILS[name]
            title = page_title((data / "pages" / f"{file}.html").read_text(encoding="utf-8"))
            items.append(f"<item><title>{html.escape(title[:_BEGINNING])}…</title><link>{html.escape(path)}</link></item>")
        return f"<rss version='2.0'><channel><title>details</title>{''.join(items)}</channel></rss>"


def _split(address: str) -> tuple[str, frozenset[tuple[str, str]]]:
    parts = urlsplit(address)
    return parts.path, frozenset(parse_qsl(parts.query))


@contextmanager
def serving(site: Site) -> Iterator[str]:
    """Serve a site on a port of this machine; give its base address."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, body = site.answer(self.path) or ("", b"")
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the signature of http.server
            """Say nothing: the table is the output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
