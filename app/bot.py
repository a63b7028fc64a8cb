"""Listens to the people in the chats of Telegram bots, and sees to what they press and write.

One question is open at each bot all the time (long polling), so that nothing of ours has to be reachable. The daemon's lock
sees to it that no two ask. Which update comes next is kept once the one before has been seen to; after a crash the last is
seen to again, and says the same.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from app.bot_buttons import is_answer, pressed
from app.bot_commands import Reply, Talk, reply_to
from app.cycle import House
from bongsu.delivery import retry_wait
from bongsu.errors import BongsuError, NotifyError, StorageError, TryLater
from bongsu.model import Channel
from bongsu.render.clean import clean, shorten
from bongsu.wording import say
from notifiers.bot import Place, Press, TelegramBot, Update, Words
from notifiers.telegram import TelegramNotifier

log = logging.getLogger("bongsu")

Sleep = Callable[[float], Awaitable[None]]

PAUSE = 1.0
"""Seconds between two questions where the answer came at once and empty, as from something that does not keep them open."""

LONGEST_WAIT = 300.0
"""Seconds between two questions that fail: people who press a button do not wait for an hour."""

_LONGEST = 4_000
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A bot and the channels that write through it."""

    bot: TelegramBot
    channels: tuple[Channel, ...]


@dataclass
class Bots:
    """The bots of the rules in force, each listened to by a task of its own."""

    house: House
    sleep: Sleep = asyncio.sleep
    _tasks: dict[_Key, "asyncio.Task[None]"] = field(default_factory=dict)
    _strangers: set[int] = field(default_factory=set)

    def meet(self) -> None:
        """Listen to every bot of the rules in force; those that are listened to already go on."""
        for key in _lines(self.house):
            if key not in self._tasks or self._tasks[key].done():
                self._tasks[key] = asyncio.create_task(self._listen(key), name=f"bot {key[1]}")

    async def stop(self) -> None:
        """Stop listening. What was not seen to is told again after the next start."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tasks.clear()

    async def _listen(self, key: _Key) -> None:
        """Ask until no channel has this bot any more; the longer apart the more often it fails."""
        failures, said = 0, ""
        while line := _lines(self.house).get(key):
            try:
                wait = 0.0 if await self.ask(line) else PAUSE
                failures, said = 0, ""
            except BongsuError as error:
                wait = min(retry_wait(failures, self.house.chance.random()).total_seconds(), LONGEST_WAIT)
                wait = max(wait, (error.retry_after if isinstance(error, TryLater) else None) or 0.0)
                failures += 1
                said = _say_once(error, said, self.house)
            finally:
                await line.bot.aclose()
            await self.sleep(wait)

    async def ask(self, line: Line) -> bool:
        """Ask once what happened, see to it and return whether anything did. Raises `NotifyError` or `StorageError`."""
        house, bot = self.house, line.bot
        updates = await bot.updates(await house.thread(house.store.next_update, bot.bot))
        for update in updates:
            try:
                await self._see_to(line, update)
            except StorageError:
                raise  # it is seen to again, once the database takes it
            except NotifyError as error:
                log.warning("%s", error.say(house.edition.config.language))
            except Exception:  # one bad update must not stand before all others for ever
                log.exception("an update of bot %s could not be seen to", bot.bot)
            await house.thread(house.store.keep_next_update, bot.bot, update.number + 1)
        return bool(updates)

    async def _see_to(self, line: Line, update: Update) -> None:
        if isinstance(update, Press):
            await self._press(line, update)
        elif isinstance(update, Words) and update.text.startswith("/"):
            await self._command(line, update)

    async def _press(self, line: Line, press: Press) -> None:
        house = self.house
        may = self._may_ask if is_answer(press) else self._is_own
        channels = [each for each in line.channels if await may(each, press.place)]
        text = await house.thread(pressed, house, channels, press)
        await line.bot.answer(press, text)

    async def _command(self, line: Line, words: Words) -> None:
        house = self.house
        channels = [each for each in line.channels if await self._may_ask(each, words.place)]
        if not channels:
            self._note_stranger(words.place)
            return
        talk = Talk(house=house, channels=tuple(channels), chat=str(words.place.chat))
        reply: Reply | None = await house.thread(reply_to, talk, words.text)
        if reply is not None:
            await line.bot.write(words.place, _html(reply.text), reply.buttons)

    async def _is_own(self, channel: Channel, place: Place) -> bool:
        chat = str(channel.options.get("chat", ""))
        moved = await self.house.thread(self.house.store.moved_to, channel.name, chat)
        return str(place.chat) in {chat, moved} or place.name.casefold() == chat.casefold()

    async def _may_ask(self, channel: Channel, place: Place) -> bool:
        allowed = str(channel.options.get("allow", "")).split()
        return str(place.chat) in allowed if allowed else await self._is_own(channel, place)

    def _note_stranger(self, place: Place) -> None:
        if place.chat not in self._strangers:
            self._strangers.add(place.chat)
            log.warning("%s", say("telegram.stranger", self.house.edition.config.language, chat=place.chat))


def _lines(house: House) -> Mapping[_Key, Line]:
    """Return the bots of the rules in force with their channels, but for channels that want neither buttons nor commands."""
    found: dict[_Key, Line] = {}
    for name, notifier in house.edition.notifiers.items():
        channel = house.edition.channels[name]
        options = channel.options
        wanted = options.get("buttons") is not False or options.get("commands") is not False
        if isinstance(notifier, TelegramNotifier) and wanted:
            bot = notifier.bot()
            line = found.get(bot.key)
            found[bot.key] = Line(bot=line.bot if line else bot, channels=(*(line.channels if line else ()), channel))
    return found


def _say_once(error: BongsuError, said: str, house: House) -> str:
    """Say an error that is another than the last one; return what was said last."""
    text = error.say(house.edition.config.language)
    if text != said:
        log.warning("%s", text)
    return text


def _html(text: str) -> str:
    lines = (clean(line) for line in text.splitlines())
    return escape(shorten("\n".join(lines), _LONGEST), quote=False)
