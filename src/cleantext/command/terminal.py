"""What a terminal can show: colours, columns of text in any script, and characters that it would obey instead of showing them."""

from __future__ import annotations

import os
import unicodedata

from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

RED, GREEN, CYAN, BOLD, DIM, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[1m", "\x1b[2m", "\x1b[0m"
#: Columns of a bar of full length, and the signs of its last column, by eighths.
BAR = 16
_EIGHTHS = " ▏▎▍▌▋▊▉"
#: Controls move the cursor, clear the screen or begin commands; embeddings, overrides and isolates put what follows in another order.
_OBEYED = pattern("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TAB = 8
#: Makes the character before it an emoji, two columns wide.
_EMOJI = "\ufe0f"
_JOINER = "\u200d"


def colour(stream: TextIO | None) -> str:
    """Whether to colour what goes to this stream, "always" or "never": NO_COLOR, then FORCE_COLOR, then what it is."""
    if os.environ.get("NO_COLOR"):
        return "never"
    if os.environ.get("FORCE_COLOR"):
        return "always"
    return "always" if stream and stream.isatty() and os.environ.get("TERM") != "dumb" else "never"


def columns(stream: TextIO | None) -> int:
    """How many columns the terminal has; 0 where the stream is none."""
    try:
        if stream and stream.isatty():
            return os.get_terminal_size(stream.fileno()).columns or 80
    except OSError:
        pass
    return 0


def width(text: str) -> int:
    """How many columns a line takes: two for wide and full-width characters and emoji, none for combining and invisible ones.

    The widths are those of Unicode Standard Annex 11; terminals differ in what they make of emoji that are joined.

    >>> width("abc"), width("市議会"), width("e\\u0301"), width("ก็"), width("👩\\u200d💻")
    (3, 6, 1, 1, 2)
    """
    if text.isascii() and text.isprintable():
        return len(text)
    taken, last, before = 0, 0, ""
    for sign in text:
        if sign == _EMOJI:
            taken, last = taken + (last == 1), 0
        elif not is_bare(sign):
            last = _TAB - taken % _TAB if sign == "\t" else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
            if before == _JOINER and last == 2:
                last = 0  # it is one with the emoji before it
            taken += last
        before = sign
    return taken


def is_bare(sign: str) -> bool:
    """Whether the character takes no column of its own: combining marks, what only formats, the vowels and finals of Hangul letters."""
    return (unicodedata.category(sign) in ("Mn", "Me", "Cf", "Cc") and sign not in "\t\xad") or "\u1160" <= sign <= "\u11ff"


def padded(text: str, taken: int, sign: str = "<") -> str:
    """The text with so many columns, spaces at its end, or at its start with ">"."""
    spaces = " " * (taken - width(text))
    return spaces + text if sign == ">" else text + spaces


def fitted(text: str, most: int) -> str:
    """The text, cut where it takes more columns than these.

    >>> fitted("市議会", 6), fitted("市議会", 5), fitted("abc", 2)
    ('市議会', '市議…', 'a…')
    """
    if width(text) <= most:
        return text
    while text and width(text) > most - 1:
        text = text[:-1]
    return f"{text}…" if most > 0 else ""


def visible(text: str) -> str:
    """The line with a sign for each character that a terminal would obey. The carriage return of a line end goes.

    >>> visible("a\\x1b[2Jb\\r"), visible("\\u202eabc")
    ('a␛[2Jb', '⟨202E⟩abc')
    """
    return signed(text.removesuffix("\r"))


def signed(part: str) -> str:
    """A part of a line with a sign for each character that a terminal would obey."""
    return _OBEYED.sub(lambda found: _sign(ord(found[0])), part)


def _sign(code: int) -> str:
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"⟨{code:04X}⟩"


def safe(text: str, stream: TextIO | None) -> str:
    """The text, several lines too, as it may go to this stream: `visible` where it is a terminal."""
    return "\n".join(map(visible, text.split("\n"))) if stream and stream.isatty() else text


def bar(value: float, most: float) -> str:
    """A bar of up to `BAR` columns."""
    eighths = round(8 * BAR * value / most) if most else 0
    return ("█" * (eighths // 8) + _EIGHTHS[eighths % 8]).rstrip()
