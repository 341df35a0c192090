"""Rules made ready for matching: their patterns, compiled at first use, behind one gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleantext.fold import fold
from cleantext.gate import Gate, Triggers

if TYPE_CHECKING:
    from cleantext.rules import Rule


class Row(NamedTuple):
    """What of a rule is needed to apply it; see `cleantext.rules.Rule`."""

    id: str
    family: str
    match: str
    unless: tuple[str, ...]
    why: str
    needs: str
    longest: int
    begins: tuple[str, ...]


class Table:
    """Rules behind a gate.

    Args:
        rows: the rules.
        triggers, also: what `Gate` takes; the numbers are places in ``rows``.
    """

    def __init__(self, rows: Sequence[Row], triggers: Triggers, also: Iterable[str] = ()) -> None:
        self.rows = tuple(rows)
        self.gate = Gate(triggers, also)
        # A tuple of a few words is searched as fast as a set, and costs nothing to make.
        self._limits = [(row.longest, row.begins or None) for row in self.rows]
        self._made_of = (self.rows, triggers, also)
        self._matchers: dict[int, Callable[[str], object]] = {}
        self._exceptions: dict[int, tuple[Callable[[str], object], ...]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (Table, self._made_of)

    def applying(self, line: str, found: Sequence[str]) -> list[int]:
        """The numbers of the rules that match the line with these words."""
        length, first, limits = len(line), found[0], self._limits
        numbers = []
        for number in self.gate.numbers(line, found):
            longest, begins = limits[number]
            if length <= longest and (begins is None or first in begins):
                numbers.append(number)
        if not numbers:
            return []
        folded = fold(line)
        return [number for number in numbers if self._matches(number, folded)]

    def _matches(self, number: int, folded: str) -> bool:
        matcher = self._matchers.get(number)
        if matcher is None:
            row = self.rows[number]
            matcher = self._matchers[number] = re.compile(row.match).fullmatch
            self._exceptions[number] = tuple(re.compile(pattern).search for pattern in row.unless)
        return matcher(folded) is not None and not any(found(folded) for found in self._exceptions[number])


def compiled(rules: Iterable[Rule]) -> tuple[tuple[Row, ...], Triggers]:
    """The rules' rows and triggers, as `Table` takes them."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    triggers: dict[str, dict[str, dict[str, list[int]]]] = {"first": {}, "any": {}, "long": {}}
    for number, rule in enumerate(ordered):
        for trigger in rule.triggers:
            triggers[trigger.place].setdefault(trigger.word, {}).setdefault(trigger.need, []).append(number)
    rows = tuple(Row(r.id, r.family, r.match, r.unless, r.why, r.needs, r.longest, r.begins) for r in ordered)
    return rows, {place: {word: needs for word, needs in sorted(words.items())} for place, words in triggers.items()}
