"""Any text as HTML: nothing in it is read as a tag, and every character can be told from the page."""

from __future__ import annotations

import unicodedata
from collections import Counter

from cleantext.patterns import pattern

#: What HTML reads as its own, what it cannot hold or changes (NUL, lone surrogates, carriage returns, controls, noncharacters), and what would
#: put the rest of a line in another order than it is written in (bidirectional embeddings, overrides and isolates).
_SPECIAL = pattern("[&<>\"'\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
#: How controls that change the order of text are called.
_ORDER = dict(
    zip("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"), strict=True)
)
_CONTROLS = "NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US".split()
#: Blocks of scripts that run to the left.
_RIGHT_TO_LEFT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def escaped(text: str) -> str:
    """The text as the content of an element.

    What cannot stand in a page, or must not act in it, becomes ``<span class="sign" data-code="202E">RLO</span>``: the number of the
    character in the attribute, and something to see. The carriage return of a line end stays one.
    """
    return _SPECIAL.sub(lambda found: _shown(found[0], text[found.end() : found.end() + 1]), text)


def direction(text: str) -> str:
    """Which way most letters of a text run: "ltr", "rtl", or "" where all that have a direction run to the right.

    >>> direction("abc 123"), direction("abc שלום עולם"), direction("abcdef שלום")
    ('', 'rtl', 'ltr')
    """
    if not _RIGHT_TO_LEFT.search(text):
        return ""
    ways = Counter(map(unicodedata.bidirectional, text))
    return "rtl" if ways["R"] + ways["AL"] > ways["L"] else "ltr"


def isolated(text: str) -> str:
    """The text as `escaped` gives it, each line, or part of one, as a passage of its own that runs as its first letter does.

    Without it, brackets in a line that runs against the first one's direction come out at the wrong end (Chromium 150).
    """
    return "\n".join(f"<bdi>{line}</bdi>" if line.strip() else line for line in escaped(text).split("\n"))


def plain(text: str) -> str:
    """The text as the value of an attribute, or as the title: what `escaped` makes an element of becomes U+FFFD."""
    return _SPECIAL.sub(lambda found: _MARKUP.get(found[0], "\ufffd"), text)


def short(text: str, longest: int) -> str:
    """The text, or its beginning with "…" where it is longer."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _shown(sign: str, following: str) -> str:
    if sign in _MARKUP:
        return _MARKUP[sign]
    if sign == "\r" and following == "\n":
        return "&#13;"
    code = ord(sign)
    name = _CONTROLS[code] if code < len(_CONTROLS) else _ORDER.get(sign) or f"U+{code:04X}"
    return f'<span class="sign" data-code="{code:04X}">{name}</span>'
