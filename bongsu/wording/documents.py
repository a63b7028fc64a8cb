"""Sentences about attached documents: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    # why a document gave no text
    "collect.document_large": (
        "첨부 파일 '{name}'의 크기가 {megabytes}MB를 넘어 읽지 않았습니다. 원문에서 직접 확인해 주세요.",
        "The attachment '{name}' is larger than {megabytes} MB and was not read. Open it from the page.",
    ),
    "collect.document_unknown": (
        "'{name}' 파일은 읽을 수 있는 형식(HWP, HWPX, PDF, DOCX, TXT)이 아닙니다. 원문에서 직접 확인해 주세요.",
        "The attachment '{name}' is none of HWP, HWPX, PDF, DOCX and TXT. Open it from the page.",
    ),
    "collect.document_html": (
        "첨부 파일 '{name}' 대신 웹페이지가 왔습니다. 로그인이 필요하거나 파일이 지워졌는지 원문에서 확인해 주세요.",
        "A web page came in place of the attachment '{name}'. See on the page whether it needs a login or was removed.",
    ),
    "collect.document_empty": (
        "첨부 파일 '{name}'의 내용이 비어 있습니다. 원문에서 파일이 열리는지 확인해 주세요.",
        "The attachment '{name}' is empty. See on the page whether the file opens.",
    ),
    "collect.document_damaged": (
        "첨부 파일 '{name}'의 내용이 손상되어 읽지 못했습니다({why}). 원문에서 직접 확인해 주세요.",
        "The attachment '{name}' is damaged and could not be read ({why}). Open it from the page.",
    ),
    "collect.document_bomb": (
        "첨부 파일 '{name}'의 압축을 풀면 {megabytes}MB를 넘거나 너무 커져서 읽지 않았습니다. 위험한 파일일 수 있습니다.",
        "The attachment '{name}' unpacks to more than {megabytes} MB or far too well, so it was not read. Beware of it.",
    ),
    "collect.document_memory": (
        "첨부 파일 '{name}'에 메모리가 {megabytes}MB 넘게 필요해 읽지 못했습니다. 원문에서 직접 확인해 주세요.",
        "The attachment '{name}' needs more than {megabytes} MB of memory and was not read. Open it from the page.",
    ),
    "collect.document_slow": (
        "첨부 파일 '{name}' 읽기를 {seconds}초 안에 마치지 못해 그만두었습니다. 원문에서 직접 확인해 주세요.",
        "The attachment '{name}' could not be read within {seconds} s. Open it from the page.",
    ),
    "collect.document_missing": (
        "첨부 파일 '{name}' 읽기에 필요한 '{why}' 패키지가 없습니다. pip install 'bongsu[documents]'로 설치해 주세요.",
        "Reading the attachment '{name}' needs the package '{why}'. Install it: pip install 'bongsu[documents]'.",
    ),
    "collect.document_process": (
        "'{name}' 파일을 읽을 프로세스를 시작하지 못했습니다({why}). 메모리와 프로세스 수 제한을 확인해 주세요.",
        "No process could be started to read the attachment '{name}' ({why}). Check this machine's memory and process limits.",
    ),
    # what an alert says of a document that was read in part or not at all
    "document.encrypted": (
        "첨부 파일 '{name}'에 암호가 걸려 있어 내용을 보지 못했습니다.",
        "The attachment '{name}' is encrypted: its text was not seen.",
    ),
    "document.distribution": (
        "첨부 파일 '{name}'의 복사가 막혀 있어(배포용 문서) 앞부분만 보았습니다.",
        "The attachment '{name}' is locked against copying (배포용): only its beginning was seen.",
    ),
    "document.scanned": (
        "첨부 파일 '{name}'의 내용이 스캔한 그림이라서 글자를 읽지 못했습니다.",
        "The attachment '{name}' is a scan: it has no text to read.",
    ),
    "document.truncated": (
        "첨부 파일 '{name}'의 내용을 일부만 읽었습니다.",
        "The attachment '{name}' was read only in part.",
    ),
    "document.unread": (
        "읽지 않은 첨부 파일이 있습니다: {name}",
        "Attachments that were not read: {name}",
    ),
    "document.large": (
        "첨부 파일 '{name}'의 크기가 너무 커서 읽지 않았습니다.",
        "The attachment '{name}' is too large and was not read.",
    ),
    "document.unknown": (
        "첨부 파일 '{name}'의 형식을 몰라 읽지 않았습니다.",
        "The attachment '{name}' is of a kind that cannot be read.",
    ),
    "document.html": (
        "첨부 파일 '{name}' 대신 웹페이지가 와서 내용을 보지 못했습니다.",
        "A web page came in place of the attachment '{name}'.",
    ),
    "document.empty": (
        "첨부 파일 '{name}'의 내용이 비어 있습니다.",
        "The attachment '{name}' is empty.",
    ),
    "document.damaged": (
        "첨부 파일 '{name}'의 내용이 손상되어 읽지 못했습니다.",
        "The attachment '{name}' is damaged and could not be read.",
    ),
    "document.bomb": (
        "첨부 파일 '{name}'의 압축이 지나쳐 읽지 않았습니다. 위험한 파일일 수 있습니다.",
        "The attachment '{name}' is packed far too well and was not read. Beware of it.",
    ),
    "document.memory": (
        "첨부 파일 '{name}' 읽기에 메모리가 너무 많이 들어 그만두었습니다.",
        "The attachment '{name}' needs too much memory and was not read.",
    ),
    "document.slow": (
        "첨부 파일 '{name}' 읽기가 너무 오래 걸려 그만두었습니다.",
        "The attachment '{name}' took too long to read.",
    ),
    "document.late": (
        "첨부 파일 '{name}' 내려받기가 너무 오래 걸려 기다리지 않았습니다.",
        "The attachment '{name}' took too long to arrive.",
    ),
    "document.unreachable": (
        "첨부 파일 '{name}' 내려받기에 실패했습니다.",
        "The attachment '{name}' could not be fetched.",
    ),
    "document.missing": (
        "첨부 파일 '{name}' 읽기에 필요한 패키지가 설치되어 있지 않아 내용을 보지 못했습니다.",
        "The attachment '{name}' was not read: a package for it is not installed.",
    ),
    "document.process": (
        "첨부 파일 '{name}' 읽기를 시작하지 못했습니다.",
        "Reading the attachment '{name}' could not be started.",
    ),
    "document.not-installed": (
        "첨부 파일 읽기에 필요한 패키지가 없어 본문만 봅니다. pip install 'bongsu[documents]'로 설치해 주세요.",
        "A package to read attachments is missing: pages alone are read. Install it: pip install 'bongsu[documents]'.",
    ),
}
