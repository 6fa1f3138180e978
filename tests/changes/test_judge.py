"""Acceptance is a function of the set of records: forks, late records, duplicates, forged and unknown ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import generate_signing_key
from ifodesk.changes.dag import build_dag
from ifodesk.changes.envelope import Signature, SignedRecord
from ifodesk.changes.judge import judge
from ifodesk.changes.membership import Membership
from ifodesk.changes.payloads import (
    Admit,
    Exclude,
    FoundGroup,
    LetIn,
    PinCut,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
)
from ifodesk.changes.record_parts import Role, person_card
from ifodesk.changes.records import build, parse_record
from ifodesk.changes.verdict import ACCEPTED, Reason, State, Verdict
from tests.changes.cast import Actor, Cast, found, seeded

WAITING = Verdict(State.WAITING, Reason.MISSING_RECORD)
BESIDE = Verdict(State.HELD, Reason.BESIDE_NARROWING)
NO_RIGHT = Verdict(State.HELD, Reason.NO_RIGHT)


def admission(cast: Cast, name: str, by: Actor, seen: Sequence[SignedRecord]) -> tuple[Actor, SignedRecord]:
    actor = cast.newcomer(name, by.mid)
    card = person_card(cast.gid, actor.mid, actor.member, name, "", actor.user)
    return actor, cast.sign(by, by.mid, Admit(card), seen=seen, keep=False)


def role(actor: Actor, code: Role, *, granted: bool) -> SetRole:
    return SetRole(actor.member, code, granted=granted, ends=None)


def branches() -> tuple[Cast, list[SignedRecord]]:
    """A group in which people narrow and widen beside each other; all records in an order that respects prevs."""
    cast, berit = found("branches")
    anna = cast.admit(berit, "Anna", Role.ADMIN)
    cecilia = cast.admit(berit, "Cecilia", Role.CHIEF)
    karin = cast.admit(cecilia, "Karin", Role.CASEWORKER)
    case = cast.open(karin, karin, cecilia)
    base = list(cast.records)
    taken = cast.sign(anna, anna.mid, role(cecilia, Role.CHIEF, granted=False), seen=base, keep=False)
    per, admitted = admission(cast, "Per", cecilia, base)
    cast.records += [taken, admitted]
    cast.sign(cecilia, anna.mid, RemoveMember(karin.member), seen=base)
    cast.sign(karin, case, LetIn((anna.member,)), seen=base)
    cast.sign(cecilia, case, Exclude((karin.member,)), seen=base)
    cast.sign(anna, cast.gid, SetPolicy(bytes(32), (0, 2, 0)), seen=[*base, taken])
    cast.sign(anna, anna.mid, role(per, Role.CASEWORKER, granted=True), seen=[*base, taken, admitted])
    cast.sign(anna, anna.mid, RetireDevice(anna.device), seen=[*base, taken])
    return cast, base


CAST, BASE = branches()


def same(one: Membership, other: Membership) -> bool:
    return one.states == other.states


@given(st.data())
@settings(max_examples=20)
def test_the_order_and_number_of_arrivals_change_nothing(data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(CAST.records), unique_by=lambda one: one.hash, min_size=1))
    again = data.draw(st.lists(st.sampled_from(kept), max_size=3))
    order = data.draw(st.permutations(kept + again))
    whole = judge(kept, founding=CAST.founding)
    assert same(judge(order, founding=CAST.founding), whole)
    half = judge(order[: len(order) // 2], founding=CAST.founding)
    assert same(half.with_more(order), whole)


@given(st.data())
@settings(max_examples=20)
def test_what_waits_is_just_what_lacks_an_ancestor(data: st.DataObject) -> None:
    lost = data.draw(st.sets(st.sampled_from(CAST.records), max_size=3))
    kept = [one for one in CAST.records if one not in lost]
    found = CAST.membership(kept)
    whole = build_dag({one.hash: parse_record(one) for one in CAST.records})
    missing = {one.hash for one in lost}
    for one in kept:
        place = whole.by_hash[one.hash]
        above = {whole.records[at].hash for at in range(place) if whole.ancestors[place] >> at & 1}
        assert (found.states[one.hash] == WAITING) == bool(above & missing)


def test_narrowing_records_of_both_branches_hold_and_what_stood_beside_them_is_held() -> None:
    states = CAST.membership().states
    names = ["taken", "admitted", "removed", "let in", "excluded", "policy", "role", "retired"]
    found = {name: states[one.hash] for name, one in zip(names, CAST.records[len(BASE) :], strict=True)}
    assert found["taken"] == found["removed"] == found["excluded"] == found["retired"] == ACCEPTED
    assert found["admitted"] == BESIDE
    assert found["let in"] == BESIDE
    assert found["policy"] == BESIDE
    assert found["role"] == NO_RIGHT


def test_what_someone_did_in_a_case_before_they_left_stands() -> None:
    cast, berit = found(40)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    case = cast.open(karin, karin, berit)
    cast.sign(karin, case, LetIn((per.member,)))
    removal = cast.sign(berit, berit.mid, RemoveMember(karin.member))
    readers = {berit.member, per.member}
    assert cast.membership().readers(case) == readers
    cast.sign(berit, case, PinCut(removal.hash, ()))
    membership = cast.membership()
    assert set(membership.states.values()) == {ACCEPTED}
    assert membership.readers(case) == readers


def test_who_has_left_lets_nobody_in_from_an_old_head_once_someone_there_knows_of_it() -> None:
    cast, berit = found(41)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    case = cast.open(karin, karin, berit)
    old = list(cast.records)
    removal = cast.sign(berit, berit.mid, RemoveMember(karin.member))
    late = cast.sign(karin, case, LetIn((per.member,)), seen=old, keep=False)
    pin = cast.sign(berit, case, PinCut(removal.hash, ()), keep=False)
    assert cast.membership([*cast.records, late]).states[late.hash] == ACCEPTED
    membership = cast.membership([*cast.records, late, pin])
    assert membership.states[late.hash] == BESIDE
    assert membership.readers(case) == {berit.member}


def test_without_the_narrowing_record_the_same_record_is_accepted() -> None:
    cast, berit = found(21)
    cecilia = cast.admit(berit, "Cecilia", Role.CHIEF)
    base = list(cast.records)
    _, admitted = admission(cast, "Per", cecilia, base)
    taken = cast.sign(berit, berit.mid, role(cecilia, Role.CHIEF, granted=False), seen=base, keep=False)
    assert cast.membership([*base, admitted]).states[admitted.hash] == ACCEPTED
    assert cast.membership([*base, admitted, taken]).states[admitted.hash] == BESIDE
    after = cast.sign(berit, berit.mid, role(cecilia, Role.CHIEF, granted=False), seen=[*base, admitted], keep=False)
    assert cast.membership([*base, admitted, after]).states[admitted.hash] == ACCEPTED


def test_what_rests_on_a_held_record_is_held_too() -> None:
    cast, berit = found(22)
    cecilia = cast.admit(berit, "Cecilia", Role.CHIEF)
    base = list(cast.records)
    per, admitted = admission(cast, "Per", cecilia, base)
    cast.records.append(admitted)
    certificate = cast.certify(cecilia, per)
    step = cast.sign(per, per.mid, RetireDevice(per.device), keep=False)
    assert cast.membership([*cast.records, step]).states[step.hash] == ACCEPTED
    taken = cast.sign(berit, berit.mid, role(cecilia, Role.CHIEF, granted=False), seen=base, keep=False)
    states = cast.membership([*cast.records, step, taken]).states
    assert states[admitted.hash] == BESIDE
    assert states[certificate.hash] == NO_RIGHT
    assert states[step.hash] == NO_RIGHT


def test_two_who_remove_each_other_are_both_removed() -> None:
    cast, berit = found(23)
    first, second = cast.admit(berit, "Cecilia", Role.CHIEF), cast.admit(berit, "Disa", Role.CHIEF)
    base = list(cast.records)
    cast.sign(first, berit.mid, RemoveMember(second.member), seen=base)
    cast.sign(second, berit.mid, RemoveMember(first.member), seen=base)
    membership = cast.membership()
    assert set(membership.states.values()) == {ACCEPTED}
    assert [one.name for one in membership.members(berit.mid)] == ["Berit"]


def test_removals_that_hang_on_each_other_through_two_helpers_are_all_held() -> None:
    """Each admin makes a helper chief who retires the other's device: neither act stands without the other's fall."""
    cast, berit = found(24)
    anna, disa = cast.admit(berit, "Anna", Role.ADMIN, Role.CHIEF), cast.admit(berit, "Disa", Role.ADMIN, Role.CHIEF)
    per, eva = cast.admit(berit, "Per"), cast.admit(berit, "Eva")
    base = list(cast.records)
    makes_per = cast.sign(anna, berit.mid, role(per, Role.CHIEF, granted=True), seen=base)
    makes_eva = cast.sign(disa, berit.mid, role(eva, Role.CHIEF, granted=True), seen=base)
    by_per = cast.sign(per, berit.mid, RetireDevice(disa.device), seen=[*base, makes_per])
    by_eva = cast.sign(eva, berit.mid, RetireDevice(anna.device), seen=[*base, makes_eva])
    states = cast.membership().states
    assert {states[one.hash].state for one in (makes_per, makes_eva, by_per, by_eva)} == {State.HELD}
    alone = cast.membership([*base, makes_per, by_per]).states
    assert alone[by_per.hash] == ACCEPTED


def test_a_fired_admin_cannot_remove_the_chiefs_from_an_old_head() -> None:
    cast, berit = found(25)
    fired = cast.admit(berit, "Anna", Role.ADMIN, Role.CHIEF)
    keeper = cast.admit(berit, "Rut", Role.RECOVERY_HOLDER)
    old = list(cast.records)
    cast.sign((berit, keeper), berit.mid, RemoveMember(fired.member))
    puppet, admitted = admission(cast, "Puppet", fired, old)
    revenge = cast.sign(fired, berit.mid, RemoveMember(berit.member), seen=old, keep=False)
    membership = cast.membership([*cast.records, admitted, revenge])
    assert membership.states[revenge.hash] == NO_RIGHT
    assert membership.states[admitted.hash] == BESIDE
    assert membership.person(puppet.member) is None
    assert [one.name for one in membership.members(berit.mid)] == ["Berit", "Rut"]


def test_a_member_removed_is_admitted_anew_by_someone_who_knows_of_the_removal() -> None:
    cast, berit = found(26)
    per = cast.admit(berit, "Per")
    base = list(cast.records)
    removal = cast.sign(berit, berit.mid, RemoveMember(per.member))
    card = Admit(person_card(cast.gid, per.mid, per.member, "Per", "", per.user))
    beside = cast.sign(berit, berit.mid, card, seen=base, keep=False)
    after = cast.sign(berit, berit.mid, card, keep=False)
    names = {
        one.hash: [person.name for person in cast.membership([*base, removal, one]).members(berit.mid)]
        for one in (beside, after)
    }
    assert names == {beside.hash: ["Berit"], after.hash: ["Berit", "Per"]}
    membership = cast.membership([*base, removal, after])
    assert membership.devices_of(per.member) == ()


def test_a_role_given_beside_its_removal_is_lost_and_given_after_it_stands() -> None:
    cast, berit = found(27)
    per = cast.admit(berit, "Per", Role.CASEWORKER)
    base = list(cast.records)
    taken = cast.sign(berit, berit.mid, role(per, Role.CASEWORKER, granted=False), seen=base)
    again = role(per, Role.CASEWORKER, granted=True)
    beside = cast.sign(berit, berit.mid, again, seen=base, keep=False)
    after = cast.sign(berit, berit.mid, again, keep=False)
    assert cast.membership([*base, taken, beside]).roles(per.member) == frozenset()
    assert cast.membership([*base, taken, after]).roles(per.member) == {Role.CASEWORKER}


def test_a_second_signature_that_comes_later_counts() -> None:
    cast, berit = found(28)
    anna = cast.admit(berit, "Anna", Role.ADMIN)
    keeper = cast.admit(berit, "Rut", Role.RECOVERY_HOLDER)
    one = cast.sign(berit, berit.mid, RemoveMember(anna.member), keep=False)
    other = SignedRecord(one.body, ()).signed_by(keeper.signing)
    assert cast.membership([*cast.records, one]).states[one.hash] == NO_RIGHT
    assert cast.membership([*cast.records, one, other]).states[one.hash] == ACCEPTED
    former = cast.membership([*cast.records, one])
    assert same(
        former.with_more([other]),
        cast.membership([*cast.records, other, one]),
    )


def test_a_forged_signature_spoils_nothing_and_alone_it_is_broken() -> None:
    cast, berit = found(29)
    good = cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, 2, 0)), keep=False)
    forged = replace(good, signatures=(Signature(berit.device, bytes(64)),))
    assert cast.membership([*cast.records, forged]).states[good.hash] == Verdict(State.BROKEN, Reason.BAD_SIGNATURE)
    assert cast.membership([*cast.records, forged, good]).states[good.hash] == ACCEPTED


def test_a_record_that_nobody_known_signed_has_no_right() -> None:
    cast, berit = found(30)
    bare = build(cast.gid, cast.gid, cast.membership().prevs(cast.gid), SetPolicy(bytes(32), (0, 2, 0)))
    stranger = bare.signed_by(generate_signing_key(seeded(1)))
    assert cast.membership([*cast.records, stranger]).states[bare.hash] == NO_RIGHT
    assert cast.membership([*cast.records, bare]).states[bare.hash] == NO_RIGHT
    assert berit.device != stranger.signatures[0].signer


def changed(record: SignedRecord, at: int, item: Item) -> SignedRecord:
    items = decode(record.body)
    assert isinstance(items, tuple)
    return SignedRecord(encode((*items[:at], item, *items[at + 1 :])), ())


def test_an_unknown_type_that_must_be_understood_stops_all_that_follows_it() -> None:
    cast, berit = found(31)
    plain = cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, 2, 0)), keep=False)
    unknown = changed(plain, 4, 99).signed_by(berit.signing)
    prevs = (unknown.hash,)
    after = build(cast.gid, cast.gid, prevs, SetPolicy(bytes(32), (0, 3, 0))).signed_by(berit.signing)
    beside = plain
    membership = cast.membership([*cast.records, unknown, after, beside])
    newer = Verdict(State.NEWER, Reason.NEEDS_NEWER)
    assert membership.states[unknown.hash] == membership.states[after.hash] == newer
    assert {membership.states[one.hash] for one in (*cast.records, beside)} == {ACCEPTED}
    assert membership.least_version() == (0, 2, 0)


def test_an_unknown_type_that_need_not_be_understood_does_nothing() -> None:
    cast, berit = found(32)
    plain = cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, 2, 0)), keep=False)
    unknown = changed(changed(plain, 4, 99), 5, item=False).signed_by(berit.signing)
    membership = cast.membership([*cast.records, unknown])
    assert membership.states[unknown.hash] == ACCEPTED
    assert membership.heads(cast.gid) == (unknown.ref,)


def test_a_policy_may_ask_for_more_people_than_there_are_yet() -> None:
    cast, berit = found(33)
    record = cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, 2, 0), quorum=2), keep=False)
    assert cast.membership([*cast.records, record]).states[record.hash].state is State.APPLIED


def test_records_of_another_group_and_bad_bytes_are_broken() -> None:
    cast, _ = found(34)
    other, _ = found(35)
    garbage = SignedRecord(b"garbage", ())
    states = cast.membership([*cast.records, *other.records, garbage]).states
    assert states[garbage.hash] == Verdict(State.BROKEN, Reason.BAD_BYTES)
    assert {states[one.hash] for one in other.records} == {Verdict(State.BROKEN, Reason.OTHER_GROUP)}
    assert {states[one.hash] for one in cast.records} == {ACCEPTED}


def test_a_second_founding_of_the_same_group_is_another_group() -> None:
    cast, berit = found(36)
    payload = parse_record(cast.records[0]).payload
    assert isinstance(payload, FoundGroup)
    twin = build(cast.gid, cast.gid, (), replace(payload, rights=bytes(32))).signed_by(berit.signing)
    states = cast.membership([*cast.records, twin]).states
    assert states[twin.hash] == Verdict(State.BROKEN, Reason.OTHER_GROUP)


def test_nothing_is_accepted_before_the_founding_record_is_here() -> None:
    cast, _ = found(37)
    assert set(cast.membership(cast.records[1:]).states.values()) == {WAITING}
    assert cast.membership([]).states == {}


def test_a_wide_log_may_not_name_a_record_of_a_narrower_one() -> None:
    cast, berit = found(38)
    case, other = cast.open(berit, berit), cast.open(berit, berit)
    opened = cast.records[-2]
    policy = SetPolicy(bytes(32), (0, 2, 0))
    telling = build(cast.gid, cast.gid, (opened.hash,), policy).signed_by(berit.signing)
    crossing = build(cast.gid, other, (*cast.membership().prevs(case),), LetIn((berit.member,))).signed_by(
        berit.signing
    )
    states = cast.membership([*cast.records, telling, crossing]).states
    assert states[telling.hash] == states[crossing.hash] == NO_RIGHT


@pytest.mark.parametrize("log", ["group", "municipality", "case"])
def test_a_new_record_names_every_head_of_the_logs_that_it_may_name(log: str) -> None:
    cast, berit = found(39)
    case, other = cast.open(berit, berit), cast.open(berit, berit)
    membership = cast.membership()
    identity = {cast.records[1].hash}
    opened = {cast.records[2].hash}
    named = {"group": cast.gid, "municipality": berit.mid, "case": case}[log]
    assert set(membership.prevs(named)) == (identity | opened if log == "case" else identity)
    assert set(membership.heads_for(case)) == {one[:16] for one in identity | opened}
    assert membership.heads(other) == (cast.records[3].ref,)
