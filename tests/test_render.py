"""What the command shows of a result: removals as JSON, a diff that can be applied, counts (tally.py)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from cleantext.chain import Chain
from cleantext.command.render import CONTEXT, changed_lines, diff, explained
from cleantext.command.tally import Tally
from cleantext.document import Result
from cleantext.presets import preset
from strategies import texts
from toys import Takes, TrimsHead, TrimsTail, chains, toy_texts

ARTICLE = preset("article")


def shown(result: Result, colour: str = "never") -> list[str]:
    return list(diff(result, "a.txt", colour=colour))


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
    def test_colours_change_no_character(self, text):
        """Apart from the colours."""
        result = ARTICLE.explain(text)
        plain = "\n".join(shown(result))
        coloured = "\n".join(shown(result, "always"))
        for code in ("\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[0m"):
            coloured = coloured.replace(code, "")

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
        """Red for what goes, green for what comes, and back to plain before the line ends."""
        result = Chain([Takes("X"), TrimsTail(":t")]).explain("X\na :t\nb")

        assert shown(result, "always")[2:] == [
            "\x1b[36m@@ line 1 @@\x1b[0m",
            "\x1b[31m-X\x1b[0m",
            "\x1b[31m-a :t\x1b[0m",
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
