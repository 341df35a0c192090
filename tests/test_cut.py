"""Cutting: votes become slices, holes become one paragraph break, spans grow until they tile."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.chain import Chain
from cleantext.cut import Cutter, FilterError
from cleantext.document import Document, Removal, Result
from cleantext.repair import repair
from toys import Takes


def clean(text: str, *cuts: tuple[int, int]) -> Result:
    """Cut these spans out of the text."""
    document = Document(text)
    cutter = Cutter()
    if cuts:
        document = cutter.cut(document, [Removal(start, end, "ui", "toy", "told to") for start, end in cuts])
    return cutter.result(document)


def without(text: str, *words: str) -> str:
    """The text with these words cut, each where it stands first."""
    result = clean(text, *((text.index(word), text.index(word) + len(word)) for word in words))
    kept = "".join(text[start:end] for start, end in result.kept)

    assert kept == result.text, "kept spans joined are the text"
    return result.text


class TestWholeLines:
    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("X", ""),
            ("X\n", ""),
            ("\n\nX\n\n", ""),
            ("a\nX\nb", "a\nb"),
            ("X\na", "a"),
            ("a\nX", "a"),
            ("a\nX\n", "a\n"),
            ("X\na\n", "a\n"),
            ("a\n\nX\n\nb", "a\n\nb"),
            ("a\n\nX\nb", "a\n\nb"),
            ("a\nX\n\nb", "a\n\nb"),
            ("a\n\n\nX\n\nb", "a\n\n\nb"),
            ("a\n\nX\n\n\nb", "a\n\n\nb"),
            ("X\n\na", "a"),
            ("\nX\n\na", "\na"),
            ("\n\na\nX\nb", "\n\na\nb"),
            ("a\n\nX", "a"),
            ("a\n\nX\n", "a\n"),
            ("a\n\nX\n\n", "a\n\n"),
            ("a\n\n\n\nb\nX", "a\n\n\n\nb"),
            ("a\r\n\r\nX\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"),
            ("a\r\nX\nb\r\n", "a\r\nb\r\n"),
            ("a\n  X  \nb", "a\nb"),
        ],
    )
    def test_a_line_goes_with_one_of_its_breaks(self, before, after):
        """The longer of the two breaks around a hole stays; at the top the one after goes, at the bottom the one before."""
        assert without(before, "X") == after

    def test_several_holes(self):
        """Neighbouring lines that go are one hole."""
        assert without("a\n\nX\n\nY\n\nb", "X", "Y") == "a\n\nb"
        assert without("a\n\nX\nb\n\nY\nc", "X", "Y") == "a\n\nb\n\nc"

    def test_a_carriage_return_at_the_end_stays(self):
        """Not followed by a newline, it is part of the text."""
        assert without("X\n\na\r", "X") == "a\r"


class TestTrims:
    @pytest.mark.parametrize(
        ("before", "word", "after"),
        [
            ("a b c. X", " X", "a b c."),
            ("a b c. X", "X", "a b c."),
            ("X a b c.", "X", "a b c."),
            ("X a b c.", "X ", "a b c."),
            ("one\na b. X\ntwo", "X", "one\na b.\ntwo"),
            ("one\r\na b. X\r\ntwo", "X", "one\r\na b.\r\ntwo"),
            ("a. X\n\nb", "X", "a.\n\nb"),
            ("b\n\nX a.", "X", "b\n\na."),
            ("one\na bX\ntwo", "X", "one\na b\ntwo"),
            ("one\nXa b\ntwo", "X", "one\na b\ntwo"),
            ("  X a", "X", "a"),
            ("a X  ", "X", "a"),
        ],
    )
    def test_a_head_or_a_tail_goes_with_the_space_beside_it(self, before, word, after):
        """What stays begins and ends with text at the cut."""
        assert without(before, word) == after

    def test_both_ends(self):
        """Head and tail of one line."""
        assert without("X a b Y", "X", "Y") == "a b"

    def test_a_line_of_which_no_letter_is_left_goes_whole(self):
        """No stray dash or bracket stays behind."""
        assert without("a\n\n• X\n\nb", "X") == "a\n\nb"
        assert without("a\n\nX — Y\n\nb", "X", "Y") == "a\n\nb"

    def test_a_head_that_meets_a_tail(self):
        """Two trims that overlap take the line."""
        result = clean("one two three", (0, 8), (4, 13))

        assert result.text == ""


class TestMerging:
    @given(order=st.permutations(range(4)))
    def test_the_order_of_votes_does_not_matter(self, order):
        """The longest counts, then the first by family and rule."""
        text = "one two three"
        votes = [
            Removal(8, 13, "ui", "b", "w"),
            Removal(4, 13, "ui", "c", "w"),
            Removal(4, 13, "credit", "d", "w"),
            Removal(0, 3, "promo", "a", "w"),
        ]
        cutter = Cutter()
        after = cutter.cut(Document(text), [votes[index] for index in order])
        result = cutter.result(after)

        assert (result.text, result.removals) == ("", (Removal(0, 13, "promo", "a", "w"),))

    @pytest.mark.parametrize(("short", "long"), [((0, 3), (0, 7)), ((8, 13), (4, 13))])
    @pytest.mark.parametrize("rules", ["ab", "ba"])
    def test_the_longer_of_two_trims_counts(self, short, long, rules):
        """Whatever the names of their rules; of two as long the first by name."""
        for one, other, wins in ((short, long, rules[1]), (long, long, "a")):
            cutter = Cutter()
            votes = [Removal(*span, "ui", rule, "w") for span, rule in zip((one, other), rules, strict=True)]
            result = cutter.result(cutter.cut(Document("one two three"), votes))

            assert result.text == ("three" if long[0] == 0 else "one")
            assert [removal.rule for removal in result.removals] == [wins]

    def test_whole_lines_win_over_trims(self):
        """Whoever sees the whole line as furniture is right about its tail too."""
        votes = [Removal(4, 7, "credit", "a", "w"), Removal(0, 7, "ui", "b", "w")]
        for order in permutations(votes):
            cutter = Cutter()
            result = cutter.result(cutter.cut(Document("one two"), order))

            assert [removal.rule for removal in result.removals] == ["b"]

    @pytest.mark.parametrize(
        ("text", "cut", "says"),
        [
            ("one two three", (4, 7), "hole"),
            ("one\ntwo", (0, 7), "not inside one line"),
            ("one\n\ntwo", (4, 4), "no text"),
            ("one two", (3, 4), "no text"),
            ("one", (0, 9), "not inside one line"),
            ("one", (2, 1), "no text"),
            ("one", (-1, 2), "not inside one line"),
        ],
    )
    def test_a_vote_that_cannot_be_applied_names_its_rule(self, text, cut, says):
        """The error says whose vote it is and what is wrong with it."""
        with pytest.raises(FilterError, match=r"^toy voted") as refused:
            clean(text, cut)

        assert says in str(refused.value)

    def test_a_long_line_is_not_told_in_full(self):
        """Its first sixty characters."""
        text = "one two three".ljust(59, "e") + "fgh and so on"
        with pytest.raises(FilterError) as refused:
            clean(text, (4, 7))

        assert f"{text[:60]!r}" in str(refused.value)


class TestReport:
    def test_removals_grow_over_line_breaks(self):
        """Spans cover what went with the words, so that they tile the source."""
        result = clean("a\n\nX\n\nY\n\nb", (3, 4), (6, 7))

        assert [(r.start, r.end) for r in result.removals] == [(1, 6), (6, 9)] or tiles(result)
        assert [result.removed_text(r) for r in result.removals] == ["X", "Y"]

    def test_removals_stand_in_the_order_of_the_text(self):
        """Not of their families, nor of the rounds in which they went."""
        text = "X\n\na Z\n\nY"
        cutter = Cutter()
        document = cutter.cut(Document(text), [Removal(5, 6, "ui", "z", "w"), Removal(8, 9, "bio", "y", "w")])
        result = cutter.result(cutter.cut(document, [Removal(0, 1, "ui", "x", "w")]))

        assert result.text == "a"
        assert [result.removed_text(removal) for removal in result.removals] == ["X", "Z", "Y"]
        assert tiles(result)

    def test_a_trim_within_a_text(self):
        """The break after a trimmed line stays."""
        result = clean("a b. X\n\nc", (5, 6))

        assert result.kept == ((0, 4), (6, 9))

    def test_nothing_cut_is_the_source_itself(self):
        """The same object."""
        text = "a\n\n\n b \r\n"

        assert clean(text).text is text


def tiles(result: Result) -> bool:
    spans = sorted([*result.kept, *((removal.start, removal.end) for removal in result.removals)])
    ends = [0, *(end for _, end in spans)]
    return [start for start, _ in spans] == ends[:-1] and ends[-1] == len(result.source)


class TestRepaired:
    def test_mended_lines_and_the_breaks_between_them(self):
        """The breaks are those of the source; the spans, too."""
        result = Chain([Takes("X")], repair=repair).explain("Caf&eacute;\r\n\r\nX\r\n\r\nTh&eacute;\nfin\n")

        assert result.text == "Café\r\n\r\nThé\nfin\n"
        assert [result.removed_text(removal) for removal in result.removals] == ["X"]
        assert tiles(result)

    def test_the_break_before_the_last_line_goes_with_it(self):
        """As it does where nothing is mended."""
        assert Chain([Takes("X")], repair=repair)("Caf&eacute;\nX") == "Café"
        assert Chain([Takes("X")], repair=repair)("Caf&eacute;\nX\n") == "Café\n"

    @pytest.mark.parametrize(
        ("broken", "mended"),
        [("Caf&eacute;\n", "Café\n"), ("Caf&eacute;", "Café"), ("Caf&eacute;\r\nfin", "Café\r\nfin"), ("\n&nbsp;\n", "\n\xa0\n")],
    )
    def test_nothing_cut(self, broken, mended):
        """Not even from a text of which only blanks are left."""
        assert Chain([], repair=repair).explain(broken) == Result(mended, (), broken)


class TestBlankLines:
    @given(marks=st.lists(st.sampled_from(["", "a", "X"]), max_size=14))
    def test_no_break_grows_and_no_text_goes(self, marks):
        """Between two lines of text stays the longest run of blank lines that no hole interrupts."""
        text = "\n".join(marks)
        result = clean(text, *((line.start, line.end) for line in Document(text) if line.text == "X"))
        if "X" not in marks:
            assert result.text is text
            return
        after = result.text.split("\n")

        assert [line for line in after if line] == [line for line in marks if line == "a"]
        inner = "".join(line or "." for line in marks)
        for before, now in zip(inner.split("a")[1:-1], "".join(line or "." for line in after).split("a")[1:-1], strict=True):
            assert len(now) == max(map(len, before.split("X")))
