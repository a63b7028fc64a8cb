"""Open APIs: the key goes out with the request and is nowhere else; calls are counted; what the API says is wrong is told."""

import contextlib
import json
import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from bongsu.errors import CollectError, FetchError
from bongsu.model import Cursor, Source
from bongsu.ports import Collector
from scrapers import ApiCollector, HttpClient
from tests.contracts.collector import CollectorContract
from tests.scrapers.conftest import PAGES
from tests.scrapers.site import Answer, Site

ANSWER = (PAGES / "apis" / "naverhub.json").read_bytes()
CALLS = (PAGES / "apis" / "mss.xml").read_bytes()
NOW = datetime(2026, 11, 5, 14, 0, tzinfo=UTC)
"""An hour before midnight in Korea."""
SECRET = "naru-client-id n4ru+cl1ent/s3cret=="
ENCODED = "abcd%2BEFGH%2Fijkl%3D%3D"


@dataclass
class Counting:
    """A quota in memory. `left` of None has no end."""

    left: int | None = None
    accounts: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)

    async def spend(self, account: str, limit: int) -> int | None:
        self.accounts.append(account)
        if self.left is None:
            return limit
        self.left -= 1
        return self.left if self.left >= 0 else None

    async def close(self, account: str) -> None:
        self.closed.append(account)


def collector(client: HttpClient, secret: str | None, quota: Counting | None = None) -> ApiCollector:
    return ApiCollector(client, keys=lambda _: secret, quota=quota or Counting(), clock=lambda: NOW)


def naver(site: Site, path: str = "/search/v1/news?query=%EB%82%98%EB%A3%A8") -> Source:
    return Source(id="naver", name="검색", url=site.url + path, kind="api", family="naverhub")


def calls(site: Site, path: str = "/mssBizService_v2/getbizList_v2") -> Source:
    return Source(id="mss", name="공고", url=site.url + path, kind="api", family="mss")


async def fails(api: Collector, source: Source) -> CollectError:
    with pytest.raises(CollectError) as caught:
        await api.collect(source, Cursor())
    return caught.value


class TestApiCollector(CollectorContract):
    good = ANSWER
    titles = ("나루시, <b>인공지능</b> 관제 &quot;가동&quot;", "원문 주소가 없는 기사")
    codes = MappingProxyType({"collect.forbidden": "collect.api_denied"})

    def build(self, client: HttpClient) -> Collector:
        return collector(client, SECRET)

    def source(self, url: str) -> Source:
        return Source(id="naver", name="검색", url=url, kind="api", family="naverhub", allow_private=True)

    async def test_robots_txt_is_obeyed(self, collector: Collector, site: Site) -> None:
        """It speaks to whoever follows links; an API is asked by those who were given its key."""
        site.routes |= {"/robots.txt": Answer(body=b"User-agent: *\nDisallow: /\n"), "/watched": Answer(body=self.good)}
        assert (await collector.collect(self.source(f"{site.url}/watched"), Cursor())).items
        assert [asked.path for asked in site.asked] == ["/watched"]


# --- the key -----------------------------------------------------------------------------------------------------------


async def test_a_key_in_headers(client: HttpClient, site: Site) -> None:
    site.routes["/search/v1/news?query=%EB%82%98%EB%A3%A8"] = Answer(body=ANSWER)
    await collector(client, SECRET).collect(naver(site), Cursor())
    headers = site.asked[-1].headers
    assert (headers["x-ncp-apigw-api-key-id"], headers["x-ncp-apigw-api-key"]) == tuple(SECRET.split())


@pytest.mark.parametrize(
    ("path", "secret"),
    [
        pytest.param("/list?numOfRows=5", ENCODED, id="a key as data.go.kr encodes it"),
        pytest.param("/list?numOfRows=5", unquote(ENCODED), id="the same key plain"),
        pytest.param("/list", ENCODED, id="an address without parameters"),
    ],
)
async def test_a_key_in_the_query_is_encoded_once(client: HttpClient, site: Site, path: str, secret: str) -> None:
    answer = Answer(body=CALLS)
    site.routes |= {f"{path}{'&' if '?' in path else '?'}serviceKey={ENCODED}": answer}
    await collector(client, secret).collect(calls(site, path), Cursor())
    assert parse_qs(urlsplit(site.asked[-1].path).query)["serviceKey"] == [unquote(ENCODED)]


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        pytest.param(None, "collect.api_key_missing", id="none"),
        pytest.param("only-one-word", "collect.api_key_words", id="an id without its key"),
        pytest.param("one two three", "collect.api_key_words", id="too many words"),
    ],
)
async def test_without_its_key_nothing_is_asked(client: HttpClient, site: Site, secret: str | None, code: str) -> None:
    quota = Counting()
    error = await fails(collector(client, secret, quota), naver(site))
    assert error.code == code
    assert (site.asked, quota.accounts) == ([], [])
    assert "only-one-word" not in error.say("en")


async def test_a_family_without_a_key_is_no_open_api(client: HttpClient, site: Site) -> None:
    source = Source(id="s", name="s", url=f"{site.url}/board/list", kind="api", family="domapi")
    error = await fails(collector(client, SECRET), source)
    assert error.code == "collect.no_api"
    assert "naverhub" in error.say("en")


TROUBLES = {
    "refused": Answer(status=401, body=b'{"error": {"errorCode": "200"}}'),
    "its own trouble": Answer(status=500, body=SECRET.encode()),
    "too many": Answer(status=429),
    "a page instead": Answer(body=b"<html>" + SECRET.encode()),
    "a fault": Answer(body=b'{"response": {"header": {"resultCode": "30", "resultMsg": "key ' + SECRET.encode() + b'"}}}'),
    "an unknown fault": Answer(body=b'{"response": {"header": {"resultCode": "n4ru+cl1ent/s3cret=="}}}'),
    "a redirect that repeats it": Answer(status=302, headers={"Location": "ftp://n4ru+cl1ent/s3cret=="}),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
async def test_no_error_and_no_log_tells_the_key(
    client: HttpClient, site: Site, caplog: pytest.LogCaptureFixture, trouble: Answer
) -> None:
    site.routes["/search/v1/news?query=%EB%82%98%EB%A3%A8"] = trouble
    with caplog.at_level(logging.INFO):
        error = await fails(collector(client, SECRET), naver(site))
    told = [error.say("ko"), error.say("en"), repr(error), repr(error.params), caplog.text]
    assert [text for text in told if any(word in text for word in (*SECRET.split(), "s3cret", "S3CRET"))] == []


@pytest.mark.parametrize("status", [200, 302, 404, 500])
async def test_no_log_tells_a_key_in_the_query(
    client: HttpClient, site: Site, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    """HTTP libraries like to log the address of every request."""
    headers = {"Location": f"/again?serviceKey={ENCODED}"}
    site.routes[f"/mssBizService_v2/getbizList_v2?serviceKey={ENCODED}"] = Answer(status=status, headers=headers, body=CALLS)
    with caplog.at_level(logging.INFO), contextlib.suppress(CollectError):
        await collector(client, ENCODED).collect(calls(site), Cursor())
    assert site.asked
    assert not any(spelt in caplog.text for spelt in (ENCODED, unquote(ENCODED), "EFGH"))


async def test_an_api_that_repeats_the_key_does_not_get_it_stored(client: HttpClient, site: Site) -> None:
    """In the link of an item, plain or encoded."""
    row = {"pblancId": "1", "pblancNm": f"공고 {ENCODED}", "pblancUrl": f"/view.do?crtfcKey={ENCODED}&id=1"}
    site.routes[f"/api?crtfcKey={ENCODED}"] = Answer(body=json.dumps({"jsonArray": [row]}).encode())
    source = Source(id="b", name="b", url=f"{site.url}/api", kind="api", family="bizinfo")
    catch = await collector(client, unquote(ENCODED)).collect(source, Cursor())
    assert catch.items[0].url == f"{site.url}/view.do?crtfcKey=&id=1"
    assert not any(spelt in repr(catch) for spelt in (ENCODED, unquote(ENCODED)))


# --- the quota ---------------------------------------------------------------------------------------------------------


async def test_every_call_is_counted_by_api_and_key(client: HttpClient, site: Site) -> None:
    """Sources that share a key share its quota."""
    site.routes["/search/v1/news?query=%EB%82%98%EB%A3%A8"] = Answer(body=ANSWER)
    quota = Counting()
    for secret in (SECRET, SECRET, "another-id another-key"):
        await collector(client, secret, quota).collect(naver(site), Cursor())
    first, second, third = quota.accounts
    assert first == second != third
    assert first.startswith("naverhub:")
    assert "naru" not in first


async def test_the_source_may_say_another_quota_than_the_family(client: HttpClient, site: Site) -> None:
    limits: list[int] = []

    class Noting(Counting):
        async def spend(self, account: str, limit: int) -> int | None:
            limits.append(limit)
            return None

    for quota in (None, 7):
        source = Source(id="m", name="m", url=site.url, kind="api", family="mss", quota=quota)
        await fails(collector(client, "key", Noting()), source)
    assert limits == [100, 7]


async def test_used_up_it_rests_until_midnight_in_korea(client: HttpClient, site: Site) -> None:
    site.routes["/search/v1/news?query=%EB%82%98%EB%A3%A8"] = Answer(body=ANSWER)
    api = collector(client, SECRET, Counting(left=1))
    await api.collect(naver(site), Cursor())
    error = await fails(api, naver(site))
    assert isinstance(error, FetchError)
    assert error.code == "collect.api_quota"
    assert error.retry_after == timedelta(hours=1).total_seconds()
    assert len(site.asked) == 1


async def test_what_is_left_is_spread_over_the_rest_of_the_day(client: HttpClient, site: Site) -> None:
    """A hundred calls a day asked for every minute would be gone by two in the morning."""
    site.routes["/mssBizService_v2/getbizList_v2?serviceKey=key"] = Answer(body=CALLS)
    api = collector(client, "key", Counting(left=7))
    first = await api.collect(calls(site), Cursor())
    second = await api.collect(calls(site), first.cursor)
    assert (first.fresh, second.fresh) == (timedelta(minutes=10), timedelta(minutes=12))
    assert second.unchanged


async def test_an_api_that_says_it_is_used_up_is_believed(client: HttpClient, site: Site) -> None:
    """Another program may use the key too."""
    fault = b'{"response": {"header": {"resultCode": "22"}}}'
    site.routes["/mssBizService_v2/getbizList_v2?serviceKey=key"] = Answer(body=fault)
    quota = Counting()
    error = await fails(collector(client, "key", quota), calls(site))
    assert isinstance(error, FetchError)
    assert (error.code, error.retry_after) == ("collect.api_quota", 3600.0)
    assert quota.closed == quota.accounts


async def test_any_other_fault_leaves_the_quota_alone(client: HttpClient, site: Site) -> None:
    fault = b"<response><header><resultCode>30</resultCode></header></response>"
    site.routes["/mssBizService_v2/getbizList_v2?serviceKey=key"] = Answer(body=fault)
    quota = Counting()
    error = await fails(collector(client, "key", quota), calls(site))
    assert error.code == "collect.api_key_unknown"
    assert quota.closed == []
