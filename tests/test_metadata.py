"""What pages say of themselves."""

from __future__ import annotations

import json

import pytest

from cleantext import Document, explain_html, strip_html
from cleantext.hints import Page


def page(head: str) -> Page:
    found = Document.from_html(f"<html><head>{head}</head><body><p>Text.</p></body></html>").page
    assert found is not None
    return found


def data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_a_page_that_says_nothing():
    assert page("") == Page("", (), "", "")


def test_a_text_has_no_page():
    assert Document("Text.").page is None


class TestTitle:
    def test_structured_data_comes_first(self):
        head = '<title>Third</title><meta property="og:title" content="Second">' + data({"headline": "First &amp; best"})

        assert page(head).title == "First & best"

    def test_then_open_graph(self):
        assert page('<title>Third</title><meta property="og:title" content=" The \n second ">').title == "The second"

    def test_then_the_title(self):
        assert page("<title>\n  城の門\n  開く </title>").title == "城の門 開く"

    @pytest.mark.parametrize("headline", [None, 5, ["a"], {"a": 1}, ""])
    def test_a_headline_that_is_none(self, headline):
        assert page("<title>Third</title>" + data({"headline": headline})).title == "Third"

    def test_the_title_of_a_drawing_is_none(self):
        """An element of that name inside svg names the drawing."""
        assert Document.from_html("<p>Text.<svg><title>Arrow</title></svg></p>").page == Page("", (), "", "")


class TestAuthors:
    @pytest.mark.parametrize(
        ("author", "names"),
        [
            ("Ada Ferrer", ("Ada Ferrer",)),
            ({"name": " Ada\nFerrer "}, ("Ada Ferrer",)),
            ([{"name": "Ада"}, "גיל", {"name": "Ада"}, {"name": 5}, None, {}, ""], ("Ада", "גיל")),
            (None, ()),
            (5, ()),
        ],
    )
    def test_names(self, author, names):
        assert page(data({"headline": "One", "author": author})).authors == names

    def test_only_of_articles(self):
        """Pictures have authors, too."""
        assert page(data({"headline": "One", "image": {"author": "Photographer"}})).authors == ()

    def test_within_a_graph(self):
        assert page(data([{"@graph": [{"name": "Site"}, {"headline": "One", "author": {"name": "Ada"}}]}])).authors == ("Ada",)


class TestBody:
    def test_the_longest(self):
        assert page(data([{"articleBody": "Short."}, {"articleBody": "The longer one."}])).body == "The longer one."

    def test_markup_in_it(self):
        assert page(data({"articleBody": "One<br>two &amp; <b>three</b>"})).body == "One two &  three "

    def test_one_too_long(self):
        """No line is looked for in it."""
        assert page(data({"articleBody": "x" * 300_000})).body == ""

    def test_empty_or_wrong(self):
        assert page(data({"articleBody": ["no", "text"]})).body == ""


class TestBrokenData:
    @pytest.mark.parametrize(
        "text",
        [
            '{"headline": "One"',
            '{"headline": "One",}',
            "{'headline': 'One'}",
            '"headline": ',
            '{"headline": NaN, "author"',
            "[" * 5000 + '"headline": 1',
            "",
            '"headline":"x" // <![CDATA[',
        ],
    )
    def test_says_nothing(self, text):
        assert page(f'<script type="application/ld+json">{text}</script>') == Page("", (), "", "")

    def test_the_next_script_is_read(self):
        assert page('<script type="application/ld+json">{"headline": </script>' + data({"headline": "Two"})).title == "Two"

    def test_line_breaks_in_strings(self):
        assert page('<script type="application/ld+json">{"headline": "One\n\ttwo"}</script>').title == "One two"

    def test_lone_surrogates_in_strings(self):
        assert page('<script type="application/ld+json">{"headline": "One \\ud800"}</script>').title == "One \ud800"

    def test_other_scripts_are_not_read(self):
        assert page('<script>{"headline": "One"}</script><script type="text/x">{"headline": "One"}</script>').title == ""


class TestSite:
    @pytest.mark.parametrize(
        ("address", "site"),
        [
            ("https://www.quay.example/a?b=c", "quay.example"),
            ("//Quay.Example:8080/", "quay.example"),
            ("https://user:pass@quay.example", "quay.example"),
            ("/relative", ""),
            ("", ""),
            ("http://[broken", ""),
            ("https://例え.example/", "例え.example"),
        ],
    )
    def test_the_canonical_host(self, address, site):
        assert page(f'<link rel="canonical" href="{address}">').site == site
        assert page(f'<meta property="og:url" content="{address}">').site == site

    def test_the_link_wins(self):
        assert page('<meta property="og:url" content="http://a.example"><link rel=canonical href="http://b.example">').site == "b.example"


class TestStated:
    """A page that shows nothing of its article, which stands in its structured data: a script would show it."""

    PARAGRAPHS = (
        "The ferry between the two harbours came back on Monday after eleven weeks in the yard, the company said.",
        "About four hundred people had waited on the pier, many of them since the early morning, and they cheered.",
        "Short.",
        "The manager said that it would sail six times a day, and that tickets would cost no more than they did last year.",
    )
    SHELL = '<html><head>{}</head><body><nav><a href="/">Home</a></nav><div id="root">{}</div><footer>© 2026 The Courier</footer></body></html>'

    @pytest.mark.parametrize("form", ["{}", "<p>{}</p>", "&lt;p&gt;{}&lt;/p&gt;"])
    def test_is_the_text(self, form):
        body = "\n\n".join(map(form.format, self.PARAGRAPHS))
        page = self.SHELL.format(data({"@type": "NewsArticle", "headline": "Ferry returns", "articleBody": body}), "Loading…")
        result = explain_html(page)

        assert result.text.split("\n\n") == [*self.PARAGRAPHS[:-1], self.PARAGRAPHS[-1] + "\n"]
        assert {removal.path.split(" > ")[-1] for removal in result.removals} == {"nav:nth-child(1)", "div:nth-child(2)", "footer:nth-child(3)"}

    def test_its_path_is_that_of_the_script(self):
        page = self.SHELL.format("<meta charset=utf-8><!-- no -->" + data({"articleBody": "\n".join(self.PARAGRAPHS)}), "")
        document = Document.from_html(page)

        assert [hint for hint in document.hints if hint][-1].path == "html > head:nth-child(1) > script:nth-child(2)"

    def test_of_a_page_without_any_text(self):
        page = data({"articleBody": "\n".join(self.PARAGRAPHS)}) + "<div id=app></div>"

        assert strip_html(page).split("\n\n")[0] == self.PARAGRAPHS[0]

    def test_a_page_that_shows_it(self):
        """Nothing is said twice."""
        shown = "".join(f"<p>{paragraph}</p>" for paragraph in self.PARAGRAPHS)
        page = self.SHELL.format(data({"articleBody": "\n".join(self.PARAGRAPHS)}), shown)

        assert Document.from_html(page).source.count("eleven weeks") == 1

    def test_a_page_that_shows_its_beginning(self):
        """The rest is for subscribers."""
        page = self.SHELL.format(data({"articleBody": "\n".join(self.PARAGRAPHS)}), f"<p>{self.PARAGRAPHS[0]}</p>")

        assert "four hundred" not in Document.from_html(page).source

    @pytest.mark.parametrize("body", ["Too short to be an article.", "x " * 200_000])
    def test_what_is_not_used(self, body):
        assert Document.from_html(self.SHELL.format(data({"articleBody": body}), "")).source == "Home\n\n© 2026 The Courier\n"
