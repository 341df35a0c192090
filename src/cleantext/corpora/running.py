"""Which kind of run the options ask for: files in a place of their own, standard output, or something to look at."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from cleantext.chain import Chain
from cleantext.command.tally import Tally
from cleantext.command.views import in_place_of_text
from cleantext.corpora.cleaning import Work
from cleantext.corpora.meter import Meter
from cleantext.corpora.sources import walk
from cleantext.corpora.streaming import to_standard_output, views
from cleantext.errors import RunError
from cleantext.sites import Sites

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from cleantext.command.review import Review


def corpus(
    options: argparse.Namespace,
    chain: Chain,
    pages: Chain,
    sites: Sites | None,
    tally: Tally,
    review: Review | None,
    write: Callable[[bytes], None],
    say: Callable[[str], None],
) -> int:
    """Clean what the options name; how many files could not be read to their end.

    Args:
        options: of the command.
        chain, pages: clean texts, and pages.
        sites: what is known of sites, and what is learned of them; None where neither was asked for.
        tally: counts.
        review: gathers what went, if that was asked for.
        write: to standard output.
        say: to the person.

    Raises:
        RunError: it cannot be done, or not go on.
        OSError: an output cannot be written.
    """
    for option in ("removed", "resume"):
        if getattr(options, option) and not options.output:
            raise RunError(f"--{option} needs --output")
    work = Work(chain, pages, options.on_error, bool(options.removed), sites, tally.empty())
    if in_place_of_text(options):
        if options.output:
            raise RunError("--output takes the cleaned texts; --explain, --diff, --review, --check and --build-profile go to standard output")
        return views(options, work, tally, review, write, say)
    meter = Meter(size_of(options), sys.stderr, options.progress if options.output or not sys.stdout or not sys.stdout.isatty() else "never")

    def tell(line: str) -> None:
        meter.clear()
        say(line)

    try:
        if not options.output:
            return to_standard_output(options, work, tally, meter, write, tell)
        from cleantext.corpora.files import Run

        run = Run(options, work, meter, tell)
        try:
            run.run()
        finally:
            tally.merge(run.tally)
    finally:
        meter.clear()
    if run.unknown:
        say(f"cleantext: {run.unknown} files of no known form were left out; --form says what they are")
    if meter.is_bar or options.progress == "always":
        from cleantext.command.summary import most
        from cleantext.command.tally import show

        if not options.stats:
            show(tally)
        for line in most(tally):
            say(line)
    return run.progress.failures


def size_of(options: argparse.Namespace) -> int:
    """Bytes of all files; 0 where that is not known."""
    total = 0
    for name in options.files:
        try:
            paths = [path for path, _ in walk(name)] if os.path.isdir(name) else [name]
            total += sum(os.stat(path).st_size for path in paths)
        except OSError:
            return 0
    return total
