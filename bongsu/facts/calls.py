"""Words of calls: what one hands in to take part, and what is handed in only by those who were chosen."""

import re

SUBMITTED = (
    r"(?<!이의)(?<!이의\s)신청|접수(?!처)|모집|공모|응모|제출|지원서|원서|등록(?!금)|출품|회신|자진\s?신고|예약"
    r"|입찰(?!의|\s?공고)"
)
CALLS = rf"{SUBMITTED}|참가|참여|수강|수요\s?조사|조사|설문|추천|의견|제안서|(?:입법|행정)\s?예고|예고(?=\s?기간)"
CALL = rf"(?=[공등모설수신예원응의입자접제조지참추출행회])(?:{CALLS})"
"""Here and elsewhere a set of first letters goes before a choice: what begins with none of them is passed over at once."""

_CALL = re.compile(CALL)
_AFTERWARDS = re.compile(
    r"(?=[결계낙납당등발보선성수실완이입정중최취평합협환])(?:(?:결과|실적|성과|정산|중간|최종|완료)\s?(?:보고|서)|보고서|정산|보완|이의|납부|계약(?!학과|직)|협약|발표\s?(?:평가|자료)|평가\s?자료|환불|취소"
    r"|(?:합격|당첨|당선|선정|입상|수상|낙찰|수료|선발)(?:된|한)?\s?(?:자|기업|기관|팀|업체|학생|농가|단체|작)(?!\s?(?:모집|공모|접수|신청))|등록금)"
)
"""What is handed in by those who were chosen, or is asked and taken back beside the call."""


def mentions_call(text: str) -> bool:
    """Whether a word of a call stands in `text`."""
    return _CALL.search(text) is not None


def is_afterwards(text: str) -> bool:
    """Whether `text` speaks of what follows a call, or is asked beside it: reports, accounts, objections, the chosen."""
    return _AFTERWARDS.search(text) is not None
