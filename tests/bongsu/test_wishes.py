"""What people ask for in a few words."""

from datetime import timedelta

import pytest

from bongsu.config import read_config
from bongsu.wishes import Wish, read_wish, rule_of, said_span


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        pytest.param("대구 AI 공모", Wish(regions=("대구",), kinds=("공모·모집",), words=("AI",)), id="region, word and kind"),
        pytest.param("모집 공모", Wish(kinds=("공모·모집",)), id="two names of one kind"),
        pytest.param("경북 포항 로봇", Wish(regions=("경북 포항",), words=("로봇",)), id="a region of two words"),
        pytest.param("대구 경북", Wish(regions=("대구", "경북")), id="two regions"),
        pytest.param("호남권 행사 7d", Wish(regions=("호남권",), kinds=("행사",), span=timedelta(days=7)), id="for a while"),
        pytest.param("3시간 2주", Wish(span=timedelta(weeks=2)), id="of two spans the last"),
        pytest.param("999w", Wish(span=timedelta(days=366)), id="no longer than a year"),
        pytest.param(
            "대구 “데이터 센터” '로봇'",
            Wish(regions=("대구",), words=("데이터 센터", "로봇")),
            id="what is quoted stays together",
        ),
        pytest.param('대구 "로봇', Wish(regions=("대구",), words=("로봇",)), id="a quote without an end is none"),
        pytest.param('대구 " " \'\' "', Wish(regions=("대구",)), id="quotes around nothing"),
        pytest.param("  ", Wish(), id="nothing"),
        pytest.param("가 " * 50, Wish(words=("가",)), id="a text is read to a point"),
    ],
)
def test_a_wish_is_read(text: str, wish: Wish) -> None:
    assert read_wish(text) == wish


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(
            "대구 AI 공모",
            {
                "id": "watch-대구-AI-공모-모집",
                "name": "대구 AI 공모·모집",
                "ai": True,
                "kinds": ["공모·모집"],
                "regions": ["대구"],
                "notify": ["phone"],
            },
            id="AI is a subject",
        ),
        pytest.param(
            "로봇 센터",
            {"id": "watch-로봇-센터", "name": "로봇 센터", "all": ["로봇", "센터"], "notify": ["phone"]},
            id="words",
        ),
        pytest.param(
            "행사", {"id": "watch-행사-3", "name": "행사", "kinds": ["행사"], "notify": ["phone"]}, id="a name that is taken"
        ),
        pytest.param(
            "ℵ☃", {"id": "watch-ℵ", "name": "ℵ☃", "all": ["ℵ☃"], "notify": ["phone"]}, id="no more than letters in an id"
        ),
        pytest.param("<<>> " + "a" * 41, None, id="neither signs nor what is no word"),
        pytest.param("대구", None, id="a region alone finds nothing"),
        pytest.param("", None, id="nothing at all"),
    ],
)
def test_the_rule_of_a_wish(text: str, rule: dict[str, object] | None) -> None:
    assert rule_of(read_wish(text), "phone", ["watch-행사", "watch-행사-2"]) == rule


@pytest.mark.parametrize("text", ["대구 AI 공모", "경북 포항 로봇 실증", "a" * 40, "행사", "😀 '\"# : - {x"])
def test_every_rule_of_a_wish_is_one_that_rules_yaml_takes(text: str) -> None:
    import yaml

    file = {"channels": {"phone": {"kind": "console"}}, "rules": [rule_of(read_wish(text), "phone", [])]}
    [rule] = read_config(yaml.safe_dump(file, allow_unicode=True), "rules.yaml").rules
    assert rule.notify == ("phone",)


@pytest.mark.parametrize(
    ("span", "said"),
    [(timedelta(days=7), "7d"), (timedelta(hours=36), "36h"), (timedelta(minutes=90), "90m"), (timedelta(weeks=1), "7d")],
)
def test_a_span_is_said_as_durations_are_written(span: timedelta, said: str) -> None:
    assert said_span(span) == said
