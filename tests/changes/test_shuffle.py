"""Random order: nothing is lost, and no order is favoured."""

from __future__ import annotations

from collections import Counter

from ifodesk.changes.shuffle import shuffled
from tests.changes.cast import seeded


def test_all_is_there_in_some_order_and_every_order_comes() -> None:
    rng = seeded("shuffle")
    orders = Counter("".join(shuffled("abc", rng)) for _ in range(600))
    assert set(orders) == {"abc", "acb", "bac", "bca", "cab", "cba"}
    assert min(orders.values()) > 60


def test_a_number_that_would_favour_the_first_is_drawn_again() -> None:
    most = (1 << 64) - 1  # of 2^64 numbers this one is over when they are dealt out to three places
    for drawn in ([most, 0, 0], [most - 1, 0]):
        left = list(drawn)

        def draw(size: int, left: list[int] = left) -> bytes:
            return left.pop(0).to_bytes(size, "big")

        assert sorted(shuffled("abc", draw)) == ["a", "b", "c"]
        assert left == [], "as many numbers are drawn as are needed"
