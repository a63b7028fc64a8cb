"""What else is shortened to AI: Amnesty International, active ingredient, analog input, a person's initials.

A text says so itself, by the long name beside the short one, or the name is one of those that everyone shortens
(`korea/data/ai_else.csv`). `ai` is also the ending of drawings' file names.
"""

import re
from functools import cache

from bongsu.korea.units import read_table

_BOTH = r"(?:[Aa]rtificial\s[Ii]ntelligence|[Aa]vian\s[Ii]n?flu)"
_LONG = rf"(?!{_BOTH})A[a-z-]{{2,20}}\s[Ii][a-z]{{2,20}}"
_SAID = re.compile(
    rf"\(\s?{_LONG}\s?[,·;/:]\s?AI\s?\)|AI\s?\(\s?{_LONG}|{_LONG}\s?\(\s?AI\s?\)"
    r"|줄여서?\s?[‘'“\"]?A\.?I|A\.?I\.?[’'”\"]?(?:이?라고?)\s(?:부르|불리|불린|줄여|쓰)|약[자칭][은는인이]?\s?[‘'“\"]?A\.?I"
)
_BRACKETED = re.compile(rf"\(\s?{_LONG}")
_EXPLAINED = re.compile(rf"([가-힣]{{2,12}}(?:\s[가-힣]{{2,8}})?)\s?\(\s?{_LONG}\s?\)")
_SOUNDED = re.compile(
    r"\b(?!아티피셜)(?:아날로그|애널로그|애티튜드|액티브|어답티브|어댑티브|앰네스티|아트|에어|아로마타제)\s?"
    r"(?:인풋|인디케이터|인그리디언트|인터내셔널|인슐레이션|인스티튜트|인디아|인히비터)\s?\(\s?AI"
)
_INITIALS = re.compile(r"활동명|로\s활동|예명|별명|애칭|이니셜|머리\s?글자|본명|등번호")
_CALLED = re.compile(r"(?:별명|예명|활동명|애칭|닉네임)[은이]?\s?[‘'“\"]?$")
_SINGER = re.compile(r"(?:(?<!버추얼 )(?<!가상 )가수|래퍼|싱어송라이터|뮤지션|보컬리스트)(?:\s아이)?[\s(][‘'“\"]?$")
_SINGS = re.compile(
    r"\)?[’'”\"]?\s?(?:\(아이\)|[가-힣]*(?:\s[가-힣\d]+){0,2}\s?(?:신곡|앨범|음반|싱글|공연|콘서트|출연|내한|데뷔|투어|무대|홍백|열창|팬미팅))"
)
"""Someone who sings under the name; "AI 가수" is another thing, and has AI first."""
_BREEDING = re.compile(r"정액|수정란|인공\s?수정|수정사|씨수소|종모우|종돈|씨돼지")
_BRED = re.compile(r"\s?(?:센터|수정[란사]|용|정액|기술\s교육|자격)")
"""What follows where AI is artificial insemination, in a text of breeders."""
_WEIWEI = re.compile(r"\s?[Ww](?:ei|EI)")
_STUDIED = re.compile(r"\s?(?:예측|분석|발굴|탐색|설계|모[델형]|기술|진단|판독|개발|플랫폼|시스템|솔루션|로봇|활용|기반)")
"""What is done by artificial intelligence, whatever stands before: "유효성분 AI 발굴"."""
_ENDING = r"(?:psd|eps|svg|pdf|jpe?g|png|cdr|indd|hwp)"
_FILE_BEFORE = re.compile(
    rf"(?:{_ENDING}\W{{1,3}}|일러스트(?:레이터)?\s?(?:파일\s?)?\(?|(?:원본|시안|도안)\s?\()$", re.IGNORECASE
)
_FILE_SIGN = re.compile(r"[DdSsſGgFfRrPp트터일본안]\W{0,4}$")
"""How all that ends before a file's ending, which most AI does not follow."""
_FILE_AFTER = re.compile(
    rf"\)?\s?(?:\W|또는|및|[와나])\s?{_ENDING}(?![a-z])|\s?(?:확장자|파일\s?(?:[을로과]|형식|포맷|원본|제출|및|또는))",
    re.IGNORECASE,
)
_REACH = 16


def is_other_name(text: str, places: list[tuple[int, int]]) -> bool:
    """Whether the AI at `places` of `text` is short for something that is neither of the two senses."""
    return (
        _SAID.search(text) is not None
        or _SOUNDED.search(text) is not None
        or any(_is_beside(text, start, end, _names()) for start, end in places)
        or any(_is_beside(text, start, end, (name,)) for name in _explained(text) for start, end in places)
        or any(_is_person(text, start, end) or _is_breeding(text, end) for start, end in places)
        or (any("." in text[start:end] for start, end in places) and _INITIALS.search(text) is not None)
    )


def _is_person(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _REACH) : start]
    called = _CALLED.search(before) or _WEIWEI.match(text, end)
    return bool(called or (_SINGER.search(before) and _SINGS.match(text, end)))


def _is_breeding(text: str, end: int) -> bool:
    """Whether artificial insemination is spoken of: "한우 AI센터 인공수정용 정액"."""
    return _BRED.match(text, end) is not None and _BREEDING.search(text) is not None


def _explained(text: str) -> list[str]:
    """Return the names that `text` explains by what AI is short for; most texts explain none, and are not searched twice."""
    return _EXPLAINED.findall(text) if _BRACKETED.search(text) else []


def is_file(text: str, start: int, end: int) -> bool:
    """Whether the AI from `start` to `end` is the ending of file names: "ai 또는 psd 파일"."""
    if _FILE_AFTER.match(text, end):
        return True
    low = max(0, start - _REACH)
    return _FILE_SIGN.search(text, low, start) is not None and _FILE_BEFORE.search(text, low, start) is not None


@cache
def _names() -> tuple[str, ...]:
    return tuple(line["name"] for line in read_table("ai_else.csv"))


def _is_beside(text: str, start: int, end: int, names: tuple[str, ...]) -> bool:
    before = text[max(0, start - _REACH) : start].rstrip("('‘\"“")
    after = text[end : end + _REACH].lstrip("() '’\"”")
    closed = before.endswith(names) and start > 0 and text[start - 1] == "("
    spaced = before.rstrip().endswith(names) and _STUDIED.match(text, end) is None
    return closed or spaced or (after.startswith(names) and _STUDIED.match(_after_name(after, names)) is None)


def _after_name(after: str, names: tuple[str, ...]) -> str:
    return min((after.removeprefix(name) for name in names), key=len)
