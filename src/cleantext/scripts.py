"""Sentences in a script that a rule's language is not written in: where a rule lets any words stand, it does not take these along."""

from __future__ import annotations

from functools import cache

from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

#: Letters of a sentence at least, and of one in Thai or Lao, which no sign ends; syllables and signs of hangul, kana and Han; words of a Latin one.
FEWEST, FEWEST_UNENDED, FEWEST_WIDE, FEWEST_LATIN = 24, 20, 10, 8
#: What a sentence holds beside letters, and what ends one; an owner's name behind a copyright sign may be as long.
_BETWEEN, _END, _OWNED = r"\s\d,;:'\"«»„“”()–-", "[.!?।።։။؟]", pattern(r"(?:©|\(c\)|copyright)[^.!?]*")
#: The letters of scripts, as folded text has them, and the languages of rulesets that are written in each.
_LETTERS = {
    "\u0370-\u03ff\u1f00-\u1fff": "el",
    "\u0400-\u052f": "be bg kk mk mn ru sr uk uz",
    "\u0530-\u058f": "hy",
    "\u0590-\u05ff": "he",
    "\u0600-\u06ff": "ar fa ur",
    "\u0900-\u097f": "hi mr ne",
    "\u0980-\u09ff": "bn",
    "\u0a00-\u0a7f": "pa",
    "\u0a80-\u0aff": "gu",
    "\u0b80-\u0bff": "ta",
    "\u0c00-\u0c7f": "te",
    "\u0c80-\u0cff": "kn",
    "\u0d00-\u0d7f": "ml",
    "\u0d80-\u0dff": "si",
    "\u1000-\u109f": "my",
    "\u10a0-\u10ff": "ka",
    "\u1200-\u137f": "am",
    "\u1780-\u17ff": "km",
}
_NOT_LATIN = frozenset("am ar be bg bn el fa gu he hi hy ja ka km kn ko mk ml mn mr my ne pa ru si ta te th uk ur zh".split())
_THAI, _WIDE = "\u0e00-\u0e4f\u0e5a-\u0ecf\u0eda-\u0eff", {"\u1100-\u11ff\uac00-\ud7a3": "ko", "\u3040-\u30ff\u3400-\u9fff": "ja zh"}


def ended(letters: str, least: int) -> re.Pattern[str]:
    """A sentence in these letters, with its end; folding leaves the last of a line none, which must be longer: names stand there, too."""
    every = rf"[{letters}][{letters}「」『』{_BETWEEN}]"
    return pattern(rf"{every}{{{least - 1},400}}{_END}|{every}{{{least * 3 // 2 - 1},400}}$")


#: By the letters: the languages, and a sentence.
_SENTENCES = {
    **{letters: (languages, ended(letters, FEWEST)) for letters, languages in _LETTERS.items()},
    **{letters: (languages, ended(letters, FEWEST_WIDE)) for letters, languages in _WIDE.items()},
    _THAI: ("th", pattern(rf"[{_THAI}]{{{FEWEST_UNENDED}}}")),
}
_LATIN = pattern(rf"\b(?:[a-zà-ɏ'-]{{2,24}},? ){{{FEWEST_LATIN - 1},40}}[a-zà-ɏ'-]{{2,24}}[.!?]")
_FIRST = min(_LETTERS)[0]


def holds_foreign(line: str, language: str) -> bool:
    """Whether the line, folded, holds a sentence in a script that the language is not written in.

    Args:
        line: folded.
        language: the code of a ruleset; with any other, that of the user's own rules, nothing is foreign.
    """
    if len(language) != 2 or max(line) < _FIRST:
        return False
    line = _OWNED.sub("", line)
    if language in _NOT_LATIN and _LATIN.search(line):
        return True
    signs = {*line}
    for letters, (languages, sentence) in _SENTENCES.items():
        # A pattern is compiled for texts that hold letters of its script.
        if (
            language not in languages.split()
            and any(first <= sign <= last for first, last in ranges(letters) for sign in signs)
            and sentence.search(line)
        ):
            return True
    return False


@cache
def ranges(letters: str) -> list[tuple[str, str]]:
    """The first and the last of each range of letters."""
    return [(letters[at], letters[at + 2]) for at in range(0, len(letters), 3)]
