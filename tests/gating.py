"""A line, seen through the gate of a table and past it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from cleantext.document import Document
from cleantext.fold import fold, measure
from cleantext.gate import MOST_CASES, Words
from cleantext.table import Row, Table


def passing(table: Table, line: str) -> Words:
    """The line with its words, if the gate lets it pass."""
    document = Document(line.strip())
    assert len(document.lines) == 1, "one line at a time"
    return table.gate.passing(document)


def worth_a_try(table: Table, line: str) -> list[int]:
    """The numbers of the rules that the gate lets this line through to."""
    found = [number // MOST_CASES for text, words in passing(table, line).items() for number in table.gate.numbers(text, words)]
    return list(dict.fromkeys(found))


def gated(table: Table, line: str) -> set[str]:
    """The rules that match the line behind the gate."""
    return {table.row(number).id for text, words in passing(table, line).items() for number in table.applying(text, words)}


def ungated(table: Table, line: str) -> set[str]:
    """The rules that match the line, each of them tried."""
    return {row.id for row in applying(table, line)}


def applying(table: Table, line: str) -> Iterator[Row]:
    """The rows of the table that match the line: no gate."""
    length, folded = measure(line.strip()), fold(line)
    for row, fullmatch, exceptions in matchers(table):
        if length <= row.longest and fullmatch(folded) and not any(found(folded) for found in exceptions):
            yield row


@cache
def matchers(table: Table) -> list[tuple[Row, Callable[[str], object], list[Callable[[str], object]]]]:
    rows = [table.row(number) for number in range(len(table))]
    return [(row, re.compile("|".join(row.cases)).fullmatch, [search(pattern) for pattern in row.unless]) for row in rows]


@cache
def search(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).search
