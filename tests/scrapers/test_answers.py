"""What the status of an answer means."""

import pytest

from bongsu.errors import FetchError
from scrapers.answers import check, retry_after


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "collect.status"),
        (401, "collect.forbidden"),
        (403, "collect.forbidden"),
        (404, "collect.not_found"),
        (410, "collect.gone"),
        (418, "collect.status"),
        (429, "collect.busy"),
        (500, "collect.server"),
        (503, "collect.server"),
        (599, "collect.server"),
        (302, "collect.status"),
        (304, "collect.status"),
        (101, "collect.status"),
    ],
)
def test_every_other_status_is_a_failure(status: int, code: str) -> None:
    with pytest.raises(FetchError, match=str(status)) as caught:
        check(status, {}, host="a.example", conditional=False)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("status", "headers", "conditional"),
    [
        pytest.param(200, {}, False, id="good"),
        pytest.param(204, {}, False, id="good and empty"),
        pytest.param(302, {"location": "/"}, False, id="elsewhere"),
        pytest.param(304, {}, True, id="nothing moved, as was asked"),
    ],
)
def test_good_answers(status: int, headers: dict[str, str], conditional: bool) -> None:
    check(status, headers, host="a.example", conditional=conditional)


DATE = "Mon, 02 Mar 2026 00:00:00 GMT"


@pytest.mark.parametrize(
    ("asked", "date", "seconds"),
    [
        pytest.param("120", "", 120.0, id="seconds"),
        pytest.param(" 0 ", "", 0.0, id="at once"),
        pytest.param("Mon, 02 Mar 2026 00:10:00 GMT", DATE, 600.0, id="a date, against the server's own clock"),
        pytest.param("Sun, 01 Mar 2026 00:00:00 GMT", DATE, 0.0, id="a date that is past"),
        pytest.param("Mon, 02 Mar 2026 00:10:00 GMT", "", None, id="a date without a clock to hold it against"),
        pytest.param("Mon, 02 Mar 2026 00:10:00", DATE, None, id="a date without a zone"),
        pytest.param("soon", DATE, None, id="nonsense"),
        pytest.param("-5", DATE, None, id="a negative number"),
        pytest.param("9" * 400, DATE, None, id="for ever"),
        pytest.param("999999999", DATE, 86_400.0, id="for thirty years: a day"),
        pytest.param("Fri, 02 Mar 2035 00:00:00 GMT", DATE, 86_400.0, id="until another decade: a day"),
        pytest.param("", DATE, None, id="nothing"),
    ],
)
def test_retry_after(asked: str, date: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": asked, "date": date}) == seconds
