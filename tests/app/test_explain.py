"""How a text is read, for people and programs."""

from datetime import datetime

import pytest
from jsonschema import Draft202012Validator

from app.explain import Text, as_json, explain, text_of_line
from bongsu.model import KST
from bongsu.rule import Rule
from bongsu.rules import RuleSet

AS_OF = datetime(2026, 3, 1, tzinfo=KST)
CALL = Text(
    id="call",
    title="대구시, AI 제조 실증 기업 모집",
    body="대구테크노파크는 20억원을 지원하는 사업의 참여 기업을 모집한다. 신청 기간은 3월 2일부터 20일까지다.",
)
RULES = RuleSet.compile(
    [
        Rule(id="daegu", name="대구", any=("AI",), regions=("대구",), notify=("phone",)),
        Rule(id="ulsan", name="울산", any=("AI",), regions=("울산",), notify=("phone",)),
    ]
)

EVIDENCE = {"type": "object", "required": ["word", "place", "start", "quote"]}
SCHEMA = {
    "type": "object",
    "required": ["id", "title", "text", "topic", "kinds", "regions", "facts", "matches", "near_misses"],
    "properties": {
        "topic": {
            "required": ["senses", "confidence", "because"],
            "properties": {"senses": {"items": {"enum": ["artificial-intelligence", "avian-influenza"]}}},
        },
        "kinds": {"items": {"required": ["kind", "quote"]}},
        "regions": {
            "items": {
                "required": ["code", "name", "role", "confidence", "because"],
                "properties": {"code": {"pattern": r"^\d{5}(\d{5})?$"}, "because": {"items": EVIDENCE}},
            }
        },
        "facts": {"items": {"required": ["kind", "value", "unit", "role", "quote", "start"]}},
        "matches": {"items": {"required": ["rule", "because"]}},
        "near_misses": {"items": {"required": ["rule", "blocked_by"]}},
    },
}


def test_the_json_has_the_shape_that_it_promises() -> None:
    told = as_json(explain(CALL, RULES, as_of=AS_OF))
    Draft202012Validator(SCHEMA).validate(told)


def test_every_fact_stands_where_it_says() -> None:
    found = explain(CALL, RULES, as_of=AS_OF)
    assert found.article.facts
    for fact in found.article.facts:
        assert found.article.text[fact.start :].startswith(fact.quote)


def test_matches_and_what_stopped_the_others() -> None:
    found = explain(CALL, RULES, as_of=AS_OF)
    assert [match.rule for match in found.matches] == ["daegu"]
    assert found.blocked == (("ulsan", "regions"),)


def test_an_undated_text_is_read_as_of_the_day_given() -> None:
    facts = explain(CALL, RULES, as_of=AS_OF).article.facts
    assert "2026-03-20" in [fact.value for fact in facts if fact.kind == "deadline"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param({}, Text(id="7", title="", body=""), id="an empty line of JSON"),
        pytest.param({"text": "제목\n본문"}, Text(id="7", title="제목", body="본문"), id="the first line is the title"),
        pytest.param(
            {
                "id": 3,
                "title": "제목",
                "text": "본문",
                "source": "paper",
                "region": "27000",
                "published": "2026-01-29 15:00",
            },
            Text(
                id="3",
                title="제목",
                body="본문",
                source="paper",
                region="27000",
                published=datetime(2026, 1, 29, 15, tzinfo=KST),
            ),
            id="everything",
        ),
        pytest.param({"title": None, "text": None}, Text(id="7", title="", body=""), id="nulls"),
    ],
)
def test_a_json_line_may_miss_anything(line: dict[str, object], expected: Text) -> None:
    assert text_of_line(line, 7) == expected
