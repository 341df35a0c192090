"""The gate lets through every line that a rule matches, and few others."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles import SENTENCES
from cleantext.cases import Case
from cleantext.document import Document
from cleantext.fold import HEAD
from cleantext.frequencies import share
from cleantext.gate import FEW, PLACES, Anywhere, Awaited, Gate, Openings, line_words, other_words, words_in
from cleantext.rows import Row
from cleantext.rules import Rule
from cleantext.rulesets import shipped, triggers
from cleantext.table import Table
from cleantext.table import table as made_table
from cleantext.triggers import Trigger
from gating import gated, numbers, ungated, worth_a_try
from listing import listed
from loading import rules
from strategies import examples, lines, rule_lines
from toys import own


@cache
def table() -> Table:
    return made_table(rules())


def differs(line: str) -> bool:
    """Whether the gate costs the line a verdict."""
    return gated(table(), line) != ungated(table(), line)


def disguised(line: str) -> list[str]:
    """Shapes in which the same line stands on pages."""
    return [
        line.upper(),
        line.title(),
        f"• {line} »",
        f"[{line}]",
        f"{line}.\u00a0",
        unicodedata.normalize("NFD", line),
        line.replace(" ", "\u00a0"),
        line.replace(" ", "\u2009 "),
        "\u200b" + line.replace(" ", " \u200b"),
        "\ufeff" + line,
        line.replace("'", "’").replace("-", "‑"),
        "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in line),
        "\u202b" + line + "\u202c",
        "\ud800" + line,
        "1. " + line,
    ]


#: Lines of 10,000 that hold a word: more than these are many.
MANY = 200


class TestVerdicts:
    def test_on_every_example_of_every_rule(self):
        """What the gate lets through is all that would match."""
        differing = [(line, ungated(table(), line)) for line in examples() if differs(line)]

        assert not differing, listed("matched, but not seen by the gate", differing)

    def test_on_disguised_examples(self):
        """Upper case, brackets, decomposed letters, no-break spaces, invisible and full-width characters."""
        differing = []
        for line in examples()[:: max(1, len(examples()) // 400)]:
            differing += [(twin, ungated(table(), twin)) for twin in disguised(line) if differs(twin)]

        assert not differing, listed("matched, but not seen by the gate", differing)

    @given(line=lines())
    @example(line="Lees ook: Городской совет отложил решение о новом мосте до начала осени.")
    def test_on_any_line(self, line):
        """Also on hostile ones."""
        for part in line.split("\n"):
            assert not differs(part)

    @given(line=rule_lines(), data=st.data())
    def test_on_changed_examples(self, line, data):
        """Characters put in, left out or doubled, anywhere."""
        at = data.draw(st.integers(0, len(line)))
        drawn = data.draw(st.sampled_from(["", " ", "-", "'", "’", "\u00ad", "\u0301", "é", "5", ".", "…", "\u200d", "ß", "İ", "(", "“", "漢", "ก"]))
        cut = data.draw(st.integers(0, 1))
        changed = line[:at] + drawn + line[at + cut :]

        assert not differs(changed)

    def test_the_shipped_table_has_the_same_verdicts(self):
        """The compiled file is the same gate."""
        assert [line for line in examples()[::7] if gated(shipped(), line) != gated(table(), line)] == []


class TestWords:
    @given(batch=st.lists(lines().map(lambda line: line.replace("\n", " ")), min_size=1, max_size=5))
    def test_each_line_as_if_alone(self, batch):
        """A line's words do not depend on its neighbours."""
        assert list(line_words(batch)) == [next(iter(line_words([line]))) for line in batch]

    def test_long_lines_show_their_heads(self):
        """No word from further on."""
        found = next(iter(line_words(["head " + "middle " * 100 + "tail"])))

        assert found[:2] == ["head", "middle"]
        assert len(found) < 8

    def test_scripts_without_spaces_give_pairs(self):
        """Each two adjacent characters."""
        assert other_words(["広告を閉じる"]) == [["広告を閉じる", "広告", "告を", "を閉", "閉じ", "じる"]]

    def test_other_scripts_are_split_as_patterns_are(self):
        """Letters only, digits apart."""
        assert other_words(["Подпишитесь на 24 канал!"]) == [["подпишитесь", "на", "канал"]]

    @pytest.mark.parametrize(
        ("line", "found"),
        [
            ("mp3 player", ["mp", "player"]),
            ("24/7 news", ["news"]),
            ("Sign up4free", ["sign", "up", "free"]),
            ("3D-Druck", ["d", "druck"]),
            ("\u0662\u0660 صورة", ["صوره"]),
            ("mp３ player", ["mp", "player"]),
            ("мп3 плеер", ["мп", "плеер"]),
            ("x² y", ["x", "y"]),
        ],
    )
    def test_digits_are_no_part_of_a_word(self, line, found):
        """In any script, in the image and past it."""
        assert words_in(line) == found
        assert next(iter(line_words([line]))) == found

    @given(line=lines().map(lambda line: line.replace("\n", " ")))
    def test_the_words_of_one_line(self, line):
        """`words_in` sees the words that the gate sees in a short line."""
        if len(line) <= 200:
            assert words_in(line) == next(iter(line_words([line])))


def waiting(number: int, trigger: Trigger, longest: int) -> Rule:
    """A rule with this trigger, and a pattern that matches nothing."""
    return Rule(f"{number}", "ui", "", (), "a test", (), (), "", "", "", "", longest, (Case("", (trigger,)),))


class TestGate:
    @pytest.mark.parametrize(
        ("line", "passed"),
        [
            ("sign up", [0]),
            ("Sign up, now!", [0, 1]),
            ("now sign", []),
            ("a newsletter sign", [2]),
            ("other", []),
            ("other way", [3]),
            ("", []),
        ],
    )
    def test_first_and_anywhere(self, line, passed):
        """Two questions for each line; each trigger may need a second word."""
        chosen = [("first", "sign", ""), ("first", "sign", "now"), ("any", "newsletter", ""), ("any", "other", "way")]
        made = [waiting(n, Trigger(*trigger), 9) for n, trigger in enumerate(chosen)]

        assert worth_a_try(made_table(made), line) == passed

    @pytest.mark.parametrize("script", sorted(SENTENCES))
    def test_few_article_sentences_pass(self, script):
        """The rules tried on an article are few, however many there are."""
        pool = list(SENTENCES[script])
        tried = sum(len(worth_a_try(table(), sentence)) for sentence in pool)

        assert tried <= len(pool) * max(3, len(table()) // 50)

    def test_no_rule_is_looked_for_by_a_word_of_many_lines(self):
        """It would be tried on them all: one was tried on every line with "to", a third of all that were tried at all."""
        frequent = {word for word in triggers()["any"] if share(word) > MANY}

        assert frequent == set()

    def test_places_of_long_lines(self):
        """Of a line too long to see whole, only the first two words count, where rules for long lines wait for them."""
        chosen = [("first", "sign", ""), ("any", "newsletter", ""), ("long", "sign", ""), ("long", "the", "newsletter"), ("pair", "sign", "up")]
        made = [waiting(n, Trigger(*trigger), 900) for n, trigger in enumerate(chosen)]
        rest = " and so on" * 30

        assert worth_a_try(made_table(made), "Sign up for a newsletter") == [0, 1, 4]
        assert worth_a_try(made_table(made), "Sign up for a newsletter" + rest) == [2]
        assert worth_a_try(made_table(made), "The newsletter" + rest) == [3]
        assert worth_a_try(made_table(made), "The new newsletter" + rest) == []
        assert worth_a_try(made_table(made), "A newsletter" + rest) == []

    def test_words_without_a_number(self):
        """Short lines with them are told, and no rule is tried for it."""
        gate = Gate({key: {} for key in PLACES}, ["reuters"])
        lines = ["Ada / Reuters", "Ada", "Ada and so on " * 30 + "Reuters"]

        assert gate.sift(lines, line_words(lines)) == ([], [(0, ["ada", "reuters"])])

    def test_what_opens(self):
        """Words with which no rule begins spare a text the look at its other words."""
        gate = Gate({key: {} for key in PLACES} | {"pair": {"sign": "up:1"}, "first": {"read": "more:2"}, "long": {"get": "the:3"}})

        assert [words for words in (["sign", "up"], ["sign"], ["read", "less"], ["get", "the"], []) if gate.opens(words, 60)] == [
            ["sign", "up"],
            ["read", "less"],
        ]
        assert [words for words in (["sign", "up"], ["get", "the"], ["get", "a"]) if gate.opens(words, 600)] == [["get", "the"]]

    def test_the_first_texts_of_a_process(self):
        """Words that are looked up one by one are found as in the set of all, which later texts have."""
        awaited = Awaited({"sign": "", "read": ""}, {"now": ""}, also={"reuters"})
        lines = [["sign", "up", "now"], [], ["ada", "reuters"]]

        assert awaited.among(lines) == {"sign", "now", "reuters"}
        assert awaited.among([[f"word {number}" for number in range(FEW)]]) == {"sign", "read", "now", "reuters"}
        assert awaited.among(lines) is awaited.among([])

    def test_later_snapshots_look_at_what_is_new(self):
        """A line is asked about once; what was found moves with it."""
        made = made_table([own("sign up", "Sign up"), own("now", "now", name="b")])
        document = Document("sign up\nand now\nor not")
        assert list(made.verdicts(document)) == [0]
        following = document.without([0], {1: (4, 7)})
        assert list(made.verdicts(following)) == [0]
        assert following.notes.unseen(made) == ()


def lines_of_words() -> st.SearchStrategy[str]:
    """Short lines of few words, so that triggers are often there and often are not."""
    pieces = ["sign", "up", "now", "Newsletter", "the", "24", "mp3", "3d", "-", "’s", "é", "广告", "告示", "реклама", "•", "\u200b", "٣"]
    return st.lists(st.sampled_from(pieces), max_size=6).flatmap(
        lambda parts: st.lists(st.sampled_from([" ", "", " "]), min_size=len(parts), max_size=len(parts)).map(
            lambda gaps: "".join(part + gap for part, gap in zip(parts, gaps, strict=True))
        )
    )


def numbers_by_words() -> st.SearchStrategy[dict[str, dict[str, tuple[int, ...]]]]:
    """What waits for which words, taken apart."""
    word = st.sampled_from(["sign", "up", "now", "newsletter", "the", "mp", "d", "s", "e", "广告", "告示", "реклама"])
    numbers = st.lists(st.integers(0, 30), min_size=1, max_size=3, unique=True).map(sorted).map(tuple)
    return st.dictionaries(word, st.dictionaries(st.one_of(st.just(""), word), numbers, min_size=1, max_size=3), max_size=6)


def packed(place: dict[str, dict[str, tuple[int, ...]]]) -> dict[str, str]:
    return {word: " ".join(f"{need}:{','.join(map(str, numbers))}" for need, numbers in needs.items()) for word, needs in place.items()}


#: What a packed row may hold.
PACKABLE = st.text(st.characters(exclude_characters="\x1e\x1f"), min_size=1, max_size=9)


class TestPacked:
    @given(place=numbers_by_words(), other=numbers_by_words())
    def test_needs_are_taken_apart(self, place, other):
        """Each word's needs come back as they were packed."""
        openings, anywhere = Openings(packed(place), packed(other)), Anywhere(packed(other))

        assert {word: openings[word][0] for word in place} == place
        for word, needs in other.items():
            for met in (openings[word][1], anywhere[word].met):
                assert {need: {*met([need])} - {*met([])} for need in needs} == {need: {*needs[need]} - {*met([])} for need in needs}
                assert tuple(met([])) == needs.get("", ())

    @given(places=st.fixed_dictionaries(dict.fromkeys(PLACES, numbers_by_words())), line=lines_of_words(), is_long=st.booleans())
    def test_numbers(self, places, line, is_long):
        """All that wait for a word of the line, of its first word, of its first two, and of all; each once, rising."""
        if is_long:
            line += " # " * 70
        gate = Gate({place: packed(words) for place, words in places.items()})
        found = words_in(line.strip()[:HEAD] if is_long else line)
        have, opens, following = {"", *found}, {*found[:1]}, {*found[1:2]} or {""}
        looked = [("long", opens, {"", *following})] if is_long else [("first", opens, have), ("any", have, have), ("pair", opens, following)]
        wanted = {
            number
            for place, words, others in looked
            for word in words
            for need, numbers in places[place].get(word, {}).items()
            if need in others
            for number in numbers
        }

        assert list(numbers(gate, line)) == sorted(wanted)

    @given(
        row=st.builds(
            Row,
            *(st.text(st.characters(exclude_characters="\x1e\x1f"), max_size=9) for _ in range(2)),
            *(
                st.lists(st.text(st.characters(exclude_characters="\x1e\x1f"), min_size=1, max_size=9), min_size=n, max_size=3).map(tuple)
                for n in (1, 0)
            ),
            *(st.text(st.characters(exclude_characters="\x1e\x1f"), max_size=9) for _ in range(4)),
            st.integers(1, 1000),
        )
    )
    def test_rows_survive_packing(self, row):
        """`Row.packed` and `Row.unpacked` undo each other."""
        assert Row.unpacked(row.packed()) == row


OWN = (
    own("sign up(?: now)?", "Sign up", name="a"),
    own("(?:the )?newsletter", "Newsletter", "The newsletter", name="b"),
    own(r"\d{1,3} newsletters? up", "24 newsletter up", name="c"),
    own("mp3 the", "mp3 the", name="d"),
    own("3d sign", "3D sign", name="e"),
    own(r".{0,30}\bnewsletter now", "sign newsletter now", name="f"),
    own(".{0,30}广告", "up 广告", name="g"),
    own("реклама[!?]?", "реклама", name="h"),
    own("(?:now|up|the) .{0,300}", "Now sign", name="i", longest=300),
    own("now's", "Now’s", name="j"),
    own("newsletter24", "Newsletter24", name="k"),
    own("(?:24|up) ?now", "24now", name="l"),
    own("sign[-24 ]up", "sign-up", name="m"),
    own("up|now", "up", name="n", needs="neighbour"),
)


class TestOwnRules:
    """The gate and the first words cost no verdict, on lines that almost match."""

    @given(line=lines_of_words(), tail=st.sampled_from(["", "", " sign up" * 24, " the" * 60]))
    def test_gated_is_ungated(self, line, tail):
        """All verdicts are the same, gate or no gate."""
        made = own_table()

        assert gated(made, line + tail) == ungated(made, line + tail)

    @given(line=lines_of_words(), chosen=st.lists(st.sampled_from(OWN), unique=True))
    def test_each_rule_as_if_alone(self, line, chosen):
        """Rules do not hide each other."""
        together = gated(made_table(chosen), line)

        assert together == {rule.id for rule in chosen if gated(made_table([rule]), line)}
        assert together == {rule.id for rule in chosen if rule.takes(line)}


@cache
def own_table() -> Table:
    return made_table(OWN)
