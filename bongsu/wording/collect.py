"""Sentences about visits to sources: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    # the way there
    "collect.address": (
        "주소 '{url}'에 갈 수 없습니다. http나 https로 시작하는 온전한 주소를 적어 주세요.",
        "The address '{url}' cannot be visited. Give a whole address that begins with http or https.",
    ),
    "collect.private": (
        "{host:은} 내부망 주소라서 방문하지 않았습니다. 내부망 출처라면 allow_private: true를 적어 주세요.",
        "{host} is a private address and was not visited. If the source is meant to be private, set allow_private: true.",
    ),
    "collect.dns": (
        "{host}의 IP 주소를 찾을 수 없습니다. 이 컴퓨터의 네트워크와 주소의 철자를 확인해 주세요.",
        "{host} has no IP address. Check this machine's network and the spelling of the address.",
    ),
    "collect.refused": (
        "{host}에 연결할 수 없습니다. 서버가 꺼져 있거나 연결을 막고 있습니다.",
        "{host} cannot be connected to. The server is down or turns connections away.",
    ),
    "collect.tls": (
        "{host}의 인증서나 암호화 설정을 믿을 수 없어 연결하지 않았습니다. 브라우저로 인증서를 확인해 주세요.",
        "{host} was not connected to: its certificate or encryption cannot be trusted. Look at its certificate in a browser.",
    ),
    "collect.timeout": (
        "{host:이} {seconds}초 안에 다 보내지 않았습니다. 다음 방문 때 다시 시도합니다.",
        "{host} did not finish within {seconds} s. It is tried again at the next visit.",
    ),
    "collect.broken_off": (
        "{host:이} 답을 보내다가 연결을 끊었습니다. 다음 방문 때 다시 시도합니다.",
        "{host} broke the connection off before the end of its answer. It is tried again at the next visit.",
    ),
    "collect.garbled": (
        "{host}의 답이 HTTP 형식에 맞지 않아 읽을 수 없습니다. 주소와 포트를 확인해 주세요.",
        "{host} answered something that is not proper HTTP. Check the address and the port.",
    ),
    "collect.redirects": (
        "{host}에서 다른 주소로 넘기기가 끝없이 이어집니다. 브라우저로 열어 최종 주소를 적어 주세요.",
        "{host} redirects without end. Open it in a browser and give the final address.",
    ),
    "collect.too_large": (
        "{host}의 답이 {megabytes}MB를 넘어 중간에 멈췄습니다. 주소가 목록이나 피드가 맞는지 확인해 주세요.",
        "{host} answered with more than {megabytes} MB and was stopped. Check that the address is a list or a feed.",
    ),
    # what the server said
    "collect.not_found": (
        "{host}에 그 페이지가 없습니다(HTTP {status}). 바뀐 주소를 찾아 고쳐 주세요.",
        "{host} has no such page (HTTP {status}). Look up its new address.",
    ),
    "collect.gone": (
        "{host:이} 그 페이지를 없앴습니다(HTTP {status}). 출처를 지우거나 새 주소로 고쳐 주세요.",
        "{host} has removed the page for good (HTTP {status}). Drop the source or give its new address.",
    ),
    "collect.forbidden": (
        "{host:이} 방문을 거절했습니다(HTTP {status}). 해외나 데이터센터 IP를 막는 곳인지 확인해 주세요.",
        "{host} turned us away (HTTP {status}). It may block foreign or data-centre addresses.",
    ),
    "collect.busy": (
        "{host:이} 너무 자주 온다고 답했습니다(HTTP {status}). 쉬었다가 다시 방문합니다.",
        "{host} says we come too often (HTTP {status}). It is left alone for a while.",
    ),
    "collect.server": (
        "{host}의 서버에 문제가 있습니다(HTTP {status}). 다음 방문 때 다시 시도합니다.",
        "{host} has trouble of its own (HTTP {status}). It is tried again at the next visit.",
    ),
    "collect.status": (
        "{host:이} 뜻밖의 답을 했습니다(HTTP {status}). 브라우저로 주소를 확인해 주세요.",
        "{host} gave an unexpected answer (HTTP {status}). Check the address in a browser.",
    ),
    "collect.robots": (
        "{host}의 robots.txt가 이 페이지의 수집을 막고 있어 방문하지 않았습니다. 다른 주소나 피드를 써 주세요.",
        "{host} forbids collecting this page in its robots.txt, so it was not visited. Use another address or a feed.",
    ),
    "collect.robots_unreachable": (
        "{host}의 robots.txt가 오류로 답해(HTTP {status}) 방문을 미룹니다. 잠시 뒤 다시 확인합니다.",
        "{host} answers errors for its robots.txt (HTTP {status}), so visits wait. It is asked again in a while.",
    ),
    "collect.resting": (
        "{host:이} 쉬어 달라고 해서 {seconds}초 뒤에 다시 방문합니다.",
        "{host} asked to be left alone and is visited again in {seconds} s.",
    ),
    # what came
    "collect.html_for_feed": (
        "{host:이} 피드 대신 웹페이지를 보냈습니다. 피드 주소를 찾아 고치거나 kind를 press나 board로 적어 주세요.",
        "{host} sent a web page instead of a feed. Find the feed's address, or set kind to press or board.",
    ),
    "collect.not_a_feed": (
        "{host:이} 보낸 것은 RSS도 Atom도 아닙니다. 피드 주소가 맞는지 확인해 주세요.",
        "{host} sent something that is neither RSS nor Atom. Check that the address is a feed.",
    ),
    "collect.half_feed": (
        "{host}의 피드가 중간에 끊겨 글을 하나도 읽지 못했습니다. 다음 방문 때 다시 시도합니다.",
        "{host} sent a feed that is cut off before its first entry. It is tried again at the next visit.",
    ),
    "collect.feed_too_much": (
        "{host}의 피드에 태그가 너무 많아 읽지 않았습니다. 글 수를 줄인 피드가 있으면 그 주소를 써 주세요.",
        "{host} sent a feed with too much markup, so it was not read. Use a feed of fewer entries if there is one.",
    ),
    "collect.feed_stumbled": (
        "{host}의 피드에 읽을 수 없는 태그가 있습니다. 다음 방문 때 다시 시도하며, 계속되면 출처에 알려 주세요.",
        "{host} sent a feed with markup that cannot be read. It is tried again later; if it lasts, tell the source.",
    ),
    "collect.entities": (
        "{host}의 피드에 XML 엔티티 정의가 있어 읽지 않았습니다. 위험한 파일일 수 있으니 출처를 확인해 주세요.",
        "{host} sent a feed that defines XML entities, so it was not read. It may be an attack: check the source.",
    ),
    "collect.no_list": (
        "{host}의 페이지에서 '{family}' 형식의 목록을 찾지 못했습니다. 주소나 게시판 모양이 바뀌었는지 확인해 주세요.",
        "{host} shows no list of the family '{family}'. Check whether its address or its layout has changed.",
    ),
    "collect.no_family": (
        "{host}의 게시판 형식을 모르고, 페이지에도 목록이 없습니다. 목록 주소를 확인하거나 family를 적어 주세요.",
        "{host} runs no board that is known, and its page shows no list. Check the list's address, or set family.",
    ),
    "collect.unknown_family": (
        "'{family}' 형식은 없습니다. 쓸 수 있는 형식: {known}",
        "There is no family '{family}'. Known families: {known}",
    ),
    "collect.unreadable": (
        "{host}의 페이지에서 본문을 찾지 못했습니다. 제목과 요약만으로 판단합니다.",
        "{host} sent a page with no text to read. The title and the summary have to do.",
    ),
    "collect.spider": (
        "{host}의 페이지를 읽다가 프로그램 오류가 났습니다({kind}). 로그와 함께 알려 주세요.",
        "Reading the page of {host} failed in our own code ({kind}). Please report it with the log.",
    ),
    "collect.unanswered": (
        "{host} 방문이 답 없이 끝났습니다. 다음 방문 때 다시 시도합니다.",
        "The visit to {host} ended without an answer. It is tried again at the next visit.",
    ),
    "collect.stopped": (
        "종료하는 중이라 {host} 방문을 그만두었습니다. 다시 시작하면 이어서 방문합니다.",
        "The visit to {host} was given up because of the shutdown. It is made again after the next start.",
    ),
    # open APIs
    "collect.api_key_missing": (
        "{host:을} 쓰려면 인증키가 필요합니다. 출처에 key_file, key_env, key_credential 가운데 하나를 적어 주세요.",
        "{host} wants a key. Give the source a key_file, key_env or key_credential.",
    ),
    "collect.api_key_words": (
        "{host}의 인증키는 낱말 {words}개여야 합니다. 둘이면 ID와 키를 빈칸으로 띄워 차례로 적어 주세요.",
        "The key for {host} must be {words} word(s). If two: the id, a space and the key.",
    ),
    "collect.api_key_unknown": (
        "{host:이} 등록되지 않은 인증키라고 답했습니다. 키를 확인해 주세요. 막 발급받았다면 한두 시간 뒤에 됩니다.",
        "{host} does not know the key. Check it; a key that has just been issued works after an hour or two.",
    ),
    "collect.api_key_expired": (
        "{host}의 인증키 사용 기간이 끝났습니다. 발급받은 곳에서 기간을 연장해 주세요.",
        "The key for {host} has expired. Have it renewed where it was issued.",
    ),
    "collect.api_key_paused": (
        "{host:이} 인증키를 잠시 막았습니다. 발급받은 곳에 까닭을 물어봐 주세요.",
        "{host} has suspended the key for now. Ask where it was issued.",
    ),
    "collect.api_denied": (
        "{host:이} 인증키를 받아 주지 않았습니다. 키가 맞는지, 이 API의 활용 신청이 승인됐는지 확인해 주세요.",
        "{host} does not accept the key. Check it, and whether the use of this API has been applied for and granted.",
    ),
    "collect.api_address": (
        "{host:이} 이 컴퓨터의 IP 주소를 받아 주지 않았습니다. 인증키에 이 주소를 등록해 주세요.",
        "{host} does not accept this machine's IP address. Register it with the key.",
    ),
    "collect.api_quota": (
        "{host}의 오늘 호출 횟수를 다 썼습니다. 자정(한국 시간)까지 쉽니다. every를 늘리거나 한도를 높여 주세요.",
        "Today's calls to {host} are used up. It rests until midnight in Korea. Raise every, or have the quota raised.",
    ),
    "collect.api_hurried": (
        "{host:이} 1초에 너무 많이 호출했다고 답했습니다. 다음 방문 때 다시 시도합니다.",
        "{host} had too many calls in a second. It is tried again at the next visit.",
    ),
    "collect.api_gone": (
        "{host}에 그 API가 없거나 폐지됐습니다. 새 주소를 찾아 고쳐 주세요.",
        "{host} has no such API, or has it no more. Look up its new address.",
    ),
    "collect.api_trouble": (
        "{host}의 API가 오류를 답했습니다(코드 {said}). 다음 방문 때 다시 시도하며, 계속되면 주소의 매개변수를 확인해 주세요.",
        "The API of {host} answered an error (code {said}). It is tried again; if it lasts, check the address's parameters.",
    ),
    "collect.no_api": (
        "{host}의 주소로는 어떤 API인지 알 수 없습니다. family를 적어 주세요. 쓸 수 있는 것: {known}",
        "Which API {host} has cannot be told from its address. Set family to one of: {known}",
    ),
    # the family tables
    "family.yaml": ("YAML로 읽을 수 없습니다: {why}", "Cannot be read as YAML: {why}"),
    "family.value": ("값이 맞지 않습니다: {why}", "The value does not fit: {why}"),
}
