"""What is said of a line to show why it is likely furniture: plain statements about its features."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice

from cleantext.model.features import NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

Row: TypeAlias = Mapping[str, float]
#: Each statement, and when it is true. How much each tells was measured where the trees were grown.
GROUNDS: dict[str, Callable[[Row], bool]] = {
    "a short line": lambda row: row["columns"] < 40,
    "no sentence": lambda row: row["ends"] in (0, 6, 7),
    "words of page furniture": lambda row: row["lexical"] > 20,
    "beside words of page furniture": lambda row: row["lexical-1"] > 20 or row["lexical+1"] > 20,
    "few of the article's words": lambda row: 0 <= row["in_prose"] < 0.25,
    "before the first paragraph": lambda row: row["prose_before"] == 0 and row["prose_after"] > 0,
    "after the last paragraph": lambda row: row["prose_after"] == 0 and row["prose_before"] > 0,
    "between two lines of furniture": lambda row: row["last_gone"] <= 2 and row["next_gone"] <= 2,
    "beside a line of furniture": lambda row: (row["last_gone"] == 1) != (row["next_gone"] == 1),
    "in a run of short lines": lambda row: row["run"] >= 5,
    "a phrase too weak alone": lambda row: row["weak"] > 0,
    "beside a phrase too weak alone": lambda row: row["weak_near"] > 0,
    "more capitals than the article": lambda row: row["capitals_above"] > 0.4,
    "a date or a time": lambda row: row["when"] > 0,
    "a link or a contact": lambda row: row["contact"] > 0,
    "signs of menus": lambda row: row["marks"] > 0,
    "there more than once": lambda row: row["copies"] > 1,
    "of one form with lines near it": lambda row: row["same_shape_near"] >= 3,
    "in a text with much furniture": lambda row: row["gone_share"] > 0.3,
}
#: How many are named.
MOST = 3


def telling(weights: Mapping[str, float]) -> list[tuple[str, Callable[[Row], bool]]]:
    """The statements that tell anything, those first that tell most.

    Args:
        weights: how much each tells.
    """
    known = [ground for ground in GROUNDS if weights.get(ground, 0.0) > 0]
    return [(ground, GROUNDS[ground]) for ground in sorted(known, key=lambda ground: (-weights[ground], ground))]


def strongest(row: tuple[float, ...], grounds: Iterable[tuple[str, Callable[[Row], bool]]]) -> list[str]:
    """The first of the statements that are true of the line.

    Args:
        row: the line's features.
        grounds: as `telling` gives them.
    """
    named = dict(zip(NAMES, row, strict=False))
    return [*islice((ground for ground, holds in grounds if holds(named)), MOST)]
