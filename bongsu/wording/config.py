"""Sentences about rules.yaml and its errors: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "config.refused": ("설정에 고칠 곳이 {count}군데 있습니다.", "The configuration has {count} problem(s)."),
    "config.missing": (
        "{path} 파일이 없습니다. 보기 파일을 복사하거나 --config로 다른 파일을 지정하십시오.",
        "{path} is not there. Copy the sample file, or name another with --config.",
    ),
    # --- the file as a whole
    "config.empty": ("파일이 비어 있습니다. sources와 rules를 적으십시오.", "The file is empty. Write sources and rules."),
    "config.watch_twice": (
        "‘{name}’이라는 id는 이미 다른 규칙이 씁니다. 다른 이름을 적으십시오.",
        "Another rule has the id “{name}” already. Give it another one.",
    ),
    "config.not_mapping": (
        "맨 바깥에는 ‘sources:’, ‘rules:’ 같은 키가 와야 합니다.",
        "The outermost level must have keys such as “sources:” and “rules:”.",
    ),
    "config.not_text": (
        "글이 아닌 문자가 있습니다. UTF-8 텍스트로 저장하십시오.",
        "There are characters that are no text. Save the file as UTF-8 text.",
    ),
    "config.not_yaml": ("YAML로 읽을 수 없습니다({why}).", "This is not YAML ({why})."),
    "config.tab": ("들여쓰기에 탭을 쓸 수 없습니다. 빈칸을 쓰십시오.", "Tabs cannot indent YAML. Use spaces."),
    "config.too_large": ("파일이 {limit}MiB를 넘습니다. 줄이십시오.", "The file is over {limit} MiB. Make it smaller."),
    "config.too_deep": ("{limit}단계보다 깊이 들여쓸 수 없습니다.", "Nothing may be nested deeper than {limit} levels."),
    "config.many_documents": (
        "‘---’ 뒤에 문서가 또 있습니다. 한 파일에 하나만 두십시오.",
        "Another document begins after “---”. Keep one in a file.",
    ),
    "config.key_twice": (
        "‘{key}’ 키가 두 번 있습니다({first}행, {again}행). 하나로 합치십시오.",
        "“{key}” is written twice (lines {first} and {again}). Make them one.",
    ),
    "config.key_not_text": ("키는 글이어야 합니다.", "A key must be text."),
    "config.tag": ("‘{tag}’ 같은 태그는 쓸 수 없습니다. 지우십시오.", "Tags such as “{tag}” are not taken. Remove it."),
    "config.alias_unknown": (
        "‘*{name}’ 앞에 ‘&{name}’ 표시가 없습니다.",
        "“*{name}” points to “&{name}”, which does not stand before it.",
    ),
    "config.alias_bomb": (
        "별칭(*)이 내용을 {limit}개 넘게 늘립니다. 줄이십시오.",
        "Aliases (*) add more than {limit} parts. Use fewer.",
    ),
    "config.merge": ("‘<<’ 뒤에는 키와 값의 묶음이 와야 합니다.", "“<<” must be followed by a mapping."),
    # --- keys and kinds of values
    "config.key_missing_near": (
        "‘{name}’ 키를 적어야 합니다. 목록에 있는 출처라면 id가 혹시 ‘{near}’입니까?",
        "“{name}” must be written. If you meant a source of the catalogue, is its id “{near}”?",
    ),
    "config.key_missing": ("‘{name}’ 키를 적어야 합니다.", "“{name}” must be written."),
    "config.key_unknown": ("모르는 키입니다. 쓸 수 있는 키: {known}.", "Unknown key. Known here: {known}."),
    "config.key_unknown_near": ("모르는 키입니다. 혹시 ‘{near}’입니까?", "Unknown key. Did you mean “{near}”?"),
    "config.secret_here": (
        "비밀은 이 파일에 적지 않습니다. {name}_file, {name}_env, {name}_credential 가운데 하나로 어디에 있는지만 적으십시오.",
        "Secrets do not belong in this file. Say where it is with {name}_file, {name}_env or {name}_credential.",
    ),
    "config.secret_nowhere": (
        "비밀은 이 파일에 적지 않습니다. 지우고, 이미 쓰던 비밀이면 새로 발급받으십시오.",
        "Secrets do not belong in this file. Remove it, and have a new one made if it was in use.",
    ),
    "config.secret_missing": (
        "{name}_file, {name}_env, {name}_credential 가운데 하나를 적어야 합니다.",
        "One of {name}_file, {name}_env and {name}_credential must be written.",
    ),
    "config.address_missing": (
        "{name}, {name}_file, {name}_env, {name}_credential 가운데 하나를 적어야 합니다.",
        "One of {name}, {name}_file, {name}_env and {name}_credential must be written.",
    ),
    "config.api_only": (
        "kind: api인 출처에만 쓰는 키입니다. 지우거나 kind를 바꾸십시오.",
        "Only a source of kind: api takes this. Remove it, or change the kind.",
    ),
    "config.feed_only": (
        "kind: feed인 출처에만 쓰는 키입니다. 지우십시오.",
        "Only a source of kind: feed takes this. Remove it.",
    ),
    "config.key_in_url": (
        "주소에 인증키를 적지 않습니다. 지우고 key_file, key_env, key_credential 가운데 하나로 어디에 있는지 적으십시오.",
        "A key does not belong in an address. Remove it and say where it is with key_file, key_env or key_credential.",
    ),
    "config.query_unused": (
        "이 주소에는 찾을 말을 넣을 자리({{query}})가 없습니다. query를 지우거나 주소에 자리를 두십시오.",
        "The address has no place ({{query}}) for words to search for. Remove query, or make a place in the address.",
    ),
    "config.like_unknown": (
        "목록에 ‘{name}’ 출처가 없습니다. 있는 것: {known} …",
        "The catalogue has no source “{name}”. It has: {known} …",
    ),
    "config.like_unknown_near": (
        "목록에 ‘{name}’ 출처가 없습니다. 혹시 ‘{near}’입니까?",
        "The catalogue has no source “{name}”. Did you mean “{near}”?",
    ),
    "config.contact": (
        "연락처는 웹 주소나 전자우편 주소 하나여야 합니다. 모든 사이트에 보내니 공개해도 되는 것으로 적으십시오.",
        "The contact must be one web or mail address. It is sent to every site, so give one that may be public.",
    ),
    "config.push_only": (
        "kind: push인 출처에만 쓰는 키입니다. 지우거나 kind를 바꾸십시오.",
        "Only a source of kind: push takes this. Remove it, or change the kind.",
    ),
    "config.push_no_port": (
        "kind: push와 websub은 이 포트로 들어옵니다. off 대신 127.0.0.1:8710처럼 적으십시오.",
        "What kind: push and websub wait for comes in by this port. Write an address such as 127.0.0.1:8710 in place of off.",
    ),
    "config.secret_twice": (
        "{first}, {second} 가운데 하나만 적으십시오.",
        "Write only one of {first} and {second}.",
    ),
    "config.expected_text": ("글 하나가 와야 합니다.", "This must be a single text."),
    "config.expected_list": ("목록이 와야 합니다. 예: [가, 나]", "This must be a list, such as [a, b]."),
    "config.expected_mapping": ("키와 값의 묶음이 와야 합니다.", "This must be a mapping of keys to values."),
    "config.expected_bool": ("true나 false여야 합니다.", "This must be true or false."),
    "config.expected_number": ("정수여야 합니다.", "This must be a whole number."),
    "config.expected_more": ("{limit} 이상이어야 합니다.", "This must be at least {limit}."),
    "config.expected_less": ("{limit} 이하여야 합니다.", "This must be at most {limit}."),
    "config.choice": (
        "‘{name}’ 값은 쓸 수 없습니다. 쓸 수 있는 값: {known}.",
        "“{name}” is not taken here. Choose from: {known}.",
    ),
    "config.choice_near": (
        "‘{name}’ 값은 쓸 수 없습니다. 혹시 ‘{near}’입니까?",
        "“{name}” is not taken here. Did you mean “{near}”?",
    ),
    "config.duration": (
        "‘{value}’ 값은 기간이 아닙니다. 30s, 10m, 2h, 7d처럼 적으십시오.",
        "“{value}” is no duration. Write 30s, 10m, 2h or 7d.",
    ),
    "config.every": (
        "‘every’에는 10m처럼 평균 간격을 적거나, {{min: 2m, max: 1h}}처럼 작은 값과 큰 값을 함께 적으십시오.",
        "Write ‘every’ as an average, 10m, or as two bounds, the lesser first: {{min: 2m, max: 1h}}.",
    ),
    "config.name": (
        "‘{value}’ 값은 이름으로 쓸 수 없습니다. 글자, 숫자, ‘_’, ‘.’, ‘-’만 64자까지 쓰십시오.",
        "“{value}” cannot be a name. Use letters, digits, “_”, “.” and “-”, at most 64.",
    ),
    "config.blank": ("비어 있습니다. 적거나 키를 지우십시오.", "This is empty. Write something or remove the key."),
    "config.url": (
        "주소가 아닙니다. http:// 나 https:// 로 시작하는 주소를 빈칸 없이 적으십시오.",
        "This is no address. Write one that begins with http:// or https:// and has no spaces.",
    ),
    "config.url_secret": (
        "주소에 아이디나 비밀번호를 적지 마십시오.",
        "Do not write a user or password into an address.",
    ),
    "config.address": (
        "‘{value}’ 값은 주소가 아닙니다. 127.0.0.1:8710처럼 적거나 off로 끄십시오.",
        "“{value}” is no address to listen at. Write 127.0.0.1:8710, or off.",
    ),
    "config.env_name": (
        "환경 변수의 이름이 아닙니다. 값이 아니라 이름을 적으십시오. 예: BONGSU_TOKEN",
        "This is not the name of an environment variable. Write its name, not its value, such as BONGSU_TOKEN.",
    ),
    "config.chat": (
        "‘{value}’ 값은 대화방이 아닙니다. ‘bongsu channels chats’로 찾은 번호나 @이름을 적으십시오.",
        "“{value}” is no chat. Write the id that “bongsu channels chats” finds, or @name.",
    ),
    # --- what refers to something else
    "config.id_twice": (
        "‘{name}’ id는 {first}행에서 이미 썼습니다. 다른 id를 쓰십시오.",
        "“{name}” is already used on line {first}. Choose another id.",
    ),
    "config.channel_unknown": (
        "‘{name}’ 채널이 없습니다. 있는 채널: {known}.",
        "There is no channel “{name}”. There are: {known}.",
    ),
    "config.channel_unknown_near": (
        "‘{name}’ 채널이 없습니다. 혹시 ‘{near}’입니까?",
        "There is no channel “{name}”. Did you mean “{near}”?",
    ),
    "config.never_home": (
        "이 규칙은 결코 맞을 수 없습니다. 출처 {sources}의 지역({homes})이 regions와 겹치지 않습니다.",
        "The rule can never match: the home of {sources} ({homes}) lies outside its regions.",
    ),
    "config.kind_unknown": (
        "‘{name}’ 종류가 없습니다. 있는 종류: {known}.",
        "There is no kind “{name}”. There are: {known}.",
    ),
    "config.kind_unknown_near": (
        "‘{name}’ 종류가 없습니다. 혹시 ‘{near}’입니까?",
        "There is no kind “{name}”. Did you mean “{near}”?",
    ),
    "config.won": (
        "‘{value}’ 값은 금액이 아닙니다. 10억, 3천만원, 500000000처럼 적으십시오.",
        "“{value}” is no sum of money. Write 10억, 3천만원 or 500000000.",
    ),
    "config.source_unknown": (
        "‘{name}’ 출처가 없습니다. 있는 출처: {known}.",
        "There is no source “{name}”. There are: {known}.",
    ),
    "config.source_unknown_near": (
        "‘{name}’ 출처가 없습니다. 혹시 ‘{near}’입니까?",
        "There is no source “{name}”. Did you mean “{near}”?",
    ),
    "config.select_nothing": (
        "이렇게 고른 출처가 목록에 없습니다. region이나 kind를 바꾸십시오.",
        "The catalogue has no such source. Change region or kind.",
    ),
    "config.family_unknown": (
        "‘{name}’ 갈래가 없습니다. 있는 갈래: {known}.",
        "There is no family “{name}”. There are: {known}.",
    ),
    "config.family_unknown_near": (
        "‘{name}’ 갈래가 없습니다. 혹시 ‘{near}’입니까?",
        "There is no family “{name}”. Did you mean “{near}”?",
    ),
    "config.region_unknown": (
        "지역 {name:을} 찾을 수 없습니다. 시도나 시군구의 이름을 적으십시오.",
        "There is no region “{name}”. Write the name of a 시도 or 시군구.",
    ),
    "config.region_unknown_near": (
        "{name:은} 없거나 여러 곳에 있는 지역입니다. 이 가운데 있습니까? {near}",
        "“{name}” is no region, or several. Did you mean one of: {near}?",
    ),
    "config.region_many": (
        "{name:은} 여러 지역을 묶은 이름입니다. 출처의 region에는 한 지역만 적으십시오.",
        "“{name}” names several regions. The region of a source must be one.",
    ),
    "config.private": (
        "‘{source}’ 출처의 주소는 내부망 주소입니다. 내부망을 보려는 것이 맞다면 이 출처에 allow_private: true를 적어 주세요.",
        "“{source}” has a private address. If the source is meant to be private, give it allow_private: true.",
    ),
    "config.too_often": (
        "‘{source}’ 출처를 너무 자주 찾아갑니다. every는 1m 이상이어야 합니다(이 컴퓨터의 주소는 1s 이상).",
        "“{source}” would be visited too often. every must be at least 1m (1s for this machine's own addresses).",
    ),
    # --- words and rules
    "config.word_empty": ("글자나 숫자가 있는 낱말을 적으십시오.", "Write a word that has a letter or digit."),
    "config.word_long": ("낱말은 {limit}자까지입니다.", "A word has at most {limit} characters."),
    "config.word_comma": (
        "‘{value}’ 전체를 쉼표까지 한 낱말로 찾게 됩니다. [가, 나]처럼 목록으로 적으십시오.",
        "“{value}” would be looked for as one word, comma and all. Write a list: [a, b].",
    ),
    "config.regex": ("정규식을 읽을 수 없습니다({why}).", "The pattern cannot be read ({why})."),
    "config.regex_empty": (
        "이 정규식은 빈 글에도 맞으므로 모든 글에 맞습니다. 반드시 있어야 할 글자를 넣으십시오.",
        "This pattern is found even in an empty text, so in every text. Put in something that must be there.",
    ),
    "config.nothing_to_find": (
        "찾을 것이 없습니다. any, all, title, near, regex 가운데 하나는 적으십시오.",
        "There is nothing to find. Write at least one of any, all, title, near and regex.",
    ),
    "config.near_words": ("near에는 서로 다른 낱말이 둘 이상 있어야 합니다.", "near needs at least two different words."),
    "config.never": (
        "이 규칙은 절대로 맞을 수 없습니다. ‘{needed}’ 있는 글에는 none의 ‘{forbidden}’도 반드시 있습니다.",
        "This rule can never match: a text with “{needed}” always has “{forbidden}”, which none forbids.",
    ),
}
