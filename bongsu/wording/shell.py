"""Sentences of the daemon and the commands: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    # what the daemon says while it runs
    "shell.watching": (
        "봉수 {version}: 출처 {sources}곳을 규칙 {rules}개로 지켜봅니다. 알림: {channels}. 기록: {database}",
        "bongsu {version}: watching {sources} sources with {rules} rules. Alerts go to {channels}; records are in {database}.",
    ),
    "shell.first-catch": (
        "{source}: 지금 올라와 있는 {count}건은 알리지 않고 기억만 합니다. 이제부터 올라오는 글을 알립니다.",
        "{source}: {count} items are there already and kept without an alert. What comes from now on is told.",
    ),
    "shell.source-failed": ("{source}: {why} {wait} 뒤에 다시 확인합니다.", "{source}: {why} Trying again in {wait}."),
    "shell.source-recovered": ("{source}: 다시 읽을 수 있습니다.", "{source}: can be read again."),
    "shell.page-later": (
        "‘{title}’: 본문을 아직 읽지 못했습니다. {why} 잠시 뒤에 다시 시도합니다.",
        "“{title}”: its page could not be read yet. {why} Trying again shortly.",
    ),
    "shell.page-given-up": (
        "‘{title}’: 본문을 읽지 못해 제목과 요약으로 판단했습니다. {why}",
        "“{title}”: judged by title and summary, since its page could not be read. {why}",
    ),
    "shell.send-later": ("{why}", "{why}"),
    "shell.send-dead": (
        "채널 {channel}: ‘{title}’ 알림을 보낼 수 없어 보관했습니다. {why} ‘bongsu outbox list --dead’로 볼 수 있습니다.",
        "Channel {channel}: the alert “{title}” cannot be sent and is kept. {why} See it with: bongsu outbox list --dead",
    ),
    "shell.channel-broken": (
        "{why} 고칠 때까지 알림을 모아 둡니다. 고친 뒤 ‘bongsu outbox retry --channel {channel}’을 실행하세요.",
        "{why} Its alerts are kept until it is repaired. Then run: bongsu outbox retry --channel {channel}",
    ),
    "shell.channel-recovered": ("채널 {channel}: 다시 보낼 수 있습니다.", "Channel {channel}: takes alerts again."),
    "shell.reloaded": (
        "규칙을 다시 읽었습니다: 출처 {sources}곳, 규칙 {rules}개, 채널 {channels}.",
        "Rules reloaded: {sources} sources, {rules} rules, channels {channels}.",
    ),
    "shell.caught-up": (
        "바뀐 규칙에 맞는 최근 글이 있어 알림 {count}건을 보냅니다.",
        "Recent articles meet the changed rules: {count} alerts are sent.",
    ),
    "shell.catch-up-held": (
        "바뀐 규칙에 맞는 최근 글이 많아(알림 {count}건) 보내지 않습니다. 보내려면 reload_limit을 늘리세요.",
        "Too many recent articles meet the changed rules ({count} alerts): none is told. Raise reload_limit to have them told.",
    ),
    "shell.rules-refused": (
        "!!! 규칙 파일에 잘못된 곳이 있어 쓰지 않았습니다. {running_on:으로} 계속 지켜봅니다. 고치면 바로 다시 읽습니다.",
        "!!! The rules file has errors and is not in force. Still watching with {running_on}. Mend it and it is read at once.",
    ),
    "shell.rules-before": ("지금까지 쓰던 규칙", "the rules in force so far"),
    "shell.rules-last-good": ("마지막으로 올바르던 규칙", "the last good rules"),
    "shell.not-kept": (
        "올바른 규칙의 사본을 {path}에 남기지 못했습니다: {why}",
        "A copy of the good rules could not be kept at {path}: {why}",
    ),
    "shell.health-taken": (
        "상태 확인 주소 {address:을} 다른 프로그램이 쓰고 있어, 상태 확인 없이 계속합니다. rules.yaml의 ‘health’를 바꾸세요.",
        "The health address {address} is taken by another program; going on without. Change ‘health’ in rules.yaml.",
    ),
    "shell.heartbeat-failed": ("생존 신호를 보내지 못했습니다. {why}", "The heartbeat could not be sent. {why}"),
    "shell.tick-rearmed": (
        "시계가 바뀌어 일정을 다시 맞췄습니다.",
        "The clock has changed; the schedule was set anew.",
    ),
    "shell.stopping": ("끝내는 중입니다.", "Stopping."),
    "shell.stopped": ("끝났습니다. 남은 일은 다음에 이어서 합니다.", "Stopped. What is left goes on at the next start."),
    "shell.seconds": ("{count}초", "{count} s"),
    "shell.minutes": ("{count}분", "{count} min"),
    "shell.hours": ("{count}시간", "{count} h"),
    "shell.days": ("{count}일", "{count} days"),
    # settings
    "shell.no-rules": (
        "규칙 파일을 찾지 못했습니다. 찾아본 곳: {looked}. ‘--config 파일’로 알려 주거나 BONGSU_CONFIG를 정하세요.",
        "No rules file found. Looked at: {looked}. Name one with --config FILE or BONGSU_CONFIG.",
    ),
    "shell.rules-unreadable": (
        "파일을 읽을 수 없습니다({why}). 권한과 UTF-8 인코딩을 확인하세요.",
        "The file cannot be read ({why}). Check its permissions and that it is UTF-8.",
    ),
    "shell.no-secret-file": (
        "파일 {name}에서 비밀값을 읽을 수 없습니다. 파일이 있는지, 비어 있지 않은지, 읽을 권한이 있는지 확인하세요.",
        "No secret can be read from the file {name}. Check that it exists, is not empty and may be read.",
    ),
    "shell.no-secret-env": (
        "환경 변수 {name}에 비밀값이 없습니다. 값을 정하고 다시 실행하세요.",
        "The environment variable {name} holds no secret. Set it and start again.",
    ),
    "shell.no-secret-credential": (
        "systemd 자격 증명 {name:이} 없습니다. 유닛에 ‘LoadCredential={name}:경로’를 넣으세요.",
        "There is no systemd credential {name}. Add LoadCredential={name}:PATH to the unit.",
    ),
}
