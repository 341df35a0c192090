"""Applying removals: merged votes become slices of lines, and the blank lines around a hole become one paragraph break."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter

from cleantext.document import Document, Removal, Result
from cleantext.errors import FilterError

#: Sorts votes by family, rule and span.
_ORDER = itemgetter(2, 3, 0, 1, 4)


class Cutter:
    """Cuts the snapshots of one cleaning, one after the other, and remembers what went."""

    def __init__(self) -> None:
        #: What went, as it was voted for.
        self.removals: list[Removal] = []
        self._first: Document | None = None

    def cut(self, document: Document, votes: Iterable[Removal]) -> Document:
        """The next snapshot: without what was voted against.

        Where votes overlap the longest counts, then the first by family and rule: never the order in which they came.

        Raises:
            FilterError: a vote is not for a whole line, a head or a tail.
        """
        if self._first is None:
            self._first = document
        whole: dict[int, Removal] = {}
        heads: dict[int, tuple[int, Removal]] = {}
        tails: dict[int, tuple[int, Removal]] = {}
        starts, ends, stripped = document.starts, document.ends, document.stripped
        for vote in sorted(votes, key=_ORDER):
            start, end = vote[:2]
            index = bisect_right(starts, start) - 1
            if index >= 0 and start == starts[index] and end == ends[index] and stripped[index]:
                whole.setdefault(index, vote)  # nearly every vote is against just one line
                continue
            index, start, end = place(document, vote)
            text = document.lines[index]
            head, tail = not text[:start].strip(), not text[end:].strip()
            if head and tail:
                whole.setdefault(index, document.removal(index, vote.family, vote.rule, vote.why))
            elif head and (index not in heads or end > heads[index][0]):
                heads[index] = (end, vote)
            elif tail and (index not in tails or start < tails[index][0]):
                tails[index] = (start, vote)
            elif not head and not tail:
                raise FilterError(f"{vote.rule} voted for a hole in the line {text[:60]!r}; only a whole line, its head or its tail can go")
        gone = set(whole)
        self.removals += whole.values()
        trimmed = {}
        for index in (heads.keys() | tails.keys()) - gone:
            start, end = self._trim(document, index, heads.get(index), tails.get(index))
            if start < end:
                trimmed[index] = (start, end)
            else:
                gone.add(index)
        return document.without(sorted(gone | set(spare_blanks(document.stripped, gone))), trimmed)

    def _remove(self, document: Document, index: int, vote: Removal, *, head: int | None = None, tail: int | None = None) -> None:
        self.removals.append(document.removal(index, vote.family, vote.rule, vote.why, head=head, tail=tail))

    def _trim(self, document: Document, index: int, head: tuple[int, Removal] | None, tail: tuple[int, Removal] | None) -> tuple[int, int]:
        """The slice of a line that is left between its trimmed head and tail; empty where no letter or digit is left."""
        text = document.lines[index]
        start = head[0] if head else 0
        end = max(start, tail[0]) if tail else len(text)
        left = text[start:end]
        vote = (head or tail or (0, None))[1]
        assert vote is not None
        if not any(map(str.isalnum, left)):
            self._remove(document, index, vote)
            return 0, 0
        if head:
            start += len(left) - len(left.lstrip())
            self._remove(document, index, head[1], head=start)
        if tail:
            end -= len(left) - len(left.rstrip())
            self._remove(document, index, tail[1], tail=end)
        return start, end

    def text(self, document: Document) -> str:
        """What is left, when no filter votes on this snapshot any more."""
        source = document.source
        if not self.removals and not document.changed:
            return source
        if self.removals and not any(document.stripped):
            return ""
        if document.repaired:
            return "".join(text + source[end:following] for text, end, following in pieces(document))
        gaps = list(joined(holes(document)))
        return "".join(source[end:start] for (_, end), (start, _) in zip([(0, 0), *gaps], [*gaps, (len(source), 0)], strict=True))

    def result(self, document: Document) -> Result:
        """The outcome, when no filter votes on this snapshot any more."""
        source, text = document.source, self.text(document)
        if not self.removals:
            return Result(text, (), source)
        gaps = joined(holes(document)) if text else [(0, len(source))]
        return Result(text, tuple(widened(sorted(self._placed()), gaps)), source)

    def _placed(self) -> Iterable[Removal]:
        """What went, of a page with paths: filters need not know of those, and only who asks what went waits for them."""
        first = self._first
        if first is None or not first.hints:
            return self.removals
        return (vote if vote.path else vote._replace(path=first.path(first.line_at(vote.start))) for vote in self.removals)


def holes(document: Document) -> Iterator[tuple[int, int]]:
    """The spans of the source that are in no line of the document and break no line of it."""
    source, starts, ends = document.source, document.starts, document.ends
    yield 0, starts[0]
    # Lines that one character parts have their line break between them; look only where more is missing.
    for index in [index for index, (end, start) in enumerate(zip(ends, islice(starts, 1, None), strict=False)) if start != end + 1]:
        stop, following = line_end(source, ends[index])
        yield ends[index], stop
        yield following, starts[index + 1]
    if document.terminated:
        stop, following = line_end(source, ends[-1])
        yield ends[-1], stop
        yield following, len(source)
    else:
        yield ends[-1], len(source)


def pieces(document: Document) -> Iterator[tuple[str, int, int]]:
    """The document's lines: text, and where in the source the line break that follows it begins and ends."""
    last = len(document.lines) - 1
    for index, (text, end) in enumerate(zip(document.lines, document.ends, strict=True)):
        yield (text, 0, 0) if index == last and not document.terminated else (text, *line_end(document.source, end))


def place(document: Document, vote: Removal) -> tuple[int, int, int]:
    """The line against which a vote goes, and the slice of that line's present text."""
    index = document.line_at(vote.start)
    if index >= 0 and vote.end <= document.line(index).end:
        start, end = document.offset_in_line(index, vote.start), document.offset_in_line(index, vote.end)
        if document.lines[index][start:end].strip():
            return index, start, end
    raise FilterError(
        f"{vote.rule} voted against {vote.start}:{vote.end}, which is not inside one line or holds no text; "
        "what went is in document.source still, but not in document.lines"
    )


def spare_blanks(lines: Sequence[str], gone: set[int]) -> Iterator[int]:
    """The blank lines that have to go too: of the breaks between two texts with a hole between them, all but the longest.

    At the top of the text the blank lines that follow a hole go, at the bottom those before one.
    """
    done = -1
    for hole in sorted(gone):
        if hole <= done:
            continue
        first = last = hole
        while first > 0 and (first - 1 in gone or not lines[first - 1]):
            first -= 1
        while last + 1 < len(lines) and (last + 1 in gone or not lines[last + 1]):
            last += 1
        done = last
        runs: list[list[int]] = [[]]
        for index in range(first, last + 1):
            if index in gone:
                runs.append([])
            else:
                runs[-1].append(index)
        stays = runs[0] if first == 0 else runs[-1] if last == len(lines) - 1 else max(runs, key=len)
        for run in runs:
            if run is not stays:
                yield from run


def line_end(source: str, end: int) -> tuple[int, int]:
    """Where in the source the break of the line that ends here, or was cut here, begins, and where the next line begins."""
    found = source.find("\n", end)
    if found < 0:
        return len(source), len(source)
    return (found - 1 if found > end and source[found - 1] == "\r" else found), found + 1


def widened(removals: Sequence[Removal], gaps: Iterable[tuple[int, int]]) -> Iterator[Removal]:
    """The removals, grown over the line breaks and blank lines that went with them, so that they fill the gaps exactly.

    Args:
        removals: in order.
        gaps: as `joined` gives them.
    """
    waiting = iter(removals)
    removal = next(waiting, None)
    for start, end in gaps:
        while removal and removal.start < end:
            following = next(waiting, None)
            stop = following.start if following and following.start < end else end
            yield Removal(start, stop, *removal[2:])
            start, removal = stop, following


def joined(gaps: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The gaps that are not empty, those that touch made one."""
    start = end = 0
    for gap in gaps:
        if gap[0] > end:
            if start < end:
                yield start, end
            start = gap[0]
        end = max(end, gap[1])
    if start < end:
        yield start, end
