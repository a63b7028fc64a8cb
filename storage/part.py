"""What the parts of the store have in common."""

from storage.database import Database


class StorePart:
    """A part of the store, which is one object over one connection."""

    def __init__(self, database: Database) -> None:
        self._database = database
