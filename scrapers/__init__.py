"""The edge where things come in: feeds, list pages and article pages, through one HTTP client."""

from scrapers.addresses import leads_inside
from scrapers.crawl import SpiderCollector
from scrapers.families import family_of, kind_of, known_families, list_family
from scrapers.feeds import FeedCollector
from scrapers.files import read_saved_document, read_saved_page
from scrapers.http import Fetched, HttpClient
from scrapers.openapi import ApiCollector

__all__ = [
    "ApiCollector",
    "FeedCollector",
    "Fetched",
    "HttpClient",
    "SpiderCollector",
    "family_of",
    "kind_of",
    "known_families",
    "leads_inside",
    "list_family",
    "read_saved_document",
    "read_saved_page",
]
