"""A line, seen through the gate of a table and past it."""

from __future__ import annotations

from cleantext.document import Document
from cleantext.table import Table


def worth_a_try(table: Table, line: str) -> list[int]:
    """The numbers of the rules that the gate lets this line through to."""
    document = Document(line.strip())
    assert len(document.lines) == 1, "one line at a time"
    return [number for words in table.gate.passing(document).values() for number in table.gate.numbers(words)]


def gated(table: Table, line: str) -> set[str]:
    """The rules that match the line behind the gate."""
    return {table.rows[number].id for number in table.applying(line.strip(), worth_a_try(table, line))}


def ungated(table: Table, line: str) -> set[str]:
    """The rules that match the line, each of them tried."""
    return {table.rows[number].id for number in table.applying(line.strip(), range(len(table.rows)))}
