"""Notes about lines move with them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleantext.notes import Notes


@given(data=st.data(), count=st.integers(1, 12))
def test_notes_follow_their_lines(data, count):
    """Whatever is dropped or changed, each line is handed out once for each of its texts, and its note stays with it."""
    notes, lines, seen = Notes(count), list(range(count)), []
    for _ in range(data.draw(st.integers(1, 4))):
        if data.draw(st.booleans()):
            for index in notes.unseen("a"):
                seen.append(lines[index])
                notes.on("a")[index] = lines[index]
            assert {index: lines[index] for index in notes.on("a")} == notes.on("a") == dict(enumerate(lines))
            assert list(notes.unseen("a")) == []
        dropped = sorted(data.draw(st.sets(st.sampled_from(range(len(lines)))))) if lines else []
        changed = sorted(data.draw(st.sets(st.sampled_from(range(len(lines)))))) if lines else []
        notes = notes.moved(dropped, changed)
        lines = [line + 100 * (index in changed) for index, line in enumerate(lines) if index not in dropped]
    assert len(seen) == len(set(seen))
    assert sorted(notes.unseen("b")) == list(range(len(lines)))


def test_texts_stay():
    """What was found of a text counts in every snapshot."""
    notes = Notes(2)
    notes.on_text("a")["Home"] = 1
    assert notes.moved([0], []).on_text("a") == {"Home": 1}


def test_what_nobody_asked_for_moves_too():
    """Changed lines wait, at their new places and rising, until they are asked for."""
    notes = Notes(12)
    notes.unseen("a")
    notes = notes.moved([], [3, 9, 10]).moved([1, 2, 9], [])
    assert list(notes.unseen("a")) == [1, 7]
    notes = notes.moved([], [8, 1])
    assert list(notes.unseen("a")) == [1, 8]
