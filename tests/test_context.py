"""Lines of the article among those that rules take, told by the lines around them."""

from __future__ import annotations

import pytest

from cleantext.chain import Chain
from cleantext.filters.phrases import Phrases
from cleantext.table import table
from pages import PARAGRAPHS, page
from toys import own

RULES = (
    own("no|yes", "No", "Yes", name="buttons", family="ui", needs="neighbour"),
    own("by ada ferrer", "By Ada Ferrer", name="by", family="byline", where="edges"),
    own("read more", "Read more", name="more", family="related"),
)
CHAIN = Chain([Phrases(table(RULES))])


@pytest.mark.parametrize("answer", ["No …", "No…"])
def test_a_word_that_breaks_off(answer):
    """A page's button does not."""
    assert CHAIN(page(answer, "Read more")) == page(answer)
    assert CHAIN(page("No", "Read more")) == page()


def test_an_answer():
    """It stands under a question of the article, not under one of the page."""
    for question in ("Do you read the news?", "ニュースは読みますか？"):
        assert CHAIN(page(question, "No", "Read more")) == page(question, "No")
    assert CHAIN(page("Do you read the news.", "No", "Read more")) == page("Do you read the news.")
    asked = Chain([Phrases(table((*RULES, own(r"do you agree\?", "Do you agree?", name="asked", family="ui"))))])
    assert asked(page("Do you agree?", "No", "Read more")) == page()


def test_a_poem():
    """A short title above, and lines below; over the article the name is of its author."""
    poem = ("Stitches", "By Ada Ferrer", "A needle's eye threw her a lifeline", "between finger and thumb")
    assert CHAIN(page(*poem)) == page(*poem)
    for title in ("Five new ferries for the island route by next year", "so it is", "So it is.", "Read more"):
        assert "By Ada Ferrer" not in CHAIN(page(title, *poem[1:]))
    assert CHAIN(page("Stitches", "By Ada Ferrer")) == page("Stitches")
    head = "\n\n".join(("Bridges", "By Ada Ferrer", "The old ones", *PARAGRAPHS))
    assert "By Ada Ferrer" not in CHAIN(head)


def test_a_name_in_the_prose():
    """The article spoke of her before."""
    said = PARAGRAPHS[3].replace("The mayor", "The poet Ada Ferrer")
    assert CHAIN(page(said, "By Ada Ferrer")) == page(said, "By Ada Ferrer")
    assert CHAIN(page(said.replace("Ada ", ""), "By Ada Ferrer")) == page(said.replace("Ada ", ""))
    assert CHAIN("By Ada Ferrer\n\n" + page(said)) == page(said)


def test_a_line_that_goes_on():
    """What follows in small letters and ends as a sentence speaks of it, unless other furniture stands beside it."""
    says = "was the name of the last programme, and nobody heard it."
    assert CHAIN(page("Read more", says)) == page("Read more", says)
    assert CHAIN(page("Read more", "Read more", says)) == page(says)
    for other in (says.capitalize(), says.rstrip("."), "was its name."):
        assert CHAIN(page("Read more", other)) == page(other)
