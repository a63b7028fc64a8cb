"""What becomes of what the outside offers."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bongsu.intake import LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_TITLE, Admission, admit, entry_key, too_old
from bongsu.model import KST, Collected, Cursor, Entry, Item, Source
from bongsu.wording import TEXTS
from tests.fakes import LAUNCH

PAPER = Source(id="paper", name="지역신문", url="https://paper.example/rss/allArticle.xml")
URL = "https://www.paper.example/news/articleView.html?idxno=7"
ITEM = Item(
    title="울산 AI 사업단 출범",
    url=URL,
    guid="7",
    summary="<p>울산시는 29일 AI 사업단을 열었다.</p>",
    published="2026-01-29 14:50:00",
)


def admission(*items: Item, cursor: Cursor | None = None, built: str = "") -> Admission:
    return admit(PAPER, Collected(items=items, cursor=cursor or Cursor(), built=built), now=LAUNCH)


def admitted(item: Item) -> Entry:
    (entry,) = admission(item).entries
    return entry


def refusal(*items: Item) -> str:
    (refused,) = admission(*items).refused
    assert refused.item == items[-1]
    return refused.why


def test_an_ordinary_item() -> None:
    entry = admitted(ITEM)
    assert entry == Entry(
        key=entry.key,
        source="paper",
        title="울산 AI 사업단 출범",
        url=URL,
        summary="<p>울산시는 29일 AI 사업단을 열었다.</p>",
        published=datetime(2026, 1, 29, 14, 50, tzinfo=KST),
        precision="minute",
        seen=LAUNCH,
        digest=entry.digest,
    )


# --- identity ----------------------------------------------------------------------------------------------------------


def test_keys_of_stored_entries_never_change() -> None:
    """These stand in people's databases: another key would alert everything again."""
    assert entry_key("paper", ITEM) == "61a4860c41c773d21109"
    assert entry_key("paper", replace(ITEM, guid="")) == "e5439e0230da75994e71"
    assert entry_key("paper", Item(title="제목뿐", published="2026-01-29")) == "4ab99ed835ad890cb37a"


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(replace(ITEM, title="(종합) 울산 AI 사업단 출범", summary="고침"), id="edited under the same guid"),
        pytest.param(replace(ITEM, url=URL + "&utm_source=rss"), id="with another address"),
        pytest.param(replace(ITEM, published=""), id="without its date"),
    ],
)
def test_the_guid_is_the_identity(again: Item) -> None:
    assert entry_key("paper", again) == entry_key("paper", ITEM)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(
            Item(title="다른 제목", url="http://paper.example/news/articleView.html?idxno=7&page=2"), id="another spelling"
        ),
        pytest.param(Item(title="x", url=URL, guid=URL + "&utm_campaign=rss"), id="a guid that is the address, counted"),
        pytest.param(Item(title="x", url=URL, guid="https://paper.example"), id="a guid that is the site"),
        pytest.param(Item(title="x", url="", guid=URL), id="a guid that is the address, and no link"),
    ],
)
def test_without_a_guid_of_its_own_the_address_is_the_identity(again: Item) -> None:
    assert entry_key("paper", again) == entry_key("paper", Item(title="울산", url=URL))


def test_without_guid_and_address_title_and_date_are_the_identity() -> None:
    item = Item(title="모집 공고", published="2026-01-29")
    assert entry_key("paper", item) == entry_key("paper", replace(item, url="javascript:view(7)"))
    assert entry_key("paper", item) == entry_key("paper", replace(item, published="\n2026-01-29 "))
    assert entry_key("paper", item) != entry_key("paper", replace(item, published="2026-01-30"))
    assert entry_key("paper", Item(published="2026-01-29")) is None


def test_two_sources_never_share_an_entry() -> None:
    assert entry_key("paper", ITEM) != entry_key("board", ITEM)


def test_the_digest_tells_an_edited_reissue_from_a_repeat() -> None:
    assert admitted(ITEM).digest == admitted(replace(ITEM, summary="<div>울산시는 29일&nbsp;AI 사업단을 열었다.")).digest
    assert admitted(ITEM).digest != admitted(replace(ITEM, summary="<p>울산시는 30일 AI 사업단을 열었다.</p>")).digest


# --- refused -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "why"),
    [
        pytest.param(Item(url=URL), "intake.empty", id="neither title nor text"),
        pytest.param(
            replace(ITEM, title=" \u200b ", summary="<img src=x>"), "intake.empty", id="a title nobody sees, a picture"
        ),
        pytest.param(Item(published="2026-01-29"), "intake.nameless", id="nothing but a date"),
        pytest.param(Item(url="data:text/html,x"), "intake.nameless", id="a link that is none"),
    ],
)
def test_refused(item: Item, why: str) -> None:
    assert refusal(item) == why
    assert why in TEXTS


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(ITEM, id="the same item"),
        pytest.param(Item(title="다른 소식", url="https://paper.example/8", guid="7"), id="another item's guid"),
        pytest.param(Item(title="7번", guid="7"), id="the guid alone"),
    ],
)
def test_the_first_of_a_catch_counts(second: Item) -> None:
    assert refusal(ITEM, second) == "intake.repeat"
    assert admission(ITEM, second).entries == admission(ITEM).entries


# --- kept, made safe ---------------------------------------------------------------------------------------------------


def test_a_title_is_made_of_the_first_sentence() -> None:
    summary = "<p>2026. 1. 29. 울산시가 AI 사업단을 열었다. 예산은 240억원이다.</p><p>둘째</p>"
    assert admitted(replace(ITEM, title="", summary=summary)).title == "2026. 1. 29. 울산시가 AI 사업단을 열었다."
    assert admitted(replace(ITEM, title="", summary="마침표 없는 공고<br>둘째 줄")).title == "마침표 없는 공고"
    address = "공고는 ai.ulsan.example에 있다!"
    assert admitted(replace(ITEM, title="", summary=address + " 누구나 낸다.")).title == address, "no dot within a word ends it"


def test_a_megabyte_of_title_is_cut() -> None:
    assert admitted(replace(ITEM, title="가" * 2**20)).title == "가" * LONGEST_TITLE
    assert len(admitted(replace(ITEM, title="", summary="나" * 2**20)).title) == LONGEST_TITLE


def test_a_text_that_came_along_is_kept_without_what_nobody_sees_and_cut() -> None:
    assert admitted(replace(ITEM, text="<p>첫\x1b 줄\u200b</p>")).text == "<p>첫 줄</p>"
    assert len(admitted(replace(ITEM, text="라" * (LONGEST_TEXT + 1))).text) == LONGEST_TEXT


def test_another_text_is_another_edition() -> None:
    first, second = (admitted(replace(ITEM, text=f"<p>예산은 {sum_}억원이다.</p>")) for sum_ in (240, 250))
    assert first.key == second.key
    assert first.digest != second.digest


def test_a_title_may_come_from_a_text() -> None:
    assert (
        admitted(replace(ITEM, title="", summary="", text="포항시가 AI 센터를 연다. 둘째.")).title == "포항시가 AI 센터를 연다."
    )


def test_tags_around_a_title_do_not_use_up_its_length() -> None:
    assert admitted(replace(ITEM, title="<b>" * LONGEST_TITLE + "울산 AI 사업단 출범")).title == "울산 AI 사업단 출범"


def test_an_address_without_end_is_cut() -> None:
    assert len(admitted(replace(ITEM, url="https://paper.example/" + "7" * 2**20)).url) < 2**12


def test_a_long_summary_is_cut() -> None:
    assert len(admitted(replace(ITEM, summary="다" * 2**20)).summary) == LONGEST_SUMMARY


def test_controls_are_removed() -> None:
    entry = admitted(replace(ITEM, title="울산\x00 \u202eＡＩ\u202c&#8203; 출범", summary="<p>첫\x1b 줄\u200b</p>"))
    assert entry.title == "울산 AI 출범"
    assert entry.summary == "<p>첫 줄</p>"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        pytest.param("", "", id="no link"),
        pytest.param("javascript:fn_view('7')", "", id="a script"),
        pytest.param("data:text/html,<p>x", "", id="a page inside the link"),
        pytest.param("ftp://paper.example/7", "", id="what we do not fetch"),
        pytest.param("http://[broken", "", id="what nobody can read"),
        pytest.param(" https://paper.example/\n7 ", "https://paper.example/7", id="broken over two lines"),
        pytest.param("/www/view.do?nttNo=7", "https://paper.example/www/view.do?nttNo=7", id="half an address"),
    ],
)
def test_links(written: str, url: str) -> None:
    assert admitted(replace(ITEM, url=written)).url == url


# --- dates -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "published", "precision"),
    [
        pytest.param("2026.01.29 14:50", datetime(2026, 1, 29, 14, 50, tzinfo=KST), "minute", id="to the minute"),
        pytest.param("2026-01-29", datetime(2026, 1, 29, tzinfo=KST), "day", id="a day begins in Korea"),
        pytest.param("2026-01-30 07:00:00", datetime(2026, 1, 30, 7, tzinfo=KST), "minute", id="tomorrow's print edition"),
        pytest.param("1990-01-01 09:00", datetime(1990, 1, 1, tzinfo=UTC), "minute", id="as old as can be"),
        pytest.param("1989-12-31", None, "unknown", id="older than the web"),
        pytest.param("2099-01-01", None, "unknown", id="a date of no sense"),
        pytest.param("곧", None, "unknown", id="no date"),
        pytest.param("", None, "unknown", id="none at all"),
    ],
)
def test_dates(written: str, published: datetime | None, precision: str) -> None:
    entry = admitted(replace(ITEM, published=written))
    assert (entry.published, entry.precision) == (published, precision)


def test_a_source_that_marks_kst_as_utc_is_noticed_and_remembered() -> None:
    ahead = Item(title="새 소식", guid="8", published="2026-01-29T14:55:00Z")
    older = Item(title="어제 소식", guid="6", published="2026-01-28T14:50:00Z")
    told = Item(title="제대로 쓴 소식", guid="5", published="2026-01-28T14:50:00+09:00")

    first = admission(ahead, older, told, cursor=Cursor(etag="1"))
    assert first.cursor == Cursor(etag="1", kst_as_utc=True)
    assert [entry.published for entry in first.entries] == [
        datetime(2026, 1, 29, 14, 55, tzinfo=KST),
        datetime(2026, 1, 28, 14, 50, tzinfo=KST),
        datetime(2026, 1, 28, 14, 50, tzinfo=KST),
    ]

    later = admission(older, cursor=first.cursor)
    assert later.cursor == first.cursor
    assert later.entries[0].published == datetime(2026, 1, 28, 14, 50, tzinfo=KST)


def test_a_source_without_the_quirk_keeps_its_utc() -> None:
    result = admission(Item(title="어제 소식", guid="6", published="2026-01-28T14:50:00Z"), built="2026-01-29T05:59:00Z")
    assert result.cursor == Cursor()
    assert result.entries[0].published == datetime(2026, 1, 28, 14, 50, tzinfo=UTC)


@pytest.mark.parametrize("carried_by", ["url", "guid"])
def test_an_address_shows_the_quirk(carried_by: str) -> None:
    item = Item(title="t", guid="6", published="2026-01-28T14:50:01Z")
    with_address = replace(item, **{carried_by: "https://paper.example/article/202601281450011/"})
    assert admission(with_address).cursor.kst_as_utc


@pytest.mark.parametrize(
    ("age", "precision", "expected"),
    [
        pytest.param(timedelta(days=7), "minute", False, id="as old as allowed"),
        pytest.param(timedelta(days=7, seconds=1), "minute", True, id="older"),
        pytest.param(timedelta(days=7, hours=23), "day", False, id="dated by day: it may be of that evening"),
        pytest.param(timedelta(days=8, seconds=1), "day", True, id="dated by day, older"),
        pytest.param(None, "unknown", False, id="undated"),
    ],
)
def test_too_old(age: timedelta | None, precision: str, *, expected: bool) -> None:
    entry = replace(admitted(ITEM), published=None if age is None else LAUNCH - age, precision=precision)  # type: ignore[arg-type]
    assert too_old(entry, now=LAUNCH, max_age=timedelta(days=7)) is expected
    assert not too_old(entry, now=LAUNCH, max_age=None)


# --- laws --------------------------------------------------------------------------------------------------------------

CONTROLS = {"Cc", "Cs", "Zl", "Zp"}
ANY = st.text(alphabet=st.characters(exclude_categories=()), max_size=30)
ITEMS = st.lists(
    st.builds(
        Item,
        title=ANY | st.just("제목"),
        url=ANY | st.sampled_from(["", URL, "/7", "javascript:x"]),
        guid=ANY | st.sampled_from(["", "7", URL]),
        summary=ANY,
        published=ANY | st.sampled_from(["2026-01-29T14:55:00Z", "2026-01-29", "2099-01-01", "1900-01-01T00:00:00Z"]),
    ),
    max_size=6,
)


@given(ITEMS)
def test_every_item_is_kept_or_refused_with_a_reason(items: list[Item]) -> None:
    result = admission(*items)
    assert len(result.entries) + len(result.refused) == len(items)
    assert {refused.why for refused in result.refused} <= set(TEXTS)
    assert all(entry.title and not CONTROLS & set(map(unicodedata.category, entry.title)) for entry in result.entries)


@given(ITEMS)
def test_admitting_a_catch_twice_adds_nothing(items: list[Item]) -> None:
    once = admission(*items)
    keys = [entry.key for entry in once.entries]
    assert len(set(keys)) == len(keys)
    assert admission(*items, *items).entries == once.entries
    assert {entry.key for entry in admission(*reversed(items)).entries} == set(keys)
