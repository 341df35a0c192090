"""The template of a line: what is left of it when numbers, addresses and names are taken for any others of their kind.

Near-copies are one template: "12 comments" and "7 comments", "Follow Ada Ferrer on Twitter" and "Follow Bo Lind on Twitter".
"""

from __future__ import annotations

from collections.abc import Iterable

from cleantext.fold import fold
from cleantext.patterns import pattern

#: What stands for a name, and for an address.
NAME, ADDRESS = "{name}", "{address}"
_NUMBER = pattern(r"\d+(?:[.,:]\d+)*")
_ADDRESS = pattern(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?<!\w)@\w+")
#: A word with its capital, whatever stands around it.
_CAPITAL = pattern(r"(\W*)([^\W\d_][\w.'’-]*?)(\W*)$")
#: Words that stay of a template, and the share of the line's letters that they hold, at least: "{name} {name}" is every headline, and where all
#: nouns have capitals "{name} kam am {name} in den {name}" is many sentences.
FEWEST_WORDS, LEAST_SHARE = 3, 0.5
#: Characters of a line in which names are looked for: longer ones are paragraphs of stories, or repeat word for word.
LONGEST = 400
#: So many words with capitals at the head of a line may be a name; of more the first is the first word of the sentence.
LONGEST_NAME = 2


def exact(line: str) -> str:
    """The folded line with a 0 for each number.

    >>> exact("Updated 10:15, 3 May 2026")
    'updated 0, 0 may 0'
    """
    return _NUMBER.sub("0", fold(line))


def template(line: str) -> str:
    """The template of a line: `exact`, with names and addresses taken out where enough is left without them.

    A name is a run of words with capitals. At the head of a line, where each word has one, two are a name; of more the first is none.

    >>> template("Follow Ada Ferrer on Twitter for more news: @ada")
    'follow {name} on {name} for more news: {address}'
    >>> template("Harbour Board Shelves Tunnel Plan")
    'harbour board shelves tunnel plan'
    """
    if len(line) > LONGEST:
        return exact(line)
    addressed = _ADDRESS.sub(ADDRESS, line) if "@" in line or "://" in line or "www." in line else line
    words = addressed.split()
    large = [
        not (first := word[0]).islower() and first != "{" and (found := _CAPITAL.match(word)) is not None and found[2][0].isupper() for word in words
    ]
    if True not in large and addressed is line:
        return exact(line)
    opening = large.index(False) if False in large else len(large)
    if opening and opening != LONGEST_NAME:
        large[0] = False
    left: list[str] = []
    for word, is_name in zip(words, large, strict=True):
        found = _CAPITAL.match(word) if is_name else None
        if found is None:
            left.append(word)
        elif left and left[-1].endswith(NAME) and not found[1]:
            left[-1] += found[3]
        else:
            left.append(found[1] + NAME + found[3])
    fixed = [word for word in left if NAME not in word and ADDRESS not in word and any(map(str.isalpha, word))]
    if len(fixed) < FEWEST_WORDS or letters(fixed) < LEAST_SHARE * letters(word for word in words if ADDRESS not in word):
        return exact(line)
    return exact(" ".join(left))


def letters(words: Iterable[str]) -> int:
    return sum(map(str.isalpha, "".join(words)))
