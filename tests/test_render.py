"""What the command shows of a result: removals as JSON, a diff that can be applied, counts (tally.py)."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.chain import Chain
from cleantext.command.render import BETWEEN, CONTEXT, LEAST, changed_lines, diff, explained
from cleantext.command.tally import Tally
from cleantext.command.terminal import fitted, padded, visible, width
from cleantext.document import Result
from cleantext.presets import preset
from strategies import texts
from toys import Takes, TrimsHead, TrimsTail, chains, toy_texts

ARTICLE = preset("article")


def shown(result: Result, colour: str = "never") -> list[str]:
    return list(diff(result, "a.txt", colour=colour))


def without_colours(line: str) -> str:
    return re.sub("\x1b\\[[0-9]*m", "", line)


def check_changes(result: Result) -> None:
    """The lines shown as kept and gone are the source; those kept and come are the cleaned text."""
    changes = list(changed_lines(result))

    assert "\n".join(text for sign, text, _ in changes if sign in " -") == result.source
    assert "\n".join(text for sign, text, _ in changes if sign in " +") == result.text
    assert [number for sign, _, number in changes if sign in " -"] == list(range(1, result.source.count("\n") + 2))


class TestDiff:
    @given(chains(), toy_texts())
    def test_the_diff_of_toys_can_be_applied(self, filters, text):
        """It leads from the source to the cleaned text."""
        check_changes(Chain(filters).explain(text))

    @given(texts())
    def test_the_diff_of_articles_can_be_applied(self, text):
        """With every shipped filter, and repair."""
        check_changes(ARTICLE.explain(text))

    @pytest.mark.parametrize("text", ["a\nX\n", "X\na", "a\n\nX\n", "a\nX", "a\n\n\nX", "\nX", "X\n", "a\n\nX\n\n\nb", "a\n\n\nX\n\nb\n"])
    def test_the_diff_around_blank_lines_can_be_applied(self, text):
        """Where line breaks and blank lines go with a line."""
        check_changes(Chain([Takes("X")]).explain(text))

    @given(texts())
    def test_nothing_changed_nothing_shown(self, text):
        """And something where something changed."""
        result = ARTICLE.explain(text)

        assert bool(shown(result)) == (result.text != result.source)

    @given(texts())
    @example("The harbour council voted nine to four to dredge the channel, and the mayor said nothing.\rSign up for our free newsletter today.\r\nx")
    def test_colours_change_no_character(self, text):
        """But for those that a terminal would obey."""
        result = ARTICLE.explain(text)
        plain = [visible(line) for line in shown(result)]
        coloured = [without_colours(line) for line in shown(result, "always")]

        assert coloured == plain

    def test_a_line_that_goes(self):
        """With what stands around it."""
        assert shown(Chain([Takes("X")]).explain("a\nX\nb")) == ["--- a.txt", "+++ a.txt (cleaned)", "@@ line 1 @@", " a", "-X", " b"]

    def test_a_line_that_is_trimmed(self):
        """As it was, and what is left."""
        result = Chain([TrimsTail(":t"), TrimsHead("h:")]).explain("h: a b :t c\nd")

        assert shown(result)[2:] == ["@@ line 1 @@", "-h: a b :t c", "+a b", " d"]

    def test_a_line_that_is_mended(self):
        """As it was given, and as it is now."""
        assert shown(ARTICLE.explain("Das ist schÃ¶n gewesen."))[2:] == [
            "@@ line 1 @@",
            "-Das ist schÃ¶n gewesen.",
            "+Das ist schön gewesen.",
        ]

    def test_only_lines_near_a_change_are_shown(self):
        """Three on either side, under the number of the first."""
        lines = [f"line {number}" for number in range(1, 41)]
        lines[9] = lines[29] = "X"
        found = shown(Chain([Takes("X")]).explain("\n".join(lines)))[2:]

        assert CONTEXT == 3
        assert found[:8] == ["@@ line 7 @@", " line 7", " line 8", " line 9", "-X", " line 11", " line 12", " line 13"]
        assert found[8:] == ["@@ line 27 @@", " line 27", " line 28", " line 29", "-X", " line 31", " line 32", " line 33"]

    def test_all_goes(self):
        """Nothing is left to show."""
        assert shown(Chain([Takes("X")]).explain("X\n\nX"))[2:] == ["@@ line 1 @@", "-X", "-", "-X"]

    def test_colours(self):
        """Red for what goes, dim for what stays of the line, green for what comes, and back to plain before the line ends."""
        result = Chain([Takes("X"), TrimsTail(":t")]).explain("X\na :t\nb")

        assert shown(result, "always")[2:] == [
            "\x1b[36m@@ line 1 @@\x1b[0m",
            "\x1b[31m-X\x1b[0m",
            "\x1b[31m-\x1b[0m\x1b[2ma \x1b[0m\x1b[31m:t\x1b[0m",
            "\x1b[32m+a\x1b[0m",
            " b",
        ]


class TestExplained:
    @given(texts())
    def test_each_removal_is_one_line_of_json(self, text):
        """In ASCII, with the place first, and its span holds its words."""
        result = ARTICLE.explain(text)
        lines = list(explained(result, {"file": "a.txt"}))

        assert len(lines) == len(result.removals)
        for line, removal in zip(lines, result.removals, strict=True):
            assert line.isascii()
            assert "\n" not in line
            record = json.loads(line)
            assert list(record) == ["file", "line", "start", "end", "family", "rule", "why", "text"]
            assert text[record["start"] : record["end"]].strip() == record["text"] == result.removed_text(removal)

    def test_the_line_number_is_that_of_the_words(self):
        """Counted from 1 by newlines, as editors do."""
        result = Chain([Takes("X")]).explain("a\n\nX\nb\r\nX")

        assert [json.loads(line)["line"] for line in explained(result, {})] == [3, 5]

    @pytest.mark.parametrize("text", ["a\n\n\nX", "a\n\n\nX\n", "a\n\nX\n\n\nb", "\n\nX\n\na"])
    def test_the_line_number_where_blank_lines_went_too(self, text):
        """The blank lines before the words do not shift it."""
        [line] = explained(Chain([Takes("X")]).explain(text), {})

        assert json.loads(line)["line"] == text.split("\n").index("X") + 1

    def test_nothing_removed(self):
        """Nothing is said."""
        assert list(explained(Chain([]).explain("a"), {})) == []


class TestTally:
    def test_counts_per_family_and_rule(self):
        """The family with the most characters first, under it its rules; columns line up."""
        tally = Tally()
        chain = Chain([Takes("X", "ui"), Takes("Y", "promo"), Takes("YY", "promo")])
        for text in ("X\na", "Y long line\n\nYYY\nb", "c", "Y\nd"):
            tally.add(chain.explain(text))

        assert list(tally.table()) == [
            "family  rule         removals  characters",
            "promo                       3          19",
            "        toy/takes-Y         3          19",
            "ui                          1           2",
            "        toy/takes-X         1           2",
            "3 of 4 documents changed; 84.00% of 25 characters removed",
        ]

    def test_nothing_counted(self):
        """Is no error."""
        assert list(Tally().table()) == ["family  rule  removals  characters", "0 of 0 documents changed; 0.00% of 0 characters removed"]

    @given(texts())
    def test_the_counts_add_up(self, text):
        """To what the removals took."""
        result = ARTICLE.explain(text)
        tally = Tally()
        tally.add(result)

        assert sum(tally.lines.values()) == len(result.removals)
        assert sum(tally.removed.values()) == len(text) - sum(end - start for start, end in result.kept)

    def test_bars_where_there_is_room(self):
        """As long as their figures, and only on a terminal with columns enough."""
        tally = Tally()
        chain = Chain([Takes("X", "ui"), Takes("Y", "promo")])
        tally.add(chain.explain("XXXXXXXXX\nYYYY\na"))
        table = [without_colours(line) for line in tally.table(colour="always", columns=100)]

        assert [line.rstrip(" █▏▎▍▌▋▊▉") for line in table] == list(tally.table()) == [without_colours(line) for line in tally.table(colour="always")]
        assert [line.count("█") for line in table] == [0, 16, 16, 8, 8, 0]


class TestReasons:
    @given(chains(), toy_texts())
    def test_they_stand_beside_what_went(self, filters, text):
        """And change nothing else of the diff."""
        result = Chain(filters).explain(text)
        without = [without_colours(line) for line in shown(result, "always")]
        beside = [without_colours(line) for line in diff(result, "a.txt", colour="always", columns=100)]

        assert [line[: len(start)] for line, start in zip(beside, without, strict=True)] == without
        for line, start in zip(beside, without, strict=True):
            assert line == start or (start.startswith("-") and ": " in line[len(start) :])

    @pytest.mark.parametrize("word", ["abc", "市議会", "e\u0301e\u0301", "ก็ก็", "👩\u200d💻", "שלום", "한국", "ﾊﾛｰ"])
    def test_they_line_up(self, word):
        """In any script: what is before a reason takes the same columns in each line."""
        result = Chain([Takes("X")]).explain(f"Xabcdefgh\na\nX{word}\nb\nX")
        lines = [without_colours(line) for line in diff(result, "a", colour="always", columns=100) if "holds the word" in line]

        assert len(lines) == 3
        assert {width(line.partition("ui: ")[0]) for line in lines} == {13}

    def test_they_line_up_behind_tabs(self):
        """Which end at columns of the terminal, where the sign before the line has taken the first."""
        result = Chain([Takes("X")]).explain("X\tabcdefgh\na\nX\nb\nXabcdef\tc")
        lines = [without_colours(line).expandtabs(8) for line in diff(result, "a", colour="always", columns=100) if "holds the word" in line]

        assert len(lines) == 3
        assert len({line.index("ui: ") for line in lines}) == 1

    def test_the_words_have_them_and_the_blank_lines_not(self):
        """And the part of a line that went stands out."""
        result = Chain([Takes("X"), TrimsTail(":t")]).explain("a\n\nX\n\nb :t c\n")
        lines = list(diff(result, "a", colour="always", columns=80))[3:]

        assert [without_colours(line) for line in lines if "-" in line[:8]] == [
            "-X        ui: holds the word",
            "-",
            "-b :t c   promo: begins with the mark",
        ]

    def test_they_are_cut_where_the_terminal_ends(self):
        """But not to so little that nothing can be read."""
        lengths, columns, why = (1, 26, 45, 60, 200), 60, "holds the word that takes it, and says so"
        text = "\n\n".join("X" * length for length in lengths)
        gone = Chain([Takes("X")]).explain(text).removals
        result = Result("", tuple(removal._replace(why=why) for removal in gone), text)
        lines = [without_colours(line) for line in diff(result, "a", colour="always", columns=columns)]
        cut = f"ui: {why}"[: columns - 26 - 1 - BETWEEN - 1] + "…"

        assert len(cut) >= LEAST
        assert [line.rpartition("   ")[2] for line in lines if line.startswith("-X")] == [cut] * 2 + [f"ui: {why}"] * 3


class TestWidth:
    @given(st.text(st.sampled_from("abé市ハンが한ก็\u0301👩\u200d💻\ufe0f\t \u202e\x1bשע")), st.integers(0, 30))
    def test_cut_and_filled(self, text, columns):
        """Never wider than asked for, and as wide where it is filled up."""
        cut = visible(text)

        assert width(fitted(cut, columns)) <= columns
        assert fitted(cut, width(cut)) == cut
        assert width(padded(cut, width(cut) + 5)) == width(cut) + 5

    @given(st.text(st.sampled_from("abéàçñü한국어がぎパピ市 ")))
    def test_composed_or_not(self, text):
        """The same columns."""
        assert width(unicodedata.normalize("NFD", text)) == width(unicodedata.normalize("NFC", text))

    @given(st.text())
    def test_nothing_is_obeyed(self, text):
        """No control is left but tabs."""
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", visible(text))
