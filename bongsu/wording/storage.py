"""Sentences about storage: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "storage.locked": (
        "다른 프로그램이 데이터베이스 {path:을} 쓰고 있어 기다리다 멈췄습니다. 그 프로그램을 끝낸 뒤 다시 하세요. ({detail})",
        "Another program kept the database {path} busy for too long. End it, then try again. ({detail})",
    ),
    "storage.read-only": (
        "데이터베이스 {path}에 쓸 수 없습니다. 파일과 폴더의 주인과 쓰기 권한을 확인하세요. ({detail})",
        "The database {path} cannot be written. Check who owns the file and its folder, and their permissions. ({detail})",
    ),
    "storage.full": (
        "디스크가 가득 차서 {path}에 쓰지 못했습니다. 자리를 비우면 이어서 합니다. ({detail})",
        "The disk is full: {path} could not be written. Free some space and the work goes on. ({detail})",
    ),
    "storage.disk": (
        "디스크가 {path:을} 읽거나 쓰지 못했습니다. 디스크 상태와 남은 자리를 확인하세요. ({detail})",
        "The disk failed to read or write {path}. Check its health and the space left. ({detail})",
    ),
    "storage.corrupt": (
        "데이터베이스 {path:이} 망가졌습니다. 백업으로 되돌리거나, 파일을 다른 곳으로 옮기고 새로 시작하세요. ({detail})",
        "The database {path} is damaged. Put a backup in its place, or move it away and start anew. ({detail})",
    ),
    "storage.not-a-database": (
        "{path:은} 데이터베이스 파일이 아닙니다. 설정의 경로를 확인하거나, 파일을 다른 곳으로 옮기세요. ({detail})",
        "{path} is not a database. Check the path in the settings, or move the file away. ({detail})",
    ),
    "storage.cannot-open": (
        "{path:을} 열 수 없습니다. 경로와 권한을 확인하세요. ({detail})",
        "{path} cannot be opened. Check the path and the permissions. ({detail})",
    ),
    "storage.other": (
        "데이터베이스 {path}에서 오류가 났습니다. 다시 해도 같으면 이 글을 그대로 알려 주세요. ({detail})",
        "The database {path} reported an error. If it happens again, report this line as it is. ({detail})",
    ),
    "storage.newer": (
        "데이터베이스 {path:은} 더 새로운 bongsu가 만들었습니다({found}판, 이 프로그램은 {known}판까지). bongsu를 올리세요.",
        "A newer bongsu wrote the database {path} (version {found}, this program knows {known}). Upgrade bongsu.",
    ),
    "storage.foreign": (
        "{path:은} 다른 프로그램의 데이터베이스입니다. 설정에서 다른 경로를 고르세요.",
        "{path} is another program's database. Choose another path in the settings.",
    ),
    "storage.moved": (
        "쓰고 있던 데이터베이스 {path:이} 지워지거나 바뀌었습니다. 제자리에 되돌린 뒤 bongsu를 다시 시작하세요.",
        "The database {path} was removed or replaced while in use. Put it back, then restart bongsu.",
    ),
    "storage.value": (
        "데이터베이스에 읽을 수 없는 {kind} 값이 있습니다. 파일을 손으로 고쳤다면 백업으로 되돌리세요.",
        "The database holds a {kind} value that cannot be read. If the file was edited by hand, put a backup in its place.",
    ),
    "storage.sqlite-old": (
        "SQLite {found:은} 너무 오래되었습니다. {needed} 이상이 있어야 합니다. 운영체제나 파이썬을 새 판으로 올리세요.",
        "SQLite {found} is too old: {needed} or newer is needed. Upgrade the system or its Python.",
    ),
    "storage.root": (
        "{path:은} 다른 사용자의 것이라 root로는 하지 않습니다. 이렇게 하세요: sudo -u {user} bongsu …",
        "{path} belongs to another user, so this is not done as root. Run it so: sudo -u {user} bongsu …",
    ),
    "storage.daemon-running": (
        "이 데이터베이스로 bongsu가 이미 돌고 있습니다(프로세스 {pid}). 그것을 멈춘 뒤 다시 시작하세요. ({path})",
        "bongsu is already running on this database (process {pid}). Stop it before starting another. ({path})",
    ),
}
