"""The forms of corpora: how each is read in chunks, which records a chunk holds, and how it is put together again around the cleaned texts.

A form's module is loaded when a file of that form comes along.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from cleantext.forms.form import Form

#: The form that a file's name tells, by extension.
EXTENSIONS = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".warc": "warc",
    ".wet": "warc",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".arrow": "arrow",
    ".arrows": "arrow",
    ".feather": "arrow",
}
#: How a file is packed, by the extension after the form's.
PACKINGS = {".gz": "gz", ".zst": "zst"}
#: Module and class of each form.
FORMS = {
    "text": ("texts", "Texts"),
    "html": ("texts", "Texts"),
    "jsonl": ("jsonl", "Jsonl"),
    "csv": ("delimited", "Delimited"),
    "tsv": ("delimited", "Delimited"),
    "warc": ("warc", "Warc"),
    "parquet": ("columns", "Columns"),
    "arrow": ("columns", "Columns"),
}
#: What the files of a form begin with, where that tells; the last is what an Arrow stream begins with.
MAGIC = {b"WARC/1.": "warc", b"PAR1": "parquet", b"ARROW1": "arrow", b"\xff\xff\xff\xff": "arrow"}
#: What packed files begin with.
PACKED = {b"\x1f\x8b": "gz", b"\x28\xb5\x2f\xfd": "zst"}
#: As many bytes tell everything.
LOOK = 8


def told_by_name(name: str) -> tuple[str, str]:
    """Form and packing of a file of this name; "" for what the name does not tell.

    >>> told_by_name("shard-00.jsonl.gz")
    ('jsonl', 'gz')
    """
    stem, packing = name.lower(), ""
    for extension, kind in PACKINGS.items():
        if stem.endswith(extension):
            stem, packing = stem.removesuffix(extension), kind
    return next((form for extension, form in EXTENSIONS.items() if stem.endswith(extension)), ""), packing


def told_by_bytes(start: bytes) -> str:
    """The form of a file that begins with these bytes, unpacked; "" for one without a mark of its own."""
    return next((form for mark, form in MAGIC.items() if start.startswith(mark)), "")


def packing_of(start: bytes) -> str:
    """How a file is packed that begins with these bytes."""
    return next((packing for mark, packing in PACKED.items() if start.startswith(mark)), "")


def unpacked_start(start: bytes) -> bytes:
    """The first bytes of a file that begins with these, unpacked."""
    packing = packing_of(start)
    if not packing:
        return start[:LOOK]
    from io import BytesIO

    from cleantext.forms.packing import Stream

    return Stream(BytesIO(start), packing).read(LOOK)


def form_named(name: str, *, field: str = "text", html: bool = False, packing: str = "", removals_packing: str = "", **site: Any) -> Form:
    """The form of this name.

    Args:
        name: one of `FORMS`.
        field: the field or column with the text.
        html: whether the texts are pages.
        packing, removals_packing: how the output and the removals are packed: "", "gz" or "zst".
        site: ``site_field`` and ``site_needed``, as `Form` takes them.
    """
    module, kind = FORMS[name]
    made: Form = getattr(import_module(f"cleantext.forms.{module}"), kind)(
        name, field=field, html=html or name == "html", packing=packing, removals_packing=removals_packing, **site
    )
    return made
