"""The shared fee, to the krona."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.group_fee import shares
from ifodesk.system.resources import resource

POPULATION = {
    one["scb_code"]: one["population"]["2024-12-31"]
    for one in json.loads(resource("municipalities.json").read_text("utf-8"))["municipalities"]
}


def test_four_hundred_thousand_kronor_give_the_shares_of_the_source() -> None:
    assert shares(400_000, POPULATION) == {
        "2417": 41_551,
        "2418": 31_017,
        "2421": 58_399,
        "2422": 24_681,
        "2425": 24_022,
        "2462": 65_227,
        "2463": 28_210,
        "2481": 126_893,
    }


@given(st.integers(0, 10**7), st.lists(st.integers(0, 20_000), min_size=1, max_size=12))
def test_shares_sum_exactly_and_nobody_is_more_than_a_krona_off(total: int, people: list[int]) -> None:
    population = {str(number): each for number, each in enumerate(people)}
    everybody = sum(population.values())
    if not everybody:
        with pytest.raises(ValueError, match=str(total)):
            shares(total, population)
        return
    found = shares(total, population)
    assert sum(found.values()) == total
    assert all(abs(found[code] * everybody - total * each) < everybody for code, each in population.items())
    assert shares(total, dict(reversed(population.items()))) == found


def test_a_fee_below_nought_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        shares(-1, POPULATION)
