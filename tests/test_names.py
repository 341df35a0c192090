"""What names of elements say: what is looked up is what trying every word would give."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cleantext.hints import parts_of
from cleantext.markup.names import KIND_BITS, KINDS, SHORT, named

WORDS = sorted({word.strip("*") for words in KINDS.values() for word in words.split()})
PARTS = st.builds("".join, st.lists(st.sampled_from([*WORDS, "x", "s", "my", "Big", "É", "2"]), max_size=3))
LISTS = st.builds("".join, st.lists(PARTS | st.sampled_from([" ", "-", "_", "--", "__"]), max_size=8)) | st.text()


def speaks(parts: list[str], word: str) -> bool:
    """Whether one of the words of a kind is in names, as `KINDS` defines it."""
    if "-" in word:
        return word in {f"{one}-{other}" for one, other in pairwise(parts)}
    if word.startswith("*"):
        return any(part.endswith(word[1:]) for part in parts)
    return any(part == word or (len(word) > SHORT and part.startswith(word)) for part in parts)


@given(LISTS)
def test_parts(names):
    assert parts_of(names) == [word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", names)]


@given(LISTS)
def test_kinds(names):
    parts = parts_of(names)

    assert named(names) == sum(KIND_BITS[kind] for kind, words in KINDS.items() if any(speaks(parts, word) for word in words.split()))


def test_footnotes_are_no_foot():
    assert named("footnotes") == named("footnote-2") == 0
    assert named("footer-notes") & KIND_BITS["foot"]


def test_kinds_of():
    assert named("article-body main-nav") == KIND_BITS["article"] | KIND_BITS["body"] | KIND_BITS["nav"]
    assert named("readMore read-more") == KIND_BITS["related"]
    assert named("adagio navy") == 0
