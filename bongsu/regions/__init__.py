"""Text to regions: which places a text names, which of them it is about, and the words that show it."""

from datetime import datetime

from bongsu.korea.units import name_of
from bongsu.model import KST, Evidence, RegionMention
from bongsu.ports import Tagger
from bongsu.regions.resolve import Place, Setting, resolve
from bongsu.regions.scan import Folded, Hit, fold, scan
from bongsu.regions.weigh import confidence, weigh

__all__ = ["find_regions"]

AROUND = 20
"""Characters before and after a word that its quote shows."""


def find_regions(
    title: str,
    body: str,
    *,
    home: str | None = None,
    published: datetime | None = None,
    tagger: Tagger | None = None,
) -> tuple[RegionMention, ...]:
    """Return the regions that a text names, most certain first.

    Offsets count code points of `title`, an empty line and `body`. A region has the code that it had when the text was
    published; undated texts are read by the newest table. `home` is the 5-digit code of the source's region.
    """
    folded = fold(f"{title}\n\n{body}")
    setting = Setting(day=published.astimezone(KST).date() if published else None, home=home)

    def ask(hit: Hit) -> bool | None:
        window = folded.text[max(0, hit.start - 60) : hit.end + 60]
        start = hit.start - max(0, hit.start - 60)
        return tagger.is_place(window, start, start + len(hit.surface)) if tagger else None

    weighed = [weigh(folded.text, hit) for hit in scan(folded.text)]
    places = resolve(folded.text, weighed, setting, ask)
    return _mentions(folded, places, len(title))


def _mentions(folded: Folded, places: tuple[Place, ...], title_end: int) -> tuple[RegionMention, ...]:
    found: dict[str, list[Place]] = {}
    absorbed = {parent for place in places for parent in place.parents}
    for place in places:
        if place.hit not in absorbed:
            for code in place.codes:
                found.setdefault(code, []).append(place)
    return tuple(
        RegionMention(
            code=code,
            name=name_of(code),
            confidence=confidence(min(60, int(10 * max(place.points for place in each)))),
            because=tuple(_evidence(folded, place, title_end) for place in each[:10]),
        )
        for code, each in found.items()
    )


def _evidence(folded: Folded, place: Place, title_end: int) -> Evidence:
    start = (place.parents[0] if place.parents else place.hit).start
    quote = folded.text[max(0, start - AROUND) : place.hit.end + AROUND].replace("\n", " ").strip()
    origin = folded.place_of(start)
    return Evidence(
        word=folded.text[start : place.hit.end],
        place="title" if origin < title_end else "text",
        start=origin,
        quote=quote,
    )
