"""A document is read in a process of its own: what it costs is bounded, and its end is always a document or an error."""

import asyncio
import json
import resource
import subprocess
import sys
import tracemalloc
import zlib
from pathlib import Path

import pytest

from bongsu.errors import ParseError
from bongsu.wording import TEXTS
from scrapers.documents import Document, Limits, child, read_document, reading
from scrapers.documents.child import answer, confine
from scrapers.documents.values import MEGABYTE, Trouble
from tests.scrapers.documents.papers import LINE, docx, hwp, hwpx, p, paragraph, pdf, pdf_file, stream, wp

SPIN = "while True: pass"
CONFINED = "from scrapers.documents.child import *\nconfine(Limits(**json.loads(sys.argv[3])))\n"


def playing(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let the child do something else than read."""
    start = reading._START.partition("from scrapers.documents.child")[0]
    monkeypatch.setattr(reading, "_START", start + script)


async def error_of(body: bytes, *, name: str = "공고문.hwp", limits: Limits | None = None) -> ParseError:
    with pytest.raises(ParseError) as caught:
        await read_document(body, name, limits=limits)
    return caught.value


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(hwp(paragraph(LINE)), Document(text=LINE, kind="hwp"), id="hwp"),
        pytest.param(hwpx(p(LINE)), Document(text=LINE, kind="hwpx"), id="hwpx"),
        pytest.param(docx(wp(LINE)), Document(text=LINE, kind="docx"), id="docx"),
        pytest.param(pdf([LINE]), Document(text=LINE, kind="pdf", pages=1), id="pdf"),
        pytest.param(LINE.encode("cp949"), Document(text=LINE, kind="txt"), id="txt"),
        pytest.param(pdf([]), Document(text="", kind="pdf", pages=1, note="scanned"), id="a scan is no error"),
    ],
)
async def test_every_kind_whatever_its_name(body: bytes, expected: Document) -> None:
    assert await read_document(body, "첨부.pdf") == expected


async def test_a_verdict_becomes_an_error_that_names_the_document_on_one_line() -> None:
    error = await error_of(b"<html>no such file", name="공고\n문\x1b[2J" + "가" * 500 + ".hwp")
    assert error.code == "collect.document_html"
    assert str(error.params["name"]).startswith("공고 문[2J가")
    assert len(str(error.params["name"])) == 80
    assert "\n" not in error.say("ko") + error.say("en")


async def test_a_document_above_the_limit_is_not_even_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    error = await error_of(bytes(2 * MEGABYTE + 1), limits=Limits(body=2 * MEGABYTE))
    assert (error.code, error.params["megabytes"]) == ("collect.document_large", 2.0)


async def test_no_process_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    error = await error_of(b"x")
    assert (error.code, error.params["why"]) == ("collect.document_process", "No such file or directory")


@pytest.mark.parametrize("trouble", Trouble)
def test_every_verdict_has_its_sentence(trouble: Trouble) -> None:
    error = reading._error(trouble, "공고문.hwp", Limits())
    assert "공고문.hwp" in error.say("ko")
    assert "공고문.hwp" in error.say("en")


@pytest.mark.parametrize("note", ["encrypted", "distribution", "scanned", "truncated"])
def test_every_note_has_its_sentence(note: str) -> None:
    assert f"document.{note}" in TEXTS


# --- hostile -----------------------------------------------------------------------------------------------------------


def form_in_itself() -> bytes:
    """A drawing that draws itself twice: two to the power of the depth."""
    return pdf_file(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 6 0 R >>",
            stream(b"/X Do /X Do"),
            stream(b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 6 0 R"),
            "<< /XObject << /X 5 0 R >> >>",
        ]
    )


def packed_text() -> bytes:
    """A page whose 280 MB of drawing take up half a megabyte."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    packer = zlib.compressobj()
    shown = b"".join(packer.compress(b"(a) Tj " * 400_000) for _ in range(100)) + packer.flush()
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /F1 {font} >> >> >>"
    pages = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    return pdf_file(["<< /Type /Catalog /Pages 2 0 R >>", pages, page, stream(shown, "/Filter /FlateDecode")])


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param(hwpx(" " * 100 * MEGABYTE), "collect.document_bomb", id="a zip bomb as .hwpx"),
        pytest.param(hwp(bytes(8 * MEGABYTE)), "collect.document_bomb", id="a deflate bomb as .hwp"),
        pytest.param(packed_text(), "collect.document_memory", id="a deflate bomb as .pdf"),
        pytest.param(form_in_itself(), "collect.document_memory", id="a PDF with a circle in its drawings"),
    ],
)
async def test_a_hostile_document_takes_nothing_from_its_reader(body: bytes, code: str) -> None:
    tracemalloc.start()
    error = await error_of(body, limits=Limits(memory=128 * MEGABYTE))
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert error.code == code
    assert taken < 2 * MEGABYTE


async def test_a_child_that_computes_too_long_is_ended_by_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    playing(monkeypatch, CONFINED + SPIN)
    error = await error_of(LINE.encode(), limits=Limits(cpu=1))
    assert error.code == "collect.document_slow"


async def test_a_child_that_sleeps_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    playing(monkeypatch, "import signal; signal.pause()")
    error = await error_of(bytes(MEGABYTE), limits=Limits(seconds=0.1))
    assert (error.code, error.params["seconds"]) == ("collect.document_slow", 0.1)


@pytest.mark.parametrize(
    ("script", "code", "why"),
    [
        pytest.param("sys.exit(3)", "collect.document_damaged", "exit 3", id="ends early, the document unread"),
        pytest.param("import os; os.kill(os.getpid(), 11)", "collect.document_damaged", "exit -11", id="a crash of pdfium"),
        pytest.param(
            "import os; os.kill(os.getpid(), 9)", "collect.document_memory", "exit -9", id="the machine out of memory"
        ),
        pytest.param("print('{}')", "collect.document_damaged", "answer", id="an answer that says nothing"),
        pytest.param('print(\'{"trouble": "/etc"}\')', "collect.document_damaged", "answer", id="a verdict of its own"),
        pytest.param(
            'print(\'{"kind": "exe", "pages": 1, "note": ""}\')', "collect.document_damaged", "answer", id="a kind of its own"
        ),
        pytest.param(
            'print(\'{"trouble": "damaged", "why": "a\\\\nb"}\')',
            "collect.document_damaged",
            "a b",
            id="a line end in a reason",
        ),
        pytest.param("while True: print('x' * 65536)", "collect.document_memory", "exit -9", id="talks without end"),
    ],
)
async def test_a_child_is_not_trusted(monkeypatch: pytest.MonkeyPatch, script: str, code: str, why: str) -> None:
    playing(monkeypatch, script)
    error = await error_of(LINE.encode(), limits=Limits(characters=1_000))
    assert (error.code, error.params["why"]) == (code, why)


async def test_a_text_longer_than_allowed_is_cut_also_where_the_child_forgot(monkeypatch: pytest.MonkeyPatch) -> None:
    playing(monkeypatch, 'print(\'{"kind": "txt", "pages": null, "note": ""}\'); print("x" * 50)')
    assert (await read_document(b"x", "a.txt", limits=Limits(characters=20))).text == "x" * 20


async def test_a_cancelled_reading_takes_its_child_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    playing(monkeypatch, "import signal; signal.pause()")
    started: list[asyncio.subprocess.Process] = []
    real, running = reading._started, asyncio.Event()

    async def noted(limits: Limits, name: str) -> asyncio.subprocess.Process:
        started.append(await real(limits, name))
        running.set()
        return started[0]

    monkeypatch.setattr(reading, "_started", noted)
    task = asyncio.create_task(read_document(b"x", "a.txt"))
    await running.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert started[0].returncode == -9


async def test_the_child_sees_no_environment_and_can_write_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BONGSU_TELEGRAM_TOKEN", "secret")
    script = f"""{CONFINED}
import os
seen = [key for key in os.environ if key != "LC_CTYPE"]
try:
    with open({str(tmp_path / "written")!r}, "w") as file:
        file.write("x")
    seen.append("wrote")
except OSError:
    pass
print(json.dumps({{"trouble": "damaged", "why": ",".join(seen)}}))
"""
    playing(monkeypatch, script)
    error = await error_of(b"x")
    assert error.params["why"] == ""


# --- the child ---------------------------------------------------------------------------------------------------------


def test_an_answer_is_a_line_of_json_and_the_text() -> None:
    head, _, text = answer(LINE.encode(), Limits()).partition(b"\n")
    assert json.loads(head) == {"kind": "txt", "pages": None, "note": ""}
    assert text.decode() == LINE


def test_an_answer_without_text_is_a_verdict() -> None:
    assert json.loads(answer(b"", Limits())) == {"trouble": "empty", "why": ""}


def test_memory_that_ends_outside_the_parsers_is_a_verdict_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Document:
        raise MemoryError

    monkeypatch.setattr(child, "read", full)
    assert json.loads(answer(b"x", Limits())) == {"trouble": "memory", "why": ""}


def test_the_child_is_confined() -> None:
    script = "import resource as r; print([r.getrlimit(k) for k in (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    start = "from scrapers.documents.child import confine, Limits; confine(Limits(cpu=2, memory=2**30));"
    command = [sys.executable, "-c", start + script]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 -- our own program
    assert said == f"[(2, 3), ({2**30}, {2**30}), (0, 0), (0, 0)]\n"


@pytest.mark.skipif(not Path("/proc/self/oom_score_adj").exists(), reason="Linux asks processes how dear they are")
def test_where_memory_ends_the_child_goes_before_the_daemon() -> None:
    script = "from scrapers.documents.child import go_first; go_first(); print(open('/proc/self/oom_score_adj').read())"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout  # noqa: S603 -- ours
    assert said.strip() == "1000"


def test_limits_that_the_machine_has_stricter_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(resource, "setrlimit", refused)
    confine(Limits())


def test_the_child_loads_none_of_the_crawler() -> None:
    heavy = {"scrapy", "httpx", "asyncio", "pydantic"}
    script = f"{reading._START.rpartition('main(')[0]}print({heavy} & set(sys.modules))"
    command = [sys.executable, "-I", "-c", script, *reading._FOLDERS]
    said = subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 -- our own program
    assert said == "set()\n"
