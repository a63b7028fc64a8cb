"""What stands in alerts: code -> (Korean, English)."""

TEXTS: dict[str, tuple[str, str]] = {
    "alert.reason.first": ("새 소식", "New"),
    "alert.reason.new-facts": ("추가 소식", "More on this"),
    "alert.reason.next-stage": ("다음 단계", "Next stage"),
    "alert.reason.corrected": ("정정", "Corrected"),
    "alert.reason.reminder": ("다시 알림", "Reminder"),
    "alert.reason.test": ("시험 알림", "Test"),
    "alert.why": ("이유", "Why"),
    "alert.regions": ("지역", "Regions"),
    "alert.source": ("출처", "Source"),
    "alert.excerpt": ("내용", "Text"),
    "alert.note": ("참고", "Note"),
    "alert.link": ("링크", "Link"),
    "alert.open": ("원문 보기", "Read the original"),
    "alert.place.title": ("제목", "title"),
    "alert.place.text": ("본문", "text"),
    "alert.place.attachment": ("첨부", "attachment"),
    "alert.more": ("외 {count}개", "and {count} more"),
    "alert.untitled": ("(제목 없음)", "(no title)"),
    "alert.minute": (
        "{date.year}년 {date.month}월 {date.day}일({weekday}) {date:%H:%M}",
        "{weekday} {date:%Y-%m-%d %H:%M} KST",
    ),
    "alert.day": ("{date.year}년 {date.month}월 {date.day}일({weekday})", "{weekday} {date:%Y-%m-%d}"),
    "alert.weekdays": ("월 화 수 목 금 토 일", "Mon Tue Wed Thu Fri Sat Sun"),
    "alert.undated": ("게시 시각 모름({seen} 확인)", "no date given (seen {seen})"),
    "alert.incomplete": (
        "본문을 못 읽어 제목과 요약으로 판단했습니다.",
        "The page could not be read: judged by title and summary.",
    ),
    "alert.test": ("시험으로 보낸 알림입니다. 실제 발표가 아닙니다.", "This is a test, not a real announcement."),
}
