"""Sentences about rules.yaml and its errors: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "config.refused": ("설정에 고칠 곳이 {count}군데 있습니다.", "The configuration has {count} problem(s)."),
}
