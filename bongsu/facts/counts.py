"""People, firms, jobs, bodies, places and GPUs: how many, and whether that was reached or is planned."""

import re
from collections.abc import Sequence

from bongsu.facts.windows import Window
from bongsu.korea.numerals import Quantity
from bongsu.korea.sentences import is_planned, sentence_at
from bongsu.model import Fact

_GPU = r"(?:GPU|gpu|그래픽\s?처리\s?장치|엔비디아|H100|H200|A100|B200|B300|GB200|GB300|블랙웰|NPU|AI\s?가속기)"
_GPU_BEFORE = re.compile(rf"{_GPU}(?:\([^)]{{0,20}}\))?[^\d\n.,]{{0,8}}$")
_GPU_COUNTER = re.compile(r"여?\s?(?:만\s?)?(?P<unit>장|개|대|기)(?!월|사|소|국)")
_GPU_AFTER = re.compile(rf"여?\s?(?P<unit>장|개|대|기)(?:의|급)?\s(?:[\w가-힣]+\s){{0,2}}?(?:첨단\s|고성능\s|최신\s)?{_GPU}")
_JOBS_BEFORE = re.compile(r"(?:일자리|신규\s고용)(?:\s?(?:창출|수))?(?:를|을|은|는|도|가)?\s?(?:총|약|모두|신규)?\s?$")
_JOBS_COUNTER = re.compile(r"여?\s?(?P<unit>개|명)")
_JOBS_AFTER = re.compile(
    r"여?\s?(?P<unit>개|명)(?:의|이상의)?\s?(?:이상의\s)?(?:신규\s?|좋은\s|양질의\s|새로운\s|새\s)?(?:일자리|고용(?=\s?(?:을|이|창출|효과)))"
)
_FIRM = r"(?:기업|업체|회사|스타트업|벤처|제조사|공급사|협력사|중소기업|강소기업|앵커기업|법인)"
_FIRMS_BEFORE = re.compile(rf"{_FIRM}(?:은|는|이|가|을|를|도|들?)?\s?(?:총|약|모두|최대)?\s?$")
_FIRMS_COUNTER = re.compile(r"여?\s?(?P<unit>개사|개\s사|개(?!월|국|년|소|교|팀|과|분)|곳|사(?![가-힣]))")
_FIRMS_AFTER = re.compile(
    rf"여?\s?(?P<unit>개사|개\s사|사(?=[\s,.)]|를|와|가|에|의|는|도|로|씩|내외|이상)|(?:개|곳)(?=(?:가\s?넘는|의|\s?이상의|를\s?웃도는|에\s?달하는)?\s?(?:[가-힣A-Za-z0-9·]{{1,10}}\s){{0,3}}?[가-힣A-Za-z]{{0,8}}{_FIRM}(?!\s?(?:부설|지원\s?기관))))"
)
_COUNTER = re.compile(r"여?\s?([명개곳사장대기만])")
"""What any counter begins with, for a first quick look."""
_PEOPLE = re.compile(r"여?\s?(?P<unit>명)(?!품|소|칭|함|의\s?신)")
_BODIES = re.compile(r"여?\s?(?P<unit>개\s?(?:[가-힣]{1,4}\s)?기관|개\s?단체)(?![가-힣]*\s?부설)")
_PLACES = re.compile(r"여?\s?(?P<unit>개소|곳|개\s?(?:시군구?|시·군|지역|거점|권역|도시|지구|대학|학교))")
_READINGS = (
    ("gpus", "장개대기", _GPU_AFTER, None),
    ("gpus", "장개대기만", _GPU_COUNTER, _GPU_BEFORE),
    ("jobs", "개명", _JOBS_AFTER, None),
    ("jobs", "개명", _JOBS_COUNTER, _JOBS_BEFORE),
    ("firms", "개곳사", _FIRMS_AFTER, None),
    ("firms", "개곳사", _FIRMS_COUNTER, _FIRMS_BEFORE),
    ("people", "명", _PEOPLE, None),
    ("bodies", "개", _BODIES, None),
    ("places", "개곳", _PLACES, None),
)
"""What is counted, what its counters begin with, the counter, and what must stand before: the narrowest reading first."""
_READINGS_BY_SIGN = {
    sign: tuple((kind, counter, needed) for kind, signs, counter, needed in _READINGS if sign in signs)
    for sign in "명개곳사장대기만"
}

_DEEDS = (
    ("trained", r"양성|육성|교육|수료|이수|배출|길러|훈련|과정을?\s마"),
    ("attracted", r"(?<!투자)(?<!투자\s)유치|입주|끌어들|끌어모|들어[온올와왔]"),
    ("recruited", r"모집|공모"),
    ("chosen", r"선발|뽑|고[른르]"),
    ("selected", r"선정"),
    ("hired", r"채용|고용"),
    ("created", r"창출|만들|생[기긴길겨겼]"),
    ("attended", r"참석|참여|참가|모여(?!\s?있)|모인|방문"),
    (
        "supported",
        r"지원|제공|보급|돕|내[주준줄]|빌려|나눠\s[주준줄]|(?:해|[을를])\s?[준줄주](?:다|고|며|기로|는|었|[\s.])|[억만천]\s?원?씩",
    ),
)
_FIRST_OF_DEEDS = "양육교수이배길훈과유입끌들모공선뽑고채창만생참방지제보돕내빌나해을를억천"
_DEED = re.compile(rf"(?=[{_FIRST_OF_DEEDS}])(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _DEEDS)})")
_LABEL = re.compile(r"\s(?=\d)")
"""What follows a deed that only names the next thing counted: "실증 8곳, 창업 지원 15곳"."""
_IS = re.compile(r"(?:이며|이고|으로,|이다|입니다|으로\s집계)")
"""What ends the clause of a number: a verb that follows is of another."""
_DONE = re.compile(r"(?:해|하고|돼|되어|어|아|고)\s있|[을를]?\s?(?:했|됐|되었|하였|마쳤|끝냈)")
"""What says of one clause that it is so already, whatever follows: "입주해 있다", "18곳이 입주했고 12곳이 더 온다"."""
_CLAUSE = re.compile(r"[고며]\s")
_CALLED = re.compile(r"모집|공모|선발")
_LISTING = re.compile(r"(?:이다|입니다|등이다|곳|명|개사|개)\s?[.…]?\s?$")
_DEED_REACH, _DEED_BEFORE = 40, 14
_GIVEN = re.compile(r"에(?:는|게|게는)?\s")
_DONE_BEFORE = re.compile(r"그동안|그간|지금까지|지난해|작년|앞서|이미|첫해")
_PLACE_NOUN = re.compile(
    r"의?\s?(?:[가-힣]{1,6}\s)?(?:학교|마을|도서관|경로당|복지관|시군|농가|농장|초소|센터|병원|거점|지역|대학)"
)
_NAMED = re.compile(
    rf"(?P<firm>{_FIRM})|(?P<place>학교|마을|도서관|경로당|복지관|시군|농가|농장|초소|센터|병원|거점|지역|대학|시설|도시|과수원|정류장)"
)
_NAME_REACH = 100
"""Code points before a bare 곳 in which what it counts was named."""


def find_counts(text: str, quantities: Sequence[Quantity]) -> tuple[Fact, ...]:
    """Return what is counted in `text`.

    The role is the deed (`trained`, `attracted`, `selected`, `recruited`, `hired`, `created`, `attended`, `supported`; ""
    for none), followed by ` planned` where the sentence tells of something to come: 1,260명을 양성할 계획 is `trained
    planned`.
    """
    counting = (quantity for quantity in quantities if _COUNTER.match(text, quantity.end))
    return tuple(fact for quantity in counting if (fact := _read(text, quantity)) is not None)


def _read(text: str, quantity: Quantity) -> Fact | None:
    window = Window.around(text, quantity.start, quantity.end)
    kind, counter = _counted(window)
    if counter is None or not isinstance(quantity.value, int):
        return None
    end = quantity.end + counter.end("unit")
    if kind == "places" and counter["unit"] == "곳" and _are_firms(text, quantity.start, end):
        kind = "firms"
    return Fact(
        kind=kind,
        value=quantity.value,
        quote=text[quantity.start : end],
        start=quantity.start,
        unit=counter["unit"],
        role=_role(text, quantity.start, end),
    )


def _are_firms(text: str, start: int, end: int) -> bool:
    """Whether 곳 counts firms that were named before: "기업 92곳을 유치하고 292곳을 지원했다"."""
    line = text.rfind("\n", 0, start) + 1
    named = [found.lastgroup for found in _NAMED.finditer(text, max(line, start - _NAME_REACH), start)]
    return bool(named) and named[-1] == "firm" and _PLACE_NOUN.match(text, end) is None


def _counted(window: Window) -> tuple[str, re.Match[str] | None]:
    """Return what a number counts and the match of its counter: the narrowest reading first."""
    sign = _COUNTER.match(window.after)
    for kind, counter, needed in _READINGS_BY_SIGN[sign[1]] if sign else ():
        found = counter.match(window.after)
        if found and (needed is None or needed.search(window.before)):
            return kind, found
    return "", None


def _role(text: str, start: int, end: int) -> str:
    low, high = sentence_at(text, end - 1)
    if _is_called(text, low, high) and not _deed_after(text, end, high):
        return "recruited planned"
    deed = _deed(text, (low, start), (end, min(high, end + _DEED_REACH)))
    deed, done = deed.partition(" ")[::2]
    planned = bool(deed) and not done and not _is_done_before(text, low, start) and is_planned(text[low:high])
    if deed == "chosen":
        deed = "recruited" if planned else "selected"
    return f"{deed} planned" if planned else deed


def _is_done_before(text: str, low: int, start: int) -> bool:
    """Whether the clause of a number says before it that what follows has happened: 그동안, 지난해."""
    clause = max((found.end() for found in _CLAUSE.finditer(text, low, start)), default=low)
    return _DONE_BEFORE.search(text, clause, start) is not None


def _is_called(text: str, low: int, high: int) -> bool:
    """Whether a sentence only lists what the call in the sentence before it is for: "분야별로 도입 50곳, 실증 8곳이다"."""
    if low == 0 or text[low - 1] == "\n" or not _LISTING.search(text, max(low, high - 12), high):
        return False
    start, end = sentence_at(text, low - 1)
    return _CALLED.search(text, start, end) is not None and is_planned(text[start:end])


def _deed_after(text: str, start: int, end: int) -> str:
    """Return what a verb that follows says is done; a noun before the next number is no verb."""
    if _IS.match(text, start):
        return ""
    wanted = _GIVEN.match(text, start) is not None
    for found in _DEED.finditer(text, start, end):
        if not _LABEL.match(text, found.end()) and (not wanted or found.lastgroup == "supported"):
            return f"{found.lastgroup} done" if _DONE.match(text, found.end()) else found.lastgroup or ""
    return ""


def _deed(text: str, before: tuple[int, int], after: tuple[int, int]) -> str:
    """Return what is done to those counted: what follows says it, else what stands right before."""
    if said := _deed_after(text, *after):
        return said
    low = max(before[0], before[1] - _DEED_BEFORE)
    low = max((found.end() for found in _CLAUSE.finditer(text, low, before[1])), default=low)
    found_before = [found.lastgroup or "" for found in _DEED.finditer(text, low, before[1])]
    return found_before[-1] if found_before else ""
