"""Articles as the tests of grouping write them, and what came of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bongsu.enrich import read
from bongsu.model import KST, Article, Entry
from bongsu.stories import Shelf, announcements, place
from bongsu.story import Outcome, Placement, Signature

NOON = datetime(2026, 1, 29, 12, 0, tzinfo=KST)

LAUNCH = (
    "울산 AI 사업단 출범",
    (
        "울산시는 29일 ‘울산 AI 사업단’ 출범식을 열었다. 사업단은 울산테크노파크가 이끌며 올해까지 240억 6000만원을 들여 "
        "제조 공장에 인공지능을 심는다. 오는 3월부터 기업 73곳을 모집한다."
    ),
)
LAUNCH_AGAIN = (
    "울산 공장에 AI 입힌다… 240억 투입",
    (
        "자동차와 배의 도시 울산이 공장에 인공지능을 심는 일에 속도를 낸다. 29일 출범식을 연 울산 AI 사업단은 "
        "울산테크노파크가 총괄하며 240억원을 쓴다."
    ),
)
ELSEWHERE = ("창원시, AI 교실 연다", "창원시는 30일 도서관에서 어르신 20명을 위한 인공지능 교실을 연다고 밝혔다.")


def article(title: str, body: str, *, key: str = "a", at: datetime = NOON, home: str | None = None) -> Article:
    """Return what is read in a text of `at`."""
    entry = Entry(
        key=key, source="paper", title=title, url="", summary="", published=at, precision="minute", seen=at, digest=""
    )
    return read(entry, body, complete=True, home=home)


def part(title: str, body: str, *, at: datetime = NOON) -> Signature:
    """Return the one announcement of a text."""
    (only,) = announcements(article(title, body, at=at))
    return only


@dataclass
class Desk:
    """Puts articles into stories as they come, and remembers."""

    shelf: Shelf

    def take(self, one: Article) -> tuple[Placement, ...]:
        at = one.entry.published or one.entry.seen
        placements = place(one, self.shelf.nearby(announcements(one), at=at), now=at)
        self.shelf.keep(Outcome(article=one, matches=(), placements=placements, deliveries=()))
        return placements

    def take_all(self, articles: Iterable[Article]) -> dict[str, tuple[str, ...]]:
        """Return the stories that each is in, by its key."""
        return {one.entry.key: tuple(each.story.id for each in self.take(one)) for one in articles}


def later(**how_much: float) -> datetime:
    return NOON + timedelta(**how_much)
