"""What stands beside place names of any kind, and beside people of the same name.

Weights are points, as in `weigh`.
"""

import re

from bongsu.korea.fields import any_of, field

COMPOUND, WEATHER, LOCATIVE, LOCAL_NEXT, LOCAL, DATED, VISITED, CALLED = 4.0, 5.0, 2.5, 3.0, 2.0, 1.5, 1.5, 2.5
PERSON, ODD_TAIL = -7.0, -4.0

_FIGURE = r"-?\d+(?:\.\d+)?\s?(?:도|㎜|mm|㎝|cm|℃)"
_WEATHER = re.compile(
    rf"\s(?:영하|영상|최고|최저|낮 최고|아침 최저|체감|누적)?\s?{_FIGURE}|\s규모 ?\d|\s-?\d+(?:\.\d)? [가-힣]{{2,3}} -?\d"
)
_LOCATIVE = re.compile(r"(?:에서|서|으로|발|행|까지|부터)(?![가-힣])|에?서[는도만](?![가-힣])|에(?![가-힣])")
_VISITED = re.compile(rf"(?:서 |에 |에서 | )?(?:{any_of(field('beside_visited'))})")
_HAPPENS = any_of(field("beside_happens"))
_FEATURE = (
    r"(?:파크|타운|밸리|특구|단지|저수지|계곡|폭포|해변|고개|읍성|대교|봉|(?<![부동생국내입공재결])산|(?<![공사])천)(?![가-힣])"
)
_LOCAL_NEXT = re.compile(rf" (?:{_HAPPENS}|[가-힣]{{2,6}}{_FEATURE})")
_LOCAL = re.compile(rf"\.|\n|{_HAPPENS}")
_REACH = 14
APPOSED = tuple(f"{word} " for word in field("beside_called"))
"""Ends of what a headline calls a place, or a team by its place: 곶감의 고장 상주, 프로축구 상주."""
SITED = re.compile(rf"(?:에|에서|서|에도|에는) (?:[가-힣A-Za-z\d·]{{1,14}} )?(?:{any_of(field('beside_sited'))})")
"""What is done at a place: built, held, found, destroyed there."""
REACHED = re.compile(rf"[을를] (?:{any_of(field('place_reached'))})")
"""What is done with a place: visited, passed, beaten in a match."""
_COVERED = tuple(f"{word} " for word in field("beside_covered"))
"""What weather and seasons did to the place that follows: 눈 덮인 상주."""
_CALLED = (*APPOSED, *_COVERED)
_DATED = re.compile(r"\d[일시]\s?$")
_INSTITUTION = (
    rf"(?:{any_of(field('institution_fields'))})+(?:공사|공단|재단|진흥원|개발원|연구원|교육원|정보원)(?![가-힣]{{3}})"
    r"|지방(?:노동|고용|병무|경찰|국토|국세|조달|통계|우정|기상|해양|중소|환경|산림|보훈|검찰|법원|변호사)"
)
"""What institutions of a place are called right after its name: 경기관광공사, 경기복지재단."""
_COMPOUND = re.compile(
    rf"{_INSTITUTION}| ?(?:{any_of(field('beside_goes_on'))}|CC(?![A-Z])|쌀(?!쌀)|[갑읍면역항댐초고천대](?![가-힣])"
    r"|[갑을병정] ?(?:선거구|출마|후보|재선거|보궐|공천|지역구|당선|의원|경선|지역위|혈투|낙선|접전|격돌|대결|탈환"
    r"|리턴매치|단일화|출사표|당협|지역위|박빙|전략))"
)
_LOCAL_FEATURE = re.compile(
    r"저수지|마을|터널|사거리|삼거리|교차로|공원|시장|초등|중학|초교|성당|교회|아파트|[초중고동로길교천산리](?![가-힣])"
)
_RAILWAY = re.compile(
    r"선(?![가-힣]{2})[^.\n]{0,14}?(?:지하철|전철|열차|전동차|철도|KTX|복선|단선|폐선|개통|지하화|연장|구간|운행|선로|탈선|급행|환승|예타|승강장)"
)
"""What makes a name that of a railway, of trains: 과천선 전동차. Without them 선 is short for 에선: 부산선 첫 눈."""
_SURNAMES = frozenset(
    "강고곽공구권금기김남노도동마문방백변보봉부사서석선성소송수순신안양여연염"
    "영예오옥완용우원유육은의이익인임장전정제조주지진차천청추충태파평포하한함해현홍화황"
)
_GIVEN = re.compile(
    r"[기우아희준현호민영진훈빈연석혁철욱환경숙순자옥률윤섭열엽규근균찬태](?:\s?(?:씨|선수|감독|의원)|[이가은는의]?(?![가-힣]))"
)
_TITLED = tuple(f" {word} " for word in field("person_titles"))
_PLAYED = re.compile(r" 역(?:을|으로|에|의)? ?(?:맡|연기|열연|캐스팅|소화|분[한해]|배우|도전|발탁|오디션|낙점|제안)")
"""What is done with a part in a film: 성주 역 맡은 배우. A station is written in one word with its name."""
_ADDRESSED = re.compile(r" ?(?:씨(?![가-힣]{2})|양은 |군은 )|(?: 선수(?!단|들|촌))|(?: 아버님| 어머님)")


def common_points(head: str, tail: str) -> float:
    """Return points for what stands before and after a name."""
    if _WEATHER.match(tail):
        return WEATHER
    dated = DATED if _DATED.search(head) else CALLED * (head.endswith(" ") and head.endswith(_CALLED))
    if _COMPOUND.match(tail):
        return dated + COMPOUND
    return dated + _beside_points(tail)


def _beside_points(tail: str) -> float:
    if _LOCATIVE.match(tail):
        return LOCATIVE
    if _LOCAL_NEXT.match(tail):
        return LOCAL_NEXT
    local = _LOCAL.search(tail, 0, _REACH)
    if local and local[0] not in ".\n":
        return LOCAL
    return VISITED if _VISITED.match(tail) else 0.0


def compound_length(tail: str) -> int:
    """Return how many characters of the same word go on as a place's name does, 병원 in 공주병원; 0 for none."""
    found = _COMPOUND.match(tail)
    return found.end() if found and not tail.startswith(" ") else 0


def is_local_feature(tail: str) -> bool:
    """Whether the same word goes on as names of small things do, which lie anywhere: 칠곡저수지 in 안성."""
    return _LOCAL_FEATURE.match(tail) is not None


def is_railway(tail: str) -> bool:
    """Whether a name goes on as a railway's, which runs through many places: 과천선 지하철."""
    return tail.startswith("선") and _RAILWAY.match(tail) is not None


def is_weather(tail: str) -> bool:
    """Whether a figure of the weather follows: 양산 38.7도."""
    return _WEATHER.match(tail) is not None


def is_part(tail: str) -> bool:
    """Whether a name is that of a part in a film or play: 성주 역을 맡은."""
    return _PLAYED.match(tail) is not None


def person_points(surface: str, head: str, tail: str) -> float:
    """Return points, none above 0, for signs of a person: 가수 강진, 안산 선수, and 강진 in 강진아."""
    if (head.endswith(" ") and f" {head}".endswith(_TITLED)) or _ADDRESSED.match(tail):
        return PERSON
    return ODD_TAIL if surface[0] in _SURNAMES and _GIVEN.match(tail) else 0.0
