"""Phrases: rules that stand alone, rules that need a neighbour, and items."""

from __future__ import annotations

import pytest

from cleantext.chain import Chain
from cleantext.filters.phrases import Phrases
from cleantext.table import table
from toys import own

STRONG = own("sign up for our newsletter", "Sign up for our newsletter", name="strong")
WEAK = own("weekly .{0,90}", "Weekly stories", name="weak", needs="neighbour")
CHAIN = Chain([Phrases(table([STRONG, WEAK]))])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Weekly stories", "Weekly stories"),
        ("Weekly stories\nSign up for our newsletter", ""),
        ("Sign up for our newsletter\n\nWeekly stories\n\nWeekly news", ""),
        ("Weekly stories\n\nThe court met.\n\nSign up for our newsletter", "Weekly stories\n\nThe court met."),
        ("The court met.\n\n• Sign up for\n  our newsletter\n\nIt met again.", "The court met.\n\nIt met again."),
        ("• Weekly\n  stories\n\n• Sign up for\n  our newsletter", ""),
    ],
)
def test_neighbours_and_items(text, left):
    """What is weak alone goes beside what goes; an item goes as one."""
    assert CHAIN(text) == left


def test_an_item_that_is_weak_saves_no_line():
    """Two lines that look like wrapped text, of which one would go alone."""
    assert "Sign up" not in CHAIN("Weekly stories of the very best kind from all of our newsroom\nSign up for our newsletter")
