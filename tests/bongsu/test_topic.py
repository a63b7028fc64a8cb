import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.topic import ARTIFICIAL, AVIAN, LONGEST, read_topic

WORDS = [
    "AI",
    "방역",
    "오리",
    "인공지능",
    "협약",
    "3개소",
    "모집",
    "선정됐다.",
    "\n",
    "…",
    "\ud800",
    "Ａ",
    "ㅇ",
    "대구시는",
    "지난해",
]


def test_the_senses_come_with_what_shows_them() -> None:
    topic = read_topic("구미 AI 개발자 모집", "생성형 모델을 배운다.")
    assert topic.senses == {ARTIFICIAL}
    assert [(each.word, each.place, each.start) for each in topic.because] == [("AI", "title", 3), ("생성형", "text", 14)]
    assert topic.because[0].quote == "구미 AI 개발자 모집 생성형 모델"


def test_a_text_about_both() -> None:
    assert read_topic("인공지능 드론, 고병원성 AI 찾는다", "").senses == {ARTIFICIAL, AVIAN}


def test_a_text_about_neither_is_sure_of_it() -> None:
    topic = read_topic("수성못 야간 조명", "4월부터 켠다.")
    assert (topic.senses, topic.confidence, topic.because) == (frozenset(), 1.0, ())


@pytest.mark.parametrize(
    ("title", "low", "high"),
    [
        pytest.param("인공지능 대회", 1.0, 1.0, id="a word that names its sense"),
        pytest.param("AI 반도체 인재", 0.9, 1.0, id="clear company"),
        pytest.param("AI 비상", 0.5, 0.9, id="hardly a clue"),
    ],
)
def test_confidence_follows_the_clues(title: str, low: float, high: float) -> None:
    assert low <= read_topic(title, "").confidence <= high


def test_only_the_beginning_of_a_book_is_read() -> None:
    assert read_topic("", "가" * LONGEST + " AI 반도체").senses == frozenset()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.text(max_size=60))
def test_whatever_the_text_places_are_true(title: str, body: str) -> None:
    text = f"{title}\n\n{body}"
    topic = read_topic(title, body)
    for evidence in topic.because:
        assert text.startswith(evidence.word, evidence.start)
    for kind in topic.kinds:
        assert text.startswith(kind.quote, kind.start)
    assert read_topic(title, body) == topic
