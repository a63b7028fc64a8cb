"""Sentences of the demo: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "demo.start": (
        "시연: 이 컴퓨터 안의 작은 신문사를 실제 데몬이 지켜봅니다. 시계는 글이 나온 날에 맞춥니다. 30초 안에 끝납니다.",
        "Demo: the real daemon watches a small newsroom on this machine, its clock wound to each text's date. Under 30 s.",
    ),
    "demo.ready": (
        "처음부터 있던 글 {count}건을 읽었습니다. 이제 신문사가 글을 냅니다.",
        "The {count} texts of before are read. The newsroom now publishes.",
    ),
    "demo.published": ("― {time:%Y-%m-%d %H:%M} 게시: {title}", "― {time:%Y-%m-%d %H:%M} published: {title}"),
    "demo.column.number": ("발표", "No."),
    "demo.column.when": ("게시", "Published"),
    "demo.column.title": ("글", "Item"),
    "demo.column.expected": ("기대", "Expected"),
    "demo.column.alerted": ("알림", "Alerted"),
    "demo.column.channels": ("채널", "Channels"),
    "demo.column.because": ("까닭", "Because"),
    "demo.column.seconds": ("걸린 초", "Seconds"),
    "demo.column.verdict": ("확인", "Verdict"),
    "demo.right": ("맞음", "right"),
    "demo.wrong": ("다름", "wrong"),
    "demo.count-wrong": (
        "{channel:으로} 온 알림 {count}건(기대 {expected}건)",
        "{count} alerts on {channel} ({expected} expected)",
    ),
    "demo.rule-missing": ("규칙 {rule:이} 걸리지 않음", "rule {rule} did not match"),
    "demo.region-missing": ("지역 {region:을} 찾지 못함", "region {region} not found"),
    "demo.region-wrong": ("{region} 소식으로 잘못 봄", "taken for news of {region}"),
    "demo.not-published": ("게시하기 전에 데몬이 끝남", "the daemon ended before it was published"),
    "demo.announcements": (
        "다섯 발표: {right}건이 저마다 한 번씩 알려졌습니다.",
        "The five announcements: {right} alerted exactly once.",
    ),
    "demo.before": (
        "지켜보기 전부터 있던 글 {total}건을 알린 것: {count}건",
        "Alerts for the {total} texts that were there before the watch: {count}",
    ),
    "demo.stories-wrong": ("이야기 {count}건에 들었습니다(기대 {expected}건)", "in {count} stories ({expected} expected)"),
    "demo.not-outlet": ("같은 소식으로 묶이지 않았습니다", "not joined to the story it tells again"),
    "demo.outlets": (
        "알리지 않고 다른 매체로 센 기사: {count}건",
        "Articles counted as another outlet and not alerted: {count}",
    ),
    "demo.several": ("이야기를 둘 이상 연 기사: {count}건", "Articles that opened several stories: {count}"),
    "demo.avian": ("조류인플루엔자를 알린 것: {count}건", "Alerts for avian influenza: {count}"),
    "demo.never": ("{regions} 소식으로 알린 것: {count}건", "Alerts naming {regions}: {count}"),
    "demo.signatures": (
        "웹훅 서명: {total}건 가운데 {verified}건 확인({checked_by})",
        "Webhook signatures verified: {verified}/{total} ({checked_by})",
    ),
    "demo.telegram": ("텔레그램이 받지 않은 메시지: {count}건", "Messages that Telegram would refuse: {count}"),
    "demo.median": (
        "게시에서 수신까지: 중앙값 {median:.1f}초, 가장 긴 것 {longest:.1f}초(기대: 중앙값 {limit:.0f}초 미만)",
        "Published to received: median {median:.1f} s, longest {longest:.1f} s (expected: median under {limit:.0f} s)",
    ),
    "demo.as-expected": ("모두 기대한 대로입니다.", "All as expected."),
    "demo.not-as-expected": ("기대와 다릅니다. 위의 ‘다름’을 보세요.", "Not as expected: see what is marked wrong above."),
}
