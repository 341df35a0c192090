"""The command: a Unix filter, text in, text out. See `cleantext --help`."""

from __future__ import annotations

import errno
import gc
import os
import sys

from cleantext.command.options import families, parser
from cleantext.command.views import encoded, shown
from cleantext.errors import FilterError, ProfileError, RunError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from typing import TextIO

    from cleantext.chain import Chain, Filter
    from cleantext.command.review import Review
    from cleantext.command.tally import Tally
    from cleantext.corpora.outputs import Output
    from cleantext.document import Document
    from cleantext.sites import Sites


#: So many objects more, and the garbage collector looks for cycles: its default, 700, costs a tenth of the start-up.
COLLECT_AT = 50_000
OK, WOULD_CHANGE, FAILED, INTERRUPTED, READER_GONE = 0, 1, 2, 130, 141
#: Modules of the distributions clean-text and cleantext, which install the same import package.
FOREIGN = ("clean.py", "cleantext.py", "constants.py", "exceptions.py", "sklearn.py", "specials.py", "utils.py")
CLASH = (
    "cleantext: another distribution has put {file} into this package's folder; clean-text and cleantext install the same import package.\n"
    "cleantext: mend with: pip uninstall -y clean-text cleantext && pip install --force-reinstall boilerstrip"
)


class OutputError(Exception):
    """Writing failed; the cause says why. Not an `OSError`, so that it is not taken for a file that cannot be read."""

    def __init__(self, cause: OSError) -> None:
        self.cause = cause


class UsageError(Exception):
    """What the user asked for cannot be done; the message says what to change."""


def main(argv: list[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the arguments; None for those of the process.

    Returns:
        The exit status.
    """
    gc.set_threshold(COLLECT_AT)
    for name in FOREIGN:
        if os.path.exists(os.path.join(os.path.dirname(__file__), name)):
            say(CLASH.format(file=name))
            break
    try:
        status = run(parser().parse_args(argv))
    except KeyboardInterrupt:
        status = INTERRUPTED
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else FAILED
    except (UsageError, FilterError, ProfileError, RunError) as error:
        if str(error):
            say(f"cleantext: {error}")
        status = FAILED
    except OutputError as error:
        status = output_failed(error.cause)
    except OSError as error:
        status = output_failed(error)
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError as error:
        status = output_failed(error)
    # The interpreter's last look for cycles, among all that was loaded, would cost a tenth of the cleaning of a short text.
    gc.freeze()
    return status


def output_failed(error: OSError) -> int:
    """What the exit status is when nothing more can be written, or a file not be read; a full disk is reported, a reader who left is not."""
    if error.filename is None and sys.stdout:
        silence(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return READER_GONE
    say(f"cleantext: {'output' if error.filename is None else error.filename or repr('')}: {error.strerror}")
    return FAILED


def run(options: argparse.Namespace) -> int:
    """Do what the options ask for."""
    chain = chain_for(options, html=options.html)
    if options.list_rules:
        return list_rules(chain)
    if options.output == "-":
        options.output = None
    sites = None
    if options.profile or options.build_profile:
        from cleantext.sites import Sites

        sites = Sites(options)
    asked = (options.output, options.removed, options.resume, options.jobs, options.jsonl, options.form)
    is_run = any(asked) or any(map(is_corpus, options.files))
    if sites and not is_run and not options.site:
        raise UsageError("a profile is of sites: say with --site which one the texts are of, or with --site-field where their records say it")
    from cleantext.command.tally import Tally

    if not (options.report or options.summary or options.build_profile):
        return cleaned(options, chain, sites, Tally(), {}, is_run=is_run)
    from cleantext.corpora.reporting import beside

    with beside(options, is_run=is_run) as (tally, files):
        return cleaned(options, chain, sites, tally, files, is_run=is_run)


def cleaned(options: argparse.Namespace, chain: Chain, sites: Sites | None, tally: Tally, files: Mapping[str, Output], *, is_run: bool) -> int:
    """Clean what the options name, and show what they ask for, also in the files of these options; the exit status."""
    review = None
    if options.review:
        from cleantext.command.review import Review

        review = Review()
    if is_run:
        from cleantext.corpora.running import corpus

        missing = corpus(options, chain, chain_for(options, html=True), sites, tally, review, write, say)
    else:
        missing = texts(options, chain, sites, tally, review)
    if review:
        from cleantext.command.terminal import safe

        for line in review.report():
            write(encoded(f"{safe(line, sys.stdout)}\n"))
    if options.summary:
        from cleantext.command.summary import written

        files["summary"].write(written(tally, missing))
    if options.stats:
        from cleantext.command.tally import show

        show(tally)
    if sites and options.build_profile:
        for entry in sites.learned():
            files["build_profile"].write(entry)
    if missing:
        return FAILED
    return WOULD_CHANGE if options.check and tally.changed else OK


def is_corpus(name: str) -> bool:
    """Whether the name of a file, or the first bytes of standard input, tell of a form other than plain text."""
    from cleantext.forms import LOOK, packing_of, told_by_bytes, told_by_name

    if name != "-":
        form, packing = told_by_name(name)
        return bool(packing) or form not in ("", "text", "html") or "://" in name
    start = sys.stdin.buffer.peek(LOOK) if sys.stdin else b""  # type: ignore[union-attr]
    return bool(packing_of(start) or told_by_bytes(start))


def texts(options: argparse.Namespace, chain: Chain, sites: Sites | None, tally: Tally, review: Review | None) -> int:
    """Clean whole files, each as one text, or page; how many could not be read."""
    missing = 0
    if sites:
        chain = sites.chain(chain)
    for name in options.files:
        shown_name = "(standard input)" if name == "-" else name
        try:
            if name == "-" and not sys.stdin:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            if name == "-":
                data = sys.stdin.buffer.read()
            else:
                with open(name, "rb") as file:
                    data = file.read()
        except OSError as error:
            said = "is a folder; --output names another for its texts" if isinstance(error, IsADirectoryError) else error.strerror
            say(f"cleantext: {shown_name}: {said}")
            missing += 1
            continue
        result = chain.explain(page(data) if options.html else data.decode("utf-8", "surrogateescape"))
        tally.add(result, {"file": shown_name})
        if sites and sites.learn("", result):
            continue
        if review:
            review.add(result, shown_name)
            continue
        for output in shown(result, {"file": shown_name}, shown_name, options, lambda result=result: encoded(result.text), say):  # type: ignore[misc]
            write(output)
    return missing


def page(markup: str | bytes) -> Document:
    """The document of a page."""
    from cleantext.document import Document

    return Document.from_html(markup)


def chain_for(options: argparse.Namespace, *, html: bool = False) -> Chain:
    """The chain that the options describe, for texts or for pages."""
    from cleantext.chain import Chain
    from cleantext.presets import known, preset

    keep, only = families(options.keep), None if options.only is None else families(options.only)
    if only is not None and not only:
        raise UsageError("--only: name a family; to remove nothing, there is cat")
    try:
        chain = preset(options.preset or ("page" if html else "auto"), keep=keep, only=only, risk=options.risk)
        if options.rules:
            own = [filter for path in options.rules for filter in own_rules(path)]
            chain += Chain(own, keep=keep, only=None if only is None else known(only, "only"))
    except ValueError as error:
        raise UsageError(str(error)) from None
    for path in options.allow:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            lines = list(file)
        if any("\0" in line for line in lines):
            raise UsageError(f"{path}: holds NUL, as UTF-16 does; save the lines never to remove as UTF-8")
        chain += Chain(allow=lines)
    return chain


def own_rules(path: str) -> list[Filter]:
    from cleantext.filters.phrases import Phrases
    from cleantext.filters.related import Related
    from cleantext.rules import load
    from cleantext.table import table

    rules = table(load(path))
    return [Phrases(rules), Related(rules)]


def list_rules(chain: Chain) -> int:
    """Print every rule of the chain's filters."""
    for rule in chain.rules():
        write(encoded(f"{rule.id}\t{rule.family}\t{rule.why}\n"))
    return OK


def write(output: bytes) -> None:
    """Bytes to standard output."""
    if not sys.stdout:
        raise UsageError("standard output is closed")
    try:
        sys.stdout.buffer.write(output)
    except OSError as error:
        raise OutputError(error) from None


def say(line: str) -> None:
    """A line for the person, on standard error; names in it may be anything, and a terminal obeys none of them."""
    from cleantext.command.terminal import safe

    if sys.stderr:
        try:
            sys.stderr.write(f"{safe(line, sys.stderr)}\n")
            sys.stderr.flush()
        except OSError:
            # Where nobody can be told, the exit status says it still, and the other files are cleaned.
            silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Let what the stream still holds go nowhere: the interpreter would try to write it again at exit, and complain."""
    from contextlib import suppress

    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
