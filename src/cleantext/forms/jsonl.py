"""JSON lines: the text of each line is replaced, every other byte of it stays."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from cleantext.command.jsonl import RecordError, members, replaced, text_of
from cleantext.forms.form import CHUNK, LEFT_OUT, Chunk, Form, Record
from cleantext.forms.lines import line_chunks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cleantext.forms.packing import Stream


class Jsonl(Form):
    """A JSON object a line. Blank lines stay."""

    def chunks(self, stream: Stream, after: tuple[int, ...] = (), size: int = CHUNK) -> Iterator[Chunk]:
        return line_chunks(stream, after, size)

    def records(self, chunk: Chunk) -> list[Record]:
        """A record for each line."""
        return [self._record(number, data) for number, data in enumerate(io.BytesIO(chunk.data), chunk.first)]

    def _record(self, number: int, data: bytes) -> Record:
        line = data.decode("utf-8", "surrogateescape")
        body = line.rstrip("\r\n")
        place = f"line {number}"
        if not body.strip():
            return Record(number=number, place=place, passes=True, inside=(data,))
        try:
            found = members(body)
            text = text_of(found, self.field)
            site = self._site(found)
        except RecordError as error:
            return Record(number=number, place=place, error=str(error), inside=(data,))
        id = found["id"][0] if "id" in found else None
        return Record(text, number, place, id, self.html and text is not None, site or "", inside=(data, line, len(body), found[self.field][1:]))

    def _site(self, found: dict[str, tuple[Any, int, int]]) -> str | None:
        if not self.site_field:
            return ""
        if not self.site_needed and (self.site_field not in found or not isinstance(found[self.site_field][0], str)):
            return ""
        return text_of(found, self.site_field, option="--site-field")

    def joined(self, chunk: Chunk, records: Sequence[Record], texts: Sequence[object]) -> bytes:
        """The lines, with the new texts."""
        made = []
        for record, text in zip(records, texts, strict=True):
            if isinstance(text, str):
                _, line, end, span = record.inside
                made.append((replaced(line[:end], span, text) + line[end:]).encode("utf-8", "surrogateescape"))
            elif text is not LEFT_OUT:
                made.append(record.inside[0])
        return self.packed(b"".join(made))
