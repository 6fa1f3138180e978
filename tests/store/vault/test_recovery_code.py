"""The printed code finds every slip of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.store.vault.recovery_code import to_code, to_text
from ifodesk.usecases.errors import WorldError

CODES = st.binary(min_size=16, max_size=16)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(code=CODES)
def test_what_is_printed_reads_back(code: bytes) -> None:
    text = to_text(code)
    assert [len(group) for group in text.split("-")] == [5] * 7
    assert to_code(text) == code
    assert to_code(text.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == code


@given(code=CODES, at=st.integers(0, 34), other=st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found_and_its_group_named(code: bytes, at: int, other: str) -> None:
    text = to_text(code).replace("-", "")
    if text[at] == other:
        return
    with pytest.raises(WorldError) as error:
        to_code(text[:at] + other + text[at + 1 :])
    assert error.value.details["group"] == at // 5 + 1


@given(code=CODES, at=st.integers(0, 33))
def test_two_swapped_neighbours_are_found(code: bytes, at: int) -> None:
    text = to_text(code).replace("-", "")
    if text[at] == text[at + 1]:
        return
    with pytest.raises(WorldError):
        to_code(text[:at] + text[at + 1] + text[at] + text[at + 2 :])


@given(code=CODES, first=st.integers(0, 6), second=st.integers(0, 6))
def test_two_swapped_groups_are_found(code: bytes, first: int, second: int) -> None:
    groups = to_text(code).split("-")
    if groups[first] == groups[second]:
        return
    groups[first], groups[second] = groups[second], groups[first]
    with pytest.raises(WorldError):
        to_code("-".join(groups))


@pytest.mark.parametrize("text", ["", "ABCDE", "*" * 35, "A" * 34, "A" * 36])
def test_what_is_no_code_at_all(text: str) -> None:
    with pytest.raises(WorldError) as error:
        to_code(text)
    assert error.value.code in {"wrong_code", "wrong_code_group"}
