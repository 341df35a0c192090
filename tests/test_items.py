"""Passages broken over several lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given

from articles import SENTENCES
from cleantext.document import Document
from cleantext.items import LONGEST_ITEM, Item, indentation, is_broken, is_forced
from strategies import texts


class TestAnyText:
    @given(text=texts())
    def test_items_are_the_lines_they_name(self, text):
        """Two lines or more, in order, none blank; the text is theirs with single spaces between."""
        lines = Document(text).lines
        items = Document(text).items

        assert list(items) == sorted(set(items))
        for item in items:
            assert 0 <= item.first < item.last < len(lines)
            part = lines[item.first : item.last + 1]
            assert all(line.strip() for line in part)
            assert item.text == " ".join(map(str.strip, part))


def items(lines: list[str]) -> list[Item]:
    """The items of a document with these lines."""
    return list(Document("\n".join(lines)).items)


class TestIndented:
    def test_a_bullet_and_its_continuation(self):
        """The seed case: one message, two lines."""
        assert items(["• Oops!", "  Something went wrong."]) == [Item(0, 1, "• Oops! Something went wrong.", wrapped=False)]

    def test_several_continuation_lines(self):
        """All lines deeper than the head belong to it."""
        assert items(["- a", "   b", "  c", "d"]) == [Item(0, 2, "- a b c", wrapped=False)]

    def test_a_tab_is_an_indentation(self):
        """Tab stops stand every eight columns."""
        assert items(["a", "\tb"]) == [Item(0, 1, "a b", wrapped=False)]
        assert items(["  a", "\tb"]) == [Item(0, 1, "a b", wrapped=False)]
        assert indentation("\ta") == 8
        assert indentation("  \ta") == 8

    @pytest.mark.parametrize(
        "lines",
        [
            ["a", "b"],
            ["  a", "  b"],
            ["a", "", "  b"],
            ["- a", "  - b"],
            ["- a", "  1. b"],
            ["", "  b"],
            ["    a", "  b"],
            ["\ta", "    b"],
            ["a", *["  b"] * LONGEST_ITEM],
        ],
    )
    def test_what_is_no_continuation(self, lines):
        """Same indentation, a blank line between, a bullet of its own, a long block."""
        assert items(lines) == []

    def test_items_in_a_row(self):
        """One ends where the next begins; a line still deeper begins none."""
        assert items(["a", "  b", "c", "  d"]) == [Item(0, 1, "a b", wrapped=False), Item(2, 3, "c d", wrapped=False)]
        assert items(["a", "  b", "    c", "d"]) == [Item(0, 2, "a b c", wrapped=False)]
        assert items(["a", "  b", "- c", "  d"]) == [Item(0, 1, "a b", wrapped=False), Item(2, 3, "- c d", wrapped=False)]
        assert items(["a", "  b", "   ", "  c"]) == [Item(0, 1, "a b", wrapped=False)]
        assert items(["    a", "b", "  c"]) == [Item(1, 2, "b c", wrapped=False)]

    def test_the_longest_item(self):
        """As many lines as the limit says."""
        assert items(["a", *["  b"] * (LONGEST_ITEM - 1)]) == [Item(0, LONGEST_ITEM - 1, "a" + " b" * (LONGEST_ITEM - 1), wrapped=False)]


class TestWrapped:
    @pytest.mark.parametrize("script", ["latin", "cyrillic", "greek", "arabic", "hebrew", "devanagari"])
    @pytest.mark.parametrize("width", [60, 72, 80, 100])
    def test_wrapped_paragraphs_are_found_again(self, script, width):
        """Hard-wrapped text shows its paragraphs whole."""
        pool = SENTENCES[script]
        paragraphs = [" ".join(pool[:4]), " ".join(pool[4:8])]
        lines: list[str] = []
        for paragraph in paragraphs:
            lines += [*textwrap.wrap(paragraph, width, break_on_hyphens=False), ""]

        assert [item.text for item in items(lines)] == paragraphs

    def test_lists_and_verse_are_not_wrapped(self):
        """Their lines break before they must."""
        verse = ["Whose woods these are I think I know.", "His house is in the village though;"] * 3 + ["x" * 60]

        assert items(verse) == []

    def test_lines_of_paragraphs_are_not_wrapped(self):
        """Lines longer than any page is wide are paragraphs."""
        assert items(["word " * 30, "word " * 30]) == []

    @pytest.mark.parametrize(("width", "found"), [(49, False), (50, True), (110, True), (111, False)])
    def test_widths(self, width, found):
        """Text is wrapped neither narrower nor wider."""
        line = ("word " * 22)[: width - 1].replace(" ", "-") + "s"

        assert bool(items([line, line])) is found

    def test_most_breaks_are_forced(self):
        """Half of them are not enough; a break that is not forced ends a paragraph."""
        line = ("word " * 12).strip()
        assert items([line, line, "", "short", "short"]) == []
        assert [item[:2] for item in items([line, line, line, "", "short", "short"])] == [(0, 2)]
        assert [item[:2] for item in items([line, line, "the end.", line, line])] == [(0, 2), (3, 4)]
        assert all(item.wrapped for item in items([line, line]))

    def test_a_forced_break(self):
        """The first word of the next line would not have fitted."""
        assert is_forced("x" * 55, "longer word", 60)
        assert not is_forced("x" * 50, "word", 60)
        assert not is_forced("x" * 55, "word and more", 60)
        assert is_forced("x" * 55, "words and more", 60)
        assert not is_forced("x" * 59, "- item", 60)


class TestBroken:
    """Two lines of wrapped text are a paragraph where the break is plainly within a sentence."""

    @pytest.mark.parametrize(
        ("line", "following"),
        [
            ("All who live in the valley had a letter of the council about", "the new bridge"),
            ("Ninguém sabe quem pintou as velas azuis dos barcos, que foram feitas", "por Ada Ferrer"),
            ("لم يعرف أحد في المدينة لماذا أغلق الحارس باب القاعة، ولم يتم حفظ", "التعليقات."),
        ],
    )
    def test_it_is(self, line, following):
        assert is_broken(line, following)

    @pytest.mark.parametrize(
        ("line", "following"),
        [
            ("All who live in the valley had a letter of the council.", "the new bridge"),
            ("Why all who live in the valley had a letter of the council", "By Ada Ferrer."),
            ("لم يعرف أحد في المدينة لماذا أغلق الحارس باب القاعة", "التعليقات"),
            ("რატომ დაკეტა დარაჯმა დარბაზის კარი, ქალაქში არავინ იცოდა", "კომენტარები"),
        ],
    )
    def test_it_is_not(self, line, following):
        assert not is_broken(line, following)


def test_a_capital_may_begin_the_rest_of_a_sentence():
    """Only where a text is wrapped for certain: else it may be furniture under a headline."""
    line, following = "The ferry is owned by a company that also owns a bank, a brewery and", "Getty Images."
    assert is_broken(line, following, hard=True)
    assert not is_broken(line, following)
    assert not is_broken(line, "Getty Images", hard=True)
    assert not is_broken(f"{line} a mill.", following, hard=True)
