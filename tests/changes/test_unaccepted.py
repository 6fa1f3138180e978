"""What is held founds, opens, names and certifies nothing."""

from __future__ import annotations

from dataclasses import replace

from ifodesk.changes.crypto import generate_sealing_key, generate_signing_key
from ifodesk.changes.header import Header
from ifodesk.changes.payloads import Admit, KeyStep, RemoveMember, SetPolicy
from ifodesk.changes.record_parts import CompartmentKind, Mode, Role, person_card
from ifodesk.changes.records import new_compartment
from ifodesk.changes.verdict import Reason, State
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


def test_a_person_card_a_certificate_and_a_key_that_are_held_change_nothing() -> None:
    cast, berit = found(102)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    renamed = person_card(cast.gid, karin.mid, karin.member, "Kajsa", "", karin.user)
    other = generate_sealing_key(cast.rng)
    recovered = cast.second_device(karin)
    cast.certify(berit, recovered, recovery=True)
    held = [
        cast.sign(per, karin.mid, Admit(renamed)),
        cast.sign(per, karin.mid, KeyStep(karin.device, other.key_id, other.public)),
        cast.certify(per, recovered),
    ]
    cast.admit(berit, "Lisa")
    membership = cast.membership()
    assert {membership.states[one.hash].state for one in held} == {State.HELD}
    assert membership.name(karin.member) == "Karin"
    devices = {one.device: one for one in membership.devices_of(karin.member)}
    assert devices[karin.device].sealing_key == karin.sealing.public
    assert not devices[recovered.device].by_person
    assert membership.person(cast.newcomer("Sten", karin.mid).member) is None


def test_a_user_key_certifies_nothing_before_it_is_admitted() -> None:
    cast, berit = found(103)
    karin = cast.admit(berit, "Karin")
    user = generate_signing_key(cast.rng)
    early = replace(cast.newcomer("Karin", karin.mid, user=user), first_user=karin.user)
    cast.certify(karin, early)
    cast.sign((berit, karin), karin.mid, Admit(person_card(cast.gid, karin.mid, karin.member, "Karin", "", user)))
    late = replace(cast.newcomer("Karin", karin.mid, user=user), first_user=karin.user)
    cast.certify(karin, late)
    by_person = {one.device: one.by_person for one in cast.membership().devices_of(karin.member)}
    assert by_person == {karin.device: True, late.device: True}


def test_who_left_one_municipality_for_another_is_named_as_there() -> None:
    cast, berit = found(104)
    eva = cast.found_municipality("Eva", "2401", berit)
    karin = cast.admit(berit, "Karin")
    moved = replace(karin, mid=eva.mid)
    cast.sign(eva, eva.mid, Admit(person_card(cast.gid, eva.mid, karin.member, "Karin i Eva", "", karin.user)))
    cast.sign(berit, berit.mid, RemoveMember(karin.member))
    assert cast.membership().name(karin.member) == "Karin i Eva"
    cast.sign(eva, eva.mid, RemoveMember(moved.member))
    back = cast.sign(berit, berit.mid, Admit(person_card(cast.gid, berit.mid, karin.member, "Karin", "", karin.user)))
    assert cast.membership().states[back.hash].state is State.APPLIED
    assert cast.membership().name(karin.member) == "Karin"


def test_a_certificate_beside_the_named_heads_is_none_for_the_segment() -> None:
    cast, berit = found(105)
    case = cast.open(berit, berit)
    base = list(cast.records)
    second = cast.second_device(berit)
    cast.certify(berit, second, seen=base)
    for number in range(6):
        policy = cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, number, 0)), seen=base)
        heads = tuple(sorted((*cast.membership(base).heads_for(case), policy.ref)))
        header = Header(0, cast.gid, case, 1, second.device, 1, b"", b"", heads, 5, bytes(32), 1)
        assert cast.membership().verdict(header, b"h" * 16).reason is Reason.NOT_CERTIFIED
