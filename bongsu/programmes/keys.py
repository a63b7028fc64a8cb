"""What programmes are looked up by: their names, and runs of three characters of these."""

from collections.abc import Mapping

from bongsu.model import Article
from bongsu.opening import OPENING
from bongsu.programme import Alias
from bongsu.programmes.mentions import namings
from bongsu.programmes.names import acronym, squeezed

LENGTH = 3
_WHOLE = "="
LOOKED_UP = 24
"""Keys by which programmes are looked up: the rarest; what hundreds share tells little."""


def keys(article: Article) -> frozenset[str]:
    """Return the keys of an article: of its headline, its opening and the names further down; those whole, too."""
    said = namings(article)
    texts = (article.entry.title, article.body[:OPENING], *(each.quote for each in said))
    return frozenset().union(*(_runs(squeezed(text)) for text in texts), (_whole(each.name.key) for each in said))


def alias_keys(alias: Alias) -> frozenset[str]:
    """Return the keys under which a programme is found by a name."""
    short = acronym(alias.name.said)
    return _runs(alias.name.key) | {_whole(alias.name.key)} | (_runs(short) if short else frozenset())


def rarest(holding: Mapping[str, int]) -> tuple[str, ...]:
    """Return the keys to look up, of those that so many programmes are under: whole names, then the rarest."""
    return tuple(sorted(holding, key=lambda key: (not key.startswith(_WHOLE), holding[key], key))[:LOOKED_UP])


def _whole(key: str) -> str:
    return _WHOLE + key


def _runs(text: str) -> frozenset[str]:
    return frozenset(text[start : start + LENGTH] for start in range(max(1, len(text) - LENGTH + 1)))
