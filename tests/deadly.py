"""Filters that end the process they run in, so that a pool can be tested."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleantext.document import Document, Removal


class Kills(NamedTuple):
    """Ends its process at a text that holds the word; with a file, only until that has as many bytes as there should be deaths."""

    word: str
    file: str = ""
    times: int = 0

    def __call__(self, document: Document) -> Iterator[Removal]:
        if self.word in document.source:
            path = Path(self.file)
            deaths = path.stat().st_size if self.file and path.exists() else 0
            if not self.file or deaths < self.times:
                if self.file:
                    path.write_bytes(b"x" * (deaths + 1))
                os.kill(os.getpid(), signal.SIGKILL)
        return iter(())
