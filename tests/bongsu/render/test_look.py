"""Messages by presets and by the user's own templates: valid whatever a source writes, and never a reason to lose one."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.model import Digest, Look, Message
from bongsu.render import render
from bongsu.render.clean import units
from bongsu.render.digest import fits
from bongsu.render.look import LONGEST_TITLE, PRESETS, faults, format_of, preset
from bongsu.render.samples import samples
from bongsu.render.telegram import LONGEST
from bongsu.render.values import values_of
from tests.sample_alerts import ALERT, DELIVERY, delivery_of

any_text = st.text(st.characters(exclude_categories=()), max_size=600)
nasty = st.sampled_from(
    ["&" * 600, "*" * 600, '"' * 600, "\\" * 600, "@channel " * 60, "🔥" * 600, "[a](https://evil.example)" * 20]
)


def sent(name: str, **changes: Any) -> Any:  # noqa: ANN401 -- JSON
    return json.loads(render(delivery_of(**changes), "webhook", "ko", Look(preset=name)).body)


def texts(value: Any) -> list[str]:  # noqa: ANN401 -- JSON
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value] if isinstance(value, str) else []


def in_slack(body: Any) -> None:  # noqa: ANN401 -- JSON
    """Limits of <https://docs.slack.dev/reference/block-kit/blocks>; that of all blocks together is what users met."""
    assert len(body["blocks"]) <= 50
    for block in body["blocks"]:
        assert 1 <= units(block["text"]["text"]) <= (150 if block["type"] == "header" else 3_000)
    assert sum(units(block["text"]["text"]) for block in body["blocks"]) <= 11_000
    assert units(body["text"]) <= 4_000


def in_discord(body: Any) -> None:  # noqa: ANN401 -- JSON
    """Limits of <https://discord.com/developers/docs/resources/message#embed-object>."""
    (embed,) = body["embeds"]
    assert units(embed["title"]) <= 256
    assert len(embed["fields"]) <= 25
    assert all(units(field["name"]) <= 256 and 1 <= units(field["value"]) <= 1_024 for field in embed["fields"])
    assert units(embed["title"]) + sum(units(field["name"] + field["value"]) for field in embed["fields"]) <= 6_000
    assert body["allowed_mentions"] == {"parse": []}


def in_mattermost(body: Any) -> None:  # noqa: ANN401 -- JSON
    """Limit of a post: <https://docs.mattermost.com/administration-guide/configure/site-configuration-settings.html>."""
    assert units("".join(texts(body))) <= 16_383


def in_teams(body: Any) -> None:  # noqa: ANN401 -- JSON
    """28 KB: <https://learn.microsoft.com/microsoftteams/limits-specifications-teams>; users saw it counted in UTF-16, too."""
    written = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    assert max(len(written.encode()), 2 * units(written)) <= 28_000
    assert body["attachments"][0]["content"]["type"] == "AdaptiveCard"


def in_jandi(body: Any) -> None:  # noqa: ANN401 -- JSON
    assert body["body"]
    assert all("](" not in text for text in texts(body))


def in_dooray(body: Any) -> None:  # noqa: ANN401 -- JSON
    assert body["text"]
    assert all("](" not in text for text in texts(body))


FITS: dict[str, Callable[[Any], None]] = {
    "slack": in_slack,
    "discord": in_discord,
    "mattermost": in_mattermost,
    "teams": in_teams,
    "jandi": in_jandi,
    "dooray": in_dooray,
}


def test_every_preset_has_its_limits_here() -> None:
    assert set(FITS) == set(PRESETS)


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("number", range(len(samples())))
def test_samples_fit_the_service(name: str, number: int) -> None:
    FITS[name](json.loads(render(samples()[number], "webhook", "ko", Look(preset=name)).body))


@pytest.mark.parametrize("name", PRESETS)
@settings(max_examples=15, deadline=None)
@given(st.one_of(any_text, nasty), st.one_of(any_text, nasty), st.one_of(any_text, nasty))
def test_whatever_sources_write_fits_the_service(name: str, title: str, excerpt: str, source: str) -> None:
    FITS[name](sent(name, title=title, excerpt=excerpt, source=source, url=excerpt))


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("mark", ["&", "*", "가", ")"])
def test_as_many_alerts_as_fit_a_digest_fit_the_service_with_their_links(name: str, mark: str) -> None:
    alert = replace(ALERT, title=mark * 500, source=mark * 90, url="https://news.example/" + mark * 60)
    alerts = [alert]
    while fits("webhook", name)([*alerts, alert]):
        alerts.append(alert)
    digest = Digest(story="d", due=DELIVERY.due, alerts=tuple(alerts), part=1, parts=1, total=len(alerts))
    body = json.loads(render(replace(DELIVERY, alert=digest), "webhook", "ko", Look(preset=name)).body)
    FITS[name](body)
    assert "\n".join(texts(body)).count("https://news.example/") == len(alerts) > 3


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("mark", ["&", "a", "*"])
def test_the_longest_link_fits(name: str, mark: str) -> None:
    FITS[name](sent(name, url=f"https://news.example/{mark * 2_000}"))


@pytest.mark.parametrize("name", PRESETS)
def test_a_reader_finds_title_why_and_link(name: str) -> None:
    body = sent(name)
    shown = "\n".join(texts(body))
    for part in ("새 소식", "북구, 인공지능 실증 공모 시작", "광주 AI", "https://news.example/view?id=4"):
        assert part in shown


@pytest.mark.parametrize("name", PRESETS)
def test_without_a_link_there_is_no_empty_one(name: str) -> None:
    assert "" not in [text for text in texts(sent(name, url="")) if not (name == "mattermost" and not text)]


def test_nobody_is_called_and_nothing_is_linked_by_a_title() -> None:
    title = "@channel <!here> [여기](https://evil.example)"
    assert "&lt;!here&gt;" in sent("slack", title=title)["text"]
    assert "\\[여기\\]" in sent("discord", title=title)["embeds"][0]["title"]
    assert "@channel" not in sent("mattermost", title=title)["attachments"][0]["title"]
    assert "[여기] (https" in sent("jandi", title=title)["body"]


def test_mattermost_shows_a_linked_title_as_it_stands_and_no_backslash_before_a_bracket() -> None:
    (linked,) = sent("mattermost", title="<인터뷰> *북구*", excerpt="<AI 시대> *별*")["attachments"]
    assert linked["title"] == "[새 소식] <인터뷰> *북구*"
    assert "<AI 시대\\> \\*별\\*" in linked["text"]
    (plain,) = sent("mattermost", title="<인터뷰> *북구*", url="")["attachments"]
    assert plain["title"] == "\\[새 소식\\] <인터뷰\\> \\*북구\\*"


def test_an_unknown_preset_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        preset("irc")


def test_a_channel_without_a_look_is_as_its_kind_has_it() -> None:
    assert json.loads(render(DELIVERY, "webhook", "ko").body)["version"] == 1


def test_the_user_s_own_words() -> None:
    look = Look(title="{{ heading }}\n{{ title }}", body="{{ title }} / {{ regions|join(', ') }}")
    message = render(DELIVERY, "email", "ko", look)
    assert (message.title, message.body, message.html) == (
        "새 소식 북구, 인공지능 실증 공모 시작",
        "북구, 인공지능 실증 공모 시작 / 광주특별시 북구",
        "",
    )
    assert message.key == DELIVERY.key


def test_a_title_alone_leaves_text_and_html() -> None:
    message = render(DELIVERY, "email", "ko", Look(title="{{ title }}"))
    assert message.body == render(DELIVERY, "email", "ko").body
    assert message.html.startswith("<!doctype html>")


def test_telegram_gets_plain_text_that_cannot_break_out() -> None:
    message = render(delivery_of(title="<b>&"), "telegram", "ko", Look(body="<i>{{ title }}"))
    assert message.body == "&lt;i&gt;&lt;b&gt;&amp;"
    long = render(delivery_of(), "telegram", "ko", Look(body="{% for n in range(900) %}0123456789{% endfor %}"))
    assert units(long.body) == LONGEST


@pytest.mark.parametrize(
    ("kind", "look", "shown"),
    [
        pytest.param("email", Look(body="{{ data.nope }}"), "서식의 1번째 줄에 없는 이름이 있습니다", id="a letter says so"),
        pytest.param("console", Look(body="{{ data.nope }}"), "북구, 인공지능 실증 공모 시작", id="the console too"),
        pytest.param("webhook", Look(body="{{ data.nope }}"), '"version":1', id="a program gets its JSON"),
        pytest.param("webhook", Look(body="{{ title }}"), '"version":1', id="what is no JSON is not sent"),
        pytest.param("webhook", Look(preset="slack", body="{{ x }}"), '"blocks"', id="the preset stands in"),
        pytest.param("telegram", Look(body="{{ x }}"), "<b>[새 소식]", id="a chat gets the usual"),
        pytest.param("email", Look(body="  "), "서식으로 만든 글이 비어 있습니다", id="nothing at all"),
        pytest.param("email", Look(title=" "), "서식으로 만든 글이 비어 있습니다", id="no subject"),
    ],
)
def test_a_template_that_fails_loses_nothing(kind: str, look: Look, shown: str) -> None:
    assert shown in render(DELIVERY, kind, "ko", look).body


@pytest.mark.parametrize(
    ("look", "kind", "expected"),
    [
        pytest.param(Look(title="{{ title|short(80) }}", body="{{ text }}"), "email", [], id="good"),
        pytest.param(Look(body='{"a": "{{ title }}", "b": {{ data|tojson }}}'), "webhook", [], id="good JSON"),
        pytest.param(Look(body='{"a": {{ title }}}'), "webhook", [("body", "template.not-json")], id="a text without quotes"),
        pytest.param(
            Look(body="{{ data.source }}"), "console", [("body", "template.undefined")], id="operations have no source"
        ),
        pytest.param(Look(title="{{ title * 2 }}"), "email", [("title", "template.forbidden")], id="arithmetic on texts"),
        pytest.param(
            Look(title="{{ text * 2 }}", body="{% for x in y %}"),
            "email",
            [("title", "template.forbidden"), ("body", "template.syntax")],
            id="both, each with its own",
        ),
        pytest.param(Look(preset="slack"), "webhook", [], id="presets are good"),
    ],
)
def test_faults_show_before_anything_happens(look: Look, kind: str, expected: list[tuple[str, str]]) -> None:
    assert [(key, fault.code) for key, fault in faults(look, kind)] == expected


def test_a_long_title_is_shortened() -> None:
    assert render(DELIVERY, "email", "ko", Look(title="가" * 400)).title == "가" * (LONGEST_TITLE - 1) + "…"


def test_only_webhooks_write_json() -> None:
    assert (format_of("webhook"), format_of("email"), format_of("telegram")) == ("json", "text", "text")


def test_every_value_is_there_for_every_message() -> None:
    assert len({frozenset(values_of(delivery, "ko")) for delivery in samples()}) == 1


def test_samples_are_marked_and_hold_every_sort() -> None:
    assert all(delivery.channel == "sample" for delivery in samples())
    assert {type(delivery.alert).__name__ for delivery in samples()} == {"Alert", "Notice", "Digest"}
    assert max(len(render(delivery, "console", "ko").body) for delivery in samples()) > 1_300


def test_a_letter_in_html_escapes_what_sources_write() -> None:
    html = render(delivery_of(title="<script>alert(1)</script>", url="https://x.example/?a=1&b=2"), "email", "en").html
    assert "<script>" not in html
    assert 'href="https://x.example/?a=1&amp;b=2"' in html
    assert "href" not in render(delivery_of(url=""), "email", "en").html


def test_a_message_without_a_title_of_its_own() -> None:
    assert Message(key="k", body="b").title == ""
    assert render(DELIVERY, "console", "ko").title == ""
