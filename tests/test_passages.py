"""Passages of articles whose every line looks like page furniture stay whole: what stands around a line tells whose it is."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from cleantext.chain import Chain
from cleantext.filters.learned import RULE
from cleantext.model.enough import FEWEST_PARAGRAPHS
from cleantext.presets import PRESETS, preset
from listing import listed

TESTS = Path(__file__).parent
PASSAGES = [
    pytest.param(language, lines, id=f"{language}-{form}-{number}")
    for language, forms in tomllib.loads((TESTS / "passages.toml").read_text(encoding="utf-8")).items()
    for form, passages in forms.items()
    for number, lines in enumerate(passages, 1)
]
LANGUAGES = tomllib.loads((TESTS / "traps.toml").read_text(encoding="utf-8"))
#: What the model takes among furniture all the same: words of a glossary that an advertisement breaks up, headings over tips that an advertisement
#: parts from them, a signature at a larger risk.
KNOWN = {"Impressum", "Kommentar", "Startseite", "What to see", "Se", "Spis", "To dage i Havneby", "T. Pell"}
FURNITURE = tomllib.loads((TESTS / "furniture.toml").read_text(encoding="utf-8"))


@cache
def chain(name: str, risk: float | None = None) -> Chain:
    return preset(name, risk=risk)


@pytest.mark.parametrize("name", sorted(PRESETS))
@pytest.mark.parametrize(("language", "lines"), PASSAGES)
def test_a_passage_stays(name: str, language: str, lines: list[str]) -> None:
    before, after = LANGUAGES[language]["article"]
    for apart in ("\n\n", "\n"):
        text = apart.join([before, *lines, after])
        result = chain(name).explain(text)
        assert result.text == text, listed(f"preset {name!r} took", [f"{one.rule}: {result.removed_text(one)!r}" for one in result.removals])


@pytest.mark.parametrize(("name", "risk"), [("auto", None), ("article", None), ("article", 0.001)])
@pytest.mark.parametrize(("language", "lines"), PASSAGES)
def test_the_model_leaves_a_passage_alone_among_furniture(name: str, risk: float | None, language: str, lines: list[str]) -> None:
    """Furniture wakes it: that of the page over and under the article, and some in the middle of the passage."""
    (before, after), page = LANGUAGES[language]["article"], FURNITURE.get(language, FURNITURE["en"])
    first, last = page["paragraphs"]
    half = len(lines) // 2
    article = [before, first, *lines, last, after]
    text = "\n\n".join([*page["over"], before, first, *lines[:half], *page["among"], *lines[half:], last, after, *page["under"]])
    result = chain(name, risk).explain(text)
    taken = {result.removed_text(removal): removal.why for removal in result.removals if removal.rule.startswith(RULE)}
    assert not [(line, taken[line]) for line in article if line in taken and line not in KNOWN]


def test_the_model_is_asked() -> None:
    """In every language the furniture is known, and there are the paragraphs of an article around it."""
    for language, page in FURNITURE.items():
        known = {*page["over"], *page["among"], *page["under"]}
        paragraphs = [*LANGUAGES[language]["article"], *page["paragraphs"]]
        result = chain("article", 0).explain("\n\n".join([*page["over"], paragraphs[0], *page["among"], *paragraphs[1:], *page["under"]]))
        assert len(paragraphs) > FEWEST_PARAGRAPHS
        assert len(known & {result.removed_text(removal) for removal in result.removals}) >= 5, language
        assert all(paragraph in result.text for paragraph in paragraphs), language


def test_the_passages_are_of_many_languages() -> None:
    assert len(PASSAGES) >= 220
    assert len({param.values[0] for param in PASSAGES}) >= 25
