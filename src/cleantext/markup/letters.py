"""What is counted in the letters of a line: sentences, digits, capitals, words.

Most lines of most pages are ASCII: in those a table makes of each byte what it is, so that bytes are counted where else a regular expression looks.
"""

from __future__ import annotations

import re

#: A sentence that ends.
_SENTENCE = re.compile(r"[.!?…؟۔।][\"”»)’]?(?:\s|$)|[。！？]")
_ENDS = re.compile(r"[.!?…。！？।؟۔:”\"»)」』]\W{0,3}$")
WORD = re.compile(r"\w+")
_WIDE = re.compile("[\u2e80-\uff60]+")
#: Words that begin with a capital.
_CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
_DIGITS = re.compile(r"\d+")
#: Characters of a line in which its words, and its sentences, are looked at: the rest of a paragraph is like its beginning.
HEAD, BEGINNING = 160, 400

_ASCII = [*map(chr, range(128))]
#: Of each byte what it is in a sentence: its end, a sign that may close a quotation after that, white space.
_PARTS = "".join("." if sign in ".!?" else ")" if sign in '")' else " " if sign.isspace() else "a" for sign in _ASCII).encode() + bytes(128)
#: What it is in a word: a digit, a capital, another letter.
_LETTERS = "".join("0" if sign.isdigit() else "A" if sign.isupper() else "a" if WORD.match(sign) else " " for sign in _ASCII).encode() + bytes(128)
#: The letter, lower case.
_LOWER = "".join(sign.lower() if WORD.match(sign) else " " for sign in _ASCII).encode() + bytes(128)


def columns(text: str) -> int:
    """How wide a line is: signs of scripts without spaces count twice."""
    return len(text) if text.isascii() else len(text) + sum(map(len, _WIDE.findall(text)))


def sentences_in(text: str) -> int:
    """How many sentences end in the beginning of a line."""
    if not text.isascii():
        return len(_SENTENCE.findall(text, 0, BEGINNING))
    parts = text[:BEGINNING].encode().translate(_PARTS)
    return parts.count(b". ") + parts.count(b".) ") + parts.endswith((b".", b".)"))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, or with a colon."""
    return not text[-1].isalnum() and _ENDS.search(text[-5:]) is not None


def counted(head: str, wanted: frozenset[str], encoded: frozenset[bytes]) -> tuple[int, int, int, int]:
    """How many digits, words with a capital, words, and different words of those wanted there are.

    Args:
        head: the beginning of a line.
        wanted: words, lower case.
        encoded: the same in UTF-8.
    """
    if not head.isascii():
        words = WORD.findall(head)
        found = len(wanted & {*map(str.lower, words)}) if wanted else 0
        return sum(map(len, _DIGITS.findall(head))), len(_CAPITALS.findall(head)), len(words), found
    signs = head.encode()
    shape = signs.translate(_LETTERS)
    said = signs.translate(_LOWER).split()
    return shape.count(b"0"), shape.count(b" A") + shape.startswith(b"A"), len(said), len(encoded.intersection(said)) if encoded else 0


def letters(text: str) -> str:
    """The words of a text without what stands between them."""
    return "".join(WORD.findall(text))
