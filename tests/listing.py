"""How a test over many rules says what it found."""

from __future__ import annotations

from collections.abc import Sequence


def listed(message: str, found: Sequence[object]) -> str:
    """The message, and each finding on a line of its own."""
    return "\n".join([f"{message}: {len(found)}", *(f"  {finding}" for finding in found)])
