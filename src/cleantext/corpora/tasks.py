"""The chunks of files, one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain as joined

from cleantext.corpora.cleaning import Task
from cleantext.corpora.remote import is_remote, size
from cleantext.corpora.sources import Source, opened
from cleantext.errors import RunError
from cleantext.forms.form import Chunk, FormError

#: Bytes that are not worth other processes, and chunks.
SMALL, FEW = 1024 * 1024, 192


class StoppedError(RunError):
    """A broken record ended the run; the message has been said."""


def tasks_of(source: Source, number: int, after: tuple[int, ...], bytes: int) -> Iterator[Task]:
    """The chunks of a file, of this size, then what is wrong with it as a whole, if anything is, then its end."""
    form, error, some = source.form, "", bool(after)
    try:
        with opened(source.name) as stream:
            for chunk in form.chunks(stream, after, bytes):
                some = True
                yield Task(form, source.shown, chunk, number)
            error = stream.error
    except OSError as failed:
        error = failed.strerror or str(failed)
    except FormError as failed:
        error = str(failed)
    if error:
        yield Task(form, source.shown, Chunk(b"", int(some), (), failed=error), number)
    yield Task(form, source.shown, Chunk(None, 0, (), size=sum(state(source.name)[:1])), number)


def few(tasks: Iterator[Task]) -> tuple[bool, Iterator[Task]]:
    """Whether other processes are not worth while for so little, and the same tasks."""
    first: list[Task] = []
    size = 0
    for task in tasks:
        first.append(task)
        size += len(task.chunk.data or b"")
        if size > SMALL or len(first) > FEW:
            return False, joined(first, tasks)
    return True, iter(first)


def state(name: str) -> list[int]:
    """What changes when a file does: its size first."""
    try:
        if is_remote(name):
            return [size(name)]
        found = os.stat(name)
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns]
