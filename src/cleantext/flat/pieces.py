"""How sure it is that a slice of a long line is furniture: what a rule, a form or the grammar of credits says of it as a line of its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from cleantext.body import TOPIC, columns, ends_sentence
from cleantext.flat.seams import BOUNDARY, UNFINISHED, is_balanced, opens_article, seams, size
from cleantext.fold import characters
from cleantext.listings import MEASURES
from cleantext.patterns import pattern
from cleantext.rows import Row
from cleantext.table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from cleantext.records import NamedTuple

#: How much a piece says: nothing by itself; something in a run that holds a certain one; too short to go alone; enough.
WEAK, CARRIED, SHORT, CERTAIN = range(4)
#: Words of a certain piece at least: a shorter one may be the writer's.
FEWEST_WORDS = 4
#: Characters of the longest piece.
LONGEST = 300
#: Columns and words of an exclamation at most.
EXCLAMATION, MOST_EXCLAIMED = 40, 5
#: Characters of a heading of other articles, and of the headlines under it with it, at most.
HEADING, HEADLINES = 60, 600
#: Measures, prices, results, speech: no headlines.
_LISTED = pattern(rf"{MEASURES}|[;“”«»]|[$€£]\d|\b\d{{1,3}}-\d{{1,3}}\b")
#: Families whose pieces need no other beside them, and those that only go along; the others' look like sentences of an article.
ALONE = frozenset({"promo", "ui", "related", "ad", "share", "legal", "wire", "credit"})
WITH_OTHERS = frozenset({"nav", "byline", "bio"})
#: A word that no pattern has, to see whether a rule goes on with any word whatever.
_ANY_WORD = "Xq"
#: Words that are taken off for that, at most: a rule's gap may be full.
LESS = 3
#: Signs that end a sentence within a headline or a message, too.
ASKING = frozenset("?!？！؟")
#: Families whose lines begin with names.
NAMING = frozenset({"wire", "bio", "byline"})
FEWEST_BYLINE = 3
_NOTICE, _BRACKETED = pattern(r"(?:copyright\b|copr\. )?\W{0,2}[©ⓒ]|copyright\b", re.IGNORECASE), pattern(r"[(\[][^()\[\]]*[)\]]\.?")
_YEARS = r"(?:199\d|20\d\d)(?: ?[-–—/] ?(?:20)?\d\d)?"
_OWNER = r"[^\W\d_][\w.,&'’ |/-]{0,70}"
#: What stands under an article without a word to look for (see `cleantext.filters.stamps`): a notice of the years since there are pages, and an
#: author's letters with an agency's. By family the id, the reason and the form.
STAMPS = {
    "legal": (
        "stamps/copyright-notice",
        "is the copyright notice under a page",
        pattern(rf"[©ⓒ] ?(?:copyright )?(?:{_YEARS}(?:[ ,.|:-]+{_OWNER})?|{_OWNER}[ ,]{_YEARS})[.|]?", re.IGNORECASE),
    ),
    "byline": ("stamps/initials", "is the author's initials", pattern(r"\([a-zß-öø-ÿ]{2,4}(?:/[^\W\d_]{2,8}){1,3}\)")),
}
SIGNS = frozenset("©ⓒ(")
#: A time of day, which no article begins with.
_CLOCK = pattern(r"\b\d{1,2}[:.h]\d\d\b")


class Piece(NamedTuple):
    """A slice of a line that is known, how sure that is, and the family, id and reason of what knows it."""

    start: int
    end: int
    grade: int
    family: str
    rule: str
    why: str
    leads: bool
    number: int


def goes_on(row: Row, text: str) -> bool:
    """Whether a sentence of the article came along behind a lead to another article: a headline has no full stop.

    Args:
        row: the rule that takes the text.
        text: stripped.
    """
    return row.family == "related" and ": " in text and text[-1] in ".。"


def is_exclamation(sentence: str) -> bool:
    """Whether a sentence before what a rule knows is so short that it may belong to it: "Stay informed."."""
    return columns(sentence) <= EXCLAMATION and size(sentence) <= MOST_EXCLAIMED


def begins_anyhow(table: Table, text: str, number: int, known: dict[str, Sequence[int]], *, head: bool) -> bool:
    """Whether a headline or a sentence of the article may be the text's beginning, since the rule takes any words there.

    Names are beginnings that say enough, and © is. After a sentence of the article only a headline may have come along, or what ends in "?".
    """
    family, inner = table.row(number).family, BOUNDARY.search(text)
    suspect = head or family == "related" or (inner is not None and inner[0][0] in ASKING)
    if not suspect or family in NAMING or _NOTICE.match(text):
        return False
    probes = [f"{_ANY_WORD} {text}", f"{_ANY_WORD} {text.partition(' ')[2]}"]
    table.matching(probes, known)
    return any(number in known[probe] for probe in probes)


def known_heads(table: Table, text: str, number: int, known: dict[str, Sequence[int]]) -> list[int]:
    """Where in the text a capital begins, no sentence, and the rule takes all that stands before it."""
    heads = {seam.start: head for seam in seams(text, 0, len(text)) if not seam.before and (head := text[: seam.start].strip())[-1] not in UNFINISHED}
    table.matching(heads.values(), known)
    return [start for start, head in heads.items() if number in known[head]]


def may_end_before(table: Table, text: str, number: int, known: dict[str, Sequence[int]]) -> bool:
    """Whether a sentence of the article may begin in the text, the rule taking all before it: "Sign up for our newsletter The council voted."."""
    return any(opens_article(text, start) for start in known_heads(table, text, number, known))


def is_open(table: Table, text: str, number: int, known: dict[str, Sequence[int]]) -> bool:
    """Whether the rule would go on with any word: then nothing shows where the text ends."""
    words = text.rstrip(".!… ").split()
    probes = [" ".join([*words[: len(words) - less], _ANY_WORD]) for less in range(LESS + 1) if less < len(words)]
    # A gap may be no shorter than what stands in it now: in scripts without spaces that is a sentence.
    probes += [" ".join([*words[:-less], _ANY_WORD.ljust(len(" ".join(words[-less:])), "q")]) for less in range(1, LESS + 1) if less < len(words)]
    table.matching(probes, known)
    return any(number in known[probe] for probe in probes)


class Pieces:
    """The known slices of one line.

    Args:
        table: the rules.
        line: the line.
        where: "head" or "end": which of the two is looked at.
        may_go: the families that count; None for all.
        known: notes on texts, as `Table.matching` takes them.
    """

    def __init__(self, table: Table, line: str, where: str, may_go: Collection[str] | None, known: dict[str, Sequence[int]]) -> None:
        self.table, self.line, self.where, self.may_go, self.known = table, line, where, may_go, known
        self._folded = ""
        self._grades: dict[tuple[str, int], int | None] = {}

    def among(self, places: Iterable[tuple[int, int]]) -> list[Piece]:
        """Those of the slices that are known."""
        texts = [(start, end, text) for start, end in places if (text := self.line[start:end].strip())]
        self.table.matching([text for *_, text in texts], self.known)
        return [piece for start, end, text in texts if (self.known[text] or text[0] in SIGNS) and (piece := self._graded(start, end, text))]

    def _graded(self, start: int, end: int, text: str) -> Piece | None:
        """The piece, by the surest of the rules that know it."""
        best = self._stamp(start, end, text) if text[0] in SIGNS else None
        for number in self.known[text]:
            row = self.table.row(number)
            if row.where not in ("", "edges", self.where) or (self.may_go is not None and row.family not in self.may_go):
                continue
            if (text, number) not in self._grades:
                self._grades[text, number] = self._grade(text, number, row)
            grade = self._grades[text, number]
            if grade is not None and (best is None or grade > best.grade):
                best = Piece(start, end, grade, row.family, row.id, row.why, bool(row.leads) and not row.needs, number)
        return best

    def _stamp(self, start: int, end: int, text: str) -> Piece | None:
        """The piece that has a form without words, at the article's end."""
        if self.where == "end":
            for family, (rule, why, form) in STAMPS.items():
                if form.fullmatch(text) and (self.may_go is None or family in self.may_go):
                    return Piece(start, end, CERTAIN, family, rule, why, leads=False, number=-1)
        return None

    def _grade(self, text: str, number: int, row: Row) -> int | None:
        if row.family not in ALONE and row.family not in WITH_OTHERS:
            return None
        if not is_balanced(text) or not self._is_whole(text, number, row):
            return None
        if row.needs:
            return WEAK
        if begins_anyhow(self.table, text, number, self.known, head=self.where == "head"):
            return None
        if row.family == "promo" and self._is_topic(text, number):
            return SHORT
        if row.family in ALONE:
            return CERTAIN if size(text) >= FEWEST_WORDS else SHORT
        if row.family == "byline" and size(text) >= FEWEST_BYLINE and (_CLOCK.search(text) if self.where == "head" else _BRACKETED.fullmatch(text)):
            return CERTAIN
        return CARRIED

    def _is_whole(self, text: str, number: int, row: Row) -> bool:
        """Whether the rule takes the text for its own words: a rule's gap may span sentences of the article."""
        if goes_on(row, text):
            return False
        inner = BOUNDARY.search(text)
        if not inner and self.where == "head" and ends_sentence(text):
            return not is_open(self.table, text, number, self.known)  # "[PR] The council met." holds the article's first sentence, or none of it
        if not inner or (_NOTICE.match(text) and self.where == "end"):
            return True
        if is_open(self.table, text, number, self.known):
            return False  # nothing shows that its last sentence is not the article's
        # So few columns are an exclamation, but a whole sentence where no spaces stand between words.
        sentence = text[: inner.end()].strip()
        if inner[0][0] in ASKING or (is_exclamation(sentence) and inner[0][0] != "。"):
            return True
        self.table.matching([sentence], self.known)
        return number in self.known[sentence]

    def _is_topic(self, text: str, number: int) -> bool:
        """Whether the article is about what the rule is about: then its writer may ask the reader for it."""
        piece = characters(text)
        self._folded = self._folded or characters(self.line)
        return any(self._folded.count(stem) - piece.count(stem) >= TOPIC for stem in self.table.stems(number) if stem in piece)

    def leading(self, start: int, end: int) -> Piece | None:
        """A heading of other articles and their headlines, where this slice is no more than that: no sentence ends in it."""
        text = self.line[start:end].strip()
        if ends_sentence(text) and text[-1] not in "?？؟!！…":
            return None
        places = [(start, seam.start) for seam in seams(self.line, start, min(end, start + HEADING))]
        for heading in reversed(self.among(places)):
            words, rest = self.line[start : heading.end].strip(), self.line[heading.end : end].strip()
            if heading.leads and (size(words) > 1 or not words[-1].isalnum()) and size(rest) >= FEWEST_WORDS and not _LISTED.search(rest):
                return heading._replace(end=end, grade=CERTAIN)
        return None
