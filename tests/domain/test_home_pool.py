"""What of a home may stand in the pool: every adult's waiver, and never more than it names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.entities.home import AdultRole, Home, HomeAdult, HomeWaiver, RequirementOutcome
from ifodesk.domain.home_codes import HomeKind, as_codes
from ifodesk.domain.home_pool import CHILDREN, SHAREABLE, Hindrance, PoolGate, gate, pooled
from tests.domain.homes import ANNA, BO, EIGHT, TODAY, adult, home, waiver

WHOLE = home(
    place="Saxnäs",
    phone="070-174 06 05",
    children_bands={"6-12": True},
    address="Strandvägen 1",
    agency="Hemmet AB",
    wishes="Gärna syskon",
)


def asked(
    file: Home,
    adults: Collection[HomeAdult],
    waivers: Collection[HomeWaiver],
    assessed: RequirementOutcome | None = RequirementOutcome.SUITABLE,
) -> PoolGate:
    return gate(file, adults, waivers, assessed=assessed, municipalities=EIGHT, on=TODAY)


def codes(found: PoolGate) -> set[Hindrance]:
    return {one.code for one in found.hinders}


def test_a_home_enters_when_every_adult_has_waived_to_all_eight() -> None:
    found = asked(WHOLE, [adult(guardian=True)], [waiver()])
    assert found.open
    assert found.fields == frozenset(SHAREABLE)


@pytest.mark.parametrize(
    "change,code",
    [
        ({"withdrawn_on": TODAY}, Hindrance.WITHDRAWN),
        ({"written": None}, Hindrance.NOT_WRITTEN),
        ({"written": False}, Hindrance.NOT_WRITTEN),
        ({"valid_until": TODAY - timedelta(days=1)}, Hindrance.RAN_OUT),
        ({"given_on": TODAY + timedelta(days=1)}, Hindrance.NO_WAIVER),
        ({"given_on": None}, Hindrance.NO_WAIVER),
        ({"municipalities": as_codes(EIGHT[1:])}, Hindrance.MUNICIPALITY_MISSING),
        ({"municipalities": {}}, Hindrance.MUNICIPALITY_MISSING),
        ({"fields": as_codes({"name", "phone"})}, Hindrance.FIELD_MISSING),
    ],
)
def test_a_waiver_that_does_not_hold_keeps_the_home_out(change: dict[str, object], code: Hindrance) -> None:
    found = asked(WHOLE, [adult()], [replace(waiver(), **change)])  # type: ignore[arg-type]
    assert (codes(found), found.fields) == ({code}, frozenset())


def test_the_screen_can_say_which_municipality_is_lacking() -> None:
    found = asked(WHOLE, [adult()], [waiver(municipalities=as_codes(EIGHT[2:]))])
    assert [(one.adult, one.municipalities) for one in found.hinders] == [(ANNA, EIGHT[:2])]


def test_another_adult_in_the_home_decides_too_and_a_former_one_does_not() -> None:
    people = [adult(), adult(BO, AdultRole.HOUSEHOLD)]
    assert codes(asked(WHOLE, people, [waiver()])) == {Hindrance.NO_WAIVER}
    assert asked(WHOLE, people, [waiver(), waiver(BO)]).open
    assert asked(WHOLE, [people[0], replace(people[1], left_on=TODAY)], [waiver()]).open


def test_what_is_shared_is_what_all_of_them_named() -> None:
    people = [adult(), adult(BO)]
    found = asked(
        WHOLE,
        people,
        [waiver(fields=as_codes({"name", "kinds", "phone"})), waiver(BO, fields=as_codes({"name", "kinds", "place"}))],
    )
    assert found.fields == {"name", "kinds"}


def test_ages_of_children_need_every_guardian_also_one_who_lives_elsewhere() -> None:
    carer, elsewhere = adult(guardian=True), adult(BO, AdultRole.GUARDIAN_ELSEWHERE)
    assert CHILDREN in asked(WHOLE, [carer], [waiver()]).fields
    assert CHILDREN not in asked(WHOLE, [adult()], [waiver()]).fields
    without = asked(WHOLE, [carer, elsewhere], [waiver()])
    assert (without.open, CHILDREN in without.fields) == (True, False)
    assert CHILDREN in asked(WHOLE, [carer, elsewhere], [waiver(), waiver(BO, fields=as_codes({CHILDREN}))]).fields
    nobody = replace(WHOLE, children_bands=as_codes([]))
    assert CHILDREN in asked(nobody, [adult()], [waiver()]).fields


def test_an_older_waiver_does_not_come_back_when_a_newer_is_withdrawn() -> None:
    old = replace(waiver(), given_on=date(2025, 1, 1), id=BO)
    assert codes(asked(WHOLE, [adult()], [old, waiver(withdrawn_on=TODAY)])) == {Hindrance.WITHDRAWN}


@pytest.mark.parametrize(
    "file,people,code",
    [
        (replace(WHOLE, secret_address=True), [adult()], Hindrance.HIDDEN_ADDRESS),
        (WHOLE, [adult(protected=True)], Hindrance.PROTECTED),
        (replace(WHOLE, kinds=as_codes({HomeKind.NETWORK})), [adult()], Hindrance.NETWORK),
        (replace(WHOLE, kinds=as_codes({HomeKind.NETWORK, HomeKind.FOSTER})), [adult()], Hindrance.NETWORK),
        (replace(WHOLE, kinds=as_codes({HomeKind.CONTACT_FAMILY})), [adult()], Hindrance.NOT_POOLED),
        (replace(WHOLE, kinds={}), [adult()], Hindrance.NO_KIND),
        (replace(WHOLE, ended_on=TODAY), [adult()], Hindrance.ENDED),
        (WHOLE, [], Hindrance.NO_ADULT),
    ],
)
def test_some_homes_never_stand_in_the_pool(file: Home, people: list[HomeAdult], code: Hindrance) -> None:
    assert code in codes(asked(file, people, [waiver()]))


@pytest.mark.parametrize(
    "assessed,code",
    [
        (None, Hindrance.NOT_ASSESSED),
        (RequirementOutcome.NOT_SUITABLE, Hindrance.NOT_SUITABLE),
        (RequirementOutcome.RESTING, Hindrance.RESTING),
    ],
)
def test_only_a_home_that_was_generally_assessed_as_suitable_enters(
    assessed: RequirementOutcome | None, code: Hindrance
) -> None:
    assert codes(asked(WHOLE, [adult()], [waiver()], assessed)) == {code}


@given(st.frozensets(st.sampled_from(SHAREABLE)))
def test_nothing_that_was_not_waived_is_in_what_is_pooled(shared: frozenset[str]) -> None:
    values = pooled(WHOLE, shared)
    assert {name for name, value in values.items() if value} <= shared | {"municipality"}
    assert not {"address", "agency", "for_child", "secret_address", "record_number"} & values.keys()


def test_other_assignments_of_the_home_stay_at_home() -> None:
    both = replace(WHOLE, kinds=as_codes({HomeKind.FOSTER, HomeKind.SUPPORT_FAMILY}))
    assert pooled(both, SHAREABLE)["kinds"] == {"familjehem": True}
