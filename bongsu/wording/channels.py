"""What is said of templates, letters and other ways out: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    # templates
    "template.source": (
        "서식이 너무 깁니다. {most:,}자까지 쓸 수 있습니다.",
        "The template is too long: {most:,} characters at most.",
    ),
    "template.syntax": (
        "서식의 {line}번째 줄을 읽을 수 없습니다: {why}",
        "Line {line} of the template cannot be read: {why}",
    ),
    "template.undefined": (
        "서식의 {line}번째 줄에 없는 이름이 있습니다: {why} 쓸 수 있는 이름은 docs/channels.md에 있습니다.",
        "Line {line} of the template names what is not there: {why}. docs/channels.md has the names.",
    ),
    "template.endless": (
        "서식이 끝나지 않습니다({line}번째 줄). 반복과 매크로를 줄이세요.",
        "The template does not end (line {line}). Shorten its loops and macros.",
    ),
    "template.too-long": (
        "서식으로 만든 글이 {most:,}자를 넘습니다. 줄이세요. short 필터를 쓸 수 있습니다.",
        "What the template makes has more than {most:,} characters. Shorten it, for example with the filter short.",
    ),
    "template.forbidden": (
        "서식의 {line}번째 줄에 쓸 수 없는 것이 있습니다. 메서드 호출과 거듭제곱은 안 되고, 글은 ~로 잇습니다.",
        "Line {line} of the template uses what it may not: no methods, no powers; texts are joined by ~.",
    ),
    "template.failed": (
        "서식의 {line}번째 줄에서 멈췄습니다: {why}",
        "The template stopped at line {line}: {why}",
    ),
    "template.not-json": (
        "서식으로 만든 글이 JSON이 아닙니다({at}번째 줄). 쉼표와 따옴표를 확인하세요.",
        "What the template makes is not JSON (line {at}). Check commas and quotes.",
    ),
    "template.empty": ("서식으로 만든 글이 비어 있습니다.", "The template makes an empty text."),
    "template.not-used": (
        "이 채널의 서식을 쓰지 못해 기본 모양으로 보냅니다. {why}",
        "The template of this channel could not be used. {why}",
    ),
    # chat services
    "notify.not-the-service": (
        "{channel} 채널에서 {service}의 것이 아닌 답이 왔습니다(HTTP {status}). 다시 보냅니다. 계속되면 주소를 확인하세요.",
        "The answer of channel {channel} is not that of {service} (HTTP {status}). It will be tried again; check the address.",
    ),
    "notify.service-refused": (
        "{service:이} {channel} 채널의 이 알림을 거절했습니다(HTTP {status}). 고친 뒤 bongsu outbox retry로 다시 보내세요.",
        "{service} refused this alert of channel {channel} (HTTP {status}). After a repair, use bongsu outbox retry.",
    ),
    "notify.service-later": (
        "{service:이} {channel} 채널의 알림을 받지 못했다고 합니다(HTTP {status}). 다시 보냅니다.",
        "{service} says that it could not take the alert of channel {channel} (HTTP {status}). It will be tried again.",
    ),
    "notify.service-broken": (
        "{service:이} {channel} 채널의 웹훅을 받지 않습니다(HTTP {status}). 그곳의 설정을 확인하세요.",
        "{service} takes nothing through the webhook of {channel} (HTTP {status}). Check it there.",
    ),
    # mail
    "notify.smtp-later": (
        "{channel} 채널의 메일 서버가 지금은 받지 못합니다(SMTP {status}). 다시 보냅니다.",
        "The mail server of channel {channel} cannot take it now (SMTP {status}). It will be tried again.",
    ),
    "notify.smtp-refused": (
        "{channel} 채널의 메일 서버가 이 메일을 거절했습니다(SMTP {status}). 고친 뒤 bongsu outbox retry로 다시 보내세요.",
        "The mail server of channel {channel} refused this letter (SMTP {status}). After a repair, use bongsu outbox retry.",
    ),
    "notify.smtp-login": (
        "{channel} 채널의 메일 서버에 로그인하지 못했습니다(SMTP {status}). user와 비밀번호를 확인하세요.",
        "The mail server of channel {channel} refuses the login (SMTP {status}). Check user and password.",
    ),
    "notify.smtp-cannot": (
        "{channel} 채널의 메일 서버가 암호화나 로그인을 지원하지 않습니다. tls와 user를 확인하세요.",
        "The mail server of channel {channel} knows no encryption or login. Check tls and user.",
    ),
    "notify.smtp-broken": (
        "{channel} 채널의 메일 서버가 거절합니다(SMTP {status}). host, sender, to를 확인하세요.",
        "The mail server of channel {channel} refuses us (SMTP {status}). Check host, sender and to.",
    ),
    "notify.mail-address": (
        "메일 주소여야 합니다(예: 봉수 <bongsu@city.example>). 여럿이면 쉼표로 나누되, sender는 하나만 씁니다.",
        "It must be a mail address, such as Bongsu <bongsu@city.example>; several apart by commas, but only one sender.",
    ),
    "notify.login": (
        "user와 비밀번호는 함께 있어야 합니다. 둘 다 적거나 둘 다 빼세요.",
        "user and password belong together: give both or neither.",
    ),
    "notify.open-password": (
        "tls: none이면 비밀번호가 그대로 드러납니다. starttls나 implicit으로 바꾸세요.",
        "With tls: none the password would be readable on the way. Use starttls or implicit.",
    ),
    # Apprise
    "notify.no-apprise": (
        "kind: apprise에는 apprise 패키지가 필요합니다. pip install 'bongsu[apprise]'로 설치하세요.",
        "kind: apprise needs the package apprise. Install it with pip install 'bongsu[apprise]'.",
    ),
    "notify.apprise-address": (
        "apprise가 모르는 주소입니다. 서비스마다 주소 모양이 다르니 apprise 설명서를 확인하세요.",
        "Apprise does not know this address. Its documentation has the form for each service.",
    ),
    "notify.apprise-later": (
        "{channel} 채널의 서비스가 알림을 받지 않았습니다. 까닭은 apprise가 알려 주지 않습니다. 다시 보냅니다.",
        "A service of channel {channel} did not take the alert; Apprise does not say why. It will be tried again.",
    ),
    # the command
    "cli.channels.preset": (
        "채팅 서비스 서식을 봅니다. 고쳐서 templates에 넣을 수 있습니다.",
        "Show the template of a preset, to be changed and put under templates.",
    ),
    "cli.channels.test-failed": (
        "시험 알림이 가지 않았습니다. {why} 시험 알림은 저절로 다시 가지 않으니, 고친 뒤 다시 시험하세요.",
        "The test did not arrive. {why} A test is not sent again by itself: try again after a repair.",
    ),
    "cli.arg.preset": ("서식 이름(slack, jandi 등)", "Name of the preset, such as slack"),
    "cli.channels.preset-unknown": (
        "‘{name}’이라는 서식은 없습니다. 있는 서식: {known}",
        "There is no preset “{name}”. Known: {known}",
    ),
}
