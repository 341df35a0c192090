"""What a chain is, as a short string: the same in every process, and another one when the version, a rule or an option changes.

Engines keep results, and ask by the pickled function whether they are still good. A pickle names classes and the shipped rules; it does not
hold their content. The fingerprint does.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, Mapping, Set
from hashlib import blake2b
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType

from cleantext.version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Bytes of a fingerprint; as text it has twice as many characters.
SIZE = 16
_PLAIN = (str, bytes, int, float, complex, bool, type(None), type(...))


def fingerprint(value: Any) -> str:
    """The fingerprint of a value: of the version, and of what the value is made of.

    A value that has an attribute ``fingerprint`` that is a string is asked for it. All others are taken apart as pickle does; sets have no
    order; functions and classes of this package and of Python count by name, all others by their code, which differs between versions of
    Python.

    Raises:
        TypeError: the value holds something that cannot be taken apart, like an open file.
    """
    return _Reader().digest((__version__, value)).hex()


def of_parts(*parts: Any) -> str:
    """The fingerprint of these plain values alone, whatever the version."""
    return _Reader().digest(parts).hex()


class _Reader:
    """Takes one value apart."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def digest(self, value: Any) -> bytes:
        if id(value) in self._open:
            return self._sum("again", [str(self._open.index(id(value))).encode()])  # the value holds itself
        self._open.append(id(value))
        try:
            return self._digest(value)
        finally:
            self._open.pop()

    def _digest(self, value: Any) -> bytes:
        if isinstance(value, _PLAIN) and type(value) in _PLAIN:
            return self._sum(type(value).__name__, [repr(value).encode("utf-8", "backslashreplace")])
        if isinstance(value, (type, FunctionType, BuiltinFunctionType, ModuleType)):
            return self._named(value)
        own = getattr(value, "fingerprint", None)
        if isinstance(own, str):
            return self._sum("own", [own.encode()])
        if isinstance(value, CodeType):
            parts: Any = (value.co_code, value.co_names, value.co_consts, value.co_varnames)
            return self._sum("code", map(self.digest, parts))
        if type(value) in (tuple, list):
            return self._sum(type(value).__name__, map(self.digest, value))
        if type(value) is dict or isinstance(value, Mapping):
            return self._sum("mapping", sorted(self.digest(pair) for pair in value.items()))
        if isinstance(value, Set):
            return self._sum("set", sorted(map(self.digest, value)))
        try:
            reduced = value.__reduce_ex__(4)
        except Exception as error:
            raise TypeError(f"no fingerprint of {value!r:.200}: {error}") from error
        if isinstance(reduced, str):
            return self._sum("name", [reduced.encode()])
        made, arguments, *state = reduced
        parts = [made, arguments, *(list(part) if isinstance(part, Iterator) else part for part in state)]
        return self._sum("object", map(self.digest, parts))

    def _named(self, value: Any) -> bytes:
        """Of something that has a name: the name, and the code where it is not ours and not Python's."""
        module: str = getattr(value, "__module__", None) or getattr(getattr(value, "__self__", None), "__name__", "") or ""
        name = f"{module}.{getattr(value, '__qualname__', value.__name__)}"
        top = module.partition(".")[0]
        parts: list[Any] = []
        if top not in ("cleantext", "builtins") and top not in (sys.stdlib_module_names - {"__main__"}):
            if isinstance(value, FunctionType):
                parts = [value.__code__, value.__defaults__, value.__kwdefaults__, inspect.getclosurevars(value).nonlocals]
            elif isinstance(value, type):
                parts = [value.__bases__, {key: part for key, part in vars(value).items() if isinstance(part, FunctionType)}]
        return self._sum(name, map(self.digest, parts))

    @staticmethod
    def _sum(kind: str, parts: Any) -> bytes:
        whole = blake2b(kind.encode() + b"\0", digest_size=SIZE)
        for part in parts:
            # Each part's length goes before it, so that no two lists of parts look alike.
            whole.update(len(part).to_bytes(8, "big") + part)
        return whole.digest()
