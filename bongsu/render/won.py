"""Sums of money as people here write them."""

from bongsu.wording import Language

_UNITS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))


def won(sum_: int, language: Language) -> str:
    """Return a sum in won: "240억 6,000만 원", "24,060,000,000 won"."""
    if language == "en":
        return f"{sum_:,} won"
    parts, rest = [], sum_
    for unit, name in _UNITS:
        count, rest = divmod(rest, unit)
        if count:
            parts.append(f"{count:,}{name}")
    if rest or not parts:
        return " ".join([*parts, f"{rest:,}원"])
    return " ".join(parts) + " 원"
