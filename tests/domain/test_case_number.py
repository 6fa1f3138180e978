from __future__ import annotations

import json
from datetime import date
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.case_number import INITIALS, UNAMBIGUOUS, is_valid, new, normal
from ifodesk.system.resources import resource

TODAY = date(2026, 11, 26)
EVERY_SIGN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ-"

numbers = st.builds(
    lambda code, year, seed: new(code, date(year, 1, 1), Random(seed).randbytes),
    st.sampled_from([*INITIALS, "0180"]),
    st.integers(2025, 2099),
    st.integers(),
)


def test_a_number_says_municipality_and_year_and_ends_in_a_check_sign() -> None:
    number = new("2425", TODAY, Random(1).randbytes)
    assert number.startswith("D-26-")
    assert len(number) == len("D-26-7KQF-3")
    assert is_valid(number)


def test_the_eight_have_initials_of_their_own_and_others_their_code() -> None:
    listed = json.loads(resource("municipalities.json").read_text("utf-8"))["municipalities"]
    assert set(INITIALS) == {row["scb_code"] for row in listed}
    assert len(set(INITIALS.values())) == len(INITIALS) == 8
    assert all(row["name"].upper().startswith(INITIALS[row["scb_code"]]) for row in listed)
    assert new("0180", TODAY, Random(1).randbytes).startswith("0180-26-")


@given(numbers)
def test_every_number_is_valid_however_it_is_typed(number: str) -> None:
    assert is_valid(number)
    assert is_valid(f" {number.lower()}\n")
    assert normal(number.replace("-", "\N{EN DASH}")) == number
    assert set(number.split("-", 2)[2]) <= {*UNAMBIGUOUS, "-"}


@given(numbers)
def test_every_single_wrong_sign_is_caught(number: str) -> None:
    for place, sign in enumerate(number):
        for other in EVERY_SIGN:
            if other != sign:
                assert not is_valid(number[:place] + other + number[place + 1 :]), (number, place, other)


@given(numbers)
def test_every_two_signs_that_changed_places_are_caught(number: str) -> None:
    for one, other in combinations(range(len(number)), 2):
        if number[one] != number[other]:
            signs = list(number)
            signs[one], signs[other] = signs[other], signs[one]
            assert not is_valid("".join(signs)), (number, one, other)


@pytest.mark.parametrize("text", ["", "D", "D-26-7KQF", "X-26-7KQF-3-3", "26-7KQF-3", "D-2026-7KQF-3", "ÄÖ-26-7KQF-3"])
def test_other_texts_are_no_numbers(text: str) -> None:
    assert not is_valid(text)


def test_rule_10_numbers_are_drawn_not_counted_and_all_signs_occur() -> None:
    draw = Random(7).randbytes
    drawn = [new("2425", TODAY, draw) for _ in range(3000)]
    assert len(set(drawn)) > 2980
    for place in (5, 6, 7, 8):
        assert {number[place] for number in drawn} == set(UNAMBIGUOUS)
