"""Why an announcement was taken for the event of a story, or not, in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from bongsu.korea.gazetteer import name_of
from bongsu.render.clean import clean, shorten
from bongsu.render.won import won
from bongsu.story import Likeness, Sign
from bongsu.wording import Language, say

_WORDS, _REASONS = 4, 5
_LONGEST = 60


def shared(likeness: Likeness, language: Language) -> tuple[str, ...]:
    """Return what speaks for one event, the strongest first."""
    signs = sorted((sign for sign in likeness.signs if sign.points > 0), key=lambda sign: -sign.points)
    return tuple(_said(sign, language) for sign in signs)


def few(reasons: Sequence[str], language: Language) -> str:
    """Return the first of several reasons in one line, with the number of the rest."""
    rest = len(reasons) - _REASONS
    more = [say("alert.more", language, count=rest)] if rest > 0 else []
    return ", ".join([*reasons[:_REASONS], *more])


def different(likeness: Likeness, language: Language) -> tuple[str, ...]:
    """Return what speaks against it: what alone keeps the two apart, then the rest, then what was too little."""
    return tuple(_against(likeness, language))


def _against(likeness: Likeness, language: Language) -> Iterator[str]:
    if likeness.apart:
        yield say(f"likeness.apart.{likeness.apart}", language)
    for sign in sorted(likeness.signs, key=lambda sign: sign.points):
        if sign.points < 0:
            yield _said(sign, language)
    if not likeness.same and likeness.points < likeness.needed:
        yield say("likeness.too-little", language, points=f"{likeness.points:.1f}", needed=f"{likeness.needed:.1f}")
    elif not likeness.same and not likeness.apart:
        yield say("likeness.one-group", language)


def _said(sign: Sign, language: Language) -> str:
    spell = _SPELL.get(sign.code, _as_it_is)
    words = [shorten(clean(spell(word, language)), _LONGEST) for word in sign.words]
    more = " " + say("alert.more", language, count=len(words) - _WORDS) if len(words) > _WORDS else ""
    return say(f"likeness.{sign.code}", language, words=", ".join(words[:_WORDS]) + more)


def _as_it_is(word: str, _: Language) -> str:
    return word


def _place(code: str, _: Language) -> str:
    return name_of(code)


def _sum(figure: str, language: Language) -> str:
    return won(int(figure), language)


_SPELL: Mapping[str, Callable[[str, Language], str]] = {"sum": _sum, "town": _place, "province": _place}
