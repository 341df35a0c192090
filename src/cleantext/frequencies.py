"""How frequent words are in scraped articles: what a look for a word costs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

#: How much rarer a word begins a line than stands in it; how many of the lines that it begins go on with one word. For want of a count.
BEGINS, GOES_ON = 0.12, 0.25
#: Lines of 10,000 that hold a word which is not among the frequent ones.
RARE = 1


def share(word: str) -> int:
    """How many of 10,000 lines hold the word."""
    return frequent_words().get(word, RARE)


def opens(first: str, second: str | None = None) -> float:
    """How many of 10,000 lines begin with the word, or with the two ("": with the one alone)."""
    found = frequent_openings().get(first if second is None else f"{first} {second or '$'}")
    return min(1.0, BEGINS * share(first)) * (1.0 if second is None else GOES_ON) if found is None else found


@cache
def frequent_words() -> dict[str, int]:
    """In how many of 10,000 lines of scraped articles each frequent word stands; see rulesets/frequent_words.txt."""
    return {word: int(count) for word, count in counts("frequent_words.txt")}


@cache
def frequent_openings() -> dict[str, float]:
    """With how many of 10,000 lines of scraped articles each frequent word, or pair of words, begins; see rulesets/frequent_openings.txt."""
    return {words: float(count) for words, count in counts("frequent_openings.txt")}


def counts(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a file of counts, taken apart."""
    with open(os.path.join(os.path.dirname(__file__), "rulesets", name), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                words, _, count = line.rstrip().rpartition(" ")
                yield words, count
