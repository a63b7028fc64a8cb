"""What is said in chats: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "telegram.button.right": ("👍 맞음", "👍 Right"),
    "telegram.button.wrong": ("👎 아님", "👎 Wrong"),
    "telegram.button.mute": ("🔕 이 사업 7일 끄기", "🔕 Mute this for 7 days"),
    "telegram.button.hush": ("출처 끄기", "Mute the source"),
}
