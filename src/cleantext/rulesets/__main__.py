"""``python -m cleantext.rulesets``: write the compiled table of the shipped rulesets beside them, ``compiled.py`` and ``compiled.txt``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from cleantext.fold import fold
from cleantext.frequencies import frequent_words
from cleantext.gate import words_in
from cleantext.rulesets import BLOCK, FILE, FOLDER, load_all
from cleantext.table import compiled


def sources() -> tuple[str, bytes]:
    """The text of ``compiled.py``, and the content of ``compiled.txt``.

    Rules and triggers stand in the second as strings, a line each, of which those are read that a text needs.
    """
    rows, triggers = compiled(load_all())
    content = bytearray()
    parts = ['"""Written by `python -m cleantext.rulesets` from the TOML files beside it: change those, not this."""', "", "# ruff: noqa", ""]
    parts += [f"COUNT = {len(rows)}", f"ROWS = {blocks([row.packed() for row in rows], content)}"]
    parts += ["TRIGGERS = {"]
    for place, words in triggers.items():
        starts = blocks([words[word] for word in sorted(words)], content)
        parts += [f"    {place!r}: ((", *packed(sorted(words)), f"        ), {starts}),"]
    parts += ["}"]
    vocabulary, labels, agencies = credit_words()
    parts += ["CREDITS = {", *(f"    {key!r}: {sorted(known)!r}," for key, known in vocabulary.items()), "}"]
    parts += [f"LABELS = {sorted(labels)!r}"]
    parts += ["AGENCIES = {", *(f"    {word!r}: {'|'.join(sorted(names))!r}," for word, names in sorted(agencies.items())), "}", ""]
    return "\n".join(parts), bytes(content)


def blocks(texts: Sequence[str], content: bytearray) -> tuple[int, ...]:
    """Where in the content the blocks begin and the last one ends, as `Packed` takes it; the texts are put there."""
    starts = [len(content)]
    for start in range(0, len(texts), BLOCK):
        content += "".join(f"{text}\n" for text in texts[start : start + BLOCK]).encode()
        starts.append(len(content))
    return tuple(starts)


def packed(words: Sequence[str]) -> list[str]:
    """Lines of source for the words, as `PackedTriggers` takes them: one word a line, a comma after the last of a block."""
    last = {*range(BLOCK - 1, len(words), BLOCK), len(words) - 1}
    apart = [word if place % BLOCK == 0 else f" {word}" for place, word in enumerate(words)]
    return [f"        {word!r}{',' if place in last else ''}" for place, word in enumerate(apart)]


def credit_words() -> tuple[dict[str, set[str]], set[str], dict[str, set[str]]]:
    """The vocabulary of credits, folded; the words of labels that the gate looks for; those of agencies, each with its names.

    A word that is a name by itself has no names: it is enough.
    """
    table = tomllib.loads(Path(FOLDER, "credits.toml").read_text(encoding="utf-8"))
    found = {key: {fold(word) for word in words} for key, words in table.items()}
    common = found.pop("common")
    labels = rarest(found["labels"] | found["standing"], common)
    agencies = rarest(found["agencies"] | found["outlets"] | found["alone"] | found["wires"], common)
    # These say whose a picture is without a sign after them.
    agencies |= {word: {word} for words in ("courtesy", "handout", "copyright", "撮影", "提供", "供图", "记者") for word in words_in(words)[-1:]}
    found["triggers"] = {*labels, *agencies}
    return found, set(labels), {word: set() if word in names else names for word, names in agencies.items()}


def rarest(phrases: set[str], common: set[str]) -> dict[str, set[str]]:
    """Of each phrase the word that the fewest lines hold, with the phrases; none where a word of it is a phrase of its own."""
    single = {phrase for phrase in phrases if " " not in phrase}
    shares = frequent_words()
    found: dict[str, set[str]] = {}
    for phrase in phrases:
        parts = phrase.split()
        if len(parts) == 1 or not single.intersection(parts):
            words = [word for part in parts for word in words_in(part)]
            rare = [word for word in words if word not in common] or words
            for word in sorted(rare, key=lambda word: (shares.get(word, 0), word))[:1]:
                found.setdefault(word, set()).add(phrase)
    return found


def write() -> None:
    """Write both; the second by a new file in its place, as a process that runs may have the old one mapped."""
    source, content = sources()
    Path(FOLDER, "compiled.py").write_text(source, encoding="utf-8")
    fresh = Path(f"{FILE}.new")
    fresh.write_bytes(content)
    fresh.replace(FILE)


if __name__ == "__main__":
    write()
