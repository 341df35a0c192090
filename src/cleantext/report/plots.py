"""Bars and tables: plots whose figures stand beside them, for eyes and for readers of screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.report.marked import family_class
from cleantext.report.signs import escaped, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple


class Row(NamedTuple):
    """A row of a table with bars.

    Attributes:
        name: what it is about, as HTML.
        value: the length of its bar; 0 for none.
        figures: its figures, as text.
        family: in whose colour the bar is; "" for none.
    """

    name: str
    value: float
    figures: Sequence[str]
    family: str = ""


def bar(value: float, most: float, family: str = "") -> str:
    """A bar, which says no more than the figure beside it."""
    width = 100 * value / most if most else 0
    kind = f" {family_class(family)}" if family else ""
    return (
        f'<svg class="bar{kind}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect width="{width:.2f}" height="10"/></svg>'
    )


def table(caption: str, heads: Sequence[str], rows: Sequence[Row], most: float | None = None) -> Iterator[str]:
    """A table: the name, its bar, its figures.

    Args:
        caption: what it shows.
        heads: of the column of names, and of those of the figures.
        rows: in order.
        most: what a bar of full length stands for; None for the largest value.
    """
    most = max((row.value for row in rows), default=0) if most is None else most
    yield f'<div class="scroll" tabindex="0" role="region" aria-label="{plain(caption)}"><table><caption>{escaped(caption)}</caption>\n<thead><tr>'
    yield f'<th scope="col">{escaped(heads[0])}</th><td class="plot"></td>'
    yield "".join(f'<th scope="col" class="figure">{escaped(head)}</th>' for head in heads[1:]) + "</tr></thead>\n<tbody>\n"
    for row in rows:
        yield f'<tr><th scope="row">{row.name}</th><td class="plot">{bar(row.value, most, row.family)}</td>'
        yield "".join(f'<td class="figure">{escaped(figure)}</td>' for figure in row.figures) + "</tr>\n"
    yield "</tbody></table></div>\n"


def stack(parts: Iterable[tuple[str, float]], whole: float, label: str) -> str:
    """One bar of all: what went by family, then what stays.

    Args:
        parts: families and their amounts.
        whole: of which they are parts.
        label: what it says, for those who do not see it.
    """
    at = 0.0
    rects = []
    for family, value in parts:
        width = 100 * value / whole if whole else 0
        rects.append(f'<rect class="{family_class(family)}" x="{at:.2f}" width="{width:.2f}" height="10"/>')
        at += width
    return f'<svg class="stack" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{plain(label)}">{"".join(rects)}</svg>\n'


def swatch(family: str) -> str:
    """A family's name beside its colour."""
    return f'<span class="swatch {family_class(family)}">{escaped(family)}</span>'


def counted(number: int, noun: str) -> str:
    """The number with its noun.

    >>> counted(1, "record"), counted(1200, "record"), counted(0, "record")
    ('1 record', '1,200 records', '0 records')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"


def percent(part: float, whole: float) -> str:
    """A share as text, with as many digits as it takes to tell it from nothing.

    >>> percent(1, 3), percent(1, 3000), percent(1, 30_000), percent(0, 5), percent(0, 0)
    ('33%', '0.03%', '<0.01%', '0%', '0%')
    """
    share = 100 * part / whole if whole else 0
    if 0 < share < 0.01:
        return "<0.01%"
    return f"{share:.0f}%" if share >= 10 or not share else f"{share:.1f}%" if share >= 1 else f"{share:.2f}%"
