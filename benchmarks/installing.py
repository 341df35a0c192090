"""Peers are installed into folders of their own below ``build/``, at the first run, and come last on the path: nothing of ours is hidden by them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

BUILD = Path(__file__).parent.parent / "build"


def installed(name: str, pinned: Sequence[str]) -> Path:
    """The folder ``build/<name>`` with these requirements in it, on the path. What pip cannot install is said on standard error and left out."""
    folder = BUILD / name
    if not folder.exists():
        print(f"installing {', '.join(pinned)} into {folder}", file=sys.stderr)
        for requirement in pinned:  # one by one, so that one that does not install takes no other with it
            done = subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), requirement], check=False)
            if done.returncode:
                print(f"pip could not install {requirement}: going on without it", file=sys.stderr)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return folder
