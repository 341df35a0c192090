"""Parquet and Arrow IPC: one column changes; the others, the schema and its metadata go through.

Neither form can be written a piece at a time and gone on with: what comes out are frames of Arrow batches, of which `assemble` makes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from cleantext.forms.form import CHUNK, LEFT_OUT, LONGEST, TOO_LONG, Chunk, Form, FormError, Record
from cleantext.forms.packing import MissingExtraError, Stream
from cleantext.forms.tables import ArrowTable, ParquetTable, seekable

#: Bytes of a row group, or record batch, after which a large one is split.
GROUP = 64 * 1024 * 1024
#: Columns of the removals, beside the row's own id.
NUMBERS, STRINGS = ("record", "line", "start", "end"), ("file", "family", "rule", "why", "path", "text")
#: Signs at the head of a frame: what is in it.
SETTINGS, BATCH, LAST = b"S", b"B", b"L"


def arrow() -> Any:
    """The module pyarrow."""
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError("Parquet and Arrow", "arrow") from None
    return pyarrow


class Columns(Form):
    """Rows of columns."""

    unit = "row"
    assembled = True

    def chunks(self, stream: Stream, after: tuple[int, ...] = (), size: int = CHUNK) -> Iterator[Chunk]:
        """Rows in batches; ``after`` is the group, the rows of it that are done, and the number of the next row. The first chunk holds no row."""
        pa = arrow()
        file = seekable(stream)
        try:
            table = ParquetTable(pa, file) if self.name == "parquet" else ArrowTable(pa, file)
        except pa.ArrowException as error:
            raise FormError(f"not {'a Parquet' if self.name == 'parquet' else 'an Arrow'} file: {error}") from None
        self._check(pa, table.schema)
        if not after:
            after = (0, 0, 1)
            try:
                empty = pa.RecordBatch.from_pylist([], table.schema)
            except pa.ArrowException as error:
                raise FormError(f"holds a column of a type that cannot be written: {error}") from None
            yield Chunk(framed(pa, empty), 1, after, head=table.settings)
        group, done, number = after
        for piece in table.pieces(group, size):
            if piece.error:
                number += piece.left
                what = f"{table.unit} {piece.group + 1}, after row {number - 1 - piece.left}: {piece.error}"
                yield Chunk(b"", 1, (piece.group + 1, 0, number), failed=f"{what}; the rest of it is left out")
                done = 0
            elif piece.group > group or piece.end > done:
                number += len(piece.batch)
                place = (piece.group + 1, 0, number) if piece.last else (piece.group, piece.end, number)
                head = LAST if piece.last else BATCH
                yield Chunk(framed(pa, piece.batch), number - len(piece.batch), place, head=head, read=piece.read)

    def _check(self, pa: Any, schema: Any) -> None:
        """The column is there and holds text."""
        for column, option in self.needed():
            if column not in schema.names:
                shown = ", ".join(map(repr, schema.names[:8]))
                raise FormError(f"no column {column!r}; the file has {shown or 'none'} (choose with {option})")
            if (many := schema.names.count(column)) > 1:
                raise FormError(f"{many} columns {column!r}; one of them needs another name")
        kind = schema.field(self.field).type
        if pa.types.is_dictionary(kind) and self.name == "arrow":
            raise FormError(f"column {self.field!r} is dictionary-encoded, and an Arrow file has one dictionary for all rows; decode it first")
        if not is_text(pa, kind.value_type if pa.types.is_dictionary(kind) else kind):
            raise FormError(f"column {self.field!r} holds {kind}, not text (choose with --field)")

    def records(self, chunk: Chunk) -> list[Record]:
        """A record for each row."""
        batch = unframed(arrow(), chunk.data)
        ids = shown(arrow(), batch, "id")
        texts = values(arrow(), batch.column(self.field))
        sites = shown(arrow(), batch, self.site_field)
        return [
            Record(
                decoded(text, html=self.html),
                number,
                f"row {number}",
                id,
                self.html and text is not None,
                "" if site is None else str(site),
                error=TOO_LONG if text is not None and len(text) > LONGEST else "",
            )
            for number, (text, id, site) in enumerate(zip(texts, ids, sites, strict=True), chunk.first)
        ]

    def joined(self, chunk: Chunk, records: Sequence[Record], texts: Sequence[object]) -> bytes:
        """The rows, with the new texts, in a frame."""
        pa = arrow()
        data = chunk.data
        batch = unframed(pa, data)
        if len(texts) < len(batch) or any(text is not None for text in texts):
            kept = [number for number, text in enumerate(texts) if text is not LEFT_OUT]
            old = values(pa, batch.column(self.field))
            new = [text.encode("utf-8", "surrogateescape") if isinstance(text, str) else old[number] for number, text in enumerate(texts)]
            if len(kept) < len(batch):
                # Nothing that picks rows by number knows every type.
                batch = pa.concat_batches([batch.slice(number, 1) for number in kept] or [batch.slice(0, 0)])
            place = batch.schema.get_field_index(self.field)
            field = batch.schema.field(place)
            data = framed(pa, batch.set_column(place, field, column(pa, [new[number] for number in kept], field.type)))
        return self._frames(chunk, data)

    def unchanged(self, chunk: Chunk) -> bytes:
        return self._frames(chunk, chunk.data)

    def _frames(self, chunk: Chunk, data: bytes) -> bytes:
        if isinstance(chunk.head, dict):
            return frame(SETTINGS, json.dumps(chunk.head).encode()) + frame(BATCH, data)
        return frame(chunk.head, data)

    def removals_head(self, chunk: Chunk | None) -> bytes:
        """The schema of the removals."""
        assert chunk
        kind = chunk.head["kind"]
        settings = {"kind": kind, "compression": "zstd"} if kind == "parquet" else {"kind": kind}
        return frame(SETTINGS, json.dumps(settings).encode()) + self.removals([], chunk)

    def removals(self, rows: list[dict[str, Any]], chunk: Chunk) -> bytes:
        """A row for each; its id is the value that the input has."""
        pa = arrow()
        batch = unframed(pa, chunk.data)
        names = [(name, pa.string()) for name in STRINGS] + [(name, pa.int64()) for name in NUMBERS]
        fields = [pa.field(*one) for one in names]
        columns = [pa.array([as_utf8(row.get(name)) for row in rows], kind) for name, kind in names]
        if batch.schema.names.count("id") == 1:
            ids = batch.column("id")
            fields.insert(1, pa.field("id", batch.schema.field("id").type))
            columns.insert(1, pa.concat_arrays([ids.slice(row["record"] - chunk.first, 1) for row in rows] or [ids.slice(0, 0)]))
        return frame(BATCH, framed(pa, pa.RecordBatch.from_arrays(columns, schema=pa.schema(fields))))

    def assemble(self, frames: str, path: str) -> None:
        """Make the file of the frames."""
        pa = arrow()
        with open(frames, "rb") as file:
            settings = json.loads(next(read_frames(file))[1])
            first = unframed(pa, next(read_frames(file))[1])
            # A name that is no UTF-8 is Python's alone to open.
            with open(path, "wb") as whole, writer(pa, whole, first.schema, settings) as out:
                waiting: list[Any] = []
                size = 0
                for sign, data in read_frames(file):
                    batch = unframed(pa, data)
                    if len(batch):
                        waiting.append(batch)
                        size += batch.nbytes
                    if waiting and (sign == LAST or size > GROUP):
                        write(pa, out, waiting, settings["kind"])
                        waiting, size = [], 0
                if waiting:
                    write(pa, out, waiting, settings["kind"])


def framed(pa: Any, batch: Any) -> bytes:
    """A batch with its schema."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as out:
        out.write_batch(batch)
    return bytes(sink.getvalue())


def unframed(pa: Any, data: bytes) -> Any:
    """The batch again."""
    return pa.ipc.open_stream(data).read_next_batch()


def frame(sign: bytes, data: bytes) -> bytes:
    """Bytes that say what they are and how long."""
    return sign + len(data).to_bytes(8, "big") + data


def read_frames(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """The frames of a file."""
    while head := file.read(9):
        yield head[:1], file.read(int.from_bytes(head[1:], "big"))


def is_text(pa: Any, kind: Any) -> bool:
    """Whether a column of this type can hold texts: strings, or bytes of them."""
    types = pa.types
    tests = (types.is_string, types.is_large_string, types.is_string_view, types.is_binary, types.is_large_binary, types.is_null)
    return any(test(kind) for test in tests)


def values(pa: Any, array: Any) -> list[bytes | None]:
    """The bytes of each text, be it UTF-8 or not."""
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if pa.types.is_string_view(array.type):
        array = array.cast(pa.large_string())
    if pa.types.is_string(array.type):
        array = array.view(pa.binary())
    elif pa.types.is_large_string(array.type):
        array = array.view(pa.large_binary())
    found: list[bytes | None] = array.to_pylist()
    return found


def shown(pa: Any, batch: Any, name: str) -> list[Any]:
    """A value of Python's for each row of this column, to show and to look up; None where there is none, or no such column, or several."""
    if batch.schema.names.count(name) != 1:
        return [None] * len(batch)
    array = batch.column(name)
    try:
        if is_text(pa, array.type):
            return [None if one is None else one.decode("utf-8", "surrogateescape") for one in values(pa, array)]
        return list(array.to_pylist())
    except (pa.ArrowException, ValueError, OverflowError):  # there are times that Python has none of
        return [None] * len(batch)


def as_utf8(value: Any) -> Any:
    """A string that can be written."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def decoded(text: bytes | None, *, html: bool) -> str | bytes | None:
    """A text as the chain takes it; of a page the bytes, whose encoding the page tells."""
    return text if text is None or html else text.decode("utf-8", "surrogateescape")


def column(pa: Any, texts: list[bytes | None], kind: Any) -> Any:
    """A column of this type, from the bytes of the texts."""
    types = pa.types
    if types.is_dictionary(kind):
        return column(pa, texts, kind.value_type).dictionary_encode().cast(kind)
    if types.is_null(kind):
        return pa.nulls(len(texts))
    if types.is_binary(kind) or types.is_large_binary(kind):
        return pa.array(texts, kind)
    if types.is_string_view(kind):
        return pa.array(texts, pa.large_binary()).view(pa.large_string()).cast(kind)
    return pa.array(texts, pa.binary() if types.is_string(kind) else pa.large_binary()).view(kind)


def writer(pa: Any, file: BinaryIO, schema: Any, settings: dict[str, Any]) -> Any:
    """What writes into the file."""
    settings = dict(settings)
    kind = settings.pop("kind")
    if kind == "parquet":
        from pyarrow import parquet

        return parquet.ParquetWriter(file, schema, **settings)
    return (pa.ipc.new_file if kind == "file" else pa.ipc.new_stream)(file, schema)


def write(pa: Any, out: Any, batches: list[Any], kind: str) -> None:
    """Write batches as one row group, or record batch."""
    table = pa.Table.from_batches(batches)
    if kind == "parquet":
        out.write_table(table, row_group_size=len(table))
    else:
        for batch in table.combine_chunks().to_batches():
            out.write_batch(batch)
