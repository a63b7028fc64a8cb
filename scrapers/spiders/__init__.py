"""Scrapy spiders, one for each kind of family. Imported at the first crawl: Scrapy costs a good part of a start."""

from scrapers.spiders.board import BoardSpider
from scrapers.spiders.press import PressSpider
from scrapers.spiders.visiting import VisitingSpider

SPIDERS: dict[str, type[VisitingSpider]] = {"press": PressSpider, "board": BoardSpider, "api": BoardSpider}
"""Family kind -> spider."""
