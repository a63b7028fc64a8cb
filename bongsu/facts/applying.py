"""Whether a sentence says that applying lasts until a day: who acts, what he does until then, or what the sentence is about.

A body takes in (모집하다, 접수하다, 받다), whoever wants to take part hands in (신청하다, 내다, 보내다). A body that hands in
applies itself, those who were chosen hand in later things, and what is over invites nobody.
"""

import re

from bongsu.facts.calls import CALL, CALLS, SUBMITTED, is_afterwards, mentions_call
from bongsu.facts.closings import closes_call, shuts
from bongsu.facts.labels import ROUND
from bongsu.facts.spans import UNTIL, Span
from bongsu.korea.sentences import sentence_at

_REACH = 110
"""Code points after 까지 within which the verb must come."""
_HEADLINE = 30

_CLAUSE = re.compile(r"(?<=[고며,])\s")
_NEXT_TIME = re.compile(
    r"(?<=[고며해아어려쳐])(?<![통위대의]해)\s[^.\n]{0,20}?(?:\d+(?:[일월시]\s?(?:까지|부터)|월\s)|(?:[상하]반기|내년|다음\s?달|연말)\S?\s)"
)
_QUOTED = re.compile(r"['‘“\"「『<《][^'’”\"」』>》\n]{2,50}['’”\"」』>》]")
_ARRIVING = re.compile(
    r"\s?(?:자\s)?(?:이메일\s|우편\s)?(?:(?:도착|접수|소인)\s?분?\s?(?:까지|에\s한)|까지\s(?:도착|접수[된한]\s것))"
)
"""What names a deadline by itself: "18:00 도착분까지"."""
_IN_BRACKETS = re.compile(r"\(\s?[~∼～]\s?$")
"""How a title tells a deadline: "(~11/20)"."""

_ENDS = re.compile(r"\s?(?:[…\n,)]|$|\.\.|이?다|이?고|이?며|로|입니다)")
_COPULA = re.compile(r"이?(?:며|고|다|지만)(?:,|\s|\.|$)|입니다")

_END_IS = re.compile(rf"{CALL}\S{{0,3}}\s?(?:마감일?|기한|시한)은\s(?:[^\s.,]{{1,8}}\s){{1,4}}$")
_NEXT_ENDS = re.compile(
    rf",\s(?:[^\s.,]{{1,8}}\s){{0,2}}?{CALL}\S{{0,2}}[은는]\s(?:[^\s.]{{1,6}}\s){{0,3}}?[^\s.]{{1,6}}(?:까지|에\s마감)"
)
_WHO = (
    r"(?:\s?(?:설명회|대상|요건|자격|기업|기관|업체|학생|대학|단체|농가"
    r"|결과|심사|평가|절차|현황|사업|지침|계획|방안|요강|전(?=[\s을를에으의])))"
)
_BROUGHT_ABOUT = r"(?:[을를]?\s?(?:마[치친쳐](?!야)|거[쳐친]|끝[내낸냈]|완료(?!해야)|추진|검토|지원))"
_TO_TAKE_PART = r"(?:참가|참여|출전|수강|응시)\s?(?:신청|등록|접수)"
_APPLIES = re.compile(
    rf"{_TO_TAKE_PART}|(?<!정산\s)(?<!변경\s)(?<!연장\s)(?<!지급\s)(?<!환급\s)(?<!금\s)(?<![가-힣])신청(?:을\s)?(?:하|한|해|할|마)"
)
"""What they do who take part not yet, by whatever name they go: "참가팀은 … 참가 신청을 하고"."""
_VERB = re.compile(
    rf"(?P<call>{_TO_TAKE_PART}[을를]?\s?(?:마치[고면]|마쳐야|마칠|완료[하해])|(?:{SUBMITTED}|(?:참가|참여)(?:\s?신청|하면|할\s수)|수강\s?신청)(?!{_WHO}|{_BROUGHT_ABOUT})"
    r"|(?:수요\s?조사|설문)\S{0,2}\s(?:한다|하고|하며|진행|실시|벌[인이])|추천(?=하|한|해)|지원(?:하면|할\s수|해야)|선착순|뽑[는을고아]|발굴(?:하(?!기|는)|한다|할|해|합)|[가-힣]면\s된다|(?<![가-힣])(?:받는다|받고|받아|받을|받습|받기)|응하"
    r"|(?:기업|업체|기관|자|팀|농가|단체|곳)[을를]\s찾[는을고]"
    r"|(?<!결과를\s)(?<![아어여러려해]\s)(?<![끝보빼해어펴])(?:내면|내야|낼\s수|낸다|내도록))"
    r"|(?P<other>이의|(?:조성|구축|운영|개최|진행|투입|추진|교육|실시|완료|건립|확대|양성|전시|마무리|개발|지원|마련|도입|설치|완공|준공|선정|평가|심사|육성|유치"
    r"|달성|시행|가동|확보|투자|보급|배치|전환|적용|점검|공사|협의|수립|활동|제공|납부|정산|보고|보완|체결)(?:[을를]\s)?(?:하(?!는\s)|한|할|해|되|된|될|됐|키로)|(?:참여|참가)(?:한다|하게|하며|하고|했)"
    r"|열[린리어릴]|이어[지진]|늘[리린릴려]|계속|펼[친쳐]|끝[내낸]|마[친치쳐]|맺|지원받|이용)"
)
_PROSPECT = re.compile(r"희망하는|희망자|원하는|바라는|[가-힣]려는|[가-힣]려면|[가-힣]라면|관심\s?(?:이\s)?있는|뜻이?\s?있는")
"""Who has not applied yet, and may."""
_DEED = re.compile(r"[가-힣](?<!공)(?<!최)(?<!창)고\s")
_MUST = re.compile(
    r"면\s된|야\s(?:한다|합니다|하며|하고)|[할낼갈릴]\s수\s있|바란다|바랍니다|달라고\s(?:\S+\s)?(?:당부|요청|부탁|안내)"
)
_CHOSEN = re.compile(
    r"(?:합격|당첨|당선|선정|입상|수상|낙찰|수료|선발)(?:된|한)?\s?(?:자|기업|기관|팀|업체|학생|농가|단체|작)\S{0,6}?[은는이가]\s|뽑힌|합격\s통보|확정된\s|(?:선정|선발|합격|당첨)(?:된|한)\s"
)
_TAKES_PART = re.compile(r"(?<!희망\s)(?:참여|참가|수행|주관|지원)\s?(?:기업|기관|팀|업체|학교|농가)[은는]\s")
"""Who takes part already; what they hand in is no application, though they may be whom a call seeks."""
_TAKES_IN = re.compile("모집|접수|공모|받|뽑|찾|발굴|선착순")
_BODY = re.compile(
    r"(?:^|\s)[가-힣]{0,14}(?:시|도|군|(?<!자치)구|청|(?<!일)부|처|센터|재단|진흥원|연구원|대|대학교?|공사|위|위원회|의회|협의회|당국)[은는]\s"
)
_HANDS_IN = re.compile(
    r"(?:신청|제출|응모|등록|추천|신고|참가|참여|지원서)[을를]?\s?(?:한다|합니다|할\s(?:계획|예정|방침)|하고|하며|하기로)|서(?:류)?[을를]\s(?:낸다|낼\s|내고|내며|내기로)"
)
_HANDED_WITHIN = 24
_HANDED = re.compile(rf"{CALL}|서류|[가-힣]서$|작품|아이디어|제안|명단|희망|후보|신고|응답|[가-힣]자$")
_PAID = re.compile(r"[가-힣](?:료|비|금|세)[은을]\s")
_FROM_APPLYING = re.compile(rf"{CALL}일\s?(?:로)?부터")
_OBJECT = re.compile(r"(\S+?)[을를]\s")
_ABOUT_APPLYING = re.compile(
    rf"{CALL}(?:\s?(?:서|작|작품|의견서?|창구))?(?:\s?(?:및|·)\s?{CALL})?\s?(?:기간|기한|마감|일정|공고)?[은는이가]\s(?P<rest>[^.\n]{{0,45}})$"
)
_NEW_TOPIC = re.compile(r"(?:[고며,]|데|지만|만큼|면서)\s(?:[^\s.]{1,10}\s){0,3}?(?P<topic>[^\s.]{1,10}?)(?:은|는)\s")
_APPLYING_TOPIC = re.compile(rf"{CALL}|^{ROUND}$")
_OBJECTION = re.compile(r"이의\s?$")
_TO_RECEIVE = re.compile(rf"{CALL}\S{{0,4}}[을를]\s[^.\n]{{0,45}}$")
_RECEIVES = re.compile(r"\s?(?:[^\s.]{1,12}\s){0,5}?(?:받[는고아을습]|진행|실시|운영|한다|합니다|계속|이어[가간]|더\s)")
_APPLYING = re.compile(r"지원(?:은|는)\s[^.\n]{0,30}$")
_POSSIBLE = re.compile(r"\s(?:[^\s.]{1,8}\s){0,3}?(?:가능|[할낼]\s수\s있)")
_SAID_BEFORE = re.compile(
    rf"(?:{CALLS}|희망자|마감|지원하)(?:하?세요|\S{{0,3}})(?:\s?(?:접수|신청|모집|공모|중|받아|기간))?[…,·\s]{{0,3}}(?:오는\s)?$"
)
"""How a headline tells it: "참가 신청 18일까지", "신청 접수 중…18일까지"."""
_LONG = 183
"""Days: nobody keeps a call open for longer by naming a month; taking people on until then is what it plans."""


def is_told_alone(text: str, span: Span) -> bool:
    """Whether what touches `span` names the end of a call by itself: "18:00 도착분까지", "(~11/20)" in a text of a call."""
    if _ARRIVING.match(text, span.end):
        return True
    return _IN_BRACKETS.search(text, max(0, span.start - 4), span.start) is not None and mentions_call(text)


def is_said(text: str, span: Span, ahead: int) -> bool:
    """Whether the sentence says that applying lasts until the end of `span`, which lies `ahead` days after the publication.

    A range needs no 까지 ("2∼20일 모집한다"). What is over invites nobody.
    """
    low, high = sentence_at(text, span.start)
    topic = text[low : span.start]
    if closes_call(text, span, ahead) or (ahead >= 0 and _ends_on(text, topic, span)):
        return True
    if found := shuts(text, span):
        return ahead >= 0 and (found["what"] is not None or _is_about_applying(topic))
    return ahead >= 0 and _is_said_until(text, topic, high, span, ahead)


def _ends_on(text: str, topic: str, span: Span) -> bool:
    """Whether a sentence says long before its day that it is an end, or once for two: "등록은 4일, 제출은 9일 마감"."""
    if _END_IS.search(topic):
        return _COPULA.match(text, span.end) is not None
    return _NEXT_ENDS.match(text, span.end) is not None and _is_about_applying(topic)


def _is_said_until(text: str, topic: str, high: int, span: Span, ahead: int) -> bool:
    """Whether what is said to last until the end of `span` is applying: by the topic, as a headline, or by the verb."""
    until = UNTIL.match(text, span.end)
    if until is None and not span.lasts:
        return False
    end = until.end() if until else span.end
    clause = _CLAUSE.split(topic)[-1]
    if _CHOSEN.search(clause) or is_afterwards(clause):
        return False
    if _is_topic(text, topic, end) or (until is not None and _ends_headline(text, span, end)):
        return True
    return _COPULA.match(text, end) is None and _is_done_by(topic, _following(text, end, high), span, ahead)


def _is_topic(text: str, topic: str, end: int) -> bool:
    """Whether the sentence is about applying until then, before any verb says so: "접수는 20일까지 …"."""
    if _APPLYING.search(topic) and _POSSIBLE.match(text, end):
        return True
    return _is_about_applying(topic) or (_TO_RECEIVE.search(topic) is not None and _RECEIVES.match(text, end) is not None)


def _ends_headline(text: str, span: Span, end: int) -> bool:
    """Whether a headline ends with the day, after its call: "참가 신청 18일까지"."""
    if not _ENDS.match(text, end):
        return False
    line = text[max(text.rfind("\n", 0, span.start) + 1, span.start - _HEADLINE) : span.start]
    return _SAID_BEFORE.search(line) is not None and not is_afterwards(line)


def _is_about_applying(topic: str) -> bool:
    """Whether the topic that reaches the date is applying: "접수는 …", not "신청은 8일까지 받으며 캠프는 …"."""
    about = _ABOUT_APPLYING.search(topic)
    if about is None or is_afterwards(about[0]) or _OBJECTION.search(topic[: about.start()]):
        return False
    other = _NEW_TOPIC.search(f" {about['rest']}")
    return other is None or _APPLYING_TOPIC.search(other["topic"]) is not None


def _following(text: str, end: int, high: int) -> str:
    """Return what the day before `end` belongs to; what comes after another time is that one's."""
    return _QUOTED.sub("", _NEXT_TIME.split(text[end : min(high, end + _REACH)], maxsplit=1)[0])


def _is_done_by(topic: str, following: str, span: Span, ahead: int) -> bool:
    """Whether the verb that follows the date is one of applying, done by one who may apply or by a body that takes in."""
    clause = _CLAUSE.split(topic)[-1]
    verb = _VERB.search(following)
    if verb is None:
        may = _PROSPECT.search(clause) is not None or mentions_call(following)
        return may and _MUST.search(following) is not None
    if (
        verb["call"] is None
        or is_afterwards(following[: verb.end()])
        or _comes_later(following, verb)
        or _is_of_others(topic, following, verb)
    ):
        return False
    if verb["call"][0] in "내낼낸" and _PAID.search(clause + following[: verb.start()]):
        return False
    if verb["call"].startswith("받"):
        return _is_handed_in(clause, following[: verb.start()])
    by_month = span.last.grain == "month"
    return not (by_month and (ahead > _LONG or verb["call"].startswith(("뽑", "발굴"))))


def _comes_later(following: str, verb: re.Match[str]) -> bool:
    """Whether another deed stands between, so that the day is that one's: "14일까지 일하고 학점을 신청한다".

    What somebody must do may take several steps: "20일까지 회원으로 가입하고 신청하면 된다".
    """
    return _DEED.search(following, 0, verb.start()) is not None and _MUST.search(following) is None


def _is_of_others(topic: str, following: str, verb: re.Match[str]) -> bool:
    """Whether those act who take part already, or a body that applies itself."""
    clause = _CLAUSE.split(topic)[-1]
    if _TAKES_PART.search(clause):
        return not (_TAKES_IN.match(verb["call"]) or _APPLIES.search(clause + following[: verb.end() + 1]))
    hands_in = _HANDS_IN.search(following, verb.start(), verb.start() + _HANDED_WITHIN)
    return hands_in is not None and _BODY.search(topic) is not None


def _is_handed_in(clause: str, before: str) -> bool:
    """Whether what is received is handed in to take part, not money, care or teaching."""
    objects = _OBJECT.findall(before) or _OBJECT.findall(clause)
    return _HANDED.search(objects[-1]) is not None if objects else mentions_call(_FROM_APPLYING.sub("", clause + before))
