"""The message as Telegram shows it. What is sent is judged by a server stricter than Telegram's own."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.model import Enclosed, Evidence, Match, Reason, RegionMention
from bongsu.render import render
from bongsu.render import telegram as renderer
from bongsu.render.clean import LONGEST_LINK, units
from bongsu.wording import Language
from tests.fakes_telegram import LONGEST_TEXT, refusal, shown
from tests.sample_alerts import GWANGJU_AI, delivery_of


def html(language: Language = "ko", **changes: Any) -> str:  # noqa: ANN401 -- any field of an alert
    return render(delivery_of(**changes), "telegram", language).body


def test_a_reader_sees_what_why_where_who_and_a_link() -> None:
    message = shown(html())
    assert message.text == (
        "[새 소식] 북구, 인공지능 실증 공모 시작\n"
        "\n"
        "이유 광주 AI: 제목 ‘인공지능’, 본문 ‘AI’\n"
        "지역 광주특별시 북구\n"
        "출처 북구청 보도자료, 2026년 11월 20일(금) 09:05\n"
        "내용 북구는 지역 기업의 AI 제품을 거리에서 시험할 곳을 찾는다고 20일 밝혔다.\n"
        "\n"
        "원문 보기"
    )
    assert message.entities[0] == ("b", "[새 소식] 북구, 인공지능 실증 공모 시작", "")
    assert message.entities[-1] == ("a", "원문 보기", "https://news.example/view?id=4&page=1")


def test_the_limit_is_telegrams() -> None:
    assert renderer.LONGEST == LONGEST_TEXT


def test_it_speaks_english() -> None:
    assert shown(html("en", complete=False)).text.endswith(
        "Note Judged by title and summary, without the page.\n\nRead the original"
    )


def test_a_test_alert_says_so_twice() -> None:
    text = shown(html(reason=Reason.TEST)).text
    assert text.startswith("[시험 알림]")
    assert "시험으로 보낸 알림입니다. 실제 발표가 아닙니다." in text


@pytest.mark.parametrize(
    ("title", "visible"),
    [
        pytest.param("<script>alert(1)</script>", "<script>alert(1)</script>", id="markup is text"),
        pytest.param("A&B &lt;b&gt; &#x41; &", "A&B &lt;b&gt; &#x41; &", id="entities are text"),
        pytest.param("</b><a href='https://evil.example'>", "</b><a href='https://evil.example'>", id="no way out of the bold"),
        pytest.param("\u202e대전 \u2066AI\u2069", "대전 AI", id="right-to-left override"),
        pytest.param("😀🔥👍🏽", "😀🔥👍🏽", id="only emoji"),
        pytest.param("\u200b", "(제목 없음)", id="nothing to see"),
    ],
)
def test_a_hostile_title_is_shown_and_does_nothing(title: str, visible: str) -> None:
    sent = html(title=title)
    assert refusal(sent) is None
    assert shown(sent).text.splitlines()[0] == f"[새 소식] {visible}"
    assert shown(sent).entities[0][1] == f"[새 소식] {visible}"


@pytest.mark.parametrize("character", ["가", "😀", "<", "&", "\u202e", "a\u0301", "\n"])
def test_a_title_of_ten_thousand_characters_is_shortened(character: str) -> None:
    sent = html(title=character * 10_000)
    assert refusal(sent) is None
    assert units(shown(sent).text.splitlines()[0]) <= 410
    assert "원문 보기" in shown(sent).text


def test_the_excerpt_is_shortened_at_a_sentence() -> None:
    text = shown(html(excerpt="시는 <새> 사업을 시작한다. " * 400)).text
    excerpt = text.split("내용 ")[1].split("\n")[0]
    assert excerpt.endswith("시작한다.")
    assert len(excerpt) <= 280


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("javascript:alert(1)", id="a script"),
        pytest.param('https://x.example/"><script>' + " ", id="not an address"),
        pytest.param("https://news.example/" + "a" * LONGEST_LINK, id="too long"),
    ],
)
def test_an_address_that_is_no_link_is_not_linked(url: str) -> None:
    sent = html(url=url)
    assert refusal(sent) is None
    assert not [entity for entity in shown(sent).entities if entity[0] == "a"]


def test_an_address_cannot_leave_its_attribute() -> None:
    url = "https://news.example/?q=\"'><b>&lt;"
    assert shown(html(url=url)).entities[-1] == ("a", "원문 보기", url)


WIDEST = "&😀" * 5_000


def widest() -> dict[str, Any]:
    """Every part at its longest, and more of each than is shown."""
    evidence = tuple(
        Evidence(word=f"{n}{WIDEST}", place="title" if start == 0 else "text", start=start, quote="")
        for n in range(50)
        for start in (0, 1, 2)
    )
    notes = ("document.bomb", "document.missing", "document.late", "document.slow", "document.unread", "document.unread")
    return {
        "title": WIDEST,
        "source": WIDEST,
        "excerpt": WIDEST,
        "published": None,
        "complete": False,
        "url": "https://news.example/" + "&" * (LONGEST_LINK - 21),
        "regions": tuple(RegionMention(code=f"{n:05}", name=f"{n}{WIDEST}") for n in range(300)),
        "matches": tuple(Match(rule=f"r{n}", name=f"{n}{WIDEST}", because=evidence, notify=()) for n in range(50)),
        "attachments": (
            Enclosed(name=WIDEST, start=2),
            *(Enclosed(name=f"{n}{WIDEST}", note=note) for n, note in enumerate(notes)),
        ),
    }


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("reason", list(Reason))
def test_with_everything_at_its_longest_it_still_fits(reason: Reason, language: Language) -> None:
    sent = html(language, **widest(), reason=reason)
    assert refusal(sent) is None
    assert units(shown(sent).text) > LONGEST_TEXT // 2  # the room is used


any_text = st.text(st.characters(exclude_categories=()), max_size=500) | st.sampled_from(
    ["<", "&", "&amp;", "</b>", "]]>", "<!--"]
)


@given(any_text, any_text, any_text, any_text, any_text, st.sampled_from(["ko", "en"]))
def test_telegram_takes_it_whatever_sources_write(
    title: str, excerpt: str, source: str, word: str, path: str, language: Language
) -> None:
    because = (Evidence(word=word, place="text", start=0, quote=word),)
    regions = (RegionMention(code="12300", name=word),)
    match = replace(GWANGJU_AI, name=title, because=because)
    url = f"https://news.example/{path}"
    sent = html(language, title=title, excerpt=excerpt, source=source, url=url, regions=regions, matches=(match,))
    sent.encode("utf-8")
    assert refusal(sent) is None


def test_the_judge_of_these_tests_refuses_what_telegram_refuses() -> None:
    for bad in (
        "<script>x</script>",
        "<b>x",
        "x</b>",
        "<b><a href='h'>x</b></a>",
        "&nbsp;",
        "a < b",
        "x &",
        "",
        "<b onclick='x'>x</b>",
    ):
        assert refusal(bad), bad
    assert refusal("가" * 4096) is None
    assert refusal("가" * 4097)
    assert refusal("😀" * 2049)
    assert refusal("<b>x</b>" * 101)
