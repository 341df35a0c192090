"""What becomes of one chunk of a corpus: its records cleaned, what went, what could not be cleaned. It depends on the chunk and the chain alone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from cleantext.chain import Chain
from cleantext.command.render import explanations
from cleantext.command.tally import Tally
from cleantext.document import Document, Result
from cleantext.errors import FilterError
from cleantext.forms.form import LEFT_OUT, Chunk, Form, Record
from cleantext.sites import Sites

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NamedTuple
else:
    from cleantext.records import NamedTuple

#: What becomes of a broken record, by ``--on-error``, in the message about it.
BECOMES = {"keep": "; passed on unchanged", "skip": "; left out", "fail": ""}


class Work(NamedTuple):
    """What is the same for all chunks of a run.

    Attributes:
        chain: cleans the texts.
        pages: cleans the pages.
        on_error: "keep", "skip" or "fail": what becomes of broken records.
        removals: whether what went is written, too.
        sites: what is known of sites; None where nothing is.
        tally: an empty one, that counts what is to be counted.
    """

    chain: Chain
    pages: Chain
    on_error: str = "keep"
    removals: bool = False
    sites: Sites | None = None
    tally: Tally = Tally()


class Task(NamedTuple):
    """A chunk to clean: the form and the name of its file, and the file's number in the run."""

    form: Form
    name: str
    chunk: Chunk
    source: int = 0


class Done(NamedTuple):
    """What became of a chunk.

    Attributes:
        output: bytes for the output.
        removed: bytes for the removals.
        tally: counts.
        messages: what the person should know, in order.
        failed: a broken record ended the chunk, and is to end the run: the last message is about it.
    """

    output: bytes
    removed: bytes
    tally: Tally
    messages: list[str]
    failed: bool = False


def result_of(work: Work, record: Record) -> Result:
    """What its chain makes of a record."""
    text = record.text or ""
    chain = work.pages if record.html else work.chain
    if work.sites:
        chain = work.sites.chain(chain, record.site)
    return chain.explain(Document.from_html(text) if record.html else text)  # type: ignore[arg-type]


def place_of(name: str, record: Record) -> dict[str, object]:
    """Where a record stands, for the lines about its removals."""
    return {"file": name, **({"record": record.number} if record.number else {}), **({} if record.id is None else {"id": record.id})}


def cleaned(work: Work, task: Task, deadly: Collection[int] = (), at: Callable[[int], None] | None = None) -> Done:
    """Clean the records of a chunk.

    Args:
        work: how.
        task: which.
        deadly: numbers of records in the chunk, from 0, that must not be touched: they have ended processes.
        at: is told the number of each record before it is cleaned.
    """
    form, name, chunk = task.form, task.name, task.chunk
    tally = work.tally.empty()
    if chunk.data is None:
        return Done(b"", b"", tally, [])
    if chunk.failed:
        return Done(b"", b"", tally, [f"{name}: {chunk.failed}"])
    if chunk.broken is not None or chunk.ready:
        return passed_on(work, task, tally)
    messages: list[str] = []
    rows: list[dict[str, Any]] = []
    records = form.records(chunk)
    texts: list[object] = []
    failed = False
    for record, result, error in outcomes(work, records, deadly, at):
        text: object = None
        if result:
            place = place_of(name, record)
            tally.add(result, place, record.site)
            if result.text != result.source or (record.html and record.text is not None):
                text = result.text
            if work.removals:
                rows += explanations(result, place)
        elif error:
            tally.broken += 1
            messages.append(complaint(name, record.place, error, work.on_error))
            if work.on_error == "fail":
                failed = True
                break
            text = LEFT_OUT if work.on_error == "skip" else None
        texts.append(text)
    return Done(form.joined(chunk, records[: len(texts)], texts), form.removals(rows, chunk) if rows else b"", tally, messages, failed)


def outcomes(
    work: Work, records: list[Record], deadly: Collection[int] = (), at: Callable[[int], None] | None = None
) -> Iterator[tuple[Record, Result | None, str]]:
    """Each record with what its chain makes of it, or why it cannot be cleaned; neither for one that has nothing to clean.

    The arguments are those of `cleaned`.
    """
    for number, record in enumerate(records):
        if record.passes or record.error:
            yield record, None, record.error
            continue
        if number in deadly:
            yield record, None, "two processes died while they cleaned it"
            continue
        if at:
            at(number)
        try:
            result = result_of(work, record)
        except FilterError as error:
            yield record, None, f"cannot be cleaned: {error}"
        else:
            yield record, result, ""


def complaint(name: str, place: str, error: str, on_error: str) -> str:
    """What is said of a broken record."""
    return f"{': '.join(filter(None, (name, place, error)))}{BECOMES[on_error]}"


def passed_on(work: Work, task: Task, tally: Tally) -> Done:
    """A piece of a file that is no record."""
    form, name, chunk = task.form, task.name, task.chunk
    messages = []
    if chunk.broken:
        tally.broken = 1
        messages.append(complaint(name, form.place(chunk), chunk.broken, work.on_error))
    kept = work.on_error == "keep" or chunk.broken is None
    return Done(form.unchanged(chunk) if kept else b"", b"", tally, messages, chunk.broken is not None and work.on_error == "fail")
