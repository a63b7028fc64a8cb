"""The one sum that an announcement is about: what it costs or gives in all.

Fees, prices, prizes, wages and allowances, fines, what somebody must earn to apply and what was spent before are sums too,
and none of these.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from bongsu.facts.labels import narrow
from bongsu.facts.money import HEADLINE, KIND
from bongsu.facts.windows import Window
from bongsu.korea.sentences import is_past, sentence_at
from bongsu.model import Fact

_LEAST = 10_000
"""Won: what is less is a fee or a price."""
_COUNTED = r"(?:[^\n\d.]|\d{1,3}\s?(?:명|편|팀|곳|개사?|인|건|점|회|과목|강좌|시간|박|일)){0,14}$"
"""What may stand between the name of a sum and the sum: a few words, and how many get it."""
_PAID = re.compile(
    r"(?=[123가감값강거경계과관교구금급낙단대도동등렌매벌보부분사상설소수숙시식여연영요우원월은응이일임입자장재전정참체최쿠통판평포항활회훈])"
    r"(?:수강료|응시료|전형료|참가비|등록[비금]|학비|입장료|입장권|관람[료권]|이용료|사용료|요금"
    r"|교재비|교육비|수업료|부스비|보증금|임대료|임차료"
    r"|월세|관리비|회비|과태료|벌금|과징금|통행료|구독료"
    r"|(?:구매|도매|소매|분양|판매|매매|감정|낙찰|경매|최고|최저|평균|(?<!추)(?<!예)정|(?<!바우처 )(?<!바우처)단)가"
    r"|(?<!추정)(?<!예정)가격|재료비|통신비|이용권|값은|부담금은|분담금|자부담"
    r"|체험비|체험료|식대|렌탈료|대관료|수수료"
    r"|매출액?|연\s?매출|자본금|연소득|소득|자산|시가총액|영업이익|수출액?|상담액|계약액|거래액|설치비는"
    r"|교통비|식비|항공료|숙박비|원고료|훈련수당|수당|활동비|강사료|사례비|여비|상품권|쿠폰|포인트"
    r"|보수|급여|임금|월급|연봉|시급|일당|(?<!고용)(?<!고용 )(?<!채용)(?<!채용 )장려금"
    r"|(?<!총)(?<!총\s)상금|시상금|포상금|최우수(?:상|작|팀)?|(?:당선|입상|수상)(?:작|자|팀)|우수상|장려상|금상|은상|동상|1등|2등|3등|우승)"
    rf"{_COUNTED}"
)
_TOP_PRIZE = re.compile(
    r"(?<!지원 )(?<!지원)(?<!신청 )(?<!신청)(?<!모집 )(?<!모집)(?<!사업 )(?<!융자 )"
    r"(?<!참가 )(?<!교육 )(?<![가-힣]을 )(?<![가-힣]를 )"
    r"대상(?:에게?는?|은|이|\s?팀\S{0,3}|\s수상\S{0,3})?\s?"
    r"(?:\(?\s?[1-3]\s?(?:명|편|팀|점|건|작품)\s?\)?\S{0,3}\s?)?(?:각\s?)?$"
)
_HELP = re.compile(r"지원\s?(?:내용|금액?|한도|사항)\s?[:：][^\n]{0,36}(?:최대|한도)\s?$")
"""What is paid for others: "지원내용: … 구독료 최대 120만원"."""
_PRICE = re.compile(
    r"(?:㎡|㎏|㏊|kg|ha|리터|평|톤|개|권|시간|회|박|끼|부스|세대|가구)\s?당\s?(?:월\s?|연\s?)?$|한\s(?:상자|포대|봉지|그릇|마리|통|근)에\s?$"
)
_BY_TIME = re.compile(r"(?<![가-힣])(?:월|매월|매달|월평균|시간당|시급|일당|하루|주당)\s?(?:최대\s?|약\s?|평균\s?)?$")
"""Wages, allowances and rents; what firms get every month is told with them ("기업당 월")."""
_FIRMS_GET = re.compile(
    r"(?:기업|업체|개사|사|기관|과제|팀)\s?(?:당|별|마다|에는?)\s(?:1인당\s)?(?:매?월|매달)\s?(?:최대\s?|약\s?)?$"
)
_THEN_PAID = re.compile(
    r"^\s?(?:\([^)\n]{0,12}\))?\s?(?:씩)?(?:의|을|를|은|는|이|가|짜리|상당의)?\s?(?:훈련\s?|교육\s?)?(?:수강료|참가비|등록비|입장료|이용료|교통비|활동비|벌금|과태료|상금|포상금|시상금|장려금|급여|보수|임금|상품권|수당|투자\s?검토|이하|미만|이상의?\s(?:매출|기업)|매출|보다|에서\s\d|의?\s?수출|에\s(?:거래|판매|팔)|을\s받을\s예정|만\s?(?:부담|내|받|납부)|[을를]\s(?:내[면야고]|납부|결제))"
)
_WORTH = re.compile(r"\s?(?:어치|상당)")
_GRANT = re.compile(r"장학금[^\n.]{0,10}$")
_SMALL = 10_000_000
"""Won: gifts and scholarships of less than this are told beside what is announced."""
_MOST = 16
"""Sums that are looked at: what an announcement is about stands near its beginning."""
_BEFORE = re.compile(
    r"(?:지난해|작년|전년도?|지난\s?해|당초|기존)(?:(?!올해|내년|이어)[^\n.,…]){0,14}$|(?:별도로|별개로)\s[^\n.]{0,30}$"
)
_LAST_YEAR = re.compile(
    r"(?:지난해|작년|전년도?|지난\s해|지난\s?대회|전년)(?!에\s이어|부터|보다|\s?대비|에도|\s말|까지|\s\d+월)"
)
_NOW = re.compile(r"올해|올\s|내년|이번|금년|당해|앞으로|새로")
_PRIZES = re.compile(r"상금|포상금|시상(?!식)|부상으로|(?:장려|우수|최우수)상|상품권")
_GIVEN = re.compile(r"지원(?!자)|투입|들여|들인|예산|사업비|투자(?!\s?검토|설명)|사업화|조성|구축")
"""What a sentence of prizes may tell of beside them."""
_LABEL = re.compile(
    r"[^\n가-힣]{0,6}(?:시상\s?(?:내[역용]|규모|금|계획)?|총?\s?상금|포상|특전|혜택|이수\s?혜택|참가\s?혜택|(?:입장|관람|수강|참가|이용|사용|대관|전형|응시|교육|체험|등록)[료비]|[가-힣]{0,4}요금"
    r"|보수|급여|임금|활동비|수당|원고료|강사료|교통비|참가\s?분담금|분담금|자부담|보증금|임대료)\s?(?:및\s[가-힣]{1,6})?\s?[)\]】〕]?\s?[:：|]"
)
"""The label of a line all of whose sums are paid, or won."""
_MARKS = frozenset(":：|")
_FUNDS = re.compile(r"(?:사업화|지원|개발|운영|실증|창업|정착)\s?(?:자금|지원금|비용?|금)\s?(?:최대\s)?$")
"""What one gets for one's work, though it stands among the benefits: "혜택: 사업화 자금 2천만원"."""
_EACH = re.compile(
    r"(?:(?:기업|업체|과제|개사|회사|점포|업소|농가|학교|대학|팀|곳|컨소시엄|기관|사|명|인|편|건|개소|시군|가구|연구실|권역|거점|교|센터)\s?(?:당|별|마다)|개사당|한\s?곳에|1인|1곳|1팀|최대|최고|각각?|한도)"
    r"[^\n\d.]{0,12}$"
)
_LIMIT = re.compile(r"[^\n:：]{0,12}한도[^\n:：]{0,6}[:：]")
"""The label of a line all of whose sums are what one gets at most."""
_SUMMED = re.compile(r"계\s?\|")
_THEN_EACH = re.compile(r"^\s?(?:까지|씩|한도|이내|내외씩|안팎씩|상당|(?:을|를)?\s?(?:추가|더\s))")
_BRACKETED = re.compile(r"\([^()\n]*\)")
_GOES_WITH = re.compile(
    r"\s?\([^()\d\n]{0,8}|\s?[~∼～–-]\s?|에서\s|\s?(?:가운데|중)\s[^\d\n.]{0,12}"
    r"|\s?(?:[,·/]|와|과)\s?(?!총|모두|사업|지원|예산|국비)(?:\d{1,3}[가-힣]{1,2}\s)?[가-힣]{1,10}(?:\s[가-힣]{1,6})?(?:은|는|에게?는?|의)?\s?(?:월\s?|각각?\s?|최대\s?)?"
)
"""What ties a sum to the one before: "20,000원(학생 10,000원)", "3만원에서 2만원", "어른 4천원, 어린이 2천원"."""
_OF = re.compile(r"\s?(?:가운데|중에?)\s[^.\n]{0,40}$")
_TIE_REACH = 40
_EARLIER = re.compile(
    r"[상하]반기|앞서|지난\s?(?:달|\d)|그동안|그간|지금까지|현재까지|올해까지|\d\s?[차기](?:에[서는]|\s?(?:모집|공모|사업))|이미"
)
_ROUND_SUM = re.compile(r"원?대?\s?(?:을|를|이|가)?\s?(?P<way>돌파|시대|클럽|넘|육박|눈앞|이상|훌쩍)")
_BELOW = ("육박", "눈앞")
_GOT = re.compile(r"(?:지원|융자|대출|보조|투자)(?:을\s|를\s)?(?:받았|했다)")
_MARGIN, _NEAR = 1.25, 1.05
"""How many times a rounded sum in a title its exact one may be: "1천억 돌파" of 1천76억원."""
_CLAUSE = re.compile(r"[.,;…]\s|\d(?!\d*\s?[명편팀곳개인건점회과강시박일])")


def find_headline(text: str, sums: Sequence[Fact], title_end: int) -> Fact | None:
    """Return the one sum that the announcement is about: the title's, else that of the first sentence that has one.

    Within a sentence a total goes before a year's sum, and that before the parts. What one firm gets at most gives way to
    what there is in all, wherever that stands. What something grew by counts only where it is all that the title tells.
    """
    chosen = _choose(text, _grown(sums, title_end) or _standing(text, sums, title_end), title_end)
    if chosen is None:
        return None
    chosen = _exact(text, _in_all(text, chosen, sums, title_end), sums, title_end)
    return Fact(kind=HEADLINE, value=chosen.value, quote=chosen.quote, start=chosen.start, unit="KRW", role=chosen.role)


def _choose(text: str, standing: Iterable[Fact], title_end: int) -> Fact | None:
    """Return the first sum that is no share, or the weightiest beside it; of shares alone the largest."""
    shares: list[Fact] = []
    whole: list[Fact] = []
    end = len(text)
    for fact in standing:
        if fact.start >= end:
            break
        if _is_share(text, fact):
            shares.append(fact)
            continue
        if not whole:
            end = title_end if fact.start < title_end else sentence_at(text, fact.start)[1]
        whole.append(fact)
    return max(whole or shares, key=_weight, default=None)


def _grown(sums: Sequence[Fact], title_end: int) -> list[Fact]:
    """Return what something grew by where the title names no other sum: "1단계 275억 증액"."""
    told = [fact for fact in sums[:_MOST] if fact.kind == KIND and fact.start < title_end]
    return told if all(fact.role == "increase" for fact in told) else []


def _standing(text: str, sums: Sequence[Fact], title_end: int) -> Iterator[Fact]:
    """Yield those of `sums` that may be what the announcement costs or gives; what is tied to another goes with it."""
    last = kept = None
    before: list[Fact] = []
    for fact in sums[:_MOST]:
        dropped = last is not None and ((kept is not last and _is_tied(text, last, fact)) or _is_part(text, last, fact))
        dropped = dropped or (kept is not None and _is_of_earlier(text, fact))
        last = fact
        if not dropped and fact.kind == KIND and fact.role not in ("increase", "decrease") and _counts(text, fact, title_end):
            if fact.start >= title_end and _is_given(text, fact):
                before.append(fact)
                continue
            kept = fact
            yield fact
    if kept is None:
        yield from before


def _is_tied(text: str, one: Fact, other: Fact) -> bool:
    end = one.start + len(one.quote)
    return other.start - end <= _TIE_REACH and _GOES_WITH.fullmatch(text, end, other.start) is not None


def _is_part(text: str, whole: Fact, fact: Fact) -> bool:
    """Whether a sum is told as a part of the one before: "187억원 가운데 9월까지 쓴 돈은 61억원"."""
    return float(fact.value) < float(whole.value) and _OF.match(text, whole.start + len(whole.quote), fact.start) is not None


def _in_all(text: str, chosen: Fact, sums: Sequence[Fact], title_end: int) -> Fact:
    """Return what there is in all instead of one payer's sum, or a year's of an undertaking whose whole sum is told."""
    if chosen.role in ("", "total") or _NOW.search(text, max(0, chosen.start - 12), chosen.start):
        return chosen
    larger = (fact for fact in sums[:_MOST] if fact.role == "total" and float(fact.value) > float(chosen.value))
    if chosen.role == "yearly":
        larger = (fact for fact in larger if "사업" in text[slice(*sentence_at(text, fact.start))])
    return next((fact for fact in larger if _counts(text, fact, title_end)), chosen)


def _exact(text: str, chosen: Fact, sums: Sequence[Fact], title_end: int) -> Fact:
    """Return the sum that a title rounds: "예산 1천억 돌파" is one of 1천76억원."""
    if chosen.start >= title_end:
        return chosen
    low, high = _rounded(text, chosen)
    told = (each for each in sums[:_MOST] if each.start > title_end and each.kind == KIND and each.role != "increase")
    finer = len(str(chosen.value).rstrip("0"))
    return next((each for each in told if low < float(each.value) < high and len(str(each.value).rstrip("0")) > finer), chosen)


def _rounded(text: str, fact: Fact) -> tuple[float, float]:
    """Return between which sums the one lies that `fact` rounds, by what is said of it."""
    value = float(fact.value)
    if way := _ROUND_SUM.match(text, fact.start + len(fact.quote)):
        return (value / _MARGIN, value) if way["way"] in _BELOW else (value, value * _MARGIN)
    return value / _NEAR, value * _NEAR


def _weight(fact: Fact) -> tuple[int, float]:
    rank = {"total": 3, "": 2, "yearly": 2}.get(fact.role, 1)
    return rank, float(fact.value)


def _counts(text: str, fact: Fact, title_end: int) -> bool:
    """Whether a sum may be what the announcement costs or gives."""
    if float(fact.value) < _LEAST or _is_beside(text, fact, title_end):
        return False
    if fact.role == "total":
        return True
    window = Window.around(text, fact.start, fact.start + len(fact.quote))
    if (
        _PRICE.search(window.before)
        or _THEN_PAID.match(window.after)
        or _BEFORE.search(window.before)
        or _is_gift(fact, window)
    ):
        return False
    if _BY_TIME.search(window.before) and not _FIRMS_GET.search(window.before):
        return False
    if _HELP.search(window.before):
        return True
    clause = _CLAUSE.split(_BRACKETED.sub("", window.before))[-1]
    return _PAID.search(clause) is None and _TOP_PRIZE.search(window.before) is None


def _is_gift(fact: Fact, window: Window) -> bool:
    """Whether a sum is what a gift is worth, or a scholarship."""
    return float(fact.value) < _SMALL and (_WORTH.match(window.after) is not None or _GRANT.search(window.before) is not None)


def _is_beside(text: str, fact: Fact, title_end: int) -> bool:
    """Whether a sum stands on a line or in a sentence of fees, wages or prizes, or tells of the year before."""
    line = text.rfind("\n", 0, fact.start) + 1
    row = text[line : fact.start]
    if not _MARKS.isdisjoint(row) and _LABEL.match(narrow(row)) and not _FUNDS.search(row):
        return True
    low, high = sentence_at(text, fact.start)
    sentence = text[low:high]
    if _PRIZES.search(sentence) and not _GIVEN.search(sentence) and not (fact.start < title_end and "총" in text[:title_end]):
        return True
    return _is_of_last_year(text[low : fact.start], sentence)


def _is_of_last_year(before: str, sentence: str) -> bool:
    """Whether a sentence tells what was done the year before: "지난해 설명회에서는 모두 32억원을 유치했다"."""
    told = max((found.end() for found in _LAST_YEAR.finditer(before)), default=-1)
    return told >= 0 and _NOW.search(before, told) is None and is_past(sentence)


def _is_of_earlier(text: str, fact: Fact) -> bool:
    """Whether a sentence tells what was given before what is announced: "상반기에는 3개 기업이 2억원을 지원받았다"."""
    low, high = sentence_at(text, fact.start)
    return _EARLIER.search(text, low, fact.start) is not None and is_past(text[low:high])


def _is_given(text: str, fact: Fact) -> bool:
    """Whether a sentence tells what some have got already: "1차에서는 35개 업체가 7천만원을 지원받았다"."""
    low, high = sentence_at(text, fact.start)
    return _EARLIER.search(text, low, fact.start) is not None and _GOT.search(text, fact.start, high) is not None


def _is_share(text: str, fact: Fact) -> bool:
    """Whether a sum is what each gets, or gets at most."""
    window = Window.around(text, fact.start, fact.start + len(fact.quote))
    line = text.rfind("\n", 0, fact.start) + 1
    if _LIMIT.match(text, line, fact.start):
        return True
    if fact.quote[-1].isdecimal() and text.startswith("|", line + len(text[line : fact.start].rstrip()) - 1):
        return not _SUMMED.search(text, line, fact.start)
    return fact.role != "total" and (_EACH.search(window.before) is not None or _THEN_EACH.match(window.after) is not None)
