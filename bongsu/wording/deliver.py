"""What is said of deliveries and of the outbox: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "deliver.no-message": (
        "{channel} 채널에 고칠 메시지가 없습니다. 첫 알림이 나가지 않았고, 나가게 되면 그때까지의 출처를 함께 적습니다.",
        "Channel {channel} has no message to bring up to date: the first alert is not out, and names all outlets if it goes.",
    ),
    "deliver.over": (
        "한 시간에 {most}건까지만 보내는 채널이라 모아서 보냅니다.",
        "This channel is to get {most} messages an hour: what is over is told together.",
    ),
    # the command
    "cli.outbox.show": ("알림 하나의 일생을 봅니다.", "Show the whole life of one alert."),
    "cli.opt.state": ("이 상태인 것만", "Only those in this state."),
    "cli.opt.retry-dead": ("보내지 못한 것만", "Only the dead; not those that somebody gave up"),
    "cli.opt.retry-channel": (
        "이 채널만. 멈춘 채널이면 다시 보내게 합니다",
        "Only this channel; if it is paused, it may send again",
    ),
    "cli.outbox.none": ("그런 알림이 없습니다.", "No such alerts."),
    "cli.outbox.is-sent": ("{key}: 이미 보냈습니다.", "{key}: it was sent already."),
    "cli.outbox.is-leased": ("{key}: 지금 보내는 중입니다.", "{key}: it is being sent."),
    "cli.outbox.over": (
        "{key}: 더 보낼 것이 아니어서 그대로 둡니다(상태: {state}).",
        "{key}: it is not to be sent anyway ({state}), so nothing was done.",
    ),
    "cli.outbox.no-daemon": (
        "데몬이 멈춰 있습니다. ‘bongsu run’이나 ‘bongsu once’를 실행해야 나갑니다.",
        "The daemon is not running: ‘bongsu run’ or ‘bongsu once’ will send them.",
    ),
    "cli.outbox.next": ("{due}부터 보낼 차례입니다.", "To be sent from {due} on."),
    "cli.about.outlets": ("출처 덧붙임", "More outlets"),
    "cli.col.about": ("무엇", "what"),
    "cli.col.next": ("다음", "next"),
    "cli.outbox.not-there": (
        "{key}: 그런 알림이 없습니다. ‘bongsu outbox list’에서 키를 찾아보세요.",
        "{key}: no such alert. Find its key with ‘bongsu outbox list’.",
    ),
    "cli.outbox.alert": (
        "[{about}] {title}\n채널 {channel}, 상태 {state}, 이야기 {story}의 {revision}번째",
        "[{about}] {title}\nchannel {channel}, {state}, story {story}, revision {revision}",
    ),
    "cli.outbox.in-digest": ("모음 {key}에 들어 있습니다({state}).", "Told in the digest {key} ({state})."),
    "cli.outbox.digest-later": ("{due}에 보낼 것", "due at {due}"),
    "cli.col.event": ("있었던 일", "event"),
    "cli.col.receipt": ("영수증", "receipt"),
    "cli.state.buried": ("그만둠", "given up"),
    "cli.state.held": ("시간을 기다림", "held"),
    "cli.state.folded": ("모음에 넣음", "folded"),
    "cli.state.suppressed": ("알리지 않음", "suppressed"),
    "cli.event.put": ("보내기로 함", "decided"),
    "cli.event.due": ("보내기로 함", "due"),
    "cli.event.leased": ("보내기 시작", "attempt begins"),
    "cli.event.released": ("보내지 않고 되돌림", "given back unsent"),
    "cli.event.lapsed": ("보내다가 멈춤(보냈는지 모름)", "attempt without an end: it may have gone out"),
    "cli.event.sent": ("보냄", "sent"),
    "cli.event.retry": ("보내지 못함, 다시 보냄", "failed, to be tried again"),
    "cli.event.dead": ("보내지 못함", "dead"),
    "cli.event.held": ("정한 시간까지 기다림", "held"),
    "cli.event.folded": ("모음에 넣음", "folded into a digest"),
    "cli.event.suppressed": ("알리지 않기로 함", "suppressed"),
    "cli.event.again": ("손으로 다시 보냄", "due again by hand"),
    "cli.event.buried": ("손으로 그만둠", "given up by hand"),
}
