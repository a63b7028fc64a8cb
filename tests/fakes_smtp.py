"""A real SMTP server on the loopback that answers as it is told and keeps what it was sent."""

import asyncio
import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

USER, PASSWORD = "bongsu", "a made-up pass-word"


class PostOffice:
    """`async with PostOffice() as office`; `says` gives another answer to a command (HELO, AUTH, MAIL, RCPT, DATA, NOOP)."""

    def __init__(self, *, tls: str = "none", login: bool = False, greets: bool = True) -> None:
        self.says: dict[str, str] = {}
        self.letters: list[EmailMessage] = []
        self.receivers: list[str] = []
        self.connections = 0
        self._tls = tls
        self._login = login
        self._greets = greets
        self._server: asyncio.Server | None = None
        self._open: list[asyncio.BaseTransport] = []

    @property
    def port(self) -> int:
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        context = server_context() if self._tls == "implicit" else None
        self._server = await loop.create_server(self._protocol, "127.0.0.1", 0, ssl=context)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        self.hang_up()

    def hang_up(self) -> None:
        """Cut every connection."""
        for transport in self._open:
            transport.close()
        self._open = []

    def _protocol(self) -> asyncio.BaseProtocol:
        self.connections += 1
        if not self._greets:
            return asyncio.Protocol()
        office = self

        class Counter(SMTP):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                office._open.append(transport)
                super().connection_made(transport)

        starttls = server_context() if self._tls == "starttls" else None
        authenticator = self._authenticate if self._login else None
        return Counter(
            self,
            hostname="post.example",
            tls_context=starttls,
            authenticator=authenticator,
            auth_require_tls=starttls is not None,
        )

    def _authenticate(self, _server: Any, _session: Any, _envelope: Any, _how: Any, who: Any) -> AuthResult:  # noqa: ANN401 -- see above
        if "AUTH" in self.says:
            return AuthResult(success=False, handled=False, message=self.says["AUTH"])
        known = (who.login, who.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=known, handled=known)

    async def handle_NOOP(self, _server: Any, _session: Any, _envelope: Any, _arg: str) -> str:  # noqa: ANN401, N802 -- the package's
        return self.says.get("NOOP", "250 OK")

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: ANN401, N802 -- the package's
        envelope.mail_from = address
        return self.says.get("MAIL", "250 OK")

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: ANN401, N802 -- the package's
        answer = self.says.get(f"RCPT {address}", self.says.get("RCPT", "250 OK"))
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: ANN401, N802 -- the package's
        answer = self.says.get("DATA", "250 OK")
        if answer.startswith("250"):
            letter = message_from_bytes(envelope.content, policy=default)
            assert isinstance(letter, EmailMessage)
            self.letters.append(letter)
            self.receivers += envelope.rcpt_tos
        return answer


@cache
def _certificate() -> tuple[bytes, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "post.example")])
    begun = datetime(2020, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begun)
        .not_valid_after(begun + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return made.public_bytes(serialization.Encoding.PEM), private


@cache
def server_context() -> ssl.SSLContext:
    public, private = _certificate()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "both.pem"
        path.write_bytes(public + private)
        context.load_cert_chain(path)
    return context


@cache
def trusting() -> ssl.SSLContext:
    """Return what trusts the office's certificate."""
    return ssl.create_default_context(cadata=_certificate()[0].decode())
