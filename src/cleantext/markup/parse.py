"""A tree of whatever holds HTML: text, bytes in any encoding, trees that somebody else made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

#: What HTML may come in.
Markup: TypeAlias = "str | bytes | bytearray | BeautifulSoup | Tag | etree._Element | etree._ElementTree"

#: Levels of nesting that the parser takes; it drops the rest of a page that has more.
DEEPEST = 2000
#: Characters of one tag from which it is looked into, and attributes of it that stay: their number costs the parser its square.
LONG_TAG, MOST_ATTRIBUTES = 20_000, 200
_LONG_TAG = re.compile(rf"<[a-zA-Z][^<>]{{{LONG_TAG},}}")
_ATTRIBUTES = re.compile(rf"(?:\s++[^\s=<>\"']++(?:\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>]++))?+){{1,{MOST_ATTRIBUTES}}}+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*+>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: A tree from bytes whose encoding shifts between alphabets, which nobody sees from outside: ISO-2022, HZ.
_SHIFTS = (b"\x1b$", b"\x1b(", b"~{")
_BOMS = (b"\xff\xfe", b"\xfe\xff")


def tree(markup: Markup) -> etree._Element | None:
    """The root of the tree; None for a page without any text or element.

    Args:
        markup: a page or a piece of one. Of bytes the encoding is found out: by what they are, then by what they say. A tree is only read.

    Raises:
        TypeError: it is nothing of these.
    """
    if isinstance(markup, etree._Element):
        return markup
    if isinstance(markup, etree._ElementTree):
        root: etree._Element | None = markup.getroot()
        return root
    if isinstance(markup, (bytes, bytearray)):
        markup = decoded(bytes(markup))
    elif not isinstance(markup, str):
        if not hasattr(markup, "decode") or not hasattr(markup, "descendants"):
            kind = "None" if markup is None else type(markup).__name__
            raise TypeError(f"HTML comes as str, bytes, a BeautifulSoup or lxml tree, not {kind}")
        # Written out with entities only where they must be; its own formatter would turn no-break spaces into names.
        markup = markup.decode(formatter="minimal")
    return parsed(tamed(markup))


def parsed(text: str) -> etree._Element | None:
    """The tree of a text, flattened where the parser would drop what is too deep."""
    data = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    parser = new_parser()
    try:
        root = etree.fromstring(data, parser)
        if root is not None and any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            root = etree.fromstring(flattened(text).encode("utf-8", "replace"), new_parser())
    except etree.XMLSyntaxError:  # nothing there: no element, no text
        return None
    return root


def new_parser() -> etree.HTMLParser:
    """A parser for one page; it fetches nothing."""
    return etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)


def decoded(data: bytes) -> str:
    """The text of bytes: UTF-8 if they are, whatever they say; else what they say; else what fits best."""
    if not data.startswith(_BOMS) and not any(shift in data for shift in _SHIFTS) and b"\0" not in data[:4096]:
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    from bs4.dammit import UnicodeDammit  # a tenth of a second, and most pages are UTF-8

    found = UnicodeDammit(data, is_html=True, smart_quotes_to=None).unicode_markup
    return data.decode("utf-8", "replace") if found is None else found


def tamed(text: str) -> str:
    """The text with the attributes of monstrous tags cut off after a number."""
    if not _LONG_TAG.search(text):
        return text
    pieces, at = [], 0
    for found in _LONG_TAG.finditer(text):
        name = _TAG_NAME.match(text, found.start())
        kept = _ATTRIBUTES.match(text, name.end() if name else found.end())
        stop = kept.end() if kept else found.end()
        if stop >= found.end():
            continue
        pieces.append(text[at:stop])
        at = found.end()
    return "".join([*pieces, text[at:]])


_TAG_NAME = re.compile(r"<[a-zA-Z][^\s<>/]*+")


def flattened(text: str) -> str:
    """The text without the tags that are nested too deep; what they hold stays where it is."""
    pieces, at = [], 0
    depth: list[str] = []
    for found in _TAG.finditer(text):
        closing, name = found[1], found[2].lower()
        if name in _VOID:
            continue
        if not closing:
            depth.append(name)
            stays = len(depth) <= DEEPEST // 4
        else:
            if name not in depth[-8:]:  # closes nothing near: the parser would ignore it, too
                stays = len(depth) <= DEEPEST // 4
            else:
                while depth.pop() != name:
                    pass
                stays = len(depth) < DEEPEST // 4
        if not stays:
            pieces.append(text[at : found.start()])
            pieces.append(" ")
            at = found.end()
    return "".join([*pieces, text[at:]])
