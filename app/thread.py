"""The one thread in which the store is used and articles are judged.

SQLite has one writer anyway, and one article at a time is judged and recorded; the event loop stays free for the network.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class OneThread:
    """Runs plain functions in order, away from the event loop."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="store")

    async def __call__(self, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what `function` returns, or raise what it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._executor, partial(function, *args, **kwargs))

    def close(self) -> None:
        """Let what runs finish; drop what waits."""
        self._executor.shutdown(wait=True, cancel_futures=True)
