"""sources of rules.yaml, and the defaults they share."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from bongsu.config.access import with_access
from bongsu.config.chosen import Catalogue, written_out
from bongsu.config.findings import Findings, said_path
from bongsu.config.push import read_push_secret
from bongsu.config.shape import DefaultsShape, SourceShape
from bongsu.korea.gazetteer import groups, region_codes
from bongsu.korea.units import units
from bongsu.model import Source, SourceKind
from bongsu.rhythm.visits import SHORTEST_INTERVAL
from bongsu.yaml_nodes import Path, Plain

KindOf = Callable[[str], SourceKind]
"""What an address looks like."""

IsPrivate = Callable[[str], bool]
"""Whether an address leads into a private network by its very spelling."""

SHORTEST_AT_HOME = timedelta(seconds=1)
"""The same for this machine's own addresses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scrapers:
    """What the scrapers know that a file may name: families, kinds and places of addresses, the sources of the catalogue."""

    families: Collection[str]
    kind_of: KindOf
    is_private: IsPrivate
    catalogue: Catalogue


def read_sources(root: Mapping[str, Plain], scrapers: Scrapers, findings: Findings) -> tuple[Source, ...]:
    """Return the sources with the file's `defaults` filled in."""
    defaults, _ = findings.read(DefaultsShape, root.get("defaults", {}), ("defaults",))
    parts = findings.listed(root, "sources")
    return tuple(_sources(parts, defaults, scrapers, findings))


def _sources(parts: list[Plain], defaults: DefaultsShape, scrapers: Scrapers, findings: Findings) -> Iterator[Source]:
    for path, part in written_out(parts, scrapers.catalogue, findings):
        shape, wrong = findings.read(SourceShape, part, path)
        _check_family(shape, path, scrapers, findings)
        source = _source(shape, defaults, scrapers, _home(shape, path, findings))
        if source.url and shape.kind != "push" and "url" not in wrong:
            _check_every(shape, source, path, findings)
            if scrapers.is_private(source.url) and not source.allow_private:
                findings.add("config.private", (*path, "url"), source=source.id)
        yield with_access(replace(source, secret=read_push_secret(shape, part, path, findings)), shape, part, path, findings)


def _source(shape: SourceShape, defaults: DefaultsShape, scrapers: Scrapers, region: str | None) -> Source:
    def own(name: str) -> Any:  # noqa: ANN401 -- a default of any kind
        return getattr(shape if name in shape.model_fields_set else defaults, name)

    return Source(
        id=shape.id,
        name=shape.name or shape.id,
        url=shape.url,
        kind=shape.kind or _kind(shape, scrapers),
        family=shape.family,
        region=region,
        every=own("every").mean,
        least=own("every").least,
        most=own("every").most,
        page=own("page") == "always",
        attachments=own("attachments") == "always",
        first_catch=own("first_catch"),
        retry_after=own("retry_after"),
        max_age=own("max_age"),
        allow_private=shape.allow_private,
    )


def _kind(shape: SourceShape, scrapers: Scrapers) -> SourceKind:
    """What the address looks like; a source with a family has lists and pages even where the address does not tell."""
    looks = scrapers.kind_of(shape.url) if shape.url else "feed"
    return "board" if looks == "feed" and shape.family else looks


def _check_family(shape: SourceShape, path: Path, scrapers: Scrapers, findings: Findings) -> None:
    if shape.family and scrapers.families and shape.family not in scrapers.families:
        findings.add_unknown("config.family_unknown", (*path, "family"), shape.family, scrapers.families)


def _check_every(shape: SourceShape, source: Source, path: Path, findings: Findings) -> None:
    """Note a source that would be visited too often: once where many have it from the same line."""
    if (source.least or source.every) < (SHORTEST_AT_HOME if _is_at_home(source.url) else SHORTEST_INTERVAL):
        where = (*path, "every") if "every" in shape.model_fields_set else ("defaults", "every")
        if not any(found.code == "config.too_often" and found.key == said_path(where) for found in findings.problems):
            findings.add("config.too_often", where, source=source.id)


def _is_at_home(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _home(shape: SourceShape, path: Path, findings: Findings) -> str | None:
    """The code of the region that the source names as its home: a 5-digit code, or a name of one region."""
    if shape.region is None or shape.region in units():
        return shape.region
    if shape.region in groups():
        findings.add("config.region_many", (*path, "region"), name=shape.region)
        return None
    codes = region_codes(shape.region)
    if not codes:
        findings.add_region((*path, "region"), shape.region)
        return None
    return _widest_newest(codes)


def _widest_newest(codes: Collection[str]) -> str:
    """Of the codes that one name counts, the unit around the others, as it is or was last."""
    known = [units()[code[:5]] for code in codes]
    widest = [unit for unit in known if unit.is_province] or [unit for unit in known if unit.parent not in codes]
    return max(widest, key=lambda unit: (unit.valid_to is None, unit.valid_from)).code
