"""Files that are written under a working name and get their own when they are whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from cleantext.corpora.places import is_device
from cleantext.corpora.remote import is_remote, put
from cleantext.forms.packing import nothing

#: After the name of a file that is not whole yet.
WORKING = ".part"


class Output:
    """A file in the making.

    Args:
        path: its name when it is whole.
        packing: how it is packed: a packed file with nothing in it is not empty.
        optional: it is not kept where nothing was written.
    """

    def __init__(self, path: str, packing: str = "", *, optional: bool = False) -> None:
        self.path, self.packing, self.optional = path, packing, optional
        #: What is no file on a disk, like a pipe or a device, is written as it is.
        self.plain = is_device(path)
        #: What goes elsewhere is gathered on this machine first.
        self.working = path if self.plain else path + WORKING
        self.written = 0
        self.file: BinaryIO | None = None

    @property
    def whole(self) -> str:
        """The name of what is made of this file when that is not the output itself."""
        return f"{self.working}.whole"

    def begin(self, written: int, head: bytes = b"") -> None:
        """Open the file, after so many bytes that count.

        Raises:
            OSError: it cannot be written, or has fewer bytes.
        """
        if is_remote(self.path):
            number, self.working = tempfile.mkstemp(WORKING, "cleantext-")
            os.close(number)
        elif folder := os.path.dirname(self.path):
            os.makedirs(folder, exist_ok=True)
        self.file = open(self.working, "r+b" if written else "wb")  # noqa: SIM115 it is closed when it is whole
        if written:
            if self.file.seek(0, os.SEEK_END) < written:
                raise OSError(None, "is shorter than the journal says; without --resume the run begins anew", self.working)
            self.file.seek(written)
            self.file.truncate()
        self.written = written
        if not written and head:
            self.write(head)

    def write(self, data: bytes) -> None:
        """Write on."""
        assert self.file
        with self._named():
            self.file.write(data)
        self.written += len(data)

    def settle(self, *, durable: bool) -> None:
        """All that was written is there if this process is killed, or the power fails."""
        assert self.file
        with self._named():
            self.file.flush()
            if durable and not self.plain:
                os.fsync(self.file.fileno())

    def close(self) -> bool:
        """No more is written; whether there is a file to give its name."""
        assert self.file
        if not self.written and self.packing and not self.optional:
            self.write(nothing(self.packing))
        self.settle(durable=False)
        self.file.close()
        self.file = None
        return not self.plain and (bool(self.written) or not self.optional)

    @contextmanager
    def _named(self) -> Iterator[None]:
        """What goes wrong is told with the name of the file."""
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, self.working) from None

    def drop(self) -> None:
        """Write no more; what could not be written is lost."""
        if self.file:
            with suppress(OSError):
                self.file.close()
            self.file = None

    def discard(self) -> None:
        """Leave nothing of the file."""
        self.drop()
        for path in (self.whole,) if self.plain else (self.working, self.whole):
            if os.path.exists(path):
                os.remove(path)


@contextmanager
def filled(path: str) -> Iterator[Output]:
    """A file that is written at the end of a run, and begun before it: so it is known at once whether it can be. Nothing is left of it where the
    run ends with an error.

    Raises:
        OSError: it cannot be written.
    """
    output = Output(path)
    try:
        output.begin(0)
        yield output
        if output.close():
            give_name(output.working, output.path)
    except BaseException:
        output.discard()
        raise


def give_name(working: str, path: str) -> None:
    """Give a finished file its name, or bring it where it belongs; nothing is left of it otherwise. It may be done already."""
    if os.path.exists(working):
        if is_remote(path):
            put(working, path)
            os.remove(working)
        else:
            os.replace(working, path)
    frames = working.removesuffix(".whole")
    if frames != working and os.path.exists(frames):
        os.remove(frames)
