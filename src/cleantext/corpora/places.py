"""The files that a run writes beside its texts, and what they must not take the place of."""

from __future__ import annotations

import os

from cleantext.corpora.sources import is_same
from cleantext.errors import RunError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

#: Options that name a file to be written, and what it is.
WRITTEN = {"report": "report", "summary": "summary", "build_profile": "profile"}


def keep_apart(options: argparse.Namespace) -> None:
    """See to it that what is written beside the texts takes no place of what is read, or written by another option.

    Args:
        options: of the command.

    Raises:
        RunError: it would. The message says what has that name.
    """
    for option, what in WRITTEN.items():
        path = getattr(options, option)
        if not path:
            continue
        if path == "-":
            raise RunError(f"--{option.replace('_', '-')} needs a file: standard output is for the texts")
        # A profile may be learned anew in its place.
        used = [options.profile] if option != "build_profile" else []
        named = [options.output, options.removed, *used, *(getattr(options, other) for other in WRITTEN if other != option)]
        for other in [*options.files, *named, *options.rules, *options.allow]:
            if other and (is_same(path, other) or os.path.abspath(path) == os.path.abspath(other)):
                taken = "the input" if other in options.files else "named by another option"
                raise RunError(f"{path}: is {taken}; the {what} needs a place of its own")
