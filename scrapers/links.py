"""Links that only a script knows: what a click would lead to, by the patterns of a family."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, quote, urlsplit

from selectolax.lexbor import LexborNode

from scrapers.addresses import absolute
from scrapers.families import LinkPattern

_HOLE = re.compile(r"\{(\w+)\}")
_NO_ADDRESS = re.compile(r"\s*(?:#|javascript:|$)", re.IGNORECASE)


def target(node: LexborNode, url: str, patterns: Iterable[LinkPattern], values: Mapping[str, str]) -> str:
    """Return the address that `node` leads to from the page `url`; "" where it leads nowhere."""
    script = _script(node)
    for pattern in patterns:
        if found := pattern.find.search(script):
            groups = {str(number): part or "" for number, part in enumerate(found.groups(), 1)}
            return absolute(url, filled(pattern.to, {**values, **groups}))
    href = node.attributes.get("href") or ""
    return "" if _NO_ADDRESS.match(href) else absolute(url, href)


def known_values(root: LexborNode, url: str) -> dict[str, str]:
    """Return what a template may name: the fields of the page's forms, and before them the parameters of its address."""
    fields = {node.attributes.get("name") or "": node.attributes.get("value") or "" for node in root.css("input[name]")}
    return {**fields, **parameters(url)}


def _script(node: LexborNode) -> str:
    """What a click on `node` knows: ``href onclick data-name="value" …``."""
    attributes = node.attributes
    data = [f'{name}="{value or ""}"' for name, value in attributes.items() if name.startswith("data-")]
    return " ".join([attributes.get("href") or "", attributes.get("onclick") or "", *data])


def parameters(url: str) -> dict[str, str]:
    """Return the parameters of an address."""
    return dict(parse_qsl(urlsplit(url).query))


def holes(template: str) -> tuple[str, ...]:
    """Return the names that a template wants filled."""
    return tuple(_HOLE.findall(template))


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return an address from its template. A hole at the start is an address itself; what fills others is quoted."""
    return _HOLE.sub(lambda hole: _part(values.get(hole[1], ""), whole=hole.start() == 0), template)


def _part(value: str, *, whole: bool) -> str:
    return value if whole else quote(value, "/%")
