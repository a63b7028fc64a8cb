"""How Telegram reads the HTML of a message: a few tags, well nested, and nothing else that looks like one."""

import re
from dataclasses import dataclass
from html import unescape

LONGEST = 4096
"""UTF-16 units of a message once its entities are parsed: the safe reading of Telegram's limit."""

MOST_ENTITIES = 100

_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>b|strong|i|em|u|ins|s|strike|del|code|pre|a|blockquote|span|tg-spoiler|tg-emoji)"
    r"(?P<attributes>(?:\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\s*>"
)
_PIECE = re.compile(r"<[^>]*>?|[^<]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader sees, and what the Bot API would say against it ("" when it takes the message)."""

    text: str
    refusal: str


def read_html(html: str) -> Reading:
    """Return `html` as Telegram shows it, or why it would not: bad markup, too long, too many entities, empty."""
    pieces = _PIECE.findall(html)
    tags = [piece for piece in pieces if piece.startswith("<")]
    text = "".join(unescape(piece) for piece in pieces if not piece.startswith("<")).strip()
    return Reading(text=text, refusal=_against_tags(tags) or _against_size(text, tags))


def _against_tags(tags: list[str]) -> str:
    open_tags: list[str] = []
    for piece in tags:
        tag = _TAG.fullmatch(piece)
        if tag is None:
            return f'can\'t parse entities: Unsupported start tag "{piece.strip("<>")[:20]}"'
        if not tag["end"]:
            open_tags.append(tag["name"])
        elif not open_tags or open_tags.pop() != tag["name"]:
            return f'can\'t parse entities: Unmatched end tag "{tag["name"]}"'
    return f"can't parse entities: Can't find end tag corresponding to start tag \"{open_tags[-1]}\"" if open_tags else ""


def _against_size(text: str, tags: list[str]) -> str:
    if not text:
        return "message text is empty"
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST:
        return "message is too long"
    return "too many entities" if len(tags) // 2 > MOST_ENTITIES else ""
