"""Outside text for chats that read markup of their own in it: it shall link nowhere, call nobody and stay as it was written."""

import re

_SLACK = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARKDOWN = re.compile(r"([\\`*_~|\[\]<>#])")
_MENTION = re.compile(r"@(?=\w)")
_NOTHING = "\u200b"


def slack(text: object) -> str:
    """Return `text` escaped for Slack: its three characters, <https://docs.slack.dev/messaging/formatting-message-text>."""
    return str(text).translate(_SLACK)


def markdown(text: object) -> str:
    """Return `text` with every sign of Markdown escaped and with names that would call somebody broken up."""
    return uncalled(_MARKDOWN.sub(r"\\\1", str(text)))


def mattermost(text: object) -> str:
    """Return `text` with Markdown escaped for Mattermost, which would show the backslash before a ``<``."""
    return markdown(text).replace("\\<", "<")


def uncalled(text: object) -> str:
    """Return `text` in which no name calls somebody, for places that show it as it stands."""
    return _MENTION.sub("@" + _NOTHING, str(text))


def unlinked(text: object) -> str:
    """Return `text` in which no ``[text](address)`` is a link, for chats of which it is not known how they escape."""
    return str(text).replace("](", "] (")
