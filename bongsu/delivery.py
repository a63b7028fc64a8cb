"""How an attempt to deliver ends: sent, to be tried again at a time, or dead.

The notifier says whether another attempt makes sense; this is the one place that says when.
"""

from datetime import UTC, datetime, timedelta

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from bongsu.model import KST, Alert, Dead, Delivery, Reason, Retry, Sent, Settlement, Suppressed
from bongsu.operations import Matter
from bongsu.wording import Language

SHORTEST, LONGEST = timedelta(seconds=5), timedelta(hours=1)
"""Bounds of the wait between two attempts."""

PATIENCE = timedelta(days=7)
"""How long a delivery is tried, counted from its creation."""

FEWEST_ATTEMPTS = 12
"""Tries that every delivery gets, however old: its channel may have been broken, or the machine off, for those seven days."""

PROBE_SHORTEST = timedelta(minutes=1)
"""The shortest wait before a broken channel is tried again."""

LONGEST_ASKED = timedelta(days=1)
"""A far end that asks for a longer wait is asked again after this one."""

PAUSED, CAPPED, QUIET = "ops.paused", "ops.capped", "ops.quiet"

_MANY_DOUBLINGS = 20  # 5 s doubled this often is far over an hour; a larger exponent only costs time


TRUSTED_ATTEMPTS = 8
"""Failures after which a wait that was asked for is no longer believed to be enough, and ours is kept where it is longer."""


def settle(
    delivery: Delivery,
    result: str | NotifyError,
    *,
    now: datetime,
    jitter: float,
    language: Language = "ko",
    patience: timedelta = PATIENCE,
) -> Settlement:
    """Return how the attempt of `delivery` that ended with `result` (a receipt or an error) is to be recorded.

    `jitter` is a random number in [0, 1) that keeps many deliveries from coming back together; `language` is that of `why`.
    A wait that the far end asks for goes before ours, and the whole channel keeps it. An update that is refused is not dead,
    since its reader has had the news.
    """
    if isinstance(result, str):
        return Sent(receipt=result)
    why = result.say(language)
    if isinstance(result, Refused) and _is_update(delivery):
        return Suppressed(why=why)
    if isinstance(result, ChannelBroken):
        return Retry(due=now + probe_wait(now - delivery.created, jitter), why=why, channel_broken=True)
    if isinstance(result, Refused) or _out_of_patience(delivery, now, patience):
        return Dead(why=why)
    wait, asked = (
        retry_wait(delivery.attempts, jitter),
        _asked_wait(result.retry_after if isinstance(result, TryLater) else None),
    )
    if not asked:
        return Retry(due=now + wait, why=why)
    if delivery.attempts < TRUSTED_ATTEMPTS:
        wait = asked
    return Retry(due=now + max(wait, asked), why=why, rests_until=now + asked)


def paused(channel: str, why: str) -> Matter:
    """Return the matter of a channel that takes nothing until somebody repairs it."""
    return Matter(subject=subject_of(channel), name=channel, code=PAUSED, params=(("why", why),))


def capped(channel: str, most: int) -> Matter:
    """Return the matter of a channel that was to get more than its readers want to take in an hour."""
    return Matter(subject=subject_of(channel), name=channel, code=CAPPED, params=(("most", most),))


def quiet(channel: str, until: datetime | None) -> Matter:
    """Return the matter of a channel that sends nothing since its chat wishes so, until a time or until somebody ends it."""
    said = f"{until.astimezone(KST):%Y-%m-%d %H:%M}" if until else "/resume"
    return Matter(subject=subject_of(channel), name=channel, code=QUIET, params=(("until", said),))


def breaks_through(delivery: Delivery) -> bool:
    """Say whether a delivery goes out although its readers have had enough: what is urgent, and what is no news."""
    told = delivery.alert
    if not isinstance(told, Alert) or _is_update(delivery):
        return True
    return any(match.severity == "urgent" for match in told.matches)


def subject_of(channel: str) -> str:
    """Return what matters of a channel are about."""
    return f"channel:{channel}"


def hourly_digest(channel: str, now: datetime) -> tuple[str, datetime]:
    """Return the key of the digest that takes what was too much for `channel` in this hour of Korea, and when it is due."""
    due = now.astimezone(KST).replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return f"digest-{due:%Y%m%dT%H}-over-{channel}", due.astimezone(UTC)


def retry_wait(attempts: int, jitter: float) -> timedelta:
    """Return the wait after a failure that `attempts` others came before: exponential with full jitter, 5 s to 1 h."""
    ceiling = min(SHORTEST * (2 << min(attempts, _MANY_DOUBLINGS)), LONGEST)
    return SHORTEST + (ceiling - SHORTEST) * jitter


def probe_wait(waited: timedelta, jitter: float) -> timedelta:
    """Return the wait before a broken channel is tried again, 1 min to 1 h, for a delivery that has `waited` so far.

    Attempts on a broken channel are not counted; to wait for as long as one has waited doubles the wait just the same.
    """
    ceiling = min(max(waited, PROBE_SHORTEST * 2), LONGEST)
    return PROBE_SHORTEST + (ceiling - PROBE_SHORTEST) * jitter


def _is_update(delivery: Delivery) -> bool:
    return isinstance(delivery.alert, Alert) and delivery.alert.reason is Reason.OUTLETS


def _out_of_patience(delivery: Delivery, now: datetime, patience: timedelta) -> bool:
    return now - delivery.created >= patience and delivery.attempts + 1 >= FEWEST_ATTEMPTS


def _asked_wait(seconds: float | None) -> timedelta:
    most = LONGEST_ASKED.total_seconds()
    return timedelta(seconds=max(0.0, min(seconds, most))) if seconds else timedelta(0)
