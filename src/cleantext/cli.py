"""The command: a Unix filter, text in, text out. See `cleantext --help`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

from cleantext.errors import FilterError
from cleantext.options import parser

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import BinaryIO

    from cleantext.chain import Chain, Filter
    from cleantext.document import Document, Result
    from cleantext.review import Review
    from cleantext.tally import Tally


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
    except (UsageError, FilterError) as error:
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
    return status


def output_failed(error: OSError) -> int:
    """What the exit status is when nothing more can be written, or a file not be read; a full disk is reported, a reader who left is not."""
    if error.filename is None and sys.stdout:
        # The interpreter would try it again and complain when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return READER_GONE
    say(f"cleantext: {error.filename or 'output'}: {error.strerror}")
    return FAILED


def run(options: argparse.Namespace) -> int:
    """Do what the options ask for."""
    chain = chain_for(options)
    if options.list_rules:
        return list_rules(chain)
    from cleantext.tally import Tally

    tally, review = Tally(), None
    if options.review:
        from cleantext.review import Review

        review = Review()
    clean = records if options.jsonl else texts
    missing = 0
    for name in options.files:
        shown_name = "(standard input)" if name == "-" else name
        try:
            with open(0 if name == "-" else name, "rb", closefd=name != "-") as file:
                for output in clean(file, shown_name, options, chain, tally, review):
                    write(output)
        except OSError as error:
            say(f"cleantext: {shown_name}: {error.strerror}")
            missing += 1
    if review:
        for line in review.report():
            write(encoded(f"{line}\n"))
    if options.stats:
        for line in tally.table():
            say(line)
    if missing:
        return FAILED
    return WOULD_CHANGE if options.check and tally.changed else OK


def texts(file: BinaryIO, name: str, options: argparse.Namespace, chain: Chain, tally: Tally, review: Review | None) -> Iterator[bytes]:
    """Clean a whole file as one text, or page."""
    data = file.read()
    result = chain.explain(page(data) if options.html else data.decode("utf-8", "surrogateescape"))
    tally.add(result)
    if review:
        review.add(result, name)
    else:
        yield from shown(result, {"file": name}, name, options, lambda: encoded(result.text))


def records(file: BinaryIO, name: str, options: argparse.Namespace, chain: Chain, tally: Tally, review: Review | None) -> Iterator[bytes]:
    """Clean one field of each JSON line."""
    from cleantext.jsonl import RecordError, members, replaced, text_of

    for number, data in enumerate(file, 1):
        line = data.decode("utf-8", "surrogateescape")
        body = line.rstrip("\r\n")
        if not body.strip():
            yield b"" if in_place_of_text(options) else data
            continue
        try:
            record = members(body)
            text = text_of(record, options.field)
        except RecordError as error:
            message = f"{name}: line {number}: {error}"
            if options.on_error == "fail":
                raise UsageError(message) from None
            say(f"cleantext: {message}; {'passed on unchanged' if options.on_error == 'keep' else 'left out'}")
            if options.on_error == "keep" and not in_place_of_text(options):
                yield data
            continue
        result = chain.explain(page(text or "") if options.html else text or "")
        tally.add(result)
        if review:
            review.add(result, str(record["id"][0]) if "id" in record else f"{name}: line {number}")
            continue
        span = record[options.field][1:]
        place = {"file": name, "record": number, **({"id": record["id"][0]} if "id" in record else {})}
        changed = (options.html and text is not None) or result.text != result.source
        output = encoded(replaced(body, span, result.text) + line[len(body) :]) if changed else data
        yield from shown(result, place, f"{name}: line {number}", options, lambda output=output: output)  # type: ignore[misc]


def page(markup: str | bytes) -> Document:
    """The document of a page."""
    from cleantext.document import Document

    return Document.from_html(markup)


def in_place_of_text(options: argparse.Namespace) -> bool:
    """Whether the output is something else than the cleaned text."""
    return bool(options.explain or options.diff or options.check or options.review)


def shown(result: Result, place: dict[str, object], name: str, options: argparse.Namespace, output: Callable[[], bytes]) -> Iterator[bytes]:
    """What goes to standard output for one document: the cleaned text, or what was asked for in its place."""
    if options.explain or options.diff:
        from cleantext.render import diff, explained

        lines = explained(result, place) if options.explain else diff(result, name, colour=colour())
        yield encoded("".join(f"{line}\n" for line in lines))
    elif not options.check:
        yield output()
    elif result.removals:
        say(f"{name}: {len(result.removals)} removals")


def chain_for(options: argparse.Namespace) -> Chain:
    """The chain that the options describe."""
    from cleantext.chain import Chain
    from cleantext.presets import known, preset

    keep, only = families(options.keep), None if options.only is None else families(options.only)
    try:
        chain = preset(options.preset or ("page" if options.html else "auto"), keep=keep, only=only, risk=options.risk)
        if options.rules:
            own = [filter for path in options.rules for filter in own_rules(path)]
            chain += Chain(own, keep=keep, only=None if only is None else known(only, "only"))
    except ValueError as error:
        raise UsageError(str(error)) from None
    for path in options.allow:
        with open(path, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            chain += Chain(allow=file)
    return chain


def own_rules(path: str) -> list[Filter]:
    from cleantext.filters.phrases import Phrases
    from cleantext.filters.related import Related
    from cleantext.rules import load
    from cleantext.table import table

    rules = table(load(path))
    return [Phrases(rules), Related(rules)]


def families(options: list[str]) -> set[str]:
    return {family.strip() for option in options for family in option.split(",") if family.strip()}


def list_rules(chain: Chain) -> int:
    """Print every rule of the chain's filters."""
    for rule in chain.rules():
        write(encoded(f"{rule.id}\t{rule.family}\t{rule.why}\n"))
    return OK


def colour() -> str:
    """Whether to colour: NO_COLOR, then FORCE_COLOR, then what the output is."""
    if os.environ.get("NO_COLOR"):
        return "never"
    if os.environ.get("FORCE_COLOR"):
        return "always"
    return "always" if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else "never"


def write(output: bytes) -> None:
    """Bytes to standard output."""
    if not sys.stdout:
        raise UsageError("standard output is closed")
    try:
        sys.stdout.buffer.write(output)
    except OSError as error:
        raise OutputError(error) from None


def encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        # A surrogate that a JSON escape brought in, on its way to a person.
        return text.encode("utf-8", "backslashreplace")


def say(line: str) -> None:
    """A line for the person, on standard error."""
    if sys.stderr:
        sys.stderr.write(f"{line}\n")
