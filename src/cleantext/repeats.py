"""Counting what repeats in bounded memory: what was seen once goes into a filter, and what repeats too often for memory goes to a file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: Bits that a key sets in a filter, and bits that there are for each: one in a hundred new keys counts as seen.
BITS, BITS_A_KEY = 5, 10
#: Keys that are remembered for sure, for each byte.
KEPT = 0.4
#: Characters of a sample, and samples of a line.
LONGEST, MOST_SAMPLES = 200, 3


class Count(NamedTuple):
    """How often a line was seen on a site, from its second page on.

    Attributes:
        site, line: which; the site "" counts all sites.
        pages: on how many pages.
        fresh: on how many of those that share little of their prose with pages before them.
        head, end, middle: where on the fresh ones; in a short text a line may be in the head and in the end.
        prose: on how many it was a paragraph of prose.
        samples: lines as they stood, one a line.
    """

    site: str
    line: str
    pages: int
    fresh: int
    head: int
    end: int
    middle: int
    prose: int
    samples: str


class SeenOnce:
    """Whether a key was seen lately, in a fixed number of bytes: two Bloom filters, of which the older is emptied when the younger is full.

    It errs by a key in a hundred that counts as seen, and by keys that it has forgotten: those before the last `KEPT` for each byte, at least.

    Args:
        size: bytes.
    """

    def __init__(self, size: int) -> None:
        self._younger, self._older = bytearray(size // 2 + 1), bytearray(size // 2 + 1)
        self._most = self._left = int(len(self._younger) * 8 / BITS_A_KEY)

    def add(self, key: bytes) -> bool:
        """Remember the key; whether it was there."""
        whole = int.from_bytes(key, "big")
        step, of = (whole >> 64) | 1, len(self._younger) * 8
        places = [divmod((whole + turn * step) % of, 8) for turn in range(BITS)]
        if holds(self._younger, places):
            return True
        there = holds(self._older, places)
        for byte, bit in places:
            self._younger[byte] |= 1 << bit
        self._left -= 1
        if self._left <= 0:
            self._older, self._younger, self._left = self._younger, bytearray(len(self._younger)), self._most
        return there


def holds(bits: bytearray, places: Sequence[tuple[int, int]]) -> bool:
    # A generator for each key would cost as much as all else.
    for byte, bit in places:  # noqa: SIM110
        if not bits[byte] >> bit & 1:
            return False
    return True


def key_of(*parts: str) -> bytes:
    """Sixteen bytes that stand for these strings."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Repeats:
    """Counts of what was seen more than once; most of it lies in a temporary file when there are many.

    Args:
        most: counts that are held in memory.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._counts: dict[bytes, Count] = {}
        self._file: sqlite3.Connection | None = None
        self._path = ""

    def get(self, key: bytes) -> Count | None:
        """What is held in memory of this key."""
        return self._counts.get(key)

    def add(self, key: bytes, seen: Count) -> None:
        """Count once more."""
        before = self._counts.get(key)
        self._counts[key] = merged(before, seen) if before else seen
        if len(self._counts) > self._most:
            self._spill()

    def _spill(self) -> None:
        if self._file is None:
            handle, self._path = tempfile.mkstemp(prefix="cleantext-", suffix=".sqlite")
            os.close(handle)
            self._file = sqlite3.connect(self._path, isolation_level=None)
            self._file.executescript("pragma journal_mode = off; pragma synchronous = off")
            self._file.execute(f"create table counts (key blob primary key, {', '.join(Count._fields)}) without rowid")
            self._file.execute("begin")
        sums = ", ".join(f"{name} = {name} + excluded.{name}" for name in Count._fields[2:8])
        rows = ((key, *count) for key, count in self._counts.items())
        self._file.executemany(f"insert into counts values ({', '.join('?' * 10)}) on conflict do update set {sums}", rows)
        self._counts.clear()

    def __iter__(self) -> Iterator[Count]:
        """All counts, by site and line."""
        if self._file is None:
            yield from sorted(self._counts.values())
            return
        self._spill()
        for row in self._file.execute(f"select {', '.join(Count._fields)} from counts order by site, line"):
            yield Count(*row)

    def close(self) -> None:
        """Remove the file."""
        if self._file is not None:
            self._file.close()
            os.unlink(self._path)
            self._file = None


def merged(one: Count, other: Count) -> Count:
    """Both counts together."""
    samples = one.samples.split("\n")
    if other.samples not in samples and len(samples) < MOST_SAMPLES:
        samples.append(other.samples)
    return Count._make((*one[:2], *map(int.__add__, one[2:8], other[2:8]), "\n".join(samples)))
