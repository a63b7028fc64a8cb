"""Addresses: whether one may be visited, and how a link on a page becomes one. No network here."""

import ipaddress
import re
import socket
import unicodedata
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from bongsu.errors import FetchError

_SESSION = re.compile(r";jsessionid=[^?#]*", re.IGNORECASE)
_SHOWN = 80
_REMEMBERED = 1_024
"""Addresses whose places are remembered: one visit asks for that of its address a dozen times."""

_DOTS = re.compile("[。．｡]")
"""Dots to IDNA (RFC 3490, 3.1), so that some of those who resolve names read 127。0。0。1 as this machine."""

_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)", re.ASCII)
"""A host whose last label is a number is an IPv4 address or nothing (WHATWG URL, host parsing)."""

_IN_NO_NAME = re.compile(r"[^\w.:-]")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""What a translator at the network's edge turns into the IPv4 address at its end (RFC 6052, 2.1)."""

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address

_DEFAULT_PORTS = {"http": 80, "https": 443}


@lru_cache(_REMEMBERED)
def place(url: str) -> str:
    """Return `host`, or `host:port` where the port is not the scheme's own. Raises `FetchError` for what is no web address.

    Names a place in messages and keeps its turns in `Politeness`: never the path or the query, which may hold a key.
    """
    try:
        url.encode()  # halves of surrogate pairs can be sent to nobody
        parts = urlsplit(url)
        host, port = _plain(parts.hostname or ""), parts.port
    except ValueError as error:
        raise _bad(url) from error
    if parts.scheme not in _DEFAULT_PORTS or not _is_host(host) or parts.username is not None:
        raise _bad(url)
    bare = f"[{host}]" if ":" in host else host
    return bare if port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{bare}:{port}"


def _plain(host: str) -> str:
    """One spelling of a host: whoever resolves it folds wide letters and other dots as well."""
    return unicodedata.normalize("NFKC", _DOTS.sub(".", host)).lower().removesuffix(".")


def _is_host(host: str) -> bool:
    if not host or _IN_NO_NAME.search(host.replace("%", "", 1) if ":" in host else host):
        return False
    return _ip(host) is not None if ":" in host or _NUMBER.fullmatch(host) else True


def _ip(host: str) -> _Ip | None:
    """The address that a host is, in any of the spellings that a system takes: 127.1, 0177.0.0.1, 2130706433, 0x7f000001."""
    try:
        return ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        try:
            return ipaddress.IPv4Address(socket.inet_aton(host)) if _NUMBER.fullmatch(host) else None
        except OSError:
            return None


def _bad(url: str) -> FetchError:
    shown = re.sub(r"//[^/]*@", "//", url.split("?", 1)[0])[:_SHOWN]
    return FetchError("collect.address", url="".join(each if each.isprintable() else " " for each in shown).strip())


def host_of(url: str) -> str:
    """Return the host alone, in its plain spelling. Raises `FetchError` as `place` does."""
    place(url)
    return _plain(urlsplit(url).hostname or "")


def origin(url: str) -> str:
    """Return `scheme://host:port`: what robots.txt and credentials belong to. Raises `FetchError` as `place` does."""
    return f"{urlsplit(url).scheme}://{place(url)}"


def is_private(address: str) -> bool:
    """Say whether a host is not of the public internet by its very spelling; False for any other name."""
    host = _plain(address)
    ip = _ip(host)
    return _is_localhost(host) if ip is None else not _is_public(ip)


def _is_public(ip: _Ip) -> bool:
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast
    carried = ip.ipv4_mapped or ip.sixtofour or (ipaddress.IPv4Address(ip.packed[-4:]) if ip in _TRANSLATED else None)
    return _is_public(carried) if carried else ip.is_global and ip in _GLOBAL_UNICAST


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine by its very spelling."""
    ip = _ip(_plain(host))
    return ip.is_loopback if ip else _is_localhost(_plain(host))


def _is_localhost(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")


def leads_inside(url: str) -> bool:
    """Say whether an address is private by its very spelling; False for what is no web address."""
    try:
        return is_private(host_of(url))
    except FetchError:
        return False


def absolute(base: str, link: str) -> str:
    """Return `link` as seen from the page `base`, without a session id; "" where it leads to no web page."""
    try:
        url = urljoin(base, _SESSION.sub("", "".join(link.split("\n")).strip()))
        place(url)
    except (ValueError, FetchError):
        return ""
    return url
