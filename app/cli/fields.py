"""Options that several commands have, checked as they are read."""

import typer

from bongsu.config.fields import parse_duration
from bongsu.korea.gazetteer import nearest_names, region_codes


def known_region(names: list[str] | None) -> list[str]:
    """Return region names that the gazetteer knows. Raises `typer.BadParameter` with those meant perhaps."""
    for name in names or ():
        if not region_codes(name):
            near = ", ".join(nearest_names(name))
            raise typer.BadParameter(f"{name}: {near}?" if near else name)
    return names or []


def span(text: str) -> str:
    """Return a span as it was written. Raises `typer.BadParameter` where it is none."""
    try:
        parse_duration(text)
    except ValueError as error:
        raise typer.BadParameter("30m, 12h, 7d") from error
    return text
