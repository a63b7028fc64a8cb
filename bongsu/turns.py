"""Turns of phrase around a bare AI: whether it acts, is used, strikes or is counted.

A tool does things and things are done with it ("AI가 골라낸다", "AI로 녹조 예측"); a disease breaks out, is counted, and stops
what people had planned ("AI 9건째", "AI로 축제 취소"). Particles and verbs tell the two apart where no noun does.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

_BEFORE, _AFTER = 16, 64
"""Code points on either side, on the same line, that a turn may reach."""

_LEADS = (
    # The first of each are the letters that such a turn ends with, before a space or a quotation mark.
    # What does something to something is a tool: "질병 잡는 AI", "예측하는 AI".
    (
        "는",
        re.compile(
            r"(?:(?<![가-힣])[세재짜따캐켜]|쫓|좇|찍|살피|돌보|고치|나르|줍|굽|심|씻|닦|헤아리|맞추|좌우하|매기|옮겨\s?주|[려라아어해와워쳐춰]\s?주"
            r"|[아어려해가쳐워라]내|잡|찾|막|읽|알아보|알아채|지키|돕|고르|가려내|걸러내|쓰|그리|말하|배우|가르치|대신하|만드|짓|짚|(?<!안\s)듣|보|푸|키우|맞히"
            r"|[별단측석지천독역색어상]하|챙기|누비|알리|살리|바꾸|내다보|재우|튀기|다루|외우|짜\s?주|넘보|꿰뚫|덜어\s?주|아는\s?체하"
            r"|(?:구분|관리|감시|설계|계산|작곡|작성|요약|학습|결정|조종|운전|포착|대응|안내|응대|처방|추적|수확|검사|검수|치료|청소|요리|대화)하"
            r")는\s?[‘'“\"]?$"
        ),
        -6.0,
    ),
    # What haunts someone is not: "황새 복원 발목 잡는 AI", and takes back what the line above said of 잡는.
    ("는", re.compile(r"(?:발목\s?잡|숨통\s?막|길\s?막|손발\s?묶|일상\s?앗아가|농심\s?울리)는\s?$"), 7.0),
    # What was taught, made or fitted out is a tool: "울음 학습한 AI", "달걀값 예측 AI", "의료 AI".
    (
        "한측석독단별천역제담계형린컬달대인산업역공장광팜조료융정육방률오립스",
        re.compile(
            r"(?:(?:학습|탑재|접목|활용|적용|개발|훈련|도입|내장|장착)한"
            r"|(?<![을를] )(?:예측|분석|판독|진단|판별|추천|번역|통역|관제|상담|설계|생성형|대화형|맞춤형|소버린"
            r"|피지컬|멀티모달|초거대|한국형|라인|버티컬|온디바이스|스마트\s?(?:축산|농업|방역|양식|제조|공장|관광|팜))"
            r"|(?:^|[…·,\"'‘“(]\s?)(?:제조|의료|산업|농업|금융|행정|교육|국방|법률|바이오|독자|국산|물리))\s?$"
        ),
        -6.0,
    ),
    # So is what has done something: "폐사율 낮춘 AI".
    (
        "춘인린꾼찾은든긴힌낸운킨쓴탄",
        re.compile(
            r"(?:낮춘|높인|줄인|늘린|바꾼|살린|찾은|만든|그린|읽은|고른|이긴|맞힌|[가골찾알캐]\S{0,2}낸|도운|지킨|배운|[^가-힣]쓴|품은|입은"
            r"|올라탄|익힌)\s$"
        ),
        -4.0,
    ),
    # Outbreaks are counted and come back: "올겨울 세 번째 AI", "되풀이되는 AI".
    (
        "째는은",
        re.compile(r"(?:[두세네섯덟홉열\d]\s?(?:번째|건째)|(?:되풀이되|반복되|거듭되|잇따르)는|끊이지\s않는|잦은)\s$"),
        4.0,
    ),
    # Another place has it: "무안서도 AI".
    ("도", re.compile(r"[가-힣]{2}서도\s(?:또\s|첫\s)?$"), 1.5),
    # They go on, come back and die down: "봄까지 이어진 AI".
    (
        "진친온든던는한",
        re.compile(
            r"(?:이어진|번진|덮친|퍼진|터진|찾아온|뚫린|수그러[든들]던?|잦아[든들]던?|[잠주][잠춤]하던|잠잠해진|남하하는|북상하는|번지는|퍼지는|창궐한"
            r"|날아든|들이닥친|불어닥친|[다또]시?\s온|끈질긴)\s$"
        ),
        3.0,
    ),
    # Epidemics are the worst ever, new, or deadly: "사상 최악 AI".
    (
        "의악종적또단울류",
        re.compile(r"(?:(?:최악|공포)의|[사역][상대]\s최악|변종|신종|치명적|또|잇단|올겨울|야생조류)\s$"),
        2.0,
    ),
    # Two that meet are two different ones: "AI로 AI 막는다".
    ("로가이성", re.compile(r"AI(?:\s\S{1,5})?(?:으?로|[가이])\s(?:고병원성\s)?$"), 8.0),
    ("용반", re.compile(r"AI\s?(?:활용|이용|기반)\s$"), 8.0),
    # What comes back after so long: "원주 11년 만에 AI".
    ("에째", re.compile(r"\d(?:년|개월|일)\s?(?:만에|째)\s(?:또\s)?$"), 2.5),
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
            r"(?:가|로|는|도|에게)\s(?!.{0,8}(?:숨[져졌]|폐사|떼죽음|사망[…\s]|끊[긴겨기]|막[힌혀]))[^….]{0,30}?"
            r"(?:예측|분석|판독|진단|관제|접목|선별|분류|판별|식별|구별|인식|추천|번역|그린|그려|만든|만들|읽|골라|고른|찾아내|찾아낸|찾는"
            r"|알려준|알려주|알린|지킨|맡는|맡아|대신|맞히|맞혔|가르|키운|관리|감시|감지|복원|설계|운전|센다|세는|높인|높여|줄인|척척"
            r"|찍어|짚어|되살|시뮬레이션|조사|발굴|찾은|찾아|구분|무인화|자동|투명|공정하|탐지|포착|관찰|추적|계산|채점|측정|점검|재현|구현|최적화|고도화|절감|집계|요약"
            r"|단축|대체|맡긴|맡겨|맞[춘춰]|메운|메꾼|캐낸|푼다|푸는|추[린렸]|밝[혀힌혔]|걸러|거른"
            r"|[초분]\s만에|시간\s만에|[려라아어해와워쳐춰]\s?준다|뚝딱|퇴치|막는|잡는|잡아|살핀|살펴|도와|돕)"
        ),
        -6.0,
    ),
    # Who acts is no disease, unless it does what diseases do: "AI가 조절", but "AI가 번졌다".
    (
        "가",
        re.compile(
            r"가\s(?!\S*\s?(?:또|발생|번[지져졌진]|확산|덮|휩|뚫|기승|퍼|창궐|검출|사라|끝|잠잠|터[지져졌진]|왔|오|온|다시|잇|계속|확인|의심|종식"
            r"|밀어|끌어|앗아|빼앗|무너|흔[든들]|망[친쳐]|울[린렸]|얼어|원수|걸림돌|변수|복병|주범|바꾼\s(?:설|명절|추석|식탁|밥상|아침|골목)|삼[킨켰]|멈춰|옥죄|끊|휘[감젓]|심각|유행|남하|북상|상륙|전국|키|낳|부른|부를|할퀴|지나|없|있|아니))"
        ),
        -3.0,
    ),
    # What is looked at by means of it: "AI로 정리".
    ("로", re.compile(r"로\s(?:정리|전망|살펴|살핀|풀[어었]|따[져졌진]|만나|즐기|배우|(?:\S{1,4}\s){1,2}대비)"), -4.0),
    # A headline that ends so leaves the work to a tool: "등급 판정도 AI로".
    ("로가", re.compile(r"(?:로|가)(?:\s?$|…|[\"”’'])"), -4.0),
    # What is put on or into something: "위생검사에 AI 눈 단다".
    (" 을를", re.compile(r"(?:\s\S{1,6})?[을를]?\s(?:단다|달[았아]|얹는|얹었|입[힌혔]|깐다|깔았|심는다)"), -4.0),
    # One against the other: "AI로 AI 방역", "AI로 조류인플루엔자 막는다".
    ("가로", re.compile(r"(?:로|가)\s(?:\S{1,8}\s)?(?:AI(?![A-Za-z])|조류\s?(?:인플루|독감)|고병원성|H\dN)"), -6.0),
    # What is foretold or fought by another one: "AI 예측하는 AI".
    (" ", re.compile(r"\s(?:예측|예보|예찰|방역|소독)하는\s(?:\S{1,6}\s)?(?:AI(?![A-Za-z])|인공지능)"), 9.0),
    # Whoever has it is able: "초보도 AI면 척척".
    ("면라", re.compile(r"(?:이?라)?면\s"), -3.0),
    # Asked, or left to do it: "AI에 물었더니".
    (
        "에",
        re.compile(
            r"에게?\s?(?:\S{1,8}\s)?(?:물었|물어|물으|묻[고는자]|시켰|시켜|시키|맡겼|맡긴|맡기|빠[진졌지]|올라타|미[친쳐]|홀[린렸]|꽂[힌혔])"
        ),
        -5.0,
    ),
    # One trouble more: "한파에 AI까지".
    ("까", re.compile(r"까지(?![가-힣])"), 1.5),
    # Rather a calamity than a tool: "AI에 얼어붙은 축제".
    ("에", re.compile(r"에\s"), 1.0),
    # What befalls those whom it reaches: "갈대축제도 AI에 발목", "AI로 숨져".
    (
        "에로",
        re.compile(
            r"에\s(?:또\s)?(?:발목|발\s?묶|갇[힌혀]|문\s?닫|문\s?꽁꽁|텅|신음|떼죽음|폐사|감염|걸[린려]|숨[진져]|닫[힌혔]|통제|떨고|떤다|문\s못)"
            r"|로\s(?:또\s|첫\s|최종\s|인해\s|인한\s)?(?:통제(?![하할])|취소|연기|축소|폐쇄|중단|무산|휴[장원관]|씨\s?[가마말]|숨[져졌]|사망(?!자)|목숨|앓|중태|폐사|떼죽음|확진(?!자)|판명|의심(?!\s(?:거래|계좌|영상|문자))|추정|신음|시름|한숨|울상|피해|고사"
            r"|발\s?묶|발목|(?:행사|축제)\s접|(?:입장|탐방|통행|관람)\s?(?:통제|제한|금지|중단)|출입|힘든|힘겨|닫[힌았]|살처분|매몰|죽|끊[긴겨기]|막[힌혀])"
        ),
        5.0,
    ),
    # So does a boom: "AI에 얼어붙은 채용시장".
    ("에", re.compile(r"에\s(?:얼어붙|무너[진졌지]|초토화|멍[든들]|비상)"), 2.0),
    # One dies of it, or fights it: "AI로 올해만 12명 사망", "AI와 사투".
    ("로와", re.compile(r"로\s(?:\S{1,6}\s){1,2}(?:사망|숨져)(?:\s?$|…)|와(?:의)?\s사투"), 6.0),
    # Held all the same: "AI에도 예정대로".
    ("에", re.compile(r"에도\s(?:[가-힣]{2,8}\s)?(?:예정대로|강행|열[린리]|그대로|무사)"), 5.0),
    # Only diseases rage, and pass: "AI가 창궐", "AI 기승".
    (
        "가는은",
        re.compile(
            r"[가는은]\s(?:또|다시)?\s?(?:번[지져졌진]|창궐|기승|퍼[지져졌진]|발생|덮[친쳐쳤]|할[퀴퀸]|옮[아은]|재발|수그러|검출[되됐돼]|터[지져졌진])"
        ),
        4.0,
    ),
    # What a calamity brings about: "AI로 축제 취소".
    (
        "로에",
        re.compile(
            r"(?:로|에|에도)\s[^…]{0,24}?(?:취소|연기|축소|폐쇄|중단|무산|휴장|휴원|제외|차질|막혀|막히|문\s?닫|품귀|울상|썰렁|반쪽)"
        ),
        3.0,
    ),
    # Outbreaks are counted: "AI 9건째".
    (" ", re.compile(r"\s(?:\d+|첫|두|세|네)\s?(?:건|번째|차례)"), 4.0),
    # So are those who fell ill: "AI 사망 4명째".
    (" ", re.compile(r"\s(?:사망|감염|환자|확진|의심)\s?\d+\s?(?:명|건|마리)"), 4.0),
    # So are the days without one: "AI 두 달째 잠잠".
    (
        " ",
        re.compile(
            r"\s(?:\d+일|사흘|나흘|닷새|열흘|보름|[한두석]\s달|\d+개월)(?:째|\s?만에)\s(?:잠잠|소강|없|종식|해제|진정|재발)"
        ),
        5.0,
    ),
)


_Said = tuple[re.Pattern[str], float]


def _by_letter(turns: Iterable[tuple[str, re.Pattern[str], float]]) -> Mapping[str, Sequence[_Said]]:
    """Return the turns that may stand beside each letter: most letters have none."""
    found: dict[str, list[_Said]] = defaultdict(list)
    for letters, pattern, weight in turns:
        for letter in letters:
            found[letter].append((pattern, weight))
    return dict(found)


_BY_LAST, _BY_FIRST = _by_letter(_LEADS), _by_letter(_FOLLOWS)


def read_turns(text: str, start: int, end: int) -> float:
    """Return what the particles and verbs around the token at `start` to `end` say; above 0 they speak for the disease."""
    before = text[max(0, start - _BEFORE) : start].rpartition("\n")[2]
    after = text[end : end + _AFTER].partition("\n")[0]
    last, first = before.rstrip(" ‘'“\"")[-1:], " " if after[:1].isspace() else after[:1]
    said = sum(weight for pattern, weight in _BY_LAST.get(last, ()) if pattern.search(before))
    return said + sum(weight for pattern, weight in _BY_FIRST.get(first, ()) if pattern.match(after))
