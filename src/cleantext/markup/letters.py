"""What is counted in the letters of a line: sentences, digits, capitals, words.

Most lines of most pages hold signs of one alphabet of 256: in those a table makes of each sign what it is, so that bytes are counted where else a
regular expression looks.
"""

from __future__ import annotations

import re
from codecs import charmap_decode, charmap_encode

from cleantext.fold import ALPHABET, ENCODING

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

#: Of each byte of `coded` what it is in a sentence: its end, a sign that may close a quotation after that, white space.
_PARTS = "".join("." if sign in ".!?…" else ")" if sign in '"”»)’' else " " if sign.isspace() else "a" for sign in ALPHABET).encode()
#: What it is in a word: a digit, a capital, another letter.
_LETTERS = "".join("0" if sign.isdecimal() else "A" if _CAPITALS.match(sign) else "a" if WORD.match(sign) else " " for sign in ALPHABET).encode()
#: The letter, lower case; one that has no place there, like that of "İ", stands in no word that is lower case.
_LOWER = bytes(
    32 if not WORD.match(sign) else ALPHABET.index(sign.lower()) if sign.lower() in ALPHABET else code for code, sign in enumerate(ALPHABET)
)
#: What is neither a letter nor a digit.
_BETWEEN = bytes(code for code, sign in enumerate(ALPHABET) if not WORD.match(sign))


def coded(text: str) -> bytes | None:
    """The text with a byte for each sign, its place in `ALPHABET`; None where it holds a sign that has none."""
    if text.isascii() and text.isprintable():
        return text.encode()
    signs: bytes = charmap_encode(text, "ignore", ENCODING)[0]
    return signs if len(signs) == len(text) else None


def columns(text: str) -> int:
    """How wide a line is: signs of scripts without spaces count twice."""
    return len(text) if coded(text) is not None else len(text) + sum(map(len, _WIDE.findall(text)))


def sentences_in(text: str) -> int:
    """How many sentences end in the beginning of a line."""
    signs = coded(text[:BEGINNING])
    if signs is None:
        return len(_SENTENCE.findall(text, 0, BEGINNING))
    parts = signs.translate(_PARTS)
    return parts.count(b". ") + parts.count(b".) ") + parts.endswith((b".", b".)"))


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, or with a colon."""
    return not text[-1].isalnum() and _ENDS.search(text[-5:]) is not None


def counted(head: str, wanted: frozenset[str], encoded: frozenset[bytes]) -> tuple[int, int, int, int]:
    """How many digits, words with a capital, words, and different words of those wanted there are.

    Args:
        head: the beginning of a line.
        wanted: words, lower case.
        encoded: the same as `coded` has them, without those that it has not.
    """
    signs = coded(head)
    if signs is None:
        words = WORD.findall(head)
        found = len(wanted & {*map(str.lower, words)}) if wanted else 0
        return sum(map(len, _DIGITS.findall(head))), len(_CAPITALS.findall(head)), len(words), found
    shape = signs.translate(_LETTERS)
    said = signs.translate(_LOWER).split()
    return shape.count(b"0"), shape.count(b" A") + shape.startswith(b"A"), len(said), len(encoded.intersection(said)) if encoded else 0


def letters(text: str) -> str:
    """The words of a text without what stands between them."""
    signs = coded(text)
    if signs is None:
        return "".join(WORD.findall(text))
    found: str = charmap_decode(signs.translate(None, _BETWEEN), "strict", ALPHABET)[0]
    return found
