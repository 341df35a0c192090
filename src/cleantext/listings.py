"""Rows of one form that an article lists, each of which alone looks like a page's: contacts, crews, the authors of several texts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterator
from itertools import islice, pairwise

from cleantext.body import beside, filled, is_name, prose
from cleantext.document import Document
from cleantext.patterns import pattern

#: Measures, prices, shares.
MEASURES = r"\b\d+(?:[.,]\d+)?\s?(?:g|kg|ml|l|km|m|oz|cups?|tbsp|tsp|min|minutes|eggs?|%|€|\$|£)\b"
#: Lines of one form that no rule takes, in a row with the one that it does, at least: "Directed by …", "Cook: …".
FEWEST_ALIKE = 2
#: Lines to either side, at most, that are looked at for it.
FARTHEST = 25
#: Places with an address of mail or a telephone number, other lines between them, that are a directory at least; digits of such a number.
FEWEST_CONTACTS, DIGITS = 3, range(9, 16)
#: Characters of a line with such a contact at most.
LONGEST_CONTACT = 120
_MAIL, _NUMBER = pattern(r"[\w.+-]@[\w-]{2,}\."), pattern(r"\+?\(?\d[\d ()./-]{7,}\d")
#: Authors with the same label over texts of an anthology at least, and lines from one to the next: teasers have fewer.
FEWEST_AUTHORS, FEWEST_BETWEEN = 3, 4
_BY = pattern(r"[^\W\d_]{3,20}(?: [^\W\d_]{2,20})? (?:by|von|par|por|de|di|door|av|af) [^\W\d_].{1,40}")
#: A title with who wrote it, and so many of them under the heading of a list at least.
_WORK, FEWEST_WORKS = pattern(r".{3,60}, (?:edited |translated )?(?:by|von|de|di|par|por|av|af|door|van) [^\W\d_].{2,40}"), 2
#: A title with its number, in a list of works.
_NUMBERED = pattern(r"\d{1,3}[.)]? (?=[^\W\d_])")
#: A few words and a colon before something else.
LABEL = pattern(r"[^\W\d_][^\W_]*(?:[ '’-][^\W_]+){0,3} ?[:：] ?(?=\S)")


def is_of_directory(document: Document, index: int) -> bool:
    """Whether the line, a contact of the page's, is rather one of those that the article lists."""
    line = document.stripped[index]
    return ("@" in line or any(map(str.isdigit, line))) and is_directory(document)


def is_contact(line: str) -> bool:
    """Whether the line holds an address of mail or a telephone number."""
    if "@" in line and _MAIL.search(line):
        return True
    return any(sum(map(str.isdigit, found[0])) in DIGITS for found in _NUMBER.finditer(line))


def is_directory(document: Document) -> bool:
    """Whether the article lists whom to write to or to call: contacts in several places, the article going on among them or after."""
    known: bool | None = document.memory.get("directory")
    if known is None:
        lines, places = document.stripped, filled(document)
        found = [place for place, index in enumerate(places) if len(lines[index]) <= LONGEST_CONTACT and is_contact(lines[index])]
        apart = sum(one + 1 < other for one, other in pairwise(found)) + 1
        known = bool(found) and apart >= FEWEST_CONTACTS and max(prose(document), default=-1) > places[found[len(found) // 2]]
        document.memory["directory"] = known
    return known


def is_alike(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line is one of several of the same form that no rule takes: the crew of a film, or of a ship."""
    lines = document.stripped
    for form in FORMS:
        if form(lines[index]):
            run = [place for step in (-1, 1) for place in islice(alike(document, index, step, form), FARTHEST)]
            others = sum(place not in taken for place in run)
            return others >= FEWEST_ALIKE and 2 * others > len(run)
    return False


def alike(document: Document, index: int, step: int, form: Callable[[str], bool]) -> Iterator[int]:
    """The indexes of the lines of a form that follow each other from this one on."""
    while (index := beside(document, index, step)) >= 0 and form(document.stripped[index]):
        yield index


def labels_name(line: str) -> bool:
    """Whether the line has the form of "Cook: Ada Ferrer"."""
    label = LABEL.match(line) if ":" in line or "：" in line else None
    return label is not None and is_name(line[label.end() :])


#: Forms of lines that name the members of a crew: "Directed by Ada Ferrer", "Cook: Ada Ferrer".
FORMS = (lambda line: " " in line and _BY.fullmatch(line) is not None, labels_name)


def leads_works(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the works of others stand under the heading, each with its author."""
    places = filled(document)
    under = places[(start := bisect_left(places, index) + 1) : start + FEWEST_WORKS]
    return len(under) == FEWEST_WORKS and all(place not in taken and _WORK.fullmatch(document.stripped[place]) for place in under)


def is_of_works(document: Document, index: int) -> bool:
    """Whether the line says who made one of several works that the article has, or lists."""
    return is_of_anthology(document, index) or is_of_ranking(document, index)


def is_of_anthology(document: Document, index: int) -> bool:
    """Whether the line is one of several with the same label and other names, far apart: over each poem who wrote it, over each recipe."""
    lines, places = document.stripped, filled(document)
    label = LABEL.match(lines[index])
    if label is None:
        return False
    known: dict[str, bool] = document.memory.setdefault("anthologies", {})
    if label[0] not in known:
        found = [number for number, place in enumerate(places) if lines[place].startswith(label[0])]
        several = len({lines[places[number]] for number in found}) >= FEWEST_AUTHORS
        known[label[0]] = several and all(other - one >= FEWEST_BETWEEN for one, other in pairwise(found))
    return known[label[0]]


def is_of_ranking(document: Document, index: int) -> bool:
    """Whether the line stands under a numbered title, as others do that begin with the same word: "by …" in a list of books.

    Dates stand so under the names of readers who comment.
    """
    lines = document.stripped
    if any(map(str.isdigit, lines[index])):
        return False
    word = lines[index].partition(" ")[0]
    known: dict[str, set[str]] = document.memory.setdefault("rankings", {})
    if word not in known:
        alike = [place for place in filled(document) if lines[place].partition(" ")[0] == word]
        known[word] = {lines[place] for place in alike if (above := beside(document, place, -1)) >= 0 and _NUMBERED.match(lines[above])}
    return lines[index] in known[word] and len(known[word]) >= FEWEST_AUTHORS
