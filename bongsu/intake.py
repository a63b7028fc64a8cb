"""Items admitted: what the outside offered becomes entries with a key that never changes.

=====================================================  =================================================================
an item with                                            gets
=====================================================  =================================================================
no title and no text                                    refused (``intake.empty``)
no guid, no link and no title                           refused (``intake.nameless``): nothing would tell it from another
a guid or address already seen in this catch            refused (``intake.repeat``): the first counts
no guid                                                 kept under its canonical address
no link, or one that no browser would open              kept without address
a guid that is the address of a whole site              kept under its own address: that guid names no item
no title, but a summary or a text                       kept; its first sentence is the title
no date, one before 1990, one over a day ahead          kept, undated
only a day                                              kept with the precision of a day, as of 00:00 KST
a title over 500, a summary over 20,000 characters      kept, cut; so is a text over 1,000,000
control, zero-width, direction characters               kept without them
=====================================================  =================================================================

Dates a few hours ahead stay: papers date tonight's articles with tomorrow's print edition.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from urllib.parse import urljoin

from bongsu.address import canonical_url, is_site_root, is_web_address
from bongsu.dates import RawDate, read_date
from bongsu.model import Collected, Cursor, Entry, Item, Source
from bongsu.quirk import marks_kst_as_utc
from bongsu.text import fold, to_headline, to_text, without_controls

__all__ = ["Admission", "RefusedItem", "admit", "believable_date", "canonical_url", "entry_key", "too_old"]

LONGEST_TITLE = 500
LONGEST_SUMMARY = 20_000
LONGEST_TEXT = 1_000_000
_LONGEST_ADDRESS = 4_000
_LONGEST_RAW_TITLE = 10 * LONGEST_TITLE
"""Characters of markup: enough for 500 of text, and a bound on the work."""

_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_FARTHEST_AHEAD = timedelta(days=1)
_SENTENCE = re.compile(r".*?(?:(?<!\d)[.!?](?=\s|$)|\n|$)", re.DOTALL)
_KEY_BYTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedItem:
    """An item that is not kept, and the code of the sentence that says why."""

    item: Item
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Admission:
    """A catch admitted: entries in the order of the catch, and the cursor with the quirk of the source noted, once noticed."""

    entries: tuple[Entry, ...]
    cursor: Cursor
    refused: tuple[RefusedItem, ...] = ()


def admit(source: Source, collected: Collected, *, now: datetime) -> Admission:
    """Return the entries of a catch. Pure: the same catch gives the same keys at any time."""
    items = [_cleaned(item, source) for item in collected.items]
    dates = [read_date(item.published) for item in items]
    cursor = _noted(collected, items, dates, now=now)
    entries: dict[str, Entry] = {}
    refused: list[RefusedItem] = []
    for raw, item, date in zip(collected.items, items, dates, strict=True):
        key = entry_key(source.id, item)
        why = _why_refused(item, key, entries)
        if why or key is None:
            refused.append(RefusedItem(item=raw, why=why))
            continue
        told = date.as_kst() if date and date.utc and cursor.kst_as_utc else date
        entries[key] = _entry(key, source, item, believable_date(told, now=now), now)
    return Admission(entries=tuple(entries.values()), cursor=cursor, refused=tuple(refused))


def entry_key(source_id: str, item: Item) -> str | None:
    """Return an item's key, 20 hexadecimal digits: a hash of the source with the guid, else the address, else title and date.

    None where the item has none of them. Addresses count in their canonical form, a guid that is one too.
    """
    guid, url = fold(item.guid), item.url.strip()
    name = url if is_web_address(url) and (not guid or is_site_root(guid)) else guid
    if name:
        return _hash("name", source_id, canonical_url(name))
    title = fold(item.title)
    return _hash("title", source_id, title, item.published.strip()) if title else None


def too_old(entry: Entry, *, now: datetime, max_age: timedelta | None) -> bool:
    """Return whether an entry is older than `max_age`; an undated one never is, one dated by day counts from the day's end."""
    if entry.published is None or max_age is None:
        return False
    latest = entry.published + timedelta(days=1) if entry.precision == "day" else entry.published
    return now - latest > max_age


def believable_date(date: RawDate | None, *, now: datetime) -> RawDate | None:
    """Return `date`, or None where no announcement can have it: before 1990, or over a day ahead of `now`."""
    return date if date and _EARLIEST <= date.at <= now + _FARTHEST_AHEAD else None


def _why_refused(item: Item, key: str | None, entries: Iterable[str]) -> str:
    if key is None:
        return "intake.nameless"
    if not item.title:
        return "intake.empty"
    return "intake.repeat" if key in entries else ""


def _cleaned(item: Item, source: Source) -> Item:
    """Return an item whose fields can be trusted with being text of a bounded size; the address absolute, or none."""
    summary = without_controls(item.summary[:LONGEST_SUMMARY])
    text = without_controls(item.text[:LONGEST_TEXT])
    title = to_headline(item.title[:_LONGEST_RAW_TITLE])[:LONGEST_TITLE].strip()
    return Item(
        title=title or _first_sentence(to_text(summary or text[:LONGEST_SUMMARY])),
        url=_address(item.url, source),
        guid=fold(item.guid[:_LONGEST_ADDRESS]),
        summary=summary,
        published=fold(item.published[:LONGEST_TITLE]),
        text=text,
    )


def _address(url: str, source: Source) -> str:
    written = "".join(without_controls(url[:_LONGEST_ADDRESS]).split())
    try:
        absolute = urljoin(source.url, written) if written else ""
    except ValueError:
        return ""
    return absolute if is_web_address(absolute) else ""


def _first_sentence(text: str) -> str:
    found = _SENTENCE.match(text)
    return found[0].strip()[:LONGEST_TITLE] if found else ""


def _noted(collected: Collected, items: Sequence[Item], dates: Sequence[RawDate | None], *, now: datetime) -> Cursor:
    """Return the catch's cursor; `kst_as_utc` set once it is noticed, and kept."""
    dated = [(date, f"{item.url} {item.guid}") for item, date in zip(items, dates, strict=True) if date]
    quirk = marks_kst_as_utc(dated, built=read_date(collected.built), now=now)
    return replace(collected.cursor, kst_as_utc=True) if quirk else collected.cursor


def _entry(key: str, source: Source, item: Item, date: RawDate | None, now: datetime) -> Entry:
    return Entry(
        key=key,
        source=source.id,
        title=item.title,
        url=item.url,
        summary=item.summary,
        published=date.at if date else None,
        precision=date.precision if date else "unknown",
        seen=now,
        digest=_hash(item.title, to_text(item.summary), *([to_text(item.text)] if item.text else [])),
        text=item.text,
    )


def _hash(*parts: str) -> str:
    told = "\0".join(parts).encode("utf-8", "replace")
    return blake2b(told, digest_size=_KEY_BYTES).hexdigest()
