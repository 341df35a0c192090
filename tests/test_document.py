"""Document, Line, Removal and Result: frozen values with true spans."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.document import Document, Line, Removal, Result
from cleantext.repair import repair
from strategies import texts


class TestLines:
    @given(text=texts())
    def test_spans_are_the_lines(self, text):
        """``source[start:end]`` is the line, for every str."""
        document = Document(text)

        assert [line.text for line in document] == list(document.lines)
        for line in document:
            assert text[line.start : line.end] == line.text

    @given(text=texts())
    def test_only_a_newline_ends_a_line(self, text):
        """Form feeds, U+2028, U+0085 and a lone carriage return stay inside their line."""
        document = Document(text)

        assert len(document.lines) == max(1, text.count("\n") + (not text.endswith("\n")))
        assert not any("\n" in line for line in document.lines)

    @pytest.mark.parametrize(
        ("text", "lines", "terminated"),
        [
            ("", ("",), False),
            ("\n", ("",), True),
            ("a", ("a",), False),
            ("a\n", ("a",), True),
            ("a\n\n", ("a", ""), True),
            ("a\r\nb\r\n", ("a", "b"), True),
            ("a\rb", ("a\rb",), False),
            ("a\u2028b\x0cc\x85d", ("a\u2028b\x0cc\x85d",), False),
            ("a\r\r\nb", ("a\r", "b"), False),
        ],
    )
    def test_line_ends(self, text, lines, terminated):
        """Lines are held without their ends; whether the last has one is remembered."""
        document = Document(text)

        assert document.lines == lines
        assert document.terminated is terminated

    def test_a_carriage_return_counts_in_offsets(self):
        """Spans are offsets into the text as given."""
        document = Document("a\r\nbc\r\n\r\nd")

        assert list(document) == [Line("a", 0, 1), Line("bc", 3, 5), Line("", 7, 7), Line("d", 9, 10)]

    @given(text=texts(), data=st.data())
    def test_line_at_finds_each_offset(self, text, data):
        """The line of an offset is the last that begins at or before it."""
        document = Document(text)
        offset = data.draw(st.integers(0, len(text)))
        line = document.line(document.line_at(offset))

        assert line.start <= offset
        assert "\n" not in text[line.start : offset] or offset == len(text)


class TestFrozen:
    def test_nothing_can_be_set(self):
        """A filter cannot edit what the others see."""
        document = Document("a")

        for name in ("source", "lines", "terminated", "memory", "anything"):
            with pytest.raises(AttributeError, match="does not change"):
                setattr(document, name, "b")
            with pytest.raises(AttributeError, match="does not change"):
                delattr(document, name)

    def test_the_lines_are_a_tuple(self):
        """Not a list that could be changed in place."""
        assert type(Document("a\nb").lines) is tuple

    def test_repr_is_short(self):
        """A document does not print itself whole."""
        assert repr(Document("word " * 1000)) == "<Document: 1 lines, 5000 characters given>"

    @pytest.mark.parametrize(
        ("value", "fix"),
        [(b"bytes", "decode"), (bytearray(b"bytes"), "decode"), (None, "leave out"), (float("nan"), "float"), (["a"], "list"), (3, "int")],
    )
    def test_what_is_no_text_is_refused(self, value, fix):
        """Nothing is coerced; the message says what to do."""
        with pytest.raises(TypeError, match="cleantext takes str") as refused:
            Document(value)

        assert fix in str(refused.value)


class TestRemoval:
    def test_whole_head_and_tail(self):
        """A removal is a span of the source: the line, its head or its tail."""
        document = Document("one\ntwo three")

        assert document.removal(1, "ui", "r", "why") == Removal(4, 13, "ui", "r", "why")
        assert document.removal(1, "ui", "r", "why", head=3) == Removal(4, 7, "ui", "r", "why")
        assert document.removal(1, "ui", "r", "why", tail=4) == Removal(8, 13, "ui", "r", "why")

    @given(text=texts(), data=st.data())
    def test_offset_in_line_undoes_removal(self, text, data):
        """The cut lies where the filter said."""
        document = Document(text)
        index = data.draw(st.integers(0, len(document.lines) - 1))
        at = data.draw(st.integers(0, len(document.lines[index])))

        assert document.offset_in_line(index, document.removal(index, "ui", "r", "w", head=at).end) == at
        assert document.offset_in_line(index, document.removal(index, "ui", "r", "w", tail=at).start) == at


class TestNextSnapshots:
    def test_slices_keep_their_spans(self):
        """A snapshot after a cut still points into the source as given."""
        document = Document("zero\none two three\nfour").without([0], {1: (4, 7)})

        assert list(document) == [Line("two", 9, 12), Line("four", 19, 23)]
        assert document.changed

    def test_slices_of_slices(self):
        """Cut again and again."""
        document = Document("zero one two three").without([], {0: (5, 18)}).without([], {0: (4, 7)})

        assert list(document) == [Line("two", 9, 12)]

    def test_with_repairs_keeps_the_spans_of_the_source(self):
        """The text of a line changes, where it came from does not."""
        document = Document("x\nschÃ¶n hier\ny").with_repairs({1: ("schön hier", [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11])})

        assert list(document) == [Line("x", 0, 1), Line("schön hier", 2, 13), Line("y", 14, 15)]
        assert document.removal(1, "ui", "r", "w", tail=6) == Removal(9, 13, "ui", "r", "w")
        assert document.removal(1, "ui", "r", "w", head=5) == Removal(2, 8, "ui", "r", "w")
        assert document.offset_in_line(1, 9) == 6

    def test_a_cut_after_a_repair(self):
        """Trimming a repaired line keeps both ends true."""
        document = Document("schÃ¶n hier").with_repairs({0: ("schön hier", [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11])}).without([], {0: (6, 10)})

        assert list(document) == [Line("hier", 7, 11)]

    def test_a_repair_after_a_repair(self):
        """Origins are followed through both."""
        document = Document("abcd").with_repairs({0: ("abd", [0, 1, 3, 4])}).with_repairs({0: ("ad", [0, 2, 3])})

        assert document.removal(0, "ui", "r", "w", tail=1) == Removal(3, 4, "ui", "r", "w")

    def test_the_first_snapshot_is_not_touched(self):
        """Others may still look at it."""
        document = Document("a\nb")
        document.without([0], {})

        assert document.lines == ("a", "b")
        assert not document.changed

    @given(text=texts(), data=st.data())
    def test_any_cut_after_any_repair_keeps_true_spans(self, text, data):
        """Lines dropped and trimmed in any way: what stays unrepaired is its span of the source."""
        document = repair(Document(text))
        repaired = {line.start for line in document if text[line.start : line.end] != line.text}
        for _ in range(data.draw(st.integers(0, 3))):
            indexes = range(len(document.lines))
            dropped = [index for index in indexes if data.draw(st.booleans())]
            trimmed = {}
            for index in indexes:
                if document.lines[index] and data.draw(st.booleans()):
                    trimmed[index] = tuple(sorted(data.draw(st.tuples(*[st.integers(0, len(document.lines[index]))] * 2))))
            kept = [document.lines[index] for index in indexes if index not in dropped and index not in trimmed]
            document = document.without(dropped, trimmed)
            assert len(document.lines) <= len(indexes) - len(dropped)
            assert set(kept) <= set(document.lines)

        if not repaired:
            assert all(text[line.start : line.end] == line.text for line in document)
        assert [line.start for line in document] == sorted(line.start for line in document)
        assert all(0 <= line.start <= line.end <= len(text) for line in document)


class TestResult:
    def test_kept_is_what_removals_leave(self):
        """Kept and removed spans tile the source."""
        result = Result("bd", (Removal(0, 1, "ui", "r", "w"), Removal(2, 3, "ui", "r", "w")), "abcd")

        assert result.kept == ((1, 2), (3, 4))

    def test_nothing_removed_and_all_removed(self):
        """Both ends of the scale."""
        assert Result("ab", (), "ab").kept == ((0, 2),)
        assert Result("", (), "").kept == ()
        assert Result("", (Removal(0, 2, "ui", "r", "w"),), "ab").kept == ()

    def test_removed_text_is_without_the_white_space_around(self):
        """The span covers line breaks, the text does not."""
        removal = Removal(1, 6, "ui", "r", "w")

        assert Result("ab", (removal,), "a\nX \n\nb").removed_text(removal) == "X"

    def test_results_are_plain_values(self):
        """Equal, hashable, picklable."""
        result = Result("", (Removal(0, 2, "ui", "r", "w"),), "ab")

        assert pickle.loads(pickle.dumps(result)) == result
        assert len({result, result}) == 1
