"""The house in figures: how long functions and modules are. Fails where one is too long.

``python -m bench.house``
"""

import ast
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ("bongsu", "scrapers", "storage", "notifiers", "app")
LONGEST_FUNCTION = 40
LONGEST_MODULE = 400


def main() -> int:
    """Print the figures; return 1 where a bar is broken."""
    modules = [ROOT / "daemon.py", *(path for folder in CODE for path in sorted((ROOT / folder).rglob("*.py")))]
    functions = [found for path in modules for found in _functions(path)]
    sizes = [size for _, size in functions]
    lines = [_lines(path) for path in modules]
    tests = sum(_lines(path) for path in (ROOT / "tests").rglob("*.py"))
    print(f"modules: {len(modules)}, median {statistics.median(lines):.0f} lines, longest {max(lines)} (bar {LONGEST_MODULE})")
    ninth = sorted(sizes)[len(sizes) * 9 // 10]
    print(
        f"functions: {len(sizes)}, median {statistics.median(sizes):.0f} lines, 90th percentile {ninth}, "
        f"longest {max(sizes)} (bar {LONGEST_FUNCTION})"
    )
    print(f"test lines to code lines: {tests / sum(lines):.2f}")
    too_long = [f"{where}: {size} lines" for where, size in functions if size > LONGEST_FUNCTION]
    too_long += [f"{p.relative_to(ROOT)}: {n} lines" for p, n in zip(modules, lines, strict=True) if n > LONGEST_MODULE]
    for row in too_long:
        print("too long:", row)
    return 1 if too_long else 0


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1
            if ast.get_docstring(node):
                size -= (node.body[0].end_lineno or 0) - node.body[0].lineno + 1
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", size


def _lines(path: Path) -> int:
    return sum(1 for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


if __name__ == "__main__":
    sys.exit(main())
