"""How elements are laid out: which begin a line, which are left out, what stands around a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

INLINE, BLOCK, SKIP, BREAK, CODE, NOTE, FOLDED, CONTROL, DRAWING, FORMULA = range(10)
#: What is not named here is inline, as in browsers.
KINDS = {
    **dict.fromkeys(
        "html body div p section article main header footer aside nav h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr td th caption "
        "blockquote figure figcaption form fieldset legend address details summary dialog center hgroup search menu dir hr label picture "
        "video audio".split(),
        BLOCK,
    ),
    **dict.fromkeys(
        "head title script style template noscript iframe select option textarea input object embed canvas meta link map area frameset "
        "frame noframes applet datalist progress meter rp".split(),
        SKIP,
    ),
    "br": BREAK,
    "pre": CODE,
    "listing": CODE,
    "rt": NOTE,
    "nav": FOLDED,
    "footer": FOLDED,
    "button": CONTROL,
    "svg": DRAWING,
    "math": FORMULA,
}
#: What holds elements that a browser with scripts does not show as they stand.
HELD = frozenset({"template", "noscript"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary"})
#: What of a formula is not its text: the same once more, in the notation that it was written in.
_NOTATIONS = ("annotation", "annotation-xml")
#: In these a foot belongs to what it stands in, and is read like everything else.
WITH_FOOT = frozenset({"article", "blockquote", "figure", "section"})
_HIDDEN = re.compile(r"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)", re.IGNORECASE)
_NAMES = ("class", "id", "role", "itemprop", "aria-label")
#: Characters of the names of an element that are read.
LONGEST_NAMES = 1000
#: Between the cells of a row, and the entries of a menu.
CELLS = " | "
#: A text of so many characters without a link is prose; characters of prose that no menu holds (of 6,300 menus on 922 pages).
PROSE, MOST_PROSE = 80, 2500
LISTS = frozenset({"ul", "ol", "menu", "dir"})
#: Lists within lists that are set farther in.
DEEPEST_LIST = 10
#: What `within` has something to say of.
COUNTED = LISTS | {"dl", "li", "table"}
#: A row with one of these in a cell lays out the page, it is no row of a table of data.
LAYOUT = frozenset("table ul ol dl h1 h2 h3 h4 h5 h6 form figure pre blockquote section article aside nav header footer".split())
#: Elements that only change how words look: no space is put between them and a link.
LETTERING = frozenset("b i em strong u s sub sup mark small font code q".split())


class Around(NamedTuple):
    """The lists and tables around a block, itself included; where there is none, -1.

    Attributes:
        lists: how many lists there are.
        outer: the index of the outermost one.
        item: the index of the innermost list item.
        indent: how many lists are around that item.
        table: the index of the innermost table.
    """

    lists: int = 0
    outer: int = -1
    item: int = -1
    indent: int = 0
    table: int = -1


def within(around: Around, index: int, tag: str) -> Around:
    """What is around a block of this index and kind, where this is around its parent."""
    lists, outer, item, indent, table = around
    if tag == "li":
        return Around(lists, outer, index, min(lists, DEEPEST_LIST), table)
    if tag == "table":
        return Around(lists, outer, item, indent, index)
    return Around(lists + (tag in LISTS), outer if outer >= 0 else index, item, indent, table)


def attributes(element: etree._Element) -> tuple[str, bool]:
    """What an element is called, by class, id and so on, and whether it is hidden."""
    given = element.items()
    if not given:
        return "", False
    if len(given) == 1 and given[0][0] == "class":  # as most have it
        return given[0][1][:LONGEST_NAMES], False
    known = dict(given)
    names = " ".join([known[name] for name in _NAMES if known.get(name)])[:LONGEST_NAMES]
    hidden = "hidden" in known or ("aria-hidden" in known and known["aria-hidden"] == "true")
    return names, hidden or ("style" in known and _HIDDEN.search(known["style"]) is not None)


def folded(element: etree._Element) -> tuple[str, int] | None:
    """All that a menu or a foot says, as one line with `CELLS` between, and how many characters of it are links.

    None for a menu with so much prose in it that nobody closed it where it ends: the article is in it, too.
    """
    found: list[tuple[str, bool]] = []
    add, kinds = found.append, KINDS.get
    waiting: list[tuple[Iterator[etree._Element], bool, etree._Element]] = []
    children, link = iter(element), False
    if element.text:
        add((element.text, False))
    while True:
        for inner in children:
            tag = inner.tag
            kind = kinds(tag) if type(tag) is str else SKIP
            if kind != SKIP and (kind != DRAWING or is_open(inner)):  # neither scripts nor icons
                linking = link or tag == "a"
                text = inner.text
                if text and not text.isspace():
                    add((text, linking))
                if len(inner):
                    waiting.append((children, link, inner))
                    children, link = iter(inner), linking
                    break
            text = inner.tail
            if text and not text.isspace():
                add((text, link))
        else:
            if not waiting:
                break
            children, link, inner = waiting.pop()
            text = inner.tail
            if text and not text.isspace():
                add((text, link))
    texts: list[str] = []
    linked = prose = 0
    for text, link in found:
        words = text.split()
        if words:
            text = " ".join(words)
            texts.append(text)
            if link:
                linked += len(text)
            elif len(text) >= PROSE:
                prose += len(text)
    if prose and element.tag == "nav" and (prose >= MOST_PROSE or next(element.iter("article", "main"), None) is not None):
        return None
    line = CELLS.join(texts)
    return line, min(len(line), linked + len(CELLS) * len(texts)) if texts else 0


def numbered(element: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """What stands in an element, comments too, with the number that CSS gives it."""
    place = 0
    for child in element:
        place += isinstance(child.tag, str)
        yield place, child


def stands_alone(link: etree._Element) -> bool:
    """Whether a link follows another element and no text: the layout sets them apart."""
    before = link.getprevious()
    while before is not None and not before.tail:
        if isinstance(before.tag, str):
            return before.tag not in LETTERING
        before = before.getprevious()
    return False


def is_row(row: etree._Element) -> bool:
    """Whether a row of a table holds data, in at least two cells."""
    cells = sum(cell.tag in ("td", "th") for cell in row)
    return cells > 1 and not any(element.tag in LAYOUT for element in row.iter())


def is_note(note: etree._Element) -> bool:
    """Whether a reading is one, and not what follows an element that nobody closed."""
    inside = note.iter()
    next(inside)
    return all(element.tag not in KINDS for element in inside)


def is_open(drawing: etree._Element) -> bool:
    """Whether a drawing, or a formula, holds what no drawing can: nobody closed it, and the rest of the page is in it. Browsers close it there."""
    if not len(drawing):
        return False
    return next(drawing.iter("p", "div", "h1", "h2", "ul", "table"), None) is not None and next(drawing.iter("foreignobject"), None) is None


def formula(math: etree._Element) -> str:
    """A formula on one line: as its author has it for those who cannot see it, else its signs."""
    said = math.get("alttext")
    if not said:
        said = " ".join(text for text in signs(math) if text)
    return " ".join(said.split())


def signs(math: etree._Element) -> Iterator[str]:
    """The texts in a formula, each sign by itself."""
    waiting: list[etree._Element | str | None] = [math.text, *math]
    waiting.reverse()
    while waiting:
        element = waiting.pop()
        if element is None or isinstance(element, str):
            yield (element or "").strip()
            continue
        waiting.append(element.tail)
        if isinstance(element.tag, str) and KINDS.get(element.tag) != SKIP and element.tag not in _NOTATIONS:
            waiting += reversed(element)
            waiting.append(element.text)
