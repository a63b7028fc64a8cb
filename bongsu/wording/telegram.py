"""What is said in chats: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "telegram.button.right": ("👍 맞음", "👍 Right"),
    "telegram.button.wrong": ("👎 아님", "👎 Wrong"),
    "telegram.button.mute": ("🔕 이 사업 7일 끄기", "🔕 Mute this for 7 days"),
    "cli.rules.list": ("지금 쓰는 규칙과 적힌 파일을 봅니다.", "List the rules in force and the file of each."),
    "cli.rules.on": ("켜짐", "on"),
    "cli.rules.rests": ("쉼", "rests"),
    "cli.rules.shadow": ("시험 중", "shadow"),
    "cli.col.file": ("파일", "file"),
    "telegram.button.hush": ("출처 끄기", "Mute the source"),
}
