"""What goes to standard output for a document: its text, or what was asked for in place of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from cleantext.document import Result


def in_place_of_text(options: argparse.Namespace) -> bool:
    """Whether the output is something else than the cleaned text."""
    return bool(options.explain or options.diff or options.check or options.review or options.build_profile)


def shown(
    result: Result, place: dict[str, object], name: str, options: argparse.Namespace, output: Callable[[], bytes], say: Callable[[str], None]
) -> Iterator[bytes]:
    """What goes to standard output for one document: the cleaned text, or what was asked for in its place.

    Args:
        result: what the chain made of it.
        place: where it stands, for `--explain`.
        name: of the document.
        options: what to show.
        output: gives the cleaned text.
        say: tells the person something.
    """
    if options.explain or options.diff:
        from cleantext.command.render import diff, explained
        from cleantext.command.terminal import colour, columns

        out = sys.stdout
        lines = explained(result, place) if options.explain else diff(result, name, colour=colour(out), columns=columns(out))
        yield encoded("".join(f"{line}\n" for line in lines))
    elif not options.check:
        yield output()
    elif result.removals:
        say(f"{name}: {len(result.removals)} removal{'s' if len(result.removals) > 1 else ''}")


def encoded(text: str) -> bytes:
    """The text's bytes."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # A surrogate that a JSON escape brought in, on its way to a person.
        return text.encode("utf-8", "backslashreplace")
