"""How much a document may unpack to."""

from collections.abc import Iterable, Iterator

from scrapers.documents.values import MEGABYTE, Trouble, Unreadable

_DENSEST = 200
"""Times: the XML of documents packs 5 to 60 times; deflate can pack 1,032 times."""


class Budget:
    """Counts over all parts of one document: `most` bytes in all, and no part denser than any true one."""

    def __init__(self, most: int) -> None:
        self._left = most

    def counted(self, chunks: Iterable[bytes], packed: int) -> Iterator[bytes]:
        """Pass on the chunks of a part that takes up `packed` bytes. Raises `Unreadable` for a bomb, before it is unpacked."""
        given = 0
        for chunk in chunks:
            given += len(chunk)
            self._left -= len(chunk)
            if self._left < 0 or given > max(MEGABYTE, packed * _DENSEST):
                raise Unreadable(Trouble.BOMB)
            yield chunk
