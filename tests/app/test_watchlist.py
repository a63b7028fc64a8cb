"""Rules that are added in a chat: checked, written beside, reloaded."""

from pathlib import Path

import pytest

from app.rulebook import Rulebook
from app.watchlist import add_rule, as_yaml, with_rule
from bongsu.config.watch import HEADER
from bongsu.errors import ConfigError
from bongsu.wishes import read_wish, rule_of
from tests.app.conftest import Receivers, make_rulebook


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    return make_rulebook(tmp_path, Receivers())


def wished(text: str, taken: tuple[str, ...] = ()) -> str:
    rule = rule_of(read_wish(text), "phone", taken)
    assert rule is not None
    return as_yaml(rule)


def ids(rulebook: Rulebook) -> list[str]:
    return [rule.id for rule in rulebook.edition.config.rules]


def test_a_rule_is_in_force_once_the_rules_are_read_again(rulebook: Rulebook) -> None:
    before = rulebook.path.read_text(encoding="utf-8")
    assert not rulebook.changed()
    add_rule(rulebook, wished("대구 로봇 공모"))
    assert rulebook.changed()
    rulebook.reload()
    assert ids(rulebook) == ["ulsan-ai", "daegu-ai", "watch-대구-로봇-공모-모집"]
    assert rulebook.edition.watched == {"watch-대구-로봇-공모-모집"}
    assert rulebook.edition.rule_set.rules[-1].notify == ("phone",)
    assert rulebook.path.read_text(encoding="utf-8") == before


def test_one_after_the_other(rulebook: Rulebook) -> None:
    for text in ("대구 로봇", "경북 포항 AI 행사", "로봇: 센터 #1"):
        add_rule(rulebook, wished(text))
        rulebook.reload()
    assert len(rulebook.edition.watched) == 3
    assert rulebook.watch.read_text(encoding="utf-8").startswith(HEADER)


def test_a_rule_that_would_not_be_right_changes_nothing(rulebook: Rulebook) -> None:
    add_rule(rulebook, wished("대구 로봇"))
    rulebook.reload()
    before = rulebook.watch.read_text(encoding="utf-8")
    with pytest.raises(ConfigError, match="has the id"):
        add_rule(rulebook, wished("대구 로봇"))
    assert rulebook.watch.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("text", "fresh"),
    [
        pytest.param("rules:\n- id: a\n", "rules:\n- id: a\n- id: b\n  any: x\n", id="as far in as the others"),
        pytest.param(
            "rules:\n    - id: a # 내 것\n\n", "rules:\n    - id: a # 내 것\n    - id: b\n      any: x\n", id="far in"
        ),
        pytest.param("rules:", "rules:\n  - id: b\n    any: x\n", id="the first"),
        pytest.param("# 메모\n", "# 메모\n" + HEADER + "  - id: b\n    any: x\n", id="a note alone"),
    ],
)
def test_what_stands_there_stays(text: str, fresh: str) -> None:
    assert with_rule(text, "id: b\nany: x\n") == fresh


def test_a_bad_file_changes_nothing_and_says_where(rulebook: Rulebook) -> None:
    rulebook.watch.write_text("rules: [{id: a}]", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"watch\.yaml:1:9"):
        rulebook.reload()
    assert ids(rulebook) == ["ulsan-ai", "daegu-ai"]


def test_after_a_restart_with_a_bad_file_the_last_good_one_holds(rulebook: Rulebook) -> None:
    add_rule(rulebook, wished("대구 로봇"))
    rulebook.reload()
    rulebook.keep()
    rulebook.watch.write_text("rules: [{id: a}]", encoding="utf-8")
    again = Rulebook(rulebook.path, rulebook.last_good.parent, {}, build_notifier=Receivers())
    again.open(strict=False)
    assert ids(again) == ["ulsan-ai", "daegu-ai", "watch-대구-로봇"]
    assert again.refused is not None


def test_a_file_that_is_gone_is_gone_from_what_is_kept(rulebook: Rulebook) -> None:
    add_rule(rulebook, wished("대구 로봇"))
    rulebook.reload()
    rulebook.keep()
    rulebook.watch.unlink()
    rulebook.reload()
    rulebook.keep()
    assert rulebook.edition.watched == frozenset()
    assert rulebook.last_good.with_name("watch.last-good.yaml").read_text(encoding="utf-8") == ""


def test_for_other_rules_what_chats_added_does_not_count(rulebook: Rulebook) -> None:
    add_rule(rulebook, wished("대구 로봇"))
    other = Rulebook(rulebook.path, rulebook.last_good.parent, {}, build_notifier=Receivers(), watching=False)
    other.open(strict=True)
    assert ids(other) == ["ulsan-ai", "daegu-ai"]
