"""A run over a corpus whose output goes to standard output, or that shows something in place of the texts."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator

from cleantext.command.tally import Tally
from cleantext.command.views import shown
from cleantext.corpora.cleaning import Task, Work, cleaned, complaint, outcomes, place_of
from cleantext.corpora.meter import Meter
from cleantext.corpora.sources import Source, form_of, made
from cleantext.corpora.tasks import StoppedError, few, tasks_of
from cleantext.corpora.work import Pool, processors
from cleantext.errors import RunError
from cleantext.forms.form import CHUNK, Chunk

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from cleantext.command.review import Review


def is_regular(name: str) -> bool:
    """Whether this is a file on a disk, which nobody waits for."""
    try:
        return name != "-" and stat.S_ISREG(os.stat(name).st_mode)
    except OSError:
        return False


def tasks(options: argparse.Namespace) -> Iterator[Task]:
    """The chunks of all files; one record each where the input comes as it pleases."""
    for number, name in enumerate(options.files):
        size = CHUNK if is_regular(name) or options.jobs else 0
        try:
            source = Source(name, made(form_of(name, options), options, ""))
        except OSError as error:
            source = Source(name, made("text", options, ""))
            yield Task(source.form, source.shown, Chunk(b"", 0, (), failed=error.strerror or str(error)), number)
            continue
        yield from tasks_of(source, number, (), size)


def to_standard_output(
    options: argparse.Namespace, work: Work, tally: Tally, meter: Meter, write: Callable[[bytes], None], say: Callable[[str], None]
) -> int:
    """Clean all files; how many could not be read to their end.

    Raises:
        StoppedError: a broken record is to end the run.
    """
    failures = before = 0
    found = tasks(options)
    jobs = options.jobs or (processors() if all(map(is_regular, options.files)) else 1)
    if not options.jobs and jobs > 1:
        small, found = few(found)
        jobs = 1 if small else jobs
    with Pool(work, jobs) as pool:
        for task, done in pool.map(found):
            if task.form.assembled:
                raise RunError(f"{task.name}: {task.form.name} files cannot go to standard output; name another with --output")
            for message in done.messages:
                say(f"cleantext: {message}")
            failures += bool(task.chunk.failed)
            write(done.output)
            tally.merge(done.tally)
            before += task.chunk.size
            meter.at(before + task.chunk.read, tally.documents)
            if done.failed:
                raise StoppedError
    return failures


def views(
    options: argparse.Namespace, work: Work, tally: Tally, review: Review | None, write: Callable[[bytes], None], say: Callable[[str], None]
) -> int:
    """Show what would go from all files; how many could not be read to their end.

    Raises:
        StoppedError: a broken record is to end the run.
    """
    failures = 0
    for task in tasks(options):
        name, chunk = task.name, task.chunk
        if chunk.data is None or chunk.failed or chunk.broken is not None:
            done = cleaned(work, task)
            for message in done.messages:
                say(f"cleantext: {message}")
            failures += bool(chunk.failed)
            tally.merge(done.tally)
            if done.failed:
                raise StoppedError
            continue
        for record, result, error in outcomes(work, task.form.records(chunk)):
            if error:
                tally.broken += 1
                say(f"cleantext: {complaint(name, record.place, error, options.on_error)}")
                if options.on_error == "fail":
                    raise StoppedError
            if not result:
                continue
            place = place_of(name, record)
            tally.add(result, place, record.site)
            if work.sites and work.sites.learn(record.site, result):
                continue
            called = ": ".join(filter(None, (name, record.place)))
            if review:
                review.add(result, called if record.id is None else str(record.id))
                continue
            for output in shown(result, place, called, options, bytes, say):
                write(output)
    return failures
