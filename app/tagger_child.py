"""The child of `tagger`: reads ``[window, start, end]`` a line, answers true, false or null. ``python -m app.tagger_child``."""

import json
import sys
from collections.abc import Iterable
from typing import Any

_PROPER = "NNP"


def verdict(tokens: Iterable[Any], start: int, end: int) -> bool | None:
    """Say what kiwi's tokens make of the span: a proper noun, something else, or (cut otherwise) nothing to go by."""
    for token in tokens:
        if token.start <= start and end <= token.start + token.len:
            exact = token.start == start and token.start + token.len == end
            return str(token.tag) == _PROPER if exact else False
    return None


def main() -> None:
    """Answer until the parent closes the pipe."""
    from kiwipiepy import Kiwi

    kiwi = Kiwi(num_workers=1, load_default_dict=False, load_typo_dict=False, load_multi_dict=False)
    for line in sys.stdin:
        window, start, end = json.loads(line)
        print(json.dumps(verdict(kiwi.tokenize(window), start, end)), flush=True)  # noqa: T201 -- the answer


if __name__ == "__main__":
    main()
