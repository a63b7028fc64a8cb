"""Words as grouping compares them: without particles and verb endings, in one spelling."""

import re
from functools import lru_cache

_TOKEN = re.compile(r"[A-Za-z]{2,}|[가-힣]{2,}")
_PARTICLE = re.compile(
    r"(?<=[가-힣]{2})(?:"
    r"에서는|에서도|으로써|으로서|으로는|에게서|이라는|이라고|까지|부터|에서|에게|으로|에는|에도|라는|라고|이며|이고"
    r"|한다고|했다고|된다고|됐다고|하기로|한다|했다|하는|하고|하며|하기|해서|했던|된다|됐다|되는|되고|되며|키로"
    r"|입니다|합니다|했습니다|이다|은|는|이|가|을|를|의|에|와|과|도|로|만|서|한|할|해|된|될|들"
    r")$"
)
_MONEY_AND_TIME = re.compile(
    r"\d[\d,.]*\s?(?:조|억|천만|백만|만|천)?\s?(?:원|명|곳|개사|개소|개월|개|년|월|일|시|분|차|기|회|호|곳|팀|대|건|여|%)?"
)


def stems(text: str) -> tuple[str, ...]:
    """Return the words of `text` in their order, without numbers, particles and words of one syllable; repeats stay."""
    return tuple(map(_stem, _TOKEN.findall(_MONEY_AND_TIME.sub(" ", text))))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return _PARTICLE.sub("", word) if word[0] >= "가" else word.casefold()
