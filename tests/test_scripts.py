"""Sentences in a script that a rule's language is not written in."""

from __future__ import annotations

import pytest

from articles import SENTENCES
from cleantext.fold import fold
from cleantext.scripts import holds_foreign

OF_SCRIPT = {
    "cyrillic": "ru",
    "greek": "el",
    "arabic": "ar",
    "hebrew": "he",
    "devanagari": "hi",
    "han": "zh",
    "kana": "ja",
    "hangul": "ko",
    "thai": "th",
}


@pytest.mark.parametrize(("script", "language"), OF_SCRIPT.items())
def test_each_sentence_is_foreign_elsewhere(script, language):
    """To rules of another language, and to none of its own."""
    for sentence in SENTENCES[script]:
        line = fold(f"{sentence} Sign up now")
        assert holds_foreign(line, "en")
        assert not holds_foreign(line, language)


@pytest.mark.parametrize("language", OF_SCRIPT.values())
def test_a_latin_sentence_beside_another_script(language):
    """Names of networks are none."""
    assert holds_foreign(fold("共有。 The harbour council voted nine to four to dredge the eastern channel. 共有"), language)
    assert not holds_foreign(fold("공유 Facebook Twitter Instagram YouTube LinkedIn WhatsApp Telegram Pinterest 新闻 أخبار новости"), language)


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 Общество с ограниченной ответственностью «Издательский дом». All rights reserved.",
        "Follow Комсомольская правда on Telegram",
        "Read more: 朝日新聞",
        "Sign up for our newsletter",
    ],
)
def test_names_are_none(line):
    """An owner's, however long, and a newspaper's."""
    assert not holds_foreign(fold(line), "en")


def test_nothing_is_foreign_to_own_rules():
    """Who writes a rule for any words means it."""
    assert not holds_foreign(fold(SENTENCES["cyrillic"][0]), "own")
