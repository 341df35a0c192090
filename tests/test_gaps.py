"""Sentences of the article beside what a rule takes on the same line."""

from __future__ import annotations

from functools import cache

import pytest

from articles import SENTENCES
from cleantext.chain import Chain
from cleantext.presets import preset
from strategies import furniture_lines

#: Paragraphs of an article; the sentence says what they say.
BEFORE = "About four hundred people had waited on the pier since the early morning, and the captain of the ferry saw them from the bridge."
SENTENCE = "The captain of the ferry waited on the pier until the council had voted, and then the old engine came to life."
AFTER = "The council had voted nine to four for the old engine, which the captain had repaired himself in the winter."


@cache
def chain() -> Chain:
    return preset("article")


@pytest.mark.parametrize(
    "notice",
    [
        "Sign up for our newsletter.",
        "This site uses cookies. By continuing to browse this site you agree to our use of cookies.",
        "Copyright © 2026 Cedar Inc. All rights reserved.",
        "Enjoyed this story? Subscribe to our newsletter and get much, much more.",
    ],
)
def test_after_a_notice(notice):
    """The notice goes, the sentence behind it stays."""
    assert chain()(f"{BEFORE}\n\n{notice} {SENTENCE}\n\n{AFTER}") == f"{BEFORE}\n\n{SENTENCE}\n\n{AFTER}"


@pytest.mark.parametrize("notice", ["Sign up now", "Alle Rechte vorbehalten."])
def test_before_a_notice(notice):
    """The sentence before it stays, the notice goes."""
    assert chain()(f"{BEFORE}\n\n{SENTENCE} {notice}\n\n{AFTER}") == f"{BEFORE}\n\n{SENTENCE}\n\n{AFTER}"


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter. Explore the universe with news on discoveries and more.",
        "Sign up for our newsletter. The council, the captain and the ferry: we bring you all of them to your inbox.",
    ],
)
def test_what_a_pitch_says_goes_with_it(line):
    """It says nothing that the article says, or speaks to readers."""
    assert chain()(f"{BEFORE}\n\n{line}\n\n{AFTER}") == f"{BEFORE}\n\n{AFTER}"


@pytest.mark.parametrize(
    "rest", ["“We counted them twice,” she said, “and then we called the museum.” The bridge was closed to lorries after the flood.", ""]
)
def test_all_there_is(rest):
    """Sentences that are all there is of an article stay, and who is quoted in them may speak of us and you."""
    line = f"{rest} Všechna práva vyhrazena".strip()
    assert chain()(line) == rest


@pytest.mark.parametrize("script", sorted(SENTENCES.keys() - {"latin"}))
def test_a_sentence_in_another_script(script):
    """Whatever Latin furniture stands before or behind it, in the middle of an article; of a language in two scripts neither is foreign."""
    first, second, *_, last = SENTENCES[script]
    for line in furniture_lines()[:: len(furniture_lines()) // 100]:
        if line.isascii() and not chain().explain(line).removals[0].rule.startswith(("hr/", "sr/")):
            assert second in chain()(f"{first}\n\n{line} {second}\n\n{last}")
            assert second in chain()(f"{first}\n\n{second} {line}\n\n{last}")
