"""The file of a report: begun before the run, so that it is known at once whether it can be written, and named when it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from cleantext.command.tally import Tally
from cleantext.corpora.outputs import Output, give_name
from cleantext.corpora.sources import is_same
from cleantext.errors import RunError
from cleantext.report.findings import Findings
from cleantext.report.stories import LONGEST

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


@contextmanager
def reporting(options: argparse.Namespace, *, is_run: bool) -> Iterator[Tally]:
    """A tally to be filled by the run; when it is over without an error, the report is written.

    Args:
        options: of the command.
        is_run: whether the texts are records, of which there may be many.

    Raises:
        RunError: the report would take the place of something else.
        OSError: it cannot be written.
    """
    path: str = options.report
    named = (options.output, options.removed, options.summary, options.build_profile, options.profile)
    others = [*options.files, *named, *options.rules, *options.allow]
    if path == "-":
        raise RunError("--report needs a file: standard output is for the texts")
    for other in others:
        if other and (is_same(path, other) or os.path.abspath(path) == os.path.abspath(other)):
            raise RunError(f"{path}: is {'the input' if other in options.files else 'named by another option'}; the report needs a place of its own")
    # A text is shown whole; of a corpus nobody knows what comes.
    tally = Tally(Findings(LONGEST if is_run or len(options.files) > 1 else None))
    output = Output(path)
    try:
        output.begin(0)
        yield tally
        for piece in page(tally):
            output.write(piece.encode())
        if output.close():
            give_name(output.working, output.path)
    except BaseException:
        output.discard()
        raise


def page(tally: Tally) -> Iterator[str]:
    """The page of what was cleaned: of the text, if it was one."""
    from cleantext.report.corpus import corpus
    from cleantext.report.pages import article

    findings = tally.findings
    assert findings
    yield from article(findings.first) if tally.documents == 1 and findings.first else corpus(tally, findings)
