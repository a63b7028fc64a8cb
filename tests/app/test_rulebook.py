"""The rules in force: whole or not at all."""

from pathlib import Path

import pytest

from app.rulebook import Rulebook
from bongsu.errors import ConfigError
from tests.app.conftest import RULES, Receivers, make_rulebook

BAD = RULES.replace("id: daegu-ai", "idd: daegu-ai")


@pytest.fixture
def rulebook(tmp_path: Path) -> Rulebook:
    return make_rulebook(tmp_path, Receivers())


def edit(rulebook: Rulebook, text: str) -> None:
    rulebook.path.write_text(text, encoding="utf-8")


def test_an_edition_has_everything_built(rulebook: Rulebook) -> None:
    edition = rulebook.edition
    assert list(edition.sources) == ["ulsan", "daegu"]
    assert set(edition.channels) == set(edition.notifiers) == {"phone", "hook"}
    assert edition.text == RULES


def test_an_edit_is_noticed_and_put_in_force(rulebook: Rulebook) -> None:
    assert not rulebook.changed()
    edit(rulebook, RULES.replace("대구 AI", "대구의 AI"))
    assert rulebook.changed()
    assert [rule.name for rule in rulebook.reload().config.rules] == ["울산 AI", "대구의 AI"]
    assert not rulebook.changed()


def test_a_bad_edit_changes_nothing_and_says_where(rulebook: Rulebook) -> None:
    before = rulebook.edition
    edit(rulebook, BAD)
    with pytest.raises(ConfigError) as refused:
        rulebook.reload()
    assert rulebook.edition is before
    assert rulebook.refused is refused.value
    problem = refused.value.problems[0]
    assert (problem.file, problem.line) == (
        str(rulebook.path),
        RULES.splitlines().index(next(r for r in RULES.splitlines() if "daegu-ai" in r)) + 1,
    )
    assert not rulebook.changed(), "the same bad file is not read again every second"


def test_a_mended_file_is_put_in_force_again(rulebook: Rulebook) -> None:
    edit(rulebook, BAD)
    with pytest.raises(ConfigError):
        rulebook.reload()
    edit(rulebook, RULES)
    rulebook.reload()
    assert rulebook.refused is None


def test_a_file_that_vanishes_is_a_change_and_refused(rulebook: Rulebook) -> None:
    rulebook.path.unlink()
    assert rulebook.changed()
    with pytest.raises(ConfigError):
        rulebook.reload()


def test_a_start_with_a_bad_file_uses_the_last_good_one(rulebook: Rulebook, tmp_path: Path) -> None:
    rulebook.keep()
    edit(rulebook, BAD)
    fresh = Rulebook(rulebook.path, tmp_path, {}, build_notifier=Receivers())
    assert list(fresh.open(strict=False).sources) == ["ulsan", "daegu"]
    assert fresh.refused is not None


def test_a_strict_start_refuses_a_bad_file(rulebook: Rulebook, tmp_path: Path) -> None:
    rulebook.keep()
    edit(rulebook, BAD)
    with pytest.raises(ConfigError):
        Rulebook(rulebook.path, tmp_path, {}, build_notifier=Receivers()).open(strict=True)


def test_a_first_start_with_a_bad_file_refuses(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_text(BAD, encoding="utf-8")
    with pytest.raises(ConfigError):
        Rulebook(tmp_path / "rules.yaml", tmp_path, {}).open(strict=False)


def test_a_channel_without_its_secret_refuses_the_whole_file(tmp_path: Path) -> None:
    text = RULES.replace("hook: {kind: console}", 'hook: {kind: webhook, url: "https://h.example/", secret_env: HOOK_SECRET}')
    (tmp_path / "rules.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="HOOK_SECRET"):
        Rulebook(tmp_path / "rules.yaml", tmp_path, {}).open(strict=False)


def test_who_only_looks_needs_no_secret(tmp_path: Path) -> None:
    text = RULES.replace("hook: {kind: console}", 'hook: {kind: webhook, url: "https://h.example/", secret_env: HOOK_SECRET}')
    (tmp_path / "rules.yaml").write_text(text, encoding="utf-8")
    edition = Rulebook(tmp_path / "rules.yaml", tmp_path, {}, build_notifier=None).open(strict=True)
    assert "hook" in edition.channels
    assert edition.notifiers == {}


def test_a_rulebook_not_opened_has_no_edition(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        _ = Rulebook(tmp_path / "rules.yaml", tmp_path, {}).edition
