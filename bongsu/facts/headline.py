"""The one sum that an announcement is about: what it costs or gives in all.

Fees, prices, prizes, fines, what somebody must earn to apply and what was spent before are sums too, and none of these.
"""

import re
from collections.abc import Sequence

from bongsu.facts.money import HEADLINE, KIND
from bongsu.facts.windows import Window
from bongsu.korea.sentences import sentence_at
from bongsu.model import Fact

_PAID = re.compile(
    r"(?:수강료|응시료|전형료|참가비|등록비|입장료|입장권|관람료|이용료|사용료|요금|교재비|교육비|수업료|부스비|보증금|임대료|임차료|월세|관리비|회비|과태료|벌금|과징금|통행료|구독료|(?:구매|도매|소매|분양|판매|매매|감정|낙찰|경매|최고|최저|평균|정|단)가|가격|재료비|통신비|이용권|값은|부담금은|자부담"
    r"|매출액?|연\s?매출|자본금|연소득|소득|자산|시가총액|영업이익|수출액?|상담액|계약액|거래액"
    r"|교통비|식비|훈련수당|수당|활동비|강사료|사례비|여비|상품권|쿠폰|포인트"
    r"|(?<!총)(?<!총\s)상금|시상금|대상|최우수상|우수상|장려상|금상|은상|동상|1등|2등|3등|우승)"
    r"[^\n\d.]{0,14}$"
)
_PRICE = re.compile(
    r"(?:㎡|㎏|㏊|kg|ha|리터|평|톤|개|권|시간|회|박|끼|부스|세대|가구)\s?당\s?(?:월\s?|연\s?)?$|한\s(?:상자|포대|봉지|그릇|마리|통|근)에\s?$"
)
_THEN_PAID = re.compile(
    r"^\s?(?:\([^)\n]{0,12}\))?\s?(?:의|을|를|은|는|이|가|짜리|상당의)?\s?(?:수강료|참가비|등록비|입장료|이용료|교통비|활동비|벌금|과태료|상금|상품권|수당|이하|미만|이상의?\s(?:매출|기업)|매출|보다|에서\s\d|의?\s?수출|에\s(?:거래|판매|팔))"
)
_MOST = 16
"""Sums that are looked at: what an announcement is about stands near its beginning."""
_BEFORE = re.compile(r"(?:지난해|작년|전년도?|지난\s?해|당초|기존)[^\n.,…]{0,14}$|(?:별도로|별개로)\s[^\n.]{0,30}$")
_EACH = re.compile(
    r"(?:(?:기업|업체|과제|개사|회사|점포|업소|농가|학교|대학|팀|곳|컨소시엄|기관|사|명|인|편|건|개소|시군|가구|연구실)\s?(?:당|별)|개사당|한\s?곳에|1인|1곳|1팀|최대|최고|각각?|한도)"
    r"[^\n\d.]{0,12}$"
)
_THEN_EACH = re.compile(r"^\s?(?:까지|씩|한도|이내|내외씩|안팎씩|상당|(?:을|를)?\s?(?:추가|더\s))")
_BRACKETED = re.compile(r"\([^()\n]*\)")
_GOES_WITH = re.compile(r"\s?\([^()\d\n]{0,8}|\s?[~∼～–-]\s?|에서\s")
"""What ties a sum to the one before: "20,000원(학생 10,000원)", "3만원에서 2만원"."""


def find_headline(text: str, sums: Sequence[Fact], title_end: int) -> Fact | None:
    """Return the one sum that the announcement is about: the title's, else that of the first sentence that has one.

    Within a sentence a total goes before a year's sum, and that before the parts. What one firm gets at most gives way to
    what there is in all, wherever that stands. What something grew by counts only where it is all that the title tells.
    """
    standing = _grown(sums, title_end) or _standing(text, sums)
    if not standing:
        return None
    whole = [fact for fact in standing if not _is_share(text, fact)]
    chosen = _main(text, whole or standing, title_end)
    return Fact(kind=HEADLINE, value=chosen.value, quote=chosen.quote, start=chosen.start, unit="KRW", role=chosen.role)


def _grown(sums: Sequence[Fact], title_end: int) -> list[Fact]:
    """Return what something grew by where the title names no other sum: "1단계 275억 증액"."""
    told = [fact for fact in sums[:_MOST] if fact.kind == KIND and fact.start < title_end]
    return told if all(fact.role == "increase" for fact in told) else []


def _standing(text: str, sums: Sequence[Fact]) -> list[Fact]:
    """Return those of `sums` that may be what the announcement costs or gives; what is tied to another goes with it."""
    kept: list[Fact] = []
    last = None
    for fact in sums[:_MOST]:
        tied = last is not None and _GOES_WITH.fullmatch(text, last.start + len(last.quote), fact.start) is not None
        dropped = tied and (not kept or kept[-1] is not last)
        if fact.kind == KIND and fact.role not in ("increase", "decrease") and not dropped and _counts(text, fact):
            kept.append(fact)
        last = fact
    return kept


def _main(text: str, sums: Sequence[Fact], title_end: int) -> Fact:
    first = min(sums, key=lambda fact: fact.start)
    _, end = (0, title_end) if first.start < title_end else sentence_at(text, first.start)
    return max((fact for fact in sums if fact.start < end), key=_weight)


def _weight(fact: Fact) -> tuple[int, float]:
    rank = {"total": 3, "": 2, "yearly": 2}.get(fact.role, 1)
    return rank, float(fact.value)


def _counts(text: str, fact: Fact) -> bool:
    """Whether a sum may be what the announcement costs or gives."""
    window = Window.around(text, fact.start, fact.start + len(fact.quote))
    if fact.role == "total":
        return True
    if _PRICE.search(window.before) or _THEN_PAID.match(window.after) or _BEFORE.search(window.before):
        return False
    clause = re.split(r"[.,;…]\s|\d(?!\d*\s?[명편팀곳개])", _BRACKETED.sub("", window.before))[-1]
    return _PAID.search(clause) is None


def _is_share(text: str, fact: Fact) -> bool:
    """Whether a sum is what each gets, or gets at most."""
    window = Window.around(text, fact.start, fact.start + len(fact.quote))
    return fact.role != "total" and (_EACH.search(window.before) is not None or _THEN_EACH.match(window.after) is not None)
