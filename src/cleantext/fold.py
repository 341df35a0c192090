"""The one place where "the same text" is defined.

`fold` makes a line comparable: case, accents, quotation marks, dashes, widths, invisible characters and the punctuation around a line do not
count. Rules are written against folded text. `image` is its cheap shadow, good enough to ask whether a line may hold a word.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from cleantext.patterns import pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Marks that a writer may leave out: combining accents, Arabic and Hebrew vowel signs, tatweel, soft hyphens, zero-width characters.
_MARKS = pattern("[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]")
#: Characters that differ in shape only. One character each, so that a folded letter always has the same length as in the image.
_SAME = {
    **dict.fromkeys("“”„‟″«»『』「」＂", '"'),
    **dict.fromkeys("‘’‚‛′´ʼʹ՚", "'"),
    **dict.fromkeys("‐‑‒–—―−⸺", "-"),
    **dict.fromkeys("【〔［〖", "["),
    **dict.fromkeys("】〕］〗", "]"),
    **dict.fromkeys("。｡", "."),
    **dict.fromkeys("、､،", ","),
    "؟": "?",
    "¦": "|",
    "│": "|",
    "⁄": "/",
    "∕": "/",
    "ı": "i",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "ħ": "h",
    "æ": "a",
    "œ": "o",
    "ß": "s",
    "þ": "t",
    "ς": "σ",
    "ی": "ي",
    "ى": "ي",
    "ک": "ك",
    "ة": "ه",
}
_DIFFERENT = pattern("[" + re.escape("".join(_SAME)) + "]")
#: Punctuation around a line that says nothing: bullets, arrows, rules, full stops. Quotation marks, brackets, ©, @, #, & and signs of money stay.
_EDGE = pattern(r"""^(?:[^\w"'()\[\]{}©@#$€£¥&%]|_)++""")
_TAIL = """ \t\r\n.!…:;,|/\\><=~*_-–—·•→←↓↑▶►▼▲»›¬^+"""
#: Length of a line, in characters, up to which the gate looks at all of it, and what longer ones show of their head and their tail.
SHOWN, HEAD, TAIL = 200, 24, 44
#: The characters of scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, kana, Han; without digits.
SPACELESS = (
    "[\u0e00-\u0e4f\u0e5a-\u0ecf\u0eda-\u0eff\u1000-\u103f\u104a-\u108f\u109a-\u109f\u1780-\u17df\u17ea-\u17ff"
    "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
FIRST_SPACELESS, SPACELESS_RUN = SPACELESS[1], pattern(SPACELESS + "{2,}")
_BRACKETS = {"(": ")", "[": "]"}


def characters(text: str) -> str:
    """Fold every character and nothing else: case, accents, widths, quotation marks, dashes, invisible characters."""
    if text.isascii():
        return text.lower()
    # Most lines hold nothing beyond ASCII but a few marks.
    plain = text.replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-").replace("—", "-").replace("…", "...").replace("\xa0", " ")
    if plain.isascii():
        return plain.lower()
    # Or only characters that have a byte of their own in the image: one table folds them all at once.
    shadow: bytes = codecs.charmap_encode(plain, "ignore", ENCODING)[0]
    if len(shadow) == len(plain):
        folded: str = codecs.charmap_decode(shadow, "strict", _FOLDED)[0]
        return folded
    return characters_of_any_script(text)


def characters_of_any_script(text: str) -> str:
    """`characters`, the long way."""
    # Compatibility forms (™, 𝑨) may decompose to capitals.
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()).lower())
    return unicodedata.normalize("NFC", _DIFFERENT.sub(_same, text))


def pairs(text: str) -> list[str]:
    """Each two adjacent characters of scripts without spaces between words: what stands for words there."""
    return [run[at : at + 2] for run in SPACELESS_RUN.findall(text) for at in range(len(run) - 1)]


def _same(found: re.Match[str]) -> str:
    return _SAME[found[0]]


def _image_tables() -> tuple[str, str, bytes]:
    """256 characters that have a byte of their own, their folded forms, and what each becomes in the image: its folded letter or a space."""
    own = [chr(code) for code in range(128)]
    letters = [chr(code) for code in (*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x100))]
    extended = "ĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžŐőŰűĞğİıŞşĂăȚțȘșĐđŒœ"
    # These would glue a word to its neighbour if they were dropped.
    marks = "\u00a0“”„‘’‚«»‹›–—…•·©¡¿"
    every = [*own, *letters, *extended, *marks]
    # The control characters' places serve the characters beyond 256 (NUL keeps its own, or the codec falls back to a slow dictionary).
    spare = [code for code in range(1, 32) if chr(code) not in "\t\n\v\f\r"]
    table = every[:256]
    for code, character in zip(spare, every[256:], strict=False):
        table[code] = character
    table += ["\ufffe"] * (256 - len(table))
    # Three dots are written out before the table of forms is asked.
    forms = [_form(character) if character != "…" else "." for character in table]
    becomes = bytearray(b" " * 256)
    for code, (character, folded) in enumerate(zip(table, forms, strict=True)):
        if character == "\n":
            becomes[code] = 10
        elif len(folded) == 1 and folded.isascii() and folded.isalpha():
            becomes[code] = ord(folded)
    # A character whose folded form is longer or empty has no place in the table of forms.
    own = [character if len(form) == 1 else "\ufffe" for character, form in zip(table, forms, strict=True)]
    return "".join(own), "".join(form if len(form) == 1 else "\ufffe" for form in forms), bytes(becomes)


def _form(character: str) -> str:
    """`characters_of_any_script` of one of the table's characters, without its patterns, which take long to compile."""
    parts = unicodedata.normalize("NFKD", character.lower()).lower()
    return unicodedata.normalize("NFC", "".join(_SAME.get(part, part) for part in parts if not "\u0300" <= part <= "\u036f"))


#: The 256 characters, "\ufffe" where there is none, and what turns text into their bytes.
ALPHABET, _FOLDED, _BECOMES = _image_tables()
ENCODING: Any = codecs.charmap_build(ALPHABET)


def fold(line: str) -> str:
    """The form in which lines are compared and rules are matched.

    Examples:
        >>> fold("  • Abonnez‑vous à notre  NEWSLETTER !")
        'abonnez-vous a notre newsletter'
        >>> fold("[Advertisement]")
        'advertisement'
        >>> fold("“Something went wrong,” he said.")
        '"something went wrong," he said'
    """
    text = _trimmed(characters(line.rstrip(_TAIL)))
    while text and _BRACKETS.get(text[0]) == text[-1] and text.count(text[0]) == 1:
        text = _trimmed(text[1:-1])
    return text


def _trimmed(text: str) -> str:
    # The only white space in a printable text is the space: most lines need not be taken apart.
    text = text.strip() if "  " not in text and text.isprintable() else " ".join(text.split())
    return (text if text[:1].isalnum() else _EDGE.sub("", text)).rstrip(_TAIL)


def measure(line: str) -> int:
    """The line's length in characters, whether its accents are composed or not."""
    return len(line) if line.isascii() else len(unicodedata.normalize("NFC", line))


def image(text: str) -> str:
    """A cheap shadow of the text: its Latin letters folded, all else as spaces; line breaks stay.

    Characters of other scripts, combining accents and invisible characters vanish, so offsets do not carry over. ``image(line).split()``
    holds every Latin word of ``fold(line)``, if the line lost nothing but invisible characters and combining accents.
    """
    shadow: bytes = codecs.charmap_encode(text, "ignore", ENCODING)[0]
    return shadow.translate(_BECOMES).decode("ascii")
