"""Boards of public bodies: a list, and a page for each item, by the table of the board's family."""

from scrapers.spiders.visiting import VisitingSpider


class BoardSpider(VisitingSpider):
    """Believes the page itself alone: in the head of every page, many boards name the site instead of the item."""

    name = "board"
