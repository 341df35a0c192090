"""``python -m cleantext.rulesets``: write the compiled table of the shipped rulesets beside them."""

from __future__ import annotations

from cleantext.rulesets import FOLDER, load_all
from cleantext.table import compiled


def source() -> str:
    """The text of ``compiled.py``, one rule or trigger a line."""
    rows, first, anywhere = compiled(load_all())
    parts = ['"""Written by `python -m cleantext.rulesets` from the TOML files beside it: change those, not this."""', "", "# ruff: noqa", ""]
    parts += ["from cleantext.table import Row", "", "ROWS = (", *(f"    Row{tuple(row)!r}," for row in rows), ")"]
    parts += ["FIRST = {", *(f"    {word!r}: {numbers!r}," for word, numbers in first.items()), "}"]
    parts += ["ANYWHERE = {", *(f"    {word!r}: {numbers!r}," for word, numbers in anywhere.items()), "}", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    (FOLDER / "compiled.py").write_text(source(), encoding="utf-8")
