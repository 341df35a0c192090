"""Folding: what counts as the same text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles import SENTENCES
from cleantext.fold import characters, fold, image
from strategies import lines, sentences, texts


class TestFold:
    @given(line=lines())
    def test_never_raises_and_is_idempotent(self, line):
        """A folded line is its own fold."""
        assert fold(fold(line)) == fold(line)

    @given(line=st.text())
    @example(line="™")
    def test_is_idempotent_on_any_text(self, line):
        """Also for what no page ever held."""
        assert fold(fold(line)) == fold(line)

    @given(line=lines())
    def test_white_space_is_single_spaces(self, line):
        """No tabs, no double spaces, none at the ends."""
        assert fold(line) == " ".join(fold(line).split())

    @given(line=sentences())
    def test_case_does_not_count(self, line):
        """In scripts that have it."""
        assert fold(line.lower()) == fold(line)
        assert fold(line.upper()) == fold(line) or "ß" in line

    @given(line=sentences())
    def test_normal_forms_do_not_count(self, line):
        """Composed and decomposed letters are the same text."""
        assert fold(unicodedata.normalize("NFD", line)) == fold(unicodedata.normalize("NFC", line)) == fold(line)

    @given(line=sentences(), data=st.data())
    def test_invisible_characters_do_not_count(self, line, data):
        """Zero-width characters, soft hyphens and direction marks, anywhere."""
        at = data.draw(st.integers(0, len(line)))
        mark = data.draw(st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u00ad\u2060\ufeff\u202a\u202c"))

        assert fold(line[:at] + mark + line[at:]) == fold(line)

    @given(line=sentences(), before=st.text("•-–—*>▶ \t ", max_size=4), after=st.text(" .…!:|»›→\t", max_size=4))
    def test_the_edges_do_not_count(self, line, before, after):
        """Bullets before, full stops and arrows after."""
        assert fold(before + line + after) == fold(line)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Sign up for our newsletter", "SIGN UP FOR OUR NEWSLETTER!"),
            ("Don't miss", "Don’t miss"),
            ('"Quoted"', "“Quoted”"),
            ("„Quoted“", "“Quoted”"),
            ("a-b", "a–b"),
            ("Abonnez-vous", "Abonnez‑vous"),
            ("café", "cafe\u0301"),
            ("Łódź", "lodz"),
            ("İstanbul", "istanbul"),
            ("ŞIK", "şık"),
            ("Ａｄｖｅｒｔ", "advert"),
            ("[Advertisement]", "advertisement"),
            ("【広告】", "広告"),
            ("ﬁnancial", "financial"),
            ("الإعلان", "الاعلان"),
            ("إعــلان", "اعلان"),
            ("مُحَمَّد", "محمد"),
            ("ё", "е"),
            ("ΟΔΟΣ", "οδός"),
            ("  a \t b\u00a0c\u3000d ", "a b c d"),
        ],
    )
    def test_the_same_text(self, one, other):
        """Pairs that a reader would call the same."""
        assert fold(one) == fold(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("a quotation", "“a quotation”"),
            ("Photo", "(Photo) AP"),
            ("© AFP", "AFP"),
            ("@name", "name"),
            ("#tag", "tag"),
            ("$5", "5"),
            ("resume", "presume"),
            ("1.5", "15"),
            ("広告", "広告主"),
        ],
    )
    def test_not_the_same_text(self, one, other):
        """Quotation marks, brackets within a line, ©, @, #, & and signs of money count."""
        assert fold(one) != fold(other)

    @pytest.mark.parametrize("line", ["", " ", "•", "---", "…", "\u200b", "***", "—", "|"])
    def test_a_line_without_words_folds_to_nothing(self, line):
        """What is left cannot match any rule."""
        assert fold(line) == ""

    @pytest.mark.parametrize("end", [" \x0c", "\x0c", "\u2028", "\x85"])
    def test_any_white_space_at_the_end(self, end):
        """White space of every kind, as ``str.split`` sees it."""
        assert fold(f"Sign up.{end}") == "sign up"

    @pytest.mark.parametrize("line", ["(a) and (b)", "[1] see [2]"])
    def test_brackets_that_are_not_one_pair_stay(self, line):
        """Only a pair around the whole line goes."""
        assert fold(line) == line

    def test_long_lines_of_edges_are_cheap_to_give_up(self):
        """Many bullets, many brackets: one pass, not one for each."""
        assert fold("•" * 100_000) == ""
        assert fold("(" * 5000 + ")" * 5000).startswith("(")


class TestCharacters:
    @given(text=st.text())
    @example(text="™")
    def test_is_idempotent(self, text):
        """Folded characters are their own fold."""
        assert characters(characters(text)) == characters(text)

    @given(text=st.text(), other=st.text(st.characters(max_codepoint=0x24F)))
    def test_ascii_stays_ascii(self, text, other):
        """No letter becomes two where patterns count letters."""
        if text.isascii():
            assert characters(text) == text.lower()
        assert len(characters(other)) <= 4 * len(other)


class TestImage:
    @given(text=texts())
    def test_lines_stay_lines(self, text):
        """One line of the image for each line of the text, all ASCII."""
        assert image(text).isascii()
        assert image(text).count("\n") == text.count("\n")

    @given(text=texts())
    def test_holds_letters_and_white_space(self, text):
        """Nothing else for the gate to stumble over."""
        assert set(image(text)) <= set("abcdefghijklmnopqrstuvwxyz \n")

    @given(first=texts(), second=texts())
    def test_is_character_by_character(self, first, second):
        """The image of a joined text is the joined image: no context."""
        assert image(first + "\n" + second) == image(first) + "\n" + image(second)

    @pytest.mark.parametrize("sentence", SENTENCES["latin"][:12])
    def test_holds_every_latin_word_of_the_fold(self, sentence):
        """The words by which rules are triggered are seen."""
        words = {word for word in fold(sentence).replace("-", " ").split() if word.isalpha() and word.isascii()}

        assert words <= set(image(sentence).split())

    @given(line=st.text(st.sampled_from("abcXYZéèüßñçøłİışğ -'0.,“”—…"), max_size=60))
    def test_latin_words_of_generated_lines(self, line):
        """For every letter that has a byte of its own."""
        shadow = image(line)
        if len(shadow) == len(line):
            folded = fold(line)
            assert shadow.split() == "".join(c if c.isalpha() and c.isascii() else " " for c in folded).split()
