"""A text as the model sees it: its lines in their order, those that rules took among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count, repeat

from cleantext.document import Document
from cleantext.markdown import seen as shown
from cleantext.results import Removal
from cleantext.rows import Row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple


class Seen(NamedTuple):
    """The lines of a text that are not blank, in order; one of which a part is gone stands here as what stays and what went.

    Attributes:
        texts: what each says, without the white space around it.
        taken: the family of what rules took, "" for a line that stays.
        blanks: how many blank lines stand before each.
        weak: what rules say of a line that stays: the family of one that is too weak there, "" for none; a heading of other articles' list
            has the family and "*".
        places: the index in the document of each line that stays, -1 of what went.
    """

    texts: Sequence[str]
    taken: Sequence[str]
    blanks: Sequence[int]
    weak: Sequence[str]
    places: Sequence[int]


def seen(document: Document, removals: Sequence[Removal], verdicts: Mapping[int, Row]) -> Seen:
    """What the model sees.

    Args:
        document: the snapshot on which no rule votes any more.
        removals: what went before it, in any order.
        verdicts: the strongest rule that matches a line of it, though it may not take it there, by the line's index.
    """
    source, starts, ends = document.source, document.starts, document.ends
    entries = [entry for entry in zip(starts, ends, document.stripped, repeat(""), count(), strict=False) if entry[2]]
    if removals:
        went = [(vote.start, vote.end, shown(source[vote.start : vote.end]), vote.family, -1) for vote in removals]
        entries += [entry for entry in went if entry[2]]  # what was repaired may be white space as it was given
        entries.sort()
    begin, end, texts, taken, places = zip(*entries, strict=True) if entries else ((), (), (), (), ())
    gaps = zip((0, *end), begin, strict=False)
    blanks = [max(0, source.count("\n", before, start) - 1) if start - before > 1 else 0 for before, start in gaps]
    said = {index: f"{row.family}*" if row.leads else row.family for index, row in verdicts.items()}
    return Seen(texts, taken, blanks, [said.get(index, "") for index in places] if said else [""] * len(entries), places)
