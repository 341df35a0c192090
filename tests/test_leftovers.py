"""What stands among furniture after the article's end."""

from __future__ import annotations

import pytest

from cleantext.chain import Chain
from cleantext.filters.leftovers import FEWEST_ALONE, GAP, Leftovers, kind
from cleantext.filters.phrases import Phrases
from cleantext.table import table
from pages import PARAGRAPHS, RULES, chain, page, rules
from toys import own

MENU = ("Brake repair", "Service areas", "Warranty")
HEADLINES = (
    "Storm closes the harbour of Aldermouth for a third day",
    "Five new ferries for the island route by next year",
    "Why the old lighthouse keeper never came back",
)
CUT = (
    "The harbour has been closed for three days now, and nobody in the town can say when the...",
    "Five ferries are to be bought for the island route, the company said, of which one will...",
)


def cleaned(text: str) -> str:
    return chain(Leftovers(rules()))(text)


class TestGrounds:
    def test_among(self):
        """Short lines between two lines of furniture, the first of which closes the article or is the third."""
        assert cleaned(page("Terms of use", *MENU, "Sign up here for the letter.")) == page()
        letters = ["Sign up here for the letter."] * 3
        assert cleaned(page(*letters, *MENU, "Terms of use")) == page()
        assert cleaned(page(*letters[:2], *MENU, "Terms of use")) == page(*MENU)

    def test_after(self):
        """Short lines after furniture that closes an article."""
        assert cleaned(page("Sign up here for the letter.", "Terms of use", *MENU)) == page()
        assert cleaned(page("Terms of use", *MENU)) == page(*MENU)

    def test_cut_short(self):
        """Teasers that break off, with what stands between them."""
        assert cleaned(page(CUT[0], "12 March", CUT[1])) == page()
        assert cleaned(page(CUT[0])) == page(CUT[0])

    def test_headlines_under_furniture(self):
        """Three in a row."""
        assert cleaned(page("Terms of use", *HEADLINES)) == page()
        assert cleaned(page("Terms of use", *HEADLINES[:2])) == page(*HEADLINES[:2])
        assert cleaned(page("Sign up here for the letter.", *HEADLINES)) == page(*HEADLINES)

    def test_wide_headlines_alone(self):
        """Lists of Han, kana and Hangul have bullets; headlines have none."""
        rows = [f"橋の再建が決定　費用をめぐる議論は{name}年に及ぶ" for name in "一二三四五"]
        assert len(rows) == FEWEST_ALONE
        assert cleaned(page(*rows)) == page()
        assert cleaned(page(*rows[1:])) == page(*rows[1:])


class TestStays:
    @pytest.mark.parametrize(
        "text",
        [
            page(*MENU),
            page(*HEADLINES),
            page("A letter for the town", *MENU, "and so on."),
            page("Terms of the sale", *MENU),
        ],
    )
    def test_without_furniture(self, text):
        """The article's own lists."""
        assert cleaned(text) == text

    def test_before_the_last_paragraph(self):
        """Furniture in the middle of an article says nothing of its neighbours."""
        text = page("Terms of use", *MENU, "Terms of use", PARAGRAPHS[4], paragraphs=4)
        assert cleaned(text) == page(*MENU, PARAGRAPHS[4], paragraphs=4)

    def test_bullets_and_notes(self):
        """List items and footnotes belong to the article."""
        for line in ("- two cups of flour", "He said so in May. ↩", "and so the river runs"):
            assert cleaned(page("Terms of use", line, "Terms of use")) == page(line)

    @pytest.mark.parametrize(
        "rows",
        [
            ("Population: 12,400", "Area: 34 sq km", "Mayor: Ada Ferrer"),
            ("Ingredients", "200 g flour", "2 eggs", "Mix the flour and the eggs"),
            ("Saturday, May 4", "Harbour Hall, 7:30pm", "Tickets $20"),
            ("Ferrer A, et al. Bridges of the north. J Stone. 2019;4:12-18", "Ota J. Rivers and dams. Lima; 2020"),
        ],
    )
    def test_facts_recipes_dates_references(self, rows):
        """After an advertisement in the middle, and with a notice under them."""
        assert cleaned(page("Sign up here for the letter.", *rows, "Terms of use")) == page(*rows)
        assert cleaned(page(*["Sign up here for the letter."] * 3, *rows, "Sign up here for the letter.")) == page(*rows)

    def test_advertisements_and_shares_end_nothing(self):
        """However many stand in a row before a list of the article."""
        ads = table([own("advertisement", "Advertisement", name="ad", family="ad"), *RULES])
        text = page(*["Advertisement"] * 4, *MENU, "Terms of use")
        assert Chain([Phrases(ads), Leftovers(ads)])(text) == page(*MENU)

    def test_a_list_of_addresses(self):
        """Contacts alone may be what the article lists."""
        text = page("Newsroom contacts", "12 Quay Street", "Newsroom contacts")
        assert "12 Quay Street" in cleaned(text)

    def test_too_much(self):
        """Whatever is longer than a menu."""
        rows = [f"Row {number}" for number in range(GAP + 1)]
        assert cleaned(page("Terms of use", *rows, "Sign up here for the letter.")) == page(*rows)

    def test_an_article_of_few_paragraphs(self):
        """It may be the list."""
        text = page("Sign up here for the letter.", *MENU, "Terms of use", paragraphs=2)
        assert cleaned(text) == page(*MENU, paragraphs=2)


@pytest.mark.parametrize(("line", "family"), [("ada@example.org", "bio"), (HEADLINES[0], "related"), ("Warranty", "nav"), (CUT[0], "related")])
def test_kind(line, family):
    """Its form tells the family."""
    assert kind(line) == family
