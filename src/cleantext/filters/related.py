"""Headlines of other articles: what stands under a heading such as "Related" or "Read also"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence

from cleantext.body import columns, ends_sentence, is_headline, own_prose, prose
from cleantext.document import Document, Removal
from cleantext.items import NARROWEST, is_broken
from cleantext.patterns import pattern
from cleantext.table import Table

#: What stands with a headline in a list of articles: a section, a date, an author, a number of minutes.
LABEL = 40
#: Columns from which a headline in the middle of an article cannot be its own next sub-heading.
NO_SUBHEADING = 45
#: Most headlines that follow one heading in the middle of an article.
MOST_WITHIN = 6
#: Paragraphs before a list of teasers at least, the share of the article that they are, and headlines in the list at least.
FEWEST_BEFORE, LEAST_BEFORE, FEWEST_TEASERS = 3, 0.6, 2
#: Columns of such a paragraph at most.
TEASER = 300
#: A headline alone in the middle of an article: its words and columns at least, so many in an article at most, which has so many paragraphs at least.
LONE_WORDS, LONE_COLUMNS, MOST_LONE, FEWEST_PARAGRAPHS = 8, 50, 2, 8
#: So many at most where all are in capitals only, with so many words at least in one that stands beside two such.
MOST_SHOUTED, SHOUTED_WORDS = 4, 5
#: So many short lines between paragraphs at most, sentences among them.
MOST_SHORT = 12
#: How the ids of rules end that know a player with the length of a recording.
PLAYER = "/player-times"
#: Words that headlines write small.
_SMALL = pattern(
    "(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|but|as|is|are|was|be|vs|over|after|into|its|it|not|no|than|that|off|out|up|via|amid)",
    re.IGNORECASE,
)
#: Two sentences: a caption.
_SENTENCES = pattern(r"[a-z][.!?] |[。！？]")
_WORD = pattern(r"[^\W\d_][\w’'-]*")
WHY = {
    "teaser": "stands under the heading of a list of other articles",
    "recording": "is the title of a recording, right under its length",
    "lone-headline": "is a headline between two paragraphs of an article that has no headings of its own",
}


class Related:
    """Vote against the headlines under a heading that leads a list of other articles.

    Under a heading in the middle of an article only headlines go that are too long for a sub-heading, and only up to the next paragraph; after
    the article's last paragraph all headlines and labels go. A headline with capitals on all its words that stands alone between two paragraphs goes
    where the article has no headings: no heading of its own is so long, and none comes alone; of headlines in capitals only, several go. So does the
    title of a recording, right under its length.

    Args:
        table: the rules, of which some are such headings (``leads = "teasers"``).
    """

    def __init__(self, table: Table) -> None:
        self.table = table

    def __repr__(self) -> str:
        return "Related()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        return ((f"related/{case}", "related", why) for case, why in WHY.items())

    def __call__(self, document: Document) -> Iterator[Removal]:
        taken = self.table.certain(document)
        leads = sorted(index for index, numbers in taken.items() if any(self.table.row(number).leads for number in numbers))
        lines, paragraphs = document.stripped, prose(document)
        last = max(own_prose(document, taken), default=-1) if leads else -1
        fragments = sorted(document.fragments()) if leads else []
        done = -1
        for lead in leads:
            if lead <= done:
                continue
            # A part of a hard-wrapped paragraph looks like a headline.
            broken = bisect_right(fragments, lead)
            until = fragments[broken] if broken < len(fragments) else len(lines)
            # An article that goes on after one such heading has others.
            ahead = lines if until == len(lines) else lines[:until]
            alone = ahead is lines and leads == [lead]
            found = (alone and rest_of_page(lines, lead, taken, paragraphs)) or teasers(
                lines if until == len(lines) else lines[:until], lead, within=lead < last
            )
            if lead < last and len(found) > 1 and has_headings(lines, paragraphs, {*taken, *found}):
                found.pop()  # the last of several before a paragraph may be the next of them
            done = max(done, *found, lead)
            for index in found:
                if index not in taken:
                    yield document.removal(index, "related", "related/teaser", WHY["teaser"])
        for index in lone_headlines(lines, paragraphs):
            yield document.removal(index, "related", "related/lone-headline", WHY["lone-headline"])
        for index, numbers in taken.items():
            if self.table.row(numbers[0]).id.endswith(PLAYER) and index + 1 not in taken and is_title_under(lines, index):
                yield document.removal(index + 1, "related", "related/recording", WHY["recording"])


def rest_of_page(lines: Sequence[str], lead: int, taken: Container[int], paragraphs: Sequence[int]) -> list[int]:
    """The indexes of all lines under a heading, if they are teasers: headlines with a paragraph under some of them, and no article that goes on.

    Args:
        lines: a document's lines, without the white space around them.
        lead: the index of the heading.
        taken: the lines that rules take.
        paragraphs: the indexes of those that are prose.
    """
    own = [index for index in paragraphs if index not in taken]
    before = [index for index in own if index < lead]
    if len(before) < FEWEST_BEFORE or sum(len(lines[index]) for index in before) < LEAST_BEFORE * sum(len(lines[index]) for index in own):
        return []
    found = [index for index in range(lead + 1, len(lines)) if lines[index] and index not in taken]
    under = set(own[len(before) :])
    # Teasers alternate with titles, dates and links: in an article that goes on, paragraphs follow each other.
    if any(index in under and (place == 0 or found[place - 1] in under) for place, index in enumerate(found)):
        return []
    if len(under) < FEWEST_TEASERS or found[-1] in under or any(columns(lines[index]) > TEASER for index in under):
        return []  # the article's last paragraphs
    between = range(min(under), max(under))
    if has_headings(lines, before, taken) or not any(index in taken or (lines[index] and is_label(lines[index])) for index in between):
        return []  # a list whose entries have headings, or sections of the article
    return found if sum(is_headline(lines[index]) for index in found) >= FEWEST_TEASERS else []


def teasers(lines: Sequence[str], lead: int, *, within: bool) -> list[int]:
    """The indexes of the headlines under a heading, with the labels among them.

    Args:
        lines: a document's lines, without the white space around them.
        lead: the index of the heading.
        within: the article goes on after them.
    """
    found = []
    for index in range(lead + 1, len(lines)):
        line = lines[index]
        if not line:
            continue
        if within and (not is_headline(line) or columns(line) < NO_SUBHEADING):
            break
        if not within and not is_headline(line) and not is_label(line):
            break
        if len(line) >= NARROWEST and index + 1 < len(lines) and lines[index + 1] and is_broken(line, lines[index + 1]):
            break  # a sentence goes on below
        found.append(index)
        if within and len(found) > MOST_WITHIN:
            return []
    return found


def has_headings(lines: Sequence[str], paragraphs: Sequence[int], others: Container[int]) -> bool:
    """Whether a line that may be a heading of the article stands right before one of its paragraphs; the other lines are none."""
    own = frozenset(paragraphs)
    for index in paragraphs[1:]:
        before = next(place for place in range(index - 1, -1, -1) if lines[place])
        if before not in others and before not in own and is_headline(lines[before]):
            return True
    return False


def lone_headlines(lines: Sequence[str], paragraphs: Sequence[int]) -> list[int]:
    """The indexes of headlines of other articles between the paragraphs of an article that has no headings."""
    if len(paragraphs) < FEWEST_PARAGRAPHS:
        return []
    first, last = paragraphs[0], paragraphs[-1]
    if not 0 < last + 1 - first - lines[first:last].count("") - len(paragraphs) <= MOST_SHORT:
        return []
    known = set(paragraphs)
    between = [index for index in range(first, last) if lines[index] and index not in known and not is_short_sentence(lines[index])]
    sure = [index for index in between if is_capitalised(lines[index])]
    if len(sure) == len(between) <= MOST_LONE:
        return between
    if len(sure) < 2 or len(between) > MOST_SHOUTED:
        return []
    return between if all(lines[index].isupper() and len(_WORD.findall(lines[index])) >= SHOUTED_WORDS for index in between) else []


def is_title_under(lines: Sequence[str], index: int) -> bool:
    """Whether the line right below, with a blank line or nothing under it, is a headline: the title of the recording whose length stands here."""
    block = lines[index + 1 : index + 3]
    return any(block[:1]) and not any(block[1:]) and is_headline(block[0])


def is_short_sentence(line: str) -> bool:
    """Whether the line is a sentence, no question and no cry: too short for a paragraph, and no heading."""
    return ends_sentence(line) and line.rstrip("\"'”’")[-1:] == "." and line.count(" ") >= 2 and not line.isupper() and not line[0].isdigit()


def is_capitalised(line: str) -> bool:
    """Whether the line is a long headline, all of whose words are capitalised; a question may be the article's own."""
    words = _WORD.findall(line)
    large = [word for word in words if not _SMALL.fullmatch(word)]
    return (
        len(words) >= LONE_WORDS
        and columns(line) >= LONE_COLUMNS
        and is_headline(line)
        and line[0].isalnum()
        and line.count(",") < 2
        and ": " not in line[:20]
        and not _SENTENCES.search(line)
        and line[-1] not in "?!"
        and sum(word[0].isupper() for word in large) >= len(large) - 1
    )


def is_label(line: str) -> bool:
    """Whether the line may stand between headlines: short, and no sentence."""
    return columns(line) <= LABEL and not ends_sentence(line) and re.search(r"[\"“”„«»]", line) is None
