"""The shipped rulesets: ``<language>/<family>.toml``, and the table compiled from them.

The TOML files are the source. What a cleaning loads is ``compiled.py``, written by ``python -m cleantext.rulesets`` (``make rules``); a test
holds the two equal.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from cleantext.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.gate import Triggers
    from cleantext.rules import Rule


FOLDER = os.path.dirname(__file__)
#: Rows in a block of the compiled table, and the sign after each.
BLOCK, BETWEEN = 64, "\x1d"


@cache
def shipped() -> Table:
    """The compiled table of all shipped rules; its gate lets the lines pass that may hold a picture credit, too."""
    from cleantext.rulesets import compiled

    return ShippedTable(Packed(compiled.COUNT, compiled.ROWS), triggers(), compiled.CREDITS["triggers"])


@cache
def triggers() -> Triggers:
    """The triggers of the compiled table, by place and word."""
    from cleantext.rulesets import compiled

    return {place: PackedTriggers(words, needs) for place, (words, needs) in compiled.TRIGGERS.items()}


class Packed(Sequence[str]):
    """Strings, such as the rows of a table as `Row.packed` gives them, decoded block by block when one is asked for: a text needs few.

    Args:
        count: how many there are.
        blocks: `BLOCK` strings each, a sign after each of them.
    """

    def __init__(self, count: int, blocks: Sequence[bytes]) -> None:
        self._count, self._blocks = count, blocks
        self._decoded: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, place: int) -> str:  # type: ignore[override]
        if not 0 <= place < self._count:
            raise IndexError(place)
        block, row = divmod(place, BLOCK)
        if block not in self._decoded:
            self._decoded[block] = self._blocks[block].decode().split(BETWEEN)
        return self._decoded[block][row]


class PackedTriggers(Mapping[str, str]):
    """The triggers of one place by word: a dictionary of them all would take a tenth of the command's start.

    Args:
        words: rising, a space between them.
        needs: what waits for each of them, as `Packed` takes it.
    """

    def __init__(self, words: str, needs: Sequence[bytes]) -> None:
        self._words = words.split(" ")
        self._needs = Packed(len(self._words), needs)

    def __len__(self) -> int:
        return len(self._words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __getitem__(self, word: str) -> str:
        place = bisect_left(self._words, word)
        if self._words[place : place + 1] != [word]:
            raise KeyError(word)
        return self._needs[place]


class ShippedTable(Table):
    """The shipped rules as one table; pickled by name, so that a chain stays small on its way to another process."""

    def __reduce__(self) -> tuple[object, ...]:
        return (shipped, ())

    @cached_property
    def fingerprint(self) -> str:
        """Of the content of the compiled table."""
        from cleantext.fingerprint import of_parts
        from cleantext.rulesets import compiled

        return of_parts(*(getattr(compiled, name) for name in ("ROWS", "TRIGGERS", "CREDITS", "LABELS", "AGENCIES")))


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
