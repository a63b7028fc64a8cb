"""watch.yaml is as strict as rules.yaml."""

import pytest

from bongsu.config import read_config
from bongsu.config.watch import HEADER, read_watch
from bongsu.errors import ConfigError

CONFIG = read_config(
    """
channels: {phone: {kind: console}}
sources: [{id: buk-gu, name: 북구청, kind: board, region: 대구 북구, url: "https://buk.example/list.do"}]
rules:
  - {id: daegu-ai, any: AI}
""",
    "rules.yaml",
)


def test_rules_tell_the_channels_that_they_name() -> None:
    [rule] = read_watch(HEADER + "  - {id: watch-로봇, all: [로봇], notify: [phone]}\n", "watch.yaml", CONFIG)
    assert (rule.id, rule.all, rule.notify) == ("watch-로봇", ("로봇",), ("phone",))


@pytest.mark.parametrize("text", ["", "# 아직 없음\n", HEADER, "rules: []"])
def test_no_rules_are_no_mistake(text: str) -> None:
    assert read_watch(text, "watch.yaml", CONFIG) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param("rules: [{id: a, any: 로봇, notify: [fax]}]", "watch.yaml:1:35: rules[0].notify[0]", id="no such channel"),
        pytest.param("rules: [{id: daegu-ai, any: 로봇}]", "watch.yaml:1:14: rules[0].id", id="an id of rules.yaml"),
        pytest.param("rules: [{id: a, any: 로봇}, {id: a, any: 센터}]", "watch.yaml:1:32: rules[1].id", id="an id twice"),
        pytest.param("channels: {}", "watch.yaml:1:1: channels", id="more than rules"),
        pytest.param("rules: [{any: 로봇}, 7]", "watch.yaml:1:9: rules[0]", id="no id"),
        pytest.param("rules: 7", "watch.yaml:1:8: rules", id="no list"),
        pytest.param("[]", "watch.yaml:1:1", id="no keys"),
        pytest.param("rules: [", "watch.yaml:2:1", id="no YAML"),
        pytest.param("rules: [{id: a, any: 로봇, sources: [buk-gu], regions: [부산]}]", "rules[0].sources", id="never"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_watch(text, "watch.yaml", CONFIG)
    assert problem in str(caught.value)
