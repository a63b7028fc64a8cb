"""Real documents, read as the daemon reads attachments: ``python -m bench.documents``.

The material lies beside the checkout, in ``../shared/data/documents``; without it there is nothing to do. Prints what was found
in each, how long it took (a child process included), and what the children needed; writes the figures alone to a file.
"""

import asyncio
import json
import resource
import statistics
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bongsu.errors import ParseError
from scrapers.documents import read_document

FOLDER = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "documents"
RESULTS = Path(__file__).resolve().parent / "results"
TIMES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one document gave."""

    name: str
    kilobytes: int
    kind: str
    note: str
    characters: int = 0
    lines: int = 0
    table_rows: int = 0
    milliseconds: float = 0


def main() -> int:
    """Read every document, print, write the figures; return 1 where one could not be read."""
    if not FOLDER.is_dir():
        print("bench.documents: skipped, no ../shared/data/documents beside this checkout")
        return 0
    rows = [asyncio.run(_row(path.name, path.read_bytes())) for path in sorted(FOLDER.iterdir())]
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{'document':34} {'KB':>5} {'kind':>5} {'note':>10} {'chars':>7} {'lines':>6} {'rows':>5} {'ms':>6}")
    for row in rows:
        print(
            f"{row.name:34} {row.kilobytes:5} {row.kind:>5} {row.note or '-':>10} {row.characters:7} {row.lines:6} "
            f"{row.table_rows:5} {row.milliseconds:6.0f}"
        )
    print(f"largest child: {largest} MB")
    RESULTS.mkdir(exist_ok=True)
    figures = {"largest_child_mb": largest, "documents": [asdict(row) for row in rows]}
    (RESULTS / "documents.json").write_text(json.dumps(figures, indent=2), encoding="utf-8")
    return 1 if any(row.kind == "failed" for row in rows) else 0


async def _row(name: str, body: bytes) -> Row:
    times = []
    try:
        for _ in range(TIMES):
            begun = time.perf_counter()
            document = await read_document(body, name)
            times.append(1_000 * (time.perf_counter() - begun))
    except ParseError as error:
        print(error)
        return Row(name=name, kilobytes=len(body) // 1024, kind="failed", note=error.code)
    lines = document.text.split("\n")
    return Row(
        name=name,
        kilobytes=len(body) // 1024,
        kind=document.kind,
        note=document.note,
        characters=len(document.text),
        lines=len(lines),
        table_rows=sum(" | " in line for line in lines),
        milliseconds=round(statistics.median(times), 1),
    )


if __name__ == "__main__":
    sys.exit(main())
