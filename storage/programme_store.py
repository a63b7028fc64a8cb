"""The part of the store that programmes are found in and looked at by."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bongsu.model import Article
from bongsu.programme import Around, Programme
from bongsu.programmes.ledger import Told
from bongsu.story import Placement
from storage import programmes
from storage.part import StorePart


class ProgrammeStore(StorePart):
    """Knows which stories are of which programme."""

    def around(self, article: Article, stories: Iterable[str], also: Iterable[str] = ()) -> Around:
        """Return the programmes whose names share most with `article`, those that `stories` are of, and those of ids `also`."""
        return programmes.around(self._database, article, stories, also)

    def programmes(self) -> tuple[Programme, ...]:
        """Return all programmes as bongsu found them, with all their steps."""
        return programmes.by_id(self._database, None, steps=-1)

    def told_in(self, stories: Sequence[str]) -> tuple[Told, ...]:
        """Return the articles of these stories, in the order in which they came."""
        return programmes.told_in(self._database, stories)

    def unlink(self, *, since: datetime) -> None:
        """Forget the programmes of stories all of whose entries were seen from `since` on, and programmes left without any."""
        with self._database.write():
            programmes.unlink(self._database, since=since)

    def link(self, article: Article, placements: Iterable[Placement]) -> None:
        """Keep to which programmes the stories of an article belong that was recorded before."""
        with self._database.write():
            programmes.keep(self._database, article, placements)
