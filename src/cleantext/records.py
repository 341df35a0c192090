"""`typing.NamedTuple` without `typing`, whose import costs a tenth of the command's start-up.

Modules that the command loads take it from here at run time and from `typing` when types are checked.
"""

from __future__ import annotations

from collections import namedtuple


class _Record(type):
    """Makes a named tuple of a class body: its annotations are the fields, its functions the methods."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields: dict[str, str] = body.pop("__annotations__")  # type: ignore[assignment]
        defaults = [body.pop(field) for field in list(fields) if field in body]
        made = namedtuple(name, list(fields), defaults=defaults, module=str(body["__module__"]))  # type: ignore[misc]
        for key, value in body.items():
            if key not in ("__module__", "__qualname__"):
                setattr(made, key, value)
        return made


class NamedTuple(metaclass=_Record):
    """Base of a class whose annotations are the fields of a named tuple."""
