"""The file in which the user corrects programmes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.errors import ConfigError
from bongsu.programmes.corrections import Correction, Merge, Rename, Split, line, parse
from tests.bongsu.stories.writing import NOON

FILE = "programmes.yaml"


def test_what_the_commands_write_and_a_person_may() -> None:
    text = """\
# 같은 사업이다
- merge: [p1, 지역거점 AX]

- split: s12
- {split: s13, name: 울산 AI 허브}
- rename: p1
  name: AI-on Ulsan
"""
    assert parse(text, FILE) == (
        Merge(into="p1", gone="지역거점 AX"),
        Split(story="s12"),
        Split(story="s13", name="울산 AI 허브"),
        Rename(programme="p1", name="AI-on Ulsan"),
    )


@pytest.mark.parametrize("text", ["", "\n", "# 아직 없음\n"])
def test_a_file_without_anything_corrects_nothing(text: str) -> None:
    assert parse(text, FILE) == ()


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        pytest.param("merge: [p1, p2]", (1, 1), "programmes.not-a-list", id="no list"),
        pytest.param("- merge: [p1, p2]\n- marge: [p1, p3]", (2, 3), "programmes.verb", id="a slip"),
        pytest.param("- p1", (1, 3), "programmes.verb", id="nothing to do"),
        pytest.param("- merge: [p1]", (1, 3), "programmes.merge", id="one is no pair"),
        pytest.param("- merge: p1", (1, 3), "programmes.merge", id="no pair at all"),
        pytest.param("- merge: [p1, p1]", (1, 3), "programmes.merge", id="with itself"),
        pytest.param("- merge: [p1, [p2]]", (1, 3), "programmes.merge", id="a list within"),
        pytest.param("- split: [s1]", (1, 3), "programmes.split", id="a split of a list"),
        pytest.param("- {split: s1, name: [x]}", (1, 3), "programmes.split", id="a name that is a list"),
        pytest.param("- {split: '', name: x}", (1, 3), "programmes.split", id="a split of nothing"),
        pytest.param("- merge: [p1, '']", (1, 3), "programmes.merge", id="with nothing"),
        pytest.param("- rename: p1", (1, 3), "programmes.rename", id="no name"),
        pytest.param("- {rename: '', name: x}", (1, 3), "programmes.rename", id="nothing to rename"),
        pytest.param("- {rename: [p1], name: x}", (1, 3), "programmes.rename", id="a list is no programme"),
        pytest.param("- merge: [p1, p2]\n\t- x", (2, 1), "config.tab", id="a tab"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, place: tuple[int, int], code: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(text, FILE)
    [problem] = caught.value.problems
    assert (problem.file, problem.line, problem.column, problem.code) == (FILE, *place, code)


def test_every_mistake_is_named() -> None:
    with pytest.raises(ConfigError) as caught:
        parse("- merge: [p1]\n- rename: p1\n", FILE)
    assert [problem.line for problem in caught.value.problems] == [1, 2]


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20).filter(
    lambda text: text not in ("", "~")
)
corrections: st.SearchStrategy[Correction] = st.one_of(
    st.builds(Merge, into=texts, gone=texts).filter(lambda merge: merge.into != merge.gone),
    st.builds(Split, story=texts, name=st.one_of(st.just(""), texts)),
    st.builds(Rename, programme=texts, name=texts),
)


@given(corrections, texts)
def test_what_is_written_is_read_again(correction: Correction, note: str) -> None:
    assert parse(line(correction, now=NOON, note=note), FILE) == (correction,)


def test_a_line_says_when_and_what_for() -> None:
    assert line(Merge(into="p1", gone="p2"), now=NOON, note="대구 AX\n← AX 사업") == (
        '# 2026-01-29 12:00 대구 AX ← AX 사업\n- {"merge": ["p1", "p2"]}\n'
    )
