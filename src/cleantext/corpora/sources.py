"""Which files a run reads, in which form, and where the output of each goes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from cleantext.corpora.places import BESIDE, SourceError, is_same, is_within, keep_apart, keep_out_of
from cleantext.corpora.remote import is_remote, open_remote
from cleantext.corpora.remote import walk as remote_walk
from cleantext.forms import LOOK, PACKINGS, form_named, packing_of, told_by_bytes, told_by_name, unpacked_start
from cleantext.forms.form import Form, FormError
from cleantext.forms.packing import Stream

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import BinaryIO, NamedTuple
else:
    from cleantext.records import NamedTuple

STANDARD_INPUT = "(standard input)"


class Source(NamedTuple):
    """A file to read.

    Attributes:
        name: of the file; "-" for standard input.
        form: of it.
        output, removed: where its output and removals go; "" for standard output, and for nowhere.
        optional: whether its removals are written only where there are some.
    """

    name: str
    form: Form
    output: str = ""
    removed: str = ""
    optional: bool = False

    @property
    def shown(self) -> str:
        """What to call the file."""
        return STANDARD_INPUT if self.name == "-" else self.name


@contextmanager
def standard_input() -> Iterator[BinaryIO]:
    """Standard input, which stays open: what was looked at is read again.

    Raises:
        OSError: there is none.
    """
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    yield sys.stdin.buffer


@contextmanager
def opened(name: str) -> Iterator[Stream]:
    """The file, unpacked.

    Raises:
        OSError: it cannot be read.
        FormError: its name says that it is packed, and it is not.
    """
    with standard_input() if name == "-" else open_remote(name) if is_remote(name) else open(name, "rb") as file:
        packing, told = packing_of(file.peek(LOOK)[:LOOK]), told_by_name(name)[1]  # type: ignore[attr-defined]
        if told and told != packing:
            raise FormError(f"holds no {told} data, as its name says")
        yield Stream(file, packing)


def asked_form(options: argparse.Namespace) -> str:
    """The form that the options name; "" where they leave it to the files."""
    return options.form or ("jsonl" if options.jsonl else "")


def form_of(name: str, options: argparse.Namespace) -> str:
    """The form of a file: that of the options, of its name, or, of standard input, of its first bytes or of the output's name; else text."""
    told = asked_form(options) or told_by_name(name)[0]
    if not told and name == "-":
        with standard_input() as file:
            told = told_by_bytes(unpacked_start(file.peek(LOOK)))  # type: ignore[attr-defined]
        told = told or told_by_name(options.output or "")[0].replace("html", "")
    if told == "html" and not options.output:
        told = "text"  # as ever; with --html it is a page
    return told or "text"


def sources(options: argparse.Namespace) -> tuple[list[Source], int]:
    """The files that the options name, in order, and how many files in folders are of no known form.

    Raises:
        SourceError: the output cannot be written as it is asked for.
    """
    keep_out_of(filter(is_input_folder, options.files), filter(None, (options.output, options.removed)))
    found: list[tuple[str, str]] = []
    unknown = 0
    for name in options.files:
        if is_input_folder(name):
            for path, relative in remote_walk(name) if is_remote(name) else walk(name):
                if asked_form(options) or told_by_name(path)[0]:
                    found.append((path, relative))
                else:
                    unknown += 1
        else:
            found.append((name, "standard-input" if name == "-" else os.path.basename(name)))
    many = len(options.files) > 1 or any(map(is_input_folder, options.files))
    made_of = (into_folder if many or is_folder(options.output) else into_file)(found, options)
    keep_apart([source.name for source in made_of if source.name != "-"], written(made_of, options))
    return made_of, unknown


def written(made_of: list[Source], options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """What a run writes, each with the option that asks for it."""
    for source in made_of:
        yield source.output, "--output"
        if source.removed:
            yield source.removed, "--removed"
    for name in BESIDE:
        if path := getattr(options, name):
            yield path, f"--{name.replace('_', '-')}"


def is_folder(name: str) -> bool:
    """Whether an output of this name is a folder."""
    return name.endswith(("/", os.sep)) or os.path.isdir(name)


def is_input_folder(name: str) -> bool:
    """Whether an input of this name is a folder; an address says so itself, by a slash at its end."""
    return name.endswith("/") if is_remote(name) else os.path.isdir(name)


def walk(folder: str, within: str = "") -> Iterator[tuple[str, str]]:
    """Path, and name in the folder, of each file in it and below, in the order of their names; hidden ones aside. Links are followed, but not to a
    folder that they stand in.
    """
    here = os.path.join(folder, within)
    with os.scandir(here) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            name = os.path.join(within, entry.name)
            # A link that leads to itself is no folder, and an error to the entry.
            if not (os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()):
                yield os.path.join(folder, name), name
            elif not (entry.is_symlink() and is_within(os.path.realpath(here), os.path.realpath(entry.path))):
                yield from walk(folder, name)


def into_file(found: list[tuple[str, str]], options: argparse.Namespace) -> list[Source]:
    """One file, whose output has a name."""
    [(name, _)] = found
    for output in filter(None, (options.output, options.removed)):
        if is_same(output, name):
            raise SourceError(f"{output}: is the input; name another file")
    kind = form_of(name, options)
    told, packing = told_by_name(options.output)
    if told and told != kind and {told, kind} != {"text", "html"}:
        raise SourceError(f"{options.output}: the output has the form of the input, {kind}; name it accordingly, forms are not changed")
    about, removals_packing = told_by_name(options.removed or "")
    form = "jsonl" if kind in ("text", "html") else kind
    if about and about != form:
        raise SourceError(f"{options.removed}: the removals have the form {form}; name them accordingly")
    return [Source(name, made(kind, options, packing, removals_packing), options.output, options.removed or "")]


def into_folder(found: list[tuple[str, str]], options: argparse.Namespace) -> list[Source]:
    """Files whose outputs stand in a folder as they stand in theirs."""
    if os.path.exists(options.output) and not os.path.isdir(options.output):
        raise SourceError(f"{options.output}: is a file; several files need a folder to go to")
    if options.removed and os.path.exists(options.removed) and not os.path.isdir(options.removed):
        raise SourceError(f"{options.removed}: is a file; the removals of several files need a folder to go to")
    taken = {relative for _, relative in found}
    names: dict[str, str] = {}
    made_of = []
    for name, relative in found:
        kind, packing = form_of(name, options), told_by_name(relative)[1]
        output = as_text(relative, taken) if kind == "html" else relative
        other = names.get(relative) or (names.get(output) if kind == "html" else None)
        if other:
            raise SourceError(f"{output}: {other} and {name} would both go there; name the folders that hold them")
        names[relative] = names[output] = name
        taken.add(output)
        single = kind in ("text", "html")
        removed = os.path.join(options.removed, f"{relative}.jsonl" if single else relative) if options.removed else ""
        path = os.path.join(options.output, output)
        if is_same(path, name):
            raise SourceError(f"{path}: is the input; name another folder")
        made_of.append(Source(name, made(kind, options, packing, "" if single else packing), path, removed, optional=single))
    return made_of


def made(kind: str, options: argparse.Namespace, packing: str, removals_packing: str = "") -> Form:
    """The form with what the options say."""
    by_site = (options.profile or options.build_profile) and not options.site
    # A report shows sites where records name them; they need not.
    where = {"site_field": options.site_field, "site_needed": bool(by_site)} if by_site or options.report else {}
    return form_named(kind, field=options.field, html=options.html, packing=packing, removals_packing=removals_packing, **where)


def as_text(name: str, taken: set[str]) -> str:
    """The name of a page's text: "a.html" becomes "a.txt", or "a.html.txt" where there is an "a.txt"."""
    packing = next((extension for extension in PACKINGS if name.lower().endswith(extension)), "")
    stem = name.removesuffix(packing)
    changed = os.path.splitext(stem)[0] + ".txt" + packing
    return stem + ".txt" + packing if changed in taken else changed
