"""Rules made ready for matching: their patterns, compiled at first use, behind one gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleantext.fold import fold
from cleantext.gate import Gate

if TYPE_CHECKING:
    from cleantext.rules import Rule
    from cleantext.triggers import Trigger


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
        first, anywhere: what `Gate` takes; the numbers are places in ``rows``.
    """

    def __init__(self, rows: Sequence[Row], first: dict[str, tuple[tuple[int, str], ...]], anywhere: dict[str, tuple[int, ...]]) -> None:
        self.rows = tuple(rows)
        self.gate = Gate(first, anywhere)
        self._made_of = (self.rows, first, anywhere)
        self._matchers: dict[int, Callable[[str], object]] = {}
        self._exceptions: dict[int, tuple[Callable[[str], object], ...]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (Table, self._made_of)

    def applying(self, line: str, numbers: Iterable[int]) -> list[int]:
        """Those of the numbered rules that match the line."""
        folded, length = fold(line), len(line)
        return [number for number in numbers if length <= self.rows[number].longest and self._matches(number, folded)]

    def _matches(self, number: int, folded: str) -> bool:
        matcher = self._matchers.get(number)
        if matcher is None:
            row = self.rows[number]
            matcher = self._matchers[number] = re.compile(row.match).fullmatch
            self._exceptions[number] = tuple(re.compile(pattern).search for pattern in row.unless)
        return matcher(folded) is not None and not any(found(folded) for found in self._exceptions[number])


def compiled(rules: Iterable[Rule]) -> tuple[tuple[Row, ...], dict[str, tuple[tuple[int, str], ...]], dict[str, tuple[int, ...]]]:
    """The rules' rows and triggers, as `Table` takes them."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    first: dict[str, list[tuple[int, str]]] = {}
    anywhere: dict[str, list[int]] = {}
    for number, rule in enumerate(ordered):
        trigger: Trigger
        for trigger in rule.triggers:
            if trigger.place == "first":
                first.setdefault(trigger.word, []).append((number, trigger.need))
            else:
                anywhere.setdefault(trigger.word, []).append(number)
    rows = tuple(Row(r.id, r.family, r.match, r.unless, r.why, r.needs, r.longest) for r in ordered)
    return rows, {w: tuple(n) for w, n in sorted(first.items())}, {w: tuple(n) for w, n in sorted(anywhere.items())}
