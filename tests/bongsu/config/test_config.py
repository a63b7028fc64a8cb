"""rules.yaml: everything it says is read, everything wrong with it is said, with its place."""

from datetime import timedelta

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.config import Config, findings, json_schema, read_config
from bongsu.errors import ConfigError, Problem
from bongsu.model import Channel, SecretRef, Source, SourceKind
from bongsu.pace import MINUTE, SECOND, Limit
from bongsu.rule import Examples, Near, Rule

WHOLE = """\
language: en
database: /var/lib/bongsu/bongsu.db
health: "[::1]:9000"
heartbeat_url_file: /etc/bongsu/heartbeat
channels:
  console: {kind: console}
  phone: {kind: telegram, chat: -1001234567890, token_file: /etc/bongsu/token, thread: 7, silent: yes, preview: no}
  hook: {kind: webhook, url: "https://hook.example/in", secret_env: BONGSU_HOOK_SECRET}
  hidden: {kind: webhook, url_credential: hook-url}
defaults: {every: 30m, max_age: off}
sources:
  - {id: gwangju, name: 광주광역시 보도자료, url: "https://www.gwangju.go.kr/boardList.do?boardId=1", kind: board, region: 광주}
  - {id: here, url: "http://127.0.0.1:8000/rss", every: 1s, page: never, first_catch: alert, max_age: 2d, allow_private: true}
rules:
  - id: daegu-ai
    name: 대구 AI
    any: [AI, 인공지능]
    all: 공모
    none: [방역, 조류인플루엔자]
    title: [AI]
    near: {words: [AI, 공모], within: 12}
    regex: "AI.+공모"
    regions: [대구, 경북 포항]
    mentioned: true
    sources: [gwangju]
    notify: [phone, hook]
    shadow: true
    examples: {match: [대구 AI 공모], no_match: [부산 AI 공모]}
  - id: 둘째
    any: no
    enabled: off
"""


def read(text: str, families: tuple[str, ...] = (), kind: SourceKind = "feed") -> Config:
    return read_config(text, "rules.yaml", families=families, kind_of=lambda _url: kind)


def problems(text: str, families: tuple[str, ...] = ()) -> list[Problem]:
    with pytest.raises(ConfigError) as caught:
        read(text, families)
    return list(caught.value.problems)


def channel(written: str) -> Channel:
    [only] = read(f"channels:\n  here: {written}\nrules: [{{id: ai, any: AI}}]\n").channels
    return only


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        pytest.param("{kind: console}", (), id="the console takes anything"),
        pytest.param('{kind: webhook, url: "https://hook.example/"}', (), id="a webhook too, unless it is said"),
        pytest.param(
            '{kind: webhook, url: "https://hook.example/", per_second: 5, per_minute: 90}',
            (Limit(count=5, per=SECOND), Limit(count=90, per=MINUTE)),
            id="both may be said",
        ),
        pytest.param("{kind: telegram, token_env: T, chat: 77}", (Limit(count=1, per=SECOND),), id="a person: once a second"),
        pytest.param(
            '{kind: telegram, token_env: T, chat: "@daegu_ai"}',
            (Limit(count=1, per=SECOND), Limit(count=20, per=MINUTE)),
            id="a public channel: as a group",
        ),
        pytest.param(
            "{kind: telegram, token_env: T, chat: 77, per_second: 2, per_minute: 50}",
            (Limit(count=2, per=SECOND), Limit(count=50, per=MINUTE)),
            id="who knows better says so",
        ),
    ],
)
def test_what_a_channel_takes_in_a_time(written: str, limits: tuple[Limit, ...]) -> None:
    assert channel(written).limits == limits


def test_how_much_its_readers_take_is_no_option_of_the_notifier() -> None:
    hook = channel('{kind: webhook, url: "https://hook.example/", max_per_hour: 30, at_once: 2}')
    assert (hook.max_per_hour, hook.at_once, dict(hook.options)) == (30, 2, {"url": "https://hook.example/"})


def test_patience_and_the_days_of_the_ledger() -> None:
    config = read("patience: 3d\nretain_days: 400\nrules: [{id: ai, any: AI}]\n")
    assert (config.patience, config.retain_days) == (timedelta(days=3), 400)


def codes(text: str) -> list[str]:
    return [problem.code for problem in problems(text)]


def test_everything_that_a_file_can_say() -> None:
    config = read(WHOLE)
    assert (config.language, config.database, config.health) == ("en", "/var/lib/bongsu/bongsu.db", "[::1]:9000")
    assert config.heartbeat_url == SecretRef(via="file", name="/etc/bongsu/heartbeat")
    assert config.channels == (
        Channel(name="console", kind="console"),
        Channel(
            name="phone",
            kind="telegram",
            limits=(Limit(count=1, per=SECOND), Limit(count=20, per=MINUTE)),
            shared_limits=(Limit(count=30, per=SECOND),),
            options={"chat": "-1001234567890", "thread": 7, "silent": True, "preview": False},
            secrets={"token": SecretRef(via="file", name="/etc/bongsu/token")},
        ),
        Channel(
            name="hook",
            kind="webhook",
            at_once=8,
            options={"url": "https://hook.example/in"},
            secrets={"secret": SecretRef(via="env", name="BONGSU_HOOK_SECRET")},
        ),
        Channel(name="hidden", kind="webhook", at_once=8, secrets={"url": SecretRef(via="credential", name="hook-url")}),
    )
    assert config.sources == (
        Source(
            id="gwangju",
            name="광주광역시 보도자료",
            url="https://www.gwangju.go.kr/boardList.do?boardId=1",
            kind="board",
            region="29000",
            every=timedelta(minutes=30),
            max_age=None,
        ),
        Source(
            id="here",
            name="here",
            url="http://127.0.0.1:8000/rss",
            every=timedelta(seconds=1),
            page=False,
            first_catch="alert",
            max_age=timedelta(days=2),
            allow_private=True,
        ),
    )
    assert config.rules == (
        Rule(
            id="daegu-ai",
            name="대구 AI",
            any=("AI", "인공지능"),
            all=("공모",),
            none=("방역", "조류인플루엔자"),
            title=("AI",),
            near=Near(words=("AI", "공모"), within=12),
            regex="AI.+공모",
            regions=("대구", "경북 포항"),
            mentioned=True,
            ai="true",
            sources=("gwangju",),
            notify=("phone", "hook"),
            shadow=True,
            examples=Examples(match=("대구 AI 공모",), no_match=("부산 AI 공모",)),
        ),
        Rule(id="둘째", name="둘째", any=("no",), notify=("console", "phone", "hook", "hidden"), enabled=False),
    )


def test_a_small_file_gets_the_defaults() -> None:
    config = read("rules:\n  - {id: r, any: AI}")
    assert (config.language, config.database, config.health, config.heartbeat_url) == ("ko", None, "127.0.0.1:8710", None)
    assert config.channels == (Channel(name="console", kind="console"),)
    assert (config.sources, config.rules) == ((), (Rule(id="r", name="r", any=("AI",), ai="true", notify=("console",)),))


@pytest.mark.parametrize(
    ("line", "heartbeat"),
    [
        ("heartbeat_url: https://hb.example/x", "https://hb.example/x"),
        ("heartbeat_url_env: HB", SecretRef(via="env", name="HB")),
        ("heartbeat_url_credential: hb", SecretRef(via="credential", name="hb")),
    ],
)
def test_the_heartbeat(line: str, heartbeat: object) -> None:
    assert read(f"{line}\nrules: []").heartbeat_url == heartbeat


def test_health_can_be_off() -> None:
    assert read("health: off\nrules: []").health is None


@pytest.mark.parametrize("address", ["127.0.0.1:0", "localhost:80", "0.0.0.0:65535", '"[::]:1"'])
def test_health_takes(address: str) -> None:
    assert read(f"health: {address}\nrules: []").health == address.strip('"')


@pytest.mark.parametrize("address", ["8710", "example.kr:80", "'127.0.0.1:'", "127.0.0.1:65536", "127.0.0.1:x", '"::1"'])
def test_health_refuses(address: str) -> None:
    assert codes(f"health: {address}\nrules: []") == ["config.address"]


# --- what is wrong -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "column", "key", "code"),
    [
        pytest.param("", 0, 0, "", "config.empty", id="an empty file"),
        pytest.param("a: [", 2, 1, "", "config.not_yaml", id="not YAML"),
        pytest.param("- a", 1, 1, "", "config.not_mapping", id="not a mapping"),
        pytest.param("rules: []\nrules: []", 2, 1, "", "config.key_twice", id="a key written twice"),
        pytest.param("language: ja\nrules: []", 1, 11, "language", "config.choice", id="a language that is not spoken"),
        pytest.param("language: [ko]\nrules: []", 1, 11, "language", "config.expected_text", id="a list for a word"),
        pytest.param("langauge: ko\nrules: []", 1, 1, "langauge", "config.key_unknown_near", id="a key misspelt"),
        pytest.param("zzz: 1\nrules: []", 1, 1, "zzz", "config.key_unknown", id="a key that is like none"),
        pytest.param("token: 1\nrules: []", 1, 1, "token", "config.secret_nowhere", id="a secret where none is wanted"),
        pytest.param("language: ko", 1, 1, "rules", "config.key_missing", id="no rules: it would watch in silence"),
        pytest.param("rules:", 1, 7, "rules", "config.key_missing", id="nothing behind rules"),
        pytest.param("rules: {}", 1, 8, "rules", "config.expected_list", id="a mapping for a list"),
        pytest.param("rules: [x]", 1, 9, "rules[0]", "config.expected_mapping", id="a word for a rule"),
        pytest.param("database: {a: b}\nrules: []", 1, 11, "database", "config.expected_text", id="a mapping for a word"),
        pytest.param("database: ''\nrules: []", 1, 11, "database", "config.blank", id="an empty text"),
        pytest.param("health: [x]\nrules: []", 1, 9, "health", "config.expected_text", id="a list for an address"),
        pytest.param("heartbeat_url: x\nrules: []", 1, 16, "heartbeat_url", "config.url", id="no address"),
        pytest.param(
            "heartbeat_url_env: A\nheartbeat_url_file: b\nrules: []",
            2,
            1,
            "heartbeat_url_file",
            "config.secret_twice",
            id="two places for one secret",
        ),
    ],
)
def test_says_what_is_wrong_and_where(text: str, line: int, column: int, key: str, code: str) -> None:
    (problem,) = problems(text)
    assert (problem.line, problem.column, problem.key, problem.code) == (line, column, key, code)


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    found = problems(
        "langauge: ko\n"
        "channels: {a: {kind: telegram}}\n"
        "sources:\n"
        "  - {id: s, url: nowhere}\n"
        "  - {id: s, url: https://x.kr/, every: soon}\n"
        "rules:\n"
        "  - {id: r, any: AI, none: AI, regions: [대규], notify: [b], sources: [t], extra: 1}\n"
        "  - {id: r}\n"
    )
    assert [(problem.line, problem.code) for problem in found] == [
        (1, "config.key_unknown_near"),
        (2, "config.key_missing"),
        (2, "config.secret_missing"),
        (4, "config.url"),
        (5, "config.id_twice"),
        (5, "config.duration"),
        (7, "config.never"),
        (7, "config.region_unknown_near"),
        (7, "config.channel_unknown"),
        (7, "config.source_unknown"),
        (7, "config.key_unknown"),
        (8, "config.nothing_to_find"),
        (8, "config.id_twice"),
    ]


def test_a_part_with_a_mistake_still_exists_for_others() -> None:
    text = "channels: {phone: {kind: fax}}\nsources: [{id: s}]\nrules: [{id: r, any: AI, notify: [phone], sources: [s]}]"
    assert codes(text) == ["config.choice", "config.key_missing"]


def test_a_file_made_of_one_mistake_is_cut_short() -> None:
    assert len(problems("rules:\n" + "  - {id: r, zzz: 1}\n" * 500)) == 200


def test_beyond_what_is_shown_no_hint_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "MAX_PROBLEMS", 3)
    collected = findings.Findings("rules:\n  - {id: r, regions: [대규]}", "rules.yaml")
    for _ in range(5):
        collected.add_region(("rules", 0, "regions", 0), "대규")
    assert [problem.code.endswith("_near") for problem in collected.problems] == [True] * 3 + [False] * 2


def test_the_sentence_names_file_line_column_and_key() -> None:
    (problem,) = problems("rules: [{id: r, any: AI, regions: [대규]}]")
    said = problem.say("ko")
    assert said.startswith("rules.yaml:1:36: rules[0].regions[0]: 대규는 없거나")


EVERY_MISTAKE = """\
token: 1
zzz: 1
langauge: ko
language: ja
health: x
heartbeat_url: x
heartbeat_url_env: "1 2"
channels:
  "a b": {kind: console}
  none:
  word: x
  kind: {kind: [x]}
  typo: {kind: telgram}
  other: {kind: zzzz}
  nochat: {kind: telegram, token: "123:abc"}
  chat: {kind: telegram, chat: a b, token_file: x, token_env: X, silent: maybe, thread: x}
  thread: {kind: telegram, chat: "@name", token_file: x, thread: 0}
  hook: {kind: webhook, secret_env: 5}
  login: {kind: webhook, url: "https://user:pass@x.kr/"}
defaults: {every: 1x, page: sometimes}
sources:
  - {id: a b, url: x, kind: tv, family: nosuch, region: 호남권}
  - {id: b, url: "https://x.kr/", family: gnubord, region: 중구, every: 2s}
  - {id: b, url: "https://x.kr:0/", region: 강워도, max_age: never}
  - {id: d, url: "https://[x/", region: zzzz}
rules:
  - {id: c, any: ["", "가, 나"], regex: "(", near: {words: [AI], within: 0}, shadow: hgih}
  - {id: c, any: [AI, "AI 칩"], none: ai, near: {within: 5000}, mentioned: perhaps}
  - {id: d, all: AI, none: [AI], examples: {match: [""], nomatch: x}, notify: [hok, zzzz], sources: [aa, bb]}
  - {id: e, regions: [zzzz, 대규], any: {a: b}}
"""


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_problem_can_be_said_in_both_languages(language: str) -> None:
    found = problems(EVERY_MISTAKE, families=("gnuboard", "ndsoft"))
    said = [problem.say("ko" if language == "ko" else "en") for problem in found]
    assert len({problem.code for problem in found}) > 35
    assert all(line.startswith("rules.yaml:") and "{" not in line.replace("{path}", "") for line in said)


def test_no_value_that_may_be_secret_is_repeated() -> None:
    text = (
        "heartbeat_url: s3cret\nheartbeat_url_env: s3cret-2\n"
        "channels:\n  a: {kind: telegram, chat: '1', token: s3cret}\n"
        "  b: {kind: webhook, url: 'https://u:s3cret@x.kr', password: s3cret}\n"
        "rules: []"
    )
    assert not any("s3cret" in problem.say("en") for problem in problems(text))


# --- the schema for editors --------------------------------------------------------------------------------------------


def test_the_schema_takes_what_we_take() -> None:
    jsonschema.validate(yaml.safe_load(WHOLE), json_schema())


@pytest.mark.parametrize(
    "text",
    [
        "sources: []",
        "sources: []\nrules: [{any: AI}]",
        "sources: [{url: 'https://x.kr/'}]\nrules: []",
        "sources: [{select: {regions: 대구}}]\nrules: []",
        "sources: [{select: {kind: tv}}]\nrules: []",
        "sources: []\nrules: [{id: r, any: AI, zzz: 1}]",
        "sources: []\nrules: [{id: r, any: {a: b}}]",
        "sources: []\nrules: []\nchannels: {a: {kind: fax}}",
        "sources: []\nrules: []\ndefaults: {every: 1x}",
    ],
)
def test_the_schema_refuses_what_we_refuse(text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text), json_schema())


def test_the_schema_is_one_and_describes_itself() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"] == "bongsu rules.yaml"
    assert all("description" in rule for rule in (schema, *schema["$defs"].values()))


@settings(max_examples=200)
@given(st.text(st.sampled_from("rules:id any[]{}AI-\n 대구\"'&*"), max_size=80).map("rules:\n  - ".__add__))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        config = read(text)
    except ConfigError as error:
        said = error.say("ko")
    else:
        said = str(config.rules)
    assert said
