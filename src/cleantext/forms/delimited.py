"""CSV and TSV: the text of each row is replaced, every other byte of it stays, quotation marks and line ends included."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cleantext.forms.form import CHUNK, LEFT_OUT, LONGEST, TOO_LONG, Chunk, Form, FormError, Record
from cleantext.forms.lines import pieces
from cleantext.forms.packing import packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    from cleantext.forms.packing import Stream
else:
    from cleantext.records import NamedTuple

#: Signs between fields; that which the head holds most of counts, the first of equals.
DELIMITERS = {"csv": b",;\t|", "tsv": b"\t"}
#: Columns of the removals.
REMOVALS = ("file", "record", "id", "line", "start", "end", "family", "rule", "why", "path", "text")
NOT_CLOSED = "a quotation mark is not closed"
_QUOTED = re.compile(rb'"(?:[^"]++|"")*+"')
_BOM = b"\xef\xbb\xbf"


class Head(NamedTuple):
    """What the first row says.

    Attributes:
        delimiter: between fields.
        columns: how many there are.
        text, id, site: the places of these columns; -1 where there is none.
    """

    delimiter: bytes
    columns: int
    text: int
    id: int
    site: int


class Row(NamedTuple):
    """A row: the spans of its fields with their quotation marks, where the next one begins, and what is wrong with it."""

    spans: list[tuple[int, int]]
    end: int
    error: str = ""


@cache
def field_pattern(delimiter: bytes) -> re.Pattern[bytes]:
    """One field and what ends it. A quotation mark that begins a field opens it, and two in it are one; elsewhere it is a sign like others."""
    sign = re.escape(delimiter)
    return re.compile(rb'("(?:[^"]++|"")*+"|(?!")[^' + sign + rb"\n]*+)(" + sign + rb"|\r?\n|\r?\Z)")


def row_at(data: bytes, at: int, delimiter: bytes) -> Row:
    """The row that begins there; its error is `NOT_CLOSED` where it does not end in these data."""
    match = field_pattern(delimiter).match
    spans: list[tuple[int, int]] = []
    while True:
        found = match(data, at)
        if found is None:
            closed = _QUOTED.match(data, at)
            if closed is None:
                return Row(spans, len(data), NOT_CLOSED)
            end = data.find(b"\n", closed.end()) + 1 or len(data)
            return Row(spans, end, f"text after the closing quotation mark of field {len(spans) + 1}")
        start, end = found.span(1)
        at = found.end()
        if found[2] == delimiter:
            spans.append((start, end))
            continue
        if data[end - 1 : end] == b"\r" and end > start and data[start : start + 1] != b'"':
            end -= 1
        return Row([*spans, (start, end)], at)


def value(data: bytes) -> str:
    """What a field says."""
    text = data.decode("utf-8", "surrogateescape")
    return text[1:-1].replace('""', '"') if text[:1] == '"' else text


def written(text: str, before: bytes, delimiter: bytes) -> bytes:
    """A field with this text, in quotation marks where it was or where it must."""
    data = text.encode("utf-8", "surrogateescape")
    if before[:1] == b'"' or any(sign in data for sign in (delimiter, b"\n", b"\r")) or data[:1] == b'"':
        return b'"' + data.replace(b'"', b'""') + b'"'
    return data


class Delimited(Form):
    """Rows of fields under a head with their names. Blank lines stay."""

    unit = "row"

    def head_of(self, row: bytes) -> Head:
        """What the head says.

        Raises:
            FormError: the column is not there.
        """
        bare = _QUOTED.sub(b"", row)
        signs = [bytes([sign]) for sign in DELIMITERS[self.name]]
        delimiter = max(signs, key=bare.count)
        found = row_at(row, 0, delimiter)
        names = [value(row[start:end]) for start, end in found.spans]
        if found.error:
            raise FormError(f"line 1: {found.error}")
        for column, option in self.needed():
            if column not in names:
                raise FormError(f"line 1: no column {column!r}; the head has {', '.join(map(repr, names[:8]))} (choose with {option})")
        id, site = (names.index(name) if name in names else -1 for name in ("id", self.site_field))
        return Head(delimiter, len(names), names.index(self.field), id, site)

    def chunks(self, stream: Stream, after: tuple[int, ...] = (), size: int = CHUNK) -> Iterator[Chunk]:
        """Whole rows; ``after`` is the position in the file, the numbers of the next row and line, and 1 within a line that is too long."""
        row = stream.readline(LONGEST)
        if not row:
            return
        # A name in the head may hold a line break.
        while row.count(b'"') % 2 and len(row) < LONGEST and (more := stream.readline(LONGEST)):
            row += more
        head = self.head_of(row.removeprefix(_BOM))
        if not after:
            after = (stream.position, 1, row.count(b"\n") + 1, 0)
            yield Chunk(row, 0, after, read=stream.taken)
        position, number, line, within = after
        stream.go_to(position)
        if within:
            for piece in pieces(stream, stream.readline(CHUNK), number, ""):
                yield piece._replace(after=(piece.after[0], number + (not piece.after[2]), line + (not piece.after[2]), piece.after[2]))
            number, line = number + 1, line + 1
        yield from self._rows(stream, head, size, number, line)

    def _rows(self, stream: Stream, head: Head, size: int, number: int, line: int) -> Iterator[Chunk]:
        waiting, ended = b"", False
        while True:
            if not ended:
                # A row of megabytes would be looked through anew with each line of it.
                wanted = max(size, CHUNK) if len(waiting) > CHUNK else size
                more = stream.read(wanted) if wanted else stream.readline(LONGEST)
                if more and more[-1:] != b"\n":
                    more += stream.readline(LONGEST)
                waiting, ended = waiting + more, not more
            if not waiting:
                if ended:
                    return
                continue
            if len(waiting) >= LONGEST and b"\n" not in waiting:
                for piece in pieces(stream, waiting, number, TOO_LONG):
                    last = not piece.after[2]
                    yield piece._replace(after=(piece.after[0], number + last, line + last, piece.after[2]))
                waiting, number, line = b"", number + 1, line + 1
                continue
            end, rows = whole_rows(waiting, head.delimiter)
            broken = None
            if not end and (ended or len(waiting) >= LONGEST):
                end, rows, broken = next_row(waiting, head), 1, NOT_CLOSED
            if end:
                data, waiting = waiting[:end], waiting[end:]
                lines = data.count(b"\n")
                after = (stream.position - len(waiting), number + rows, line + lines, 0)
                place = f"{NOT_CLOSED}, on line {line}" if broken else None
                yield Chunk(data, number, after, head=(head, line), broken=place, read=stream.taken)
                number, line = number + rows, line + lines

    def records(self, chunk: Chunk) -> list[Record]:
        """A record for each row and blank line."""
        data: bytes = chunk.data
        if chunk.head is None:
            return [Record(passes=True, inside=(0, len(data), (0, 0)))]
        (head, line), at, number, found = chunk.head, 0, chunk.first, []
        while at < len(data):
            row = row_at(data, at, head.delimiter)
            place = f"row {number} (line {line})"
            inside: Any = (at, row.end, None)
            if not data[at : row.end].strip():
                found.append(Record(passes=True, inside=inside))
                number -= 1
            elif row.error or len(row.spans) != head.columns:
                error = row.error or f"{len(row.spans)} fields where the head has {head.columns}"
                found.append(Record(number=number, place=place, error=error, inside=inside))
            else:
                start, end = row.spans[head.text]
                id = value(data[slice(*row.spans[head.id])]) if head.id >= 0 else None
                site = value(data[slice(*row.spans[head.site])]) if head.site >= 0 else ""
                found.append(Record(value(data[start:end]), number, place, id, self.html, site, inside=(at, row.end, (start, end))))
            line += data.count(b"\n", at, row.end)
            at, number = row.end, number + 1
        return found

    def joined(self, chunk: Chunk, records: Sequence[Record], texts: Sequence[object]) -> bytes:
        """The rows, with the new texts."""
        data: bytes = chunk.data
        made = []
        for record, text in zip(records, texts, strict=True):
            start, end, span = record.inside
            if isinstance(text, str):
                first, last = span
                made += [data[start:first], written(text, data[first:last], chunk.head[0].delimiter), data[last:end]]
            elif text is not LEFT_OUT:
                made.append(data[start:end])
        return self.packed(b"".join(made))

    def removals_head(self, chunk: Chunk | None) -> bytes:
        """The names of the columns."""
        return self._removals([REMOVALS])

    def removals(self, rows: list[dict[str, Any]], chunk: Chunk) -> bytes:
        """A row for each."""
        return self._removals([[row.get(name, "") for name in REMOVALS] for row in rows])

    def _removals(self, rows: Sequence[Sequence[object]]) -> bytes:
        import csv
        import io

        made = io.StringIO()
        csv.writer(made, delimiter="," if self.name == "csv" else "\t", lineterminator="\n").writerows(rows)
        return packed(made.getvalue().encode("utf-8", "surrogateescape"), self.removals_packing)


def whole_rows(data: bytes, delimiter: bytes) -> tuple[int, int]:
    """Where the last whole row of the data ends, and how many rows there are, blank lines aside."""
    if b'"' not in data:
        return len(data), sum(bool(line.strip()) for line in data.split(b"\n"))
    at = count = 0
    while at < len(data):
        row = row_at(data, at, delimiter)
        if row.error == NOT_CLOSED:
            break
        count += bool(data[at : row.end].strip())
        at = row.end
    return at, count


def next_row(data: bytes, head: Head) -> int:
    """Where the first row begins that is whole, after one that is not closed."""
    at = data.find(b"\n") + 1
    while at:
        row = row_at(data, at, head.delimiter)
        if not row.error and len(row.spans) == head.columns and at < len(data):
            return at
        at = data.find(b"\n", at) + 1
    return len(data)
