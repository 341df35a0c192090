"""Headlines of other articles."""

from __future__ import annotations

import textwrap

import pytest

from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.filters.phrases import Phrases
from cleantext.filters.related import (
    LABEL,
    MOST_LONE,
    MOST_WITHIN,
    NO_SUBHEADING,
    Related,
    has_headings,
    is_capitalised,
    is_label,
    rest_of_page,
    teasers,
)
from cleantext.presets import preset
from cleantext.table import table
from pages import PARAGRAPHS, chain, page, rules
from toys import own

TEASERS = (
    "Storm closes the harbour of Aldermouth for a third day in a row",
    "Five new ferries for the island route by next year, says company",
    "Why the old lighthouse keeper never came back from his walk?",
)
LONE = "Harbour Officials Urge Council to Close Old Lighthouse After Storm"


def cleaned(text: str) -> str:
    return chain(Related(rules()))(text)


class TestTeasers:
    def test_after_the_last_paragraph(self):
        """All headlines and labels under the heading go."""
        assert cleaned(page("Most read", TEASERS[0], "12 March", TEASERS[1], TEASERS[2])) == page()

    def test_up_to_the_first_sentence(self):
        """What ends as a sentence and is longer than a label is no headline."""
        note = "The council meets again on Friday."
        assert cleaned(page("Most read", TEASERS[0], note, TEASERS[1])) == page(note, TEASERS[1])

    def test_above_a_long_notice(self):
        """A notice under the page is no paragraph of the article, however long it is."""
        notice = "© Harbour Gazette. All words and pictures on these pages are ours, and nobody may copy them without our leave."
        assert cleaned(page("Most read", TEASERS[0], "12 March", notice)) == page(notice)
        assert cleaned(page("Most read", TEASERS[0], "12 March", notice.lstrip("© "))) == page("12 March", notice.lstrip("© "))

    def test_within_the_article(self):
        """The long headlines before the next paragraph go, a short one may be its sub-heading."""
        within = page("Read also", *TEASERS, *PARAGRAPHS[3:], paragraphs=3)
        assert cleaned(within) == page()
        kept = page("Read also", TEASERS[0], "What happens next", *PARAGRAPHS[3:], paragraphs=3)
        assert cleaned(kept) == page("What happens next", *PARAGRAPHS[3:], paragraphs=3)

    def test_the_next_heading_of_an_article_with_headings(self):
        """The last of several headlines before a paragraph may be its own."""
        heading = "How the council wants to pay for the bridge in the end"
        text = page(heading, PARAGRAPHS[2], "Read also", *TEASERS, *PARAGRAPHS[3:], paragraphs=2)
        assert cleaned(text) == page(heading, PARAGRAPHS[2], TEASERS[2], *PARAGRAPHS[3:], paragraphs=2)

    def test_teasers_with_paragraphs(self):
        """After most of the article all goes, if paragraphs stand under headlines and do not follow each other."""
        teaser = "The harbour has been closed for three days now, and nobody in the town can say when it opens again."
        other = "Five ferries are to be bought for the island route, the company said, of which one runs already."
        assert cleaned(page("Most read", TEASERS[0], teaser, "12 March", TEASERS[1], other, "Sport")) == page()
        sections = page("Most read", TEASERS[0], TEASERS[1], teaser, TEASERS[2], other)
        assert teaser in cleaned(sections)
        assert other in cleaned(sections)
        assert cleaned(page("Most read", TEASERS[0], TEASERS[1], teaser, other)) == page(teaser, other)
        assert cleaned(page("Most read", teaser, TEASERS[0], TEASERS[1])) == page(teaser, *TEASERS[:2])
        assert teaser in cleaned(page("Most read", *TEASERS, teaser))
        early = page("Most read", TEASERS[0], teaser, TEASERS[1], other, "12 March", paragraphs=1)
        assert teaser in cleaned(early)

    def test_links_between_paragraphs(self):
        """A heading of links before each paragraph parts none from the next."""
        rest = [line for paragraph in PARAGRAPHS[3:] for line in ("Read also", *TEASERS[:2], "Read also", paragraph)]
        assert all(paragraph in cleaned(page(*rest, paragraphs=3)) for paragraph in PARAGRAPHS)

    def test_a_list_with_headings_goes_on(self):
        """Entries with a heading and a paragraph each are the article's, before the heading and after it."""
        entries = [line for pair in zip(TEASERS, PARAGRAPHS[2:], strict=True) for line in pair]
        text = page("Why the bridge has to be rebuilt before the winter", PARAGRAPHS[1], "Most read", *entries, paragraphs=1)
        assert all(paragraph in cleaned(text) for paragraph in PARAGRAPHS)

    def test_a_long_row_within_is_the_article(self):
        """So many headlines between paragraphs are a list that the article gives."""
        rows = [f"{TEASERS[0]}, number {name}" for name in ("one", "two", "three", "four", "five", "six", "seven")]
        text = page("Read also", *rows, PARAGRAPHS[4], paragraphs=4)
        assert cleaned(text) == page(*rows, PARAGRAPHS[4], paragraphs=4)

    def test_without_the_heading(self):
        """The headlines alone stay."""
        assert cleaned(page(*TEASERS)) == page(*TEASERS)

    def test_a_page_without_paragraphs(self):
        """A list and nothing else goes, from its first line."""
        assert cleaned("\n".join(["Most read", "12 March", *TEASERS])) == ""

    def test_under_other_furniture(self):
        """Only headings of lists lead."""
        assert cleaned(page("Terms of use", *TEASERS)) == page(*TEASERS)

    def test_lists_in_lists(self):
        """A heading among the teasers of another begins no list of its own; one further on does."""
        rows = ["Most read", TEASERS[0], "Read also", TEASERS[1], "It rained.", "Most read", TEASERS[2]]
        assert cleaned(page(*rows)) == page("It rained.")
        found = Related(rules())
        document = Document(page(*rows))
        votes = list(found(document))
        assert [document.source[vote.start : vote.end] for vote in votes] == [*TEASERS]
        assert {(vote.rule, vote.family, vote.why) for vote in votes} == {next(found.rules())}

    def test_after_an_article_with_headings(self):
        """No heading of the article follows its end; one teaser alone before a paragraph is none either."""
        heading = "How the council wants to pay for the bridge in the end"
        assert cleaned(page(heading, *PARAGRAPHS[2:], "Most read", *TEASERS, paragraphs=2)) == page(heading, *PARAGRAPHS[2:], paragraphs=2)
        for count in (1, 2, 3):
            text = page(heading, PARAGRAPHS[2], "Read also", *TEASERS[:count], *PARAGRAPHS[3:], paragraphs=2)
            stays = TEASERS[count - 1 : count] if count > 1 else ()
            assert cleaned(text) == page(heading, PARAGRAPHS[2], *stays, *PARAGRAPHS[3:], paragraphs=2)

    def test_a_sentence_that_goes_on_below(self):
        """In a text of so few lines nothing else shows that it is hard-wrapped."""
        article = "Here the boats lie on the sand for half of the day. At low tide you can\nwalk around them.\n"
        assert preset("article")(f"Related article\n{article}") == article

    def test_hard_wrapped(self):
        """Under the headlines no part of a paragraph goes, long though it is and no sentence; a row of pieces at the end stays, too."""
        wrapped = [textwrap.fill(paragraph, 64) for paragraph in PARAGRAPHS]
        assert cleaned("\n\n".join([*wrapped[:4], "Read also", TEASERS[0], wrapped[4]])) == "\n\n".join(wrapped)
        assert cleaned("\n\n".join([*wrapped[:4], "Most read", wrapped[4].rstrip(".")])) == "\n\n".join(wrapped).rstrip(".")

    def test_labels(self):
        """Short and no sentence."""
        assert is_label("12 March")
        assert not is_label("It rained.")
        assert not is_label("“It rained”")
        assert not is_label("x" * (LABEL + 1))


SAID = "The council of the town voted late on Tuesday evening to rebuild the old bridge over the river."


class TestRestOfPage:
    @pytest.mark.parametrize(
        ("lines", "found"),
        [
            ((SAID, SAID, SAID, SAID, "Lead", TEASERS[0], SAID, "12 March", TEASERS[1], SAID, "Sport"), [5, 6, 7, 8, 9, 10]),
            ((SAID, SAID, SAID, SAID, "Lead", TEASERS[0], SAID, "Taken", TEASERS[1], SAID, "Sport"), [5, 6, 8, 9, 10]),
            ((SAID, SAID, SAID, SAID, "Lead", TEASERS[0], SAID, TEASERS[1], SAID, "Sport"), []),
            ((SAID, SAID, SAID, SAID, "Lead", TEASERS[0], SAID, "12 March", TEASERS[1], SAID), []),
            ((SAID, SAID, SAID, "Lead", TEASERS[0], SAID, TEASERS[1], "12 March"), []),
            ((SAID, SAID, SAID, "Lead", TEASERS[0], SAID, "12 March"), []),
            ((SAID, SAID, SAID, "Lead", TEASERS[0], TEASERS[1], SAID), []),
            ((SAID, SAID, SAID, "Lead", TEASERS[0], TEASERS[1], "12 March"), []),
            ((SAID, SAID, SAID, "Lead", SAID, TEASERS[0], TEASERS[1]), []),
            ((SAID, SAID, SAID, "Lead", TEASERS[0], SAID, SAID, TEASERS[1]), []),
            ((SAID, SAID, "Lead", TEASERS[0], SAID, TEASERS[1], "12 March"), []),
            ((SAID, SAID, "Taken", "Lead", TEASERS[0], SAID, TEASERS[1], "12 March"), []),
            ((SAID, SAID, SAID, "Lead", TEASERS[0], SAID, TEASERS[1], SAID, TEASERS[2], SAID), []),
            ((SAID, TEASERS[2], SAID, SAID, "Lead", TEASERS[0], SAID, TEASERS[1], SAID), []),
        ],
    )
    def test_lists_to_the_end(self, lines, found):
        """Three fifths of the article before, two headlines and two paragraphs, a label between these and after them, no headings before."""
        paragraphs = [index for index, line in enumerate(lines) if line in (SAID, "Taken")]
        taken = {index for index, line in enumerate(lines) if line in ("Lead", "Taken")}

        assert rest_of_page(lines, lines.index("Lead"), taken, paragraphs) == found


class TestRows:
    def test_long_headlines_within(self):
        """A headline as long as a sub-heading may be ends them; six may stand there, and after the article any number."""
        long = "Why the harbour closed again before the storm"
        assert len(long) == NO_SUBHEADING
        assert teasers(["Lead", long, "", long, long.replace("storm", "sea"), long], 0, within=True) == [1, 3]
        assert teasers(["Lead", *[long] * MOST_WITHIN, SAID], 0, within=True) == [*range(1, MOST_WITHIN + 1)]
        assert teasers(["Lead", *[long] * (MOST_WITHIN + 1), SAID], 0, within=True) == []
        assert len(teasers(["Lead", *[long] * 20], 0, within=False)) == 20

    @pytest.mark.parametrize(
        ("lines", "others", "found"),
        [
            ((SAID, TEASERS[0], SAID), (), True),
            ((SAID, TEASERS[0], "", SAID), (), True),
            ((SAID, SAID, "", "", TEASERS[0], "", "", SAID), (), True),
            ((SAID, TEASERS[0], SAID), (1,), False),
            ((TEASERS[0], SAID, SAID), (), False),
            ((SAID, SAID, TEASERS[0]), (), False),
            ((SAID, "12 March", SAID), (), False),
            ((SAID.replace(".", "?"), SAID.replace(".", "?"), SAID), (), False),
        ],
    )
    def test_headings(self, lines, others, found):
        """Right before a paragraph that is not the first; a paragraph that asks is none, nor is a date."""
        assert has_headings(lines, [index for index, line in enumerate(lines) if line[:-1] == SAID[:-1]], others) is found


class TestRecordings:
    TITLE = "What the harbour pilot saw: “It's not about the tide”"

    def cleaned(self, text: str) -> str:
        known = table([own(r"video \d{1,2}:\d{2}", "VIDEO 4:42", name="player-times", family="ui")])
        return Chain([Phrases(known), Related(known)])(text)

    def test_the_title_right_under_the_length(self):
        assert self.cleaned(f"{PARAGRAPHS[0]}\n\nVIDEO 4:42\n{self.TITLE}\n\n{SAID}") == f"{PARAGRAPHS[0]}\n\n{SAID}"
        assert self.cleaned(f"{PARAGRAPHS[0]}\n\nVIDEO 4:42\n{self.TITLE}") == PARAGRAPHS[0]

    @pytest.mark.parametrize("block", ["VIDEO 4:42\n\n{}", "VIDEO 4:42\n{}\n" + SAID, "VIDEO 4:42\n{}."])
    def test_a_heading_stays(self, block):
        """Of the article: after a blank line, over a paragraph; and a sentence."""
        text = f"{PARAGRAPHS[0]}\n\n{block.format(self.TITLE)}\n\n{SAID}"
        assert self.TITLE in self.cleaned(text)


class TestLone:
    def text(self, *headlines: str) -> str:
        double = [*PARAGRAPHS, *PARAGRAPHS[::-1]]
        for place, headline in enumerate(headlines):
            double.insert(3 + 2 * place, headline)
        return "\n\n".join(double) + "\n"

    def test_goes(self):
        """Alone between two paragraphs of an article without headings."""
        assert cleaned(self.text(LONE)) == self.text()

    def test_the_most_in_the_shortest_article(self):
        """Two, and eight paragraphs; each goes as what it is."""
        double = [*PARAGRAPHS, *PARAGRAPHS[2::-1]]
        other = f"{LONE} and After Floods"
        found = Related(rules())
        document = Document("\n\n".join([*double[:3], LONE, *double[3:6], other, *double[6:]]))
        assert {vote.rule for vote in found(document)} == {"related/lone-headline"}
        assert {(vote.rule, vote.family, vote.why) for vote in found(document)} <= {*found.rules()}
        assert cleaned(document.source) == "\n\n".join(double)
        fewer = "\n\n".join([*double[:3], LONE, *double[3:7]])
        assert cleaned(fewer) == fewer

    @pytest.mark.parametrize(
        "other", ["What happens next", "The bridge and the town", "- one", "Will Anybody Open the Harbour Gate for Us Tonight, Sir?"]
    )
    def test_stays_beside_a_heading(self, other):
        """Where the article has headings of its own, it may be one."""
        assert cleaned(self.text(LONE, other)) == self.text(LONE, other)

    @pytest.mark.parametrize("other", ["“We shall see,” he said.", "Nobody came to the gate."])
    def test_goes_beside_a_short_sentence(self, other):
        """It is no heading."""
        text = self.text(LONE, other)
        assert cleaned(text) == text.replace(f"{LONE}\n\n", "")

    def test_goes_in_capitals(self):
        """Three or four are more than an article without headings has, but for their form; a question is of it, and what is shorter."""
        shouted = [LONE.upper(), "WHO PAYS FOR THE HARBOUR'S NEW LIGHTS?", f"{LONE} and After Floods".upper()]
        assert cleaned(self.text(*shouted)) == self.text()
        for other in ("THE BRIDGE AND", "The bridge and the town behind it"):
            assert cleaned(self.text(*shouted, other)) == self.text(*shouted, other)
        assert cleaned(self.text(*shouted[1:])) == self.text(*shouted[1:])

    def test_a_caption_stays(self):
        caption = "Harbour Officials Urge Council to Close Lighthouse, Ada Wu. Photo: Council of Aldermouth"
        assert cleaned(self.text(caption)) == self.text(caption)

    def test_stays_in_a_short_article(self):
        """Too few paragraphs tell nothing of the article's habits."""
        text = page(LONE, *PARAGRAPHS[3:], paragraphs=3)
        assert cleaned(text) == text

    def test_many_are_headings(self):
        """No more than a few."""
        text = self.text(*[f"{LONE} Number {name}" for name in ("One", "Two", "Three", "Four", "Five")[: MOST_LONE + 1]])
        assert cleaned(text) == text

    @pytest.mark.parametrize(
        ("line", "capitalised"),
        [
            (LONE, True),
            (LONE.upper(), True),
            (LONE.lower(), False),
            (LONE + "?", False),
            ("1. " + LONE, True),
            ("“" + LONE + "”", False),
            ("Harbour Closed Again", False),
            ("Harbour Officials Urge Council Close Old Ferry Now", True),
            ("Harbour Officials Urge Council Close Old Boat Now", False),
            ("Harbour Officials Urge Council Close Lighthouse Now", False),
        ],
    )
    def test_capitals(self, line, capitalised):
        """Every word but the small ones."""
        assert is_capitalised(line) is capitalised
