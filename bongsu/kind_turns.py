"""Turns of phrase that show a kind of news where no single word does.

A sum and its verb spend money ("기술개발에 90억원을 투입"), firms that are given something are supported ("기업에 60억 지원").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    r"|보[탠태]|결성|조성(?!된)|지원받|받[는게아]|들어[오온간가])"
)
_LENT = r"(?:보증|펀드|융자|기금|자금|출연|투자)"
_TAUGHT = r"(?:인재|인력|전문가|개발자|영재|강사|석박사|\d+여?\s?명)"
_TOOLS = (
    r"(?:(?<=AI를\s)|(?<=로봇을\s)|(?<=기술을\s)|(?<=리즘을\s)|(?<=시스템을\s)|(?<=모델을\s)|(?<=장치를\s)|(?<=장비를\s)"
    r"|(?<=기를\s)|(?<=센서를\s))"
)
_FIRM_STARTS = ("기업", "업체", "스타트업", "벤처", "소상공인", "자영업자", "상인", "작사", "품사", "발사", "주사")


_NUMBER = "0"


class Turn(NamedTuple):
    """A phrase that shows `kind`: the plain words it begins with (`_NUMBER` for any), the whole of it, and what it says."""

    kind: str
    starts: tuple[str, ...]
    phrase: re.Pattern[str]
    weight: float


def _turn(kind: str, starts: tuple[str, ...], phrase: str, weight: float = 2.5) -> Turn:
    return Turn(kind, starts, re.compile(phrase), weight)


TURNS = (
    _turn("예산·투자", (_NUMBER,), _SUM + r"(?:\s규모[로의]?)?[을를이은]?\s?[^.,\n…]{0,14}?" + _SPENT),
    _turn("예산·투자", (_NUMBER,), _SUM + r"\s규모의?\s?\S{0,8}\s?" + _LENT),
    _turn("예산·투자", ("보증", "펀드", "융자", "기금", "출연", "투자"), _LENT + r"\s" + _SUM + r"(?=[\s…,]|$)", 2.0),
    _turn("예산·투자", (_NUMBER,), r"\d{1,2}년간\s(?:총\s|모두\s|국비\s)?" + _SUM + r"(?=으로|\s?[…\n]|$)"),
    _turn("예산·투자", (_NUMBER,), r"(?<=에\s)" + _SUM + r"(?=\s?[…,\n])", 2.0),
    _turn("기업지원", _FIRM_STARTS, _FIRMS + r"(?:에게?|[을를]|마다|당)\s[^.\n]{0,30}?" + _GIVES),
    _turn(
        "기업지원",
        _FIRM_STARTS,
        _FIRMS
        + r"의?\s[^.\n]{0,24}?(?:비용?|료|값|설비|제작|인증|판로|진출|전환|수출|특허|참가|출품|입점)[과와을를의\s][^.\n]{0,16}?"
        + _GIVES,
    ),
    _turn(
        "기업지원",
        _FIRM_STARTS,
        _FIRMS + r"[은는이가]\s[^.\n]{0,24}?(?:지원받|지원을\s받)",
    ),
    _turn(
        "기업지원",
        ("사용료", "개발비", "구축비", "제작비", "인증비", "설비비", "임차료", "물류비"),
        r"(?:사용료|[개제][발작]비|구축비|인증비|설비비|임차료|물류비)[^.\n]{0,16}?" + _GIVES,
    ),
    _turn(
        "기업지원",
        (*_FIRM_STARTS, "창업"),
        r"(?:기업|스타트업|벤처|창업)(?:\s\d+여?[곳개]사?)?"
        r"(?:에\s(?:\S{1,8}\s){0,2}?투자(?:[했해]|[하할][^.\n]{0,24}?(?:펀드|조합)|한다|할\s예정|해야)"
        r"|\s?펀드|[을를]?\s?(?:키[우울운]|육성|돕)[^.\n]{0,20}?펀드)",
    ),
    _turn(
        "인력양성",
        (_NUMBER, "인재", "인력", "전문가", "개발자", "영재", "강사", "석박사"),
        _TAUGHT + r"[^.\n]{0,14}?(?:[기길]르|길러|기른|(?<=\s)기를|키우|키운|키워|키울)",
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
        r"(?:접수|신청|모집|마감|기한)[^.\n]{0,16}?(?:미[룬뤘뤄]|앞당[겨기긴길]|늦[춘췄춰]|늘[린렸려]|연장|더\s받)",
    ),
    _turn(
        "정정·연장·재공고",
        ("기간", "일정", "장소", "날짜", "인원", "마감", "자격"),
        r"(?:기간|일정|장소|날짜|인원|마감|자격)[을를]?\s[^.\n]{0,20}?(?:변경|바[꾸꾼꿨]|옮[기긴겼])",
    ),
    _turn(
        "공모·모집",
        ("신청", "접수", "제안서", "응모", "작품"),
        r"(?:신청서?|접수|제안서|응모|작품)[은는]\s[^.\n]{0,30}?(?:받[는습]|한다|하면|내면|까지(?:다|이))",
    ),
    _turn(
        "공모·모집",
        ("기업", "업체", "사업자", "팀", "기관"),
        r"(?:기업|업체|사업자|팀|기관)[을를]?\s(?:오는\s)?(?:\S{1,7}까지\s)?찾(?:는다|습|아(?![가간갈갔와온올왔다]))",
    ),
    _turn(
        "출범·개소·착공",
        ("센터", "캠퍼스", "연구소", "연구실", "교육원", "체험관", "학교를", "공간을", "지원단", "교실을"),
        r"(?:센터|캠퍼스|연구[소실]|교육원|체험관|학교|공간|지원단)[을를]\s(?:\S{1,6}\s){0,2}?(?:연다|열[었고어]|세[운웠])",
    ),
    _turn(
        "출범·개소·착공",
        ("단을", "위원회를", "협의체를", "협의회를", "본부를", "기구를", "조직을"),
        r"(?:단|위원회|협의[체회]|본부|기구|조직)[을를]\s(?:\S{1,6}\s)?(?:꾸[렸린려]|만[들든]|구성[했하한])",
        2.0,
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
        ("인턴",),
        r"인턴(?:\s\S{1,6}){0,2}\s?(?:뽑|선발)",
    ),
    _turn(
        "채용",
        ("원장", "부장", "단장", "소장", "터장", "관장", "국장", "총장", "이사장"),
        r"(?:[원부단소터관국총]|이사)장[을를]?\s(?:공개\s?)?(?:모집|공모(?!전)|찾[는습아]|뽑|초빙)",
    ),
    _turn(
        "정책·조례",
        ("방안", "혁신안", "수칙", "대책", "계획"),
        r"(?:방안|혁신안|수칙|대책)[을를]?\s(?:발표|내놓|내놨|마련|확정|공개)|계획[을를]?\s(?:발표|확정)",
    ),
)

_OF_NUMBERS = tuple(turn for turn in TURNS if _NUMBER in turn.starts)


@cache
def _scanner() -> tuple[AhoCorasick, tuple[tuple[Turn, ...], ...]]:
    """Return what finds the plain beginnings of turns, and for each of them the turns that begin so."""
    by_start: dict[str, list[Turn]] = defaultdict(list)
    for turn in TURNS:
        for start in turn.starts:
            by_start[start].append(turn)
    del by_start[_NUMBER]
    return AhoCorasick(list(by_start), matchkind=MatchKind.LeftmostLongest), tuple(map(tuple, by_start.values()))


_MONEY = "예산·투자"
_FIGURE = re.compile(r"(?<![\d.,])\d[\d.,]*(?:[천백]?\s?[억조]|년간|여?\s?명)")
"""How the turns go on that begin with a number: most numbers are dates and counts of other things."""


def find_turns(text: str, limit: int) -> Iterator[tuple[str, int, int, float]]:
    """Yield kind, place, end and weight of every turn of phrase before `limit`, those that begin with a number first."""
    read = text[:limit]
    for figure in _FIGURE.finditer(read):
        yield from _turns(text, figure.start(), _OF_NUMBERS)
    scanner, turns = _scanner()
    for index, start, _ in scanner.find_matches_as_indexes(encodable(read)):
        yield from _turns(text, start, turns[index])


def _turns(text: str, start: int, turns: Iterable[Turn]) -> Iterator[tuple[str, int, int, float]]:
    for turn in turns:
        found = turn.phrase.match(text, start)
        if found and not (turn.kind == _MONEY and _APIECE.search(text, max(0, start - 6), start)):
            yield turn.kind, start, found.end(), turn.weight


_APIECE = re.compile(r"(?:최[대고]|[당씩]|마다)\s?$")
"""A sum for each is no budget: "기업당 최대 2억원"."""
