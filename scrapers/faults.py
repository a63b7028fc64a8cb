"""What an API says is wrong, inside an answer that looks good to HTTP.

Codes: the error table that data.go.kr prints beside each of its APIs. Its gateway answers them in a frame of its own, the
services behind it in their head, some by number and some by name.
"""

from collections.abc import Mapping

from bongsu.errors import FetchError
from scrapers.trees import at

QUOTA = "collect.api_quota"
"""The code of the error that says that today's calls are used up."""

_PLACES = (
    "OpenAPI_ServiceResponse.cmmMsgHeader.returnReasonCode",
    "cmmMsgHeader.returnReasonCode",
    "response.cmmMsgHeader.returnReasonCode",
    "response.header.resultCode",
    "header.resultCode",
)
_NO_DATA = frozenset({"3", "NODATA_ERROR"})
_MEANS: Mapping[str, str] = {
    "12": "collect.api_gone",
    "NO_OPENAPI_SERVICE_ERROR": "collect.api_gone",
    "20": "collect.api_denied",
    "SERVICE_ACCESS_DENIED_ERROR": "collect.api_denied",
    "21": "collect.api_key_paused",
    "TEMPORARILY_DISABLE_THE_SERVICEKEY_ERROR": "collect.api_key_paused",
    "22": QUOTA,
    "LIMITED_NUMBER_OF_SERVICE_REQUESTS_EXCEEDS_ERROR": QUOTA,
    "23": "collect.api_hurried",
    "LIMITED_NUMBER_OF_SERVICE_REQUESTS_PER_SECOND_EXCEEDS_ERROR": "collect.api_hurried",
    "30": "collect.api_key_unknown",
    "SERVICE_KEY_IS_NOT_REGISTERED_ERROR": "collect.api_key_unknown",
    "31": "collect.api_key_expired",
    "DEADLINE_HAS_EXPIRED_ERROR": "collect.api_key_expired",
    "32": "collect.api_address",
    "UNREGISTERED_IP_ERROR": "collect.api_address",
}
_SHOWN = 60


def says_nothing_there(tree: object) -> bool:
    """Say whether an answer tells that there is nothing to list, in place of an empty list."""
    return _code(tree) in _NO_DATA


def fault_in(tree: object, *, host: str) -> FetchError | None:
    """Return what an answer says is wrong; None where it says that all is well, or nothing."""
    code = _code(tree)
    if code in _NO_DATA or not code.strip("0"):
        return None
    if code in _MEANS:
        return FetchError(_MEANS[code], host=host)
    shown = "".join(each for each in code if each.isascii() and (each.isalnum() or each in "_-"))
    return FetchError("collect.api_trouble", host=host, said=shown[:_SHOWN])


def _code(tree: object) -> str:
    """The code without leading zeros, or its name; "" where all is well or nothing is said."""
    found = (at(tree, place) for place in _PLACES)
    return next((str(code).strip().upper().lstrip("0") for code in found if isinstance(code, str | int)), "")
