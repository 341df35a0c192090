"""What holds for every page: random trees, proper and improper, as text, as bytes and as others hold them."""

from __future__ import annotations

import pickle

from bs4 import BeautifulSoup
from hypothesis import given
from lxml import html

from cleantext import Document, explain_html, strip, strip_html
from html_trees import PROPER, pages, soup, trees
from strategies import hostile
from tiles import assert_tiles, kept_text


def letters(text: str) -> str:
    """The text without white space, markers of lists, bars between cells and brackets around readings."""
    return "".join(filter(str.isalpha, text))


def described(document: Document) -> tuple[object, ...]:
    return document.source, document.lines, document.page, [hint and (hint.path, hint.inside, hint.link_density) for hint in document.hints]


class TestReading:
    @given(tree=trees())
    def test_the_words_of_a_page_are_there_in_order(self, tree):
        """No word is lost, doubled or moved; what is left out is not there."""
        assert letters(Document.from_html(tree.html()).source) == letters(tree.text())

    @given(markup=soup())
    def test_any_markup_at_all(self, markup):
        document = Document.from_html(markup)

        assert document.source == "" or document.source.endswith("\n")
        assert not any(sign in document.source for sign in "\r\xad\0")

    @given(text=hostile())
    def test_any_text_at_all(self, text):
        explain_html(text)
        explain_html(f"<p>{text}</p>")

    @given(markup=soup())
    def test_hints_go_with_lines(self, markup):
        document = Document.from_html(markup)

        assert len(document.hints) == len(document.lines) or not document.source
        assert [hint is None for hint in document.hints] == [not line.strip() for line in document.lines[: len(document.hints)]]
        assert all(0 <= hint.link_density <= 1 and 0 <= hint.inside <= 1 for hint in document.hints if hint)

    @given(markup=soup())
    def test_lines_are_clean(self, markup):
        """No blank lines in a row, none at the top, no line that ends in white space."""
        lines = Document.from_html(markup).lines

        assert lines[:1] != ("",) or len(lines) == 1
        assert all(line == line.rstrip() for line in lines)

    @given(tree=trees(tags=PROPER, loose=False))
    def test_a_path_selects_the_element(self, tree):
        """In the tree that any reader makes of it, since nothing has to be mended."""
        markup = f"<!doctype html><html><head></head>{tree.html()}</html>"
        found = BeautifulSoup(markup, "html.parser")

        document = Document.from_html(markup)
        for line, hint in zip(document.lines, document.hints, strict=False):
            if hint:
                element = found.select_one(hint.path)
                assert element is not None
                assert element.name == hint.tag
                assert letters(line) in letters(element.get_text())

    @given(tree=trees())
    def test_however_it_comes(self, tree):
        """As text, as bytes, as a tree."""
        markup = f"<html><head></head>{tree.html()}</html>"
        given_text = described(Document.from_html(markup))

        assert described(Document.from_html(markup.encode())) == given_text
        assert described(Document.from_html(html.document_fromstring(markup, parser=html.HTMLParser(encoding=None)))) == given_text

    @given(tree=trees(loose=False, tags=PROPER))
    def test_as_a_soup(self, tree):
        markup = f"<html><head></head>{tree.html()}</html>"

        assert Document.from_html(BeautifulSoup(markup, "html.parser")).source == Document.from_html(markup).source

    @given(tree=trees())
    def test_pickle(self, tree):
        document = Document.from_html(tree.html())

        assert described(pickle.loads(pickle.dumps(document))) == described(document)


class TestCleaning:
    @given(markup=pages())
    def test_spans_tile_the_text_of_the_page(self, markup):
        result = explain_html(markup)

        assert result.source == Document.from_html(markup).source
        if result.source:
            assert_tiles(result)

    @given(markup=pages())
    def test_what_is_left_stays(self, markup):
        once = strip_html(markup)

        assert strip(once) == once

    @given(markup=pages())
    def test_every_removal_has_a_path(self, markup):
        for removal in explain_html(markup).removals:
            assert removal.path.startswith("html")
            assert removal.rule
            assert removal.why

    @given(markup=pages())
    def test_the_text_needs_no_reasons(self, markup):
        """It is put together without them."""
        assert strip_html(markup) == explain_html(markup).text

    @given(markup=pages())
    def test_twice_the_same(self, markup):
        assert explain_html(markup) == explain_html(markup)

    @given(tree=trees())
    def test_kept_spans_joined_are_the_text(self, tree):
        """Where no sign is mended, and of words none is."""
        result = explain_html(tree.html())

        assert result.text == kept_text(result)
