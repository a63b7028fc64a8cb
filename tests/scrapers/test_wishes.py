"""What a source asks of those who read it."""

from datetime import timedelta

import pytest

from bongsu.model import Wishes
from scrapers.wishes import fresh_for, wishes_of

MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("headers", "minutes"),
    [
        pytest.param({}, 0, id="nothing said"),
        pytest.param({"cache-control": "public, max-age=600"}, 10, id="good for ten minutes"),
        pytest.param({"cache-control": 'Max-Age="600"'}, 10, id="in other letters"),
        pytest.param({"cache-control": "max-age=600", "age": "240"}, 6, id="four of them spent in a cache"),
        pytest.param({"cache-control": "max-age=600", "age": "9000"}, 0, id="older than it should be"),
        pytest.param({"cache-control": "max-age=600", "age": "old"}, 10, id="an age that is none"),
        pytest.param({"cache-control": "no-cache, max-age=600"}, 0, id="to be asked for each time"),
        pytest.param({"cache-control": "max-age=600, no-store"}, 0, id="not to be kept"),
        pytest.param({"cache-control": "s-maxage=600"}, 0, id="for caches that many share"),
        pytest.param({"cache-control": "max-age=soon"}, 0, id="no number"),
    ],
)
def test_how_long_an_answer_stays_good(headers: dict[str, str], minutes: int) -> None:
    assert fresh_for(headers) == minutes * MINUTE


def feed(head: str, item: str = "") -> str:
    return f'<rss version="2.0"><channel><title>나루일보</title>{head}<item><title>가</title>{item}</item></channel></rss>'


@pytest.mark.parametrize(
    ("head", "wishes"),
    [
        pytest.param("", Wishes(), id="nothing"),
        pytest.param("<ttl> 30 </ttl>", Wishes(rest=30 * MINUTE), id="thirty minutes of rest"),
        pytest.param("<ttl>soon</ttl>", Wishes(), id="no number"),
        pytest.param(
            "<skipHours><hour>0</hour>\n<hour>13</hour><hour>24</hour><hour>77</hour></skipHours>",
            Wishes(skip_hours=frozenset({0, 13})),
            id="hours, counted from 0 or from 1",
        ),
        pytest.param(
            "<skipDays><day>Saturday</day><day>SUNDAY</day><day>Someday</day></skipDays>",
            Wishes(skip_days=frozenset({5, 6})),
            id="days",
        ),
    ],
)
def test_what_a_feed_asks(head: str, wishes: Wishes) -> None:
    assert wishes_of(feed(head)) == wishes


def test_an_item_asks_for_nothing() -> None:
    assert wishes_of(feed("", "<ttl>30</ttl>")) == Wishes()


def test_a_head_without_end_is_not_searched_to_its_end() -> None:
    assert wishes_of("<rss>" + "<hour>" * 1_000_000 + "<ttl>30</ttl>") == Wishes()
