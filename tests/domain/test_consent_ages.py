from __future__ import annotations

from datetime import date

import pytest

from ifodesk.compose.shipped import sip_rules
from ifodesk.domain.consent_ages import ConsentAges
from ifodesk.domain.entities.case import Party
from ifodesk.domain.entities.sip_consent import GivenAs
from ifodesk.domain.ids import EntityId

TODAY = date(2026, 11, 26)
AGES = sip_rules(TODAY).ages


def born(number: str | None = None, year: int | None = None) -> Party:
    return Party(id=EntityId(b"p" * 16), personal_number=number, birth_year=year)


def codes(client: Party | None) -> list[str]:
    return [rule.code for rule in AGES.for_client(client, TODAY)]


@pytest.mark.parametrize(
    "number,code",
    [
        ("201411262387", "older_child"),
        ("201411272386", "child"),
        ("201111262380", "youth"),
        ("200811262385", "adult"),
        ("200811272384", "youth"),
    ],
)
def test_the_rule_follows_the_birthday_to_the_day(number: str, code: str) -> None:
    assert codes(born(number)) == [code]


def test_a_birth_year_alone_may_leave_two_rules_and_nothing_known_leaves_none() -> None:
    assert codes(born(year=2014)) == ["child", "older_child"]
    assert codes(born(year=1970)) == ["adult"]
    assert codes(born("otydligt", 1970)) == ["adult"]
    assert codes(born()) == []
    assert codes(None) == []


def test_under_12_the_guardian_is_asked_and_the_child_is_heard() -> None:
    (rule,) = AGES.for_client(born(year=2018), TODAY)
    assert rule.asked == {GivenAs.GUARDIAN}
    assert rule.heard == {GivenAs.CLIENT}
    assert not rule.certain


def test_every_age_has_exactly_one_rule_with_a_source() -> None:
    for age in range(120):
        assert len([rule for rule in AGES.rules if rule.from_age <= age <= rule.to_age]) == 1
    assert all(rule.source and rule.text.endswith(".") for rule in AGES.rules)


def test_a_line_that_is_not_in_force_is_left_out() -> None:
    line = {"code": "x", "from_age": 0, "to_age": 1, "asked": [], "heard": [], "text": "", "provision": ""}
    line |= {"certainty": "sure", "source": "", "valid_from": "2027-01-01", "valid_to": None}
    assert ConsentAges.from_data({"rules": [line]}, on=TODAY).rules == ()
