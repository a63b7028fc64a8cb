"""Four outlets on one web server: what they publish is on their lists from the moment it is published."""

import hashlib
from collections.abc import Mapping, Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.demo.pages import LISTS, article_page, article_path, list_page, list_path
from app.demo.texts import DemoText, Shape
from app.serving import Server

_ENCODINGS: Mapping[Shape, str] = {"euckr": "cp949"}
_LIST_TYPES: Mapping[Shape, str] = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8"}
_HTML = "text/html; charset=utf-8"
"""What the server says of every page; of the outlet that writes EUC-KR it is not true."""


class Newsroom:
    """Serves feeds, lists and article pages of the items that have been published; it answers a conditional GET with 304.

    `served` holds the ids of the items that some list has shown to a reader.
    """

    def __init__(self, texts: Sequence[DemoText]) -> None:
        self._texts = {text.id: text for text in texts}
        self._shown: dict[str, DemoText] = {}
        self._base = ""
        self._server = Server(Starlette(routes=self._routes()))
        self.served: set[str] = set()

    async def start(self) -> str:
        """Return the base address."""
        self._base = await self._server.start()
        return self._base

    async def stop(self) -> None:
        await self._server.stop()

    def publish(self, item_id: str) -> None:
        """Show an item from now on; one that edits another takes its place. Raises KeyError for an unknown id."""
        text = self._texts[item_id]
        if text.edits:
            del self._shown[text.edits]
        self._shown[item_id] = text

    def url(self, item_id: str) -> str:
        """Return the address of an item as its list gives it."""
        return self._base + article_path(self._texts[item_id])

    def _routes(self) -> list[Route]:
        lists = [Route(list_path(shape).partition("?")[0], self._list) for shape in LISTS]
        pages = [Route(path, self._page) for path in ("/news/articleView.html", "/articles/{number}", "/boardView.do")]
        return [Route("/robots.txt", _robots), *lists, *pages]

    async def _list(self, request: Request) -> Response:
        shape = next(shape for shape in LISTS if list_path(shape).partition("?")[0] == request.url.path)
        shown = [text for text in self._shown.values() if text.shape == shape]
        self.served |= {text.id for text in shown}
        body = list_page(shape, shown, self._base)
        return _answer(request, body, _LIST_TYPES.get(shape, _HTML), _ENCODINGS.get(shape, "utf-8"))

    async def _page(self, request: Request) -> Response:
        found = [text for text in self._shown.values() if _is_at(text, request)]
        if not found:
            return PlainTextResponse("삭제되었거나 없는 기사입니다.", status_code=404)
        text = found[-1]
        return _answer(request, article_page(text, self._base), _HTML, _ENCODINGS.get(text.shape, "utf-8"))


def _is_at(text: DemoText, request: Request) -> bool:
    """Whether `text` stands at the address asked for; tracking parameters do not matter to a web server."""
    number = request.path_params.get("number") or request.query_params.get("idxno") or request.query_params.get("seq")
    same_path = article_path(text).partition("?")[0] == request.url.path
    return same_path and str(text.number) == number


async def _robots(_request: Request) -> Response:
    return PlainTextResponse("User-agent: *\nDisallow: /admin/\n")


def _answer(request: Request, body: str, content_type: str, encoding: str) -> Response:
    content = body.encode(encoding)
    headers = {"ETag": f'"{hashlib.sha256(content).hexdigest()[:16]}"', "Content-Type": content_type}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(content, headers=headers)
