"""Digests as people read them."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bongsu.digests import parts
from bongsu.model import Alert, Delivery, Digest, Fact, Look, Reason, RegionMention
from bongsu.render import render
from bongsu.render.clean import units
from bongsu.render.digest import fits, headline
from bongsu.render.parts import parts_of
from bongsu.render.telegram import LONGEST
from tests.sample_alerts import ALERT, DELIVERY

DUE = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
DAEGU = RegionMention(code="27260", name="대구 수성구")
CALL = replace(
    ALERT,
    title="대구, AI 기업 공모",
    regions=(DAEGU,),
    kinds=("공모·모집",),
    facts=(Fact(kind="deadline", value="2026-11-30", quote="30일까지", start=0),),
)
CHANGED = replace(ALERT, title="예산 정정", url="javascript:alert(1)", regions=(), reason=Reason.CORRECTED, source="어느 신문")
DIGEST = Digest(story="digest-x", due=DUE, alerts=(CALL, CHANGED), part=1, parts=1, total=2)
SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "webhook.schema.json").read_text(encoding="utf-8"))


def delivery(digest: Digest) -> Delivery:
    return replace(DELIVERY, alert=digest, key=digest.story)


def body(digest: Digest, kind: str) -> str:
    return render(delivery(digest), kind, "ko").body


def test_on_the_console() -> None:
    assert body(DIGEST, "console").splitlines() == [
        "[모음] 11월 21일(토) 08:30, 2건",
        "",
        "대구광역시 · 공모·모집",
        "- 대구, AI 기업 공모 (북구청 보도자료, 마감 2026년 11월 30일(월)(D-9))",
        "  https://news.example/view?id=4&page=1",
        "",
        "전국 · 그 밖의 소식",
        "- [정정] 예산 정정 (어느 신문)",
    ]


def test_on_telegram() -> None:
    text = body(DIGEST, "telegram")
    assert (
        '<b>대구광역시 · 공모·모집</b>\n• <a href="https://news.example/view?id=4&amp;page=1">대구, AI 기업 공모</a> (' in text
    )
    assert "• [정정] 예산 정정 (어느 신문)" in text


def test_a_letter_links_every_alert_and_names_each_section_once() -> None:
    html = render(delivery(DIGEST), "email", "ko").html
    assert "<h3>[모음] 11월 21일(토) 08:30, 2건</h3>" in html
    assert html.count("<h4>대구광역시 · 공모·모집</h4>") == html.count("<h4>") - 1 == 1
    assert '<li><a href="https://news.example/view?id=4&amp;page=1">대구, AI 기업 공모</a> (' in html


@pytest.mark.parametrize(
    ("preset", "shown"),
    [
        pytest.param(
            "slack",
            ["*대구광역시 · 공모·모집*\n• 대구, AI 기업 공모 (", "• 둘째 (", "*전국 · 그 밖의 소식*\n• [정정] "],
            id="Slack",
        ),
        pytest.param(
            "mattermost",
            ["**대구광역시 · 공모·모집**\n\n- 대구, AI", "\n- 둘째 (", "\n\n**전국 · 그 밖의 소식**\n\n- "],
            id="Mattermost",
        ),
        pytest.param(
            "dooray", ["대구광역시 · 공모·모집\n- 대구, AI", "\n- 둘째 (", "\n\n전국 · 그 밖의 소식\n- "], id="Dooray"
        ),
    ],
)
def test_chat_services_show_each_section_under_one_heading(preset: str, shown: list[str]) -> None:
    digest = replace(DIGEST, alerts=(CALL, replace(CALL, story="s9", title="둘째"), CHANGED), total=3)
    posted = json.loads(render(delivery(digest), "webhook", "ko", Look(preset=preset)).body)
    text = posted["attachments"][0]["text"] if preset != "slack" else "".join(b["text"]["text"] for b in posted["blocks"][1:])
    places = [text.find(part) for part in shown]
    assert -1 not in places
    assert places == sorted(places)
    assert text.count("공모·모집") == 1


def test_for_whatever_lays_out_parts() -> None:
    shown = parts_of(DIGEST, "en")
    assert (shown.heading, shown.title, shown.link) == ("Digest", "Sat 2026-11-21 08:30 KST, 2 alerts", None)
    assert [label for label, _ in shown.labelled] == ["대구광역시 · call", "Nationwide · other news"]


def test_one_of_several_says_which() -> None:
    assert headline(replace(DIGEST, part=2, parts=3, total=90), "ko") == "11월 21일(토) 08:30, 90건 (2/3)"
    assert headline(replace(DIGEST, part=2, parts=3, total=90), "en").endswith("90 alerts (2 of 3)")


def test_as_json() -> None:
    told = json.loads(body(DIGEST, "webhook"))
    jsonschema.validate(told, SCHEMA)
    assert (told["type"], told["data"]["occasion"], told["data"]["total"]) == ("digest", "digest@2026-11-21T08:30", 2)
    assert [alert["title"] for alert in told["data"]["alerts"]] == ["대구, AI 기업 공모", "예산 정정"]


class Visible(HTMLParser):
    """What a reader of Telegram's HTML sees, and how many entities there are; wrong nesting is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self.entities, self.links, self.open = "", 0, 0, list[str]()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.entities += 1
        self.links += sum(len((value or "").encode()) for _, value in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


TITLES = st.text(max_size=300) | st.sampled_from(
    ["😀" * 200, "<script>alert(1)</script>", "\u202e뒤집힌 제목", "가" * 10_000, ""]
)
ADDRESSES = st.sampled_from(
    ["https://a.example/1", "https://a.example/" + "%EA%B0%80" * 330, "ftp://a.example", "", "https://가.example/"]
)
KINDS = st.lists(st.sampled_from(["공모·모집", "협약", "행사"]), max_size=2).map(tuple)
HOSTILE = st.builds(
    lambda title, url, source, kinds, region: replace(ALERT, title=title, url=url, source=source, kinds=kinds, regions=region),
    TITLES,
    ADDRESSES,
    TITLES,
    KINDS,
    st.sampled_from([(), (DAEGU,), (RegionMention(code="12300", name="광주특별시 북구"),)]),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(HOSTILE, min_size=1, max_size=90))
def test_telegram_takes_every_part(alerts: list[Alert]) -> None:
    told = [replace(alert, story=f"s{number}") for number, alert in enumerate(alerts)]
    made = parts("digest-x", DUE, told, fits("telegram"))
    assert sum(len(part.alerts) for part in made) == len(told)
    for part in made:
        seen = Visible(body(part, "telegram"))
        assert not seen.open
        assert units(seen.text) <= LONGEST
        assert seen.entities <= 100
        assert seen.links <= 9_500


@pytest.mark.parametrize(("kind", "count"), [("telegram", 40), ("console", 100)])
def test_how_many_alerts_a_message_holds(kind: str, count: int) -> None:
    short = replace(ALERT, title="짧다", source="곳", url="")
    assert fits(kind)([short] * count)
    assert not fits(kind)([short] * (count + 1))
