"""Who speaks for a story."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bongsu.model import Source
from bongsu.stories.speaker import Voice, speaker, voice
from bongsu.story import Signature
from tests.bongsu.stories.chronicles import COPIED, chronicle, outlet
from tests.bongsu.stories.writing import NOON

SAID = Signature(regions=frozenset({"31000"}), bodies=frozenset({"울산테크노파크"}))
ULSAN = Source(id="ulsan", name="울산광역시 보도자료", url="https://ulsan.example", kind="board", region="31000")
BUSAN = Source(id="busan", name="부산광역시 보도자료", url="https://busan.example", kind="board", region="26000")
PARK = Source(id="park", name="울산테크노파크 공고", url="https://park.example", kind="board")
PAPER = Source(id="paper", name="울산매일", url="https://paper.example", region="31000")
WIRE = Source(id="wire", name="연합뉴스 울산", url="https://wire.example")
SEARCH = Source(id="search", name="뉴스 검색", url="https://search.example", kind="api")
SOURCES = {source.id: source for source in (ULSAN, BUSAN, PARK, PAPER, WIRE, SEARCH)}


@pytest.mark.parametrize(
    ("source", "url", "expected"),
    [
        pytest.param("ulsan", None, Voice.ISSUER, id="the board of the region itself"),
        pytest.param("park", None, Voice.ISSUER, id="the board of a body that acts in it"),
        pytest.param("busan", None, Voice.BODY, id="the board of another region"),
        pytest.param("wire", None, Voice.WIRE, id="an agency by its name"),
        pytest.param(
            "search", "https://www.yna.co.kr/view/AKR1", Voice.WIRE, id="an agency by the address that a search found"
        ),
        pytest.param("search", "https://korea.go.kr/1", Voice.BODY, id="an office by its domain"),
        pytest.param("search", "https://notyna.co.kr/1", Voice.PRESS, id="a domain that only ends alike"),
        pytest.param("search", "https://[", Voice.PRESS, id="an address that is none"),
        pytest.param("paper", None, Voice.PRESS, id="the paper of the region is no body of it"),
        pytest.param("gone", None, Voice.PRESS, id="a source that is no longer configured"),
    ],
)
def test_who_speaks(source: str, url: str | None, expected: Voice) -> None:
    assert voice(outlet(source=source, url=url), SAID, SOURCES.get(source)) is expected


def test_the_catalogue_knows_the_feeds_of_public_bodies() -> None:
    feed = Source(id="feed", name="과학기술정보통신부", url="https://feed.example")
    assert voice(outlet(source="feed"), SAID, feed, ("ministry",)) is Voice.BODY
    assert (
        voice(outlet(source="feed"), Signature(bodies=frozenset({"과학기술정보통신부"})), feed, ("ministry",)) is Voice.ISSUER
    )


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        pytest.param("울산광역시 보도자료", "https://feed.example", Voice.ISSUER, id="by what it is called"),
        pytest.param("울산 남구청", "https://feed.example", Voice.ISSUER, id="an office"),
        pytest.param("울산 새소식", "https://www.ulsan.go.kr/rss", Voice.ISSUER, id="by where it is"),
        pytest.param("울산시청역 소식지", "https://feed.example", Voice.PRESS, id="a word in another word"),
    ],
)
def test_a_feed_of_an_office_is_one(name: str, url: str, expected: Voice) -> None:
    feed = Source(id="feed", name=name, url=url, region="31000")
    assert voice(outlet(source="feed"), SAID, feed) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *((name, Voice.BODY) for name in ("나루 보도자료", "나루 보도 자료", "나루 고시", "나루 공고", "나루시청", "나루도청")),
        *((name, Voice.BODY) for name in ("나루군청 소식", "나루구청 소식", "나루교육청", "나루위원회")),
        *((name, Voice.WIRE) for name in ("연합뉴스", "뉴시스 나루", "뉴스1 나루")),
        *((name, Voice.PRESS) for name in ("나루신문", "나루뉴스", "나루군청역 소식")),
    ],
)
def test_what_sources_are_called(name: str, expected: Voice) -> None:
    feed = Source(id="feed", name=name, url="https://feed.example")
    assert voice(outlet(source="feed"), SAID, feed) is expected


@pytest.mark.parametrize("host", ["yna.co.kr", "www.newsis.com", "news1.kr", "m.news1.kr"])
def test_agencies_by_their_addresses(host: str) -> None:
    assert voice(outlet(source="search", url=f"https://{host}/1"), SAID, SEARCH) is Voice.WIRE


@pytest.mark.parametrize("tag", ["press-release", "notice", "ministry", "agency"])
def test_tags_of_those_who_tell_of_their_own(tag: str) -> None:
    assert voice(outlet(source="search"), SAID, SEARCH, (tag,)) is Voice.BODY
    assert voice(outlet(source="search"), SAID, SEARCH, ("daily",)) is Voice.PRESS


def test_a_text_that_was_only_near_is_no_copy() -> None:
    apart = replace(COPIED, apart="region")
    worded = replace(COPIED, signs=tuple(replace(sign, code="words") for sign in COPIED.signs))
    assert voice(outlet(because=apart), SAID, PAPER) is Voice.PRESS
    assert voice(outlet(because=worded), SAID, PAPER) is Voice.PRESS


def test_of_equals_told_at_one_moment_always_the_same_speaks() -> None:
    one, other = outlet(key="e1"), outlet(key="e2")
    for outlets in ((one, other), (other, one)):
        assert speaker(chronicle(*outlets), SOURCES, {})[0] == one


def test_the_catalogue_s_tags_are_looked_up_by_the_source() -> None:
    paper, office = outlet(key="e1", source="paper"), outlet(key="e2", source="search", hours=3)
    assert speaker(chronicle(paper, office), SOURCES, {"search": ("ministry",)}) == (office, Voice.BODY)


def test_an_undated_account_stands_where_it_was_seen() -> None:
    told = outlet(hours=3)
    undated = replace(told, entry=replace(told.entry, published=None, seen=NOON))
    assert undated.at == NOON
    assert replace(told, entry=replace(told.entry, seen=NOON + timedelta(hours=9))).at == NOON + timedelta(hours=3)


def test_what_repeats_a_text_is_a_copy() -> None:
    assert voice(outlet(because=COPIED), SAID, PAPER) is Voice.COPY
    assert voice(outlet(because=COPIED, source="ulsan"), SAID, ULSAN) is Voice.ISSUER, "papers copy it, not it papers"


def test_the_issuing_body_speaks_then_the_wire_then_the_first_paper_then_copies() -> None:
    copy = outlet(key="e1", source="paper", because=COPIED)
    late = outlet(key="e2", source="paper", hours=5)
    early = outlet(key="e3", source="paper", hours=1)
    wire = outlet(key="e4", source="wire", hours=8)
    own = outlet(key="e5", source="ulsan", hours=9)
    for outlets, expected in (
        ((copy,), copy),
        ((copy, late, early), early),
        ((copy, late, early, wire), wire),
        ((copy, late, early, wire, own), own),
    ):
        assert speaker(chronicle(*outlets, said=SAID), SOURCES, {})[0] == expected


def test_of_equals_one_with_a_link_speaks() -> None:
    mute, linked = outlet(key="e1", url=""), outlet(key="e2", hours=3)
    assert speaker(chronicle(mute, linked), SOURCES, {}) == (linked, Voice.PRESS)


def test_a_story_lasts_from_its_first_account_to_its_last() -> None:
    told = chronicle(outlet(hours=2), outlet(key="e2", hours=-1), outlet(key="e3", hours=7))
    assert (told.first, told.last) == (NOON - timedelta(hours=1), NOON + timedelta(hours=7))
