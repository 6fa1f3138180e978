"""What membership answers: people, their rights and devices, who reads what, and which keys go to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.changes.crypto import generate_sealing_key, generate_signing_key
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId
from ifodesk.changes.logs import MissingRecordError
from ifodesk.changes.membership import NotCertifiedError
from ifodesk.changes.payloads import (
    Admit,
    Exclude,
    KeyStep,
    LetIn,
    RemoveMember,
    RetireDevice,
    SetPolicy,
)
from ifodesk.changes.record_parts import CompartmentKind, Mode, Role, person_card
from tests.changes.cast import RIGHTS, Actor, Cast, found

TABLE = {"write": {Role.CASEWORKER, Role.CHIEF}, "decide": {Role.CHIEF}}


def names(cast: Cast, members: frozenset[MemberId]) -> set[str | None]:
    return {cast.membership().name(one) for one in members}


def test_people_are_told_by_the_newest_record_also_when_they_have_left() -> None:
    cast, berit = found(50)
    per = cast.admit(berit, "Per", Role.CASEWORKER)
    cast.sign(berit, berit.mid, Admit(person_card(cast.gid, per.mid, per.member, "Per-Ola", "handläggare", per.user)))
    cast.sign(berit, berit.mid, RemoveMember(per.member))
    membership = cast.membership()
    assert [one.name for one in membership.members(berit.mid)] == ["Berit"]
    left = membership.person(per.member)
    assert left is not None
    assert (left.name, left.title, left.municipality) == ("Per-Ola", "handläggare", berit.mid)
    assert membership.name(MemberId(bytes(16))) is None


def test_a_municipality_is_told_with_its_compartment() -> None:
    cast, berit = found(51)
    eva = cast.found_municipality("Eva", "2401", berit)
    membership = cast.membership()
    assert [(one.scb_code, one.municipality) for one in membership.municipalities()] == [
        ("2401", eva.mid),
        ("2425", berit.mid),
    ]
    cids = {one.municipality: one.cid for one in membership.municipalities()}
    assert membership.readers(cids[eva.mid]) == {eva.member}
    assert membership.readers(cids[berit.mid]) == {berit.member}
    assert membership.readers(cast.group) == {eva.member, berit.member}
    assert [membership.kind(one) for one in (cast.group, cids[eva.mid], CompartmentId(bytes(16)))] == [
        CompartmentKind.GROUP,
        CompartmentKind.MUNICIPALITY,
        None,
    ]


def test_rights_come_from_the_table_that_the_records_name() -> None:
    cast, berit = found(52)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    eva = cast.found_municipality("Eva", "2401", berit)
    case = cast.open(karin, karin, berit)
    membership = cast.membership()
    assert membership.rights_hash() == RIGHTS
    assert membership.least_version() == (0, 0, 0)
    assert membership.roles(karin.member, case) == {Role.CASEWORKER}
    assert membership.may(karin.member, "write", TABLE, cid=case)
    assert not membership.may(karin.member, "decide", TABLE, cid=case)
    assert membership.may(berit.member, "decide", TABLE, cid=case)
    assert membership.may(eva.member, "decide", TABLE, cid=cast.group)
    assert not membership.may(eva.member, "decide", TABLE, cid=case)
    assert not membership.may(berit.member, "unheard of", TABLE, cid=case)
    cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, 2, 0)))
    assert cast.membership().rights_hash() == bytes(32)
    assert cast.membership().rights_hash(membership.heads_for(case), cid=case) == RIGHTS
    assert cast.membership().least_version() == (0, 2, 0)
    assert cast.membership([]).rights_hash() is None


def test_of_policies_beside_each_other_the_one_with_the_least_hash_holds() -> None:
    cast, berit = found(53)
    base = list(cast.records)
    both = [cast.sign(berit, cast.gid, SetPolicy(bytes([n]) * 32, (0, n, 0)), seen=base) for n in (1, 2)]
    least = min(both, key=lambda record: record.hash)
    assert cast.membership().least_version() == (0, 1 + both.index(least), 0)


def test_rights_at_heads_are_those_of_then() -> None:
    cast, berit = found(54)
    per = cast.admit(berit, "Per", Role.CASEWORKER)
    case = cast.open(berit, berit, per)
    then = cast.membership().heads_for(case)
    gone = cast.sign(berit, berit.mid, RemoveMember(per.member))
    membership = cast.membership()
    assert membership.readers(case, then) == {berit.member, per.member}
    assert membership.readers(case) == {berit.member}
    assert membership.author(per.device, then, cid=case) == per.member
    assert membership.roles(per.member, case, then) == {Role.CASEWORKER}
    assert membership.roles(per.member, case, then, (gone.ref,)) == frozenset()
    with pytest.raises(NotCertifiedError):
        membership.author(per.device, membership.heads_for(case), cid=case)
    with pytest.raises(NotCertifiedError):
        membership.author(DeviceId(bytes(16)), then, cid=case)
    for heads in ((bytes(16),), (*then, bytes(16))):
        with pytest.raises(MissingRecordError):
            membership.author(per.device, heads, cid=case)


def test_only_names_those_who_read_and_all_but_those_who_do_not() -> None:
    cast, berit = found(55)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    eva = cast.found_municipality("Eva", "2401", berit)
    only, all_but = cast.open(karin, karin, berit), cast.open(karin, per, mode=Mode.ALL_BUT)
    shared = cast.open(karin, karin, eva, mids=(karin.mid, eva.mid))
    later = cast.admit(berit, "Lisa")
    assert names(cast, cast.membership().readers(only)) == {"Karin", "Berit"}
    assert names(cast, cast.membership().readers(all_but)) == {"Karin", "Berit", "Lisa"}
    assert names(cast, cast.membership().readers(shared)) == {"Karin", "Eva"}
    cast.sign(karin, only, LetIn((later.member, eva.member)))
    assert names(cast, cast.membership().readers(only)) == {"Karin", "Berit", "Lisa"}


def test_walls_add_up_and_are_lifted_by_someone_who_knows_of_them() -> None:
    cast, berit = found(56)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    case = cast.open(berit, berit, karin, per)
    base = list(cast.records)
    cast.sign(berit, case, Exclude((karin.member,)), seen=base)
    cast.sign(berit, case, Exclude((per.member,)), seen=base)
    assert names(cast, cast.membership().readers(case)) == {"Berit"}
    blind = cast.sign(berit, case, LetIn((karin.member,)), seen=base, keep=False)
    assert karin.member not in cast.membership([*cast.records, blind]).readers(case)
    cast.sign(berit, case, LetIn((karin.member,)))
    assert names(cast, cast.membership().readers(case)) == {"Berit", "Karin"}


def test_who_comes_back_is_let_in_anew_but_reads_what_all_read() -> None:
    cast, berit = found(57)
    per = cast.admit(berit, "Per")
    only, all_but = cast.open(berit, berit, per), cast.open(berit, mode=Mode.ALL_BUT)
    cast.sign(berit, berit.mid, RemoveMember(per.member))
    cast.sign(berit, berit.mid, Admit(person_card(cast.gid, per.mid, per.member, "Per", "", per.user)))
    assert names(cast, cast.membership().readers(only)) == {"Berit"}
    assert names(cast, cast.membership().readers(all_but)) == {"Berit", "Per"}
    cast.sign(berit, only, LetIn((per.member,)))
    assert names(cast, cast.membership().readers(only)) == {"Berit", "Per"}


def test_a_case_of_one_municipality_is_closed_to_members_of_another_who_are_named() -> None:
    cast, berit = found(58)
    eva = cast.found_municipality("Eva", "2401", berit)
    case = cast.open(berit, berit, eva)
    assert cast.membership().readers(case) == {berit.member}


def test_an_own_compartment_is_the_founders() -> None:
    cast, berit = found(59)
    own = cast.open(berit, berit, kind=CompartmentKind.OWN)
    assert cast.membership().kind(own) is CompartmentKind.OWN
    assert cast.membership().readers(own) == {berit.member}


def test_a_retired_device_is_gone_for_good_and_the_persons_other_device_is_not() -> None:
    cast, berit = found(60)
    second = cast.second_device(berit)
    cast.certify(berit, second)
    assert {one.device for one in cast.membership().devices_of(berit.member)} == {berit.device, second.device}
    cast.sign(second, berit.mid, RetireDevice(berit.device))
    cast.certify(second, berit)
    assert {one.device for one in cast.membership().devices_of(berit.member)} == {second.device}
    assert [one.device for one in cast.membership().devices_of_municipality(berit.mid)] == [second.device]
    assert cast.membership().signing_key(berit.device) == berit.signing.public
    assert cast.membership().signing_key(DeviceId(bytes(16))) is None


def test_a_device_that_says_it_is_two_peoples_is_each_ones_and_changes_nothing_done_before() -> None:
    cast, berit = found(61)
    per, disa = cast.admit(berit, "Per"), cast.admit(berit, "Disa")
    case = cast.open(disa, disa)
    before = cast.membership().states
    cast.certify(berit, replace(per, signing=berit.signing, sealing=berit.sealing))
    cast.certify(berit, replace(disa, signing=berit.signing, sealing=berit.sealing))
    membership = cast.membership()
    assert {key: membership.states[key] for key in before} == before
    assert {one.device for one in membership.devices_of(per.member)} == {per.device, berit.device}
    assert {one.device for one in membership.devices_of(berit.member)} == {berit.device}
    assert membership.author(berit.device, membership.heads_for(case), cid=case) == disa.member


def test_rule_18_what_is_sealed_next_uses_the_key_that_the_device_stepped_to() -> None:
    cast, berit = found(62)
    first, second = generate_sealing_key(cast.rng), generate_sealing_key(cast.rng)
    for key in (first, second):
        cast.sign(berit, berit.mid, KeyStep(berit.device, key.key_id, key.public))
    device = cast.membership().devices_of(berit.member)[0]
    assert (device.sealing_key_id, device.sealing_key) == (second.key_id, second.public)


def addressed(cast: Cast, cid: CompartmentId) -> dict[DeviceId, tuple[bool, bool]]:
    return {one.device.device: (one.reads, one.by_itself) for one in cast.membership().addressees(cid)}


def test_every_device_of_the_municipality_gets_a_slot_and_readers_get_keys() -> None:
    cast, berit = found(63)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    eva = cast.found_municipality("Eva", "2401", berit)
    case, shared = cast.open(karin, karin, berit), cast.open(karin, karin, eva, mids=(karin.mid, eva.mid))
    yes, no = (True, True), (False, False)
    assert addressed(cast, case) == {karin.device: yes, berit.device: yes, per.device: no}
    assert addressed(cast, shared) == {karin.device: yes, eva.device: yes, berit.device: no, per.device: no}
    assert set(addressed(cast, cast.group).values()) == {yes}


def test_rule_9_a_device_certified_by_others_gets_no_case_by_itself() -> None:
    cast, berit = found(64)
    karin = cast.admit(berit, "Karin")
    case = cast.open(karin, karin)
    ghost = cast.second_device(karin)
    cast.certify(berit, ghost, recovery=True)
    assert addressed(cast, case)[ghost.device] == (True, False)
    assert addressed(cast, cast.group)[ghost.device] == (True, True)


def by_person(cast: Cast, actor: Actor) -> dict[DeviceId, bool]:
    return {one.device: one.by_person for one in cast.membership().devices_of(actor.member)}


def test_rule_21_a_user_key_certifies_nothing_after_a_device_of_its_owner_was_retired() -> None:
    cast, berit = found(65)
    karin = cast.admit(berit, "Karin")
    second, beside, after = (cast.second_device(karin) for _ in range(3))
    cast.certify(karin, second)
    base = list(cast.records)
    cast.sign(second, karin.mid, RetireDevice(karin.device))
    cast.certify(berit, beside, seen=base)
    cast.certify(berit, after)
    assert by_person(cast, karin) == {second.device: True, beside.device: False, after.device: False}


def test_a_new_user_key_certifies_again_and_the_retired_one_never() -> None:
    cast, berit = found(66)
    karin = cast.admit(berit, "Karin")
    second = cast.second_device(karin)
    cast.certify(karin, second)
    cast.sign(second, karin.mid, RetireDevice(karin.device))
    for user, certifies in ((generate_signing_key(cast.rng), True), (karin.user, False)):
        card = person_card(cast.gid, karin.mid, karin.member, "Karin", "", user)
        cast.sign((berit, second), karin.mid, Admit(card))
        third = replace(cast.newcomer("Karin", karin.mid, user=user), first_user=karin.user)
        cast.certify(second, third)
        assert by_person(cast, karin)[third.device] is certifies
