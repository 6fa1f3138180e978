"""The printed recovery code: 128 random bits as seven groups of five characters, each group with its own check.

Alphabet: Crockford's base32, which has no I, L, O or U; they are read as 1, 1, 0 and V. The check character is a sum in
the field of 32 elements with a different weight for each place and group, so that one wrong character, two swapped ones
and two swapped groups are all found, and the group that holds the mistake is named.
"""

from __future__ import annotations

from typing import Final

from ifodesk.usecases.errors import WorldError

CODE_BYTES: Final = 16
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SAME: Final = str.maketrans("ILOU", "110V", " -–\u2010\u2011\n\t\r")
_DATA: Final = 4
_GROUP: Final = _DATA + 1
_GROUPS: Final = 7
_CHARS: Final = 26
"""Characters that 128 bits need; the last two places of the last group repeat a check of the whole."""
_POLYNOMIAL: Final = 0b100101
_GENERATOR: Final = 2


def to_text(code: bytes) -> str:
    """Return the code as it is printed."""
    number = int.from_bytes(code, "big") << 2
    values = [number >> (5 * place) & 31 for place in reversed(range(_CHARS))]
    values += _whole(values)
    groups = (values[start : start + _DATA] for start in range(0, len(values), _DATA))
    return "-".join(
        "".join(_ALPHABET[value] for value in (*group, _check(group, at))) for at, group in enumerate(groups)
    )


def same_group(typed: str, group: str) -> bool:
    """Return whether *typed* is one printed *group*; case, spaces and hyphens do not matter.

    >>> same_group(" io2a-b ", "102AB"), same_group("102AC", "102AB")
    (True, False)
    """
    return typed.upper().translate(_SAME) == group


def to_code(text: str) -> bytes:
    """Return the 16 bytes that were printed; case, spaces and hyphens do not matter.

    Raises:
        WorldError: wrong_code_group, whose ``group`` tells which group of five to look at (1-7); wrong_code when it is
            not one alone.
    """
    typed = text.upper().translate(_SAME)
    if len(typed) != _GROUP * _GROUPS:
        raise WorldError("wrong_code")
    values: list[int] = []
    for at in range(_GROUPS):
        group = [_ALPHABET.find(character) for character in typed[at * _GROUP : (at + 1) * _GROUP]]
        if min(group) < 0 or _check(group[:_DATA], at) != group[_DATA]:
            raise WorldError("wrong_code_group", group=at + 1)
        values += group[:_DATA]
    number = 0
    for value in values[:_CHARS]:
        number = number << 5 | value
    if number & 3 or values[_CHARS:] != _whole(values[:_CHARS]):
        raise WorldError("wrong_code")
    return (number >> 2).to_bytes(CODE_BYTES, "big")


def _whole(values: list[int]) -> list[int]:
    """Return two characters over all: two independent sums."""
    first = second = 0
    for place, value in enumerate(values):
        first ^= _times(_power(place + 1), value)
        second ^= _times(_power(3 * place + 2), value)
    return [first, second]


def _check(group: list[int], at: int) -> int:
    total = _power(at + 11)
    for place, value in enumerate(group):
        total ^= _times(_power(place + 1), value)
    return total


def _power(exponent: int) -> int:
    product = 1
    for _ in range(exponent % 31):
        product = _times(product, _GENERATOR)
    return product


def _times(a: int, b: int) -> int:
    """Return the product in the field of 32 elements (polynomial x^5 + x^2 + 1)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= _POLYNOMIAL
        b >>= 1
    return product
