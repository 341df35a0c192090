"""Install the built wheel and sdist into fresh environments and run the command there: what no test of the working tree can see.

Usage: python tests/check_wheel.py dist
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

TEXT = "The council met on Monday.\n\nGrace Osei / AFP\n\nIt will meet again.\n"
CLEAN = "The council met on Monday.\n\nIt will meet again.\n"
CODE = (
    f"import cleantext; assert cleantext.strip({TEXT!r}) == {CLEAN!r}; "
    "from cleantext.model import trees, words; assert trees.RISKS and len(words.weights()) == words.COUNT; print(cleantext.__file__)"
)


def main() -> None:
    dist = Path(sys.argv[1])
    for built in (*dist.glob("*.whl"), *dist.glob("*.tar.gz")):
        with tempfile.TemporaryDirectory() as folder:
            venv.create(folder, with_pip=True)
            python = str(Path(folder, "bin", "python"))
            subprocess.run([python, "-m", "pip", "install", "--quiet", str(built)], check=True)
            place = subprocess.run([python, "-c", CODE], check=True, capture_output=True, text=True, cwd=folder).stdout.strip()
            assert place.startswith(folder), f"{built.name}: imported from {place}, not from the fresh environment"
            done = subprocess.run([str(Path(folder, "bin", "cleantext"))], input=TEXT, check=True, capture_output=True, text=True, cwd=folder)
            assert done.stdout == CLEAN, f"{built.name}: the command printed {done.stdout!r}"
            assert Path(place).with_name("py.typed").exists(), f"{built.name}: py.typed is missing"
            sys.stdout.write(f"{built.name}: installs and runs\n")


if __name__ == "__main__":
    main()
