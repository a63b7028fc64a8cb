"""Korean numbers: "1,076억", "240억 6000만", "5천5백", "2조 2천억", "12,000천", "오백만".

Newspapers mix digits with the units 십 백 천 (within four digits) and 만 억 조 (every four digits). Tables of public
notices count in 천원 and 백만원; the same arithmetic reads them.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = r"\d(?:\d{0,2}(?:,\d{3}){1,5}(?!\d)|\d{0,14})(?:\.\d{1,6}(?!\d))?"
_UNIT = (
    r"(?:조(?!직|성|사|례|각|치|합|율|항|건|별|장|명|찬)|억(?!제|울|압|류)|만(?!들|족|나|화|남|큼|약|이\s)"
    r"|천(?!안|연|문|체|장|년|막|재|사|주)|백(?!신|서|업|화|두|년|제|본)|십(?!자|대))"
)
_QUANTITY = re.compile(
    rf"{_NUMBER}"
    rf"(?:(?:\s?여\s?|\s(?=[조억만천백]{{1,3}}\s?원))?{_UNIT}(?:{_NUMBER}|\s{_NUMBER}(?=\s?[조억만천백십]))?){{0,8}}"
)
_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[조억만천백십]")
_SYLLABLE = "[일이삼사오육칠팔구천백십조억만]"
_SPELLED = re.compile(rf"{_SYLLABLE}{{2,24}}(?=\s?원)")
_SPELLED_END = re.compile(rf"원(?:(?<={_SYLLABLE}{{2}}원)|(?<={_SYLLABLE}{{2}}\s원))")
_SPELLED_NUMBER = re.compile(r"(?:[일이삼사오육칠팔구천백십]{1,8}[조억만]){1,3}")
_INSIDE_WORD = re.compile(r"(?:[가-힣\d](?<!금)|[가-힣]금)\Z")

_PIECE = re.compile(r"(?:[\d.,]|[A-Za-z]-)\Z")
"""What stands before a number that is only a piece of one, of a version or of a name (GPT-4)."""
_PIECE_ENDS = frozenset(".,-0123456789")

_FINEST = 10**6
"""Numbers are added up in millionths, as whole numbers: no figure has more places behind its point."""
_SMALL = {"십": 10, "백": 100, "천": 1_000}
_BIG = {"만": 10**4, "억": 10**8, "조": 10**12}
_DIGITS = {syllable: index for index, syllable in enumerate("일이삼사오육칠팔구", start=1)}


class Quantity(NamedTuple):
    """A number as written at `start` to `end`. `units` are its last unit syllables ("억", "천만"; "" for plain digits)."""

    start: int
    end: int
    value: int | float
    units: str


def find_quantities(text: str) -> Iterator[Quantity]:
    """Yield the numbers of `text` from left to right, without what they count; not pieces of versions and names."""
    for found in _QUANTITY.finditer(text):
        start, end = found.span()
        if start and text[start - 1] in _PIECE_ENDS and _PIECE.search(text, max(0, start - 2), start):
            continue
        written = found[0]
        yield Quantity(start, end, read_number(written), written[len(written.rstrip("조억만천백십")) :])


def find_spelled(text: str) -> Iterator[Quantity]:
    """Yield the sums of money written in Hangul alone ("오백만원", "금 오천만원"), without their 원."""
    for found in _SPELLED.finditer(text) if _SPELLED_END.search(text) else ():
        if _SPELLED_NUMBER.fullmatch(found[0]) and not _INSIDE_WORD.search(text, max(0, found.start() - 2), found.start()):
            written = "".join(str(_DIGITS.get(syllable, syllable)) for syllable in found[0])
            yield Quantity(found.start(), found.end(), read_number(written), written[-1])


def read_number(written: str) -> int | float:
    """Return the number that is written: "240억 6000만" is 24_060_000_000; an int wherever it is whole."""
    if (plain := written.replace(",", "")).isdecimal():
        return int(plain)
    if (unit := _BIG.get(plain[-1:])) and plain[:-1].isdecimal():
        return int(plain[:-1]) * unit
    total, group = 0, 0
    digits: int | None = None
    for token in _TOKEN.findall(plain):
        if token in _BIG:
            group += digits or 0
            total += (group or _FINEST) * _BIG[token]
            group, digits = 0, None
        elif token in _SMALL:
            group += _SMALL[token] * (_FINEST if digits is None else digits)
            digits = None
        else:
            whole, _, fraction = token.partition(".")
            digits = int(f"{whole}{fraction:0<6}")
    total += group + (digits or 0)
    return total / _FINEST if total % _FINEST else total // _FINEST


def scale_of(units: str) -> int:
    """Return what unit syllables multiply by: "천만" by 10_000_000."""
    scale = 1
    for unit in units:
        scale *= _SMALL.get(unit) or _BIG[unit]
    return scale
