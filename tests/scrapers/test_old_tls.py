"""Old TLS: servers from before RFC 5746, which OpenSSL 3 turns away by default."""

import ssl

import pytest

from scrapers.transport import tls_context

OLD_SERVER_HELLO = bytes.fromhex("160303 002a 02 000026 0303") + bytes(32) + bytes.fromhex("00 c02f 00")
"""TLS 1.2, ECDHE-RSA-AES128-GCM-SHA256, no extension: neither renegotiation_info nor any other."""


def meet(context: ssl.SSLContext) -> None:
    """Say hello to an old server, and hear its hello."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = context.wrap_bio(incoming, outgoing, server_hostname="old.example")
    with pytest.raises(ssl.SSLWantReadError):
        client.do_handshake()
    incoming.write(OLD_SERVER_HELLO)
    client.do_handshake()


def test_an_old_server_is_spoken_to() -> None:
    with pytest.raises(ssl.SSLWantReadError):
        meet(tls_context())


def test_python_s_own_settings_would_hang_up() -> None:
    with pytest.raises(ssl.SSLError, match="UNSAFE_LEGACY_RENEGOTIATION_DISABLED"):
        meet(ssl.create_default_context())


def test_its_certificate_is_checked_all_the_same() -> None:
    context = tls_context()
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname
