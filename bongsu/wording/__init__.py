"""Every sentence that a person reads, in Korean and English, from a code and parameters.

Korean particles follow the last sound of the parameter they are attached to: ``{name:을}`` gives "대구를" and "포항을"
(을/를, 이/가, 은/는, 과/와, 으로/로). In English the same format is the plain value.
"""

import re
from functools import cache
from typing import Literal

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
_PARTICLE = re.compile(rf"{{(\w+):({'|'.join(_AFTER_VOWEL)})}}")
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


@cache  # as many as there are sentences
def _read(template: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return `template` as `str.format` takes it, and the parameters that want a particle, each with that particle.

    ``{name:을}`` becomes a parameter of its own, ``{name을}``: `str.format` takes half the time of a `string.Formatter`.
    """
    return _PARTICLE.sub(r"{\1\2}", template), tuple(_PARTICLE.findall(template))


def say(code: str, language: Language, **params: object) -> str:
    """Return the sentence for `code`. Raises KeyError for an unknown code or a missing parameter: a programming error."""
    korean, english = TEXTS[code]
    template, joined = _read(korean if language == "ko" else english)
    for name, form in joined:
        word = str(params[name])
        params[name + form] = particle(word, form) if language == "ko" else word
    return template.format(**params)
