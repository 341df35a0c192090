"""The gate lets through every line that a rule matches, and few others."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import SENTENCES
from cleantext.cases import Case
from cleantext.document import Document
from cleantext.gate import MOST_CASES, PLACES, Gate, Pairs, Unpacked, line_words, other_words, words, words_in
from cleantext.rules import Rule
from cleantext.rulesets import shipped
from cleantext.table import Row, Table
from cleantext.table import table as made_table
from cleantext.triggers import Trigger
from gating import gated, passing, ungated, worth_a_try
from listing import listed
from loading import rules
from strategies import examples, lines, rule_lines, texts
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
    @given(text=texts())
    def test_every_distinct_line_once(self, text):
        """Stripped lines and items, each with its words."""
        document = Document(text)
        found = words(document)

        assert set(map(str.strip, document.lines)) <= set(found)
        assert {item.text for item in document.items} <= set(found)

    @given(batch=st.lists(lines().map(lambda line: line.replace("\n", " ")), min_size=1, max_size=5))
    def test_each_line_as_if_alone(self, batch):
        """A line's words do not depend on its neighbours."""
        assert list(line_words(batch)) == [next(iter(line_words([line]))) for line in batch]

    def test_long_lines_show_their_two_ends(self):
        """No word from the middle."""
        found = next(iter(line_words(["head " + "middle " * 100 + "tail"])))

        assert found[0] == "head"
        assert found[-1] == "tail"
        assert len(found) < 40

    def test_scripts_without_spaces_give_pairs(self):
        """Each two adjacent characters."""
        assert {"広告", "告を"} <= set(other_words("広告を閉じる"))

    def test_other_scripts_are_split_as_patterns_are(self):
        """Letters only, digits apart."""
        assert other_words("Подпишитесь на 24 канал!") == ["подпишитесь", "на", "канал"]

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

    def test_places_of_long_lines(self):
        """Of a line too long to see whole, only the first word counts, and words that rules for long lines wait for."""
        chosen = [("first", "sign", ""), ("any", "newsletter", ""), ("long", "sign", ""), ("long", "the", "newsletter")]
        made = [waiting(n, Trigger(*trigger), 900) for n, trigger in enumerate(chosen)]
        rest = " and so on" * 30

        assert worth_a_try(made_table(made), "Sign up for a newsletter") == [0, 1]
        assert worth_a_try(made_table(made), "Sign up for a newsletter" + rest) == [2]
        assert worth_a_try(made_table(made), "The newsletter" + rest) == [3]
        assert worth_a_try(made_table(made), "The letter" + rest) == []
        assert worth_a_try(made_table(made), "A newsletter" + rest) == []

    def test_words_without_a_number(self):
        """Lines with them pass, and no rule is tried for it."""
        gate = Gate({key: {} for key in PLACES}, ["reuters"])
        document = Document("Ada / Reuters\nAda\n" + "Ada and so on " * 30 + "Reuters")

        found = gate.passing(document)
        assert list(found) == [document.lines[0], document.lines[2]]
        assert [gate.numbers(line, words) for line, words in found.items()] == [[], []]

    def test_later_snapshots_pass_what_is_new(self):
        """A line is asked about once; lines of snapshots before stay known."""
        gate = Gate({**{key: {} for key in PLACES}, "first": {"sign": ":0"}})
        document = Document("one sign up\nsign up")
        assert list(gate.passing(document)) == ["sign up"]
        assert list(gate.passing(document.without([], {0: (4, 11)}))) == ["sign up"]
        assert list(gate.passing(document.without([], {0: (4, 8)}))) == ["sign up", "sign"]


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
    @given(place=numbers_by_words())
    def test_needs_are_taken_apart(self, place):
        """Each word's needs come back as they were packed."""
        unpacked, pairs = Unpacked(packed(place)), Pairs(packed(place))

        assert {word: {**dict.fromkeys([""] if unpacked[word][0] else [], unpacked[word][0]), **unpacked[word][1]} for word in place} == place
        assert {word: pairs[word] for word in place} == place

    @given(places=st.fixed_dictionaries(dict.fromkeys(PLACES, numbers_by_words())), line=lines_of_words(), is_long=st.booleans())
    def test_numbers(self, places, line, is_long):
        """All that wait for a word of the line, of its first word, of its first two, and of all; each once, rising."""
        if is_long:
            line += " # " * 70
        gate = Gate({place: packed(words) for place, words in places.items()})
        found = words_in(line)
        if not found:
            return
        have, opens = {"", *found}, {found[0]}
        looked = [("long", opens, have)] if is_long else [("first", opens, have), ("any", have, have), ("pair", opens, {*found[1:2]} or {""})]
        wanted = {
            number
            for place, words, others in looked
            for word in words
            for need, numbers in places[place].get(word, {}).items()
            if need in others
            for number in numbers
        }

        assert gate.numbers(line, found) == sorted(wanted)
        assert not wanted or list(gate.passing(Document(line.strip())))

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

    @given(line=lines_of_words())
    def test_what_has_numbers_passes(self, line):
        """The first look, at words without their needs, costs no line a rule."""
        made, stripped = own_table(), line.strip()
        found = words_in(stripped)
        numbers = made.gate.numbers(stripped, found) if found else []

        assert not numbers or list(passing(made, line)) == [stripped]
        assert worth_a_try(made, line) == list(dict.fromkeys(number // MOST_CASES for number in numbers))

    @given(line=lines_of_words(), chosen=st.lists(st.sampled_from(OWN), unique=True))
    def test_each_rule_as_if_alone(self, line, chosen):
        """Rules do not hide each other."""
        together = gated(made_table(chosen), line)

        assert together == {rule.id for rule in chosen if gated(made_table([rule]), line)}
        assert together == {rule.id for rule in chosen if rule.takes(line)}


@cache
def own_table() -> Table:
    return made_table(OWN)
