"""The JSON that programs read, against the schema that is published for them."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Enclosed, Evidence, Fact, Reason, RegionMention
from bongsu.operations import Known, Matter, deliveries, notice
from bongsu.render import RENDERERS, render
from bongsu.wording import Language
from tests.sample_alerts import DELIVERY, GWANGJU_AI, delivery_of

DOCS = Path(__file__).parents[3] / "docs"
SCHEMA = json.loads((DOCS / "webhook.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def closed(schema: Any) -> Any:  # noqa: ANN401 -- any JSON
    """Return the schema with no other keys allowed: nothing is sent that is not documented."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {key: closed(part) for key, part in schema.items()}
    return {**inner, "additionalProperties": False} if schema.get("type") == "object" else inner


CLOSED = jsonschema.Draft202012Validator(closed(SCHEMA))


def body(language: Language = "ko", **changes: Any) -> Any:  # noqa: ANN401 -- JSON
    return json.loads(render(delivery_of(**changes), "webhook", language).body)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_word_from_an_attachment_names_it() -> None:
    documents = (
        Enclosed(name="공고문.hwpx", start=30, note="document.truncated"),
        Enclosed(name="도면.zip", note="document.unread"),
    )
    sent = body(attachments=documents)
    CLOSED.validate(sent)
    assert [each["attachment"] for each in sent["data"]["matches"][0]["because"]] == [None, "공고문.hwpx"]
    assert sent["data"]["attachments"] == [
        {"name": "공고문.hwpx", "read": True, "note": "truncated"},
        {"name": "도면.zip", "read": False, "note": "unread"},
    ]


def test_an_alert_says_all_it_knows() -> None:
    sent = body()
    CLOSED.validate(sent)
    text = sent.pop("text")
    assert text == render(DELIVERY, "console", "ko").body
    assert sent == {
        "version": 1,
        "type": "alert.first",
        "timestamp": "2026-11-20T00:06:10Z",
        "key": "s4f1c-1-first-hook",
        "channel": "hook",
        "test": False,
        "data": {
            "story": "s4f1c",
            "revision": 1,
            "follows": None,
            "also": [],
            "occasion": "first",
            "reason": "first",
            "entry": "4f1c",
            "title": "북구, 인공지능 실증 공모 시작",
            "url": "https://news.example/view?id=4&page=1",
            "source": "북구청 보도자료",
            "outlets": [],
            "kinds": [],
            "headline": None,
            "deadlines": [],
            "published": "2026-11-20T00:05:00Z",
            "precision": "minute",
            "seen": "2026-11-20T00:06:03Z",
            "regions": [{"code": "12300", "name": "광주특별시 북구", "role": "about", "confidence": 1.0}],
            "matches": [
                {
                    "rule": "gwangju-ai",
                    "name": "광주 AI",
                    "severity": "normal",
                    "because": [
                        {"word": "인공지능", "place": "title", "attachment": None, "quote": "북구, 인공지능 실증 공모"},
                        {"word": "AI", "place": "text", "attachment": None, "quote": "지역 기업의 AI 제품을"},
                    ],
                }
            ],
            "excerpt": "북구는 지역 기업의 AI 제품을 거리에서 시험할 곳을 찾는다고 20일 밝혔다.",
            "complete": True,
            "attachments": [],
        },
    }


def test_figures_and_what_it_belongs_to_are_for_programs_too() -> None:
    facts = (
        Fact(kind="headline-amount", value=2_400_000_000, quote="24억 원", start=0, unit="KRW"),
        Fact(
            kind="deadline", value="2026-12-04T18:00", quote="12월 4일\n오후 6시까지", start=9, unit="minute", role="extended"
        ),
    )
    sent = body(facts=facts, kinds=("공모·모집",), outlets=("가\u200b 신문",), follows="s0", also=("s9",))
    CLOSED.validate(sent)
    told = sent["data"]
    assert told["headline"] == {"won": 2_400_000_000, "quote": "24억 원"}
    assert told["deadlines"] == [{"until": "2026-12-04T18:00", "extended": True, "quote": "12월 4일 오후 6시까지"}]
    assert (told["kinds"], told["outlets"], told["follows"], told["also"]) == (["공모·모집"], ["가 신문"], "s0", ["s9"])


def test_the_bytes_are_the_same_at_every_attempt() -> None:
    later = replace(DELIVERY, attempts=7)
    assert render(later, "webhook", "ko").body == render(DELIVERY, "webhook", "ko").body


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_is_in_the_schema(reason: Reason) -> None:
    sent = body(reason=reason)
    CLOSED.validate(sent)
    assert sent["test"] is (reason is Reason.TEST)


def test_what_is_not_known_is_null() -> None:
    sent = body(published=None, precision="unknown", url="javascript:alert(1)", complete=False)
    CLOSED.validate(sent)
    assert sent["data"]["published"] is None
    assert sent["data"]["url"] is None


def test_a_receiver_written_today_takes_tomorrows_keys() -> None:
    VALIDATOR.validate({**body(), "severity": "high"})


any_text = st.text(st.characters(exclude_categories=()), max_size=2_000)


@given(any_text, any_text, any_text, st.sampled_from(["ko", "en"]))
def test_it_keeps_its_schema_whatever_sources_write(title: str, excerpt: str, word: str, language: Language) -> None:
    match = replace(GWANGJU_AI, name=title, because=(Evidence(word=word, place="text", start=0, quote=excerpt),))
    regions = (RegionMention(code="12300", name=word, role="mentioned", confidence=0.5),)
    message = render(
        delivery_of(title=title, excerpt=excerpt, source=word, url=word, regions=regions, matches=(match,)), "webhook", language
    )
    CLOSED.validate(json.loads(message.body.encode("utf-8")))


def test_the_documented_example_follows_the_schema() -> None:
    examples = re.findall(r"```json\n(.*?)```", (DOCS / "webhook.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == 3
    for example in examples:
        CLOSED.validate(json.loads(example))


def test_every_key_of_the_schema_is_in_the_example() -> None:
    example = "".join(re.findall(r"```json\n(.*?)```", (DOCS / "webhook.md").read_text(encoding="utf-8"), re.DOTALL))
    parts = [SCHEMA, *SCHEMA["$defs"].values()]
    keys = {key for part in parts for key in part.get("properties", {})}
    assert keys == {key for key in keys if f'"{key}"' in example}


def test_a_kind_that_does_not_exist_is_a_programming_error() -> None:
    assert set(RENDERERS) == {"console", "webhook", "telegram", "email", "apprise"}
    with pytest.raises(KeyError):
        render(DELIVERY, "pigeon", "ko")


def test_a_matter_of_operations_has_a_type_of_its_own() -> None:
    matter = Matter(
        subject="source:ulsan", name="울산\u200b매일", code="ops.failing", params=(("failures", 5), ("why", "거절\n됨"))
    )
    when = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
    [delivery] = deliveries([notice(Known(matter=matter, number=1, since=when), "raised", now=when)], ["hook"])
    sent = json.loads(render(delivery, "webhook", "ko").body)
    CLOSED.validate(sent)
    assert (sent["type"], sent["test"]) == ("ops.raised", False)
    assert sent["data"] == {
        "subject": "source:ulsan",
        "name": "울산매일",
        "code": "ops.failing",
        "params": {"failures": 5, "why": "거절 됨"},
        "number": 1,
        "since": "2026-11-20T02:00:00Z",
    }
