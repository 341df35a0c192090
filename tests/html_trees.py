"""Random trees of elements as hypothesis draws them, written as HTML: what a page may hold, in any nesting, proper or not."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from articles import SENTENCES
from cleantext.markup.layout import INLINE, KINDS, SKIP
from strategies import furniture, lines

#: Elements that hold no others.
VOID = ("br", "hr", "img", "wbr", "input")
#: What of an element that is left out may hold text here; what holds frames is a page of its own kind.
LEFT_OUT = ("script", "style", "template", "noscript", "iframe", "textarea", "select", "title", "object", "rp", "canvas")
ELEMENTS = (
    *sorted(tag for tag, kind in KINDS.items() if kind not in (SKIP, INLINE) and tag not in ("html", "body", "svg", *VOID)),
    *("a", "b", "i", "span", "em", "code", "ruby", "x-y", "font", "section", "p", "p", "div", "div", "div", "li", "td", "span", "a"),
)
#: Elements that HTML lets stand in one another as they are drawn: no parser mends anything.
PROPER = ("div", "section", "article", "aside", "blockquote", "nav", "footer", "figure", "figcaption", "main", "x-y", "span")
NAMES = ("class", "id", "role", "style", "hidden", "aria-hidden", "itemprop", "aria-label", "href", "start", "value", "data-x", "lang")
VALUES = (
    *("nav", "article-body", "mainContent", "comments", "caption", "footer", "share", "display:none", "true", "3", "-1", "x" * 50, ""),
    *("<p>", "a > b", '"', "'", "&amp;", "é", "食堂", "\n", " "),
)


#: Whether an element that is drawn is closed: it is.
CLOSED = st.sampled_from([True])


class Element(NamedTuple):
    """An element, what is in it and whether it is closed."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element | str, ...]
    closed: bool = True

    def html(self) -> str:
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        if self.tag in VOID:
            return f"<{self.tag}{attributes}>"
        inner = "".join(child.html() if isinstance(child, Element) else escape(child) for child in self.children)
        return f"<{self.tag}{attributes}>{inner}" + (f"</{self.tag}>" if self.closed else "")

    def text(self) -> str:
        """What is shown of it."""
        if self.tag in LEFT_OUT or self.tag in VOID:
            return ""
        return "".join(child.text() if isinstance(child, Element) else child for child in self.children)


def words() -> SearchStrategy[str]:
    """A few words of some script, with white space around them as pages have it."""
    every = [word for pool in SENTENCES.values() for sentence in pool[:3] for word in sentence.split()]
    space = st.sampled_from(["", " ", "\n", "\n  ", "\t", "\xa0", "\r\n"])
    return st.tuples(space, st.lists(st.sampled_from(every), max_size=4).map(" ".join), space).map("".join)


def attributes() -> SearchStrategy[tuple[tuple[str, str], ...]]:
    pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES))
    return st.lists(pairs, max_size=3, unique_by=lambda pair: pair[0]).map(tuple)


def trees(text: SearchStrategy[str] | None = None, tags: tuple[str, ...] = ELEMENTS, *, loose: bool = True) -> SearchStrategy[Element]:
    """Trees whose texts are of this kind.

    Args:
        text: a piece of text; None for a few words.
        tags: the elements to draw from.
        loose: whether some elements are left out of the text, hold nothing, or are not closed.
    """
    text = words() if text is None else text
    element = st.builds(Element, st.sampled_from(tags), attributes(), st.just(()), CLOSED)
    leaves = st.one_of(text, text, element)
    if loose:
        left_out = st.builds(Element, st.sampled_from(LEFT_OUT), attributes(), words().map(lambda word: (word,)), CLOSED)
        leaves = st.one_of(leaves, left_out, st.builds(Element, st.sampled_from(VOID), attributes(), st.just(()), CLOSED))
    closed = st.sampled_from([True, True, True, False]) if loose else CLOSED

    nodes: SearchStrategy[Element | str] = leaves
    for _ in range(4):
        inner = st.lists(nodes, max_size=4).map(tuple)
        element = st.builds(Element, st.sampled_from(tags), attributes(), inner, closed)
        nodes = st.one_of(leaves, element, element, element, element)
    return st.lists(nodes, max_size=6).map(lambda children: Element("body", (), tuple(children)))


def pages() -> SearchStrategy[str]:
    """Pages of sentences, furniture and trouble, in any elements."""
    return trees(st.deferred(lambda: st.one_of(words(), furniture("page"), lines()))).map(Element.html)


def soup() -> SearchStrategy[str]:
    """Pieces of HTML in any order, which nobody closes as they were opened."""
    tags = st.sampled_from(ELEMENTS + LEFT_OUT + VOID)
    pieces = st.one_of(
        words(),
        tags.map("<{}>".format),
        tags.map("</{}>".format),
        st.sampled_from(
            [
                "<",
                ">",
                "</",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<?x",
                "&",
                "&amp;",
                "&#0;",
                '<a href="',
                "'",
                "</html>",
                "</body>",
                "<p ",
                "\0",
                "\ud800",
            ]
        ),
    )
    return st.lists(pieces, max_size=30).map("".join)
