"""What the status of an answer means: the one table for all visits."""

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from bongsu.errors import FetchError

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CODES: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: "collect.forbidden",
    HTTPStatus.FORBIDDEN: "collect.forbidden",
    HTTPStatus.NOT_FOUND: "collect.not_found",
    HTTPStatus.GONE: "collect.gone",
    HTTPStatus.TOO_MANY_REQUESTS: "collect.busy",
}
_SECONDS = re.compile(r"\d{1,9}")
LONGEST_REST = 86_400.0
"""Seconds. Who asks for more is visited once a day all the same: a slip of theirs must not become a silence of years."""


def is_redirect(status: int) -> bool:
    """Say whether an answer that passed `check` leads elsewhere."""
    return status in _REDIRECTS


def check(status: int, headers: Mapping[str, str], *, host: str, conditional: bool) -> None:
    """Return for a good answer or a redirect with a target. Raises `FetchError` for all others.

    304 is good only for a `conditional` request: unasked for, it would look like "nothing new" for ever.
    """
    if status in range(200, 300) or (status == HTTPStatus.NOT_MODIFIED and conditional):
        return
    if is_redirect(status) and headers.get("location"):
        return
    code = _CODES.get(status, "collect.server" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "collect.status")
    raise FetchError(code, host=host, status=status, retry_after=retry_after(headers))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that `Retry-After` asks for; None where it asks for nothing that can be read. At most `LONGEST_REST`.

    A date is taken against the answer's own `Date`, so that a clock which runs wrong on either side does no harm.
    """
    asked = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(asked):
        return min(float(asked), LONGEST_REST)
    then, now = _http_date(asked), _http_date(headers.get("date", ""))
    return min(max(0.0, (then - now).total_seconds()), LONGEST_REST) if then and now else None


def _http_date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo else None
