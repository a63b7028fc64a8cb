"""Tells alerts by mail, through an SMTP server (RFC 5321) that takes them from us."""

import asyncio
import contextlib
import hashlib
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, parseaddr
from typing import Self

from bongsu.errors import ChannelBroken, NotifyError, Refused, TryLater
from bongsu.model import Channel, Message
from bongsu.ports import Clock
from notifiers.http import TIMEOUT, Wire, fault
from notifiers.settings import required, wrong

IDLE = 5.0
"""Seconds that a connection waits for the next message of its batch."""

PORTS: Mapping[str, int] = {"starttls": 587, "implicit": 465, "none": 25}

POLICY = SMTP.clone(cte_type="7bit")
"""Texts are packed into ASCII: not every server says that it takes more (RFC 6152)."""

_TOO_LARGE = 552  # said before the text where its size is told with the sender
_TRANSIENT, _PERMANENT = range(400, 500), range(500, 600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """An SMTP server and how to speak to it: `tls` is ``starttls``, ``implicit`` or ``none``. `timeout` in seconds a step."""

    host: str
    port: int
    tls: str
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = TIMEOUT
    trust: ssl.SSLContext | None = None

    def open(self) -> smtplib.SMTP:
        """Return a connection that is ready for messages. Raises what `smtplib` and the network raise."""
        trust = self.trust or ssl.create_default_context()
        if self.tls == "implicit":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=self.timeout, context=trust)
        else:
            connection = smtplib.SMTP(self.host, self.port, timeout=self.timeout)
        try:
            if self.tls == "starttls":
                connection.starttls(context=trust)
            if self.user:
                connection.login(self.user, self.password)
        except BaseException:
            connection.close()
            raise
        return connection


class EmailNotifier:
    """Sends letters from `sender` to all of `to`, several over one connection."""

    def __init__(self, channel: str, server: Server, *, sender: str, to: str, clock: Clock) -> None:
        self._channel = channel
        self._server = server
        self._sender = sender
        self._to = to
        self._clock = clock
        self._connection: smtplib.SMTP | None = None
        self._turn = asyncio.Lock()
        self._closing: asyncio.TimerHandle | None = None

    @classmethod
    def read(cls, channel: Channel, secrets: Mapping[str, str], wire: Wire) -> Self:
        """Return the notifier of `channel`.

        Options `host`, `port`, `tls`, `user`, `sender`, `to` (several apart by commas), secret `password`.
        Raises `ConfigError`.
        """
        options = channel.options
        sender, to = _addresses(channel.name, options, "sender"), _addresses(channel.name, options, "to")
        user, password = str(options.get("user", "")), secrets.get("password", "")
        if bool(user) != bool(password):
            raise wrong(channel.name, "password" if user else "user", "notify.login")
        tls = str(options.get("tls", "starttls"))
        if password and tls == "none":
            raise wrong(channel.name, "tls", "notify.open-password")
        server = Server(
            host=required(channel.name, options, "host"),
            port=int(options.get("port", PORTS[tls])),
            tls=tls,
            user=user,
            password=password,
        )
        return cls(channel.name, server, sender=sender, to=to, clock=wire.clock)

    async def send(self, message: Message) -> str:
        """Return the letter's Message-ID. Raises `TryLater`, `Refused` or `ChannelBroken`."""
        letter = write(message, sender=self._sender, to=self._to, now=self._clock())
        async with self._turn:
            self._stay()
            refused = await asyncio.to_thread(self._hand_over, letter)
            self._closing = asyncio.get_running_loop().call_later(IDLE, self._leave)
        if isinstance(refused, NotifyError):
            raise refused
        identity = str(letter["Message-ID"])
        return f"{identity}, not to {refused} of {len(getaddresses([self._to]))}" if refused else identity

    async def aclose(self) -> None:
        """Say goodbye to the server; the next message opens a new connection."""
        async with self._turn:
            self._stay()
            await asyncio.to_thread(self._leave)

    def _stay(self) -> None:
        if self._closing:
            self._closing.cancel()
            self._closing = None

    def _leave(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                connection.close()

    def _hand_over(self, letter: EmailMessage) -> int | NotifyError:
        """Return how many of the receivers the server refused, or what went wrong. Runs in a thread."""
        connection, self._connection = self._connection, None  # whoever is interrupted leaves none behind that is half used
        try:
            if connection is None or not _is_alive(connection):
                connection = self._server.open()
            refused = connection.send_message(letter)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            if connection:
                connection.close()
            return meaning(error, self._channel, round(self._server.timeout))
        self._connection = connection
        return len(refused)


def write(message: Message, *, sender: str, to: str, now: datetime) -> EmailMessage:
    """Return the letter. Its Message-ID comes from the delivery's key, so that mail programs show a repeat once."""
    letter = EmailMessage(POLICY)
    letter["From"], letter["To"], letter["Subject"] = sender, to, message.title
    letter["Date"] = format_datetime(now)
    domain = parseaddr(sender)[1].rpartition("@")[2]
    letter["Message-ID"] = f"<{hashlib.sha256(message.key.encode()).hexdigest()[:32]}@{domain}>"
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's absence answers it
    letter.set_content(message.body)
    if message.html:
        letter.add_alternative(message.html, subtype="html")
    return letter


def meaning(error: Exception, channel: str, seconds: int) -> NotifyError:
    """Return what an error of `smtplib` means. 4yz: later; 5yz to the text: this message never; 5yz to us: the channel."""
    code = _code(error)
    if code in _TRANSIENT:
        return TryLater("notify.smtp-later", channel=channel, status=code)
    if isinstance(error, smtplib.SMTPDataError) or code == _TOO_LARGE:
        return Refused("notify.smtp-refused", channel=channel, status=code)
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return ChannelBroken("notify.smtp-login", channel=channel, status=code)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return ChannelBroken("notify.smtp-cannot", channel=channel)
    if code in _PERMANENT:
        return ChannelBroken("notify.smtp-broken", channel=channel, status=code)
    return TryLater(_fault(error), channel=channel, seconds=seconds)


def _code(error: Exception) -> int:
    """Return the code of a reply, of the gentlest one where each receiver has another; 0 for none."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return min((code for code, _ in error.recipients.values()), default=0)
    return int(error.smtp_code) if isinstance(error, smtplib.SMTPResponseException) else 0


def _fault(error: Exception) -> str:
    """Return the code for what has no reply: smtplib calls a time-out, too, the end of a connection."""
    behind = error.__context__ if isinstance(error, smtplib.SMTPException) else error
    return fault(behind) if isinstance(behind, OSError) else "notify.cut"


def _is_alive(connection: smtplib.SMTP) -> bool:
    """Say whether the server still listens; where it does not, the connection is closed."""
    with contextlib.suppress(OSError, smtplib.SMTPException):
        if connection.noop()[0] == 250:  # noqa: PLR2004 -- RFC 5321, section 4.2.3
            return True
    connection.close()
    return False


def _addresses(channel: str, options: Mapping[str, object], key: str) -> str:
    """Return the addresses of an option. Raises `ConfigError` where one is none."""
    value = required(channel, options, key)
    found = [address for _, address in getaddresses([value])]
    good = all(each.count("@") == 1 and each.isascii() and not set(each) & set(" \r\n<>") for each in found)
    if not good or "\n" in value or "\r" in value or (key == "sender" and len(found) > 1):
        raise wrong(channel, key, "notify.mail-address")
    return value
