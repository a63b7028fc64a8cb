import pytest

from bongsu.facts.counts import find_counts
from bongsu.korea.numerals import find_quantities


def _counts(text: str) -> list[tuple[str, object, str]]:
    return [(fact.kind, fact.value, fact.role) for fact in find_counts(text, list(find_quantities(text)))]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("교육생 1,260명", "people", 1_260, id="people"),
        pytest.param("석·박사 3천여 명", "people", 3_000, id="about so many"),
        pytest.param("참여기업 50개사", "firms", 50, id="firms by their counter"),
        pytest.param("99개 AI 기업", "firms", 99, id="firms named after words"),
        pytest.param("ICT 기업 270여 곳", "firms", 270, id="firms named before"),
        pytest.param("스마트공장 1,200개가 넘는 기업", "firms", 1_200, id="more than"),
        pytest.param("일자리 436개", "jobs", 436, id="jobs named before"),
        pytest.param("600명의 신규 일자리", "jobs", 600, id="jobs named after"),
        pytest.param("실증랩 3개소", "places", 3, id="places"),
        pytest.param("21개 시군", "places", 21, id="local governments"),
        pytest.param("5개 기관", "bodies", 5, id="bodies"),
        pytest.param("GPU 26만 장", "gpus", 260_000, id="GPUs named before"),
        pytest.param("엔비디아 H100 880개", "gpus", 880, id="by their model"),
        pytest.param("1만5천 장의 최신 GPU", "gpus", 15_000, id="named after"),
    ],
)
def test_what_is_counted(text: str, kind: str, value: int) -> None:
    assert [(found, count) for found, count, _ in _counts(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12개월과 6개국", id="months and countries"),
        pytest.param("명품 3명품", id="명 inside a word"),
        pytest.param("평균 2.5명", id="no such number of people"),
        pytest.param("5.5% 증가", id="a share"),
    ],
)
def test_what_is_not_counted(text: str) -> None:
    assert _counts(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("올해 1260명을 양성할 계획이다.", "trained planned", id="to be trained"),
        pytest.param("그동안 1254명을 양성했다.", "trained", id="trained"),
        pytest.param("기업 92곳을 유치했다.", "attracted", id="attracted"),
        pytest.param("50개사를 모집한다.", "recruited planned", id="to be recruited"),
        pytest.param("직원 120명을 채용한다.", "hired planned", id="to be hired"),
        pytest.param("12개사를 선정했다.", "selected", id="selected"),
        pytest.param("150명이 모여 살 예정이다.", "attended planned", id="to gather"),
        pytest.param("정원은 40명이다.", "", id="nothing is done"),
        pytest.param("30명을 뽑았다.", "selected", id="chosen"),
        pytest.param("30명을 뽑을 예정이다.", "recruited planned", id="to be chosen"),
        pytest.param("기업 270곳이 입주해 있다.", "attracted", id="a state is no plan"),
        pytest.param("기업 270곳이 모여 있다.", "", id="nor a deed"),
        pytest.param("기업 18곳이 입주했고 상가도 곧 문을 연다.", "attracted", id="done in its own clause"),
        pytest.param(
            "이미 건물을 지었고 기업 12곳이 더 들어온다.", "attracted planned", id="what is done is said of another clause"
        ),
        pytest.param("일자리 436개가 생겼다.", "created", id="jobs that came up"),
        pytest.param("교육생 12명이 과정을 마쳤다.", "trained", id="who finished"),
        pytest.param("기업 8곳에 1억원씩 줬다.", "supported", id="given a sum each"),
    ],
)
def test_whether_it_was_reached_or_is_planned(text: str, role: str) -> None:
    assert [role for _, _, role in _counts(text)] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("AI 기업 99곳에는 투자 유치를 돕는다.", "supported planned", id="given to them"),
        pytest.param("교육을 마친 사람은 1254명이다.", "trained planned", id="the deed stands before"),
        pytest.param("그동안 수료한 사람은 1254명이다.", "trained", id="and lies behind"),
        pytest.param("학교 20곳에 카메라를 단다.", "", id="given, but nothing that is counted"),
        pytest.param("학교 20곳에 카메라를 달고 학생을 교육한다.", "", id="the deed is done to others"),
        pytest.param("수료생은 54명이며, 새 사옥을 만들었다.", "trained", id="the clause of the number has ended"),
        pytest.param("시설을 유치하고 상주 인력은 600명에 달한다.", "", id="the clause before it too"),
    ],
)
def test_where_the_deed_stands(text: str, role: str) -> None:
    assert [role for _, _, role in _counts(text)] == [role]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("기업 92곳을 유치하고 292곳을 지원했다.", ["firms", "firms"], id="firms named before"),
        pytest.param("기업이 도운 학교 12곳과 30곳", ["places", "places"], id="schools named last"),
        pytest.param("기업이 나서 20곳의 학교를 돕는다.", ["places"], id="schools named after"),
        pytest.param("30곳이다.", ["places"], id="nothing named"),
    ],
)
def test_a_bare_counter_counts_what_was_named_last(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in _counts(text)] == kinds


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param(
            "기업은 3월부터 모집한다. 도입 50곳, 실증 8곳, 창업 지원 15곳이다.",
            ["recruited planned"] * 3,
            id="what a call is for",
        ),
        pytest.param("기업을 모집했다. 도입 50곳이다.", [""], id="a call that is over"),
        pytest.param("기업은 3월부터 모집한다. 8곳을 지원했다.", ["supported"], id="a sentence with a deed of its own"),
        pytest.param("기업은 3월부터 모집한다.\n8곳이다.", [""], id="another line"),
        pytest.param("8곳이다.", [""], id="no sentence before"),
    ],
)
def test_a_list_after_a_call_is_what_the_call_is_for(text: str, roles: list[str]) -> None:
    assert [role for _, _, role in _counts(text)] == roles


def test_the_quote_ends_with_the_counter() -> None:
    text = "기업 50개사를 지원"
    (fact,) = find_counts(text, list(find_quantities(text)))
    assert (fact.quote, fact.start, fact.unit) == ("50개사", 3, "개사")
