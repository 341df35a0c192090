"""The values that travel through a chain: Document, Line, Item, Removal, Result.

All of them are immutable. Offsets are code points of the text as it was given, half open:
``source[start:end]``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from cleantext.errors import wrong_type
from cleantext.hints import Hint, Page
from cleantext.items import CERTAIN, Item, find_items, is_broken
from cleantext.markdown import gap, may_be_marked, seen
from cleantext.notes import Notes
from cleantext.results import Removal, Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from cleantext.records import NamedTuple


__all__ = ["Document", "Item", "Line", "Removal", "Result"]


class Line(NamedTuple):
    """One line of a document: its text as it stands now, and where it lies in the source.

    ``source[start:end]`` is the line as it was given. It differs from ``text`` only where repair changed a character.
    """

    text: str
    start: int
    end: int


class Document:
    """An immutable snapshot of a text, as filters see it.

    A line ends at ``"\\n"`` alone (``"\\r\\n"`` counts as one end): form feeds, U+2028 and the like stay inside their line.

    Attributes:
        source: the whole text as it was given, before any repair or removal.
        lines: the lines that are there now, without their ends.
        notes: what filters have found out about single lines, handed on from snapshot to snapshot.
        memory: what filters have found out about this snapshot. Neither may hold anything that the text and the filter do not determine.
        hints: of a text that comes from HTML, what the page says of each line, None for a blank one; else empty.
        page: of a text that comes from HTML, what the page says of itself; else None.
    """

    __slots__ = ("_ends", "_origins", "_starts", "hints", "lines", "memory", "notes", "page", "source", "terminated")

    _starts: Sequence[int] | None
    _ends: Sequence[int] | None
    _origins: dict[int, Sequence[int]]
    source: str
    lines: tuple[str, ...]
    terminated: bool
    notes: Notes
    memory: dict[Any, Any]
    hints: tuple[Hint | None, ...]
    page: Page | None

    def __init__(self, source: str, *, page: Page | None = None, hints: tuple[Hint | None, ...] = ()) -> None:
        if not isinstance(source, str):
            raise TypeError(wrong_type(source))
        lines = source.split("\n")
        terminated = len(lines) > 1 and not lines[-1]
        if terminated:
            lines.pop()
        starts = None
        if "\r" in source:
            starts = line_starts(lines)
            ended = len(lines) if terminated else len(lines) - 1
            lines = [line[:-1] if line[-1:] == "\r" else line for line in lines[:ended]] + lines[ended:]
        self._set(source, tuple(lines), starts, None, {}, terminated=terminated, notes=Notes(len(lines)), page=page, hints=hints)

    def _set(
        self,
        source: str,
        lines: tuple[str, ...],
        starts: Sequence[int] | None,
        ends: Sequence[int] | None,
        origins: dict[int, Sequence[int]],
        **rest: Any,
    ) -> None:
        at = {"_starts": starts, "_ends": ends, "_origins": origins}
        self.__setstate__({"source": source, "lines": lines, **at, **rest})

    def __getstate__(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__ if name != "memory"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "memory", {})

    @classmethod
    def from_html(cls, markup: Any) -> Document:
        """The text of a page, every line of it, with hints: `cleantext.markup.pages.document`.

        Args:
            markup: a page or a piece of one: str, bytes in any encoding, a BeautifulSoup or lxml tree. Trees are only read.

        Raises:
            TypeError: it is nothing of these.
        """
        from cleantext.markup.pages import document  # lxml is loaded for those who have HTML

        return document(markup)

    def path(self, index: int) -> str:
        """Of a text that comes from HTML, the element that holds this line, as a CSS selector; else empty."""
        hint = self.hints[index] if self.hints else None
        return hint.path if hint else ""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Document does not change: {name} was to be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Document does not change: {name} was to be deleted")

    def __repr__(self) -> str:
        return f"<Document: {len(self.lines)} lines, {len(self.source)} characters given>"

    @property
    def starts(self) -> Sequence[int]:
        """Offset in the source of the first character of each line."""
        if self._starts is None:
            object.__setattr__(self, "_starts", line_starts(self.lines))
        return self._starts or ()

    @property
    def ends(self) -> Sequence[int]:
        """Offset in the source of the end of each line, before its line break."""
        found: Sequence[int] | None = self._ends or self.memory.get("ends")
        if found is None:
            found = self.memory["ends"] = tuple(map(int.__add__, self.starts, map(len, self.lines)))
        return found

    @property
    def repaired(self) -> bool:
        """Whether the text of a line is no longer its slice of the source."""
        return bool(self._origins)

    @property
    def changed(self) -> bool:
        """Whether a line was repaired, trimmed or taken since the text was given."""
        return self._ends is not None

    def line(self, index: int) -> Line:
        """The line at this index, with its span."""
        text, start = self.lines[index], self.starts[index]
        return Line(text, start, start + len(text) if self._ends is None else self._ends[index])

    def __iter__(self) -> Iterator[Line]:
        return (self.line(index) for index in range(len(self.lines)))

    @property
    def stripped(self) -> tuple[str, ...]:
        """The lines without white space around them and marks of Markdown (`cleantext.markdown`); `lines` itself where there is neither."""
        found: tuple[str, ...] | None = self.memory.get("stripped")
        if found is None:
            stripped = tuple(map(seen if self._may_be_marked else str.strip, self.lines))
            found = self.memory["stripped"] = self.lines if stripped == self.lines else stripped
        return found

    @property
    def _may_be_marked(self) -> bool:
        return self.repaired or may_be_marked(self.source)

    @property
    def items(self) -> tuple[Item, ...]:
        """The passages that are broken over several lines: bullets with indented continuation lines, hard-wrapped paragraphs."""
        if "items" not in self.memory:
            stripped = tuple(map(str.strip, self.lines)) if self._may_be_marked else self.stripped
            self.memory["items"] = find_items(self.lines, stripped, self.stripped)
        found: tuple[Item, ...] = self.memory["items"]
        return found

    def fragments(self, least: int = 2) -> frozenset[int]:
        """The indexes of the lines that are only a part of a hard-wrapped paragraph, of at least so many lines or plainly broken."""
        key = "fragments", least
        if key not in self.memory:
            lines, paragraphs = self.stripped, [item for item in self.items if item.wrapped]
            # One long paragraph, or two of two lines that are plainly broken, show that a text is wrapped.
            hard = any(item.last - item.first + 1 >= CERTAIN for item in paragraphs)
            hard = hard or sum(is_broken(*lines[item.first : item.first + 2]) for item in paragraphs) > 1
            broken = (item for item in paragraphs if item.last - item.first + 1 >= least or is_broken(*lines[item.first : item.first + 2], hard=hard))
            self.memory[key] = frozenset(index for item in broken for index in range(item.first, item.last + 1))
        found: frozenset[int] = self.memory[key]
        return found

    def line_at(self, offset: int) -> int:
        """The index of the line in which this offset of the source lies."""
        return bisect_right(self.starts, offset) - 1

    def removal(self, index: int, family: str, rule: str, why: str, *, head: int | None = None, tail: int | None = None) -> Removal:
        """A vote against a line, or against its head or its tail.

        Args:
            index: which line.
            family, rule, why: as in `Removal`.
            head: take only ``line[:head]``.
            tail: take only ``line[tail:]``.
        """
        start, end = self.starts[index], self.ends[index]
        origin = self._origins.get(index)
        if head is not None:
            end = origin[head] if origin else start + head
        elif tail is not None:
            start = origin[tail] if origin else start + tail
        return Removal(start, end, family, rule, why, self.path(index))

    def taking(self, index: int, family: str, rule: str, why: str, start: int, end: int) -> Iterator[Removal]:
        """The vote against ``stripped[index][start:end]``, all of it, its head or its tail; none where a cut would part a link of Markdown."""
        line, stripped = self.lines[index], self.stripped[index]
        if start == 0 and end == len(stripped):
            yield self.removal(index, family, rule, why)
            return
        at, lead = start or end, len(line) - len(line.lstrip())
        cut = (lead + at, lead + at) if stripped == line.strip() else gap(line, at)
        if cut:
            yield self.removal(index, family, rule, why, tail=cut[0]) if start else self.removal(index, family, rule, why, head=cut[1])

    def offset_in_line(self, index: int, offset: int) -> int:
        """Where in the line's present text an offset of the source lies: what `removal` did, undone."""
        origin = self._origins.get(index)
        if origin is None:
            return offset - self.starts[index]
        return max(0, min(bisect_right(origin, offset) - 1, len(self.lines[index])))

    def without(self, dropped: Sequence[int], trimmed: dict[int, tuple[int, int]]) -> Document:
        """A new snapshot without some lines, and with only a slice of others.

        Args:
            dropped: indexes of lines, rising.
            trimmed: for a line's index the slice of its present text that stays.
        """
        lines, starts, ends, origins = list(self.lines), list(self.starts), list(self.ends), dict(self._origins)
        for index, (head, tail) in trimmed.items():
            origin, start = origins.get(index), starts[index]
            starts[index], ends[index] = (origin[head], origin[tail]) if origin else (start + head, start + tail)
            lines[index] = lines[index][head:tail]
            if origin:
                origins[index] = origin[head : tail + 1]
        gone = set(dropped)
        moved = {index - bisect_left(dropped, index): origin for index, origin in origins.items() if index not in gone}
        notes = self.notes.moved(dropped, trimmed)
        hints = tuple(without(list(self.hints), dropped)) if self.hints else ()
        return self._next(tuple(without(lines, dropped)), without(starts, dropped), without(ends, dropped), moved, notes, hints)

    def with_repairs(self, repairs: Mapping[int, tuple[str, Sequence[int]]]) -> Document:
        """A new snapshot with some lines' text replaced.

        Args:
            repairs: for a line's index, its new text and the origin of each of its characters: ``len(text) + 1`` offsets into the line's
                present text, never falling, the last one its length.
        """
        lines, origins = list(self.lines), dict(self._origins)
        for index, (text, offsets) in repairs.items():
            before, start = origins.get(index), self.starts[index]
            origins[index] = [before[k] if before else start + k for k in offsets]
            lines[index] = text
        return self._next(tuple(lines), self.starts, self.ends, origins, self.notes.moved((), repairs), self.hints)

    def _next(
        self,
        lines: tuple[str, ...],
        starts: Sequence[int],
        ends: Sequence[int],
        origins: dict[int, Sequence[int]],
        notes: Notes,
        hints: tuple[Hint | None, ...],
    ) -> Document:
        document = object.__new__(Document)
        document._set(self.source, lines, starts, ends, origins, terminated=self.terminated, notes=notes, page=self.page, hints=hints)
        return document


def line_starts(lines: Sequence[str]) -> tuple[int, ...]:
    """The offset of each line in a text that holds these lines, one character between them."""
    return tuple(accumulate(map((1).__add__, map(len, lines)), initial=0))[: len(lines)]


def without(values: list[Any], dropped: Sequence[int]) -> list[Any]:
    """The list without the values at these rising places."""
    kept: list[Any] = []
    at = 0
    for place in dropped:
        kept += values[at:place]
        at = place + 1
    return kept + values[at:]
