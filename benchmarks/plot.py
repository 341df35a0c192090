"""A plot as SVG, written by hand: what a cleaner removes against what it loses, a point for each."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from math import log10
from typing import NamedTuple

WIDTH, HEIGHT = 760, 480
#: The plotting area: left, top, right, bottom. Left of it stands the column of those that lose nothing.
LEFT, TOP, RIGHT, BOTTOM = 130, 50, 730, 420
NOTHING = 85
#: Percent at the ends of the logarithmic axis.
LEAST, MOST = 0.01, 100.0
#: Pixels a letter takes, and a line.
LETTER, LINE = 6.6, 15
STYLE = """
    text { font: 12px system-ui, sans-serif; fill: #1f2328 }
    .title { font-size: 15px; font-weight: 600 }
    .back { fill: #ffffff }
    .grid { stroke: #d0d7de; stroke-width: 1 }
    .ours { fill: #0b6bcb; stroke: #0b6bcb; stroke-width: 2 }
    .theirs { fill: #ffffff; stroke: #b3401a; stroke-width: 2 }
    .own { font-weight: 600 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .back { fill: #0d1117 }
      .grid { stroke: #3d444d }
      .ours { fill: #6cb6ff; stroke: #6cb6ff }
      .theirs { fill: #0d1117; stroke: #ff9d76 }
    }
"""


class Point(NamedTuple):
    """A cleaner.

    Attributes:
        name: the label.
        lost, removed: shares of the article's words lost and of the furniture removed, from 0 to 1.
        ours: whether it is the library.
    """

    name: str
    lost: float
    removed: float
    ours: bool


class Box(NamedTuple):
    """A label's place: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether both cover some place."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def x_of(lost: float) -> float:
    """Where a share of words lost stands."""
    percent = 100 * lost
    if percent <= 0:
        return NOTHING
    share = (log10(min(MOST, max(LEAST, percent))) - log10(LEAST)) / (log10(MOST) - log10(LEAST))
    return LEFT + share * (RIGHT - LEFT)


def y_of(removed: float) -> float:
    """Where a share of furniture removed stands."""
    return BOTTOM - removed * (BOTTOM - TOP)


def svg(title: str, points: Iterable[Point]) -> str:
    """The plot: upwards more furniture is removed, to the left less of the article is lost.

    It can be read in light and dark, without colours, and by a screen reader, to which each point is a sentence.

    Args:
        title: what was measured on.
        points: the cleaners.
    """
    shown = list(points)
    told = "; ".join(sentence(point) for point in shown)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        'aria-labelledby="title description">',
        f'  <title id="title">{escape(title)}</title>',
        f'  <desc id="description">{escape(told)}.</desc>',
        f"  <style>{STYLE}  </style>",
        f'  <rect class="back" width="{WIDTH}" height="{HEIGHT}"/>',
        f'  <text class="title" x="{NOTHING - 60}" y="26">{escape(title)}</text>',
        *axes(),
    ]
    taken = [Box(x_of(point.lost) - 7, y_of(point.removed) - 7, x_of(point.lost) + 7, y_of(point.removed) + 7) for point in shown]
    for point in shown:
        parts += drawn(point, taken)
    return "\n".join([*parts, "</svg>", ""])


def sentence(point: Point) -> str:
    """What a point says."""
    return f"{point.name} removes {100 * point.removed:.1f}% of the furniture and loses {100 * point.lost:.3g}% of the article's words"


def axes() -> list[str]:
    """The grid with its figures."""
    parts = []
    for percent in range(0, 101, 20):
        y = y_of(percent / 100)
        parts.append(f'  <line class="grid" x1="{NOTHING - 20}" y1="{y:.1f}" x2="{RIGHT}" y2="{y:.1f}"/>')
        parts.append(f'  <text x="{NOTHING - 26}" y="{y + 4:.1f}" text-anchor="end">{percent}%</text>')
    for label, percent in (("0", 0.0), ("0.01%", 0.01), ("0.1%", 0.1), ("1%", 1.0), ("10%", 10.0), ("100%", 100.0)):
        x = x_of(percent / 100)
        parts.append(f'  <line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{BOTTOM}"/>')
        parts.append(f'  <text x="{x:.1f}" y="{BOTTOM + 18}" text-anchor="middle">{label}</text>')
    below = "words of the article lost (less is better; logarithmic)"
    parts.append(f'  <text x="{(LEFT + RIGHT) / 2}" y="{BOTTOM + 42}" text-anchor="middle">{below}</text>')
    middle = (TOP + BOTTOM) / 2
    parts.append(f'  <text x="18" y="{middle}" text-anchor="middle" transform="rotate(-90 18 {middle})">furniture removed (more is better)</text>')
    return parts


def drawn(point: Point, taken: list[Box]) -> list[str]:
    """A point and its label, which goes where it covers nothing; what it covers is added to what is taken."""
    x, y = x_of(point.lost), y_of(point.removed)
    width = LETTER * len(point.name)
    places = [("start", x + 11, y + 4.0), ("end", x - 11, y + 4.0)]
    places += [(anchor, at, y + 4 + LINE * step) for step in (-1.0, 1.0, -2.0, 2.0, -3.0, 3.0) for anchor, at in (("start", x + 8), ("end", x - 8))]
    for anchor, at, base in places:
        left = at if anchor == "start" else at - width
        box = Box(left, base - LINE + 4, left + width, base + 3)
        if box.left > 4 and box.right < WIDTH - 4 and box.top > TOP - 8 and box.bottom < BOTTOM and not any(box.meets(other) for other in taken):
            break
    taken.append(box)
    shape = (
        f'<circle class="ours" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'
        if point.ours
        else f'<path class="theirs" d="M{x:.1f} {y - 6:.1f}L{x + 6:.1f} {y:.1f}L{x:.1f} {y + 6:.1f}L{x - 6:.1f} {y:.1f}Z"/>'
    )
    style = ' class="own"' if point.ours else ""
    label = f'    <text{style} x="{at:.1f}" y="{base:.1f}" text-anchor="{anchor}">{escape(point.name)}</text></g>'
    return [f"  <g><title>{escape(sentence(point))}</title>{shape}", label]
