"""What is told of a run: counts that add up in any order of chunks, and how far it is."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.chain import Chain
from cleantext.cli import main
from cleantext.command.summary import most, summary
from cleantext.command.tally import MOST, Tally
from cleantext.corpora.journal import parts, tally_of
from cleantext.corpora.meter import Meter, duration
from toys import Takes

CHAIN = Chain([Takes("~"), Takes("#", "promo")])
TEXTS = st.lists(st.text("a~#\n", max_size=20), max_size=30)
ARTICLE = "The council met.\n\nGrace Osei / AFP\n\nIt will meet again.\n"
RULES = """[[rule]]
id = "club"
family = "promo"
match = 'join the club'
source = "a test"
removes = ["Join the club"]
keeps = ["They join the club today.", "The club."]
"""


def counted(texts: list[str], first: int = 0) -> Tally:
    tally = Tally()
    for number, text in enumerate(texts, first):
        tally.add(CHAIN.explain(text), {"file": "in", "record": number})
    return tally


class TestTally:
    @given(TEXTS, st.data())
    def test_parts_add_up(self, texts, data):
        """Counted in two parts or in one, through a journal or not."""
        cut = data.draw(st.integers(0, len(texts)))
        tally = tally_of(json.loads(json.dumps(parts(counted(texts[:cut])))))
        tally.merge(counted(texts[cut:], cut))

        assert summary(tally) == summary(counted(texts))
        assert list(tally.table()) == list(counted(texts).table())

    @given(TEXTS)
    def test_the_summary_adds_up(self, texts):
        """Over families and rules, and in what the documents lost."""
        found = summary(counted(texts))

        assert found["removed"] == sum(len(text) for text in texts) - sum(len(CHAIN(text)) for text in texts)
        assert found["removed"] == sum(family["characters"] for family in found["families"])
        for family in found["families"]:
            assert [family[name] for name in ("removals", "characters")] == [
                sum(rule[name] for rule in family["rules"]) for name in ("removals", "characters")
            ]
        lost = sorted((len(text) - len(CHAIN(text)) for text in texts), reverse=True)
        assert [document["removed"] for document in found["most"]] == [count for count in lost if count][:MOST]

    def test_of_equals_the_first_is_named(self):
        """So that the same corpus gives the same summary."""
        assert [document["record"] for document in counted(["~"] * 40).most] == list(range(MOST))

    def test_lines_about_the_documents_that_lost_most(self):
        """How much, and where."""
        assert list(most(counted(["a\n~~~"]))) == ["lost most:", "  4 of 5 characters (80%)  in, record 0"]
        assert list(most(Tally())) == []


class TestCommand:
    def test_a_file(self, tmp_path):
        """Of any run."""
        (tmp_path / "in.jsonl").write_text(json.dumps({"id": "one", "text": ARTICLE}) + "\nbroken\n")
        (tmp_path / "in.txt").write_text(ARTICLE)
        for name, options in (("in.jsonl", []), ("in.txt", []), ("in.jsonl", ["-o", str(tmp_path / "out.jsonl")]), ("in.jsonl", ["--check"])):
            main([str(tmp_path / name), "--summary", str(tmp_path / "summary.json"), *options])
            found = json.loads((tmp_path / "summary.json").read_text())
            assert (found["documents"], found["changed"], found["broken"]) == (1, 1, int(name == "in.jsonl"))
            assert found["families"] == [
                {"family": "credit", "removals": 1, "characters": 18, "rules": [{"rule": "credit/agency", "removals": 1, "characters": 18}]}
            ]
            [document] = found["most"]
            assert document == {
                "file": str(tmp_path / name), **({"record": 1, "id": "one"} if name == "in.jsonl" else {}), "removed": 18, "characters": len(ARTICLE)
            }  # fmt: skip


class TestPlaces:
    """What is written beside the texts takes the place of nothing that is read or written."""

    @pytest.mark.parametrize("option", ["--summary", "--build-profile", "--report"])
    @pytest.mark.parametrize("path", ["-", "in.jsonl", "./in.jsonl", "link.jsonl", "in.txt", "mine.toml", "never.txt"])
    def test_it_is_no_file_that_is_read(self, tmp_path, monkeypatch, capsys, option, path):
        """Which stays as it was; nothing else is written."""
        monkeypatch.chdir(tmp_path)
        Path("in.jsonl").write_text(json.dumps({"text": ARTICLE}) + "\n")
        Path("link.jsonl").symlink_to("in.jsonl")
        Path("in.txt").write_text(ARTICLE)
        Path("mine.toml").write_text(RULES)
        Path("never.txt").write_text("Grace Osei\n")
        before = {file: file.read_bytes() for file in Path().iterdir()}

        assert main(["in.jsonl", "in.txt", "--site", "one", "--allow", "never.txt", "--rules", "mine.toml", option, path]) == 2
        assert {file: file.read_bytes() for file in Path().iterdir()} == before

    def test_each_has_its_own(self, tmp_path, monkeypatch, capsys):
        """Neither the texts nor what went nor a profile that is used lies there."""
        monkeypatch.chdir(tmp_path)
        Path("in.jsonl").write_text(json.dumps({"text": ARTICLE}) + "\n")
        for options in (["-o", "x", "--summary", "x"], ["-o", "y", "--removed", "x", "--summary", "x"], ["--report", "x", "--summary", "./x"]):
            assert main(["in.jsonl", *options]) == 2
            assert "needs a place of its own" in capsys.readouterr().err
        assert [file.name for file in Path().iterdir()] == ["in.jsonl"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class TestMeter:
    def run(self, stream: io.StringIO, when: str = "auto", total: int = 2_000_000) -> str:
        """A hundred steps of a second each."""
        seconds = iter(range(1000))
        meter = Meter(total, stream, when, lambda: next(seconds))
        for step in range(100):
            meter.at(step * 10_000, step * 5)
        meter.clear()
        return stream.getvalue()

    def test_a_bar(self):
        """Drawn over itself, and gone at the end."""
        pictures = self.run(Terminal()).split("\r")

        assert pictures[-3].strip() == "50% [############            ]  495 documents  5/s  0.01 MB/s  1:42 left"
        assert pictures[-2].strip() == pictures[-1] == ""
        assert "\n" not in "".join(pictures)
        assert "\x1b" not in "".join(pictures)

    def test_lines(self):
        """Now and then; a short run is silent unless lines are asked for."""
        assert self.run(io.StringIO()).count("\n") == 1
        lines = self.run(io.StringIO(), "always").splitlines()
        assert len(lines) == 10
        assert lines[0] == "cleantext: 4%, 45 documents, 4/s, 0.01 MB/s, 3:32 left"

    @pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
    def test_never(self, stream):
        """Not a sign."""
        assert self.run(stream, "never") == ""

    def test_nowhere(self):
        """Standard error may be closed."""
        Meter(1, None).at(1, 1)

    def test_input_of_unknown_size(self):
        """Has no share and no end."""
        assert "%" not in self.run(Terminal(), total=0)
        assert "left" not in self.run(Terminal(), total=0)

    def test_a_run_that_goes_on(self):
        """Its rate is that of this run."""
        seconds = iter([0, 0, 60, 70])
        stream = io.StringIO()
        meter = Meter(1000, stream, "always", lambda: next(seconds))
        meter.at(500, 50)
        meter.at(560, 110)
        assert stream.getvalue() == "cleantext: 56%, 110 documents, 1/s, 0.00 MB/s, 7:20 left\n"

    def test_durations(self):
        """Read at a glance."""
        assert [duration(seconds) for seconds in (0, 59.6, 3600)] == ["0:00", "1:00", "1:00:00"]
