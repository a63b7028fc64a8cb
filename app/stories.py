"""Stories told to programs, and what every look at them needs: who speaks, under which name."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bongsu.calendar import is_cancelled, story_dates
from bongsu.korea.gazetteer import covers, name_of
from bongsu.model import Source
from bongsu.render.likeness import different, shared
from bongsu.stories.chronicle import Chronicle, Outlet
from bongsu.stories.likeness import alike_sums
from bongsu.stories.speaker import Voice, speaker, voice
from bongsu.story import Likeness, Signature
from bongsu.wording import Language
from scrapers.catalogue import catalogue

HEADLINE_FACTS = ("headline-amount", "deadline")
"""Facts that make a story move on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Those who tell stories: the sources configured, by id, and what the catalogue says of them."""

    sources: Mapping[str, Source]
    tags: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, sources: Mapping[str, Source]) -> "Press":
        """Return the press of the sources of a rules file and of the catalogue."""
        return cls(sources=sources, tags={row.id: row.tags for row in catalogue()})

    def name(self, outlet: Outlet) -> str:
        """Return what people call an outlet; its id where it is no longer configured."""
        source = self.sources.get(outlet.entry.source)
        return source.name if source else outlet.entry.source

    def voice(self, outlet: Outlet, chronicle: Chronicle) -> Voice:
        source = outlet.entry.source
        return voice(outlet, chronicle.said, self.sources.get(source), self.tags.get(source, ()))

    def speaker(self, chronicle: Chronicle) -> Outlet:
        """Return the outlet that speaks for a story."""
        return speaker(chronicle, self.sources, self.tags)[0]


def about(chronicles: Iterable[Chronicle], codes: frozenset[str]) -> Iterable[Chronicle]:
    """Yield the stories about any of the regions `codes`; all where none is given."""
    return (each for each in chronicles if not codes or any(covers(codes, region) for region in each.said.regions))


def brought(chronicle: Chronicle, number: int) -> tuple[tuple[str, str], ...]:
    """Return the headline sums and the deadlines, kind and value, that the outlet of this number was the first to tell.

    A sum that rounds one told before is none, nor is a day without the hour that was told.
    """
    told = [fact for outlet in chronicle.outlets[:number] for fact in _telling(outlet)]
    new = dict.fromkeys(_telling(chronicle.outlets[number]))
    return tuple(fact for fact in new if not any(_same(fact, known) for known in told))


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    if one[0] != other[0] or one[0] == "deadline":
        return one[0] == other[0] and other[1].startswith(one[1])
    return bool(alike_sums([int(one[1])], [int(other[1])]))


def money(said: Signature) -> tuple[int, ...]:
    """Return the headline sums of a story, the largest first, without those that only round another."""
    finest = sorted(said.headlines, key=lambda figure: (-len(str(figure).rstrip("0")), -figure))
    kept: list[int] = []
    for figure in finest:
        if not alike_sums([figure], kept):
            kept.append(figure)
    return tuple(sorted(kept, reverse=True))


def _telling(outlet: Outlet) -> Iterable[tuple[str, str]]:
    for fact in outlet.facts:
        if fact.kind in HEADLINE_FACTS:
            yield fact.kind, str(fact.value)


def as_json(chronicle: Chronicle, press: Press, language: Language, *, whole: bool) -> dict[str, object]:
    """Return a story for machines, with all that is known of its outlets where `whole`. Sums are won, regions codes."""
    said, best = chronicle.said, press.speaker(chronicle)
    return {
        "id": chronicle.story.id,
        "revision": chronicle.story.revision,
        "title": best.entry.title,
        "url": best.entry.url,
        "speaker": press.name(best),
        "opened": chronicle.story.opened,
        "first": chronicle.first,
        "last": chronicle.last,
        "regions": [{"code": code, "name": name_of(code)} for code in sorted(said.regions)],
        "kinds": sorted(said.kinds),
        "headline_amounts": sorted(said.headlines),
        "amounts": sorted(said.sums),
        "deadlines": sorted(said.deadlines),
        "event_days": sorted(said.days),
        "dates": [
            {"what": each.what, "day": each.day, "until": each.until or None, "cancelled": is_cancelled(chronicle)}
            for each in story_dates(chronicle)
        ],
        "bodies": sorted(said.bodies),
        "programmes": sorted(said.programmes),
        "rules": list(chronicle.rules),
        "told": list(chronicle.told),
        "outlets": [_outlet_json(chronicle, number, press, language, whole=whole) for number in range(len(chronicle.outlets))],
    }


def _outlet_json(chronicle: Chronicle, number: int, press: Press, language: Language, *, whole: bool) -> dict[str, object]:
    outlet = chronicle.outlets[number]
    entry = outlet.entry
    told: dict[str, object] = {
        "entry": entry.key,
        "source": entry.source,
        "name": press.name(outlet),
        "voice": press.voice(outlet, chronicle).name.lower(),
        "title": entry.title,
        "url": entry.url,
        "published": entry.published,
        "precision": entry.precision,
        "seen": entry.seen,
        "joined": outlet.joined,
        "revision": outlet.revision,
        "adds": outlet.adds,
    }
    if whole:
        told["new"] = [{"kind": kind, "value": value} for kind, value in brought(chronicle, number)]
        told["because"] = likeness_json(outlet.because, language) if outlet.because else None
    return told


def likeness_json(likeness: Likeness, language: Language) -> dict[str, object]:
    """Return a comparison for machines: its signs with their points, and the same in words."""
    return {
        "story": likeness.story,
        "same": likeness.same,
        "points": round(likeness.points, 2),
        "needed": likeness.needed,
        "apart": likeness.apart,
        "signs": [
            {"code": sign.code, "points": round(sign.points, 2), "group": sign.group, "words": list(sign.words)}
            for sign in likeness.signs
        ],
        "shared": list(shared(likeness, language)),
        "different": list(different(likeness, language)),
    }
