"""Names in picture credits: of people, offices, accounts and sites, and what stands between them."""

from __future__ import annotations

import re

from cleantext.credit_words import credit_words, fold
from cleantext.fold import characters
from cleantext.patterns import pattern

#: Characters of the longest credit: agencies' own credit lines stay below 110.
LONGEST = 140
#: Words of a name in a script without capitals, and characters where it has no spaces either: beyond that it may be a sentence.
MOST_CASELESS, MOST_SPACELESS = 4, 16
SEPARATOR = pattern(r"\s[-–—]\s|\s*+(?:[/|©／｜、;+&]|\bvia\b|,(?=\s)|\bfor\b(?=\s[A-Z]))\s*+", re.IGNORECASE)
HARD = pattern(r"[/|©／｜]|\b(?:via|for)\b", re.IGNORECASE)
#: Letters of an initial: "K", "St".
LONGEST_INITIAL = 2
#: Korean names rarely have more syllables; a longer word with one of these at its end is part of a sentence.
LONGEST_HANGUL_NAME, _HANGUL_PARTICLES = 3, frozenset("의은는을를")
_YEAR = pattern(r"(?:19|20)\d\d")
ABBREVIATIONS = frozenset({"jr", "sr", "inc", "ltd", "corp", "prof", "bros"})
DOMAIN = pattern(r"(?:www\.)?[\w-]{2,30}(?:\.[a-z]{2,24}){1,2}(?:/\S{0,40})?", re.IGNORECASE)
#: The name of an account at a seller of pictures, or the number of a picture there.
_ACCOUNT = pattern(r"[\w.'’&-]{2,30}(?: [\w.'’&-]{2,30})?")
_SPACELESS = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
LICENCE = pattern(r"CC(?:[ -]BY)?(?:-(?:NC|ND|SA)){0,2}(?: \d\.\d)?", re.IGNORECASE)
HIRAGANA = pattern("[\u3041-\u3096]")


def separated(text: str) -> list[str]:
    """What stands between the separators of a row of names."""
    return [part for part in SEPARATOR.split(text) if part and part.strip()]


def has_agency(text: str) -> bool:
    vocabulary = credit_words()
    return any(fold(part) in vocabulary.agencies or fold(part) in vocabulary.outlets for part in separated(text))


def is_filler(part: str) -> bool:
    return fold(part) in credit_words().fillers or LICENCE.fullmatch(part.strip()) is not None


def are_names(text: str, most: int) -> bool:
    """Whether every part between separators is a name, an agency or a filler."""
    parts = separated(text.strip())
    known = [part for part in parts if is_filler(part) or has_agency(part)]
    others = [part for part in parts if part not in known]
    return bool(parts) and sum(len(part.split()) for part in others) <= most and all(is_name(part, most) or is_account(part, text) for part in others)


def is_account(part: str, text: str) -> bool:
    """Whether the part may be an account at a seller of pictures who is named beside it, or the number of a picture there."""
    vocabulary = credit_words()
    if not HARD.search(text) or not _ACCOUNT.fullmatch(part.strip()) or not vocabulary.determiners.isdisjoint(map(fold, part.split())):
        return False
    return any(fold(other) in vocabulary.alone or fold(other) in vocabulary.sites for other in separated(text))


def are_initials(word: str) -> bool:
    """Whether these are a name's first letters, full stops between them or none: "K", "K.C", "St"."""
    return all(letters.isalpha() and len(letters) <= LONGEST_INITIAL for letters in word.split("."))


def is_name(part: str, most: int) -> bool:
    """Whether this can be the name of a person, an office, an account or a site."""
    words = part.strip(" .,;()[]（）").split()
    if not words or len(words) > most or any(character in part for character in '?!。？！“”"„«»…'):
        return False
    if not part.isascii() and _SPACELESS.search(part):
        return len(part) <= MOST_SPACELESS and not HIRAGANA.search(part) and "的" not in part
    proper = caseless = 0
    for place, word in enumerate(words):
        bare = word.strip(".,;:'’()")
        if not bare or bare[0] in "@#&" or DOMAIN.fullmatch(bare):
            proper += bool(bare)
        elif bare[0].isupper() or _YEAR.fullmatch(bare):
            proper += 1
            # A full stop inside a name follows an initial or an abbreviation, never a word.
            if word.endswith(".") and place < len(words) - 1 and not (are_initials(bare) or bare.lower() in ABBREVIATIONS):
                return False
        elif bare[0].isalpha() and not bare[0].islower():
            if len(bare.rpartition(":")[2]) > LONGEST_HANGUL_NAME and bare[-1] in _HANGUL_PARTICLES:
                return False
            caseless += 1
        elif characters(bare) not in credit_words().particles and characters(bare) not in credit_words().fillers:
            # Camel case: iStock, eThekwini, d'Angelo.
            if not any(character.isupper() for character in bare):
                return False
            proper += 1
    return bool(proper or caseless) and caseless <= MOST_CASELESS
