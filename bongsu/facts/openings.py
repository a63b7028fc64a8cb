"""Calls that close on no named day: always open, until the money is spent, until the places are taken."""

import re
from collections.abc import Iterator

from bongsu.model import Fact
from bongsu.scanning import find_from

KIND = "deadline"
ALWAYS, WHILE_FUNDS_LAST, WHILE_PLACES_LAST = "always", "while-funds-last", "while-places-last"

_CALL = r"(?:신청|접수|모집|공모|응모|제출|지원서|원서|참가|참여|수강|등록|상담\s?신청|받)"
_NO_MORE = r"(?!\s?(?:을\s|를\s)?(?:종료|중단|마감|끝|해\s?(?:왔|온)|했|하던|하다가))"
_ALWAYS = re.compile(
    rf"(?:연중\s?)?(?:상시|수시(?!\s?(?:모집\s?)?(?:원서|전형|합격|모집\s?(?:원서|전형|합격))))\s?(?:로\s|[가-힣]{{1,4}}\s)?{_CALL}{_NO_MORE}"
    rf"|연중\s?(?:내내\s)?{_CALL}"
    rf"|{_CALL}[^\n.\d]{{0,10}}(?:기간|기한|일정|은|는)\s?[)\]】〕]?\s?[:：|]?\s*(?:연중\s?)?(?:상시|수시|연중)(?!\s?(?:점검|운영|근로|고용|종업|근무|직원|인력|인원|사원))"
    rf"|{_CALL}[^\n.]{{0,6}}(?:은|는)\s(?:기한|기간|날짜)(?:을\s|를\s)?(?:없이|정하지\s않)|(?:기한|기간)\s(?:제한\s)?없이\s(?:[^\s.]{{1,8}}\s){{0,2}}{_CALL}"
    rf"|언제(?:든지?|나)\s(?:[^\s.]{{1,8}}\s){{0,2}}{_CALL}"
)
_FUNDS = re.compile(
    r"(?:예산|사업비|자금|재원|지원금|물량|보조금|융자금|기금|한도)(?:\s?\([^)\n]{1,16}\)|\s?\d[\d.,억천백만\s]{0,12}원)?(?:이|의|을|가)?\s?(?:모두\s|조기\s?|전액\s|전부\s|다\s)?"
    r"(?:소진(?:\s?시|\s?될\s?때|될\s때|되면|할\s?때|하면|\s?때)?(?:\s?까지)?|바닥(?:이\s)?(?:날|나면|나는)|동(?:날|나면)|떨어(?:질|지면)|(?:다\s)?(?:쓰일|쓸)\s때까지)"
)
_PLACES = re.compile(
    r"선착순(?!이\s?아니|\s?아님)(?:으로|\s?마감|\s?\d[\d,]*\s?(?:명|팀|개사|곳))?"
    r"|(?:\d\s?(?:명|곳|팀|개사)|정원|인원|자리)(?:이|가)\s(?:모두\s|다\s)?(?:차면|찰\s때|차는\s대로|채워지는\s대로)|(?:먼저\s온|도착|신청|접수)\s?순(?:서로|으로|\s?(?:선발|선정|마감|모집))"
    r"|(?:모집\s?(?:인원|정원)|정원|인원|자리)[^\n.]{0,6}(?:충원|마감|모집\s?완료|(?:채워|찰)\S?|채울)\s?(?:시|될\s?때|질\s?때|때)\s?까지"
)
_FILLED = r"(?=[이가]\s(?:모두\s|다\s)?[차찰채]|[^\n.]{0,6}(?:충원|마감|모집|채|찰))"
"""What follows places that are taken; 일자리 is in every other text."""
_SIGNS = re.compile(
    "상시|수시|연중|언제|없이|정하지|소진|바닥|동나|동날|떨어|때까지"
    r"|선착순|순(?=서로|으로|\s?[선마모])|차면|대로(?<=는\s대로)|찰(?=\s때)"
    rf"|정원{_FILLED}|인원{_FILLED}|자리{_FILLED}"
)
"""One of these stands in every way to be open; a text is passed over once for all of them."""
_ALWAYS_BEGINS = (
    re.compile("상시|수시|연중|언제|기한|기간|모집|원서|수강"),
    re.compile("신청|접수|공모|응모|제출|지원서|참가|참여|등록|상담|받"),
)
"""What `_ALWAYS` begins with, in two patterns since 접수 and 수시 share a syllable."""
_ADMISSION = ("학년도", "신입생", "원서접수", "전형")
_WAYS = (
    (_ALWAYS, frozenset({"상시", "수시", "연중", "언제", "없이", "정하지"}), ALWAYS),
    (_FUNDS, frozenset({"소진", "바닥", "동나", "동날", "떨어", "때까지"}), WHILE_FUNDS_LAST),
    (_PLACES, frozenset({"선착순", "순", "차면", "대로", "찰", "정원", "인원", "자리"}), WHILE_PLACES_LAST),
)


def find_openings(text: str) -> Iterator[Fact]:
    """Yield how a call of `text` is open without a day on which it ends, each way once.

    Values: `always`, `while-funds-last`, `while-places-last` (first come, first served, also beside a day).
    """
    signs = frozenset(_SIGNS.findall(text))
    for pattern, needed, value in _WAYS:
        if not signs.isdisjoint(needed) and (found := _first(pattern, text)):
            yield Fact(kind=KIND, value=value, quote=found[0], start=found.start())


def _first(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    if pattern is not _ALWAYS:
        return pattern.search(text)
    found = (each for each in find_from(pattern, text, *_ALWAYS_BEGINS) if not _is_admission(each[0], text))
    return next(found, None)


def _is_admission(found: str, text: str) -> bool:
    """Whether 수시 모집 is the early admission of universities, which ends on a day."""
    return found.startswith("수시") and "모집" in found and any(word in text for word in _ADMISSION)
