import pytest

from ifodesk.sync import names
from tests.sync.objects import TAG, a_head, an_object


def test_every_flip_cut_and_extension_of_a_head_shows_without_a_key() -> None:
    head = a_head(1)
    assert names.is_whole(head.name, head.data)
    for position in range(len(head.data)):
        flipped = bytearray(head.data)
        flipped[position] ^= 0x80
        assert not names.is_whole(head.name, bytes(flipped))
    for length in (0, 1, 31, 32, 33, len(head.data) - 1):
        assert not names.is_whole(head.name, head.data[:length])
    assert not names.is_whole(head.name, head.data + b"\0")


def test_object_is_whole_under_its_own_name_only() -> None:
    item = an_object(1)
    assert names.is_whole(item.name, item.data)
    assert not names.is_whole(an_object(2).name, item.data)
    assert not names.is_whole(f"h/{TAG}", item.data)
    assert not names.is_whole(item.name + "\n", item.data)


@pytest.mark.parametrize(
    "name",
    [
        "",
        TAG,
        f"o/{TAG}",
        f"o/{TAG}-{'a' * 25}b",
        f"o/{TAG}-{TAG}x",
        f"o/{TAG.upper()}-{TAG}",
        f"h/{TAG}\n",
        f"h/{TAG[:-1]}0",
        f"h/{TAG} (1)",
    ],
)
def test_names_of_another_form_are_neither_head_nor_object(name: str) -> None:
    assert not names.is_head(name)
    assert not names.is_object(name)


def test_greatest_head_fits_its_limit_with_its_hash() -> None:
    assert names.max_bytes(f"h/{TAG}") == 65_536 + 32 + 32 + 16 + 32
    assert names.max_bytes(an_object(1).name) == 1_048_576
