"""Who may sign which record: each row of the format's table, by who can and who cannot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest

from ifodesk.changes.crypto import generate_sealing_key, generate_signing_key
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.keys import Committed, Owner, commitment
from ifodesk.changes.payloads import (
    Admit,
    Certify,
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
from ifodesk.changes.record_parts import CompartmentKind, Cut, Mode, Role, device_card, person_card
from ifodesk.changes.records import new_compartment, parse_record
from ifodesk.changes.verdict import Reason, State, Verdict
from tests.changes.cast import Actor, Cast, commitments, found, new_keys

HELD = Verdict(State.HELD, Reason.NO_RIGHT)


@dataclass
class Office:
    """Two municipalities with one person of each kind that matters."""

    cast: Cast
    admin: Actor
    chief: Actor
    worker: Actor
    keeper: Actor
    stranger: Actor
    elsewhere: Actor
    case: CompartmentId

    def verdict(self, by: Actor | Iterable[Actor], log: bytes, payload: Payload) -> Verdict:
        record = self.cast.sign(by, log, payload, keep=False)
        return self.of(record)

    def of(self, record: SignedRecord) -> Verdict:
        return self.cast.membership([*self.cast.records, record]).states[record.hash]

    def accepts(self, by: Actor | Iterable[Actor], log: bytes, payload: Payload) -> bool:
        found = self.verdict(by, log, payload)
        assert found.state is State.APPLIED or found == HELD
        return found.state is State.APPLIED


def office() -> Office:
    cast, admin = found()
    admin_only = cast.admit(admin, "Anna", Role.ADMIN)
    chief = cast.admit(admin, "Cecilia", Role.CHIEF)
    worker = cast.admit(chief, "Karin", Role.CASEWORKER)
    keeper = cast.admit(chief, "Rut", Role.RECOVERY_HOLDER)
    cast.sign((admin_only, keeper), admin.mid, SetRole(admin.member, Role.ADMIN, granted=False, ends=None))
    cast.sign(admin_only, admin.mid, SetRole(admin.member, Role.CHIEF, granted=False, ends=None))
    elsewhere = cast.found_municipality("Eva", "2401", admin_only)
    stranger = cast.newcomer("Sten", admin.mid)
    case = cast.open(worker, worker, chief)
    return Office(cast, admin_only, chief, worker, keeper, stranger, elsewhere, case)


OFFICE = office()
MID, OTHER_MID, GID = OFFICE.chief.mid, OFFICE.elsewhere.mid, OFFICE.cast.gid
EVERYONE = (OFFICE.admin, OFFICE.chief, OFFICE.worker, OFFICE.keeper, OFFICE.stranger, OFFICE.elsewhere)


def signers(log: bytes, payload: Payload) -> set[str]:
    """Return who of everyone may sign alone."""
    return {actor.name for actor in EVERYONE if OFFICE.accepts(actor, log, payload)}


def person(actor: Actor) -> Admit:
    return Admit(person_card(GID, actor.mid, actor.member, actor.name, "", actor.user))


def device(actor: Actor) -> Certify:
    return Certify(device_card(GID, actor.mid, actor.member, actor.signing, actor.sealing, user=actor.user))


def test_the_office_is_as_it_was_set_up() -> None:
    states = OFFICE.cast.membership().states.values()
    assert {verdict.state for verdict in states} == {State.APPLIED}


def test_a_municipality_is_founded_with_an_admin_of_a_founded_one() -> None:
    cast = OFFICE.cast
    founder = cast.new_founder("Nils", "2417")
    payload = cast.founds(founder, "2417", (Role.ADMIN, Role.CHIEF))
    allowed = {one.name for one in EVERYONE if OFFICE.accepts((founder, one), founder.mid, payload)}
    assert allowed == {"Anna", "Eva"}
    assert not OFFICE.accepts(OFFICE.admin, founder.mid, payload)
    assert not OFFICE.accepts((OFFICE.admin, OFFICE.chief), founder.mid, payload)
    del cast.keys[payload.cid]


def test_a_municipality_is_founded_once() -> None:
    cast, founder = found(3)
    again = cast.founds(founder, "2425", (Role.ADMIN,))
    record = cast.sign(founder, founder.mid, again, keep=False)
    assert cast.membership([*cast.records, record]).states[record.hash] == HELD


def test_admin_or_chief_of_the_municipality_admits() -> None:
    assert signers(MID, person(OFFICE.stranger)) == {"Anna", "Cecilia"}


def test_a_new_user_key_comes_with_another_device_of_the_member() -> None:
    karin = OFFICE.worker
    renewed = replace(karin, user=generate_signing_key(OFFICE.cast.rng))
    assert signers(MID, person(renewed)) == set()
    assert OFFICE.accepts((OFFICE.chief, karin), MID, person(renewed))
    assert not OFFICE.accepts((OFFICE.keeper, karin), MID, person(renewed))
    assert signers(MID, Admit(replace(person(karin).person, title="ny titel"))) == {"Anna", "Cecilia"}


def test_nobody_takes_over_the_id_of_a_member_of_another_municipality() -> None:
    stolen = replace(OFFICE.worker, mid=OTHER_MID, user=generate_signing_key(OFFICE.cast.rng))
    assert signers(OTHER_MID, person(stolen)) == set()
    assert not OFFICE.accepts((OFFICE.elsewhere, OFFICE.worker), OTHER_MID, person(stolen))


def test_admin_chief_or_the_member_certifies_a_device() -> None:
    assert signers(MID, device(OFFICE.cast.second_device(OFFICE.worker))) == {"Anna", "Cecilia", "Karin"}


def test_a_device_of_who_is_no_member_is_not_certified() -> None:
    assert signers(MID, device(OFFICE.stranger)) == set()


@pytest.mark.parametrize(
    "role,allowed",
    [
        (Role.CASEWORKER, {"Anna", "Cecilia"}),
        (Role.RECOVERY_HOLDER, {"Anna", "Cecilia"}),
        (40, {"Anna", "Cecilia"}),
        (Role.CHIEF, {"Anna"}),
        (Role.ADMIN, {"Anna"}),
    ],
)
def test_chief_gives_roles_but_only_an_admin_makes_chiefs_and_admins(role: int, allowed: set[str]) -> None:
    assert signers(MID, SetRole(OFFICE.keeper.member, role, granted=True, ends=None)) == allowed
    assert signers(MID, SetRole(OFFICE.stranger.member, role, granted=True, ends=None)) == set()


def test_admin_or_chief_takes_roles_away_and_two_take_away_admin() -> None:
    for role in (Role.CHIEF, Role.CASEWORKER):
        assert signers(MID, SetRole(OFFICE.chief.member, role, granted=False, ends=None)) == {"Anna", "Cecilia"}
    taken = SetRole(OFFICE.admin.member, Role.ADMIN, granted=False, ends=None)
    assert signers(MID, taken) == set()
    assert OFFICE.accepts((OFFICE.chief, OFFICE.keeper), MID, taken)
    assert not OFFICE.accepts((OFFICE.chief, OFFICE.worker), MID, taken)
    assert not OFFICE.accepts((OFFICE.chief, OFFICE.admin), MID, taken)
    assert not OFFICE.accepts((OFFICE.chief, OFFICE.elsewhere), MID, taken)


def test_chief_or_the_member_retires_a_device() -> None:
    assert signers(MID, RetireDevice(OFFICE.worker.device)) == {"Cecilia", "Karin"}
    assert signers(OTHER_MID, RetireDevice(OFFICE.worker.device)) == {"Eva"}
    kept = OFFICE.cast.sign(OFFICE.elsewhere, OTHER_MID, RetireDevice(OFFICE.worker.device), keep=False)
    held = OFFICE.cast.membership([*OFFICE.cast.records, kept])
    assert [one.device for one in held.devices_of(OFFICE.worker.member)] == [OFFICE.worker.device]


def test_chief_removes_a_member() -> None:
    assert signers(MID, RemoveMember(OFFICE.worker.member)) == {"Cecilia"}


def test_removing_an_admin_takes_two_people_who_vouch() -> None:
    removed = RemoveMember(OFFICE.admin.member)
    assert signers(MID, removed) == set()
    assert OFFICE.accepts((OFFICE.chief, OFFICE.keeper), MID, removed)
    for pair in (
        (OFFICE.chief, OFFICE.admin),
        (OFFICE.chief, OFFICE.worker),
        (OFFICE.chief, OFFICE.elsewhere),
        (OFFICE.chief, OFFICE.stranger),
    ):
        assert not OFFICE.accepts(pair, MID, removed)


def test_two_devices_of_one_person_are_one_person() -> None:
    cast, admin = found(5)
    chief = cast.admit(admin, "Cecilia", Role.CHIEF)
    second = cast.second_device(chief)
    cast.certify(chief, second)
    record = cast.sign((chief, second), admin.mid, RemoveMember(admin.member), keep=False)
    assert cast.membership([*cast.records, record]).states[record.hash] == HELD


def test_who_was_admin_once_is_removed_by_two_also_afterwards() -> None:
    was_admin = OFFICE.cast.membership().person(OFFICE.cast.membership().members(MID)[1].member)
    assert was_admin is not None
    assert was_admin.name == "Berit"
    assert signers(MID, RemoveMember(was_admin.member)) == set()
    assert OFFICE.accepts((OFFICE.chief, OFFICE.keeper), MID, RemoveMember(was_admin.member))


def test_an_admin_of_any_municipality_sets_the_policy() -> None:
    assert signers(GID, SetPolicy(bytes(32), (1, 0, 0))) == {"Anna", "Eva"}


def test_a_device_steps_its_own_sealing_key() -> None:
    sealing = generate_sealing_key(OFFICE.cast.rng)
    assert signers(MID, KeyStep(OFFICE.worker.device, sealing.key_id, sealing.public)) == {"Karin"}
    assert signers(OTHER_MID, KeyStep(OFFICE.worker.device, sealing.key_id, sealing.public)) == set()


def opening(by: Actor, **other: object) -> tuple[bytes, Payload]:
    plain = {"founder": by.member, "municipalities": (by.mid,), "members": (by.member,)}
    new = new_compartment(
        GID,
        CompartmentKind.RESTRICTED,
        Mode.ONLY,
        **{**plain, **other},  # type: ignore[arg-type]  # the test's own names
        rng=OFFICE.cast.rng,
    )
    return new.cid, new.opened(commitments(GID, new_keys(new.cid, OFFICE.cast.rng)))


def test_the_founders_device_opens_a_compartment_in_the_founders_municipality() -> None:
    assert signers(*opening(OFFICE.worker)) == {"Karin"}
    assert signers(*opening(OFFICE.worker, municipalities=(MID, OTHER_MID))) == {"Karin"}
    assert signers(*opening(OFFICE.worker, municipalities=(OTHER_MID,))) == set()
    assert signers(*opening(OFFICE.worker, municipalities=(MID, b"m" * 16))) == set()
    assert signers(*opening(OFFICE.stranger)) == set()


def test_a_compartment_is_opened_once() -> None:
    cast, founder = found(4)
    cast.open(founder, founder)
    opened = cast.records[-1]
    record = parse_record(opened)
    again = cast.sign(founder, record.log, record.payload, keep=False)
    states = cast.membership([*cast.records, again]).states
    assert states[opened.hash].state is State.APPLIED
    assert states[again.hash] == HELD


def test_a_reader_lets_in_and_a_chief_lets_in_who_was_shut_out() -> None:
    assert signers(OFFICE.case, LetIn((OFFICE.keeper.member,))) == {"Karin", "Cecilia"}
    cast, chief = found(6)
    first, second = cast.admit(chief, "Karin"), cast.admit(chief, "Per")
    case = cast.open(first, first, chief)
    cast.sign(first, case, LetIn((second.member,)))
    cast.sign(first, case, Exclude((second.member,)))
    for by, state in ((first, HELD.state), (chief, State.APPLIED)):
        record = cast.sign(by, case, LetIn((second.member,)), keep=False)
        assert cast.membership([*cast.records, record]).states[record.hash].state is state


def test_who_is_out_from_the_start_is_let_in_by_a_chief() -> None:
    cast, chief = found(7)
    first, second = cast.admit(chief, "Karin"), cast.admit(chief, "Per")
    case = cast.open(first, second, mode=Mode.ALL_BUT)
    for by, state in ((first, HELD.state), (chief, State.APPLIED)):
        record = cast.sign(by, case, LetIn((second.member,)), keep=False)
        assert cast.membership([*cast.records, record]).states[record.hash].state is state


def test_a_reader_excludes() -> None:
    assert signers(OFFICE.case, Exclude((OFFICE.chief.member,))) == {"Karin", "Cecilia"}


def test_nobody_is_let_into_an_own_compartment() -> None:
    cast, founder = found(8)
    other = cast.admit(founder, "Per")
    own = cast.open(founder, founder, kind=CompartmentKind.OWN)
    record = cast.sign(founder, own, LetIn((other.member,)), keep=False)
    assert cast.membership([*cast.records, record]).states[record.hash] == HELD


def turn(number: int = 2, generation: int = 1, *, bag: bytes | None = None) -> TurnEpoch:
    keys = OFFICE.cast.keys[OFFICE.case]
    same = commitment(keys.bag, Owner(GID, OFFICE.case), Committed.BAG_KEY, 1)
    return TurnEpoch(number, bytes(32), (FormerEpoch(b"r" * 16, 1, b""),), generation, bag or same)


def test_a_reader_turns_the_epoch() -> None:
    assert signers(OFFICE.case, turn()) == {"Karin", "Cecilia"}
    assert signers(OFFICE.cast.group, replace(turn(), generation=2)) == {"Anna", "Cecilia", "Karin", "Rut", "Eva"}


@pytest.mark.parametrize("wrong", [turn(3), turn(2, 3), turn(2, 1, bag=bytes(32))])
def test_epochs_and_generations_go_on_one_by_one(wrong: TurnEpoch) -> None:
    assert signers(OFFICE.case, wrong) == set()


def test_a_turned_epoch_is_followed_by_the_next() -> None:
    cast, founder = found(9)
    first = TurnEpoch(2, bytes(32), (), 2, bytes([1]) * 32)
    cast.sign(founder, cast.group, first)
    for payload, state in (
        (replace(first, number=3), State.APPLIED),
        (replace(first, number=3, generation=3, bag_commitment=bytes(32)), State.APPLIED),
        (first, State.HELD),
        (replace(first, number=3, bag_commitment=bytes(32)), State.HELD),
        (replace(first, number=3, generation=1), State.HELD),
    ):
        record = cast.sign(founder, cast.group, payload, keep=False)
        assert cast.membership([*cast.records, record]).states[record.hash].state is state


def test_a_cut_is_pinned_by_a_reader_for_a_narrowing_that_it_knows() -> None:
    cast, chief = found(10)
    first, second = cast.admit(chief, "Karin"), cast.admit(chief, "Per")
    case = cast.open(first, first, second, chief)
    removal = cast.sign(chief, chief.mid, RemoveMember(second.member))
    cut = Cut(second.device, case, 4, b"h" * 16)

    def accepted(by: Actor, narrowing: bytes, *cuts: Cut) -> bool:
        record = cast.sign(by, case, PinCut(narrowing, cuts), keep=False)
        return cast.membership([*cast.records, record]).states[record.hash].state is State.APPLIED

    assert accepted(first, removal.hash, cut)
    assert accepted(chief, removal.hash, cut)
    assert not accepted(second, removal.hash, cut)
    assert not accepted(first, cast.records[1].hash, cut)
    assert not accepted(first, bytes(32), cut)
    assert not accepted(first, removal.hash, replace(cut, cid=cast.group))
    cast.sign(first, case, PinCut(removal.hash, (cut,)))
    assert not accepted(first, removal.hash, replace(cut, seq=5))
    assert accepted(chief, removal.hash, replace(cut, seq=5))


def test_an_excluded_persons_cut_that_stands_in_the_record_is_raised_by_a_chief_only() -> None:
    cast, chief = found(11)
    first, second = cast.admit(chief, "Karin"), cast.admit(chief, "Per")
    case = cast.open(first, first, second, chief)
    cut = Cut(second.device, case, 4, b"h" * 16)
    wall = cast.sign(first, case, Exclude((second.member,), (cut,)))
    for by, state in ((first, State.HELD), (chief, State.APPLIED)):
        record = cast.sign(by, case, PinCut(wall.hash, (replace(cut, seq=5),)), keep=False)
        assert cast.membership([*cast.records, record]).states[record.hash].state is state


def test_who_lost_a_role_does_not_pin_the_cut_of_their_own_work_unless_alone() -> None:
    cast, chief = found(12)
    karin = cast.admit(chief, "Karin", Role.CASEWORKER)
    shared, alone = cast.open(karin, karin, chief), cast.open(karin, karin)
    taken = cast.sign(chief, chief.mid, SetRole(karin.member, Role.CASEWORKER, granted=False, ends=None))
    for case, by, state in (
        (shared, karin, State.HELD),
        (shared, chief, State.APPLIED),
        (alone, karin, State.APPLIED),
        (alone, chief, State.HELD),
    ):
        record = cast.sign(by, case, PinCut(taken.hash, (Cut(karin.device, case, 1, b"h" * 16),)), keep=False)
        assert cast.membership([*cast.records, record]).states[record.hash].state is state
