"""Second and later copies of captions, headlines and passages that the scrape printed twice.

People repeat on purpose: refrains, interview questions, list items, quotations, table rows, times in a live blog. A copy is taken for an
accident only on one of these grounds, each of which the purposeful repeats lack:

* headline: the text's first line again, right under it or in words that do not end a sentence;
* twin: a line of caption length again right after itself;
* copy: a line of caption length again a few lines further down, as in galleries;
* passage: three lines or more again in the same order, with prose among them.

Questions, quotations, list items, table rows, code and lines between verses are never copies on the first three grounds; a sentence that comes
back far down is the writer's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cleantext.body import columns, distinct, filled
from cleantext.document import Document, Removal
from cleantext.items import BULLET, CERTAIN
from cleantext.patterns import pattern

#: Columns (wide characters count two) from which a line is caption length: shorter ones are refrains, speakers, dates, scores.
#: Source: the repeated lines of reference bodies of the dev corpora; see docs/duplicates.md.
TWIN, COPY, PROSE = 40, 60, 80
#: A headline's words; a shorter first line may be a section or a date.
HEADLINE_WORDS = 4
#: Lines under the first within which it is printed again as a headline, whatever it looks like.
TOP = 3
#: Lines between a caption and its copy at most; live blogs and reference pages repeat whole sentences further apart.
NEAR = 6
#: Columns that a passage printed twice has at least.
PASSAGE = 200
#: A line that comes back more often than this comes back on purpose.
MOST_COPIES = 3
WHY = {
    "headline": "repeats the headline",
    "twin": "repeats the line before it",
    "copy": "repeats a line that stands further up",
    "passage": "belongs to a passage that was printed twice",
}
_QUOTES = "\"'“”„«»‘’‚‹›「『《(（["
#: Source code and program output.
_CODE = pattern(r"\w\(\w*\)|->|=>|[=:]=|\(\w+=|[{}\\]|\w_\w|//")
#: A row of a table holds so many numbers.
_NUMBER, MOST_NUMBERS = pattern(r"\d+"), 4
#: What a quotation ends with that is a sentence: no headline, even where it opens the text.
_STOPS = ".!。！।"
_ENDS = ".!?…。！？؟।:;,"


class Duplicates:
    """Vote against later copies; the first copy stays."""

    def __repr__(self) -> str:
        return "Duplicates()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        return ((f"dup/{case}", "dup", why) for case, why in WHY.items())

    def __call__(self, document: Document) -> Iterator[Removal]:
        stripped = document.stripped
        if len(distinct(document)) == len(stripped) - stripped.count(""):
            return
        lines = [*filter(None, stripped)]
        seen = set(lines)
        further = [line for line in lines if line not in seen or seen.remove(line)]  # type: ignore[func-returns-value]
        opening = lines[0]
        if not any(len(line) * 2 >= TWIN and columns(line) >= TWIN for line in further) and opening not in further:
            return  # menus, buttons, dates: too short for any ground
        places, counts = filled(document), Counter(further)
        first: dict[str, int] = {}
        before = {place: first.setdefault(line, place) for place, line in enumerate(lines) if line in counts}
        copies = [place for place, origin in before.items() if origin != place]
        passages = set(passage_copies(lines, before, copies))
        fragments = document.fragments(CERTAIN)
        for place in copies:
            fragment = places[place] in fragments
            case = "passage" if place in passages else None if fragment else ground(lines, before, place, counts[lines[place]] + 1)
            if case:
                yield document.removal(places[place], "dup", f"dup/{case}", WHY[case])


def ground(lines: Sequence[str], before: Mapping[int, int], place: int, count: int) -> str | None:
    """On what ground the line at this place counts as an accidental copy of the one at ``before[place]``, if on any."""
    line, origin = lines[place], before[place]
    if origin and len(line) < TWIN // 2:
        return None
    headline = origin == 0 and len(line.split()) >= HEADLINE_WORDS
    if headline and place <= TOP and count == 2 and line[-1] not in "?？؟" and not (line[0] in _QUOTES and line.rstrip(_QUOTES)[-1:] in _STOPS):
        return "headline"
    width = columns(line)
    twin = origin == place - 1 and width >= TWIN and count == 2
    near = width >= (PROSE if line[-1] in _ENDS else COPY) and count <= MOST_COPIES and place - origin <= NEAR
    if not (headline or twin or near) or not copyable(line) or in_verse(lines, place) or lines[place - 1][-1] in ":：?？؟":
        return None
    if headline and line[-1] not in _ENDS and not all(columns(beside) < COPY for beside in neighbours(lines, place)):
        return "headline"
    return "twin" if twin else "copy" if near else None


def copyable(line: str) -> bool:
    """Whether the line is of a kind that nobody repeats on purpose: no question, quotation, list item, table row, speaker or time."""
    return not (
        line[0] in _QUOTES
        or not any(map(str.isalnum, line))
        or line[-1] in "?？؟;{}"
        or "\t" in line
        or _CODE.search(line)
        or " | " in line
        or line[0].isdigit()
        or len(_NUMBER.findall(line)) >= MOST_NUMBERS
        or BULLET.match(line + " ")
        or re.match(r"[^\W\d_]{1,20}(?: [^\W\d_]{1,20})?[:：]", line)
    )


def in_verse(lines: Sequence[str], place: int) -> bool:
    """Whether the neighbours on both sides are short and unfinished, as in verse, lists and tables."""
    around = neighbours(lines, place)
    return len(around) >= 2 and all(columns(line) < COPY and line[-1] not in ".!?。" for line in around)


def neighbours(lines: Sequence[str], place: int) -> list[str]:
    """The two lines before and the two after, less further copies."""
    return [lines[k] for k in (place - 2, place - 1, place + 1, place + 2) if 0 <= k < len(lines) and lines[k] != lines[place]]


def is_prose(line: str) -> bool:
    """Whether the line is long enough for a paragraph, and no list item or code."""
    return columns(line) >= PROSE and not BULLET.match(line) and not _CODE.search(line)


def passage_copies(lines: Sequence[str], before: Mapping[int, int], copies: Sequence[int]) -> Iterator[int]:
    """The places of lines that belong to the second printing of a passage."""
    start = 0
    for at in range(1, len(copies) + 1):
        here = copies[at - 1]
        if at < len(copies) and copies[at] == here + 1 and before[here + 1] == before[here] + 1:
            continue
        run = copies[start:at]
        start = at
        if len(run) >= 3:
            texts = [lines[place] for place in run]
            if sum(map(columns, texts)) >= PASSAGE and sum(map(is_prose, texts)) >= 2:
                yield from run
