"""Mending broken characters with ftfy: mojibake, C1 controls, stray HTML entities.

Repair does not restyle: curly quotes, ligatures, full-width forms, control characters, lone surrogates and normal forms stay as they are.
This is the only module that imports ftfy, and only when a line needs it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from cleantext.alignment import ENCODINGS, ENTITY, origins
from cleantext.document import Document
from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ftfy import TextFixerConfig


#: One byte a character: "s" suspicious alone, "n" beyond ASCII (or a question mark, which stands for all that Latin-1 lacks), else "a".
_CLASSES = bytes(
    ord("s") if 0x80 <= code <= 0x9F or code in (0xC2, 0xC3) else ord("n") if code > 0x7F or code == ord("?") else ord("a") for code in range(256)
)
#: Characters that stand side by side in good text; no encoding has two of them as lead and continuation.
_TYPOGRAPHY = frozenset("“”‘’«»–—…?\xa0")
#: The two signs of broken text in classes; neighbours are looked at, not taken.
_SUSPICIOUS, _NEIGHBOURS = pattern(b"s"), pattern(b"n(?=n)")
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
        classes = text.encode("latin-1", "replace").translate(_CLASSES)
        places = set(signs(classes, text)) if b"s" in classes or b"nn" in classes else set()
        if "œ" in text or "Œ" in text:
            places.update(at for at, character in enumerate(text) if character in "œŒ")
        if places:
            ends = list(accumulate(len(lines[index]) + 1 for index in strange))
            found.update(index for place in {bisect_right(ends, at) for at in places} if is_mojibake(lines[index := strange[place]]))
    return sorted(found)


def signs(classes: bytes, text: str) -> Iterator[int]:
    """Where the signs of broken text stand, other than two characters of plain typography side by side."""
    yield from (found.start() for found in _SUSPICIOUS.finditer(classes))
    for found in _NEIGHBOURS.finditer(classes):
        at = found.start()
        if text[at] not in _TYPOGRAPHY or text[at + 1] not in _TYPOGRAPHY:
            yield at


def is_mojibake(line: str) -> bool:
    """Whether ftfy would find something to decode in this line."""
    rough, leads, continuations = mojibake()
    for found in rough.finditer(line):
        if found[1] is None or leads[found[0]] & continuations[found[1]]:
            break
    else:
        return False
    from ftfy.badness import is_bad

    return is_bad(line)


@cache
def mojibake() -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    """What UTF-8 read in a wrong encoding must hold: a C1 control, or a lead byte's character before a continuation byte's.

    In place of the continuation may stand what is left of a lost one: a space, a question mark, U+FFFD or U+001A. The pattern mixes the
    encodings, which is fast; the tables tell, bit by bit, in which of them a character is such a byte.
    """
    leads: dict[str, int] = {}
    continuations = dict.fromkeys(" ?\ufffd\x1a", -1)
    for place, encoding in enumerate(ENCODINGS):
        for table, codes in ((leads, range(0xC2, 0xF5)), (continuations, range(0x80, 0xC0))):
            for character in bytes(codes).decode(encoding, "ignore"):
                table[character] = table.get(character, 0) | 1 << place
    # The second character is looked at, not taken: it may be the next pair's first.
    rough = f"[\x80-\x9f]|[{re.escape(''.join(leads))}](?=([{re.escape(''.join(continuations))}]))"
    return re.compile(rough), leads, continuations
