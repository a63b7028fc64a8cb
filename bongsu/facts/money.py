"""Sums of money: what they come to in won and what they are for.

"240억 6000만원", "240억6천만원" and "240.6억" are one sum. 원 may be missing after 억 and 조, where nothing else is being
counted ("100억 건" is not money). Sums in foreign money are facts of their own kind, in their own unit.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bongsu.facts.tables import find_tabled, names_unit
from bongsu.facts.windows import Window
from bongsu.korea.numerals import Quantity, scale_of
from bongsu.model import Fact

KIND, HEADLINE, FOREIGN = "amount", "headline-amount", "foreign-amount"

_PARTICLE = (
    r"을|를|이|가|은|는|의|에|으로|로|씩|대|여|어치|짜리|규모|이상|이하|미만|초과|정|까지|부터|보다|도|만|과|와|인|상당|가량|안팎|내외|넘|및"
    r"|당|권|하|증|감|투|한도|단위|선|수준|지원|확보|달성|돌파|이내|또|등|꼴|뿐|밖|남짓|범위|받|쓰|들|입니|임(?![대금])"
)
_WON = re.compile(rf"여?\s?원(?![가-힣])|여?\s?원(?=(?:{_PARTICLE}))(?!생|아|내|인원|정대)|\s?KRW\b")
_WON_BEFORE = re.compile(r"(?:[₩￦]|\bKRW)\s?$")
_HINT = re.compile(r"여?\s?(?:원|K|미|U|달|불|유로|E|엔|위안|파운드|[조억만천백십])")
"""What a number of money that ends without a unit goes on with, for a first quick look."""
_NOT_MONEY = re.compile(
    r"여?\s?(?:개(?![발최소설관편선])|명(?!목)|건(?![설립축])|대(?!의?\s(?:예산|사업|투자|규모|자금|펀드|시장))|회(?![수사])|톤|t\b|번|장(?![비학기])|편(?![성입])|곳|뷰|배(?![정분당])|가구|마리|그루|평|㎡|제곱|[kKmM]?[mMgW]h?\b|리터|비트|바이트|화소|픽셀|토큰"
    r"|파라미터|매개\s?변수|인구|인분|년|살|주(?![가-힣])|표|자리|연산|시간|초(?![과기])|분(?![담배])|가지|종(?![료합])|쪽|차례|단어|글자|문장|데이터|사용자|이용자|다운로드|조회"
    r"|GB|TB|PB|FLOPS|(?:여\s)?명)"
)
_FOREIGN = re.compile(
    r"여?\s?(?P<unit>(?:미국\s?|미\s?|US\s?)?달러|불(?=[\s을를이가의,.)]|$)|유로|엔(?![가-힣])|엔(?=[을를이가의화])|위안|파운드|USD|EUR)"
)
_CURRENCIES = {
    "달러": "USD",
    "불": "USD",
    "USD": "USD",
    "유로": "EUR",
    "EUR": "EUR",
    "엔": "JPY",
    "위안": "CNY",
    "파운드": "GBP",
}
_TRILLION_ALONE = re.compile(
    r"\s?(?:[으에을를가이은는의여대]|로(?!\s?나[눠누뉘])|규모|시대|투자|시장|펀드|돌파|육박|투입|넘|달성|이상|예산|재정|클럽|푼|풀|쏟|쓴|쓸|쓰|들[인여]|확보|편성|배정|공급|유치|조성|지원|몰[린려]|걷|증액|삭감|더|가량|안팎|[…·,.]|$|\n)"
)
_GIVEN = re.compile(r"\s?(?:씩\s?)?(?:지원|지급|융자|대출|보조|한도)")
_LAW = re.compile(r"(?:제|법|령|조례|규칙|헌법|항)\s?$")
_SHORT = re.compile(r"[천백]$")

_PARTS = (
    ("national", r"국비|국고(?:보조금)?|정부\s?(?:출연금|지원금|예산)|특별교부세|교부세"),
    ("provincial", r"도비"),
    ("municipal", r"시비"),
    ("county", r"군비|구비"),
    ("local", r"지방비|시·?도비|시·?군비|도·시비"),
    ("private", r"민자|민간\s?(?:투자|자본|부담금?|자금|투자금)?|자부담금?|기업\s?부담금?|자기\s?부담금?"),
)
_GLUE = (
    r"(?:\s?(?:지원금?|보조금?|예산|분|재원|투자액?|사업비|자금))?(?:\s?(?:로|은|는|만|이|가|을|를|에서|도|의|까지))?"
    r"\s?[:：(|]?\s?(?:약|최대|총|각각)?\s?$"
)
_PART = re.compile("|".join(words for _, words in _PARTS))
_CHAIN = re.compile(rf"\s?(?:[~∼～〜–-]|\+)\s?|\s?[·,/+]\s?(?:{_PART.pattern})\s?")
"""What ties a number to the next sum so that they share its unit."""
_PART_BEFORE = tuple((role, re.compile(rf"(?:{words}){_GLUE}")) for role, words in _PARTS)
_PART_AFTER = tuple(
    (
        role,
        re.compile(
            rf"^(?:\s?\(\s?(?:{words})[^\d)]{{0,8}}\)|(?:을|를|의|은|는|이|가)?\s?(?:전액\s)?(?:{words})(?:로|으로|를|을|다|이다|이며|이고|$|[\s,.)]))"
        ),
    )
    for role, words in _PARTS
)
_MORE = re.compile(
    r"^(?:\s?\([^)]{1,14}\))?(?:이|가|을|를|씩|가량|정도|이나|나|여)?\s?(?:넘게\s|더\s|추가로\s)?(?:늘|증가|증액|많은|많아|더\s|↑|상향|불어|[,\s]{1,2}[\d.]{1,5}%[가-힣\s]{0,3}\s(?:늘|많|증가))"
)
_LESS = re.compile(
    r"^(?:\s?\([^)]{1,14}\))?(?:이|가|을|를|씩|가량|정도|이나|나|여)?\s?(?:넘게\s)?(?:줄(?!\s)|(?<![을를]\s)줄|감소|감액|삭감|적은|↓|깎)"
)
_TOTAL = re.compile(
    r"(?:총|총액|총\s?사업비|총\s?예산|총\s?투자비|전체|합계|모두|도합|누적|합치면|합쳐|까지|년간|년\s동안|개년|총\s?\d+년간)(?:\s?[가-힣]{0,6}){0,2}"
    r"(?:로|은|는|이|가|에|의|만)?\s?[:：]?\s?(?:약|최대|총)?\s?$"
)
_YEARLY = re.compile(
    r"(?:올해|올\s한\s해|금년|내년|지난해|작년|연간|매년|해마다|연\s|연평균|한\s해|당해\s?연도|\d차\s?[연년]도|20\d\d년도?(?!\s?(?:부터|까지|[~∼]))|20\d\d\s?회계연도)[^.\n까억]{0,22}$"
)


def find_money(text: str, quantities: Sequence[Quantity], spelled: Iterable[Quantity] = ()) -> tuple[Fact, ...]:
    """Return the sums in `text`, each once, in order.

    Roles: `increase`, `decrease`, who pays (`national`, `provincial`, `municipal`, `county`, `local`, `private`), `total`,
    `yearly`, `part` (of a sum beside it) or none ("").
    """
    found: list[Fact] = []
    following: tuple[Quantity, Fact] | None = None
    for each in reversed(quantities):
        quantity = each
        fact = _read(quantity, Window.around(text, *quantity[:2])) if _may_be_money(text, quantity) else None
        if fact is None and following and (fact := _shares_unit(text, quantity, *following)):
            quantity = quantity._replace(units=following[0].units)
        if fact:
            found.append(fact)
        following = (quantity, fact) if fact and fact.kind == KIND else None
    alone = (quantity for quantity in spelled if not names_unit(text, quantity.start))
    for quantity in (*alone, *find_tabled(text, quantities)):
        window = Window.around(text, quantity.start, quantity.end)
        found.append(_in_won(quantity, window, won.end() if (won := _WON.match(window.after)) else 0))
    return mark_parts(text, sorted(found, key=lambda fact: fact.start))


_NEAR = 120
"""Code points before or after a sum within which the parts that make it up stand."""
_JOINT = re.compile(r"\s?(?:[,·+/]|와|과|및)\s?(?:[가-힣A-Za-z·]{1,10}\s?){0,2}")


def mark_parts(text: str, sums: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return `sums` with the role `part` for those without one that stand in a row and come to a sum beside them.

    4,119억원 … 2,549억원, 549억원, 513억원, 508억원: the arithmetic says that they are its parts.
    """
    marked = list(sums)
    for first, last in _rows(text, sums):
        if _is_whole(sums, first, last):
            marked[first:last] = [replace(fact, role="part") for fact in sums[first:last]]
    return tuple(marked)


def _rows(text: str, sums: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield where rows of two or more sums without a role begin and end."""
    first = 0
    for index in range(1, len(sums) + 1):
        if index < len(sums) and _is_joined(text, sums[index - 1], sums[index]):
            continue
        if index - first > 1:
            yield first, index
        first = index


def _is_joined(text: str, one: Fact, other: Fact) -> bool:
    if one.role or other.role or one.kind != KIND or other.kind != KIND:
        return False
    return _JOINT.fullmatch(text, one.start + len(one.quote), other.start) is not None


def _is_whole(sums: Sequence[Fact], first: int, last: int) -> bool:
    """Whether a sum near the row from `first` to `last` is what the row comes to."""
    whole = sum(int(fact.value) for fact in sums[first:last])
    near = (*sums[max(0, first - 2) : first], *sums[last : last + 1])
    return any(fact.value == whole and abs(fact.start - sums[first].start) <= _NEAR for fact in near)


def _read(quantity: Quantity, window: Window) -> Fact | None:
    if foreign := _FOREIGN.match(window.after):
        unit = next(code for name, code in _CURRENCIES.items() if name in foreign["unit"])
        return Fact(
            kind=FOREIGN, value=quantity.value, quote=window.quote(foreign.end()), start=quantity.start, unit=unit, role=""
        )
    if won := _WON.match(window.after):
        return _in_won(quantity, window, won.end())
    if _WON_BEFORE.search(window.before):
        return _in_won(quantity, window)
    return _in_won(quantity, window, implied=True) if _stands_for_won(window) else None


def _stands_for_won(window: Window) -> bool:
    """Whether a number without 원 is one of won all the same."""
    written = window.inside
    big = next((unit for unit in "조억" if unit in written), "")
    if not big and written.endswith(("천만", "백만")):
        return _GIVEN.match(window.after) is not None
    if not big or _NOT_MONEY.match(window.after) or (big == "억" and window.before.endswith("제")):
        return False
    if written.endswith("조"):
        return _TRILLION_ALONE.match(window.after) is not None and not _LAW.search(window.before)
    return True


def _in_won(quantity: Quantity, window: Window, reach: int = 0, *, implied: bool = False) -> Fact:
    value = _complete(window.inside, quantity.value) if implied and _SHORT.search(window.inside) else quantity.value
    return Fact(
        kind=KIND,
        value=int(value),
        quote=window.quote(reach),
        start=quantity.start,
        unit="KRW",
        role=_role(window.before, window.after[reach:]),
    )


def _complete(written: str, value: float) -> float:
    """Return the sum with the unit that speech leaves out: "3억 5천" is 3억 5천만."""
    unit = 10**8 if written.rfind("조") > written.rfind("억") else 10**4
    small = value % unit
    return value - small + small * unit


def _shares_unit(text: str, quantity: Quantity, upper: Quantity, fact: Fact) -> Fact | None:
    """Return the sum whose unit stands only with the next one: "3~5억원", "3천∼5천만원", "국비 50·도비 20·시비 50억원"."""
    between = text[quantity.end : upper.start]
    end = fact.start + len(fact.quote)
    units = upper.units
    if not _CHAIN.fullmatch(between) or not units or quantity.units[-1:] == units[-1]:
        return None
    value = int(quantity.value * scale_of(units[-1] if quantity.units else units))
    before = text[max(0, quantity.start - 12) : quantity.start]
    role = _role(before, "") if "+" in between or _PART.search(between) else fact.role
    return Fact(kind=KIND, value=value, quote=text[quantity.start : end], start=quantity.start, unit="KRW", role=role)


def _may_be_money(text: str, quantity: Quantity) -> bool:
    """Whether a quick look allows that a number counts money."""
    if quantity.units or _HINT.match(text, quantity.end):
        return True
    return _WON_BEFORE.search(text, max(0, quantity.start - 4), quantity.start) is not None


def _role(before: str, after: str) -> str:
    if _MORE.match(after):
        return "increase"
    if _LESS.match(after):
        return "decrease"
    part = _part(before, after) if _PART.search(before) or _PART.search(after) else ""
    if part:
        return part
    if _TOTAL.search(before):
        return "total"
    return "yearly" if _YEARLY.search(before) else ""


def _part(before: str, after: str) -> str:
    """Return who pays a sum; nothing where no payer is tied to it."""
    part = next((role for role, words in _PART_BEFORE if words.search(before)), "")
    return part or next((role for role, words in _PART_AFTER if words.match(after)), "")
