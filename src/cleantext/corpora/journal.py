"""How far a run has come: beside the output, so that another run can go on after this one was killed."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from typing import Any, NamedTuple

from cleantext.command.tally import Tally
from cleantext.errors import RunError


class Progress(NamedTuple):
    """What is done: all files before one, and a part of that one.

    Attributes:
        source: the number of the file that is at work.
        after: where reading goes on in it; () at its start.
        written, removed: bytes of its output, and of its removals, that count.
        failures: files that could not be read, or not to their end.
        renames: finished files that may still have their working name.
    """

    source: int = 0
    after: tuple[int, ...] = ()
    written: int = 0
    removed: int = 0
    failures: int = 0
    renames: tuple[tuple[str, str], ...] = ()


class JournalError(RunError):
    """An earlier run cannot be gone on with; the message says why."""


class Journal:
    """The file that holds the progress.

    Args:
        path: of the file.
        identity: what the run is made of, as `identity` gives it.
    """

    def __init__(self, path: str, identity: str) -> None:
        self.path, self.identity = path, identity

    def read(self) -> tuple[Progress, Tally] | None:
        """What an earlier run has done; None where there was none.

        Raises:
            JournalError: it was another run, or the file is not readable.
        """
        try:
            with open(self.path, encoding="utf-8") as file:
                found = json.load(file)
            progress = Progress(**found["progress"])
            progress = progress._replace(after=tuple(progress.after), renames=tuple((old, new) for old, new in progress.renames))
            tally = tally_of(found["tally"])
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError) as error:
            raise JournalError(f"{self.path}: not a journal ({error}); without --resume the run begins anew") from None
        if found["identity"] != self.identity:
            raise JournalError(f"{self.path}: the earlier run had other input, options or version; without --resume the run begins anew")
        return progress, tally

    def write(self, progress: Progress, tally: Tally, *, durable: bool) -> None:
        """Put down what is done, in one step.

        Args:
            progress: what is done.
            tally: of what is done.
            durable: whether it must survive a power cut as well.
        """
        new = f"{self.path}.new"
        with open(new, "w", encoding="utf-8") as file:
            json.dump({"identity": self.identity, "progress": progress._asdict(), "tally": parts(tally)}, file, default=str)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.replace(new, self.path)

    def remove(self) -> None:
        """The run is done, or is not to be gone on with."""
        for path in (self.path, f"{self.path}.new"):
            if os.path.exists(path):
                os.remove(path)


def identity(*parts: object) -> str:
    """A hash of what a run is made of."""
    return hashlib.blake2b(json.dumps(parts, default=str).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def parts(tally: Tally) -> dict[str, Any]:
    """A tally as JSON holds it."""
    counts = {name: [[*key, count] for key, count in getattr(tally, name).items()] for name in ("lines", "removed")}
    held = {**{name: getattr(tally, name) for name in ("documents", "changed", "characters", "broken", "most")}, **counts}
    if tally.findings:
        from cleantext.report.findings import parts as parts_of_findings

        held["findings"] = parts_of_findings(tally.findings)
    return held


def tally_of(parts: dict[str, Any]) -> Tally:
    """The tally again."""
    tally = Tally()
    for name in ("documents", "changed", "characters", "broken", "most"):
        setattr(tally, name, parts[name])
    if "findings" in parts:
        from cleantext.report.findings import findings_of

        tally.findings = findings_of(parts["findings"])
    for name in ("lines", "removed"):
        setattr(tally, name, Counter({(family, rule): count for family, rule, count in parts[name]}))
    return tally
