"""Exact types and sizes: the edges are in, what is beyond them is not, and true is no number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ifodesk.changes import shape
from ifodesk.changes.codec import MAX_INT, Item
from ifodesk.changes.errors import BadBytes, NewerError

ID, NEXT = bytes(15) + b"\x01", bytes(15) + b"\x02"
GOOD: dict[str, tuple[Callable[[Item], object], tuple[Item, ...]]] = {
    "array": (lambda item: shape.array(item, most=2), ((), (1, 2))),
    "fields": (lambda item: shape.fields(item, 2), ((1, 2),)),
    "octets": (lambda item: shape.octets(item, 2), (b"ab",)),
    "octets or empty": (lambda item: shape.octets_or_empty(item, 2), (b"", b"ab")),
    "some octets": (lambda item: shape.some_octets(item, most=2), (b"", b"a", b"ab")),
    "identity": (shape.identity, (ID,)),
    "identities": (shape.identities, ((), (ID,), (ID, NEXT))),
    "natural": (lambda item: shape.natural(item, least=2, most=4), (2, 3, 4)),
    "any natural": (shape.natural, (0, MAX_INT)),
    "flag": (shape.flag, (True, False)),
    "text": (lambda item: shape.text(item, least=1, most=3), ("a", "abc", "åäö")),
}
ODD: tuple[Item, ...] = (None, True, 1, 5, -1, "", "abcd", b"a", b"abc", (), (1,), (1, 2, 3), (ID, ID), (NEXT, ID), ID)
TAKEN: dict[str, tuple[Item, ...]] = {
    "array": ((), (1,), (ID, ID), (NEXT, ID)),
    "fields": ((ID, ID), (NEXT, ID)),
    "some octets": (b"a",),
    "identity": (ID,),
    "identities": ((),),
    "any natural": (1, 5),
    "flag": (True,),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_has_the_form_comes_back_and_all_else_is_bad_bytes(name: str) -> None:
    read, good = GOOD[name]
    for item in good:
        assert read(item) == item
    for item in ODD:
        if not any(type(one) is type(item) and one == item for one in TAKEN.get(name, ())):
            with pytest.raises(BadBytes):
                read(item)


def test_another_version_needs_a_newer_program_and_what_is_none_is_bad_bytes() -> None:
    shape.of_version((1, 2, "more"), 1, 2)
    for newer in ((1, 3), (2, 2), (0, 2)):
        with pytest.raises(NewerError):
            shape.of_version(newer, 1, 2)
    odd: tuple[tuple[Item, ...], ...] = ((), (1,), (True, 2), (1, "2"), (1, -2))
    for items in odd:
        with pytest.raises(BadBytes):
            shape.of_version(items, 1, 2)
