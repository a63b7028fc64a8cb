"""Every sentence that a person reads, in Korean and English, from a code and parameters.

Korean particles follow the last sound of the parameter they are attached to: ``{name:을}`` gives "대구를" and "포항을"
(을/를, 이/가, 은/는, 과/와, 으로/로). In English the same format is the plain value.
"""

import string
from typing import Any, Literal

from bongsu.wording import (
    alert,
    channels,
    cli,
    collect,
    config,
    deliver,
    demo,
    documents,
    intake,
    living,
    notify,
    ops,
    programmes,
    push,
    rhythm,
    shell,
    storage,
    stories,
    telegram,
)

Language = Literal["ko", "en"]

TEXTS: dict[str, tuple[str, str]] = {
    **alert.TEXTS,
    **channels.TEXTS,
    **cli.TEXTS,
    **collect.TEXTS,
    **config.TEXTS,
    **deliver.TEXTS,
    **demo.TEXTS,
    **documents.TEXTS,
    **intake.TEXTS,
    **living.TEXTS,
    **notify.TEXTS,
    **ops.TEXTS,
    **programmes.TEXTS,
    **push.TEXTS,
    **rhythm.TEXTS,
    **shell.TEXTS,
    **storage.TEXTS,
    **stories.TEXTS,
    **telegram.TEXTS,
}
"""code -> (Korean, English)"""

_AFTER_VOWEL = {"을": "를", "이": "가", "은": "는", "과": "와", "으로": "로"}
_HANGUL_FIRST, _HANGUL_LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
_READ_AS = {"0": "영", "1": "일", "3": "삼", "6": "육", "7": "칠", "8": "팔", "l": "엘", "m": "엠", "n": "엔", "r": "알"}


def _final(word: str) -> int:
    """Index of the last sound's final consonant; 0 where it ends in a vowel."""
    last = word.rstrip("'\"’”」』)]")[-1:].lower()
    last = _READ_AS.get(last, last)
    if last and _HANGUL_FIRST <= ord(last) <= _HANGUL_LAST:
        return (ord(last) - _HANGUL_FIRST) % _FINALS
    return 0


def particle(word: str, after_consonant: str) -> str:
    """Return `word` with the particle its last sound asks for; `after_consonant` names it (을, 이, 은, 과, 으로)."""
    final = _final(word)
    takes_vowel_form = final == 0 or (after_consonant == "으로" and final == _RIEUL)
    return word + (_AFTER_VOWEL[after_consonant] if takes_vowel_form else after_consonant)


class _Korean(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 -- the signature of string.Formatter
        if format_spec in _AFTER_VOWEL:
            return particle(str(value), format_spec)
        return str(super().format_field(value, format_spec))


class _English(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401 -- the signature of string.Formatter
        return str(super().format_field(value, "" if format_spec in _AFTER_VOWEL else format_spec))


_FORMATTERS: dict[Language, string.Formatter] = {"ko": _Korean(), "en": _English()}


def say(code: str, language: Language, **params: object) -> str:
    """Return the sentence for `code`. Raises KeyError for an unknown code or a missing parameter: a programming error."""
    korean, english = TEXTS[code]
    return _FORMATTERS[language].format(korean if language == "ko" else english, **params)
