"""The shipped rules, read from the TOML files once a run: reading and checking all of them takes half a minute.

The processes of one run share out the files between them and hand on what they read through a folder, pickled.
"""

from __future__ import annotations

import os
import pickle
import time
from functools import cache
from pathlib import Path

from cleantext.rules import Rule, RuleError, load
from cleantext.rulesets import files

#: Where the processes of this run meet; set by conftest.py, None where there is but one.
meeting: Path | None = None
#: A process that waits this often, each time for a tenth of a second, reads the file itself: the other one was killed.
MOST_WAITS = 1200

Outcome = tuple[Rule, ...] | RuleError


@cache
def outcomes() -> dict[str, Outcome]:
    """What became of each ruleset, by path: its rules, or why they were refused."""
    every = files()
    if meeting is None:
        return {file[2]: outcome(*file) for file in every}
    places = [meeting / f"{language}-{family}.rules" for language, family, _ in every]
    for file, place in zip(every, places, strict=True):
        if begun(place):
            write(place, outcome(*file))
    return {file[2]: read(place) or outcome(*file) for file, place in zip(every, places, strict=True)}


def outcome(language: str, family: str, path: str) -> Outcome:
    try:
        return load(path, language=language, family=family)
    except RuleError as error:
        return error


def begun(place: Path) -> bool:
    """Whether this process is the first to ask for the file, and so reads it."""
    try:
        os.close(os.open(place.with_suffix(".begun"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    return True


def write(place: Path, found: Outcome) -> None:
    unfinished = place.with_suffix(".unfinished")
    unfinished.write_bytes(pickle.dumps(found))
    unfinished.replace(place)


def read(place: Path) -> Outcome | None:
    """What another process has read, or is about to have read."""
    for _ in range(MOST_WAITS):
        if place.exists():
            found: Outcome = pickle.loads(place.read_bytes())
            return found
        time.sleep(0.1)
    return None


@cache
def rules() -> tuple[Rule, ...]:
    """Every shipped rule; those of a file that is refused are missing, which a test of its own reports."""
    return tuple(rule for found in outcomes().values() if not isinstance(found, RuleError) for rule in found)


def rules_of(path: str) -> tuple[Rule, ...]:
    """The rules of one file, or the error that refused it."""
    found = outcomes()[path]
    if isinstance(found, RuleError):
        raise found
    return found
