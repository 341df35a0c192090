"""From a tree to lines of text: what starts a new line, what a line break in the source means, how lists, tables and code read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.etree import Comment, Entity, ProcessingInstruction

from cleantext.hints import Node, Trail
from cleantext.markup.layout import (
    BLOCK,
    BREAK,
    CELLS,
    CODE,
    CONTROL,
    COUNTED,
    DRAWING,
    FOLDED,
    FORMULA,
    HEADINGS,
    HELD,
    INLINE,
    KINDS,
    NOTE,
    SKIP,
    WITH_FOOT,
    Around,
    attributes,
    folded,
    formula,
    is_note,
    is_open,
    is_row,
    numbered,
    stands_alone,
    within,
)
from cleantext.markup.lines import Lines
from cleantext.markup.markers import Markers
from cleantext.markup.spaces import collapsed, of_code

if TYPE_CHECKING:
    from lxml import etree

_SHOWN_AS_BLOCK = re.compile(r"display\s*+:\s*+(?:block|flex|grid|table)\b", re.IGNORECASE)
#: After so many menus that nobody closed no other is looked at: they may stand in each other, a thousand levels deep.
MOST_UNCLOSED = 3
#: Levels of elements that are told apart; what is deeper belongs to the block that is the last to be told apart, so that paths stay short.
DEEPEST = 100
#: What starts no element of HTML is left out.
_KINDS = {**KINDS, Comment: SKIP, ProcessingInstruction: SKIP, Entity: SKIP}


def read(root: etree._Element, *, held: bool = False) -> Lines:
    """The lines of a tree, hidden ones included; what stands around the root is not read.

    Args:
        root: the tree.
        held: whether what the page holds for scripts to show, or for browsers without scripts, is read, too.
    """
    reader = Reader(held=held)
    reader.read(root)
    return reader.lines


class Reader:
    """Walks through a tree once, without recursion: pages are nested thousands of levels deep."""

    def __init__(self, *, held: bool) -> None:
        self.lines = Lines()
        self._held = held
        self._around: list[Around] = []  # by the block's index
        self._depths: list[int] = []
        self._parts: list[str] = []
        self._blank = 0  # parts of the line from its start that are known to be blank
        self._linked = 0
        self._markers: dict[int, str] = {}  # of the list items whose first line is still to come, by the item's index
        self._numbers = Markers()
        self._unclosed = 0  # menus that hold more than a menu
        self._breaks = 2  # a block begins: that is more than a line break
        self._outer = -1  # of the line before, the list farthest out around it; of a row the table

    def read(self, root: etree._Element) -> None:
        """Append the lines of this tree."""
        # For each element that is open: the rest of its parent's children, the parent's state, and what closing it means.
        waiting: list[tuple[Iterator[tuple[int, etree._Element]], int, bool, bool, bool, Trail, etree._Element, int]] = []
        kinds, parts, add = _KINDS, self._parts, self._parts.append
        at = self._open_root(root)
        link = row = False
        code = kinds.get(root.tag) == CODE
        trail: Trail = None
        menu: tuple[str, int] | None = None
        # Trees that others made may hold comments, which are no children to CSS.
        plain = next(root.iter(Comment, ProcessingInstruction, Entity), None) is None
        if root.text:
            add(root.text)
        children = enumerate(root, 1) if plain else numbered(root)
        while True:
            for place, element in children:
                tag = element.tag
                kind = kinds.get(tag, INLINE)
                if kind == INLINE:
                    if tag == "span":
                        style = element.get("style")
                        if style and _SHOWN_AS_BLOCK.search(style):
                            kind = BLOCK
                elif kind == SKIP:
                    if tag in HELD and (self._held or element.get("shadowrootmode")):  # browsers show the latter without a script
                        kind = BLOCK
                elif kind >= NOTE:
                    if kind == CONTROL:  # a heading that opens what is under it is a heading
                        kind = INLINE if self.lines.nodes[at].tag in HEADINGS else BLOCK
                    elif kind in (DRAWING, FORMULA):
                        if is_open(element):
                            kind = INLINE
                        elif kind == FORMULA:
                            add(formula(element))
                    elif kind == NOTE:
                        if not is_note(element):
                            kind = INLINE
                    else:
                        in_one = not (row or code or (tag == "footer" and any(node.tag in WITH_FOOT for node in self.lines.nodes[at])))
                        menu = folded(element) if in_one and self._unclosed < MOST_UNCLOSED else None
                        if menu is None:
                            kind = BLOCK
                            self._unclosed += in_one
                if kind == INLINE or (row and kind in (BLOCK, CODE)):
                    spaced = kind != INLINE
                    inner = link
                    if spaced:
                        add(CELLS if tag in ("td", "th") and self._begun() else " ")
                    elif tag == "a" or "-" in tag:  # an element of the page's own making is laid out in whatever way: words in it stay apart
                        inner = link or tag == "a"
                        if parts and not parts[-1][-1:].isspace() and stands_alone(element):
                            add(" ")
                    text = element.text
                    if text and (parts or code or not text.isspace()):
                        add(text)
                        if inner:
                            self._linked += len(text.strip())
                    if len(element):
                        waiting.append((children, at, link, row, code, trail, element, NOTE if spaced else INLINE))
                        link, children = inner, enumerate(element, 1) if plain else numbered(element)
                        trail = (trail, tag, place, trail[3] + 1 if trail else 1)
                        break
                    if spaced:
                        add(" ")
                elif kind in (BLOCK, CODE):
                    if code and tag == "div":
                        self._end_line_of_code()
                        opened = at
                    else:
                        if parts:
                            self._flush(at, code=code)
                        self._breaks = 2
                        opened = self._open(element, at, tag, place, trail)
                    text = element.text
                    if text and (code or kind == CODE or not text.isspace()):
                        add(text)
                        if link:
                            self._linked += len(text.strip())
                    if len(element):
                        waiting.append((children, at, link, row, code, trail, element, BLOCK))
                        row = row or (tag == "tr" and is_row(element))
                        code = code or kind == CODE
                        trail = trail if at == opened else None
                        at, children = opened, enumerate(element, 1) if plain else numbered(element)
                        break
                    if code and tag == "div":
                        self._end_line_of_code()
                    else:
                        if parts:
                            self._flush(opened, code=code or kind == CODE)
                        self._breaks = 2
                elif kind == BREAK:
                    if code:
                        add("\n")
                    elif row:
                        add(" ")
                    else:
                        if parts:
                            self._flush(at, code=code)
                        self._breaks += 1
                elif kind == NOTE:
                    note = " ".join("".join(element.itertext()).split())
                    if note:
                        add(f"({note})")
                elif kind == FOLDED and menu:
                    self._flush(at, code=code)
                    line, self._linked = menu
                    add(line)
                    self._breaks = 2
                    self._flush(self._open(element, at, tag, place, trail), code=code)
                    self._breaks = 2
                text = element.tail
                if text and (parts or code or not text.isspace()):  # what is blank begins no line
                    add(text)
                    if link:
                        self._linked += len(text.strip())
            else:
                if not waiting:
                    self._flush(at, code=code)
                    return
                children, before, link, row_before, code_before, trail, element, kind = waiting.pop()
                if kind == BLOCK:
                    if code_before and element.tag == "div":
                        self._end_line_of_code()
                    else:
                        if parts:
                            self._flush(at, code=code)
                        self._breaks = 2
                elif kind == NOTE:
                    add(" ")
                at, row, code = before, row_before, code_before
                text = element.tail
                if text and (parts or code or not text.isspace()):
                    add(text)
                    if link:
                        self._linked += len(text.strip())

    def _begun(self) -> bool:
        """Whether there is text in the line so far."""
        parts = self._parts
        while self._blank < len(parts) and not parts[self._blank].strip():
            self._blank += 1
        return self._blank < len(parts)

    def _end_line_of_code(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")

    def _open_root(self, root: etree._Element) -> int:
        """Note the element that holds all others; its index."""
        names, hidden = attributes(root)
        tag = str(root.tag)
        self.lines.parents.append(0)
        self.lines.nodes.append(Node(tag, None, names, tag, hidden=hidden))
        self._depths.append(0)
        self._around.append(within(Around(), 0, tag) if tag in COUNTED else Around())
        if tag == "li":
            self._markers[0] = self._numbers.marker(root, 0, tag)
        return 0

    def _open(self, element: etree._Element, parent: int, tag: str, place: int, trail: Trail) -> int:
        """Note a block-level element; its index, or where it is too deep that of the one around it."""
        depth = self._depths[parent] + (trail[3] + 1 if trail else 1)
        if depth > DEEPEST:
            return parent
        lines, arounds = self.lines, self._around
        nodes = lines.nodes
        index = len(nodes)
        outer = nodes[parent]
        names, hidden = attributes(element)
        node = Node(tag, outer, names, (place, trail))
        if hidden or outer.hidden:
            node.hidden = True
        nodes.append(node)
        lines.parents.append(parent)
        self._depths.append(depth)
        around = arounds[parent]
        arounds.append(within(around, index, tag) if tag in COUNTED else around)
        if tag == "li":
            self._markers[index] = self._numbers.marker(element, parent, outer.tag)
        return index

    def _flush(self, at: int, *, code: bool) -> None:
        """End the line, if there is one."""
        parts = self._parts
        if not parts:
            return
        text = "".join(parts)
        linked, self._linked = self._linked, 0
        parts.clear()
        self._blank = 0
        text = of_code(text) if code else collapsed(text)
        if not text:
            return
        lines, around = self.lines, self._around[at]
        # Lines in one list or table need no blank line between them.
        outer = around.table if around.table >= 0 and lines.nodes[at].tag == "tr" else around.outer
        lines.tight.append(self._breaks == 1 or outer == self._outer >= 0)
        self._outer = outer
        self._breaks = 0
        lines.texts.append(text if around.item < 0 else self._marked(around, text))
        lines.owners.append(at)
        lines.links.append(linked if linked < len(text) else len(text))

    def _marked(self, around: Around, text: str) -> str:
        """The line with the marker of the list item that it is in, and as far in as its list is nested."""
        marker = self._markers.pop(around.item, "  ")
        inner = "  " * max(1, around.indent)
        if "\n" in text:
            text = re.sub(r"\n(?=[^\n])", "\n" + inner, text)
        return inner[2:] + marker + text
