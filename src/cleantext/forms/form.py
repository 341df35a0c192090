"""What all forms share: a file comes in chunks, a chunk holds records, and goes out as it came but for their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.forms.packing import packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple

    from cleantext.forms.packing import Stream
else:
    from cleantext.records import NamedTuple

#: Bytes of a chunk, unpacked: about half a second of work. Where chunks end depends on the file and on this alone.
CHUNK = 256 * 1024
#: Bytes of the longest record that is cleaned; memory for one is some twenty times as much.
LONGEST = 16 * 1024 * 1024
TOO_LONG = f"longer than {LONGEST // 2**20} MiB"


class FormError(ValueError):
    """A file is not of its form, or lacks the column; the message says what is wrong."""


class Chunk(NamedTuple):
    """Some whole records of a file, or a piece of one that is no record.

    Attributes:
        data: the bytes, unpacked; None at the end of the file.
        first: the number of the first record, or line, from 1.
        after: where reading goes on after this chunk; numbers that the form understands. () where it cannot go on.
        head: what of the head of the file is needed to read the records.
        broken: not None where this is no record: what is wrong, "" for a further piece of the same.
        failed: what is wrong with the file as a whole; nothing is read after it.
        read: bytes of the file that have been read so far, packed.
        size: at the end of the file, its bytes.
        ready: the data are packed already, and go to the output as they are, unless they are broken and not kept.
    """

    data: Any
    first: int
    after: tuple[int, ...]
    head: Any = None
    broken: str | None = None
    failed: str = ""
    read: int = 0
    size: int = 0
    ready: bool = False


class Record(NamedTuple):
    """One record of a chunk.

    Attributes:
        text: what is to be cleaned; None where the record has none.
        number: from 1, in the file; 0 where the file is the record.
        place: how a person finds it in the file, "line 7".
        id: the record's own name, if it has one.
        html: whether the text is a page.
        site: the name of the site that it is of, or an address there, if that is asked for.
        passes: nothing in it is to be cleaned: it goes on as it is, and does not count.
        error: why it cannot be cleaned.
        inside: what the form needs to put it together again.
    """

    text: str | bytes | None = None
    number: int = 0
    place: str = ""
    id: object = None
    html: bool = False
    site: str = ""
    passes: bool = False
    error: str = ""
    inside: Any = None


#: In place of a record's new text: the record is left out.
LEFT_OUT = object()


class Form:
    """Base of the forms.

    Args:
        name: of the form, as in `cleantext.forms.FORMS`.
        field: the field or column with the text.
        html: whether the texts are pages.
        packing: how the output is packed.
        removals_packing: how the removals are.
        site_field: the field or column with the site; "" if it is not asked for.
        site_needed: whether a file or a record without it is broken.

    Attributes:
        unit: what a record is called, with its number.
        assembled: whether the output is made by `assemble` when all of it is there.
    """

    unit = "line"
    assembled = False

    def __init__(
        self, name: str, *, field: str, html: bool, packing: str, removals_packing: str = "", site_field: str = "", site_needed: bool = True
    ) -> None:
        self.name, self.field, self.html, self.site_field, self.site_needed = name, field, html, site_field, site_needed
        self.packing, self.removals_packing = packing, removals_packing

    def needed(self) -> list[tuple[str, str]]:
        """The columns that a table must have, each with the option that names it."""
        site = [(self.site_field, "--site-field")] if self.site_field and self.site_needed else []
        return [(self.field, "--field"), *site]

    def place(self, chunk: Chunk) -> str:
        """How a person finds the chunk in the file."""
        return f"{self.unit} {chunk.first}"

    def chunks(self, stream: Stream, after: tuple[int, ...] = (), size: int = CHUNK) -> Iterator[Chunk]:
        """The chunks of a file.

        Args:
            stream: the file, at its start.
            after: the chunk after which reading goes on; () for the first.
            size: bytes of a chunk; 0 for one record each.

        Raises:
            FormError: the file is not of this form.
        """
        raise NotImplementedError

    def records(self, chunk: Chunk) -> list[Record]:
        """The records of a chunk."""
        raise NotImplementedError

    def joined(self, chunk: Chunk, records: Sequence[Record], texts: Sequence[object]) -> Any:
        """The chunk with these texts.

        Args:
            chunk: as it was read.
            records: what `records` gave.
            texts: for each the new text, None where it stays as it is, `LEFT_OUT` where it goes.
        """
        raise NotImplementedError

    def unchanged(self, chunk: Chunk) -> Any:
        """The chunk as it was read, for the output."""
        return self.packed(chunk.data)

    def packed(self, data: bytes) -> bytes:
        """Output bytes, packed as the output is."""
        return packed(data, self.packing)

    def assemble(self, pieces: str, path: str) -> None:
        """Make the output of what `joined` gave, or the removals of what `removals` gave, which is in a file."""
        raise NotImplementedError

    def removals_head(self, chunk: Chunk | None) -> bytes:
        """What the file of removals begins with, by the first chunk; None for an empty file."""
        return b""

    def removals(self, rows: list[dict[str, Any]], chunk: Chunk) -> bytes:
        """Removals from a chunk, as JSON lines or in the form's own way."""
        import json

        return packed("".join(f"{json.dumps(row, ensure_ascii=True, default=str)}\n" for row in rows).encode(), self.removals_packing)
