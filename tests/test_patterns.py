"""Patterns taken apart."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.patterns import beginnings, branches, leading_group
from cleantext.rulesets import shipped


def test_branches():
    """Bars in groups, classes and escapes are not the pattern's own."""
    assert branches(r"a|(?:b|c)|[|]|\||d") == ["a", "(?:b|c)", "[|]", r"\|", "d"]


def test_a_leading_group():
    """With what follows it; other patterns have none."""
    assert leading_group("(?:a(?:b|c)|d)e") == ("a(?:b|c)|d", "e")
    assert leading_group("a(?:b)") is None
    assert leading_group("(?:a") is None


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b(?:said|according to (?!our))\b", {"said", "according"}),
        (r"\b(?:he|she) (?:said|says)", {"he", "she"}),
        (r"\b(?:he|she)\b|\b(?:they)\b", {"he", "she", "they"}),
        (r"\b(?:said|says?)\b", None),
        (r"\b(?:said)", None),
        (r"\b(?:he|she)?\b", None),
        (r"\b(?:he|.{1,3} she)\b", None),
        (r"\b(?:he said )?(?:they)\b", None),
        (r"\b(?:he ?said|she)\b", None),
        (r"\b(?:he|she) ?said", None),
        (r"\b(?:he|she){0,1} said", None),
        (r"(?:he|she)\b", None),
        (r"\b(?:he|she)\b|they", None),
        (r"^said$", None),
        ("said", None),
    ],
)
def test_beginnings(pattern, words):
    """Whole words only; where one cannot tell, nothing."""
    assert beginnings(pattern) == words


@cache
def exceptions() -> list[str]:
    """Those of the shipped rules that begin with whole words."""
    return sorted({unless for row in shipped().rows() for unless in row.unless if beginnings(unless)})


@given(data=st.data())
def test_nothing_is_found_without_a_beginning(data):
    """What an exception of a rule finds begins with one of its words, which stands there as a whole word."""
    unless = data.draw(st.sampled_from(exceptions()))
    words = beginnings(unless) or frozenset()
    pieces = st.sampled_from([*sorted(words), "s", " ", "-", "'", "1", "_", "é", "he said", "to"])
    line = "".join(data.draw(st.lists(pieces, max_size=6)))

    if re.search(unless, line):
        assert not words.isdisjoint(re.findall(r"\w+", line))
