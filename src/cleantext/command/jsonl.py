"""JSON lines: find one field's value in a line and replace it, leaving every other byte of the line as it is."""

from __future__ import annotations

import json

from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Digits of the longest number that Python converts; longer ones are handed on all the same.
_DIGITS = 4300
_DECODER = json.JSONDecoder(parse_int=lambda digits: int(digits) if len(digits) < _DIGITS else digits)
_SPACE = pattern(r"[ \t\r]*+")
_SURROGATE = pattern("[\ud800-\udfff]")
#: An escape that tells how a writer escapes: the controls up to U+001F are always escaped.
_ESCAPED = pattern(r"\\u(?!00[01])")


class RecordError(ValueError):
    """A line is not a JSON object with this field; the message says what is wrong."""


def members(line: str) -> dict[str, tuple[Any, int, int]]:
    """The members of the JSON object in this line: for each key the value and its span.

    Raises:
        RecordError: the line is no JSON object.
    """

    def skip(at: int, sign: str) -> int:
        at = blank(at)
        if line[at : at + 1] != sign:
            raise RecordError(f"not a JSON object: {sign!r} expected at column {at + 1}")
        return blank(at + 1)

    def blank(at: int) -> int:
        return _SPACE.match(line, at).end()  # type: ignore[union-attr]

    try:
        at = skip(0, "{")
        found: dict[str, tuple[Any, int, int]] = {}
        while line[at : at + 1] != "}":
            if found:
                at = skip(at, ",")
            key, at = _DECODER.raw_decode(line, at)
            if not isinstance(key, str):
                raise RecordError(f"not a JSON object: a key expected at column {at}")
            start = skip(at, ":")
            value, end = _DECODER.raw_decode(line, start)
            found[key] = (value, start, end)
            at = blank(end)
    except json.JSONDecodeError as error:
        raise RecordError(f"not a JSON object: {error.msg.removesuffix(' at')} at column {error.colno}") from None
    except RecursionError:
        raise RecordError("not a JSON object that can be read: nested too deeply") from None
    if line[at + 1 :].strip():
        raise RecordError(f"more than one JSON value: text after column {at + 1}")
    return found


def text_of(record: dict[str, tuple[Any, int, int]], field: str, option: str = "--field") -> str | None:
    """The field's text; None where it is null.

    Args:
        record: as `members` gives it.
        field: its name.
        option: with which another is chosen.

    Raises:
        RecordError: the field is missing or holds something else.
    """
    if field not in record:
        raise RecordError(f"no field {field!r}; the record has {', '.join(map(repr, list(record)[:8])) or 'none'} (choose with {option})")
    value = record[field][0]
    if value is not None and not isinstance(value, str):
        raise RecordError(f"field {field!r} holds {type(value).__name__}, not text")
    return value


def replaced(line: str, span: tuple[int, int], text: str) -> str:
    """The line with this text in place of the value at this span, escaped as the value was."""
    before = line[span[0] : span[1]]
    value = json.dumps(text, ensure_ascii=before.isascii() and _ESCAPED.search(before) is not None)
    # Surrogates come from escapes, which stay escapes, or from bytes that are no UTF-8, which stay bytes.
    raw = set(_SURROGATE.findall(before))
    value = _SURROGATE.sub(lambda found: found[0] if found[0] in raw else f"\\u{ord(found[0]):04x}", value)
    return line[: span[0]] + value + line[span[1] :]
