"""Rules made ready for matching: taken apart and compiled at first use, behind one gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from cleantext.fold import fold, measure
from cleantext.gate import Gate, Triggers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from cleantext.rules import Rule
else:
    from cleantext.records import NamedTuple


_FIELD, _MEMBER = "\x1f", "\x1e"


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

    def packed(self) -> str:
        """The row as one string, which loads faster than a tuple."""
        unless, begins = _MEMBER.join(self.unless), _MEMBER.join(self.begins)
        return _FIELD.join([self.id, self.family, self.match, unless, self.why, self.needs, str(self.longest), begins])

    @classmethod
    def unpacked(cls, text: str) -> Row:
        """The row that `packed` made this string of."""
        id_, family, match, unless, why, needs, longest, begins = text.split(_FIELD)
        members = (tuple(part.split(_MEMBER)) if part else () for part in (unless, begins))
        return cls(id_, family, match, next(members), why, needs, int(longest), next(members))


class Table:
    """Rules behind a gate.

    Args:
        packed: the rules' rows, as `Row.packed` gives them.
        triggers, also: what `Gate` takes; the numbers are places in ``packed``.
    """

    def __init__(self, packed: Sequence[str], triggers: Triggers, also: Iterable[str] = ()) -> None:
        self.packed = packed
        self.gate = Gate(triggers, also)
        self._made_of = (packed, triggers, also)
        self._rows: dict[int, Row] = {}
        self._limits: dict[int, tuple[int, frozenset[str]]] = {}
        self._matchers: dict[int, tuple[Callable[[str], object], tuple[Callable[[str], object], ...]]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return (Table, self._made_of)

    def __len__(self) -> int:
        return len(self.packed)

    def row(self, number: int) -> Row:
        """The rule at this place."""
        row = self._rows.get(number)
        if row is None:
            row = self._rows[number] = Row.unpacked(self.packed[number])
        return row

    def applying(self, line: str, found: Sequence[str]) -> list[int]:
        """The numbers of the rules that match the line with these words."""
        length, first, limits = measure(line), found[0], self._limits
        numbers = []
        for number in self.gate.numbers(line, found):
            longest, begins = limits.get(number) or self._limit(number)
            if length <= longest and (not begins or first in begins):
                numbers.append(number)
        if not numbers:
            return []
        folded = fold(line)
        return [number for number in numbers if self._matches(number, folded)]

    def _limit(self, number: int) -> tuple[int, frozenset[str]]:
        row = self.row(number)
        limit = self._limits[number] = (row.longest, frozenset(row.begins))
        return limit

    def _matches(self, number: int, folded: str) -> bool:
        compiled = self._matchers.get(number)
        if compiled is None:
            row = self.row(number)
            searches = tuple(re.compile(pattern).search for pattern in row.unless)
            compiled = self._matchers[number] = (re.compile(row.match).fullmatch, searches)
        return compiled[0](folded) is not None and not any(found(folded) for found in compiled[1])


def compiled(rules: Iterable[Rule]) -> tuple[tuple[Row, ...], Triggers]:
    """The rules' rows and triggers; `table` makes a Table of them."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    triggers: dict[str, dict[str, dict[str, list[int]]]] = {"first": {}, "any": {}, "long": {}}
    for number, rule in enumerate(ordered):
        for trigger in rule.triggers:
            triggers[trigger.place].setdefault(trigger.word, {}).setdefault(trigger.need, []).append(number)
    rows = tuple(Row(r.id, r.family, r.match, r.unless, r.why, r.needs, r.longest, r.begins) for r in ordered)
    packed = {
        place: {word: " ".join(f"{need}:{','.join(map(str, numbers))}" for need, numbers in needs.items()) for word, needs in sorted(words.items())}
        for place, words in triggers.items()
    }
    return rows, packed


def table(rules: Iterable[Rule]) -> Table:
    """Own rules, ready for matching."""
    rows, triggers = compiled(rules)
    return Table([row.packed() for row in rows], triggers)
