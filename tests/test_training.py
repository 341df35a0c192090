"""Growing the model gives the same files twice. Needs the extra "training"."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from articles import SENTENCES

pytestmark = pytest.mark.engine
TRAINING = str(Path(__file__).parent.parent / "training")


@pytest.fixture
def training(monkeypatch):
    """The modules of training/, importable."""
    pytest.importorskip("lightgbm")
    pytest.importorskip("sklearn")
    monkeypatch.syspath_prepend(TRAINING)
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if getattr(sys.modules[name], "__file__", None) and str(sys.modules[name].__file__).startswith(TRAINING):
            del sys.modules[name]


def texts(looks):
    """Articles of a few sites, each with a foot that rules know in part, and one whole page a site."""
    found = []
    for number, paragraphs in enumerate(list(SENTENCES.values()) * 3):
        foot = ["Sign up for our newsletter", f"Old cannery number {number} to become flats", "© 2026 The Courier", "Market hall will be mended"]
        lines = [*paragraphs, *foot]
        labels = {str(place): "promo" for place in range(len(paragraphs), len(lines))}
        record = {"id": f"raw/{number}", "title": f"site{number}.org / en", "text": "\n".join(lines), "labels": labels}
        found.append(looks.labelled(record))
        page = {"id": f"fundus/xx/Paper{number}_2026", "url": "", "title": "x", "gold": "\n".join(paragraphs)}
        page["out"] = {looks.WHOLE: "\n".join([*(f"Menu {entry}" for entry in range(20)), *lines])}
        found.append(looks.extracted(page, looks.Gold(page["gold"], page["title"]), "fundus", looks.WHOLE))
    return found


@pytest.mark.usefixtures("training")
def test_the_same_texts_give_the_same_files(monkeypatch):
    """Byte for byte."""
    import looks
    import model

    monkeypatch.setattr(model, "ROUNDS", dict.fromkeys(model.ROUNDS, 3))
    rules = [("Sign up for our newsletter", True), ("The council met on Monday.", False)]
    once, twice = (model.model(texts(looks), rules) for _ in range(2))

    assert once == twice
    assert len(once[0]) == model.COUNT
    compile(once[1], "trees.py", "exec")


@pytest.mark.usefixtures("training")
def test_a_site_is_in_one_part(monkeypatch):
    """Whatever host, extractor or page it comes from."""
    import corpora

    records = [
        {"id": "raw/1", "title": "edition.cnn.com / en"},
        {"id": "fundus/us/CNN_2025_01_01#trafilatura", "title": ""},
        {"id": "wcxb-dev/1", "url": "https://www.cnn.com/a/b"},
    ]
    assert {corpora.site(record) for record in records} == {"cnn"}
    assert corpora.domain("news.bbc.co.uk") == "bbc"
