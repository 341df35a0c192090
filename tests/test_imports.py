"""The shape of the package: imports go downwards, modules stay small, and starting up loads little."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import cleantext

PACKAGE = Path(cleantext.__file__).parent
#: From the top to the bottom; a module imports from its own layer or from those below. See ARCHITECTURE.md.
LAYERS = (
    {"cli", "integrations", "__main__", "corpora"},
    {"", "shortcuts", "command", "forms", "profile", "report", "sites", "spans"},
    {"learning"},
    {"presets"},
    {
        "chain",
        "closing",
        "cut",
        "filters",
        "flat",
        "gaps",
        "credit_grammar",
        "credit_names",
        "credit_rows",
        "credit_search",
        "credit_words",
        "repair",
        "templates",
        "repeats",
    },
    {"markup", "model"},
    {"rulesets"},
    {"rules", "cases", "rows", "table", "scripts", "context", "listings", "body", "gate", "triggers", "frequencies"},
    {
        "fold",
        "document",
        "markdown",
        "hints",
        "notes",
        "items",
        "patterns",
        "families",
        "errors",
        "records",
        "results",
        "version",
        "fingerprint",
        "alignment",
    },
)
#: `Document.from_html` stands where users look for it, on the values at the bottom, and loads the reader of HTML when it is called.
ALLOWED = {("document", "markup.pages")}
#: Modules of the two other distributions that install an import package called cleantext, and names that say nothing.
FORBIDDEN = {"clean", "constants", "sklearn", "specials", "utils", "cleantext", "exceptions", "helpers", "common"}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "compiled.py" and path.parts[-2:] != ("model", "trees.py"))


def name(path: Path) -> str:
    """The dotted name below the package, like "filters.phrases"; of the package itself ""."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """The modules of the package that a module imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports from 'cleantext', not from a dot"
            assert all(alias.name != "*" for alias in node.names), f"{path}: name what is imported"
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                is_module = (PACKAGE.parent / submodule.replace(".", "/")).with_suffix(".py").exists()
                found.add(submodule if is_module and node.module.startswith("cleantext") else node.module)
    return {module.removeprefix("cleantext").removeprefix(".") for module in found if module.split(".")[0] == "cleantext"}


def layer(module: str) -> int:
    top = module.split(".")[0]
    found = [index for index, names in enumerate(LAYERS) if top in names]
    assert found, f"say in which layer the module {module!r} belongs: add it to LAYERS here and to ARCHITECTURE.md"
    return found[0]


@pytest.mark.parametrize("path", MODULES, ids=name)
class TestModules:
    def test_imports_go_downwards(self, path):
        """A module knows nothing of those above it."""
        upwards = {module for module in imports(path) if layer(module) < layer(name(path)) and (name(path), module) not in ALLOWED}

        assert upwards == set(), f"{name(path)} imports from above"

    def test_filters_never_import_each_other(self, path):
        """Neither do integrations."""
        parts = name(path).split(".")
        if len(parts) > 1 and parts[0] in ("filters", "integrations"):
            siblings = {module for module in imports(path) if module.startswith(parts[0] + ".")}
            assert siblings == set()

    def test_names(self, path):
        """No name that another distribution overwrites or that says nothing."""
        assert not FORBIDDEN.intersection(name(path).split("."))

    def test_size(self, path):
        """At most 300 lines."""
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 300

    def test_says_what_it_is(self, path):
        """Each module has a docstring."""
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    def test_heavy_imports_have_one_place(self, path):
        """Only repair imports ftfy, only markup imports bs4 and lxml."""
        text = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        roots = set()
        for node in text:
            if isinstance(node, ast.Import):
                roots |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                roots.add((node.module or "").split(".")[0])

        assert "ftfy" not in roots or name(path) == "repair"
        assert not roots & {"bs4", "lxml"} or name(path).startswith("markup.")

    def test_reads_no_clock_and_no_network(self, path):
        """The outcome depends on text, chain and version alone. The command may show progress."""
        found = {module.split(".")[0] for module in all_imports(path)}

        assert not found & {"random", "socket", "urllib", "http", "secrets", "uuid", "logging"}
        assert not found & {"time", "datetime"} or layer(name(path)) == 0


def all_imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_no_circles():
    """The imports of the modules have an order."""
    graph = {name(path): imports(path) - {name(path)} - {module for where, module in ALLOWED if where == name(path)} for path in MODULES}

    assert list(TopologicalSorter(graph).static_order())


def test_the_package_exports_what_it_says():
    """``__all__`` is sorted and true, and ``__init__`` holds no logic."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))

    assert cleantext.__all__ == sorted(cleantext.__all__)
    assert all(hasattr(cleantext, exported) for exported in cleantext.__all__)
    assert all(isinstance(node, (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign)) for node in tree.body)


def loaded(code: str) -> set[str]:
    """The modules that are there after this code has run in a fresh interpreter."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-X", "utf8", "-c", f"{code}\nimport sys\nprint(*sys.modules)"]
    return set(subprocess.run(run, capture_output=True, text=True, check=True, env=environment).stdout.split())


HEAVY = {"ftfy", "bs4", "lxml", "wcwidth", "html5lib", "asyncio", "multiprocessing", "email", "http", "hypothesis"}


@pytest.mark.parametrize(
    "code",
    [
        "import cleantext",
        "import cleantext; cleantext.strip('The council met on Monday.\\n\\nSign up for our newsletter\\n')",
        "import cleantext; cleantext.strip('Die Bürger warten auf den Zug — “noch heute”, heißt es.')",
        "import cleantext; cleantext.preset('named')",
    ],
)
def test_starting_up_loads_nothing_heavy(code):
    """ftfy, bs4 and lxml are for texts that need them."""
    assert loaded(code) & HEAVY == set()


def test_starting_up_reads_no_ruleset():
    """The compiled table is enough: no TOML is parsed."""
    after = loaded("import cleantext; cleantext.strip('The council met.')")

    assert "tomllib" not in after


def test_repair_loads_ftfy_when_a_line_needs_it():
    """Once there is mojibake."""
    assert "ftfy" in loaded("import cleantext; cleantext.strip('Das ist sch\\u00c3\\u00b6n gewesen.')")
