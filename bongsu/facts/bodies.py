"""Who acts: local governments, ministries, agencies, universities and firms, under one name each, with what they do here."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from bongsu.facts.namesakes import governments, meant
from bongsu.facts.programmes import first_word
from bongsu.korea.sentences import sentence_at
from bongsu.korea.units import listed, read_table
from bongsu.model import Fact
from bongsu.scanning import encodable, stands_free

KIND = "body"
LOCAL, AGENCY, UNIVERSITY, COMPANY = "local-government", "agency", "university", "company"

_ENDS = {
    AGENCY: (
        *(
            "테크노파크",
            "정보산업진흥원",
            "정보문화산업진흥원",
            "산업진흥원",
            "진흥원",
            "창조경제혁신센터",
            "상공회의소",
            "교육청",
        ),
        *(
            "연구원",
            "연구소",
            "평가원",
            "기술원",
            "개발원",
            "교육원",
            "공사",
            "공단",
            "재단",
            "위원회",
            "경제자유구역청",
            "사업단",
            "추진단",
            "사업본부",
            "추진본부",
        ),
        *("협회", "병원", "의료원", "소방본부", "경찰청", "도서관", "협의회", "시의회", "도의회", "군의회", "구의회"),
    ),
    UNIVERSITY: ("대학교", "전문대학", "폴리텍대학", "과학기술대학교", "과학고", "마이스터고"),
}
_TEAMS = frozenset({"사업단", "추진단", "사업본부", "추진본부"})
"""What is written apart from its name."""
_NAME_BEFORE = re.compile(r"(?:[A-Z]{2,5}|[가-힣])[가-힣A-Za-z·]{0,13}$")
_FIRM = re.compile(
    r"(?:㈜|\(주\)|주식회사)\s?(?P<firm>[가-힣A-Za-z0-9&]{2,16}?)(?=은|는|이|가|을|를|와|과|의|에|등|[\s,.·()]|$)"
    r"|(?P<firm2>[가-힣A-Za-z0-9&]{2,16})(?:㈜|\(주\))"
)
_GENERIC = re.compile(
    r"^(?:각종|관련|해당|지역|전국|국내|해외|주요|여러|다른|공공|민간|중앙|이\s|그\s|시립|도립|국립|대학교|전문대학|최대|초대|확대|시대|세대|기대|증대|절대)"
)
_LONGER = re.compile(
    r"(?!은|는|이|가|을|를|와|과|의|에|도|로|으로|만|측|등|및|까지|부터|인|내|본[부원]|소속|처럼|보다|라[고는며]|['’”」])[가-힣]"
)
_NOT_BODY = frozenset(
    {"진흥원", "연구원", "위원회", "책임연구원", "선임연구원", "특별위원회", "운영위원회", "심의위원회", "추진위원회"}
)

_SUBJECT = re.compile(r"(?:은|는|이|가|에서는|에서)(?=\s)")
_LEADS_AFTER = re.compile(
    r"(?:이|가|을|를|은|는)?\s?(?:\([^)]{1,10}\))?\s?(?:사업을\s|전체\s)?(?:주관|총괄|전담|이끌|이끈|이끄)"
)
_LEADS_BEFORE = re.compile(r"(?:주관|전담|총괄)\s?(?:기관)?(?:은|는|인|으로|\s?[:：])?\s?$")
_HOSTS = re.compile(r"(?:이|가)?\s?(?:공동\s)?주최")
_HOSTS_BEFORE = re.compile(r"주최(?:자)?(?:은|는|\s?[:：])?\s?$")
_TAKES_PART = re.compile(r"(?:이|가|도|은|는|등이|\s등이)\s(?:[^\s.]{1,10}\s){0,2}참여")
_AGREEMENT = re.compile(r"협약|MOU|맞손|손을?\s?잡|양해각서|협력하기로")
_SAYS = re.compile(r"밝혔|전했|발표했|알렸|공고했|따르면")


def find_bodies(text: str, regions: Collection[str] = ()) -> tuple[Fact, ...]:
    """Return the bodies named in `text`: `value` is the full present name, `unit` the class.

    `regions` (codes) tell which government a name means that several bear, where the text does not.

    Classes: `local-government`, `ministry`, `agency`, `university`, `company`. Roles: `leads`, `hosts`, `partner`, `issuer`
    (it tells the news), `participates`, `acts` (the subject), "" (only named).
    """
    found: list[Fact] = []
    end = 0
    for start, stop, named, kind in sorted([*_known(text), *_firms(text)], key=lambda each: (each[0], -each[1])):
        if start >= end:
            end = stop
            name = meant(text, start, named, regions) if kind == LOCAL else named
            found.append(
                Fact(kind=KIND, value=name, quote=text[start:stop], start=start, unit=kind, role=_role(text, start, stop))
            )
    return tuple(found)


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    """Return name as written -> (full name, class)."""
    names = {said: (full_name, LOCAL) for said, full_name in governments().items()}
    for line in read_table("bodies.csv"):
        for said in (line["name"], *listed(line["also"])):
            names[said] = (line["name"], line["class"])
    return names


@cache
def _scanner() -> tuple[AhoCorasick, tuple[tuple[str, str], ...]]:
    """Return what finds names and then ends of names, and the full name and class of each name."""
    words = (*_names(), *(end for ends in _ENDS.values() for end in ends))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), tuple(_names().values())


def _known(text: str) -> Iterator[tuple[int, int, str, str]]:
    scanner, names = _scanner()
    for index, start, end in scanner.find_matches_as_indexes(encodable(text)):
        if index >= len(names):
            yield from _by_end(text, start, end)
            continue
        name, kind = names[index]
        if stands_free(text, start, end) and (kind != LOCAL or _acts(text, end)):
            yield start, end, name, kind


_ACTING = re.compile(r"(?:청|의회)?(?:(?:은|는|이|가|와|과|도|에\s따르면)(?=[\s,·.)…]|$)|(?=[,·)…\n-]|\s[/|]|$))")


def _acts(text: str, end: int) -> bool:
    """Whether the name of a place stands for its government here: as one who does or is joined with another."""
    return _ACTING.match(text, end) is not None


def _by_end(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    """Yield the body whose name ends like those of its class: 울산테크노파크, 한국OO진흥원."""
    if _LONGER.match(text, end):
        return
    found = _NAME_BEFORE.search(text, max(0, start - 14), start)
    first = found.start() if found else _team(text, start, end)
    name = text[first:end]
    if first < start and name not in _NOT_BODY and not _GENERIC.match(name):
        yield first, end, name, next(kind for kind, ends in _ENDS.items() if name.endswith(ends))


def _team(text: str, start: int, end: int) -> int:
    """Return where the name of a team of several words begins ("울산 AI 사업단"); `start` where it has none."""
    return first_word(text, start) if text[start:end] in _TEAMS and text[start - 1 : start] == " " else start


def _firms(text: str) -> Iterator[tuple[int, int, str, str]]:
    for found in _FIRM.finditer(text) if "㈜" in text or "(주)" in text or "주식회사" in text else ():
        yield found.start(), found.end(), found["firm"] or found["firm2"], COMPANY


def _role(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 12) : start], text[end : end + 30]
    if _LEADS_AFTER.match(after) or _LEADS_BEFORE.search(before):
        return "leads"
    if _HOSTS.match(after) or _HOSTS_BEFORE.search(before):
        return "hosts"
    low, high = sentence_at(text, start)
    sentence = text[low:high]
    if _AGREEMENT.search(sentence):
        return "partner"
    if _SUBJECT.match(after) and _SAYS.search(sentence):
        return "issuer"
    if _TAKES_PART.match(after):
        return "participates"
    return "acts" if _SUBJECT.match(after) else ""
