"""What has to agree before a release: the version in all its places, the dates, the file that says how to cite."""

from __future__ import annotations

import re
import tomllib

import cleantext
from blocks import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
CITATION = (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def cited(key: str) -> str:
    """The value of a key at the left edge of CITATION.cff, which is YAML of the plainest kind."""
    [value] = re.findall(rf"^{key}: *(.*)$", CITATION, re.MULTILINE)
    return value.strip('"')


def test_the_version_is_the_same_everywhere():
    """In the package, its metadata, the citation, and the latest section of the changelog."""
    latest, _ = re.findall(r"^## (\d\S*) - (\d{4}-\d\d-\d\d)$", CHANGELOG, re.MULTILINE)[0]

    assert cleantext.__version__ == PROJECT["version"] == cited("version") == latest


def test_the_changelog_has_a_place_for_what_comes():
    """Over the latest release."""
    assert re.search(r"^## Unreleased\n.*?^## \d", CHANGELOG, re.MULTILINE | re.DOTALL)


def test_each_section_of_the_changelog_has_each_kind_once():
    """So that nothing is looked for in two places."""
    for section in re.split(r"^## ", CHANGELOG, flags=re.MULTILINE)[1:]:
        kinds = re.findall(r"^### (.*)$", section, re.MULTILINE)
        assert len(kinds) == len(set(kinds))


def test_the_citation_has_what_its_format_asks_for():
    """cff-version, message, title and authors are required; the date is that of the release."""
    _, date = re.findall(r"^## (\d\S*) - (\d{4}-\d\d-\d\d)$", CHANGELOG, re.MULTILINE)[0]

    assert cited("cff-version") == "1.2.0"
    assert cited("message")
    assert cited("title")
    assert cited("type") == "software"
    assert cited("license") == PROJECT["license"]
    assert cited("date-released") == date
    assert re.search(r"^authors:\n  - (?:name|family-names): \S", CITATION, re.MULTILINE)
    known = {"cff-version", "message", "type", "title", "abstract", "authors", "version", "date-released", "license", "keywords"}
    assert set(re.findall(r"^([a-z-]+):", CITATION, re.MULTILINE)) == known


def test_every_python_that_is_promised_is_checked():
    """The classifiers name those that tests/check_wheel.py looks for."""
    from check_wheel import VERSIONS

    named = re.findall(r"Python :: (3\.\d+)$", "\n".join(PROJECT["classifiers"]), re.MULTILINE)

    assert named == [f"{major}.{minor}" for major, minor in VERSIONS]
    assert PROJECT["requires-python"] == f">={named[0]}"
