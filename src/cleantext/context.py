"""What looks like furniture and is the article's, as the lines around it show."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import accumulate, islice

from cleantext.body import EDGE, SHORTEST, beside, columns, ends_sentence, filled, is_name, prose, stands
from cleantext.document import Document
from cleantext.fold import characters
from cleantext.items import BULLET
from cleantext.listings import is_alike, is_directory, is_of_directory, is_of_works, leads_works
from cleantext.patterns import pattern
from cleantext.rows import Row

#: Names of rules for "By" and a name: the word for "by" is one of another meaning in other languages ("Ni", "Par", "Por", "Von").
NAMING = frozenset({"by-name", "author", "authors", "author-label", "author-verb", "bylines", "report-by", "text-by", "written-by"})
#: Words that begin small, at least, where others begin with a capital letter, and how many for each of these.
FEWEST_SMALL, SMALLER = 3, 3
#: Characters of a few words at most, and columns of a sentence that says something of them at least.
FEW = 30
#: Words of an answer that breaks off, the sign included, at most: "Processing your request…" is a page's.
ANSWER = 2
#: The word before the author's name: "By", "von", "Autor:".
_FIRST_WORD = pattern(r"^[^\W\d_]+:? ")
#: The last characters of questions, and of lines that the next goes on with.
QUESTIONS, COMMAS = "?？؟", ",;"
#: Families of what stands on screens, signs and records; signs of what is quoted below, lines of that at most, and how a short sentence leads to it.
SCREENS, COLONS, MOST_QUOTED = frozenset({"legal", "promo", "ui"}), ":：", 6
_SAYS = pattern(
    r"\b(?:said|says|reads?|wrote|steht|stand|sagte|dit|disait|lit|dice|decía|dijo|diceva|disse|dizia|stod|står|гласил\w*|написано) ?[:：]$"
)
#: Families whose lines are items of an article's lists, too: what to do, what to buy, what was done; and titles of poems.
ITEMS, IN_LISTS = frozenset({"promo", "ui"}), frozenset({"promo", "share", "ui"})
#: Words explained one after the other at least, and columns of what explains one at most: paragraphs under sub-headings are longer.
FEWEST_WORDS, EXPLANATION = 4, 160
#: Columns of a line among short ones at most, so many of them in a row at least and at most, and so many for each that a rule takes.
SHORT, FEWEST_SHORT, MOST_SHORT, SHARE = 60, 6, 24, 4
_LETTERS = pattern(r"[^\W\d_]{2}|[\u3040-\u9fff]")
#: Short sentences side by side that are steps, at least, and columns of each at most: an article's paragraphs may be one sentence each. A button has
#: no full stop. Two of the steps, and a third, are known to no rule.
FEWEST_STEPS, STEP, FEWEST_OWN, OWN, _STOPS = 4, 36, 2, 3, ".。।۔"
#: What is said of a phrase as such, in the line under it, folded: "That is the name of …", "So heißt …", "という名の …".
_OF_WORDS = pattern(
    r"عبار|كلم|(?:(?:that|this|it|those|these|such|c'est|cette?|ce|es|es el|e il|e la|e o|e a|das|dies|so|zo|dat|dit|det|den|sa|это|так|то|це"
    r"|такое|такой|to|tak|takie|takim|bu|boyle|itu|ini|asi|ta|acesta|nain|igy|day|do|la)\b|という|と|これ|その|这|這|那|هذ|تلك|यह|वह|이|그).{0,40}?"
    r"(?:\b(?:names?|called|titles?|words?|phrase|nam[en]n?|nom|mots?|titre|nombre|titulo|palabras?|nome|titolo|parol[ae]|palavras?|titel|woord|wort"
    r"|heis{1,2}t|heißt|heette?|heet|hette|heter|hedder|ord|слов[оа]|назыв\w+|назван\w+|имя|назив\w+|nazw\w+|slow[oa]|nazev|jmenuj\w+|slovo|adi|ismi|kelime|isim|nama|kata"
    r"|judul|cuvant\w*|numele|nimi|sana|nev|szo|ten|chu)\b|名|題|题|字|言葉|書いて|写着|이름|말|글|اسم|عبار|كلم|नाम|शब्द)"
)
#: Columns of such a phrase at most.
PHRASE = 30
#: Families whose lines stand among short ones by their words alone; what the others take is no verse.
IN_VERSE = frozenset({"ad", "promo", "share", "ui", "wire"})
#: Families of short answers to readers' questions, of which some are no button only if they end as a sentence; such questions in an article at least.
ANSWERS, BUTTONS = frozenset({"bio", "nav", "promo", "related", "share", "ui"}), frozenset({"nav", "related", "share", "ui"})
#: Short sentences of an answer before the line at most; what Japanese questions begin with.
FEWEST_QUESTIONS, MOST_SENTENCES, _ASKED = 4, 2, ("――", "──", "——")
#: In the ids of rules for headings of readers' comments; what somebody said, after the name or alone.
COMMENTS = "comments"
_QUOTED = pattern(r"(?:[^\W\d_][^:]{1,50}: ?)?[\"“„«»‘「『]")


def is_of_article(document: Document, index: int, row: Row, taken: Container[int]) -> bool:
    """Whether the line that the rule takes is rather the article's.

    Args:
        index: of the line.
        row: the rule.
        taken: the indexes of all lines that rules take.
    """
    return (
        (row.family == "ui" and bool(row.needs) and answers(document, index, taken))
        or (row.family == "byline" and bool(row.where) and (is_of_poem(document, index, taken) or is_of_works(document, index)))
        or (row.family in ITEMS and (is_listed(document, index, taken) or is_step(document, index, taken)))
        or (row.family == "bio" and is_of_directory(document, index))
        or (row.family in ANSWERS and is_answer(document, index, row, taken))
        or (bool(row.leads) and leads_works(document, index, taken))
        or is_within_sentence(document, index, taken)
        or (row.family == "byline" and row.id.rpartition("/")[2] in NAMING and names_nobody(document.stripped[index]))
        or is_alike(document, index, taken)
        or (row.family in SCREENS and is_quoted(document, index, taken))
        or (len(document.stripped[index]) <= PHRASE and (is_explained(document, index, taken) or is_told_below(document, index, row, taken)))
        or (row.family in IN_VERSE and is_among_short(document, index, taken))
    )


def names_nobody(line: str) -> bool:
    """Whether after the first word, of three at least, none begins with a capital letter, or one among many small ones: a sentence, and no name."""
    first, *words = line.split()
    # In Georgian a name has small letters, too, as headlines alone have others.
    if len(words) < 2 or first[0].lower() == first[0].title() or any(sign.isdigit() or sign == "@" for sign in line):
        return False
    small = sum(word[0].islower() for word in words)
    great = sum(word[0].isupper() for word in words)
    return small == len(words) or (small >= FEWEST_SMALL and small > SMALLER * great)


def is_of_form(document: Document, index: int) -> bool:
    """Whether the form of the lines around shows that the line is the article's, on a snapshot on which no rule votes.

    It is one of a list, a crew or a directory, of verse or other short lines between sentences, a word of a glossary or what explains one, or the
    first words of a sentence.
    """
    above = beside(document, index, -1)
    return (
        is_within_sentence(document, index, ())
        or is_listed(document, index, ())
        or is_alike(document, index, ())
        or is_among_short(document, index, ())
        or is_explained(document, index, ())
        or (above >= 0 and is_explained(document, above, ()))
        or is_directory(document)
        or is_continued(document, index)
    )


def is_within_sentence(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line goes on with what the line above breaks off, at a comma, or the next with what this one does: verse.

    The end of a sentence in small letters, right under words that no sentence ends with, is the last line of a wrapped paragraph.
    """
    lines = document.stripped
    line = lines[index]
    if not (line[0].islower() or line[-1] in COMMAS) or columns(line) >= SHORT:
        return False
    if line[0].islower():
        above = beside(document, index, -1)
        if above >= 0 and above not in taken:
            wrapped = above == index - 1 and columns(lines[above]) >= FEW and not ends_sentence(lines[above]) and line[-1] == "."
            if wrapped or lines[above][-1] in COMMAS:
                return True
    below = beside(document, index, 1) if line[-1] in COMMAS else -1
    return below >= 0 and below not in taken and lines[below][0].islower()


def is_listed(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line is an item of few words between two others of a list in the middle of the article."""
    lines = document.stripped
    if len(lines[index]) > PHRASE or lines[index][0].isalpha() or not BULLET.match(lines[index]) or stands(document, index, "edges"):
        return False
    around = (beside(document, index, -1), beside(document, index, 1))
    return all(place >= 0 and place not in taken and BULLET.match(lines[place]) is not None for place in around)


def is_step(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line is one of several short sentences side by side, not all of which rules know: what to do, step by step."""
    lines, run = document.stripped, [index]
    for step in (-1, 1):
        place = index
        while place >= 0 and lines[place][-1] in _STOPS and columns(lines[place]) <= STEP and len(run) <= MOST_SHORT:
            run.append(place)
            place = beside(document, place, step)
    places = {*run[1:]}
    own = len({lines[place] for place in places if place not in taken})
    return len(places) >= FEWEST_STEPS and own >= FEWEST_OWN and own * OWN >= len(places)


def is_answer(document: Document, index: int, row: Row, taken: Container[int]) -> bool:
    """Whether the line stands under one of several questions that the article answers, first or after other short sentences.

    A button has no full stop.
    """
    lines = document.stripped
    full = ends_sentence(lines[index])
    if columns(lines[index]) > SHORT or (row.family in BUTTONS and not full):
        return False
    above = beside(document, index, -1)
    for _ in range(MOST_SENTENCES if full else 0):
        if above < 0 or above in taken or asks(lines[above]) or not ends_sentence(lines[above]) or columns(lines[above]) > SHORT:
            break
        above = beside(document, above, -1)
    if above < 0 or above in taken or not asks(lines[above]):
        return False
    if "questions" not in document.memory:
        document.memory["questions"] = sum(asks(lines[place]) and columns(lines[place]) < 2 * SHORT for place in filled(document))
    return int(document.memory["questions"]) >= FEWEST_QUESTIONS


def asks(line: str) -> bool:
    """Whether the line may be a question of an interview: no item of a list, with the sign of a question or the Japanese dash before who asks."""
    return (line[-1] in QUESTIONS and not BULLET.match(line)) or line.startswith(_ASKED)


def is_quoted(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line stands, alone or among lines as short, under words of the article with a colon: they are what it quotes."""
    lines, above = document.stripped, index
    if columns(lines[index]) >= SHORT:
        return False
    for _ in range(MOST_QUOTED):
        above = beside(document, above, -1)
        if above < 0 or columns(lines[above]) >= SHORT or BULLET.match(lines[above]) or _SAYS.search(lines[above]):
            break
    lead = lines[above] if above >= 0 and above not in taken else ""
    return lead[-1:] in COLONS and (columns(lead) >= SHORT or _SAYS.search(lead) is not None)


def is_explained(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line is one of the words of a glossary, each with a sentence under it."""
    lines, below = document.stripped, beside(document, index, 1)
    if below < 0 or below in taken or (lines[below][-1].isalnum() and "." not in lines[below]) or ends_sentence(lines[index]):
        return False  # as nearly everywhere
    places = filled(document)
    start = bisect_left(places, index)

    def is_word(at: int) -> bool:
        return len(lines[places[at]]) <= PHRASE and not ends_sentence(lines[places[at]])

    def explains(at: int) -> bool:
        # Addresses and opening hours end without a full stop, now and then.
        full = ends_sentence(lines[places[at]]) or (columns(lines[places[at]]) >= SHORT and "." in lines[places[at]])
        return places[at] not in taken and full and columns(lines[places[at]]) <= EXPLANATION

    if not (is_word(start) and explains(start + 1)):
        return False
    words = {lines[index]}
    for step in (2, -2):
        at = start + step
        # A word that comes twice is none of a glossary: so few steps are made however often a page repeats its own.
        while len(words) < FEWEST_WORDS and 0 <= at < len(places) - 1 and lines[places[at]] not in words and is_word(at) and explains(at + 1):
            words.add(lines[places[at]])
            at += step
    return len(words) >= FEWEST_WORDS


def is_told_below(document: Document, index: int, row: Row, taken: Container[int]) -> bool:
    """Whether the line under this one shows that its words are the article's.

    It says that they are a name or a word, begins with them as verse does, or is what somebody said, under a heading for that ("Comments").
    """
    line, below = document.stripped[index], beside(document, index, 1)
    if below < 0 or below in taken:
        return False
    under = document.stripped[below]
    if COMMENTS in row.id and _QUOTED.match(under) and line.count(" ") < 2 and not any(map(str.isdigit, line)):  # others are links
        return True
    if row.family in IN_LISTS and under.startswith(line) and len(under) > len(line) and under[-1] in ",;.—":
        return True
    return ends_sentence(under) and _OF_WORDS.match(characters(under)) is not None


def is_among_short(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line is among as short ones between two sentences that are longer, of which rules take few: verse, signs, a bill of fare."""
    lines, places = document.stripped, filled(document)
    at = bisect_left(places, index)
    before, after = (short[at] for short in short_beside(document))
    first, last = at - before, at + after
    if not FEWEST_SHORT <= last - first + 1 <= MOST_SHORT or first == 0 or last + 1 == len(places):
        return False
    if not all(place not in taken and ends_sentence(lines[place]) for place in (places[first - 1], places[last + 1])):
        return False
    run = places[first : last + 1]
    if any(BULLET.match(lines[place]) or not _LETTERS.search(lines[place]) for place in run):
        return False
    return sum(place in taken for place in run) * SHARE <= len(run)


def short_beside(document: Document) -> tuple[Sequence[int], Sequence[int]]:
    """How many short lines stand side by side right before each line that is not blank, and how many right after it."""
    found: tuple[Sequence[int], Sequence[int]] | None = document.memory.get("short beside")
    if found is None:
        lines = document.stripped
        is_short = [len(line := lines[place]) < SHORT and (line.isascii() or columns(line) < SHORT) for place in filled(document)]
        found = document.memory["short beside"] = run_lengths(is_short), run_lengths(is_short[::-1])[::-1]
    return found


def run_lengths(values: Sequence[bool]) -> list[int]:
    """How many true values stand side by side right before each."""
    return [*accumulate(values, lambda before, value: before + 1 if value else 0, initial=0)][:-1]


def is_continued(document: Document, index: int) -> bool:
    """Whether the line may be the first words of a sentence that the next goes on with: "Most read", "was the name of the last programme."."""
    lines, below = document.stripped, beside(document, index, 1)
    return below >= 0 and lines[below][0].islower() and len(lines[index]) <= FEW and columns(lines[below]) >= FEW and ends_sentence(lines[below])


def answers(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line, a weak word of buttons, may be what somebody says: it breaks off, or stands under a question of the article."""
    lines, above = document.stripped, beside(document, index, -1)
    broken = lines[index][-1] == "…" and len(lines[index].split()) <= ANSWER
    return broken or (above >= 0 and above not in taken and lines[above][-1] in QUESTIONS)


def is_of_poem(document: Document, index: int, taken: Container[int]) -> bool:
    """Whether the line may name who wrote what follows in the article, or whom it is about.

    A short title stands above and lines below, or the name in its prose. Only after paragraphs of prose; over them it is the article's own author.
    """
    before = [place for place in islice(prose(document), EDGE + 1) if place < index]
    if len(before) <= EDGE:
        return False
    lines, above, below = document.stripped, beside(document, index, -1), beside(document, index, 1)
    title = lines[above]
    if above not in taken and below >= 0 and below not in taken and len(title) < SHORTEST and title[0].isupper() and not ends_sentence(title):
        return True
    name = " ".join(_FIRST_WORD.sub("", lines[index]).split(None, 2)[:2]).rstrip(",.|")
    return is_name(name) and any(name in lines[place] for place in prose(document) if place < index and place not in taken)
