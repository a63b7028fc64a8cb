"""Which days are those of the event: a signing, an opening, a forum, a camp; not those of calls, results and building.

In a notice the label says so ("행사일시"), in a sentence the first verb that follows ("28일 시청에서 협약식을 열었다").
The steps of a call (its assessment, the contracts that come of it) are events only where the title announces them.
"""

import re

from bongsu.facts.labels import heading_above, label_before
from bongsu.facts.resolve import Moment
from bongsu.korea.sentences import is_planned, sentence_at

_LONGEST = 31
"""Days: what lasts longer is a season or a period, no event."""
_LONGEST_COURSE = 130
"""Days: a term of teaching, which begins on a day that is announced."""
_REACH = 140
_TOPIC_REACH, _OTHER_REACH = 24, 40
"""Code points before a day within which its topic stands."""

_GATHERING = (
    r"행사|축제|대회|경진|챌린지|해커톤|캠프|포럼|세미나|심포지엄|콘퍼런스|컨퍼런스|학술|강연|특강|설명회|간담회|공청회|토론회|보고회|발표회|상담회|박람회|전시회?"
    r"|엑스포|페스티벌|주간|워크숍|워크샵|본선|결선|예선|시상식|협약식|개소식|개관식|개원식|개막식?|출범식|발대식|위촉식|선포식|착공식|기공식|준공식|수료식|입학식|체결식|결성식|오리엔테이션|해단식|교류회|회의"
    r"|데모데이|네트워킹(?:\s?데이)?|킥오프(?:\s?미팅)?|쇼케이스|밋업|공유회|투어|콘서트|시연회|품평회|어워드|마켓|총회|전달식|현판식|제막식|시상"
)
_TEACHING = r"교육|강좌|과정|수업|강의|훈련|캠프|특강|아카데미|연수|교실|스쿨|클래스|실습"
_MARK = r"(?:\s?[)\]】〕>〉》]\s?[:：]?|\s?[:：|])"
_GATHERS = re.compile(rf"(?:{_GATHERING})$")
_LABEL = re.compile(
    rf"(?:{_GATHERING}|{_TEACHING}|체험|견학|개최|운영)(?:[^\n:：]{{0,8}}(?:일시|기간|일정|날짜|일자|일))?{_MARK}\s*$"
    rf"|(?<![가-힣])(?<![가-힣] )(?:일\s?[시자]|날\s?짜|때|언제){_MARK}\s*$"
)
_WIDEST = 40
"""Code points that such a label takes at most."""
_WIDE = re.compile(
    rf"[^\n가-힣]{{0,4}}[가-힣A-Z· ]{{0,12}}"
    rf"(?:(?:{_GATHERING})|(?:{_GATHERING}|{_TEACHING}|체험)\s?(?:일시|기간|일정|일자|일))[ \t]{{1,8}}"
)
"""A label without a mark at the head of a line: "교육일시  2026.08.24."."""
_FREE = re.compile(rf"(?<![가-힣])(?<![가-힣] )(?:기간|일정){_MARK}\s*$")
"""A label that leaves to the title what takes place."""
_ANNOUNCED = re.compile(rf"{_GATHERING}|{_TEACHING}|개최|(?<=[가-힣])전(?=\s|$)")
_TERM = re.compile(rf"(?:{_TEACHING})(?:\s?(?:기간|일정|일시))?{_MARK}\s*$")
_LABELLED = re.compile(
    r"[가-힣)\]】〕]\s?[:：|]\s*$|(?:^|\n)[^\n가-힣]{0,4}[(\[〔【<〈《][^)\]〕】>〉》\n]{2,14}[)\]〕】>〉》]\s?$"
)
_FIRST_OF_DEEDS = (
    "가갖개게결공구기끝납났내등마막맺면모문반받발밝방배서선설성"
    "승시신심알에여연열완의인전접제조종주준지진착참찾체추출치통투파편펼평폐허확회"
)
_DEED = re.compile(
    rf"(?=[{_FIRST_OF_DEEDS}])(?:"
    r"(?P<event>에서\s[^.,\n]{0,20}?(?:교육|강의|연수|실습|특강)(?:한다|하고|하며|합니다|을\s한)|마련(?:한다|했다|하고|하며|합니다)|(?:개최|개막|개회|개강|체결|개소|개관|개원|개통|출범|발족|발대|선포|시상|방문|파견|참석|착공식|준공식|기공식|주최|성료|회동|면담|서명|폐막|확정|통과|의결|진행)(?:식|회)?(?:[을를이가]\s)?(?=$|\s?(?:[\n.,…]|하|했|한|할|해|됐|되|된|될|돼|키로|예정|받았|\d))"
    r"|(?<!문[을]\s)(?:열(?=[렸린리릴고며었어기])|연다|연\s|여는\s)|맺[고은는었어으기]|가[졌진질]|갖[고는기]|펼[쳐쳤친]|치[러렀른]|막[을이]\s(?:내[리렸]|올|오|연|열)|문[을]?\s?(?:열|연|여)|에서\s(?:한다|했다|하며|하고)|내(?:놨|놓았)|선보[이인일였]|찾았|찾아)"
    r"|(?P<other>(?:발표|종료|선정|모집|접수|마감|공고|신청|제출|지정|편성|반영|배포|게시|준공|완공|착공|가동|시작|개시|추진|시행|공포|납부|평가|심사|투입|조성|구축|확보|공모|통보|확대|시범|개찰|등록|결정|지급|인증|허가|승인|출시|공개)"
    r"(?:[을를이가]\s)?(?=$|\s?(?:[\n.,…]|하|했|한|할|해|됐|되|된|될|돼|키로|받|나[오온왔서섰선]|\d))|밝혔|알렸|전했|설명했|끝[내나낸났난]|마[치친쳤칠]|났다|받[는을았아]))"
)
_TOPIC = re.compile(rf"(?:{_GATHERING}|개강|개학|입소|입교)(?:은|는)\s(?:오는\s|[^\s.]{{1,8}}\s)?$")
_RUN = rf"(?:{_GATHERING}|{_TEACHING}|학교)['’”」』]?[을를]\s"
_RUNS = r"(?:운영|진행|실시)(?:한|했|하[고며는]|합|할|[된될됐])"
_RUN_THEN = re.compile(_RUN + r"(?:오는\s)?$")
_THEN_RUNS = re.compile(rf"\s?(?:까지\s)?(?:[^\s.]{{1,10}}\s){{0,4}}?{_RUNS}")
_RUNS_IT = re.compile(rf"\s?(?:까지\s)?[^.\n]{{0,40}}?{_RUN}(?:[^\s.]{{1,10}}\s){{0,3}}?{_RUNS}")
"""What a body runs from day to day: "'… 과정'을 9일부터 13일까지 운영한다", "23일부터 27일까지 '… 주간'을 운영한다"."""
_COURSE = re.compile(rf"(?<!첫 )(?:{_TEACHING})(?:은|는|이|가)\s(?:[^\s.]{{1,8}}\s)?$")
_STEP = re.compile(r"협약|계약|평가|심사|면접|의결|확정|통과|착수(?!보고)")
"""What a call or a plan goes through, whose day is told beside it."""
_TITLED = re.compile(r"협약|계약|MOU|맞손|손\s?잡|협력|체결|의결|확정|통과|착수|평가|심사|면접")
_OTHER_TOPIC = re.compile(r"(?:협상|평가|심사|접수|모집|조사|공사|면접|점검|실증|작업|선발|공모)(?:은|는|이|가)\s[^.\n]{0,30}$")
_PLACE = re.compile(r"^\s?(?:[^\s.,]{1,14}\s){0,4}?[^\s.,]{1,14}(?:에서|서…|서\s)")
_SEASON = re.compile(r"\s?(?:까지\s?)?(?:매월|매달|평일|주\s?\d회|격주)")
_BEGINS = ("시작", "개시")
_WEEKLY = re.compile(r"\s?(?:까지\s?)?매주")
_DAYS_FROM = re.compile(r"\s?부터\s?(?:이틀|사흘|나흘|닷새|엿새|이레|일주일|열흘|\d{1,2}일)\s?(?:간|동안)")
"""How long a gathering lasts from a day on, which is its first: "10일부터 사흘간"."""


def names_gathering(label: str) -> bool:
    """Whether a label ends with a gathering: what stands beside it is when that takes place."""
    return _GATHERS.search(label) is not None


def begins(text: str, moment: Moment) -> bool:
    """Whether `moment` is the first of so many days: "10일부터 사흘간"."""
    return _DAYS_FROM.match(text, moment.phrase.end) is not None


def is_occasion(text: str, first: Moment, last: Moment) -> bool:
    """Whether the time from `first` to `last` (a day alone is both) is that of the event that the text tells of."""
    start, end = first.phrase.start, last.phrase.end
    days = (last.day - first.day).days
    if days > _LONGEST_COURSE or _SEASON.match(text, end):
        return False
    label = label_before(text, start)
    if _is_marked(text, start, label):
        return _is_label(text, start, label) and (days <= _LONGEST or _TERM.search(label) is not None)
    low, high = sentence_at(text, start)
    near = max(low, start - _TOPIC_REACH)
    teaches = _COURSE.search(text, near, start) is not None
    if days > _LONGEST and (not teaches or _WEEKLY.match(text, end)):
        return False
    if teaches or _TOPIC.search(text, near, start):
        deed = _DEED.search(text, end, min(max(high, end), end + _REACH))
        return deed is None or deed["event"] is not None or deed[0].startswith(_BEGINS)
    if 0 < days <= _LONGEST and _is_run(text, (low, high), start, end):
        return True
    return _OTHER_TOPIC.search(text, max(low, start - _OTHER_REACH), start) is None and _is_done(text, first, (low, high), end)


def _is_marked(text: str, start: int, label: str) -> bool:
    """Whether what stands before a day is a label: by its mark, or alone at the head of a line."""
    return _LABELLED.search(label) is not None or _stands_wide(text, start)


def _stands_wide(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return 0 < line >= start - _WIDEST and _WIDE.fullmatch(text, line, start) is not None


def _is_label(text: str, start: int, label: str) -> bool:
    """Whether a label names an event: by itself, or by the title that it leaves the naming to."""
    if _LABEL.search(label) or _stands_wide(text, start):
        return True
    if not _FREE.search(label) or not text.startswith(heading_above(text, start)):
        return False
    return _ANNOUNCED.search(text, 0, text.find("\n")) is not None


def _is_run(text: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Whether somebody runs a course or a week of events from `start` to `end`."""
    low, high = sentence
    if _RUN_THEN.search(text, max(low, start - _TOPIC_REACH), start):
        return _THEN_RUNS.match(text, end, high) is not None
    return _RUNS_IT.match(text, end, high) is not None


def _is_done(text: str, first: Moment, sentence: tuple[int, int], end: int) -> bool:
    """Whether the first verb that follows is that of an event; an hour and a place say so without a verb."""
    high = sentence[1]
    deed = _DEED.search(text, end, min(max(high, end), end + _REACH))
    if deed is not None:
        through = "거쳐" in text[end : deed.start()]
        return deed["event"] is not None and not through and not _is_step(text, sentence, end, deed)
    return first.phrase.minute is not None and _PLACE.search(text[end:high]) is not None


def _is_step(text: str, sentence: tuple[int, int], end: int, deed: re.Match[str]) -> bool:
    """Whether a deed to come is a step of what the title announces: "7월 21일 제안서 평가를 거쳐 8월 계약을 체결한다"."""
    if not _STEP.search(text, end, deed.end()) or _TITLED.search(text.partition("\n")[0]):
        return False
    return is_planned(text[slice(*sentence)])
