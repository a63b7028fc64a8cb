"""A made-up alert, and the same with whatever a test wants otherwise."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bongsu.model import Alert, Delivery, Evidence, Match, Reason, RegionMention

BUK_GU = RegionMention(code="12300", name="광주특별시 북구")
IN_TITLE = Evidence(word="인공지능", place="title", start=4, quote="북구, 인공지능 실증 공모")
IN_TEXT = Evidence(word="AI", place="text", start=40, quote="지역 기업의 AI 제품을")
GWANGJU_AI = Match(rule="gwangju-ai", name="광주 AI", because=(IN_TITLE, IN_TEXT), notify=("hook",))

ALERT = Alert(
    story="s4f1c",
    revision=1,
    occasion="first",
    reason=Reason.FIRST,
    entry="4f1c",
    title="북구, 인공지능 실증 공모 시작",
    url="https://news.example/view?id=4&page=1",
    source="북구청 보도자료",
    published=datetime(2026, 11, 20, 0, 5, tzinfo=UTC),
    precision="minute",
    seen=datetime(2026, 11, 20, 0, 6, 3, tzinfo=UTC),
    regions=(BUK_GU,),
    matches=(GWANGJU_AI,),
    excerpt="북구는 지역 기업의 AI 제품을 거리에서 시험할 곳을 찾는다고 20일 밝혔다.",
    complete=True,
)

DELIVERY = Delivery(
    key="s4f1c-1-first-hook",
    channel="hook",
    alert=ALERT,
    due=datetime(2026, 11, 20, 0, 6, 10, tzinfo=UTC),
    created=datetime(2026, 11, 20, 0, 6, 10, tzinfo=UTC),
)


def delivery_of(**changes: Any) -> Delivery:  # noqa: ANN401 -- any field of an alert
    """Return the sample with these fields of its alert changed."""
    return replace(DELIVERY, alert=replace(ALERT, **changes))
