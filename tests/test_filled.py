"""What the trees leave out between two lines of the article, and what is no text at all."""

from __future__ import annotations

import pytest

from cleantext import Document, strip_html
from cleantext.hints import LEAST, Hint, Page
from cleantext.markup.features import Measured
from cleantext.markup.filling import SURE, fill
from cleantext.markup.pages import FAR
from cleantext.markup.parse import tree
from cleantext.markup.walk import read
from pages import PARAGRAPHS


def filled(markup: str, *inside: float) -> list[bool]:
    """Which lines are in, where the trees think so of them."""
    root = tree(markup)
    assert root is not None
    lines = read(root)
    hints = [
        Hint(lines.nodes[owner], linked / len(text), likely, main=True, repeats_title=False)
        for text, owner, linked, likely in zip(lines.texts, lines.owners, lines.links, inside, strict=True)
    ]
    fill(hints, Measured(lines, Page("", (), "", "")))
    return [hint.inside >= LEAST for hint in hints]


class TestFilled:
    @pytest.mark.parametrize(
        "markup",
        [
            "<div><p>One</p><p>two</p><p>three</p></div>",
            "<div><p>One</p><pre>two</pre><h2>three</h2></div>",
            "<p>One<br>two<br>three</p>",
            "<ul><li>One<li>two<li>three</ul>",
            "<table><tr><td>One<td>1<tr><td>two<td>2<tr><td>three<td>3</table>",
            '<div class="article-body"><p>One</p><blockquote>two</blockquote><p>three</p></div>',
        ],
    )
    def test_between_two_of_the_article(self, markup):
        assert filled(markup, 0.9, 0.01, 0.9) == [True, True, True]

    @pytest.mark.parametrize(
        ("two", "likely"),
        [
            ("<div class='highlight'><div><pre>two</pre></div></div>", 0.01),
            ("<div role='tabpanel'><div><div><div><pre>two</pre></div></div></div></div>", 0.01),
            ("<div><table><tr><td>two<td>2</table></div>", 0.05),
            ("<table><tr><td><a href='/x'>two</a><td>2</table>", 0.02),
            ("<div><table><caption>two</caption></table></div>", 0.12),
        ],
    )
    def test_code_and_rows_of_data(self, two, likely):
        """Furniture is seldom one of them."""
        assert filled(f"<section><p>One</p>{two}<p>three</p></section>", 0.9, likely, 0.9) == [True, True, True]

    @pytest.mark.parametrize(
        "two",
        [
            "<ul><li><p>two</p></li></ul>",
            "<dl><dt>two</dt></dl>",
            "<div><div><h2>two</h2></div></div>",
        ],
    )
    @pytest.mark.parametrize(("likely", "stays"), [(0.12, True), (0.05, False)])
    def test_what_is_set_off_between_paragraphs(self, two, likely, stays):
        """Documentation has its code, its options and its tables in elements of their own."""
        assert filled(f"<section><p>One</p>{two}<p>three</p></section>", 0.9, likely, 0.9) == [True, stays, True]

    @pytest.mark.parametrize(
        "two",
        [
            "<div><div>two</div></div>",
            "<ul class='related'><li><p>two</p></ul>",
            "<ul><li><p><a href=x>two</a></p></ul>",
            "<nav><ul><li><p>two</ul></nav>",
        ],
    )
    def test_what_is_set_off_and_is_none_of_these(self, two):
        assert filled(f"<section><p>One</p>{two}<p>three</p></section>", 0.9, 0.2, 0.9) == [True, False, True]

    @pytest.mark.parametrize(
        "two",
        [
            "<blockquote><table><tbody><tr><td>two<td>2</tbody></table></blockquote>",
            "<div class='syntax'><table><tbody><tr><td><pre>two</pre></tbody></table></div>",
            "<div><ul><li><div><p>two</p></div></ul></div>",
            "<table><tr><td><a href='/x'>two</a><td>2</table>",
            "<figure class='wp-block-table'><table><tbody><tr><td>two<td>2</tbody></table></figure>",
        ],
    )
    def test_what_is_set_off_farther_in(self, two):
        """As a whole it stands between paragraphs, and the names in a table link."""
        assert filled(f"<section><p>One</p>{two}<p>three</p></section>", 0.9, 0.12, 0.9) == [True, True, True]

    @pytest.mark.parametrize(("one", "stays"), [(PARAGRAPHS[0], True), ("One", False)])
    def test_a_heading_of_the_first_level_is_the_pages_before_any_paragraph(self, one, stays):
        page = f"<section><p>{one}</p><div><h1>two</h1></div><p>{PARAGRAPHS[1]}</p></section>"

        assert filled(page, 0.9, 0.12, 0.9) == [True, stays, True]

    @pytest.mark.parametrize(
        ("two", "stays"),
        [
            ("<ul><li><a href='/a'>Mill</a><li><a href='/b'>Ferry</a></ul>", True),
            ("<ul><li><a href='/a'>Mill</a></ul>", False),
            ("<ul class='related'><li><a href='/a'>Mill</a><li><a href='/b'>Ferry</a></ul>", False),
            ("<ul><li><a href='/a'>Mill</a><li><a href='/b'>Why the ferry does not run at night in March</a></ul>", False),
            ("<ul><li><a href='#a'>One</a><li><a href='#b'>Three</a></ul>", False),
            ("<div><ul><li><a href='/a'>Mill</a><li><a href='/b'>Ferry</a></ul></div>", False),
        ],
    )
    @pytest.mark.parametrize(("lead", "leads"), [("<h2>One</h2>", True), ("<h3>One</h3>", False), ("<p>One:</p>", False), ("<p>One</p>", False)])
    def test_a_list_of_names_that_link(self, lead, leads, two, stays):
        """Under a heading of no other's level there may be related articles, under a line with a colon what an article is tagged as."""
        page = f"<div>{lead}{two}<h2>Three</h2></div>"
        items = two.count("<li>")

        assert filled(page, 0.9, *[0.05] * items, 0.9) == [True, *[leads and stays] * items, True]

    @pytest.mark.parametrize(
        ("label", "stays"),
        [("Step 2", True), ("2.", True), ("Did you know?", True), ("14.25", False), ("March 2, 2024", False), ("<a href='/x'>Step</a>", False)],
    )
    def test_what_heads_a_part_of_the_article(self, label, stays):
        step = "<div class='step'><div class='box'>{}<p>two</p></div></div>"

        assert filled(f"<div><p>One</p>{step.format(label)}</div>", 0.9, 0.05, 0.9) == [True, stays, True]

    def test_what_heads_the_first_part_is_no_part(self):
        assert filled("<div><div>Ada<p>two</p></div></div>", 0.05, 0.9) == [False, True]

    @pytest.mark.parametrize(
        ("form", "answer", "stays"),
        [
            ("body", "Check the fuse.", True),
            ("body", "Check the fuse", False),
            ("body", "Fuse.", False),
            ("body", "Mend it.", True),
            ("share", "Check the fuse.", False),
        ],
    )
    def test_a_short_answer_between_longer_ones(self, form, answer, stays):
        """What is around all of them, and called a thread, says nothing of one."""
        post = f"<div class='post'><div class='{form}'>{{}}</div></div>"
        page = f"<div class='thread'>{''.join(map(post.format, [*PARAGRAPHS[:2], answer, *PARAGRAPHS[2:3]]))}</div>"

        assert filled(page, 0.9, 0.9, 0.15, 0.9) == [True, True, stays, True]

    def test_questions_that_are_buttons(self):
        page = "".join(f"<div><button>{text}</button></div>" for text in [PARAGRAPHS[0], "Is it dear?", PARAGRAPHS[1]])

        assert filled(f"<section>{page}</section>", 0.9, 0.15, 0.9) == [True, True, True]

    @pytest.mark.parametrize(("around", "stays"), [("text", True), ("", False)])
    def test_sentences_in_boxes_of_one_form(self, around, stays):
        boxes = [f"<div><div class='{around}'><p>{text}</p></div></div>" for text in [PARAGRAPHS[0], "Nobody objected.", PARAGRAPHS[1]]]

        assert filled(f"<section>{'<h2>Vote</h2>'.join(boxes)}</section>", 0.9, 0.05, 0.15, 0.05, 0.9)[2] == stays

    @pytest.mark.parametrize(
        ("two", "stays"),
        [
            ("<div class='row'><label>two</label></div>", True),
            ("<div class='row'><label><a href='/x'>two</a></label></div>", False),
            ("<div class='row'><p>two</p></div>", False),
            ("<div class='share'><label>two</label></div>", False),
            ("<div class='row' hidden><label>two</label></div>", False),
        ],
    )
    def test_one_of_a_row(self, two, stays):
        row = "<div class='row'><label>{}</label></div>"

        assert filled(f"<section>{row.format('One')}{two}{row.format('three')}</section>", 0.9, 0.2, 0.9) == [True, stays, True]
        assert filled(f"<section>{row.format('One')}{two}</section>", 0.9, 0.2) == [True, False]

    def test_the_time_of_an_entry_is_not_set_off(self):
        """The entries before and after it hold a line of the article each, far inside."""
        entry = "<div>{}<h2>two</h2><div><p>three</p></div></div>"
        assert filled(f"<div>{entry.format('12.02')}{entry.format('13.02')}</div>", 0.05, 0.9, 0.9, 0.05, 0.9, 0.9).count(False) == 2

    @pytest.mark.parametrize(
        "two",
        [
            '<p class="related">two</p>',
            '<p class="caption">two</p>',
            "<figcaption>two</figcaption>",
            "<aside>two</aside>",
            "<button>two</button>",
            "<form>two</form>",
            "<nav>two</nav>",
            '<p hidden="">two</p>',
            "<p><a href='/x'>two</a></p>",
            '<div class="ad-slot"><p>two</p></div>',
        ],
    )
    def test_what_speaks_against(self, two):
        assert filled(f"<div><p>One</p>{two}<p>three</p></div>", 0.9, 0.01, 0.9) == [True, False, True]

    @pytest.mark.parametrize(
        "around",
        [
            '<article class="post type-post status-publish category-harbour tag-mill"><div class="entry-content">{}</div></article>',
            '<article class="post status-publish">{}</article>',
            '<form id="aspnetForm"><div><div>{}</div></div></form>',
        ],
    )
    def test_what_is_said_around_all_of_the_article(self, around):
        article = f"<p>{PARAGRAPHS[0]}</p><p>two</p><p>{PARAGRAPHS[1]}</p>"

        assert filled(around.format(article), 0.9, 0.01, 0.9) == [True, True, True]

    @pytest.mark.parametrize(
        "around",
        [
            '<article class="post"><p>{0}</p><p>{1}</p><form><p>One</p><p>two</p><p>three</p></form></article>',
            '<article class="post"><p>{0}</p><p>{1}</p><div class="tags"><p>One</p><p>two</p><p>three</p></div></article>',
        ],
    )
    def test_what_is_said_around_a_part_of_it(self, around):
        assert filled(around.format(*PARAGRAPHS), 0.9, 0.9, 0.9, 0.01, 0.9) == [True, True, True, False, True]

    def test_comments_that_outweigh_the_article(self):
        comments = f"<p>{PARAGRAPHS[0]}</p><p>two</p><p>{PARAGRAPHS[1]}</p>"

        assert filled(f'<div class="comments">{comments}</div>', 0.9, 0.01, 0.9) == [True, False, True]

    def test_in_another_element(self):
        assert filled("<div><p>One</p></div><div><p>two</p></div><div><p>three</p></div>", 0.9, 0.01, 0.9) == [True, False, True]

    @pytest.mark.parametrize("inside", [(0.9, 0.01, 0.01), (0.01, 0.01, 0.9), (0.01, 0.01, 0.01)])
    def test_before_and_after(self, inside):
        assert filled("<div><p>One</p><p>two</p><p>three</p></div>", *inside) == [likely >= LEAST for likely in inside]

    @pytest.mark.parametrize(
        ("three", "stays"),
        [
            ("<p>three</p>", True),
            ("<h2>three</h2>", False),
            ('<p class="hint">three</p>', False),
            ('<p class="author">three</p>', False),
            ("<div><p>three</p></div>", False),
            ("<p>three <a href='/x'>and four</a></p>", False),
            ("<pre>three</pre>", True),
        ],
    )
    def test_what_goes_on_in_an_element_of_its_kind(self, three, stays):
        assert filled(f"<div><p>One</p><p>two</p>{three}</div>", 0.9, 0.1, 0.1) == [True, True, stays]

    def test_what_goes_on_goes_on_without_a_gap(self):
        assert filled("<div><p>One</p><h2>two</h2><p>three</p></div>", 0.9, 0.1, 0.1) == [True, False, False]

    @pytest.mark.parametrize(
        ("gap", "three", "stays"),
        [
            ("<p>* * *</p>", f"<p>{PARAGRAPHS[1]}</p>", True),
            ("<h2>two</h2>", f"<p>{PARAGRAPHS[1]}</p>", True),
            ("<h2>two</h2>", f"<p class='hint'>{PARAGRAPHS[1]}</p>", False),
            ("<h2>two</h2>", f"<p><a href='/x'>{PARAGRAPHS[1]}</a></p>", False),
            ("<h2>two</h2>", f"<div><p>{PARAGRAPHS[1]}</p></div>", False),
        ],
    )
    def test_a_paragraph_goes_on_after_a_gap(self, gap, three, stays):
        assert filled(f"<div><p>{PARAGRAPHS[0]}</p>{gap}{three}</div>", 0.9, 0.02, 0.1)[2] == stays

    @pytest.mark.parametrize(
        ("one", "other", "stays"), [("note-1", "note-12", True), ("n1", "n2", True), ("note-1", "hint-1", False), ("t-1 p-2 c", "t-3 p-20 c", False)]
    )
    def test_numbers_in_names_make_no_difference(self, one, other, stays):
        assert filled(f"<ol><li class='{one}'>One<li class='{other}'>two</ol>", 0.9, 0.1) == [True, stays]
        assert filled(f"<ol><li id='{one}'><p>One</p><li id='{other}'><p>two</p></ol>", 0.9, 0.1) == [True, stays]

    @pytest.mark.parametrize(("names", "stays"), [("part part--last", True), ("part", True), ("hint", False)])
    def test_a_paragraph_goes_on_in_an_element_of_one_form(self, names, stays):
        page = f"<div><div class='part part--first'><p>{PARAGRAPHS[0]}</p></div><div class='{names}'><p>{PARAGRAPHS[1]}</p></div></div>"

        assert filled(page, 0.9, 0.1) == [True, stays]

    def test_before_the_main_element_nothing_goes_on(self):
        """A picture's caption and the lead stand in elements of one form, over the article."""
        lead = f"<div>{PARAGRAPHS[0]}</div><p>Ida Quist</p><div>{PARAGRAPHS[1]}</div>"
        page = f"<body>{lead}<article>{''.join(f'<p>{one}</p>' for one in PARAGRAPHS)}</article></body>"

        assert filled(page, 0.9, 0.02, 0.1, *[0.9] * len(PARAGRAPHS))[:3] == [True, False, False]

    def test_how_likely_it_is_then(self):
        assert FAR < LEAST < SURE


class TestData:
    """What a script would have read."""

    DATA = '{"layoutMobile":2,"layoutDesktop":4,"buttonAlign":"Center","products":[{"title":"Harbour kettle","price":"89.00","available":true}]}'

    def page(self, inner: str) -> str:
        return f"<html><body><article><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>{inner}<p>{PARAGRAPHS[2]}</p></article></body></html>"

    @pytest.mark.parametrize("form", ["<div>{}</div>", "<div class='x'>[{}]</div>", "<p>{}</p>"])
    def test_goes(self, form):
        page = self.page(form.format(self.DATA))

        assert "layoutMobile" in Document.from_html(page).source
        assert strip_html(page).split("\n\n") == [*PARAGRAPHS[:2], PARAGRAPHS[2] + "\n"]

    @pytest.mark.parametrize("inner", [f"<pre>{DATA}</pre>", "<p>[Ida Quist laughs.]</p>", '<p>{"a": 1} is what the program says.</p>'])
    def test_stays(self, inner):
        text = inner.split(">", 1)[1].rsplit("<", 1)[0]

        assert text in strip_html(self.page(inner))
