"""Asks kiwipiepy, in a child process, whether a word is a place: the optional extra ``bongsu[ko]``.

The child is started at the first question and takes about 230 MB with its big dictionaries off; without the extra, or when
the child fails, every answer is None and the rules of the core decide alone. Kiwi is one signal, not the judge: alone it found
69 % of the places in ambiguous headlines and invented 6 %.
"""

import contextlib
import importlib.util
import json
import logging
import select
import subprocess
import sys
from collections.abc import Iterator, Sequence

log = logging.getLogger("bongsu")

KIWI = (sys.executable, "-m", "app.tagger_child")
_PATIENCE = 10.0
"""Seconds for an answer: the first one loads the dictionaries, the others take 0.1 ms."""


def installed() -> bool:
    """Say whether the extra is there, without loading it."""
    return importlib.util.find_spec("kiwipiepy") is not None


@contextlib.contextmanager
def open_tagger() -> Iterator["ChildTagger | None"]:
    """Give the tagger for a while, None where the extra is not installed."""
    tagger = ChildTagger() if installed() else None
    try:
        yield tagger
    finally:
        if tagger:
            tagger.close()


class ChildTagger:
    """A `Tagger` that lives in a child process started by `command`. After the first failure it answers None for good."""

    def __init__(self, command: Sequence[str] = KIWI) -> None:
        self._command = command
        self._child: subprocess.Popen[str] | None = None
        self._failed = False

    def is_place(self, window: str, start: int, end: int) -> bool | None:
        """Say whether `window[start:end]` is a place name there; None where the child cannot tell or has failed."""
        if self._failed:
            return None
        try:
            return self._ask(json.dumps([window, start, end]))
        except (OSError, ValueError) as error:
            log.warning("the tagger failed and is not asked again: %s", error)
            self._failed = True
            self.close()
            return None

    def close(self) -> None:
        """End the child."""
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None

    def _ask(self, question: str) -> bool | None:
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603 -- our own module
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
        if self._child.stdin is None or self._child.stdout is None:
            raise ValueError("no pipes")
        self._child.stdin.write(question + "\n")
        self._child.stdin.flush()
        if not select.select([self._child.stdout], [], [], _PATIENCE)[0]:
            raise ValueError("no answer in time")
        answer = json.loads(self._child.stdout.readline())
        return answer if isinstance(answer, bool) else None
