"""Addresses made canonical: one spelling for all the ways to write where one announcement stands.

The result is for telling announcements apart and is never fetched. What it drops is data, below: changing it changes the
identity of what is already stored.
"""

import re
from urllib.parse import quote, urlsplit

_HOST_PREFIXES = frozenset(("www", "m", "mobile", "amp"))
_SHORTEST_NAME = 2
_DEFAULT_PORTS = (None, 80, 443)

_TRACKING = frozenset(
    (
        *(
            "fbclid",
            "gclid",
            "gbraid",
            "wbraid",
            "dclid",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "li_fat_id",
            "igshid",
            "igsh",
        ),
        *("mc_cid", "mc_eid", "_ga", "_gl", "spm", "cmpid", "ncid", "ocid", "napm", "kakao_from"),  # advertising, newsletters
        *("ref", "ref_src", "ref_url", "referer", "referrer", "refer", "cloc", "rss", "fromrss"),  # where the reader came from
        *("amp", "outputtype"),  # the same article in another dress
    )
)
_SESSIONS = frozenset(("jsessionid", "phpsessid", "sessionid", "session_id", "cfid", "cftoken"))
_PREFIXES = ("utm_", "pk_", "mtm_", "aspsessionid")

_LIST_STATE = frozenset(
    (
        *("page", "pageindex", "pageno", "page_no", "pagenum", "movepage", "nowpage", "curpage", "currentpage", "cpage"),
        *("gotopage", "startpage", "pageunit", "pagesize", "page_size", "listcnt", "rowcnt", "recordcnt", "recordcountperpage"),
        *("q_currpage", "q_rowpersize", "q_sortname", "q_sortorder", "orderby", "sortorder"),
        *("startdate", "enddate", "sdate", "edate", "fromdate", "todate", "begindate", "period"),
    )
)
_LIST_PREFIXES = ("search", "srch", "sch_", "q_search")
"""Where in which list the reader stood: an announcement moves from page 1 to page 2, and 정책브리핑 puts today's date, the
last day of the search, into every link. Dropped where something else remains."""

_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_NEEDLESS_END = frozenset(("", "index.html", "index.htm", "index.php", "amp"))
_NDSOFT_AMP = re.compile(r"/articleViewAmp\.html$")
_NDSOFT_ARTICLE = "/articleView.html"
_ROUTE = ("!", "/")
"""A fragment that begins so is an address of its own, in sites that are one page; any other is a place on the page."""

_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$'()*,;:@/=]")
_SITE = re.compile(r"https://[^/]+/")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def canonical_url(url: str) -> str:
    """Return `url` in its one spelling; doing it twice changes nothing. What is no web address comes back stripped.

    https; host in small letters without ``www.``, ``m.``, ``mobile.``, ``amp.``; no default port, user, fragment, tracking
    parameter, session id, page of the list, ``index.html`` or slash at the end; AMP forms as the article itself; percent
    signs only where needed (``%2F`` stays); parameters without the empty ones, sorted; of ndsoft's ``articleView.html`` only
    ``idxno``.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in {"http", "https", ""} or not host:
        return url.strip()
    authority = host if port in _DEFAULT_PORTS else f"{host}:{port}"
    path = _path(parts.path)
    query = _query(parts.query, path)
    fragment = _percent(parts.fragment) if parts.fragment.startswith(_ROUTE) else ""
    return f"https://{authority}{path}" + (query and f"?{query}") + (fragment and f"#{fragment}")


def is_web_address(url: str) -> bool:
    """Return whether `url` is an absolute http or https address with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def is_site_root(url: str) -> bool:
    """Return whether a web address names a whole site rather than something on it."""
    return is_web_address(url) and _SITE.fullmatch(canonical_url(url)) is not None


def _host(host: str) -> str:
    labels = _ascii(host).rstrip(".").split(".")
    while len(labels) > _SHORTEST_NAME and labels[0] in _HOST_PREFIXES:
        labels.pop(0)
    joined = ".".join(labels)
    return f"[{joined}]" if ":" in joined else joined


def _ascii(host: str) -> str:
    """Return `host` as the name system has it (한국.kr -> xn--3e0b707e.kr). Raises ValueError."""
    return host.lower() if host.isascii() else host.encode("idna").decode("ascii").lower()


def _path(path: str) -> str:
    segments = _NDSOFT_AMP.sub(_NDSOFT_ARTICLE, _SESSION_IN_PATH.sub("", _percent(path))).split("/")
    while segments and segments[-1].lower() in _NEEDLESS_END:
        segments.pop()
    return "/".join(segments) or "/"


def _query(query: str, path: str) -> str:
    pairs = {_pair(part) for part in query.split("&")}
    kept = {pair for pair in pairs if pair[1] and not _says_nothing(pair[0].lower())}
    if path.endswith(_NDSOFT_ARTICLE):
        kept = {pair for pair in kept if pair[0] == "idxno"} or kept
    kept = {pair for pair in kept if not _says_where(pair[0].lower())} or kept
    return "&".join(sorted(key + value for key, value in kept))


def _pair(part: str) -> tuple[str, str]:
    """Return a parameter's name and its value with the ``=``; a name alone is a value without a name."""
    name, equals, value = part.replace("+", "%20").partition("=")
    while name.startswith("amp;"):  # '&amp;' that was never decoded
        name = name.removeprefix("amp;")
    if not equals:
        return "", _percent(name)
    return _percent(name), f"={_percent(value)}" if value else ""


def _says_nothing(name: str) -> bool:
    return name in _TRACKING or name in _SESSIONS or name.startswith(_PREFIXES)


def _says_where(name: str) -> bool:
    return name in _LIST_STATE or name.startswith(_LIST_PREFIXES)


def _percent(text: str) -> str:
    return _PERCENT.sub(_one_percent, text)


def _one_percent(found: re.Match[str]) -> str:
    if not found[1]:
        return quote(found[0], safe="", errors="replace")
    character = chr(int(found[1], 16))
    return character if character in _UNRESERVED else found[0].upper()
