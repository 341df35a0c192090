"""Duplicates: later copies that a scrape made go, what a writer repeats on purpose stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import SENTENCES
from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.filters.duplicates import (
    COPY,
    HEADLINE_WORDS,
    MOST_COPIES,
    NEAR,
    PASSAGE,
    PROSE,
    TOP,
    TWIN,
    WHY,
    Duplicates,
    columns,
    copyable,
    in_verse,
    passage_copies,
)
from strategies import documents, paragraphs

CHAIN = Chain([Duplicates()])
POOL = SENTENCES["latin"]
CAPTION = "The ferry Aurora leaves the harbour of Lindvik on its last run to the islands"
SENTENCE = "The harbour council voted nine to four to dredge the eastern channel before the herring season."
REST = "It rained for nine days in a row and then some."
HEADLINE = "Harbour board shelves the tunnel"


def grounds(*lines: str) -> list[tuple[int, str]]:
    """Of a text with these paragraphs: which of them went, and on what ground."""
    document = Document("\n".join(lines))
    return sorted((document.line_at(vote.start), vote.rule.removeprefix("dup/")) for vote in Duplicates()(document))


def fill(count: int) -> list[str]:
    """So many different lines of prose."""
    return [f"{POOL[n % len(POOL)]} That was {n + 1} years ago." for n in range(count)]


class TestHeadline:
    def test_again_under_itself(self):
        """The first line, printed twice."""
        assert grounds(HEADLINE, HEADLINE, *fill(2)) == [(1, "headline")]

    @pytest.mark.parametrize("below", range(TOP))
    def test_within_the_first_lines(self, below):
        """With a date and a byline between, also where it ends a sentence."""
        between = ["3 March 2024", "By Ada Ferrer"][:below]
        assert grounds(HEADLINE, *between, HEADLINE, *fill(2)) == [(below + 1, "headline")]
        assert grounds(HEADLINE + ".", *between, HEADLINE + ".", *fill(2)) == [(below + 1, "headline")]

    def test_further_down(self):
        """Only where it ends no sentence."""
        assert grounds(HEADLINE, *fill(8), HEADLINE, REST) == [(9, "headline")]
        assert grounds(HEADLINE + ".", *fill(8), HEADLINE + ".", REST) == []

    def test_a_short_first_line_is_no_headline(self):
        """It may be a section, a speaker or a refrain."""
        line = " ".join(["Harbour"] * (HEADLINE_WORDS - 1))

        assert grounds(line, line, *fill(2)) == []

    @pytest.mark.parametrize("line", ["Who pays for the tunnel now?", "من يدفع ثمن النفق الجديد؟"])
    def test_a_question_is_none(self, line):
        """It may be asked again."""
        assert grounds(line, line, *fill(2)) == []

    @pytest.mark.parametrize(
        "line",
        ["“We shall never give up the ferry.”", '"We shall never give up the ferry," she said.'],
    )
    def test_a_quotation_that_is_a_sentence_is_none(self, line):
        """It may open a text and come back; a headline that is a quotation has no full stop."""
        assert grounds(line, *fill(3)[:1], line, *fill(3)[1:]) == []
        assert grounds("“We Shall Never Give Up the Ferry”", "“We Shall Never Give Up the Ferry”", *fill(2)) == [(1, "headline")]

    def test_three_times_is_on_purpose(self):
        """Near the top and among prose, the third copy is a refrain's."""
        line = HEADLINE + "."

        assert grounds(line, line, *fill(3)[2:], line, REST) == []


class TestTwin:
    def test_right_after_itself(self):
        """Of caption length, blank lines between do not count."""
        assert grounds(*fill(2), CAPTION, CAPTION, REST) == [(3, "twin")]
        assert grounds(*fill(2), CAPTION, "", CAPTION, "", REST) == [(4, "twin")]

    def test_the_limit(self):
        """So many columns."""
        for width, gone in ((TWIN, True), (TWIN - 1, False)):
            line = ("Ferry " * 20)[: width - 1] + "x"
            assert bool(grounds(*fill(2), line, line, REST)) is gone

    def test_wide_characters_count_two(self):
        """Half as many of them are as long."""
        assert grounds(*fill(2), "村里的老木匠花了三个月修好了祠堂的屋顶和大门", "村里的老木匠花了三个月修好了祠堂的屋顶和大门", REST) == [
            (3, "twin")
        ]
        assert columns("村里的ab") == 8
        assert columns("마을") == 4
        assert columns("ｆｕｌｌ") == 8
        assert columns("Гавань") == 6

    def test_three_in_a_row_are_no_twins(self):
        """Twice in the whole text."""
        line = "Ferry to the islands, by way of the old mole"

        assert grounds(*fill(2), line, line, line, REST) == []


class TestCopy:
    def test_a_little_further_down(self):
        """A caption, for the picture and for the gallery."""
        assert grounds(*fill(2), CAPTION, *fill(4)[2:], CAPTION, *fill(5)[4:]) == [(5, "copy")]

    @pytest.mark.parametrize(("between", "gone"), [(NEAR - 1, True), (NEAR, False)])
    def test_the_distance(self, between, gone):
        """A sentence that comes back far down is the writer's own."""
        middle = fill(between + 2)[2:]

        assert bool(grounds(*fill(2), CAPTION, *middle, CAPTION, REST)) is gone

    @pytest.mark.parametrize(("end", "width"), [("x", COPY), (".", PROSE), ("!", PROSE), ("…", PROSE), ("。", PROSE), ("।", PROSE)])
    def test_the_limit(self, end, width):
        """More for what ends a sentence."""
        for length, gone in ((width, True), (width - 1, False)):
            line = ("Ferry " * 20)[: length - columns(end)] + end
            assert columns(line) == length
            assert bool(grounds(*fill(2), line, *fill(3)[2:], line, *fill(4)[3:])) is gone

    @pytest.mark.parametrize(("count", "gone"), [(MOST_COPIES, True), (MOST_COPIES + 1, False)])
    def test_the_number(self, count, gone):
        """A line that comes back more often comes back on purpose."""
        lines = [line for n in range(count) for line in (CAPTION, fill(count + 2)[n + 2])]

        assert bool(grounds(*fill(2), *lines)) is gone


class TestPassage:
    PARAGRAPHS = (SENTENCE, "A baker found forty silver coins under her oven floor, and told nobody of it for more than a year.", "It rained.")

    def test_printed_twice(self):
        """Three lines in the same order."""
        assert grounds("Top", *self.PARAGRAPHS, *fill(9), *self.PARAGRAPHS) == [(13, "passage"), (14, "passage"), (15, "passage")]

    def test_the_order_counts(self):
        """Otherwise they are three lines that come back."""
        one, two, three = self.PARAGRAPHS

        assert grounds("Top", one, two, three, *fill(9), two, one, three) == []

    def test_two_lines_are_too_few(self):
        """They may be a refrain."""
        assert grounds("Top", *self.PARAGRAPHS[:2], *fill(9), *self.PARAGRAPHS[:2]) == []

    def test_two_paragraphs_at_least(self):
        """A table or a stanza of short lines is none, however long."""
        stanza = [f"And {word} miles to go before I sleep, and sleep" for word in ("nine", "ten", "twelve", "twenty", "forty", "sixty")]

        assert sum(map(columns, stanza)) >= PASSAGE
        assert grounds("Top", *stanza, *fill(9), *stanza) == []

    def test_list_items_and_code_are_no_paragraphs(self):
        """They come back in instructions."""
        for wrap in ("• {}", "1. {}", "{} // again", "if (ready) {{ {} }}"):
            lines = [wrap.format(line) for line in (*self.PARAGRAPHS, POOL[3], POOL[4])]
            assert grounds("Top", *lines, *fill(9), *lines) == [], wrap

    def test_places(self):
        """Of two passages one after the other, each counts for itself."""
        lines = ["a" * PROSE, "b" * PROSE, "c" * PROSE, "x", "a" * PROSE, "b" * PROSE, "c" * PROSE]
        before = dict(enumerate([0, 1, 2, 3, 0, 1, 2]))

        assert list(passage_copies(lines, before, [4, 5, 6])) == [4, 5, 6]
        assert list(passage_copies(lines, before, [])) == []


class TestOnPurpose:
    """What is repeated on purpose, at the places where a copy would go."""

    @pytest.mark.parametrize(
        "line",
        [
            "What did you think when the judge read out the verdict to you all that morning?",
            "ما رأيك في القرار الذي أعلنته المحكمة في جلسة هذا الصباح أمام الجميع هناك؟",
            "“We will not go back to the harbour before the channel has been dredged” said she",
            "« Nous ne reviendrons pas au port avant que le chenal ne soit dragué », dit-elle encore",
            "„Wir kehren nicht zurück, bevor die Rinne ausgebaggert ist“, sagte die alte Frau wieder",
            "Rest 6 miles (s), 9 miles on Tuesday, rest, 4 x 400 m, rest, 12 miles on Sunday",
            "「町議会は雨季の前に東の水路を掘り直すことを決めたのだから、誰も戻らない」と彼女は言った",
            "(The audience rises and applauds for a long time, then sits down again, all but one)",
            "- two cups of flour, sifted twice, and a pinch of salt from the jar beside the old oven",
            "• two cups of flour, sifted twice, and a pinch of salt from the jar beside the old oven",
            "1. Preheat the oven to 180 degrees and butter the tin that you used for the first cake",
            "10:45 Manchester City 3-1 Arsenal, a goal from the edge of the area after a long pass",
            "2019 was the year in which the river came over its banks and took the mill with it",
            "Ada Ferrer: I did not see the ferry leave, and I did not hear its horn that morning",
            "Judge: I did not see the ferry leave, and I did not hear its horn on that cold morning",
            "问：市议会投票决定在雨季之前疏浚东边的航道，您怎么看这件事情的发展和今后的影响呢",
            "Harbour of Lindvik | 12 ships | 340 containers | 9 tugs | two pilots on each of the days",
            "Harbour of Lindvik\t12 ships\t340 containers\t9 tugs\ttwo pilots on each day of the week",
            "result = harbour.count(ships=12, containers=340, tugs=9) and harbour.pilots(each_day=True)",
            "for (const ship of harbour.ships) { ship.leave(); harbour.count(ship); } // all of them out",
        ],
    )
    def test_kinds_of_lines(self, line):
        """Questions, quotations, items, times, speakers, rows, code."""
        assert not copyable(line)
        assert grounds(*fill(2), line, line, *fill(4)[3:]) == []
        assert grounds(*fill(2), line, *fill(3)[2:], line, *fill(4)[3:]) == []
        assert grounds(*fill(2), line, *fill(3)[2:], line, *fill(4)[3:], line) == []

    def test_a_refrain(self):
        """Between verses, however long its line."""
        refrain = "Row, row, row your boat gently down the stream, and merrily, merrily home"
        verses = ["The night was long", "And the lamp was out", "The morning came", "And nobody woke", "So ended the song", "With the tide"]
        poem = [*verses[:2], refrain, *verses[2:4], refrain, *verses[4:], refrain]

        assert len(refrain) >= COPY
        assert grounds(*poem) == []

    def test_a_refrain_that_is_the_first_line(self):
        """A song may begin with it, and its verses may end with a full stop."""
        song = ["Row, row, row your boat", "Gently down the stream.", "Merrily, merrily, merrily, merrily,", "Life is but a dream."]

        assert grounds(*song, "", song[0], "Gently down the brook.", "If you see a crocodile,", "Leave it with a look.") == []

    def test_a_short_refrain(self):
        """As often as it likes."""
        assert grounds(*["Nevermore.", *fill(1), "Nevermore.", *fill(2)[1:], "Nevermore."]) == []
        assert grounds("Nevermore", "Nevermore", "Nevermore") == []

    def test_an_interview(self):
        """The same question for each of those asked."""
        question = "What did you think when the judge read out the verdict to you all that morning?"
        lines = [line for answer in fill(6) for line in (question, answer)]

        assert grounds("Three jurors remember", *lines) == []

    def test_short_sentences(self):
        """She said nothing, twice."""
        assert grounds(*fill(2), "She said nothing.", "She said nothing.", *fill(3)[2:], "She said nothing.") == []

    def test_a_live_blog(self):
        """Times, and a sentence far apart."""
        lines = [line for n, text in enumerate(fill(12)) for line in (f"{10 + n}:30", SENTENCE if n in (2, 9) else text)]

        assert grounds("Storm at the coast as it happened", *lines, "10:30") == []

    def test_a_table(self):
        """Rows that are equal."""
        rows = ["Lindvik", "12", "34", "Norrhamn", "12", "34", "Aurora", "12", "34"]

        assert grounds("Ships and tugs by harbour", *rows) == []

    def test_a_prayer(self):
        """Every line of it twice."""
        prayer = ["Lord, have mercy.", "Christ, have mercy.", "Lord, have mercy.", "Lord, have mercy.", "Christ, have mercy."]

        assert grounds("The litany of the harbour", *prayer) == []

    def test_in_verse(self):
        """Short, unfinished lines on both sides."""
        assert in_verse(["a", "b", "long", "c", "d"], 2)
        assert not in_verse(["a", "b.", "long", "c", "d"], 2)
        assert not in_verse(["long"], 0)


class TestAnyText:
    @given(text=documents())
    def test_every_line_stays_once(self, text):
        """The first copy of a line is never taken, and no text is lost."""
        before = [line.strip() for line in Document(text).lines if line.strip()]
        after = [line.strip() for line in Document(CHAIN(text)).lines if line.strip()]

        assert list(dict.fromkeys(after)) == list(dict.fromkeys(before))

    @given(text=documents())
    def test_votes_go_against_copies(self, text):
        """Whole lines that stand further up, with a ground that is known."""
        document = Document(text)
        for vote in Duplicates()(document):
            index = document.line_at(vote.start)
            assert (vote.start, vote.end) == document.line(index)[1:]
            assert document.stripped[index] in document.stripped[:index]
            assert vote.family == "dup"
            assert vote.why == WHY[vote.rule.removeprefix("dup/")]

    @given(text=documents())
    def test_is_idempotent(self, text):
        """What is left votes for nothing."""
        once = CHAIN(text)

        assert CHAIN(once) == once

    @given(parts=paragraphs())
    def test_distinct_lines_stay(self, parts):
        """Without a copy nothing goes."""
        text = "\n\n".join(parts)

        assert CHAIN(text) is text

    @given(parts=st.lists(st.sampled_from(fill(40)), min_size=3, max_size=12, unique=True))
    def test_a_text_printed_twice(self, parts):
        """The second printing goes whole."""
        text = "\n\n".join(parts)

        assert CHAIN(f"{text}\n\n{text}") == text

    def test_every_ground_has_a_test(self):
        """And is told by the filter."""
        assert {rule for rule, _, _ in Duplicates().rules()} == {f"dup/{case}" for case in ("headline", "twin", "copy", "passage")}

    def test_work_grows_with_the_text(self):
        """Thousands of copies are one pass."""
        line = "The ferry Aurora leaves the harbour of Lindvik for the islands"

        assert CHAIN("\n".join(["Ferries", *[line] * 20_000])).count("\n") == 20_000


class TestRules:
    def test_lines_of_signs_stay(self):
        """A rule between sections repeats on purpose, and holds nothing to lose or to keep."""
        rule = "-" * 90

        assert CHAIN(f"{rule}\n{rule}") == f"{rule}\n{rule}"


def test_wrapped_paragraphs_that_begin_alike():
    """The first line of each, of two lines, is no copy: the second goes on with it."""
    wide = "The council has sent a letter to all who live in the upper part of the"
    text = "\n".join([wide, "valley, about the new bridge.", "", wide, "valley, about the old bridge."])
    assert CHAIN(text) == text
