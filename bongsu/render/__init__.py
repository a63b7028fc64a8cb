"""An alert as the text of one kind of channel.

What sources wrote is hostile until it is cleaned here: it can neither leave its place in the message nor make it too long.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bongsu.model import Delivery, Message
from bongsu.render import console, telegram, webhook
from bongsu.wording import Language

RENDERERS: Mapping[str, Callable[[Delivery, Language], str]] = MappingProxyType(
    {"console": console.render, "webhook": webhook.render, "telegram": telegram.render}
)
"""kind of channel -> what makes its text"""


def render(delivery: Delivery, kind: str, language: Language) -> Message:
    """Return the message that tells `delivery` on a channel of `kind`. Raises KeyError for an unknown kind."""
    return Message(key=delivery.key, body=RENDERERS[kind](delivery, language))
