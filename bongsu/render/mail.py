"""An alert as a letter: a subject, plain text, and the same as HTML that opens no address by itself."""

from html import escape

from bongsu.model import Delivery, Digest
from bongsu.render import console, digest
from bongsu.render.parts import parts_of
from bongsu.wording import Language, say


def subject(delivery: Delivery, language: Language) -> str:
    """Return heading and title in one line."""
    parts = parts_of(delivery.alert, language, now=delivery.due)
    return f"[{parts.heading}] {parts.title}"


def render(delivery: Delivery, language: Language) -> str:
    """Return the plain text."""
    return console.render(delivery, language)


def html(delivery: Delivery, language: Language) -> str:
    """Return the HTML: no picture, no style sheet, no script, and no link but to what is told."""
    told = delivery.alert
    inside = "".join(digest.letter(told, language)) if isinstance(told, Digest) else _table(delivery, language)
    heading = escape(subject(delivery, language))
    return f'<!doctype html><html lang="{language}"><body><h3>{heading}</h3>{inside}</body></html>'


def _table(delivery: Delivery, language: Language) -> str:
    parts = parts_of(delivery.alert, language, now=delivery.due)
    rows = "".join(
        f'<tr><th align="left" valign="top">{escape(label)}</th><td>{escape(text)}</td></tr>' for label, text in parts.labelled
    )
    link = f'<p><a href="{escape(parts.link)}">{escape(say("alert.open", language))}</a></p>' if parts.link else ""
    return f"<table>{rows}</table>{link}"
