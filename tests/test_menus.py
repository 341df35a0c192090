"""Menus that came along as text."""

from __future__ import annotations

import pytest

from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.filters.menus import ENTRY, FEWEST_LINES, MOST_OVER, Menus, runs
from cleantext.filters.phrases import Phrases
from cleantext.rules import Rule
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


def cleaned(text: str, *more: Rule) -> str:
    made = table((*RULES, *more))
    return Chain([Phrases(made), Menus(made)])(text)


HEADLINE = "Storm closes the harbour of Aldermouth for a third day"


class TestOverTheHeadline:
    """The names of sections that stand over it."""

    @pytest.mark.parametrize("over", [("News",), ("Weather", "Sport"), ("Home", "Contact us"), ("Log in", "News")])
    def test_sections(self, over):
        """A word, or several."""
        assert cleaned("\n\n".join((*over, HEADLINE, page()))) == "\n\n".join((HEADLINE, page()))

    @pytest.mark.parametrize("path", [("- Home", "- Lighthouses"), ("• News", "• Harbour news", "• Tides")])
    def test_paths(self, path):
        """List items under one that rules know, up to the first that is too long for a menu."""
        assert cleaned("\n\n".join((*path, HEADLINE, page()))) == "\n\n".join((HEADLINE, page()))
        item = f"- {HEADLINE}"
        assert cleaned("\n\n".join((*path, item, page()))) == "\n\n".join((item, page()))

    @pytest.mark.parametrize(
        "top",
        [
            ("News", PARAGRAPHS[0]),
            ("Contact us", HEADLINE),
            ("News", "Sport is what they lived for.", HEADLINE),
            ("Old bridges", HEADLINE),
            ("News",),
            (HEADLINE, "News", HEADLINE),
            ("- Old bridges", "- Home", HEADLINE),
            ("News", "- Old bridges", HEADLINE),
        ],
    )
    def test_what_stays(self, top):
        """The heading of a paragraph, two words, what no rule knows, what stands elsewhere, and a text that is nothing else."""
        text = "\n\n".join((*top, page()))
        assert cleaned(text) == text
        text = "\n\n".join(top)
        assert cleaned(text) == text

    def test_as_many_as_a_menu(self):
        """Eight lines over a headline are the most."""
        over = ["News"] * MOST_OVER
        assert cleaned("\n\n".join((*over, HEADLINE))) == HEADLINE
        text = "\n\n".join((*over, "News", HEADLINE))
        assert cleaned(text) == text


class TestAuthors:
    """Names beside the lines that say when and by whom."""

    DATE = own(r"\d march 2026|updated", "2 March 2026", "Updated", name="date", family="byline")
    LABEL = own("by|written by|written by the", "By", "Written by", name="label", family="byline")
    WEAK = own("author", "Author", name="weak", family="byline", needs="neighbour")

    def cleaned(self, *lines: str) -> str:
        return cleaned("\n\n".join((*lines, page())), self.DATE, self.LABEL, self.WEAK).removesuffix("\n\n" + page())

    def test_over_a_date(self):
        """Under a headline, or under the paragraph that stands under it."""
        assert self.cleaned(HEADLINE, "Ada Ferrer", "2 March 2026") == HEADLINE
        assert self.cleaned(HEADLINE, PARAGRAPHS[0], "Ada Ferrer", "2 March 2026") == f"{HEADLINE}\n\n{PARAGRAPHS[0]}"

    def test_under_a_label(self):
        """Right under it."""
        for label in ("By", "Written by"):
            assert self.cleaned(HEADLINE, label, "Ada Ferrer") == HEADLINE

    @pytest.mark.parametrize(
        "lines",
        [
            ("Ada Ferrer", "2 March 2026"),
            ("News and views.", "Ada Ferrer", "2 March 2026"),
            (HEADLINE, "The Bridge", "2 March 2026"),
            (HEADLINE, "Ada Ferrer", "Updated"),
            (HEADLINE, "2 March 2026", "Ada Ferrer"),
            (HEADLINE, "Written by the", "Ada Ferrer"),
            (HEADLINE, "By", "Old bridges"),
            (*PARAGRAPHS[:3], HEADLINE, "Ada Ferrer", "2 March 2026", *PARAGRAPHS),
            (*PARAGRAPHS[:3], "By", "Ada Ferrer", *PARAGRAPHS),
            (HEADLINE, "2 March 2026", "Author", "Ada Ferrer"),
        ],
    )
    def test_what_stays(self, lines):
        """A headline that is a name, names elsewhere, and what is none."""
        kept = [line for line in lines if not any(rule.takes(line) for rule in (self.DATE, self.LABEL, self.WEAK))]
        assert self.cleaned(*lines) == "\n\n".join(kept)


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
    below = "That was all, and it filled one screen."
    assert cleaned(page(*menu, below, *PARAGRAPHS[2:], paragraphs=2)) != page(*menu, below, *PARAGRAPHS[2:], paragraphs=2)
    below = "That was the whole of it, and it filled one screen."
    assert cleaned(page(*menu, below, *PARAGRAPHS[2:], paragraphs=2)) == page(*menu, below, *PARAGRAPHS[2:], paragraphs=2)
    assert cleaned(page(*menu[:4], "Log in", *menu[4:], *PARAGRAPHS[2:], paragraphs=2)) == page(OTHERS[-1], *PARAGRAPHS[2:], paragraphs=2)


def test_a_list_that_a_paragraph_leads_to():
    """With a colon, though furniture be in it; what a rule takes alone goes."""
    menu = [line for pair in zip(ENTRIES, OTHERS, strict=True) for line in pair]
    lead = "The first number of the paper, which the museum keeps in a glass case, lists what was in it on the front:"
    told = page(PARAGRAPHS[0], lead, *menu[:4], *menu[4:], *PARAGRAPHS[2:], paragraphs=1)
    assert "Old bridges" in cleaned(told.replace("Weather", "Log in"))
    assert "Old bridges" not in cleaned(told.replace("Weather", "Log in").replace("front:", "front."))


def test_the_headline_between_a_menu_and_the_date():
    """Though it be as short as an entry."""
    date = own(r"\d{1,2} march \d{4}", "12 March 2026", name="date", family="byline")
    menu = [line for pair in zip(ENTRIES, OTHERS, strict=True) for line in pair]
    text = page(*menu, "Ferryman stops after 44 years", "12 March 2026", "Contact us", *PARAGRAPHS, paragraphs=0)
    assert "Ferryman stops after 44 years" in cleaned(text, date)
    assert "Ferryman stops after 44 years" not in cleaned(text.replace("12 March 2026", "Log in"), date)


def test_a_fifth_of_the_lines():
    """Four known entries among twenty lines make a menu."""
    bridges = [f"Bridge {name}" for name in "abcdefghijklmnop"]
    menu = (ENTRIES[0], *bridges[:8], ENTRIES[1], *bridges[8:], *ENTRIES[2:4])
    assert len(menu) == 20
    assert cleaned(page(*menu)) == page()
    assert cleaned(page(ENTRIES[0], "Bridge q", *menu[1:])) == page(ENTRIES[0], "Bridge q", *menu[1:])


def test_furniture_belongs_to_a_menu():
    """Where an offer stands at its edge the menu begins there; a line about an author is none of its entries."""
    offer = own("the letter of the day", "The letter of the day", name="offer")
    author = own("ada of the quay", "Ada of the quay", name="author", family="bio")
    menu = (*OTHERS[:4], *ENTRIES[:4])
    assert cleaned(page("The letter of the day", *menu), offer) == page()
    assert cleaned(page("Ada of the quay", *menu), author) == page(*OTHERS[:4])


def test_only_entries_of_menus_are_counted():
    """Offers are no entries, however many; what is an entry by one of its rules is one."""
    offers = own("rope|sails|oars|anchors", "Rope", name="offers", needs="neighbour")
    lines = [line for pair in zip(("Rope", "Sails", "Oars", "Anchors"), OTHERS, strict=False) for line in pair]
    assert cleaned(page(*lines), offers) == page(*lines)
    twins = own("home|news|weather|sport", "Home", name="twins", needs="neighbour")
    menu = [line for pair in zip(ENTRIES, OTHERS, strict=True) for line in pair]
    assert cleaned(page(*menu), twins) == page(OTHERS[-1])
    letter = own("the letter of the day", "The letter of the day", name="letter")
    few = (ENTRIES[0], *OTHERS[:2], ENTRIES[1], *OTHERS[2:4], ENTRIES[2], OTHERS[4], ENTRIES[0])
    assert cleaned(page(*few, "Quays", "The letter of the day"), letter) == page(*few, "Quays")


def test_after_the_last_paragraph():
    """Two entries are enough where a notice is among them, and then the menu goes on to its end; before that a list may stand."""
    notice = own("all rights reserved", "All rights reserved", name="notice", family="legal")
    menu = ("Old quays", ENTRIES[0], *OTHERS, ENTRIES[1], "Bridge a", "All rights reserved", "Bridge b")
    assert cleaned(page(*menu), notice) == page("Old quays")
    assert cleaned(page(*menu, PARAGRAPHS[0]), notice) == page(*[line for line in menu if not line.startswith("All")], PARAGRAPHS[0])
    assert cleaned(page(*menu, paragraphs=2), notice) == page(*[line for line in menu if not line.startswith("All")], paragraphs=2)
    single = ("Old quays", ENTRIES[0], *OTHERS, "Bridge a", "All rights reserved", "Bridge b")
    assert cleaned(page(*single), notice) == page(*[line for line in single if not line.startswith("All")])


def test_votes():
    """None against what a rule takes; each with the ground that `rules` gives."""
    menu = [line for pair in zip(ENTRIES[:4], OTHERS[:4], strict=True) for line in pair]
    # The offer takes its neighbour, too.
    document = Document(f"News\n\n{HEADLINE}\n\nBy\n\nAda Ferrer\n\n" + page("The letter of the day", *menu))
    filter_ = Menus(table((*RULES, own("the letter of the day", "The letter of the day", name="letter"), TestAuthors.LABEL)))
    votes = list(filter_(document))
    assert [document.source[vote.start : vote.end] for vote in votes] == ["Ada Ferrer", "News", *menu[1:-1]]
    assert {(vote.rule, vote.family, vote.why) for vote in votes} == set(filter_.rules())


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
    assert list(runs([*row, "It rained."], (), [0])) == [list(range(8))]
    assert list(runs([*row[1:], "It rained."], (), [0])) == list(runs(row[1:], (), [0])) == []


@pytest.mark.parametrize(
    ("line", "is_entry"),
    [("b" * ENTRY, True), ("b" * (ENTRY + 1), False), ("橋" * (ENTRY // 2), True), ("橋" * (ENTRY // 2 + 1), False), ("Bridge, old", False)],
)
def test_entries_are_short(line, is_entry):
    """On a page, in columns; without the signs of lists that articles give."""
    assert list(runs(["Bridge"] * (FEWEST_LINES - 1) + [line], (), [0])) == ([[*range(FEWEST_LINES)]] if is_entry else [])
