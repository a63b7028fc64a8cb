"""A step that is woken."""

import asyncio

import pytest

from app.worker import Worker
from bongsu.errors import BongsuError, StorageError


class Steps:
    """A step that does what it is told, call by call, and says when all is done."""

    def __init__(self, *answers: bool | Exception) -> None:
        self.answers = list(answers)
        self.calls = 0
        self.done = asyncio.Event()

    async def __call__(self) -> bool:
        self.calls += 1
        answer = self.answers.pop(0)
        if not self.answers:
            self.done.set()
        if isinstance(answer, Exception):
            raise answer
        return answer


async def run_to_the_end(steps: Steps, *, wakes: int = 1) -> tuple[Worker, list[BongsuError]]:
    errors: list[BongsuError] = []
    worker = Worker("process", steps, errors.append)
    running = asyncio.create_task(worker.run())
    for _ in range(wakes):
        worker.wake()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await asyncio.wait_for(steps.done.wait(), 5)
    worker.stop()
    await asyncio.wait_for(running, 5)
    return worker, errors


async def test_a_step_runs_on_while_it_finds_work() -> None:
    steps = Steps(True, True, False)
    await run_to_the_end(steps)
    assert steps.calls == 3


async def test_a_wake_during_a_run_is_not_lost() -> None:
    calls = []
    woken = asyncio.Event()

    async def step() -> bool:
        calls.append(1)
        if len(calls) == 1:
            worker.wake()
        else:
            woken.set()
        return False

    worker = Worker("process", step, lambda error: None)
    running = asyncio.create_task(worker.run())
    worker.wake()
    await asyncio.wait_for(woken.wait(), 5)
    worker.stop()
    await running
    assert len(calls) == 2


async def test_a_failing_database_is_reported_and_the_step_runs_at_the_next_wake() -> None:
    steps = Steps(StorageError("shell.stopping"), False)
    worker, errors = await run_to_the_end(steps, wakes=2)
    assert [error.code for error in errors] == ["shell.stopping"]
    assert steps.calls == 2
    assert worker.crashes == 0


async def test_a_crash_is_logged_with_its_traceback_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    steps = Steps(ValueError("a bug"), False)
    worker, errors = await run_to_the_end(steps, wakes=2)
    assert worker.crashes == 1
    assert errors == []
    assert "a bug" in caplog.text
    assert "Traceback" in caplog.text


async def test_a_stopped_worker_does_not_begin_another_step() -> None:
    steps = Steps(True, True)
    worker = Worker("process", steps, lambda error: None)
    worker.wake()
    worker.stop()
    await asyncio.wait_for(worker.run(), 5)
    assert steps.calls == 0
