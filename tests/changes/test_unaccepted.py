"""What is held, founds and opens nothing: neither a municipality nor a compartment."""

from __future__ import annotations

from ifodesk.changes.record_parts import CompartmentKind, Mode, Role
from ifodesk.changes.records import new_compartment
from ifodesk.changes.verdict import State
from tests.changes.cast import commitments, found, new_keys


def test_a_municipality_that_no_admin_vouched_for_is_none() -> None:
    cast, berit = found(100)
    founder = cast.new_founder("Nils", "2417")
    alone = cast.sign(founder, founder.mid, cast.founds(founder, "2417", (Role.ADMIN,)))
    karin = cast.admit(berit, "Karin")
    membership = cast.membership()
    assert membership.states[alone.hash].state is State.HELD
    assert [one.municipality for one in membership.municipalities()] == [berit.mid]
    assert membership.readers(cast.group) == {berit.member, karin.member}
    assert membership.members(founder.mid) == ()
    assert membership.devices_of(founder.member) == ()


def test_a_compartment_that_its_founder_had_no_right_to_open_is_none() -> None:
    cast, berit = found(101)
    stranger = cast.newcomer("Sten", berit.mid)
    new = new_compartment(
        cast.gid,
        CompartmentKind.RESTRICTED,
        Mode.ONLY,
        founder=stranger.member,
        municipalities=(berit.mid,),
        members=(berit.member,),
        rng=cast.rng,
    )
    opened = cast.sign(stranger, new.cid, new.opened(commitments(cast.gid, new_keys(new.cid, cast.rng))))
    cast.admit(berit, "Karin")
    membership = cast.membership()
    assert membership.states[opened.hash].state is State.HELD
    assert membership.kind(new.cid) is None
    assert membership.readers(new.cid) == frozenset()
    assert membership.epochs(new.cid) == ()
    assert membership.addressees(new.cid) == ()
