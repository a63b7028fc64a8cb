"""The lines that the daemon writes of itself. What stands in them from outside cannot pass for a line of ours."""

import logging
import os
import sys
from collections.abc import Mapping

_UNSEEN = "\N{REPLACEMENT CHARACTER}"


class Plain(logging.Formatter):
    """Writes what only shows: no colours, no control of the terminal, and every further line of a record set in."""

    def format(self, record: logging.LogRecord) -> str:
        return plain(super().format(record))


def plain(text: str) -> str:
    """Return `text` with its further lines set in, and without characters that do something instead of showing something."""
    shown = "".join(each if each.isprintable() or each == "\n" else _UNSEEN for each in text)
    return shown.replace("\n", "\n  ")


def to_stderr(environ: Mapping[str, str] = os.environ) -> None:
    """Send operator lines to stderr, down to `BONGSU_LOG` (debug or info); under systemd the journal knows the time."""
    form = "%(message)s" if environ.get("JOURNAL_STREAM") else "%(asctime)s %(message)s"
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain(form, datefmt="%H:%M:%S"))
    if logging.lastResort:
        logging.lastResort.setFormatter(Plain())
    logger = logging.getLogger("bongsu")
    logger.handlers[:] = [handler]
    logger.setLevel(logging.DEBUG if environ.get("BONGSU_LOG") == "debug" else logging.INFO)
    logger.propagate = False
