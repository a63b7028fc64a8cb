"""What Telegram takes and what it refuses, in the words of its API."""

import pytest

from app.demo.telegram_html import read_html

TAKEN = {
    "plain text": ("대구 AI", "대구 AI"),
    "entities are what they stand for": ("R&amp;D &lt;b&gt; &quot;AI&quot; &#39;", 'R&D <b> "AI" \''),
    "a bare ampersand is itself": ("R&D", "R&D"),
    "nested tags": ("<b>굵게 <i>기울여</i></b>", "굵게 기울여"),
    "a link": ('<a href="https://example.org/?a=1&amp;b=2">원문</a>', "원문"),
    "an expandable quote": ("<blockquote expandable>인용</blockquote>", "인용"),
    "exactly as long as allowed": ("가" * 4096, "가" * 4096),
    "entities count as one character": ("&amp;" * 4096, "&" * 4096),
    "a hundred entities": ("<b>가</b>" * 100, "가" * 100),
}

REFUSED = {
    "a tag it does not know": ("<script>alert(1)</script>", 'Unsupported start tag "script"'),
    "a bare less-than": ("3 < 5", 'Unsupported start tag " 5"'),
    "a tag left open": ("<b>굵게", "Can't find end tag"),
    "tags that cross": ("<b><i>가</b></i>", 'Unmatched end tag "b"'),
    "an end without a start": ("가</b>", 'Unmatched end tag "b"'),
    "an attribute without quotes": ("<a href=x>가</a>", "Unsupported start tag"),
    "one character too many": ("가" * 4097, "too long"),
    "an emoji counts twice": ("🔥" * 2049, "too long"),
    "nothing to see": ("<b> </b>", "empty"),
    "too many entities": ("<b>가</b>" * 101, "too many entities"),
}


@pytest.mark.parametrize(("html", "shown"), TAKEN.values(), ids=TAKEN)
def test_a_good_message_is_shown(html: str, shown: str) -> None:
    reading = read_html(html)
    assert (reading.text, reading.refusal) == (shown, "")


@pytest.mark.parametrize(("html", "why"), REFUSED.values(), ids=REFUSED)
def test_a_bad_message_is_refused(html: str, why: str) -> None:
    assert why in read_html(html).refusal
