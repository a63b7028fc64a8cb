"""Attachments -> text. Each document is read in a child process, so that a hostile one takes nothing but its own time."""

import asyncio
import json
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from bongsu.errors import ParseError
from bongsu.text import fold
from scrapers.documents.values import MEGABYTE, Document, Kind, Limits, Note, Trouble

_HERE = Path(__file__).resolve().parent
_START = """
import sys, types
for name, path in zip(("scrapers", "scrapers.documents"), sys.argv[1:]):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [path]
from scrapers.documents.child import main
main(sys.argv[3])
"""
"""The packages are entered without their own first lines, which load the whole crawler: 50 ms to start instead of a second."""
_FOLDERS = (str(_HERE.parent), str(_HERE))

_CHUNK = 65_536
_BYTES_A_CHARACTER = 4
_HEAD = 4_096
_LONGEST_NAME = 80
_ENDED_BY = {-signal.SIGXCPU: Trouble.SLOW, -signal.SIGKILL: Trouble.MEMORY, -signal.SIGABRT: Trouble.MEMORY}
"""Computing time used up; the machine out of memory; pdfium out of the memory that it may have."""


class _Head(BaseModel):
    """The first line of an answer, trusted no more than the document that made it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: Kind
    pages: int | None
    note: Note


class _Failure(BaseModel):
    model_config = ConfigDict(extra="forbid")

    trouble: Trouble
    why: str


async def read_document(body: bytes, name: str, *, limits: Limits | None = None) -> Document:
    """Return the text of an attachment. `name` is for the sentences alone: what `body` is, its bytes say.

    Raises `ParseError` (``collect.document_*``) where it gives no text. A document that is locked or scanned is no error: its
    `note` says so. The memory of the calling process stays flat; a cancelled reading takes its child with it.
    """
    limits, shown = limits or Limits(), fold(name)[:_LONGEST_NAME]
    if len(body) > limits.body:
        raise ParseError("collect.document_large", name=shown, megabytes=round(limits.body / MEGABYTE, 1))
    process = await _started(limits, shown)
    try:
        async with asyncio.timeout(limits.seconds):
            answer = await _answer(process, body, limits)
            code = await process.wait()
    except TimeoutError as error:
        raise _error(Trouble.SLOW, shown, limits) from error
    finally:
        await _ended(process)
    return _document(answer, code, shown, limits)


async def _started(limits: Limits, name: str) -> Process:
    """An empty environment: the daemon's own holds the tokens of channels."""
    command = (sys.executable, "-I", "-B", "-c", _START, *_FOLDERS, json.dumps(asdict(limits)))
    try:
        return await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={}, cwd="/")
    except OSError as error:
        raise ParseError("collect.document_process", name=name, why=error.strerror) from error


async def _answer(process: Process, body: bytes, limits: Limits) -> bytes:
    """Everything the child says, up to what it may say."""
    stdin, stdout = process.stdin, process.stdout
    assert stdin is not None  # noqa: S101 -- asked for when it was started
    assert stdout is not None  # noqa: S101 -- see above
    with suppress(ConnectionError):  # a child that ended early has said why, or its signal says it
        for start in range(0, len(body), _CHUNK):
            stdin.write(body[start : start + _CHUNK])
            await stdin.drain()
    stdin.close()
    answer, most = bytearray(), _HEAD + _BYTES_A_CHARACTER * limits.characters
    while len(answer) <= most and (chunk := await stdout.read(_CHUNK)):
        answer += chunk
    if len(answer) > most:
        process.kill()
    return bytes(answer)


async def _ended(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    await process.communicate()


def _document(answer: bytes, code: int, name: str, limits: Limits) -> Document:
    head, _, text = answer.partition(b"\n")
    if code:
        raise _error(_ENDED_BY.get(code, Trouble.DAMAGED), name, limits, why=f"exit {code}")
    try:
        found = _Head.model_validate_json(head)
    except ValidationError:
        raise _failure(head, name, limits) from None
    characters = text.decode("utf-8", "replace")[: limits.characters]
    return Document(text=characters, kind=found.kind, pages=found.pages, note=found.note)


def _failure(head: bytes, name: str, limits: Limits) -> ParseError:
    try:
        failure = _Failure.model_validate_json(head)
    except ValidationError:
        return _error(Trouble.DAMAGED, name, limits, why="answer")
    return _error(failure.trouble, name, limits, why=fold(failure.why)[:_LONGEST_NAME])


def _error(trouble: Trouble, name: str, limits: Limits, *, why: str = "") -> ParseError:
    """Every sentence may use what it needs of these."""
    megabytes = round((limits.memory if trouble is Trouble.MEMORY else limits.unpacked) / MEGABYTE, 1)
    return ParseError(f"collect.document_{trouble}", name=name, why=why, seconds=limits.seconds, megabytes=megabytes)
