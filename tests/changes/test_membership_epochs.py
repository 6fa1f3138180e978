"""Epochs of keys: where a compartment begins, what turns them, and which cuts are due."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.changes.compartments import CutDue
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.keys import Committed, Owner, commitment
from ifodesk.changes.payloads import (
    Exclude,
    FormerEpoch,
    LeaveGroup,
    Payload,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetRole,
    TurnEpoch,
)
from ifodesk.changes.record_parts import CompartmentKind, Cut, Mode, Role
from ifodesk.changes.verdict import State
from tests.changes.cast import Actor, Cast, found


def taken(actor: Actor, role: Role) -> SetRole:
    return SetRole(actor.member, role, granted=False, ends=None)


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


def test_who_never_had_the_keys_takes_none_along() -> None:
    cast, berit = found(75)
    karin, eva = cast.admit(berit, "Karin"), cast.found_municipality("Eva", "2401", berit)
    case = cast.open(berit, berit)
    shared, ours = (cast.open(berit, berit, *more, mids=(berit.mid, eva.mid)) for more in ((eva,), ()))
    cast.sign(berit, case, Exclude((karin.member,)))
    writing = cast.membership().writing_epoch
    assert writing(case) is not None, "she never read it"
    cast.sign(eva, eva.mid, LeaveGroup(()))
    writing = cast.membership().writing_epoch
    assert [writing(one) is None for one in (shared, ours, case, cast.group)] == [True, False, False, True]


def test_the_keys_of_a_group_of_one_municipality_are_turned_too_when_it_leaves() -> None:
    cast, berit = found(76)
    case = cast.open(berit, berit)
    cast.sign(berit, berit.mid, LeaveGroup(()))
    assert cast.membership().writing_epoch(cast.group) is None
    assert cast.membership().writing_epoch(case) is not None, "it takes its own along"


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


def test_of_two_cuts_at_one_number_the_same_holds_whichever_record_was_signed_by_whom() -> None:
    for first, second in ((b"1", b"2"), (b"2", b"1")):
        for name in ("one", "two", "three"):  # of which some order the records one way and some the other
            cast, berit = found(f"tie {name}")
            karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
            case = cast.open(berit, berit, karin, per)
            wall = cast.sign(berit, case, Exclude((karin.member,)))
            base = list(cast.records)
            for by, h in ((berit, first), (per, second)):
                cast.sign(by, case, PinCut(wall.hash, (Cut(karin.device, case, 3, h * 16),)), seen=base)
            membership = cast.membership()
            assert {membership.state(one.hash).state for one in cast.records[-2:]} == {State.APPLIED}
            assert membership.facts(case).cuts[wall.hash, karin.device, case].h == b"2" * 16
