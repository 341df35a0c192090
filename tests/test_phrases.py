"""Phrases: rules that stand alone, rules that need a neighbour, and items."""

from __future__ import annotations

import pytest

from cleantext.body import TOPIC
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


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("Follow our boats, the boatmen called.", True),
        ("Follow our boats, the boatmen called, and half the school did.", True),
        ("Follow our boats, riefen die Schiffer.", True),
        ("Follow our boats, the boatmen called", False),
        ("Follow our boats, boats, and more.", False),
        ("Follow our boats, please do it today.", False),
        ("Follow our boats, for your own good.", False),
        ("Follow our boats, Ada Ferrer called.", False),
        ("Follow our boats, follow our boats.", False),
        ("Follow our boats. It is free, as you know.", False),
    ],
)
def test_what_is_said_of_a_phrase(line, stays):
    """A sentence that quotes a phrase and goes on about it is a writer's."""
    rule = own("follow our boats(?:[.,] .{2,60})?", "Follow our boats", name="boats")
    assert Chain([Phrases(table([rule]))])(line) == (line if stays else "")
    weather = own("follow our boats(?:[.,] .{2,60})?", "Follow our boats", name="boats", family="nav")
    assert Chain([Phrases(table([weather]))])(line) == ""


@pytest.mark.parametrize("about", [TOPIC - 1, TOPIC])
def test_an_article_about_it(about):
    """In its middle a line may be the writer's; beside other furniture, and at the edges, it goes."""
    plain = [f"The harbour town has {number} thousand readers, and the editor works at her kitchen table until late at night." for number in range(8)]
    spoken = [
        f"The newsletter has {number} thousand readers now, and the editor writes it at her kitchen table until late at night." for number in range(8)
    ]
    paragraphs = [*plain[about // 2 :][: 4 - about // 2], *spoken[:about], *plain[4:]]
    line = "Sign up for our newsletter"
    middle = len(paragraphs) // 2
    stays = CHAIN("\n".join([*paragraphs[:middle], line, *paragraphs[middle:]])).split("\n")

    assert (line in stays) is (about == TOPIC)
    assert line not in CHAIN("\n".join([*paragraphs, line]))
