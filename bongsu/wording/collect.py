"""Sentences about collect: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {}
