"""Small filters, so that the chain can be tested without the shipped rules. Each is a value, as a filter should be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cleantext.document import Document, Removal
from cleantext.rules import Rule, read

KEEPS = ("Nobody heard the bell.", "Rain fell for nine days.")


class Takes(NamedTuple):
    """Votes against each line that holds the word."""

    word: str
    family: str = "ui"

    def __call__(self, document: Document) -> Iterator[Removal]:
        for index, line in enumerate(document.lines):
            if self.word in line:
                yield document.removal(index, self.family, f"toy/takes-{self.word}", "holds the word")


class TrimsHead(NamedTuple):
    """Votes against all up to the first mark in a line."""

    mark: str
    family: str = "credit"

    def __call__(self, document: Document) -> Iterator[Removal]:
        for index, line in enumerate(document.lines):
            at = line.find(self.mark)
            if at >= 0:
                yield document.removal(index, self.family, f"toy/head-{self.mark}", "ends with the mark", head=at + len(self.mark))


class TrimsTail(NamedTuple):
    """Votes against all from the last mark in a line."""

    mark: str
    family: str = "promo"

    def __call__(self, document: Document) -> Iterator[Removal]:
        for index, line in enumerate(document.lines):
            at = line.rfind(self.mark)
            if at >= 0:
                yield document.removal(index, self.family, f"toy/tail-{self.mark}", "begins with the mark", tail=at)


class Repeats(NamedTuple):
    """Votes against each line that stands in full further up."""

    family: str = "dup"

    def __call__(self, document: Document) -> Iterator[Removal]:
        seen: set[str] = set()
        for index, line in enumerate(document.lines):
            text = line.strip()
            if text and text in seen:
                yield document.removal(index, self.family, "toy/repeats", "stands further up")
            seen.add(text)


TOYS = (Takes("X"), Takes("Y", "promo"), TrimsHead("h:"), TrimsTail(":t"), TrimsTail("Z", "credit"), Repeats())


def own(match: str, *examples: str, name: str = "own", **more: str | int) -> Rule:
    """A rule of one's own, which removes these lines."""
    entry = {"id": name, "match": match, "source": "a test", "removes": list(examples), "keeps": list(KEEPS), **more}
    return read(entry, {"unless": [], "family": "promo"}, "own", f"test: rule {name}")


def chains() -> SearchStrategy[list[object]]:
    """Some of the toy filters, in any order."""
    return st.lists(st.sampled_from(TOYS), unique=True)


def toy_texts() -> SearchStrategy[str]:
    """Texts in which the toy filters find much to do."""
    pieces = ["a", "b", "word", "X", "Y", "h:", ":t", "Z", " ", "  ", "\t", "\n", "\n", "\n\n", "\r\n", "\r", "é", "\ud800", "—", "ab ab"]
    return st.lists(st.sampled_from(pieces), max_size=24).map("".join)
