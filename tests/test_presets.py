"""The shipped chains: what each takes. What the switches refuse is in test_chain.py, what holds for any text in test_properties.py."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.chain import Chain
from cleantext.document import Document
from cleantext.families import FAMILIES
from cleantext.presets import PRESETS, filters, known, preset
from strategies import texts

TEXT = """\
Harbour Board Shelves Tunnel Plan After Cost Triples

Grace Osei / AFP

Sign up for our newsletter

Harbour Board Shelves Tunnel Plan After Cost Triples

The board voted nine to two on Monday.
"""
LINES = {"credit": "Grace Osei / AFP", "promo": "Sign up for our newsletter", "dup": "Harbour Board Shelves Tunnel Plan After Cost Triples"}
CLEANED = "Harbour Board Shelves Tunnel Plan After Cost Triples\n\nThe board voted nine to two on Monday.\n"
SUBSETS = st.sets(st.sampled_from(sorted(FAMILIES)))
#: Built once for each set of switches.
_BUILT: dict[object, Chain] = {}


def built(name: str, keep: set[str], only: set[str] | None = None) -> Chain:
    """The preset with these switches."""
    key = (name, frozenset(keep), None if only is None else frozenset(only))
    if key not in _BUILT:
        _BUILT[key] = preset(name, keep=keep, only=only)
    return _BUILT[key]


class TestFamilies:
    @pytest.mark.parametrize("name", sorted(PRESETS))
    def test_each_takes_the_named_families(self, name):
        """Credits, promo lines and repeats among them."""
        result = preset(name).explain(TEXT)

        assert result.text == CLEANED
        assert [removal.family for removal in result.removals] == ["credit", "promo", "dup"]

    @pytest.mark.parametrize("family", sorted(LINES))
    def test_a_family_can_be_kept(self, family):
        """Then its line stays, and the others go."""
        result = preset("article", keep=[family]).explain(TEXT)

        assert {removal.family for removal in result.removals} == set(LINES) - {family}
        assert result.text.count(LINES[family]) == TEXT.count(LINES[family])

    @pytest.mark.parametrize("family", sorted(LINES))
    def test_a_family_can_be_chosen(self, family):
        """Then its line goes, and the others stay."""
        result = preset("article", only=[family]).explain(TEXT)

        assert [(removal.family, result.removed_text(removal)) for removal in result.removals] == [(family, LINES[family])]

    @given(st.sampled_from(sorted(PRESETS)), SUBSETS, st.none() | SUBSETS, texts())
    def test_switches_hold(self, name, keep, only, text):
        """Whatever the text: no removal is of a family that stays."""
        families = {removal.family for removal in built(name, keep, only).explain(text).removals}

        assert families <= PRESETS[name] - keep
        assert only is None or families <= only

    @given(texts())
    def test_keeping_all_removes_nothing(self, text):
        """Nor does choosing nothing."""
        assert built("article", set(FAMILIES)).explain(text).removals == ()
        assert built("article", set(), set()).explain(text).removals == ()

    def test_rules_are_those_of_the_families(self):
        """What a chain lists is what it may say."""
        for name, families in PRESETS.items():
            assert {rule.family for rule in preset(name).rules()} <= families
            assert {rule.family for rule in preset(name, keep=["ui"]).rules()} <= families - {"ui"}
            assert {rule.family for rule in preset(name, only=["ui"]).rules()} == {"ui"}

    def test_allowed_lines_stay(self):
        """Whatever the rules say."""
        assert preset("article", allow=LINES.values())(TEXT) == TEXT


class TestFilters:
    def test_the_list_is_new_each_time(self):
        """Adding to it changes no preset."""
        mine = filters()
        mine.clear()

        assert filters()
        assert preset()(TEXT) == CLEANED

    def test_filters_can_be_put_in_any_order(self):
        """A chain of them, reversed, cleans the same."""
        assert Chain(filters()[::-1])(TEXT) == CLEANED

    def test_every_filter_lists_its_reasons(self):
        """So that ``--list-rules`` shows all, and every vote can be looked up."""
        listed = set(preset().rules())

        assert all(hasattr(filter, "rules") for filter in filters())
        for removal in preset().explain(TEXT).removals:
            assert (removal.rule, removal.family, removal.why) in listed

    def test_filters_are_values(self):
        """They go to another process and vote the same there."""
        document = Document(TEXT)
        for filter in filters():
            assert sorted(pickle.loads(pickle.dumps(filter))(document)) == sorted(filter(document))


class TestArguments:
    def test_auto_is_the_default(self):
        """The preset that most users want."""
        assert repr(preset().judge) == repr(preset("auto").judge)

    @pytest.mark.parametrize(
        "families", [["ui"], ("ui",), {"ui"}, frozenset({"ui"}), {"ui": 1}, iter(["ui"])], ids=lambda value: type(value).__name__
    )
    def test_any_collection_of_families(self, families):
        """As long as it is no string."""
        assert known(families, "keep") == {"ui"}

    def test_all_unknown_families_do_not_hide_each_other(self):
        """The first by name is told, always the same one."""
        with pytest.raises(ValueError, match="keep: no family 'adverts'"):
            known({"zebra", "adverts", "ui"}, "keep")

    @pytest.mark.parametrize("name", ["", "Article", "ARTICLE ", "default"])
    def test_names_are_exact(self, name):
        """Nothing is coerced silently."""
        with pytest.raises(ValueError, match="the presets are auto, article, page, named"):
            preset(name)

    def test_switches_are_keywords(self):
        """So that a call says what it means."""
        with pytest.raises(TypeError):
            preset("article", {"ui"})
