"""Reports taken apart again, by two parsers: what text is in them, and of which elements they are made."""

from __future__ import annotations

from html.parser import HTMLParser

import lxml.html

#: Elements without content.
VOID = {"meta", "input", "br", "wbr", "rect"}


class Element:
    """An element of a page."""

    def __init__(self, tag: str, attributes: dict[str, str | None]) -> None:
        self.tag, self.attributes = tag, attributes
        self.inside: list[Element | str] = []

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    def all(self) -> list[Element]:
        """Itself and all in it."""
        return [self, *(found for child in self.inside if isinstance(child, Element) for found in child.all())]

    def of(self, name: str) -> list[Element]:
        """Those in it of a class, or of a tag."""
        return [element for element in self.all() if name in (element.tag, *element.classes)]

    def text(self, *without: str) -> str:
        """The text of a document, as it was: without notes, and without these."""
        if {*self.classes, self.tag} & {"note", "gap", *without}:
            return ""
        if "sign" in self.classes:
            return chr(int(self.attributes["data-code"] or "", 16))
        return "".join(child if isinstance(child, str) else child.text(*without) for child in self.inside)

    def said(self) -> str:
        """All text in it."""
        return "".join(child if isinstance(child, str) else child.said() for child in self.inside)


class Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        element = Element(tag, dict(attributes))
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> where <{self.open[-1].tag}> is open"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(page: str) -> Element:
    """The page as Python's parser reads it; every element is closed."""
    parser = Parser()
    parser.feed(page)
    parser.close()
    assert len(parser.open) == 1, f"<{parser.open[-1].tag}> is not closed"
    return parser.root


def parsed_by_lxml(page: str) -> Element:
    """The page as lxml reads it from its bytes."""

    def taken(node: lxml.html.HtmlElement) -> Element:
        element = Element(node.tag, dict(node.attrib))
        element.inside = [node.text or ""]
        for child in node:
            element.inside += [taken(child), child.tail or ""]
        return element

    root = Element("", {})
    root.inside = [taken(lxml.html.document_fromstring(page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)))]
    return root
