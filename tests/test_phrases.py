"""Phrases: rules that stand alone, rules that need a neighbour, and items."""

from __future__ import annotations

import pytest

from cleantext.chain import Chain
from cleantext.filters.phrases import Phrases
from cleantext.rules import Rule, read
from cleantext.table import Table, compiled

KEEPS = ["A newsletter for all", "Another newsletter for all"]


def rule(name: str, match: str, example: str, **more: str) -> Rule:
    entry = {"id": name, "match": match, "source": "a test", "removes": [example], "keeps": KEEPS, **more}
    return read(entry, {"unless": [], "family": "promo"}, "own", "test: rule 1")


STRONG = rule("strong", "sign up for our newsletter", "Sign up for our newsletter")
WEAK = rule("weak", "weekly .{0,90}", "Weekly stories", needs="neighbour")
CHAIN = Chain([Phrases(Table(*compiled([STRONG, WEAK])))])


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


@pytest.mark.xfail(strict=True, reason="the weak verdict on the joined lines replaces the strong verdict on one of them")
def test_an_item_that_is_weak_saves_no_line():
    """Two lines that look like wrapped text, of which one would go alone."""
    assert "Sign up" not in CHAIN("Weekly stories of the very best kind from all of our newsroom\nSign up for our newsletter")
