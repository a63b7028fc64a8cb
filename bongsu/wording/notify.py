"""What is said of channels that do not take their messages: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    # the network
    "notify.timeout": (
        "{channel} 채널이 {seconds}초 안에 답하지 않았습니다. 다시 보냅니다.",
        "Channel {channel} did not answer within {seconds} s. It will be tried again.",
    ),
    "notify.unreachable": (
        "{channel} 채널에 연결하지 못했습니다. 다시 보냅니다.",
        "Channel {channel} could not be reached. It will be tried again.",
    ),
    "notify.dns": (
        "{channel} 채널의 주소를 찾지 못했습니다(DNS). 다시 보냅니다. 계속되면 설정의 주소를 확인하세요.",
        "The host of channel {channel} was not found (DNS). It will be tried again; if this goes on, check its address.",
    ),
    "notify.tls": (
        "{channel} 채널의 인증서나 암호화 연결(TLS)에 문제가 있습니다. 다시 보냅니다. 계속되면 받는 쪽 인증서를 확인하세요.",
        "Channel {channel} has no good certificate or TLS. It will be tried again; if this goes on, check the certificate.",
    ),
    "notify.cut": (
        "{channel} 채널의 답이 도중에 끊겼습니다. 다시 보냅니다.",
        "The answer of channel {channel} broke off. It will be tried again.",
    ),
    # the status
    "notify.later": (
        "{channel} 채널이 지금은 받지 못합니다(HTTP {status}). 다시 보냅니다.",
        "Channel {channel} cannot take it now (HTTP {status}). It will be tried again.",
    ),
    "notify.busy": (
        "{channel} 채널이 너무 많이 받았다고 합니다(HTTP {status}). 기다렸다가 다시 보냅니다.",
        "Channel {channel} asks for fewer messages (HTTP {status}). It will be tried again after a wait.",
    ),
    "notify.refused": (
        "{channel} 채널이 이 알림을 거절했습니다(HTTP {status}). 받는 쪽을 고친 뒤 bongsu outbox retry로 다시 보내세요.",
        "Channel {channel} refused this alert (HTTP {status}). Repair the receiver, then use bongsu outbox retry.",
    ),
    "notify.unauthorised": (
        "{channel} 채널이 인증을 요구합니다(HTTP {status}). 토큰이나 비밀 값을 확인하세요.",
        "Channel {channel} asks for authorisation (HTTP {status}). Check its token or secret.",
    ),
    "notify.forbidden": (
        "{channel} 채널이 접근을 막았습니다(HTTP {status}). 받는 쪽의 권한을 확인하세요.",
        "Channel {channel} forbids access (HTTP {status}). Check the rights at the receiver.",
    ),
    "notify.not-there": (
        "{channel} 채널의 주소에 받는 곳이 없습니다(HTTP {status}). 주소를 확인하세요.",
        "Nothing receives at the address of channel {channel} (HTTP {status}). Check the address.",
    ),
    "notify.redirect": (
        "{channel} 채널이 다른 주소로 보냅니다(HTTP {status}). 따라가지 않으니 새 주소를 설정에 적으세요.",
        "Channel {channel} redirects (HTTP {status}), which is not followed. Set the new address.",
    ),
    # Telegram
    "notify.not-telegram": (
        "{channel} 채널에서 텔레그램의 것이 아닌 답이 왔습니다. 다시 보냅니다. 계속되면 api_base를 확인하세요.",
        "The answer of channel {channel} is not Telegram's. It will be tried again; if this goes on, check api_base.",
    ),
    "notify.telegram-refused": (
        "텔레그램이 {channel} 채널의 이 알림을 거절했습니다: {why}. 고친 뒤 bongsu outbox retry로 다시 보내세요.",
        "Telegram refused this alert on channel {channel}: {why}. After a repair, use bongsu outbox retry.",
    ),
    "notify.telegram-unedited": (
        "{channel} 채널에 먼저 보낸 메시지를 고칠 수 없어 그대로 두었습니다: {why}",
        "The message that channel {channel} was sent cannot be edited and stays as it is: {why}",
    ),
    "notify.telegram-elsewhere": (
        "{channel} 채널에 먼저 보낸 메시지가 옮기기 전 대화방에 있거나 번호를 알 수 없어 그대로 두었습니다.",
        "The message that channel {channel} was sent is in its former chat, or its number is unknown; it stays as it is.",
    ),
    "notify.telegram-token": (
        "텔레그램이 {channel} 채널의 토큰을 모릅니다: {why}. @BotFather에서 토큰을 확인하세요.",
        "Telegram does not know the token of channel {channel}: {why}. Check it with @BotFather.",
    ),
    "notify.telegram-chat": (
        "{channel} 채널의 대화방에 쓸 수 없습니다: {why}. 봇이 들어 있는지, chat이 맞는지 확인하세요.",
        "Channel {channel} cannot write to its chat: {why}. Check that the bot is in it and `chat` is right.",
    ),
    "notify.telegram-moved": (
        "{channel} 채널의 대화방 번호가 바뀌었습니다. 설정의 chat에 {chat:을} 적으세요.",
        "The chat of channel {channel} has a new number. Set chat to {chat}.",
    ),
    # the console
    "notify.console-closed": (
        "{channel} 채널의 출력이 닫혔거나 쓸 수 없습니다. 출력을 확인하고 다시 시작하세요.",
        "The output of channel {channel} is closed or cannot be written. Check it and start again.",
    ),
    # the settings
    "notify.option-missing": ("값이 없습니다. {option:을} 적으세요.", "It is missing: set {option}."),
    "notify.address": (
        "http:// 또는 https://로 시작하는 온전한 주소여야 합니다.",
        "It must be a whole address that begins with http:// or https://.",
    ),
    "notify.chat": (
        "대화방 번호(예: -1001234567890) 또는 @이름이어야 합니다. bongsu channels chats로 찾을 수 있습니다.",
        "It must be the number of a chat (such as -1001234567890) or an @name; bongsu channels chats finds it.",
    ),
    "notify.token": (
        "텔레그램 봇 토큰의 모양(숫자:문자)이 아닙니다. @BotFather가 준 그대로 넣으세요.",
        "It does not look like a Telegram bot token (digits:letters). Use it as @BotFather gave it.",
    ),
    "notify.secret": (
        "whsec_ 뒤는 base64여야 합니다. 받는 쪽이 준 비밀 값을 그대로 넣으세요.",
        "After whsec_ it must be base64. Use the secret as the receiver gave it.",
    ),
}
