"""How much a word tells."""

from hypothesis import given
from hypothesis import strategies as st

from bongsu.stories.rarity import rarity
from bongsu.story import Nearby

COUNTS = st.integers(0, 10**6)


@given(total=COUNTS, holding=COUNTS, word=st.sampled_from(["ai", "기업", "돛배나루"]))
def test_a_word_tells_between_nothing_and_all(total: int, holding: int, word: str) -> None:
    assert 0.0 <= rarity(Nearby(parts=(), holding={word: min(holding, total)}, total=total))(word) <= 1.0


@given(total=COUNTS, holding=COUNTS)
def test_the_more_stories_have_a_word_the_less_it_tells(total: int, holding: int) -> None:
    fewer, more = sorted((min(holding, total), total))
    weights = [rarity(Nearby(parts=(), holding={"돛배": count}, total=total))("돛배") for count in (fewer, more)]
    assert weights[0] >= weights[1]
    assert weights[0] > weights[1] or fewer == more


def test_what_was_never_seen_tells_all() -> None:
    for total in (0, 1000, 10**6):
        assert rarity(Nearby(parts=(), total=total))("돛배나루") == 1.0


def test_counts_that_contradict_each_other_tell_nothing() -> None:
    """A word in more stories than there are, as where one was counted between two questions."""
    assert rarity(Nearby(parts=(), holding={"돛배": 5000}, total=10))("돛배") == 0.0


def test_without_a_story_the_experience_that_ships_decides() -> None:
    """Nearly every article is about AI, and hardly one about 돛배나루."""
    weigh = rarity(Nearby(parts=()))
    assert weigh("ai") < 0.02 < weigh("기업") < 0.3 < weigh("gpu") < weigh("돛배나루")


def test_what_is_learned_outweighs_it() -> None:
    """In a town whose papers write of nothing but harbours the word says nothing."""
    new = rarity(Nearby(parts=(), holding={"항구": 10}, total=10))("항구")
    learned = rarity(Nearby(parts=(), holding={"항구": 100_000}, total=100_000))("항구")
    assert learned < 0.01
    assert new > 0.5
