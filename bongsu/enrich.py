"""An entry read: its text from its page, the regions that the text is about."""

from collections.abc import Sequence
from dataclasses import replace

from bongsu.dates import RawDate, read_date
from bongsu.enclosed import add_documents, led_by_page
from bongsu.facts import find_facts
from bongsu.intake import LONGEST_TITLE, believable_date
from bongsu.model import KST, Article, Entry, Page
from bongsu.ports import Tagger
from bongsu.regions import find_regions
from bongsu.text import to_headline, to_text
from bongsu.topic import read_topic

_CUT = ("...", "…")


def enrich(
    entry: Entry, page: Page | None, *, home: str | None, ai_words: Sequence[str] = (), tagger: Tagger | None = None
) -> Article:
    """Return the article of an entry: its page's text, or its summary (`complete` False) where no page could be read.

    What its attachments say stands behind the page's text. `home` is the region code of the source. From the page come also a
    date that the list did not give, the minute of a day that it gave, and the whole of a title that it cut short. `ai_words`
    are the user's own words for artificial intelligence; `tagger` is asked where a word may be a place or not.
    """
    told = _completed(entry, page) if page else entry
    own = to_text(page.body) if page else ""
    documents = page.attachments if page else ()
    complete = bool(own) or any(each.text for each in documents)
    text, enclosed = add_documents(own if complete else to_text(entry.summary), documents)
    article = read(told, text, complete=complete, home=home, ai_words=ai_words, tagger=tagger)
    return led_by_page(article, enclosed)


def read(
    entry: Entry, body: str, *, complete: bool, home: str | None, ai_words: Sequence[str] = (), tagger: Tagger | None = None
) -> Article:
    """Return what a careful reader takes from an entry's title and `body`: regions, topic, facts.

    Relative dates are read against the entry's publication, or against when it was first seen where that is unknown.
    """
    text = f"{entry.title}\n\n{body}"
    regions = find_regions(entry.title, body, home=home, published=entry.published, tagger=tagger)
    about = tuple(mention.code for mention in regions if mention.role == "about")
    return Article(
        entry=entry,
        text=text,
        complete=complete,
        regions=regions,
        topic=read_topic(entry.title, body, extra_words=ai_words),
        facts=find_facts(
            text,
            published=entry.published or entry.seen,
            title_end=len(entry.title),
            regions=about or ((home,) if home else ()),
        ),
    )


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
