"""Menus that came along as text."""

from __future__ import annotations

import pytest

from cleantext.chain import Chain
from cleantext.filters.menus import FEWEST_LINES, Menus, runs
from cleantext.filters.phrases import Phrases
from cleantext.table import table
from pages import PARAGRAPHS, page
from toys import own

ENTRIES = ("Home", "News", "Weather", "Contact us", "Sport")
OTHERS = ("Harbour", "Old bridges", "Ferries and boats", "Lighthouses", "Tide tables")
RULES = (
    own("log in", "Log in", name="log-in", family="ui"),
    own("home|news|weather", "Home", name="menu", family="nav", needs="neighbour"),
    own("contact us|sport", "Contact us", name="places", family="nav", where="edges", needs="neighbour"),
)


def cleaned(text: str) -> str:
    made = table(RULES)
    return Chain([Phrases(made), Menus(made)])(text)


def test_entries_that_no_rule_takes_alone():
    """Between the first known entry and the last everything goes; what stands before and after stays."""
    menu = [line for pair in zip(ENTRIES, OTHERS, strict=True) for line in pair]
    for start in (0, 5):
        text = page(*menu, *PARAGRAPHS[start:], paragraphs=start)

        assert cleaned(text) == page(OTHERS[-1], *PARAGRAPHS[start:], paragraphs=start)


def test_a_list_between_a_sentence_and_a_paragraph():
    """There an article may list ministries; with furniture in it it is a menu all the same."""
    menu = [line for pair in zip(ENTRIES, OTHERS, strict=True) for line in pair]
    assert cleaned(page(*menu, *PARAGRAPHS[2:], paragraphs=2)) == page(*menu, *PARAGRAPHS[2:], paragraphs=2)
    assert cleaned(page(*menu[:4], "Log in", *menu[4:], *PARAGRAPHS[2:], paragraphs=2)) == page(OTHERS[-1], *PARAGRAPHS[2:], paragraphs=2)


@pytest.mark.parametrize(
    "lines",
    [
        (*ENTRIES[:3], *OTHERS),
        (*ENTRIES[:3], ENTRIES[0], *OTHERS),
        (*ENTRIES, *OTHERS[:2]),
        (ENTRIES[0], *OTHERS, ENTRIES[1], *OTHERS, *(f"Bridge {name}" for name in "abcdefghijklmno"), *ENTRIES[2:]),
        (*ENTRIES[:2], "It rained all day in the harbour town.", *OTHERS, *ENTRIES[2:]),
        tuple(f"{entry}: open from 9:30" for entry in (*ENTRIES, *OTHERS)),
    ],
)
def test_lists_of_an_article(lines):
    """Too few different entries, too few lines, too few among many; a sentence, hours."""
    assert cleaned(page(*lines)) == page(*lines)


def test_runs():
    """Blank lines break no run, furniture belongs to it, sentences end it; each has one of the lines that are asked for."""
    row = [f"Bridge {name}" for name in "abcdefgh"]
    assert len(row) == FEWEST_LINES
    every = range(20)
    assert list(runs([*row[:4], "", *row[4:]], (), every[:9])) == [[0, 1, 2, 3, 5, 6, 7, 8]]
    assert list(runs([*row[:4], "", *row[4:]], (), [6])) == [[0, 1, 2, 3, 5, 6, 7, 8]]
    assert list(runs([*row[:4], "It rained.", *row[4:]], (), every[:9])) == []
    assert list(runs([*row[:4], "It rained.", *row[4:]], {4}, every[:9])) == [list(range(9))]
    assert list(runs([*row, "It rained.", *row], (), [3, 12])) == [list(range(8)), list(range(9, 17))]
    assert list(runs([*row, "It rained.", *row], (), [8, 12])) == [list(range(9, 17))]
