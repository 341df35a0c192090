"""Install the built wheel and sdist into fresh environments and use them there: what no test of the working tree can see.

With every Python from 3.11 to 3.13 that is on this machine: the one that runs this, those of the search path, those of pyenv. It says which.

Usage: python tests/check_wheel.py dist
"""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

from packaging.metadata import Metadata

VERSIONS = ((3, 11), (3, 12), (3, 13))
TEXT = "The council met on Monday.\n\nGrace Osei / AFP\n\nIt will meet again.\n"
CLEAN = "The council met on Monday.\n\nIt will meet again.\n"
PAGE = "<title>News</title><main><p>The council met on Monday and voted on the tunnel.</p><p>Share this article</p></main>"
CODE = f"""
import importlib.metadata, cleantext
assert cleantext.strip({TEXT!r}) == {CLEAN!r}
assert cleantext.strip_html({PAGE!r}) == "The council met on Monday and voted on the tunnel.\\n"
assert importlib.metadata.version("boilerstrip") == cleantext.__version__
from cleantext.model import trees, words
assert trees.RISKS and len(words.weights()) == words.COUNT
print(cleantext.__file__)
"""
EXAMPLES = Path(__file__).with_name("typing_examples.py")
#: What an sdist must hold so that it can be tested and built again, and what no wheel may hold.
NEEDED = {
    "src/cleantext/rulesets/en/promo.toml",
    "tests/conftest.py",
    "docs/index.md",
    "reference/rules.py",
    "mkdocs.yml",
    "Makefile",
    "LICENSE",
    "CITATION.cff",
}
FOREIGN = re.compile(r"(?:^|/)(?:tests|docs|__pycache__|\.hypothesis)/|\.pyc$")


def pythons() -> Iterator[tuple[str, str]]:
    """The version and the path of each Python that is there."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    for major, minor in VERSIONS:
        here = [sys.executable] if sys.version_info[:2] == (major, minor) else []
        named = [found for found in [shutil.which(f"python{major}.{minor}")] if found]
        for python in (*here, *named, *map(str, sorted(pyenv.glob(f"{major}.{minor}.*/bin/python")))):
            asked = subprocess.run(
                [python, "-c", "import sys, venv; print(*sys.version_info[:3], sep='.')"], capture_output=True, text=True, check=False
            )
            if asked.returncode == 0 and asked.stdout.startswith(f"{major}.{minor}."):  # a shim of pyenv may lead nowhere
                yield asked.stdout.strip(), python
                break


def look_inside(wheel: Path, sdist: Path) -> None:
    """The metadata are valid, and each holds what it must and nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        [metadata] = [archive.read(name) for name in names if name.endswith(".dist-info/METADATA")]
    assert Metadata.from_email(metadata, validate=True).name == "boilerstrip"
    message = message_from_bytes(metadata)
    assert message["Description-Content-Type"] == "text/markdown"
    assert message.get_payload().startswith("# cleantext")
    strays = [name for name in names if FOREIGN.search(name) or not name.startswith(("cleantext/", "boilerstrip-"))]
    assert not strays, f"{wheel.name} holds {strays}"
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert held >= NEEDED, f"{sdist.name} lacks {sorted(NEEDED - held)}"


def use(built: Path, python: str, *, types: bool) -> None:
    """Install a wheel, or an sdist, of which pip builds a wheel, into a fresh environment; import it, run the command, type-check user code."""
    with tempfile.TemporaryDirectory() as folder:

        def run(*words: str, **more: str) -> str:
            done = subprocess.run(words, check=False, capture_output=True, text=True, cwd=folder, env=environment, **more)
            assert done.returncode == 0, f"{built.name}: {' '.join(words)}: {done.stdout}{done.stderr}"
            return done.stdout

        environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV", "MYPYPATH")}
        run(python, "-m", "venv", "fresh")
        fresh = Path(folder, "fresh", "bin")
        run(str(fresh / "python"), "-m", "pip", "install", "--quiet", str(built.resolve()), *(["mypy"] if types else []))
        place = run(str(fresh / "python"), "-c", CODE).strip()
        assert place.startswith(folder), f"{built.name}: imported from {place}, not from the fresh environment"
        assert Path(place).with_name("py.typed").exists(), f"{built.name}: py.typed is missing"
        for command in ([str(fresh / "cleantext")], [str(fresh / "python"), "-m", "cleantext"]):
            assert run(*command, input=TEXT) == CLEAN, f"{built.name}: {command} prints something else"
        if types:
            shutil.copy(EXAMPLES, folder)
            run(str(fresh / "python"), "-m", "mypy", "--strict", EXAMPLES.name)


def main() -> None:
    dist = Path(sys.argv[1])
    [wheel], [sdist] = dist.glob("*.whl"), dist.glob("*.tar.gz")
    look_inside(wheel, sdist)
    for version, python in pythons():
        use(wheel, python, types=True)
        use(sdist, python, types=False)
        sys.stdout.write(f"Python {version}: wheel and sdist install, run and type-check\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
