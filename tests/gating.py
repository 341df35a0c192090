"""A line, seen through the gate of a table and past it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from cleantext.fold import fold, measure
from cleantext.gate import MOST_CASES, Gate, Numbers, line_words
from cleantext.rows import Row
from cleantext.scripts import holds_foreign
from cleantext.table import Table


def numbers(gate: Gate, line: str) -> Numbers:
    """The numbers that the gate finds worth a try on this line."""
    stripped = line.strip()
    assert "\n" not in stripped, "one line at a time"
    passing, _ = gate.sift([stripped], line_words([stripped]))
    return passing[0][1] if passing else ()


def worth_a_try(table: Table, line: str) -> list[int]:
    """The places of the rules that the gate lets this line through to."""
    return list(dict.fromkeys(number // MOST_CASES for number in numbers(table.gate, line)))


def gated(table: Table, line: str) -> set[str]:
    """The rules that match the line behind the gate."""
    return {table.row(number).id for number in table.applying(line.strip(), numbers(table.gate, line))}


def ungated(table: Table, line: str) -> set[str]:
    """The rules that match the line, each of them tried; but what the line only tells of is no question of the gate's."""
    matching = {row.id for row in applying(table, line)}
    if not matching:
        return matching
    places = [number for number in range(len(table)) if table.row(number).id in matching]
    return {table.row(place).id for place in table.untold(line.strip(), places, numbers(table.gate, line))}


def applying(table: Table, line: str) -> Iterator[Row]:
    """The rows of the table that match the line: no gate."""
    length, folded = measure(line.strip()), fold(line)
    for row, fullmatch, exceptions in matchers(table):
        if length <= row.longest and fullmatch(folded) and not any(found(folded) for found in exceptions) and not is_foreign(row, folded):
            yield row


def is_foreign(row: Row, folded: str) -> bool:
    """Whether the rule leaves the line to another script's article."""
    return not folded.isascii() and holds_foreign(folded, row.id.split("/", 1)[0])


@cache
def matchers(table: Table) -> list[tuple[Row, Callable[[str], object], list[Callable[[str], object]]]]:
    rows = [table.row(number) for number in range(len(table))]
    return [(row, re.compile("|".join(row.cases)).fullmatch, [search(pattern) for pattern in row.unless]) for row in rows]


@cache
def search(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).search
