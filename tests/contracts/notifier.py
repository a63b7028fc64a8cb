"""What every notifier keeps. A kind of channel shows it by a subclass of one of these in `tests/notifiers/test_contract.py`."""

import logging
import traceback
from collections.abc import Iterator
from http import HTTPStatus
from urllib.parse import quote

import pytest

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from bongsu.model import Message
from bongsu.ports import Notifier
from tests.fakes_receiver import Receiver, Reply

ALERT = Message(key="s1-1-first-channel", body='{"alert": "봉수"}')

SHORT = 0.05
"""Seconds that a notifier of a test waits for a far end that never answers."""

EXPECTED: dict[int, type[NotifyError]] = {
    **dict.fromkeys([300, 301, 302, 303, 304, 305, 307, 308, 399], ChannelBroken),
    **dict.fromkeys([401, 403, 404, 410], ChannelBroken),
    **dict.fromkeys(
        [400, 402, 405, 406, 407, 411, 412, 413, 414, 415, 418, 421, 422, 423, 424, 426, 428, 431, 451, 499], Refused
    ),
    **dict.fromkeys([408, 409, 425, 429], TryLater),
    **dict.fromkeys([500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 599], TryLater),
}


def everything_shown(error: BaseException) -> str:
    """Return all that a log, a screen or a crash report could show of `error` and of what is behind it."""
    texts = list(traceback.format_exception(error))
    behind: BaseException | None = error
    while behind is not None:
        texts += [str(behind), repr(behind), repr(behind.args), repr(vars(behind))]
        if isinstance(behind, NotifyError):
            texts += [behind.say("ko"), behind.say("en")]
        behind = behind.__cause__ or behind.__context__
    return "\n".join(texts)


class NotifierContract:
    """Kept by all: `notifier` gives one whose far end takes everything."""

    @pytest.fixture
    def notifier(self) -> Notifier:
        raise NotImplementedError

    async def test_a_message_that_was_taken_has_a_receipt(self, notifier: Notifier) -> None:
        assert await notifier.send(ALERT)
        await notifier.aclose()

    async def test_it_can_be_closed_twice_and_before_it_was_used(self, notifier: Notifier) -> None:
        await notifier.aclose()
        await notifier.aclose()


class HttpNotifierContract:
    """Kept by all that post. `secrets` holds everything secret that `speaking_to` builds into its notifier."""

    secrets: tuple[str, ...]
    taken: Reply

    def speaking_to(self, url: str, *, timeout: float = 5.0) -> Notifier:
        raise NotImplementedError

    @pytest.fixture(autouse=True)
    def _every_logger_speaks(self, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
        caplog.set_level(logging.DEBUG)
        caplog.set_level(logging.DEBUG, logger="httpx")
        yield
        for secret in self.secrets:
            assert secret not in caplog.text

    async def refusal(self, notifier: Notifier) -> NotifyError:
        """Return the error that sending gives, once it is sure that it shows no secret."""
        try:
            with pytest.raises(NotifyError) as caught:
                await notifier.send(ALERT)
        finally:
            await notifier.aclose()
        shown = everything_shown(caught.value)
        for secret in self.secrets:
            assert secret not in shown
            assert quote(secret, safe="") not in shown
        return caught.value

    async def test_it_is_sent_once_and_taken(self) -> None:
        async with Receiver(self.taken) as receiver:
            notifier = self.speaking_to(receiver.url)
            assert await notifier.send(ALERT)
            assert len(receiver.requests) == 1
            await notifier.aclose()

    async def test_nothing_is_opened_before_the_first_message(self) -> None:
        async with Receiver(self.taken) as receiver:
            await self.speaking_to(receiver.url).aclose()
            assert receiver.connections == 0

    async def test_one_connection_serves_many_messages(self) -> None:
        async with Receiver(self.taken) as receiver:
            notifier = self.speaking_to(receiver.url)
            for _ in range(5):
                await notifier.send(ALERT)
            assert receiver.connections == 1
            await notifier.aclose()

    async def test_it_opens_again_after_it_was_closed(self) -> None:
        async with Receiver(self.taken) as receiver:
            notifier = self.speaking_to(receiver.url)
            await notifier.send(ALERT)
            await notifier.aclose()
            assert await notifier.send(ALERT)
            await notifier.aclose()

    @pytest.mark.parametrize(("status", "expected"), EXPECTED.items())
    async def test_each_status_means_what_the_table_says(self, status: int, expected: type[NotifyError]) -> None:
        async with Receiver(Reply(status=status, body=self.echo)) as receiver:
            error = await self.refusal(self.speaking_to(receiver.url))
        assert type(error) is expected
        assert error.params["channel"] == "under-test"
        assert str(status) in error.say("ko")
        assert str(status) in error.say("en")

    @property
    def echo(self) -> bytes:
        """An answer that repeats everything secret, as error pages do."""
        return f"no such thing: {' '.join(self.secrets)}".encode()

    @pytest.mark.parametrize("status", [HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE])
    async def test_a_wait_that_is_asked_for_is_passed_on(self, status: int) -> None:
        async with Receiver(Reply(status=status, headers={"Retry-After": "77"})) as receiver:
            error = await self.refusal(self.speaking_to(receiver.url))
        assert isinstance(error, TryLater)
        assert error.retry_after == 77.0

    async def test_a_redirect_is_not_followed(self) -> None:
        async with Receiver(self.taken) as elsewhere:
            async with Receiver(Reply(status=307, headers={"Location": elsewhere.url})) as receiver:
                assert isinstance(await self.refusal(self.speaking_to(receiver.url)), ChannelBroken)
            assert elsewhere.requests == []

    async def test_nobody_listens(self) -> None:
        async with Receiver(self.taken) as receiver:
            closed = receiver.url
        error = await self.refusal(self.speaking_to(closed))
        assert (type(error), error.code) == (TryLater, "notify.unreachable")

    async def test_the_far_end_never_answers(self) -> None:
        async with Receiver(Reply(silence=True)) as receiver:
            error = await self.refusal(self.speaking_to(receiver.url, timeout=SHORT))
        assert (type(error), error.code) == (TryLater, "notify.timeout")

    async def test_the_answer_is_cut_half_way(self) -> None:
        async with Receiver(Reply(body=self.taken.body or b"half", cut=True)) as receiver:
            error = await self.refusal(self.speaking_to(receiver.url))
        assert (type(error), error.code) == (TryLater, "notify.cut")

    async def test_the_far_end_does_not_speak_tls(self) -> None:
        async with Receiver(self.taken) as receiver:
            receiver.greeting = b"220 mail.example ready\r\n"
            error = await self.refusal(self.speaking_to(receiver.url.replace("http:", "https:")))
        assert (type(error), error.code) == (TryLater, "notify.tls")

    async def test_the_answer_is_not_http(self) -> None:
        async with Receiver(Reply(headers={"bad header": "x\x00y"})) as receiver:
            error = await self.refusal(self.speaking_to(receiver.url))
        assert (type(error), error.code) == (TryLater, "notify.cut")

    async def test_after_trouble_it_goes_on(self) -> None:
        async with Receiver(Reply(status=503, cut=True)) as receiver:
            notifier = self.speaking_to(receiver.url)
            with pytest.raises(TryLater):
                await notifier.send(ALERT)
            receiver.reply = self.taken
            assert await notifier.send(ALERT)
            await notifier.aclose()
