"""A notice whose deadline stands only in its attachment: from a board on this machine to the alert."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cycle import House, collect, deliver, process
from app.wiring import Options, open_house, open_rulebook
from storage import Store
from tests.app.conftest import Receivers
from tests.fakes import Clock
from tests.scrapers.documents.papers import PASSWORD, hwp, hwpx, p, paragraph, pdf, tbl
from tests.scrapers.site import Answer, Site, opened

RULES = """
health: off
channels:
  phone: {{kind: console}}
sources:
  - {{id: city, name: 대구광역시 공고, region: 대구, kind: board, family: boardlist, first_catch: alert,
     url: "{base}/boardList.do?boardId=B", allow_private: true{more}}}
rules:
  - {{id: soon, name: 곧 마감, any: [인공지능], deadline_within: 30d, notify: phone}}
  - {{id: ai, name: 인공지능, any: [인공지능], notify: phone}}
"""
LIST = """<table class="board_list"><tbody><tr><td class="subject">
<a href="/boardView.do?boardId=B&amp;seq=7">인공지능 실증 기업 모집 공고</a></td><td>2026-01-29</td></tr></tbody></table>"""
DETAIL = """<div class="board_view"><div class="board_view_head"><h3>인공지능 실증 기업 모집 공고</h3></div>
<div class="board_view_body"><p>대구광역시는 인공지능 실증에 참여할 기업을 모집합니다. 붙임을 보시기 바랍니다.</p></div>
<ul class="file_list">{files}</ul></div>"""
NOTICE = hwpx(p("1. 모집 대상: 대구에 있는 기업"), tbl([[p("신청 기간"), p("2026년 2월 2일 ~ 2월 20일 18:00")]]))


@dataclass
class Board:
    """A board with one notice, and the house that watches it."""

    house: House
    receivers: Receivers
    site: Site
    entry: str = ""

    async def told(self, files: dict[str, bytes]) -> str:
        """Publish the notice with these attachments and return the alert; "" where there is none."""
        links = "".join(f'<li><a href="/fileDownload.do?fileSn={n}">{name}</a></li>' for n, name in enumerate(files))
        self.site.routes["/boardList.do?boardId=B"] = Answer(body=LIST.encode())
        self.site.routes["/boardView.do?boardId=B&seq=7"] = Answer(body=DETAIL.format(files=links).encode())
        self.site.routes |= {f"/fileDownload.do?fileSn={n}": Answer(body=body) for n, body in enumerate(files.values())}
        await collect(self.house, self.house.edition.sources["city"])
        (judged,) = await process(self.house)
        assert judged.page_error is None
        self.entry = judged.entry.key
        await deliver(self.house, "phone")
        return "\n".join(message.body for message in self.receivers.made["phone"].taken)


@pytest.fixture
def more() -> str:
    return ""


@pytest.fixture
async def board(tmp_path: Path, more: str) -> AsyncIterator[Board]:
    clock, receivers = Clock(), Receivers()
    async with opened() as site:
        rules = tmp_path / "rules.yaml"
        rules.write_text(RULES.format(base=site.url, more=more), encoding="utf-8")
        environ = {"STATE_DIRECTORY": str(tmp_path)}
        options = Options(rules=rules, strict=True, environ=environ, clock=clock, build_notifier=receivers)
        rulebook = open_rulebook(options)
        store = Store.open(tmp_path / "bongsu.db", now=clock())
        store.sync_sources(rulebook.edition.config.sources, now=clock())
        async with open_house(options, rulebook, store) as house:
            yield Board(house, receivers, site)
        store.close()


async def test_the_deadline_in_an_attachment_reaches_the_alert(board: Board) -> None:
    alert = await board.told({"공고문.hwpx": NOTICE})
    assert "곧 마감: 제목 ‘인공지능’" in alert
    assert "첨부 ‘2026년 2월 2일 ~ 2월 20일 18:00’" in " ".join(alert.split())
    article = board.house.store.article(board.entry)
    assert article is not None
    deadline = next(fact for fact in article.facts if fact.kind == "deadline")
    assert str(deadline.value).startswith("2026-02-20")
    assert article.attachments[0].start is not None
    assert deadline.start > article.attachments[0].start


async def test_the_same_notice_without_its_attachment_says_nothing_of_a_deadline(board: Board) -> None:
    alert = await board.told({})
    assert "인공지능: 제목" in alert
    assert "곧 마감" not in alert


@pytest.mark.parametrize("more", [", attachments: never"])
async def test_who_wants_no_attachments_read_gets_none(board: Board) -> None:
    alert = await board.told({"공고문.hwpx": NOTICE})
    assert "곧 마감" not in alert
    assert not [path for path in board.site.paths() if "fileDownload" in path]


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        pytest.param("공고문.hwp", hwp(properties=PASSWORD), "'공고문.hwp'에 암호가 걸려", id="locked"),
        pytest.param("공고문.pdf", pdf([]), "'공고문.pdf'의 내용이 스캔한 그림", id="scanned"),
        pytest.param("공고문.hwp", hwp(paragraph("가"))[:700], "'공고문.hwp'의 내용이 손상", id="damaged"),
        pytest.param("공고문.hwp", b"<html>login</html>", "'공고문.hwp' 대신 웹페이지", id="a web page"),
        pytest.param("공고문.pdf", b"%PDF-" + bytes(11 * 2**20), "'공고문.pdf'의 크기가 너무", id="too large"),
        pytest.param("도면.zip", b"PK", "읽지 않은 첨부 파일이 있습니다: 도면.zip", id="of a kind that is not read"),
    ],
)
async def test_one_that_cannot_be_read_is_named_and_costs_no_alert(board: Board, name: str, body: bytes, said: str) -> None:
    alert = " ".join((await board.told({name: body})).split())
    assert "인공지능: 제목" in alert
    assert said in alert
