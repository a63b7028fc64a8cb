"""What tools push, well and ill formed."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.errors import PushError
from bongsu.model import Item
from bongsu.pushed import MOST_ITEMS, NotAnItem, Pushed, read_push


def body(*items: object) -> bytes:
    return json.dumps({"items": items}).encode()


def test_an_item_has_six_texts_and_needs_none_of_them() -> None:
    whole = {
        "title": "대구시 AI 공모",
        "url": "https://city.example/7",
        "guid": "7",
        "summary": "<p>요약</p>",
        "text": "<p>본문</p>",
        "published": "2026-01-29 15:00",
    }
    assert read_push(body(whole, {})) == Pushed(items={0: Item(**whole), 1: Item()}, refused=())


def test_what_else_a_tool_says_is_ignored() -> None:
    message = {"items": [{"title": "소식", "tags": ["a"], "author": {"name": "b"}}], "version": 3}
    assert read_push(json.dumps(message).encode()).items == {0: Item(title="소식")}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(17, "17", id="a number"),
        pytest.param(1.5, "1.5", id="a fraction"),
        pytest.param(None, "", id="null is nothing"),
    ],
)
def test_what_stands_for_text(value: object, text: str) -> None:
    assert read_push(body({"guid": value})).items == {0: Item(guid=text)}


@pytest.mark.parametrize(
    ("item", "why", "params"),
    [
        pytest.param("소식", "push.not-an-item", {}, id="a bare text"),
        pytest.param(None, "push.not-an-item", {}, id="null"),
        pytest.param({"title": True}, "push.not-text", {"field": "title"}, id="a boolean"),
        pytest.param({"title": "소식", "text": ["본문"]}, "push.not-text", {"field": "text"}, id="a list"),
        pytest.param({"url": {"href": "x"}}, "push.not-text", {"field": "url"}, id="an object"),
    ],
)
def test_one_bad_item_does_not_keep_the_others_out(item: object, why: str, params: dict[str, object]) -> None:
    pushed = read_push(body({"title": "앞"}, item, {"title": "뒤"}))
    assert pushed.items == {0: Item(title="앞"), 2: Item(title="뒤")}
    assert pushed.refused == (NotAnItem(place=1, why=why, params=params),)
    assert len(pushed) == 3


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        pytest.param(b"", "push.not-json", id="nothing"),
        pytest.param(b"<html>", "push.not-json", id="a page"),
        pytest.param(b"\x1f\x8b\x08\x00", "push.not-json", id="packed"),
        pytest.param('{"items": [{"title": "소식"}]}'.encode("cp949"), "push.not-json", id="not in UTF-8"),
        pytest.param(b"[" * 100_000, "push.not-json", id="nested without end"),
        pytest.param(b'{"items": [{"guid": 1' + b"0" * 5000 + b"}]}", "push.not-json", id="an endless number"),
        pytest.param(b"[]", "push.no-items", id="a bare list"),
        pytest.param(b"{}", "push.no-items", id="no items"),
        pytest.param(b'{"items": {"title": "a"}}', "push.no-items", id="one item that is no list"),
        pytest.param(body(*[{}] * (MOST_ITEMS + 1)), "push.many", id="too many"),
    ],
)
def test_what_is_no_push(sent: bytes, code: str) -> None:
    with pytest.raises(PushError) as refused:
        read_push(sent)
    assert refused.value.code == code
    assert refused.value.say("ko") != refused.value.say("en")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["items", "title", "url", "text", "else"]), inner),
)


@given(message=JSON)
def test_whatever_json_comes_every_element_is_an_item_or_refused(message: object) -> None:
    try:
        pushed = read_push(json.dumps(message).encode())
    except PushError:
        return
    assert isinstance(message, dict)
    assert sorted([*pushed.items, *(each.place for each in pushed.refused)]) == list(range(len(message["items"])))


@given(sent=st.binary())
def test_whatever_comes_is_read_or_refused(sent: bytes) -> None:
    with contextlib.suppress(PushError):
        assert len(read_push(sent)) <= MOST_ITEMS
