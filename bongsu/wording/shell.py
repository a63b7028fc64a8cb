"""Sentences about shell: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {}
