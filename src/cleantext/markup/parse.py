"""A tree of whatever holds HTML: text, bytes in any encoding, trees that somebody else made."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from cleantext.markup.layout import BLOCK, KINDS
from cleantext.markup.streamed import in_pieces, put_together

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

#: What HTML may come in.
Markup: TypeAlias = "str | bytes | bytearray | BeautifulSoup | Tag | etree._Element | etree._ElementTree"

#: Levels of nesting that stay of a page that has more than the parser takes: it drops what is too deep. None is what helps always.
LEVELS = (500, 0)
#: Attributes of a tag that stay: their number costs the parser its square.
MOST_ATTRIBUTES = 200
#: An attribute, as HTML takes it: signs that end tags elsewhere may stand in its value, quotes in its name.
_ATTRIBUTE = rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
#: A tag of very many pieces, of which each holds a few attributes at most; in scripts there may be false ones.
_VALUE = rb"""=\s*+(?:"[^"]*+"|'[^']*+')?+"""
_LONG_TAG = re.compile(rb"<[a-zA-Z](?:[^>=]{1,60}+(?:%b)?+|%b){120}" % (_VALUE, _VALUE))
_KEPT = re.compile(rb"(?:%b){%d}" % (_ATTRIBUTE, MOST_ATTRIBUTES))
_REST = re.compile(rb"(?:%b)*+[\s/]*+>?" % _ATTRIBUTE)
_TAG = re.compile(rb"<(?:!--|(/?)([a-zA-Z][^\s/>]*+))")
_END = re.compile(rb"</html(?=[\s/>])[^>]*+>", re.IGNORECASE)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: Elements that hold no tags but their own end.
_RAW = {
    name: re.compile(rb"</%b(?=[\s/>])" % name.encode(), re.IGNORECASE) for name in "script style textarea title xmp iframe noembed noframes".split()
}
#: Elements that end where the next of their kind begins.
_ENDLESS = frozenset("p li dt dd tr td th option".split())
#: What may stand in a head. The parser ends one at elements that it knows, and knows none that are younger than HTML 4.
_OF_HEAD = frozenset("title base basefont bgsound link meta style script noscript template".split())
#: Signs of bytes, all below 128, that shift between alphabets: ISO-2022, HZ.
_SHIFTS = (b"\x1b$", b"\x1b(", b"~{")
_FOREIGN = re.compile("[{A-Z]")
#: What some encodings mean to browsers, and to those who write them: a larger one.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
#: Where bytes from 128 to 159 show that what is declared is not what was written, what was: in the declared encoding they are no signs.
_WRITTEN = {
    "iso8859-2": "cp1250",
    "iso8859-4": "cp1257",
    "iso8859-5": "cp1251",
    "iso8859-6": "cp1256",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
}
_NO_SIGNS = re.compile(b"[\x80-\x9f]")
_BOMS = (b"\xff\xfe", b"\xfe\xff")
#: Bytes that are looked at together.
PIECE = 1 << 15
#: What stands for a byte that no text holds.
_NO_SIGN = "\ufffd".encode()


def tree(markup: Markup) -> etree._Element | None:
    """The root of the tree; None for a page without any text or element.

    Args:
        markup: a page or a piece of one. Of bytes the encoding is found out: by what they are, then by what they say. A tree is only read.

    Raises:
        TypeError: it is nothing of these.
    """
    if isinstance(markup, etree._ElementTree):
        markup = markup.getroot()
        if markup is None:
            return None
    if isinstance(markup, etree._Element):
        if not isinstance(markup.tag, str) or not (is_foreign(markup) or in_head(markup)):
            return markup
        markup = etree.tostring(markup, method="html", encoding="unicode", with_tail=False)
    if isinstance(markup, (bytes, bytearray)):
        return parsed(tamed(unified(bytes(markup))))
    if not isinstance(markup, str):
        if not hasattr(markup, "decode") or not hasattr(markup, "descendants"):
            kind = "None" if markup is None else type(markup).__name__
            raise TypeError(f"HTML comes as str, bytes, a BeautifulSoup or lxml tree, not {kind}")
        # Written out with entities only where they must be; its own formatter would turn no-break spaces into names.
        markup = markup.decode(formatter="minimal")
    return parsed(tamed(markup.encode("utf-8", "replace")))


def is_foreign(root: etree._Element) -> bool:
    """Whether a tree was read as something else than HTML: names in capitals, or with a namespace; or elements that give their likes as children."""
    return _FOREIGN.search(root.tag) is not None or type(root).__iter__ is not etree._Element.__iter__


def parsed(text: bytes) -> etree._Element | None:
    """The tree of a text in UTF-8, all of it: flattened where the parser would drop what is too deep, its end left out where it comes too early."""
    root, complete = attempt(text)
    if root is not None and root.getnext() is not None:  # what follows the end has become a second tree
        root, complete = attempt(_END.sub(b"", text))
    for levels in LEVELS:
        if complete:
            break
        root, complete = attempt(flattened(text, levels))
    if root is not None:
        give_body(root)
        if next(root.iter("template"), None) is not None and in_pieces(text):
            put_together(root, text)
    return root


def in_head(root: etree._Element) -> list[etree._Element]:
    """Of a page without the tag of a body, the elements that the parser left in the head."""
    head = root.find("head") if root.tag == "html" else None
    first = None if head is None else next((child for child in head if isinstance(child.tag, str) and child.tag not in _OF_HEAD), None)
    return [] if first is None else [first, *first.itersiblings()]


def give_body(root: etree._Element) -> None:
    """Move what the parser left in the head to the beginning of the body, where browsers have it."""
    found = in_head(root)
    if found:
        body = root.find("body")
        if body is None:
            body = etree.SubElement(root, "body")
        text, body.text = body.text, None
        for place, element in enumerate(found):
            body.insert(place, element)
        if text:
            found[-1].tail = (found[-1].tail or "") + text


def attempt(text: bytes) -> tuple[etree._Element | None, bool]:
    """The tree of a text in UTF-8, and whether all of the text is in it; None where there is no element and no text."""
    parser = new_parser()
    try:
        root = etree.fromstring(text.replace(b"\0", _NO_SIGN) if b"\0" in text else text, parser)
    except etree.XMLSyntaxError:
        root = None
    return root, all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def new_parser() -> etree.HTMLParser:
    """A parser for one page; it fetches nothing, and keeps no table of ids, by which nobody looks."""
    return etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, collect_ids=False)


def unified(data: bytes) -> bytes:
    """The text of bytes in UTF-8: themselves, if they are, whatever they say; else by what they say; else by what fits best."""
    start = data[:4096]
    if start.count(0) * 4 > len(start) and not data.startswith(_BOMS):
        return data.decode("utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be", "replace").encode()
    if data.isascii():
        if not any(shift in data for shift in _SHIFTS):
            return data
    elif not data.startswith(_BOMS) and is_utf8(data):
        return data.removeprefix(codecs.BOM_UTF8)
    return decoded(data).encode("utf-8", "replace")


def is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8: looked at in pieces, which takes half the time of making one large string that nobody reads."""
    pieces, at = memoryview(data), 0
    try:
        while at < len(data):
            at += codecs.utf_8_decode(pieces[at : at + PIECE], "strict", at + PIECE >= len(data))[1]
    except UnicodeDecodeError:
        return False
    return True


def decoded(data: bytes) -> str:
    """The text of bytes that are no UTF-8: in most of it if they are with slips, else what they say; else what fits best."""
    if not data.isascii() and not data.startswith(_BOMS):
        text = data.decode("utf-8", "replace")
        wrong = text.count("\ufffd")
        if len(text) - len(text.encode("ascii", "ignore")) > 5 * wrong:  # of five signs four are right: a slip, no other encoding
            return text
    if data.isascii() and b"\x1b$" in data and b"\x1b$)" not in data:  # seven bits, whatever they say: so looks Japanese in the encoding of its mail
        with suppress(ValueError):
            return data.decode("iso2022_jp_2")
    from bs4.dammit import EncodingDetector, UnicodeDammit  # a tenth of a second, and most pages are UTF-8

    declared = EncodingDetector.find_declared_encoding(data, is_html=True)
    try:
        name = codecs.lookup(declared or "").name
        return data.decode(_WRITTEN[name] if name in _WRITTEN and _NO_SIGNS.search(data) else _MEANT[name])
    except (LookupError, ValueError):
        found = UnicodeDammit(data, is_html=True, smart_quotes_to=None).unicode_markup
        return data.decode("utf-8", "replace") if found is None else found


def tamed(text: bytes) -> bytes:
    """The text with the attributes of monstrous tags cut off after a number."""
    if not _LONG_TAG.search(text):
        return text
    pieces, at = [], 0
    for found, end in tags(text):
        kept = _KEPT.match(text, found.end(), end)
        if kept and kept.end() < end:
            pieces.append(text[at : kept.end()])
            at = end - 1 if text[end - 1 : end] == b">" else end
    return b"".join([*pieces, text[at:]])


def flattened(text: bytes, levels: int) -> bytes:
    """The text without the tags that are nested too deep; what they hold stays where it is, blocks as lines.

    Args:
        text: a page.
        levels: how deep elements may be nested.
    """
    pieces, at = [], 0
    depth: list[str] = []
    for found, end in tags(text):
        name = found[2].decode("latin-1").lower()
        if name in _VOID:
            continue
        if not found[1]:
            if depth and depth[-1] == name and name in _ENDLESS:
                depth.pop()
            if name not in _RAW:
                depth.append(name)
            stays = len(depth) <= levels
        elif name in ("html", "body"):
            stays = False
        elif name in depth[-8:]:
            while depth.pop() != name:
                pass
            stays = len(depth) < levels
        else:  # closes nothing near: the parser would ignore it, too
            stays = len(depth) <= levels
        if not stays and name not in _RAW:
            pieces.append(text[at : found.start()])
            pieces.append(b"<br>" if KINDS.get(name) == BLOCK else b"")
            at = end
    return b"".join([*pieces, text[at:]])


def tags(text: bytes) -> Iterator[tuple[re.Match[bytes], int]]:
    """The tags of a text that the parser sees: those in scripts, styles and comments are none. Each with its end."""
    at = 0
    while found := _TAG.search(text, at):
        name = found[2]
        if name is None:
            at = text.find(b"-->", found.start() + 2) + 3
            if at < 3:
                return
            continue
        rest = _REST.match(text, found.end())
        at = rest.end() if rest else found.end()
        yield found, at
        ends = None if found[1] else _RAW.get(name.decode("latin-1").lower())
        if ends:
            close = ends.search(text, at)
            if close is None:
                return
            at = close.start()
