"""Sentences about those who come by themselves, sources that push and hubs of feeds: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    # --- what a tool that pushes is answered
    "push.unknown": (
        "이런 출처는 없습니다. rules.yaml의 sources에 kind: push로 적은 id를 주소에 쓰십시오.",
        "There is no such source. Use the id of a source with kind: push in rules.yaml.",
    ),
    "push.unsigned": (
        "서명이 없습니다. webhook-id, webhook-timestamp, webhook-signature를 Standard Webhooks대로 붙이십시오.",
        "This is not signed. Add webhook-id, webhook-timestamp and webhook-signature as Standard Webhooks has them.",
    ),
    "push.late": (
        "webhook-timestamp가 지금과 {minutes}분 넘게 다릅니다. 보내는 쪽 시계를 확인하고, 보낼 때마다 새로 서명하십시오.",
        "webhook-timestamp is over {minutes} minutes from now. Check the sender's clock, and sign anew at each attempt.",
    ),
    "push.forged": (
        "서명이 맞지 않습니다. 양쪽의 비밀이 같은지, 받은 그대로의 본문에 서명했는지 확인하십시오.",
        "The signature is not right. Check that both sides have the same secret and that the body is signed as it is sent.",
    ),
    "push.large": (
        "본문이 {limit}바이트를 넘습니다. 나누어 보내십시오.",
        "The body is over {limit} bytes. Send it in parts.",
    ),
    "push.broken-off": ("본문이 오다가 끊겼습니다.", "The body broke off."),
    "push.closed": (
        "지금은 기록할 수 없습니다. 잠시 뒤에 다시 보내십시오.",
        "Nothing can be kept at the moment. Send this again later.",
    ),
    "push.slow": ("본문이 {seconds}초 안에 다 오지 않았습니다.", "The body did not arrive within {seconds} seconds."),
    "push.not-json": ("본문이 JSON이 아닙니다.", "The body is not JSON."),
    "push.no-items": (
        '본문은 {{"items": [{{"title": …, "url": …}}]}} 모양이어야 합니다.',
        'The body must look like {{"items": [{{"title": …, "url": …}}]}}.',
    ),
    "push.many": ("항목이 {limit}개를 넘습니다. 나누어 보내십시오.", "There are over {limit} items. Send them in parts."),
    "push.busy": (
        "너무 자주 보냅니다. {seconds}초 뒤에 다시 보내십시오.",
        "Too many requests. Send this again in {seconds} seconds.",
    ),
    "push.not-an-item": (
        "항목은 키와 값의 묶음이어야 합니다.",
        "An item must be an object of keys and values.",
    ),
    "push.not-text": ("항목의 ‘{field}’에는 글이 와야 합니다.", "“{field}” of an item must be text."),
    "push.id-taken": (
        "같은 webhook-id로 다른 내용이 먼저 왔습니다. 메시지마다 다른 id를 쓰십시오.",
        "Another message came with this webhook-id before. Give each message an id of its own.",
    ),
    # --- what the daemon says
    "push.refused": (
        "{source}: 보내 온 것을 받지 않았습니다. {why}",
        "{source}: what it pushed was not taken. {why}",
    ),
    "push.secret-weak": (
        "비밀이 짧거나 잘못되었습니다. {least}바이트 이상으로 다시 만드십시오. 예: echo whsec_$(openssl rand -base64 32)",
        "The secret is malformed or under {least} bytes. Make one such as: echo whsec_$(openssl rand -base64 32)",
    ),
    "push.subscribed": (
        "{source}: 새 글이 나오면 허브 {hub:이} 바로 알려 줍니다({span} 동안).",
        "{source}: the hub {hub} tells of new items at once, for {span}.",
    ),
    "push.not-subscribed": (
        "{source}: 허브 {hub}에 구독을 신청하지 못했습니다. {why} 그동안 평소처럼 확인합니다.",
        "{source}: the hub {hub} could not be subscribed to. {why} It is polled meanwhile.",
    ),
    "push.denied": (
        "{source}: 허브가 구독을 받아 주지 않습니다({why}). 평소처럼 확인합니다.",
        "{source}: the hub denied the subscription ({why}). It is polled as usual.",
    ),
    "push.lapsed": (
        "{source}: 허브의 구독 기간이 끝났습니다. 평소처럼 확인합니다.",
        "{source}: the subscription at its hub has ended. It is polled as usual.",
    ),
    "push.hub-forged": (
        "{source}: 허브가 보낸 것의 서명이 맞지 않아 버렸습니다.",
        "{source}: what came in the hub's name was not signed by it and is ignored.",
    ),
}
