"""The command's options, and what its help says."""

from __future__ import annotations

import argparse

#: What ``--form`` takes: the names in `cleantext.forms.FORMS`.
FORM_NAMES = ("text", "html", "jsonl", "csv", "tsv", "parquet", "arrow", "warc")
DESCRIPTION = """\
Strip boilerplate out of scraped article text: photo credits, interface messages, promo lines, repeated captions and
headlines, and more. Every word of the article stays; every removal says why.

Reads the files, or standard input where none is named or the name is -, and writes the cleaned text to standard
output, UTF-8 in and out; HTML may come in any encoding. Lines that stay keep every byte, line ends and invalid bytes
included. Files are not changed.

Corpora: JSON lines, CSV and TSV, WARC and WET, Parquet and Arrow (extra arrow), plain or packed with gzip or zstd
(extra zstd), are known by their names, or on standard input by their first bytes. With --output, whole folders, and
all processors. Names may be addresses, s3://bucket/name and the like (extra remote); one that ends in / is a folder.
"""
EPILOG = """\
families:
  credit caption ui promo dup related share ad legal nav byline bio wire headline site other
  (the preset "named" removes credit, ui, promo and dup)

exit status:
  0    done; with --check: nothing would go
  1    with --check: something would go
  2    wrong usage, a file that cannot be read or written, a broken rule file, a broken record with --on-error fail
  130  interrupted
  141  the reader of the output has gone

environment:
  NO_COLOR     not empty: no colours
  FORCE_COLOR  not empty: colours in --diff and --stats although the output is no terminal; NO_COLOR wins
  TERM         dumb: no colours

examples:
  cleantext article.txt > clean.txt           clean a file
  cleantext --diff article.txt                see what would go
  cleantext --jsonl < in.jsonl > out.jsonl    clean the field "text" of each record
  cleantext --jsonl --field body --keep byline,bio --stats < in.jsonl > out.jsonl
  cleantext -o clean/ --resume crawl/         a folder of corpora, on all processors; on again where it was stopped
  cleantext --explain article.txt             each removal as a JSON object, with its rule and reason
  cleantext --review --jsonl corpus.jsonl     what each rule does to a corpus, with samples
  cleantext --report page.html article.txt    a page that shows what went and why; of corpora, too
  cleantext --html page.html > article.txt    the article of a page, as text
  cleantext --rules mine.toml --allow never.txt article.txt
  cleantext --jsonl --build-profile sites.jsonl corpus.jsonl           learn what repeats on each site; read the file
  cleantext --jsonl --profile sites.jsonl corpus.jsonl > clean.jsonl   and clean with it
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    made = argparse.ArgumentParser(prog="cleantext", description=DESCRIPTION, epilog=EPILOG, formatter_class=layout, allow_abbrev=False)
    made.add_argument("files", nargs="*", metavar="FILE", default=["-"], help="what to clean; - for standard input (default)")
    made.add_argument("--version", action="version", version=version())
    form = made.add_argument_group("input")
    form.add_argument(
        "--html", action="store_true", help="the input, or the field of each record, is HTML: find the article in the page and clean its text"
    )
    form.add_argument("--jsonl", action="store_true", help="each line is a JSON object: clean one field, hand all others through untouched")
    form.add_argument("--form", choices=FORM_NAMES, help="the form of the files, whatever they are called (default: by name)")
    form.add_argument("--field", default="text", metavar="NAME", help="the field or column to clean (default: %(default)s)")
    form.add_argument(
        "--on-error",
        choices=("keep", "skip", "fail"),
        default="keep",
        help="a broken record is reported and passed on unchanged, left out, or ends the run (default: %(default)s)",
    )
    form.add_argument("--site", metavar="NAME", help="with --profile or --build-profile: the site that all texts are of")
    form.add_argument(
        "--site-field",
        default="site",
        metavar="NAME",
        help="with --profile, --build-profile or --report: the field, or column, with the site; of an address its host counts (default: %(default)s)",
    )
    where = made.add_argument_group("output")
    where.add_argument(
        "-o", "--output", metavar="PATH", help="a file for one input; a folder for several, or for a folder, whose files keep their places in it"
    )
    where.add_argument("--removed", metavar="PATH", help="with --output: a file, or folder, for what went, in the form of the input")
    where.add_argument("--jobs", type=jobs, metavar="N", help="processes (default: one for each processor, where there is enough to do)")
    where.add_argument(
        "--progress",
        choices=("auto", "always", "never"),
        default="auto",
        help="on standard error: a bar on a terminal; elsewhere a line every ten seconds, or every minute with auto (default: %(default)s)",
    )
    where.add_argument("--resume", action="store_true", help="with --output: go on where a run was stopped; its output is that of a run that was not")
    what = made.add_argument_group("what goes")
    what.add_argument(
        "--preset",
        metavar="NAME",
        help="auto (default): article or page, as each text looks; article: every family but first copies of captions, cautiously; page (default "
        "with --html): for whole pages, with menus and footers around the article, and of HTML captions, too; named: credit, ui, promo and dup only",
    )
    what.add_argument(
        "--risk",
        type=float,
        metavar="SHARE",
        help="the share of the articles' words that the model of doubtful lines may lose, on average (default: 0.0001 for an article, 0.03 for a "
        "whole page; 0: rules alone)",
    )
    what.add_argument("--only", action="append", metavar="FAMILIES", help="remove only these families, separated by commas")
    what.add_argument("--keep", action="append", default=[], metavar="FAMILIES", help="leave these families in")
    what.add_argument("--rules", action="append", default=[], metavar="FILE", help="own rules in a TOML file, beside the shipped ones (repeatable)")
    what.add_argument(
        "--allow", action="append", default=[], metavar="FILE", help="lines never to remove, one a line; they win over every rule (repeatable)"
    )
    what.add_argument("--profile", metavar="FILE", help="also what repeats over the pages of the text's site, as --build-profile wrote it")
    shown = made.add_argument_group("what is shown")
    view = shown.add_mutually_exclusive_group()
    view.add_argument("--explain", action="store_true", help="print the removals as JSON lines in place of the text")
    view.add_argument("--diff", action="store_true", help="print a diff in place of the text")
    view.add_argument(
        "--review", action="store_true", help="print, in place of the text, how much each rule removed, with samples and where they stood"
    )
    view.add_argument(
        "--build-profile", metavar="FILE", help="write, in place of the text, what repeats over the pages of each site and no rule knows, to a file"
    )
    view.add_argument("--list-rules", action="store_true", help="print the rules that would be tried, as id, family and reason, and stop")
    shown.add_argument("--check", action="store_true", help="print no text; exit with 1 where something would go")
    shown.add_argument("--stats", action="store_true", help="print a table of removals per family and rule to standard error")
    shown.add_argument(
        "--report", metavar="FILE", help="write a page to look at, beside all else: what went, struck through, with its reasons; of corpora a summary"
    )
    shown.add_argument("--summary", metavar="FILE", help="write the same as JSON, with the documents that lost most")
    return made


def jobs(value: str) -> int:
    """A number of processes."""
    number = int(value)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def families(options: list[str]) -> set[str]:
    """The families that an option names, which may be given several times, with commas in it."""
    return {family.strip() for option in options for family in option.split(",") if family.strip()}


def layout(prog: str) -> argparse.HelpFormatter:
    """The help's layout, at a fixed width: to ask for the terminal's costs a fifth of the start-up, help or not."""
    return argparse.RawDescriptionHelpFormatter(prog, width=118)


def version() -> str:
    from cleantext.version import __version__

    return f"cleantext (boilerstrip) {__version__}"
