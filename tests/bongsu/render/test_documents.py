"""What a reader learns of the documents that came with an announcement."""

from collections.abc import Sequence

import pytest

from bongsu.model import Enclosed, Reason
from bongsu.render import render
from bongsu.wording import TEXTS, Language
from tests.fakes_telegram import shown
from tests.sample_alerts import delivery_of


def told(*attachments: Enclosed, language: Language = "ko", complete: bool = True, reason: Reason = Reason.FIRST) -> list[str]:
    """The lines of a message that speak of documents, and the reason."""
    delivery = delivery_of(attachments=attachments, complete=complete, reason=reason)
    text = shown(render(delivery, "telegram", language).body).text
    return [line for line in text.splitlines() if line.startswith(("이유", "참고", "Why", "Note"))]


def test_a_document_that_was_read_to_its_end_needs_no_word() -> None:
    assert told(Enclosed(name="공고문.hwpx", start=90)) == ["이유 광주 AI: 제목 ‘인공지능’, 본문 ‘AI’"]


def test_a_word_that_stands_in_a_document_alone_is_not_said_to_be_on_the_page() -> None:
    assert told(Enclosed(name="공고문.hwpx", start=30)) == ["이유 광주 AI: 제목 ‘인공지능’, 첨부 ‘AI’"]
    assert told(Enclosed(name="a.hwpx", start=30), language="en") == ["Why 광주 AI: title ‘인공지능’, attachment ‘AI’"]


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        pytest.param("document.encrypted", "첨부 파일 '공고문.hwp'에 암호가 걸려 있어 내용을 보지 못했습니다.", id="locked"),
        pytest.param(
            "document.scanned", "첨부 파일 '공고문.hwp'의 내용이 스캔한 그림이라서 글자를 읽지 못했습니다.", id="a scan"
        ),
        pytest.param("document.large", "첨부 파일 '공고문.hwp'의 크기가 너무 커서 읽지 않았습니다.", id="too large"),
        pytest.param("document.damaged", "첨부 파일 '공고문.hwp'의 내용이 손상되어 읽지 못했습니다.", id="damaged"),
    ],
)
def test_one_that_was_not_read_is_named_with_the_reason(note: str, sentence: str) -> None:
    assert told(Enclosed(name="공고문.hwp", note=note))[1:] == [f"참고 {sentence}"]


def test_what_was_left_stands_in_one_line() -> None:
    left = [Enclosed(name=name, note="document.unread") for name in ("도면.zip", "예산.xlsx", "포스터.jpg")]
    assert told(*left)[1:] == ["참고 읽지 않은 첨부 파일이 있습니다: 도면.zip 외 2개"]
    assert told(left[0])[1:] == ["참고 읽지 않은 첨부 파일이 있습니다: 도면.zip"]


def test_a_test_alert_and_an_incomplete_one_say_so_before() -> None:
    scan = Enclosed(name="a.pdf", note="document.scanned")
    assert [len(told(scan, complete=False)), len(told(scan, reason=Reason.TEST))] == [3, 3]


def test_a_hostile_name_stays_short_and_in_its_line() -> None:
    (_, note) = told(Enclosed(name="<b>\u202e\n" + "가" * 500 + ".hwp", note="document.scanned"))
    assert note.startswith("참고 첨부 파일 '<b> 가가")
    assert len(note) < 80


def notes() -> Sequence[str]:
    return [code for code in TEXTS if code.startswith("document.") and code != "document.not-installed"]


@pytest.mark.parametrize("code", notes())
def test_every_note_needs_the_name_alone(code: str) -> None:
    for language in ("ko", "en"):
        assert "x.hwp" in told(Enclosed(name="x.hwp", note=code), language=language)[1]
