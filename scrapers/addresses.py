"""Addresses: whether one may be visited, and how a link on a page becomes one. No network here."""

import ipaddress
import re
from urllib.parse import urljoin, urlsplit

from bongsu.errors import FetchError

_SESSION = re.compile(r";jsessionid=[^?#]*", re.IGNORECASE)
_SHOWN = 80
_DEFAULT_PORTS = {"http": 80, "https": 443}


def place(url: str) -> str:
    """Return `host`, or `host:port` where the port is not the scheme's own. Raises `FetchError` for what is no web address.

    Names a place in messages and keeps its turns in `Politeness`: never the path or the query, which may hold a key.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _bad(url) from error
    if parts.scheme not in _DEFAULT_PORTS or not host or parts.username is not None:
        raise _bad(url)
    bare = f"[{host}]" if ":" in host else host
    return bare if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{bare}:{port}"


def _bad(url: str) -> FetchError:
    shown = re.sub(r"//[^/]*@", "//", url.split("?", 1)[0])[:_SHOWN]
    return FetchError("collect.address", url=" ".join(shown.split()))


def host_of(url: str) -> str:
    """Return the host alone, in lower case. Raises `FetchError` as `place` does."""
    place(url)
    return urlsplit(url).hostname or ""


def origin(url: str) -> str:
    """Return `scheme://host:port`: what robots.txt and credentials belong to. Raises `FetchError` as `place` does."""
    return f"{urlsplit(url).scheme}://{place(url)}"


def is_private(address: str) -> bool:
    """Say whether an IP address is not of the public internet; False for a name."""
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return address == "localhost" or address.endswith(".localhost")
    mapped = getattr(ip, "ipv4_mapped", None)
    return not (mapped or ip).is_global or ip.is_multicast


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine by its very spelling."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def absolute(base: str, link: str) -> str:
    """Return `link` as seen from the page `base`, without a session id; "" where it leads to no web page."""
    try:
        url = urljoin(base, _SESSION.sub("", "".join(link.split("\n")).strip()))
        place(url)
    except (ValueError, FetchError):
        return ""
    return url
