"""What the lines of list items begin with: a dash, or the number that a browser would show."""

from __future__ import annotations

import re

from lxml import etree

_ROMAN = list(zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split(), strict=True))


class Markers:
    """The next number of each list of a page."""

    def __init__(self) -> None:
        self._counts: dict[int, tuple[int, int, str | None]] = {}

    def marker(self, item: etree._Element, around: int, tag: str) -> str:
        """What the line of a list item begins with.

        Args:
            item: the list item.
            around: the index of the element around it.
            tag: the name of that element.
        """
        if tag != "ol":
            return "- "
        number, step, kind = self._counts.get(around) or counting(item.getparent())
        number = as_number(item.get("value"), number)
        self._counts[around] = number + step, step, kind
        return f"{as_marker(number, item.get('type') or kind)}. "


def counting(numbered: etree._Element | None) -> tuple[int, int, str | None]:
    """Of a numbered list: the first number, the step from one to the next, and how they are written."""
    if numbered is None:
        return 1, 1, None
    if numbered.get("reversed") is None:
        return as_number(numbered.get("start"), 1), 1, numbered.get("type")
    return as_number(numbered.get("start"), sum(item.tag == "li" for item in numbered)), -1, numbered.get("type")


def as_marker(number: int, kind: str | None) -> str:
    """The number of a list item in the form that the list's attribute "type" asks for: "3", "c", "C", "iii", "III"."""
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord(kind) + letter) + letters
        return letters
    if kind in ("i", "I") and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            roman += sign * count
        return roman.upper() if kind == "I" else roman
    return str(number)


def as_number(value: str | None, otherwise: int) -> int:
    """The value of an attribute that is a small number, else the other one."""
    return int(value) if value and re.fullmatch(r"-?[0-9]{1,6}", value) else otherwise
