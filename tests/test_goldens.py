"""Whole articles, written for the project: what goes in, and what an ideal cleaner hands back.

A case is a folder of ``goldens/``: ``input.txt``, ``expected.txt`` and, where the preset is not "named", ``preset.txt`` with its name. A
case whose name begins with ``known-failure-`` has to fail; rename it on the day it passes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cleantext.chain import Chain
from cleantext.document import Result
from cleantext.presets import PRESETS, preset

GOLDENS = Path(__file__).parent / "goldens"
FILES = {"input.txt", "expected.txt", "preset.txt"}
FOLDERS = sorted(path for path in GOLDENS.iterdir() if path.is_dir())
CASES = [
    pytest.param(folder, id=folder.name, marks=[pytest.mark.xfail(strict=True)] if folder.name.startswith("known-failure-") else [])
    for folder in FOLDERS
]


@cache
def chain(name: str) -> Chain:
    return preset(name)


def read(path: Path) -> str:
    """The text as it is in the file, line ends included."""
    return path.read_bytes().decode("utf-8")


def preset_of(folder: Path) -> str:
    file = folder / "preset.txt"
    return read(file).strip() if file.exists() else "named"


def removed(result: Result) -> str:
    return "\n".join(f"  {removal.rule}: {result.removed_text(removal)!r}" for removal in result.removals)


@pytest.mark.parametrize("folder", CASES)
def test_a_golden(folder: Path) -> None:
    result = chain(preset_of(folder)).explain(read(folder / "input.txt"))
    assert result.text == read(folder / "expected.txt"), f"removed were:\n{removed(result)}"


@pytest.mark.parametrize("folder", [pytest.param(folder, id=folder.name) for folder in FOLDERS])
def test_what_is_expected_stays_as_it_is(folder: Path) -> None:
    if folder.name.startswith("known-failure-"):
        pytest.skip("cannot be mended yet")
    expected = read(folder / "expected.txt")
    result = chain(preset_of(folder)).explain(expected)
    assert result.text == expected, f"removed were:\n{removed(result)}"


@pytest.mark.parametrize("folder", [pytest.param(folder, id=folder.name) for folder in FOLDERS])
def test_a_case_is_well_formed(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert {"input.txt", "expected.txt"} <= names <= FILES
    assert preset_of(folder) in PRESETS
    waiting = iter(read(folder / "input.txt").split("\n"))
    for line in read(folder / "expected.txt").split("\n"):
        assert any(line in candidate for candidate in waiting), f"{line!r} is no slice of a line of the input"
    if folder.name.startswith("negative-"):
        assert read(folder / "input.txt") == read(folder / "expected.txt")
