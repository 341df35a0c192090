"""What the command shows of a result: removals as JSON, a diff."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cleantext.command.terminal import BOLD, CYAN, DIM, GREEN, PLAIN, RED, fitted, padded, signed, visible, width
from cleantext.document import Removal, Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Unchanged lines shown around a change.
CONTEXT = 3
#: The share of a terminal's columns that texts take before their reasons at most: longer lines have their reasons behind them. Columns between.
TEXTS, BETWEEN = 0.6, 3
#: Columns of a reason that is cut: of fewer nothing could be read, and it goes on in the terminal's next row.
LEAST = 24


def explained(result: Result, place: Mapping[str, Any]) -> Iterator[str]:
    """Each removal as one JSON object."""
    for record in explanations(result, place):
        yield json.dumps(record, ensure_ascii=True)


def explanations(result: Result, place: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Each removal: where it was, what it is, why, and its words; of a page also the element."""
    for removal in result.removals:
        span = result.source[removal.start : removal.end]
        line = result.source.count("\n", 0, removal.end - len(span.lstrip())) + 1
        record = {**place, "line": line, **removal._asdict(), "text": result.removed_text(removal)}
        if not removal.path:  # a text has no elements
            del record["path"]
        yield record


def diff(result: Result, name: str, *, colour: str, columns: int = 0) -> Iterator[str]:
    """A unified diff from the source to the cleaned text, made from the spans.

    Args:
        result: what a chain made of a text.
        name: of the text.
        colour: "always" or "never": with colours, what went of a line that is trimmed stands out, and the reasons stand beside it.
        columns: of the terminal, which obeys no character of the text; 0 for none, and for no reasons.
    """
    changes = list(changed_lines(result)) if result.text != result.source else []
    shown = {near for place, change in enumerate(changes) if change[0] != " " for near in range(place - CONTEXT, place + CONTEXT + 1)}
    if not shown:
        return
    painter = Painter(result, columns) if colour == "always" else None
    plain = visible if columns else str
    for line in (f"--- {name}", f"+++ {name} (cleaned)"):
        yield painter.head(line) if painter else plain(line)
    last = None
    for place, (sign, text, number) in enumerate(changes):
        if place not in shown:
            continue
        if last != place - 1:
            yield f"{CYAN}@@ line {number} @@{PLAIN}" if painter else f"@@ line {number} @@"
        last = place
        yield painter.line(sign, text, number) if painter else plain(sign + text)


class Painter:
    """Colours the lines of a diff, and sets the reasons beside what went.

    Args:
        result: what a chain made of the text.
        columns: of the terminal; 0 for no reasons.
    """

    def __init__(self, result: Result, columns: int) -> None:
        self.columns = columns
        self.gone = by_line(result)
        lines = result.source.split("\n")
        widths = [width(f"-{visible(lines[number - 1])}") for number in self.gone] if columns else []
        self.reasons_at = max((taken for taken in widths if taken <= TEXTS * columns), default=0) + BETWEEN

    def head(self, line: str) -> str:
        """A line about the whole."""
        return f"{BOLD}{visible(line)}{PLAIN}"

    def line(self, sign: str, text: str, number: int) -> str:
        """A line of the text."""
        if sign != "-":
            return f"{GREEN}+{visible(text)}{PLAIN}" if sign == "+" else f" {visible(text)}"
        found = self.gone.get(number, [])
        taken = sum(end - start for start, end, _ in found)
        if not found or taken >= len(text.strip()):
            painted = f"{RED}-{visible(text)}{PLAIN}"
        else:
            parts, at, shown = [("-", RED)], 0, text.removesuffix("\r")
            for start, end, _ in found:
                parts += [(shown[at:start], DIM), (shown[start:end], RED)]
                at = end
            painted = "".join(f"{code}{signed(part)}{PLAIN}" for part, code in [*parts, (shown[at:], DIM)] if part)
        return painted + self.reason(found, width(f"-{visible(text)}"))

    def reason(self, found: list[tuple[int, int, Removal]], taken: int) -> str:
        """The families and reasons of a line that takes so many columns."""
        if not self.columns or not found:
            return ""
        said = dict.fromkeys(f"{removal.family}: {removal.why}" for _, _, removal in found)
        spaces = max(self.reasons_at - taken, BETWEEN)
        left = self.columns - taken - spaces
        note = visible("; ".join(said))
        return f"{padded('', spaces)}{DIM}{fitted(note, left) if left >= LEAST else note}{PLAIN}"


def by_line(result: Result) -> dict[int, list[tuple[int, int, Removal]]]:
    """What went of each line, by its number: start and end in the line, and the removal, for the words and not for blank lines around them."""
    source, found = result.source, dict[int, list[tuple[int, int, Removal]]]()
    number, at = 1, 0
    for removal in result.removals:
        text = source[removal.start : removal.end]
        start, end = removal.start + len(text) - len(text.lstrip()), removal.start + len(text.rstrip())
        while start < end:
            number += source.count("\n", at, start)
            at = start
            begin = source.rfind("\n", 0, start) + 1
            stop = source.find("\n", start, end)
            stop = end if stop < 0 else stop
            if source[start:stop].strip():
                found.setdefault(number, []).append((start - begin, stop - begin, removal))
            start = stop + 1
    return found


def changed_lines(result: Result) -> Iterator[tuple[str, str, int]]:
    """The source's lines: ("-", gone), ("+", what is left of it or what it was mended to) or (" ", kept), each with its number.

    Every line that stays, in part or whole, is one line of the cleaned text, in the same order.
    """
    source, spans, cleaned = result.source, result.kept, iter(result.text.split("\n"))
    lines = source.split("\n")
    start = at = 0
    for number, line in enumerate(lines, 1):
        end = start + len(line)
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        near = [span for span in spans[at : at + 3] if span[0] < max(end, start + 1)]
        left = "".join(source[max(first, start) : min(last, end)] for first, last in near)
        # A blank line stays where its line break does, any other with its words; what follows the last line break stays with that break.
        last_piece = number == len(lines) > 1 and not line
        stays = result.text.endswith("\n") if last_piece else bool(left.strip()) if line.strip() else bool(near)
        out = next(cleaned, line) if stays else None
        if out == line:
            yield " ", line, number
        else:
            yield "-", line, number
            if out is not None:
                yield "+", out, number
        start = end + 1
