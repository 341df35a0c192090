"""Figures written into the documents: between markers, with the day, the machine, the versions and the command that they come from."""

from __future__ import annotations

import os
import platform
import shlex
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import distributions, version
from pathlib import Path
from typing import Any

import cleantext
import installing

#: What the library stands on, and measures rest on.
_OURS = ("ftfy", "lxml", "beautifulsoup4")


def block(file: Path, name: str, text: str) -> None:
    """Put a text between the markers of that name, ``<!-- measured: name -->`` and ``<!-- end: name -->``, each on a line.

    Raises:
        ValueError: the file has no such markers.
    """
    held = file.read_text(encoding="utf-8")
    begin, end = f"<!-- measured: {name} -->\n", f"<!-- end: {name} -->"
    if held.count(begin) != 1 or held.count(end) != 1:
        raise ValueError(f"{file} needs the lines {begin.strip()!r} and {end!r}, once each")
    head, rest = held.split(begin)
    file.write_text(f"{head}{begin}\n{text.strip()}\n\n{end}{rest.split(end)[1]}", encoding="utf-8")


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    return "\n".join(f"| {' | '.join(row)} |" for row in (columns, ["---"] * len(columns), *rows))


def origin(command: Sequence[str]) -> dict[str, Any]:
    """Where figures that are measured now come from.

    Args:
        command: what was typed; of paths only the last part is told, as they are other people's folders.
    """
    return {
        "day": date.today().isoformat(),
        "command": shlex.join(["python", *(Path(part).name if os.path.isabs(part) else part for part in command)]),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "machine": f"{platform.system()}, {platform.machine()}, {_processor()}, {os.cpu_count()} cores",
        "load": [round(os.getloadavg()[0], 1)],
        "fingerprint": cleantext.preset("auto").fingerprint,
        "versions": {"cleantext": cleantext.__version__, **{name: version(name) for name in _OURS}},
        "peers": {},
    }


def ended(told: dict[str, Any], requirements: Iterable[str]) -> dict[str, Any]:
    """The same, with the load at the end and the versions of the peers that are installed."""
    wanted = {requirement.split("==")[0].lower() for requirement in requirements}
    found = distributions(path=[str(folder) for folder in sorted(installing.BUILD.glob("*"))])
    peers = {one.name: one.version for one in found if one.name.lower() in wanted}
    return {**told, "load": [*told["load"], round(os.getloadavg()[0], 1)], "peers": dict(sorted(peers.items(), key=lambda item: item[0].lower()))}


def paragraph(told: dict[str, Any]) -> str:
    """Where figures come from, for the reader."""
    versions = ", ".join(f"{name} {number}" for name, number in {**told["versions"], **told["peers"]}.items())
    load = " and ".join(f"{load:g}" for load in told["load"])
    day = date.fromisoformat(told["day"])
    return (
        f"Measured on {day.day} {day:%B %Y} by\n\n```sh\n{told['command']}\n```\n\n"
        f"{told['python']}; {told['machine']}; load average {load} at the start and the end. Versions: {versions}. "
        f"Fingerprint of the default chain: `{told['fingerprint']}`."
    )


def _processor() -> str:
    """The model, where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor")
