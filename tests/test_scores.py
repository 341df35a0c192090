"""What is counted, against cases that were counted by hand."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comparing
import extractors
from cleaners import Cleaner, distinct, refinedweb, repeated, speaker
from scores import Gold, Lines, Matches, grams, lines, outside, survivors, words
from sets import Document, Set

TEXT = st.text(st.sampled_from("ab <&;é字 \n"), max_size=60)


class TestWords:
    def test_what_is_a_word(self):
        assert words("Don’t stop_me: Ünïcode ﬁsh 3,5") == ["don", "t", "stop", "me", "ünïcode", "fish", "3", "5"]
        assert words("東京 Tower") == ["東", "京", "tower"]
        assert words("schÃ¶n") == ["schön"]

    @given(TEXT)
    def test_lines_have_the_words_of_the_text(self, text):
        """Line by line or at once; where "<" stands in the text, entities are for the text as a whole."""
        if "<" not in text:
            assert [word for line in lines(text) for word in line] == words(text)


class TestMatches:
    def test_by_hand(self):
        """Of "a b c d e" two runs of four, of which one is in the reference; of the reference's three one is found."""
        matches = Matches()
        matches.add(grams([*"abcde"]), grams([*"bcdexy"]))

        assert matches.score.precision == pytest.approx(1 / 2)
        assert matches.score.recall == pytest.approx(1 / 3)
        assert matches.score.f1 == pytest.approx(2 * (1 / 2) * (1 / 3) / (1 / 2 + 1 / 3))

    def test_means_over_texts(self):
        """Each text counts the same, and F1 is that of the means."""
        matches = Matches()
        matches.add(grams([*"abcd"]), grams([*"abcd"]))
        matches.add(grams([*"abcdefgh"]), grams([*"zyxw"]))

        assert (matches.score.precision, matches.score.recall, matches.score.f1) == (0.5, 0.5, 0.5)

    def test_a_text_without_words_has_no_precision(self):
        matches = Matches()
        matches.add(grams([*"abcd"]), grams([*"abcd"]))
        matches.add(grams([]), grams([*"abcd"]))

        assert (matches.score.precision, matches.score.recall) == (1.0, 0.5)

    def test_what_comes_twice_counts_twice(self):
        assert grams([*"aaaaa"]) == Counter({("a",) * 4: 2})
        matches = Matches()
        matches.add(grams([*"aaaaa"]), grams([*"aaaa"]))

        assert matches.score.precision == 0.5

    def test_nothing(self):
        assert Matches().score == (0.0, 0.0, 0.0)
        assert grams([*"ab"]) == Counter({("a", "b"): 1})


class TestGold:
    def test_what_a_line_shares_with_the_article(self):
        gold = Gold("the council voted to rebuild the old bridge", "A bridge")

        assert gold.covered("the council voted to go home now and then".split()) == pytest.approx(4 / 9)
        assert gold.covered(["old", "bridge"]) == 1.0
        assert gold.covered(["bridge", "old"]) == 0.0
        assert gold.covered([]) == 0.0

    def test_what_cleaning_by_lines_can_keep(self):
        gold = Gold("the council voted to rebuild the old bridge", "A new pier")

        assert gold.holds("the council voted to go home now and then".split())
        assert not gold.holds("the council voted to go home now and then and when all of them agreed".split())
        assert gold.holds(["a", "new", "pier"])
        assert not Gold("the council voted", "").holds([])


class TestSurvivors:
    def test_lines_that_go_and_a_line_that_is_trimmed(self):
        before = lines("one two three\nfour five\nsix seven eight nine")

        assert survivors(before, lines("one two three\nsix seven")) == [3, 0, 2]

    @given(TEXT)
    def test_what_is_not_changed_stays(self, text):
        before = lines(text)

        assert survivors(before, before) == [len(line) for line in before]
        assert survivors(before, []) == [0] * len(before)

    @given(TEXT, TEXT)
    def test_no_more_is_left_than_there_was(self, text, other):
        before, after = lines(text), lines(other)
        kept = survivors(before, after)

        assert all(0 <= left <= len(line) for left, line in zip(kept, before, strict=True))
        assert sum(kept) <= sum(map(len, after))


class TestOutside:
    def test_what_is_left_around_the_spans(self):
        text = "one two\n\nthree four five\nsix"

        assert outside(text, [(0, 3), (15, 28)]) == [1, 1, 0]
        assert outside(text, []) == [2, 3, 1]

    def test_which_of_two_same_lines_goes(self):
        """The text that is left does not tell, and is taken for that of which more stands in one piece."""
        text = "A bridge falls\nBy Ada Ferrer\nA bridge falls\nNobody was hurt."
        spans = repeated(text)

        assert outside(text, [(15, 29), *spans]) == [3, 0, 0, 3]
        assert survivors(lines(text), lines("A bridge falls\nNobody was hurt.")) == [0, 0, 3, 3]

    @given(TEXT)
    def test_repeated_lines(self, text):
        """Are told as they are dropped."""
        left = outside(text, repeated(text))

        assert sum(left) == len(words(distinct(text))) or "<" in text


def test_lines_of_each_kind():
    """A line is gone with four fifths of its words; of the words each counts."""
    tally = Lines()
    before = lines("a b c d e\nf g h i j\nk l m n o\np q")
    tally.add(before, ["text", "promo", "promo", ""], "a b c\nf")

    assert tally.removed(["promo"]) == 1.0
    assert tally.removed(["text", "promo"]) == pytest.approx(2 / 3)
    assert tally.words_lost("text") == pytest.approx(2 / 5)
    assert tally.words["promo"] == 10
    assert tally.removed(["none of them"]) == tally.words_lost("none") == 0.0


class TestComparing:
    SHOUT = Cleaner("first line only", lambda text: text.split("\n")[0])
    SAME = Cleaner("identity", str)

    def test_labelled_by_hand(self):
        text = "The council voted on Tuesday night.\nSign up here\nRead also: Storm\nPerhaps furniture\nIt will meet again."
        document = Document("1", "", "", {"text": text}, labels={1: "promo", 2: "related", 3: "related?"})

        found = comparing.labelled(Set("made", "own", [document]), [self.SHOUT, self.SAME])

        assert (found["documents"], found["lines"], found["words"]) == (1, 2, 10)
        assert found["cleaners"]["first line only"] == {
            "named": 1.0,
            "all": 1.0,
            "lost": pytest.approx(4 / 10),
            "families": {"promo": [1, 1], "related": [1, 1]},
        }
        assert found["cleaners"]["identity"]["families"] == {"promo": [0, 1], "related": [0, 1]}
        assert found["cleaners"]["identity"]["lost"] == 0.0

    def test_by_the_spans_that_a_cleaner_tells(self):
        """Beside what its text shows."""
        text = "A bridge falls\nBy Ada Ferrer\nA bridge falls\nNobody was hurt."
        document = Document("1", "", "", {"text": text}, labels={1: "byline", 2: "dup"})
        teller = Cleaner("tells", lambda text: "A bridge falls\nNobody was hurt.", taken=lambda text: [(15, 44)])

        found = comparing.labelled(Set("made", "own", [document]), [teller, self.SAME])["cleaners"]

        assert (found["tells"]["named"], found["tells"]["lost"]) == (0.0, 0.5)
        assert found["tells"]["told"] == {"named": 1.0, "all": 1.0, "lost": 0.0}
        assert "told" not in found["identity"]

    def test_texts_with_a_reference(self):
        gold = "The council voted on Tuesday night."
        document = Document("1", gold, "", {"some": f"{gold}\nSign up for all of our newsletters today"})

        found = comparing.bodies(Set("made", "own", [document]), [self.SHOUT, self.SAME], ["some"])["sources"]["some"]

        assert found["before"] == {"f1": pytest.approx(6 / 14), "precision": pytest.approx(3 / 11), "recall": 1.0}
        assert found["ceiling"]["f1"] == 1.0
        assert found["first line only"] == {"f1": 1.0, "precision": 1.0, "recall": 1.0, "removed": 1.0, "lost": 0.0}
        assert found["identity"] == {**found["before"], "removed": 0.0, "lost": 0.0}


class TestPeers:
    def test_refinedweb(self):
        """As its paper tells the rules."""
        kept = ["The council voted on Tuesday.", "", "items in cart are many, she said of the shop that she had run for years."]
        gone = ["SIGN UP HERE now", "2026", "1.2k likes", "Share", "items in cart"]

        assert refinedweb("\n".join([*kept, *gone])) == "\n".join(kept)
        assert refinedweb("Sign-in to comment\nA storm. Read more...") == "to comment\nA storm."

    def test_duplicates(self):
        assert distinct("a\n\nb\n a\n\nb\nc") == "a\n\nb\n\nc"

    def test_the_language_that_jus_text_is_told(self):
        """English only where no other language has more of the words."""
        spoken = speaker({"Dutch": ["de", "het", "in"], "English": ["the", "in"], "Welsh": ["yn", "y"]})

        assert [spoken(text) for text in ("De brug in het dorp", "In", "", "yn y THE the the")] == ["Dutch", "English", "English", "English"]
        assert extractors.seen("<p>De brüg<script>the the</script><style>y</style>".encode()).split() == ["De", "brüg"]
        assert extractors.seen(b" ") == ""
