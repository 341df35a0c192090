"""Applying removals: merged votes become slices of lines, and the blank lines around a hole become one paragraph break."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cleantext.document import Document, Line, Removal, Result


class FilterError(Exception):
    """A filter raised, or voted against something that is not a line or the end of one; the message names the filter or the rule."""


class Cutter:
    """Cuts the snapshots of one cleaning, one after the other, and remembers what went."""

    def __init__(self) -> None:
        self._removals: list[Removal] = []

    def cut(self, document: Document, votes: Iterable[Removal]) -> Document:
        """The next snapshot: without what was voted against.

        Where votes overlap the longest counts, then the first by family and rule: never the order in which they came.

        Raises:
            FilterError: a vote is not for a whole line, a head or a tail.
        """
        whole: dict[int, Removal] = {}
        heads: dict[int, tuple[int, Removal]] = {}
        tails: dict[int, tuple[int, Removal]] = {}
        for vote in sorted(votes, key=lambda vote: (vote.family, vote.rule, vote)):
            index, start, end = place(document, vote)
            text = document.lines[index]
            head, tail = not text[:start].strip(), not text[end:].strip()
            if head and tail:
                whole.setdefault(index, vote)
            elif head and (index not in heads or end > heads[index][0]):
                heads[index] = (end, vote)
            elif tail and (index not in tails or start < tails[index][0]):
                tails[index] = (start, vote)
            elif not head and not tail:
                raise FilterError(f"{vote.rule} voted for a hole in the line {text[:60]!r}; only a whole line, its head or its tail can go")
        kept = []
        for index, text in enumerate(document.lines):
            if index in whole:
                self._remove(document, index, whole[index])
            elif index in heads or index in tails:
                start, end = self._trim(document, index, heads.get(index), tails.get(index))
                if start < end:
                    kept.append((index, start, end))
            else:
                kept.append((index, 0, len(text)))
        return document.with_lines(list(collapsed(document.lines, kept)))

    def _remove(self, document: Document, index: int, vote: Removal, *, head: int | None = None, tail: int | None = None) -> None:
        self._removals.append(document.removal(index, vote.family, vote.rule, vote.why, head=head, tail=tail))

    def _trim(
        self, document: Document, index: int, head: tuple[int, Removal] | None, tail: tuple[int, Removal] | None
    ) -> tuple[int, int]:
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

    def result(self, document: Document) -> Result:
        """The outcome, when no filter votes on this snapshot any more."""
        source = document.source
        removals = sorted(self._removals)
        lines = list(document) if removals or document.changed else []
        if not lines and not removals:
            return Result(source, (), source)
        if not any(line.text.strip() for line in lines):
            return Result("", tuple(widened(removals, [(0, len(source))])), source)
        text, gaps = [], []
        at = 0
        for line in lines:
            gaps.append((at, line.start))
            stop, at = line_end(source, line)
            gaps.append((line.end, stop))
            text += [line.text, source[stop:at]]
        if not document.terminated:
            at = stop
            text.pop()
        gaps.append((at, len(source)))
        return Result("".join(text), tuple(widened(removals, gaps)), source)


def place(document: Document, vote: Removal) -> tuple[int, int, int]:
    """The line against which a vote goes, and the slice of that line's present text."""
    index = document.line_at(vote.start)
    if index >= 0 and vote.end <= document.line(index).end:
        start, end = document.offset_in_line(index, vote.start), document.offset_in_line(index, vote.end)
        if document.lines[index][start:end].strip():
            return index, start, end
    raise FilterError(f"{vote.rule} voted against {vote.start}:{vote.end}, which is not inside one line or holds no text")


def collapsed(lines: Sequence[str], kept: Sequence[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """What is kept, with the blank lines on both sides of a hole reduced to the longer of the two breaks.

    At the top of the text the blank lines that follow a hole go, at the bottom those before one.
    """
    runs: list[list[tuple[int, int, int]]] = [[]]  # the blank lines since the last text, a new run after each hole
    expected = 0
    top = True
    for slice_ in kept:
        if slice_[0] != expected:
            runs.append([])
        expected = slice_[0] + 1
        if not lines[slice_[0]].strip():
            runs[-1].append(slice_)
            continue
        yield from runs[0] if top else max(runs, key=len)
        yield slice_
        runs, top = [[]], False
    if expected != len(lines):
        runs.append([])
    yield from runs[-1]


def line_end(source: str, line: Line) -> tuple[int, int]:
    """Where in the source the line's end begins, and where the next line begins."""
    found = source.find("\n", line.end)
    if found < 0:
        return len(source), len(source)
    return (found - 1 if found > line.end and source[found - 1] == "\r" else found), found + 1


def widened(removals: Sequence[Removal], gaps: Iterable[tuple[int, int]]) -> Iterator[Removal]:
    """The removals, grown over the line breaks and blank lines that went with them, so that they fill the gaps exactly."""
    waiting = iter(removals)
    removal = next(waiting, None)
    for start, end in joined(gaps):
        while removal and removal.start < end:
            following = next(waiting, None)
            stop = following.start if following and following.start < end else end
            yield removal._replace(start=start, end=stop)
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
