"""The edges of judging: what is not among a record's ancestors, what is held itself, and what lies elsewhere."""

from __future__ import annotations

import pytest

from ifodesk.changes.compartments import CutDue
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.keys import Committed, Owner, commitment
from ifodesk.changes.payloads import (
    Admit,
    Exclude,
    LetIn,
    Payload,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetRole,
    TurnEpoch,
)
from ifodesk.changes.record_parts import Cut, Role, person_card
from ifodesk.changes.records import build
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict
from tests.changes.cast import Actor, Cast, found

NO_RIGHT = Verdict(State.HELD, Reason.NO_RIGHT)


def named(cast: Cast, by: Actor, log: bytes, payload: Payload, prevs: set[bytes]) -> SignedRecord:
    """Return a record that names just these prevs, accepted or not."""
    record = build(cast.gid, log, tuple(sorted(prevs)), payload).signed_by(by.signing)
    cast.records.append(record)
    return record


@pytest.mark.parametrize("seed", range(110, 118))
def test_a_right_given_beside_a_record_is_no_right_for_it(seed: int) -> None:
    cast, berit = found(seed)
    karin, per = cast.admit(berit, "Karin"), cast.newcomer("Per", berit.mid)
    base = list(cast.records)
    cast.sign(berit, berit.mid, SetRole(karin.member, Role.CHIEF, granted=True, ends=None))
    card = Admit(person_card(cast.gid, per.mid, per.member, "Per", "", per.user))
    blind = cast.sign(karin, karin.mid, card, seen=base)
    assert cast.membership().states[blind.hash] == NO_RIGHT
    seeing = cast.sign(karin, karin.mid, card)
    assert cast.membership().states[seeing.hash] == ACCEPTED


def test_an_act_that_is_held_makes_nothing_known_in_its_compartment() -> None:
    cast, berit = found(120)
    karin, per, eva = (cast.admit(berit, name) for name in ("Karin", "Per", "Eva"))
    case = cast.open(karin, karin, berit)
    old = list(cast.records)
    removal = cast.sign(berit, berit.mid, RemoveMember(karin.member))
    late = cast.sign(karin, case, LetIn((per.member,)), seen=old)
    unheard = cast.sign(eva, case, PinCut(removal.hash, ()), seen=[*old, removal])
    states = cast.membership().states
    assert states[unheard.hash] == NO_RIGHT
    assert states[late.hash] == ACCEPTED


def test_a_cut_is_for_a_narrowing_that_its_signer_knew_of() -> None:
    cast, berit = found(121)
    karin = cast.admit(berit, "Karin")
    case = cast.open(berit, berit, karin)
    old = list(cast.records)
    removal = cast.sign(berit, berit.mid, RemoveMember(karin.member))
    blind = cast.sign(berit, case, PinCut(removal.hash, ()), seen=old)
    assert cast.membership().states[blind.hash] == NO_RIGHT


def test_nobody_becomes_the_only_reader_by_an_act_that_is_held() -> None:
    cast, berit = found(122)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    case = cast.open(karin, karin, berit)
    opened = cast.records[-1]
    taken = cast.sign(berit, berit.mid, SetRole(karin.member, Role.CASEWORKER, granted=False, ends=None))
    mutiny = named(cast, karin, karin.mid, RemoveMember(berit.member), {taken.hash})
    pin = named(cast, karin, case, PinCut(taken.hash, ()), {mutiny.hash, opened.hash})
    assert cast.membership().states[mutiny.hash] == NO_RIGHT
    assert cast.membership().states[pin.hash] == NO_RIGHT


def test_two_readers_who_pin_the_first_cut_at_the_same_time_both_do_so() -> None:
    cast, berit = found(123)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    case = cast.open(karin, karin, per)
    removal = cast.sign(berit, berit.mid, RemoveMember(per.member))
    base = list(cast.records)
    second = cast.second_device(karin)
    cast.certify(karin, second)
    known = [*base, cast.records[-1]]
    pins = [
        cast.sign(by, case, PinCut(removal.hash, (Cut(per.device, case, seq, bytes([seq]) * 16),)), seen=known)
        for by, seq in ((karin, 2), (second, 5))
    ]
    assert {cast.membership().states[one.hash] for one in pins} == {ACCEPTED}
    assert cast.membership().facts(case).cuts[removal.hash, per.device, case].seq == 5


def test_a_cut_for_another_device_or_compartment_raises_none() -> None:
    cast, berit = found(124)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    second = cast.second_device(per)
    cast.certify(per, second)
    case = cast.open(karin, karin, per)
    removal = cast.sign(berit, berit.mid, RemoveMember(per.member, (Cut(per.device, cast.group, 1, b"h" * 16),)))
    for device in (per.device, second.device):
        pin = cast.sign(karin, case, PinCut(removal.hash, (Cut(device, case, 1, b"h" * 16),)))
        assert cast.membership().states[pin.hash] == ACCEPTED


def test_a_group_whose_founder_did_not_sign_is_not_founded() -> None:
    cast, _ = found(125)
    unsigned = SignedRecord(cast.records[0].body, ())
    membership = cast.membership([unsigned, *cast.records[1:]])
    assert {verdict.state for verdict in membership.states.values()} == {State.HELD}


def test_the_bag_of_another_compartment_is_not_the_same_bag() -> None:
    cast, berit = found(126)
    case = cast.open(berit, berit)
    bag = commitment(cast.keys[cast.group].bag, Owner(cast.gid, cast.group), Committed.BAG_KEY, 1)
    turn = cast.sign(berit, case, TurnEpoch(2, bytes(32), (), 1, bag))
    assert cast.membership().states[turn.hash] == NO_RIGHT


def test_an_epoch_that_is_held_is_none() -> None:
    cast, berit = found(127)
    karin = cast.admit(berit, "Karin")
    case = cast.open(berit, berit)
    turn = cast.sign(karin, case, TurnEpoch(2, bytes(32), (), 2, bytes(32)))
    cast.sign(berit, case, LetIn((karin.member,)))
    assert cast.membership().states[turn.hash] == NO_RIGHT
    assert [one.number for one in cast.membership().epochs(case)] == [1]


def test_a_wall_in_one_case_turns_no_other() -> None:
    cast, berit = found(128)
    karin = cast.admit(berit, "Karin")
    walled, other = cast.open(berit, berit, karin), cast.open(berit, berit, karin)
    cast.sign(berit, walled, Exclude((karin.member,)))
    assert cast.membership().writing_epoch(walled) is None
    assert cast.membership().writing_epoch(other) is not None
    assert cast.membership().cuts_due(other) == ()


def test_cuts_are_due_for_what_came_after_the_compartment_was_opened_alone() -> None:
    cast, berit = found(129)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER, Role.CONSULTANT)
    before = SetRole(karin.member, Role.CASEWORKER, granted=False, ends=None)
    cast.sign(berit, berit.mid, before)
    case = cast.open(berit, berit, karin)
    after = cast.sign(berit, berit.mid, SetRole(karin.member, Role.CONSULTANT, granted=False, ends=None))
    assert cast.membership().cuts_due(case) == (CutDue(after.hash, karin.device),)
    retired = cast.sign(karin, karin.mid, RetireDevice(karin.device))
    due = {one.narrowing for one in cast.membership().cuts_due(CompartmentId(case))}
    assert due == {after.hash, retired.hash}
