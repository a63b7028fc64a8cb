"""What is said of hours, digests, silences and reminders: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "digest.heading": ("모음", "Digest"),
    "digest.title": (
        "{at.month}월 {at.day}일({weekday}) {at:%H:%M}, {total}건",
        "{weekday} {at:%Y-%m-%d %H:%M} KST, {total} alerts",
    ),
    "digest.title-part": (
        "{at.month}월 {at.day}일({weekday}) {at:%H:%M}, {total}건 ({part}/{parts})",
        "{weekday} {at:%Y-%m-%d %H:%M} KST, {total} alerts ({part} of {parts})",
    ),
    "digest.nowhere": ("전국", "Nationwide"),
    "digest.no-kind": ("그 밖의 소식", "other news"),
    # why something does not go out now
    "living.quiet": ("조용한 시간이라 {until}에 보냅니다(hours).", "Quiet hours: it goes out at {until} (hours)."),
    "living.grouped": (
        "같은 소식을 전하는 곳이 더 있는지 기다렸다가 함께 보냅니다(group).",
        "It waits for other outlets of the same story (group).",
    ),
    "living.digest": ("정한 시각에 모아서 보냅니다(digest).", "It is told together with others (digest)."),
    "living.digest-empty": ("모음에 남은 알림이 없습니다.", "Nothing is left to be told in this digest."),
    "living.silent": ("{id}번 조용히 하기에 들어 있습니다. {why}", "Kept back by silence {id}. {why}"),
    "living.moved-on": ("새 소식이 나와 이 다시 알림은 보내지 않습니다.", "There is later news: this reminder is dropped."),
    "living.over": ("마감이 지나 다시 알릴 것이 없습니다.", "The deadline is over: there is nothing to remind of."),
    "living.next-reminds": ("더 가까운 다시 알림이 대신합니다.", "A later reminder takes its place."),
    "living.told-beside": ("같은 모음에서 그 소식을 알립니다.", "The same digest tells that news itself."),
    "living.no-reminders": ("다시 알림을 껐습니다(reminders).", "Reminders are switched off (reminders)."),
    "cli.once.later": (
        "정한 시각을 기다리는 것(조용한 시간, 모음, 다시 알림)이 {later}건 있습니다. 그 시각이 지나 다시 실행하면 보냅니다.",
        "{later} wait for a time of their own (quiet hours, digests, reminders). They go when it is run again after that.",
    ),
    # the command
    "cli.silence": ("한동안 듣고 싶지 않은 소식을 정합니다.", "Say what not to hear of for a while."),
    "cli.silence.add": ("조용히 하기를 더합니다.", "Add a silence."),
    "cli.silence.list": ("조용히 하기를 봅니다.", "List silences."),
    "cli.silence.expire": ("조용히 하기를 지금 끝냅니다.", "End a silence now."),
    "cli.silence.added": ("{id}번 조용히 하기: {scope}, {until}까지.", "Silence {id}: {scope}, until {until}."),
    "cli.silence.ended": ("{id}번 조용히 하기를 끝냈습니다.", "Silence {id} has ended."),
    "cli.silence.unknown": (
        "{id}번 조용히 하기는 없거나 이미 끝났습니다. ‘bongsu silence list’로 찾아보세요.",
        "There is no silence {id}, or it is over. See ‘bongsu silence list’.",
    ),
    "cli.silence.nothing": (
        "무엇을 조용히 할지 하나는 적어 주세요: --region, --kind, --programme, --source, --rule, --channel.",
        "Say what is to be silent, by one at least: --region, --kind, --programme, --source, --rule, --channel.",
    ),
    "cli.silence.wrong": (
        "--{name} {value}: 그런 이름이 없습니다.{nearest}",
        "--{name} {value}: there is none of that name.{nearest}",
    ),
    "cli.silence.nearest": (" 혹시 {names}인가요?", " Did you mean {names}?"),
    "cli.silence.duration": (
        "--for {value}: 2h, 7d처럼 적어 주세요.",
        "--for {value}: write it like 2h or 7d.",
    ),
    "cli.opt.silence.region": ("이 지역 이야기: 대구, 경북 포항, 호남권", "About this region: 대구, 경북 포항, 호남권."),
    "cli.opt.silence.kind": ("이런 종류의 소식: 행사, 협약", "This kind of news: 행사, 협약."),
    "cli.opt.silence.programme": (
        "이 사업(‘bongsu programmes list’의 열쇠)",
        "This programme, by its id in ‘bongsu programmes list’.",
    ),
    "cli.opt.silence.source": ("이 출처", "From this source, by its id."),
    "cli.opt.silence.rule": ("이 규칙이 찾은 것", "Found by this rule, by its id."),
    "cli.opt.silence.channel": ("이 채널에만", "On this channel only."),
    "cli.opt.silence.for": ("얼마 동안: 2h, 7d", "For how long: 2h, 7d."),
    "cli.opt.silence.why": ("왜", "Why."),
    "cli.opt.silence.all": ("끝난 것도", "Also those that are over."),
    "cli.arg.silence": ("조용히 하기의 번호", "The number of the silence."),
    "cli.col.scope": ("무엇을", "what"),
    "cli.col.until": ("언제까지", "until"),
    "cli.scope.region": ("지역 {value}", "region {value}"),
    "cli.scope.kind": ("종류 {value}", "kind {value}"),
    "cli.scope.programme": ("사업 {value}", "programme {value}"),
    "cli.scope.source": ("출처 {value}", "source {value}"),
    "cli.scope.rule": ("규칙 {value}", "rule {value}"),
    "cli.scope.channel": ("채널 {value}", "channel {value}"),
    # rules.yaml
    "config.hours": (
        "‘{value}’: 08:00-21:00처럼 적거나 off로 적어 주세요. 24:00은 하루의 끝입니다.",
        "‘{value}’: write 08:00-21:00, or off. 24:00 is the end of the day.",
    ),
    "config.hours-never": (
        "어느 날도 알릴 시간이 없습니다. weekdays, weekends, holidays 가운데 하나는 시간을 적어 주세요.",
        "There is no day with hours to tell. Give hours for weekdays, weekends or holidays.",
    ),
    "config.clock": ("‘{value}’: 08:30처럼 적어 주세요.", "‘{value}’: write it like 08:30."),
    "config.weekday": (
        "‘{value}’: 월, 화, 수, 목, 금, 토, 일 또는 평일, 주말, 매일로 적어 주세요.",
        "‘{value}’: write 월, 화, 수, 목, 금, 토, 일, or 평일, 주말, 매일.",
    ),
    "config.day": ("‘{value}’: 2026-12-24처럼 적어 주세요.", "‘{value}’: write it like 2026-12-24."),
    "config.reminder": (
        "‘{value}’: D-7처럼 적어 주세요. D-1부터 D-60까지 됩니다.",
        "‘{value}’: write it like D-7, from D-1 to D-60.",
    ),
}
