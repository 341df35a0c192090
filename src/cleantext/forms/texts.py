"""Files that are one text, or one page, each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.forms.form import CHUNK, LEFT_OUT, LONGEST, TOO_LONG, Chunk, Form, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.forms.packing import Stream


class Texts(Form):
    """The whole file is the record."""

    unit = "text"

    def chunks(self, stream: Stream, after: tuple[int, ...] = (), size: int = CHUNK) -> Iterator[Chunk]:
        """One chunk; a file that is too long comes in pieces."""
        position = after[0] if after else 0
        stream.go_to(position)
        piece = stream.read(CHUNK if after else LONGEST + 1)
        broken = "" if after else TOO_LONG if len(piece) > LONGEST else None
        while piece:
            yield Chunk(piece, 1, (stream.position,), broken=broken, read=stream.taken)
            piece, broken = stream.read(CHUNK), ""

    def records(self, chunk: Chunk) -> list[Record]:
        """The file."""
        data: bytes = chunk.data
        return [Record(data if self.html else data.decode("utf-8", "surrogateescape"), html=self.html)]

    def joined(self, chunk: Chunk, records: Sequence[Record], texts: Sequence[object]) -> bytes:
        """The new text."""
        [text] = texts
        if isinstance(text, str):
            return self.packed(text.encode("utf-8", "surrogateescape"))
        return b"" if text is LEFT_OUT else self.unchanged(chunk)
