"""The gate: what the library is worth on the project's own examples may not get worse, nor on corpora whose path is given.

``CLEANTEXT_CORPORA=PATH pytest tests/test_pins.py`` looks at the corpora, too, which takes minutes.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import accuracy
import own
import pins
from cleantext import explain
from pins import Change, Lowered, Pins

CHANGELOG = pins.CHANGELOG.read_text(encoding="utf-8")
HELD = Pins({"goldens": {"removed, ui": 61.0, "lost": 0.0, "left, all": 3.0}}, [])
SENTENCE = "- “Oops!” on a line of its own stays."
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
TABLES = st.dictionaries(NAMES, st.dictionaries(NAMES, st.floats(0, 1e6).map(lambda value: round(value, 5)), max_size=4), max_size=4)


class TestTheFigures:
    def test_nothing_is_worse_than_what_is_pinned(self):
        """Mend it; or, where it must be, say so in the changelog: benchmarks/pins.py tells how."""
        figures = {f"own: {name}": table for name, table in own.figures().items()}

        assert [str(change) for change in pins.changes(pins.read(pins.FILE), figures) if change.worse] == []

    @pytest.mark.skipif("CLEANTEXT_CORPORA" not in os.environ, reason="the corpora are not in the project: give their path")
    def test_nothing_is_worse_on_the_corpora(self):
        figures = accuracy.gated([Path(path) for path in os.environ["CLEANTEXT_CORPORA"].split(os.pathsep)])

        assert [str(change) for change in pins.changes(pins.read(pins.FILE), figures) if change.worse] == []

    def test_whatever_was_lowered_is_told(self):
        """The sentence still stands in the changelog."""
        assert pins.untold(pins.read(pins.FILE), CHANGELOG) == []

    def test_no_word_of_the_project_s_own_articles_is_lost_by_rules(self):
        """The aim itself, whatever is pinned."""
        held = pins.read(pins.FILE).figures

        assert held["own: goldens"]["lost"] == held["own: pages"]["lost"] == 0
        assert held["own: passages"]["lost, rules alone"] == held["own: traps"]["lost, rules alone"] == 0

    def test_words_by_family(self):
        text = "The council met on Monday.\n\nSign up for our newsletter\n\nPhoto: Ada Ferrer/Reuters"

        assert own.by_family(explain(text)) == {"removed, promo": 5, "removed, credit": 4}

    def test_what_is_lost_and_what_is_left(self):
        result = explain("The council met on Monday.\n\nSign up for our newsletter\n\nAn odd line of furniture here")

        assert own.ideal(iter([(result, "The council met on Monday.\n\nOne more paragraph")])) == {"left": 6.0, "lost": 3.0, "removed, promo": 5.0}


class TestChanges:
    def test_which_way_is_worse(self):
        found = {"goldens": {"removed, ui": 60.0, "lost": 1.0, "left, all": 2.0, "removed, ad": 5.0}}

        assert {str(change) for change in pins.changes(HELD, found)} == {
            "goldens: removed, ui: 61 -> 60 WORSE",
            "goldens: lost: 0 -> 1 WORSE",
            "goldens: left, all: 3 -> 2",
            "goldens: removed, ad: nothing -> 5",
        }

    def test_equal_is_no_change(self):
        assert [*pins.changes(HELD, HELD.figures)] == []

    def test_a_figure_that_is_measured_no_more_is_worse(self):
        assert [change.worse for change in pins.changes(HELD, {"goldens": {"removed, ui": 61.0, "lost": 0.0}})] == [True]

    def test_other_documents_are_worse_either_way(self):
        assert Change("set", "documents", 5, 6).worse
        assert Change("set", "documents", 6, 5).worse

    def test_a_set_that_was_not_measured_is_left_alone(self):
        assert [*pins.changes(HELD, {})] == []
        assert pins.pinned(HELD, {}, None, "") == HELD

    def test_a_set_of_the_project_s_own_that_was_not_measured_is_gone(self):
        held = Pins({"own: traps": {"lost": 0.0}, "own: goldens": {"lost": 0.0}}, [])
        found = {"own: goldens": {"lost": 0.0}}

        assert [str(change) for change in pins.changes(held, found)] == ["own: traps: lost: 0 -> nothing WORSE"]
        assert pins.pinned(held, found, SENTENCE, SENTENCE) == Pins(found, [Lowered("own: traps", "lost", 0.0, "nothing", SENTENCE)])


class TestPinning:
    WORSE = {"goldens": {"removed, ui": 60.0, "lost": 0.0, "left, all": 3.0}}  # noqa: RUF012
    BETTER = {"goldens": {"removed, ui": 62.0, "lost": 0.0, "left, all": 0.0}, "new": {"lost": 0.0}}  # noqa: RUF012

    def test_better_figures_need_no_reason(self):
        assert pins.pinned(HELD, self.BETTER, None, "") == Pins(self.BETTER, [])

    def test_a_worse_one_without_a_reason_is_refused(self):
        with pytest.raises(ValueError, match=r"1 figures got worse.*--lower"):
            pins.pinned(HELD, self.WORSE, None, CHANGELOG)

    @pytest.mark.parametrize("why", ["this sentence stands in no changelog", "", "-", "the"])
    def test_a_reason_that_is_not_in_the_changelog_is_refused(self, why):
        with pytest.raises(ValueError, match=r"does not stand in CHANGELOG\.md"):
            pins.pinned(HELD, self.WORSE, why, CHANGELOG + SENTENCE)

    def test_a_reason_is_kept_for_good(self):
        lowered = pins.pinned(HELD, self.WORSE, SENTENCE, "# Changelog\n\n" + SENTENCE.replace("on a", "on\n  a"))

        assert lowered == Pins(self.WORSE, [Lowered("goldens", "removed, ui", 61.0, 60.0, SENTENCE)])
        assert pins.pinned(lowered, self.BETTER, None, "").lowered == lowered.lowered

    def test_a_figure_that_is_gone_needs_a_reason(self):
        lowered = pins.pinned(HELD, {"goldens": {"removed, ui": 61.0, "lost": 0.0}}, SENTENCE, SENTENCE)

        assert lowered.lowered == [Lowered("goldens", "left, all", 3.0, "nothing", SENTENCE)]


class TestTheFile:
    @given(TABLES, st.lists(st.builds(Lowered, NAMES, NAMES, st.floats(0, 9), st.floats(0, 9) | st.just("nothing"), NAMES), max_size=3))
    def test_what_is_written_is_read(self, tmp_path_factory, figures, lowered):
        file = tmp_path_factory.mktemp("pins") / "pins.toml"
        file.write_text(pins.text(Pins(figures, lowered)), encoding="utf-8")

        assert pins.read(file) == Pins(figures, lowered)

    def test_a_figure_changed_by_hand_is_noticed(self, tmp_path):
        file = tmp_path / "pins.toml"
        file.write_text(pins.text(HELD).replace("= 61", "= 60"), encoding="utf-8")

        with pytest.raises(ValueError, match="changed by hand"):
            pins.read(file)

    def test_a_lowering_that_is_taken_out_is_noticed(self, tmp_path):
        file = tmp_path / "pins.toml"
        held = pins.text(Pins(HELD.figures, [Lowered("goldens", "lost", 0.0, 1.0, SENTENCE)]))
        file.write_text(held[: held.index("[[lowered]]")], encoding="utf-8")

        with pytest.raises(ValueError, match="changed by hand"):
            pins.read(file)

    def test_a_digest_that_is_taken_out_is_noticed(self, tmp_path):
        file = tmp_path / "pins.toml"
        file.write_text("\n".join(line for line in pins.text(HELD).splitlines() if "digest" not in line), encoding="utf-8")

        with pytest.raises(ValueError, match="changed by hand"):
            pins.read(file)

    def test_the_shipped_file_is_as_it_is_written(self):
        assert pins.text(pins.read(pins.FILE)) == pins.FILE.read_text(encoding="utf-8")


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def _small(self, monkeypatch, tmp_path):
        """Few figures, and files of its own."""
        monkeypatch.setattr(own, "figures", lambda: {"made": {"lost": 1.0}})
        monkeypatch.setattr(pins, "FILE", tmp_path / "pins.toml")
        monkeypatch.setattr(pins, "CHANGELOG", tmp_path / "CHANGELOG.md")
        (tmp_path / "CHANGELOG.md").write_text(f"# Changelog\n\n{SENTENCE}\n", encoding="utf-8")

    def pin(self, lost):
        pins.FILE.write_text(pins.text(Pins({"own: made": {"lost": lost}}, [])), encoding="utf-8")

    def test_equal_figures_pass(self, capsys):
        self.pin(1.0)
        accuracy.main(["--gate"])

        assert capsys.readouterr().out == "1 figures of 1 sets: 0 worse, 0 better or new\n"

    def test_a_worse_figure_fails(self, capsys):
        self.pin(0.0)
        with pytest.raises(SystemExit) as stopped:
            accuracy.main(["--gate"])

        assert stopped.value.code == 1
        assert "own: made: lost: 0 -> 1 WORSE" in capsys.readouterr().out

    def test_a_worse_figure_is_not_pinned(self):
        self.pin(0.0)
        with pytest.raises(SystemExit, match="got worse"):
            accuracy.main(["--pin"])
        with pytest.raises(SystemExit, match="does not stand"):
            accuracy.main(["--pin", "--lower", "because nobody will look here"])

        assert pins.read(pins.FILE).figures == {"own: made": {"lost": 0.0}}

    def test_a_worse_figure_is_pinned_with_its_sentence(self):
        self.pin(0.0)
        accuracy.main(["--pin", "--lower", SENTENCE])

        assert pins.read(pins.FILE) == Pins({"own: made": {"lost": 1.0}}, [Lowered("own: made", "lost", 0.0, 1.0, SENTENCE)])
        accuracy.main(["--gate"])

    def test_a_better_figure_is_pinned(self):
        self.pin(2.0)
        accuracy.main(["--gate"])
        accuracy.main(["--pin"])

        assert pins.read(pins.FILE) == Pins({"own: made": {"lost": 1.0}}, [])

    def test_a_file_that_is_not_there_fails(self):
        with pytest.raises(SystemExit, match="nothing is pinned"):
            accuracy.main(["--gate"])

    def test_a_sentence_that_is_taken_out_of_the_changelog_fails(self):
        self.pin(0.0)
        accuracy.main(["--pin", "--lower", SENTENCE])
        pins.CHANGELOG.write_text("# Changelog\n", encoding="utf-8")

        for way in ("--gate", "--pin"):
            with pytest.raises(SystemExit, match="Oops"):
                accuracy.main([way])
