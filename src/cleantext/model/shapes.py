"""The shape of one line: its size, how it begins and ends, what signs it holds. No measure needs a language."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from cleantext.body import PROSE, columns
from cleantext.fold import characters
from cleantext.items import BULLET
from cleantext.patterns import pattern

#: What `shape` gives, in its order.
OF_SHAPE = "words capitals shouted digits commas marks sentences contact when speech columns begins ends".split()
#: How a line ends: as a sentence, with a question or exclamation, cut short, before a list, with a quotation or bracket, in the middle; 6 is with
#: another sign, 0 with a letter or digit.
_ENDS = {
    **dict.fromkeys(".。।॥۔", 1),
    **dict.fromkeys("?!？！؟", 2),
    "…": 3,
    **dict.fromkeys(":：", 4),
    **dict.fromkeys("\"'”’“‘»«)]」』）", 5),
    ",": 7,
    ";": 7,
}
_BEFORE_QUOTE = frozenset(".!?。！？…")
#: How it begins: with a capital, a letter without case, a small one, a digit, a quotation mark, another sign, as an item of a list.
CAPITAL, CASELESS, SMALL, DIGIT, QUOTE, SIGN, LISTED = range(7)
_QUOTES = frozenset("\"'“”„‘’«»‹›「『")
#: What every bullet begins with.
_BULLETS = frozenset("•◦▪▫●○■□‣⁃·*+–—-(")
_DIGITS = pattern(r"\d+")
_SENTENCE = pattern(r"[.!?…؟۔।][\"”»)’]?\s|[。！？]")
_MARKS = frozenset("|/›»→·•←↓↑▶►▼▲>+#@©®™")
#: An address, or a telephone number.
CONTACT = pattern(r"https?:|\bwww\.|\w@\w|\+\d|\d{3}[-. ]\d{3,4}|\w\.(?:com|org|net|de|fr|es|it|ru|jp)\b")
_WHEN = pattern(r"\d[:.]\d\d\b|\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b(?:19|20)\d\d\b|\d\s?[年月日년월일]")
_SPEECH = frozenset('"“”„«»「」')
_COMMAS = frozenset(",、،，;；")
_POINTS = frozenset(".!?…؟۔।。！？")
#: What an address holds; a number is told apart.
_IN_CONTACT = frozenset("@.:+")
_LETTER, _LETTERS = pattern(r"[^\W\d_]"), pattern(r"[^\W\d_]{4,}")
_UNSPACED = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,}")
_TOKEN = pattern(r"[^\W\d_]+|\d")
#: Letters of a word that has a stem, and those that count for its kin; columns that are a word in scripts without spaces.
WORD, STEM, UNSPACED_WORD = 4, 5, 4
#: The marks beyond ASCII of most texts that hold no other sign beyond it; and ASCII with small letters, all else as spaces.
_USUAL = "’“”–—‘…\xa0"
_SMALL = bytes(ord(chr(code).lower()) if chr(code).isalpha() else 32 for code in range(128)) + bytes(128)


def ends(text: str) -> int:
    """How a line ends."""
    last = text[-1]
    if last.isalnum():
        return 0
    found = _ENDS.get(last, 6)
    if found == 1 and text[-3:] == "...":
        return 3
    return 1 if found == 5 and text[-2:-1] in _BEFORE_QUOTE else found


def begins(text: str) -> int:
    """How a line begins."""
    first = text[0]
    if first.isalpha():
        return CAPITAL if first.isupper() else SMALL if first.islower() else CASELESS
    if (first in _BULLETS or first.isdigit()) and BULLET.match(text):
        return LISTED
    return DIGIT if first.isdigit() else QUOTE if first in _QUOTES else SIGN


def is_wide(text: str) -> bool:
    """Whether the line has the columns of a paragraph."""
    return len(text) >= PROSE or (len(text) * 2 >= PROSE and columns(text) >= PROSE)


def is_paragraph(text: str) -> bool:
    """Whether the line is a paragraph: as wide as one, with the end of a sentence, no item of a list."""
    return is_wide(text) and 0 < ends(text) < 4 and begins(text) != LISTED


def capitals(text: str) -> float:
    """The share of words that begin with a capital."""
    words = text.split()
    return sum(map(str.isupper, [word[0] for word in words])) / len(words)


def shape(text: str, size: int, first: int, last: int) -> tuple[float, ...]:
    """What a line shows by itself, named in `OF_SHAPE`.

    Args:
        text: the line, a long one cut short.
        size: its width in columns, first, last: how it begins and ends.
    """
    words = text.split()
    count = len(words)
    large = sum(map(str.isupper, [word[0] for word in words])) / count
    if not text.isascii() and size > 8 * count:
        count = max(count, min(size, 2 * len(text)) // UNSPACED_WORD)
    if text.replace(" ", "").isalpha():
        return count, large, text.isupper(), 0, 0, 0, 0, 0, 0, 0, min(size, 400), first, last  # no sign to look for
    signs = set(text)
    numbers = _DIGITS.findall(text) if not signs.isdisjoint("0123456789") or not text.isascii() else ()
    # Most lines hold few signs: to ask which there are is cheaper than to look for each.
    return (
        count,
        large,
        text.isupper(),
        sum(map(len, numbers)) / len(text),
        0 if signs.isdisjoint(_COMMAS) else sum(map(text.count, signs & _COMMAS)),
        0 if signs.isdisjoint(_MARKS) else sum(map(text.count, signs & _MARKS)),
        len(_SENTENCE.findall(text)) if size > 20 and not signs.isdisjoint(_POINTS) else 0,
        (len(numbers) > 0 or not signs.isdisjoint(_IN_CONTACT)) and CONTACT.search(text) is not None,
        len(numbers) > 0 and _WHEN.search(text) is not None,
        not signs.isdisjoint(_SPEECH),
        min(size, 400),
        first,
        last,
    )


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text; of scripts without spaces, the pairs of signs."""
    plain = text
    if not text.isascii():
        for mark in _USUAL:
            plain = plain.replace(mark, " ")
    if plain.isascii():
        # The same as below, without a pattern.
        return {word[:STEM] for word in plain.encode().translate(_SMALL).decode().split() if len(word) >= WORD}
    found = {word[:STEM] for word in _LETTERS.findall(text.lower())}
    for run in _UNSPACED.findall(text):
        found.update(map(str.__add__, run, run[1:]))
    return found


def said(stems: Set[str], text: str) -> int:
    """How many of these `stems` are stems of the text.

    Args:
        stems: of another text.
        text: in small letters.
    """
    count = 0
    for stem in stems:
        size = len(stem)
        at = text.find(stem)
        # A pair of signs is wherever it stands; a word begins after no letter, and a short one ends before none.
        while at >= 0 and size >= WORD and ((at and _LETTER.match(text, at - 1)) or (size == WORD and _LETTER.match(text, at + WORD))):
            at = text.find(stem, at + 1)
        count += at >= 0
    return count


def tokens(text: str) -> Sequence[str]:
    """What a line is made of, for the weights of words: its words and their beginnings, pairs of neighbours, the first and the last."""
    folded = characters(text)
    words = folded.split() if folded.replace(" ", "").isalpha() else _TOKEN.findall(folded)
    if not words:
        return words
    found = [*words, *[word[:STEM] + "*" for word in words if len(word) > STEM], "^" + words[0], words[-1] + "$", *map(" ".join, pairwise(words))]
    if not text.isascii():
        for word in words:
            if _UNSPACED.match(word):
                found += map(str.__add__, word, word[1:])
                found += map("".join, zip(word, word[1:], word[2:], strict=False))
    return found
