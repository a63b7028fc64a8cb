"""Where things are on a machine."""

from pathlib import Path

import pytest

from app.settings import database_path, find_rules, read_rules, read_secret, read_secrets, state_directory
from bongsu.errors import ConfigError
from bongsu.model import Channel, SecretRef


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home" / ".config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home" / ".local" / "state"))
    return tmp_path


def put(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_file_named_on_the_command_line_wins(home: Path) -> None:
    put(home / "rules.yaml")
    assert find_rules(Path("mine.yaml"), {"BONGSU_CONFIG": "other.yaml"}, home) == Path("mine.yaml")


def test_then_the_environment(home: Path) -> None:
    put(home / "rules.yaml")
    assert find_rules(None, {"BONGSU_CONFIG": "other.yaml"}, home) == Path("other.yaml")


def test_then_the_current_folder_then_the_home(home: Path) -> None:
    at_home = put(home / "home" / ".config" / "bongsu" / "rules.yaml")
    assert find_rules(None, {}, home) == at_home
    here = put(home / "rules.yaml")
    assert find_rules(None, {}, home) == here


def test_no_file_anywhere_names_every_place_looked_at(home: Path) -> None:
    with pytest.raises(ConfigError) as refused:
        find_rules(None, {}, home)
    said = refused.value.say("en")
    assert str(home / "rules.yaml") in said
    assert "/etc/bongsu/rules.yaml" in said
    assert "--config" in said


def test_systemd_says_where_state_goes_else_xdg(home: Path) -> None:
    assert state_directory("", {"STATE_DIRECTORY": "/var/lib/bongsu:/var/lib/other"}) == Path("/var/lib/bongsu")
    assert state_directory("", {}) == home / "home" / ".local" / "state" / "bongsu"


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param("database: /srv/b/b.db\nrules: []", id="plain"),
        pytest.param("rules: []\ndatabase:   '/srv/b/b.db'  # kept apart", id="quoted, with a comment"),
        pytest.param("rules: [\ndatabase: /srv/b/b.db\n  any: {", id="in a file that is no YAML: the last good one is there"),
    ],
)
def test_state_is_kept_beside_the_database_whoever_asks(rules: str) -> None:
    assert state_directory(rules, {}) == state_directory(rules, {"STATE_DIRECTORY": "/var/lib/bongsu"}) == Path("/srv/b")


@pytest.mark.parametrize(
    "rules", ["rules:\n  - {id: x, database: /srv/b.db}", "database: [", "database: 7", "database:\nrules: []"]
)
def test_what_names_no_database_leaves_state_where_it_goes(rules: str) -> None:
    assert state_directory(rules, {"STATE_DIRECTORY": "/var/lib/bongsu"}) == Path("/var/lib/bongsu")


def test_the_database_named_in_the_rules_wins(home: Path) -> None:
    assert database_path("/srv/b.db", {"STATE_DIRECTORY": "/var/lib/bongsu"}) == Path("/srv/b.db")
    assert database_path("~/b.db", {}) == home / "home" / "b.db"
    assert database_path(None, {"STATE_DIRECTORY": "/var/lib/bongsu"}) == Path("/var/lib/bongsu/bongsu.db")


def test_secrets_come_from_file_environment_or_credential(tmp_path: Path) -> None:
    put(tmp_path / "token", "123:abc\n")
    assert read_secret(SecretRef(via="file", name=str(tmp_path / "token")), {}) == "123:abc"
    assert read_secret(SecretRef(via="env", name="TOKEN"), {"TOKEN": " 123:abc "}) == "123:abc"
    credentials = {"CREDENTIALS_DIRECTORY": str(tmp_path)}
    assert read_secret(SecretRef(via="credential", name="token"), credentials) == "123:abc"


@pytest.mark.parametrize(
    "ref",
    [
        pytest.param(SecretRef(via="file", name="/nowhere/token"), id="no such file"),
        pytest.param(SecretRef(via="env", name="TOKEN"), id="no such variable"),
        pytest.param(SecretRef(via="credential", name="token"), id="not under systemd"),
    ],
)
def test_a_secret_that_is_not_there_is_none(ref: SecretRef) -> None:
    assert read_secret(ref, {}) is None


def test_an_empty_or_binary_secret_is_none(tmp_path: Path) -> None:
    put(tmp_path / "empty", " \n")
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    assert read_secret(SecretRef(via="file", name=str(tmp_path / "empty")), {}) is None
    assert read_secret(SecretRef(via="file", name=str(tmp_path / "binary")), {}) is None


def test_every_missing_secret_of_a_channel_is_named_at_once() -> None:
    secrets = {"url": SecretRef(via="env", name="HOOK_URL"), "secret": SecretRef(via="file", name="/nowhere/secret")}
    channel = Channel(name="hook", kind="webhook", secrets=secrets)
    with pytest.raises(ConfigError) as refused:
        read_secrets(channel, {}, "rules.yaml")
    assert [problem.key for problem in refused.value.problems] == ["channels.hook.url_env", "channels.hook.secret_file"]
    assert "HOOK_URL" in refused.value.say("ko")


def test_a_missing_rules_file_is_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"rules\.yaml"):
        read_rules(tmp_path / "rules.yaml")


def test_a_rules_file_that_is_no_text_is_a_configuration_error(tmp_path: Path) -> None:
    (tmp_path / "rules.yaml").write_bytes(b"\xb4\xeb\xb1\xb8")
    with pytest.raises(ConfigError, match="UTF-8"):
        read_rules(tmp_path / "rules.yaml")


def test_a_folder_in_place_of_the_rules_file_is_a_configuration_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="directory"):
        read_rules(tmp_path)
