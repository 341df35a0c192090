"""Picture credits: lines that say who made or owns a picture, and the same at the end of a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cleantext.document import Document, Removal
from cleantext.fold import SHOWN, TAIL, characters
from cleantext.gate import words_in, words_of_each
from cleantext.items import CERTAIN
from cleantext.listings import is_alike
from cleantext.patterns import pattern
from cleantext.rulesets import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cleantext.credit_search import Found
    from cleantext.items import Item


WHY = {
    "label": "names the maker of a picture after a label",
    "agency": "is a row of names with a picture agency",
    "row": "is a row of names that says whose picture this is",
    "copyright": "is a copyright sign and a name",
    "kind": "says what kind of picture this is",
}

#: Longest a credit may be, in characters, with what may stand around it.
LONGEST = 160
#: What stands between a label and a name, and how far from the label at most; a row of names needs an agency instead.
_SIGN = pattern(r"[:=/|(\[]|\b(?:by|von|par|por|de|di|av|af|door|courtesy|via|from|oleh|credit|cua|κατα)\b")
_SIGN_WITHIN = 40
#: Characters of the last name of a row of names at most.
_ROW = 90
#: Characters of a line that may be a kind of picture ("Photo submitted"); longer ones end in its noun ("… (FILE PHOTO)").
_KIND = 24
#: How a paragraph ends; signs of which a credit at its end has one; the words that stand for such a sign.
_STOPS, _SIGNS, _BEFORE_NAMES = frozenset('.?!"”’'), pattern(r"[:/|=@]"), (" by ", " By ", " via ", "ourtesy")
#: Signs that may open a credit without a word.
COPYRIGHT = "©ⓒ"


def may_hold(line: str, found: Sequence[str]) -> bool:
    """Whether a line may hold a credit: most only talk of pictures, or hold a word of an agency's name.

    Args:
        line: stripped.
        found: its words, as the gate sees them.
    """
    labels, agencies = gate_words()
    said, text = labels.intersection(found), ""
    if said and bare_label().search(line[-LONGEST:]):
        return True
    for word in agencies.intersection(found):
        phrases = names_with(word)
        if not phrases or any(all(part in found for part in phrase) for phrase in phrases):
            return True
    for word in said:
        text = text or characters(line[-LONGEST:])
        at = text.find(word)
        while at >= 0:
            if len(text) <= _KIND or _SIGN.search(text, at, at + _SIGN_WITHIN) or at + len(word) >= len(text) - 1:
                return True
            at = text.find(word, at + 1)
    return False


def may_end_in_row(line: str) -> bool:
    """Whether a row of names, a slash or a bar between them, may end the line: the last of them begins with a capital."""
    sign = max(line.rfind("/"), line.rfind("|"))
    if sign < max(0, len(line) - _ROW) or not (line[-1].isalnum() or line[-1] in ")]"):
        return False
    name = line[sign + 1 :].lstrip()
    return name[0].isupper() or name[0] == "@"


def with_credit_at_end(lines: Sequence[str]) -> list[int]:
    """The places of the long lines that may end in a credit.

    A paragraph ends in a full stop. Of the lines that do only those are looked at that have a sign of credits near it: most texts hold few.
    """
    tails = [line[-TAIL:] for line in lines]
    joined = "".join(tails)
    places = {place for place, tail in enumerate(tails) if tail[-1] not in _STOPS or tail[-2] in ")]"}
    places.update(found.start() // TAIL for found in _SIGNS.finditer(joined))
    for word in _BEFORE_NAMES:
        at = joined.find(word)
        while at >= 0:
            places.add(at // TAIL)
            at = joined.find(word, at + TAIL)
    if not places:
        return []
    chosen = sorted(places)
    every = words_of_each([tails[place] for place in chosen])
    also = shipped().gate.also
    return [place for place, found in zip(chosen, every, strict=True) if not also.isdisjoint(found) and may_hold(lines[place], found)]


@cache
def gate_words() -> tuple[frozenset[str], frozenset[str]]:
    """What the gate looks for: words of labels, and words of agencies' names."""
    from cleantext.rulesets import compiled

    return frozenset(compiled.LABELS), frozenset(compiled.AGENCIES)


@cache
def bare_label() -> re.Pattern[str]:
    """A label that needs no sign, after a sentence or at a line's head, with a capital behind it."""
    from cleantext.rulesets import compiled

    labels = "|".join(map(str.capitalize, compiled.CREDITS["bare"]))
    return re.compile(rf"(?:^|[.!?…][”\"»)]?\s)(?:{labels})\s(?![a-zß-öø-ÿ])[^\W\d_]")


@cache
def names_with(word: str) -> Sequence[Sequence[str]]:
    """The words of each agency's name that this word belongs to; none where the word alone says enough."""
    from cleantext.rulesets import compiled

    return [words_in(phrase) for phrase in compiled.AGENCIES[word].split("|") if phrase]


class Credits:
    """Vote against credit lines, and against the credit that ends a caption; the caption stays."""

    def __repr__(self) -> str:
        return "Credits()"

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Id, family and reason of each ground for a vote."""
        return ((f"credit/{case}", "credit", why) for case, why in WHY.items())

    def __call__(self, document: Document) -> Iterator[Removal]:
        found = self._found(document)
        fragments = document.fragments(CERTAIN) if found else ()
        for index, place in found.items():
            if index not in fragments and not (place.form == "label" and is_alike(document, index, found)):
                yield from self._vote(document, index, place)
        for item in document.items:
            if broken := self._found_in(document, item.text):
                yield from self._broken(document, item, broken)

    def _vote(self, document: Document, index: int, place: Found) -> Iterator[Removal]:
        form, start, end = place
        part = "its end " if start else "its head " if end < len(document.stripped[index]) else ""
        return document.taking(index, "credit", f"credit/{form}", part + WHY[form], start, end)

    def _broken(self, document: Document, item: Item, place: Found) -> Iterator[Removal]:
        """The votes for a credit that is broken over the last lines of an item."""
        at = 0
        for index in range(item.first, item.last + 1):
            line = document.stripped[index]
            if place.end == len(item.text) and place.start < at + len(line):
                yield from self._vote(document, index, place._replace(start=max(0, place.start - at), end=len(line)))
            at += len(line) + 1

    def _found(self, document: Document) -> dict[int, Found]:
        """The credit in each stripped line that has one, by the line's index."""
        found: dict[int, Found] = document.notes.on("credits")
        indexes = document.notes.unseen("credits")
        if not indexes:
            return found
        lines, hints = document.stripped, shipped().hints(document)
        fresh = hints.keys() if len(indexes) == len(lines) else hints.keys() & indexes
        suspects = {index for index in fresh if may_hold(lines[index], hints[index])}
        long = [index for index in indexes if len(lines[index]) > SHOWN]
        if long:
            suspects.update(long[place] for place in with_credit_at_end([lines[index] for index in long]))
        for sign in COPYRIGHT:
            if sign in document.source or document.repaired:
                suspects.update([index for index in indexes if sign in lines[index]])
        rows = []
        if "/" in document.source or "|" in document.source:
            rows = [index for index in indexes if index not in suspects and lines[index] and may_end_in_row(lines[index])]
        if suspects or rows:
            # The grammar's patterns take time to compile: only for texts that may need them.
            from cleantext.credit_search import find, of_names

            found.update((index, place) for index in suspects if (place := find(lines[index])))
            found.update((index, place) for index in rows if (place := of_names(lines[index])))
        return found

    def _found_in(self, document: Document, text: str) -> Found | None:
        """The credit in the text of an item."""
        known: dict[str, Found | None] = document.notes.on_text("credits")
        if text not in known:
            if any(sign in text for sign in COPYRIGHT) or may_hold(text, words_in(text[-LONGEST:])):
                from cleantext.credit_search import find

                known[text] = find(text)
            else:
                known[text] = None
        return known[text]
