"""``python -m cleantext.rulesets``: write the compiled table of the shipped rulesets beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from cleantext.fold import fold
from cleantext.frequencies import frequent_words
from cleantext.gate import words_in
from cleantext.rulesets import BETWEEN, BLOCK, FOLDER, load_all
from cleantext.table import compiled


def source() -> str:
    """The text of ``compiled.py``, one rule or trigger a line.

    Rules and triggers stand there as strings, which load at once; the few that a text needs are taken apart when it does.
    """
    rows, triggers = compiled(load_all())
    parts = ['"""Written by `python -m cleantext.rulesets` from the TOML files beside it: change those, not this."""', "", "# ruff: noqa", ""]
    # Bytes load at once, whatever the script.
    blocks = [rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK)]
    parts += [f"COUNT = {len(rows)}", "ROWS = ("]
    for block in blocks:
        parts += [*(f"    {(row.packed() + BETWEEN).encode()!r}" for row in block), "    ,"]
    parts += [")"]
    parts += ["TRIGGERS = {"]
    for place, words in triggers.items():
        # Two long strings load in a fifth of the time that a dictionary takes.
        parts += [f"    {place!r}: (", *(f"        {word + ' '!r}" for word in words), "        ,"]
        parts += [*(f"        {needs + chr(10)!r}" for needs in words.values()), "    ),"]
    parts += ["}"]
    vocabulary, labels, agencies = credit_words()
    parts += ["CREDITS = {", *(f"    {key!r}: {sorted(known)!r}," for key, known in vocabulary.items()), "}"]
    parts += [f"LABELS = {sorted(labels)!r}"]
    parts += ["AGENCIES = {", *(f"    {word!r}: {'|'.join(sorted(names))!r}," for word, names in sorted(agencies.items())), "}", ""]
    return "\n".join(parts)


def credit_words() -> tuple[dict[str, set[str]], set[str], dict[str, set[str]]]:
    """The vocabulary of credits, folded; the words of labels that the gate looks for; those of agencies, each with its names.

    A word that is a name by itself has no names: it is enough.
    """
    table = tomllib.loads(Path(FOLDER, "credits.toml").read_text(encoding="utf-8"))
    found = {key: {fold(word) for word in words} for key, words in table.items()}
    common = found.pop("common")
    labels = rarest(found["labels"], common)
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


if __name__ == "__main__":
    Path(FOLDER, "compiled.py").write_text(source(), encoding="utf-8")
