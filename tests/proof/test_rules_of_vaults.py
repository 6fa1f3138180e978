"""Rules of the protocol shown on whole vaults, where the bytes alone do not show them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.control import FULL_VECTOR_EACH, Control, decode_control
from ifodesk.domain.entities.case import Note, Party, PartyRole
from ifodesk.store.inbox.arrivals import Opening
from ifodesk.store.keys.compartments import Compartment
from ifodesk.usecases.seen import Write
from tests.store.world import Seat, World, three

pytestmark = pytest.mark.slow  # real vaults
HOUR = 3600.0
Trio = tuple[World, Seat, Seat, Seat]


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    with three(tmp_path) as made:
        yield made


def own_controls(seat: Seat, compartment: Compartment) -> list[Control]:
    """Return what somebody's segments in a compartment tell all of its readers, by number."""
    exchange = seat.open.parts.report.exchange
    me = exchange.devices.row(exchange.core.identity.device)
    rows, opening = exchange.segments.of_log(compartment.row, me), Opening(exchange)
    return [decode_control(opening.again(compartment, one).segment.blobs[0]) for one in rows]


def test_rule_33_a_vector_tells_what_is_new_and_all_of_it_each_fiftieth_time(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    karin.goal(karin.plan(case))
    world.sync(rounds=2)
    compartment = karin.core.compartments.all()[-1]
    berit.note(case, "Berits enda anteckning")
    berit.round(world.hub)
    per_wrote = {10, 30}
    while len(own := own_controls(karin, compartment)) < FULL_VECTOR_EACH + 1:
        if len(own) in per_wrote:
            per.round(world.hub)
            per.note(case, f"Pers anteckning {len(own)}")
            per.round(world.hub)
        karin.later()
        karin.note(case, f"Karins anteckning {len(own)}")
        karin.round(world.hub)
        karin.round(world.hub)
    full = [number for number, one in enumerate(own, 1) if one.vector_full]
    assert full == [1, FULL_VECTOR_EACH + 1]
    told = {number: {one.device for one in control.vector} for number, control in enumerate(own, 1)}
    theirs = {seat.core.identity.device for seat in (berit, per)}
    assert told[FULL_VECTOR_EACH + 1] == theirs
    deltas = [devices for number, devices in told.items() if number not in full and devices]
    assert len(deltas) <= 2 * len(theirs) + 1  # a word for each time that somebody had written, and no more
    assert set().union(*deltas) == theirs


def test_rule_37_a_head_is_written_when_a_log_grew_and_else_once_a_day(trio: Trio) -> None:
    world, berit, karin, per = trio
    case = karin.case(per.me, berit.me)
    world.sync(rounds=3)
    mine = karin.open.parts.report.exchange.tags.head(karin.core.identity.device)
    before = world.hub.heads[mine]
    for _ in range(20):
        karin.later(HOUR)
        karin.round(world.hub)
        assert world.hub.heads[mine] == before
    karin.later(5 * HOUR)
    karin.round(world.hub)
    daily = world.hub.heads[mine]
    assert daily != before
    karin.note(case, "det som får loggen att växa")
    karin.round(world.hub)
    assert world.hub.heads[mine] != daily


def test_rule_4_a_case_with_a_protected_party_is_read_whole_or_not_at_all(trio: Trio) -> None:
    """What belongs to the case lies in one compartment, the protected party too: no reader has half a circle."""
    world, berit, karin, per = trio
    case = karin.case(per.me)
    hidden = Party(id=karin.new_id(), case=case, role=PartyRole.GUARDIAN, name="Mona Testsson", protected=True)
    karin.open.session.records.save([Write(hidden)])
    karin.goal(karin.plan(case))
    karin.note(case, "om båda föräldrarna")
    world.sync(rounds=2)
    for kind in (Party, Note):
        assert {one.value for one in per.open.session.records.all(kind)} == {
            one.value for one in karin.open.session.records.all(kind)
        }
        assert list(berit.open.session.records.all(kind)) == []
    assert hidden in {one.value for one in per.open.session.records.all(Party)}
    rows = karin.core.database.rows("SELECT DISTINCT compartment FROM p_party UNION SELECT compartment FROM p_goal")
    assert len({*rows, *karin.core.database.rows("SELECT compartment FROM p_note")}) == 1
