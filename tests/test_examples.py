"""Every block of the README and the docs is run, and prints what is shown.

The blocks of a page are run one after the other in a folder of the page's own, as a reader would: Python in one namespace, commands in a shell. What
becomes of a block is decided by the language of its fence, and there is no other language:

``python``                run; an ``output`` block after it is what it prints
``console``               each line after ``$`` is a command; what follows, up to the next, is what it prints
``sh``                    commands that end well, and whose output is not shown
``text`` with a title     a file of that name
``toml``                  a ruleset that the loader takes; a file with a title may be wrong, and the block that uses it shows how
``json``, ``jsonl``       is what it says; a profile can be loaded
``py``                    Python that another test runs with an engine around it: `ENGINES` says which

A block with a title, of whatever language, is written to a file of that name, and a later block uses it.
"""

from __future__ import annotations

import ast
import contextlib
import importlib.util
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from blocks import DOCS, PAGES, README, ROOT, Block, blocks, furnish, name
from cleantext import preset
from cleantext.families import FAMILIES
from cleantext.profile import Profiles
from cleantext.rules import load

DOCUMENTS = [README, *PAGES, ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
BLOCKS = [block for path in DOCUMENTS for block in blocks(path)]
LANGUAGES = {"python", "output", "console", "sh", "text", "toml", "json", "jsonl", "py"}
#: The pages whose ``py`` blocks other tests run, in the order of the page.
ENGINES = {"arrow.md": ["test_spark.py"], "profiles.md": ["test_spark.py"]}
#: Packages without which a block is left out, because they are no part of the development environment; each such block shows as a skipped test.
RARE = {"dask", "ray"}
#: Commands that are not run: what is checked of them instead stands in `unrun`.
UNRUN = {"pip", "make", "git", "dolma"}


def needs(code: str) -> set[str]:
    """The packages that the code imports and that are not installed here."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
    return {package for package in found if importlib.util.find_spec(package) is None}


class Reader:
    """Somebody who does what a page says, in a folder of their own.

    Args:
        folder: theirs; it holds what the commands name.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.space: dict[str, object] = {"__name__": "example"}
        self.printed = ""
        furnish(folder)
        tools = folder / "bin"
        tools.mkdir()
        for tool, call in {"cleantext": "-m cleantext", "python": ""}.items():
            script = tools / tool
            script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {call} "$@"\n')
            script.chmod(0o755)
        kept = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
        self.environment = kept | {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}

    def reads(self, block: Block) -> None:
        """Do what the block says."""
        if block.title:
            file = self.folder / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.code, encoding="utf-8")
        read = getattr(self, block.language)
        read(block)

    def python(self, block: Block) -> None:
        """A file is run by the block that names it."""
        code = compile("\n" * (block.line - 1) + block.code, name(block.path), "exec")
        if not block.title and not needs(block.code):
            with contextlib.redirect_stdout(io.StringIO()) as output:
                exec(code, self.space)
            self.printed = output.getvalue()

    def output(self, block: Block) -> None:
        assert block.code.rstrip("\n") == self.printed.rstrip("\n"), block

    def console(self, block: Block) -> None:
        calls = re.split(r"^\$ ", block.code, flags=re.MULTILINE)
        assert not calls[0].strip(), f"{block}: begins with output"
        for call in calls[1:]:
            line, _, expected = call.partition("\n")
            assert self.run(line).stdout.rstrip("\n") == expected.rstrip("\n"), f"{block}: {line}"

    def sh(self, block: Block) -> None:
        for line in block.code.splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            if unrun(line) is not None:
                assert unrun(line) == "", f"{block}: {line}: {unrun(line)}"
                continue
            done = self.run(line.replace("s3://bucket/", f"file://{self.folder}/bucket/"))
            assert done.returncode == 0, f"{block}: {line}: {done.stdout}"

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", "-c", line],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            env=self.environment,
            check=False,
        )

    def toml(self, block: Block) -> None:
        if block.title:
            return  # the block that uses it shows whether it is right, or how it is wrong
        if "[[rule]]" in block.code:
            file = self.folder / "shown.toml"
            file.write_text(block.code, encoding="utf-8")
            load(file)
        else:
            tomllib.loads(block.code)

    def json(self, block: Block) -> None:
        json.loads(block.code)

    def jsonl(self, block: Block) -> None:
        records = [json.loads(line) for line in block.code.splitlines()]
        if "cleantext_profile" in records[0]:
            file = self.folder / "shown.jsonl"
            file.write_text(block.code, encoding="utf-8")
            assert len(list(Profiles.load(file).records())) == len(records)

    def text(self, block: Block) -> None:
        assert block.title, f"{block}: text that is no file: what it shows is not checked"

    def py(self, block: Block) -> None:
        ast.parse(block.code)


def unrun(line: str) -> str | None:
    """What is wrong with a command that is not run here, "" if nothing is; None for one that is run."""
    words = shlex.split(line, comments=True)
    if words[0] == "python" and words[1].partition("/")[0] in ("benchmarks", "training"):
        source = (ROOT / words[1]).read_text(encoding="utf-8") if (ROOT / words[1]).exists() else ""
        unknown = [word for word in words if word.startswith("--") and f'"{word}"' not in source]
        return f"knows no {unknown}" if unknown else "" if source else "no such script"
    if words[:3] == ["python", "-m", "venv"] or words[0] == ".":
        return ""  # tests/check_wheel.py makes environments
    if words[0] not in UNRUN:
        return None
    if words[0] == "make":
        targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
        return "" if set(words[1:]) <= targets else "no such target"
    if words[0] == "pip":
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        extras = {extra for found in re.findall(r"\[([\w,-]+)\]", line) for extra in found.split(",")}
        return "" if extras <= set(project["optional-dependencies"]) else "no such extra"
    return ""


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_a_page_does_what_it_shows(path, tmp_path, monkeypatch):
    """From top to bottom."""
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path)
    for block in blocks(path):
        reader.reads(block)


@pytest.mark.parametrize("block", BLOCKS, ids=str)
class TestEveryBlock:
    def test_has_a_language_that_is_run(self, block):
        """None is passed over."""
        assert block.language in LANGUAGES

    def test_has_a_use_for_its_file(self, block):
        """A later block names it."""
        later = "".join(other.code for other in blocks(block.path) if other.line > block.line)
        assert not block.title or Path(block.title).stem in later


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.language == "python" and needs(block.code)], ids=str)
def test_what_is_left_out_here(block):
    """Only what needs a package that the development environment lacks."""
    missing = needs(block.code)
    assert missing <= RARE, f"{block}: not run, for want of {sorted(missing)}"
    pytest.skip(f"needs {', '.join(sorted(missing))}")


@pytest.mark.parametrize("page", sorted({block.path for block in BLOCKS if block.language == "py"}), ids=name)
def test_blocks_for_engines_are_run_by_the_tests_of_the_engine(page):
    """Which find them in the page."""
    tests = ENGINES[page.name]

    assert len(tests) == sum(block.language == "py" for block in blocks(page))
    for test in tests:
        assert f'"{page.name}"' in (Path(__file__).parent / test).read_text(encoding="utf-8")
    assert page.is_relative_to(DOCS)


class TestFamilies:
    """The page of families: each line that goes, and each that stays, in an article."""

    HEADLINE = "Harbour board shelves tunnel plan"
    PROSE = (
        "The port of Vestervik will not get its freight tunnel this decade, the harbour board said on Tuesday evening.",
        "The board voted nine to two to shelve the project after a new estimate put its cost at three times the figure of 2021.",
        "Lorries will go on passing the cathedral school, and the parents of its pupils said that they were not surprised.",
        "A cheaper ring road is to be studied now, and a decision about it is expected before the summer, the chair said.",
        "The clay under the old town had been known to be soft since the cellars of the brewery were dug in the year 1890.",
        "Nobody on the board wanted to say how much of the money for the plans had been spent by the end of last month.",
    )
    SECTIONS = tuple(re.findall(r"^### (`.+)\n\n((?:(?!^#).*\n)*)", (DOCS / "families.md").read_text(encoding="utf-8"), re.MULTILINE))
    LINES = tuple(
        (re.findall(r"`(\w+)`", heading)[0], verb, line)
        for heading, text in SECTIONS
        for verb, shown in re.findall(r"^(Goes|Stays): (.*)$", text, re.MULTILINE)
        for line in re.findall(r"`([^`]+)`", shown)
    )

    def articles(self, line: str) -> list[str]:
        """An article with the line under its headline, in its middle and at its end."""
        return ["\n\n".join([self.HEADLINE, *self.PROSE[:at], line, *self.PROSE[at:]]) for at in (0, 3, 6)]

    def test_every_family_has_its_section(self):
        """And nothing else has."""
        assert sorted(family for heading, _ in self.SECTIONS for family in re.findall(r"`(\w+)`", heading)) == sorted(FAMILIES)

    @pytest.mark.parametrize(("family", "verb", "line"), LINES)
    def test_lines_go_and_stay(self, family, verb, line):
        """Somewhere, or everywhere."""
        results = [preset("article").explain(article) for article in self.articles(line)]
        gone = [any(result.removed_text(removal) == line and removal.family == family for removal in result.removals) for result in results]
        if verb == "Goes":
            assert any(gone)
        else:
            assert not any(result.removals for result in results)
