"""Where a kind's word announces nothing: part of a name, something that was before, or what only stands beside the news.

"AI 정책팀" is a name, "협약 1년 만에" and "2년 전 국비를 받아 지은" tell what was before, "축제 기간" and "박람회 참가비" only
touch an event, and "행사에서는 …", "조례안은 …하도록 했다" tell what is in it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

_NAMES = re.compile(
    r"(?:기획|지원|자문|추진)?(?:팀|단(?!지|체|속|계)|담당관|본부|재단|특보|보좌관|수석|비서관|자문관"
    r"|과(?:장|\s(?:신설|직원|주무관|사무관)|[를을가]\s(?:새로|신설|만[들든]|[두둔])))"
    r"|의?\s(?:담당|이름|명칭|표어|구호|로고|상징|별칭|슬로건|캐릭터|자문단)"
)
"""What makes a body, an office or a title out of a word: "정책팀", "정책 이름"."""
_SINCE = re.compile(r"(?:한|된)?(?:\s지)?\s?만?(?:\d{1,2}|[한두석반첫])\s?여?(?:년|달|개월|주년|해|돌)(?!간|\s?연속)")
"""Counted from a past event: "협약 1년 만에", "개소 3년"."""
_DONE_BEFORE = re.compile(
    r"[을를에이가로]?\s?(?:\S{1,6}\s)?"
    r"(?:맺은|맺었던|받은\s|받아\s(?:\S{1,6}\s)?(?:지[은었]|세[운웠]|만든)|통과한|통과했던|체결한|체결했던|선정됐던|지[은어]|세운|뜬\s|들여\s[세지만]\S*\s"
    r"|열었던|맺었다가)|한\s(?:\S{1,6}\s)?(?:기업|업체|기관|대학|병원|회사)"
)
"""A clause about what has been done already, hung before a noun: "협약을 맺은 기업", "국비를 받아 지은"."""
_BESIDE = {
    "행사": re.compile(
        r"\s(?:대상|최우수상?|금상|은상|장관상|수상|입상|우승)(?!자|작)|장(?=[\s에의을이])|[을를이]?\s?(?:기간|때|철|시즌|현장|참가(?!자|팀|\s?신청|\s?접수|[를할]\s)|참가를?\s지원|부스비|방문객|관광객"
        r"|관람객|인파|먹거리|입장권|안내|앞두|준비로|이름|명칭|예산|조례)"
        r"|에?서\s[^.\n]{0,24}?(?:상을|수상|우승|선보)|에\s(?:나가|[^.\n]{0,16}?참가\s지원)"
    ),
    "선정": re.compile(
        r"[을이은]?\s?(?:내지\s못|못\s?내|없[던어는이]|나오지)"
        r"|[은을]\s[^.\n]{0,20}?(?:발표한다|가린다|뽑는다|정한다|공개한다|발표할)"
    ),
    "공모·모집": re.compile(
        r"(?:사업)?(?:에서|에)?\s?(?:또\s)?(?:탈락|떨어|고배)|(?:사업)?에?\s(?:나란히|함께|모두|동시에|잇따라|연이어|또|다시)\s(?:선정|뽑|통과|당선)|(?:사업)?에\s(?:신청서|제안서|도전|응모했|신청했|지원했)"
        r"|\s?(?:당선작|수상작|입상작|시상|대상[에작]|최우수)|로\s\d"
        r"|(?:(?<=신청서)|(?<=제안서))를?\s(?:[^.\n]{0,16}?\s)?(?:냈|제출(?![하해할받]))"
    ),
    "출범·개소·착공": re.compile(
        r"[을를]?\s위[한해]|(?:하는|할|되는|될)\s(?!예정|계획|방침|것)|\s?(?:공동\s?)?(?:투자|업무)?\s?협약"
    ),
    "인력양성": re.compile(
        r"\s?(?:기본|종합|추진|발전|운영)?\s?(?:계획|조례|정책|기준|지침)"
        r"|(?<=교육)\s?(?:플랫폼|시스템|콘텐츠|앱|로봇|솔루션|소프트웨어|기기|교재|자료|업체|기업|스타트업|시장)"
    ),
    "정책·조례": re.compile(
        r"\S{0,4}대학원|액|한\s[^.\n]{0,10}?(?:국비|예산)|[을를]\s(?:심의|자문|조정|총괄)|를?\s열[어고]\s[^.\n]{0,30}?(?:추경|추가경정|예산안)"
    ),
    "실증·특구": re.compile(
        r"(?:[가-힣]{1,3}\s?(?:[가-힣]{2}[’'\"”]?)?)?\s?사업(?:[의이은]?\s[^.…,\n]{0,12}?)?예(?:비\s?)?타|\s예타|(?<=사업)[이은]?\s(?:[^.…,\n]{0,12}?\s)?예(?:비\s?)?타"
        r"|(?:(?<=강소특구)|(?<=개발특구))(?:본부|재단)?[,은는]\s"
    ),
    "기업지원": re.compile(r"(?<=사업화)\s?(?:교육|강[좌의]|세미나)"),
    "예산·투자": re.compile(r"[이은]?\s(?:다해|다\s떨어|동나|바닥|떨어져|없어)"),
    "협약": re.compile(r"\s?(?:파기|해지|무산|결렬|불발)|[을를이가]\s(?:깬|깨[졌진]|파기|해지|무산)"),
    "연구개발": re.compile(
        r"\s?(?:\d+여?\s?편)?[을를]?\s발표|[을를]?\s(?:공유|소개|논의|나[누눈눴])"
        r"|(?:\s?[과와및,·]\s?[^.\n]{1,14}?)?(?:[을를]|까지)?\s(?:[^.\s]{1,6}\s)?(?:가르|배[우운울워]|익[히힌혀힐]|실습|다[루룬룰])"
        r"|\s(?:설명회|상담회|박람회|로드쇼|세미나|포럼|대전|워크숍)"
    ),
}
"""What stands beside the news of a kind, undoes it, or names a project that is only studied ("실증단지 예타 신청")."""
_BEFORE = {
    "출범·개소·착공": (
        re.compile(r"운[영행항]|가동|조성(?!\s?착수)|신설"),
        re.compile(
            r"(?:(?:시[범험]|실증|임시)\s?|펀드를?\s)$|(?:실증|특화)\s?(?:단지|도시|지구)[을를]?\s$"
            r"|조례[^.\n]{0,24}(?:위원회|책임관|담당관|협의체|기구)[를을]?\s$"
        ),
    ),
    "정책·조례": (
        re.compile(r"의결|건의|통과|고시"),
        re.compile(r"(?:특구|단지|구역)(?:로|으로)?\s지정\s?$|(?:예타|예비타당성|예산안?|추경|국비|이사회)[^.\n]{0,24}$"),
    ),
    "선정": (
        re.compile(r"선정|뽑|지정했"),
        re.compile(
            r"(?:특구|특화단지|특화지구|시범도시|시범지구|선도지구|선도도시)로\s$|(?:예타|예비타당성\s?조사)\s대상(?:\s?사업)?(?:에|으로)?\s(?:최종\s)?$"
        ),
    ),
    "행사": (
        re.compile(r"열|개최"),
        re.compile(
            r"(?:개[소관원교통청]|[착기준]공|출범|협약|현판|발대|입주|상량|제막|발족)식[을이]?\s(?:\S{1,8}\s)?$|공모전?[을를이]?\s(?:\S{1,5}\s)?$"
        ),
    ),
    "채용": (re.compile(r"면접"), re.compile(r"(?:수료|교육|과정|수강)[^.\n]{0,24}$")),
    "연구개발": (re.compile(r"만들|개발"), re.compile(r"(?:학생|참[가여]자|어린이|청소년|교육생)들?[은이]\s[^.\n]{0,36}$")),
    "공모·모집": (
        re.compile(r"접수|공모(?!전)|재?공고"),
        re.compile(
            r"(?:[원부단소터관국총]장|이사장)(?:\s?후보자?)?\s?(?:공개\s?)?재?$|채용을?\s(?:다시\s)?재?$|(?:신고|민원|전화|제보|불편|고장)[가를을이]?\s[^.\n]{0,20}$"
        ),
    ),
}
"""What a word is about where it tells news of another kind: "예타 면제 의결", "착공식이 열렸다", "시범 운영 시작"."""
_VERB = re.compile(r"(?:하고|한다|하며|했다|할|해)$")
_POINTS = frozenset({"협약", "출범·개소·착공", "예타", "선정", "예산·투자"})
_NAMED = frozenset({"정책·조례", "인력양성", "연구개발", "기업지원", "예산·투자", "실증·특구", "행사"})
_MONEY = "예산·투자"
_DONE = re.compile(r"[을를]?\s?(?:하[고며]|한다|했[다고으]|해\s|된다|됐[다고으])")
"""The verb that makes a deed of a noun."""
_REACH = 40
_NOT_SO = re.compile(r"[은는이가을를]?\s?(?:대신|아니라|아닌|없이|커녕|(?:아직\s)?(?:미정|정해지지|정하지))")
"""What takes a word back, or leaves it open: "해커톤 대신 부트캠프", "예산은 미정"."""
_WISHED = re.compile(r"하라|해\s?달라|[을를]?\s(?:\S{1,5}\s)?(?:촉구|건의|요구)")
_WANTED = frozenset({"정책·조례", "예타", "예산·투자", "실증·특구", "정정·연장·재공고"})
"""The kinds that are news already where they are asked for: "조기 착공을 촉구" starts no work."""
_GOT = re.compile(r"(?:받은|확보한|따낸|마련한|뽑힌|선정된)\s$")
"""What hangs before money as got already: "지난해 확보한 국비로", "공모로 받은 국비"."""
_EVENTS = (
    r"(?:행사|포럼|박람회|엑스포|전시회|[^기]대회|축제|세미나|설명회|토론회|회의|간담회|교류회|심포지엄|해커톤|캠프|콘서트"
    r"|주간)"
)
_PAPERS = r"(?:조례안?|개정안|비전|방안|지침|로드맵|헌장|가이드라인|수칙|계획|계획안)"
_THINGS = r"(?:앱|시스템|플랫폼|카메라|로봇|챗봇|버스)"
_TOPIC = re.compile(
    rf"\s*(?:[^\s.]{{1,10}}\s){{0,2}}?[^\s.]{{0,8}}?"
    rf"(?:(?P<event>{_EVENTS})|(?P<paper>{_PAPERS})|(?P<thing>{_THINGS}))(?:에서는|에는|[은는])\s"
)
"""What a sentence is about where it goes on about an event, a paper or a thing: "행사에서는 …", "조례에는 …", "앱은 …"."""
_TOPICS = re.compile("|".join(each.strip("(?:)").replace("[^기]", "") for each in (_EVENTS, _PAPERS, _THINGS)))
"""The plain words that such a sentence cannot do without."""
_OWN = {
    "event": frozenset({"행사", "협약", "예산·투자"}),
    "paper": frozenset({"정책·조례", "협약", "예산·투자"}),
    "told": frozenset({"예산·투자"}),
    "thing": frozenset({"실증·특구", "출범·개소·착공", "예산·투자"}),
}
"""The kinds that are news in such a sentence: money in a plan is spent, at a forum an agreement is signed."""
_TOLD = re.compile(r"(?:도록\s(?:했|하는|정했|규정)|담[겼았]|내용이다|실려\s있)")
"""How a sentence tells what is in something."""


def is_beside(text: str, kind: str, start: int, end: int) -> bool:
    """Whether the word of `kind` from `start` to `end` is part of a name, or stands beside what is announced."""
    if _after(kind).match(text, end):
        return True
    other = _BEFORE.get(kind)
    if other is None or other[0].match(text, start) is None:
        return False
    return other[1].search(text, max(0, start - _REACH), start) is not None


@cache
def _after(kind: str) -> re.Pattern[str]:
    """Return what after a word of `kind` shows that it is beside the news: all of it as one pattern."""
    choices = [_NOT_SO, *([_NAMES] if kind in _NAMED else []), *([] if kind in _WANTED else [_WISHED])]
    beside = _BESIDE.get(kind)
    return re.compile("|".join(f"(?:{each.pattern})" for each in (*choices, *([beside] if beside else []))))


def is_before(text: str, kind: str, start: int, end: int) -> bool:
    """Whether what stands around the word of `kind` tells it as long done: "협약 1년 만에", "협약을 맺은 기업"."""
    if kind not in _POINTS:
        return False
    if _SINCE.match(text, end) is not None or _DONE_BEFORE.match(text, end) is not None:
        return True
    return kind == _MONEY and _GOT.search(text, max(0, start - _REACH), start) is not None


def is_content(kind: str, sentence: str) -> bool:
    """Whether `sentence`, not the first, only tells what is in something, so that a word of `kind` does nothing there."""
    own = _own(sentence)
    return own is not None and kind not in own


@lru_cache(maxsize=64)
def _own(sentence: str) -> frozenset[str] | None:
    """Return the kinds that are news in a sentence that tells what is in something; None where it tells no such thing."""
    topic = _TOPIC.match(sentence) if _TOPICS.search(sentence) else None
    if topic is not None:
        return _OWN[topic.lastgroup or ""]
    return _OWN["told"] if _TOLD.search(sentence) else None


def is_deed(text: str, start: int, end: int) -> bool:
    """Whether the word from `start` to `end` is what the clause says is done: "교육을 하고", "신설했다", "모집할"."""
    return _DONE.match(text, end) is not None or _VERB.search(text, start, end) is not None


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
