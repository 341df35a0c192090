"""Parquet and Arrow: one column changes; the other columns, the schema, its metadata and the row groups stay."""

from __future__ import annotations

import datetime
import decimal
import os
from pathlib import Path

import pytest

from cleantext.chain import Chain
from cleantext.cli import main

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
pytestmark = [pytest.mark.engine, pytest.mark.filterwarnings("default")]

ARTICLE = "The council met.\n\nGrace Osei / AFP\n\nIt will meet again.\n"
CLEANED = "The council met.\n\nIt will meet again.\n"
TEXTS = [ARTICLE, None, "", "Nothing goes.", ARTICLE * 1, "Šarūnas sprach."]
KINDS = [pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int8(), pa.string())]


def table(kind: object, texts: list[str | None] = TEXTS, times: int = 1) -> object:
    """A table with columns of many types, metadata on fields and schema, and the texts in a column of this type."""
    texts, n = texts * times, len(texts) * times
    plain = pa.types.is_binary(kind) or pa.types.is_large_binary(kind)
    text = pa.array([None if one is None else one.encode() if plain else one for one in texts])
    schema = pa.schema(
        [
            pa.field("id", pa.uint64(), nullable=False, metadata={"about": "a field"}),
            pa.field("text", kind),
            pa.field("price", pa.decimal128(30, 4)),
            pa.field("when", pa.timestamp("us", tz="UTC")),
            pa.field("tags", pa.list_(pa.struct([("a", pa.string()), ("b", pa.int16())]))),
            pa.field("kind", pa.dictionary(pa.int32(), pa.string())),
        ],
        metadata={"pandas": '{"columns": []}', "mine": "yes"},
    )
    columns = [
        pa.array([2**64 - 1 - at for at in range(n)], pa.uint64()),
        text.cast(kind) if not pa.types.is_dictionary(kind) else text.dictionary_encode().cast(kind),
        pa.array([decimal.Decimal("12345678901234567890.1234")] * n, pa.decimal128(30, 4)),
        pa.array([datetime.datetime(2026, 3, 12, 10, 15, 0, at, datetime.UTC) for at in range(n)], pa.timestamp("us", tz="UTC")),
        pa.array([[{"a": "x", "b": at}, None] if at % 2 else None for at in range(n)], schema.field("tags").type),
        pa.array(["red", "blue"] * (n // 2)).dictionary_encode(),
    ]
    return pa.table(columns, schema=schema)


def cleaned(kind: object, times: int = 1) -> object:
    return table(kind, [CLEANED if text == ARTICLE else text for text in TEXTS], times)


def written(path: Path, data: object, kind: str) -> Path:
    """The table in a file, in groups of four rows."""
    if kind == "parquet":
        parquet.write_table(data, path, row_group_size=4, compression={"text": "zstd", "id": "gzip"}, use_dictionary=["kind"])
    else:
        with (pa.ipc.new_file if kind == "file" else pa.ipc.new_stream)(path, data.schema) as out:  # type: ignore[attr-defined]
            for batch in data.to_batches(max_chunksize=4):  # type: ignore[attr-defined]
                out.write_batch(batch)
    return path


def read(path: Path) -> object:
    start = path.read_bytes()[:6]
    if start[:4] == b"PAR1":
        return parquet.read_table(path)
    return (pa.ipc.open_file if start == b"ARROW1" else pa.ipc.open_stream)(pa.py_buffer(path.read_bytes())).read_all()


def same(one: object, other: object) -> bool:
    """Equal in schema, metadata and values."""
    return one.schema.equals(other.schema, check_metadata=True) and one.equals(other)  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("form", ["parquet", "file", "stream"])
class TestColumns:
    def test_only_texts_change(self, kind, form, tmp_path):
        """Of any type that holds text."""
        name = "in.parquet" if form == "parquet" else "in.arrow"
        given = written(tmp_path / name, table(kind), form)
        status = main([str(given), "-o", str(tmp_path / f"out-{name}")])

        if pa.types.is_dictionary(kind) and form != "parquet":
            assert status == 2
            return
        assert status == 0
        # Parquet itself gives a string view back as a string in some versions: what is read is compared.
        assert same(read(tmp_path / f"out-{name}"), read(written(tmp_path / "expected", cleaned(kind), form)))


class TestParquet:
    def test_groups_and_settings_stay(self, tmp_path):
        """Row groups, codecs and dictionaries of the columns."""
        given = written(tmp_path / "in.parquet", table(pa.string(), times=3), "parquet")
        assert main([str(given), "-o", str(tmp_path / "out.parquet")]) == 0
        before, after = (parquet.ParquetFile(path).metadata for path in (given, tmp_path / "out.parquet"))

        assert [before.row_group(at).num_rows for at in range(5)] == [after.row_group(at).num_rows for at in range(5)] == [4, 4, 4, 4, 2]
        for at in range(before.num_columns):
            one, other = before.row_group(0).column(at), after.row_group(0).column(at)
            assert (one.path_in_schema, one.compression) == (other.path_in_schema, other.compression)
            assert one.has_dictionary_page == other.has_dictionary_page

    def test_removals_can_be_joined(self, tmp_path):
        """On the id, in its own type."""
        given = written(tmp_path / "in.parquet", table(pa.string()), "parquet")
        assert main([str(given), "-o", str(tmp_path / "out.parquet"), "--removed", str(tmp_path / "gone.parquet")]) == 0
        gone, before = read(tmp_path / "gone.parquet"), read(given)

        assert gone.schema.field("id").type == pa.uint64()
        joined = gone.select(["id", "start", "end"]).join(before.select(["id", "text"]), "id").to_pylist()
        assert len(joined) == 2
        assert {row["text"][row["start"] : row["end"]].strip() for row in joined} == {"Grace Osei / AFP"}

    def test_the_same_with_one_process_and_two(self, tmp_path, monkeypatch):
        """Byte for byte."""
        monkeypatch.setattr("cleantext.corpora.files.CHUNK", 500)
        given = written(tmp_path / "in.parquet", table(pa.string(), times=4), "parquet")
        for jobs in ("1", "2"):
            removed = str(tmp_path / f"gone{jobs}.parquet")
            assert main([str(given), "-o", str(tmp_path / f"out{jobs}.parquet"), "--removed", removed, "--jobs", jobs]) == 0
        for name in ("out", "gone"):
            assert (tmp_path / f"{name}1.parquet").read_bytes() == (tmp_path / f"{name}2.parquet").read_bytes()

    def test_texts_that_are_no_utf8(self, tmp_path):
        """Come through, changed or not."""
        texts = pa.array([b"caf\xe9", b"The caf\xe9 met.\n\nGrace Osei / AFP", b"plain"]).view(pa.string())
        written(tmp_path / "in.parquet", pa.table({"text": texts}), "parquet")
        assert main([str(tmp_path / "in.parquet"), "-o", str(tmp_path / "out.parquet")]) == 0

        after = read(tmp_path / "out.parquet").column("text").combine_chunks().view(pa.binary()).to_pylist()
        assert after == [b"caf\xe9", b"The caf\xe9 met.", b"plain"]

    def test_pages(self, tmp_path):
        """Bytes of pages become texts."""
        page = b"<nav><a href=/>Home</a></nav><p>The council met on Monday and voted on the tunnel.</p>"
        written(tmp_path / "in.parquet", pa.table({"html": pa.array([page, None])}), "parquet")
        assert main([str(tmp_path / "in.parquet"), "--html", "--field", "html", "-o", str(tmp_path / "out.parquet")]) == 0
        assert read(tmp_path / "out.parquet").column("html").to_pylist() == [b"The council met on Monday and voted on the tunnel.\n", None]

    def test_no_rows(self, tmp_path):
        """The schema is there all the same."""
        empty = table(pa.string()).slice(0, 0)
        written(tmp_path / "in.parquet", empty, "parquet")
        assert main([str(tmp_path / "in.parquet"), "-o", str(tmp_path / "out.parquet"), "--removed", str(tmp_path / "gone.parquet")]) == 0
        assert same(read(tmp_path / "out.parquet"), read(tmp_path / "in.parquet"))
        assert read(tmp_path / "gone.parquet").num_rows == 0


BAD_UTF8 = pa.array([b"caf\xe9", b"b", None]).view(pa.string())
IDS = {
    "bytes that are no UTF-8": BAD_UTF8,
    "a view of a string": pa.array(["a" * 20, None, "c"], pa.string_view()),
    "a dictionary": pa.array(["a", "b", None]).dictionary_encode(),
    "a struct": pa.array([{"a": 1}, None, {"a": None}]),
    "nanoseconds": pa.array([1, 2, None], pa.timestamp("ns")),
    "a time out of reach": pa.array([2**55, 2, None], pa.timestamp("ms")),
    "UUIDs": pa.array([b"0123456789abcdef", None, b"fedcba9876543210"], pa.uuid()),
    "floats": pa.array([1.10, None, -0.0]),
}


class TestAnyId:
    @pytest.mark.parametrize("form", ["parquet", "file"])
    @pytest.mark.parametrize("about", IDS)
    def test_removals_hold_it_as_it_is(self, about, form, tmp_path):
        """Of any type, and if no value of Python's stands for it."""
        name = "in.parquet" if form == "parquet" else "in.arrow"
        given = written(tmp_path / name, pa.table({"id": IDS[about], "text": [ARTICLE] * 3}), form)
        gone, summary = tmp_path / f"gone-{name}", str(tmp_path / "summary")
        assert main([str(given), "-o", str(tmp_path / f"out-{name}"), "--removed", str(gone), "--summary", summary]) == 0
        assert read(gone).column("id").combine_chunks().equals(read(given).column("id").combine_chunks())

    def test_of_a_file_whose_name_is_no_utf8(self, tmp_path):
        """The name has a sign in place of it."""
        (tmp_path / "in").mkdir()
        name = os.fsdecode(b"caf\xe9.parquet")
        written(tmp_path / "plain.parquet", table(pa.string()), "parquet").rename(tmp_path / "in" / name)
        assert main([str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--removed", str(tmp_path / "gone")]) == 0
        gone = (tmp_path / "gone" / name).rename(tmp_path / "gone.parquet")
        assert read(gone).column("file")[0].as_py().endswith("caf?.parquet")

    @pytest.mark.parametrize("form", ["parquet", "stream"])
    def test_two_columns_of_its_name(self, form, tmp_path):
        """Are no id: which of them would it be?"""
        given = written(tmp_path / ("in.parquet" if form == "parquet" else "in.arrow"), pa.table([[1], [2], [ARTICLE]], ["id", "id", "text"]), form)
        out, gone = tmp_path / f"out{given.suffix}", tmp_path / f"gone{given.suffix}"
        assert main([str(given), "-o", str(out), "--removed", str(gone)]) == 0
        with parquet.ParquetFile(out) if form == "parquet" else pa.ipc.open_stream(pa.py_buffer(out.read_bytes())) as file:
            assert (file.read() if form == "parquet" else file.read_all()).equals(pa.table([[1], [2], [CLEANED]], ["id", "id", "text"]))


class TestGoingOn:
    @pytest.mark.parametrize("form", ["parquet", "file", "stream"])
    def test_after_any_chunk(self, form, tmp_path):
        """The rest is what it would have been."""
        from cleantext.corpora.cleaning import Task, Work, cleaned
        from cleantext.forms import form_named
        from cleantext.forms.packing import Stream

        path = written(tmp_path / "in", table(pa.string(), times=3), form)
        made = form_named("parquet" if form == "parquet" else "arrow")

        def outputs(after: tuple[int, ...] = ()) -> list[tuple[tuple[int, ...], bytes]]:
            with path.open("rb") as file:
                chunks = list(made.chunks(Stream(file), after, 500))
            return [(chunk.after, cleaned(Work(Chain([]), Chain([])), Task(made, "in", chunk)).output) for chunk in chunks]

        whole = outputs()
        assert len(whole) > 4
        for number, (after, _) in enumerate(whole):
            assert outputs(after) == whole[number + 1 :]


class TestBroken:
    @pytest.mark.parametrize(
        ("data", "options", "message"),
        [
            (b"PAR1 and nothing else", [], "not a Parquet file"),
            (b"", [], "not a Parquet file"),
            (table(pa.string()), ["--field", "body"], "no column 'body'; the file has 'id', 'text'"),
            (table(pa.string()), ["--field", "id"], "column 'id' holds uint64, not text"),
            (pa.table([["a"], ["b"]], ["text", "text"]), [], "2 columns 'text'"),
        ],
        ids=["cut off", "empty", "no column", "no text", "two columns"],
    )
    def test_what_cannot_be_read(self, data, options, message, tmp_path, capsys):
        """Is named; there is no output, and other files are cleaned."""
        path = tmp_path / "in.parquet"
        path.write_bytes(data) if isinstance(data, bytes) else written(path, data, "parquet")
        (tmp_path / "a.txt").write_text(ARTICLE)
        assert main([str(path), str(tmp_path / "a.txt"), "-o", str(tmp_path / "out"), *options]) == 2

        assert f"{path}: {message}" in capsys.readouterr().err
        assert [file.name for file in (tmp_path / "out").iterdir()] == ["a.txt"]

    def test_a_broken_row_group(self, tmp_path, capsys):
        """Is named with its rows; the others are there."""
        path = written(tmp_path / "in.parquet", table(pa.string(), times=2), "parquet")
        about = parquet.ParquetFile(path).metadata.row_group(1).column(1)
        data = bytearray(path.read_bytes())
        data[about.data_page_offset : about.data_page_offset + 20] = b"\xff" * 20
        path.write_bytes(data)
        assert main([str(path), "-o", str(tmp_path / "out.parquet")]) == 2

        assert "in.parquet: row group 2, after row 4: " in capsys.readouterr().err
        assert read(tmp_path / "out.parquet").num_rows == 8

    def test_a_type_that_nothing_can_be_made_of(self, tmp_path, capsys):
        """Is named."""
        union = pa.UnionArray.from_sparse(pa.array([0], pa.int8()), [pa.array([1])])
        path = written(tmp_path / "in.arrow", pa.table({"text": [ARTICLE], "union": union}), "file")
        assert main([str(path), "-o", str(tmp_path / "out.arrow")]) == 2
        assert f"{path}: " in (said := capsys.readouterr().err)
        assert "sparse_union" in said

    @pytest.mark.parametrize("form", ["parquet", "file"])
    def test_rows_that_are_left_out(self, form, tmp_path, monkeypatch, capsys):
        """Beside columns of any type."""
        monkeypatch.setattr("cleantext.forms.columns.LONGEST", 200)
        path, out = (tmp_path / f"{name}.{'parquet' if form == 'parquet' else 'arrow'}" for name in ("in", "out"))
        texts = [ARTICLE, ARTICLE * 10, ARTICLE]
        written(path, pa.table({"text": texts, **IDS}), form)
        assert main([str(path), "-o", str(out), "--jobs", "1", "--on-error", "skip"]) == 0
        assert read(out).num_rows == 2
        for about in IDS:
            before, after = (read(one).column(about).combine_chunks() for one in (path, out))
            if pa.types.is_dictionary(before.type):
                before, after = before.dictionary_decode(), after.dictionary_decode()
            assert after.equals(pa.concat_arrays([before.slice(0, 1), before.slice(2)]))

    def test_a_text_that_is_too_long(self, tmp_path, monkeypatch, capsys):
        """Is named and passed on; those beside it are cleaned."""
        monkeypatch.setattr("cleantext.forms.columns.LONGEST", 200)
        path = written(tmp_path / "in.parquet", pa.table({"text": [ARTICLE, ARTICLE * 10, ARTICLE]}), "parquet")
        assert main([str(path), "-o", str(tmp_path / "out.parquet"), "--jobs", "1"]) == 0
        assert f"{path}: row 2: longer than 16 MiB; passed on unchanged" in capsys.readouterr().err
        assert read(tmp_path / "out.parquet").column("text").to_pylist() == [CLEANED, ARTICLE * 10, CLEANED]

    @pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.999])
    def test_an_arrow_file_that_is_cut_off(self, share, tmp_path, capsys):
        """Has lost the list of its batches; those that are there are cleaned all the same, and what is wrong is told."""
        path = written(tmp_path / "in.arrow", table(pa.string(), times=4), "file")
        data = path.read_bytes()
        path.write_bytes(data[: int(len(data) * share)])
        assert main([str(path), "-o", str(tmp_path / "out.arrow"), "--removed", str(tmp_path / "gone.arrow")]) == 2

        said, out = capsys.readouterr().err, tmp_path / "out.arrow"
        if share < 0.1:
            assert f"{path}: not an Arrow file: " in said
            assert not out.exists()
        else:
            after = read(out)
            assert after.num_rows == (24 if share > 0.9 else {0.3: 4, 0.6: 12}[share])
            assert after.equals(cleaned(pa.string(), 4).slice(0, after.num_rows))
            assert f"{path}: record batch {after.num_rows // 4 + 1}, after row {after.num_rows}: " in said

    def test_standard_output(self, tmp_path, capsys):
        """Cannot take it, and the message says what to do."""
        path = written(tmp_path / "in.parquet", table(pa.string()), "parquet")
        assert main([str(path)]) == 2
        assert "--output" in capsys.readouterr().err
