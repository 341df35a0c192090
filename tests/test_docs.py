"""The documents say what is so: their examples run, their links lead somewhere, their options exist."""

from __future__ import annotations

import ast
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cleantext.cli import parser
from cleantext.families import FAMILIES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = sorted((ROOT / "docs").rglob("*.md"))
DOCUMENTS = [README, *(ROOT / name for name in ("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")), *PAGES]
_BLOCK = re.compile(r"^( *)```([^\n]*)\n(.*?)^\1```[ \t]*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
_OURS = {option for action in parser()._actions for option in action.option_strings if option.startswith("--")}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(path: Path, language: str) -> list[tuple[int, str]]:
    """The fenced blocks of a language: the number of the first line and the code, without the indentation of the fence."""
    text = path.read_text(encoding="utf-8")
    found = []
    for match in _BLOCK.finditer(text):
        if match[2].strip().split(" ")[0] == language:
            code = re.sub(rf"^{match[1]}", "", match[3], flags=re.MULTILINE)
            found.append((text.count("\n", 0, match.start(3)) + 1, code))
    return found


def without_blocks(path: Path) -> str:
    """The page's prose: neither fenced blocks nor inline code."""
    return re.sub(r"`[^`\n]*`", "", _BLOCK.sub("", path.read_text(encoding="utf-8")))


def needs(code: str) -> set[str]:
    """The packages that the code imports and that are not installed here."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.partition(".")[0])
    return {package for package in found if importlib.util.find_spec(package) is None}


def anchors(path: Path) -> set[str]:
    """The anchors of the page's headings, as GitHub and mkdocs make them."""
    headings = re.findall(r"^#{1,6} +(.+?) *#*$", _BLOCK.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", heading.lower()).strip()) for heading in headings}


class TestExamples:
    @pytest.mark.parametrize("path", [README, *PAGES], ids=name)
    def test_python_runs(self, path, tmp_path, monkeypatch):
        """The blocks of a page one after the other, as a reader would; those that need a package from elsewhere only parse."""
        monkeypatch.chdir(tmp_path)
        space: dict[str, object] = {"__name__": "example"}
        for line, code in blocks(path, "python"):
            if not needs(code):
                exec(compile("\n" * (line - 1) + code, name(path), "exec"), space)

    @pytest.mark.parametrize("path", [README, *PAGES], ids=name)
    def test_toml_is_a_ruleset(self, path, tmp_path):
        """A rule that is shown can be used."""
        from cleantext.rules import load

        for number, (_, code) in enumerate(blocks(path, "toml")):
            if "[[rule]]" in code:
                file = tmp_path / f"{number}.toml"
                file.write_text(code, encoding="utf-8")
                load(file)

    def test_the_rule_of_the_contributing_guide(self, tmp_path):
        """It is what people copy."""
        from cleantext.rules import load

        [(_, code)] = blocks(ROOT / "CONTRIBUTING.md", "toml")
        (tmp_path / "rule.toml").write_text(code, encoding="utf-8")

        assert [rule.id for rule in load(tmp_path / "rule.toml")] == ["own/other/newsletter-signup"]

    @pytest.mark.parametrize("path", [README, *PAGES], ids=name)
    def test_commands_print_what_is_shown(self, path, tmp_path):
        """Each line ``$ … cleantext …`` of a block is run; what follows it, up to the next, is what it prints."""
        command = tmp_path / "cleantext"
        command.write_text(f'#!/bin/sh\nexec {sys.executable} -m cleantext "$@"\n')
        command.chmod(0o755)
        variables = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
        for language in ("", "console", "sh", "bash"):
            for _, code in blocks(path, language):
                for call in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
                    line, _, expected = call.partition("\n")
                    if "cleantext" not in line or "pip" in line:
                        continue
                    done = subprocess.run(
                        ["sh", "-c", line],
                        cwd=ROOT,
                        stdin=subprocess.DEVNULL,
                        stdout=subprocess.PIPE,
                        stderr=subprocess.STDOUT,
                        env=variables | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
                        check=False,
                    )
                    assert done.stdout.decode().rstrip("\n") == expected.rstrip("\n"), line


class TestLinks:
    @pytest.mark.parametrize("path", DOCUMENTS, ids=name)
    def test_relative_links_resolve(self, path):
        """To a file or folder of the repository, and to a heading where one is named."""
        broken = []
        for target in _LINK.findall(without_blocks(path)):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            goal = (path.parent / file).resolve() if file else path
            if not goal.exists() or not goal.is_relative_to(ROOT) or (anchor and goal.suffix == ".md" and anchor not in anchors(goal)):
                broken.append(target)

        assert broken == []

    def test_files_named_in_the_architecture_exist(self):
        """Its table of modules, and no module is missing from it."""
        text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
        package = ROOT / "src" / "cleantext"
        named = {found for row in re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE) for found in re.findall(r"`([\w/]+\.py)`", row)}

        assert {file for file in named if not (package / file).exists()} == set()
        assert {path.name for path in package.glob("*.py")} - {"__init__.py", "__main__.py"} - named == set()

    def test_pages_of_the_site_exist(self):
        """Those that mkdocs.yml lists."""
        listed = re.findall(r"[\w./-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))

        assert [page for page in listed if not (ROOT / "docs" / page).exists()] == []


class TestOptions:
    @pytest.mark.parametrize("path", DOCUMENTS, ids=name)
    def test_options_that_are_named_exist(self, path):
        """In prose and in commands, but for those of other tools."""
        lines = path.read_text(encoding="utf-8").splitlines()
        named = {
            option
            for line in lines
            if not re.search(r"\b(?:pip|git|pytest|make|mypy|ruff|python|dolma tag)\b", line)
            for option in _OPTION.findall(line)
        }

        assert named - _OURS == set()

    def test_every_option_is_told(self):
        """In the help, with what it does."""
        told = parser().format_help()
        for action in parser()._actions:
            assert action.help
            assert all(option in told for option in action.option_strings)

    def test_the_readme_names_the_families(self):
        """Those that are removed today, each with what it is."""
        rows = set(re.findall(r"^\| `(\w+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE))

        assert {"credit", "ui", "promo", "dup"} <= rows <= set(FAMILIES)

    def test_the_readme_warns_of_the_name_clash_near_the_top(self):
        """With the commands that mend it."""
        top = "\n".join(README.read_text(encoding="utf-8").splitlines()[:20])

        assert "`clean-text`" in top
        assert "pip uninstall -y clean-text cleantext && pip install --force-reinstall boilerstrip" in top
