"""How much the words of a line are those of furniture: a weight for each of `cleantext.model.shapes.tokens`, by its hash."""

from __future__ import annotations

import os
from functools import cache
from math import sqrt
from zlib import crc32

from cleantext.model.shapes import tokens

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

#: How many weights there are; the file holds each as a signed byte.
COUNT = 1 << 15
_MASK = COUNT - 1
FILE = os.path.join(os.path.dirname(__file__), "words.bin")


@cache
def weights() -> Sequence[int]:
    """The weights as they are shipped.

    Raises:
        OSError: the file is not there, or is not whole.
    """
    with open(FILE, "rb") as file:
        found = memoryview(file.read()).cast("b")
    if len(found) != COUNT:
        raise OSError(f"{FILE} holds {len(found)} bytes, not {COUNT}: install the package again")
    return found


def lexical(text: str, known: Sequence[int] | None = None) -> float:
    """The sum of the weights of a line's tokens over the root of their number; 0 for a line without letters and digits.

    Args:
        text: the line.
        known: other weights than those shipped.
    """
    if known is None:
        known = weights()
    found = tokens(text)
    if not found:
        return 0.0
    hashes = map(crc32, "\n".join(found).encode("utf-8", "surrogatepass").split(b"\n"))  # no token holds a line break
    return round(sum([known[number & _MASK] for number in hashes]) / sqrt(len(found)), 2)
