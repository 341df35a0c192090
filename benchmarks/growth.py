"""How the cost grows: when the number of rules doubles, and when the text does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from time import process_time
from typing import NamedTuple

from cleantext.chain import Chain
from cleantext.fold import characters
from cleantext.gate import MOST_CASES, Triggers
from cleantext.presets import PRESETS, filters
from cleantext.repair import repair
from cleantext.rows import Row
from cleantext.table import Table

_WORD = re.compile(r"[^\W\d_]+")
#: The words of a pattern; letters of escapes and classes are none.
_PATTERN_WORD = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|([^\W\d_]+)")
#: Longest a hostile text may take, in seconds of CPU time, before its size is doubled no more.
PATIENCE = 2.0
#: Sizes of hostile texts, in characters.
SMALLEST, LARGEST = 40_000, 10_240_000


class Growth(NamedTuple):
    """How a hostile text fared.

    Attributes:
        name: the kind of text.
        size: characters of the largest text tried.
        seconds: CPU time that it took.
        factor: that time as a multiple of the time for half the size: 2 is linear, 4 quadratic.
    """

    name: str
    size: int
    seconds: float
    factor: float


def with_table(table: Table) -> Chain:
    """The preset "article" with other rules, in every filter that has some."""
    changed = [type(filter)(table) if hasattr(filter, "table") else filter for filter in filters()]
    return Chain(changed, repair=repair, only=PRESETS["article"])


def alone(table: Table, triggers: Triggers) -> Table:
    """The same rules as another table: what the doubled ones are compared with.

    Credits look at lines through the shipped table's gate, so that a chain with any other table looks at each line twice.
    """
    return Table([*table.packed], triggers, table.gate.also)


def copies(table: Table, triggers: Triggers) -> Table:
    """Every rule twice: the worst case, since whatever line is tried is tried twice."""
    return doubled(table, triggers, {})


def twins(table: Table, triggers: Triggers, documents: Sequence[str]) -> Table:
    """Every rule, and its twin that looks for other words, as frequent in these documents.

    For each trigger word the twin takes the word that comes next in frequency (as first word of a line, or anywhere in one) and is no
    trigger itself. So the gate lets as many lines pass to the twins as to the rules, which is what rules for another language or site do.
    """
    lines = {line for text in documents for line in characters(text).split("\n")}
    words = [found for line in lines if (found := _WORD.findall(line))]
    begins = Counter(found[0] for found in words)
    holds = Counter(chain.from_iterable(map(set, words)))
    first, anywhere = {*triggers["first"], *triggers["pair"]}, triggers["any"]
    taken = {*first, *anywhere}
    return doubled(table, triggers, stand_ins(anywhere, holds, taken) | stand_ins(first, begins, taken))


def stand_ins(triggers: Iterable[str], frequency: Counter[str], taken: set[str]) -> dict[str, str]:
    """For each trigger another word, as frequent or the next one rarer, each used once."""
    free = sorted((count, word) for word, count in frequency.items() if word not in taken)
    found = {}
    for word in sorted(triggers, key=lambda word: -frequency[word]):
        while free and free[-1][0] > frequency[word]:
            free.pop()
        found[word] = free.pop()[1] if free and frequency[word] else word + "x"
    return found


def doubled(table: Table, triggers: Triggers, names: dict[str, str]) -> Table:
    """The rules and their copies, in which these words stand for others."""
    count = len(table)

    def named(found: re.Match[str]) -> str:
        return found[1] or names.get(found[2], found[2])

    def renamed(row: Row) -> Row:
        return row._replace(id=f"{row.id}-twin", cases=tuple(_PATTERN_WORD.sub(named, case) for case in row.cases))

    def shifted(numbers: str) -> str:
        return ",".join(str(int(number) + count * MOST_CASES) for number in numbers.split(","))

    def moved(needs: str) -> str:
        parts = (part.split(":") for part in needs.split(" "))
        return " ".join(f"{names.get(need, need)}:{shifted(numbers)}" for need, numbers in parts)

    both = {}
    for place, words in triggers.items():
        every = dict(words)
        for word, needs in words.items():
            twin = names.get(word, word)
            every[twin] = merged(every[twin], moved(needs)) if twin in every else moved(needs)
        both[place] = every
    rows = [renamed(table.row(number)).packed() for number in range(count)]
    return Table([*table.packed, *rows], both, table.gate.also)


def merged(one: str, other: str) -> str:
    """Two packed strings of needs as one."""
    found: dict[str, list[str]] = {}
    for part in (*one.split(" "), *other.split(" ")):
        need, numbers = part.split(":")
        found.setdefault(need, []).append(numbers)
    return " ".join(f"{need}:{','.join(numbers)}" for need, numbers in found.items())


def grown(name: str, make: Callable[[int], str], run: Callable[[str], object]) -> Growth:
    """Double the text until it is large or takes too long, and compare the last two."""
    size, seconds, factor = SMALLEST, best_of_two(make(SMALLEST), run), 0.0
    while size < LARGEST and seconds < PATIENCE:
        size, before = size * 2, seconds
        seconds = best_of_two(make(size), run)
        factor = seconds / before
    return Growth(name, size, seconds, factor)


def best_of_two(text: str, run: Callable[[str], object]) -> float:
    """The shorter of two CPU times, in seconds."""
    times = []
    for _ in range(2):
        start = process_time()
        run(text)
        times.append(process_time() - start)
        if times[-1] > PATIENCE:
            break
    return min(times)
