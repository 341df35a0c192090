"""Sentences of articles that look like page furniture stay: alone, and between two paragraphs of an article of their language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from cleantext.chain import Chain
from cleantext.families import FAMILIES
from cleantext.presets import PRESETS, preset
from listing import listed

with (Path(__file__).parent / "traps.toml").open("rb") as file:
    LANGUAGES = tomllib.load(file)
TRAPS = [
    pytest.param(language, trap, id=f"{language}-{family}-{number}")
    for language, table in LANGUAGES.items()
    for family, traps in table.items()
    if family != "article"
    for number, trap in enumerate(traps, 1)
]
#: "auto" is "article" for texts as short as these.
every_preset = pytest.mark.parametrize("name", sorted(PRESETS.keys() - {"auto"}))


@cache
def chain(name: str) -> Chain:
    return preset(name)


def assert_untouched(name: str, text: str) -> None:
    result = chain(name).explain(text)
    taken = [f"{removal.rule}: {result.removed_text(removal)!r}" for removal in result.removals]
    assert result.text == text, listed(f"preset {name!r} took from {text!r}", taken)


@every_preset
@pytest.mark.parametrize(("language", "trap"), TRAPS)
def test_a_trap_stays_alone(name: str, language: str, trap: str) -> None:
    assert_untouched(name, trap)


@every_preset
@pytest.mark.parametrize(("language", "trap"), TRAPS)
def test_a_trap_stays_between_paragraphs(name: str, language: str, trap: str) -> None:
    before, after = LANGUAGES[language]["article"]
    assert_untouched(name, f"{before}\n\n{trap}\n\n{after}\n")
    assert_untouched(name, f"{before}\n{trap}\n{after}\n")


def test_the_traps_cover_many_languages_and_no_family_of_a_wrong_name() -> None:
    assert len(TRAPS) >= 250
    assert len(LANGUAGES) >= 25
    assert {family for table in LANGUAGES.values() for family in table} - {"article"} <= set(FAMILIES)


def test_no_trap_stands_twice() -> None:
    traps = [str(param.values[1]) for param in TRAPS]
    assert not listed_twice(traps)


def listed_twice(traps: list[str]) -> list[str]:
    return sorted({trap for trap in traps if traps.count(trap) > 1})
