"""How far a run is, on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

#: Seconds between two pictures of the bar; between two lines where they are asked for, and where they are not: short runs are silent.
BAR, LINES, RARE_LINES = 0.2, 10.0, 60.0
#: Signs of the bar.
WIDTH = 24


def duration(seconds: float) -> str:
    """Minutes and seconds, and hours if there are some.

    >>> duration(75), duration(7384)
    ('1:15', '2:03:04')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Meter:
    """Shows how far a run is.

    Args:
        total: bytes of all input; 0 where that is not known.
        stream: where it is shown; None for nowhere.
        when: "auto", "always" or "never".
        clock: seconds.
    """

    def __init__(self, total: int, stream: TextIO | None, when: str = "auto", clock: Callable[[], float] = monotonic) -> None:
        self.total, self.clock = total, clock
        self.stream = None if when == "never" else stream
        self.is_bar = bool(self.stream and self.stream.isatty())
        self.every = BAR if self.is_bar else LINES if when == "always" else RARE_LINES
        self.begun = self.shown = clock()
        self.first: tuple[int, int] | None = None
        self.width = 0

    def at(self, read: int, documents: int) -> None:
        """So many bytes of the input have been read, and so many documents cleaned."""
        if self.first is None:
            self.first = read, documents
        now = self.clock()
        if not self.stream or now - self.shown < self.every:
            return
        self.shown = now
        line = self.line(read, documents, now)
        if self.is_bar:
            self.stream.write("\r" + line.ljust(self.width))
            self.width = len(line)
        else:
            self.stream.write(f"cleantext: {line}\n")
        self.stream.flush()

    def line(self, read: int, documents: int, now: float) -> str:
        """What is shown: the share, documents, rates and the time that is left, by the rate since this run began."""
        assert self.first
        elapsed = max(now - self.begun, 1e-9)
        rate = (read - self.first[0]) / elapsed
        parts = [f"{documents:,} documents", f"{(documents - self.first[1]) / elapsed:,.0f}/s", f"{rate / 1e6:.2f} MB/s"]
        if self.total:
            share = min(1.0, read / self.total)
            bar = f" [{'#' * round(WIDTH * share):<{WIDTH}}]" if self.is_bar else ""
            parts.insert(0, f"{share:4.0%}{bar}")
            if rate > 0:
                parts.append(f"{duration(max(0, self.total - read) / rate)} left")
        return "  ".join(parts) if self.is_bar else ", ".join(part.strip() for part in parts)

    def clear(self) -> None:
        """Take the bar away, for something to be said or at the end."""
        if self.stream and self.width:
            self.stream.write("\r" + " " * self.width + "\r")
            self.stream.flush()
            self.width = 0
