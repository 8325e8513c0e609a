"""A dictionary that cannot be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class FrozenDict(dict[Key, Value]):
    """A dictionary that refuses changes, so that many values can share it.

    It is as fast to read as a dictionary, equal to one with the same items, and unlike ``MappingProxyType`` it can
    be pickled and copied.

    >>> FrozenDict(x="1") == {"x": "1"}
    True
    """

    __slots__ = ()

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("this dictionary cannot be changed; make a copy with dict()")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict[Key, Value]], tuple[dict[Key, Value]]]:
        return type(self), (dict(self),)


EMPTY: Mapping[str, str] = FrozenDict()
