"""What a server answered: the page in an HTTP response, as it is stored in a WARC file."""

from __future__ import annotations

import re
import zlib

from cleantext.forms.form import LONGEST, TOO_LONG

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? \d{3}")
_FIELD = re.compile(rb"^([!-9;-~]+):[ \t]*((?:.|\r?\n[ \t])*?)[ \t]*\r?$", re.MULTILINE)
_HTML = (b"text/html", b"application/xhtml+xml")
_SIZE = re.compile(rb"[0-9a-fA-F]+")
_CHARSET = re.compile(rb"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


class ResponseError(ValueError):
    """The page in a response cannot be had; the message says why."""


def fields_of(head: bytes) -> dict[bytes, bytes]:
    """The fields of a head, by their names in lower case; of equal ones the first."""
    found: dict[bytes, bytes] = {}
    for name, value in _FIELD.findall(head):
        found.setdefault(name.lower(), value)
    return found


def is_page(response: bytes) -> bool:
    """Whether a response, or its beginning, says that it holds HTML."""
    return bool(_STATUS.match(response)) and fields_of(response[: end_of_head(response)]).get(b"content-type", b"").lower().startswith(_HTML)


def end_of_head(data: bytes) -> int:
    """Where the body begins."""
    ends = [data.find(blank) + len(blank) for blank in (b"\r\n\r\n", b"\n\n") if blank in data]
    return min(ends, default=len(data))


def page_of(response: bytes) -> str | bytes:
    """The page: bytes, or a text where the response names an encoding that is not UTF-8 and fits.

    Raises:
        ResponseError: it is packed in a way that cannot be unpacked, or broken.
    """
    at = end_of_head(response)
    fields, body = fields_of(response[:at]), response[at:]
    if b"chunked" in fields.get(b"transfer-encoding", b"").lower():
        body = unchunked(body)
    coding = fields.get(b"content-encoding", b"").strip().lower()
    if coding in (b"gzip", b"x-gzip", b"deflate"):
        body = unpacked(body, coding)
    elif coding not in (b"", b"identity"):
        raise ResponseError(f"the page is packed with {coding.decode('ascii', 'replace')}, which is not read")
    named = _CHARSET.search(fields.get(b"content-type", b""))
    if named and named[1].lower() not in (b"utf-8", b"utf8"):
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = body.decode(named[1].decode("ascii"))
                text.encode()  # some of Python's own codecs make half characters, which no file can hold
            except (UnicodeError, LookupError):
                return body
            return text
    return body


def unchunked(body: bytes) -> bytes:
    """The body of its chunks; as it is where it has none, as some archives store it."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\n", at)
        size = body[at:end].split(b";")[0].strip()
        if not _SIZE.fullmatch(size):
            return body if not parts else b"".join(parts)
        length = int(size, 16)
        if not length:
            return b"".join(parts)
        parts.append(body[end + 1 : end + 1 + length])
        at = end + 1 + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1


def unpacked(body: bytes, coding: bytes) -> bytes:
    """The body, unpacked; as it is where an archive has stored it so."""
    if coding != b"deflate" and body[:2] != b"\x1f\x8b":
        return body
    for bits in (31,) if coding != b"deflate" else (15, -15):
        try:
            return inflated(body, bits)
        except zlib.error as error:
            failed = error
    raise ResponseError(f"the page's {coding.decode()} data are broken: {failed}")


def inflated(body: bytes, bits: int) -> bytes:
    """The data of all members.

    Args:
        body: the members, and anything after them.
        bits: what zlib calls the kind of packing by; 31 is gzip's, of which there may be several.

    Raises:
        zlib.error: they are broken.
        ResponseError: there are more than memory allows.
    """
    parts: list[bytes] = []
    room = LONGEST
    while not parts or (bits == 31 and body.startswith(b"\x1f\x8b")):
        made = zlib.decompressobj(bits)
        parts.append(made.decompress(body, room + 1))
        room -= len(parts[-1])
        if room < 0:
            raise ResponseError(f"unpacked, the page is {TOO_LONG}")
        body = made.unused_data
    return b"".join(parts)
