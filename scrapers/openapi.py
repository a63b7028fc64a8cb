"""Open APIs: asked with the user's key, by the table of their family, and not oftener than the key allows."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlencode, urlsplit

from bongsu.errors import FetchError, ParseError
from bongsu.model import Collected, Cursor, Item, Source
from bongsu.ports import Clock, Quota
from bongsu.quota import account, rest_of_day, spacing
from scrapers import faults
from scrapers.addresses import place
from scrapers.api import read_rows
from scrapers.encoding import decode
from scrapers.families import AccessTable, ApiTable, Family, families, for_list
from scrapers.http import Fetched, HttpClient
from scrapers.visits import conditions, moved
from scrapers.wishes import fresh_for

_REFUSED = frozenset({401, 403})
_SHORTEST_KEY = 8


class ApiCollector:
    """Asks open APIs.

    `keys` returns the secret of a source by its id. The key goes out with the request and is nowhere else: not in an error, not
    in what is collected, even where the API repeats it.
    """

    def __init__(self, client: HttpClient, *, keys: Callable[[str], str | None], quota: Quota, clock: Clock) -> None:
        self._client, self._keys, self._quota, self._clock = client, keys, quota, clock

    async def collect(self, source: Source, cursor: Cursor) -> Collected:
        """Return what the API lists now. Raises `FetchError` or `ParseError`; the cursor then stays as it was.

        What is left of the day's calls is spread over the rest of it. Where they are used up, `retry_after` lasts until
        midnight in Korea.
        """
        family, _ = for_list(source)
        call = _call(source, family, self._keys(source.id) or "")
        left = await self._spend(call, source.quota)
        fetched = await self._ask(call, source, cursor)
        fresh = max(fresh_for(fetched.headers), spacing(self._clock(), left))
        next_cursor = moved(cursor, fetched)
        if next_cursor is None:
            return Collected(items=(), cursor=cursor, unchanged=True, fresh=fresh)
        try:
            items = await asyncio.to_thread(_read, fetched, call)
        except FetchError as error:
            raise await self._said(error, call) from error
        return Collected(items=items, cursor=next_cursor, fresh=fresh)

    async def _spend(self, call: "_Call", limit: int | None) -> int:
        left = await self._quota.spend(call.counted, limit or call.access.quota)
        if left is None:
            raise self._used_up(call)
        return left

    async def _ask(self, call: "_Call", source: Source, cursor: Cursor) -> Fetched:
        headers = {**conditions(cursor), **call.headers}
        private = source.allow_private
        try:
            return await self._client.get(call.asked, headers=headers, private=private, robots=False)
        except FetchError as error:
            code = "collect.api_denied" if error.params.get("status") in _REFUSED else error.code
            told = {name: _without(each, call.secret) if isinstance(each, str) else each for name, each in error.params.items()}
            raise FetchError(code, retry_after=error.retry_after, **told) from None  # the cause may show the key

    async def _said(self, error: FetchError, call: "_Call") -> FetchError:
        """Note that nothing is left where the API says so."""
        if error.code != faults.QUOTA:
            return error
        await self._quota.close(call.counted)
        return self._used_up(call)

    def _used_up(self, call: "_Call") -> FetchError:
        rest = rest_of_day(self._clock()).total_seconds()
        return FetchError(faults.QUOTA, host=place(call.url), retry_after=rest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """A call to make: `asked` is `url` with the key in it, `counted` the account that pays for it."""

    url: str
    family: str
    api: ApiTable
    access: AccessTable
    counted: str
    asked: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    secret: str = field(repr=False)


def _call(source: Source, family: Family, secret: str) -> _Call:
    """Put the key where the family wants it. Raises `ParseError`: no family with a key; `FetchError`: no such key."""
    if family.api is None or family.api.access is None:
        raise ParseError("collect.no_api", host=place(source.url), known=", ".join(_with_key()))
    access = family.api.access
    values = _values(secret, access, host=place(source.url))
    return _Call(
        url=source.url,
        family=family.name,
        api=family.api,
        access=access,
        counted=account(family.name, secret),
        asked=_with_parameters(source.url, access, values),
        headers={name: each.format_map(values) for name, each in access.headers.items()},
        secret=secret,
    )


def _with_key() -> list[str]:
    return [name for name, family in families().items() if family.api and family.api.access]


def _values(secret: str, access: AccessTable, *, host: str) -> dict[str, str]:
    """What fills the templates of a family's access: the words of the secret."""
    words = secret.split()
    if len(words) != access.words:
        raise FetchError("collect.api_key_words" if words else "collect.api_key_missing", host=host, words=access.words)
    return dict(zip(("key",) if access.words == 1 else ("id", "key"), words, strict=True))


def _with_parameters(url: str, access: AccessTable, values: Mapping[str, str]) -> str:
    """The address with the key in it. data.go.kr gives out its keys plain and percent-encoded; either is taken."""
    given = {name: unquote(each.format_map(values)) for name, each in access.query.items()}
    if not given:
        return url
    joint = "&" if urlsplit(url).query else "?"
    return f"{url}{joint}{urlencode(given, quote_via=quote, safe='')}"


def _read(fetched: Fetched, call: _Call) -> tuple[Item, ...]:
    text = decode(fetched.body, fetched.headers.get("content-type", ""))
    return read_rows(_without(text, call.secret), call.url, call.api, family=call.family)


def _without(text: str, secret: str) -> str:
    """An answer less the key, in whatever way it is repeated. What is short enough to be a word of the text is no key."""
    for word in (each for each in secret.split() if len(each) >= _SHORTEST_KEY):
        for spelt in (word, unquote(word), quote(unquote(word), safe=""), quote(unquote(word))):
            text = text.replace(spelt, "")
    return text
