"""``python -m cleantext.rulesets``: write the compiled table of the shipped rulesets beside them."""

from __future__ import annotations

import tomllib

from cleantext.fold import fold
from cleantext.rulesets import FOLDER, load_all
from cleantext.table import compiled
from cleantext.triggers import anywhere


def source() -> str:
    """The text of ``compiled.py``, one rule or trigger a line."""
    rows, triggers = compiled(load_all())
    parts = ['"""Written by `python -m cleantext.rulesets` from the TOML files beside it: change those, not this."""', "", "# ruff: noqa", ""]
    parts += ["from cleantext.table import Row", "", "ROWS = (", *(f"    Row{tuple(row)!r}," for row in rows), ")"]
    parts += ["TRIGGERS = {"]
    for place, words in triggers.items():
        parts += [f"    {place!r}: {{", *(f"        {word!r}: {needs!r}," for word, needs in words.items()), "    },"]
    parts += ["}"]
    parts += ["CREDITS = {", *(f"    {key!r}: {sorted(words)!r}," for key, words in credit_words().items()), "}", ""]
    return "\n".join(parts)


def credit_words() -> dict[str, set[str]]:
    """The vocabulary of credits, folded, with the words that the gate looks for: of each phrase one that stands alone too, or the rarest."""
    table = tomllib.loads((FOLDER / "credits.toml").read_text(encoding="utf-8"))
    found = {key: {fold(word) for word in words} for key, words in table.items()}
    common = found.pop("common")
    phrases = found["agencies"] | found["alone"] | found["wires"] | found["labels"] | {"courtesy", "handout", "copyright", "撮影", "提供", "供图", "记者"}
    single = {phrase for phrase in phrases if " " not in phrase}
    triggers = set()
    for phrase in phrases:
        parts = phrase.split()
        if len(parts) > 1 and single.intersection(parts):
            continue
        options = anywhere(" ".join(part for part in parts if part not in common)) or anywhere(phrase)
        triggers.update([trigger.word for _, trigger in options if trigger.place == "any" and not trigger.need][:1])
    return {**found, "triggers": triggers}


if __name__ == "__main__":
    (FOLDER / "compiled.py").write_text(source(), encoding="utf-8")
