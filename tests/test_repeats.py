"""Counting in bounded memory: the filter never forgets, and the temporary file changes nothing."""

from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from cleantext.repeats import KEPT, MOST_SAMPLES, Count, Repeats, SeenOnce, key_of

SEEN = st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.sampled_from(["x", "y", "z"]), st.booleans(), st.sampled_from("pqrst")), max_size=40)


class TestSeenOnce:
    @given(st.lists(st.text(max_size=3)), st.integers(1, 64))
    def test_what_was_seen_lately_is_known(self, words, size):
        """However small the filter: at least so many different keys as it has room for."""
        filter, known = SeenOnce(size), list[str]()
        for word in words:
            there = filter.add(key_of(word))
            lately = known[-max(1, int(KEPT * size)) :]
            assert there or word not in lately
            known = [*(other for other in known if other != word), word]

    def test_what_was_not_seen_is_rarely_known(self):
        """At ten bits for each key: one in fifty at most."""
        filter = SeenOnce(25_000)
        wrong = sum(filter.add(key_of(str(number))) for number in range(10_000))

        assert wrong < 200

    def test_keys_have_parts(self):
        """Which do not run together."""
        assert key_of("ab", "c") != key_of("a", "bc")


class TestRepeats:
    @given(SEEN, st.integers(1, 4))
    def test_the_file_changes_nothing(self, seen, most):
        """Whatever is held in memory."""
        found = []
        for held in (1000, most):
            repeats = Repeats(held)
            for site, line, fresh, sample in seen:
                repeats.add(key_of(site, line), Count(site, line, 1, int(fresh), 0, 1, 0, 0, sample))
            found.append([count._replace(samples="") for count in repeats])
            repeats.close()

        assert found[0] == found[1]
        assert sum(count.pages for count in found[0]) == len(seen)

    def test_samples_are_few_and_different(self):
        """The first ones."""
        repeats = Repeats(10)
        for sample in "aabbccdd":
            repeats.add(b"key", Count("site", "line", 1, 1, 0, 0, 0, 0, sample))

        [count] = repeats
        assert count.samples.split("\n") == list("abc")
        assert MOST_SAMPLES == 3

    def test_closing_removes_the_file(self):
        """Once there is one."""
        repeats = Repeats(1)
        for line in ("x", "y", "z"):
            repeats.add(line.encode(), Count("site", line, 1, 1, 0, 0, 0, 0, line))
        path = repeats._path
        assert os.path.exists(path)

        repeats.close()

        assert not os.path.exists(path)
