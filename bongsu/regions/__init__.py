"""Text to regions: which places a text names, which of them it is about, and the words that show it."""

from datetime import datetime

from bongsu.korea.units import name_of, on_day, units
from bongsu.model import KST, Evidence, RegionMention
from bongsu.ports import Tagger
from bongsu.regions.beside import Setting, link
from bongsu.regions.resolve import Place, resolve
from bongsu.regions.roles import Judged, judge_roles
from bongsu.regions.scan import Folded, Hit, fold, scan
from bongsu.regions.weigh import confidence, weigh_all
from bongsu.regions.zones import read_zones

__all__ = ["find_regions"]

AROUND = 20
"""Characters before and after a word that its quote shows."""
MOST_EVIDENCE = 10
"""Words that a mention shows, of all that there are."""


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
    day = published.astimezone(KST).date() if published else None
    setting = Setting(day=day, home=on_day(home, day) if home and home in units() else None)

    def ask(hit: Hit) -> bool | None:
        window = folded.text[max(0, hit.start - 60) : hit.end + 60]
        start = hit.start - max(0, hit.start - 60)
        return tagger.is_place(window, start, start + len(hit.surface)) if tagger else None

    weighed = weigh_all(folded.text, scan(folded.text))
    places = resolve(folded.text, link(folded.text, weighed, setting.day), setting, ask)
    zones = read_zones(folded.text, folded.index_of(len(title)), places)
    judged = judge_roles(folded.text, places, zones, setting.home)
    return tuple(_mention(folded, each, len(title)) for each in judged)


def _mention(folded: Folded, judged: Judged, title_end: int) -> RegionMention:
    return RegionMention(
        code=judged.code,
        name=name_of(judged.code),
        role=judged.role,
        confidence=confidence(max(place.points for place in judged.places)),
        because=tuple(_evidence(folded, place, title_end) for place in judged.places[:MOST_EVIDENCE]),
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
