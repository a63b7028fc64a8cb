"""What programmes are looked up by: runs of three characters of their names."""

from bongsu.model import Article
from bongsu.programme import Alias
from bongsu.programmes.mentions import namings
from bongsu.programmes.names import acronym, squeezed
from bongsu.stories.signature import OPENING

LENGTH = 3


def keys(article: Article) -> frozenset[str]:
    """Return the keys of an article: of its headline, its opening and the names further down."""
    said = (article.entry.title, article.body[:OPENING], *(each.quote for each in namings(article)))
    return frozenset().union(*(_runs(squeezed(text)) for text in said))


def alias_keys(alias: Alias) -> frozenset[str]:
    """Return the keys under which a programme is found by a name; a name of two characters is its own key."""
    short = acronym(alias.name.said)
    return _runs(alias.name.key) | (_runs(short) if short else frozenset())


def _runs(text: str) -> frozenset[str]:
    return frozenset(text[start : start + LENGTH] for start in range(max(1, len(text) - LENGTH + 1)))
