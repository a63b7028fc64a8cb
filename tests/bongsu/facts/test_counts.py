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


def test_the_quote_ends_with_the_counter() -> None:
    text = "기업 50개사를 지원"
    (fact,) = find_counts(text, list(find_quantities(text)))
    assert (fact.quote, fact.start, fact.unit) == ("50개사", 3, "개사")
