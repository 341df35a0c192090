"""Mending broken characters with ftfy: mojibake, C1 controls, stray HTML entities.

Repair does not restyle: curly quotes, ligatures, full-width forms, control characters, lone surrogates and normal forms stay as they are.
This is the only module that imports ftfy, and only when a line needs it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from cleantext.alignment import ENCODINGS, ENTITY, origins
from cleantext.document import Document
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ftfy import TextFixerConfig


#: Lead bytes of UTF-8 after which ftfy takes a space for the byte A0, and those after which it does so before another continuation.
BEFORE_SPACE, BEFORE_SPACE_AND_MORE = (0xC2, 0xC3, 0xC5, 0xCE, 0xD0, 0xD9), (0xE2, 0xE3, 0xF0)
#: One byte a character: "s" suspicious alone, "n" beyond ASCII (or a question mark, which stands for all that Latin-1 lacks), else "a".
_CLASSES = bytes(
    ord("s") if 0x80 <= code <= 0x9F or code in (0xC2, 0xC3) else ord("n") if code > 0x7F or code == ord("?") else ord("a") for code in range(256)
)
#: Characters that stand side by side in good text; no encoding has two of them as lead and continuation.
_TYPOGRAPHY = frozenset("“”‘’«»–—…?\xa0")
#: Two characters beyond ASCII side by side, in classes; the second is looked at, not taken.
_NEIGHBOURS = pattern(b"n(?=n)")
#: In source code an ampersand takes an address: ``b = &num;`` holds no entity.
_ADDRESS = pattern(r"[=(,*]\s?&[A-Za-z]")


@cache
def config() -> TextFixerConfig:
    """Ftfy's settings, each one said: its defaults differ and may change."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html="auto",
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=True,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        max_decode_length=1_000_000,
        explain=False,
    )


def repair(document: Document) -> Document:
    """The document with its broken lines mended; the document itself where there are none."""
    repairs = {}
    lines, indexes = document.lines, document.notes.unseen("repair")
    found = suspects(lines if len(indexes) == len(lines) else [lines[index] for index in indexes], document.source)
    for place in found:
        index = indexes[place]
        line = lines[index]
        mended = mend(line)
        if mended != line:
            repairs[index] = (mended, origins(line, mended))
    return document.with_repairs(repairs) if repairs else document


def mend(line: str) -> str:
    """One line as ftfy mends it; unchanged where that would break it in two."""
    from ftfy import fix_text

    settings = config()._replace(unescape_html=False) if _ADDRESS.search(line) else config()
    mended = fix_text(line, settings)
    return line if "\n" in mended or "\r" in mended else mended


def suspects(lines: Sequence[str], source: str = "&") -> list[int]:
    """The indexes of the lines that ftfy might change; it never changes another (tests/test_repair.py holds ftfy to that).

    ftfy acts on HTML entities, and on text that its badness heuristic reports. Each pattern of that heuristic holds a C1 control, one of
    ŒœÂÃ, or two neighbours beyond ASCII that are not both plain typography: a scan of all lines beyond ASCII rules most documents out.

    Args:
        lines: what to look at.
        source: a text that holds all their characters, where one is at hand: most hold no ampersand.
    """
    found = {index for index, line in enumerate(lines) if "&" in line and ENTITY.search(line)} if "&" in source else set()
    strange = [index for index, line in enumerate(lines) if not line.isascii()]
    if strange:
        text = "\n".join([lines[index] for index in strange])
        if is_suspicious(text) and (places := [*decodable(text)]):
            from ftfy.badness import is_bad

            ends = list(accumulate(len(lines[index]) + 1 for index in strange))
            read = {strange[bisect_right(ends, at)] for at in places}
            found.update(index for index in read if is_suspicious(line := lines[index]) and is_bad(line))
    return sorted(found)


def is_suspicious(text: str) -> bool:
    """Whether the text holds a sign of broken text, other than two characters of plain typography side by side."""
    classes = text.encode("latin-1", "replace").translate(_CLASSES)
    if b"s" in classes or "œ" in text or "Œ" in text:
        return True
    return any(not _TYPOGRAPHY.issuperset(text[found.start() : found.end() + 1]) for found in _NEIGHBOURS.finditer(classes))


def decodable(text: str) -> Iterator[int]:
    """Where ftfy would find something to decode: a C1 control, or the first byte of a character in UTF-8 before its second."""
    rough, leads, continuations = mojibake()
    return (found.start() for found in rough.finditer(text) if found[1] is None or leads[found[0]] & continuations[found[1]])


@cache
def mojibake() -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    """What UTF-8 read in a wrong encoding must hold: a C1 control, or a lead byte's character before a continuation byte's.

    In place of the continuation may stand what is left of a lost one: a question mark, U+FFFD, U+001A; or a space, where ftfy takes it for the byte
    A0 (`ALTERED_UTF8_RE` in its chardata.py). The pattern mixes the encodings, which is fast; the tables tell, bit by bit, in which of them a
    character is such a byte.
    """
    leads: dict[str, int] = {}
    continuations = dict.fromkeys("?\ufffd\x1a", -1)
    for place, encoding in enumerate(ENCODINGS):
        for table, codes in ((leads, range(0xC2, 0xF5)), (continuations, range(0x80, 0xC0))):
            for character in read(codes, encoding):
                table[character] = table.get(character, 0) | 1 << place
    spaced, wide = (one_of(read(codes, encoding) for encoding in ENCODINGS) for codes in (BEFORE_SPACE, BEFORE_SPACE_AND_MORE))
    controls, second = read(range(0x80, 0xA0), "latin-1"), one_of(continuations)
    # One set of characters to begin with is found fast. The second one is looked at, not taken: it may be the next pair's first.
    rest = rf"(?<={one_of(controls)})|(?=({second}))|(?<={spaced})(?= )|(?<={wide})(?= {second})"
    return re.compile(f"{one_of([controls, *leads])}(?:{rest})"), leads, continuations


def read(codes: Iterable[int], encoding: str) -> str:
    """These bytes as characters of an encoding, without those that are none there."""
    return bytes(codes).decode(encoding, "ignore")


def one_of(characters: Iterable[str]) -> str:
    """A pattern for one of these characters."""
    return f"[{re.escape(''.join(characters))}]"
