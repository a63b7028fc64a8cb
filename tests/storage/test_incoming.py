"""SQLite keeps the contract for those who come by themselves."""

from tests.contracts.incoming import IncomingContract


class TestIncoming(IncomingContract):
    pass
