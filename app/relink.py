"""The stories of the archive put into their programmes anew, after these, their names or the user's corrections changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bongsu.editions import stay
from bongsu.model import Article
from bongsu.programmes.corrected import corrected_around, mentioned
from bongsu.programmes.corrections import Correction
from bongsu.programmes.linked import linked
from bongsu.stories import announcements
from storage import Store


def relink(store: Store, corrections: Sequence[Correction], *, since: datetime) -> int:
    """Link the stories begun by entries seen from `since` on, in their order; return how many articles were read.

    Nothing is told. The caller sees to it that nothing is judged meanwhile.
    """
    store.unlink(since=since)
    count = 0
    for article in store.archive(since=since):
        _relink(store, article, corrections)
        count += 1
    return count


def _relink(store: Store, article: Article, corrections: Sequence[Correction]) -> None:
    stories = store.stories_of(article.entry.key)
    around = store.around(article, [each.story.id for each in stories], also=mentioned(corrections))
    placements = [replace(each, seen_revision=0) for each in stay(stories)]  # so that each opens its stage again
    store.link(article, linked(article, announcements(article), placements, corrected_around(around, corrections)))
