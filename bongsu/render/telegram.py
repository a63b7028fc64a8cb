"""An alert as the HTML that Telegram's `sendMessage` takes: <https://core.telegram.org/bots/api#html-style>.

Only `<b>` and `<a>` are used, opened and closed here around escaped text: the markup is valid whatever a source wrote.
"""

from html import escape

from bongsu.model import Delivery, Digest
from bongsu.render import digest
from bongsu.render.parts import parts_of
from bongsu.wording import Language, say

LONGEST = 4096
"""UTF-16 units that a message may have once markup and entities are taken away."""


def render(delivery: Delivery, language: Language) -> str:
    """Return the message: heading and title, why, where, who and when, the excerpt, the link; of a digest a line for each."""
    if isinstance(delivery.alert, Digest):
        return digest.html(delivery.alert, language)
    parts = parts_of(delivery.alert, language, now=delivery.due)
    lines = [f"<b>[{escape(parts.heading)}] {escape(parts.title)}</b>", ""]
    lines += [f"<b>{escape(label)}</b> {escape(text)}" for label, text in parts.labelled]
    if parts.link:
        lines += ["", f'<a href="{escape(parts.link)}">{escape(say("alert.open", language))}</a>']
    return "\n".join(lines)
