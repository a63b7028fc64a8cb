"""The demo from curtain to curtain."""

import asyncio
import base64
import contextlib
import secrets
import shutil
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from string import Template

from app.demo import script
from app.demo.clock import WoundClock
from app.demo.closing import report
from app.demo.listener import Listener
from app.demo.newsroom import Newsroom
from app.demo.pages import list_path
from app.demo.receivers import ConsoleReceiver, TelegramServer, WebhookReceiver
from app.demo.script import Performance, Published
from app.demo.texts import DemoText, load
from app.narrator import Narrator
from app.wiring import Options
from bongsu.model import KST
from bongsu.wording import Language, say

RunDaemon = Callable[[Options, Narrator, asyncio.Event], Awaitable[None]]
"""Runs the daemon until the event is set."""

PATIENCE = 26.0
"""Seconds for the whole play: with its beginning and end it stays under 30."""

_CURTAIN = datetime(2021, 3, 16, 6, 0, tzinfo=KST)
_CHAT = "-1001234567890"
_COLUMNS, _NARROWEST = 150, 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Everything that stands while the play runs."""

    newsroom: Newsroom
    webhook: WebhookReceiver
    telegram: TelegramServer
    console: ConsoleReceiver
    listener: Listener
    clock: WoundClock
    options: Options
    language: Language

    def performance(self, published: Sequence[Published]) -> Performance:
        """Return what has happened, as the receivers saw it."""
        arrivals = [*self.console.arrivals, *self.webhook.arrivals, *self.telegram.arrivals]
        return Performance(
            published=tuple(published),
            arrivals=tuple(arrivals),
            stories=self.listener.stories,
            checked_by=self.webhook.checked_by,
            bad_signatures=self.webhook.refused,
            telegram_refused=tuple(self.telegram.refused),
        )


def main(language: Language) -> int:
    """Play with the daemon of this house; returns the exit code: 0 if everything expected happened, else 1."""
    import daemon

    async def run_daemon(options: Options, narrator: Narrator, stop: asyncio.Event) -> None:
        await daemon.run(options, language=language, stop=stop, narrator=narrator)

    return 0 if asyncio.run(play(run_daemon, language)) else 1


async def play(run_daemon: RunDaemon, language: Language, *, patience: float = PATIENCE) -> bool:
    """Publish every item while the daemon runs, print the table, and return whether all was as expected.

    Raises what the daemon raises. `patience` in seconds: what has not happened by then has not happened.
    """
    print_line = sys.stdout.write
    print_line(say("demo.start", language) + "\n")
    with tempfile.TemporaryDirectory(prefix="bongsu-demo-") as folder:
        async with _stage(Path(folder), language) as stage:
            with contextlib.redirect_stdout(stage.console):
                performance = await _perform(stage, run_daemon, patience)
    columns = max(shutil.get_terminal_size((_COLUMNS, 24)).columns, _NARROWEST)
    print_line(report(performance, language, columns=columns))
    return script.as_expected(performance)


@contextlib.asynccontextmanager
async def _stage(folder: Path, language: Language) -> AsyncIterator[Stage]:
    monotonic = asyncio.get_running_loop().time
    newsroom = Newsroom(load())
    secret, token = "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode(), f"110201543:{secrets.token_urlsafe(26)}"
    webhook, telegram = WebhookReceiver(secret, monotonic), TelegramServer(token, _CHAT, monotonic)
    bases = [await server.start() for server in (newsroom, webhook, telegram)]
    clock = WoundClock(_CURTAIN)
    (folder / "webhook-secret").write_text(secret, encoding="utf-8")
    (folder / "telegram-token").write_text(token, encoding="utf-8")
    (folder / "rules.yaml").write_text(_rules(folder, bases, language), encoding="utf-8")
    try:
        yield Stage(
            newsroom=newsroom,
            webhook=webhook,
            telegram=telegram,
            console=ConsoleReceiver(sys.stdout, monotonic),
            listener=Listener(language, newsroom),
            clock=clock,
            options=Options(rules=folder / "rules.yaml", environ={"STATE_DIRECTORY": str(folder)}, clock=clock, strict=True),
            language=language,
        )
    finally:
        await asyncio.gather(newsroom.stop(), webhook.stop(), telegram.stop())


def _rules(folder: Path, bases: Sequence[str], language: Language) -> str:
    newsroom, webhook, telegram = bases
    template = Template((Path(__file__).parent / "rules.yaml.template").read_text(encoding="utf-8"))
    return template.substitute(
        language=language,
        newsroom=newsroom,
        webhook=webhook,
        telegram=telegram,
        chat=_CHAT,
        secrets=folder,
        board_list=list_path("board"),
    )


async def _perform(stage: Stage, run_daemon: RunDaemon, patience: float) -> Performance:
    deadline = asyncio.get_running_loop().time() + patience
    stop = asyncio.Event()
    texts = {text.id: text for text in load()}
    published = [_publish(stage, texts[item_id]) for item_id in script.BEFORE]
    daemon = asyncio.ensure_future(run_daemon(stage.options, stage.listener, stop))
    try:
        going = await _until_done(stage, [one.text for one in published], daemon, deadline)
        sys.stdout.write(say("demo.ready", stage.language, count=len(published)) + "\n")
        for step in script.STEPS:
            news = [texts[item_id] for item_id in step]
            if going:
                stage.clock.set(max(text.published for text in news) + timedelta(seconds=1))
            published += [_publish(stage, text) if going else _unpublished(stage, text) for text in news]
            going = going and await _until_done(stage, news, daemon, deadline)
    finally:
        stop.set()
        await daemon
    return stage.performance(published)


def _publish(stage: Stage, text: DemoText) -> Published:
    sys.stdout.write(say("demo.published", stage.language, time=text.published.astimezone(KST), title=text.title) + "\n")
    stage.newsroom.publish(text.id)
    return Published(text=text, url=stage.newsroom.url(text.id), at=asyncio.get_running_loop().time())


def _unpublished(stage: Stage, text: DemoText) -> Published:
    return Published(text=text, url=stage.newsroom.url(text.id), at=None)


async def _until_done(stage: Stage, texts: Sequence[DemoText], daemon: asyncio.Future[None], deadline: float) -> bool:
    """Wait until nothing more will come of `texts`; False when the daemon has ended or the time is up."""
    done = asyncio.ensure_future(stage.listener.until(lambda: all(stage.listener.done_with(text) for text in texts)))
    left = deadline - asyncio.get_running_loop().time()
    await asyncio.wait({done, daemon}, timeout=max(left, 0), return_when=asyncio.FIRST_COMPLETED)
    done.cancel()
    return done.done() and not done.cancelled()
