"""The two functions that most users need."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from hypothesis import given

import cleantext
from cleantext.presets import preset
from cleantext.shortcuts import default, explain, strip
from strategies import texts

DEFAULT = preset("auto")
TEXT = "The council met.\n\nGrace Osei / AFP\n\nSign up for our newsletter\n\nIt will meet again."


class TestShortcuts:
    @given(texts())
    def test_both_are_the_default_preset(self, text):
        """For any text."""
        assert explain(text) == DEFAULT.explain(text)
        assert strip(text) == explain(text).text

    def test_the_readme_example(self):
        """What a user tries first."""
        assert strip(TEXT) == "The council met.\n\nIt will meet again."
        assert [(removal.family, explain(TEXT).removed_text(removal)) for removal in explain(TEXT).removals] == [
            ("credit", "Grace Osei / AFP"),
            ("promo", "Sign up for our newsletter"),
        ]

    def test_the_chain_is_built_once(self):
        """A call a text must not load the rules a text."""
        assert default() is default()

    def test_the_package_exports_them(self):
        """Under the names that the README gives."""
        assert cleantext.strip is strip
        assert cleantext.explain is explain
        assert sorted(cleantext.__all__) == cleantext.__all__
        assert all(hasattr(cleantext, name) for name in cleantext.__all__)

    def test_they_pickle(self):
        """So that a pool can map them."""
        assert pickle.loads(pickle.dumps(strip)) is strip
        assert pickle.loads(pickle.dumps(explain(TEXT))) == explain(TEXT)

    def test_a_pool_of_fresh_processes(self):
        """Spawned processes clean the same."""
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            assert list(pool.map(strip, [TEXT, "", TEXT])) == [strip(TEXT), "", strip(TEXT)]
