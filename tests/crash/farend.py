"""The far end of the crash tests: a feed with its pages, and a webhook that counts what it gets."""

import http.server
import json
import threading
from collections import Counter
from email.utils import format_datetime
from xml.sax.saxutils import escape

from bongsu.model import KST
from tests.fakes import LAUNCH

ANNOUNCEMENTS = 6
AT_ONCE = 1
"""Messages on their way at a time, and settled together: as many may come twice after a kill."""


class FarEnd(http.server.ThreadingHTTPServer):
    """Serves `ANNOUNCEMENTS` items on one feed and one board; `received` counts webhook ids by announcement."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: Counter[tuple[str, str]] = Counter()
        self.lock = threading.Lock()
        self.all_arrived = threading.Event()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def forget(self) -> None:
        with self.lock:
            self.received.clear()
            self.all_arrived.clear()

    def close(self) -> None:
        self.shutdown()
        self.server_close()


def titles() -> list[str]:
    """Return what the newsroom announces: one of a series each, so that they are told apart."""
    return [f"울산시 인공지능 교실 {number}기 모집" for number in range(1, ANNOUNCEMENTS + 1)]


def rules(base: str, database: str) -> str:
    """Return the rules.yaml of a watcher of this far end."""
    return f"""
health: off
database: {database}
channels:
  hook: {{kind: webhook, url: "{base}/hook", secret_env: HOOK_SECRET, at_once: {AT_ONCE}}}
sources:
  - {{id: feed, name: 울산매일, url: "{base}/rss/allArticle.xml", every: 1s, first_catch: alert, max_age: off,
     allow_private: true}}
rules:
  - {{id: ulsan-ai, name: 울산 AI, any: [인공지능], regions: [울산]}}
"""


class _Handler(http.server.BaseHTTPRequestHandler):
    server: FarEnd

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        body = _feed(self.server.base) if self.path.startswith("/rss") else _page(self.path)
        self._answer(body.encode(), "application/rss+xml" if self.path.startswith("/rss") else "text/html")

    def do_POST(self) -> None:
        if self.path != "/hook":
            self.send_error(404)
            return
        payload = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        title = next(title for title in titles() if title in json.dumps(payload, ensure_ascii=False))
        with self.server.lock:
            self.server.received[title, self.headers["webhook-id"]] += 1
            if len({told for told, _ in self.server.received}) == len(titles()):
                self.server.all_arrived.set()
        self._answer(b"{}", "application/json")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def _feed(base: str) -> str:
    date = format_datetime(LAUNCH.astimezone(KST))
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{base}/news/articleView.html?idxno={number}</link>"
        f"<pubDate>{date}</pubDate><description>소식</description></item>"
        for number, title in enumerate(titles(), 1)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>울산매일</title>{items}</channel></rss>'


def _page(path: str) -> str:
    number = path.rpartition("=")[2]
    return f"""<html><head><title>소식 {number}</title></head><body>
<h3 class="heading">소식 {number}</h3>
<div id="article-view-content-div">
<p>울산시는 29일 인공지능 교실 {number}기를 모집한다고 밝혔다. 울산테크노파크가 함께한다.</p>
</div>
</body></html>"""
