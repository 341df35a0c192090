"""The furniture at the head and at the tail of a line that holds a whole article: runs of pieces, each of them known as a line of its own.

At the tail a run begins where a sentence of the article has ended, and goes to the end of the line; inside it a capital, a sign or a space of a
script without capitals may begin a piece. At the head a run ends where nothing else can: after a full stop, or after words that no rule would
go on from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from cleantext.body import ends_sentence, is_name
from cleantext.closing import CONTACT
from cleantext.credit_search import last_credit
from cleantext.flat.pieces import (
    ASKING,
    CERTAIN,
    HEADING,
    HEADLINES,
    LONGEST,
    NAMING,
    SHORT,
    WEAK,
    Piece,
    Pieces,
    is_open,
    known_heads,
    may_end_before,
)
from cleantext.flat.seams import BOUNDARY, DATELINE, PARTING, UNFINISHED, opens_article, seams, size
from cleantext.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: Characters at the head of the line that may be furniture, and characters before the tail's that stay.
HEAD, STAYS = 400, 200
#: Characters of the article's last sentence before short pieces: items of a list are shorter.
LONG_SENTENCE = 40
#: Characters of a word that no sentence begins with: "Advertisement".
LONG_WORD = 8
#: Words of a short piece that goes alone.
FEWEST_SHORT = 3
#: Families that may follow a question: what answers one is the article's.
AFTER_QUESTION = frozenset({"legal", "wire", "credit"})


class Run(NamedTuple):
    """Pieces that follow each other: the first of them, the run of the others, and what the whole holds."""

    piece: Piece
    rest: Run | None
    certain: bool
    length: int

    def pieces(self) -> Iterator[Piece]:
        """All of them, in order."""
        run: Run | None = self
        while run:
            yield run.piece
            run = run.rest


class Runs:
    """Finds the runs of a line.

    Args:
        table: the rules.
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def tail(self, line: str, may_go: Collection[str] | None, known: dict[str, Sequence[int]]) -> Piece | None:
        """What stands after the article's last sentence, as one piece under the surest reason; None where it is not all known.

        Args:
            line: with nothing after its last character.
            may_go: the families that count; None for all.
            known: notes on texts.
        """
        end = len(line)
        pieces = Pieces(self.table, line, "end", may_go, known)
        reached: dict[int, Run | None] = {end: None}
        waiting = [-end]
        begun: dict[int, str] = {}
        while waiting:
            at = -heappop(waiting)
            rest = reached[at]
            places = list(seams(line, max(STAYS, at - LONGEST), at))
            begun.update(places)
            found = pieces.among([(seam.start, at) for seam in places])
            if at < end and (may_go is None or "credit" in may_go) and (credit := last_credit(line, at)) and credit.start >= STAYS:
                found.append(Piece(credit.start, at, CERTAIN, "credit", f"credit/{credit.form}", "says who made a picture", leads=False, number=-1))
                begun[credit.start] = begun.get(credit.start) or "."
            for start in headed(line, at):
                if heading := pieces.leading(start, at):
                    found.append(heading)
                    begun[start] = begun.get(start) or "."
            for piece in found:
                longer = Run(piece, rest, piece.grade == CERTAIN or (rest is not None and rest.certain), 1 + (rest.length if rest else 0))
                other = reached.get(piece.start)
                if other is None or (longer.certain, -longer.length) > (other.certain, -other.length):
                    if other is None:
                        heappush(waiting, -piece.start)
                    reached[piece.start] = longer
        for start in sorted(reached):
            if (run := reached[start]) is not None and self._follows(line, run, begun[start]):
                return whole(run)
        return None

    def head(self, line: str, may_go: Collection[str] | None, known: dict[str, Sequence[int]]) -> Piece | None:
        """What stands before the article's first sentence, as one piece under the surest reason; None where it is not all known.

        Takes what `tail` takes.
        """
        pieces = Pieces(self.table, line, "head", may_go, known)
        reached: dict[int, Run | None] = {0: None}
        waiting = [0]
        ends: dict[int, str] = {}
        while waiting:
            at = heappop(waiting)
            before = reached[at]
            places = [*seams(line, at, min(at + LONGEST, HEAD))]
            ends.update(places)
            for piece in pieces.among([(at, seam.start) for seam in places]):
                if not self._ends(line, piece, pieces, ends[piece.end]):
                    continue
                longer = Run(piece, before, piece.grade == CERTAIN or (before is not None and before.certain), 1 + (before.length if before else 0))
                other = reached.get(piece.end)
                if other is None or (longer.certain, -longer.length) > (other.certain, -other.length):
                    if other is None:
                        heappush(waiting, piece.end)
                    reached[piece.end] = longer
        for end in sorted(reached, reverse=True):
            if (
                (run := reached[end]) is not None
                and (ends[end] or (opens_article(line, end) and is_distinct(line, run.piece)))
                and (run.certain or stands_alone(line, [*run.pieces()]))
            ):
                return whole(run)
        return None

    def _ends(self, line: str, piece: Piece, pieces: Pieces, before: str) -> bool:
        """Whether the piece ends where the rule says, and not where a name or a headline happens to."""
        text = line[piece.start : piece.end].strip()
        if text[-1] in UNFINISHED or (not before and (inner := BOUNDARY.search(text)) and inner[0][0] not in ASKING):
            return False
        if piece.family == "byline" and DATELINE.match(line, piece.end) and not text.isupper():
            return True
        if not is_open(self.table, text, piece.number, pieces.known):
            return True
        if before:
            return not may_end_before(self.table, text, piece.number, pieces.known)
        shorter = known_heads(self.table, text, piece.number, pieces.known)
        return piece.family not in NAMING and not shorter and opens_article(line, piece.end, surely=True)

    def _follows(self, line: str, run: Run, before: str) -> bool:
        """Whether the article has ended before this run."""
        first = run.piece
        if not before and not (line[first.start] in PARTING and first.grade == CERTAIN):
            return False
        if first.grade == WEAK or (before in "?？؟" and before and first.family not in AFTER_QUESTION):
            return False
        if not run.certain and first.start - last_sentence(line, first.start) < LONG_SENTENCE:
            return False
        pieces = [*run.pieces()]  # of a long run not for each place where it may begin
        if first.family == "bio" and not describes_author(line, pieces):
            return False
        return run.certain or stands_alone(line, pieces)


def is_distinct(line: str, piece: Piece) -> bool:
    """Whether a piece at the head is no word with which the article may begin: "On", "Share"."""
    text = line[piece.start : piece.end].strip()
    if piece.family == "byline":
        return piece.grade == CERTAIN or DATELINE.match(line, piece.end) is not None
    return piece.grade >= SHORT and (size(text) > 1 or (piece.family == "ad" and len(text) >= LONG_WORD))


def last_sentence(line: str, end: int) -> int:
    """Where the sentence begins that ends here, not farther back than is looked."""
    start = max(0, end - LONG_SENTENCE)
    return max((seam.start for seam in seams(line, start, end) if seam.before), default=start)


def headed(line: str, end: int) -> list[int]:
    """Where a heading with headlines under it may begin that go to this end: at the last sentence that begins before it, or the one before
    ("Related … Old ferry sold").
    """
    found = [seam.start for seam in seams(line, max(STAYS, end - HEADLINES), end) if seam.before and seam.before not in "?!？！؟"]
    if len(found) > 1 and found[-1] - found[-2] <= HEADING:
        return found[-2:]
    return found[-1:]


def describes_author(line: str, pieces: Sequence[Piece]) -> bool:
    """Whether the first of these pieces is about somebody whom the article does not name, and is no address to write to alone."""
    text = line[pieces[0].start : pieces[0].end].strip()
    words = text.split()
    name = next((" ".join(pair) for pair in pairwise(words[:4]) if is_name(" ".join(pair))), "")
    if not name or any(part in line[: pieces[0].start] for part in (name, name.split()[-1].rstrip(",.;"))):
        return False
    return CONTACT.search(text) is None or (len(pieces) > 1 and pieces[1].family == "bio")


def whole(run: Run) -> Piece:
    """All pieces of a run as one, under the surest reason."""
    pieces = sorted(run.pieces())
    surest = max(pieces, key=lambda piece: piece.grade)
    return surest._replace(start=pieces[0].start, end=pieces[-1].end)


def stands_alone(line: str, pieces: Sequence[Piece]) -> bool:
    """Whether a run of short pieces is furniture: no sentence, but several words, after a sentence of the article or before one.

    One word alone is the heading of a list, two may be an item of one ("Sleep more. Read more"), unless both have capitals.
    """
    texts = {line[piece.start : piece.end].strip() for piece in pieces}
    if any(map(ends_sentence, texts)):
        return False
    longest = max((line[piece.start : piece.end].strip() for piece in pieces if piece.grade == SHORT), key=size, default="")
    if any(piece.grade == WEAK for piece in pieces):
        return size(longest) >= FEWEST_SHORT
    several = len({text.casefold() for text in texts}) > 1 and longest != ""
    return several or size(longest) >= FEWEST_SHORT or (size(longest) > 1 and not any(word[0].islower() for word in longest.split()))
