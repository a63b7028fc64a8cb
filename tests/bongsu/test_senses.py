import pytest

from bongsu.senses import find_senses


def _birds(text: str) -> list[bool]:
    """For each word that means either: does it mean birds."""
    return [sighting.score > 0 for sighting in find_senses(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("영암 오리농가서 AI 의심신고", id="the next word and the sentence agree"),
        pytest.param("AI로 달걀값 폭등", id="by means of, but eggs decide"),
        pytest.param("AI·구제역 원천 차단", id="tied to another disease by a middle dot"),
        pytest.param("구제역·AI 방역 예산 바닥", id="tied on the other side"),
        pytest.param("AI 종식 선언", id="only the next word speaks"),
        pytest.param("해남 오리농장서 AI 첫 신고", id="an adverb between them"),
        pytest.param("타미플루 안 듣는 AI 변이", id="what does not work on it is no ear"),
        pytest.param("마지막 신고 뒤 AI 사실상 종식", id="a word that hedges between them"),
        pytest.param("가축위생시험소 AI 검사 장비 확충", id="what both may have yields to an office of animal hygiene"),
        pytest.param(
            "동물약품업체 AI 수혜 기대에 소독약·백신주 강세", id="what both may bring yields to a line full of the disease"
        ),
        pytest.param("H5N1형 AI 전남 덮쳐", id="the type stands before it"),
    ],
)
def test_ai_is_the_disease(text: str) -> None:
    assert any(_birds(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("제조 AI 확산에 중소기업 100곳 지원", id="spreading in factories"),
        pytest.param("AI 기반 구제역 예측 시스템", id="a tool against a disease"),
        pytest.param("AI 이야기", id="nothing speaks: most AI is artificial"),
        pytest.param("A.I. 시대", id="with full stops"),
        pytest.param("가축 질병 잡는 AI", id="what does something is no disease"),
        pytest.param("AI 발생량 예측", id="a cue that goes on to be another word"),
        pytest.param("AI 방역 게이트", id="a machine against a disease"),
        pytest.param("AI 닭 감별기, 육계 무게 잰다", id="a machine for birds"),
        pytest.param("드론·AI로 철새도래지 관제", id="tied to another tool by a middle dot"),
        pytest.param("살처분 매몰지 AI 관측 시스템", id="a tool follows a word that no table knows"),
        pytest.param("닭 3백 마리 키우는 AI 농장", id="who keeps birds is a tool, whatever stands beside it"),
        pytest.param("토종닭 농가 AI 급수기 투입", id="a machine that no table knows"),
        pytest.param("계란 유통 AI 위조 판별", id="or what a tool does to it"),
        pytest.param("육계 AI 검사 장비 국산화", id="what both may have does not yield to one bird"),
        pytest.param("닭고기 공장 AI 낱장 포장", id="joined to a word that no disease takes"),
        pytest.param("AI 반도체 키우고 닭·오리 농가 돕는다", id="the word joined outweighs the line"),
    ],
)
def test_ai_is_a_mind(text: str) -> None:
    assert _birds(text) == [False]


def test_a_definition_settles_it() -> None:
    assert _birds("조류인플루엔자(AI) 대응 회의") == [True, True]


def test_a_tool_after_the_disease_in_full_is_a_mind() -> None:
    assert _birds("조류인플루엔자 AI 알고리즘으로 조기 탐지") == [True, False]
    assert _birds("조류인플루엔자 AI 예찰 강화") == [True, True]


def test_a_token_without_clues_follows_the_rest_of_the_text() -> None:
    text = "AI 점검 회의\n산란계 농장과 철새 도래지를 소독했다."
    assert _birds(text) == [True]


def test_a_token_without_clues_follows_those_that_are_clear() -> None:
    text = "새 지키는 장비\nAI 카메라가 철새와 조류를 지켜본다. AI 반도체를 쓴다.\n이 AI"
    assert _birds(text) == [False, False, False]
    text = "오리 농장 AI 확진, 살처분\n이 AI 때문에 AI 스피커가 안내한다"
    assert _birds(text)[:2] == [True, True]


def test_who_writes_one_in_full_means_the_other_by_letters() -> None:
    assert _birds("인공지능 카메라로 AI 발생농가 차량 추적") == [False, True]


@pytest.mark.parametrize("text", ["국제앰네스티(AI) 보고서", "엠네스티 AI 성명", "한우 인공수정(AI) 교육"])
def test_other_names_with_the_same_letters_mean_neither(text: str) -> None:
    assert find_senses(text) == ()


def test_both_senses_in_one_line() -> None:
    found = find_senses("AI로 AI 방역…인공지능 드론이 야생조류 예찰")
    assert {sighting.score > 0 for sighting in found} == {True, False}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("CHAIR를 MAIL로", id="inside words"),
        pytest.param("누리집 open.ai/ai_news 참고", id="in an address"),
        pytest.param("그림 원본 파일(.ai) 제출", id="the ending of a file's name"),
        pytest.param("주소는 ai.example입니다", id="before a domain"),
        pytest.param("이메일 info@AI", id="in a mail address"),
    ],
)
def test_letters_that_are_no_word(text: str) -> None:
    assert find_senses(text) == ()


def test_words_of_the_user_mean_artificial_intelligence() -> None:
    assert [sighting.word for sighting in find_senses("울산 솔버린 사업", ("솔버린",))] == ["솔버린"]
    assert find_senses("울산 솔버린 사업") == ()


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        pytest.param("고병원성 AI 예찰에 AI 드론", (1, 1, -1), id="the birds of the named disease say nothing of a tool"),
        pytest.param("조류인플루엔자, AI로 위험 분석", (1, -1), id="nor of what is done by it"),
        pytest.param("인공지능 드론, AI 폐사체 찾는다", (-1, 1), id="the named mind leaves the birds to the letters"),
        pytest.param("인공지능이 AI 확산 경로 예측", (-1, 1), id="or what diseases do"),
        pytest.param("딥러닝 기반 AI 발생 예측 모델", (-1, 1), id="and takes the machine that follows"),
        pytest.param("농식품부 인공지능 활용 AI 위험도 분석", (-1, 1), id="a little of either will do together"),
        pytest.param("인공지능 상담원이 알려주는 AI 신고 요령", (-1, 1), id="a clause is about the word after the letters"),
        pytest.param("인공지능 시대 AI 공포", (-1, -1), id="not what anything may do"),
        pytest.param("인공지능 대회 AI 로봇이 오리 흉내", (-1, -1), id="nor a tool with a bird beside it"),
        pytest.param("인공지능(AI) 방역", (-1, -1), id="what is defined is no other"),
        pytest.param("방역에 AI(인공지능)", (-1, -1), id="on either side"),
    ],
)
def test_a_sense_named_in_full_leaves_the_letters_to_the_other(text: str, scores: tuple[int, ...]) -> None:
    assert tuple(1 if each.score > 0 else -1 for each in find_senses(text)) == scores


def test_a_word_in_the_next_phrase_is_not_joined() -> None:
    joined, apart = find_senses("AI 방역")[0], find_senses("AI…방역")[0]
    assert joined.score > apart.score
