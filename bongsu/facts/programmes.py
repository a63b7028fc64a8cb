"""Programme names: the long-running thing that an announcement belongs to (‘…사업’, '…프로젝트')."""

import re
from collections.abc import Iterator

from bongsu.model import Fact

KIND = "programme"
_END = r"(?:사업|프로젝트|프로그램|공모전|경진대회|챌린지|아카데미|스쿨|사관학교|부트캠프|해커톤|이니셔티브|펀드|캠퍼스)"
_QUOTED = re.compile(
    rf"(?P<open>['‘「『<《〈\"“])(?P<name>[^'’‘「」『』<>《》〈〉\"“”\n]{{2,45}})['’」』>》〉\"”](?:\([^)\n]{{1,20}}\))?(?P<end>\s?(?:[가-힣]{{1,6}}\s)?{_END}(?![자비체장]))?"
)
_TURNED = re.compile(r"[을를은는]?\s(?:[^\s.]{1,6}\s){0,2}(?:사업|프로젝트)(?:으로|로)(?=\s)")
"""A name is turned into a programme: "‘스마트 AI팩토리’를 도의 사업으로"."""
_JOINED = re.compile(r"(?:센터|연구소|연구원|단지|허브|사업|프로젝트|아카데미|스쿨|지구)[·,]")
"""What ends another name before a bare one: 지원센터·개발자 아카데미."""
_ENDS = re.compile(rf"{_END}(?:\([^)]{{1,20}}\))?$")
_BARE = re.compile(
    rf"{_END}(?![자비체장화가-힣]*(?:자|비|체|장|화|부|처)(?![가-힣]))(?=[\s,.)·('’”을를이가은는의에과와로도]|$)"
)
_APART = r"\s,.'‘’“”\"<>「」…~:：()"
_WORD_BACKWARDS = re.compile(rf"\n?[^\S\n]?([^{_APART}]{{1,16}})(?![^{_APART}])")
"""The word before a place, in the text read backwards: what is searched for up to a place is looked for from everywhere."""
_AROUND_WORD = 20
"""Code points within which the word stands with what sets it apart."""
_STOP = re.compile(
    r"(?:[은는을를의]|에서|으로|에게|까지|부터|하는|되는|하고|하며|하여|해서|위한|통한|통해|따라|대한|관한|따른|들여|위해|향해|걸쳐|열어|만들어|이어|등|및|에|와|과|된|했던|이번|해당|같은|다른|모든|여러|신규|올해|내년|지난해|금년"
    r"|이|가|도|로|한|할|인|년|월|일|원|개|명|각종|관련|주요|기존|새로운|이런|이러한|그|본)$"
)
_NOUNS = re.compile(
    r"(?:국가|평가|전문가|의료|재료|도로|항로|고도|속도|선도|지도|주도|온도|제도|개인|무인|노인|법인|공인|연인|산업인|거대|무한|다이|바이|웨이|플레이|디스플레이|창의|회의|협의|강의|개월|매일|휴일|직원|지원|공원|병원|대학원|연구원|인재원|진흥원|자원|회원|학원|소상공인|장애인|공개|전개|소개|선진국가|스마트로|신재생에|초이|대로|주의|정의|민의|기의|로드맵|투명|생명|문명|발명|설명|조명|증명|특별|농업인|기업인|여성기업인|예술인)$"
)
_LONGEST, _WORDS = 42, 6
_SHORTEST = {1: 8, 2: 10}
"""A bare name of one or two words must be this long, in code points, to be more than "지원 사업"."""


def find_programmes(text: str) -> tuple[Fact, ...]:
    """Return the programmes named in `text`, quoted names first where both readings meet; `value` has single spaces."""
    quoted = tuple(_in_quotes(text))
    taken = {place for fact in quoted for place in range(fact.start, fact.start + len(fact.quote))}
    return (*quoted, *(fact for fact in _bare(text) if fact.start + len(fact.quote) - 1 not in taken))


def _in_quotes(text: str) -> Iterator[Fact]:
    for found in _QUOTED.finditer(text):
        name = found["name"].strip()
        if found["end"]:
            yield _fact(text, found.start("open"), found.end("end"), f"{name} {found['end'].strip()}")
        elif _TURNED.match(text, found.end()) or (_ENDS.search(name) and len(name.split()) <= _WORDS + 2):
            yield _fact(text, found.start("name"), found.end("name"), name)


def _bare(text: str) -> Iterator[Fact]:
    for found in _BARE.finditer(text):
        start = first_word(text, found.start())
        start = max((joined.end() for joined in _JOINED.finditer(text, start, found.start())), default=start)
        name = text[start : found.end()].strip()
        if len(name) >= _SHORTEST.get(len(name.split()), 0):
            yield _fact(text, start, found.end(), name)


def first_word(text: str, end: int) -> int:
    """Return where the name that ends at `end` begins: as far back as its words are nouns."""
    start = end
    for _ in range(_WORDS):
        found = _WORD_BACKWARDS.match(text[max(0, start - _AROUND_WORD) : start][::-1])
        if found is None or end - (first := start - found.end(1)) > _LONGEST:
            break
        glued = not text[start - 1 : start].isspace()
        word = text[first : start - found.start(1)]
        if not glued and _STOP.search(word) and not _NOUNS.search(word):
            break
        start = first
    return start


def _fact(text: str, start: int, end: int, name: str) -> Fact:
    return Fact(kind=KIND, value=" ".join(name.split()), quote=text[start:end], start=start)
