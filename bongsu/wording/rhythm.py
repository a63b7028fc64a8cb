"""Sentences about sources that have fallen silent: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "rhythm.silent-days": (
        "{name}: {gap}일째 새 글이 없습니다. {usual} 누리집에 새 글이 있는지, 목록 주소가 바뀌었는지 확인해 주세요.",
        "{name}: nothing new for {gap} days. {usual} See whether the site has news and whether its list has moved.",
    ),
    "rhythm.silent-hours": (
        "{name}: {gap}시간째 새 글이 없습니다. {usual} 누리집에 새 글이 있는지, 목록 주소가 바뀌었는지 확인해 주세요.",
        "{name}: nothing new for {gap} hours. {usual} See whether the site has news and whether its list has moved.",
    ),
    "rhythm.usual": (
        "평소라면 {expected}번쯤 올라왔을 시간이며, 우연히 이만큼 조용할 확률은 {odds}분의 1도 되지 않습니다.",
        "By its rhythm something should have come about {expected} times; chance is this silent less than once in {odds}.",
    ),
}
