"""Made-up deliveries of every sort, for trying templates before anything happens: the usual, the bare, the longest, the odd."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from bongsu.model import Alert, Delivery, Digest, Evidence, Fact, Match, Notice, Reason, RegionMention, Told

_WHEN = datetime(2026, 11, 20, 0, 6, 3, tzinfo=UTC)
_WORD = Evidence(word="인공지능", place="title", start=4, quote="북구, 인공지능 실증 공모")
_USUAL = Alert(
    story="s1",
    revision=1,
    occasion="first",
    reason=Reason.FIRST,
    entry="e1",
    title="북구, 인공지능 실증 공모 시작",
    url="https://news.example/view?id=4&page=1",
    source="북구청 보도자료",
    published=_WHEN - timedelta(minutes=1),
    precision="minute",
    seen=_WHEN,
    regions=(RegionMention(code="12300", name="광주특별시 북구"),),
    matches=(Match(rule="gwangju-ai", name="광주 AI", because=(_WORD,), notify=("sample",)),),
    excerpt="북구는 지역 기업의 인공지능 제품을 거리에서 시험할 곳을 찾는다고 20일 밝혔다.",
    complete=True,
    outlets=("어느 신문", "어느 방송"),
    kinds=("공모·모집", "실증·특구"),
    facts=(
        Fact(kind="headline-amount", value=2_400_000_000, quote="24억 원", start=30, unit="KRW"),
        Fact(kind="deadline", value="2026-12-04T18:00", quote="12월 4일 오후 6시까지", start=40, unit="minute"),
    ),
)
_BARE = replace(
    _USUAL,
    title="",
    url="",
    published=None,
    precision="unknown",
    regions=(),
    matches=(),
    excerpt="",
    complete=False,
    outlets=(),
    kinds=(),
    facts=(),
)  # fmt: skip -- one line tells what is not there
_LONG = "인공지능 산업을 키울 거점을 세운다. "
_LONGEST = replace(
    _USUAL,
    title=_LONG * 500,
    source=_LONG * 50,
    excerpt=_LONG * 500,
    matches=tuple(replace(_USUAL.matches[0], rule=f"r{n}", name=_LONG * 50, because=(_WORD,) * 50) for n in range(20)),
    regions=tuple(RegionMention(code=f"{n:05}", name=_LONG * 20) for n in range(50)),
)
_ODD = replace(
    _USUAL,
    reason=Reason.CORRECTED,
    title="</b><script>alert('\\\"')</script> \u202e{{ 7*7 }} [여기](https://evil.example) @channel <!here> 🔥👩‍👩‍👧",
    excerpt='"따옴표"와 \\역슬래시\n그리고 줄바꿈\t탭',
)
_MATTER = Notice(
    subject="source:sample",
    name="북구청 보도자료",
    code="ops.failing",
    params=(("failures", 5), ("why", "답이 없습니다.")),
    since=_WHEN,
    at=_WHEN,
)


@cache
def samples() -> tuple[Delivery, ...]:
    """Return the deliveries; none of them is real."""
    gathered = Digest(story="d1", due=_WHEN, alerts=(_USUAL, _BARE, _LONGEST, _ODD), part=1, parts=1, total=4)
    told: tuple[Told, ...] = (_USUAL, replace(_USUAL, reason=Reason.TEST), _BARE, _LONGEST, _ODD, _MATTER, gathered)
    return tuple(
        Delivery(key=f"sample-{number}", channel="sample", alert=each, due=_WHEN, created=_WHEN)
        for number, each in enumerate(told, 1)
    )
