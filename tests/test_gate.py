"""The gate lets through every line that a rule matches, and few others."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import SENTENCES
from cleantext.document import Document
from cleantext.gate import line_words, other_words, words
from cleantext.rules import Rule
from cleantext.rulesets import shipped
from cleantext.table import Table, compiled
from cleantext.triggers import Trigger
from gating import gated, ungated, worth_a_try
from listing import listed
from strategies import examples, lines, rule_lines, rules, texts


@cache
def table() -> Table:
    return Table(*compiled(rules()))


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
        drawn = data.draw(
            st.sampled_from(["", " ", "-", "'", "’", "\u00ad", "\u0301", "é", "5", ".", "…", "\u200d", "ß", "İ", "(", "“", "漢", "ก"])
        )
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
        made = [Rule(f"{n}", "ui", "", (), "a test", (), (), "", "", 9, (Trigger(*trigger),)) for n, trigger in enumerate(chosen)]

        assert worth_a_try(Table(*compiled(made)), line) == passed

    @pytest.mark.parametrize("script", sorted(SENTENCES))
    def test_few_article_sentences_pass(self, script):
        """The rules tried on an article are few, however many there are."""
        pool = list(SENTENCES[script])
        tried = sum(len(worth_a_try(table(), sentence)) for sentence in pool)

        assert tried <= len(pool) * max(3, len(table().rows) // 50)
