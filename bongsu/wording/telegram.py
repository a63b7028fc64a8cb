"""What is said in chats: code -> (Korean, English)."""

_HELP_KO = """\
/status 지금 상태
/rules 규칙 목록
/test 글 (이 글이면 어느 규칙이 알리는지)
/today 오늘 보낸 알림
/pause 2h (멈춤. 그동안의 알림은 보관합니다)
/resume 다시 보내기
/silence 대구 행사 7d (끄기. 그냥 /silence는 끈 것 목록)
/silence off 3 (3번을 다시 켜기)
/watch 대구 AI 공모 (규칙 더하기)"""

_HELP_EN = """\
/status how it goes
/rules the rules
/test TEXT (which rules would tell it)
/today what was told today
/pause 2h (alerts are kept for later)
/resume send again
/silence 대구 행사 7d (mute; /silence alone lists what is muted)
/silence off 3 (end number 3)
/watch 대구 AI 공모 (add a rule)"""

TEXTS: dict[str, tuple[str, str]] = {
    "telegram.button.right": ("👍 맞음", "👍 Right"),
    "telegram.button.wrong": ("👎 아님", "👎 Wrong"),
    "telegram.button.mute": ("🔕 이 사업 7일 끄기", "🔕 Mute this for 7 days"),
    "cli.feedback": ("알림에 누른 👍·👎를 봅니다.", "What people said of alerts by 👍 and 👎."),
    "cli.feedback.list": ("알림에 누른 👍·👎를 봅니다.", "List what people said of alerts."),
    "cli.feedback.export": (
        "👍·👎를 받은 글을 예문으로 단 규칙 파일을 만듭니다. ‘bongsu -c 파일 rules test’로 시험하세요.",
        "Print the rules with the announcements that people spoke of as examples, for ‘bongsu -c FILE rules test’.",
    ),
    "cli.feedback.right": ("맞음", "right"),
    "cli.feedback.wrong": ("아님", "wrong"),
    "cli.feedback.lost": (
        "{rule}: ‘{title}’ 글은 날짜나 출처까지 알아야 규칙에 맞아서 예문에 넣지 않았습니다.",
        "{rule}: “{title}” meets the rule by its date or source, which an example does not have; it was left out.",
    ),
    "cli.feedback.nothing": ("아직 아무도 👍나 👎를 누르지 않았습니다.", "Nobody has said anything of an alert yet."),
    "cli.col.verdict": ("의견", "verdict"),
    "cli.rules.list": ("지금 쓰는 규칙과 적힌 파일을 봅니다.", "List the rules in force and the file of each."),
    "cli.rules.on": ("켜짐", "on"),
    "cli.rules.rests": ("쉼", "rests"),
    "cli.rules.shadow": ("시험 중", "shadow"),
    "cli.col.file": ("파일", "file"),
    "telegram.button.hush": ("출처 끄기", "Mute the source"),
    "telegram.button.watch": ("규칙 만들기", "Add the rule"),
    "telegram.button.drop": ("그만두기", "Never mind"),
    # what comes of pressing a button
    "telegram.labelled.right": ("맞는 알림으로 적어 두었습니다.", "Noted: this alert is right."),
    "telegram.labelled.wrong": ("아닌 알림으로 적어 두었습니다.", "Noted: this alert is wrong."),
    "telegram.silenced.mute": (
        "이 사업의 알림을 이 방에서 7일 동안 끕니다. 다시 켜려면 /silence off {number}",
        "This programme is muted in this chat for 7 days. To hear of it again: /silence off {number}",
    ),
    "telegram.silenced.hush": (
        "{name}의 알림을 이 방에서 끕니다. 다시 켜려면 /silence off {number}",
        "{name} is muted in this chat. To hear of it again: /silence off {number}",
    ),
    "telegram.nothing-to.mute": (
        "어느 사업인지 알 수 없어 끄지 못했습니다. /silence로 지역이나 종류를 끌 수 있습니다.",
        "No programme is known for this. A region or a kind can be muted with /silence.",
    ),
    "telegram.nothing-to.hush": ("출처를 알 수 없어 끄지 못했습니다.", "The source of this is not known any more."),
    "telegram.by-button": ("텔레그램 단추로 끔", "muted by a button in Telegram"),
    "telegram.by-command": ("텔레그램 명령으로 끔", "muted by a command in Telegram"),
    "telegram.unknown-button": ("이 방에 보낸 알림의 단추가 아닙니다.", "This is no button of an alert to this chat."),
    "telegram.forged": (
        "대화방 {chat}에서 봉수가 보내지 않은 단추를 눌러 무시했습니다.",
        "A button that is not ours was pressed in chat {chat}; nothing was done.",
    ),
    "telegram.stranger": (
        "대화방 {chat}에서 명령이 왔지만 허락한 방이 아니어서 답하지 않았습니다. 허락하려면 채널의 allow에 적어 주세요.",
        "Chat {chat} sent a command and is not allowed to; it got no answer. To allow it, add it to the channel's allow.",
    ),
    # commands
    "telegram.help": (_HELP_KO, _HELP_EN),
    "telegram.unknown-command": ("모르는 명령입니다. /help를 보세요.", "Unknown command. See /help."),
    "telegram.status": (
        "출처 {sources}곳(읽지 못하는 곳 {failing}), 판단을 기다리는 글 {pending}건, 이야기 {stories}건",
        "{sources} sources ({failing} failing), {pending} entries to judge, {stories} stories",
    ),
    "telegram.status.outbox": (
        "알림: 보냄 {sent}, 보낼 것 {waiting}, 보내지 못함 {dead}",
        "Alerts: {sent} sent, {waiting} to be sent, {dead} given up",
    ),
    "telegram.status.paused": (
        "{name} 채널은 멈춰 있습니다. 다시 보내려면 /resume",
        "Channel {name} is paused. To go on: /resume",
    ),
    "telegram.status.failing": ("읽지 못하는 출처: {names}", "Failing sources: {names}"),
    "telegram.status.broken": ("멈춘 채널: {names}", "Paused channels: {names}"),
    "telegram.status.refused": (
        "규칙 파일에 틀린 곳이 있어 이전 규칙으로 돌고 있습니다. bongsu check로 확인하세요.",
        "The rules file has mistakes, so the rules before it are in force. See bongsu check.",
    ),
    "telegram.rules": ("규칙 {count}개(○는 쉬는 규칙)", "{count} rules (○ tells nobody)"),
    "telegram.test.how": ("/test 뒤에 시험할 글을 적으세요.", "Write the text after /test."),
    "telegram.test.found": ("알리는 규칙 {count}개", "{count} rules would tell it"),
    "telegram.test.match": ("{rule}: {words}", "{rule}: {words}"),
    "telegram.test.nothing": ("이 글은 어느 규칙에도 걸리지 않습니다.", "No rule would tell this."),
    "telegram.paused": (
        "알림을 멈췄습니다. 그동안의 알림은 보관했다가 /resume 뒤에 보냅니다.",
        "Paused. Alerts are kept and sent after /resume.",
    ),
    "telegram.paused-for": (
        "{span} 동안 멈춥니다. 그동안의 알림은 보관했다가 보냅니다.",
        "Paused for {span}; alerts are kept.",
    ),
    "telegram.resumed": ("다시 보냅니다.", "Alerts are sent again."),
    "telegram.silences": ("꺼 둔 것(다시 켜려면 /silence off 번호)", "Muted (to end one: /silence off NUMBER)"),
    "telegram.no-silences": ("꺼 둔 것이 없습니다.", "Nothing is muted."),
    "telegram.silence.over": ("{what}: 다시 알립니다.", "{what}: no longer muted."),
    "telegram.silence.unknown": (
        "이 방에서 끈 것 가운데 {number}번은 없습니다. /silence로 번호를 보세요.",
        "This chat has muted nothing of number {number}. See /silence.",
    ),
    "telegram.span.d": ("{count}일", "{count} days"),
    "telegram.span.h": ("{count}시간", "{count} hours"),
    "telegram.span.m": ("{count}분", "{count} minutes"),
    "telegram.silence": ("{what}: {span} 동안 알리지 않습니다.", "{what}: muted for {span}."),
    "telegram.silence.how": (
        "지역이나 소식 종류를 적으세요. 예: /silence 대구 행사 7d\n소식 종류: {kinds}",
        "Name a region or a kind of news, as in: /silence 대구 행사 7d\nKinds of news: {kinds}",
    ),
    "telegram.today": ("오늘 보낸 알림 {count}건", "{count} alerts today"),
    "telegram.watch.how": (
        "찾을 말이나 소식 종류를 적으세요. 예: /watch 대구 AI 공모",
        "Name words or a kind of news, as in: /watch 대구 AI 공모",
    ),
    "telegram.watch.proposed": (
        "이런 글이 나오면 {channel} 채널에 알릴까요?\n{said}\n\nwatch.yaml에 이렇게 적고 바로 씁니다.\n{rule}",
        "Tell channel {channel} of such announcements?\n{said}\n\nIn force at once, in watch.yaml:\n{rule}",
    ),
    "telegram.watch.regions": ("지역: {words}", "About: {words}"),
    "telegram.watch.ai": ("주제: 인공지능", "Subject: artificial intelligence"),
    "telegram.watch.kinds": ("소식 종류: {words}", "Kind of news: {words}"),
    "telegram.watch.all": ("글에 모두 있어야 할 말: {words}", "Words that must all stand in the text: {words}"),
    "telegram.watch.gone": (
        "이미 끝났거나 하루가 지난 제안입니다. /watch로 다시 적어 주세요.",
        "This proposal is over: /watch again.",
    ),
    "telegram.watch.not-written": ("watch.yaml에 쓰지 못했습니다: {why}", "watch.yaml could not be written: {why}"),
    "telegram.watch.watch": ("규칙 {id:을} 더했습니다.", "Rule {id} is added."),
    "telegram.watch.drop": ("그만두었습니다.", "Dropped."),
}
