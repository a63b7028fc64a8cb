"""What has been seen since a time, by source and region."""

from datetime import datetime

from bongsu.coverage import Sighting
from storage.database import Database
from storage.values import moment, stamp

_OF_SOURCES = "SELECT source, count(*) AS count, max(seen) AS last FROM entries WHERE seen >= :since GROUP BY source"

_ABOUT_REGIONS = """
    SELECT source, json_extract(value, '$.code') AS region, count(*) AS count, max(seen) AS last
    FROM articles JOIN entries ON entries.key = articles.entry, json_each(articles.regions)
    WHERE seen >= :since AND json_extract(value, '$.role') = 'about'
    GROUP BY source, region ORDER BY source, region
"""


def since(database: Database, start: datetime) -> tuple[Sighting, ...]:
    """Return what was seen from `start` on: of each source, then of each source about each region."""
    offered = database.rows(_OF_SOURCES, since=stamp(start))
    about = database.rows(_ABOUT_REGIONS, since=stamp(start))
    return (
        *(Sighting(source=row["source"], region=None, count=row["count"], last=moment(row["last"])) for row in offered),
        *(Sighting(source=row["source"], region=row["region"], count=row["count"], last=moment(row["last"])) for row in about),
    )
