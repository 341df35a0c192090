"""Parquet and Arrow files as pieces of their row groups or record batches."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import count
from typing import Any, BinaryIO, NamedTuple, cast

from cleantext.forms.packing import Stream

#: Rows of a piece at most.
ROWS = 4096
#: Codecs that are written by another name than they are read.
CODECS = {"UNCOMPRESSED": "NONE"}
#: Bytes at the head of an Arrow file; after them it reads like a stream, also where its end, which lists its batches, is cut off.
AFTER_MARK = 8


class Piece(NamedTuple):
    """Some rows of a group, or what is wrong with the rest of it.

    Attributes:
        group: number of the group, from 0.
        batch: the rows.
        end: how many rows of the group are read with these.
        last: whether they are the last of it.
        read: bytes of the file that have been read, about.
        error: what is wrong.
        left: rows that cannot be read.
    """

    group: int
    batch: Any = None
    end: int = 0
    last: bool = False
    read: int = 0
    error: str = ""
    left: int = 0


class ParquetTable:
    """A Parquet file to read."""

    unit = "row group"

    def __init__(self, pa: Any, file: BinaryIO) -> None:
        from pyarrow import parquet

        self._broken = (pa.ArrowException, OSError)
        self._size = file.seek(0, 2)
        self._file = parquet.ParquetFile(file, buffer_size=2**20, pre_buffer=False)
        about = self._file.metadata
        self.schema = self._file.schema_arrow
        self._groups = [about.row_group(at) for at in range(about.num_row_groups)]
        columns = [self._groups[0].column(at) for at in range(self._groups[0].num_columns)] if self._groups else []
        self.settings = {
            "kind": "parquet",
            "compression": {one.path_in_schema: CODECS.get(one.compression, one.compression) for one in columns} or "snappy",
            "use_dictionary": [one.path_in_schema for one in columns if any("DICTIONARY" in encoding for encoding in one.encodings)],
            "use_deprecated_int96_timestamps": any(one.physical_type == "INT96" for one in columns),
            "store_schema": b"ARROW:schema" in (about.metadata or {}),
            "version": about.format_version,
        }

    def pieces(self, group: int, size: int) -> Iterator[Piece]:
        """The rows from this group on, so many bytes at once, or one by one."""
        all_rows = max(1, sum(one.num_rows for one in self._groups))
        rows = min(ROWS, max(1, size * all_rows // max(1, sum(one.total_byte_size for one in self._groups))))
        for at in range(group, len(self._groups)):
            before, count, seen = sum(one.num_rows for one in self._groups[:at]), self._groups[at].num_rows, 0
            try:
                for batch in self._file.iter_batches(batch_size=rows, row_groups=[at], use_threads=False):
                    seen += len(batch)
                    yield Piece(at, batch, seen, seen == count, self._size * (before + seen) // all_rows)
            except self._broken as error:
                yield Piece(at, error=str(error), left=count - seen)


class ArrowTable:
    """An Arrow file, or stream, to read."""

    unit = "record batch"

    def __init__(self, pa: Any, file: BinaryIO) -> None:
        from pyarrow import ipc

        self._broken = (pa.ArrowException, OSError)
        start = file.read(6)
        file.seek(0)
        self._tell = file.tell
        self._file: Any = None
        self._stream: Any = None
        self._cut = ""
        if start == b"ARROW1":
            try:
                self._file = ipc.open_file(file)
            except pa.ArrowException as error:
                self._cut = str(error)
                file.seek(AFTER_MARK)
        if not self._file:
            self._stream = ipc.open_stream(file)
        opened: Any = self._file or self._stream
        self.schema = opened.schema
        self.settings = {"kind": "file" if self._file or self._cut else "stream"}

    def pieces(self, group: int, size: int) -> Iterator[Piece]:
        """The rows from this batch on, so many bytes at once, or one by one."""
        for at in range(self._file.num_record_batches) if self._file else count():
            if self._file and at < group:
                continue
            try:
                batch = self._file.get_batch(at) if self._file else self._stream.read_next_batch()
            except StopIteration:
                if self._cut:
                    yield Piece(at, error=self._cut)
                return
            except self._broken as error:
                yield Piece(at, error=str(error))
                if self._file:
                    continue
                return
            rows = min(ROWS, max(1, size * len(batch) // max(1, batch.nbytes)))
            for start in range(0, len(batch) if at >= group else 0, rows):
                piece = batch.slice(start, rows)
                yield Piece(at, piece, start + len(piece), start + len(piece) == len(batch), self._tell())


def seekable(stream: Stream) -> BinaryIO:
    """The file, or a copy of it on the disk where it is packed or comes through a pipe."""
    if not stream.is_packed and stream.under.seekable():
        return stream.under
    copy = tempfile.TemporaryFile()  # noqa: SIM115 it is gone when nobody reads it any more
    while data := stream.read(2**20):
        copy.write(data)
    copy.seek(0)
    return cast(BinaryIO, copy)
