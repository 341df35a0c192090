"""Files elsewhere: whatever fsspec knows an address of, ``s3://``, ``gs://``, ``https://`` and the like (extra `remote`)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from cleantext.forms.packing import MissingExtraError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO


def is_remote(name: str) -> bool:
    """Whether a name is an address.

    >>> is_remote("s3://bucket/a.jsonl"), is_remote("a.jsonl")
    (True, False)
    """
    return "://" in name


def place(name: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it.

    Raises:
        MissingExtraError: fsspec, or what it needs for this kind of address, is not installed.
        OSError: there is no such kind of address.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise MissingExtraError(f"reading or writing {name}", "remote") from None
    try:
        found: tuple[Any, str] = url_to_fs(name)
    except ValueError as error:
        raise OSError(None, str(error), name) from None
    except ImportError as error:
        raise OSError(None, f"fsspec needs another package for it: {error}", name) from None
    return found


def open_remote(name: str) -> BinaryIO:
    """The file, to be read."""
    system, path = place(name)
    return io.BufferedReader(system.open(path, "rb"))


def walk(folder: str) -> Iterator[tuple[str, str]]:
    """Address, and name in the folder, of each file in it and below, in order; hidden ones aside."""
    system, path = place(folder)
    for found in sorted(system.find(path)):
        relative = found[len(path.rstrip("/")) :].lstrip("/")
        if not any(part.startswith(".") for part in relative.split("/")):
            yield system.unstrip_protocol(found), relative


def size(name: str) -> int:
    """Bytes of the file."""
    system, path = place(name)
    return int(system.info(path).get("size") or 0)


def put(local: str, name: str) -> None:
    """Copy a file of this machine to an address."""
    system, path = place(name)
    parent = system._parent(path)
    if parent:
        system.makedirs(parent, exist_ok=True)
    system.put_file(local, path)
