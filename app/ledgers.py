"""Ledgers of programmes for other programs: JSON and CSV."""

from bongsu.model import KST
from bongsu.programme import Stage
from bongsu.programmes.ledger import Ledger, Source
from bongsu.wording import Language, say


def stage_text(stage: Stage, language: Language) -> str:
    """Return a stage in words: "2026 공모 2차"; a dash where there is none."""
    if not stage.code:
        return "–"
    round_ = [say("programmes.round", language, round=stage.round)] if stage.round else []
    return " ".join((str(stage.year), say(f"programmes.stage.{stage.code}", language), *round_))


def as_json(book: Ledger) -> dict[str, object]:
    """Return a ledger as `bongsu programmes show --json` prints it; sums are won, regions codes."""
    programme = book.programme
    return {
        "id": programme.id,
        "name": programme.name,
        "names": [alias.name.said for alias in programme.aliases],
        "regions": list(book.regions),
        "bodies": list(book.bodies),
        "stages": [
            {"stage": stop.stage.code, "year": stop.stage.year, "round": stop.stage.round, **_rests_on(stop.rests_on)}
            for stop in book.stops
        ],
        "money": [{"year": sum_.year, "payer": sum_.payer, "won": sum_.won, **_rests_on(sum_.rests_on)} for sum_ in book.money],
        "calls": [{"deadline": call.deadline, "open": call.is_open, **_rests_on(call.rests_on)} for call in book.calls],
    }


def _rests_on(source: Source) -> dict[str, object]:
    return {"story": source.story, "at": source.at, "quote": source.quote, "title": source.title, "url": source.url}


def rows(book: Ledger) -> list[tuple[str, ...]]:
    """Return a ledger as lines of kind, date, what, value, quote and link."""
    return [
        *(("stage", _day(stop.rests_on), stop.stage.code, str(stop.stage.year), *_tail(stop.rests_on)) for stop in book.stops),
        *(
            ("money", _day(sum_.rests_on), f"{sum_.year} {sum_.payer}", str(sum_.won), *_tail(sum_.rests_on))
            for sum_ in book.money
        ),
        *(
            ("call", _day(call.rests_on), "open" if call.is_open else "closed", call.deadline, *_tail(call.rests_on))
            for call in book.calls
        ),
    ]


def _day(source: Source) -> str:
    return source.at.astimezone(KST).strftime("%Y-%m-%d")


def _tail(source: Source) -> tuple[str, str]:
    return source.quote, source.url
