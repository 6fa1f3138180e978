"""Data that ships with the program, whatever day the computer believes it is."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from ifodesk.compose.shipped import disqualification_law, sharing_law
from ifodesk.system.resources import resource


def test_a_clock_ten_years_behind_keeps_nobody_out() -> None:
    assert disqualification_law(date(2016, 1, 1)) == disqualification_law(date(2025, 7, 1))
    assert sharing_law(date(2016, 1, 1)) == sharing_law(date(2025, 7, 1))


def test_a_clock_ten_years_ahead_has_the_law_as_it_is_known() -> None:
    assert disqualification_law(date(2036, 1, 1)) == disqualification_law(date(2026, 11, 22))


@pytest.mark.parametrize(
    "name, sha256",
    [
        ("asi5-us-sv-1.json", "13d340a899811165b31ae4c3c2ac65514cd935adbb5623be360e779fd5645983"),
        ("audit-1.json", "7119994d613cbff196559183033769b81402af8d08b129938ad4962f58167c16"),
        ("ovning-ag-1.json", "93cb341933c013341e8185ccfc7d63d42fafdd69893ead754dc7708b533a71ef"),
    ],
)
def test_an_instrument_that_interviews_name_by_its_hash_never_changes_a_better_one_is_a_new_file(
    name: str, sha256: str
) -> None:
    assert hashlib.sha256(resource(f"instruments/{name}").read_bytes()).hexdigest() == sha256
