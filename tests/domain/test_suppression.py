"""What is left out cannot be computed back, not even by somebody who knows the rule."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.suppression import LEAST, Ledger, Parts, mean, suppress

NAMES = ("lower", "same", "higher")


@pytest.mark.parametrize("names,most", [(NAMES[:2], 40), (NAMES, 24)])
def test_a_part_that_is_left_out_may_always_have_been_another_number(names: tuple[str, ...], most: int) -> None:
    """Try every table there is: whoever knows the rule and sees one result can name no part that was left out."""
    causes: dict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    for sizes in product(range(most + 1), repeat=len(names)):
        if sum(sizes) <= most:
            result = suppress(dict(zip(names, sizes, strict=True)))
            causes[result.total, *result.shown.values()].append(sizes)
    for (_, *parts), tables in causes.items():
        for place, part in enumerate(parts):
            assert part is not None or len({table[place] for table in tables}) > 1, tables


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), min_size=1))
def test_what_is_shown_is_true_and_never_about_few(parts: dict[str, int]) -> None:
    shown = suppress(parts)
    assert shown.total in {None, sum(parts.values())}
    left_out = {name for name, part in shown.shown.items() if part is None}
    assert all(part == parts[name] >= LEAST for name, part in shown.shown.items() if part is not None)
    assert left_out in (set(), set(parts))


@given(st.lists(st.frozensets(st.integers(0, 25)), max_size=8))
def test_numbers_that_are_told_never_differ_by_a_few_people(sets: list[frozenset[int]]) -> None:
    ledger = Ledger()
    told = [people for people in sets if ledger.tell(people) is not None]
    for one, other in product(told, told):
        assert len(one ^ other) == 0 or len(one ^ other) >= LEAST
        assert len(one) == 0 or len(one) >= LEAST


def test_parts_of_a_sum_that_may_not_be_told_are_not_told_either() -> None:
    ledger = Ledger()
    assert ledger.tell(range(12)) == 12
    assert ledger.tell_parts({"yes": range(6), "no": range(6, 11)}) == Parts(None, {"yes": None, "no": None})
    assert ledger.tell_parts({"yes": range(6), "no": range(6, 12)}) == Parts(12, {"yes": 6, "no": 6})


def test_a_mean_is_over_five_and_more() -> None:
    assert mean([1, 2, 3, 4]) is None
    assert mean([1, 2, 3, 4, 6]) == 3.2
    assert suppress({"all": 3}) == Parts(None, {"all": None})
    assert suppress({"all": 7}) == Parts(7, {"all": 7})
