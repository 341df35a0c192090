"""Where in a document the article's prose stands: what may only be furniture before it begins, or after it has ended."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Container, Sequence

from cleantext.document import Document
from cleantext.fold import characters
from cleantext.items import BULLET
from cleantext.patterns import pattern

#: Columns (wide characters count two) from which a line that ends as a sentence is a paragraph of prose.
PROSE = 80
#: So many paragraphs of prose may stand before a line at the head of an article, or after one at its end: standfirsts, descriptions of authors.
EDGE = 2
#: Where there is no more prose than that, so many lines may stand beyond the line.
NEAR = 4
#: Paragraphs that speak of a thing in an article about it.
TOPIC = 4
#: A headline's columns and words; shorter lines are labels, longer ones paragraphs.
SHORTEST, LONGEST, FEWEST_WORDS = 20, 150, 3
#: No sentence ends with one of these.
_UNFINISHED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:,;-–—|/>%")
#: So many lines of one form that only go at a text's head or end are at most in a text: one of more lists them, and would lose them from its ends on.
MOST_LISTED = 200
#: What a rule's ``where`` may say.
WHERE = ("head", "end", "edges")
_WIDE = pattern("[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]")
#: Every bullet ends so; to look for bullets themselves takes much longer.
_BULLET_END = pattern(r"[•◦▪▫●○■□‣⁃·*+–—.)-]\s")
_UNENDING = pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
#: What a name is made of.
_NAME = pattern(r"[^\W\d_][^\d_,:;!?\"“”()|/&]{2,38},?")
_ARTICLES = frozenset("the a an our your my der die das ein eine el los las le les un une il gli os as het".split())
_PARTICLES = frozenset("de van von der den la le di da del bin al el ter dos das du y e af av zu".split())
#: How a note of the editors' says what it is, in a folded line.
NOTE = pattern(
    r"\b(?:correct|clarif|amend|editor|notes?\b|references|bibliograph|sources\b|quellen|fuentes|literatur|nota\b|erratum|errata|updated?\b"
    r"|korrektur|berichtig|anmerkung|hinweis|correcci|rectific|corrig|rettelse|rattelse|korjaus|sprostowan|oprava|duzeltme|исправл|уточн|виправл)|訂正|更正|정정|바로잡"
)
#: The last characters of sentences; what closes quotations and brackets behind them.
_ENDS, _CLOSING = frozenset(".!?…。！？।॥؟۔။។៕።፧"), "\"'”’“‘»«)]）」』"


def columns(line: str) -> int:
    """The line's width on a terminal, near enough: Han, kana, Hangul and full-width forms take two columns."""
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return line[-3:].rstrip(_CLOSING)[-1:] in _ENDS


def prose(document: Document) -> Sequence[int]:
    """The indexes of the lines that are a paragraph of prose, or end one that is broken over several lines; rising."""
    found: Sequence[int] | None = document.memory.get("prose")
    if found is None:
        # Nearly every line shows at once which it is: by its length, or by a letter first and by how it ends.
        known, lines = document.notes.on("prose"), document.stripped
        fresh = document.notes.unseen("prose")
        known.update(
            [
                (index, True)
                for index, line in (enumerate(lines) if len(fresh) == len(lines) else [(index, lines[index]) for index in fresh])
                if len(line) * 2 >= PROSE
                and (last := line[-1]) not in _UNFINISHED
                and ((len(line) >= PROSE and last in ".!?" and line[0].isalpha()) or is_prose(line))
            ]
        )
        paragraphs = sorted(known)
        broken = {item.last for item in document.items if ends_sentence(item.text) and columns(item.text) >= PROSE}
        found = document.memory["prose"] = sorted({*paragraphs, *broken}) if broken else paragraphs
    return found


def own_prose(document: Document, taken: Container[int]) -> list[int]:
    """Those of `prose` that are no furniture: no rule takes them, and they are no notice under a page, as long as a paragraph though it may be."""
    return [index for index in prose(document) if index not in taken and "©" not in document.lines[index]]


def is_prose(line: str) -> bool:
    """Whether the line is a paragraph of prose by itself."""
    return (len(line) >= PROSE or columns(line) >= PROSE) and ends_sentence(line) and not BULLET.match(line)


def ends_prose(document: Document, index: int) -> bool:
    """Whether the line is one of `prose`."""
    found = prose(document)
    place = bisect_left(found, index)
    return place < len(found) and found[place] == index


def stands(document: Document, index: int, where: str) -> bool:
    """Whether the line stands where a rule asks for it.

    Args:
        where: "head", "end", "edges", or "" for anywhere.
    """
    if not where:
        return True
    head, end = edges(document)
    return (index <= head and where != "end") or (index >= end and where != "head")


def edges(document: Document) -> tuple[int, int]:
    """The index of the last line of the article's head, and of the first of its end; where the two meet, every line is in both."""
    found: tuple[int, int] | None = document.memory.get("edges")
    if found is None:
        counted, most = prose(document), EDGE
        if len(counted) <= EDGE:
            counted, most = filled(document), NEAR
        last = len(document.lines)
        found = document.memory["edges"] = (counted[most], counted[-1 - most]) if len(counted) > most else (last, 0)
    return found


def near_edges(document: Document) -> Sequence[int]:
    """The indexes of the lines that stand at the article's head or its end, rising."""
    found: Sequence[int] | None = document.memory.get("near edges")
    if found is None:
        head, end = edges(document)
        found = [*range(head + 1), *range(end, len(document.lines))] if head + 1 < end else range(len(document.lines))
        document.memory["near edges"] = found
    return found


def is_about(document: Document, words: Collection[str]) -> bool:
    """Whether the article is about one of these folded words: several of its paragraphs speak of it."""
    if not words:
        return False
    if "folded prose" not in document.memory:
        document.memory["folded prose"] = [characters(document.stripped[index]) for index in prose(document)]
    paragraphs: Sequence[str] = document.memory["folded prose"]
    # Each word is looked for once, however often a page repeats its lines.
    topics: dict[str, bool] = document.memory.setdefault("topics", {})
    for word in words:
        if word not in topics:
            topics[word] = len(paragraphs) >= TOPIC and sum(word in paragraph for paragraph in paragraphs) >= TOPIC
        if topics[word]:
            return True
    return False


def beside(document: Document, index: int, step: int) -> int:
    """The index of the next line that is not blank, after this one (step 1) or before it (step -1); -1 where there is none."""
    lines, place = document.stripped, index + step
    count = len(lines)
    while 0 <= place < count:
        if lines[place]:
            return place
        place += step
    return -1


def filled(document: Document) -> Sequence[int]:
    """The indexes of the lines that are not blank."""
    if "filled" not in document.memory:
        document.memory["filled"] = [index for index, line in enumerate(document.stripped) if line]
    found: Sequence[int] = document.memory["filled"]
    return found


def distinct(document: Document) -> Sequence[str]:
    """What the stripped lines say, each text once and in order, without blank ones."""
    if "distinct" not in document.memory:
        document.memory["distinct"] = [*dict.fromkeys(filter(None, document.stripped))]
    found: Sequence[str] = document.memory["distinct"]
    return found


def is_headline(line: str) -> bool:
    """Whether the line has the shape of a headline: some words, and no end of a sentence but a question or an exclamation.

    Scripts that end sentences without a sign (Thai, Lao, Burmese, Khmer) do not show it.
    """
    if len(line) * 2 < SHORTEST or (len(line) < SHORTEST and columns(line) < SHORTEST) or (not line.isascii() and _UNENDING.search(line)):
        return False
    text = (BULLET.sub("", line) if _BULLET_END.search(line) else line).strip()
    words = len(text.split())
    if words < FEWEST_WORDS and not text.isascii():
        words = max(words, len(_WIDE.findall(text)) // 2) if words > 1 else columns(text) // 4  # written without spaces, a number apart
    ends = not ends_sentence(text) or text.rstrip("\"'”’»)」』")[-1:] in "?？؟!！…"
    return SHORTEST <= columns(text) <= LONGEST and words >= FEWEST_WORDS and ends and text[-1:] not in ":：;,"


def is_name(line: str) -> bool:
    """Whether the line may be a person's name: two to four words with capitals, small particles between them, and no article before them."""
    words = line.rstrip(",").split()
    large = sum(word[0].isupper() for word in words)
    return (
        2 <= large <= 4
        and _NAME.fullmatch(line) is not None
        and words[0].lower() not in _ARTICLES
        and all(word[0].isupper() or word in _PARTICLES for word in words)
    )
