"""The files that a run writes at its end: begun before it, so that it is known at once whether they can be, and named when they are whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from cleantext.command.tally import Tally
from cleantext.corpora.outputs import Output, filled
from cleantext.corpora.places import BESIDE, keep_named_apart
from cleantext.errors import RunError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


@contextmanager
def beside(options: argparse.Namespace, *, is_run: bool) -> Iterator[tuple[Tally, dict[str, Output]]]:
    """A tally to be filled by the run, and the files of summary and profile, to be filled at its end, by the names of their options. When it is
    over without an error, the report is written, and all get their names.

    Args:
        options: of the command.
        is_run: whether the texts are records, of which there may be many.

    Raises:
        RunError: one would take the place of something else.
        OSError: one cannot be written.
    """
    asked = {name: path for name in BESIDE if (path := getattr(options, name))}
    for name, path in asked.items():
        if path == "-":
            raise RunError(f"--{name.replace('_', '-')} needs a file: standard output is for the texts")
    keep_named_apart(options)
    with ExitStack() as stack:
        files = {name: stack.enter_context(filled(path)) for name, path in asked.items()}
        if not options.report:
            yield Tally(), files
            return
        from cleantext.report.findings import Findings
        from cleantext.report.stories import LONGEST, LONGEST_ALONE

        # A text is shown whole, if it is no longer than a browser can bear; of a corpus nobody knows what comes.
        tally = Tally(Findings(LONGEST if is_run or len(options.files) > 1 else LONGEST_ALONE))
        yield tally, files
        for piece in page(tally):
            files["report"].write(piece.encode())


def page(tally: Tally) -> Iterator[str]:
    """The page of what was cleaned: of the text, if it was one."""
    from cleantext.report.corpus import corpus
    from cleantext.report.pages import article

    findings = tally.findings
    assert findings
    yield from article(findings.first) if tally.documents == 1 and findings.first else corpus(tally, findings)
