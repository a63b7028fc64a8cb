"""Letters through a real SMTP server on the loopback, and what each of its answers means."""

import asyncio
import logging
import smtplib
import socket
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any, Literal

import pytest

from bongsu.errors import ChannelBroken, ConfigError, NotifyError, Refused, TryLater
from bongsu.model import Channel, Message
from bongsu.ports import Notifier
from bongsu.render import render
from notifiers import build
from notifiers import email as mail
from notifiers.email import EmailNotifier, Server, meaning, write
from tests.contracts.notifier import NotifierContract, everything_shown
from tests.fakes_smtp import PASSWORD, USER, PostOffice, trusting
from tests.sample_alerts import DELIVERY

NOW = datetime(2026, 11, 20, 0, 6, tzinfo=UTC)
MESSAGE = render(DELIVERY, "email", "ko")
SENDER, TO = "봉수 <bongsu@city.example>", "ai@city.example"
LATER = Message(key="s2-1-first-mail", title="둘째", body="둘째")


def notifier(office: PostOffice, *, tls: str = "none", to: str = TO, password: str = "", timeout: float = 5.0) -> EmailNotifier:
    server = Server(
        host="127.0.0.1",
        port=office.port,
        tls=tls,
        user=USER if password else "",
        password=password,
        timeout=timeout,
        trust=trusting(),
    )
    return EmailNotifier("under-test", server, sender=SENDER, to=to, clock=lambda: NOW)


async def sent(office: PostOffice, **how: Any) -> str:  # noqa: ANN401 -- as `notifier` takes it
    one = notifier(office, **how)
    try:
        return await one.send(MESSAGE)
    finally:
        await one.aclose()


async def refusal(office: PostOffice, **how: Any) -> NotifyError:  # noqa: ANN401 -- see above
    with pytest.raises(NotifyError) as caught:
        await sent(office, **how)
    assert PASSWORD not in everything_shown(caught.value)
    assert caught.value.params["channel"] == "under-test"
    return caught.value


class TestContract(NotifierContract):
    @pytest.fixture
    def notifier(self) -> Notifier:
        class Willing(EmailNotifier):
            def _hand_over(self, letter: EmailMessage) -> int:
                return 0

        return Willing("under-test", Server(host="x", port=1, tls="none"), sender=SENDER, to=TO, clock=lambda: NOW)


async def test_a_letter_has_text_and_html_and_a_name_of_its_own() -> None:
    async with PostOffice() as office:
        receipt = await sent(office)
        (letter,) = office.letters
    assert letter["Subject"] == "[새 소식] 북구, 인공지능 실증 공모 시작"
    assert (letter["From"], letter["To"]) == (SENDER, TO)
    assert letter["Date"].datetime == NOW
    assert letter["Message-ID"] == receipt
    assert letter["Auto-Submitted"] == "auto-generated"
    text, html = letter.iter_parts()
    assert text.get_content().replace("\r\n", "\n").strip() == MESSAGE.body
    assert html.get_content_type() == "text/html"


def test_a_repeat_has_the_same_number_and_another_message_has_not() -> None:
    again, other = (write(each, sender=SENDER, to=TO, now=NOW)["Message-ID"] for each in (MESSAGE, LATER))
    assert write(MESSAGE, sender=SENDER, to=TO, now=NOW)["Message-ID"] == again != other
    assert again.endswith("@city.example>")


def test_a_letter_is_ascii_in_lines_that_every_server_takes() -> None:
    long = Message(key="k", title="가" * 400, body="나" * 5_000 + "\nhttps://x.example/" + "a" * 2_000, html="<p>다</p>")
    for message in (MESSAGE, long):
        lines = write(message, sender=SENDER, to=TO, now=NOW).as_bytes().split(b"\r\n")
        assert all(line.isascii() and len(line) <= 998 for line in lines)


def test_without_html_the_letter_is_plain() -> None:
    assert write(LATER, sender=SENDER, to=TO, now=NOW).get_content_type() == "text/plain"


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
async def test_encrypted_and_logged_in(tls: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    async with PostOffice(tls=tls, login=True) as office:
        assert await sent(office, tls=tls, password=PASSWORD if tls == "starttls" else "")
        assert len(office.letters) == 1
    assert PASSWORD not in caplog.text


async def test_one_connection_serves_a_batch() -> None:
    async with PostOffice() as office:
        one = notifier(office)
        for _ in range(3):
            await one.send(MESSAGE)
        assert (office.connections, len(office.letters)) == (1, 3)
        await one.aclose()


async def test_messages_at_once_take_turns() -> None:
    async with PostOffice() as office:
        one = notifier(office)
        await asyncio.gather(*(one.send(MESSAGE) for _ in range(3)))
        assert (office.connections, len(office.letters)) == (1, 3)
        await one.aclose()


@pytest.mark.parametrize("how", ["it was cut", "the server is tired of it", "nothing came for long"])
async def test_after_a_lost_connection_there_is_another(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with PostOffice() as office:
        one = notifier(office)
        await one.send(MESSAGE)
        if how == "it was cut":
            office.hang_up()
        elif how == "the server is tired of it":
            office.says["NOOP"] = "421 goodbye"
        else:
            one._leave()
        await one.send(LATER)
        assert (office.connections, len(office.letters)) == (2, 2)
        await one.aclose()


async def test_an_idle_connection_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "IDLE", 0.0)
    async with PostOffice() as office:
        one = notifier(office)
        await one.send(MESSAGE)
        for _ in range(100):
            await asyncio.sleep(0)
            if one._connection is None:
                break
        assert one._connection is None
        await one.aclose()


@pytest.mark.parametrize(
    ("command", "answer", "kind", "code"),
    [
        pytest.param("MAIL", "451 try again", TryLater, "notify.smtp-later", id="greylisted"),
        pytest.param("MAIL", "550 not from here", ChannelBroken, "notify.smtp-broken", id="we may not send"),
        pytest.param("MAIL", "552 too large", Refused, "notify.smtp-refused", id="too large, said at once"),
        pytest.param("RCPT", "450 mailbox busy", TryLater, "notify.smtp-later", id="the mailbox is busy"),
        pytest.param("RCPT", "550 no such user", ChannelBroken, "notify.smtp-broken", id="nobody is there"),
        pytest.param("DATA", "452 disk full", TryLater, "notify.smtp-later", id="the server's disk is full"),
        pytest.param("DATA", "554 looks like spam", Refused, "notify.smtp-refused", id="this letter will not do"),
        pytest.param("DATA", "552 too large", Refused, "notify.smtp-refused", id="too large"),
    ],
)
async def test_a_no_of_the_server(command: str, answer: str, kind: type[NotifyError], code: str) -> None:
    async with PostOffice() as office:
        office.says[command] = answer
        error = await refusal(office)
        assert office.letters == []
    assert (type(error), error.code, error.params["status"]) == (kind, code, int(answer[:3]))


async def test_a_wrong_password_is_the_channel_s() -> None:
    async with PostOffice(tls="starttls", login=True) as office:
        error = await refusal(office, tls="starttls", password="wrong")
    assert (type(error), error.code, error.params["status"]) == (ChannelBroken, "notify.smtp-login", 535)


async def test_a_login_that_is_put_off() -> None:
    async with PostOffice(tls="starttls", login=True) as office:
        office.says["AUTH"] = "454 4.7.0 Temporary authentication failure"
        error = await refusal(office, tls="starttls", password=PASSWORD)
    assert (type(error), error.params["status"]) == (TryLater, 454)


async def test_a_server_without_encryption_gets_no_password() -> None:
    async with PostOffice() as office:
        error = await refusal(office, tls="starttls", password=PASSWORD)
    assert (type(error), error.code) == (ChannelBroken, "notify.smtp-cannot")


async def test_one_of_two_receivers_is_not_there() -> None:
    async with PostOffice() as office:
        office.says["RCPT gone@city.example"] = "550 no such user"
        receipt = await sent(office, to="ai@city.example, gone@city.example")
        assert office.receivers == ["ai@city.example"]
    assert receipt.endswith(", not to 1 of 2")


async def test_nobody_listens() -> None:
    async with PostOffice() as office:
        one = notifier(office)
    with pytest.raises(TryLater) as caught:
        await one.send(MESSAGE)
    assert caught.value.code == "notify.unreachable"


async def test_the_server_never_greets() -> None:
    async with PostOffice(greets=False) as office:
        error = await refusal(office, timeout=0.05)
    assert (type(error), error.code) == (TryLater, "notify.timeout")


async def test_a_certificate_that_nobody_knows() -> None:
    async with PostOffice(tls="implicit") as office:
        server = Server(host="127.0.0.1", port=office.port, tls="implicit")
        one = EmailNotifier("under-test", server, sender=SENDER, to=TO, clock=lambda: NOW)
        with pytest.raises(TryLater) as caught:
            await one.send(MESSAGE)
    assert caught.value.code == "notify.tls"


@pytest.mark.parametrize("status", [*range(400, 460), *range(500, 560)])
@pytest.mark.parametrize("step", ["connect", "hello", "login", "sender", "receivers", "text"])
def test_every_status_means_something(step: str, status: int) -> None:
    error: dict[str, Exception] = {
        "connect": smtplib.SMTPConnectError(status, PASSWORD),
        "hello": smtplib.SMTPHeloError(status, PASSWORD),
        "login": smtplib.SMTPAuthenticationError(status, PASSWORD),
        "sender": smtplib.SMTPSenderRefused(status, PASSWORD.encode(), "a"),
        "receivers": smtplib.SMTPRecipientsRefused({"a": (status, PASSWORD.encode()), "b": (550, b"")}),
        "text": smtplib.SMTPDataError(status, PASSWORD),
    }
    found = meaning(error[step], "under-test", 15)
    if status < 500:
        assert isinstance(found, TryLater)
    elif step == "text" or (status == 552 and step != "receivers"):
        assert isinstance(found, Refused)
    else:
        assert isinstance(found, ChannelBroken)
    assert PASSWORD not in everything_shown(found)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        pytest.param(smtplib.SMTPServerDisconnected("x"), "notify.cut", id="hung up"),
        pytest.param(smtplib.SMTPRecipientsRefused({}), "notify.cut", id="refused without a word"),
        pytest.param(socket.gaierror(-2, "x"), "notify.dns", id="no such host"),
        pytest.param(ValueError("x"), "notify.cut", id="what is no reply"),
    ],
)
def test_what_has_no_status(error: Exception, code: str) -> None:
    found = meaning(error, "under-test", 15)
    assert (type(found), found.code) == (TryLater, code)
    assert found.say("ko")


Options = dict[str, str | int | bool]
GOOD: Options = {"host": "mail.example", "sender": SENDER, "to": TO, "tls": "starttls"}


@pytest.mark.parametrize(
    ("options", "secrets", "key", "code"),
    [
        pytest.param({"sender": "bongsu"}, {}, "sender", "notify.mail-address", id="no address"),
        pytest.param({"sender": "a@x.kr, b@x.kr"}, {}, "sender", "notify.mail-address", id="two senders"),
        pytest.param({"to": "a@x.kr, b"}, {}, "to", "notify.mail-address", id="one of two is none"),
        pytest.param({"to": "a@x.kr\nBcc: b@x.kr"}, {}, "to", "notify.mail-address", id="another header"),
        pytest.param({"to": "시청@x.kr"}, {}, "to", "notify.mail-address", id="a Korean address"),
        pytest.param({"to": " "}, {}, "to", "notify.option-missing", id="nobody"),
        pytest.param({"host": ""}, {}, "host", "notify.option-missing", id="no server"),
        pytest.param({"user": "a"}, {}, "password", "notify.login", id="no password"),
        pytest.param({}, {"password": PASSWORD}, "user", "notify.login", id="no user"),
        pytest.param({"user": "a", "tls": "none"}, {"password": PASSWORD}, "tls", "notify.open-password", id="readable"),
    ],
)
def test_a_channel_that_cannot_work(options: Options, secrets: dict[str, str], key: str, code: str) -> None:
    with pytest.raises(ConfigError) as caught:
        build(Channel(name="mine", kind="email", options={**GOOD, **options}), secrets)
    (found,) = caught.value.problems
    assert (found.key, found.code) == (f"channels.mine.{key}", code)
    assert PASSWORD not in everything_shown(caught.value)


@pytest.mark.parametrize(("tls", "port"), [("starttls", 587), ("implicit", 465), ("none", 25)])
async def test_each_way_has_its_port(tls: Literal["starttls", "implicit", "none"], port: int) -> None:
    built = build(Channel(name="mine", kind="email", options={**GOOD, "tls": tls}), {})
    assert isinstance(built, EmailNotifier)
    assert built._server.port == port
    assert PASSWORD not in repr(Server(host="x", port=1, tls=tls, user="a", password=PASSWORD))
    await built.aclose()
