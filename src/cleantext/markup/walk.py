"""From a tree to lines of text: what starts a new line, what a line break in the source means, how lists, tables and code read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleantext.hints import Node

if TYPE_CHECKING:
    from lxml import etree

INLINE, BLOCK, SKIP, BREAK, CODE, NOTE = range(6)
#: What is not named here is inline, as in browsers.
KINDS = {
    **dict.fromkeys(
        "html body div p section article main header footer aside nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption "
        "blockquote figure figcaption form fieldset legend address details summary dialog center hgroup search menu dir hr button label picture "
        "video audio".split(),
        BLOCK,
    ),
    **dict.fromkeys(
        "head title script style template noscript iframe svg math select option textarea input object embed canvas meta link map area frameset "
        "frame noframes applet datalist progress meter rp".split(),
        SKIP,
    ),
    "br": BREAK,
    "pre": CODE,
    "listing": CODE,
    "rt": NOTE,
}
LISTS = frozenset({"ul", "ol", "menu", "dir"})
#: A row with one of these in a cell lays out the page, it is no row of a table of data.
LAYOUT = frozenset("table ul ol dl h1 h2 h3 h4 h5 h6 form figure pre blockquote section article aside nav header footer".split())
#: Between the cells of a row.
CELLS = " | "
_HIDDEN = re.compile(r"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)", re.IGNORECASE)
#: A line break in the source between two signs of a script that writes no spaces.
_UNSPACED = "⺀-〿ぁ-ㇿ㐀-䶿一-鿿豈-﫿！-｠\U00020000-\U0003ffff"
_BROKEN = re.compile(rf"(?<=[{_UNSPACED}])[ \t\r]*+\n\s*+(?=[{_UNSPACED}])")
_NAMES = ("class", "id", "role", "itemprop", "aria-label")


class Lines:
    """The lines of a page, and where each comes from.

    Attributes:
        nodes: the block-level elements, in the order of the page.
        parents: for each the index of the one around it; the first is its own.
        texts: the lines; the text of one that stands in code may hold line breaks.
        owners: for each line the index of the innermost element that holds it.
        links: for each line how many of its characters are links.
        tight: for each line whether it follows the one before without a blank line.
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.parents: list[int] = []
        self.texts: list[str] = []
        self.owners: list[int] = []
        self.links: list[int] = []
        self.tight: list[bool] = []


def read(root: etree._Element) -> Lines:
    """The lines of a tree, hidden ones included; what stands around the root is not read."""
    reader = Reader()
    reader.read(root)
    return reader.lines


class Reader:
    """Walks through a tree once, without recursion: pages are nested thousands of levels deep."""

    def __init__(self) -> None:
        self.lines = Lines()
        self._parts: list[str] = []
        self._linked = 0
        self._markers: dict[int, str] = {}  # of the list items whose first line is still to come, by the item's index
        self._counts: dict[int, int] = {}  # of the numbered lists, by the list's index
        self._breaks = 0

    def read(self, root: etree._Element) -> None:
        """Append the lines of this tree."""
        # For each element that is open: the rest of its parent's children, the parent's state, and what closing it means.
        waiting: list[tuple[Iterator[tuple[int, etree._Element]], int, bool, bool, bool, str, etree._Element, int]] = []
        kinds, parts, add = KINDS, self._parts, self._parts.append
        at = self._open(root, 0, str(root.tag))
        link = row = code = False
        trail = ""
        if root.text:
            self._say(root.text, link=False)
        children = iter(enumerate(root, 1))
        while True:
            for place, element in children:
                tag = element.tag
                kind = kinds.get(tag, INLINE) if type(tag) is str else SKIP
                if kind == INLINE or (row and kind in (BLOCK, CODE)):
                    spaced = kind != INLINE
                    inner = link
                    if spaced:
                        add(CELLS if tag in ("td", "th") and any(map(str.strip, parts)) else " ")
                    elif tag == "a":
                        inner = True
                        if parts and not parts[-1][-1:].isspace() and element.getprevious() is not None and not element.getprevious().tail:
                            add(" ")  # links side by side are set apart by the layout
                    text = element.text
                    if text:
                        add(text)
                        if inner:
                            self._linked += len(text.strip())
                    if len(element):
                        waiting.append((children, at, link, row, code, trail, element, NOTE if spaced else INLINE))
                        link, children = inner, iter(enumerate(element, 1))
                        trail = f"{trail}{tag}:nth-child({place}) > "
                        break
                    if spaced:
                        add(" ")
                elif kind == BREAK:
                    if code:
                        add("\n")
                    elif row:
                        add(" ")
                    else:
                        self._flush(at, code)
                        self._breaks += 1
                elif kind == NOTE:
                    add(f"({''.join(element.itertext()).strip()})")
                elif kind != SKIP:
                    if code:
                        add("\n")
                    else:
                        self._flush(at, code)
                    self._breaks = 0
                    opened = self._open(element, at, f"{trail}{tag}:nth-child({place})", tag)
                    text = element.text
                    if text:
                        self._say(text, link=link)
                    if len(element):
                        waiting.append((children, at, link, row, code, trail, element, BLOCK))
                        row = row or (tag == "tr" and is_row(element))
                        code = code or kind == CODE
                        at, children, trail = opened, iter(enumerate(element, 1)), ""
                        break
                    self._flush(opened, code or kind == CODE)
                text = element.tail
                if text:
                    add(text)
                    if link:
                        self._linked += len(text.strip())
            else:
                if not waiting:
                    self._flush(at, code)
                    return
                children, before, link, row_before, code_before, trail, element, kind = waiting.pop()
                if kind == BLOCK:
                    self._flush(at, code)
                    self._breaks = 0
                elif kind == NOTE:
                    add(" ")
                at, row, code = before, row_before, code_before
                if element.tail:
                    self._say(element.tail, link=link)

    def _say(self, text: str, *, link: bool) -> None:
        self._parts.append(text)
        if link:
            self._linked += len(text.strip())

    def _open(self, element: etree._Element, parent: int, step: str, tag: str = "") -> int:
        """Note a block-level element; its index."""
        lines = self.lines
        names, hidden = "", bool(lines.nodes) and lines.nodes[parent].hidden
        if element.attrib:
            get = element.get
            names = " ".join([name for name in map(get, _NAMES) if name])
            style = get("style")
            if not hidden:
                hidden = get("hidden") is not None or get("aria-hidden") == "true" or (style is not None and _HIDDEN.search(style) is not None)
        index = len(lines.nodes)
        lines.parents.append(parent)
        lines.nodes.append(Node(tag or step, lines.nodes[parent] if index else None, names, step, hidden=hidden))
        if tag == "li":
            self._markers[index] = self._marker(element, parent)
        return index

    def _marker(self, item: etree._Element, around: int) -> str:
        """What the line of a list item begins with: a dash, or its number."""
        if self.lines.nodes[around].tag != "ol":
            return "- "
        number = self._counts.get(around)
        if number is None:
            parent = item.getparent()
            number = as_number(parent.get("start") if parent is not None else None, 1)
        number = as_number(item.get("value"), number)
        self._counts[around] = number + 1
        return f"{number}. "

    def _flush(self, at: int, code: bool) -> None:
        """End the line, if there is one."""
        parts = self._parts
        if not parts:
            return
        text = "".join(parts)
        linked, self._linked = self._linked, 0
        parts.clear()
        if code:
            text = "\n".join(map(str.rstrip, text.replace("\r", "").expandtabs(4).split("\n"))).strip("\n")
        else:
            if "\n" in text and not text.isascii():
                text = _BROKEN.sub("", text)
            text = " ".join(text.split())
            if text.startswith("| ") or text.endswith(" |"):
                text = text.strip("| ")
        if "\xad" in text:
            text = text.replace("\xad", "")
        if not text.strip():
            return
        lines = self.lines
        lines.tight.append(self._breaks == 1 or self._follows(at))
        lines.texts.append(self._marked(at, text))
        lines.owners.append(at)
        lines.links.append(min(linked, len(text)))

    def _marked(self, at: int, text: str) -> str:
        """The line with the marker of its list item, and as far in as its list is nested."""
        item, tags = self._item(at)
        if item < 0:
            return text
        marker = self._markers.pop(item, "  ")
        return "  " * (tags - 1) + marker + text.replace("\n", "\n" + "  " * tags)

    def _item(self, at: int) -> tuple[int, int]:
        """The index of the list item that holds this element, or -1, and how many lists are around it."""
        nodes, parents = self.lines.nodes, self.lines.parents
        item, lists = -1, 0
        while at:
            tag = nodes[at].tag
            if tag == "li" and item < 0:
                item = at
            elif tag in LISTS and item >= 0:
                lists += 1
            at = parents[at]
        return item, max(1, lists)

    def _follows(self, at: int) -> bool:
        """Whether this line and the one before stand in one list or table, and need no blank line between them."""
        owners = self.lines.owners
        if not owners:
            return False
        around = self._outermost(at)
        return around >= 0 and around == self._outermost(owners[-1])

    def _outermost(self, at: int) -> int:
        """The index of the list farthest out around this element; of a row the table; else -1."""
        nodes, parents = self.lines.nodes, self.lines.parents
        found, row = -1, nodes[at].tag == "tr"
        while at:
            tag = nodes[at].tag
            if tag in LISTS or tag == "dl":
                found = at
            elif row and tag == "table":
                return at
            at = parents[at]
        return found


def is_row(row: etree._Element) -> bool:
    """Whether a row of a table holds data, in at least two cells."""
    cells = sum(cell.tag in ("td", "th") for cell in row)
    return cells > 1 and not any(element.tag in LAYOUT for element in row.iter())


def as_number(value: str | None, otherwise: int) -> int:
    """The value of an attribute that is a small number, else the other one."""
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,6}", value) else otherwise
