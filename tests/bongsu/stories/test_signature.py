"""What an announcement says, as it is compared."""

from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Fact
from bongsu.programmes.names import programme_key
from bongsu.stories.keys import keys, profile_keys, rarest
from bongsu.stories.rarity import rarity
from bongsu.stories.signature import SKETCH, SKETCHED, of_part, resemblance, sketch
from bongsu.stories.stems import stems
from bongsu.story import Nearby, Profile, Signature
from tests.bongsu.stories.writing import LAUNCH, article, part


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("울산시는 사업단을 출범했다", ("울산시", "사업단", "출범"), id="without particles and endings"),
        pytest.param("AI데이터센터를 AI 데이터센터", ("ai", "데이터센터", "ai", "데이터센터"), id="scripts apart"),
        pytest.param("240억 6000만원 들여 73개사", ("들여",), id="numbers are facts and no words"),
        pytest.param("수 년 시 도", (), id="one syllable tells nothing"),
        pytest.param("구미와 대구로", ("구미", "대구"), id="a short name keeps its two syllables"),
    ],
)
def test_words_as_they_are_compared(text: str, words: tuple[str, ...]) -> None:
    assert stems(text) == words


def test_what_an_announcement_says() -> None:
    said = part(*LAUNCH)
    assert said.regions == {"31000"}
    assert said.sums == said.headlines == {24_060_000_000}
    assert said.days == {"2026-01-29"}
    assert {"울산 AI 사업단", "울산테크노파크"} <= said.bodies
    assert said.counts == {"73곳"}
    assert "출범·개소·착공" in said.heads
    assert said.opening <= said.words


def said_by(*facts: Fact, title: str = "소식", body: str = "") -> Signature:
    return of_part(article(title, body), body, facts, regions=())


def fact(kind: str, value: str | float, unit: str = "", role: str = "") -> Fact:
    return Fact(kind=kind, value=value, quote=str(value), start=0, unit=unit, role=role)


@pytest.mark.parametrize(
    ("told", "counts"),
    [
        pytest.param(fact("people", 120, "명"), {"120명"}, id="people"),
        pytest.param(fact("firms", 73, "곳"), {"73곳"}, id="firms"),
        pytest.param(fact("jobs", 500, "개"), {"500개"}, id="jobs"),
        pytest.param(fact("places", 4, "곳"), {"4곳"}, id="places"),
        pytest.param(fact("gpus", 256, "장"), {"256장"}, id="processors"),
        pytest.param(fact("firms", 3, "곳"), set(), id="three of anything are in every other article"),
        pytest.param(fact("percent", 30, "%"), set(), id="a share is no count"),
    ],
)
def test_counts_that_tell_one_event_from_another(told: Fact, counts: set[str]) -> None:
    assert said_by(told).counts == counts


@pytest.mark.parametrize(
    ("unit", "acts", "partners"),
    [
        pytest.param("company", True, True, id="a firm"),
        pytest.param("university", True, True, id="a university"),
        pytest.param("agency", True, False, id="an agency"),
        pytest.param("local-government", False, False, id="a government is the place once more"),
    ],
)
def test_who_acts_and_who_is_a_partner(unit: str, acts: bool, partners: bool) -> None:
    said = said_by(fact("body", "나루", unit), fact("firms", 40, "company"), fact("programme", "돛", "company"))
    assert said.bodies == ({"나루"} if acts else set())
    assert said.partners == ({"나루"} if partners else set())


def test_days_are_days_whatever_the_hour_and_a_deadline_is_no_event() -> None:
    said = said_by(
        fact("deadline", "2026-02-27T18:00", "minute"),
        fact("date", "2026-02-27", "day", "event"),
        fact("date", "2026-02-09T14:00", "minute", "event"),
        fact("date", "2026-02-10", "day", "other"),
        fact("date", "2026-03", "month", "event"),
    )
    assert said.deadlines == {"2026-02-27"}
    assert said.days == {"2026-02-09"}


def test_sums_of_headline_and_text_are_told_apart() -> None:
    said = said_by(fact("headline-amount", 24_000_000_000), fact("amount", 24_060_000_000), fact("foreign-amount", 7))
    assert said.headlines == {24_000_000_000}
    assert said.sums == {24_060_000_000}


def test_only_programmes_are_numbered_beside_the_headline() -> None:
    said = said_by(fact("programme", "AI 바우처 3차"), fact("body", "나루 5기", "agency"))
    assert said.series == {"3차"}
    assert said.programmes == {"ai바우처"}


def test_the_opening_is_headline_and_first_sentences() -> None:
    body = "울산시가 나선다. " + "소식이 이어진다. " * 60 + "끝에는 해오라기가 있다."
    said = said_by(title="돛단배 소식", body=body)
    assert {"돛단배", "울산시"} <= said.opening
    assert "해오라기" not in said.opening
    assert "해오라기" in said.words


def test_what_stands_very_far_down_is_not_compared() -> None:
    assert "해오라기" not in said_by(body="소식이 이어진다. " * 5_000 + "해오라기").words


@pytest.mark.parametrize(
    ("title", "series"),
    [
        ("인공지능사관학교 6기 교육생 모집", {"6기"}),
        ("2026년 AI 바우처 3차 공고", {"2026년", "3차"}),
        ("사업 2차 연도 시작", {"2차연도"}),
        ("3년간 5회 연속 수상, 2차전지 기업", set()),
        ("제7회 AI 경진대회", {"7회"}),
        ("AI 소식지 제12호", {"12호"}),
        ("제 128기 AI 과정", {"128기"}),
        ("02026년, 1234차", set()),
        ("7기업 7기관 7기술 7기가", set()),
        ("2차관, 3차원, 4차 산업혁명, 4차산업, 2차세대, 1차로", set()),
        ("2호선, 3회의, 4회계, 5회사", set()),
        ("2030년까지, 2030년대, 3차째, 2기 동안, 4회 만에", set()),
    ],
)
def test_what_tells_one_of_a_row_from_the_next(title: str, series: set[str]) -> None:
    assert part(title, "시는 밝혔다.").series == series


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("[정정] AI 기업 모집 공고", {"정정"}),
        ("AI 축제 취소… 집중호우 복구 먼저", {"취소"}),
        ("AI 바우처 접수 기간 연장", {"연장"}),
        ("AI 연기 감지기 보급", set()),
        ("AI 바우처 재공고", {"재공고"}),
        ("AI 바우처 재모집", {"재모집"}),
        ("AI 바우처 추가 모집", {"추가 모집"}),
        ("AI 바우처 추가모집", {"추가모집"}),
        ("AI 조례 철회", {"철회"}),
        ("AI 단지 백지화", {"백지화"}),
        ("AI 단지 공모 무산", {"무산"}),
        ("AI 버스 중단", {"중단"}),
        ("AI 버스 보류", {"보류"}),
        ("AI 기업 수 바로잡습니다", {"바로잡"}),
        ("AI 축제 연기", {"연기"}),
        ("AI 축제 연기, 3월에", {"연기"}),
        ("AI 축제 연기… 3월에", {"연기"}),
        ("[연기] AI 축제", {"연기"}),
        ("AI 축제 연기됐다", {"연기"}),
        ("AI 축제 연기된 까닭", {"연기"}),
        ("AI 축제 연기키로", {"연기"}),
        ("AI 축제 연기하기로", {"연기"}),
    ],
)
def test_words_for_a_correction_stand_in_the_headline(title: str, words: set[str]) -> None:
    assert part(title, "시는 앞서 취소했던 일을 다시 한다.").corrects == words


@pytest.mark.parametrize(
    "names",
    [
        ("AI-on Ulsan 사업", "‘AI-on Ulsan’", "AI on Ulsan 프로젝트"),
        ("지역거점 AX 혁신 기술개발 사업", "2026년 지역거점 AX혁신 기술개발사업", "제2기 지역거점 AX 혁신기술개발"),
    ],
)
def test_spellings_of_a_programme_are_one(names: tuple[str, ...]) -> None:
    assert len({programme_key(name) for name in names}) == 1


def test_a_name_is_not_worn_down_to_nothing() -> None:
    assert programme_key("AI사업") == "ai사업"


def test_bodies_that_are_copies_resemble_each_other() -> None:
    body = stems(LAUNCH[1] * 3)
    changed = stems(LAUNCH[1] * 3 + " 시 관계자는 기대한다고 말했다.")
    assert resemblance(sketch(body), sketch(body)) == 1.0
    assert resemblance(sketch(body), sketch(changed)) > 0.5
    assert resemblance(sketch(body), sketch(stems("전혀 다른 고장의 다른 소식이 여기 있다"))) == 0.0
    assert resemblance(sketch(body), frozenset()) == 0.0


def test_a_sketch_keeps_the_smallest_hashes_of_all() -> None:
    """Whatever of them is left out before sorting, for speed."""
    words = [f"낱말{number}" for number in range(SKETCHED)]
    triples = {crc32(" ".join(words[at : at + 3]).encode()) for at in range(len(words) - 2)}
    assert sketch(words) == frozenset(sorted(triples)[:SKETCH])


def test_what_stands_behind_the_first_words_of_a_body_is_not_sketched() -> None:
    """Who copies an account cuts it from its end."""
    words = [f"낱말{number}" for number in range(SKETCHED)]
    assert sketch([*words, "덧붙인", "말"]) == sketch(words)
    assert sketch([*words[:-1], "덧붙인"]) != sketch([*words[:-1], "다른"]) or len(sketch(words)) == SKETCH


@pytest.mark.parametrize("shared", [30, 60, 90])
def test_a_sketch_estimates_the_share_of_words_in_common(shared: int) -> None:
    one = [f"낱말{number}" for number in range(120)]
    other = [*one[:shared], *(f"딴말{number}" for number in range(120 - shared))]
    truth = (shared - 2) / (2 * 118 - (shared - 2))
    assert resemblance(sketch(one), sketch(other)) == pytest.approx(truth, abs=0.15)


@given(st.lists(st.text("가나다라마", min_size=2, max_size=3), max_size=200))
def test_a_sketch_is_small_and_resembles_itself(words: list[str]) -> None:
    drawn = sketch(words)
    assert len(drawn) <= SKETCH
    assert resemblance(drawn, drawn) == (1.0 if len(words) > 2 else 0.0)


def test_sums_are_looked_up_as_newspapers_round_them() -> None:
    assert keys(Signature(sums=frozenset({24_060_000_000}))) == keys(Signature(headlines=frozenset({24_000_000_000})))


@pytest.mark.parametrize(
    ("said", "key"),
    [
        pytest.param(Signature(sums=frozenset({24_060_000_000})), "₩24e11", id="a sum"),
        pytest.param(Signature(headlines=frozenset({500})), "₩50e3", id="a sum in the headline"),
        pytest.param(Signature(deadlines=frozenset({"2026-02-27"})), "~2026-02-27", id="a deadline"),
        pytest.param(Signature(bodies=frozenset({"나루"})), "@나루", id="who acts"),
        pytest.param(Signature(programmes=frozenset({"돛"})), "#돛", id="a programme"),
        pytest.param(Signature(opening=frozenset({"돛"})), "돛", id="a word of the opening"),
        pytest.param(Signature(sketch=frozenset({255})), "=ff", id="a piece of the body"),
    ],
)
def test_what_finds_a_story(said: Signature, key: str) -> None:
    """These stand in people's databases: others would find none of the stories there."""
    assert keys(said) == {key}
    assert profile_keys(Profile.of(said)) == {key}


def test_of_a_body_the_smallest_hashes_are_keys() -> None:
    hashes = [2**32 - number * 104_729 for number in range(100)]
    assert keys(Signature(sketch=frozenset(hashes))) == {f"={each:x}" for each in sorted(hashes)[:4]}


@pytest.mark.parametrize(
    ("most", "found"),
    [
        pytest.param(0, ("b",), id="one at least"),
        pytest.param(3, ("b", "a"), id="as many as so few stories are under"),
        pytest.param(7, ("b", "a"), id="not one more"),
        pytest.param(8, ("b", "a", "c"), id="all"),
    ],
)
def test_the_rarest_keys_are_looked_up(most: int, found: tuple[str, ...]) -> None:
    assert rarest({"c": 5, "a": 2, "b": 1}, most) == found
    assert rarest({}, most) == ()


def test_of_keys_that_are_equally_rare_the_order_is_theirs() -> None:
    assert rarest({"나": 1, "가": 1}, 1) == ("가",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("AI를 2026년 3월에 GPT4로", ("ai", "gpt"), id="letters without their digits"),
        pytest.param("Nvidia와 NVIDIA", ("nvidia", "nvidia"), id="one case"),
        pytest.param("x를 y로", (), id="a letter alone tells nothing"),
        pytest.param("나루한다고 나루했다고 나루하기로 나루됐다고 나루된다고", ("나루",) * 5, id="what is said"),
        pytest.param("나루에서는 나루으로써 나루에게서 나루이라는 나루까지 나루부터", ("나루",) * 6, id="long particles first"),
        pytest.param(
            "나루하는 나루하고 나루하며 나루해서 나루했던 나루된다 나루되는 나루키로", ("나루",) * 8, id="forms of 하다"
        ),
        pytest.param("나루입니다 나루합니다 나루했습니다 나루이다 나루들", ("나루",) * 5, id="ends of sentences"),
        pytest.param("나루도 나도", ("나루", "나도"), id="two syllables stay whole"),
    ],
)
def test_endings_that_go(text: str, words: tuple[str, ...]) -> None:
    assert stems(text) == words


ENDINGS = """에서는 에서도 으로써 으로서 으로는 에게서 이라는 이라고 까지 부터 에서 에게 으로 에는 에도 라는 라고 이며 이고
    한다고 했다고 된다고 됐다고 하기로 한다 했다 하는 하고 하며 하기 해서 했던 된다 됐다 되는 되고 되며 키로
    입니다 합니다 했습니다 이다 은 는 이 가 을 를 의 에 와 과 도 로 만 서 한 할 해 된 될 들"""


@pytest.mark.parametrize("ending", ENDINGS.split())
def test_every_ending_leaves_the_word(ending: str) -> None:
    assert stems(f"나루{ending}") == ("나루",)


@pytest.mark.parametrize(
    "unit",
    [
        "원",
        "명",
        "곳",
        "개",
        "년",
        "월",
        "일",
        "시",
        "분",
        "차",
        "기",
        "회",
        "호",
        "팀",
        "대",
        "건",
        "여",
        "개사",
        "개소",
        "개월",
    ],
)
def test_the_unit_of_a_figure_is_no_word_before_a_particle(unit: str) -> None:
    for figure in (f"12{unit}", f"1,200 {unit}", f"3만{unit}", f"3천만 {unit}"):
        assert stems(f"나루 {figure}에 돛배") == ("나루", "돛배"), figure


@pytest.mark.parametrize(
    "figure", ["240억원", "3천만 원", "73개사", "5개월", "12일", "3.5%", "2회", "10여 명", "7대", "1,200명", "4차"]
)
def test_figures_are_no_words(figure: str) -> None:
    assert stems(f"나루 {figure} 돛배") == ("나루", "돛배")


def test_a_story_is_found_by_what_any_of_its_articles_said() -> None:
    one, other = part(*LAUNCH), part("울산, 제조 AI에 속도", "울산테크노파크는 30일 온산공단에서 설명회를 열었다.")
    both = profile_keys(Profile.of(one).with_one_more(other))
    assert keys(one) | keys(other) <= both


def test_the_rarest_keys_are_looked_up_as_far_as_that_is_cheap() -> None:
    holding = {"ai": 900, "출범": 30, "온산문화체육센터": 1}
    assert rarest(holding, 100) == ("온산문화체육센터", "출범")
    assert rarest({"ai": 900}, 100) == ("ai",), "one is looked up in any case"
    assert rarest({}, 100) == ()


def test_a_word_tells_less_the_more_stories_have_it() -> None:
    of = rarity(Nearby(parts=(), holding={"울산": 10, "출범": 400}, total=500))
    assert of("온산문화체육센터") > of("울산") > of("출범") > 0
    assert of("ai") < 0.1, "known from the start to be everywhere"


def test_a_word_that_every_story_has_tells_nothing() -> None:
    assert rarity(Nearby(parts=(), holding={"시장": 9_000}, total=100))("시장") == 0.0


def test_names_in_headline_and_first_sentence() -> None:
    said = part("‘AI-on Ulsan’ 출범", "울산시는 울산 AI 허브를 열었다. 국가 AI컴퓨팅센터도 뒤따른다.")
    assert said.names == {"aionulsan", "ai허브"}


@pytest.mark.parametrize(
    ("title", "stages"),
    [
        pytest.param("AI 허브 입주기업 모집", {"call"}, id="a call"),
        pytest.param("AI 허브 신청 받는다", {"call"}, id="its intake"),
        pytest.param("AI 허브 입주기업 선정", {"selection"}, id="a choice"),
        pytest.param("AI 허브 2년 성과", {"results"}, id="results"),
        pytest.param("AI 허브 착공", set(), id="what has no rounds"),
    ],
)
def test_where_in_a_round_a_headline_stands(title: str, stages: set[str]) -> None:
    assert part(title, "시는 밝혔다.").stages == stages
