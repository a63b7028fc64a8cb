"""What is said of deliveries: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "deliver.over": (
        "한 시간에 {most}건까지만 보내는 채널이라 모아서 보냅니다.",
        "This channel is to get {most} messages an hour: what is over is told together.",
    ),
}
