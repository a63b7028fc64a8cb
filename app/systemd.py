"""What systemd is told, by the protocol of sd_notify(3): a datagram to the socket it names."""

import os
import socket
import time
from collections.abc import Mapping
from datetime import timedelta


def notify(environ: Mapping[str, str], *states: str) -> bool:
    """Tell systemd `states` (such as ``READY=1``). Returns False where no systemd listens; never raises."""
    address = environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    name = "\0" + address[1:] if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.sendto("\n".join(states).encode(), name)
    except OSError:
        return False
    return True


def watchdog_interval(environ: Mapping[str, str]) -> timedelta | None:
    """Return how often systemd wants a sign of life (half of WatchdogSec); None where it asks for none of this process."""
    if environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    try:
        microseconds = int(environ.get("WATCHDOG_USEC", ""))
    except ValueError:
        return None
    return timedelta(microseconds=microseconds / 2) if microseconds > 0 else None


def monotonic_usec() -> int:
    """Return the monotonic clock in microseconds, as systemd wants it beside RELOADING=1."""
    return time.monotonic_ns() // 1000
