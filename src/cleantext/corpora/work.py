"""Chunks cleaned by several processes: in order, in bounded memory, and none is lost when a process dies.

Each process has a pipe of its own, and at most one chunk at a time, so that it is known what a dead one was at. Its chunk is done again, by
another that says which record it is at; a record that ends two of those is not touched any more.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from cleantext.corpora.cleaning import Done, Task, Work, cleaned
from cleantext.errors import RunError
from cleantext.forms.form import Chunk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from typing import Any

#: Chunks that are on their way or wait for an earlier one, for each process.
WINDOW = 4
#: So many processes may die at a chunk for no record that is known, or at their start, before it is given up.
PATIENCE = 4


class WorkError(RunError):
    """The processes cannot do their work; the message says why."""


def processors() -> int:
    """How many processes can run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def is_done(chunk: Chunk) -> bool:
    """Whether there is nothing to do that would need a process."""
    return bool(chunk.failed) or chunk.ready or chunk.broken is not None or chunk.data is None


class Slot:
    """A chunk on its way.

    Attributes:
        task: the chunk.
        done: what became of it.
        deaths: processes that died at it for no record that is known.
        ended: processes that each record ended, by its number in the chunk.
        notes: what to say of it.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        self.done: Done | None = None
        self.deaths = 0
        self.ended: Counter[int] = Counter()
        self.notes: list[str] = []

    def died(self, at: int | None, code: int | None) -> None:
        """A process died at this chunk, at this record if it said so."""
        if at is None:
            self.deaths += 1
        else:
            self.ended[at] += 1
        why = f"signal {-code}" if code and code < 0 else f"exit status {code}"
        self.notes.append(f"{self.task.name}: a process died ({why}); its documents are cleaned again")

    def orders(self) -> tuple[Task, frozenset[int], bool]:
        """What to tell a process: the chunk, records not to touch, and whether to say which one it is at."""
        task = self.task
        if self.deaths >= PATIENCE:
            task = task._replace(chunk=task.chunk._replace(broken=f"{self.deaths} processes died at it"))
        return task, frozenset(number for number, count in self.ended.items() if count >= 2), bool(self.deaths or self.ended)


@contextmanager
def main_is_not_run_again() -> Iterator[None]:
    """Python runs the main script anew in a process that it starts, for what it defines. Nothing of it is needed here, and a script that
    runs the command would run it again.
    """
    main: Any = sys.modules["__main__"]
    hidden = {name: getattr(main, name) for name in ("__spec__", "__file__") if hasattr(main, name)}
    main.__spec__ = None
    if "__file__" in hidden:
        del main.__file__
    try:
        yield
    finally:
        for name, value in hidden.items():
            setattr(main, name, value)


@contextmanager
def interrupts_wait() -> Iterator[None]:
    """Ctrl-C comes when this is over, and never to a process that is started meanwhile: it would break off its imports with a traceback."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # when it starts with the first process it lets interrupts through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Worker:
    """A process that cleans, and what it is at."""

    def __init__(self, work: Work) -> None:
        import multiprocessing

        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=serve, args=(theirs,), daemon=True)
        with main_is_not_run_again(), interrupts_wait():
            self.process.start()
        theirs.close()
        self.slot: Slot | None = None
        self.at: int | None = None
        self.ready = False
        self.send(work)

    def send(self, message: object) -> None:
        """Tell it something; where it is dead, the next reading of its pipe says so."""
        with suppress(OSError):
            self.pipe.send(message)

    def take(self, slot: Slot) -> None:
        """Give it a chunk."""
        self.slot, self.at = slot, None
        self.send(slot.orders())

    def heard(self) -> bool:
        """Read what it says; whether it lives."""
        try:
            said: Any = self.pipe.recv()
        except (EOFError, OSError):
            return False
        if said is None:
            self.ready = True
        elif isinstance(said, int):
            self.at = said
        elif isinstance(said, str):
            raise WorkError(said)
        elif self.slot:
            self.slot.done, self.slot, self.at = said, None, None
        return True

    def end(self) -> int | None:
        """End the process; its exit code."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode


class Pool:
    """Processes that clean chunks.

    Args:
        work: what they do.
        jobs: how many; 1 works in this process.
    """

    def __init__(self, work: Work, jobs: int) -> None:
        self.work, self.jobs = work, jobs
        self.workers: list[Worker] = []
        self._false_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def map(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Done]]:
        """What becomes of each chunk, in order. No more chunks are taken from the iterator than there is room for.

        Raises:
            WorkError: processes do not start, or broke for another reason than a record.
        """
        if self.jobs < 2:
            yield from ((task, cleaned(self.work, task)) for task in tasks)
            return
        slots: deque[Slot] = deque()
        again: deque[Slot] = deque()
        more = True
        while True:
            # One chunk waits ready for the first process that has done its own.
            while more and not again and len(slots) < WINDOW * self.jobs:
                task = next(tasks, None)
                if task is None:
                    more = False
                    break
                slot = Slot(task)
                slots.append(slot)
                if is_done(task.chunk):
                    slot.done = cleaned(self.work, task)
                else:
                    again.append(slot)
                self._hand_out(again)
            self._hand_out(again)
            while slots and (done := slots[0].done):
                slot = slots.popleft()
                yield slot.task, done._replace(messages=[*slot.notes, *done.messages])
            if not slots and not more:
                return
            if slots:
                again.extend(self._listen())

    def _idle(self) -> Worker | None:
        """A process that has nothing to do; a new one if there may be more."""
        for worker in self.workers:
            if worker.slot is None:
                return worker
        if len(self.workers) < self.jobs:
            self.workers.append(Worker(self.work))
            return self.workers[-1]
        return None

    def _hand_out(self, waiting: deque[Slot]) -> None:
        while waiting and (worker := self._idle()):
            worker.take(waiting.popleft())

    def _listen(self) -> list[Slot]:
        """Wait until a process says something, or dies; the chunks to do again."""
        from multiprocessing.connection import wait

        again = []
        pipes = {worker.pipe: worker for worker in self.workers}
        for pipe in wait(list(pipes)):
            worker = pipes[pipe]  # type: ignore[index]
            if worker.heard():
                continue
            self.workers.remove(worker)
            slot, at, ready = worker.slot, worker.at, worker.ready
            code = worker.end()
            self._false_starts = 0 if ready else self._false_starts + 1
            if self._false_starts >= PATIENCE:
                raise WorkError(f"{PATIENCE} processes died before they began to work; clean with --jobs 1")
            if slot:
                if ready:
                    slot.died(at, code)
                again.append(slot)
        return again


def serve(pipe: Connection) -> None:
    """The life of a process: take the work, then a chunk, give back what becomes of it, and so on until nobody asks."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the command ends it
    try:
        work: Work = pipe.recv()
        pipe.send(None)
        while True:
            task, deadly, tell = pipe.recv()
            try:
                done: object = cleaned(work, task, deadly, pipe.send if tell else None)
            except Exception as error:
                done = f"{task.name}: {type(error).__name__}: {error}"
            pipe.send(done)
    except (EOFError, OSError, KeyboardInterrupt):
        return
