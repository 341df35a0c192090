"""The file of a report: begun before the run, so that it is known at once whether it can be written, and named when it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cleantext.command.tally import Tally
from cleantext.corpora.outputs import Output, give_name
from cleantext.report.findings import Findings
from cleantext.report.stories import LONGEST, LONGEST_ALONE

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
        OSError: it cannot be written.
    """
    path: str = options.report
    # A text is shown whole, if it is no longer than a browser can bear; of a corpus nobody knows what comes.
    tally = Tally(Findings(LONGEST if is_run or len(options.files) > 1 else LONGEST_ALONE))
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
