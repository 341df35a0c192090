"""The shipped rulesets: ``<language>/<family>.toml``, and the table compiled from them.

The TOML files are the source. What a cleaning loads is ``compiled.py``, and of ``compiled.txt`` what the text needs; both are written by ``python -m
cleantext.rulesets`` (``make rules``), and a test holds them equal to the source.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain

from cleantext.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mmap import mmap

    from cleantext.gate import Triggers
    from cleantext.rules import Rule


FOLDER = os.path.dirname(__file__)
#: Rows and what waits for the triggers, a line each.
FILE = os.path.join(FOLDER, "compiled.txt")
#: Lines of the file that are read together.
BLOCK = 64


@cache
def shipped() -> Table:
    """The compiled table of all shipped rules; its gate lets the lines pass that may hold a picture credit, too."""
    from cleantext.rulesets import compiled

    return ShippedTable(Packed(compiled.COUNT, compiled.ROWS), triggers(), compiled.CREDITS["triggers"])


@cache
def content() -> mmap:
    """The file, mapped: processes share it, and an update of the package does not change it under one that runs."""
    from mmap import ACCESS_READ, mmap

    with open(FILE, "rb") as file:
        return mmap(file.fileno(), 0, access=ACCESS_READ)


@cache
def triggers() -> Triggers:
    """The triggers of the compiled table, by place and word."""
    from cleantext.rulesets import compiled

    return {place: PackedTriggers(blocks, starts) for place, (blocks, starts) in compiled.TRIGGERS.items()}


class Packed(Sequence[str]):
    """Lines of the file, read block by block when one is asked for: a text needs few.

    Args:
        count: how many there are.
        starts: where in the file each block of `BLOCK` lines begins, and where the last one ends.
    """

    def __init__(self, count: int, starts: Sequence[int]) -> None:
        self._count, self._starts = count, starts
        self._blocks: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        if not 0 <= place < self._count:
            raise IndexError(place)
        block, row = divmod(place, BLOCK)
        if block not in self._blocks:
            self._blocks[block] = content()[self._starts[block] : self._starts[block + 1]].decode().split("\n")
        return self._blocks[block][row]


class PackedTriggers(Mapping[str, str]):
    """The triggers of one place by word: a dictionary of them all would take a tenth of the command's start.

    Args:
        blocks: the words, rising, `BLOCK` in each, a space between them.
        starts: where in the file stands what waits for each of them, as `Packed` takes it.
    """

    def __init__(self, blocks: Sequence[str], starts: Sequence[int]) -> None:
        self._blocks = blocks
        self._needs = Packed(BLOCK * (len(blocks) - 1) + len(blocks[-1].split(" ")), starts)
        self._places: dict[int, dict[str, int]] = {}

    def __len__(self) -> int:
        return len(self._needs)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable([block.split(" ") for block in self._blocks])

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._place(word) is not None

    def __getitem__(self, word: str) -> str:
        if (place := self._place(word)) is None:
            raise KeyError(word)
        return self._needs[place]

    def _place(self, word: str) -> int | None:
        # Between a space and any letter: the block that begins with the word is not above it.
        block = bisect_right(self._blocks, f"{word}!") - 1
        if block < 0:
            return None
        if block not in self._places:
            self._places[block] = {known: place for place, known in enumerate(self._blocks[block].split(" "), block * BLOCK)}
        return self._places[block].get(word)


class ShippedTable(Table):
    """The shipped rules as one table; pickled by name, so that a chain stays small on its way to another process."""

    def __reduce__(self) -> tuple[object, ...]:
        return (shipped, ())

    @cached_property
    def fingerprint(self) -> str:
        """Of the content of the compiled table."""
        from cleantext.fingerprint import of_parts
        from cleantext.rulesets import compiled

        return of_parts(bytes(content()), *(getattr(compiled, name) for name in ("ROWS", "TRIGGERS", "CREDITS", "LABELS", "AGENCIES")))


def languages() -> list[str]:
    """The folders that hold rulesets: language codes, and "any" for what belongs to none."""
    return sorted({language for language, _, _ in files()})


def files() -> list[tuple[str, str, str]]:
    """Language, family and path of every ruleset."""
    folders = sorted(entry.name for entry in os.scandir(FOLDER) if entry.is_dir() and not entry.name.startswith("_"))
    return [
        (language, name.removesuffix(".toml"), os.path.join(FOLDER, language, name))
        for language in folders
        for name in sorted(os.listdir(os.path.join(FOLDER, language)))
        if name.endswith(".toml")
    ]


def load_all() -> tuple[Rule, ...]:
    """Every shipped rule, read from the TOML files and checked.

    Raises:
        RuleError: one of them is wrong.
    """
    from cleantext.rules import load

    return tuple(rule for language, family, path in files() for rule in load(path, language=language, family=family))
