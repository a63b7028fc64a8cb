r"""The words of rules in texts: folding, Korean word edges, and one pass that finds them all.

Edges. Python's ``\bAI\b`` misses "AI를" and "AI데이터센터", since Hangul counts as a word character. Here a word ends
where the next character is not a letter or digit of the *same script*:

* Latin letters and digits (and other alphabets) are strict on both sides: "AI" is in "AI를" and "생성형AI", not in "CHAIR"
  or "AI2".
* Hangul is free on the right, where particles and compounds follow: "인공지능" is in "인공지능산업".
* Hangul of three syllables and more is free on the left too ("초거대인공지능"); one or two syllables are strict there,
  since they are pieces of other words all too often ("대구" is not in "빨대구멍").
* ``=공모`` wants the word alone, with at most a particle behind it; ``~공모`` takes it anywhere ("지원사업공모").

Spacing. Koreans write "피지컬 AI" and "피지컬AI": beside Hangul, a space in a rule's word may be missing in the text, and
where Hangul meets another script one may be there that the rule has not.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise, product

from ahocorasick_rs import AhoCorasick

from bongsu.text import normalise

_COMBINING = "\u0300-\u036f\u1160-\u11ff\u3099\u309a\ud7b0-\ud7fb"
_WIDE = "\u3000\uff01-\uff5e"
_LONGER_FOLDED = "\u00df\u0130\u0149\u01f0\u0390\u03b0\u0587\u1e96-\u1e9e\u1f50-\u1fff\ufb00-\ufb17"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_SURROGATES = "\ud800-\udfff"
_MARKS_ON_A_LETTER = 30
"""Unicode's own bound for streams (UAX 15, Stream-Safe Text): without one, composing takes quadratic time."""
_ODD = re.compile(f"[{_COMBINING}{_WIDE}{_LONGER_FOLDED}{_INVISIBLE}{_SURROGATES}]")
_ODD_SPAN = re.compile(f"[^{_COMBINING}{_SURROGATES}]?[{_COMBINING}]{{1,{_MARKS_ON_A_LETTER}}}|{_ODD.pattern}")
_ONLY_INVISIBLE = re.compile(f"[{_INVISIBLE}]")
_BLANKS = ("\n", "\t", "\r", "\xa0")

_STRICT_SYLLABLES = 2
_FREE_GAPS = 3
"""Up to so many optional spaces each may be there or not; beyond, all or none, so that a word has few forms."""
_WINDOW = 2**16
"""Code points searched at once: bounds the memory that a text full of hits takes."""

_PARTICLES = re.compile(
    "들?(?:[을를이가은는의도만뿐]|께|께서|에게|보다|처럼|같이|밖에|조차|마저|마다|이?랑|이?나|이?든|인"
    "|(?:에|에서|으?로|와|과|부터|까지|으?로서|으?로써)[는도만의]?"
    "|이?(?:라|라고|라는|라며|란|며|고|다|자)|입니다)?"
)
"""What may follow a word that stands alone: particles (조사), forms of 이다, and the plural 들."""
_LONGEST_PARTICLES = 8


class Edge(IntEnum):
    """What may not stand beside a word; each but the first is stricter about its own script."""

    FREE = 0
    ALPHANUMERIC = 1
    HANGUL = 2
    ALONE = 3


# --- folding -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable. `starts` and `origins` say, piece by piece, where its code points stood; empty: all the same."""

    text: str
    starts: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()

    def origin(self, index: int) -> int:
        """Return where in the original text the code point at `index` came from."""
        if not self.starts:
            return index
        piece = bisect_right(self.starts, index) - 1
        origin = self.origins[piece] + index - self.starts[piece]
        return min(origin, self.origins[piece + 1]) if piece + 1 < len(self.origins) else origin


def fold(text: str) -> Folded:
    """Return `text` as rules compare it: composed (NFC), case-folded, full-width as ASCII, blanks as spaces, all visible."""
    if _ODD.search(text) is None:
        return Folded(_fold_even(text))
    return _fold_odd(text)


def _fold_even(text: str) -> str:
    for blank in _BLANKS:
        text = text.replace(blank, " ")
    return text.casefold()


def _fold_odd(text: str) -> Folded:
    pieces: list[str] = []
    starts, origins = [0], [0]
    length = done = 0
    for span in _ODD_SPAN.finditer(text):
        before, odd = _fold_even(text[done : span.start()]), _fold_span(span.group())
        pieces += before, odd
        starts += length + len(before), length + len(before) + len(odd)
        origins += span.start(), span.end()
        length, done = starts[-1], span.end()
    pieces.append(_fold_even(text[done:]))
    return Folded("".join(pieces), tuple(starts), tuple(origins))


def _fold_span(span: str) -> str:
    if len(span) > 1:
        return unicodedata.normalize("NFC", span).casefold()
    if _ONLY_INVISIBLE.match(span):
        return ""
    if "\ud800" <= span <= "\udfff":
        return "\ufffd"
    return unicodedata.normalize("NFKC", span).casefold()


# --- words -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A rule's word: as `written`, the `forms` it takes in a folded text, and its edges."""

    written: str
    forms: tuple[str, ...]
    left: Edge
    right: Edge

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]`, one of the forms, stands there with its edges free."""
        return (not self.left or _left_open(self.left, text, start)) and (not self.right or _right_open(self.right, text, end))

    def positions(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and end of every place in the folded `text` where the word stands, form by form."""
        for form in self.forms:
            start = text.find(form)
            while start >= 0:
                if self.fits(text, start, start + len(form)):
                    yield start, start + len(form)
                start = text.find(form, start + 1)


def read_word(written: str) -> Word:
    """Return the word that a rule writes, with ``=`` or ``~`` before it or neither."""
    sign = written[:1] if written[:1] in {"=", "~"} else ""
    text = " ".join(fold(normalise(written[len(sign) :])).text.split())
    if sign == "=":
        return Word(written, _forms(text), Edge.ALONE, Edge.ALONE)
    if sign == "~":
        return Word(written, _forms(text), Edge.FREE, Edge.FREE)
    return Word(written, _forms(text), _left_edge(text), _right_edge(text))


def implies(word: Word, other: Word) -> bool:
    """Whether every text that has `word` has `other` as well, by their letters and edges alone."""
    return any(
        (start > 0 or other.left in (Edge.FREE, word.left))
        and (end < len(word.forms[0]) or other.right in (Edge.FREE, word.right))
        for start, end in other.positions(word.forms[0])
    )


def is_hangul(character: str) -> bool:
    """Whether `character` is a Hangul syllable."""
    return "\uac00" <= character <= "\ud7a3"


def _is_east_asian(character: str) -> bool:
    """Hangul, Han and kana: scripts that meet an alphabet without a space."""
    return "\u1100" <= character <= "\u11ff" or "\u2e80" <= character <= "\ufaff" or character >= "\U0001b000"


def _is_alphanumeric(character: str) -> bool:
    return character.isalnum() and not _is_east_asian(character)


def _left_edge(text: str) -> Edge:
    if is_hangul(text[:1]):
        run = next((i for i, character in enumerate(text) if not is_hangul(character)), len(text))
        return Edge.HANGUL if run <= _STRICT_SYLLABLES else Edge.FREE
    return Edge.ALPHANUMERIC if _is_alphanumeric(text[:1]) else Edge.FREE


def _right_edge(text: str) -> Edge:
    return Edge.ALPHANUMERIC if _is_alphanumeric(text[-1:]) else Edge.FREE


def _left_open(edge: Edge, text: str, start: int) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if edge == Edge.ALPHANUMERIC:
        return not _is_alphanumeric(before)
    return not is_hangul(before) if edge == Edge.HANGUL else not before.isalnum()


def _right_open(edge: Edge, text: str, end: int) -> bool:
    if edge == Edge.ALPHANUMERIC:
        return not _is_alphanumeric(text[end : end + 1])
    tail = text[end : end + _LONGEST_PARTICLES]
    run = next((index for index, character in enumerate(tail) if not character.isalnum()), len(tail))
    return _PARTICLES.fullmatch(tail, 0, run) is not None


def _forms(text: str) -> tuple[str, ...]:
    """The spellings of `text`, as written first, with each of its optional spaces there or not."""
    cuts = [index for index in range(1, len(text)) if _space_optional(text, index)]
    bounds = [0, *cuts, len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(bounds)]
    gaps = product(("", " "), repeat=len(cuts)) if len(cuts) <= _FREE_GAPS else (("",) * len(cuts), (" ",) * len(cuts))
    spelled = ("".join(part + gap for part, gap in zip(parts, (*spaces, ""), strict=True)) for spaces in gaps)
    return tuple(dict.fromkeys((text, *spelled)))


def _space_optional(text: str, index: int) -> bool:
    """Whether the space at `index` may be missing, or one may stand between the characters before and at `index`."""
    before, here = text[index - 1], text[index]
    if here == " ":
        return is_hangul(before) or is_hangul(text[index + 1])
    return is_hangul(before) != is_hangul(here) and _is_joined(before) and _is_joined(here)


def _is_joined(character: str) -> bool:
    return is_hangul(character) or _is_alphanumeric(character)


# --- scanning ----------------------------------------------------------------------------------------------------------


_Term = tuple[str, Edge, Edge]
"""A word as written, its left and its right edge."""


class Scanner:
    """Finds many words in one pass. The cost follows the text and its hits, not the number of words."""

    def __init__(self, written: Iterable[str]) -> None:
        terms: dict[str, list[_Term]] = {}
        for word in map(read_word, dict.fromkeys(written)):
            for form in word.forms:
                terms.setdefault(form, []).append((word.written, word.left, word.right))
        self._terms = [tuple(words) for words in terms.values()]
        self._longest = max(map(len, terms), default=1)
        self._automaton = AhoCorasick(list(terms), store_patterns=False)

    def scan(self, text: str) -> dict[str, int]:
        """Return, for each word that stands in the folded `text`, where it stands first. Keys are the words as written."""
        found: dict[str, int] = {}
        for begin in range(0, len(text), _WINDOW):
            window = text[begin : begin + _WINDOW + self._longest - 1] if len(text) > _WINDOW else text
            self._scan_window(text, window, begin, found)
        return found

    def _scan_window(self, text: str, window: str, begin: int, found: dict[str, int]) -> None:
        terms = self._terms
        for number, start, end in self._automaton.find_matches_as_indexes(window, overlapping=True):
            for written, left, right in terms[number]:
                if (
                    written not in found
                    and (not left or _left_open(left, text, begin + start))
                    and (not right or _right_open(right, text, begin + end))
                ):
                    found[written] = begin + start
