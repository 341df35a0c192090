"""What stands among furniture after the article's end."""

from __future__ import annotations

import textwrap

import pytest

from cleantext.chain import Chain
from cleantext.filters.leftovers import FEWEST_ALONE, GAP, REST, SHORT, TEASER, Leftovers, closes, cut_short, headlines, kind
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
    def test_what_breaks_off_in_a_dialogue_or_a_wrapped_text(self):
        """Lines that begin with a dash, and lines whose sentence the next goes on with, are the article's."""
        said = [f"- {line}" for line in CUT]
        assert cleaned(page(*said, "Terms of use")) == page(*said)
        assert cleaned(page(*CUT, "Terms of use")) == page()
        wrapped = "Nobody in the town knows when the ferries will\nleave the harbour again."
        assert cleaned(page(*CUT, "Terms of use", wrapped)) == page(*CUT, wrapped)

    def test_among(self):
        """Short lines between two lines of furniture, the first of which closes the article or is the third."""
        assert cleaned(page("Terms of use", *MENU, "Sign up here for the letter.")) == page()
        letters = ["Sign up here for the letter."] * 3
        assert cleaned(page(*letters, *MENU, "Terms of use")) == page()
        assert cleaned(page(*letters[:2], *MENU, "Terms of use")) == page(*MENU)

    def test_what_is_offered(self):
        """Headlines under an offer are of it; names in a menu are not, nor headlines under a notice."""
        letter = "Sign up here for the letter."
        for before, rows, family in ((letter, HEADLINES, "promo"), (letter, MENU, "nav"), ("Terms of use", HEADLINES, "related")):
            found = chain(Leftovers(rules())).explain(page("Terms of use", before, *rows, "Terms of use")).removals
            assert [removal.family for removal in found if removal.rule.startswith("leftovers")] == [family] * 3

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

    def test_among_after_any_that_closes(self):
        """The line that closes the article may be the one before the last, and stand right under the last paragraph."""
        letter = "Sign up here for the letter."
        assert cleaned(page(letter, "Terms of use", *MENU, letter)) == page()
        assert cleaned(page("Terms of use", *MENU, letter).replace("\n\n", "\n")) == page().replace("\n\n", "\n")

    def test_after_the_fewest_paragraphs(self):
        """Three; what rules take is no paragraph of the article."""
        text = ("Terms of use", *MENU, "Terms of use")
        assert cleaned(page(*text, paragraphs=3)) == page(paragraphs=3)
        assert cleaned(page(*text, paragraphs=2)) == page(*MENU, paragraphs=2)
        notice = "All words and pictures on these pages belong to the Harbour Gazette, and may not be copied without its leave."
        made = table((*RULES, own(notice.lower().rstrip("."), notice, name="notice", family="legal")))
        assert Chain([Phrases(made), Leftovers(made)])(page("Terms of use", *MENU, notice)) == page()

    def test_few_facts(self):
        """One in four, one alone, and any number between notices of the page, are no list of the article."""
        letter = "Sign up here for the letter."
        assert cleaned(page("Terms of use", "Tickets $20", *MENU, letter)) == page()
        assert cleaned(page("Terms of use", "Tickets $20", *MENU[1:], letter)) == page("Tickets $20", *MENU[1:])
        assert cleaned(page("Terms of use", "Tickets $20", letter)) == page()
        assert cleaned(page("Terms of use", "Harbour Hall, 7:30pm", "Tickets $20", "Terms of use")) == page()

    def test_cut_and_nothing_else(self):
        """Teasers that break off, each right under the other, three of them; two may be the end of a story."""
        assert cleaned(page(*CUT, CUT[0].replace("closed", "shut"))) == page()
        assert cleaned(page(*CUT)) == page(*CUT)
        assert cleaned(page(*CUT, "Terms of use")) == page()

    def test_as_much_as_a_menu(self):
        """As many lines as the limits say."""
        rows = [f"Row {number}" for number in range(GAP)]
        assert cleaned(page("Terms of use", *rows, "Sign up here for the letter.")) == page()
        rows = [f"Row {number}" for number in range(REST + 1)]
        assert cleaned(page("Terms of use", "Sign up here for the letter.", *rows[1:])) == page()
        assert cleaned(page("Terms of use", "Sign up here for the letter.", *rows)) == page(*rows)


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
        assert "12 Quay Street" in cleaned(page("Terms of use", "Newsroom contacts", "12 Quay Street", "Newsroom contacts"))

    def test_headlines_under_contacts(self):
        """They may be what the author wrote."""
        item = "- two cups of flour"
        assert cleaned(page("Terms of use", *HEADLINES, item)) == page(item)
        assert cleaned(page("Terms of use", "Newsroom contacts", *HEADLINES, item)) == page(*HEADLINES, item)

    def test_beside_a_line_of_the_article(self):
        """One line that is in no menu keeps the others, between furniture and after it."""
        rows = ("Brake repair", "- two cups of flour")
        letter = "Sign up here for the letter."
        assert cleaned(page("Terms of use", *rows, "Terms of use")) == page(*rows)
        assert cleaned(page(letter, "Terms of use", *rows)) == page(*rows)

    def test_after_what_closes_nothing(self):
        """Two offers stand in the middle of articles, too."""
        assert cleaned(page(*["Sign up here for the letter."] * 2, *MENU)) == page(*MENU)

    def test_too_much(self):
        """Whatever is longer than a menu."""
        rows = [f"Row {number}" for number in range(GAP + 1)]
        assert cleaned(page("Terms of use", *rows, "Sign up here for the letter.")) == page(*rows)

    def test_an_article_of_few_paragraphs(self):
        """It may be the list."""
        text = page("Sign up here for the letter.", *MENU, "Terms of use", paragraphs=2)
        assert cleaned(text) == page(*MENU, paragraphs=2)


ABOUT = own("ada ferrer is a reporter for the gazette", "Ada Ferrer is a reporter for the Gazette.", name="reporter", family="bio")
COUNT = own(
    r"(?:\d{1,4} )?comments|leave a comment|share, comment", "3 comments", "Leave a comment", "Share, comment", name="comments", family="share"
)
CLOSING = table((*RULES, ABOUT, COUNT, own("ada@example\\.org", "ada@example.org", name="mail", family="bio")))
READER = "I remember well how we walked over the old bridge to school each day, and what my father said of the toll there."


def closed(text: str) -> str:
    return Chain([Phrases(CLOSING), Leftovers(CLOSING)])(text)


class TestClosed:
    """What stands after a line that nothing of an article follows."""

    def test_after_the_author(self):
        """Headlines, paragraphs and names alike, and sentences that name the author or tell how to write to her."""
        author = "Ada Ferrer is a reporter for the Gazette."
        assert closed(page(author, "Ferrer grew up by the sea.", *HEADLINES[:1], "Harbour Gazette", "Write to ada@example.org.")) == page()
        assert closed(page(*PARAGRAPHS, author, READER, "Terms of use", "Harbour Gazette", "Send us your news.")) == page(*PARAGRAPHS)

    def test_a_plain_sentence_after_the_author(self):
        """The article goes on with it, and with what leads up to it."""
        author, rest = "Ada Ferrer is a reporter for the Gazette.", ("Her bridge", "What remains", "She has never had an answer.", "Old bridges")
        assert closed(page(author, *rest)) == page(*rest)
        assert closed(page(author, "Ferrer grew up by the sea.", *rest)) == page(*rest)

    def test_the_author_is_the_subject(self):
        """The name stands in the article: what follows is the article's."""
        author, said = "Ada Ferrer is a reporter for the Gazette.", PARAGRAPHS[3].replace("The mayor", "The reporter Ada Ferrer")
        assert closed(page(said, author, "Her bridge", "Her books", paragraphs=4)) == page(said, "Her bridge", "Her books", paragraphs=4)

    def test_a_note_or_a_list_after_the_author(self):
        """Corrections, references, list items and recipes are the article's, and so is what follows them."""
        author = "Ada Ferrer is a reporter for the Gazette."
        item = "1. Ota J. Rivers and dams."
        for note in ("Correction: the bridge has four piers.", "References", "- two cups of flour", item, "訂正：橋脚は四本です。"):
            assert closed(page(author, note, "Old bridges")) == page(note, "Old bridges")
            assert closed(page(author, "Gazette desk", note)) == page(note)
        recipe = ("For the bread", "200 g flour", "2 eggs", "½ lemon", "Stir it all", "Bake until brown", "Serve warm")
        assert closed(page(author, *recipe)) == page(*recipe)

    def test_the_author_in_the_middle(self):
        """A tenth of the article may follow at most."""
        author = "Ada Ferrer is a reporter for the Gazette."
        assert closed(page(author, PARAGRAPHS[4], "Old bridges", paragraphs=4)) == page(PARAGRAPHS[4], "Old bridges", paragraphs=4)
        assert closed(page(*PARAGRAPHS, author, READER, "Old bridges")) == page(*PARAGRAPHS)

    def test_a_contact_is_no_author(self):
        """Articles list addresses."""
        assert closed(page("ada@example.org", "Old bridges")) == page("Old bridges")

    def test_comments(self):
        """All that stands under their count, where nearly all of the article is above it."""
        assert closed(page("3 comments", "Gudrun says:", "So true.", "- and so on", "Jo says:")) == page()

    def test_a_bare_heading(self):
        """It may be the article's own: something under it must tell of readers."""
        for voices in (("Gudrun, a cook", "So true."), ("Jo, 9", "I like the soup.")):
            assert closed(page("Comments", *voices)) == page(*voices)
        for sign in ("3 hours ago", "12.03.2026", "10:15", "Leave a comment", "Terms of use"):
            assert closed(page("Comments", "Gudrun", sign, "So true.")) == page()

    def test_many_comments(self):
        """A second line must tell of them."""
        readers = ("Gudrun says:", READER, "Jo says:", READER.replace("father", "mother"))
        assert closed(page("3 comments", *readers, "Leave a comment")) == page()
        assert closed(page("3 comments", *readers)) == page(*readers)

    def test_comments_under_each_paragraph(self):
        """What closes the last of many closes none: else they would go one after the other."""
        text = "\n\n".join(f"3 comments\n\n{number} {PARAGRAPHS[number % 5]}" for number in range(20))
        assert closed(text).count(PARAGRAPHS[0]) == 4

    def test_comments_under_each_article(self):
        """A page of several articles goes on after the comments of the first."""
        text = page("3 comments", *PARAGRAPHS[3:], READER, "3 comments", "Old bridges", paragraphs=3)
        assert closed(text) == page(*PARAGRAPHS[3:], READER, "Old bridges", paragraphs=3)

    def test_buttons(self):
        """A row of buttons stands anywhere."""
        assert closed(page("Share, comment", "Gudrun says:")) == page("Gudrun says:")

    def test_few_paragraphs(self):
        """Before three of them it may be anything."""
        assert closed(page("3 comments", "Gudrun says:", paragraphs=2)) == page("Gudrun says:", paragraphs=2)

    def test_wrapped_text(self):
        """Parts of a hard-wrapped paragraph stay."""
        text = "\n\n".join(textwrap.fill(line, 70) for line in (*PARAGRAPHS, "3 comments", READER[:100], "Old bridges"))
        assert closed(text) == text.replace("3 comments\n\n", "")

    def test_families(self):
        """Readers' words are no menu; what stands after the author's name is of the author."""
        for line, reader, family in (("3 comments", "other", "share"), ("Ada Ferrer is a reporter for the Gazette.", "bio", "bio")):
            text = page(*PARAGRAPHS, line, READER[-90:].strip().capitalize(), "Jo says:")
            removals = Chain([Phrases(CLOSING), Leftovers(CLOSING)]).explain(text).removals
            assert [removal.family for removal in removals] == [family, reader, "nav"]


class TestBox:
    """A box about the author, which no rule knows."""

    BOX = "Ota Brannock came to the Gazette in 2004 and has written of rivers, dams and the people on them since then."

    def test_under_the_name(self):
        """The last paragraph or the last but one begins with the name that stands over it; what follows goes, too."""
        for over in (("Ota Brannock",), ("Ota Brannock,", "Bridge desk"), ("Ota Brannock", "")):
            assert closed(page(*PARAGRAPHS, *over, self.BOX)) == page(*PARAGRAPHS)
        assert closed(page(*PARAGRAPHS, "Ota Brannock", self.BOX, READER[:-1] + "?!", "Old bridges")) == page(*PARAGRAPHS)

    def test_under_the_article_by_the_same(self):
        """The name stands in a line over the article."""
        box = self.BOX.replace("Ota Brannock", "Ada Ferrer")
        assert closed("By Ada Ferrer\n\n" + page(*PARAGRAPHS, box, "Old bridges")) == page(*PARAGRAPHS)
        assert closed(page(*PARAGRAPHS, box, "Old bridges")) == page(*PARAGRAPHS, box, "Old bridges")

    def test_sections_under_names(self):
        """An article whose sections are headed by names has another of them at its end."""
        text = page("Gudrun Toft", PARAGRAPHS[3], *PARAGRAPHS, "Ota Brannock", self.BOX, paragraphs=3)
        assert closed(text) == text

    @pytest.mark.parametrize(
        "over",
        ["The old bridge", "Ota Brannock: a life", "Brannock", "“Ota Brannock”", "Ota Brannock 2004", "Ota Brannock of the old river bridge"],
    )
    def test_what_is_no_name(self, over):
        """Sub-headings have words in small letters, or signs."""
        text = page(*PARAGRAPHS, over, self.BOX.replace("Ota Brannock", over))
        assert closed(text) == text

    def test_in_the_middle(self):
        """After two more paragraphs, or before a fifth of the article, it is a section."""
        text = page(*PARAGRAPHS, "Ota Brannock", self.BOX, *PARAGRAPHS[:2])
        assert closed(text) == text
        text = page("Ota Brannock", self.BOX, paragraphs=3)
        assert closed(text) == text


class TestCutShort:
    def test_what_stands_between(self):
        """Short lines between the first and the last; none before, none after, no list item."""
        date, item = "12 March", "- two cups of flour"
        assert cut_short((date, CUT[0], date, item, CUT[1], date), range(6)) == [1, 2, 4]
        assert cut_short((CUT[0], CUT[1], date, CUT[0]), range(4)) == [0, 1, 2, 3]

    def test_whole_lines(self):
        """Long lines that do not break off are no teasers."""
        rows = [line.rstrip(".") for line in CUT]
        assert cut_short((*rows, CUT[0]), range(3)) == []

    @pytest.mark.parametrize(("columns", "found"), [(SHORT - 1, []), (SHORT, [0, 1]), (TEASER, [0, 1]), (TEASER + 1, [])])
    def test_lengths(self, columns, found):
        """Neither a name with dots nor a paragraph."""
        assert cut_short(["x".ljust(columns - 3, "x") + "..."] * 2, range(2)) == found


class TestHeadlines:
    def test_under_furniture(self):
        """To the page's end, whatever stands at its top; a line that a rule takes parts a row."""
        assert headlines((HEADLINES[0], "Terms of use", *HEADLINES), range(1, 5), {1}, {1}) == [2, 3, 4]
        assert headlines(("Terms of use", *HEADLINES, HEADLINES[0]), range(5), {0}, {0, 2}) == []

    def test_wide_ones_from_the_top(self):
        """The first line counts."""
        rows = [f"橋の再建が決定　費用をめぐる議論は{name}年に及ぶ" for name in "一二三四五"]
        assert headlines(rows, range(5), set(), set()) == [*range(5)]
        assert headlines([*rows[:4], HEADLINES[0]], range(5), set(), set()) == []
        assert headlines([*HEADLINES, *HEADLINES], range(6), set(), set()) == []

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("Old bridges and harbour quays".ljust(SHORT // 2, "s"), [1, 2, 3]),
            ("Old bridges and harbour quays", []),
            ("- Storm closes the harbour for a third day", []),
            ("storm closes the harbour for a third day", []),
            ("Harbourbridgeconstruction Aldermouthcompany", []),
        ],
    )
    def test_forms(self, line, found):
        """Thirty columns at least, three words; no list item, no piece of a sentence."""
        assert headlines(("Terms of use", *[line] * 3), range(4), {0}, {0}) == found


def test_what_closes():
    """Notices, menus, and headings of lists of other articles; no headline, no offer, no name."""
    families = {"legal": True, "nav": True, "related": False, "promo": False, "bio": False, "byline": False}
    made = table([own("terms of use", "Terms of use", name=family, family=family) for family in families])
    assert {row.family: closes(row) for row in made.rows()} == families
    assert closes(table([own("most read", "Most read", family="related", leads="teasers")]).row(0))


@pytest.mark.parametrize(("line", "family"), [("ada@example.org", "bio"), (HEADLINES[0], "related"), ("Warranty", "nav"), (CUT[0], "related")])
def test_kind(line, family):
    """Its form tells the family."""
    assert kind(line) == family
