"""Pages that have hung, crashed or emptied a reader of HTML. No clock is read: at these sizes whatever takes the square of them does not end."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from lxml import etree

import hostile_pages
from cleantext import Document, explain_html, strip_html
from cleantext.markup import parse
from hostile_pages import END, KINDS
from tiles import assert_tiles

#: Kinds whose end is no text: it stands in a tag, a comment or a frame that nobody closes.
WITHOUT_END = {"unclosed tag", "unclosed comments", "frames"}
#: Kinds whose structured data hold an article that the page does not show: it follows the end.
WITH_MORE = {"json wide", "json markup"}
#: How much of a kind is asked to be read, and to be cleaned.
MANY, SOME = 10_000, 1_000


@pytest.mark.parametrize("kind", KINDS)
def test_is_read_to_its_end(kind):
    """The text after whatever it is is there."""
    document = Document.from_html(KINDS[kind](MANY))

    assert kind in WITHOUT_END or document.source.endswith("The last words END here.\n") or (kind in WITH_MORE and END[3:-4] in document.source)


@pytest.mark.parametrize("kind", KINDS)
def test_is_cleaned(kind):
    """And says why what is gone is gone."""
    result = explain_html(KINDS[kind](SOME))

    if result.source:
        assert_tiles(result)
    assert all(len(removal.path) < 3000 for removal in result.removals)


@pytest.mark.parametrize("kind", ["nested div", "nested b", "nested table", "nested ul", "unclosed <div>one<b>", "nested mixed", "nested lists"])
def test_a_hundred_thousand_levels(kind):
    assert Document.from_html(KINDS[kind](100_000)).source.endswith("The last words END here.\n")


@pytest.mark.parametrize("kind", ["attributes", "quoted attributes", "quoted first", "slashed attributes", "glued attributes", "end tag attributes"])
def test_two_hundred_thousand_attributes(kind):
    assert Document.from_html(KINDS[kind](200_000)).source == "one\n\nThe last words END here.\n"


def test_a_million_end_tags():
    assert Document.from_html(hostile_pages.end_tags(1_000_000)).source == "one\n\nThe last words END here.\n"


def test_five_million_characters_of_one_text():
    source = Document.from_html(hostile_pages.one_text(1_000_000)).source

    assert source == "word " * 999_999 + "word\n\nThe last words END here.\n"


def test_lines_and_structured_data():
    """Each line is looked for in the article's text that the page gives, which may be long."""
    body = "Words of it. " * 50_000
    page = f'<script type="application/ld+json">{{"articleBody": "{body}"}}</script>' + "<p>other words</p>" * 5_000 + END

    assert Document.from_html(page).source.count("other words") == 5_000


@pytest.mark.parametrize("parser", ["html.parser", "lxml"])
def test_soups_as_deep(parser):
    soup = BeautifulSoup("<div>" * 5_000 + "one" + "</div>" * 5_000, parser)

    assert Document.from_html(soup).source in ("one\n", "")


def test_a_wide_tree():
    root = etree.Element("div")
    for _ in range(MANY):
        etree.SubElement(root, "p").text = "one"
        root.append(etree.Comment("no"))

    assert Document.from_html(root).source.count("one") == MANY


@pytest.mark.parametrize(
    "markup", ["", "<!-- x -->" * 10, "<frameset><frame src=a></frameset>", "<script>x</script>", "<html>", "\0", "<!", "<?", "</", "&"]
)
def test_an_empty_result(markup):
    """No error: there is nothing, or next to nothing."""
    assert len(strip_html(markup)) < 4
    assert len(strip_html(markup.encode())) < 4


@pytest.mark.parametrize("place", ["<article>{}<p>Two.</p></article>", "<p>One.{}</p>Two.", "{}<p>Two.</p>"])
@pytest.mark.parametrize(
    "text", ["</article>", "<!-- </p>", "'</p><p hidden>'", "<b>" * 5000, "</html>", "<p " + "a " * 5000, "i<n " + "a=1; " * 5000]
)
def test_scripts_with_markup_in_strings(place, text):
    """They open and close nothing."""
    script = f"<script>document.write({text!r})</script>"

    assert "Two." in Document.from_html(place.format(script)).source
    assert "write" not in Document.from_html(place.format(script)).source
    deep = "<div>" * 3000 + place.format(script) + "</div>" * 3000
    assert "Two." in Document.from_html(deep).source
    assert "write" not in Document.from_html(deep).source


class TestTamed:
    """The parser takes the square of a tag's attributes."""

    @pytest.mark.parametrize(
        "tag",
        [
            "<p {}>",
            "<p a='>' {}>",
            '<p a=">" b="<" {}>',
            "<p a<b {}>",
            "<p a'b {}>",
            "<p ='>' {}>",
            "<p\n{}\n>",
            "<p/{}/>",
            "<P {}",
            "<p a = '\n>' {}>",
            "<p x<script {}>",
            "<p a=b'c {}>",
            f"<{'x' * 500} {{}}>",
            f"<p {'y' * 500}=1 {{}}>",
            "<!-- <p> --><p {}>",
            "<title><p></title><p {}>",
        ],
    )
    @pytest.mark.parametrize(
        "attribute", ["a{}", "a{}=1", "a{}='>'", 'a{}="<b c>"', "a{}=''", "<a{}", "a{}<", "=a{}", "a{}==", "a{} = '\"'", "a{}='x' /", "'a{}"]
    )
    def test_few_stay(self, tag, attribute):
        markup = tag.format(" ".join(attribute.format(number) for number in range(3000))) + "one</p>"
        root = etree.fromstring(parse.tamed(markup.encode()), parse.new_parser())

        assert root is None or max(len(element.attrib) for element in root.iter()) <= 2 * parse.MOST_ATTRIBUTES

    @pytest.mark.parametrize(
        "markup",
        [
            "<p a='1' b=\"2\">one</p>",
            "<p " + " ".join(f"a{n}='{n}'" for n in range(150)) + ">one</p>",
            '<a href="data:' + "x = 1; " * 5000 + '">one</a>',
            "<p title='" + "a=b " * 5000 + "'>one</p>",
            "one < two " * 5000,
            "<script>for (i = 0; i<n; i++) {" + "a = b; " * 5000 + "}</script><p>one</p>",
            "<!-- <p " + "a=1 " * 5000 + " --><p>one</p>",
            "<style>a<b" + "a=1 " * 5000 + "</style><p>one</p>",
            "<textarea><p " + "a=1 " * 5000 + "</textarea><p>one</p>",
        ],
    )
    def test_what_is_no_long_tag_stays(self, markup):
        assert parse.tamed(markup.encode()) == markup.encode()
