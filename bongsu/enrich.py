"""An entry read: its text from its page, the regions that the text is about."""

from dataclasses import replace

from bongsu.dates import RawDate, read_date
from bongsu.intake import LONGEST_TITLE, believable_date
from bongsu.model import KST, Article, Entry, Page
from bongsu.ports import Tagger
from bongsu.regions import find_regions
from bongsu.text import to_headline, to_text

_CUT = ("...", "…")


def enrich(entry: Entry, page: Page | None, *, home: str | None, tagger: Tagger | None = None) -> Article:
    """Return the article of an entry: its page's text, or its summary (`complete` False) where no page could be read.

    `home` is the region code of the source. From the page come also a date that the list did not give, the minute of a day
    that it gave, and the whole of a title that it cut short. `tagger` is asked where a word may be a place or not.
    """
    told = _completed(entry, page) if page else entry
    read = to_text(page.body) if page else ""
    body = read or to_text(entry.summary)
    regions = find_regions(told.title, body, home=home, published=told.published, tagger=tagger)
    return Article(entry=told, text=f"{told.title}\n\n{body}", complete=bool(read), regions=regions)


def _completed(entry: Entry, page: Page) -> Entry:
    title = _whole_title(entry.title, to_headline(page.title)[:LONGEST_TITLE])
    date = believable_date(read_date(page.published), now=entry.seen)
    if date is None or not _says_more(date, entry):
        return replace(entry, title=title)
    return replace(entry, title=title, published=date.at, precision=date.precision)


def _says_more(date: RawDate, entry: Entry) -> bool:
    """Whether a page's date is more than the list's: any where there was none, the minute where the day was all."""
    if entry.published is None:
        return True
    same_day = date.at.astimezone(KST).date() == entry.published.astimezone(KST).date()
    return entry.precision == "day" and date.precision == "minute" and same_day


def _whole_title(listed: str, of_page: str) -> str:
    """Return the page's title where it continues one that the list cut short with an ellipsis."""
    begun = next((listed.removesuffix(cut).rstrip() for cut in _CUT if listed.endswith(cut)), "")
    return of_page if begun and of_page.startswith(begun) else listed
