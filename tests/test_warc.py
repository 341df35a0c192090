"""WARC and WET: what is no page and no text goes through byte for byte; what is cleaned is a right record again."""

from __future__ import annotations

import base64
import contextlib
import gzip
import hashlib
import io
import json
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.chain import Chain
from cleantext.cli import main
from cleantext.corpora.cleaning import Done, Task, Work, cleaned
from cleantext.forms import form_named, warc
from cleantext.forms.form import LONGEST, FormError
from cleantext.forms.packing import Stream
from cleantext.forms.responses import ResponseError, is_page, page_of
from toys import Takes

CHAIN = Chain([Takes("~")])
PAGE = b"<html><body><p>The council met on Monday, and voted on it.</p><p>~ goes</p></body></html>"
TEXT = "The council met on Monday, and voted on it.\n"


def sha1(block: bytes) -> bytes:
    return b"sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest())


def record(kind: str, media: str, block: bytes, number: int = 0, extra: bytes = b"") -> bytes:
    """A record as crawlers write it."""
    return (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2026-03-12T10:15:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Target-URI: https://courier.example/{number}\r\nContent-Type: {media}\r\n"
    ).encode() + b"WARC-Block-Digest: %s\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n" % (sha1(block), extra, len(block), block)


def response(body: bytes, head: bytes = b"Content-Type: text/html", number: int = 0) -> bytes:
    return record("response", "application/http; msgtype=response", b"HTTP/1.1 200 OK\r\n%s\r\n\r\n%s" % (head, body), number)


INFO = record("warcinfo", "application/warc-fields", b"software: a crawler\r\n")
REQUEST = record("request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n")
PICTURE = response(bytes(range(256)) + b"\r\n\r\nWARC/1.0\r\n", b"Content-Type: image/png")
WET = record("conversion", "text/plain", b"A line.\n~ goes\nAnother.\n", 7, b"WARC-Payload-Digest: sha256:00\r\nX-Mine:  yes \r\n")


def done(data: bytes, size: int = 1000, *, on_error: str = "keep", packing: str = "", after: tuple[int, ...] = ()) -> list[Done]:
    form = form_named("warc", packing=packing, removals_packing=packing)
    chunks = form.chunks(Stream(io.BufferedReader(io.BytesIO(data))), after, size)
    return [cleaned(Work(CHAIN, CHAIN, on_error, removals=True), Task(form, "in", chunk)) for chunk in chunks]


def output(data: bytes, size: int = 1000, **more: object) -> bytes:
    return b"".join(one.output for one in done(data, size, **more))  # type: ignore[arg-type]


def said(data: bytes, **more: object) -> list[str]:
    return [message for one in done(data, **more) for message in one.messages]  # type: ignore[arg-type]


def read(data: bytes) -> list[tuple[dict[str, str], bytes]]:
    """The records, by another reader; digests are checked."""
    archive = pytest.importorskip("warcio.archiveiterator")
    found = []
    for one in archive.ArchiveIterator(io.BytesIO(data), no_record_parse=True, check_digests="raise"):
        found.append((dict(one.rec_headers.headers), one.content_stream().read()))
    return found


class TestRecords:
    @given(st.lists(st.sampled_from([INFO, REQUEST, PICTURE]), max_size=5), st.sampled_from([0, 1, 300, 10_000]))
    def test_others_keep_every_byte(self, records, size):
        """Whatever they hold."""
        assert output(b"".join([INFO, *records]), size) == b"".join([INFO, *records])

    def test_a_page_becomes_a_conversion(self):
        """Of its text, that refers to the page's record; the name of the record is the same each time."""
        after = output(INFO + response(PAGE, number=5))
        assert after == output(INFO + response(PAGE, number=5), 1)
        assert after.startswith(INFO)
        [_, (head, block)] = read(after)

        assert block.decode() == TEXT
        assert (head["WARC-Type"], head["Content-Type"]) == ("conversion", "text/plain")
        assert head["WARC-Refers-To"] == f"<urn:uuid:{5:032x}>"
        assert head["WARC-Target-URI"] == "https://courier.example/5"
        assert re.fullmatch(r"<urn:uuid:\w{8}-\w{4}-8\w{3}-[89ab]\w{3}-\w{12}>", head["WARC-Record-ID"])
        assert head["WARC-Block-Digest"].encode() == sha1(block)

    def test_a_text_keeps_its_head(self):
        """But for its length and digests."""
        block = b"A line.\nAnother.\n"
        expected = record("conversion", "text/plain", block, 7, b"WARC-Payload-Digest: sha256:%s\r\nX-Mine:  yes \r\n" % b32(block))

        assert output(WET) == expected

    def test_a_text_without_furniture_keeps_every_byte(self):
        """Even a wrong digest."""
        wrong = record("conversion", "text/plain", b"A line.\n").replace(b"sha1:", b"sha1:A")
        assert output(wrong) == wrong

    def test_each_record_is_packed_by_itself(self):
        """So that an index of the file can name places in it."""
        packed = output(INFO + response(PAGE) + WET, packing="gz")
        members = 0
        while packed:
            member = zlib.decompressobj(31)
            assert member.decompress(packed).startswith(b"WARC/1.0\r\n")
            packed, members = member.unused_data, members + 1
        assert members == 3

    def test_removals_refer_to_their_record(self):
        """Records of type metadata, with offsets into the text."""
        removed = b"".join(one.removed for one in done(INFO + WET + INFO + WET))
        [(head, block), _] = read(removed)
        removal = json.loads(block)

        assert (head["WARC-Type"], head["WARC-Refers-To"]) == ("metadata", f"<urn:uuid:{7:032x}>")
        assert removal["id"] == head["WARC-Refers-To"]
        assert b"A line.\n~ goes\nAnother.\n"[removal["start"] : removal["end"]].strip() == b"~ goes"


def b32(block: bytes) -> bytes:
    return base64.b32encode(hashlib.sha256(block).digest()).rstrip(b"=")


class TestResponses:
    @pytest.mark.parametrize(
        ("body", "head"),
        [
            (gzip.compress(PAGE), b"Content-Type: text/html\r\nContent-Encoding: gzip"),
            (zlib.compress(PAGE), b"Content-Type: text/html\r\nContent-Encoding: deflate"),
            (b"5\r\n%s\r\n%x;a=b\r\n%s\r\n0\r\n\r\n" % (PAGE[:5], len(PAGE) - 5, PAGE[5:]), b"content-type: text/html\r\nTransfer-Encoding: chunked"),
            (PAGE, b"Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"),
            (PAGE, b"Content-Type: application/xhtml+xml; charset=utf-8"),
        ],
        ids=["gzip", "deflate", "chunked", "stored unpacked", "xhtml"],
    )
    def test_what_a_server_packed(self, body, head):
        """Is unpacked."""
        assert is_page(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n")
        assert page_of(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\n" + body) == PAGE

    def test_the_encoding_that_the_response_names(self):
        """Counts where the bytes are not UTF-8."""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"
        assert page_of(head + "Совет".encode("cp1251")) == "Совет"
        assert page_of(head + "Совет".encode()) == "Совет".encode()

    def test_what_cannot_be_unpacked(self):
        """Is named, and goes on as it is."""
        head = b"Content-Type: text/html\r\nContent-Encoding: br"
        with pytest.raises(ResponseError, match="packed with br"):
            page_of(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n\r\nx")
        data = INFO + response(b"x", head) + WET
        assert output(data) == INFO + response(b"x", head) + output(WET)
        assert said(data) == ["in: record 2: the page is packed with br, which is not read; passed on unchanged"]

    @pytest.mark.parametrize("body", [b"-4\nabc", b"-5\r\nabc", b"1\r\nA\r\n-5\r\nabc", b"-0\n", b"+3\nabc\n", b"1_0\nabc"])
    def test_a_size_that_is_none(self, body):
        """Chunks have sizes of hexadecimal digits; reading never turns back, which would never end."""
        assert page_of(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + body) in (body, b"A")

    def test_packed_twice_over(self):
        """Several members, one after the other, are one page; one that is broken is not half a page."""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
        assert page_of(head + gzip.compress(PAGE) + gzip.compress(PAGE) + b"\0\0") == PAGE + PAGE
        with pytest.raises(ResponseError, match="broken"):
            page_of(head + gzip.compress(PAGE) + gzip.compress(PAGE)[:10] + b"\xff" * 20)

    @pytest.mark.parametrize("coding", ["gzip", "deflate"])
    def test_what_unpacks_to_more_than_memory_allows(self, coding):
        """Is named, and not unpacked."""
        bomb = (gzip.compress if coding == "gzip" else zlib.compress)(bytes(LONGEST + 1))
        with pytest.raises(ResponseError, match="longer than 16 MiB"):
            page_of(b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n\r\n%s" % (coding.encode(), bomb))

    @given(
        st.binary(max_size=60),
        st.sampled_from(["Content-Encoding: gzip", "Transfer-Encoding: chunked"])
        | st.sampled_from(["nonsense", "undefined", "idna", "unicode_escape", "utf-7"]).map("Content-Type: text/html; charset={}".format),
    )
    def test_never_raises_anything_else(self, data, said):
        """Whatever a server says."""
        with contextlib.suppress(ResponseError):
            page = page_of(b"HTTP/1.1 200 OK\r\n" + said.encode() + b"\r\n\r\n" + data)
            assert isinstance(page, bytes) or page.encode()


class TestBroken:
    @pytest.mark.parametrize("size", [0, 1, 10_000])
    @pytest.mark.parametrize("cut", [1, 20, 200, len(WET) - 30])
    def test_cut_off(self, cut, size):
        """What is whole is cleaned, the rest is passed on, and both the record and the file are named."""
        data = INFO + WET + WET[: len(WET) - cut]
        tail = output(WET) if cut < 4 else WET[: len(WET) - cut]
        messages = said(data, size=size)

        assert b"".join(one.output for one in done(data, size)).startswith(INFO + output(WET))
        if cut > 4:
            assert output(data, size) == INFO + output(WET) + tail
            assert messages[0].startswith("in: record 3: ")
            assert messages[-1] == "in: the file ends in the midst of record 3"

    def test_no_warc(self):
        """Is refused."""
        with pytest.raises(FormError, match="not a WARC file"):
            done(b"The council met.\n\nIt will meet again.\n")

    def test_a_record_without_a_length(self):
        """Reading goes on with the next record."""
        broken = b"WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n\r\n"
        assert output(INFO + broken + WET) == INFO + broken + output(WET)
        assert said(INFO + broken + WET) == ["in: record 2: its head does not say how long it is; passed on unchanged"]
        assert output(INFO + broken + WET, on_error="skip") == INFO + output(WET)

    @pytest.mark.parametrize("packing", ["", "gz"])
    def test_records_that_are_too_long(self, monkeypatch, packing):
        """Go through in one piece for the reader, pages among them named."""
        monkeypatch.setattr(warc, "LONGEST", 300)
        monkeypatch.setattr(warc, "CHUNK", 50)
        picture, page = response(b"x" * 900, b"Content-Type: image/png"), response(b"<p>" * 300)
        data = INFO + picture + page + WET
        after = output(data, packing=packing)

        assert (gzip.decompress(after) if packing else after) == INFO + picture + page + output(WET)
        assert said(data) == [f"in: record 3: {warc.TOO_LONG}; passed on unchanged"]
        if packing:
            assert after.count(b"\x1f\x8b\x08") == 4
        skipped = output(data, on_error="skip")
        assert skipped == INFO + picture + output(WET)

    def test_going_on_after_any_chunk(self, monkeypatch):
        """The rest is what it would have been."""
        monkeypatch.setattr(warc, "LONGEST", 300)
        monkeypatch.setattr(warc, "CHUNK", 50)
        data = INFO + WET + response(b"x" * 900, b"Content-Type: image/png") + WET + response(PAGE)
        form = form_named("warc")
        chunks = list(form.chunks(Stream(io.BufferedReader(io.BytesIO(data))), (), 100))
        outputs = [one.output for one in done(data, 100)]
        for number, chunk in enumerate(chunks):
            if chunk.after:
                assert [one.output for one in done(data, 100, after=chunk.after)] == outputs[number + 1 :]


def test_files(tmp_path):
    """Known by their names, packed as they were; a page as Common Crawl stores it."""
    page = b"<html><body><p>The council met on Monday.</p><p>Sign up for our newsletter</p></body></html>"
    (tmp_path / "a.warc.wet.gz").write_bytes(gzip.compress(INFO) + gzip.compress(response(page)))
    out, gone = tmp_path / "out.warc.gz", tmp_path / "gone.warc"
    assert main([str(tmp_path / "a.warc.wet.gz"), "-o", str(out), "--removed", str(gone)]) == 0

    [_, (_, block)] = read(out.read_bytes())
    assert block == b"The council met on Monday.\n"
    assert json.loads(read(gone.read_bytes())[0][1])["family"] == "promo"
