"""Which parts of a text are about its subject: title, dateline, first paragraph; and which are not, like by-lines and menus."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from bongsu.regions.resolve import Place


class Zone(Enum):
    """Where in a text a word stands."""

    TITLE = auto()
    DATELINE = auto()
    LEAD = auto()
    BODY = auto()
    CLUTTER = auto()


LEAD = 260
"""Characters of a first paragraph that has no end of its own, such as two or three sentences of a newspaper."""
BYLINE = 25
"""Characters before 기자 that belong to the by-line."""
LONG_LINE = 200
"""Characters of a line about rights that are left out on either side."""
STRIP_GAP = 20
STRIP = 5
"""So many names in a row with nothing but figures, spaces and weather between them are a menu or a weather strip."""

_BRACKETED = re.compile(r"[\[(【]([^\]\[()【】\n]{2,30}?)[ ]?=[ ]?[^\]\n)】]{2,20}[\])】]")
_SEVERAL = re.compile(r"[·ㆍ,]")
_BYLINE = re.compile(
    r"(?:^|(?<=[\n\])】])) ?[가-힣·ㆍ, ]{2,20} ?= ?[가-힣]{2,4}(?: ?[가-힣]{1,5})? ?(?:기자|특파원|통신원)?",
    re.MULTILINE,
)
_REPORTER = re.compile(r"(?:기자|특파원|통신원)(?= ?(?:=|\n|$|[\w.+-]{1,40}@))|@[\w-]{1,60}\.")
_REPORTING = ("기자", "특파원", "통신원", "@")
_RIGHTS = re.compile(
    r"저작권|무단 ?전재|재배포 금지|ⓒ|©"
    r"|Copyright|등록번호|발행인|편집인|청소년보호|대표전화|우편번호|개인정보처리|사업자등록|제보하기"
)
_RIGHTS_SIGNS = (
    "저작권",
    "전재",
    "재배포",
    "ⓒ",
    "©",
    "Copyright",
    "등록번호",
    "발행인",
    "편집인",
    "청소년보호",
    "대표전화",
    "우편번호",
    "개인정보",
    "사업자등록",
    "제보하기",
)
"""One of these stands in every line about rights."""
_OTHER_NEWS = re.compile(
    r"\n[^\n가-힣]{0,4}(?:관련 ?(?:기사|뉴스)|많이 본|인기 ?(?:기사|뉴스)|주요 ?(?:기사|뉴스)|추천 ?(?:기사|뉴스)"
    r"|이 시각"
    r"|실시간 ?(?:뉴스|인기|검색)|다른 ?기사|최신 ?(?:기사|뉴스)|랭킹 ?뉴스|오늘의 ?(?:날씨|주요|뉴스)"
    r"|지역 ?날씨|이전 ?(?:기사|글)"
    r"|다음 ?(?:기사|글)|헤드라인|당신이 좋아할|전체 ?메뉴)[^\n]{0,20}$",
    re.MULTILINE,
)
_OTHER_NEWS_AFTER = re.compile(
    r"[.!?\])”\"] (?:[▶☞※◆■▷] ?)?(?:관련 ?(?:기사|뉴스|소식)|연관 ?(?:기사|뉴스)|많이 본 (?:기사|뉴스)|추천 ?(?:기사|뉴스)"
    r"|(?:함께|같이) ?(?:보면|읽으면|볼|읽을) ?(?:좋은 |만한 )?(?:기사|뉴스|글|소식))(?![은는이가을를에도])"
)
"""The same behind the last sentence of a page whose lines were joined."""
_BETWEEN_IN_STRIP = re.compile(r"(?:\n(?!\n)|[ \t|\d.℃°㎜%:~/-]|도|흐림|맑음|구름 ?많음|구름|비|눈|소나기|좋음|보통|나쁨)+")
_SENTENCE_END = re.compile(r"다\.[ \n\"”’]")


class Zones(NamedTuple):
    """Borders in a folded text, in code points. `clutter` are pairs of start and end, in order and apart.

    `opening_end` is where the first sentence of the body ends.
    """

    title_end: int
    datelines: tuple[tuple[int, int], ...]
    opening_end: int
    lead_end: int
    clutter: tuple[tuple[int, int], ...]

    def of(self, start: int) -> Zone:
        if start < self.title_end:
            return Zone.TITLE
        if _within(self.datelines, start):
            return Zone.DATELINE
        if _within(self.clutter, start):
            return Zone.CLUTTER
        return Zone.LEAD if start < self.lead_end else Zone.BODY


def _within(spans: Sequence[tuple[int, int]], start: int) -> bool:
    if not spans:
        return False
    index = bisect_right(spans, (start, 1 << 62)) - 1
    return index >= 0 and start < spans[index][1]


def read_zones(text: str, title_end: int, places: Sequence[Place]) -> Zones:
    """Return the zones of a folded text whose title ends at `title_end`."""
    body = title_end + 2
    datelines = tuple(_datelines(text, body))
    start = datelines[-1][1] if datelines and datelines[-1][1] < body + LEAD else body
    clutter = tuple(_merged([*_lines_beside_news(text, body), *_strips(text, places)]))
    start = max([start, *(end for begin, end in clutter if begin <= body)])
    return Zones(title_end, datelines, _opening_end(text, start), _lead_end(text, start), clutter)


def _datelines(text: str, body: int) -> Iterator[tuple[int, int]]:
    """Yield "[대구=…]" and "(대구=…)" where they name one place; one that names several tells where the bureau is."""
    for found in _BRACKETED.finditer(text, body) if "=" in text else ():
        if not _SEVERAL.search(found[1]):
            yield found.span()


def _lines_beside_news(text: str, body: int) -> Iterator[tuple[int, int]]:
    """Yield by-lines, bureaus, lines about rights, and all after a heading like "관련기사"."""
    if "=" in text:
        yield from (found.span() for found in _BRACKETED.finditer(text, body) if _SEVERAL.search(found[1]))
        yield from (found.span() for found in _BYLINE.finditer(text, body))
    for found in _REPORTER.finditer(text, body) if any(sign in text for sign in _REPORTING) else ():
        yield max(_line_start(text, found.start()), found.start() - BYLINE), found.end()
    for found in _RIGHTS.finditer(text, body) if any(sign in text for sign in _RIGHTS_SIGNS) else ():
        yield _line_start(text, found.start()), _line_end(text, found.end())
    for pattern, led in ((_OTHER_NEWS, 1), (_OTHER_NEWS_AFTER, 2)):
        other = pattern.search(text, body - led)
        if other:
            yield other.start() + led, len(text)


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", max(0, index - LONG_LINE), index) + 1 or max(0, index - LONG_LINE)


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index, index + LONG_LINE)
    return end if end >= 0 else min(len(text), index + LONG_LINE)


def _strips(text: str, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield runs of many names with no sentence between them."""
    first, count = 0, 1
    for index, (left, right) in enumerate(pairwise(places), start=1):
        gap = text[left.hit.end : right.hit.start] if right.hit.start - left.hit.end < LEAD else "…"
        if len(gap) <= STRIP_GAP and _BETWEEN_IN_STRIP.fullmatch(gap) and not right.parents:
            count += 1
            continue
        if count >= STRIP:
            yield places[first].hit.start, left.hit.end
        first, count = index, 1
    if count >= STRIP:
        yield places[first].hit.start, places[-1].hit.end


def _merged(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, those that touch joined."""
    current: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def _lead_end(text: str, start: int) -> int:
    """Return where the first paragraph ends: at its empty line, or after the sentence in which it grows too long."""
    paragraph = text.find("\n\n", start + 20)
    sentence = _SENTENCE_END.search(text, min(len(text), start + LEAD // 2))
    ends = [end for end in (paragraph, sentence.end() if sentence else -1) if end >= 0]
    return min([*ends, start + LEAD])


def _opening_end(text: str, start: int) -> int:
    """Return where the first sentence ends; a line before it that is none, such as a second headline, belongs to it."""
    found = _SENTENCE_END.search(text, start, start + LEAD)
    return found.end() if found else start + LEAD
