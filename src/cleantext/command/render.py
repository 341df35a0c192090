"""What the command shows of a result: removals as JSON, a diff."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from cleantext.document import Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Unchanged lines shown around a change.
CONTEXT = 3
_RED, _GREEN, _CYAN, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[0m"


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


def diff(result: Result, name: str, *, colour: str) -> Iterator[str]:
    """A unified diff from the source to the cleaned text, made from the spans.

    Args:
        result: what a chain made of a text.
        name: of the text.
        colour: "always" or "never".
    """
    red, green, cyan, plain = (_RED, _GREEN, _CYAN, _PLAIN) if colour == "always" else ("", "", "", "")
    changes = list(changed_lines(result)) if result.text != result.source else []
    shown = {near for place, change in enumerate(changes) if change[0] != " " for near in range(place - CONTEXT, place + CONTEXT + 1)}
    if not shown:
        return
    yield f"--- {name}"
    yield f"+++ {name} (cleaned)"
    last = None
    for place, (sign, text, number) in enumerate(changes):
        if place not in shown:
            continue
        if last != place - 1:
            yield f"{cyan}@@ line {number} @@{plain}"
        last = place
        yield {"-": red, "+": green, " ": ""}[sign] + sign + text + (plain if sign != " " else "")


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
