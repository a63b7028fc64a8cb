"""Writes compound files (MS-CFB, version 3), enough of them to hold the streams of a document."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

SECTOR, SMALL_SECTOR, SMALL_STREAM = 512, 64, 4_096
END, FREE, FAT, NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
NUMBERS_A_SECTOR = SECTOR // 4
ENTRIES_A_SECTOR = SECTOR // 128


@dataclass
class Entry:
    """One line of the directory. Siblings hang in a chain to the right, which is a legal, if lopsided, tree."""

    name: str
    kind: int
    right: int = NONE
    child: int = NONE
    start: int = END
    size: int = 0

    def packed(self) -> bytes:
        name = self.name.encode("utf-16-le").ljust(64, b"\0")
        length = 2 * len(self.name) + 2
        head = struct.pack("<64sHBBIII", name, length, self.kind, 1, NONE, self.right, self.child)
        return head + bytes(36) + struct.pack("<IQ", self.start, self.size)


@dataclass
class Sectors:
    """A file's sectors and the chains through them."""

    size: int
    data: bytearray = field(default_factory=bytearray)
    next: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        if not content:
            return END
        start, count = len(self.next), -(-len(content) // self.size)
        self.next += [*range(start + 1, start + count), END]
        self.data += content.ljust(count * self.size, b"\0")
        return start


def compound(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with these streams; ``BodyText/Section0`` lies in the storage BodyText."""
    entries = [Entry("Root Entry", ROOT)]
    sectors, small = Sectors(SECTOR), Sectors(SMALL_SECTOR)
    for path, content in streams.items():
        *folders, name = path.split("/")
        parent = 0
        for folder in folders:
            parent = _entry(entries, parent, folder, STORAGE)
        entry = entries[_entry(entries, parent, name, STREAM)]
        entry.size = len(content)
        entry.start = (small if len(content) < SMALL_STREAM else sectors).add(content)
    entries[0].start, entries[0].size = sectors.add(bytes(small.data)), len(small.data)
    small_fat = _numbers(small.next)
    return _file(sectors, small_fat, entries)


def _entry(entries: list[Entry], parent: int, name: str, kind: int) -> int:
    """The index of `name` in `parent`, added where it is missing."""
    last, at = NONE, entries[parent].child
    while at != NONE:
        if entries[at].name == name:
            return at
        last, at = at, entries[at].right
    entries.append(Entry(name, kind))
    if last == NONE:
        entries[parent].child = len(entries) - 1
    else:
        entries[last].right = len(entries) - 1
    return len(entries) - 1


def _numbers(numbers: list[int]) -> bytes:
    whole = -(-len(numbers) // NUMBERS_A_SECTOR) * NUMBERS_A_SECTOR
    return struct.pack(f"<{whole}I", *numbers, *[FREE] * (whole - len(numbers)))


def _file(sectors: Sectors, small_fat: bytes, entries: list[Entry]) -> bytes:
    small_fat_start = sectors.add(small_fat)
    directory = b"".join(entry.packed() for entry in entries)
    directory_start = sectors.add(directory.ljust(-(-len(entries) // ENTRIES_A_SECTOR) * SECTOR, b"\0"))
    own = -(-len(sectors.next) // (NUMBERS_A_SECTOR - 1))
    at = len(sectors.next)
    sectors.next += [FAT] * own
    sectors.data += _numbers(sectors.next)
    head = struct.pack("<8s16sHHHHH6x", bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<IIIIIIIII", 0, own, directory_start, 0, SMALL_STREAM, small_fat_start, len(small_fat) // SECTOR, END, 0
    )
    return head + struct.pack("<109I", *range(at, at + own), *[FREE] * (109 - own)) + bytes(sectors.data)
