"""What a sentence does with a region that it names: has it act, or leaves it aside as earlier, beaten, a neighbour.

Patterns look at one sentence: at what stands right before a name, right after it, or at what is said of the region that
is the subject.
"""

import re

_AFTER = re.compile(
    r"[가-힣]{0,6}?(?:처럼|같은|같이|와 같|과 같|에 이어|보다|[이가] 아닌|[이가] 아니|[과와] 달리|[을를] 제외|[을를] 벗어"
    r"|외에|이외|못지않| ?출신|을 비롯한 다른|등 (?:다른|타) |등 전국|[에을를]? ?벤치마킹"
    r"|의? ?(?:사례|모델)를? ?(?:참고|벤치|본|살)"
    r"|에 (?:사는|거주하는|본사를 둔|본사를 두고)|수준의|에 버금|을 넘어|를 넘어|(?:으로|로)의? ?쏠림|에? ?(?:집중|쏠림|편중)"
    r"|[과와](?:는|의)? ?(?:혼동|헷갈|이름이 같|다른|다르|별개|무관|상관없|관계없|구별|경쟁)"
    r"|(?:[을를]? )?(?:제치고|따돌리고|꺾고|누르고|앞질러|본떠|본뜬|본받|따라잡))"
)
_ORIGIN = re.compile(
    r"[가-힣]{0,4}?에?서 (?:[가-힣\d]{1,8} ){0,2}?(?:옮겨|옮긴|이전(?:해|한|하는|했)"
    r"|내려[온오]|올라[온오]|건너[온오]|들여온|가져온|배[우운워]"
    r"|통학|통근|출퇴근|출신|본떠|일(?:한|했|하던)|근무(?:한|했|하던)|지낸|쓰던|쓰이던|검증|탈락)"
)
"""Where someone or something comes from, also in a title: 서울서 내려온, 대구에서 통학하는, 여수에서 검증을 마친."""
# Each choice in what is searched for begins with a plain letter: such patterns are found several times faster.
_BEFORE = re.compile(
    r"(?:제2의|한국의|타 지역인|다른 지역인|반면|비교해|앞서|앞선|지난해에는|이미|前|전(?<![가-힣]전)|한편"
    r"|이름이 같은|이름이 비슷한|동명의|이웃한?|인접한|맞닿은|경쟁한|경쟁하던|탈락한|"
    + "|".join(
        rf"{when} (?:뽑힌|선정된|지정된|시작한)" for when in ("지난해", "작년에", "먼저", "앞서", "1기로", "1차로", "이미")
    )
    + r")"
    r"(?:(?<!한편) ?['‘“\"]?|(?<=앞서|반면|한편)[^.\n]{0,20})$"
)
_EARLIER = re.compile(r"(?:지난해|작년|재작년|지난번|지난 공모|1차 공모|종전)(?:에|에는|엔|에도|까지|까지는)? [^.,\n]{0,24}$")
"""What happened to a region in another year, outside a title: 지난해에는 대구와 광주가 뽑혔다."""
_SCHOLAR = re.compile(r"(?:학교)?[ ]?(?:[가-힣A-Z]{0,12} ?)?(?:교수|연구진|연구팀|박사|졸업|출신|석사|총장을 지낸)")
_SUBJECT = re.compile(
    r"(?:[시군구도]?청|[시군구도]?의회|교육청)?(?:은|는|이|가)(?![가-힣])|\((?:시장|도지사|지사|군수|구청장|총장|원장|이사장|청장|교육감)"
    r"|(?:시장|도지사|지사|군수|구청장)(?:은|는|이|가)|[은는]? ?(?:시장|도지사|군수|구청장) [가-힣]{2,4}(?:은|는|이|가)"
)
_LEFT_OUT = re.compile(
    "|".join(f"{deed}(?:하|되)?지 (?:않|못|아니)" for deed in ("신청", "참여", "응모", "지원", "가입", "동참", "포함", "선정"))
    + r"|뽑히지 (?:않|못)"
    r"|지(?<=[가-힣]지)는? 않(?:았|는|기로|고 있)"
    r"|빠졌|빠진다|빠져|빠지기로|제외[됐된되했한]|탈락|떨어졌|포기|불참|고배|무산|실패|대상이 아니|대상에서"
    r"|미뤘|미루|미룬|보류|철회|없다|없었"
)
"""What keeps the subject of a sentence out of the matter: 빠졌다, 신청하지 않았다, 고배를 마셨다."""
_EARLIER_OR_IDLE = re.compile(
    "|".join(rf"{word}(?<![가-힣]{word})" for word in ("먼저", "이미", "앞서", "지난해", "작년", "아직"))
    + r"|지난(?<![가-힣]지난)(?:봄|여름|가을|겨울)|관심|검토|살피|살펴|다녀|둘러|지켜[보봤]|구경"
    r"|참고|배우|배워|벤치마킹|자극|지만 |으나 |자리가|여유가|할 수 |될 수 |지 못|못했|않"
)
"""What makes of a subject a forerunner, an onlooker or a guest: 먼저 세운, 검토하고 있다, 다녀갔다."""
_DEED = re.compile(
    r"짓[는기고]|지[어었을]|세[운우웠]|연다|열었|열기로|만든|만들|조성|구축|도입|유치|추진|지원[한했하]|선정[됐돼]|투입|착공|준공"
    r"|설치"
    r"|출범|개소|개원|공모[한했]|모집|협약|손잡|손을 잡|함께|공동|참여[한했해하]"
    r"|맡[는았기]|보[태탠]|부담|나눠|댄다|낸다|냈다|댔다|제공|발표|확대"
)
_EMBEDDED = re.compile(
    r"(?:이|가) (?:[가-힣]{1,6} ){0,2}?(?!오는|있는|다른|이런|모든)[가-힣]{0,5}[한된던린는운진친킨난든낸]\s"
    r"(?!뒤|후|것|데|만큼|가운데)"
)
"""A subject of no sentence but of what describes a noun: 강화군이 버린 설계."""
_LOCATES = re.compile(r"(?:이|가) (?:있는|있던|위치한|자리한|자리 잡은|들어선|속한|가까운)")
"""A body that only says where the next name lies: 우주항공청이 있는 사천시."""
_PARTNER = re.compile(
    r"(?:시|군|구|도)?(?:와|과)(?:의)? (?:[^.\n]{0,40}?)?(?:협약|맞손|손잡|손을 ?잡|공동|함께|협력|연합)"
    r"(?!을? ?맺은|을? ?맺었던)"
)
_SITE = re.compile(
    r"(?:시|군|구|도)?에(?:는|도)? (?!본사|있는|사는|위치|둔|가까|이어|비해|대한|따르)"
    r"[^.,\n]{0,40}?(?:짓[는고기]|조성|세[운우웠]|들어[선서섰]|문을 [연열]|개소|설립|착공|준공)"
)
REACH = 60
"""Code points after a name in which a sentence says what is done with it."""


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether what stands right beside a name at `start:end` makes a comparison, an origin or a namesake of it."""
    beside = _AFTER.match(text, end) or _ORIGIN.match(text, end)
    return beside is not None or _BEFORE.search(text, max(0, start - 30), start) is not None


def is_earlier(text: str, sentence: int, start: int) -> bool:
    """Whether a sentence that begins at `sentence` tells of another year before the name at `start`."""
    return _EARLIER.search(text, max(sentence, start - 40), start) is not None


def is_scholar(text: str, end: int) -> bool:
    """Whether someone who works at the body before `end` is spoken of, not the body."""
    return _SCHOLAR.match(text, end) is not None


def is_subject(text: str, end: int) -> bool:
    """Whether the region before `end`, its hall, its council or its head is the subject of a clause."""
    return _SUBJECT.match(text, end) is not None


def locates(text: str, end: int) -> bool:
    """Whether the name before `end` only tells where the next one lies."""
    return _LOCATES.match(text, end) is not None


def is_left_out(text: str, end: int, sentence_end: int) -> bool:
    """Whether a sentence says of its subject, whose name ends at `end`, that it has no part in the matter."""
    return _LEFT_OUT.search(text, end, min(sentence_end, end + REACH)) is not None


def takes_part(text: str, end: int, sentence_end: int) -> bool:
    """Whether a sentence says of its subject a deed of now.

    That is none of earlier, none that only describes a noun, and not to look on or wait.
    """
    if _EMBEDDED.match(text, end) or _EARLIER_OR_IDLE.search(text, end, sentence_end):
        return False
    return _DEED.search(text, end, sentence_end) is not None


def is_joined(text: str, end: int, sentence_end: int) -> bool:
    """Whether a sentence makes the name before `end` a partner, or the place where something is built."""
    last = min(sentence_end, end + REACH)
    return _PARTNER.match(text, end, last) is not None or _SITE.match(text, end, last) is not None
