"""Rows of two names that credit a picture without naming an agency: of a paper, a site, what a picture was; after a sentence, of anybody."""

from __future__ import annotations

from cleantext.credit_names import LICENCE, LONGEST
from cleantext.credit_words import credit_words, fold
from cleantext.patterns import pattern

#: Words of a full name.
FEWEST, MOST = 2, 4
_WORD = r"(?![a-zß-öø-ÿ])[^\W\d_](?:\.|[\w.]\.|[\w'’&-]{0,20})"
_PART = rf"@[\w.]{{2,30}}|(?:{_WORD} ){{0,3}}{_WORD}(?: \d\.\d)?"
_ROW = pattern(rf"(?:^|(?<=[.!?…])[”\"»]?\s+|(?<=\s)(?=[(\[]))([(\[]?)(?:({_PART})\s?)?[/|]\s?({_PART})([)\]]?)$")
#: "Staff photo by Ada Ferrer", "Courier Photo/Ada Ferrer".
_KIND_BY = pattern(rf"(\S+(?: \S+){{0,3}}?) ((?:[^\W\d_]+ )?[^\W\d_]+)(?: [bB]y |/)({_PART})(?:/{_PART})?")
#: The end of a sentence: no abbreviation, no number of a section.
_SENTENCE_END = pattern(r"(?:[^\W\d_]{3}|[”\"»)])[.!?…][”\"»]?\s*+$|[。！？]\s*+$")
_SCANNED = 8


def row(line: str) -> int | None:
    """Where a row of names begins that ends the line and credits a picture; None if there is none.

    Args:
        line: stripped.
    """
    found = _ROW.search(line, max(0, len(line) - LONGEST))
    if found is None or (found[1] == "") != (found[4] == ""):
        return None
    start, made, place = found.start(1), found[2], found[3]
    after_sentence = follows_sentence(line[:start])
    if made is None:
        return start if after_sentence and is_full(place) and place.isupper() else None
    if not (start == 0 or found[1] or after_sentence):
        return None
    vocabulary, full, folded = credit_words(), is_full(made), fold(place)
    # With spaces around the slash it may be a listing: a programme and its channel.
    of_paper = f"{made}/{place}" in line and is_paper(place) and vocabulary.papers.isdisjoint(map(fold, made.split()))
    if full and (of_paper or folded in vocabulary.handed or LICENCE.fullmatch(place)):
        return start
    networks = vocabulary.networks
    for site, owner in ((fold(made), place), (folded, made)):
        if site in networks and (owner[0] == "@" or (is_full(owner) and networks.isdisjoint(map(fold, owner.split())))):
            return start
    return start if after_sentence and "/" in line[start:] and full and is_proper(place) else None


def follows_sentence(before: str) -> bool:
    """Whether this text ends in a sentence's end, no abbreviation's and no number's."""
    return _SENTENCE_END.search(before, max(0, len(before) - _SCANNED)) is not None


def is_kind_of(text: str, *, apart: bool) -> bool:
    """Whether this says whose picture it is, and what kind: "Ada Ferrer photo", "PTI Photo", "Staff photo by Ada Ferrer".

    Args:
        text: a line, or the end of one, brackets taken off.
        apart: it stood in brackets, so that it cannot begin a heading.
    """
    vocabulary = credit_words()
    made = _KIND_BY.fullmatch(text)
    if made and fold(made[2]) in vocabulary.nouns and is_full(made[3]):
        return fold(made[1]) == "staff" or is_paper(made[1]) or fold(made[1]) in vocabulary.agencies
    words = text.split(" ")
    for size in (2, 1):
        noun = " ".join(words[-size:])
        if len(words) > size and fold(noun) in vocabulary.nouns:
            owners = " ".join(words[:-size]).split("/")
            if fold(owners[-1]) in vocabulary.agencies or is_paper(owners[-1]):
                return len(owners) == 1 or is_full(owners[0])
            return (apart or noun.islower()) and len(owners[0].split()) < MOST and all(map(is_proper, owners)) and is_full(owners[0])
    return False


def is_label_and_name(text: str, *, after_sentence: bool) -> bool:
    """Whether a label and a full name stand side by side: after a sentence "Photo Ada Ferrer", anywhere "Photo Ellery Times/Ada FERRER".

    Args:
        text: a line, or the end of one.
        after_sentence: it follows the end of one.
    """
    label, _, rest = text.partition(" ")
    names = [name.strip() for name in rest.split("/")]
    if fold(label) not in credit_words().bare or not label[0].isupper() or not all(names) or len(names) > FEWEST or not all(map(is_proper, names)):
        return False
    loud = any(len(word) > FEWEST and word.isupper() and not name.isupper() for name in names for word in name.split())
    return any(map(is_full, names)) and all(word.isalpha() for name in names for word in name.split()) and (loud or after_sentence)


def is_full(name: str) -> bool:
    """Whether this can be the full name of somebody."""
    words = name.split()
    return FEWEST <= len(words) <= MOST and is_proper(name) and fold(words[0]) not in credit_words().determiners


def is_proper(name: str) -> bool:
    """Whether every word begins with a capital."""
    return all(word[0].isupper() for word in name.split())


def is_paper(name: str) -> bool:
    """Whether this is the name of a newspaper by its last word: "Ellery Times", "Daily Mail"."""
    vocabulary = credit_words()
    *before, last = map(fold, name.split())
    last = last.rpartition("-")[2]
    return is_proper(name) and (last in vocabulary.papers or (last in vocabulary.weak_papers and bool(before) and before[-1] in vocabulary.editions))
