"""What speaks for one event, what against, and what keeps two apart whatever they share.

How much each sign weighs is fitted to labelled articles and seen in test_corpus; here is which way it points.
"""

import pytest

from bongsu.stories.likeness import likeness
from bongsu.story import Candidate, Likeness, Profile, Sign, Signature, Story
from tests.bongsu.stories.writing import NOON, later

ULSAN, NAMGU, BUSAN, POHANG = "31000", "31140", "26000", "47110"
AGREED = frozenset({"협약"})
SKETCH = frozenset(range(40))


def compared(one: Signature, said: Signature, **after: float) -> Likeness:
    story = Story(id="s1", revision=1, title="", opened=NOON)
    candidate = Candidate(story=story, profile=Profile.of(said), first=NOON, last=NOON)
    return likeness(one, candidate, at=later(**after), rarity=lambda _: 1.0)


def says(**parts: str) -> Signature:
    """Return a signature whose parts are written as words."""
    return Signature(**{name: frozenset(words.split()) for name, words in parts.items()})  # type: ignore[arg-type]


def won(*sums: int, headline: int = 0) -> Signature:
    return Signature(sums=frozenset(sums), headlines=frozenset({headline} - {0}))


@pytest.mark.parametrize(
    ("one", "said", "sign"),
    [
        pytest.param(says(words="돛 배"), says(words="돛 배"), ("words", "text", "돛 배"), id="words"),
        pytest.param(Signature(sketch=SKETCH), Signature(sketch=SKETCH), ("copy", "text", ""), id="a copy"),
        pytest.param(won(7_000), won(7_000), ("sum", "money", "7000"), id="a sum"),
        pytest.param(won(headline=7_000), won(7_000), ("sum", "money", "7000"), id="a sum, of the headline in one"),
        pytest.param(
            says(deadlines="2026-02-27"), says(deadlines="2026-02-27"), ("deadline", "time", "2026-02-27"), id="a deadline"
        ),
        pytest.param(says(days="2026-02-09"), says(days="2026-02-09"), ("day", "time", "2026-02-09"), id="a day"),
        pytest.param(says(bodies="나루"), says(bodies="나루 돛"), ("body", "who", "나루"), id="who acts"),
        pytest.param(says(programmes="돛배길"), says(programmes="돛배길"), ("programme", "name", "돛배길"), id="a programme"),
        pytest.param(says(names="돛배길"), says(names="돛배길"), ("name", "name", "돛배길"), id="a name in both headlines"),
        pytest.param(says(counts="73곳"), says(counts="73곳"), ("number", "number", "73곳"), id="a count"),
        pytest.param(says(regions=NAMGU), says(regions=NAMGU), ("town", "", NAMGU), id="a town, which is no second sign"),
        pytest.param(
            says(regions=POHANG, words="돛 배"), says(regions=POHANG, words="돛 배"), ("town", "place", POHANG),
            id="but one where the words are much the same",
        ),
        pytest.param(says(regions=ULSAN), says(regions=ULSAN), ("province", "", ULSAN), id="a province"),
        pytest.param(says(kinds="협약"), says(kinds="협약"), ("kind", "", "협약"), id="a kind of news"),
    ],
)  # fmt: skip
def test_what_both_say_speaks_for_one_event(one: Signature, said: Signature, sign: tuple[str, str, str]) -> None:
    found = {each.code: each for each in compared(one, said).signs}
    code, group, words = sign
    assert found[code].points > 0
    assert (found[code].group, found[code].words) == (group, tuple(sorted(words.split())))


@pytest.mark.parametrize(
    ("one", "said", "code"),
    [
        pytest.param(won(headline=7_000), won(headline=9_000), "other-sum", id="another sum in the headline"),
        pytest.param(says(days="2026-02-09"), says(days="2026-02-16"), "other-day", id="another day"),
        pytest.param(says(deadlines="2026-03-20"), says(deadlines="2026-03-13"), "other-deadline", id="another deadline"),
        pytest.param(says(kinds="협약"), says(kinds="선정"), "other-kind", id="another kind of news"),
        pytest.param(says(heads="협약"), says(heads="선정"), "other-head", id="another in the headline"),
        pytest.param(says(stages="call"), says(stages="selection"), "other-stage", id="another stage of a round"),
        pytest.param(says(partners="나루"), says(partners="돛"), "other-partner", id="another partner"),
        pytest.param(says(programmes="돛배길"), says(programmes="해오라기"), "other-programme", id="another programme"),
    ],
)
def test_what_only_one_of_them_says_speaks_against(one: Signature, said: Signature, code: str) -> None:
    assert {each.code: each.points < 0 for each in compared(one, said).signs}[code]
    corrects = one | says(corrects="정정")
    assert code not in {each.code for each in compared(corrects, said).signs}, "what corrects changes its figures and days"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        pytest.param(won(headline=7_000), won(9_000), id="no sum in the headline before"),
        pytest.param(won(headline=7_000), won(7_000, headline=9_000), id="the sum was told in the text"),
        pytest.param(won(9_000, headline=7_000), won(headline=9_000), id="the sum that was is told in the text"),
        pytest.param(says(days="2026-02-09"), Signature(), id="no day before"),
        pytest.param(Signature(), says(kinds="협약"), id="no kind of its own"),
        pytest.param(says(programmes="돛배길나루터"), says(programmes="돛배길나루"), id="a shortened name"),
    ],
)
def test_what_is_not_said_speaks_neither_way(one: Signature, said: Signature) -> None:
    assert not [each for each in compared(one, said).signs if each.points < 0]


@pytest.mark.parametrize(
    ("days", "later_than"),
    [
        pytest.param(1.5, 0, id="within a day and a half most outlets tell"),
        pytest.param(2, 1, id="then it is oftener the next event"),
        pytest.param(5, 1, id="within five days the weeklies"),
        pytest.param(6, 2, id="then more often still"),
        pytest.param(-6, 2, id="also where the later account came first"),
    ],
)
def test_what_comes_later_is_oftener_the_next_event(days: float, later_than: int) -> None:
    late = [each.points for each in compared(Signature(), Signature(), days=days).signs if each.code == "later"]
    steps = {0: [], 1: compared(Signature(), Signature(), days=3).signs, 2: compared(Signature(), Signature(), days=30).signs}
    assert late == [each.points for each in steps[later_than]]
    assert steps[2][0].points < steps[1][0].points < 0
    same_day = says(days="2026-02-09")
    assert "later" not in {each.code for each in compared(same_day, same_day, days=days).signs}, "both are about that day"


def test_sums_of_many_digits_and_several_say_more() -> None:
    [round_, fine, two] = [compared(told, told).points for told in (won(7_000), won(7_310), won(7_000, 9_000))]
    assert round_ < two
    assert round_ < fine
    assert compared(won(7_300), won(7_300)).points == round_, "two digits are round"


def test_little_in_common_is_nothing_in_common() -> None:
    """Any two articles of one trade share a tenth of their words."""
    one, said = says(words="a b c d e f g h i 돛"), says(words="k l m n o p q r s 돛")
    assert compared(one, said).signs == ()


@pytest.mark.parametrize(
    ("one", "said", "days", "apart"),
    [
        pytest.param(Signature(), Signature(), 60, "", id="two months"),
        pytest.param(Signature(), Signature(), 61, "time", id="longer"),
        pytest.param(says(regions=ULSAN), says(regions=BUSAN), 0, "region", id="two cities"),
        pytest.param(says(regions=ULSAN), says(regions=NAMGU), 0, "", id="a city and its district"),
        pytest.param(says(regions=NAMGU), says(regions=ULSAN), 0, "", id="a district and its city"),
        pytest.param(says(regions=ULSAN), Signature(), 0, "", id="one names none"),
        pytest.param(says(series="6기"), says(series="7기"), 0, "series", id="two classes"),
        pytest.param(says(series="6기 2026년"), says(series="6기 2025년"), 0, "series", id="one class, two years"),
        pytest.param(says(series="6기 7기"), says(series="7기"), 0, "", id="one of two classes"),
        pytest.param(says(series="6기"), says(series="2026년"), 0, "", id="a class and a year"),
    ],
)
def test_what_keeps_two_apart(one: Signature, said: Signature, days: float, apart: str) -> None:
    assert compared(one, said, days=days).apart == apart


def test_one_event_takes_points_and_two_groups_and_nothing_that_keeps_apart() -> None:
    two = (Sign(code="a", points=2.0, group="text"), Sign(code="b", points=2.0, group="money"))
    whole = Likeness(story="s1", signs=two, needed=4.0)
    assert whole.same
    assert not Likeness(story="s1", signs=two, needed=4.1).same
    assert not Likeness(story="s1", signs=two, needed=4.0, apart="time").same
    assert not Likeness(story="s1", signs=(two[0], two[0]), needed=4.0).same, "twice the same group"
    assert not Likeness(story="s1", signs=(two[0], Sign(code="b", points=2.0)), needed=4.0).same, "one of no group"
    minus = Sign(code="c", points=-1.0, group="who")
    assert not Likeness(story="s1", signs=(two[0], minus), needed=1.0).same, "what speaks against is no second sign"
