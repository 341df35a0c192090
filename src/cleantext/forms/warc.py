"""WARC and WET: pages that were fetched become records of their text, records of text are cleaned, all others go through.

The format is that of ISO 28500 (WARC 1.1). The record of a page becomes one of type "conversion", as the standard calls another version of a record.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from cleantext.forms.form import CHUNK, LEFT_OUT, LONGEST, TOO_LONG, Chunk, Form, FormError, Record
from cleantext.forms.packing import Packer, Stream, packed
from cleantext.forms.responses import ResponseError, fields_of, is_page, page_of

#: Bytes of the longest head of a record.
HEAD = 1024 * 1024
_VERSION = re.compile(rb"WARC/\d\.\d\r?\n")
_DIGEST = re.compile(rb"^([\w-]+):(.*)$")
_ASSIGNED = b"(?im)^(%s:)[^\r\n]*"


class Part(NamedTuple):
    """A record in a chunk: where it begins, where its block begins and ends, where the next begins; the fields of its head."""

    start: int
    block: int
    end: int
    next: int
    fields: dict[bytes, bytes]


def length_of(fields: dict[bytes, bytes]) -> int:
    """Bytes of the block; -1 where the head does not say."""
    value = fields.get(b"content-length", b"")
    return int(value) if value.isdigit() else -1


def kind_of(fields: dict[bytes, bytes], block: bytes) -> str:
    """What is to be cleaned: "response", "page", "text"; "" for nothing. The block's beginning is enough."""
    kind, media = fields.get(b"warc-type", b"").lower(), fields.get(b"content-type", b"").lower()
    if kind == b"response":
        return "response" if is_page(block) else ""
    if kind in (b"conversion", b"resource"):
        return "text" if media.startswith(b"text/plain") else "page" if media.startswith((b"text/html", b"application/xhtml")) else ""
    return ""


class Warc(Form):
    """Records with a head and a block."""

    unit = "record"

    def chunks(self, stream: Stream, after: tuple[int, ...] = (), size: int = CHUNK) -> Iterator[Chunk]:
        """Whole records; ``after`` is the position in the file and the number of the next record."""
        position, number = after or (0, 1)
        stream.go_to(position)
        waiting: list[bytes] = []
        first, held = number, 0
        while head := self._head(stream):
            fields = fields_of(head)
            length = length_of(fields)
            broken = ""
            block = b""
            if not head.strip():
                length = 0  # blank lines at the end
            elif not _VERSION.match(head.lstrip()):
                if number == 1:
                    raise FormError("not a WARC file: it does not begin with WARC/1.0 or the like")
                broken = "does not begin with WARC/1.0 or the like"
            elif length < 0:
                broken = "its head does not say how long it is"
            if not broken:
                block = stream.read(min(length, LONGEST))
                end = self._end(stream) if len(block) == length else b""
                if len(block) < min(length, LONGEST):
                    broken = f"cut off after {len(block)} of {length} bytes"
                block += end
            if broken or length > LONGEST:
                if waiting:
                    yield Chunk(b"".join(waiting), first, (stream.position - len(head) - len(block), number), read=stream.taken)
                    waiting, held = [], 0
                if broken:
                    rest = head + block + (b"" if block else self._to_next(stream))
                    yield Chunk(rest, number, (stream.position, number + 1), broken=broken, read=stream.taken)
                else:
                    yield from self._long(stream, head, block, length, number)
                number += 1
                first = number
                if broken and not stream.error and not stream.peek(1):
                    yield Chunk(b"", 1, (), failed=f"the file ends in the midst of record {number - 1}")
                continue
            waiting += [head, block]
            held += len(head) + len(block)
            number += 1
            if held >= size:
                yield Chunk(b"".join(waiting), first, (stream.position, number), read=stream.taken)
                waiting, held, first = [], 0, number
        if waiting:
            yield Chunk(b"".join(waiting), first, (stream.position, number), read=stream.taken)

    def _head(self, stream: Stream) -> bytes:
        """The lines up to the blank one, with it; b"" at the end of the file."""
        lines: list[bytes] = []
        size = 0
        while size < HEAD and (line := stream.readline(HEAD)):
            lines.append(line)
            size += len(line)
            if not line.strip() and size > len(line) * len(lines):
                break
        return b"".join(lines)

    def _end(self, stream: Stream) -> bytes:
        """The two line ends after a block."""
        ends = b""
        while len(ends) < 4 and stream.peek(1) in (b"\r", b"\n"):
            ends += stream.read(1)
        return ends

    def _to_next(self, stream: Stream) -> bytes:
        """What stands before the next record."""
        lines = []
        while (start := stream.peek(5)) and start != b"WARC/":
            lines.append(stream.readline(CHUNK))
        return b"".join(lines)

    def _long(self, stream: Stream, head: bytes, block: bytes, length: int, number: int) -> Iterator[Chunk]:
        """A record that is not held in memory, packed as one. A run that is stopped in the midst of it begins with it anew."""
        kind = kind_of(fields_of(head), block[:HEAD])
        packer, broken, left = Packer(self.packing), TOO_LONG if kind else None, length - len(block)
        piece = head + block
        while True:
            yield Chunk(packer.add(piece), number, (), broken=broken, ready=True, read=stream.taken)
            broken = None if broken is None else ""
            piece = stream.read(min(left, CHUNK))
            left -= len(piece)
            if not piece:
                break
        piece = packer.add(self._end(stream)) + packer.end()
        yield Chunk(piece, number, (stream.position, number + 1), broken=broken, ready=True, read=stream.taken)
        if left:
            yield Chunk(b"", 1, (), failed=f"record {number}: cut off after {length - left} of {length} bytes")

    def parts(self, data: bytes) -> Iterator[Part]:
        """The records of a chunk."""
        stream = Stream(io.BufferedReader(io.BytesIO(data)))
        while True:
            start = stream.position
            head = self._head(stream)
            if not head:
                return
            fields = fields_of(head)
            block = stream.position
            stream.read(max(0, length_of(fields)))
            end = stream.position
            self._end(stream)
            yield Part(start, block, end, stream.position, fields)

    def records(self, chunk: Chunk) -> list[Record]:
        """A record for each."""
        return [self._record(number, part, chunk.data) for number, part in enumerate(self.parts(chunk.data), chunk.first)]

    def _record(self, number: int, part: Part, data: bytes) -> Record:
        block, place = data[part.block : part.end], f"record {number}"
        kind = kind_of(part.fields, block)
        id = part.fields.get(b"warc-record-id", b"").decode("utf-8", "replace") or None
        site = part.fields.get(b"warc-target-uri", b"").decode("utf-8", "replace")
        if not kind:
            return Record(number=number, place=place, id=id, passes=True, inside=part)
        if kind == "text":
            return Record(block.decode("utf-8", "surrogateescape"), number, place, id, self.html, site, inside=part)
        try:
            page = page_of(block) if kind == "response" else block
        except ResponseError as error:
            return Record(number=number, place=place, id=id, error=str(error), inside=part)
        return Record(page, number, place, id, html=True, site=site, inside=part)

    def joined(self, chunk: Chunk, records: Sequence[Record], texts: Sequence[object]) -> bytes:
        """The records, with the new texts; each is packed by itself, so that it can be read by itself."""
        made = []
        for record, text in zip(records, texts, strict=True):
            part: Part = record.inside
            data = chunk.data[part.start : part.next]
            if isinstance(text, str):
                block = text.encode("utf-8", "surrogateescape")
                head = chunk.data[part.start : part.block]
                conversion = part.fields.get(b"warc-type", b"").lower() == b"conversion"
                data = (with_block(head, part.fields, block) if conversion else conversion_of(part.fields, block)) + block + b"\r\n\r\n"
            if text is not LEFT_OUT:
                made.append(self.packed(data))
        return b"".join(made)

    def unchanged(self, chunk: Chunk) -> bytes:
        return chunk.data if chunk.ready else self.packed(chunk.data)

    def removals(self, rows: list[dict[str, Any]], chunk: Chunk) -> bytes:
        """For each record that lost something, one of type "metadata" that refers to it and holds its removals as JSON lines."""
        fields = {number: part.fields for number, part in enumerate(self.parts(chunk.data), chunk.first)}
        made = []
        for number, own in groupby(rows, key=lambda row: int(row["record"])):
            block = "".join(f"{json.dumps(row, ensure_ascii=True)}\n" for row in own).encode()
            made.append(packed(new_record(b"metadata", b"application/jsonl", fields[number], block) + block + b"\r\n\r\n", self.removals_packing))
        return b"".join(made)


def digest(block: bytes, like: bytes = b"") -> bytes:
    """The digest of a block, by the algorithm and in the letters of another; SHA-1 in base 32, as is usual."""
    found = _DIGEST.match(like)
    name = found[1].lower().replace(b"-", b"").decode() if found else "sha1"
    if name not in ("md5", "sha1", "sha256", "sha512"):
        name = "sha1"
    made = hashlib.new(name, block, usedforsecurity=False)
    if found and len(found[2]) == 2 * made.digest_size:
        return b"%s:%s" % (name.encode(), made.hexdigest().encode())
    return b"%s:%s" % (name.encode(), base64.b32encode(made.digest()).rstrip(b"=") if name != "sha1" else base64.b32encode(made.digest()))


def with_block(head: bytes, fields: dict[bytes, bytes], block: bytes) -> bytes:
    """The head of a record with another block: its length and digests are those of the block, all else stays."""
    changes = {b"content-length": b"%d" % len(block)}
    changes |= {name: digest(block, fields[name]) for name in (b"warc-block-digest", b"warc-payload-digest") if name in fields}
    for name, value in changes.items():
        head = re.sub(_ASSIGNED % re.escape(name), lambda found, value=value: found[1] + b" " + value, head, count=1)  # type: ignore[misc]
    return head


def conversion_of(fields: dict[bytes, bytes], block: bytes) -> bytes:
    """The head of the record of a page's text."""
    return new_record(b"conversion", b"text/plain", fields, block)


def new_record(kind: bytes, media: bytes, fields: dict[bytes, bytes], block: bytes) -> bytes:
    """The head of a record about another. Its name is made from that of the other and from the block: the same input gives the same output."""
    about = fields.get(b"warc-record-id", b"")
    name = bytearray(hashlib.blake2b(kind + b"\n" + about + b"\n" + block, digest_size=16).digest())
    name[6], name[8] = name[6] & 0x0F | 0x80, name[8] & 0x3F | 0x80  # a name of version 8: made by a rule of one's own (RFC 9562)
    text = name.hex()
    urn = f"<urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}>".encode()
    lines = [(b"WARC-Type", kind), (b"WARC-Record-ID", urn), (b"WARC-Refers-To", about)]
    lines += [(shown, fields.get(shown.lower(), b"")) for shown in (b"WARC-Date", b"WARC-Target-URI")]
    lines += [(b"WARC-Block-Digest", digest(block)), (b"Content-Type", media), (b"Content-Length", b"%d" % len(block))]
    return b"WARC/1.0\r\n" + b"".join(b"%s: %s\r\n" % line for line in lines if line[1]) + b"\r\n"
