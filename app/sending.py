"""The sending half of a delivery: a batch on its way to one channel.

Several messages are on their way at a time where the channel takes that, never two of one story, since the store leases only
the next of each. Their attempts are settled in groups: a transaction each would cost more than the sending.
"""

import asyncio
from collections import deque
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.messages import message_for, note_receipt
from bongsu.delivery import settle
from bongsu.errors import NotifyError, Refused, StorageError
from bongsu.model import Channel, Delivery, Digest, Notice, Retry, Settlement
from bongsu.operations import sentence
from bongsu.render.digest import headline
from bongsu.wording import Language

if TYPE_CHECKING:
    from app.cycle import House

GROUP, MOMENT = 20, 0.05
"""Attempts that are settled together where several are on their way at once, and seconds that a smaller group is waited for."""

UNSETTLED = 2 * GROUP
"""Attempts that may have ended and not be settled: while one group is, the next comes together. A crash may repeat as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """How an attempt to send ended, or that none was made. `notices` say what is the matter with the channel."""

    delivery: Delivery
    settlement: Settlement
    notices: tuple[Notice, ...] = ()

    def title(self, language: Language) -> str:
        told = self.delivery.alert
        if isinstance(told, Digest):
            return headline(told, language)
        return sentence(told, language) if isinstance(told, Notice) else told.title


class Sending:
    """Sends `claimed` on `channel`, in order, until the first sign that the channel wants none of it."""

    def __init__(self, house: "House", channel: Channel, claimed: Sequence[Delivery]) -> None:
        self._house = house
        self._channel = channel
        self._waiting = deque(claimed)
        self._under_way: set[asyncio.Task[str | NotifyError]] = set()
        self._ended: list[tuple[Delivery, Settlement]] = []
        self._turn = asyncio.Lock()
        self._unsettled = 1 if channel.at_once == 1 else UNSETTLED
        self._settling: asyncio.Task[None] | None = None
        self._group_is_whole = asyncio.Event()
        self._stopped = False
        self._attempts: list[Attempt] = []
        self._notices: tuple[Notice, ...] = ()

    async def run(self) -> tuple[Attempt, ...]:
        """Return what became of the batch, once all of it is settled or given back: also when it is cancelled."""
        lines = [asyncio.create_task(self._line()) for _ in range(min(self._channel.at_once, len(self._waiting)))]
        if not lines:
            return ()
        try:
            await asyncio.wait(lines)
        except asyncio.CancelledError:
            self._stopped = True
            for sending in self._under_way:
                sending.cancel()
            await asyncio.wait(lines)
            raise
        finally:
            errors = [error for line in lines if line.done() and (error := line.exception())]
            await asyncio.shield(self._give_back())
        for error in errors:
            raise error
        return tuple(self._attempts)

    async def _line(self) -> None:
        """Send one after the other while there is something to send and the channel takes it.

        What ends without an answer keeps its lease: whether it went out nobody knows, and the ledger shows when it goes again.
        """
        house = self._house
        while self._waiting and not self._stopped and house.paces.room(self._channel, house.clock(), 1):
            delivery = self._waiting.popleft()
            house.paces.take(self._channel)
            try:
                result = await self._track(self._send(delivery))
            except asyncio.CancelledError:
                return
            except BaseException:
                self._stopped = True
                raise
            finally:
                house.paces.answered(self._channel, house.clock())
            self._end(delivery, result)
            await self._settle_soon()

    async def _track(self, sending: Coroutine[None, None, str | NotifyError]) -> str | NotifyError:
        """Await a message that is on its way, so that a stop can call it off."""
        task = asyncio.create_task(sending)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await task

    async def _send(self, delivery: Delivery) -> str | NotifyError:
        message = await message_for(self._house, delivery)
        if message is None:
            return Refused("deliver.no-message", channel=delivery.channel)
        try:
            receipt = await self._house.edition.notifiers[delivery.channel].send(message)
        except NotifyError as error:
            return error
        self._notices += await note_receipt(self._house, self._channel, receipt)
        return receipt

    def _end(self, delivery: Delivery, result: str | NotifyError) -> None:
        house, config = self._house, self._house.edition.config
        settlement = settle(
            delivery,
            result,
            now=house.clock(),
            jitter=house.chance.random(),
            language=config.language,
            patience=config.patience,
        )
        self._ended.append((delivery, settlement))
        self._stopped = self._stopped or closes(settlement)

    async def _settle_soon(self) -> None:
        """Have what ended settled, and go on meanwhile, unless too much waits for it: until then it might come twice."""
        if len(self._ended) >= self._unsettled:
            await self._settle()
            return
        if len(self._ended) >= GROUP:
            self._group_is_whole.set()
        if self._settling is None:
            self._settling = asyncio.create_task(self._settle_in_groups())

    async def _settle_in_groups(self) -> None:
        """Settle a whole group at once, and what is short of one in a moment, until nothing is left."""
        with suppress(StorageError):  # what cannot be settled now is tried once more at the end
            while self._ended:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._group_is_whole.wait(), MOMENT)
                self._group_is_whole.clear()
                await self._settle()
        self._settling = None

    async def _settle(self) -> None:
        """Settle all that ended by now; whoever comes meanwhile waits, and then finds its own settled with the others'."""
        async with self._turn:
            group = self._ended[:]
            if group:
                house = self._house
                try:
                    notices = await house.thread(house.store.settle, group, now=house.clock(), ops=house.edition.config.ops)
                except StorageError:
                    self._stopped = True
                    raise
                notices, self._notices = (*notices, *self._notices), ()
                del self._ended[: len(group)]
                self._attempts += [Attempt(delivery=d, settlement=s) for d, s in group[:-1]]
                self._attempts += [Attempt(delivery=d, settlement=s, notices=notices) for d, s in group[-1:]]

    async def _give_back(self) -> None:
        """Settle what could not be settled, once more, and release what was not sent."""
        self._group_is_whole.set()
        if self._settling is not None:
            await self._settling
        await self._settle()
        if self._waiting:
            await self._house.thread(self._house.store.release, tuple(self._waiting), now=self._house.clock())


def closes(settlement: Settlement) -> bool:
    """Say whether an attempt that ended so means that the channel is to be left alone."""
    return isinstance(settlement, Retry) and (settlement.channel_broken or settlement.rests_until is not None)
