"""An alert as the text of one kind of channel.

What sources wrote is hostile until it is cleaned here: it can neither leave its place in the message nor make it too long.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from bongsu.errors import RenderError
from bongsu.model import Delivery, Look, Message
from bongsu.render import console, mail, telegram, webhook
from bongsu.wording import Language

RENDERERS: Mapping[str, Callable[[Delivery, Language], str]] = MappingProxyType(
    {
        "console": console.render,
        "webhook": webhook.render,
        "telegram": telegram.render,
        "email": mail.render,
        "apprise": mail.render,
    }
)
"""kind of channel -> what makes its text"""

_PLAIN = Look()


def render(delivery: Delivery, kind: str, language: Language, look: Look = _PLAIN) -> Message:
    """Return the message that tells `delivery` on a channel of `kind`. Raises KeyError for an unknown kind."""
    message = Message(key=delivery.key, body=RENDERERS[kind](delivery, language))
    if kind in {"email", "apprise"}:
        message = replace(message, title=mail.subject(delivery, language))
    if kind == "email":
        message = replace(message, html=mail.html(delivery, language))
    return styled(message, delivery, kind, language, look)


def styled(message: Message, delivery: Delivery, kind: str, language: Language, look: Look) -> Message:
    """Return `message` as `look` wants it. Where a template fails on it, it goes out as it was and says so: nothing is lost."""
    if look == _PLAIN:
        return message
    from bongsu.render.look import dressed, undressed  # Jinja takes time that most channels never need

    try:
        return dressed(message, delivery, kind, look, language)
    except RenderError as error:
        return undressed(message, delivery, kind, look, language, error)
