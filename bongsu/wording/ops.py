"""What is told of operations: code -> (Korean, English). A code with ``-over`` is for the end of the same matter."""

TEXTS: dict[str, tuple[str, str]] = {
    "ops.raised": ("운영 알림", "Operations"),
    "ops.cleared": ("운영 복구", "Recovered"),
    "ops.since": ("시작", "Since"),
    "ops.silent": (
        "{name}: {since} 이후 새 글이 없습니다. 평소라면 {expected}번쯤 올라왔을 시간입니다(우연일 확률 {odds}분의 1).",
        "{name}: nothing new since {since}, where {expected} times are usual (by chance: 1 in {odds}).",
    ),
    "ops.silent-over": ("{name}: 새 글이 다시 올라옵니다.", "{name}: brings news again."),
    "ops.failing": (
        "{name}: {failures}번 잇달아 읽지 못했습니다. {why} ‘bongsu sources status’로 살펴보고, 주소가 바뀌었으면 고쳐 주세요.",
        "{name}: could not be read {failures} times in a row. {why} See ‘bongsu sources status’; if it has moved, correct it.",
    ),
    "ops.failing-over": ("{name}: 다시 읽을 수 있습니다.", "{name}: can be read again."),
    "ops.undated": (
        "{name}: 늘 있던 날짜가 목록에서 사라졌습니다. 누리집이 바뀐 듯하니 ‘bongsu sources probe 주소’로 살펴봐 주세요.",
        "{name}: its items have lost their dates. The site seems to have changed: look with ‘bongsu sources probe ADDRESS’.",
    ),
    "ops.undated-over": ("{name}: 날짜가 다시 보입니다.", "{name}: its items have dates again."),
    "ops.unlinked": (
        "{name}: 늘 있던 링크가 목록에서 사라졌습니다. 누리집이 바뀐 듯하니 ‘bongsu sources probe 주소’로 살펴봐 주세요.",
        "{name}: its items have lost their links. The site seems to have changed: look with ‘bongsu sources probe ADDRESS’.",
    ),
    "ops.unlinked-over": ("{name}: 링크가 다시 보입니다.", "{name}: its items have links again."),
    "ops.thin": (
        "{name}: 평소 {usual}자쯤이던 본문이 {count}건째 비었거나 메뉴뿐입니다. 제목과 요약으로 판단하니 누리집을 봐 주세요.",
        "{name}: {count} pages in a row are empty or only menus; {usual} characters are usual. Titles and summaries decide.",
    ),
    "ops.paused": (
        "{name} 채널이 멈췄습니다. {why} 알림은 모두 보관합니다. 고친 뒤 ‘bongsu outbox retry --channel {name}’을 실행하세요.",
        "Channel {name} is paused. {why} All its alerts are kept: repair it, then run ‘bongsu outbox retry --channel {name}’.",
    ),
    "ops.paused-over": (
        "{name} 채널이 다시 받습니다. 밀린 알림도 보냅니다.",
        "Channel {name} takes messages again, and gets what it missed.",
    ),
    "ops.quiet": (
        "{name}: 대화방에서 /pause로 멈춤({until}까지). 알림은 보관합니다. 끝내려면 ‘bongsu outbox retry --channel {name}’",
        "{name} was paused in its chat until {until}; alerts are kept. ‘bongsu outbox retry --channel {name}’ ends it.",
    ),
    "ops.quiet-over": (
        "{name}: 다시 보냅니다. 그동안 모은 알림도 보냅니다.",
        "{name} sends again, with all that waited.",
    ),
    "ops.capped": (
        "{name} 채널에 한 시간에 {most}건이 넘는 알림이 몰렸습니다. 넘친 것은 모아서 한꺼번에 보냅니다(max_per_hour).",
        "Channel {name} was to get more than {most} messages in an hour. What is over is told together (max_per_hour).",
    ),
    "ops.chat-moved": (
        "{name} 채널의 대화방이 슈퍼그룹으로 바뀌어 번호가 {chat:이} 됐습니다. 알림은 거기로 보냅니다. chat도 고쳐 주세요.",
        "The chat of channel {name} has become a supergroup, {chat}. Alerts go there; set chat in rules.yaml to that, too.",
    ),
    "ops.chat-moved-over": ("{name} 채널의 chat이 맞습니다.", "The chat of channel {name} is right again."),
    "ops.capped-over": ("{name} 채널의 알림이 다시 평소만큼 옵니다.", "Channel {name} gets no more than usual again."),
    "ops.thin-over": ("{name}: 본문이 다시 읽힙니다.", "{name}: its pages can be read again."),
}
