"""Pages that a server sends in pieces, as React does: what was late stands hidden at the end, and a script puts it where it belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

#: What a page in pieces holds.
_PIECE = re.compile(rb"""<div\s[^<>]{0,200}?\bid=["']?[^\s>]{0,40}?S:""")
#: The calls that put a piece in its place, in either order of the two.
_CALL = re.compile(rb"""\$R[A-Z]\(["']([\w:-]{0,40}[BSP]:[0-9a-f]{1,8})["'],\s?["']([\w:-]{0,40}[BSP]:[0-9a-f]{1,8})["']""")
#: Pieces of a page that are put in their places, at most.
MOST = 500


def in_pieces(text: bytes) -> bool:
    """Whether a page may be one of these."""
    return b"S:" in text and b"$R" in text and _PIECE.search(text) is not None


def put_together(root: etree._Element, text: bytes) -> None:
    """Move the pieces of a page to where its scripts would put them.

    Args:
        root: the page's tree, which changes.
        text: its source, in which the scripts stand.
    """
    known = {element.get("id"): element for element in root.iter("template", "div") if element.get("id")}
    for call in [*_CALL.finditer(text)][:MOST]:
        one, other = (known.get(name.decode()) for name in call.groups())
        if one is None or other is None:
            continue
        place, piece = (other, one) if other.tag == "template" else (one, other)
        if place.tag != "template" or piece.tag != "div" or piece in place.iterancestors():
            continue
        after, place.tail = place.tail or "", None  # an element takes the place before the tail of the one that it follows
        children = list(piece)
        for child in reversed(children):
            place.addnext(child)
        place.tail, piece.text = piece.text, None
        last = children[-1] if children else place
        last.tail = (last.tail or "") + after
