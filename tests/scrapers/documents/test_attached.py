"""Attachments from the page to the text, over a real connection; one that is hostile costs nobody but itself."""

import asyncio
import gc
import struct
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bongsu.errors import FetchError
from bongsu.model import Attachment, Page
from scrapers import HttpClient
from scrapers.documents import Limits, attached, read_document, reading
from scrapers.documents.attached import Attachments
from scrapers.documents.values import MEGABYTE
from scrapers.downloads import Downloads
from tests.scrapers.documents.papers import LINE, PASSWORD, docx, hwp, hwpx, p, paragraph, pdf, pdf_file, stream, wp
from tests.scrapers.site import PATIENCE, Answer, Route, Site, flood, guard, opened, silence

SLEEPS = "import signal; signal.pause()"


def playing(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let the child do something else than read."""
    start = reading._START.partition("from scrapers.documents.child")[0]
    monkeypatch.setattr(reading, "_START", start + script)


@pytest.fixture
async def wide() -> AsyncIterator[HttpClient]:
    """A client with the daemon's own limit of size."""
    client = HttpClient(timeout=PATIENCE, guard=guard)
    yield client
    await client.aclose()


def page(site: Site, *names: str, body: str = "<p>본문</p>") -> Page:
    return Page(url=site.url, body=body, attachments=tuple(Attachment(name=name, url=f"{site.url}/{name}") for name in names))


async def read(
    client: HttpClient, site: Site, routes: dict[str, Route | bytes], limits: Limits | None = None
) -> list[Attachment]:
    """Read the attachments of a page that links to these."""
    site.routes |= {f"/{name}": Answer(body=each) if isinstance(each, bytes) else each for name, each in routes.items()}
    attachments = Attachments(client, limits=limits, pause=0)
    return list((await attachments.read(page(site, *routes))).attachments)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        pytest.param("a.hwp", hwp(paragraph(LINE)), id="hwp"),
        pytest.param("a.hwpx", hwpx(p(LINE)), id="hwpx"),
        pytest.param("a.docx", docx(wp(LINE)), id="docx"),
        pytest.param("a.pdf", pdf([LINE]), id="pdf"),
        pytest.param("a.txt", LINE.encode("cp949"), id="txt"),
        pytest.param("a.pdf", hwpx(p(LINE)), id="a name that lies"),
    ],
)
async def test_what_an_attachment_says_comes_with_the_page(wide: HttpClient, site: Site, name: str, body: bytes) -> None:
    (one,) = await read(wide, site, {name: body})
    assert (one.text, one.note) == (LINE, "")


async def test_one_text_in_two_forms_is_fetched_once(wide: HttpClient, site: Site) -> None:
    (one,) = await read(
        wide, site, {"공고.pdf".encode().hex() + ".pdf": pdf([LINE]), "공고.pdf".encode().hex() + ".hwpx": hwpx(p(LINE))}
    )
    assert one.name.endswith(".hwpx")
    assert len(site.paths()) == 1


async def test_where_one_form_is_locked_the_other_is_read(wide: HttpClient, site: Site) -> None:
    (one,) = await read(wide, site, {"a.hwp": hwp(properties=PASSWORD, preview="미리보기"), "a.pdf": pdf([LINE])})
    assert (one.name, one.text, one.note) == ("a.pdf", LINE, "")


async def test_where_no_form_is_whole_the_one_that_says_most_counts(wide: HttpClient, site: Site) -> None:
    (one,) = await read(wide, site, {"a.hwp": hwp(properties=PASSWORD, preview="미리보기"), "a.pdf": pdf([])})
    assert (one.text, one.note) == ("미리보기", "document.encrypted")


async def test_what_is_left_and_what_is_passed(wide: HttpClient, site: Site) -> None:
    read_ = await read(wide, site, {"a.zip": b"", "b.jpg": b"", "c.hwp": hwp(paragraph(LINE))})
    assert [(each.name, each.note) for each in read_] == [("c.hwp", ""), ("a.zip", "document.unread"), ("b.jpg", "")]
    assert site.paths() == ["/c.hwp"]


async def test_a_long_document_is_cut_and_says_so(wide: HttpClient, site: Site) -> None:
    (one,) = await read(wide, site, {"a.txt": "가".encode() * 2 * attached.CHARACTERS})
    assert one.note == "document.truncated"
    assert len(one.text) == attached.CHARACTERS


# --- what goes wrong ---------------------------------------------------------------------------------------------------


def with_a_cycle() -> bytes:
    """Pages that are their own parents and children."""
    return pdf_file(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"])


def nested(depth: int) -> bytes:
    """Each with a name of its own, or it would pack too well to be believed."""
    return hwpx("".join(f'<hp:p id="{n * n:x}">' for n in range(depth)) + p(LINE) + "</hp:p>" * depth)


def claiming_200_mb() -> bytes:
    """An archive whose one part says of itself that it unpacks to 200 MB: what it is counts."""
    body = bytearray(hwpx(p(LINE)))
    entry = body.rfind(b"PK\x01\x02", 0, body.rfind(b"Contents/section0.xml"))
    struct.pack_into("<I", body, entry + 24, 200 * MEGABYTE)
    return bytes(body)


LOCKED_PDF = pdf_file(
    ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 0 /Kids [] >>"],
    f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'11' * 32}> /U <{'22' * 32}> >>",
)

HOSTILE = {
    "a zip bomb as .hwpx": (hwpx(" " * 100 * MEGABYTE), {"document.bomb"}),
    "a .hwpx that claims 200 MB": (claiming_200_mb(), {""}),
    "elements 100,000 deep": (nested(100_000), {""}),
    "a PDF in a circle": (with_a_cycle(), {"document.damaged", "document.scanned", "document.truncated"}),
    "a locked PDF": (LOCKED_PDF, {"document.encrypted"}),
    "a locked .hwp": (hwp(properties=PASSWORD), {"document.encrypted"}),
    "half a .hwpx": (hwpx(p(LINE))[:300], {"document.damaged"}),
    "half a PDF": (pdf([LINE])[:200], {"document.damaged"}),
    "a web page as .pdf": (b"<!doctype html><title>login</title>", {"document.html"}),
    "a picture as .pdf": (b"\x89PNG\r\n\x1a\n" + bytes(99), {"document.unknown"}),
    "nothing": (b"", {"document.empty"}),
    "a page without letters": (pdf([]), {"document.scanned"}),
    "a page that draws itself": (
        pdf_file(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources 6 0 R >>",
                stream(b"/X Do /X Do"),
                stream(b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 6 0 R"),
                "<< /XObject << /X 5 0 R >> >>",
            ]
        ),
        {"document.memory", "document.scanned", "document.slow", "document.damaged"},
    ),
}


@pytest.mark.parametrize(("body", "notes"), HOSTILE.values(), ids=HOSTILE.keys())
async def test_a_hostile_document_is_noted_and_its_neighbour_read(
    wide: HttpClient, site: Site, body: bytes, notes: set[str]
) -> None:
    bad, good = await read(
        wide, site, {"bad.pdf": body, "good.hwpx": hwpx(p(LINE))}, limits=Limits(memory=160 * MEGABYTE, seconds=20, cpu=5)
    )
    assert bad.note in notes
    assert (good.text, good.note) == (LINE, "")


TROUBLES: dict[str, tuple[Route, str]] = {
    "404": (Answer(status=404), "document.unreachable"),
    "a redirect to the inside": (Answer(status=302, headers={"Location": "http://169.254.169.254/"}), "document.unreachable"),
    "a redirect to a file": (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "document.unreachable"),
    "a length of 200 MB that comes": (Answer(headers={"Content-Length": str(200 * MEGABYTE)}, body=flood), "document.large"),
    "200 MB without a length": (Answer(body=flood, framed=False), "document.large"),
}


@pytest.mark.parametrize(("route", "note"), TROUBLES.values(), ids=TROUBLES.keys())
async def test_one_that_cannot_be_fetched_is_noted(client: HttpClient, site: Site, route: Route, note: str) -> None:
    tracemalloc.start()
    (one,) = await read(client, site, {"a.pdf": route})
    taken = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (one.text, one.note) == ("", note)
    assert taken < 8 * MEGABYTE


async def test_one_that_never_comes_is_noted(hasty: HttpClient, site: Site) -> None:
    (one,) = await read(hasty, site, {"a.pdf": Answer(body=silence, framed=False)})
    assert (one.text, one.note) == ("", "document.unreachable")


async def test_a_private_address_is_refused_where_the_source_is_public(site: Site) -> None:
    strict = HttpClient()
    site.routes["/a.pdf"] = Answer(body=pdf([LINE]))
    (one,) = (await Attachments(strict, pause=0).read(page(site, "a.pdf"))).attachments
    assert one.note == "document.unreachable"
    assert site.asked == []
    (one,) = (await Attachments(strict, pause=0).read(page(site, "a.pdf"), private=True)).attachments
    assert one.text == LINE
    await strict.aclose()


async def test_a_server_that_stumbles_is_asked_once_more(wide: HttpClient, site: Site) -> None:
    answers = [Answer(status=503), Answer(body=pdf([LINE]))]
    (one,) = await read(wide, site, {"a.pdf": lambda _: answers.pop(0)})
    assert one.text == LINE


async def test_a_server_that_is_down_is_not_asked_for_ever(wide: HttpClient, site: Site) -> None:
    (one,) = await read(wide, site, {"a.pdf": Answer(status=503)})
    assert one.note == "document.unreachable"
    assert site.paths() == ["/a.pdf", "/a.pdf"]


async def test_patience_ends(wide: HttpClient, site: Site) -> None:
    site.routes["/a.pdf"] = Answer(body=silence, framed=False)
    (one,) = (await Attachments(wide, patience=0.2).read(page(site, "a.pdf"))).attachments
    assert one.note == "document.late"


async def test_a_hung_reader_is_ended_and_its_child_with_it(
    monkeypatch: pytest.MonkeyPatch, wide: HttpClient, site: Site
) -> None:
    playing(monkeypatch, SLEEPS)
    (one,) = await read(wide, site, {"a.pdf": pdf([LINE])}, limits=Limits(seconds=0.3))
    assert one.note == "document.slow"
    assert children() == []


async def test_a_missing_package_is_a_note(monkeypatch: pytest.MonkeyPatch, wide: HttpClient, site: Site) -> None:
    """Without the extra, its packages cannot be imported by the child, and .txt still is read."""
    hidden = "sys.modules['pypdfium2'] = None\nfrom scrapers.documents.child import main\nmain(sys.argv[3])"
    playing(monkeypatch, hidden)
    missing, read_ = await read(wide, site, {"a.pdf": pdf([LINE]), "b.txt": LINE.encode()})
    assert (missing.note, read_.text) == ("document.missing", LINE)


async def test_giving_up_ends_the_reading_and_leaves_no_child(
    monkeypatch: pytest.MonkeyPatch, wide: HttpClient, site: Site
) -> None:
    """A stop is no verdict on a document: the entry waits for the next start."""
    started = asyncio.Event()
    real = reading._started

    async def noted(limits: Limits, name: str) -> asyncio.subprocess.Process:
        process = await real(limits, name)
        started.set()
        return process

    playing(monkeypatch, SLEEPS)
    monkeypatch.setattr(reading, "_started", noted)
    site.routes["/a.pdf"] = Answer(body=pdf([LINE]))
    downloads = Downloads(wide)
    step = Attachments(wide).read(page(site, "a.pdf"))
    waiting = asyncio.ensure_future(downloads.finish(step, site.url))
    await started.wait()
    downloads.give_up()
    with pytest.raises(FetchError) as caught:
        await waiting
    assert caught.value.code == "collect.stopped"
    assert children() == []


async def test_whoever_waits_for_it_can_be_cancelled(wide: HttpClient, site: Site) -> None:
    site.routes["/a.pdf"] = Answer(body=silence, framed=False)
    downloads = Downloads(wide)
    waiting = asyncio.ensure_future(downloads.finish(Attachments(wide).read(page(site, "a.pdf")), site.url))
    await site.reached.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert downloads.under_way == set()


# --- what many cost ----------------------------------------------------------------------------------------------------


async def test_two_are_read_at_once_and_no_more(monkeypatch: pytest.MonkeyPatch, wide: HttpClient, site: Site) -> None:
    busy, most = 0, 0

    async def counted(body: bytes, name: str, *, limits: Limits | None = None) -> object:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        try:
            return await read_document(body, name, limits=limits)
        finally:
            busy -= 1

    monkeypatch.setattr(attached, "read_document", counted)
    attachments = Attachments(wide)
    async with opened() as second, opened() as third, opened() as fourth:
        places = (site, second, third, fourth)
        for place in places:
            place.routes["/a.txt"] = Answer(body=LINE.encode())
        pages = await asyncio.gather(*(attachments.read(page(place, "a.txt")) for place in places))
    assert [each.attachments[0].text for each in pages] == [LINE] * len(places)
    assert most == attached.CHILDREN


async def test_turns_are_forgotten_with_those_who_wait(wide: HttpClient, site: Site) -> None:
    attachments = Attachments(wide)
    site.routes["/a.txt"] = Answer(body=LINE.encode())
    await attachments.read(page(site, "a.txt"))
    gc.collect()
    assert len(attachments._turns) == 0


def children() -> list[int]:
    """The processes that this one has and that are not ended or not reaped."""
    return [int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]
