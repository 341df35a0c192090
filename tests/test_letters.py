"""What is counted in a line: what ASCII lines are counted by is what every other line is, by regular expressions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.markup.letters import BEGINNING, coded, columns, counted, ends_sentence, letters, sentences_in

ASCII = st.text(st.characters(max_codepoint=127)) | st.text('aB_ .!?")9\n\t', max_size=BEGINNING + 20)
#: Most of the alphabet in which lines are counted, and what is near it: a capital whose lower case is two signs, digits that are none, controls.
EUROPEAN = st.text('aZé ŁčİıßŒ.!?…"”»’)“–\xa0²½™9\n\x01\x1f\u0307', max_size=BEGINNING + 20)
LINES = (ASCII | EUROPEAN | st.text()).filter(bool)
#: As the features were defined; the trees have grown on that.
SENTENCE = re.compile(r"[.!?…؟۔।][\"”»)’]?(?:\s|$)|[。！？]")
ENDS = re.compile(r"[.!?…。！？।؟۔:”\"»)」』]\W{0,3}$")
CAPITALS = re.compile(r"\b[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")


@given(LINES)
def test_sentences(line):
    assert sentences_in(line) == len(SENTENCE.findall(line, 0, BEGINNING))


@given(LINES)
def test_ends(line):
    assert ends_sentence(line) == bool(ENDS.search(line[-5:]))


@given(LINES, LINES)
def test_words(line, title):
    words, wanted = re.findall(r"\w+", line), frozenset(re.findall(r"\w+", title.lower()))
    digits, capitals, count, found = counted(line, wanted, frozenset(filter(None, map(coded, wanted))))

    assert digits == len(re.findall(r"\d", line))
    assert capitals == len(CAPITALS.findall(line))
    assert count == len(words)
    assert found == len(wanted & {word.lower() for word in words})


def test_every_sign():
    """Alone, and between others."""
    for sign in map(chr, range(0x3000)):
        line = f"Ä{sign} {sign}{sign}a .{sign} {sign}"
        wanted = frozenset(re.findall(r"\w+", line.lower()))
        digits, capitals, count, found = counted(line, wanted, frozenset(filter(None, map(coded, wanted))))
        words = re.findall(r"\w+", line)

        assert digits == len(re.findall(r"\d", line))
        assert capitals == len(CAPITALS.findall(line))
        assert count == len(words)
        assert found == len(wanted & {word.lower() for word in words})
        assert sentences_in(line) == len(SENTENCE.findall(line, 0, BEGINNING))
        assert letters(line) == "".join(words)
        assert columns(line) == len(line) + len(re.findall("[\u2e80-\uff60]", line))


@given(LINES)
def test_letters(line):
    assert letters(line) == re.sub(r"\W+", "", line)


@pytest.mark.parametrize(
    ("line", "ended"),
    [("One. Two! Three?", 3), ('He said "Go." And went.', 2), ("Version 3.11 is out", 0), ("a" * (BEGINNING - 1) + ".b", 1), ("Öl. Gas.", 2)],
)
def test_sentences_of(line, ended):
    assert sentences_in(line) == ended


def test_what_is_counted_of():
    assert counted("The 3 Ferries of 2026", frozenset({"ferries", "the", "été"}), frozenset({b"ferries", b"the"})) == (5, 2, 5, 2)
    assert columns("Ferry") == 5
    assert columns("渡船") == 4
