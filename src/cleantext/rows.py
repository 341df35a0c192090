"""Rules as a table holds them: packed, taken apart and compiled at first use."""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.gate import MOST_CASES
from cleantext.patterns import beginnings, pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

_FIELD, _MEMBER = "\x1f", "\x1e"
#: What a pattern has that is no list of phrases.
_SIGN = pattern(r"[\\.^$*+?{}\[\]()]")


class Row(NamedTuple):
    """What of a rule is needed to apply it; see `cleantext.rules.Rule`. Its ``cases`` are the patterns of the rule's cases."""

    id: str
    family: str
    cases: tuple[str, ...]
    unless: tuple[str, ...]
    why: str
    needs: str
    where: str
    leads: str
    longest: int

    def packed(self) -> str:
        """The row as one string, which loads faster than a tuple."""
        cases, unless = _MEMBER.join(self.cases), _MEMBER.join(self.unless)
        return _FIELD.join([self.id, self.family, cases, unless, *self[4:8], str(self.longest)])

    @classmethod
    def unpacked(cls, text: str) -> Row:
        """The row that `packed` made this string of."""
        id_, family, cases, unless, why, needs, where, leads, longest = text.split(_FIELD)
        exceptions = tuple(unless.split(_MEMBER)) if unless else ()
        return cls(id_, family, tuple(cases.split(_MEMBER)), exceptions, why, needs, where, leads, int(longest))


class Rows(dict[int, Row]):
    """Rows by their places, taken apart when they are first asked for."""

    def __init__(self, packed: Sequence[str]) -> None:
        self._packed = packed

    def __missing__(self, number: int) -> Row:
        row = self[number] = Row.unpacked(self._packed[number])
        return row


class Cases(dict[int, "tuple[int, Callable[[str], object]]"]):
    """The longest line that a case may take, and what tells whether it takes a folded one, by number."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __missing__(self, number: int) -> tuple[int, Callable[[str], object]]:
        row = self._rows[number // MOST_CASES]
        match = row.cases[number % MOST_CASES]
        # A third of all cases are phrases and nothing else: a set is made and asked in a tenth of the time.
        takes = pattern(match).fullmatch if _SIGN.search(match) else frozenset(match.split("|")).__contains__
        case = self[number] = row.longest, takes
        return case


class Exceptions(dict[int, "tuple[list[re.Pattern[str]], frozenset[str], list[re.Pattern[str]]]"]):
    """What forbids a rule to take a line, by the rule's place: patterns, words, and the patterns that find nothing without one of the words."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def __missing__(self, number: int) -> tuple[list[re.Pattern[str]], frozenset[str], list[re.Pattern[str]]]:
        searches: list[re.Pattern[str]] = []
        waiting: list[re.Pattern[str]] = []
        words: set[str] = set()
        for unless in self._rows[number].unless:
            known = beginnings(unless)
            (searches if known is None else waiting).append(pattern(unless))
            words.update(known or ())
        found = self[number] = searches, frozenset(words), waiting
        return found
