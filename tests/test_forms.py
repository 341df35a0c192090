"""Every form of corpus: what is not the text goes through untouched, whatever the chunks, and what is broken is named and not lost."""

from __future__ import annotations

import contextlib
import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.chain import Chain
from cleantext.command.options import FORM_NAMES
from cleantext.corpora.cleaning import Done, Task, Work, cleaned
from cleantext.forms import FORMS, form_named, lines, packing_of, told_by_bytes, told_by_name
from cleantext.forms import delimited as delimited_module
from cleantext.forms import form as form_module
from cleantext.forms import packing as packing_module
from cleantext.forms.form import Chunk, Form, FormError
from cleantext.forms.packing import Packer, Stream, nothing, packed
from toys import Takes

#: Takes each line with a tilde: quick, so that many examples can be tried.
CHAIN = Chain([Takes("~")])
SIZES = st.sampled_from([0, 1, 7, 64, 1000])
LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="~"), max_size=12) | st.just("~ goes")
TEXTS = st.lists(LINES, max_size=4).map("\n".join)


def streamed(data: bytes) -> Stream:
    """A stream of these bytes, packed or not."""
    return Stream(io.BufferedReader(io.BytesIO(data)), packing_of(data[:8]))  # type: ignore[arg-type]


def tasks(form: Form, data: bytes, size: int, after: tuple[int, ...] = ()) -> Iterator[Task]:
    for chunk in form.chunks(streamed(data), after, size):
        yield Task(form, "in", chunk)


def done(form: Form, data: bytes, size: int = 1000, *, on_error: str = "keep", chain: Chain = CHAIN, after: tuple[int, ...] = ()) -> list[Done]:
    """What becomes of each chunk."""
    work = Work(chain, chain, on_error, removals=True)
    return [cleaned(work, task) for task in tasks(form, data, size, after)]


def output(form: Form, data: bytes, size: int = 1000, **more: object) -> bytes:
    return b"".join(one.output for one in done(form, data, size, **more))  # type: ignore[arg-type]


def said(form: Form, data: bytes, **more: object) -> list[str]:
    return [message for one in done(form, data, **more) for message in one.messages]  # type: ignore[arg-type]


@st.composite
def jsonl(draw: st.DrawFn) -> tuple[bytes, bytes]:
    """Lines before and after."""
    before, after = [], []
    for text in draw(st.lists(TEXTS, max_size=5)):
        ascii = draw(st.booleans())
        end = draw(st.sampled_from(["\n", "\r\n"]))
        head, tail = draw(st.sampled_from([('{"n": 12345678901234567890, "text": ', "}"), ('{ "text":', ' , "m":1.10}'), ("", "")]))
        if head:
            left = CHAIN(text)
            before.append(head + json.dumps(text, ensure_ascii=ascii) + tail + end)
            escaped = "\\u" in json.dumps(text, ensure_ascii=ascii) and json.dumps(text, ensure_ascii=ascii).isascii()
            after.append(before[-1] if left == text else head + json.dumps(left, ensure_ascii=escaped) + tail + end)
        else:
            before.append(end)
            after.append(end)
    return "".join(before).encode(), "".join(after).encode()


def row(fields: list[str], quoting: int, delimiter: str, end: str) -> str:
    made = io.StringIO()
    csv.writer(made, quoting=quoting, delimiter=delimiter, lineterminator=end).writerow(fields)  # type: ignore[arg-type]
    return made.getvalue()


@st.composite
def delimited(draw: st.DrawFn) -> tuple[bytes, list[list[str]]]:
    """A file, and its rows cleaned."""
    delimiter, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["\n", "\r\n"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    names = draw(st.permutations(["id", "text", "n"]))
    written, rows = [row(names, quoting, delimiter, end)], [list(names)]
    for text in draw(st.lists(TEXTS, max_size=5)):
        fields = {"id": draw(st.text("ab \"',;\t\n", max_size=5)), "text": text.replace("\r", " ").replace("\0", " "), "n": "1.10"}
        written.append(row([fields[name] for name in names], quoting, delimiter, end))
        rows.append([CHAIN(fields[name]) if name == "text" else fields[name] for name in names])
    return "".join(written).encode(), rows


class TestNames:
    @pytest.mark.parametrize(
        ("name", "told"),
        [
            ("a.jsonl", ("jsonl", "")),
            ("A.JSONL.GZ", ("jsonl", "gz")),
            ("a.csv.zst", ("csv", "zst")),
            ("a.tsv", ("tsv", "")),
            ("page.htm", ("html", "")),
            ("notes.gz", ("", "gz")),
            ("notes", ("", "")),
        ],
    )
    def test_a_name_tells(self, name, told):
        """Form and packing."""
        assert told_by_name(name) == told

    def test_bytes_tell_the_packing(self):
        """Of standard input."""
        assert packing_of(gzip.compress(b"a")) == "gz"
        assert packing_of(b"\x28\xb5\x2f\xfd....") == "zst"
        assert packing_of(b'{"text"') == told_by_bytes(b'{"text"') == ""

    def test_the_option_names_every_form(self):
        """``--form`` is written down apart from the forms, so that the command starts fast."""
        assert set(FORM_NAMES) == set(FORMS)


class TestJsonl:
    @given(jsonl(), SIZES)
    def test_only_texts_change(self, drawn, size):
        """Byte for byte, whatever the chunks."""
        before, after = drawn

        assert output(form_named("jsonl"), before, size) == after

    def test_removals_can_be_joined(self):
        """By id, with offsets into the text as it was."""
        text = "The council met.\n~ goes\nIt will meet again."
        [one] = done(form_named("jsonl"), json.dumps({"id": 7, "text": text}).encode())
        [removal] = map(json.loads, one.removed.splitlines())

        assert (removal["id"], removal["record"], removal["family"]) == (7, 1, "ui")
        assert text[removal["start"] : removal["end"]].strip() == removal["text"] == "~ goes"

    def test_line_numbers_go_on_over_chunks(self):
        """In messages."""
        messages = said(form_named("jsonl"), b'{"text": "a"}\n\nno\n{"text": "b"}\nno\n', size=1)

        assert [message[:10] for message in messages] == ["in: line 3", "in: line 5"]

    @pytest.mark.parametrize("at", [0, 1, 2])
    def test_a_line_that_is_too_long(self, monkeypatch, at):
        """Is passed on in pieces, named once, and the others are cleaned."""
        for module in (form_module, lines):
            monkeypatch.setattr(module, "LONGEST", 100)
        monkeypatch.setattr(lines, "CHUNK", 30)
        good, long = b'{"text": "a\\n~"}\n', b'{"text": "' + b"x" * 500 + b'"}\n'
        given = [good, good]
        given.insert(at, long)
        expected = [b'{"text": "a"}\n' if line is good else line for line in given]
        for size in (0, 1, 40, 90):
            assert output(form_named("jsonl"), b"".join(given), size) == b"".join(expected)
            assert said(form_named("jsonl"), b"".join(given), size=size) == [f"in: line {at + 1}: {form_module.TOO_LONG}; passed on unchanged"]
            left = [b'{"text": "a"}\n'] * 2
            assert output(form_named("jsonl"), b"".join(given), size, on_error="skip") == b"".join(left)


class TestDelimited:
    @given(delimited(), SIZES)
    def test_only_texts_change(self, drawn, size):
        """Python's own reader finds the cleaned rows."""
        given, rows = drawn
        after = output(form_named("csv"), given, size).decode()
        delimiter = next(sign for sign in ",;\t|" if sign in given.decode().replace('"', "").splitlines()[0])

        assert list(csv.reader(io.StringIO(after, newline=""), delimiter=delimiter)) == rows

    @given(delimited(), SIZES)
    def test_without_anything_to_remove_every_byte_stays(self, drawn, size):
        """Dialect, line ends, blank lines."""
        assert output(form_named("csv"), drawn[0], size, chain=Chain([])) == drawn[0]

    def test_other_fields_keep_every_byte(self):
        """Quotation marks that need not be there, spaces, numbers, bytes that are no UTF-8."""
        given = b'\xef\xbb\xbfid;text;n\r\n"a""b"; x\n; 01.10\r\n7;"a\n~ goes";"\xff"\r\n\r\n8;~;\r\n'
        one = b'\xef\xbb\xbfid;text;n\r\n7;"a\r\n~ goes\r\nb";"x"\r\n\r\n"8";~;\r\n'

        assert output(form_named("csv"), one) == b'\xef\xbb\xbfid;text;n\r\n7;"a\r\nb";"x"\r\n\r\n"8";;\r\n'
        assert "fields where the head has 3" in said(form_named("csv"), given)[0]

    def test_a_quotation_mark_within_a_field(self):
        """Is a sign like others."""
        assert output(form_named("csv"), b'text,n\n5" pipe,"a ""b"""\n~,2\n') == b'text,n\n5" pipe,"a ""b"""\n,2\n'

    def test_tabs(self):
        """TSV has one delimiter."""
        assert output(form_named("tsv"), b"a,b\ttext\n1,2\t~\n") == b"a,b\ttext\n1,2\t\n"

    @pytest.mark.parametrize("size", [0, 1, 1000])
    @pytest.mark.parametrize(
        ("broken", "message"),
        [
            (b"1\n", "row 2 (line 5): 1 fields where the head has 2"),
            (b'1,"a" b\n', "row 2 (line 5): text after the closing quotation mark of field 2"),
        ],
    )
    def test_broken_rows(self, broken, message, size):
        """Are named by row and line, and passed on; what stands around them is cleaned."""
        given = b'id,text\n\n0,"a\n~"\n' + broken + b"2,~\n"
        kept = b'id,text\n\n0,"a"\n' + broken + b"2,\n"

        assert output(form_named("csv"), given, size) == kept
        assert said(form_named("csv"), given, size=size) == [f"in: {message}; passed on unchanged"]
        assert output(form_named("csv"), given, size, on_error="skip") == kept.replace(broken, b"")
        stopped = done(form_named("csv"), given, size, on_error="fail")
        first = next(number for number, one in enumerate(stopped) if one.failed)
        assert b"".join(one.output for one in stopped[: first + 1]) == kept.partition(broken)[0]

    @pytest.mark.parametrize("size", [0, 1, 1000])
    def test_a_quotation_mark_that_is_not_closed(self, size):
        """Costs one row: reading goes on with the next line that is a row."""
        given = b'id,text\n1,~\n2,"never closed\nand so on\n3,~\n4,a\n'

        assert output(form_named("csv"), given, size) == b'id,text\n1,\n2,"never closed\nand so on\n3,\n4,a\n'
        assert said(form_named("csv"), given, size=size) == ["in: row 2: a quotation mark is not closed, on line 3; passed on unchanged"]

    @pytest.mark.parametrize("size", [0, 1, 4000])
    @pytest.mark.parametrize("line", [b"2,a line that goes on\n", b'2,"" a line that goes on\n'], ids=["plain", "marks"])
    def test_a_quotation_mark_that_is_closed_far_away(self, monkeypatch, line, size):
        """What was looked through is not looked through anew with each line that comes: that would take a day for a row of megabytes."""
        monkeypatch.setattr(delimited_module, "CHUNK", 4000)
        looked = 0
        whole_rows = delimited_module.whole_rows

        def counted(data: bytes, delimiter: bytes) -> tuple[int, int]:
            nonlocal looked
            looked += len(data)
            return whole_rows(data, delimiter)

        monkeypatch.setattr(delimited_module, "whole_rows", counted)
        given = b'id,text\n1,"abc\n' + line * 4000 + b'"\n'
        assert output(form_named("csv"), given, size) == given
        assert looked < 40 * len(given)

    def test_a_row_that_is_too_long(self, monkeypatch):
        """Is passed on in pieces."""
        for module in (form_module, lines, delimited_module):
            monkeypatch.setattr(module, "LONGEST", 100)
        monkeypatch.setattr(lines, "CHUNK", 30)
        long = b"1," + b"x" * 500 + b"\n"

        assert output(form_named("csv"), b"id,text\n0,~\n" + long + b"2,~\n", 20) == b"id,text\n0,\n" + long + b"2,\n"

    def test_no_such_column(self):
        """The head is shown."""
        with pytest.raises(FormError, match="line 1: no column 'text'; the head has 'id', 'body'"):
            done(form_named("csv"), b"id,body\n1,a\n")

    def test_removals_are_rows(self):
        """With the id of theirs."""
        form = form_named("csv")
        given = b'id,text\n"x,1","a\n~ goes"\n'
        written = form.removals_head(None) + b"".join(one.removed for one in done(form, given))
        [removal] = csv.DictReader(io.StringIO(written.decode()))

        assert (removal["id"], removal["record"], removal["text"]) == ("x,1", "1", "~ goes")
        assert "a\n~ goes"[int(removal["start"]) : int(removal["end"])] == "\n~ goes"


class TestGoingOn:
    """A run that was stopped goes on after any chunk."""

    @pytest.mark.parametrize(
        ("name", "given"),
        [
            ("jsonl", b'{"text": "a"}\n\n{"text": "~"}\nno\n' + b'{"text": "' + b"x" * 300 + b'"}\n{"text": "b\\n~"}'),
            ("csv", b'id,text\n1,"a\n~"\n\n2,' + b"x" * 300 + b'\n3,~\n4,"open\n5,b\n'),
            ("text", b"x" * 500),
            ("text", b"a\n~\n"),
        ],
    )
    def test_after_any_chunk(self, name, given, monkeypatch):
        """The rest is what it would have been."""
        from cleantext.forms import texts

        for module in (form_module, lines, delimited_module, texts):
            monkeypatch.setattr(module, "LONGEST", 100)
            monkeypatch.setattr(module, "CHUNK", 30, raising=False)
        form = form_named(name)
        for data in (given, gzip.compress(given)):
            whole = list(tasks(form, data, 40))
            outcomes = done(form, data, 40)
            assert len(whole) == len(outcomes)
            for number, task in enumerate(whole):
                rest = done(form, data, 40, after=task.chunk.after)
                assert [one.output for one in rest] == [one.output for one in outcomes[number + 1 :]]
                # A piece of what is too long is named once, at its start.
                expected = [one.messages for one in outcomes[number + 1 :]]
                assert [one.messages for one in rest] == expected


def zstd():
    """The module, where there is one."""
    try:
        return packing_module.zstd()
    except packing_module.MissingExtraError:
        pytest.skip("needs the extra zstd")


PACKINGS = ["gz", pytest.param("zst", marks=pytest.mark.engine)]


def reference(packing: str, data: bytes) -> bytes:
    """What another reader makes of packed data."""
    return gzip.decompress(data) if packing == "gz" else zstd().decompress(data)  # type: ignore[no-any-return]


def started(packing: str, data: bytes) -> bytes:
    """What another reader makes of the beginning of a member."""
    made = zlib.decompressobj(31) if packing == "gz" else zstd().ZstdDecompressor()
    return made.decompress(data)  # type: ignore[no-any-return]


@pytest.mark.parametrize("packing", PACKINGS)
class TestPackings:
    @given(parts=st.lists(st.binary(max_size=200), max_size=4), size=st.integers(1, 300))
    def test_members_are_read_as_one(self, packing, parts, size):
        """As another reader reads them."""
        data = b"".join(packed(part, packing) or nothing(packing) for part in parts) if packing == "gz" or zstd() else b""
        if data:
            stream = streamed(data)
            read = b"".join(iter(lambda: stream.read(size), b""))

            assert read == reference(packing, data) == b"".join(parts)
            assert stream.error == ""

    @given(data=st.binary(min_size=200, max_size=400), drawn=st.data())
    def test_all_that_can_be_read_is_read(self, packing, data, drawn):
        """Of data that are cut off anywhere: as much as the unpacker itself makes of them."""
        first, second = (packed(part, packing) for part in (b"first", data)) if packing == "gz" or zstd() else (b"", b"")
        cut = drawn.draw(st.integers(5, len(second) - 1))
        stream = streamed(first + second[:cut])

        assert stream.read(10_000) == b"first" + started(packing, second[:cut])
        assert stream.read(1) == b""
        assert f"cut off: the file ends after {len(first) + cut} bytes" in stream.error

    def test_pieces_become_one_member(self, packing):
        """Of a record that is too long to be held."""
        zstd() if packing == "zst" else None
        packer = Packer(packing)
        data = b"".join([packer.add(b"one "), packer.add(b"two"), packer.end()])

        assert started(packing, data) == b"one two"

    def test_large_data(self, packing):
        """Of which little is packed much."""
        zstd() if packing == "zst" else None
        stream = streamed(packed(b"x" * 5_000_000, packing))
        assert sum(len(part) for part in iter(lambda: stream.read(70_000), b"")) == 5_000_000


class TestPacking:
    def test_zeros_after_the_last_member(self):
        """Are padding, of gzip."""
        stream = streamed(gzip.compress(b"a") + b"\0" * 600)
        assert (stream.read(10), stream.read(1), stream.error) == (b"a", b"", "")

    def test_broken_data(self):
        """What comes before is read."""
        whole = gzip.compress(b"first", mtime=0)
        stream = streamed(whole + b"no gzip")

        assert stream.read(100) == b"first"
        assert stream.error.startswith("broken gzip data before byte ")

    def test_the_same_bytes_at_any_time(self):
        """No time is written into a member."""
        assert packed(b"a", "gz")[4:8] == b"\0\0\0\0"

    def test_places_are_found_again(self):
        """In packed data and in plain."""
        data = bytes(range(256)) * 10
        for packing in (data, gzip.compress(data)):
            stream = streamed(packing)
            stream.go_to(700)
            assert stream.read(100) == data[700:800]


class TestTexts:
    def test_a_text_and_a_page(self):
        """The form says which."""
        assert output(form_named("text"), b"<p>a\n~\xff\n") == b"<p>a\n"
        assert output(form_named("html"), b"<p>The council met on Monday, and voted.</p><p>~</p>") == b"The council met on Monday, and voted.\n"

    def test_too_long(self, monkeypatch):
        """It is passed on."""
        from cleantext.forms import texts

        monkeypatch.setattr(texts, "LONGEST", 10)
        monkeypatch.setattr(texts, "CHUNK", 4)

        assert output(form_named("text"), b"~ 23456789abcdefghij") == b"~ 23456789abcdefghij"
        assert len(said(form_named("text"), b"~ 23456789abcdefghij")) == 1


def test_what_a_dead_process_left():
    """Records that must not be touched are passed on and named."""
    form = form_named("jsonl")
    chunk = Chunk(b'{"text": "a\\n~"}\n{"text": "b\\n~"}\n', 1, ())
    one = cleaned(Work(CHAIN, CHAIN), Task(form, "in", chunk), deadly={1})

    assert one.output == b'{"text": "a"}\n{"text": "b\\n~"}\n'
    assert one.messages == ["in: line 2: two processes died while they cleaned it; passed on unchanged"]
    assert (one.tally.documents, one.tally.broken) == (1, 1)


BASES = {
    "jsonl": b'{"text": "a"}\n\n{"text": "b", "n": [1, 2]}\r\n{"text": null}\n' * 3,
    "csv": b'id,text,n\n1,"a\nb ""q""",2\r\n3,x,4\n\n5,"z",6\n' * 3,
    "warc": b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\na\nb\n\r\n\r\n" * 4,
}
#: What is put into a file, or over a byte of it.
BREAKS = [b"", b'"', b"\n", b"\r\n\r\n", b"WARC/1.0\r\n", b",", b"\0", b"}", b"9", b"\xff"]


@pytest.mark.parametrize("name", BASES)
@given(data=st.data())
def test_nothing_of_a_broken_file_is_lost(name, data):
    """Bytes gone, others in their place: what cannot be read comes out as it came, and so does all else where nothing is to be removed."""
    broken = BASES[name]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(broken)))
        broken = broken[:at] + data.draw(st.sampled_from(BREAKS)) + broken[at + data.draw(st.integers(0, 40)) :]
    # The head of a table, or the first record, may tell that it is another file.
    with contextlib.suppress(*(() if name == "jsonl" else (FormError,))):
        assert output(form_named(name), broken, data.draw(SIZES), chain=Chain([])) == broken
