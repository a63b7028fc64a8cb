"""YAML is read as the text that people wrote, each part with its place, and nothing in it can hurt."""

from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bongsu import yaml_nodes
from bongsu.yaml_nodes import YamlError, place_of, read_yaml

PLAIN = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc가나", min_size=1), inner, max_size=4),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        pytest.param("a: no\nb: on", {"a": "no", "b": "on"}, id="no and on are words, not booleans"),
        pytest.param("a: [010, 1e3, 2026-11-20]", {"a": ["010", "1e3", "2026-11-20"]}, id="numbers and dates stay as written"),
        pytest.param("a:\nb: ~\nc: ''", {"c": ""}, id="nothing behind a key is nothing written; quotes are an empty text"),
        pytest.param("a: [x, , y]".replace(", ,", ",~,"), {"a": ["x", "", "y"]}, id="nothing in a list keeps its seat"),
        pytest.param("a: 'null'\nb: null", {"a": "null", "b": "null"}, id="null is a word"),
        pytest.param("a: |\n  첫 줄\n  둘째 줄\n", {"a": "첫 줄\n둘째 줄\n"}, id="block text keeps its lines"),
        pytest.param("\ufeffa: b", {"a": "b"}, id="a byte order mark is no part of it"),
        pytest.param("a: !!str 1\nb: ! x", {"a": "1", "b": "x"}, id="plain tags change nothing"),
        pytest.param("a: &w [AI]\nb: *w", {"a": ["AI"], "b": ["AI"]}, id="an alias repeats"),
        pytest.param("a: &w AI\nb: *w", {"a": "AI", "b": "AI"}, id="an alias repeats a word"),
        pytest.param("- a\n- [b]", ["a", ["b"]], id="a list may be the whole"),
    ],
)
def test_reads_what_is_written(text: str, plain: object) -> None:
    assert read_yaml(text) == plain


def test_merging_takes_what_is_not_said_itself() -> None:
    text = "base: &base {any: AI, notify: [a]}\nother: &other {any: X, name: o}\nr: {<<: [*base, *other], notify: [b]}"
    assert read_yaml(text)["r"] == {"any": "AI", "name": "o", "notify": ["b"]}


def test_what_stands_before_a_merge_wins_too() -> None:
    assert read_yaml("base: &b {a: 1}\nr:\n  a: 2\n  <<: *b")["r"] == {"a": "2"}


def test_an_emptied_key_takes_back_what_was_merged() -> None:
    assert read_yaml("base: &b {a: 1, c: 3}\nr:\n  <<: *b\n  a:")["r"] == {"c": "3"}


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        pytest.param("", "config.empty", (0, 0), id="no text"),
        pytest.param("# nur\n", "config.empty", (0, 0), id="only a comment"),
        pytest.param("~", "config.empty", (0, 0), id="an explicit nothing"),
        pytest.param("a: [1\nb: 2", "config.not_yaml", (2, 2), id="a list that is not closed"),
        pytest.param("a:\n\tb: 1", "config.tab", (2, 1), id="a tab indents"),
        pytest.param("a: 1\n---\nb: 2", "config.many_documents", (2, 1), id="a second document"),
        pytest.param("a: 1\nb: 2\na: 3", "config.key_twice", (3, 1), id="a key written twice"),
        pytest.param("a: 1\na:", "config.key_twice", (2, 1), id="also where nothing stands behind it"),
        pytest.param("? [x]\n: 1", "config.key_not_text", (1, 3), id="a list as a key"),
        pytest.param("'': 1", "config.key_not_text", (1, 1), id="nothing as a key"),
        pytest.param("a: &x [1]\n*x : 2", "config.key_not_text", (2, 1), id="a list as a key by alias"),
        pytest.param("a: !!python/object/apply:os.system [x]", "config.tag", (1, 4), id="a tag that would run code"),
        pytest.param("a: !secret x", "config.tag", (1, 4), id="a tag of another program"),
        pytest.param("a: *nobody", "config.alias_unknown", (1, 4), id="an alias to nothing"),
        pytest.param("a: &a [*a]", "config.alias_unknown", (1, 8), id="an alias to the list it stands in"),
        pytest.param("<<: 3", "config.merge", (1, 1), id="merging a word"),
        pytest.param("a: \x00", "config.not_text", (0, 0), id="a control character"),
        pytest.param("a: \ud800", "config.not_text", (0, 0), id="half a character"),
        pytest.param("[" * 40 + "]" * 40, "config.too_deep", (1, 33), id="nested too deep"),
    ],
)
def test_refuses(text: str, code: str, place: tuple[int, int]) -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml(text)
    assert (caught.value.code, (caught.value.line, caught.value.column)) == (code, place)


def test_a_key_written_twice_names_both_lines() -> None:
    with pytest.raises(YamlError) as caught:
        read_yaml("a: 1\nb: 2\na: 3")
    assert caught.value.params == {"key": "a", "first": 1, "again": 3}


def test_an_alias_bomb_is_refused_before_it_goes_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    with pytest.raises(YamlError) as caught:
        read_yaml("\n".join(lines))
    assert caught.value.code == "config.alias_bomb"
    assert caught.value.line < 7


def test_too_large_a_file_is_not_even_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "MAX_CHARACTERS", 10)
    with pytest.raises(YamlError) as caught:
        read_yaml("[" * 11)
    assert caught.value.code == "config.too_large"


TEXT = """\
sources:
  - {id: a, url: x}
rules:
  - &base
    any: [AI, 인공지능]
    name:
  - <<: *base
    id: b
"""


@pytest.mark.parametrize(
    ("path", "of_key", "place"),
    [
        pytest.param((), False, (1, 1), id="the whole file"),
        pytest.param(("sources", 0, "url"), False, (2, 18), id="a value"),
        pytest.param(("sources", 0, "url"), True, (2, 13), id="its key"),
        pytest.param(("rules", 0, "any", 1), False, (5, 15), id="an element of a list"),
        pytest.param(("rules", 0, "name"), True, (6, 5), id="a key with nothing behind it"),
        pytest.param(("rules", 0, "notify"), False, (4, 5), id="a missing key is where it is missing"),
        pytest.param(("rules", 1, "any", 0), False, (7, 5), id="what was merged is where it was merged into"),
        pytest.param(("rules", 7), False, (4, 3), id="beyond the end of a list"),
    ],
)
def test_places(path: tuple[str | int, ...], of_key: bool, place: tuple[int, int]) -> None:
    assert place_of(read_yaml(TEXT, places=True), path, of_key=of_key) == place


@given(st.dictionaries(st.text("abc가나", min_size=1), PLAIN, min_size=1))
def test_whatever_yaml_writes_comes_back(written: dict[str, object]) -> None:
    assert read_yaml(yaml.safe_dump(written, allow_unicode=True, default_style="'")) == written


@given(st.text(st.sampled_from("ab:-[]{}&*!|>'\"#%@`,? \n\t~<가\x00\ud800"), max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(YamlError):
        assert read_yaml(text) not in (None, "")
