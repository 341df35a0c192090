"""The pages of the reference that show every rule, made from the rulesets: ``python reference/rules.py docs`` writes ``docs/rules/``.

A script and no plugin of the site's builder: so the pages are the same for every builder, and the tests read them without one. They are made anew
before each build and not kept with the source: each would change along with every rule. The TOML is read as it is, without the loader, which takes
half a minute to check it: the tests do that, and hold these pages to the compiled table.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from cleantext import preset
from cleantext.families import FAMILIES
from cleantext.report.languages import LANGUAGES
from cleantext.rulesets import files

#: What a key of a rule means to a reader.
MEANS = {
    ("needs", "neighbour"): "only beside a line that goes on its own",
    ("where", "head"): "only near the head of an article",
    ("where", "end"): "only near the end of an article",
    ("where", "edges"): "only near the head or the end of an article",
    ("leads", "teasers"): "the headlines under it go, too",
}
#: Where rules that are no phrases are told of; by the first part of their ids.
OF_FILTERS = {
    "credit": "Credits: the grammar of picture credits",
    "dup": "Duplicates: second and later copies",
    "leftovers": "Leftovers: short lines after the article's end",
    "menus": "Menus: entries among known entries",
    "model": "Model: doubtful lines, by what context shows",
    "page": "Pages: what the HTML says",
    "related": "Related: headlines under a heading of other articles",
    "stamps": "Stamps: notices, dates and contacts without words",
    "glued": "Glued: buttons before captions",
}


INDEX = """\
# Every rule

{count} phrases in {languages} languages, and the [rules without phrases](filters.md). These pages are made from the rulesets.

Each removal names its rule: `cleantext --explain FILE` prints it, and the search of this site finds it, as it finds the lines that a rule takes.
`en/promo/newsletter-signup` is a rule of English, of the family `promo`. A rule is matched against the whole line, folded: lower case, without
accents, with plain quotation marks. The tests hold it to its examples: it takes what stands under Removes, and leaves what stands under Keeps.
[Own rules](../own-rules.md) tells what the keys mean and how to write one. All languages are always on.

| language | folder | rules |
| --- | --- | --- |
{rows}

| family | phrases | a line of it |
| --- | --- | --- |
{families}
"""


class Entry(NamedTuple):
    """A rule as its TOML file has it, with what the loader fills in."""

    id: str
    family: str
    why: str
    raw: dict[str, object]
    unless: tuple[str, ...]


def entries(family: str, language: str, path: str) -> Iterator[Entry]:
    """The rules of one file."""
    table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    for raw in table["rule"]:
        of = raw.get("family", family)
        yield Entry(f"{language}/{of}/{raw['id']}", of, raw.get("why") or FAMILIES[of], raw, (*table.get("unless", ()), *raw.get("unless", ())))


def rule(entry: Entry) -> str:
    """One rule, as HTML: a heading that is its anchor, what it is, what it removes, what it keeps, its pattern.

    As HTML because Markdown would read signs in the examples, and takes many times as long. The search of the site leaves out the patterns and what
    a rule keeps: who searches for a line that went wants the rule that took it.
    """
    raw = entry.raw
    means = [text for (key, value), text in MEANS.items() if raw.get(key) == value]
    if "longest" in raw:
        means.append(f"lines of up to {raw['longest']} characters")
    patterns = [f"match  = {raw['match']}", *(f"unless = {pattern}" for pattern in entry.unless)]
    return "\n".join(
        [
            f'<h3 id="{entry.id}"><code>{entry.id}</code></h3>',
            f"<p>{escape('; '.join([entry.why, *means]))}. Seen: {escape(str(raw['source']))}.</p>",
            f"<p>Removes</p>\n{lines(raw['removes'])}",
            f"<div data-search-exclude><p>Keeps</p>\n{lines(raw['keeps'])}",
            f"<details><summary>Pattern</summary><pre><code>{escape(chr(10).join(patterns))}</code></pre></details></div>",
        ]
    )


def lines(texts: object) -> str:
    """A list of lines; right to left where they are."""
    assert isinstance(texts, list)
    return "<ul>" + "".join(f'<li dir="auto">{escape(text)}</li>' for text in texts) + "</ul>"


def of_language(language: str, found: dict[str, list[Entry]]) -> str:
    """The page of one language.

    Args:
        language: its code.
        found: its rules by family.
    """
    count = sum(map(len, found.values()))
    parts = [f"# Rules: {LANGUAGES[language]}", f"{count} rules of the folder `{language}`. What they are is told on [the page before](index.md)."]
    for family, rules in found.items():
        parts += [f"## {family}", f"A line of this family {FAMILIES[family]}.", *map(rule, rules)]
    return "\n\n".join(parts) + "\n"


def of_filters() -> str:
    """The page of the rules that are no phrases."""
    shown = {reason for name in ("auto", "page") for reason in preset(name).rules() if reason.id.partition("/")[0] not in LANGUAGES}
    parts = [
        "# Rules without phrases",
        "What filters, the model and the reader of pages find by form, place and neighbours. [How it decides](../how-it-decides.md) tells how.",
    ]
    for kind, title in OF_FILTERS.items():
        parts.append(f"## {title}")
        for reason in sorted(shown):
            if reason.id.partition("/")[0] == kind:
                parts.append(f'<h3 id="{reason.id}"><code>{reason.id}</code></h3>\n<p>Family {reason.family}: {escape(reason.why)}.</p>')
    missing = {reason.id for reason in shown if reason.id.partition("/")[0] not in OF_FILTERS}
    assert not missing, f"say in OF_FILTERS what these are: {sorted(missing)}"
    parts += [
        "## Site: what repeats over the pages of a site",
        '<h3 id="site"><code>site/…</code></h3>\n<p>Family site: stands on so many pages of the site that is named, by a saved profile.</p>',
        "See [Site profiles](../profiles.md).",
    ]
    return "\n\n".join(parts) + "\n"


def index(counts: dict[str, int], families: dict[str, int]) -> str:
    """The page that leads to all of them."""
    rows = [f"| [{LANGUAGES[code]}]({code}.md) | `{code}` | {count} |" for code, count in sorted(counts.items(), key=lambda pair: LANGUAGES[pair[0]])]
    return INDEX.format(
        count=sum(counts.values()),
        languages=len(counts),
        rows="\n".join(rows),
        families="\n".join(f"| `{family}` | {families.get(family, 0)} | {why} |" for family, why in FAMILIES.items()),
    )


def pages() -> dict[str, str]:
    """The Markdown of every page, by its name."""
    found: dict[str, dict[str, list[Entry]]] = {}
    families: dict[str, int] = {}
    for language, family, path in files():
        for entry in entries(family, language, path):
            found.setdefault(language, {}).setdefault(entry.family, []).append(entry)
            families[entry.family] = families.get(entry.family, 0) + 1
    made = {f"{language}.md": of_language(language, rules) for language, rules in found.items()}
    counts = {language: sum(map(len, rules.values())) for language, rules in found.items()}
    return made | {"filters.md": of_filters(), "index.md": index(counts, families)}


def main() -> None:
    folder = Path(sys.argv[1]) / "rules"
    folder.mkdir(exist_ok=True)
    made = pages()
    for stale in folder.glob("*.md"):
        if stale.name not in made:
            stale.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
