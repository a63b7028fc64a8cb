"""Newspapers: a list, and a page for each article, also for the articles of feeds."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bongsu.model import Page
from scrapers.select import first_date, first_text, parse
from scrapers.spiders.visiting import VisitingSpider
from scrapers.visit import Visit

_TITLES = ('meta[property="og:title"]@content', 'meta[name="title"]@content')
_DATES = (
    'meta[property="article:published_time"]@content',
    'meta[property="og:article:published_time"]@content',
    'meta[itemprop="datePublished"]@content',
)
_PAPER = re.compile(r"\s+[-|<:]\s+[^-|<:]{1,30}$")


class PressSpider(VisitingSpider):
    """Believes what an article says of itself in its head, which papers write for portals and keep right."""

    name = "press"

    def read_page(self, visit: Visit, markup: str, url: str) -> Page:
        page = super().read_page(visit, markup, url)
        if (page.title and page.published) or (root := parse(markup)) is None:
            return page
        title = _PAPER.sub("", first_text(root, _TITLES))
        date = first_date(root, _DATES) or next(_linked_data(root.css('script[type="application/ld+json"]')), "")
        return replace(page, title=page.title or title, published=page.published or date)


def _linked_data(scripts: Any) -> Iterator[str]:  # noqa: ANN401 -- selectolax nodes
    """Yield the dates of publication in JSON-LD, of which many are not quite JSON."""
    for script in scripts:
        try:
            data = json.loads(script.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for each in data if isinstance(data, list) else [data]:
            if isinstance(each, Mapping) and isinstance(each.get("datePublished"), str):
                yield each["datePublished"]
