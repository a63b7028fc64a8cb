"""Alerts on standard output."""

import io

import pytest

from bongsu.errors import ChannelBroken
from bongsu.model import Message
from notifiers.console import ConsoleNotifier

ALERT = Message(key="k", body="[새 소식] 북구, 인공지능 실증")


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")


async def test_blocks_are_set_apart_by_an_empty_line() -> None:
    stream = io.StringIO()
    notifier = ConsoleNotifier("console", stream)
    assert await notifier.send(ALERT) == "written"
    await notifier.send(ALERT)
    assert stream.getvalue() == f"{ALERT.body}\n\n{ALERT.body}\n\n"


async def test_without_a_stream_it_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    await ConsoleNotifier("console").send(ALERT)
    assert capsys.readouterr().out == f"{ALERT.body}\n\n"


async def test_a_terminal_without_hangul_gets_question_marks_rather_than_nothing() -> None:
    raw = io.BytesIO()
    terminal = io.TextIOWrapper(raw, encoding="ascii")
    await ConsoleNotifier("console", terminal).send(Message(key="k", body="AI 공모"))
    assert raw.getvalue() == b"AI ??\n\n"


@pytest.mark.parametrize("kind", ["closed", "full"])
async def test_an_output_that_takes_nothing_keeps_the_alerts(kind: str) -> None:
    stream: io.StringIO = FullDisk()
    if kind == "closed":
        stream.close()
    with pytest.raises(ChannelBroken, match="console is closed or cannot be written"):
        await ConsoleNotifier("console", stream).send(ALERT)


async def test_closing_leaves_the_stream_open() -> None:
    stream = io.StringIO()
    await ConsoleNotifier("console", stream).aclose()
    assert not stream.closed
