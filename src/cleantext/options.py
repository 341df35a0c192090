"""The command's options, and what its help says."""

from __future__ import annotations

import argparse

DESCRIPTION = """\
Strip boilerplate out of scraped article text: photo credits, interface messages, promo lines, repeated captions and
headlines, and more. Every word of the article stays; every removal says why.

Reads the files, or standard input where none is named or the name is -, and writes the cleaned text to standard
output, UTF-8 in and out; HTML may come in any encoding. Lines that stay keep every byte, line ends and invalid bytes included. Files are not changed.
"""
EPILOG = """\
families:
  credit caption ui promo dup related share ad legal nav byline bio wire headline other
  (the preset "named" removes credit, ui, promo and dup)

exit status:
  0    done; with --check: nothing would go
  1    with --check: something would go
  2    wrong usage, a file that cannot be read or written, a broken rule file, a broken record with --on-error fail
  130  interrupted
  141  the reader of the output has gone

environment:
  NO_COLOR     not empty: no colours
  FORCE_COLOR  not empty: colours in --diff although the output is no terminal

examples:
  cleantext article.txt > clean.txt           clean a file
  cleantext --diff article.txt                see what would go
  cleantext --jsonl < in.jsonl > out.jsonl    clean the field "text" of each record
  cleantext --jsonl --field body --keep byline,bio --stats < in.jsonl > out.jsonl
  cleantext --explain article.txt             each removal as a JSON object, with its rule and reason
  cleantext --review --jsonl corpus.jsonl     what each rule does to a corpus, with samples
  cleantext --html page.html > article.txt    the article of a page, as text
  cleantext --rules mine.toml --allow never.txt article.txt
"""


def parser() -> argparse.ArgumentParser:
    """The command's options."""
    made = argparse.ArgumentParser(prog="cleantext", description=DESCRIPTION, epilog=EPILOG, formatter_class=layout, allow_abbrev=False)
    made.add_argument("files", nargs="*", metavar="FILE", default=["-"], help="what to clean; - for standard input (default)")
    made.add_argument("--version", action="version", version=version())
    form = made.add_argument_group("input")
    form.add_argument(
        "--html", action="store_true", help="the input, or with --jsonl the field, is HTML: find the article in the page and clean its text"
    )
    form.add_argument("--jsonl", action="store_true", help="each line is a JSON object: clean one field, hand all others through untouched")
    form.add_argument("--field", default="text", metavar="NAME", help="with --jsonl: the field to clean (default: %(default)s)")
    form.add_argument(
        "--on-error",
        choices=("keep", "skip", "fail"),
        default="keep",
        help="with --jsonl: a broken record is reported and passed on unchanged, left out, or ends the run (default: %(default)s)",
    )
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
        help="the share of the articles' words that the model of doubtful lines may lose, on average (default: 0.0005 for an article, 0.03 for a "
        "whole page; 0: rules alone)",
    )
    what.add_argument("--only", action="append", metavar="FAMILIES", help="remove only these families, separated by commas")
    what.add_argument("--keep", action="append", default=[], metavar="FAMILIES", help="leave these families in")
    what.add_argument("--rules", action="append", default=[], metavar="FILE", help="own rules in a TOML file, beside the shipped ones (repeatable)")
    what.add_argument(
        "--allow", action="append", default=[], metavar="FILE", help="lines never to remove, one a line; they win over every rule (repeatable)"
    )
    shown = made.add_argument_group("what is shown")
    view = shown.add_mutually_exclusive_group()
    view.add_argument("--explain", action="store_true", help="print the removals as JSON lines in place of the text")
    view.add_argument("--diff", action="store_true", help="print a diff in place of the text")
    view.add_argument(
        "--review", action="store_true", help="print, in place of the text, how much each rule removed, with samples and where they stood"
    )
    view.add_argument("--list-rules", action="store_true", help="print the rules that would be tried, as id, family and reason, and stop")
    shown.add_argument("--check", action="store_true", help="print no text; exit with 1 where something would go")
    shown.add_argument("--stats", action="store_true", help="print a table of removals per family and rule to standard error")
    return made


def layout(prog: str) -> argparse.HelpFormatter:
    """The help's layout, at a fixed width: to ask for the terminal's costs a fifth of the start-up, help or not."""
    return argparse.RawDescriptionHelpFormatter(prog, width=118)


def version() -> str:
    from cleantext.version import __version__

    return f"cleantext (boilerstrip) {__version__}"
