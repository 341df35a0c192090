"""Rules made ready for matching: taken apart and compiled at first use, behind one gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from cleantext.fold import fold, measure
from cleantext.gate import MOST_CASES, PLACES, Gate, Triggers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple

    from cleantext.rules import Rule
else:
    from cleantext.records import NamedTuple


_FIELD, _MEMBER = "\x1f", "\x1e"


class Row(NamedTuple):
    """What of a rule is needed to apply it; see `cleantext.rules.Rule`. Its ``cases`` are the patterns of the rule's cases."""

    id: str
    family: str
    cases: tuple[str, ...]
    unless: tuple[str, ...]
    why: str
    needs: str
    longest: int

    def packed(self) -> str:
        """The row as one string, which loads faster than a tuple."""
        cases, unless = _MEMBER.join(self.cases), _MEMBER.join(self.unless)
        return _FIELD.join([self.id, self.family, cases, unless, self.why, self.needs, str(self.longest)])

    @classmethod
    def unpacked(cls, text: str) -> Row:
        """The row that `packed` made this string of."""
        id_, family, cases, unless, why, needs, longest = text.split(_FIELD)
        return cls(id_, family, tuple(cases.split(_MEMBER)), tuple(unless.split(_MEMBER)) if unless else (), why, needs, int(longest))


class Table:
    """Rules behind a gate.

    Args:
        packed: the rules' rows, as `Row.packed` gives them.
        triggers, also: what `Gate` takes.
    """

    def __init__(self, packed: Sequence[str], triggers: Triggers, also: Iterable[str] = ()) -> None:
        self.packed = packed
        self.gate = Gate(triggers, also)
        self._made_of = (packed, triggers, also)
        self._rows: dict[int, Row] = {}
        self._cases: dict[int, tuple[int, Callable[[str], object]]] = {}
        self._exceptions: dict[int, tuple[Callable[[str], object], ...]] = {}

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
        """The places of the rules that match the line with these words, rising."""
        numbers = self.gate.numbers(line, found)
        if not numbers:
            return []
        length, folded, matching = measure(line), "", []
        for number in numbers:
            longest, fullmatch = self._cases.get(number) or self._case(number)
            if length <= longest:
                folded = folded or fold(line)
                if fullmatch(folded):
                    matching.append(number // MOST_CASES)
        return [number for number in dict.fromkeys(matching) if not self._excepted(number, folded)]

    def _case(self, number: int) -> tuple[int, Callable[[str], object]]:
        row = self.row(number // MOST_CASES)
        case = self._cases[number] = row.longest, re.compile(row.cases[number % MOST_CASES]).fullmatch
        return case

    def _excepted(self, number: int, folded: str) -> bool:
        """Whether something in the line forbids the rule to take it."""
        searches = self._exceptions.get(number)
        if searches is None:
            searches = self._exceptions[number] = tuple(re.compile(pattern).search for pattern in self.row(number).unless)
        return any(found(folded) for found in searches)


def compiled(rules: Iterable[Rule]) -> tuple[tuple[Row, ...], Triggers]:
    """The rules' rows and triggers; `table` makes a Table of them."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    triggers: dict[str, dict[str, dict[str, list[int]]]] = {place: {} for place in PLACES}
    for number, rule in enumerate(ordered):
        for place, case in enumerate(rule.cases, number * MOST_CASES):
            for trigger in case.triggers:
                triggers[trigger.place].setdefault(trigger.word, {}).setdefault(trigger.need, []).append(place)
    rows = tuple(Row(r.id, r.family, tuple(case.match for case in r.cases), r.unless, r.why, r.needs, r.longest) for r in ordered)
    packed = {
        place: {word: " ".join(f"{need}:{','.join(map(str, numbers))}" for need, numbers in needs.items()) for word, needs in sorted(words.items())}
        for place, words in triggers.items()
    }
    return rows, packed


def table(rules: Iterable[Rule]) -> Table:
    """Own rules, ready for matching."""
    rows, triggers = compiled(rules)
    return Table([row.packed() for row in rows], triggers)
