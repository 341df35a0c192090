"""Mending broken characters with ftfy: mojibake, C1 controls, stray HTML entities.

Repair does not restyle: curly quotes, ligatures, full-width forms, control characters, lone surrogates and normal forms stay as they are.
This is the only module that imports ftfy, and only when a line needs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from cleantext.document import Document

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

#: One byte a character: "s" suspicious alone, "n" beyond ASCII (or a question mark, which stands for all that Latin-1 lacks), else "a".
_CLASSES = bytes(
    ord("s") if 0x80 <= code <= 0x9F or code in (0xC2, 0xC3) else ord("n") if code > 0x7F or code == ord("?") else ord("a")
    for code in range(256)
)
_ENTITY = re.compile(r"&#?[0-9A-Za-z]{1,24};")


@cache
def config() -> TextFixerConfig:
    """ftfy's settings, each one said: its defaults differ and may change."""
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
    for index in suspects(document.lines):
        line = document.lines[index]
        mended = mend(line)
        if mended != line:
            repairs[index] = (mended, origins(line, mended))
    return document.with_repairs(repairs) if repairs else document


def mend(line: str) -> str:
    """One line as ftfy mends it; unchanged where that would break it in two."""
    from ftfy import fix_text

    mended = fix_text(line, config())
    return line if "\n" in mended or "\r" in mended else mended


def suspects(lines: Sequence[str]) -> Iterator[int]:
    """The indexes of the lines that ftfy might change; it never changes another (tests/test_repair.py holds ftfy to that).

    ftfy acts on HTML entities, and on text that its badness heuristic reports. Each pattern of that heuristic holds a C1 control, two
    neighbours beyond ASCII, or one of ŒœÂÃ: three scans of the whole text rule out most documents at once, `mojibake` most other lines.
    """
    text = "\n".join(lines)
    ampersand = "&" in text
    classes = b"" if text.isascii() else text.encode("latin-1", "replace").translate(_CLASSES)
    foreign = b"nn" in classes or b"s" in classes or "œ" in text or "Œ" in text
    if not foreign and not ampersand:
        return
    at = 0
    for index, line in enumerate(lines):
        end = at + len(line)
        if ampersand and "&" in line and _ENTITY.search(line):
            yield index
        elif foreign and (classes.find(b"nn", at, end) >= 0 or classes.find(b"s", at, end) >= 0 or "œ" in line or "Œ" in line):
            if mojibake().search(line) and is_bad(line):
                yield index
        at = end + 1


@cache
def mojibake() -> re.Pattern[str]:
    """What UTF-8 read in a wrong encoding must hold: a C1 control, or a lead byte's character before a continuation byte's.

    In place of the continuation may stand what is left of a lost one: a space, a question mark, U+FFFD or U+001A.
    """
    pairs = ["[\x80-\x9f]"]
    for encoding in ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2", "mac-roman", "cp437"):
        lead, continuation = (bytes(codes).decode(encoding, "ignore") for codes in (range(0xC2, 0xF5), range(0x80, 0xC0)))
        pairs.append(f"[{re.escape(lead)}][{re.escape(continuation)} ?\ufffd\x1a]")
    return re.compile("|".join(pairs))


def is_bad(line: str) -> bool:
    """Whether ftfy's heuristic reports mojibake."""
    from ftfy.badness import is_bad as reported

    return reported(line)


def origins(line: str, mended: str) -> list[int]:
    """For each character of the mended line, and for its end, the offset in the line that it came from; never falling."""
    from difflib import SequenceMatcher

    found: list[int] = []
    for _, start, end, first, last in SequenceMatcher(None, line, mended, autojunk=False).get_opcodes():
        found += [min(start + k, end) for k in range(last - first)]
    return [*found, len(line)]
