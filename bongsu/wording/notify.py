"""Sentences about notify: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {}
