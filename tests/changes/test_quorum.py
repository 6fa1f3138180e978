"""Weighty acts take several people, as long as there are several; counting gives nobody a say. Both readings agree."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.payloads import Admit, Certify, RemoveMember, RetireDevice, SetPolicy, SetRole
from ifodesk.changes.record_parts import Role, device_card, person_card
from ifodesk.changes.records import build
from ifodesk.changes.verdict import State
from tests.changes.cast import Actor, Cast, found
from tests.verify.readings import assert_agree

POLICY = SetPolicy(bytes(32), (0, 2, 0), quorum=2)


def give(who: Actor, role: Role) -> SetRole:
    return SetRole(who.member, role, granted=True, ends=None)


def take(who: Actor, role: Role) -> SetRole:
    return SetRole(who.member, role, granted=False, ends=None)


def accepted(cast: Cast, *more: SignedRecord) -> bool:
    """Return whether the last of these records is in force; the verifier must say the same of all."""
    records = [*cast.records, *more]
    assert_agree(records, cast)
    return cast.membership(records).states[records[-1].hash].state is State.APPLIED


def may(cast: Cast, by: Actor | Iterable[Actor], log: bytes, payload: object) -> bool:
    return accepted(cast, cast.sign(by, log, payload, keep=False))  # type: ignore[arg-type]  # payloads of the tests


def several(seed: int) -> tuple[Cast, Actor, Actor, Actor, Actor]:
    """Berit is admin and chief, Eva chief, Rut holds the recovery, Karin is a caseworker; two sign weighty acts."""
    cast, berit = found(seed)
    eva, rut = cast.admit(berit, "Eva", Role.CHIEF), cast.admit(berit, "Rut", Role.RECOVERY_HOLDER)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    cast.sign(berit, cast.gid, POLICY)
    assert accepted(cast)
    return cast, berit, eva, rut, karin


def test_one_administrator_alone_can_do_everything_though_the_policy_asks_for_two() -> None:
    cast, berit = found(501)
    cast.sign(berit, cast.gid, POLICY)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    assert accepted(cast)
    assert may(cast, berit, berit.mid, give(karin, Role.CHIEF))
    assert may(cast, berit, cast.gid, SetPolicy(bytes(32), (0, 3, 0), quorum=3))


def test_weighty_roles_take_two_people_and_others_one() -> None:
    cast, berit, eva, rut, karin = several(502)
    mid = berit.mid
    for role in (Role.ADMIN, Role.CHIEF, Role.RECOVERY_HOLDER):
        assert not may(cast, berit, mid, give(karin, role)), role
        assert may(cast, (berit, rut), mid, give(karin, role)), role
    assert may(cast, eva, mid, give(karin, Role.CONSULTANT))
    assert not may(cast, berit, mid, take(eva, Role.CHIEF))
    assert may(cast, (berit, rut), mid, take(eva, Role.CHIEF))
    assert not may(cast, (eva, rut), mid, give(karin, Role.CHIEF)), "an administrator must be among them"


def test_the_same_person_on_two_devices_is_one_person() -> None:
    cast, berit, _eva, _rut, karin = several(503)
    other = cast.second_device(berit)
    cast.certify(berit, other)
    assert not may(cast, (berit, other), berit.mid, give(karin, Role.CHIEF))


def test_one_chief_cannot_thin_out_the_others_and_then_act_alone() -> None:
    cast, berit, eva, rut, karin = several(504)
    mid = berit.mid
    assert not may(cast, eva, mid, RemoveMember(rut.member))
    assert not may(cast, eva, mid, take(rut, Role.RECOVERY_HOLDER))
    assert may(cast, (eva, berit), mid, RemoveMember(rut.member))
    assert may(cast, eva, mid, RemoveMember(karin.member))
    bogus = cast.sign(eva, mid, RemoveMember(rut.member), keep=False)
    more = cast.sign(eva, mid, RemoveMember(berit.member), keep=False)
    prevs = tuple(sorted((bogus.hash, more.hash)))
    alone = build(cast.gid, mid, prevs, give(karin, Role.RECOVERY_HOLDER)).signed_by(eva.signing)
    assert not accepted(cast, bogus, more, alone)


def test_a_policy_that_is_not_accepted_lowers_nothing() -> None:
    cast, berit, _eva, _rut, karin = several(505)
    bogus = cast.sign(berit, cast.gid, SetPolicy(bytes(32), (9, 9, 9), quorum=1), keep=False)
    assert not accepted(cast, bogus)
    alone = build(cast.gid, berit.mid, (bogus.hash,), give(karin, Role.CHIEF)).signed_by(berit.signing)
    assert not accepted(cast, bogus, alone)


def test_of_policies_side_by_side_the_stricter_counts() -> None:
    cast, berit = found(506)
    karin = cast.admit(berit, "Karin", Role.CHIEF)
    base = list(cast.records)
    for quorum in (2, 1):
        cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, quorum, 0), quorum=quorum), seen=base)
    assert accepted(cast)
    assert not may(cast, berit, berit.mid, give(karin, Role.ADMIN))
    assert may(cast, (berit, karin), cast.gid, SetPolicy(bytes(32), (1, 0, 0), quorum=1))


def test_recovery_takes_two_others_or_the_only_other_there_is() -> None:
    cast, berit, eva, rut, karin = several(507)
    lost = cast.newcomer("Karin", karin.mid, user=karin.user)
    card = Certify(device_card(cast.gid, karin.mid, karin.member, lost.signing, lost.sealing, user=None))
    assert not may(cast, berit, berit.mid, card)
    assert not may(cast, (karin, berit), berit.mid, card), "the person does not count"
    assert may(cast, (eva, rut), berit.mid, card)
    small, chief = found(508)
    helper = small.admit(chief, "Rut", Role.RECOVERY_HOLDER)
    again = small.newcomer("Berit", chief.mid, user=chief.user)
    own = Certify(device_card(small.gid, chief.mid, chief.member, again.signing, again.sealing, user=None))
    assert not may(small, chief, chief.mid, own)
    assert may(small, helper, chief.mid, own)


def test_whoever_made_a_ghost_cannot_give_it_a_user_key() -> None:
    cast, berit, eva, _rut, karin = several(509)
    ghost = cast.newcomer("Karin", karin.mid, user=karin.user)
    card = device_card(cast.gid, karin.mid, karin.member, ghost.signing, ghost.sealing, user=None)
    cast.sign((berit, eva), berit.mid, Certify(card))
    assert accepted(cast)
    fresh = cast.newcomer("Karin", karin.mid)
    key = Admit(person_card(cast.gid, karin.mid, karin.member, "Karin", "", fresh.user))
    assert not may(cast, (ghost, berit), berit.mid, key)
    assert may(cast, (karin, berit), berit.mid, key)


def test_the_recovery_may_be_held_in_another_municipality_which_signs_and_does_not_read() -> None:
    cast, berit = found(510)
    ulla = cast.found_municipality("Ulla", "2463", berit)
    assert not may(cast, berit, berit.mid, give(ulla, Role.CHIEF)), "no other role"
    cast.sign(berit, berit.mid, give(ulla, Role.RECOVERY_HOLDER))
    assert accepted(cast)
    again = cast.newcomer("Berit", berit.mid, user=berit.user)
    card = Certify(device_card(cast.gid, berit.mid, berit.member, again.signing, again.sealing, user=None))
    assert may(cast, ulla, berit.mid, card)
    municipality = list(cast.keys)[1]
    assert ulla.member not in cast.membership().readers(municipality)
    assert not may(cast, ulla, berit.mid, RetireDevice(berit.device))
    cast.sign(ulla, ulla.mid, RemoveMember(ulla.member))
    assert accepted(cast) is False


def test_a_deputy_acts_as_chief_while_named_and_does_not_count_in_a_quorum() -> None:
    cast, berit, _eva, _rut, karin = several(511)
    dag = cast.admit(berit, "Dag", Role.DEPUTY_CHIEF)
    assert may(cast, dag, berit.mid, RemoveMember(karin.member))
    assert may(cast, dag, berit.mid, RetireDevice(karin.device))
    assert not may(cast, (berit, dag), berit.mid, give(karin, Role.CHIEF))
    cast.sign(berit, berit.mid, take(dag, Role.DEPUTY_CHIEF))
    assert not may(cast, dag, berit.mid, RemoveMember(karin.member))


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)), st.integers(0, 63))
def test_acceptance_is_a_function_of_the_set_whatever_comes_first(order: list[int], left_out: int) -> None:
    cast, berit, eva, rut, karin = several(512)
    base = list(cast.records)
    beside = [
        cast.sign(berit, berit.mid, give(karin, Role.CHIEF), seen=base, keep=False),
        cast.sign((berit, rut), berit.mid, give(karin, Role.ADMIN), seen=base, keep=False),
        cast.sign((eva, rut), berit.mid, take(eva, Role.CHIEF), seen=base, keep=False),
        cast.sign(eva, berit.mid, RetireDevice(karin.device), seen=base, keep=False),
        cast.sign((berit, eva), cast.gid, SetPolicy(bytes(32), (0, 4, 0), quorum=1), seen=base, keep=False),
        cast.sign((eva, rut), berit.mid, RemoveMember(berit.member), seen=base, keep=False),
    ]
    chosen = [one for at, one in enumerate(beside) if not left_out >> at & 1]
    shuffled = [beside[at] for at in order if beside[at] in chosen]
    one, other = cast.membership([*base, *chosen]), cast.membership([*shuffled, *base])
    assert one.states == other.states
    assert_agree([*base, *chosen], cast)
