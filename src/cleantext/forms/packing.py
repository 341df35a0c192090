"""Packed files: gzip and zstd, read to the last byte that is whole, written in members that stand for themselves."""

from __future__ import annotations

import io
import os

from cleantext.errors import RunError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, BinaryIO

#: Bytes read of a packed file, and made of it, at once.
BLOCK = 64 * 1024
#: gzip's own level; zstd's.
LEVELS = {"gz": 6, "zst": 3}
NAMES = {"gz": "gzip", "zst": "zstd"}


class MissingExtraError(RunError):
    """A package is not installed that this needs; the message says how to install it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs a package that is not installed: pip install 'boilerstrip[{extra}]'")


def zstd() -> ModuleType:
    """The module that packs and unpacks zstd: Python's own from 3.14 on."""
    from importlib import import_module

    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    raise MissingExtraError("zstd", "zstd")


def packed(data: bytes, packing: str) -> bytes:
    """The data as one gzip member or zstd frame: several of them, one after the other, are the data's packed file. None for no data."""
    if not packing or not data:
        return data
    if packing == "gz":
        import gzip

        return gzip.compress(data, LEVELS["gz"], mtime=0)
    made: bytes = zstd().compress(data, LEVELS["zst"])
    return made


def nothing(packing: str) -> bytes:
    """What a packed file holds that has nothing in it."""
    if packing == "gz":
        import gzip

        return gzip.compress(b"", LEVELS["gz"], mtime=0)
    return bytes(zstd().compress(b"", LEVELS["zst"])) if packing == "zst" else b""


class Packer:
    """Packs data that come in pieces, as one member.

    Args:
        packing: "", "gz" or "zst".
    """

    def __init__(self, packing: str) -> None:
        self._made: Any = None
        if packing == "gz":
            import zlib

            self._made = zlib.compressobj(LEVELS["gz"], zlib.DEFLATED, 31)
        elif packing == "zst":
            self._made = zstd().ZstdCompressor(LEVELS["zst"])

    def add(self, data: bytes) -> bytes:
        """What there is of the packed data with this piece."""
        return self._made.compress(data) if self._made else data

    def end(self) -> bytes:
        """The rest."""
        return self._made.flush() if self._made else b""


class PackedFile(io.RawIOBase):
    """A file to write, packed as one member, for libraries that write into files.

    Args:
        file: takes the packed data; it stays open.
        packing: "", "gz" or "zst".
    """

    def __init__(self, file: BinaryIO, packing: str) -> None:
        self._file, self._packer, self._position = file, Packer(packing), 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._file.write(self._packer.add(piece))
        self._position += len(piece)
        return len(piece)

    def close(self) -> None:
        if self.closed:
            return
        try:
            self._file.write(self._packer.end())
        finally:
            super().close()


class Stream:
    """A file to read, unpacked if it is packed; what is broken in it comes after all that can be read.

    Args:
        file: buffered, at its start.
        name: of the file.
        packing: "", "gz" or "zst".

    Attributes:
        file: the data, unpacked.
        position: bytes of it that have been read.
    """

    def __init__(self, file: BinaryIO, packing: str = "") -> None:
        self.under = file
        self._unpacked = Unpacked(file, packing) if packing else None
        self.file: Any = io.BufferedReader(self._unpacked, BLOCK) if self._unpacked else file
        self.position = 0

    @property
    def is_packed(self) -> bool:
        """Whether the data are not those of the file itself."""
        return self._unpacked is not None

    @property
    def error(self) -> str:
        """What ended the data before its end."""
        return self._unpacked.error if self._unpacked else ""

    @property
    def taken(self) -> int:
        """Bytes of the file itself that have been read."""
        return self._unpacked.taken if self._unpacked else self.position

    def read(self, size: int) -> bytes:
        """As many bytes, fewer at the end."""
        data: bytes = self.file.read(size)
        self.position += len(data)
        return data

    def readline(self, limit: int) -> bytes:
        """A line with its end, or as many bytes of it."""
        data: bytes = self.file.readline(limit)
        self.position += len(data)
        return data

    def peek(self, size: int) -> bytes:
        """What comes next, at least one byte of it if there is one."""
        data: bytes = self.file.peek(size)[:size]
        return data

    def go_to(self, position: int) -> None:
        """Skip to a place further on."""
        if not self._unpacked and self.file.seekable():
            self.file.seek(position, os.SEEK_SET)
            self.position = position
        while self.position < position and self.read(min(position - self.position, 2**20)):
            pass


class Unpacked(io.RawIOBase):
    """The data of a packed file. Where the file is broken the data ends, and `error` says why.

    Args:
        file: the packed file.
        packing: "gz" or "zst".
    """

    def __init__(self, file: BinaryIO, packing: str) -> None:
        self._file, self._packing = file, packing
        self._given = b""
        self._made: Any = None
        self._broken: type[Exception] = ValueError
        self.error, self.taken = "", 0
        if packing == "zst":
            zstd()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = b""
        while not data and not self.error:
            if (self._made is None or self._made.eof) and not self._next_member():
                return 0
            data = self._more(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next_member(self) -> bool:
        """Whether another member begins; zeros after the last are padding."""
        first = self._made is None
        rest = self._given if first else self._made.unused_data
        while True:
            if self._packing == "gz" and not first:
                rest = rest.lstrip(b"\0")
            if rest:
                break
            rest = self._read()
            if not rest:
                return False
        self._given = rest
        if self._packing == "gz":
            import zlib

            self._made, self._broken = zlib.decompressobj(31), zlib.error
        else:
            module = zstd()
            self._made, self._broken = module.ZstdDecompressor(), module.ZstdError
        return True

    def _more(self, size: int) -> bytes:
        """Up to as many bytes of this member."""
        made = self._made
        given = self._given or (b"" if self._packing == "zst" and not made.needs_input else self._read())
        ends = not given and (self._packing == "gz" or made.needs_input)
        try:
            data: bytes = made.decompress(given, size)
        except self._broken as error:
            self.error = f"broken {NAMES[self._packing]} data before byte {self.taken}: {error}"
            return b""
        self._given = made.unconsumed_tail if self._packing == "gz" else b""
        if ends and not data and not made.eof:
            self.error = f"the {NAMES[self._packing]} data is cut off: the file ends after {self.taken} bytes in the midst of it"
        return data

    def _read(self) -> bytes:
        data = self._file.read(BLOCK)
        self.taken += len(data)
        return data
