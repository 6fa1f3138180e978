"""What membership answers: people, devices, readers, epochs, and what a reader's program has to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.changes.compartments import CutDue
from ifodesk.changes.crypto import generate_sealing_key, generate_signing_key
from ifodesk.changes.ids import CompartmentId, DeviceId, MemberId
from ifodesk.changes.keys import Committed, Owner, commitment
from ifodesk.changes.logs import MissingRecordError
from ifodesk.changes.membership import NotCertifiedError
from ifodesk.changes.payloads import (
    Admit,
    Exclude,
    FormerEpoch,
    KeyStep,
    LetIn,
    Payload,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
)
from ifodesk.changes.record_parts import CompartmentKind, Cut, Mode, Role, person_card
from tests.changes.cast import RIGHTS, Actor, Cast, found

TABLE = {"write": {Role.CASEWORKER, Role.CHIEF}, "decide": {Role.CHIEF}}


def taken(actor: Actor, role: Role) -> SetRole:
    return SetRole(actor.member, role, granted=False, ends=None)


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


def turn(cast: Cast, cid: CompartmentId, number: int = 2) -> TurnEpoch:
    bag = commitment(cast.keys[cid].bag, Owner(cast.gid, cid), Committed.BAG_KEY, 1)
    known = cast.membership().epochs(cid)
    formers = tuple(FormerEpoch(one.record[:16], one.number, b"") for one in known if one.number == number - 1)
    return TurnEpoch(number, bytes([number]) * 32, formers, 1, bag)


def test_a_compartment_begins_in_epoch_one_with_the_keys_that_its_record_commits_to() -> None:
    cast, berit = found(67)
    case = cast.open(berit, berit)
    municipality = cast.membership().municipalities()[0].cid
    for cid, record in ((cast.group, 0), (municipality, 1), (case, 2)):
        (epoch,) = cast.membership().epochs(cid)
        keys, owner = cast.keys[cid], Owner(cast.gid, cid)
        assert (epoch.number, epoch.generation, epoch.turn) == (1, 1, None)
        assert epoch.commitment == commitment(keys.epoch, owner, Committed.EPOCH_SECRET, 1)
        assert epoch.bag_commitment == commitment(keys.bag, owner, Committed.BAG_KEY, 1)
        assert epoch.record == cast.records[record].hash == cast.membership().facts(cid).founding_record(cid)
        tag = commitment(keys.tag, owner, Committed.TAG_SECRET, 0)
        assert cast.membership().facts(cid).tag_commitment(cid) == tag
        assert cast.membership().writing_epoch(cid) == epoch
    unknown = CompartmentId(bytes(16))
    assert cast.membership().epochs(unknown) == ()
    assert cast.membership().writing_epoch(unknown) is None
    assert cast.membership().facts(unknown).founding_record(unknown) is None
    assert cast.membership().facts(unknown).tag_commitment(unknown) is None


def test_after_a_wall_nothing_is_written_until_the_epoch_is_turned_by_someone_who_knows() -> None:
    cast, berit = found(68)
    karin = cast.admit(berit, "Karin")
    case = cast.open(berit, berit, karin)
    base = list(cast.records)
    cast.sign(berit, case, Exclude((karin.member,)))
    assert cast.membership().writing_epoch(case) is None
    blind = cast.sign(berit, case, turn(cast, case), seen=base)
    assert cast.membership().writing_epoch(case) is None
    assert [one.record for one in cast.membership().facts(case).unfollowed_epochs(case)] == [blind.hash]
    after = cast.sign(berit, case, turn(cast, case, 3))
    writing = cast.membership().writing_epoch(case)
    assert writing is not None
    assert writing.record == after.hash
    assert [one.number for one in cast.membership().epochs(case)] == [3, 2, 1]


@pytest.mark.parametrize("how", ["remove", "retire", "role", "elsewhere", "not a reader"])
def test_removing_a_person_or_device_turns_every_compartment_that_they_were_in(how: str) -> None:
    cast, berit = found(69)
    karin, per = cast.admit(berit, "Karin", Role.CASEWORKER), cast.admit(berit, "Per")
    eva = cast.found_municipality("Eva", "2401", berit)
    case, all_but = cast.open(berit, berit, karin), cast.open(berit, per, mode=Mode.ALL_BUT)
    own = cast.open(karin, karin, kind=CompartmentKind.OWN)
    municipality = cast.membership().municipalities()[1].cid
    narrowings: dict[str, tuple[Actor, bytes, Payload]] = {
        "remove": (berit, berit.mid, RemoveMember(karin.member)),
        "retire": (berit, berit.mid, RetireDevice(karin.device)),
        "role": (berit, berit.mid, taken(karin, Role.CASEWORKER)),
        "elsewhere": (eva, eva.mid, RemoveMember(karin.member)),
        "not a reader": (berit, berit.mid, RemoveMember(per.member)),
    }
    by, log, payload = narrowings[how]
    cast.sign(by, log, payload)
    membership = cast.membership()
    stale = {cid for cid in (case, all_but, own, municipality, cast.group) if membership.writing_epoch(cid) is None}
    everything = {case, all_but, own, municipality, cast.group}
    of_per = {municipality, cast.group}
    assert stale == {"remove": everything, "retire": everything, "not a reader": of_per}.get(how, set())


def test_an_epoch_whose_secret_the_next_did_not_wrap_is_not_followed() -> None:
    cast, berit = found(71)
    case = cast.open(berit, berit)
    both = [cast.sign(berit, case, replace(turn(cast, case, n), formers=())) for n in (2, 3)]
    unfollowed = {one.record for one in cast.membership().facts(case).unfollowed_epochs(case)}
    assert unfollowed > {one.hash for one in both}


def test_epochs_turned_beside_each_other_are_both_wrapped_by_the_next() -> None:
    cast, berit = found(70)
    case = cast.open(berit, berit)
    base = list(cast.records)
    both = [cast.sign(berit, case, replace(turn(cast, case), commitment=bytes([n]) * 32), seen=base) for n in (1, 2)]
    unfollowed = {one.record for one in cast.membership().facts(case).unfollowed_epochs(case)}
    assert unfollowed == {one.hash for one in both}
    writing = cast.membership().writing_epoch(case)
    assert writing is not None
    assert writing.record == min(one.hash for one in both)


def test_cuts_are_due_for_every_device_of_who_was_narrowed_elsewhere() -> None:
    cast, berit = found(71)
    karin, per = cast.admit(berit, "Karin", Role.CASEWORKER), cast.admit(berit, "Per", Role.CASEWORKER)
    second = cast.second_device(karin)
    cast.certify(karin, second)
    case, own = cast.open(berit, berit, karin), cast.open(karin, karin, kind=CompartmentKind.OWN)
    role = cast.sign(berit, berit.mid, taken(karin, Role.CASEWORKER))
    cast.sign(berit, berit.mid, taken(per, Role.CASEWORKER))
    devices = {karin.device, second.device}
    assert set(cast.membership().cuts_due(case)) == {CutDue(role.hash, one) for one in devices}
    assert cast.membership().cuts_due(own) == ()
    later = cast.open(berit, berit, karin)
    assert cast.membership().cuts_due(later) == ()
    cast.sign(berit, case, PinCut(role.hash, (Cut(karin.device, case, 4, b"h" * 16),)))
    assert cast.membership().cuts_due(case) == (CutDue(role.hash, second.device),)
    retired = cast.sign(berit, berit.mid, RetireDevice(second.device))
    assert CutDue(retired.hash, second.device) in cast.membership().cuts_due(own)
    assert cast.membership().cuts_due(CompartmentId(bytes(16))) == ()


def test_a_wall_that_carries_its_cuts_has_none_due() -> None:
    cast, berit = found(72)
    karin = cast.admit(berit, "Karin")
    case = cast.open(berit, berit, karin)
    wall = cast.sign(berit, case, Exclude((karin.member,)), keep=False)
    assert cast.membership([*cast.records, wall]).cuts_due(case) == (CutDue(wall.hash, karin.device),)
    cast.sign(berit, case, Exclude((karin.member,), (Cut(karin.device, case, 0, b""),)))
    assert cast.membership().cuts_due(case) == ()


def test_of_several_cuts_the_highest_holds_and_a_wide_log_cuts_no_case() -> None:
    cast, berit = found(73)
    karin = cast.admit(berit, "Karin")
    case = cast.open(berit, berit, karin)
    cuts = tuple(sorted(Cut(karin.device, cid, 3, b"3" * 16) for cid in (case, cast.group)))
    removal = cast.sign(berit, berit.mid, RemoveMember(karin.member, cuts))
    in_force = cast.membership().facts(case).cuts
    assert [key[2] for key in in_force] == [cast.group]
    for seq in (4, 2):
        cast.sign(berit, case, PinCut(removal.hash, (Cut(karin.device, case, seq, bytes([seq]) * 16),)))
    assert cast.membership().facts(case).cuts[removal.hash, karin.device, case].seq == 4
