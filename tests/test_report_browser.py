"""The report in a real browser, where there is one: it shows, it asks nobody for anything, and it works without a mouse."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import cleantext.report
from browser import PROGRAM, Browser
from cleantext.cli import main
from cleantext.presets import preset

pytestmark = [pytest.mark.browser, pytest.mark.skipif(PROGRAM is None, reason="no Chromium is installed")]
TEXT = "The council met.\n\nGrace Osei / AFP\n\nIt will meet again.\n\nSign up for our newsletter\n\nמזג האוויר נאה היום בעיר.\n"
#: How each passage that went is struck through.
STRUCK = "[...document.querySelectorAll('.text del .gone')].map(one => getComputedStyle(one).textDecorationLine)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    one = Browser()
    yield one
    one.close()


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "article.html"
    path.write_text(cleantext.report.page(preset("article").explain(TEXT), "council.txt"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def long_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "long.html"
    text = "\n\n".join(f"The council met for the {number}th time in this room.\n\nGrace Osei / AFP" for number in range(12))
    path.write_text(cleantext.report.page(preset("article").explain(text), "long.txt"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "in.jsonl").write_text("".join(json.dumps({"id": number, "site": "courier.example", "text": TEXT}) + "\n" for number in range(3)))
    assert main([str(folder / "in.jsonl"), "-o", str(folder / "out.jsonl"), "--report", str(folder / "report.html"), "--progress", "never"]) == 0
    return folder / "report.html"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("kind", ["page", "corpus"])
def test_it_shows_and_asks_for_nothing(browser, request, kind, width, dark):
    """No error, no request but for the file itself, nothing wider than the window, and the background that was asked for."""
    path = request.getfixturevalue(kind)
    browser.open(path, width=width, dark=dark)
    asked = [event["params"]["request"]["url"] for event in browser.events if event.get("method") == "Network.requestWillBeSent"]
    said = [event for event in browser.events if event.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")]

    assert asked == [path.resolve().as_uri()]
    assert said == []
    assert browser.ask("document.documentElement.scrollWidth") <= width
    red = browser.ask("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
    assert (red < 64) if dark else (red > 192)


def test_reasons_are_reached_by_keyboard(browser, page):
    """Tab goes to each, and shows why."""
    browser.open(page)
    found, presses = [], 0
    while len(found) < 2:
        browser.press("Tab")
        if browser.ask("document.activeElement.className") == "tag":
            card = "document.getElementById(document.activeElement.getAttribute('aria-describedby'))"
            assert browser.ask(f"{card}.checkVisibility({{opacityProperty: true, visibilityProperty: true}})")
            found.append(browser.ask(f"{card}.textContent"))
        presses += 1
        assert presses < 20

    assert "is a row of names with a picture agency" in found[0]
    assert "asks the reader to sign up" in found[1]


@pytest.mark.parametrize("width", [375, 900])
def test_a_reason_does_not_cover_what_is_reached(browser, long_page, width):
    """In a window without a margin for reasons they stand at its foot, and what has the focus above them."""
    browser.open(long_page, width=width, height=700)
    seen = 0
    while browser.ask("document.activeElement.className") != "tag":
        browser.press("Tab")
    while browser.ask("document.activeElement.className") == "tag":
        card = "document.getElementById(document.activeElement.getAttribute('aria-describedby')).getBoundingClientRect()"
        assert browser.ask(f"document.activeElement.getBoundingClientRect().bottom <= {card}.top")
        browser.press("Tab")
        seen += 1

    assert seen == 12


def test_a_switch_shows_the_text_as_if_nothing_of_the_family_had_gone(browser, page):
    """By the space bar."""
    browser.open(page)
    assert browser.ask(STRUCK) == ["line-through", "line-through"]
    browser.ask("document.getElementById('cut-credit').focus()")
    browser.press(" ")

    assert browser.ask("document.getElementById('cut-credit').checked") is False
    assert browser.ask(STRUCK) == ["none", "line-through"]


def test_the_cleaned_text_and_the_original(browser, page):
    """What went is not there, or stands there as it was."""
    browser.open(page)
    visible = "document.querySelector('.text').innerText"
    browser.ask("document.getElementById('view-cleaned').click()")
    assert "Grace Osei" not in browser.ask(visible)
    assert "It will meet again." in browser.ask(visible)
    browser.ask("document.getElementById('view-given').click()")
    assert "Grace Osei / AFP" in browser.ask(visible)


def test_samples_lead_to_their_documents(browser, corpus):
    """Each link of the page has its end in the page."""
    browser.open(corpus)

    links = "[...document.querySelectorAll('a[href]')].map(one => one.getAttribute('href'))"
    assert browser.ask(f"{links}.length") > 5
    assert browser.ask(f"{links}.filter(link => link[0] != '#' || !document.getElementById(link.slice(1)))") == []
