"""Performances as the tests need them: the real texts, with arrivals made up for each."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from app.demo.receivers import Arrival
from app.demo.script import CHANNELS, Performance, Published
from app.demo.texts import load

BASE = "http://127.0.0.1:1"
WORDS = {"rule": "…", "name": "AI", "because": [{"word": "AI", "place": "title", "quote": "AI"}]}
CODES = {"포항": "47110", "대구": "27000", "구미": "47190", "광주": "29000", "울산": "31000"}


def arrival(url: str, channel: str, at: float, data: Mapping[str, Any]) -> Arrival:
    text = f'{{"url":"{url}"}}' if channel == "webhook" else f"알림 {url}\n"
    return Arrival(channel=channel, text=text, at=at, data=data if channel == "webhook" else {})


def alert(rules: Iterable[str], codes: Iterable[str]) -> Mapping[str, Any]:
    """Return what a webhook tells of an alert."""
    regions = [{"code": code, "name": code, "role": "about", "confidence": 1.0} for code in codes]
    elsewhere = {"code": "11000", "name": "서울특별시", "role": "mentioned", "confidence": 0.5}
    return {"matches": [WORDS | {"rule": rule, "name": rule} for rule in rules], "regions": [*regions, elsewhere]}


def perfect(*, took: float = 0.5) -> Performance:
    """Return a performance in which all went as expected, each alert `took` seconds on its way."""
    published, arrivals = [], []
    for at, text in enumerate(load(), start=100):
        url = f"{BASE}/{text.number}{text.query and '?' + text.query}"
        published.append(Published(text=text, url=url, at=float(at)))
        if text.expectation.alerts:
            data = alert(text.expectation.rules, [CODES[name] for name in text.expectation.regions_must])
            arrivals += [arrival(url, channel, at + took, data) for channel in CHANNELS]
    return Performance(
        published=tuple(published),
        arrivals=tuple(arrivals),
        stories=stories(published),
        checked_by="standardwebhooks",
        bad_signatures=0,
        telegram_refused=(),
    )


def stories(published: Iterable[Published]) -> Mapping[str, tuple[str, ...]]:
    """Return the stories that all should be in: each its own, two where two are expected, another's where it is an outlet."""
    return {
        one.url: tuple(f"{one.text.expectation.outlet_of or one.text.id}-{n}" for n in range(one.text.expectation.stories or 1))
        for one in published
    }


def with_arrivals(performance: Performance, *more: Arrival) -> Performance:
    return replace(performance, arrivals=(*performance.arrivals, *more))


def without(performance: Performance, url: str, channel: str) -> Performance:
    """Return the performance as if nothing had come from `url` on `channel`."""
    kept = [one for one in performance.arrivals if url not in one.urls or one.channel != channel]
    return replace(performance, arrivals=tuple(kept))


def url_of(performance: Performance, item_id: str) -> str:
    return next(one.url for one in performance.published if one.text.id == item_id)
