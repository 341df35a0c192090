"""What the comparisons count: words, runs of four of them against a reference, and what of each line is left in a cleaned text.

Texts alone are judged, never a cleaner's own report, so that whatever gives back a text can be measured in the same way.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

import ftfy

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: Scripts without spaces between words: each sign counts as a word.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
#: A line of which no more than this share stands in the reference is furniture.
FURNITURE = 0.3
#: A line is gone where no more than this share of its words is left in its place.
GONE = 0.2

Gram = tuple[str, ...]


def words(text: str) -> list[str]:
    """The words of a text: NFKC, in small letters, without signs. Mojibake is mended first, since a cleaner may mend it, too."""
    if "<" in text:  # then ftfy leaves the entities alone that stand in later lines: such a text is mended as a whole
        return [*_words(text)]
    return [word for line in text.split("\n") for word in _line_words(line)]


@lru_cache(maxsize=50_000)
def _line_words(line: str) -> tuple[str, ...]:
    """The words of a line, kept: the cleaners that are compared hand back the same lines."""
    return _words(line)


def _words(text: str) -> tuple[str, ...]:
    found: list[str] = []
    if not text.isascii():
        text = _INVISIBLE.sub("", ftfy.fix_text(text))
    for word in _WORD.findall(normalize("NFKC", text).casefold()):
        found.extend(word if _UNSPACED.search(word) else (word,))
    return tuple(found)


def grams(words: Sequence[str]) -> Counter[Gram]:
    """The runs of four words, shorter ones where there are fewer words."""
    length = min(4, len(words)) or 1
    return Counter(zip(*(words[shift:] for shift in range(length)), strict=False)) if words else Counter()


class Score(NamedTuple):
    """How texts compare with their references, from 0 to 1: means over the texts, and F1 of the means."""

    f1: float
    precision: float
    recall: float


class Matches:
    """Precision and recall of runs of four words, gathered over texts, as the public article extraction benchmark does it.

    A text without words has no precision, and a reference without words no recall: these do not count.
    """

    def __init__(self) -> None:
        self._precision: list[float] = []
        self._recall: list[float] = []

    def add(self, found: Counter[Gram], reference: Counter[Gram]) -> None:
        """One text and its reference."""
        hits = sum(min(count, reference[gram]) for gram, count in found.items() if gram in reference)
        if found:
            self._precision.append(hits / found.total())
        if reference:
            self._recall.append(hits / reference.total())

    @property
    def score(self) -> Score:
        """The score of all that was added."""
        p, r = statistics.mean(self._precision or [0.0]), statistics.mean(self._recall or [0.0])
        return Score(2 * p * r / (p + r) if p + r else 0.0, p, r)


class Gold:
    """An article's text, asked how much of a line stands in it.

    Attributes:
        words, title: the words of the text and of its title.
    """

    def __init__(self, gold: str, title: str | None) -> None:
        self.words = words(gold)
        self._runs = set(zip(*(self.words[shift:] for shift in range(4)), strict=False))
        self._flat = f" {' '.join(self.words)} "
        self.title = words(title or "")
        self._in_title = set(self.title)

    def covered(self, line: Sequence[str]) -> float:
        """The share of the line's words that stand in the article in the same runs of four; a line of four words or fewer stands there or not."""
        if len(line) <= 4:
            return float(bool(line) and f" {' '.join(line)} " in self._flat)
        covered = [False] * len(line)
        for place in range(len(line) - 3):
            if tuple(line[place : place + 4]) in self._runs:
                covered[place : place + 4] = [True] * 4
        return sum(covered) / len(line)

    def headline(self, line: Sequence[str]) -> bool:
        """Whether the line says what the title says."""
        return bool(line) and len(self._in_title.intersection(line)) >= 0.7 * max(len(set(line)), 0.5 * len(self._in_title))

    def holds(self, line: Sequence[str]) -> bool:
        """Whether the best that cleaning line by line can do keeps the line: enough of it stands in the article, or it is the title."""
        return self.covered(line) > FURNITURE or (bool(self.title) and list(line) == self.title)


def lines(text: str) -> list[list[str]]:
    """The words of each line that has any."""
    return [found for line in text.split("\n") if (found := [*_line_words(line)])]


def survivors(before: Sequence[Sequence[str]], after: Sequence[Sequence[str]]) -> list[int]:
    """For each line how many of its words are left after a cleaning, in order.

    Args:
        before, after: the words of each line of the text as it was and as it is. Lines are aligned first, then the words of those that changed.
    """
    kept = [0] * len(before)
    left, right = [" ".join(line) for line in before], [" ".join(line) for line in after]
    if left == right:
        return [len(line) for line in before]
    for kind, start, end, at, to in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            for place in range(start, end):
                kept[place] = len(before[place])
        elif kind == "replace":
            owner = [place for place in range(start, end) for _ in before[place]]
            ours = [word for line in before[start:end] for word in line]
            theirs = [word for line in after[at:to] for word in line]
            for first, _, size in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks():
                for place in owner[first : first + size]:
                    kept[place] += 1
    return kept


def outside(text: str, spans: Iterable[tuple[int, int]]) -> list[int]:
    """For each line that has words how many of them are left outside these spans, which are half-open, in characters of the text."""
    left = [*text]
    for start, end in spans:
        left[start:end] = [" " if sign != "\n" else sign for sign in left[start:end]]
    shown = "".join(left).split("\n")
    return [len(words(after)) for before, after in zip(text.split("\n"), shown, strict=True) if words(before)]


class Lines:
    """What becomes of lines of each kind, gathered over texts.

    Attributes:
        lines, gone: how many there are of a kind, and how many of them go.
        words, lost: how many words they have, and how many of these go.
    """

    def __init__(self) -> None:
        self.lines: Counter[str] = Counter()
        self.gone: Counter[str] = Counter()
        self.words: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()

    def add(self, before: Sequence[Sequence[str]], kinds: Sequence[str], after: str) -> None:
        """One text.

        Args:
            before: the words of each of its lines that has any.
            kinds: what each of them is; "" is not counted.
            after: the cleaned text.
        """
        self.count(before, kinds, survivors(before, lines(after)))

    def count(self, before: Sequence[Sequence[str]], kinds: Sequence[str], left: Sequence[int]) -> None:
        """One text of which it is known how many words of each line are left."""
        for line, kind, kept in zip(before, kinds, left, strict=True):
            if kind:
                self.lines[kind] += 1
                self.gone[kind] += kept <= GONE * len(line)
                self.words[kind] += len(line)
                self.lost[kind] += len(line) - kept

    def removed(self, kinds: Iterable[str]) -> float:
        """The share of the lines of these kinds that is gone."""
        chosen = [*kinds]
        return sum(self.gone[kind] for kind in chosen) / max(1, sum(self.lines[kind] for kind in chosen))

    def words_lost(self, kind: str) -> float:
        """The share of the words of this kind that is gone."""
        return self.lost[kind] / max(1, self.words[kind])
