"""Passages of articles whose every line looks like page furniture stay whole: what stands around a line tells whose it is."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from cleantext.chain import Chain
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


@cache
def chain(name: str) -> Chain:
    return preset(name)


@pytest.mark.parametrize("name", sorted(PRESETS))
@pytest.mark.parametrize(("language", "lines"), PASSAGES)
def test_a_passage_stays(name: str, language: str, lines: list[str]) -> None:
    before, after = LANGUAGES[language]["article"]
    for apart in ("\n\n", "\n"):
        text = apart.join([before, *lines, after])
        result = chain(name).explain(text)
        assert result.text == text, listed(f"preset {name!r} took", [f"{one.rule}: {result.removed_text(one)!r}" for one in result.removals])


def test_the_passages_are_of_many_languages() -> None:
    assert len(PASSAGES) >= 160
    assert len({param.values[0] for param in PASSAGES}) >= 25
