"""Which story an article belongs to.

A story gathers the articles about one event. At present every article opens a story of its own, so its identity is that of its
entry: the same entry judged again, also after a crash or in a back-test, gives the same story.
"""

from datetime import datetime

from bongsu.model import Article, Placement, Story


def place(article: Article, *, now: datetime) -> Placement:
    """Return the story that `article` belongs to."""
    story = Story(id=f"s{article.entry.key}", revision=1, title=article.entry.title, opened=now)
    return Placement(story=story, seen_revision=0)
