"""Where in a line that holds several texts one of them may end and the next begin."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.body import columns
from cleantext.fold import SPACELESS
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: Where a sentence has ended and another begins; an initial's full stop ends none, nor a title's before a name.
BOUNDARY = pattern(
    r"[.!?…।॥؟۔。！？](?<!\b[A-Z]\.)(?<!\b(?:St|Mt|Ft|Dr|Mr|Ms)\.)(?<!\bMrs\.)(?:(?<=[.!?…।॥؟۔])['\"”’»)\]]{0,2}\s+|(?<=[。！？])[」』）]?\s*+)(?=\S)"
)
#: Where a word begins.
_WORD = pattern(r"\s+(?=[^\sa-z,.:;!?…)\]}”’»–—/&+=*_-])")
#: The number of a list item: "… 2. Read more" begins no sentence.
_NUMBER = pattern(r"(?:^|[^\w.,])\d{1,3}\.$")
#: Signs that begin no text: what closes, joins or parts.
_JOINING = frozenset(",.:;!?…)]}”’»-–—/&+=*_。、，．！？：；）」』】")
#: Signs that nothing but the beginning of another text has before it.
PARTING = frozenset("©|•│¦")
#: Characters that show how a text begins.
AHEAD = 200
#: So many of the first words of a sentence, so many of them begin with small letters.
SOON, FEWEST_SMALL = 6, 2
#: Signs after which a text goes on.
UNFINISHED = frozenset(",:;-–—/|&+")
#: Where the article begins with a place: "LIMA (Reuters) -", "OSASCO - ".
DATELINE = pattern(r"(?!By\b)[A-ZÀ-Þ][A-ZÀ-Þ'’. -]{2,30}(?:, [\w. ]{2,20})? ?(?:\([\w ]{2,20}\)|[–—-]\s)")
_SPACELESS = pattern(SPACELESS)
#: Marks around which a text is one; the two of a pair.
_PAIRS = ("“”", "()", "[]", "「」", "『』", "（）", "【】", "«»")


class Seam(NamedTuple):
    """Where a text may begin.

    ``before`` is the last sign of the sentence that ended there (".", "?", …), empty where none did: then only a capital, a sign or a script
    without capitals says that a text may begin.
    """

    start: int
    before: str


def seams(line: str, start: int, end: int) -> Iterator[Seam]:
    """The seams of a slice of a line, rising.

    Args:
        line: without line breaks.
        start, end: the slice; a seam stands after its start and before its end.
    """
    sentences = {}
    for found in BOUNDARY.finditer(line, max(0, start - 4), end):
        sign = found[0][0]
        if start < found.end() < end and not (sign == "." and _NUMBER.search(line[max(0, found.start() - 4) : found.start() + 1])):
            sentences[found.end()] = sign
    for found in _WORD.finditer(line, max(0, start - 1), end):
        place = found.end()
        if start < place < end and place not in sentences and begins(line[place]):
            sentences[place] = ""
    return (Seam(place, sentences[place]) for place in sorted(sentences))


def begins(sign: str) -> bool:
    """Whether a text may begin with this character where no sentence ended before it."""
    return not sign.islower() and sign not in _JOINING


def opens_article(line: str, start: int, *, surely: bool = False) -> bool:
    """Whether what begins here may be the article's first sentence: a capital, and small letters soon after it; no headline and no rest of a name.

    Args:
        surely: small letters right after the first word.
    """
    words = line[start : start + AHEAD].split(None, SOON)[:SOON]
    first = words[0].lstrip("\"'“‘«„")[:1]
    if surely and not (first.isupper() and len(words) > 1 and words[1][0].islower()):
        return False
    if not (first.isupper() or first.isdigit()):
        return first.isalpha() and not first.islower()  # a script without capitals
    return DATELINE.match(line, start) is not None or sum(word[0].islower() for word in words[1:]) >= FEWEST_SMALL


def is_balanced(text: str) -> bool:
    """Whether no quotation and no bracket is opened or closed beyond this text."""
    if text.count('"') % 2 or (text.count("„") == 0 and text.count("“") != text.count("”")):
        return False
    if "„" in text and text.count("„") != text.count("“") + text.count("”"):
        return False
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in _PAIRS[1:])


def size(text: str) -> int:
    """The words of the text; of a script without spaces between them, so many as half its columns make two."""
    words = len(text.split())
    return words if text.isascii() or not _SPACELESS.search(text) else max(words, columns(text) // 4)


def copied(line: str, start: int, end: int, least: int) -> int:
    """Where the copies of a slice begin that stand before it, side by side: to find each of a thousand by itself takes long.

    The first copy is not among them: what stands before it is for others to see.

    Args:
        line: without line breaks.
        start, end: the slice.
        least: characters before the copies.
    """
    slice_, first = line[start:end], start
    while True:
        before = first
        while before > 0 and line[before - 1].isspace():
            before -= 1
        before -= len(slice_)
        if before < least or not line.startswith(slice_, before):
            return start
        start, first = first, before
