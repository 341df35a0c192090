"""A run over a corpus: files in, files out, on several processes, and on again after it was stopped."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain as joined
from time import monotonic

from cleantext.command.tally import Tally
from cleantext.corpora.cleaning import Done, Task, Work
from cleantext.corpora.journal import Journal, Progress, identity
from cleantext.corpora.meter import Meter
from cleantext.corpora.outputs import Output, give_name
from cleantext.corpora.places import SourceError
from cleantext.corpora.remote import is_remote
from cleantext.corpora.sources import asked_form, sources
from cleantext.corpora.tasks import StoppedError, few, state, tasks_of
from cleantext.corpora.work import Pool, processors
from cleantext.errors import RunError
from cleantext.forms.form import CHUNK, Chunk

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

#: Seconds between two entries in the journal; and for how many times as long as an entry took none is made: a report makes them large.
BETWEEN, REST = 1.0, 20


def made_of(options: argparse.Namespace, work: Work) -> list[object]:
    """What the output depends on beside the files: the chains, what is known of sites, where the texts stand."""
    profiles = work.sites.profiles.fingerprint if work.sites and work.sites.profiles else ""
    place = [options.html, options.field, options.site, options.site_field, asked_form(options)]
    report = ["report"] if work.tally.findings else []  # what was not gathered from its beginning on is not the run's
    return [work.chain.fingerprint, work.pages.fingerprint, profiles, *place, *report]


class Run:
    """A run whose output goes to files.

    Args:
        options: of the command.
        work: what is done with each chunk.
        meter: shows how far the run is.
        say: tells the person something.
    """

    def __init__(self, options: argparse.Namespace, work: Work, meter: Meter, say: Callable[[str], None]) -> None:
        self.options, self.work, self.meter, self.say = options, work, meter, say
        self.sources, self.unknown = sources(options)
        self.tally = work.tally.empty()
        #: Counts of chunks after which the run cannot go on; whether counts and progress are just changing, and do not fit each other.
        self.uncounted, self.counting = work.tally.empty(), False
        self.progress = Progress()
        self.output: Output | None = None
        self.removed: Output | None = None
        #: The file whose output is open; a file of which nothing could be read, so that nothing is written.
        self.current = self.void = -1
        self.kept = False
        #: The file in whose midst the journal stands: when it is done, the journal must know before it gets its name.
        self.midst = -1
        #: Bytes of the files that are done.
        self.before = 0
        self.entered, self.between = monotonic(), BETWEEN
        folder = [source.output for source in self.sources] != [options.output]
        if folder and not is_remote(options.output):
            os.makedirs(options.output, exist_ok=True)
        #: Whether another run can go on where this one is stopped.
        self.resumable = not any(source.name == "-" or is_remote(source.output) or is_remote(source.removed) for source in self.sources)
        # Runs over different files may write into one folder at the same time.
        name = f".cleantext-{identity([source.output for source in self.sources])[:8]}.journal"
        path = os.path.join(options.output, name) if folder else f"{options.output}.journal"
        files = [(source.name, source.output, source.removed, *state(source.name)) for source in self.sources]
        self.journal = Journal(path, identity(made_of(options, work), files))

    def run(self) -> Tally:
        """Clean all files.

        Raises:
            OSError: an output cannot be written.
            StoppedError: a broken record is to end the run.
            JournalError: an earlier run cannot be gone on with.
        """
        if self.options.resume:
            self.take_up()
        first = self.progress
        self.before = sum(sum(state(source.name)[:1]) for source in self.sources[: first.source])
        tasks: Iterator[Task] = joined.from_iterable(
            tasks_of(source, number, first.after if number == first.source else (), CHUNK)
            for number, source in enumerate(self.sources[first.source :], first.source)
        )
        jobs = self.options.jobs or processors()
        if not self.options.jobs and jobs > 1:
            small, tasks = few(tasks)
            jobs = 1 if small else jobs
        try:
            with Pool(self.work, jobs) as pool:
                for task, done in pool.map(tasks):
                    self.take(task, done)
                    self.before += task.chunk.size
                    self.meter.at(self.before + task.chunk.read, self.tally.documents)
        except BaseException:
            self.leave()
            raise
        self.journal.remove()
        return self.tally

    def take_up(self) -> None:
        """Go on where the journal says that an earlier run was."""
        if not self.resumable:
            raise SourceError("--resume needs files as input, not standard input, and an output on this machine")
        found = self.journal.read()
        if found:
            self.progress, self.tally = found
            self.rename()
            self.kept, self.midst = True, self.progress.source if self.progress.after else -1

    def take(self, task: Task, done: Done) -> None:
        """Write what became of a chunk."""
        for message in done.messages:
            self.say(f"cleantext: {message}")
        chunk = task.chunk
        if chunk.failed:
            self.progress = self.progress._replace(failures=self.progress.failures + 1)
            self.void = -1 if chunk.first else task.source
            return
        if chunk.data is None:
            self.end(task.source)
            return
        if task.source != self.current:
            self.begin(task.source, chunk)
        assert self.output
        self.output.write(done.output)
        if done.failed:
            raise StoppedError
        if self.removed:
            self.removed.write(done.removed)
        self.uncounted.merge(done.tally)
        if not chunk.after:
            return  # in the midst of what must be whole
        removed = self.removed.written if self.removed else 0
        self.counting = True
        self.tally.merge(self.uncounted)
        self.uncounted = self.work.tally.empty()
        self.progress = self.progress._replace(source=task.source, after=chunk.after, written=self.output.written, removed=removed, renames=())
        self.counting = False
        if self.resumable and monotonic() - self.entered > self.between:
            self.enter()

    def begin(self, number: int, chunk: Chunk | None) -> None:
        """Open the outputs of a file, whose first chunk this is, unless it has none."""
        source, progress = self.sources[number], self.progress
        written, removed = (progress.written, progress.removed) if progress.source == number and progress.after else (0, 0)
        self.current = number
        for path in (source.output, source.removed) if source.form.assembled else ():
            if Output(path).plain:
                raise RunError(f"{path}: {source.form.name} files cannot go to what is no file")
        self.output = Output(source.output, source.form.packing)
        self.output.begin(written)
        if source.removed:
            self.removed = Output(source.removed, source.form.removals_packing, optional=source.optional)
            self.removed.begin(removed, source.form.removals_head(chunk) if not removed else b"")

    def end(self, number: int) -> None:
        """Close the outputs of a file and give them their names."""
        if number == self.void:
            self.progress = self.progress._replace(source=number + 1, after=(), renames=())
            return
        if number != self.current:
            self.begin(number, None)  # it is empty
        form = self.sources[number].form
        renames = []
        for output in (self.output, self.removed):
            if output and output.close():
                if form.assembled:
                    form.assemble(output.working, output.whole)
                renames.append((output.whole if form.assembled else output.working, output.path))
            elif output:
                output.discard()
        self.output = self.removed = None
        in_journal = self.midst == number
        self.progress = Progress(number + 1, failures=self.progress.failures, renames=tuple(renames))
        if in_journal:
            self.journal.write(self.progress, self.tally, durable=False)
        self.rename()

    def rename(self) -> None:
        """Give finished files their names."""
        for working, path in self.progress.renames:
            give_name(working, path)

    def enter(self) -> None:
        """Put down in the journal what is done."""
        begun = monotonic()
        for output in (self.output, self.removed):
            if output and output.file:
                output.settle(durable=True)
        self.journal.write(self.progress, self.tally, durable=True)
        self.kept, self.entered, self.midst = True, monotonic(), self.progress.source if self.progress.after else -1
        self.between = max(BETWEEN, REST * (self.entered - begun))

    def leave(self) -> None:
        """The run is stopped: what is done stays for another run to go on with, if it is worth it; no half file stays."""
        with suppress(OSError):
            if self.progress[:2] != (0, ()) and self.resumable and not self.counting:
                self.enter()
        for output in (self.output, self.removed):
            if output and self.kept:
                output.drop()
            elif output:
                output.discard()
        if self.kept:
            self.say(f"cleantext: {self.options.output} is not whole; --resume goes on where this run was stopped")
