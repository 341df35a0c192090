"""What white space in the source of a page means for the text."""

from __future__ import annotations

import re

#: Signs of scripts that write no spaces; Korean writes them.
_UNSPACED = "\u2e80-\u303f\u3041-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
#: A line break between two of them, and what is found faster and stands in each.
_BROKEN = re.compile(rf"(?<=[{_UNSPACED}])[ \t\r]*+\n\s*+(?=[{_UNSPACED}])")
_HALF_BROKEN = re.compile(rf"\n[^\S\n]*+[{_UNSPACED}]")


def collapsed(text: str) -> str:
    """Text outside code: one space for any white space, none at its ends; empty where nothing is left."""
    words = text.split()
    if not words:
        return ""
    if "\n" in text and not text.isascii() and _HALF_BROKEN.search(text):
        words = _BROKEN.sub("", text).split()
    text = " ".join(words)
    if (text[0] == "|" or text[-1] == "|") and (text.startswith("| ") or text.endswith(" |")):
        text = text.strip("| ")  # cells without text
    return shown(text) if "\xad" in text else text


def of_code(text: str) -> str:
    """Text in code: its lines stay, and how far they are set in; empty where nothing is left."""
    return shown("\n".join(map(str.rstrip, text.replace("\r", "").replace("\xa0", " ").expandtabs(4).split("\n"))).strip("\n"))


def shown(text: str) -> str:
    """The text without soft hyphens; empty where it holds nothing but white space."""
    text = text.replace("\xad", "")
    return text if text.strip() else ""
