"""What happens a hundred thousand times, made quick."""

from __future__ import annotations

import functools
from collections.abc import Hashable
from typing import Final, Self, TypeVar, cast, overload

from typing_extensions import override

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

_MOST_SHARED: Final = 1024

make_named: Final = tuple.__new__
"""Makes a named tuple of its type and a tuple of all its fields, in half the time that the type's own name takes."""


def shared(value: H) -> H:
    """Return *value*, or an equal one of the same type that was given before: ids and hashes that many records name.

    Ten thousand records that each keep the group, the founder and the heads for themselves take 6 MiB more.
    """
    return cast("H", _shared(value))


@functools.lru_cache(maxsize=_MOST_SHARED, typed=True)
def _shared(value: Hashable) -> Hashable:
    return value


class cached_property(functools.cached_property[T]):  # noqa: N801 - stands for the library's
    """The library's, without the lock that its older versions take: two threads may both work an answer out."""

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type | None = None) -> T: ...
    @override
    def __get__(self, instance: object | None, owner: type | None = None) -> Self | T:
        if instance is None:
            return self
        found = self.func(instance)
        vars(instance)[self.attrname or ""] = found
        return found
