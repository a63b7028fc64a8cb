"""When a source tends to bring something, in words: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "rhythm.unknown": ("아직 모름", "not known yet"),
    "rhythm.a-day": ("평일 하루 {count}건", "{count} a working day"),
    "rhythm.a-week": ("일주일에 {count}건", "{count} a week"),
    "rhythm.hours": ("{rate}, 주로 {hours}", "{rate}, mostly {hours}"),
    "rhythm.evenly": ("{rate}, 고르게", "{rate}, evenly"),
    "rhythm.span": ("{first}~{last}시", "{first}–{last} h"),
    "rhythm.weekend": ("{usual} (주말에도)", "{usual} (weekends too)"),
}
