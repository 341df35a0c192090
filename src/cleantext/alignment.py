"""Where in a broken line the characters of the mended one came from.

A line is mended character by character: an entity became what it names, and the bytes of one character in UTF-8, each read as a character of
another encoding, became that character again. Both can be told at the place itself. What cannot be told so is looked for within a few characters,
so that the cost is linear in the line.
"""

from __future__ import annotations

from functools import cache, lru_cache

from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

ENTITY = pattern(r"&#?[0-9A-Za-z]{1,24};")
#: The encodings in which ftfy finds UTF-8 that was misread.
ENCODINGS = ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2", "mac-roman", "cp437")
#: Characters of broken text that are mended at once, and that become of them, at most; and that agree after them, if there are so many.
MOST_CHANGED, MOST_MADE, SURE = 16, 4, 3
#: How often a character was misread, or an ampersand escaped, one time upon the other, at most.
MOST_TIMES = 3
#: Characters that are compared at once: most of a line was never broken.
STRETCHES = (4096, 256, 16)


def origins(line: str, mended: str) -> list[int]:
    """For each character of the mended line, and for its end, the offset in the line that it came from; never falling."""
    if line == mended:
        return [*range(len(line) + 1)]
    found: list[int] = []
    at = to = 0
    while to < len(mended):
        if same := stretch(line, at, mended, to):
            found += range(at, at + same)
            at, to = at + same, to + same
            continue
        size, made = step(line, at, mended, to)
        found += [at + min(k, size) for k in range(made)]
        at, to = at + size, to + made
    return [*found, len(line)]


def stretch(line: str, at: int, mended: str, to: int) -> int:
    """How many characters are the same here, as far as that is quickly told; an ampersand at their end may begin an entity."""
    for size in STRETCHES:
        same = line[at : at + size]
        if len(same) == size and same == mended[to : to + size] and same[-1] != "&":
            return size
    return 0


def step(line: str, at: int, mended: str, to: int) -> tuple[int, int]:
    """How many characters of the line here became how many of the mended one; where it cannot be told a share of what is left."""
    here, there = line[at : at + 1], mended[to]
    if here == "&" and (size := escaped(line, at, there)):
        return size, 1
    if here == there:
        # "Ã" is a part of its own misreading, "Ã\x83".
        size = misread(line, at, there)
        return (size, 1) if size > 1 and line[at + 1] != mended[to + 1 : to + 2] else (1, 1)
    if "\x80" <= here <= "\x9f" and control(here) == there:
        return 1, 1
    if size := misread(line, at, there):
        return size, 1
    before, after = line[at : at + MOST_CHANGED + SURE], mended[to : to + MOST_MADE + SURE]
    for agreeing in range(SURE, 0, -1):
        if found := changed(before, after, agreeing):
            return found
    return min(len(before), (len(line) - at) // (len(mended) - to)), 1


def escaped(line: str, at: int, character: str) -> int:
    """The length of the entity here that names this character, once or several times escaped; 0 for any other."""
    import html  # takes as long to load as five modules of this package

    text, size = line[at : at + 64], 0
    for _ in range(MOST_TIMES):
        found: re.Match[str] | None = ENTITY.match(text)
        named = html.unescape(found[0]) if found else ""
        if not found or len(named) != 1:
            break
        size += len(found[0]) - bool(size)
        text = named + text[found.end() :]
        if named == character and not ENTITY.match(text):
            return size
    return 0


def misread(line: str, at: int, character: str) -> int:
    """The length of what this character is when its bytes are read in a wrong encoding, if that stands here; else 0."""
    if character.isascii():
        return 0
    forms = misreadings(character)
    # A no-break space often became a plain one on the way.
    here = line if line.startswith(forms, at) else line[at : at + max(map(len, forms))].replace(" ", "\xa0")
    start = at if here is line else 0
    return next((len(form) for form in forms if here.startswith(form, start)), 0)


@lru_cache(maxsize=4096)
def misreadings(character: str) -> tuple[str, ...]:
    """What becomes of the character when its bytes are read in each wrong encoding, once or several times; the longest first."""
    found = set()
    for table in tables():
        text = character
        for _ in range(MOST_TIMES):
            try:
                text = "".join([table[byte] for byte in text.encode()])
            except UnicodeEncodeError:
                break  # half of a pair of surrogates has no bytes
            found.add(text)
    return tuple(sorted(found, key=lambda form: (-len(form), form))) or (character,)


@cache
def tables() -> list[list[str]]:
    """For each encoding the character that each byte is read as; bytes that it lacks are controls."""
    made = []
    for encoding in ENCODINGS:
        read = [bytes([byte]).decode(encoding, "ignore") for byte in range(256)]
        made.append([character or chr(byte) for byte, character in enumerate(read)])
    return made


def control(character: str) -> str:
    """The character that this byte means in Windows' encoding, which a C1 control stands for."""
    return tables()[ENCODINGS.index("cp1252")][ord(character)]


def changed(line: str, mended: str, agreeing: int) -> tuple[int, int] | None:
    """How many characters at the head of the line became how many of the mended one before so many agree again; None where they do not soon."""
    for both in range(1, MOST_CHANGED + MOST_MADE + 1):
        for made in range(max(0, both - MOST_CHANGED), min(both, MOST_MADE + 1)):
            agrees = mended[made : made + agreeing]
            if len(agrees) == agreeing and line[both - made : both - made + agreeing] == agrees:
                return both - made, made
    return None
