"""What a result says of its source, held against it."""

from __future__ import annotations

from cleantext.document import Result


def assert_tiles(result: Result) -> None:
    """Kept and removed spans cover each character of the source once."""
    assert list(result.removals) == sorted(result.removals)
    spans = sorted([*result.kept, *((removal.start, removal.end) for removal in result.removals)])
    at = 0
    for start, end in spans:
        assert start == at, f"a gap or an overlap at {at}: {spans}"
        assert start < end, f"an empty span at {start}"
        at = end
    assert at == len(result.source)


def kept_text(result: Result) -> str:
    return "".join(result.source[start:end] for start, end in result.kept)
