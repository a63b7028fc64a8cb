"""Which story an article belongs to, and what it adds.

A story gathers the articles about one event. Its identity is that of the entry that opened it, so that the same entry judged
again, also after a crash or in a back-test, gives the same story.
"""

from bongsu.stories.parts import announcements
from bongsu.stories.place import place
from bongsu.stories.shelf import Shelf

__all__ = ["Shelf", "announcements", "place"]
