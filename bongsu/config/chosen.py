"""Sources that the catalogue knows: chosen by their region and what they offer, or named by their id alone."""

from collections.abc import Callable, Collection, Iterator

from bongsu.catalogue import TAGS, CatalogueRow, select
from bongsu.config.findings import Findings
from bongsu.config.shape import DefaultsShape, SelectShape, WantedShape
from bongsu.korea.gazetteer import region_codes
from bongsu.yaml_nodes import Path, Plain

Catalogue = Callable[[], Collection[CatalogueRow]]
"""Returns the rows of the catalogue; called only for a file that asks for some."""


def written_out(parts: list[Plain], catalogue: Catalogue, findings: Findings) -> Iterator[tuple[Path, Plain]]:
    """Yield the sources of a file, each with its place, as if those of the catalogue were written out there.

    A source that is written counts before one that is chosen, and the first choice before the next.
    """
    taken = [part.get("id") for part in parts if isinstance(part, dict)]
    for number, part in enumerate(parts):
        path: Path = ("sources", number)
        if not isinstance(part, dict):
            yield path, part
        elif "select" not in part:
            yield path, _named(part, path, catalogue, findings)
        else:
            for chosen in _chosen(part, path, catalogue, findings):
                if chosen["id"] not in taken:
                    taken.append(chosen["id"])
                    yield path, chosen


def _named(part: dict[str, Plain], path: Path, catalogue: Catalogue, findings: Findings) -> Plain:
    """A source without an address is the one of its id, or of `like`, in the catalogue; what is written of it counts first."""
    if "like" not in part and ("url" in part or part.get("kind") == "push"):
        return part
    known = {row.id: row for row in catalogue()}
    name = str(part.get("like", part.get("id", "")))
    if name in known:
        return _plain(known[name]) | _named_by_query(known[name], part) | part
    if "like" in part:
        findings.add_unknown("config.like_unknown", (*path, "like"), name, known)
    else:
        findings.add_missing((*path, "url"), name, known)
    return part


def _named_by_query(row: CatalogueRow, part: dict[str, Plain]) -> dict[str, Plain]:
    """Several searches of one kind are told apart by what they look for."""
    return {"name": f"{row.name}: {part['query']}"} if isinstance(part.get("query"), str) else {}


def _chosen(part: dict[str, Plain], path: Path, catalogue: Catalogue, findings: Findings) -> Iterator[dict[str, Plain]]:
    shape, wrong = findings.read(SelectShape, part, path)
    where = (*path, "select")
    if "select" in wrong or not _is_known(shape.select, where, findings):
        return
    rows = select(catalogue(), regions=shape.select.region, tags=shape.select.kind)
    if not rows:
        findings.add("config.select_nothing", where)
    shared = {key: value for key, value in part.items() if key in DefaultsShape.model_fields and key not in wrong}
    for row in rows:
        yield _plain(row) | shared


def _is_known(wanted: WantedShape, path: Path, findings: Findings) -> bool:
    """Whether every region and kind is one; what is not is a problem."""
    before = len(findings.problems)
    for number, region in enumerate(wanted.region):
        if not region_codes(region):
            findings.add_region((*path, "region", number), region)
    for number, kind in enumerate(wanted.kind):
        if kind not in TAGS:
            findings.add_unknown("config.choice", (*path, "kind", number), kind, TAGS)
    return len(findings.problems) == before


def _plain(row: CatalogueRow) -> dict[str, Plain]:
    """A row as one would write it as a source."""
    written = {"id": row.id, "name": row.name, "url": row.url, "kind": row.kind, "family": row.family, "region": row.region}
    page = {} if row.page else {"page": "never"}
    return {key: value for key, value in written.items() if value is not None} | page
