"""Why two accounts are of one event, in words."""

import re
from pathlib import Path

import bongsu.stories.likeness as compared
from bongsu.render.likeness import different, few, shared
from bongsu.story import Likeness, Sign
from bongsu.wording import TEXTS
from tests.bongsu.stories.chronicles import COPIED


def likeness(*signs: Sign, apart: str = "") -> Likeness:
    return Likeness(story="s1", signs=signs, needed=2.5, apart=apart)


def test_what_is_shared_stands_in_the_order_of_its_weight() -> None:
    assert shared(COPIED, "ko") == ("거의 같은 본문", "같은 금액(240억 6,000만 원)")
    assert shared(COPIED, "en") == ("their texts are nearly the same", "the same sum (24,060,000,000 won)")
    assert different(COPIED, "ko") == ()


def test_regions_are_named_and_long_lists_cut() -> None:
    found = likeness(
        Sign(code="words", points=2.0, group="text", words=("가", "나", "다", "라", "마")),
        Sign(code="town", points=1.2, words=("31140",)),
    )
    assert shared(found, "ko") == ("겹치는 드문 말(가, 나, 다, 라 외 1개)", "같은 시군구(울산광역시 남구)")


def test_a_line_holds_five_reasons_and_the_number_of_the_rest() -> None:
    assert few(("가", "나"), "ko") == "가, 나"
    assert few(tuple("가나다라마바사"), "ko") == "가, 나, 다, 라, 마, 외 2개"


def test_what_keeps_two_apart_comes_first() -> None:
    found = likeness(Sign(code="words", points=2.0, group="text"), Sign(code="other-sum", points=-1.8), apart="region")
    assert different(found, "ko") == ("다른 지역", "다른 금액", "모자라는 닮은 점(2.5점이 있어야 하는데 0.2점)")


def test_one_kind_of_likeness_is_said_to_be_too_little() -> None:
    assert different(likeness(Sign(code="copy", points=4.0, group="text")), "en") == (
        "only one thing in common (two independent ones are needed)",
    )


def test_enough_in_common_and_apart_all_the_same() -> None:
    assert different(likeness(*COPIED.signs, apart="series"), "ko") == ("다른 연도나 회차",)


def test_every_sign_has_its_words() -> None:
    source = Path(compared.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'(?:Sign\(code=|_shared\(\s*)"([a-z-]+)"', source))
    codes |= {f"other-{what}" for what in re.findall(r'_disjoint\("([a-z]+)"', source)}
    codes |= {f"apart.{why}" for why in re.findall(r'return "([a-z]+)"', source)}
    assert {"copy", "town", "other-sum", "other-partner", "apart.time"} <= codes
    assert not [code for code in codes if f"likeness.{code}" not in TEXTS]
