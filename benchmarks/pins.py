"""Figures that may not get worse: ``pins.toml``, read, compared with what is measured, and written.

A figure whose name begins with "lost" or "left" is the better the lower it is, every other one the higher; "documents" says how many texts a set has,
and may not change. Better figures are pinned without asking. A worse one is pinned only with a sentence that stands in CHANGELOG.md, and the file
keeps, for good, what was lowered and that sentence. It holds a digest of all that, so that a figure changed by hand is noticed.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "pins.toml"
CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"
#: Documents of a set: other texts, not better or worse ones.
SIZE = "documents"
#: So begin the names of the project's own sets, which are measured whenever anything is.
OWN = "own: "

Figures = Mapping[str, Mapping[str, float]]


class Change(NamedTuple):
    """A figure that is not what is pinned.

    Attributes:
        set, figure: which one.
        was, now: what is pinned and what was measured; None for one that is not there.
    """

    set: str
    figure: str
    was: float | None
    now: float | None

    @property
    def worse(self) -> bool:
        """Whether it may not be pinned without a reason."""
        if self.was is None:
            return False
        if self.now is None or self.figure == SIZE:
            return True
        return self.now > self.was if self.figure.startswith(("lost", "left")) else self.now < self.was

    def __str__(self) -> str:
        was, now = ("nothing" if value is None else f"{value:g}" for value in (self.was, self.now))
        return f"{self.set}: {self.figure}: {was} -> {now}{' WORSE' if self.worse else ''}"


class Lowered(NamedTuple):
    """A figure that was pinned lower, and why.

    Attributes:
        set, figure, was, now: as in `Change`; now is "nothing" for one that is measured no more.
        changelog: a sentence of CHANGELOG.md.
    """

    set: str
    figure: str
    was: float
    now: float | str
    changelog: str


class Pins(NamedTuple):
    """What is pinned, by set and name of the figure, and what was ever lowered."""

    figures: dict[str, dict[str, float]]
    lowered: list[Lowered]

    @property
    def digest(self) -> str:
        """Of all of it."""
        held = json.dumps([self.figures, self.lowered], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(held.encode()).hexdigest()[:32]


def read(file: Path) -> Pins:
    """The pins; none where there is no file.

    Raises:
        ValueError: the file was changed by hand.
    """
    if not file.exists():
        return Pins({}, [])
    held = tomllib.loads(file.read_text(encoding="utf-8"))
    figures = {name: {figure: float(value) for figure, value in table.items()} for name, table in held.get("figures", {}).items()}
    found = Pins(figures, [Lowered(**one) for one in held.get("lowered", [])])
    if held.get("digest") != found.digest:
        raise ValueError(f"{file} was changed by hand: take it back, and pin with `python benchmarks/accuracy.py --pin [--lower SENTENCE]`")
    return found


def text(pins: Pins) -> str:
    """The pins as a file."""
    parts = ["# Figures that may not get worse: made by `python benchmarks/accuracy.py --pin`, never edited.", f'digest = "{pins.digest}"']
    for name, table in sorted(pins.figures.items()):
        parts += ["", f"[figures.{_toml(name)}]", *(f"{_toml(figure)} = {value:.15g}" for figure, value in sorted(table.items()))]
    for one in pins.lowered:
        parts += ["", "[[lowered]]", *(f"{field} = {_toml(value)}" for field, value in one._asdict().items())]
    return "\n".join([*parts, ""])


def _toml(value: str | float) -> str:
    """A string or a number as TOML has it: as JSON, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def changes(pins: Pins, found: Figures) -> Iterator[Change]:
    """What is not as it is pinned, of the sets that were measured; one of the project's own that was not is gone."""
    for name in sorted({*found, *(name for name in pins.figures if name.startswith(OWN))}):
        pinned, table = pins.figures.get(name, {}), found.get(name, {})
        for figure in sorted({*pinned, *table}):
            was, now = pinned.get(figure), table.get(figure)
            if was != now:
                yield Change(name, figure, was, now)


def pinned(pins: Pins, found: Figures, why: str | None, changelog: str) -> Pins:
    """The pins after a measurement.

    Args:
        pins: as they are.
        found: what was measured; other sets stay as they are pinned.
        why: why figures are lowered, as a sentence of the changelog; None if none may be.
        changelog: the text of CHANGELOG.md.

    Raises:
        ValueError: a figure is worse, and no reason is given, or the reason does not stand in the changelog.
    """
    worse = [change for change in changes(pins, found) if change.worse]
    if worse and why is None:
        raise ValueError(f"{len(worse)} figures got worse: mend it, or say why in CHANGELOG.md and quote the sentence with --lower")
    if worse and not told(why or "", changelog):
        raise ValueError(f"{why!r} does not stand in CHANGELOG.md: write there what users lose, and quote it, 20 characters of it at least")
    lowered = [Lowered(one.set, one.figure, one.was or 0.0, "nothing" if one.now is None else one.now, why or "") for one in worse]
    others = {name: table for name, table in pins.figures.items() if not name.startswith(OWN)}
    figures = {**others, **{name: dict(table) for name, table in found.items()}}
    return Pins(figures, [*pins.lowered, *lowered])


def untold(pins: Pins, changelog: str) -> list[str]:
    """The sentences for which figures were lowered that stand in the changelog no more."""
    return [*dict.fromkeys(one.changelog for one in pins.lowered if not told(one.changelog, changelog))]


def told(sentence: str, changelog: str) -> bool:
    """Whether a sentence stands in the changelog, however its lines are broken."""
    plain = " ".join(sentence.split())
    return len(plain) >= 20 and plain in " ".join(changelog.split())
