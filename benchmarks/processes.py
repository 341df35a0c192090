"""What only a process of its own can show: start-up time and peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

#: What the installed command runs.
COMMAND = "import sys; from cleantext.cli import main; sys.exit(main())"
SHORT = b"The council met on Monday.\n\nSign up for our newsletter\n\nPhoto: Ada Ferrer/Reuters\n\nIt will meet again.\n"
BARE = "python -c pass"
RUNS = 25
_MEASURED = """
import resource, sys
text = open(sys.argv[1], encoding="utf-8", errors="surrogatepass").read()
if len(sys.argv) > 2:
    from cleantext import explain
    result = explain(text)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def start_up() -> dict[str, float]:
    """Wall time in milliseconds, the median of interleaved runs, of bare Python and over it of the import and of the command.

    Byte code is cached, as it is after an installation, here in a folder of its own.

    Raises:
        subprocess.CalledProcessError: one of them fails.
    """
    programs = {BARE: "pass", "import cleantext": "import cleantext", "cleantext < short text": COMMAND}
    times: dict[str, list[float]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for turn in range(RUNS + 1):
            for name, program in programs.items():
                start = perf_counter()
                subprocess.run([sys.executable, "-c", program], input=SHORT, stdout=subprocess.DEVNULL, check=True, env=environment)
                if turn:  # the first one writes the byte code
                    times[name].append((perf_counter() - start) * 1000)
    medians = {name: statistics.median(found) for name, found in times.items()}
    return {name: median - (0 if name == BARE else medians[BARE]) for name, median in medians.items()}


def peak_memory(documents: Iterator[str]) -> dict[str, float]:
    """Peak resident memory, in units of 10^6 bytes, of a process that only reads a text, and of one that also cleans it.

    Call it while this process is small: on Linux a child's peak begins at that of its parent.

    Args:
        documents: written one by one into the text.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text"
        with path.open("w", encoding="utf-8", errors="surrogatepass") as file:
            file.writelines(f"{document}\n" for document in documents)
        size = path.stat().st_size / 1e6
        read, cleaned = (peak(str(path), *more) for more in ((), ("clean",)))
    return {"text": size, "reading it": read, "reading and cleaning it": cleaned}


def peak(*arguments: str) -> float:
    """Peak memory of the measured program with these arguments, in units of 10^6 bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    out = subprocess.run([sys.executable, "-c", _MEASURED, *arguments], capture_output=True, check=True, text=True)
    return int(out.stdout) * unit / 1e6
