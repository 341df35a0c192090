"""Finding one field in a line of JSON and replacing it: what Python's own reader reads, before and after."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleantext.command.jsonl import RecordError, members, replaced, text_of

#: Text as JSON may hold it: any character, escaped surrogates among them.
TEXTS = st.text(st.characters(), max_size=30)
#: Text as the command reads it: any character, and bytes that are no UTF-8.
READ = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF, categories=["Cs"])),
    max_size=30,
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
RECORDS = st.dictionaries(TEXTS, VALUES, max_size=5)
SEPARATORS = st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", " :  ")])


@st.composite
def lines(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    """A line that holds a record with a text, and the record."""
    record = draw(RECORDS) | {"text": draw(TEXTS)}
    record = {key: record[key] for key in draw(st.permutations(list(record)))}
    line = json.dumps(record, separators=draw(SEPARATORS), ensure_ascii=draw(st.booleans()))
    space = st.text(" \t\r", max_size=3)
    return draw(space) + line + draw(space), record


class TestMembers:
    @given(lines())
    def test_it_reads_what_python_reads(self, drawn):
        """Each key with its value and the span where the value stands."""
        line, record = drawn
        found = members(line)

        assert {key: value for key, (value, _, _) in found.items()} == record == json.loads(line)
        assert list(found) == list(record)
        for value, start, end in found.values():
            assert json.loads(line[start:end]) == value

    @given(st.text(st.sampled_from('{}[]:,"\\ua1\t \r-.e'), max_size=20) | st.text(max_size=20))
    def test_it_refuses_what_python_refuses(self, line):
        """Any other text is an error that says so, and never another error."""
        try:
            expected = json.loads(line)
        except ValueError:
            expected = None
        if isinstance(expected, dict):
            assert {key: value for key, (value, _, _) in members(line).items()} == expected
        else:
            with pytest.raises(RecordError):
                members(line)

    @given(lines(), st.data())
    def test_a_line_cut_off_is_refused(self, drawn, data):
        """Wherever it is cut."""
        line = drawn[0].strip()
        cut = data.draw(st.integers(0, len(line) - 1))

        with pytest.raises(RecordError, match="not a JSON object"):
            members(line[:cut])

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("", "'{' expected at column 1"),
            ("  [1]", "'{' expected at column 3"),
            ('{"a" 1}', "':' expected at column 6"),
            ('{"a": 1 "b": 2}', "',' expected at column 9"),
            ('{"a": }', "Expecting value at column 7"),
            ('{"a": 1} x', "text after column 8"),
            ("\ufeff{}", "'{' expected at column 1"),
        ],
    )
    def test_the_column_is_told(self, line, message):
        """Counted from 1."""
        with pytest.raises(RecordError) as refused:
            members(line)

        assert message in str(refused.value)

    @pytest.mark.parametrize("line", ["[" * 100_000, '{"a":' * 100_000, '{"a":' + "[" * 100_000 + "]" * 100_000 + "}"])
    def test_deep_nesting_is_refused(self, line):
        """Not by a crash."""
        with pytest.raises(RecordError):
            members(line)

    def test_long_numbers(self):
        """No field but the text needs to be understood."""
        line = f'{{"n": {"7" * 5000}, "text": "a"}}'

        assert members(line)["text"] == ("a", len(line) - 4, len(line) - 1)

    def test_of_equal_keys_the_last_counts(self):
        """As for Python's own reader."""
        assert members('{"a": 1, "a": 2}') == {"a": (2, 14, 15)}

    def test_an_empty_object(self):
        """Has no members, and is no error."""
        assert members(" { } ") == {}


class TestText:
    @pytest.mark.parametrize("value", ["", "a", "\ud800", None])
    def test_text_or_nothing(self, value):
        """Null is no text, and no error."""
        assert text_of({"text": (value, 0, 0)}, "text") == value

    @pytest.mark.parametrize("value", [0, 1.5, True, [], ["a"], {}])
    def test_what_is_no_text_is_refused(self, value):
        """With its type."""
        with pytest.raises(RecordError, match=f"field 'text' holds {type(value).__name__}, not text"):
            text_of({"text": (value, 0, 0)}, "text")

    def test_a_missing_field_is_refused(self):
        """With the fields that there are, not all of a thousand."""
        with pytest.raises(RecordError, match="no field 'text'; the record has none"):
            text_of({}, "text")
        with pytest.raises(RecordError) as refused:
            text_of({f"field{number}": (0, 0, 0) for number in range(1000)}, "text")

        assert "'field0', 'field1'" in str(refused.value)
        assert "--field" in str(refused.value)
        assert len(str(refused.value)) < 200


class TestReplaced:
    @given(lines(), TEXTS)
    def test_only_the_text_changes(self, drawn, text):
        """The line then reads as the same record with the other text, and each byte around the text is as it was."""
        line, record = drawn
        _, start, end = members(line)["text"]
        if any("\ud800" <= character <= "\udfff" for character in line):
            # Written as they stand, surrogates are bytes that are no UTF-8: the next test.
            return
        after = replaced(line, (start, end), text)

        assert json.loads(after) == record | {"text": text}
        assert list(json.loads(after)) == list(record)
        assert after[:start] == line[:start]
        assert after[len(after) - len(line) + end :] == line[end:]
        after.encode("utf-8")

    @given(lines(), st.data())
    def test_a_part_of_the_text_can_be_written(self, drawn, data):
        """Whatever the line was, what is left of its text becomes bytes again."""
        record = drawn[1]
        line = json.dumps(record, ensure_ascii=data.draw(st.booleans())).encode("utf-8", "replace").decode("utf-8", "surrogateescape")
        text, start, end = members(line)["text"]
        cut = data.draw(st.integers(0, len(text)))

        after = replaced(line, (start, end), text[cut:])

        assert json.loads(after.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape"))["text"] == text[cut:]

    @given(READ, READ)
    @example("", "\a\x7f")
    def test_bytes_that_are_no_utf8_stay_bytes(self, gone, left):
        """The part of a text that stays is written as it was read."""
        line = f'{{"text": {json.dumps(gone + left, ensure_ascii=False)}}}'
        _, start, end = members(line)["text"]

        after = replaced(line, (start, end), left)

        assert after.encode("utf-8", "surrogateescape") == f'{{"text": {json.dumps(left, ensure_ascii=False)}}}'.encode("utf-8", "surrogateescape")

    def test_surrogates_written_both_ways(self):
        """An escaped surrogate and a byte that is no UTF-8 in one text: the line can still be written."""
        line = '{"text": "\\ud800 \udce9 X"}'
        _, start, end = members(line)["text"]

        assert replaced(line, (start, end), "\ud800 \udce9") == '{"text": "\\ud800 \udce9"}'

    @pytest.mark.parametrize("value", ['"\\u0161 X"', '"š X"'])
    def test_letters_are_written_as_they_were(self, value):
        """Escaped or not."""
        line = f'{{"text": {value}}}'

        assert replaced(line, (9, 9 + len(value)), "š") == line.replace(" X", "")
