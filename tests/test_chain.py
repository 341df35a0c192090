"""The chain: votes, rounds, switches, sums and errors. What holds for every text is in test_properties.py."""

# ruff: noqa: RUF005 - a sum of chains is what is tested
from __future__ import annotations

import pickle

import pytest

import cleantext
from cleantext.chain import Chain, FilterError
from cleantext.document import Document, Removal
from cleantext.families import FAMILIES, NAMED
from cleantext.presets import PRESETS, preset
from toys import Repeats, Takes, TrimsHead, TrimsTail


class TestRounds:
    def test_filters_vote_until_none_votes(self):
        """A line that becomes a copy by a trim goes in the next round."""
        text = "The mayor spoke.Z\nThe mayor spoke."
        for filters in ([TrimsTail("Z"), Repeats()], [Repeats(), TrimsTail("Z")]):
            assert Chain(filters)(text) == "The mayor spoke."

    def test_both_filters_see_the_same_snapshot(self):
        """A filter that votes first does not hide a line from the next."""
        seen: list[tuple[str, ...]] = []

        def looks(document: Document) -> list[object]:
            seen.append(document.lines)
            return []

        Chain([Takes("X"), looks])("X\na")

        assert seen == [("X", "a"), ("a",)]

    def test_explain_says_what_went_and_why(self):
        """In the order of the source, with family, rule and reason."""
        result = Chain([TrimsTail(":t"), Takes("X")]).explain("X\n\na :t b\n")

        assert result.text == "a\n"
        assert [(r.family, r.rule, result.removed_text(r)) for r in result.removals] == [
            ("ui", "toy/takes-X", "X"),
            ("promo", "toy/tail-:t", ":t b"),
        ]
        assert all(removal.why for removal in result.removals)


class TestSwitches:
    def test_keep_leaves_a_family_in(self):
        """The filter still looks, its votes in that family do not count."""
        filters = [Takes("X", "ui"), Takes("Y", "promo")]

        assert Chain(filters, keep=["ui"])("X\nY\na") == "X\na"
        assert Chain(filters, only=["ui"])("X\nY\na") == "Y\na"
        assert Chain(filters, only=["ui"], keep=["ui"])("X\nY\na") == "X\nY\na"
        assert Chain(filters, only=[])("X\nY\na") == "X\nY\na"

    def test_allow_wins_over_filters(self):
        """An allowed line stays, compared by its fold."""
        assert Chain([Takes("X")], allow=["• the x FILES."])("The X Files\nX") == "The X Files"

    def test_an_allowed_line_is_not_trimmed(self):
        """Neither its head nor its tail."""
        assert Chain([TrimsTail("Z"), TrimsHead("h:")], allow=["h: a Z"])("h: a Z") == "h: a Z"

    def test_allowing_nothing(self):
        """A blank line in a file of allowed lines allows nothing."""
        assert Chain([Takes("•")], allow=["", "  "])("a\n•\nb") == "a\nb"

    def test_allowing_signs(self):
        """What is allowed stays, also where folding leaves nothing of it."""
        assert Chain([Takes("•")], allow=[" • "])("a\n•\nb") == "a\n•\nb"

    @pytest.mark.parametrize("name", sorted(PRESETS))
    def test_presets_take_families(self, name):
        """Each family can be kept or chosen by name."""
        for family in FAMILIES:
            assert preset(name, keep=[family]).explain("a").text == "a"
            assert preset(name, only=[family]).explain("a").text == "a"

    def test_the_named_families(self):
        """The four that the project began from."""
        assert {"credit", "ui", "promo", "dup"} == NAMED == PRESETS["named"]
        assert PRESETS["article"] == set(FAMILIES) - {"caption"}

    @pytest.mark.parametrize("option", ["keep", "only"])
    def test_unknown_families_are_refused(self, option):
        """The message names the option, the value and what there is."""
        with pytest.raises(ValueError, match=f"{option}: no family 'adverts'") as refused:
            preset("article", **{option: {"adverts"}})

        assert "credit" in str(refused.value)

    @pytest.mark.parametrize("option", ["keep", "only"])
    def test_a_string_is_no_set_of_families(self, option):
        """Or ``keep="ui"`` would mean the families "u" and "i"."""
        with pytest.raises(TypeError, match=f"{option} takes several strings, not one"):
            preset("article", **{option: "ui"})

    @pytest.mark.parametrize("value", [None, [b"a line"], 3])
    def test_what_is_no_string_is_no_line(self, value):
        """Nor a family; the message names the option and the value."""
        with pytest.raises(TypeError, match="allow takes several strings; found"):
            Chain(allow=value)
        with pytest.raises(TypeError, match="keep takes several strings; found"):
            preset("article", keep=value)

    def test_unknown_presets_are_refused(self):
        """The message names the presets."""
        with pytest.raises(ValueError, match="no preset 'news'; the presets are auto, article, page, named"):
            preset("news")


class TestSums:
    def test_chains_and_lists_add_up(self):
        """A sum cleans what either cleans, and allows what either allows."""
        one, other = Chain([Takes("X")], allow=["X allowed"]), Chain([Takes("Y")], allow=["Y allowed"])
        text = "X\nY\nX allowed\nY allowed\na"

        assert (one + other)(text) == (other + one)(text) == "X allowed\nY allowed\na"
        assert (Chain([Takes("X")]) + [Takes("Y")])("X\nY\na") == "a"
        assert (Chain([Takes("X")]) + (Takes("Y"),))("X\nY\na") == "a"

    def test_families_stay_switched_off_in_a_sum(self):
        """What one chain keeps the other may still take."""
        kept = Chain([Takes("X", "ui")], keep=["ui"])

        assert (kept + [Takes("Y", "promo")])("X\nY\na") == "X\na"
        assert (kept + Chain([Takes("Y", "ui")]))("X\nY\na") == "X\na"

    def test_repair_is_kept_in_a_sum(self):
        """From whichever side it comes."""
        for chain in (preset() + Chain([]), Chain([]) + preset(), preset() + []):
            assert chain("Das ist schÃ¶n gewesen.") == "Das ist schön gewesen."

    @pytest.mark.parametrize("other", [3, "ui", None, {"a"}])
    def test_what_is_no_list_of_filters_is_refused(self, other):
        """By Python's own error."""
        with pytest.raises(TypeError, match="unsupported operand"):
            Chain([]) + other

    def test_the_summands_stay_as_they_were(self):
        """Chains are values."""
        one = Chain([Takes("X")])
        one + Chain([Takes("Y")])

        assert one("X\nY") == "Y"


class TestErrors:
    @pytest.mark.parametrize("value", [b"bytes", None, 3, ["a"]])
    def test_what_is_no_text_is_refused(self, value):
        """By each door to the package."""
        for function in (Chain([]), Chain([]).explain, cleantext.strip, cleantext.explain, preset()):
            with pytest.raises(TypeError, match="cleantext takes str, not"):
                function(value)

    def test_a_filter_that_raises_is_named(self):
        """The cause stays attached."""

        def broken(document: Document) -> list[object]:
            raise KeyError("page")

        with pytest.raises(FilterError, match=r"broken.* raised KeyError: 'page'") as refused:
            Chain([broken])("a")

        assert isinstance(refused.value.__cause__, KeyError)

    @pytest.mark.parametrize(
        "votes",
        [
            [(0, 1, "ui", "toy", "why")],
            [0],
            "a",
            [None],
            [Removal("0", "1", "ui", "toy", "why")],
            [Removal(0, 1, None, "toy", "why")],
            [Removal(0, None, "ui", "toy", "why")],
        ],
        ids=ascii,
    )
    def test_a_vote_that_is_no_removal(self, votes):
        """The filter is named, and what it voted with."""

        def odd(document: Document) -> object:
            return votes

        with pytest.raises(FilterError, match=r"odd.* voted with .*; a filter yields removals"):
            Chain([odd])("a")

    def test_a_chain_is_no_filter(self):
        """It takes a document as well, but gives text; the fix is said."""
        with pytest.raises(FilterError, match=r"add its filters with \+"):
            Chain([Chain([Takes("X")])])("a")

    def test_a_vote_for_what_is_in_the_source_only(self):
        """What went comes back to nobody who looks at the lines; the message says where the vote came from."""

        def looks_at_the_source(document: Document) -> list[Removal]:
            return [Removal(0, 1, "ui", "toy", "why")]

        with pytest.raises(FilterError, match=r"toy voted against 0:1, .*document\.lines"):
            Chain([looks_at_the_source])("X\na")

    @pytest.mark.parametrize("option", ["keep", "only", "allow"])
    def test_a_string_is_not_several(self, option):
        """Its letters would be taken for families, or for lines to allow: the line that was to stay would go."""
        with pytest.raises(TypeError, match=rf"{option} takes several strings, not one: {option}=\['ui'\]"):
            Chain([Takes("X", "ui")], **{option: "ui"})


class TestValue:
    def test_a_chain_is_a_function_with_a_name(self):
        """Frameworks ask functions for their name."""
        assert callable(Chain([]))
        assert Chain([]).__name__ == "cleantext"

    def test_repr_names_the_filters(self):
        """In the order given."""
        assert repr(Chain([Takes("X")])) == "Chain([Takes(word='X', family='ui')])"

    def test_a_shipped_chain_pickles_small(self):
        """The rules are pickled by name."""
        for name in PRESETS:
            assert len(pickle.dumps(preset(name))) < 4000

    def test_the_two_functions_are_the_article_preset(self):
        """What most users need."""
        text = "The council met.\n\nDas ist schÃ¶n gewesen."

        assert cleantext.strip(text) == preset("article")(text) == cleantext.explain(text).text
