"""Who holds a place is the same on every device, whatever came first."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ifodesk.domain.claims import contest
from ifodesk.domain.entities.pool import Claim, ClaimState
from ifodesk.domain.ids import EntityId

HOME, OTHERS = "2425", ("2463", "2481", "2462")
NOW = datetime(2026, 11, 26, 8, 42, tzinfo=UTC)


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    ids = draw(st.lists(st.binary(min_size=16, max_size=16), min_size=1, max_size=8, unique=True))
    return [
        Claim(
            id=EntityId(one),
            municipality=draw(st.sampled_from((HOME, *OTHERS, None))),
            places=draw(st.sampled_from((None, 1, 2, 3))),
            state=draw(st.sampled_from((*ClaimState, None))),
            yes_on=draw(st.sampled_from((None, date(2026, 11, 26)))),
            settled_at=draw(st.sampled_from((None, None, NOW))),
        )
        for one in ids
    ]


def claim(number: int, municipality: str = "2463", *, yes: bool = False, places: int = 1) -> Claim:
    return Claim(
        id=EntityId(bytes([number]) * 16),
        municipality=municipality,
        places=places,
        state=ClaimState.RESERVED,
        yes_on=date(2026, 11, 26) if yes else None,
    )


@given(claims(), st.sampled_from((None, 0, 1, 2, 5)), st.integers())
def test_the_order_in_which_claims_come_never_matters(found: list[Claim], free: int | None, seed: int) -> None:
    shuffled = random.Random(seed).sample(found, len(found))
    assert contest(shuffled, HOME, free) == contest(found, HOME, free)


@given(claims(), st.sampled_from((None, 0, 1, 2, 5)))
def test_every_reservation_holds_or_waits_and_nobody_is_thrown_out(found: list[Claim], free: int | None) -> None:
    held = contest(found, HOME, free)
    reserved = {one.id for one in found if one.state is ClaimState.RESERVED}
    assert sorted(one.id for one in (*held.holds, *held.waits)) == sorted(reserved)


@given(claims(), st.integers(0, 5))
def test_no_more_places_are_held_than_there_are_unless_the_unit_said_so(found: list[Claim], free: int) -> None:
    held = contest(found, HOME, free)
    settled = sum(one.places or 1 for one in held.holds if one.settled_at is not None)
    assert sum(one.places or 1 for one in held.holds) <= max(free, settled)
    assert all(one.settled_at is None for one in held.waits)


@given(claims(), st.integers(0, 5))
def test_who_waits_takes_nothing_from_who_holds(found: list[Claim], free: int) -> None:
    held = contest(found, HOME, free)
    without = [one for one in found if one not in held.waits]
    assert contest(without, HOME, free).holds == held.holds


def test_the_home_s_municipality_goes_first_then_a_yes_then_the_lower_hash() -> None:
    own, yes, other = claim(3, HOME), claim(2, yes=True), claim(1)
    assert contest([other, yes, own], HOME, 1).holds == (own,)
    assert contest([other, yes], HOME, 1).holds == (yes,)
    first = contest([claim(1), claim(4)], HOME, 1)
    assert len(first.holds) == len(first.waits) == 1
    assert contest([own, yes, other], HOME, 2).holds == (own, yes)


def test_what_the_unit_has_settled_goes_before_its_own_municipality() -> None:
    settled = replace(claim(7), settled_at=NOW)
    held = contest([claim(3, HOME), settled], HOME, 1)
    assert (held.holds, held.contested) == ((settled,), True)


def test_with_unknown_places_the_first_holds_alone_and_a_child_s_place_takes_no_part() -> None:
    own = claim(3, HOME, places=2)
    held = contest([own, claim(1), replace(claim(5), state=ClaimState.TAKEN)], HOME, None)
    assert (held.holds, len(held.waits)) == ((own,), 1)
    assert contest([own], HOME, 2).contested is False
