"""Every command: what it answers and how it ends."""

import asyncio
import io
import json
from pathlib import Path

import pytest

from app.cli import build, main
from app.cli.context import language_of
from bongsu.wording import TEXTS
from storage import Store
from tests.app.cli.conftest import Bongsu
from tests.app.running import bongsu as run_beside
from tests.crash.farend import FarEnd, titles
from tests.fakes_receiver import Receiver
from tests.fakes_smtp import PostOffice
from tests.fakes_telegram import TelegramServer
from tests.scrapers.documents.papers import hwpx, p, pdf


def edit(rules: Path, old: str, new: str) -> None:
    rules.write_text(rules.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


# --- help and errors ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("argv", "word"), [(["--help"], "봉수"), (["--lang", "en", "--help"], "bongsu watches")])
def test_help_speaks_the_chosen_language(argv: list[str], word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 0
    assert word in capsys.readouterr().out


def test_no_help_text_is_left_as_a_code() -> None:
    def texts(command: object) -> list[str]:
        own = [getattr(part, "help", None) or "" for part in (command, *getattr(command, "params", ()))]
        return own + [text for child in getattr(command, "commands", {}).values() for text in texts(child)]

    said = texts(build("en"))
    assert len(said) > 40
    assert not [text for text in said if text in TEXTS]


@pytest.mark.parametrize(
    ("argv", "environ", "language"),
    [
        ([], {}, "ko"),
        (["--lang", "en"], {}, "en"),
        (["--lang=en", "run"], {}, "en"),
        ([], {"BONGSU_LANG": "en"}, "en"),
        (["--lang", "ko"], {"BONGSU_LANG": "en"}, "ko"),
    ],
)
def test_the_language_is_known_before_any_file_is_read(argv: list[str], environ: dict[str, str], language: str) -> None:
    assert language_of(argv, environ) == language


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("bongsu ")


def test_wrong_usage_ends_with_2(bongsu: Bongsu) -> None:
    assert bongsu("wach").code == 2


def test_bad_rules_end_with_2_and_every_place(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "any:", "anny:")
    said = bongsu("--lang", "en", "check")
    assert said.code == 2
    assert f"{rules}:" in said.err
    assert "anny" in said.err


# --- rules -------------------------------------------------------------------------------------------------------------


def test_good_rules_are_called_good(bongsu: Bongsu) -> None:
    said = bongsu("check")
    assert said.code == 0
    assert "1 sources, 1 rules, 2 channels" in said.out


def test_check_online_visits_the_sources(bongsu: Bongsu, rules: Path) -> None:
    said = bongsu("check", "--online")
    assert said.code == 0
    assert f"{len(titles())} items" in said.err
    edit(rules, "/rss/allArticle.xml", "/news/articleView.html?idxno=1")
    said = bongsu("check", "--online")
    assert said.code == 1
    assert "✗" in said.out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("outbox", "list"), id="the ledger"),
        pytest.param(("outbox", "retry", "--channel", "hook"), id="a repair"),
        pytest.param(("status",), id="the watch at a glance"),
        pytest.param(("rules", "list"), id="the rules"),
        pytest.param(("rules", "test"), id="their examples"),
        pytest.param(("check",), id="a check"),
    ],
)
def test_commands_beside_a_service_do_without_its_secrets(bongsu: Bongsu, rules: Path, arguments: tuple[str, ...]) -> None:
    """Credentials of systemd are shown to the service alone; whoever keeps it runs commands in a shell of their own."""
    edit(rules, "secret_env: HOOK_SECRET", "secret_credential: hook")
    assert bongsu(*arguments).code == 0


def test_check_says_which_credentials_it_did_not_see(bongsu: Bongsu, rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(rules, "secret_env: HOOK_SECRET", "secret_credential: hook-secret")
    assert "hook-secret" in bongsu("check").err
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(rules.parent))
    assert bongsu("check").code == 2, "the service itself would not start"


def test_what_a_chat_added_is_found_beside_the_database_from_any_shell(
    bongsu: Bongsu, rules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "watch.yaml").write_text("rules:\n  - {id: watch-robots, any: 로봇}\n", encoding="utf-8")
    edit(rules, "language: en", f"language: en\ndatabase: {kept}/bongsu.db")
    assert "watch-robots" in bongsu("rules", "list").out
    monkeypatch.delenv("STATE_DIRECTORY")
    assert "watch-robots" in bongsu("rules", "list").out


def test_examples_that_hold(bongsu: Bongsu) -> None:
    said = bongsu("rules", "test")
    assert said.code == 0
    assert "2 examples" in said.out


def test_examples_that_do_not_hold_are_shown(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "match: [울산시가 인공지능", "match: [울산시가 인공위성")
    said = bongsu("rules", "test")
    assert said.code == 1
    assert "인공위성" in said.out


def test_the_schema_is_json(bongsu: Bongsu) -> None:
    schema = bongsu("rules", "schema").json
    assert isinstance(schema, dict)
    assert "rules" in json.dumps(schema)


# --- once --------------------------------------------------------------------------------------------------------------


def test_once_tells_everything_once(bongsu: Bongsu, far_end: FarEnd) -> None:
    report = bongsu("once", "--json")
    assert report.code == 0, report.err
    said = report.json
    assert isinstance(said, dict)
    assert said["new"] == len(titles())
    assert said["sent"] == 2 * len(titles())
    assert sorted({title for title, _ in far_end.received}) == titles()
    again = bongsu("once", "--json").json
    assert isinstance(again, dict)
    assert (again["new"], again["sent"]) == (0, 0)


def test_a_dry_run_shows_and_keeps_nothing(bongsu: Bongsu, far_end: FarEnd, store: Store) -> None:
    said = bongsu("once", "--dry-run")
    assert said.code == 0
    assert titles()[0] in said.out
    assert far_end.received == {}
    assert store.counts().entries == 0


def test_what_waits_for_a_time_of_its_own_is_said(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "console: {kind: console}", "console: {kind: console, group: 2d}")
    said = bongsu("once")
    assert said.code == 0
    assert f"{len(titles())} wait for a time of their own" in said.err
    again = bongsu("once", "--json").json
    assert isinstance(again, dict)
    assert (again["waiting"], again["later"]) == (0, len(titles()))


def test_a_failed_source_ends_once_with_1(bongsu: Bongsu, rules: Path, far_end: FarEnd) -> None:
    edit(rules, "/rss/allArticle.xml", "/news/articleView.html?idxno=1")
    said = bongsu("once", "--json")
    assert said.code == 1
    assert isinstance(said.json, dict)
    assert said.json["sources"][0]["error"]


def test_all_looks_past_the_quiet_first_catch_and_the_age(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, ", first_catch: alert, max_age: off", "")
    report = bongsu("once", "--all", "--json").json
    assert isinstance(report, dict)
    assert report["sent"] == 2 * len(titles())


# --- looking on --------------------------------------------------------------------------------------------------------


def test_status_at_a_glance(bongsu: Bongsu, rules: Path) -> None:
    bongsu("once", "--json")
    said = bongsu("status")
    assert said.code == 0
    assert "not running" in said.out
    assert str(rules.parent / "bongsu.db") in said.err
    found = bongsu("status", "--json").json
    assert isinstance(found, dict)
    assert found["entries"] == len(titles())
    assert found["daemon_running"] is False
    assert found["well"] is True


def test_status_ends_with_1_when_something_needs_a_person(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "/rss/allArticle.xml", "/news/articleView.html?idxno=1")
    bongsu("once", "--json")
    said = bongsu("status")
    assert said.code == 1
    assert "feed" in said.out


def test_sources_are_listed_with_how_they_fare(bongsu: Bongsu) -> None:
    bongsu("once", "--json")
    assert "울산매일" in bongsu("sources", "list").out
    listed = bongsu("sources", "list", "--json").json
    assert isinstance(listed, list)
    assert listed[0]["id"] == "feed"
    said = bongsu("sources", "status")
    assert said.code == 0
    assert "✓" in said.out
    states = bongsu("sources", "status", "--json").json
    assert isinstance(states, list)
    assert states[0]["entries"] == len(titles())


def test_channels_are_listed_with_how_they_fare(bongsu: Bongsu) -> None:
    bongsu("once", "--json")
    said = bongsu("channels", "list")
    assert said.code == 0
    assert "hook" in said.out
    assert str(len(titles())) in said.out


# --- the outbox --------------------------------------------------------------------------------------------------------


def test_a_broken_channel_keeps_its_alerts_and_a_retry_sends_them(bongsu: Bongsu, rules: Path, far_end: FarEnd) -> None:
    edit(rules, "/hook", "/nowhere")
    assert bongsu("once", "--json").code == 1
    assert bongsu("status").code == 1
    assert "broken since" in bongsu("channels", "list").out
    edit(rules, "/nowhere", "/hook")
    said = bongsu("outbox", "retry", "--channel", "hook")
    assert said.code == 0
    assert f"{len(titles())} are waiting" in said.out
    assert bongsu("once", "--json").code == 0
    assert sorted({title for title, _ in far_end.received}) == titles()


def test_the_outbox_lists_what_became_of_every_alert(bongsu: Bongsu) -> None:
    bongsu("once", "--json")
    rows = bongsu("outbox", "list", "--json").json
    assert isinstance(rows, list)
    assert len(rows) == 2 * len(titles())
    assert {row["state"] for row in rows} == {"sent"}
    assert "sent" in bongsu("outbox", "list", "--channel", "hook").out
    assert bongsu("outbox", "list", "--dead", "--json").json == []


def test_an_alert_can_be_buried_and_dug_up(bongsu: Bongsu, rules: Path, far_end: FarEnd) -> None:
    edit(rules, "/hook", "/nowhere")
    bongsu("once", "--json")
    rows = bongsu("outbox", "list", "--channel", "hook", "--json").json
    assert isinstance(rows, list)
    key = rows[0]["key"]
    assert bongsu("outbox", "bury", key, "--why", "old news").code == 0
    dead = bongsu("outbox", "list", "--dead", "--json").json
    assert isinstance(dead, list)
    assert [(row["key"], row["why"]) for row in dead] == [(key, "old news")]
    assert bongsu("outbox", "retry", key).code == 0
    assert bongsu("outbox", "list", "--dead", "--json").json == []


def test_an_unknown_key_ends_with_1(bongsu: Bongsu) -> None:
    assert bongsu("outbox", "retry", "nothing").code == 1
    assert bongsu("outbox", "bury", "nothing").code == 1


# --- channels ----------------------------------------------------------------------------------------------------------


def test_a_test_alert_goes_out_marked(bongsu: Bongsu) -> None:
    said = bongsu("channels", "test", "console")
    assert said.code == 0
    assert "bongsu test alert" in said.out


def test_a_test_of_an_unknown_channel_names_the_known_ones(bongsu: Bongsu) -> None:
    said = bongsu("channels", "test", "phone")
    assert said.code == 2
    assert "console, hook" in said.err


def test_a_test_that_fails_says_why_without_the_address(bongsu: Bongsu, rules: Path, far_end: FarEnd) -> None:
    edit(rules, "/hook", "/nowhere")
    said = bongsu("channels", "test", "hook")
    assert said.code == 1
    assert "/nowhere" not in said.err
    assert "did not arrive" in said.err


@pytest.mark.parametrize(
    ("look", "shown"),
    [
        pytest.param("preset: teams", "AdaptiveCard", id="for a chat service"),
        pytest.param("""templates: {body: '{"words": "{{ title }}"}'}""", "words", id="in one's own words"),
    ],
)
async def test_a_test_looks_as_alerts_will(rules: Path, look: str, shown: str) -> None:
    async with Receiver() as receiver:
        edit(rules, "sources:", f"  team: {{kind: webhook, url: '{receiver.url}', {look}}}\nsources:")
        said = await asyncio.to_thread(run_beside, rules, ["channels", "test", "team"])
    assert said.returncode == 0, said.stderr
    (request,) = receiver.requests
    assert shown in request.body.decode()
    assert "bongsu test alert" in request.body.decode()


async def test_a_letter_can_be_tested(rules: Path) -> None:
    async with PostOffice() as office:
        channel = (
            f"  mail: {{kind: email, host: 127.0.0.1, port: {office.port}, tls: none, sender: a@x.example, to: b@x.example}}"
        )
        edit(rules, "sources:", f"{channel}\nsources:")
        said = await asyncio.to_thread(run_beside, rules, ["channels", "test", "mail"])
    assert said.returncode == 0, said.stderr
    (letter,) = office.letters
    assert letter["Subject"] == "[Test] bongsu test alert"


def test_a_preset_is_printed_to_be_changed(bongsu: Bongsu) -> None:
    said = bongsu("channels", "preset", "slack")
    assert said.code == 0
    assert '"blocks"' in said.out
    assert "jandi" in bongsu("--lang", "en", "channels", "preset", "irc").err


def test_a_template_that_fails_is_refused_by_check(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, "kind: console", "kind: console, templates: {body: '{{ nope }}'}")
    said = bongsu("check")
    assert said.code == 2
    assert "channels.console.templates.body" in said.err
    assert "nope" in said.err


def test_chats_need_a_bot(bongsu: Bongsu) -> None:
    said = bongsu("--lang", "en", "channels", "chats")
    assert said.code == 2
    assert "--token-file" in said.err
    assert bongsu("channels", "chats", "--token-env", "NO_SUCH_TOKEN").code == 2


WROTE = [{"message": {"chat": {"id": -1001, "title": "지역 AI 소식", "type": "supergroup"}}}]


@pytest.mark.parametrize(
    ("updates", "code", "word"),
    [pytest.param([], 1, "heard nothing", id="nobody"), pytest.param(WROTE, 0, "-1001", id="a group")],
)
async def test_chats_that_wrote_to_the_bot_are_shown(rules: Path, updates: object, code: int, word: str) -> None:
    token = rules.with_name("token")
    token.write_text("1:secret", encoding="utf-8")
    async with TelegramServer("1:secret", "-1001", updates) as telegram:
        channel = f'  phone: {{kind: telegram, chat: "-1", api_base: "{telegram.url}", token_file: "{token}"}}\nsources:'
        edit(rules, "sources:", channel)
        said = await asyncio.to_thread(run_beside, rules, ["channels", "chats", "phone"])
    assert said.returncode == code, said.stderr
    assert word in said.stdout


# --- replay ------------------------------------------------------------------------------------------------------------


def test_a_backtest_counts_what_would_have_been_told(bongsu: Bongsu, rules: Path, tmp_path: Path) -> None:
    bongsu("once", "--json")
    said = bongsu("backtest", "--since", "3650d")
    assert said.code == 0
    assert f"{len(titles())} articles" in said.out
    other = tmp_path / "other.yaml"
    other.write_text(rules.read_text(encoding="utf-8").replace("any: [인공지능]", "any: [인공위성]"), encoding="utf-8")
    report = bongsu("backtest", "--rules", str(other), "--json").json
    assert isinstance(report, dict)
    assert report["alerts"] == {}
    assert len(report["lost"]) == len(titles())


def test_a_backtest_needs_a_span_it_can_read(bongsu: Bongsu) -> None:
    assert bongsu("backtest", "--since", "lately").code == 2


def test_the_difference_of_two_rules_files(bongsu: Bongsu, rules: Path, tmp_path: Path) -> None:
    same = bongsu("rules", "diff", str(rules), str(rules))
    assert (same.code, "No rule differs" in same.out) == (0, True)
    other = tmp_path / "other.yaml"
    other.write_text(rules.read_text(encoding="utf-8").replace("name: 울산 AI", "name: 울산의 AI"), encoding="utf-8")
    said = bongsu("rules", "diff", str(rules), str(other))
    assert said.code == 1
    assert "~ ulsan-ai: name" in said.out


# --- explain -----------------------------------------------------------------------------------------------------------

TEXT = "울산시, 인공지능 사업단 출범\n울산시는 29일 인공지능 사업단을 출범했다. 사업비는 240억 6000만원이다."


def test_a_text_file_is_explained(bongsu: Bongsu, tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    said = bongsu("explain", str(tmp_path / "text.txt"), "--as-of", "2026-01-29")
    assert said.code == 0, said.err
    assert "31000" in said.out
    assert "24060000000" in said.out
    assert "✓ ulsan-ai" in said.out


def test_standard_input_is_explained(bongsu: Bongsu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(TEXT.replace("울산", "부산")))
    said = bongsu("explain", "-", "--json")
    assert isinstance(said.json, dict)
    assert said.json["near_misses"] == [{"rule": "ulsan-ai", "blocked_by": "regions"}]


def test_an_address_and_a_saved_page_are_explained(bongsu: Bongsu, far_end: FarEnd, tmp_path: Path) -> None:
    address = f"{far_end.base}/news/articleView.html?idxno=3"
    assert bongsu("explain", address).code == 1, "an address in a private network is not visited unasked"
    said = bongsu("explain", address, "--allow-private")
    assert said.code == 0, said.err
    assert "소식 3" in said.out
    (tmp_path / "page.html").write_text(
        f"<h3 class=heading>소식</h3><div id=article-view-content-div><p>{TEXT} {TEXT}</p></div>", encoding="utf-8"
    )
    assert "31000" in bongsu("explain", str(tmp_path / "page.html")).out


def test_documents_are_explained(bongsu: Bongsu, tmp_path: Path) -> None:
    (tmp_path / "공고.hwpx").write_bytes(hwpx(*map(p, TEXT.split("\n"))))
    said = bongsu("explain", str(tmp_path / "공고.hwpx"), "--as-of", "2026-01-29")
    assert said.code == 0, said.err
    assert "24060000000" in said.out
    assert "✓ ulsan-ai" in said.out


def test_a_document_that_gives_no_text_says_why(bongsu: Bongsu, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf([]))
    assert "The attachment 'a.pdf' is a scan" in bongsu("explain", str(tmp_path / "a.pdf")).out
    (tmp_path / "b.hwp").write_bytes(b"<html>login")
    said = bongsu("explain", str(tmp_path / "b.hwp"))
    assert said.code == 1
    assert "'b.hwp'" in said.err


def test_a_stored_entry_is_explained(bongsu: Bongsu, store: Store) -> None:
    bongsu("once", "--json")
    key = store.entries(source=None, limit=1)[0].key
    assert "✓ ulsan-ai" in bongsu("explain", key).out


def test_lines_are_answered_one_by_one_also_bad_ones(bongsu: Bongsu, tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    rows = [json.dumps({"id": "a", "text": TEXT, "published": "2026-01-29"}, ensure_ascii=False), "", "no json", "[1]"]
    lines.write_text("\n".join(rows), encoding="utf-8")
    answers = [json.loads(line) for line in bongsu("explain", "--lines", str(lines)).out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "3", "4"]
    assert [match["rule"] for match in answers[0]["matches"]] == ["ulsan-ai"]
    assert answers[1]["error"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["explain"], 2), (["explain", "nothing-known"], 1), (["explain", "-", "--as-of", "someday"], 2)],
)
def test_what_cannot_be_explained(bongsu: Bongsu, arguments: list[str], code: int) -> None:
    assert bongsu(*arguments).code == code


# --- probe -------------------------------------------------------------------------------------------------------------


def test_a_feed_is_recognised_and_its_line_printed(bongsu: Bongsu, far_end: FarEnd) -> None:
    said = bongsu("sources", "probe", "--allow-private", f"{far_end.base}/rss/allArticle.xml")
    assert said.code == 0
    assert f'url: "{far_end.base}/rss/allArticle.xml"' in said.out
    assert titles()[0] in said.out


def test_the_usual_feed_is_found_from_any_page_of_a_paper(bongsu: Bongsu, far_end: FarEnd) -> None:
    said = bongsu("sources", "probe", "--allow-private", f"{far_end.base}/news/articleView.html?idxno=1")
    assert f'url: "{far_end.base}/rss/allArticle.xml"' in said.out


def test_an_address_that_does_not_answer_is_said(bongsu: Bongsu) -> None:
    said = bongsu("sources", "probe", "--allow-private", "http://127.0.0.1:9/")
    assert said.code == 1
    assert "127.0.0.1:9" in said.err


def test_a_private_address_is_looked_at_only_if_meant(bongsu: Bongsu, far_end: FarEnd) -> None:
    address = f"{far_end.base}/rss/allArticle.xml"
    refused = bongsu("sources", "probe", address)
    assert refused.code == 1
    assert "allow_private: true" in refused.err
    assert "allow_private: true}" in bongsu("sources", "probe", "--allow-private", address).out


def test_a_source_at_a_private_address_is_refused_with_its_line(bongsu: Bongsu, rules: Path) -> None:
    edit(rules, ", allow_private: true", "")
    said = bongsu("check")
    assert said.code == 2
    assert "sources[0].url" in said.err
    assert "allow_private: true" in said.err
