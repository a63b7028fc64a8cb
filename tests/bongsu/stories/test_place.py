"""Which story an announcement belongs to, and what it adds."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bongsu.model import Reason
from bongsu.stories import Shelf, place
from bongsu.stories.likeness import alike_sums, likeness, overlap, same_names
from bongsu.stories.place import added
from bongsu.stories.rarity import rarity
from bongsu.story import Candidate, Nearby, Placement, Profile, Signature, Story
from tests.bongsu.stories.test_parts import TWO_CITIES
from tests.bongsu.stories.writing import ELSEWHERE, LAUNCH, LAUNCH_AGAIN, NOON, Desk, article, later, part


@pytest.fixture
def desk() -> Desk:
    return Desk(Shelf())


def second(desk: Desk, first: tuple[str, str], other: tuple[str, str], **after: float) -> Placement:
    desk.take(article(*first, key="first"))
    (placement,) = desk.take(article(*other, key="second", at=later(**after)))
    return placement


def codes(placement: Placement) -> set[str]:
    assert placement.nearest is not None
    return {sign.code for sign in placement.nearest.signs}


def test_the_first_account_opens_a_story(desk: Desk) -> None:
    (placement,) = desk.take(article(*LAUNCH, key="k1"))
    assert (placement.story.id, placement.seen_revision, placement.adds) == ("sk1", 0, Reason.FIRST)
    assert placement.nearest is None


def test_another_outlet_joins_it_and_adds_nothing(desk: Desk) -> None:
    placement = second(desk, LAUNCH, LAUNCH_AGAIN, hours=3)
    assert (placement.story.id, placement.story.revision, placement.adds) == ("sfirst", 1, None)
    assert placement.nearest is not None
    assert placement.nearest.same
    assert {"words", "sum", "day", "body"} <= codes(placement)


def test_a_copy_under_another_headline_joins_it(desk: Desk) -> None:
    body = LAUNCH[1] + " 사업단은 기업을 찾고 진단하는 일부터 솔루션 도입과 검증, 사업화까지 한 흐름으로 돕는다."
    placement = second(desk, (LAUNCH[0], body), ("제조 AI 전담 조직 생겼다", body), hours=1)
    assert placement.adds is None
    assert "copy" in codes(placement)


def test_news_from_elsewhere_opens_its_own(desk: Desk) -> None:
    placement = second(desk, LAUNCH, ELSEWHERE, hours=1)
    assert (placement.adds, placement.seen_revision) == (Reason.FIRST, 0)


@pytest.mark.parametrize(
    ("first", "other", "apart"),
    [
        pytest.param(
            ("부산 디지털배움터 4곳 연다", "부산시는 12일 디지털배움터 4곳을 열어 AI를 가르친다. 사업비는 12억원이다."),
            ("포항 디지털배움터 4곳 연다", "포항시는 12일 디지털배움터 4곳을 열어 AI를 가르친다. 사업비는 12억원이다."),
            "region",
            id="the same programme in another city",
        ),
        pytest.param(
            ("광주 인공지능사관학교 6기 모집", "광주시는 인공지능사관학교 6기 교육생 330명을 모집한다. 마감은 2월 18일이다."),
            ("광주 인공지능사관학교 7기 모집", "광주시는 인공지능사관학교 7기 교육생 330명을 모집한다. 마감은 2월 18일이다."),
            "series",
            id="the next of a row",
        ),
    ],
)
def test_look_alikes_stay_apart(desk: Desk, first: tuple[str, str], other: tuple[str, str], apart: str) -> None:
    placement = second(desk, first, other, hours=1)
    assert placement.adds is Reason.FIRST
    assert placement.nearest is not None
    assert placement.nearest.apart == apart


def test_what_is_alike_half_a_year_later_is_another_event(desk: Desk) -> None:
    assert second(desk, LAUNCH, LAUNCH, days=200).adds is Reason.FIRST


def test_one_sign_is_not_enough(desk: Desk) -> None:
    """Money alone: 240억원 is the sum of many programmes."""
    placement = second(
        desk,
        ("울산 물놀이장에 60억 6천만원", "울산시는 60억 6천만원을 들인다."),
        ("KT 새 AI 요금제", "모두 60억 6천만원어치다."),
    )
    assert placement.adds is Reason.FIRST
    assert placement.nearest is not None
    assert placement.nearest.points > 0


def test_two_partners_of_one_city_in_a_week_are_two_events(desk: Desk) -> None:
    first = ("부산시-네이버클라우드 AI 협약", "부산시는 14일 네이버클라우드와 해양 인공지능 모델을 만드는 협약을 맺었다.")
    other = ("부산시-KT AI 협약", "부산시는 16일 KT와 시민 안전 카메라에 인공지능을 붙이는 협약을 맺었다.")
    assert second(desk, first, other, days=2).adds is Reason.FIRST


@pytest.mark.parametrize(
    ("other", "adds"),
    [
        pytest.param(
            ("울산 AI 사업단 예산 268억으로 늘었다", LAUNCH[1].replace("240억 6000만원", "268억원")),
            Reason.NEW_FACTS,
            id="another headline figure",
        ),
        pytest.param(
            ("울산 AI 사업단 출범, 기업 모집은 2월 27일까지", LAUNCH[1] + " 신청은 2월 27일까지 받는다."),
            Reason.NEW_FACTS,
            id="a deadline where none was known",
        ),
        pytest.param(
            ("[정정] 울산 AI 사업단 출범", LAUNCH[1].replace("240억 6000만원", "204억 6000만원")),
            Reason.CORRECTED,
            id="a correction",
        ),
        pytest.param(
            ("울산 AI 사업단 출범, 국비 140억", LAUNCH[1] + " 이 가운데 국비가 140억원이다."),
            None,
            id="a part of the sum known",
        ),
    ],
)
def test_what_an_account_adds(desk: Desk, other: tuple[str, str], adds: Reason | None) -> None:
    placement = second(desk, LAUNCH, other, hours=5)
    assert (placement.story.id, placement.adds) == ("sfirst", adds)
    assert placement.story.revision == (2 if adds else 1)
    assert placement.story.title == (other[0] if adds else LAUNCH[0])


def test_the_place_first_known_is_new(desk: Desk) -> None:
    body = "네이버클라우드와 KT는 29일 240억 6000만원을 들여 인공지능 센터를 짓는 협약을 맺었다."
    placement = second(
        desk, ("네이버·KT, AI 센터 짓는다", body), ("네이버·KT AI 센터 울산으로", body + " 센터는 울산시에 선다.")
    )
    assert placement.adds is Reason.NEW_FACTS


def test_the_same_correction_by_another_outlet_adds_nothing(desk: Desk) -> None:
    corrected = ("[정정] 울산 AI 사업단 출범", LAUNCH[1])
    assert second(desk, LAUNCH, corrected, hours=2).adds is Reason.CORRECTED
    (again,) = desk.take(article("[정정] 울산 AI 사업단 첫발", LAUNCH[1], key="third", at=later(hours=3)))
    assert (again.story.id, again.adds) == ("sfirst", None)


def test_an_extension_a_month_later_is_of_the_call(desk: Desk) -> None:
    call = ("울산테크노파크, AI 기업 50곳 모집", "울산테크노파크는 AI 제조 기업 50곳을 모집한다. 신청은 2월 27일까지다.")
    extended = ("울산테크노파크 AI 기업 모집 연장", "울산테크노파크는 AI 제조 기업 50곳의 신청을 3월 13일까지 받는다.")
    placement = second(desk, call, extended, days=28)
    assert (placement.story.id, placement.adds) == ("sfirst", Reason.CORRECTED)


def test_a_piece_in_advance_and_one_after_the_day_are_of_that_day(desk: Desk) -> None:
    ahead = ("오는 2월 9일 울산 AI 사업단 출범", LAUNCH[1].replace("29일", "2월 9일").replace("열었다", "연다"))
    after = ("울산 AI 사업단 출범", LAUNCH[1].replace("29일", "9일"))
    assert second(desk, ahead, after, days=11).story.id == "sfirst"


def test_two_announcements_open_two_stories_that_others_join(desk: Desk) -> None:
    cheonan, cheongju = desk.take(article(*TWO_CITIES, key="k"))
    assert (cheonan.story.id, cheongju.story.id) == ("sk", "ska")
    other = ("청주에 AI 반도체 검증센터", "청주시는 충북테크노파크와 반도체 검증센터를 세우며 국비 90억원을 쓴다고 밝혔다.")
    (joined,) = desk.take(article(*other, key="other", at=later(hours=2)))
    assert joined.story.id == "ska"
    again = desk.take(article(*TWO_CITIES, key="again", at=later(hours=3)))
    assert [each.story.id for each in again] == ["sk", "ska"], "what an article tells apart stays apart"


def known(told: Signature, story: str, **when: float) -> Candidate:
    """Return a story that has said `told`, once, `when` after noon."""
    there = Story(id=story, revision=1, title=LAUNCH[0], opened=NOON)
    return Candidate(story=there, profile=Profile.of(told), first=later(**when), last=later(**when))


def test_a_story_that_is_the_same_goes_before_one_that_is_more_alike_and_apart() -> None:
    seventh = replace(part(*LAUNCH), series=frozenset({"7기"}))
    sixth, ours = known(replace(seventh, series=frozenset({"6기"})), "s1"), known(part(*LAUNCH_AGAIN), "s2")
    (placement,) = place(article(*LAUNCH), Nearby(parts=(seventh,), candidates=(sixth, ours)), now=NOON)
    assert placement.story.id == "s2"


def test_of_two_stories_the_more_alike_is_joined_and_of_equals_always_the_same() -> None:
    said = part(*LAUNCH)
    alike, less, twin = known(said, "s1"), known(part(*LAUNCH_AGAIN), "s2"), known(said, "s0")
    for candidates in ((alike, less, twin), (twin, less, alike)):
        (placement,) = place(article(*LAUNCH), Nearby(parts=(said,), candidates=candidates), now=NOON)
        assert placement.story.id == "s1"


@pytest.mark.parametrize(
    ("published", "apart"),
    [
        pytest.param(later(), "", id="when it was published"),
        pytest.param(None, "time", id="when it was seen, where that is unknown"),
    ],
)
def test_what_counts_is_when_it_was_published(published: datetime | None, apart: str) -> None:
    one = article(*LAUNCH)
    found = replace(one, entry=replace(one.entry, published=published, seen=later(days=90)))
    said = part(*LAUNCH)
    (placement,) = place(found, Nearby(parts=(said,), candidates=(known(said, "s1"),)), now=later(days=90))
    assert placement.nearest
    assert placement.nearest.apart == apart


def sums(*won: int, headlines: tuple[int, ...] = ()) -> Signature:
    """Return what tells these sums, in 억."""
    return Signature(
        sums=frozenset(each * 100_000_000 for each in won), headlines=frozenset(each * 100_000_000 for each in headlines)
    )


DAY, OTHER_DAY = frozenset({"2026-02-27"}), frozenset({"2026-03-13"})
ULSAN, CORRECTS = frozenset({"31000"}), frozenset({"정정"})


@pytest.mark.parametrize(
    ("one", "said", "adds"),
    [
        pytest.param(Signature(), Signature(), None, id="nothing by nothing"),
        pytest.param(sums(240, headlines=(140,)), sums(headlines=(240,)), None, id="a part of the sum that it names too"),
        pytest.param(sums(240, headlines=(300,)), sums(headlines=(240,)), Reason.NEW_FACTS, id="more than the sum that was"),
        pytest.param(sums(headlines=(140,)), sums(headlines=(240,)), Reason.NEW_FACTS, id="another sum alone"),
        pytest.param(sums(headlines=(140,)), sums(140, headlines=(240,)), None, id="a sum that was told in the text"),
        pytest.param(sums(140), sums(headlines=(240,)), None, id="a sum in the text leads nowhere"),
        pytest.param(Signature(deadlines=DAY), Signature(), Reason.NEW_FACTS, id="a deadline"),
        pytest.param(Signature(deadlines=DAY), Signature(deadlines=DAY), None, id="a deadline that is known"),
        pytest.param(Signature(deadlines=OTHER_DAY), Signature(deadlines=DAY), Reason.NEW_FACTS, id="another deadline"),
        pytest.param(Signature(days=DAY), Signature(), None, id="a day alone is no deadline"),
        pytest.param(Signature(regions=ULSAN), Signature(), Reason.NEW_FACTS, id="the place"),
        pytest.param(Signature(regions=ULSAN), Signature(regions=frozenset({"26000"})), None, id="one place more"),
        pytest.param(Signature(corrects=CORRECTS), Signature(), Reason.CORRECTED, id="a correction"),
        pytest.param(Signature(corrects=CORRECTS), Signature(corrects=CORRECTS), None, id="the same correction"),
        pytest.param(
            Signature(corrects=CORRECTS, deadlines=DAY), Signature(corrects=CORRECTS), Reason.CORRECTED, id="corrected further"
        ),
        pytest.param(Signature(), Signature(corrects=CORRECTS), None, id="what was corrected before"),
    ],
)
def test_what_one_account_adds_to_what_was_said(one: Signature, said: Signature, adds: Reason | None) -> None:
    assert added(one, said) is adds


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param(24_000_000_000, 24_060_000_000, True, id="240억 for 240억 6천만"),
        pytest.param(24_060_000_000, 24_000_000_000, True, id="and the other way round"),
        pytest.param(24_100_000_000, 24_060_000_000, True, id="rounded up"),
        pytest.param(24_000_000_000, 24_500_000_000, False, id="240억 for 245억"),
        pytest.param(24_500_000_000, 24_500_000_000, True, id="the same"),
        pytest.param(24_000_000_000, 24_099_999_999, True, id="cut"),
        pytest.param(90, 91, False, id="small sums are told as they are"),
        pytest.param(100, 100, True, id="and may be the same"),
        pytest.param(24_000_000_000, 2_400_000_000, False, id="a tenth"),
    ],
)
def test_sums_as_newspapers_round_them(one: int, other: int, alike: bool) -> None:
    assert alike_sums([one], [other]) == (frozenset({one}) if alike else frozenset())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("ai온울산", "ai온울산", True, id="the same"),
        pytest.param("ai온울산", "ai온울산제조", True, id="shortened"),
        pytest.param("ai온울산제조", "ai온울산", True, id="the other way round"),
        pytest.param("ai온울", "ai온울산제조", False, id="too short to tell"),
        pytest.param("ai온부산", "ai온울산", False, id="others"),
    ],
)
def test_names_of_programmes_that_are_one(one: str, other: str, same: bool) -> None:
    assert same_names([one], ["돛배나루터", other]) == (frozenset({one}) if same else frozenset())


def test_the_rarest_words_in_common_are_named() -> None:
    weights = {"가": 0.1, "나": 0.9, "다": 0.5, "라": 0.5, "마": 0.2, "바": 0.3, "사": 1.0}
    one, other = frozenset("가나다라마바"), frozenset("가나다라마바사")
    share, words = overlap(one, other, weights.__getitem__)
    assert share == pytest.approx(1.0), "all of the poorer text"
    assert words == ("나", "다", "라", "바", "마"), "the five rarest"
    assert overlap(frozenset("가사"), frozenset("가나"), weights.__getitem__)[0] == pytest.approx(0.1)


def test_what_was_told_months_before_is_apart_whatever_else_it_shares() -> None:
    said = part(*LAUNCH)
    story = Story(id="s", revision=1, title=LAUNCH[0], opened=NOON)
    old = Candidate(story=story, profile=Profile.of(said), first=NOON, last=NOON)
    assert likeness(said, old, at=later(days=59), rarity=rarity(Nearby(parts=()))).apart == ""
    assert likeness(said, old, at=later(days=61), rarity=rarity(Nearby(parts=()))).apart == "time"


def test_texts_without_words_share_none() -> None:
    assert overlap(frozenset(), frozenset({"울산"}), lambda _: 1.0) == (0.0, ())


def test_what_an_old_story_said_counts_for_two_months() -> None:
    desk = Desk(Shelf())
    desk.take(article(*LAUNCH, key="old", at=later(days=-61)))
    assert not desk.shelf.nearby((), at=later()).candidates
    (placement,) = desk.take(article(*LAUNCH, key="new"))
    assert placement.nearest is None
    assert later() - later(days=-61) > timedelta(days=60)


def test_one_name_in_both_headlines_speaks_for_one_event(desk: Desk) -> None:
    first = ("국가 AI컴퓨팅센터 사업자 공모 무산", "과학기술정보통신부는 응찰한 곳이 없었다고 29일 밝혔다.")
    other = ("기업들은 왜 국가AI컴퓨팅센터를 외면했나", "공공 지분이 절반을 넘는 조건이 발목을 잡았다는 말이 나온다.")
    assert "name" in codes(second(desk, first, other, hours=2))


def test_a_call_and_what_was_chosen_are_two_events(desk: Desk) -> None:
    first = ("서울 AI 허브 입주기업 45곳 모집", "서울시는 양재동 서울 AI 허브에 들어올 기업 45곳을 29일부터 뽑는다.")
    other = ("서울 AI 허브 입주기업 45곳 최종 선정", "서울시는 양재동 서울 AI 허브에 들어올 기업 45곳을 골랐다.")
    placement = second(desk, first, other, days=20)
    assert (placement.adds, placement.seen_revision) == (Reason.FIRST, 0)
    assert "other-stage" in codes(placement)
