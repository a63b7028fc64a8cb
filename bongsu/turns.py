"""Turns of phrase around a bare AI: whether it acts, is used, strikes or is counted.

A tool does things and things are done with it ("AI가 골라낸다", "AI로 녹조 예측"); a disease breaks out, is counted, and stops
what people had planned ("AI 9건째", "AI로 축제 취소"). Particles and verbs tell the two apart where no noun does.
"""

import re

_BEFORE, _AFTER = 16, 64
"""Code points on either side, on the same line, that a turn may reach."""

_LEADS = (
    # The first of each is a plain word that such a turn cannot do without.
    # What does something to something is a tool: "질병 잡는 AI", "예측하는 AI".
    (
        "는",
        re.compile(
            r"(?:(?<![가-힣])[세재짜따캐켜]|쫓|좇|찍|살피|돌보|고치|나르|줍|굽|심|씻|닦|헤아리|맞추|좌우하|매기|옮겨\s?주|[려라아어해와워쳐춰]\s?주"
            r"|[아어려해가쳐워라]내|잡|찾|막|읽|알아보|알아채|지키|돕|고르|가려내|걸러내|쓰|그리|말하|배우|가르치|대신하|만드|짓|짚|듣|보|푸|키우|맞히"
            r"|[별단측석지천독역색어상]하)는\s?[‘'“\"]?$"
        ),
        -6.0,
    ),
    # Two that meet are two different ones: "AI로 AI 막는다".
    ("AI", re.compile(r"AI(?:\s\S{1,5})?(?:으?로|[가이])\s(?:고병원성\s)?$"), 5.0),
)
_FOLLOWS = (
    # The first of each are the characters that such a turn begins with, " " for any white space.
    # By means of it, or as the one that acts.
    (
        " (로를가와에",
        re.compile(r"(?:\s?\([^)]{1,16}\))?(?:로\s|를\s(?:활용|이용|접목|도입|탑재|통해|입)|가\s|와\s|에게|에\s(?:물|맡))"),
        -1.0,
    ),
    # What a tool is used for, or does: "AI로 녹조 예측", "AI가 골라낸다".
    (
        "가로는도에",
        re.compile(
            r"(?:가|로|는|도|에게)\s[^….]{0,30}?"
            r"(?:예측|분석|판독|진단|관제|접목|선별|분류|판별|식별|구별|인식|추천|번역|그린|그려|만든|만들|읽|골라|고른|찾아내|찾아낸|찾는"
            r"|알려준|알려주|알린|지킨|맡는|맡아|대신|맞히|맞혔|가르|키운|관리|감시|감지|복원|설계|운전|센다|세는|높인|높여|줄인|척척"
            r"|찍어|짚어|되살|푼다|푸는|추[린렸]|밝[혀힌혔]|걸러|거른|[초분]\s만에|시간\s만에|[려라아어해와워쳐춰]\s?준다|뚝딱|퇴치|막는|잡는|잡아|살핀|살펴|도와|돕)"
        ),
        -6.0,
    ),
    # Who acts is no disease, unless it does what diseases do: "AI가 조절", but "AI가 번졌다".
    (
        "가",
        re.compile(
            r"가\s(?!\S*\s?(?:또|발생|번[지져졌진]|확산|덮|휩|뚫|기승|퍼|창궐|검출|사라|끝|잠잠|터[지져졌진]|왔|오|온|다시|잇|계속|확인|의심|종식"
            r"|밀어|끌어|앗아|삼[킨켰]|멈춰|옥죄|끊|휘[감젓]|심각|유행|남하|북상|상륙|전국|키|낳|부른|부를|할퀴|지나|없|있|아니))"
        ),
        -3.0,
    ),
    # A headline that ends so leaves the work to a tool: "등급 판정도 AI로".
    ("로가", re.compile(r"(?:로|가)(?:\s?$|…|[\"”’'])"), -4.0),
    # What is put on or into something: "위생검사에 AI 눈 단다".
    (" 을를", re.compile(r"(?:\s\S{1,6})?[을를]?\s(?:단다|달[았아]|얹는|얹었|입[힌혔]|깐다|깔았|심는다)"), -4.0),
    # Rather a calamity than a tool: "AI에 얼어붙은 축제".
    ("에", re.compile(r"에\s"), 1.0),
    # What a calamity brings about: "AI로 축제 취소".
    (
        "로에",
        re.compile(
            r"(?:로|에|에도)\s[^…]{0,24}?(?:취소|연기|축소|폐쇄|휴장|휴원|제외|차질|막혀|막히|문\s?닫|품귀|울상|썰렁|반쪽)"
        ),
        3.0,
    ),
    # Outbreaks are counted: "AI 9건째".
    (" ", re.compile(r"\s(?:\d+|첫|두|세|네)\s?(?:건|번째|차례)"), 4.0),
)


def read_turns(text: str, start: int, end: int) -> float:
    """Return what the particles and verbs around the token at `start` to `end` say; above 0 they speak for the disease."""
    before = text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    after = text[end : end + _AFTER].partition("\n")[0]
    said = sum(weight for word, pattern, weight in _LEADS if word in before and pattern.search(before))
    first = " " if after[:1].isspace() else after[:1]
    return said + sum(weight for begins, pattern, weight in _FOLLOWS if first and first in begins and pattern.match(after))
