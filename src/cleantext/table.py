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


class Table:
    """Rules behind a gate.

    Args:
        rows: the rules.
        first, anywhere, also: what `Gate` takes; the numbers are places in ``rows``.
    """

    def __init__(self, rows: Sequence[Row], first: Triggers, anywhere: Triggers, also: Iterable[str] = ()) -> None:
        self.rows = tuple(rows)
        self.gate = Gate(first, anywhere, also)
        self._made_of = (self.rows, first, anywhere, also)
        self._matchers: dict[int, Callable[[str], object]] = {}
        self._exceptions: dict[int, tuple[Callable[[str], object], ...]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (Table, self._made_of)

    def applying(self, line: str, numbers: Sequence[int]) -> list[int]:
        """Those of the numbered rules that match the line."""
        length = len(line)
        numbers = [number for number in numbers if length <= self.rows[number].longest]
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


def compiled(rules: Iterable[Rule]) -> tuple[tuple[Row, ...], Triggers, Triggers]:
    """The rules' rows and triggers, as `Table` takes them."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    by_place: dict[str, dict[str, list[tuple[int, str]]]] = {"first": {}, "any": {}}
    for number, rule in enumerate(ordered):
        for trigger in rule.triggers:
            by_place[trigger.place].setdefault(trigger.word, []).append((number, trigger.need))
    rows = tuple(Row(r.id, r.family, r.match, r.unless, r.why, r.needs, r.longest) for r in ordered)
    first, anywhere = ({word: tuple(numbers) for word, numbers in sorted(by_place[place].items())} for place in ("first", "any"))
    return rows, first, anywhere
