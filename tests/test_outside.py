"""The filter for lines of a page that are no part of its article: which case a line is, and what callers can do about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cleantext import Chain, Document, Removal, explain_html, preset, strip, strip_html
from cleantext.families import FAMILIES
from cleantext.filters.outside import CASES, Outside
from cleantext.hints import Hint, Node, Page
from pages import PARAGRAPHS
from toys import Takes, TrimsTail


def document(*lines: tuple[str, Hint | None]) -> Document:
    """A document of a page whose hints are made by hand."""
    text = "".join(f"{line}\n" for line, _ in lines)
    return Document(text, page=Page("", (), "", ""), hints=tuple(hint for _, hint in lines))


def hint(path: str, inside: float = 0.1, *, main: bool = False, repeats_title: bool = False) -> Hint:
    """A hint by elements from the outside in, "tag.names": that of the innermost one."""
    node: Node | None = None
    for step in ["html", "body", *path.split()]:
        tag, _, names = step.partition(".")
        node = Node(tag, node, names.replace(".", " "), step, hidden=False)
    assert node is not None
    return Hint(node, 0, inside, main=main, repeats_title=repeats_title)


def cases(*hints: Hint | None) -> list[tuple[str, str]]:
    lines = [("One line." if one else "", one) for one in hints]
    return [(vote.rule, vote.family) for vote in Outside()(document(*lines))]


ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"""<html><head><title>The bridge</title></head><body>
<header><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav></header>
<main><article><h1>The bridge</h1><div class="article-body">{ARTICLE}
<figure><img src="a.jpg"><figcaption>The bridge at dawn</figcaption></figure>
<p>{PARAGRAPHS[0].replace("Tuesday", "Friday")}</p></div></article></main>
<div class="comments"><div class="comment"><a href="/u">gull</a><p>So long ago!</p></div></div>
<footer><a href="/a">About us</a> <a href="/c">Contact</a></footer></body></html>"""


class TestCases:
    @pytest.mark.parametrize(
        ("path", "case", "family"),
        [
            ("nav ul li", "nav", "nav"),
            ("div.breadcrumbs a", "nav", "nav"),
            ("footer p", "footer", "nav"),
            ("div.site-footer p", "footer", "nav"),
            ("aside p", "aside", "related"),
            ("div.sidebar p", "aside", "related"),
            ("section.comments p", "comment", "other"),
            ("div.shareButtons p", "share", "share"),
            ("div.share-buttons p", "share", "share"),
            ("div.SOCIAL p", "share", "share"),
            ("div.related-articles p", "related", "related"),
            ("div.ad p", "ad", "ad"),
            ("div.newsletterSignup p", "promo", "promo"),
            ("div.newsletter-box p", "promo", "promo"),
            ("p.byline", "byline", "byline"),
            ("button", "control", "ui"),
            ("form label", "control", "ui"),
            ("dialog p", "control", "ui"),
            ("div.cookie-banner p", "control", "ui"),
            ("div p", "elsewhere", "other"),
            ("div.sidebars p", "elsewhere", "other"),
        ],
    )
    def test_a_line_outside(self, path, case, family):
        """Shown by the elements around it, or by the words in their names."""
        assert cases(hint(path)) == [(f"page/{case}", family)]

    @pytest.mark.parametrize("path", ["nav ul li", "footer p", "p.byline", "div p", "div.comments p"])
    def test_a_line_inside(self, path):
        """Where it stands is no ground alone."""
        assert cases(hint(path, 0.9)) == []

    def test_what_holds_the_article_says_nothing(self):
        """It names the layout of the page."""
        inner, outer = hint("div.sidebar div div div p"), hint("div.sidebar div div div p")
        next(node for node in outer.node if node.names).holds_article = True

        assert cases(inner) == [("page/aside", "related")]
        assert cases(outer) == [("page/elsewhere", "other")]
        assert cases(hint("aside div div div p")) == [("page/aside", "related")]

    def test_the_nearest_element_that_says_something(self):
        """It names the case, however far out it is."""
        assert cases(hint("div.sidebar div div div p")) == [("page/aside", "related")]
        assert cases(hint("nav aside div p")) == [("page/aside", "related")]
        assert cases(hint("aside div.share-box p")) == [("page/share", "share")]

    def test_captions_of_the_article(self):
        """Those of other pictures lead elsewhere."""
        assert cases(hint("figure figcaption", main=True)) == [("page/caption", "caption")]
        assert cases(hint("figure figcaption")) == [("page/elsewhere", "other")]

    def test_captions_like_the_article(self):
        """An element that says what it is counts for more than likelihood, unless it holds a paragraph or more."""
        assert cases(hint("figure figcaption div p", 0.9, main=True)) == [("page/caption", "caption")]
        assert cases(hint("figure figcaption div.credit", 0.9, main=True)) == [("page/credit", "credit")]
        assert cases(hint("figure figcaption p.byline", 0.9, main=True)) == [("page/caption", "caption")]
        assert cases(hint("figure figcaption", 0.9)) == []
        assert not list(Outside()(document(("One line. " * 40, hint("figure figcaption", 0.9, main=True)))))

    def test_credits_of_the_articles_pictures(self):
        """They are no captions, wherever they stand in one."""
        assert cases(hint("figure figcaption span.photo-credit", main=True)) == [("page/credit", "credit")]
        assert cases(hint("div.picture div.credits", main=True)) == [("page/credit", "credit")]
        assert cases(hint("div.credits")) == [("page/elsewhere", "other")]

    def test_the_headline(self):
        """However likely it is part of the article."""
        assert cases(hint("h1", 0.99, repeats_title=True)) == [("page/headline", "headline")]

    def test_blank_lines(self):
        assert cases(None, hint("nav p"), None) == [("page/nav", "nav")]

    def test_a_text_has_no_outside(self):
        assert list(Outside()(Document("Home\nNews\n"))) == []

    def test_what_it_may_say(self):
        """Each case has a family and a sentence, and the chain knows them."""
        told = {rule.id for rule in preset("page").rules() if rule.id.startswith("page/")}

        assert told == {f"page/{case[0]}" for case in CASES} | {"page/headline", "page/author", "page/elsewhere"}
        assert all(family in FAMILIES for _, family, _ in Outside().rules())
        assert repr(Outside()) == "Outside()"


class TestPages:
    def test_what_goes(self):
        assert [(removal.rule, explain_html(PAGE).removed_text(removal)) for removal in explain_html(PAGE).removals] == [
            ("page/nav", "Home | News | Sport"),
            ("page/headline", "The bridge"),
            ("page/caption", "The bridge at dawn"),
            ("page/comment", "gull"),
            ("page/comment", "So long ago!"),
            ("page/footer", "About us | Contact"),
        ]

    def test_a_page_of_a_headline_and_a_menu(self):
        """Nothing is left of it that a judge could be asked about."""
        entries = "".join(f'<li class="menu"><a href="/{number}">Entry {number} of many</a></li>' for number in range(40))
        result = explain_html(f"<title>The ferry is back</title><h1>The ferry is back</h1><ul>{entries}</ul>")

        assert result.text == ""
        assert {removal.family for removal in result.removals} == {"headline", "nav"}

    def test_the_preset_article_keeps_captions(self):
        text = preset("article")(Document.from_html(PAGE))

        assert "The bridge at dawn" in text.split("\n")
        assert "The bridge" not in text.split("\n")
        assert "The bridge at dawn" not in strip_html(PAGE)

    def test_the_preset_named_keeps_what_is_outside(self):
        """But for its own families."""
        assert "Home | News | Sport" in preset("named")(Document.from_html(PAGE))

    @pytest.mark.parametrize(
        ("family", "line"), [("nav", "Home | News | Sport"), ("headline", "The bridge"), ("caption", "The bridge at dawn"), ("other", "So long ago!")]
    )
    def test_keep_and_only(self, family, line):
        page = Document.from_html(PAGE)

        assert line in preset("page", keep={family})(page).split("\n")
        assert line not in preset("page", only={family})(page).split("\n")
        assert {removal.family for removal in preset("page", only={family}).explain(page).removals} == {family}

    def test_allow(self):
        text = preset("page", allow=["so long ago!", "The bridge"])(Document.from_html(PAGE))

        assert {"So long ago!", "The bridge"} < set(text.split("\n"))
        assert "gull" not in text

    def test_paths(self):
        paths = {explain_html(PAGE).removed_text(removal): removal.path for removal in explain_html(PAGE).removals}

        assert paths["The bridge"] == "html > body:nth-child(2) > main:nth-child(2) > article:nth-child(1) > h1:nth-child(1)"
        assert paths["About us | Contact"] == "html > body:nth-child(2) > footer:nth-child(4)"

    def test_a_cleaned_page_is_clean(self):
        assert strip(strip_html(PAGE)) == strip_html(PAGE)


class TestAuthors:
    """A line that only names the author goes where the page's structured data name the same."""

    def page(self, before: str, middle: str = "", after: str = "", authors: str = '"Ada Ferrer"') -> str:
        first, *others = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        data = f'<script type="application/ld+json">{{"headline": "The bridge", "author": [{authors}]}}</script>'
        body = f"{before}{first}{others[0]}{middle}{''.join(others[1:])}{after}"
        return f"<html><head>{data}</head><body><main><article><h1>The bridge</h1>{body}</article></main></body></html>"

    @pytest.mark.parametrize(
        "line", ["Ada Ferrer", "By Ada Ferrer", "Von ADA FERRER", "Text: Ada Ferrer", "— Ada Ferrer", "By Ada Ferrer in Leeds", "par Ada Ferrer."]
    )
    @pytest.mark.parametrize("place", ["before", "after"])
    def test_goes(self, line, place):
        result = explain_html(self.page(**{"before": "", place: f"<p>{line}</p>"}))

        assert line not in result.text
        assert [removal.family for removal in result.removals if result.removed_text(removal) == line] == ["byline"]

    def test_two(self):
        page = self.page("<p>Von Ada Ferrer und Jón Ek</p>", authors='{"name": "Ada Ferrer"}, {"name": "Jón Ek"}')

        assert "Jón Ek" not in strip_html(page)

    @pytest.mark.parametrize(
        "line",
        ["Ada Ferrer waited on the bridge until noon.", "Who is Ada Ferrer really?", "Tom Okafor laughed.", "Ferrer said no.", "Ada Ferrers Haus"],
    )
    def test_says_more(self, line):
        votes = Outside()(Document.from_html(self.page(f"<p>{line}</p>")))

        assert "page/author" not in {vote.rule for vote in votes}

    def test_in_the_middle_and_as_a_heading(self):
        """There she speaks, or the article is about her."""
        for markup in ("<p>Ada Ferrer</p>", "<h2>Ada Ferrer</h2>"):
            assert "page/author" not in {vote.rule for vote in Outside()(Document.from_html(self.page("", middle=markup)))}

    def test_can_be_kept(self):
        page = Document.from_html(self.page("<p>By Ada Ferrer</p>"))

        assert "By Ada Ferrer" in preset("page", keep={"byline"})(page)

    def test_pages_that_name_nobody(self):
        page = self.page("<p>Ada Ferrer</p>").replace('"author"', '"editor"')

        assert "page/author" not in {vote.rule for vote in Outside()(Document.from_html(page))}


class Votes:
    """Takes every line whose hint has this tag: a filter of one's own that reads hints."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    def __call__(self, document: Document) -> Iterator[Removal]:
        for index, found in enumerate(document.hints):
            if found and found.tag == self.tag:
                yield document.removal(index, "other", f"own/{self.tag}", "is of that kind")


class TestChains:
    def test_filters_of_ones_own(self):
        """They see hints, and hints stay with their lines while others go."""
        result = Chain([Votes("h2"), Takes("X")]).explain(Document.from_html("<h2>a</h2><p>X</p><h2>b</h2><p>c</p><div>X</div><h2>d</h2>"))

        assert result.text == "c\n"
        assert [(removal.rule, removal.path.split(" > ")[-1]) for removal in result.removals] == [
            ("own/h2", "h2:nth-child(1)"),
            ("toy/takes-X", "p:nth-child(2)"),
            ("own/h2", "h2:nth-child(3)"),
            ("toy/takes-X", "div:nth-child(5)"),
            ("own/h2", "h2:nth-child(6)"),
        ]

    def test_trims(self):
        """What was cut off a line has the path of the line, in each round."""
        markup = "<div><p>X</p><p>One Z two :t three</p><p>four</p></div>"
        result = Chain([Takes("X"), TrimsTail("Z"), TrimsTail(":t")]).explain(Document.from_html(markup))

        assert result.text == "One\n\nfour\n"
        assert {removal.path.split(" > ")[-1] for removal in result.removals if removal.rule.startswith("toy/tail")} == {"p:nth-child(2)"}

    def test_text_has_no_paths(self):
        result = Chain([Takes("X"), TrimsTail("Z")]).explain("X\n\nOne Z two")

        assert [removal.path for removal in result.removals] == ["", ""]

    def test_without_outside(self):
        """A chain that is not told what is outside keeps it."""
        page = Document.from_html(PAGE)

        assert Chain([])(page) == page.source
        assert "- Home" not in Chain([], outside=Outside())(page)

    def test_outside_of_text(self):
        assert Chain([], outside=Outside())("- Home\n- News\n") == "- Home\n- News\n"

    def test_sums_keep_it(self):
        page = Document.from_html(PAGE)

        assert "- Home" not in (Chain([]) + Chain([], outside=Outside()))(page)
        assert "- Home" not in (preset("page") + [Takes("X")])(page)  # noqa: RUF005

    def test_a_document_is_not_used_up(self):
        page = Document.from_html(PAGE)
        lines, hints = page.lines, page.hints
        first = preset("page").explain(page)

        assert preset("page").explain(page) == first
        assert (page.lines, page.hints) == (lines, hints)
