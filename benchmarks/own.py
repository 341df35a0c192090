"""Figures of the library on texts that are the project's own: in words, by family where something is removed. They hang on nothing outside."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from cleantext import Result, explain_html, preset
from cleantext.presets import PRESETS
from scores import lines, survivors, words

ROOT = Path(__file__).parent.parent
TESTS, EXAMPLES = ROOT / "tests", ROOT / "examples"

Figures = dict[str, dict[str, float]]


def figures() -> Figures:
    """All of them, by set.

    Of the goldens and the pages of the tests: words removed of each family, of furniture left, of the article lost; of passages and traps, which are
    all article: words lost by each preset; of the examples: words removed of each family.
    """
    chains = {name: preset(name) for name in sorted(PRESETS)}
    found: Figures = {"goldens": {}, "pages": {}, "examples": {}}
    found["goldens"] = ideal(
        (chains[_text(folder / "preset.txt", "named").strip()].explain(_text(folder / "input.txt")), _text(folder / "expected.txt"))
        for folder in sorted((TESTS / "goldens").iterdir())
        if not folder.name.startswith("known-failure-")
    )
    found["pages"] = ideal(
        (explain_html(_text(file.with_suffix("").with_suffix(".html"))), _text(file))
        for file in sorted((TESTS / "pages_html").glob("*.article.txt"))
        if not file.name.startswith("known-failure-")
    )
    found["examples"] = removed(chains["auto"].explain(_text(file)) for file in sorted(EXAMPLES.rglob("*.txt")))
    alone = {"rules alone": preset("article", risk=0), **chains}
    found["passages"] = {f"lost, {name}": float(lost(chain, passages())) for name, chain in alone.items()}
    found["traps"] = {f"lost, {name}": float(lost(chain, traps())) for name, chain in alone.items()}
    return found


def ideal(pairs: Iterator[tuple[Result, str]]) -> dict[str, float]:
    """Words removed by family, those that should have gone and are left, those of the article that are lost.

    Args:
        pairs: a result and the text that an ideal cleaner would have given.
    """
    found: Counter[str] = Counter()
    for result, expected in pairs:
        ours, theirs = lines(result.text), lines(expected)
        found["lost"] += sum(map(len, theirs)) - sum(survivors(theirs, ours))
        found["left"] += sum(map(len, ours)) - sum(survivors(ours, theirs))
        found.update(by_family(result))
    return {name: float(count) for name, count in sorted(found.items())}


def removed(results: Iterator[Result]) -> dict[str, float]:
    """Words removed by family."""
    found: Counter[str] = Counter()
    for result in results:
        found.update(by_family(result))
    return {name: float(count) for name, count in sorted(found.items())}


def by_family(result: Result) -> Counter[str]:
    """Words removed by family, of one text."""
    found: Counter[str] = Counter()
    for removal in result.removals:
        found[f"removed, {removal.family}"] += len(words(result.removed_text(removal)))
    return found


def lost(clean: Callable[[str], str], texts: Iterator[str]) -> int:
    """How many words of texts that are all article a cleaner takes."""
    total = 0
    for text in texts:
        before = lines(text)
        total += sum(map(len, before)) - sum(survivors(before, lines(clean(text))))
    return total


def passages() -> Iterator[str]:
    """Glossaries, poems, minutes and the like between two paragraphs."""
    around = tomllib.loads(_text(TESTS / "traps.toml"))
    for language, forms in tomllib.loads(_text(TESTS / "passages.toml")).items():
        before, after = around[language]["article"]
        for found in forms.values():
            for passage in found:
                yield "\n\n".join([before, *passage, after])


def traps() -> Iterator[str]:
    """Sentences that look like furniture between two paragraphs."""
    for families in tomllib.loads(_text(TESTS / "traps.toml")).values():
        before, after = families["article"]
        for family, sentences in families.items():
            if family != "article":
                yield from (f"{before}\n\n{sentence}\n\n{after}\n" for sentence in sentences)


def _text(file: Path, otherwise: str = "") -> str:
    """The text as it is in the file, line ends included."""
    return file.read_bytes().decode("utf-8") if file.exists() else otherwise
