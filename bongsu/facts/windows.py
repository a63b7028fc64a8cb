"""What stands around a place in a text: every reading of a number looks a little to both sides and no further."""

from typing import NamedTuple

BEFORE, AFTER = 40, 40
"""Code points that are looked at on either side."""


class Window(NamedTuple):
    """A stretch of text with what stands right before and right after it, on the same line."""

    before: str
    inside: str
    after: str

    @classmethod
    def around(cls, text: str, start: int, end: int) -> "Window":
        before = text[max(0, start - BEFORE) : start]
        after = text[end : end + AFTER]
        return cls(before[before.rfind("\n") + 1 :], text[start:end], after.partition("\n")[0])

    def quote(self, reach: int) -> str:
        """Return what is inside and `reach` code points more."""
        return self.inside + self.after[:reach]
