"""Where feeds say that they can be subscribed to."""

import time

import pytest

from bongsu.model import Hub
from scrapers.http import Fetched
from scrapers.hubs import hub_of

FEED = "https://paper.example/rss"
HUB, SELF = "https://hub.example/", "https://paper.example/rss/all.xml"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>어느 지역신문</title><link>https://paper.example/</link>
<atom:link rel="self" type="application/rss+xml" href="{SELF}"/>
<atom:link href='{HUB}' rel='hub' />
<item><title>소식</title><link>https://paper.example/1</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><link rel="alternate" href="https://paper.example/"/>
<link rel="hub" href="{HUB}"/><link rel="self" href="{SELF}"/><entry><title>소식</title></entry></feed>"""


def fetched(body: str = "<rss/>", link: str = "", encoding: str = "utf-8") -> Fetched:
    return Fetched(url=FEED, status=200, headers={"link": link} if link else {}, body=body.encode(encoding))


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(fetched(RSS), id="in RSS"),
        pytest.param(fetched(ATOM), id="in Atom"),
        pytest.param(fetched(RSS, encoding="cp949"), id="in another encoding"),
        pytest.param(fetched(link=f'<{HUB}>; rel="hub", <{SELF}>; rel="self"'), id="in headers"),
        pytest.param(fetched(link=f"<{SELF}>;type=text/xml; rel=self,<{HUB}>;REL=Hub"), id="in headers, carelessly"),
        pytest.param(
            fetched(link=f'<https://hub.example>; rel="hub next", <{SELF}>; rel="self"'), id="one of several relations"
        ),
        pytest.param(
            fetched(RSS.replace(HUB, "https://later.example/"), link=f'<{HUB}>; rel="hub"'), id="in both: the headers first"
        ),
        pytest.param(fetched(RSS.replace("https://paper.example/rss/all.xml", "/rss/all.xml")), id="a relative address"),
    ],
)
def test_a_hub_is_named(answer: Fetched) -> None:
    hub = hub_of(answer)
    assert hub
    assert (hub.url.rstrip("/"), hub.topic) == (HUB.rstrip("/"), SELF)


def test_ampersands_in_an_address_are_read_as_such() -> None:
    assert hub_of(fetched(ATOM.replace(SELF, f"{SELF}?a=1&amp;b=2"))) == Hub(url=HUB, topic=f"{SELF}?a=1&b=2")


def test_a_feed_without_an_address_of_its_own_has_the_one_it_came_from() -> None:
    assert hub_of(fetched(link=f'<{HUB}>; rel="hub"')) == Hub(url=HUB, topic=FEED)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(fetched(), id="none"),
        pytest.param(fetched(ATOM.replace(f'<link rel="hub" href="{HUB}"/>', "")), id="no hub"),
        pytest.param(
            fetched(
                ATOM.replace(f'<link rel="hub" href="{HUB}"/>', "").replace(
                    "</title>", f'</title><link rel="hub" href="{HUB}"/>'
                )
            ),
            id="a hub that an item speaks of",
        ),
        pytest.param(fetched(ATOM.replace(HUB, "ftp://hub.example/")), id="a hub that is no web address"),
        pytest.param(fetched(ATOM.replace(HUB, "http://169.254.169.254/")), id="a hub at a private address"),
        pytest.param(fetched(ATOM.replace(SELF, "http://10.0.0.7/rss")), id="a feed at a private address"),
        pytest.param(fetched(ATOM.replace(SELF, "javascript:alert(1)")), id="a feed at no address"),
        pytest.param(fetched('<feed><link rel="hub"/><link/></feed>'), id="a link without an address"),
        pytest.param(fetched(link="hub; rel=hub, <https://hub.example/>; rel="), id="broken headers"),
    ],
)
def test_no_hub_is_named(answer: Fetched) -> None:
    assert hub_of(answer) is None


def test_a_source_that_may_be_private_may_have_a_private_hub() -> None:
    assert hub_of(fetched(ATOM.replace(HUB, "http://127.0.0.1:9/hub")), private=True) == Hub(
        url="http://127.0.0.1:9/hub", topic=SELF
    )


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(fetched(link="<a>" + "; a=b" * 20_000), id="endless parameters"),
        pytest.param(fetched(link="<" * 100_000), id="endless brackets"),
        pytest.param(fetched(link='<a>; rel="' * 10_000), id="quotes that never end"),
        pytest.param(fetched("<link " * 100_000), id="links that never end"),
        pytest.param(fetched("<link " + "a= " * 50_000 + ">"), id="attributes without values"),
        pytest.param(fetched("<link " + "a" * 60_000 + ">"), id="one endless attribute"),
    ],
)
def test_hostile_feeds_are_read_in_no_time(answer: Fetched) -> None:
    began = time.process_time()
    assert hub_of(answer) is None
    assert time.process_time() - began < 0.5
