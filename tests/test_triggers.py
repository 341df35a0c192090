"""Triggers: no line that a pattern matches may be without one of its triggers."""

from __future__ import annotations

import re
import re._parser as parser
from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.cases import Case, alternatives_of, cases
from cleantext.fold import characters, fold
from cleantext.frequencies import frequent_openings, frequent_words
from cleantext.gate import MOST_CASES
from cleantext.rules import Rule, folded_pattern
from cleantext.table import table
from cleantext.triggers import (
    EDGE,
    MOST_STRINGS,
    Trigger,
    opening_pair,
    opening_triggers,
    segments,
    triggers,
)
from gating import worth_a_try
from toys import own


def found(pattern: str, choose=triggers) -> frozenset[Trigger] | None:
    return choose(folded_pattern(pattern, "test"))


def words_found(pattern: str) -> set[str]:
    """The words by which the gate would find the pattern, without the place where it looks."""
    return {trigger.word for trigger in found(pattern) or ()}


class TestChoice:
    @pytest.mark.parametrize(
        ("pattern", "words"),
        [
            ("newsletter", {"newsletter"}),
            ("(?:advertorial|quizzical) is a", {"advertorial", "quizzical"}),
            ("the подпишитесь", {"подпишитесь"}),
            (r".{0,20}\bunsubscribe the", {"unsubscribe"}),
            (r"[-!] ?unsubscribe", {"unsubscribe"}),
        ],
    )
    def test_the_rare_word(self, pattern, words):
        """What few articles hold is looked for."""
        assert words_found(pattern) == words

    def test_scripts_without_spaces_are_found_by_pairs(self):
        """Two adjacent characters."""
        (trigger,) = found("広告を閉じる") or set()

        assert trigger.place == "any"
        assert trigger.word in ("広告", "告を", "を閉", "閉じ", "じる")

    @pytest.mark.parametrize("pattern", [".{0,40}", r"\d{1,4}", r"\w{1,8}", "(?:newsletter)?", "newsletter|.{1,9}", "[a-z]{3,9}", r"\d{1,3}%?"])
    def test_a_pattern_without_a_word_has_none(self, pattern):
        """The loader refuses such a rule."""
        assert found(pattern) is None

    def test_a_word_cut_by_a_gap_is_no_trigger(self):
        """What stands next to a gap may be part of a longer word."""
        assert found(".{0,9}newsletter") is None
        assert words_found(r".{0,9}\bnewsletter") == {"newsletter"}
        assert words_found(".{0,9} newsletter") == {"newsletter"}
        assert found("newsletter.{0,9}") is None
        assert words_found(r"newsletter\b.{0,9}") == {"newsletter"}

    def test_openings_only(self):
        """Rules of long lines must be seen at the line's head."""
        assert found("newsletter.{0,900}", opening_triggers) is None
        assert found("newsletter .{0,900}", opening_triggers) == {Trigger("long", "newsletter", "")}
        assert found("(?:our )?newsletter .{0,900}", opening_triggers) == {Trigger("long", "our", "newsletter"), Trigger("long", "newsletter", "")}
        assert found("the newsletter is .{0,900}", opening_triggers) == {Trigger("long", "the", "newsletter")}
        assert found("unsubscribe immediately .{0,900}", opening_triggers) == {Trigger("long", "unsubscribe", "")}

    def test_frequent_words_are_folded(self):
        """They are compared with folded words."""
        words = frequent_words()

        assert [word for word in (*words, *frequent_openings()) if characters(word) != word] == []
        assert all(0 < share <= 10_000 for share in words.values())

    def test_patterns_with_very_many_strings(self):
        """A group too wide is read by its other parts, not refused."""
        letters = "abcdefghijklmnopqrstuvwxyz"
        words = ["word" + "".join(ends) for ends in islice(product(letters, repeat=3), max(MOST_STRINGS) + 1)]

        assert words_found(f"newsletter (?:{'|'.join(words)})") == {"newsletter"}


#: Pieces of which rule writers make patterns: each is one alternative or a gap.
PIECES = (
    "newsletter",
    "sign",
    "up",
    "a",
    "covid-19",
    "mp3",
    "top10",
    "2go",
    "4k",
    "24",
    "t-shirts?",
    "don't",
    "donaudampfschifffahrt",
    "(?:[-*] ){0,9}",
    "l'été",
    "(?:our|the)",
    "(?:our )?",
    "(?:now)?",
    "s?",
    ".{0,6}",
    r"\d{1,3}",
    r"\w{1,8}",
    "[!?.]?",
    "[-:] ?",
    " ",
    " ",
    " ?",
    r"\b",
    "подпишитесь",
    "на",
    "広告",
    "を閉じる",
    "โฆษณา",
    "구독하기",
    "اشترك",
    "é",
    "ß",
    "œuvre",
    "(?=.{0,20}news)",
    "(?:x|yz){1,2}",
)


@st.composite
def patterns(draw: st.DrawFn) -> str:
    """A pattern of some pieces, perhaps of two branches."""
    branches = ["".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6))) for _ in range(draw(st.integers(1, 2)))]
    return folded_pattern(f"(?:{'|'.join(branches)})", "generated")


class TestSound:
    @pytest.mark.parametrize(("pattern", "choose"), [("mp3 player .{0,400}", opening_triggers), ("top10 the", triggers)])
    def test_a_word_with_a_digit_at_its_end(self, pattern, choose):
        """Digits are no part of a word, for the gate and for the trigger."""
        chosen = choose(folded_pattern(pattern, "test"))

        assert chosen is None or passes(chosen, pattern.replace(" .{0,400}", " here" * 60))

    def test_digits_of_a_script_without_spaces(self):
        """They are no part of a word either."""
        chosen = triggers(r"newsletter\d{1,3}")

        assert chosen
        assert passes(chosen, "newsletter๐๐")

    @pytest.mark.parametrize("pattern", [r"\d{1,3}newsletternewsletterup .{0,900}", r"(?:[-*] ){0,9}newsletter sign up .{0,900}"])
    def test_a_run_of_digits_or_signs_before_the_first_word(self, pattern):
        """It may push that beyond what the gate sees of a long line."""
        assert opening_triggers(pattern) is None

    def test_a_run_of_signs_before_the_second_word(self):
        """It may stand beyond what the gate sees of a long line."""
        chosen = opening_triggers(r"newslettersign(?:[-*] ){0,9}sign .{0,900}")

        assert chosen
        assert passes(chosen, "newslettersign- - - - sign" + " and so on" * 30)

    @given(pattern=patterns(), data=st.data())
    def test_every_matching_line_has_a_trigger(self, pattern, data):
        """Any folded line that a generated pattern matches passes the gate."""
        chosen = triggers(pattern)
        line = data.draw(matched(pattern))

        assert not chosen or line is None or passes(chosen, line), (pattern, chosen, line)

    @given(pattern=patterns(), data=st.data())
    def test_every_long_matching_line_has_a_trigger(self, pattern, data):
        """Of long lines the gate sees the ends; the head is enough."""
        chosen = opening_triggers(f"{pattern}(?: .{{0,900}})?")
        line = data.draw(matched(pattern))

        assert not chosen or not line or passes(chosen, line + " and so on" * 30), (pattern, chosen, line)


@st.composite
def matched(draw: st.DrawFn, pattern: str) -> str | None:
    """A line that the pattern matches, as the gate is given it."""
    line = draw(st.from_regex(re.compile(pattern), fullmatch=True)).strip()
    return line if re.fullmatch(pattern, fold(line)) and "\n" not in line else None


def passes(chosen: frozenset[Trigger], line: str) -> bool:
    """Whether the gate lets this line through to a rule with these triggers."""
    rule = Rule("own/other/generated", "other", "", (), "a test", (), (), "", "", "", "", 200, (Case("", tuple(sorted(chosen))),))
    return worth_a_try(table([rule]), line) == [0]


class TestFirstWords:
    @pytest.mark.parametrize(
        ("pattern", "pairs"),
        [
            ("sign up", {("sign", "up")}),
            ("sign", {("sign", "")}),
            ("(?:sign|log) in .{1,9}", {("sign", "in"), ("log", "in")}),
            ("(?:please )?sign up", {("please", "sign"), ("sign", "up")}),
            (r"\d{1,3} readers", {("readers", "")}),
            (r"24/7 news", {("news", "")}),
            (r"mp3 player", {("mp", "player")}),
            (r"[-:] sign", {("sign", "")}),
            ("sign(?: up)?", {("sign", "up"), ("sign", "")}),
            ("sign .{1,9}", {("sign", None)}),
            ("sign.{1,9}", {("", None)}),
            (".{1,9} sign", {("", None)}),
            (r"\d{1,3}", {("", None)}),
            ("広告を閉じる", {("", None)}),
            ("подпишитесь на", {("подпишитесь", "на")}),
            ("line 広告", {("line", None)}),
        ],
    )
    def test_first_two_words(self, pattern, pairs):
        """The first word, or "" where any may come first; the second, "" where there is none, None where any may come; digits are no words."""
        strings = segments(parser.parse(folded_pattern(pattern, "test")), EDGE, MOST_STRINGS[0])[0]

        assert {opening_pair(string) for string in strings} == pairs

    def test_a_rule_is_not_tried_on_other_lines(self):
        """What the first words are for: the pattern is not asked."""
        made = table([own("fill in our newsletter form", "fill in our newsletter form")])
        lines = ("Fill in our newsletter form", "He will fill in our newsletter form", "Do fill in the newsletter form", "Fill our newsletter box")

        assert [line for line in lines if worth_a_try(made, line)] == ["Fill in our newsletter form"]


class TestCases:
    @pytest.mark.parametrize(
        ("pattern", "found"),
        [
            ("a", ["a"]),
            ("a|b", ["a", "b"]),
            ("a|(?:b|c)", ["a", "(?:b|c)"]),
            ("(?:a|b{1,2}) c|d", ["a c", "b{1,2} c", "d"]),
            ("(?:a|(?:b|c{1,2})d) e", ["a e", "bd e", "c{1,2}d e"]),
            ("(?:a|b{1,2})? c", ["(?:a|b{1,2})? c"]),
            (r"[|(]a\|b|c", [r"[|(]a\|b", "c"]),
            (r"[]|]a|c", ["[]|]a", "c"]),
            (r"(a)|\1b", [r"(a)|\1b"]),
        ],
    )
    def test_alternatives(self, pattern, found):
        """Bars inside classes, groups and escapes do not count; references tie alternatives together."""
        assert alternatives_of(pattern) == found

    @given(pattern=patterns(), data=st.data())
    def test_cases_match_what_the_pattern_matches(self, pattern, data):
        """Taking a pattern apart costs no line and adds none."""
        line = data.draw(st.one_of(matched(pattern), st.text(max_size=20))) or ""
        found = cases(pattern, long=False)

        assert found is None or any(re.fullmatch(case.match, line) for case in found) is bool(re.fullmatch(pattern, line))

    def test_a_rule_has_not_too_many(self):
        """What is over the limit is one case together."""
        words = ["word" + "".join(ends) for ends in islice(product("abcdefghij", repeat=2), MOST_CASES + 9)]
        found = cases("|".join(f"{word} .{{1,9}}" for word in words), long=False)

        assert len(found or ()) == MOST_CASES
        assert all(any(re.fullmatch(case.match, f"{word} x") for case in found or ()) for word in words)
