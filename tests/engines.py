"""What the tests of the engines clean: a few documents with something of everything, and pages."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
TEXTS = [
    (ROOT / "examples" / "harbour.txt").read_text(encoding="utf-8"),
    "The council met on Monday.\n\nGrace Osei / AFP\n\nSign up for our newsletter\n\nIt will meet again.\n",
    "Das ist sch\u00c3\u00b6n gewesen, sagte sie.\r\n\r\nFoto: dpa\r\n",
    "会議は月曜日に開かれた。\n\n写真＝共同\n",
    "No furniture here: “Something went wrong,” the pilot said. 🛶",
]
PAGES = [
    "<nav><a href=/>Home</a></nav><p>The council met on Monday and voted on the tunnel.</p><p>Sign up for our newsletter</p>",
    "<title>Ferry</title><article><h1>Ferry</h1><p>Die Fähre kam am Montag zurück, sagte die Reederei.</p></article><footer>© 2026</footer>",
]
