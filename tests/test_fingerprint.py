"""The fingerprint: the same in every process, another one where anything changes that may change a text."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.chain import Chain
from cleantext.filters.phrases import Phrases
from cleantext.fingerprint import fingerprint
from cleantext.presets import preset
from cleantext.table import table
from toys import Takes, own

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.binary(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
PRINTS = "import cleantext; print(cleantext.preset('article', keep={'credit', 'bio', 'nav'}, allow=['a', 'b', 'c']).fingerprint)"


def written(code: str) -> str:
    """What this code prints in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": "7"}, capture_output=True, text=True, check=True).stdout


class TestValues:
    @given(VALUES, VALUES)
    def test_the_same_only_for_the_same(self, one, other):
        """Numbers and booleans that are equal are different things here."""
        assert (fingerprint(one) == fingerprint(other)) == (repr(one) == repr(other) or alike(one, other))

    def test_sets_have_no_order(self):
        """Nor has a dictionary."""
        assert fingerprint({"a", "b"}) == fingerprint({"b", "a"})
        assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})

    def test_parts_do_not_run_together(self):
        """Each has its length before it."""
        assert fingerprint(("ab", "c")) != fingerprint(("a", "bc"))

    def test_code_counts(self):
        """Of functions and classes that are not ours."""
        bodies = ["return []", "return [1]", "return len"]
        spaces: list[dict[str, object]] = [{"__name__": "theirs"} for _ in bodies]
        for body, space in zip(bodies, spaces, strict=True):
            exec(f"def votes(document):\n    {body}\nclass Filter:\n    def __call__(self, document):\n        {body}\n", space)

        assert len({fingerprint(space["votes"]) for space in spaces}) == 3
        assert len({fingerprint(space["Filter"]()) for space in spaces}) == 3  # type: ignore[operator]

    def test_what_a_function_closes_over_counts(self):
        """And what a partial one was given."""

        def takes(word):
            return lambda document: [word]

        assert fingerprint(takes("X")) != fingerprint(takes("Y"))
        assert fingerprint(partial(max, 1)) != fingerprint(partial(max, 2))

    def test_what_holds_itself_has_one(self):
        """A list in itself."""
        loop: list[object] = []
        loop.append(loop)

        assert fingerprint(loop) != fingerprint([[]])

    def test_what_cannot_be_taken_apart_is_refused(self):
        """The message names it."""
        with open(os.devnull) as file, pytest.raises(TypeError, match=r"no fingerprint of <_io.TextIOWrapper"):
            fingerprint(file)


def alike(one: object, other: object) -> bool:
    """Whether two values are the same but for the order in dictionaries."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(map(alike, one, other))
    return one == other


class TestChains:
    def test_the_same_in_every_process(self):
        """Whatever the order of its sets there."""
        assert written(PRINTS).strip() == preset("article", keep={"credit", "bio", "nav"}, allow=["c", "b", "a"]).fingerprint

    def test_use_does_not_change_it(self):
        """What filters remember is no part of it."""
        chain = preset("article")
        before = chain.fingerprint
        chain("The council met.\n\nPhoto: Ada Ferrer / AFP\n\nSign up for our newsletter\n\nShare\n")

        assert chain.fingerprint == before == pickle.loads(pickle.dumps(chain)).fingerprint

    def test_every_option_counts(self):
        """Preset, families, lines never to remove, filters, repair."""
        chains = [
            preset("article"),
            preset("page"),
            preset("article", keep={"bio"}),
            preset("article", allow=["Share"]),
            preset("article") + Chain([Takes("X")]),
            preset("article") + Chain([Takes("Y")]),
            Chain(preset("article").filters),
        ]

        assert len({chain.fingerprint for chain in chains}) == len(chains)

    def test_the_rules_count(self, monkeypatch):
        """Own ones by what they are, the shipped ones by the compiled table; and so does the version."""
        mine, yours = (Phrases(table([own(match, "xyzzy now")])) for match in ("xyzzy now", "xyzzy (?:now|then)"))
        assert Chain([mine]).fingerprint != Chain([yours]).fingerprint

        before = preset("article").fingerprint
        monkeypatch.setattr("cleantext.fingerprint.__version__", "99")
        assert preset("article").fingerprint != before

    def test_the_shipped_rules_count(self, monkeypatch):
        """A rule more is another table."""
        from cleantext.rulesets import ShippedTable, compiled, shipped

        before = shipped().fingerprint
        monkeypatch.setattr(compiled, "ROWS", (*compiled.ROWS, b"one more"))

        assert ShippedTable.fingerprint.func(shipped()) != before  # type: ignore[attr-defined]

    def test_a_pickle_holds_it(self):
        """So that those who compare pickles see a change."""
        chain = preset("article")

        assert chain.fingerprint.encode() in pickle.dumps(chain)
        assert pickle.dumps(chain) == pickle.dumps(preset("article"))

    def test_starting_up_does_not_load_it(self):
        """Only those who ask pay."""
        assert "False" in written("import cleantext, sys; cleantext.strip('a'); print('cleantext.fingerprint' in sys.modules)")
        assert cleantext.strip("a") == "a"
