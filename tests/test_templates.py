"""The template of a line: what near-copies have in common, and lines of articles have not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.fold import fold
from cleantext.templates import exact, template
from engines import TEXTS


class TestExact:
    @given(st.text() | st.sampled_from(TEXTS))
    def test_an_exact_line_is_its_own(self, text):
        """So that a file of them can be checked."""
        for line in text.split("\n"):
            assert exact(exact(line)) == exact(line)

    def test_numbers_do_not_count(self):
        """Nor do prices, times and dates in figures."""
        assert len({exact(line) for line in ("12 comments", "7 comments", "1,204 comments")}) == 1
        assert exact("Updated 10:15, 3.5.2026") == "updated 0, 0"

    def test_without_numbers_it_is_the_folded_line(self):
        """Nothing else is taken out."""
        assert exact("• Abonnez-vous à notre NEWSLETTER !") == fold("• Abonnez-vous à notre NEWSLETTER !")


class TestNames:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Follow Ada Ferrer on Twitter for more news", "Follow Bo Lind on Twitter for more news"),
            ("Ada Ferrer has written for this paper since 2004.", "Bo Lind has written for this paper since 2019."),
            ("Send your tips to ada@courier.example or call us", "Send your tips to bo@courier.example or call us"),
            ("Read the whole story at https://courier.example/a", "Read the whole story at https://courier.example/b?c"),
        ],
    )
    def test_near_copies_are_one_template(self, one, other):
        """Names, addresses and numbers differ."""
        assert template(one) == template(other)
        assert exact(one) != exact(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Harbour Board Shelves Tunnel Plan", "Council Votes On Ferry Fares"),
            ("Ada Ferrer", "Bo Lind"),
            ("Ada Ferrer in Vestervik", "Bo Lind in Aldermouth"),
            ("Die Fähre kam am Montag in den Hafen zurück", "Das Schiff kam am Dienstag in den Hafen zurück"),
            ("“We have waited long enough,” Moe said.", "“We have waited too long,” Lind said."),
        ],
    )
    def test_headlines_and_sentences_are_not(self, one, other):
        """Too little is left of them, or something else."""
        assert template(one) != template(other)

    def test_the_first_word_of_a_sentence_is_no_name(self):
        """Unless another follows."""
        assert template("Follow us on all of our channels") == "follow us on all of our channels"
        assert template("Ada Ferrer writes about harbours and ships") == "{name} writes about harbours and ships"

    @given(st.text())
    def test_any_text_has_one(self, line):
        """Of a line: no error, and no line break."""
        assert "\n" not in template(line)
