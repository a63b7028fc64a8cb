"""The one zone of the house. Korea has had no summer time since 1988, so that an offset is enough."""

from datetime import timedelta, timezone

KST = timezone(timedelta(hours=9), "KST")
