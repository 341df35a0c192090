"""The documents say what is so: links lead somewhere, and every option, public name, error, family and rule has its entry.

That their blocks run is a matter of tests/test_examples.py.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import re
import sys
from functools import cache
from html import unescape
from pathlib import Path
from types import ModuleType

import pytest

import cleantext
from blocks import DOCS, GUIDES, PAGES, README, ROOT, blocks, name, without_blocks, without_fences
from cleantext import errors, preset, profile
from cleantext.cli import parser
from cleantext.families import FAMILIES
from cleantext.presets import PRESETS
from cleantext.rules import _KEYS, load
from cleantext.rulesets import languages

DOCUMENTS = [README, *GUIDES, *PAGES]
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
#: Tools with options of their own.
_OTHERS = "pip|git|pytest|make|mypy|ruff|python|dolma tag"
_OURS = {option for action in parser()._actions for option in action.option_strings if option.startswith("--")}
#: Where each public name stands that is none of the package's own.
ENGINES = {
    "cleantext.integrations.arrow": ("ArrowChain", "ArrowLearner"),
    "cleantext.integrations.datatrove": ("CleanStep",),
    "cleantext.integrations.dolma": ("CleanTagger",),
    "cleantext.integrations.scrapy": ("CleanPipeline",),
}


@cache
def reference() -> ModuleType:
    """The script that makes the pages of the rules."""
    spec = importlib.util.spec_from_file_location("reference_rules", ROOT / "reference" / "rules.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


@cache
def rule_pages() -> dict[Path, str]:
    """The pages of the rules, by path, as they would be made now."""
    return {DOCS / "rules" / file: text for file, text in reference().pages().items()}


def text_of(path: Path) -> str:
    """The Markdown of a page, made or kept."""
    return rule_pages()[path] if path in rule_pages() else path.read_text(encoding="utf-8")


def anchors(path: Path) -> set[str]:
    """The anchors of a page: its headings, as GitHub and mkdocs make them, and what is named outright."""
    text = without_fences(text_of(path))
    headings = re.findall(r"^#{1,6} +(.+?) *#*$", text, re.MULTILINE)
    found = {re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", re.sub(r"\]\([^)]*\)", "", heading).lower()).strip()) for heading in headings}
    named = re.findall(r'^<h3 id="([^"]+)">|^::: (\S+)|\{: #(\S+) \}', text, re.MULTILINE)
    return found | {anchor for names in named for anchor in names if anchor}


class TestLinks:
    @pytest.mark.parametrize("path", DOCUMENTS, ids=name)
    def test_relative_links_resolve(self, path):
        """To a file or folder of the repository, or a page that is made, and to a heading where one is named."""
        broken = []
        for target in _LINK.findall(without_blocks(path)):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            goal = (path.parent / file).resolve() if file else path
            there = goal.exists() or goal in rule_pages()
            if not there or not goal.is_relative_to(ROOT) or (anchor and goal.suffix == ".md" and anchor not in anchors(goal)):
                broken.append(target)

        assert broken == []

    def test_links_between_the_pages_of_rules_resolve(self):
        """And from them to the others."""
        for path, text in rule_pages().items():
            for target in _LINK.findall(re.sub(r"<h3 .*?(?=^#|\Z)", "", text, flags=re.MULTILINE | re.DOTALL)):  # the rules themselves are HTML
                goal = (path.parent / target).resolve()
                assert goal.exists() or goal in rule_pages(), f"{path.name}: {target}"

    def test_files_named_in_the_architecture_exist(self):
        """Its table of modules, and no module is missing from it."""
        text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
        package = ROOT / "src" / "cleantext"
        named = {found for row in re.findall(r"^\| (`[^|]*) \|", text, re.MULTILINE) for found in re.findall(r"`([\w/]+\.py)`", row)}

        assert {file for file in named if not (package / file).exists()} == set()
        assert {path.name for path in package.glob("*.py")} - {"__init__.py", "__main__.py"} - named == set()

    def test_the_site_has_every_page(self):
        """What mkdocs.yml lists is there, and what is there it lists; the pages of the languages hang on their index."""
        text = re.sub(r"^ *#.*$", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
        listed = set(re.findall(r"[\w./-]+\.md", text))

        assert listed == {str(path.relative_to(DOCS)) for path in PAGES} | {"rules/index.md"}

    def test_the_home_page_leads_to_every_page(self):
        """But for the picture's own."""
        linked = {target.partition("#")[0] for target in _LINK.findall((DOCS / "index.md").read_text(encoding="utf-8"))}

        assert {str(path.relative_to(DOCS)) for path in PAGES} - {"index.md"} <= linked


class TestOptions:
    @pytest.mark.parametrize("path", DOCUMENTS, ids=name)
    def test_options_that_are_named_exist(self, path):
        """In prose and in commands, but for those of other tools."""
        prose = re.sub(rf"`(?:{_OTHERS})\s[^`]*`", "", without_fences(path.read_text(encoding="utf-8")))
        commands = "\n".join(block.code for block in blocks(path))
        lines = (line for line in f"{prose}\n{commands}".splitlines() if not re.search(rf"\b(?:{_OTHERS})\b", line))
        named = {option for line in lines for option in _OPTION.findall(line)}

        assert named - _OURS == set()

    def test_every_option_is_told(self):
        """In the help, with what it does."""
        told = parser().format_help()
        for action in parser()._actions:
            assert action.help
            assert all(option in told for option in action.option_strings)

    @pytest.mark.parametrize("action", parser()._actions, ids=lambda action: action.dest)
    def test_every_option_has_its_entry(self, action):
        """In the reference of the command, with the values that it takes and the one that it has without a word."""
        page = (DOCS / "command.md").read_text(encoding="utf-8")
        rows = [cell.split("|") for cell in re.findall(r"^\| (`.*) \|$", page, re.MULTILINE)]
        names = action.option_strings or [action.metavar]
        entries = [row for row in rows if set(re.findall(r"`(-{0,2}\w[\w-]*)[^`]*`", row[0])) == set(names)]

        assert len(entries) == 1, f"docs/command.md: one row for {', '.join(names)}"
        shown = re.findall(r"`([^`]+)`", entries[0][1])
        assert set(action.choices or ()) <= set(shown)
        if isinstance(action.default, str) and action.option_strings and action.default != "==SUPPRESS==":
            assert action.default in shown

    def test_exit_statuses_and_variables_are_those_of_the_help(self):
        """No more and no fewer."""
        page = (DOCS / "command.md").read_text(encoding="utf-8")
        told = parser().format_help()

        assert re.findall(r"^\| (\d+) \|", page, re.MULTILINE) == re.findall(r"^  (\d+)  ", told, re.MULTILINE)
        assert re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE)[1:] == re.findall(
            r"^  ([A-Z_]+)  ", told.partition("environment:")[2], re.MULTILINE
        )


class TestEntries:
    """What has to stand in the references."""

    def test_every_public_name(self):
        """Of the package, of profiles, of the engines."""
        names = {f"cleantext.{public}" for public in cleantext.__all__ if not hasattr(errors, public)}
        names |= {f"cleantext.profile.{public}" for public in profile.__all__ if not hasattr(errors, public)}
        names |= {f"{module}.{public}" for module, publics in ENGINES.items() for public in publics}

        assert names <= anchors(DOCS / "python.md")

    def test_every_engine(self):
        """Of the folder of integrations."""
        assert {f"cleantext.integrations.{path.stem}" for path in (ROOT / "src/cleantext/integrations").glob("[a-z]*.py")} == set(ENGINES)

    def test_what_has_an_entry_exists(self):
        """Under that name; engines aside, which may not be installed."""
        for full in re.findall(r"^::: (\S+)", (DOCS / "python.md").read_text(encoding="utf-8"), re.MULTILINE):
            module, _, public = full.rpartition(".")
            if not module.startswith("cleantext.integrations"):
                assert hasattr(importlib.import_module(module), public), full

    def test_examples_are_shown_as_code(self):
        """In docstrings of the reference they stand under "Examples:": elsewhere the site would show them as quotations of quotations."""
        modules = {full.rpartition(".")[0] for full in re.findall(r"^::: (\S+)", (DOCS / "python.md").read_text(encoding="utf-8"), re.MULTILINE)}
        modules |= {getattr(cleantext, public).__module__ for public in cleantext.__all__ if public[0] != "_"}
        bare = []
        for module in sorted(module for module in modules if module.startswith("cleantext.")):
            place = (ROOT / "src" / module.replace(".", "/")).with_suffix(".py")
            text = (place if place.exists() else place.with_suffix("") / "__init__.py").read_text(encoding="utf-8")
            for node in ast.walk(ast.parse(text)):
                public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
                if public and re.search(r"^>>> ", ast.get_docstring(node) or "", re.MULTILINE):
                    bare.append(f"{module}.{node.name}")

        assert bare == []

    def test_every_error(self):
        """What it means and what to do, and its docstring."""
        own = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
        page = (DOCS / "errors.md").read_text(encoding="utf-8")

        assert sorted(re.findall(r"^### (\w+)$", page, re.MULTILINE)) == sorted(own)
        assert {found.rpartition(".")[2] for found in re.findall(r"^::: (\S+)", page, re.MULTILINE)} == set(own)

    def test_every_refusal_of_a_rule(self):
        """What the page of errors says of a rule file is what the loader says, and it leaves nothing out."""
        page = (DOCS / "errors.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| ([^|]+) \|", page.partition("### FilterError")[0], re.MULTILINE)[2:]
        raised = [node for node in ast.walk(ast.parse((ROOT / "src/cleantext/rules.py").read_text(encoding="utf-8"))) if isinstance(node, ast.Raise)]
        messages = [
            "".join(part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)) for node in raised
        ]

        assert [row for row in rows if not any(row in message for message in messages)] == []
        assert [message for message in messages if not any(row in message for row in rows)] == []

    def test_every_key_of_a_rule(self):
        """In the table of own rules."""
        page = (DOCS / "own-rules.md").read_text(encoding="utf-8")
        keys = {key for row in re.findall(r"^\| (`[^|]*) \|", page, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}

        assert keys == _KEYS

    def test_every_preset(self):
        """In the table of presets."""
        page = (DOCS / "families.md").read_text(encoding="utf-8")

        assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(PRESETS)

    def test_every_rule(self):
        """By its id, as ``--explain`` gives it, on the page of its language or among those without phrases; and no rule more."""
        shown = {anchor for path in rule_pages() for anchor in re.findall(r'^<h3 id="([^"]+)">', rule_pages()[path], re.MULTILINE)}
        known = {reason.id for chosen in ("auto", "page") for reason in preset(chosen).rules()}

        assert shown - {"site"} == known

    def test_a_page_for_every_language(self):
        """And one that leads to it."""
        assert {path.stem for path in rule_pages()} == {*languages(), "index", "filters"}
        assert all(f"({language}.md)" in rule_pages()[DOCS / "rules" / "index.md"] for language in languages())

    def test_rules_stand_with_what_they_are(self):
        """Reason, source, examples and patterns, as the loader has them."""
        path = ROOT / "src/cleantext/rulesets/el/promo.toml"
        page = unescape(rule_pages()[DOCS / "rules" / "el.md"])
        for rule in load(path, language="el", family="promo"):
            entry = page.partition(f'<h3 id="{rule.id}">')[2].partition("<h3 ")[0]
            assert f"<p>{rule.why}" in entry
            assert f"Seen: {rule.source}." in entry
            assert re.findall(r'<li dir="auto">(.*?)</li>', entry) == [*rule.removes, *rule.keeps]
            assert entry.count("\nunless = ") == len(rule.unless)


class TestReadme:
    def test_it_names_the_families(self):
        """Those that are removed today, each with what it is."""
        rows = set(re.findall(r"^\| `(\w+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE))

        assert {"credit", "ui", "promo", "dup"} <= rows <= set(FAMILIES)

    def test_it_warns_of_the_name_clash_near_the_top(self):
        """With the commands that mend it."""
        top = "\n".join(README.read_text(encoding="utf-8").splitlines()[:25])

        assert "`clean-text`" in top
        assert "pip uninstall -y clean-text cleantext && pip install --force-reinstall boilerstrip" in top

    def test_it_is_short(self):
        """So that people read it."""
        assert len(README.read_text(encoding="utf-8").splitlines()) <= 175

    def test_the_guide_shows_a_rule_that_works(self, tmp_path):
        """It is what people copy."""
        [block] = [block for block in blocks(ROOT / "CONTRIBUTING.md") if block.language == "toml"]
        (tmp_path / "rule.toml").write_text(block.code, encoding="utf-8")

        assert [rule.id for rule in load(tmp_path / "rule.toml")] == ["own/other/newsletter-signup"]
