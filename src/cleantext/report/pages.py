"""The pages: what stands around a document, or around what a run found out."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from cleantext.families import FAMILIES
from cleantext.report.marked import by_family, counts, family_class, marked
from cleantext.report.plots import counted, percent, stack
from cleantext.report.signs import escaped, plain
from cleantext.report.stories import Story, called
from cleantext.version import __version__

STYLE = os.path.join(os.path.dirname(__file__), "report.css")
#: What a reader of the page can look at, by the id of the switch.
VIEWS = (("marked", "Marked"), ("cleaned", "Cleaned"), ("given", "Original"))
NOTE = (
    "A family that is not ticked shows as if nothing of it had gone. Cleaning with <code>--keep</code> can differ a little: rules look at what stands"
    " around a line."
)


def frame(title: str, side: Iterable[str], body: Iterable[str]) -> Iterator[str]:
    """A whole page.

    Args:
        title: what it is about.
        side: what stays in sight: switches, contents.
        body: all else.
    """
    with open(STYLE, encoding="utf-8") as file:
        style = file.read()
    # Nothing is loaded and no script runs, whatever the texts hold; of styles only this one counts.
    policy = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'; base-uri 'none'; form-action 'none'"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="referrer" content="no-referrer">\n<meta name="generator" content="cleantext {__version__}">\n'
        f"<title>{plain(title)}</title>\n<style>{style}</style>\n</head>\n"
        '<body>\n<a class="skip" href="#content">To the text</a>\n'
    )
    yield '<div class="page">\n<aside class="side" aria-label="Legend and switches">\n'
    yield from side
    yield '</aside>\n<main id="content" tabindex="-1">\n'
    yield from body
    yield f"</main>\n</div>\n<footer><p>Made by cleantext {__version__}. This page holds no script and loads nothing.</p></footer>\n"
    yield "</body>\n</html>\n"


def switches(families: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Which view is shown, and which families count as gone.

    Args:
        families: each with its number of removals.
    """
    yield '<div class="switches">\n<fieldset class="views"><legend>View</legend>\n'
    for name, label in VIEWS:
        checked = " checked" if name == "marked" else ""
        yield f'<label><input type="radio" name="view" id="view-{name}" autocomplete="off"{checked}><span>{label}</span></label>\n'
    yield "</fieldset>\n"
    known: dict[str, int] = {}
    for family, count in families:
        family = family if family in FAMILIES else "other"
        known[family] = known.get(family, 0) + count
    if known:
        yield '<fieldset class="families"><legend>Removed families</legend>\n'
        for family, count in known.items():
            yield f'<label class="{family_class(family)}" title="{plain(FAMILIES[family])}">'
            yield f'<input type="checkbox" id="cut-{family}" autocomplete="off" checked><span class="name">{family}</span> '
            yield f'<span class="count">{count:,}</span></label>\n'
        yield f'</fieldset>\n<p class="hint">{NOTE}</p>\n'
    yield "</div>\n"


def article(story: Story) -> Iterator[str]:
    """The page of one document."""
    name = called(story.place)
    yield from frame(f"{name} – what went", switches(by_family(story)), about(story, name))


def about(story: Story, name: str) -> Iterator[str]:
    """One document with its counts."""
    yield f'<header>\n<p class="kicker">cleantext report</p>\n<h1 dir="auto">{escaped(name)}</h1>\n'
    yield from summary(story)
    yield '</header>\n<article aria-label="The text, with what went struck through">\n'
    yield from marked(story, "d0")
    yield "</article>\n"


def summary(story: Story) -> Iterator[str]:
    """The counts of a document."""
    found = counts(story)
    families = [family for family, _ in by_family(story)]
    if not story.removals:
        yield f'<p class="lead">Nothing went: {counted(found.lines, "line")} and {counted(found.words, "word")} stay.</p>\n'
    else:
        trimmed = f", {found.lines_trimmed:,} trimmed" if found.lines_trimmed else ""
        yield '<dl class="totals">\n'
        yield figure("Lines", f"{found.lines_gone:,} of {found.lines:,} removed{trimmed}", f"{found.lines - found.lines_gone:,} kept")
        share = percent(found.words_gone, found.words)
        yield figure("Words", f"{found.words_gone:,} of {found.words:,} removed ({share})", f"{found.words - found.words_gone:,} kept")
        yield "</dl>\n"
        amounts: dict[str, int] = {}
        for removal in story.removals:
            amounts[removal.family] = amounts.get(removal.family, 0) + removal.end - removal.start
        said = ", ".join(f"{family} {percent(amounts[family], len(story.source))}" for family in families)
        yield stack([(family, amounts[family]) for family in families], len(story.source), f"Of the characters went: {said}")
    if story.left_out:
        yield f'<p class="hint">A long document: {story.left_out:,} characters in its middle are not shown and not counted here.</p>\n'
    if story.mended:
        yield '<p class="hint">Broken characters in what stays were mended; here they stand as they were.</p>\n'


def figure(name: str, gone: str, kept: str) -> str:
    """What went and what stays of something."""
    return f"<div><dt>{name}</dt><dd>{gone}</dd><dd>{kept}</dd></div>\n"
