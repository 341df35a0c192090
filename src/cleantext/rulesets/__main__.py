"""``python -m cleantext.rulesets``: write the compiled table of the shipped rulesets beside them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from cleantext.fold import fold
from cleantext.gate import words_in
from cleantext.rulesets import FOLDER, load_all
from cleantext.table import compiled
from cleantext.triggers import frequent_words


def source() -> str:
    """The text of ``compiled.py``, one rule or trigger a line.

    Rules and triggers stand there as strings, which load at once; the few that a text needs are taken apart when it does.
    """
    rows, triggers = compiled(load_all())
    parts = ['"""Written by `python -m cleantext.rulesets` from the TOML files beside it: change those, not this."""', "", "# ruff: noqa", ""]
    parts += ["ROWS = (", *(f"    {row.packed()!r}," for row in rows), ")"]
    parts += ["TRIGGERS = {"]
    for place, words in triggers.items():
        parts += [f"    {place!r}: {{", *(f"        {word!r}: {needs!r}," for word, needs in words.items()), "    },"]
    parts += ["}"]
    parts += ["CREDITS = {", *(f"    {key!r}: {sorted(words)!r}," for key, words in credit_words().items()), "}", ""]
    return "\n".join(parts)


def credit_words() -> dict[str, set[str]]:
    """The vocabulary of credits, folded, with the words that the gate looks for: of each phrase one that stands alone too, or the rarest."""
    table = tomllib.loads(Path(FOLDER, "credits.toml").read_text(encoding="utf-8"))
    found = {key: {fold(word) for word in words} for key, words in table.items()}
    common = found.pop("common")
    agencies = found["agencies"] | found["outlets"] | found["alone"] | found["wires"]
    labels = found["labels"] | {"courtesy", "handout", "copyright", "撮影", "提供", "供图", "记者"}
    of_agencies = rarest(agencies, common)
    return {**found, "agency_triggers": of_agencies, "triggers": of_agencies | rarest(labels, common)}


def rarest(phrases: set[str], common: set[str]) -> set[str]:
    """Of each phrase the word that the fewest lines hold; none where a word of it is a phrase of its own."""
    single = {phrase for phrase in phrases if " " not in phrase}
    shares = frequent_words()
    found = set()
    for phrase in phrases:
        parts = phrase.split()
        if len(parts) == 1 or not single.intersection(parts):
            words = [word for part in parts for word in words_in(part)]
            rare = [word for word in words if word not in common] or words
            found.update(sorted(rare, key=lambda word: (shares.get(word, 0), word))[:1])
    return found


if __name__ == "__main__":
    Path(FOLDER, "compiled.py").write_text(source(), encoding="utf-8")
