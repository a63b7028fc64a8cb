"""Turns of phrase that show a kind of news where no single word does, and those that take a word's meaning away.

A sum and its verb spend money ("기술개발에 90억원을 투입"), firms that are given something are supported ("기업에 60억 지원").
A kind's word announces nothing where it is part of a name ("AI 정책팀"), tells what was before ("협약 1년 만에", "2년 전 국비를
받아 지은"), or only stands beside the news ("축제 기간", "박람회 참가비").
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from bongsu.scanning import encodable

_SUM = r"\d[\d.,]*[천백]?\s?[억조](?:\s?\d[\d,]*[천백]?[만억]?)?\s?원?"
_FIRMS = (
    r"(?:기업|업체|스타트업|벤처|소상공인|자영업자|상인|[작품발주]사)들?"
    r"(?:\s?(?:\d+|[두세네]|다섯|여섯|일곱|여덟|아홉|열)여?\s?(?:곳|개사|개))?"
)
_GIVES = r"(?:지원(?![받서자청단금]|센터)|대\s?[준주]|보[탠태]|돕는|돕기|도와|빌려|보증|덜어|낮[춘춰]|깎아|내준|융자|출연)"
_SPENT = (
    r"(?:투입|투자|지원(?![받서자청])|출[연자]|들[여인]|쏟|[푼쓴댄]다|풀[어기]|배정|편성|확보|반영|담[긴겼]|실[린렸]|삭감|깎|증액"
    r"|보[탠태]|결성|조성(?!된))"
)
_LENT = r"(?:보증|펀드|융자|기금|자금|출연|투자)"
_TAUGHT = r"(?:인재|인력|전문가|개발자|영재|강사|석박사|\d+여?\s?명)"
_TOOLS = (
    r"(?:(?<=AI를\s)|(?<=로봇을\s)|(?<=기술을\s)|(?<=리즘을\s)|(?<=시스템을\s)|(?<=모델을\s)|(?<=장치를\s)|(?<=장비를\s)"
    r"|(?<=기를\s)|(?<=센서를\s))"
)
_FIRM_STARTS = ("기업", "업체", "스타트업", "벤처", "소상공인", "자영업자", "상인", "작사", "품사", "발사", "주사")


class Turn(NamedTuple):
    """A phrase that shows `kind`: the plain words it begins with ("0" for any digit), the whole of it, and what it says."""

    kind: str
    starts: tuple[str, ...]
    phrase: re.Pattern[str]
    weight: float


def _turn(kind: str, starts: tuple[str, ...], phrase: str, weight: float = 2.5) -> Turn:
    return Turn(kind, starts, re.compile(phrase), weight)


TURNS = (
    _turn("예산·투자", ("0",), _SUM + r"(?:\s규모[로의]?)?[을를이은]?\s?[^.,\n…]{0,14}?" + _SPENT),
    _turn("예산·투자", ("0",), _SUM + r"\s규모의?\s?\S{0,8}\s?" + _LENT),
    _turn("예산·투자", ("보증", "펀드", "융자", "기금", "출연", "투자"), _LENT + r"\s" + _SUM + r"(?=[\s…,]|$)", 2.0),
    _turn("예산·투자", ("0",), r"(?<=에\s)" + _SUM + r"(?=\s?[…,\n])", 2.0),
    _turn("기업지원", _FIRM_STARTS, _FIRMS + r"(?:에게?|[을를]|마다|당)\s[^.\n]{0,30}?" + _GIVES),
    _turn(
        "기업지원",
        _FIRM_STARTS,
        _FIRMS
        + r"의?\s[^.\n]{0,24}?(?:비용?|료|값|설비|제작|인증|판로|진출|전환|수출|특허)[과와을를의\s][^.\n]{0,16}?"
        + _GIVES,
    ),
    _turn(
        "기업지원",
        (*_FIRM_STARTS, "창업"),
        r"(?:기업|스타트업|벤처|창업)(?:에\s투자[하할][^.\n]{0,24}?(?:펀드|조합)|\s?펀드)",
    ),
    _turn(
        "인력양성",
        ("0", "인재", "인력", "전문가", "개발자", "영재", "강사", "석박사"),
        _TAUGHT + r"[^.\n]{0,14}?(?:[기길]르|길러|기른|기를|키우|키운|키워|키울)",
    ),
    _turn(
        "인력양성",
        ("에게", "을 대상", "를 대상", "대상으로"),
        r"(?:에게|[을를]?\s?대상(?:으로)?)\s[^.\n]{0,24}?(?:가르[치친]|교육(?:한|[을하])|연수를?\s[하한열])",
    ),
    _turn("인력양성", ("영재",), r"영재\s?(?:반|학급|교실)"),
    _turn(
        "인력양성",
        ("대는", "대가", "대학", "대에"),
        r"대(?:학교?)?[는은이가]\s[^.\n]{0,30}(?:과|학부|전공)[를을]?\s?(?:신설|개설|새로)",
    ),
    _turn(
        "실증·특구",
        ("시험", "시범"),
        r"시[험범]\s?(?:운[영행항]|가동|비행|주행|적용|도입|설치|사용|보급|서비스|재배|투입)",
    ),
    _turn(
        "행사",
        ("의 날", "의날", "주간", "데이"),
        r"(?:의\s?날|주간|데이)[을를이]?\s?(?:행사|연다|열[어었린렸고]|개최|개막|마련|성황|$)",
    ),
    _turn(
        "연구개발",
        ("개발해", "개발했", "개발하고", "개발하는", "개발에", "만들어", "만들었"),
        _TOOLS + r"(?:개발(?:해|했|하고\s있|하는\s데|에\s성공)|만들[어었](?!진|지|달))",
    ),
    _turn(
        "정정·연장·재공고",
        ("접수", "신청", "모집", "마감", "기한"),
        r"(?:접수|신청|모집|마감|기한)[^.\n]{0,16}?(?:미[룬뤘뤄]|늦[춘췄춰]|늘[린렸려]|연장|더\s받)",
    ),
    _turn("정정·연장·재공고", ("다시",), r"다시\s(?:공모|모집|공고)"),
    _turn(
        "공모·모집",
        ("교육생", "참가", "참여", "수강생", "입주"),
        r"(?:교육생|참[가여]자|수강생|참여기업|입주기업)\s?선발\s?(?:인원|공고|계획|일정)",
    ),
    _turn(
        "채용",
        ("계약직", "기간제", "공무직", "정규직", "임기제"),
        r"(?:계약직|기간제|공무직|정규직|임기제)(?:\s\S{1,6}){0,2}\s?(?:모집|뽑|선발|구)",
    ),
    _turn(
        "채용",
        ("원장", "부장", "단장", "소장", "터장", "관장", "국장", "총장", "이사장"),
        r"(?:[원부단소터관국총]|이사)장[을를]?\s(?:공개\s?)?(?:모집|공모(?!전)|찾[는습아]|뽑|초빙)",
    ),
    _turn(
        "정책·조례", ("방안", "혁신안", "수칙", "대책"), r"(?:방안|혁신안|수칙|대책)[을를]?\s(?:발표|내놓|내놨|마련|확정|공개)"
    ),
)


@cache
def _scanner() -> tuple[AhoCorasick, tuple[tuple[Turn, ...], ...]]:
    """Return what finds the beginnings of turns, and for each of them the turns that begin so."""
    by_start: dict[str, list[Turn]] = defaultdict(list)
    for turn in TURNS:
        for start in turn.starts:
            for each in "0123456789" if start == "0" else (start,):
                by_start[each].append(turn)
    return AhoCorasick(list(by_start), matchkind=MatchKind.LeftmostLongest), tuple(map(tuple, by_start.values()))


_NAMES = re.compile(
    r"(?:기획|지원|자문|추진)?(?:팀|단(?!지|체|속|계)|담당관|본부|재단|특보|보좌관|수석|비서관|자문관"
    r"|과(?:장|\s(?:신설|직원|주무관|사무관)|[를을가]\s(?:새로|신설|만[들든]|[두둔])))"
    r"|의?\s(?:담당|이름|명칭|표어|구호|로고|상징|별칭|슬로건|캐릭터|자문단)"
)
"""What makes a body, an office or a title out of a word: "정책팀", "정책 이름"."""
_SINCE = re.compile(r"(?:한|된)?(?:\s지)?\s?만?(?:\d+|[한두석반첫])\s?여?(?:년|달|개월|주년|해|돌)(?!간|\s?연속)")
"""Counted from a past event: "협약 1년 만에", "개소 3년"."""
_DONE_BEFORE = re.compile(
    r"[을를에이가로]?\s?(?:\S{1,6}\s)?"
    r"(?:맺은|맺었던|받[은아]\s|통과한|통과했던|체결한|체결했던|선정됐던|지[은어]|세운|뜬\s|들여\s[세지만]\S*\s"
    r"|열었던|맺었다가)|한\s(?:\S{1,6}\s)?(?:기업|업체|기관|대학|병원|회사)"
)
"""A clause about what has been done already, hung before a noun: "협약을 맺은 기업", "국비를 받아 지은"."""
_BESIDE = {
    "행사": re.compile(
        r"장(?=[\s에의을이])|[을를이]?\s?(?:기간|때|철|시즌|현장|참가비|참가\s기업|부스비|방문객|관광객"
        r"|관람객|인파|먹거리|입장권|안내|앞두|준비로|이름|명칭|예산|조례)"
    ),
    "선정": re.compile(
        r"[을이은]?\s?(?:내지\s못|못\s?내|없[던어는이]|나오지)"
        r"|[은을]\s[^.\n]{0,20}?(?:발표한다|가린다|뽑는다|정한다|공개한다|발표할)"
    ),
    "공모·모집": re.compile(
        r"(?:사업)?(?:에서|에)?\s?(?:또\s)?(?:탈락|떨어|고배)|(?:사업)?에\s(?:신청서|제안서|도전|응모했|신청했|지원했)"
        r"|\s?(?:당선작|수상작|입상작|시상)|로\s\d"
    ),
    "정책·조례": re.compile(r"액|한\s[^.\n]{0,10}?(?:국비|예산)"),
    "예산·투자": re.compile(r"[이은]?\s(?:다해|다\s떨어|동나|바닥|떨어져|없어)"),
    "협약": re.compile(r"\s?(?:파기|해지|무산|결렬|불발)|[을를이가]\s(?:깬|깨[졌진]|파기|해지|무산)"),
    "연구개발": re.compile(r"\s?(?:\d+여?\s?편)?[을를]?\s발표"),
}
"""What stands beside the news of a kind, or undoes it."""
_BEFORE = {"정책·조례": re.compile(r"(?:예타|예비타당성|예산안?|추경|국비)[^.\n]{0,16}$")}
"""What a word is about where it decides something of another kind: "예타 면제 의결"."""
_POINTS = frozenset({"협약", "출범·개소·착공", "예타", "선정", "예산·투자"})
_NAMED = frozenset({"정책·조례", "인력양성", "연구개발", "기업지원", "예산·투자", "실증·특구", "행사"})
_DECIDED = frozenset({"의결", "건의", "통과"})
_REACH = 40
_MONEY = "예산·투자"


def find_turns(text: str, limit: int) -> Iterator[tuple[str, int, int, float]]:
    """Yield kind, place, end and weight of every turn of phrase before `limit`."""
    scanner, turns = _scanner()
    for index, start, _ in scanner.find_matches_as_indexes(encodable(text[:limit])):
        if text[start].isascii() and _INSIDE.search(text, max(0, start - 1), start):
            continue
        for turn in turns[index]:
            found = turn.phrase.match(text, start)
            if found and not (turn.kind == _MONEY and _APIECE.search(text, max(0, start - 6), start)):
                yield turn.kind, start, found.end(), turn.weight


_INSIDE = re.compile(r"[\d.,]$")
"""What stands before the rest of a number."""
_APIECE = re.compile(r"(?:최[대고]|[당씩]|마다)\s?$")
"""A sum for each is no budget: "기업당 최대 2억원"."""


def is_beside(text: str, kind: str, start: int, end: int) -> bool:
    """Whether the word of `kind` from `start` to `end` is part of a name, or stands beside what is announced."""
    if kind in _NAMED and _NAMES.match(text, end):
        return True
    beside = _BESIDE.get(kind)
    if beside is not None and beside.match(text, end):
        return True
    before = _BEFORE.get(kind)
    return before is not None and text[start:end] in _DECIDED and before.search(text, max(0, start - _REACH), start) is not None


def is_before(text: str, kind: str, end: int) -> bool:
    """Whether what follows the word of `kind` that ends at `end` tells it as long done: "협약 1년 만에", "협약을 맺은 기업"."""
    return kind in _POINTS and (_SINCE.match(text, end) is not None or _DONE_BEFORE.match(text, end) is not None)


_FURTHER = re.compile(r"[고며],?\s|[해켜]\s|하여|[…,·.\n]")
_TO_A_POST = 40
_APPLYING = re.compile(r"접수|원서|모집|뽑|신청|공고|지원|선발|찾[습아]|서류|희망")
_CALLED = re.compile(
    r"(?:기업|팀|교육생|참[가여]\S*|수강생|과제|기관|농가|가구|작품|제안|아이디어|훈련생|지원자)\s?(?:\S{1,8}\s){0,2}$"
)


def is_work(text: str, start: int, posts: Sequence[int]) -> bool:
    """Whether the word at `start` tells what one of the `posts`, in order, is for: "AI 교육센터 행정직 채용"."""
    near = posts[bisect_right(posts, start) : bisect_right(posts, start + _TO_A_POST)]
    return any(_FURTHER.search(text, start, post) is None for post in near)


def is_application(text: str, word: str, start: int) -> bool:
    """Whether a call's `word` at `start` may as well tell how to apply for a post ("원서 접수"), and calls for nothing else."""
    return _APPLYING.search(word) is not None and _CALLED.search(text, max(0, start - _TO_A_POST), start) is None
