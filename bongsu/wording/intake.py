"""Sentences about items that are not kept: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "intake.empty": (
        "제목도 내용도 없는 항목이라 받지 않았습니다. 출처의 목록에 제목이 있는지 확인해 주세요.",
        "An item without title or text was not kept. Look whether the source's list shows titles.",
    ),
    "intake.nameless": (
        "고유 번호, 주소, 제목이 모두 없어 다른 항목과 구별할 수 없으므로 받지 않았습니다.",
        "An item without guid, link or title was not kept: nothing tells it from others.",
    ),
    "intake.repeat": (
        "같은 목록에 이미 나온 고유 번호나 주소라서 두 번째 항목은 받지 않았습니다.",
        "An item was not kept: its guid or address stood in the same list before.",
    ),
}
