"""Answers as trees, whether they came as JSON or as XML."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.trees import at, rows_at, tree_of


def test_json_and_xml_become_alike() -> None:
    xml = "<?xml version='1.0' encoding='EUC-KR'?><r><h>00</h><i><n>1</n></i><i><n>2</n></i><e/></r>"
    assert tree_of(xml) == tree_of('{"r": {"h": "00", "i": [{"n": "1"}, {"n": "2"}], "e": ""}}')


def test_names_stand_without_their_namespace() -> None:
    assert tree_of('<a:r xmlns:a="urn:x"><a:n> 1 </a:n></a:r>') == {"r": {"n": "1"}}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("점검 중입니다", id="a sentence"),
        pytest.param("<html><body><br></body>", id="a page"),
        pytest.param("[" * 100_000, id="JSON nested beyond reason"),
        pytest.param('<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>', id="entities"),
        pytest.param("<r>&unknown;</r>", id="an entity that nobody defined"),
    ],
)
def test_what_is_no_answer_is_none(text: str) -> None:
    assert tree_of(text) is None


def test_text_in_cdata_and_comments_are_no_danger() -> None:
    assert tree_of("<r><!-- x --><t><![CDATA[<p>글</p>]]></t></r>") == {"r": {"t": "<p>글</p>"}}


def test_xml_nested_beyond_reason_ends_somewhere() -> None:
    began = time.process_time()
    tree_of("<a>" * 50_000 + "</a>" * 50_000)
    assert time.process_time() - began < 5


@given(st.text(max_size=200))
def test_nothing_that_comes_can_break_it(text: str) -> None:
    for each in (text, f"<{text}", f"<r>{text}</r>"):
        rows_at(tree_of(each), ["r.x", "r"], ["id"])


def test_a_step_into_a_list_goes_to_the_first_that_knows_the_name() -> None:
    tree = {"response": [{"header": {"code": "00"}}, "x", {"body": {"n": 1}}, {"body": {"n": 2}}]}
    assert at(tree, "response.body.n") == 1
    assert at(tree, "response.foot.n") is None
    assert at("text", "a.b") is None


@pytest.mark.parametrize(
    ("tree", "rows"),
    [
        pytest.param({"a": [{"id": 1}]}, [{"id": 1}], id="a list"),
        pytest.param({"a": [{"item": {"id": 1}}, {"item": "x"}]}, [{"id": 1}, {"item": "x"}], id="rows in wrappers"),
        pytest.param({"a": {"item": [{"id": 1}]}}, [{"id": 1}], id="a list one step on"),
        pytest.param({"a": {"item": {"id": 1}}}, [{"id": 1}], id="a single row without its list"),
        pytest.param({"a": ""}, [], id="an empty text"),
        pytest.param({"a": {"item": {"x": 1}}}, None, id="something else"),
        pytest.param({"b": []}, None, id="nowhere"),
    ],
)
def test_rows(tree: object, rows: list[object] | None) -> None:
    assert rows_at(tree, ["a", "a.item"], ["id"]) == rows
