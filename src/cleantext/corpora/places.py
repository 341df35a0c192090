"""Where a run writes: never over its input, and each file in a place of its own, however the names are spelled."""

from __future__ import annotations

import os
from collections.abc import Iterable

from cleantext.corpora.remote import is_remote
from cleantext.errors import RunError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


#: Options that name files which a run writes at its end.
BESIDE = ("summary", "build_profile", "report")


class SourceError(RunError):
    """What the user asked for cannot be done; the message says what to change."""


class Places:
    """Names, and what stands there under any other name. Folders are looked up once: a run may have a million files."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The name without links and detours; of an address the address."""
        if is_remote(name):
            return name.rstrip("/")
        if os.path.islink(name) or os.path.isdir(name):
            return os.path.realpath(name)
        folder, file = os.path.split(name.rstrip(os.sep))
        if folder not in self._folders:
            self._folders[folder] = os.path.realpath(folder)
        return os.path.join(self._folders[folder], file)


def is_device(name: str) -> bool:
    """Whether what stands there is written as it is: a pipe, a terminal, ``/dev/null``."""
    return not is_remote(name) and os.path.exists(name) and not os.path.isfile(name) and not os.path.isdir(name)


def is_within(place: str, folder: str) -> bool:
    """Whether a place is this folder, or lies in it; both as `Places.of` gives them."""
    sign = "/" if is_remote(folder) else os.sep
    return place == folder or place.startswith(folder.rstrip(sign) + sign)


def is_same(one: str, other: str) -> bool:
    """Whether two names are of one file or folder, on a disk that knows no capitals, too."""
    return one == other or (os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other))


def keep_apart(files: Iterable[str], writes: Iterable[tuple[str, str]], reads: Iterable[str] = ()) -> None:
    """Refuse what would overwrite the input, something else that is read, or another output.

    Args:
        files: names of the input.
        writes: names of what is written, each with the option that asks for it.
        reads: names of what other options read.

    Raises:
        SourceError: two are in one place.
    """
    places = Places()
    inputs, read = {places.of(name) for name in files}, {places.of(name) for name in reads}
    taken: set[str] = set()
    for name, option in writes:
        if is_device(name):
            continue
        place = places.of(name)
        if place in inputs:
            raise SourceError(f"{name}: is the input; {option} needs a place of its own")
        if place in read or place in taken:
            raise SourceError(f"{name}: is named by another option; {option} needs a place of its own")
        taken.add(place)


def keep_named_apart(options: argparse.Namespace) -> None:
    """Refuse names that the user has given to two things.

    Raises:
        SourceError: two are in one place.
    """
    named = [(getattr(options, name), f"--{name.replace('_', '-')}") for name in ("output", "removed", *BESIDE)]
    reads = [*filter(None, (options.profile,)), *options.rules, *options.allow]
    if not options.output:  # nobody walks through the folders then, which are refused later
        keep_out_of(filter(os.path.isdir, options.files), [name for name, _ in named if name])
    keep_apart([name for name in options.files if name != "-"], [(name, option) for name, option in named if name], reads)


def keep_out_of(folders: Iterable[str], outputs: Iterable[str]) -> None:
    """Refuse to write into folders that are read: another run, or one that goes on with this, would read what was written.

    Raises:
        SourceError: an output lies in one of them.
    """
    places = Places()
    for folder in folders:
        for name in outputs:
            if is_within(places.of(name), places.of(folder)):
                raise SourceError(f"{name}: is the input, or lies in it, where the next run would read it; name a folder outside of {folder}")
