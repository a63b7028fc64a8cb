"""Sentences about storage: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {}
