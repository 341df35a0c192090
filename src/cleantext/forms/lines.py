"""Chunks of whole lines, and what to do with a line that is longer than memory allows."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.forms.form import CHUNK, LONGEST, TOO_LONG, Chunk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.forms.packing import Stream


def line_chunks(stream: Stream, after: tuple[int, ...], size: int) -> Iterator[Chunk]:
    """Chunks of whole lines.

    Args:
        stream: the file.
        after: position in the file, number of the next line, and 1 if that line is too long and a piece of it has been read.
        size: bytes of a chunk; 0 for one line each.
    """
    position, number, within = after or (0, 1, 0)
    stream.go_to(position)
    if within:
        yield from pieces(stream, stream.readline(CHUNK), number, "")
        number += 1
    while data := stream.read(size) if size else stream.readline(LONGEST):
        last = data[data.rfind(b"\n") + 1 :]
        if last and len(last) < LONGEST:
            more = stream.readline(LONGEST - len(last))
            data, last = data + more, last + more
        too_long = len(last) >= LONGEST and last[-1:] != b"\n"
        if too_long:
            data = data[: len(data) - len(last)]
        count = data.count(b"\n")
        if data:
            yield Chunk(data, number, (stream.position - too_long * len(last), number + count, 0), read=stream.taken)
        number += count
        if too_long:
            yield from pieces(stream, last, number, TOO_LONG)
            number += 1


def pieces(stream: Stream, piece: bytes, number: int, broken: str) -> Iterator[Chunk]:
    """A line that is too long, in pieces."""
    while piece:
        ended = piece[-1:] == b"\n"
        yield Chunk(piece, number, (stream.position, number + ended, int(not ended)), broken=broken, read=stream.taken)
        if ended:
            return
        piece, broken = stream.readline(CHUNK), ""
