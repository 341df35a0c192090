"""What filters have found out about the lines of a document, handed on from snapshot to snapshot so that later rounds cost little."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Notes:
    """Notes about single lines, by index, under a key of their own for each that keeps some.

    A note may hold nothing that the line's text and the one who keeps it do not determine: whoever reads it may not see a difference.

    Args:
        count: how many lines the snapshot has.
    """

    __slots__ = ("_count", "_lines", "_pending", "by_text")

    def __init__(self, count: int) -> None:
        self._count = count
        self._lines: dict[Hashable, dict[int, Any]] = {}
        self._pending: dict[Hashable, Sequence[int]] = {}
        #: Notes about texts, whichever line or item they stand in.
        self.by_text: dict[Hashable, dict[str, Any]] = {}

    def on(self, key: Hashable) -> dict[int, Any]:
        """The notes under this key, to read and to add to."""
        return self._lines.setdefault(key, {})

    def unseen(self, key: Hashable) -> Sequence[int]:
        """The indexes of the lines that were not handed out under this key yet: all of them, then those that changed, rising."""
        found = self._pending.get(key)
        self._pending[key] = ()
        return range(self._count) if found is None else found

    def on_text(self, key: Hashable) -> dict[str, Any]:
        """The notes on texts under this key, to read and to add to."""
        return self.by_text.setdefault(key, {})

    def moved(self, dropped: Sequence[int], changed: Iterable[int]) -> Notes:
        """The notes of the next snapshot.

        Args:
            dropped: indexes of lines that are no longer there, rising.
            changed: indexes, in this snapshot, of lines that are there with another text.
        """
        following = Notes(self._count - len(dropped))
        following.by_text = self.by_text
        gone = {*dropped, *changed}
        fresh = {index - bisect_left(dropped, index) for index in gone.difference(dropped)}
        for key, notes in self._lines.items():
            following._lines[key] = {index - bisect_left(dropped, index): note for index, note in notes.items() if index not in gone}
        for key, pending in self._pending.items():
            waiting = {index - bisect_left(dropped, index) for index in pending if index not in gone}
            following._pending[key] = tuple(sorted(waiting | fresh))
        return following
