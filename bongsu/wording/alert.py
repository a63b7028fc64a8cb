"""Sentences about alert: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {}
