"""Municipalities that are joined, parted, or leave the group. Both readings of the document agree."""

from __future__ import annotations

from ifodesk.changes.header import Header
from ifodesk.changes.ids import CompartmentId
from ifodesk.changes.payloads import (
    Admit,
    JoinMunicipalities,
    LeaveGroup,
    LetIn,
    PartMunicipalities,
    Payload,
    PinCut,
    RemoveMember,
    SetPolicy,
    SetRole,
)
from ifodesk.changes.record_parts import CompartmentKind, Cut, Mode, Role, person_card
from ifodesk.changes.verdict import Reason, State
from tests.changes.cast import Actor, found
from tests.verify.readings import assert_agree

H = b"h" * 16


class Two:
    """Dorotea with Berit and Karin, Åsele with Ulla and Nils; each first one is admin and chief."""

    def __init__(self, seed: int) -> None:
        self.cast, self.berit = found(seed)
        self.ulla = self.cast.found_municipality("Ulla", "2463", self.berit)
        self.karin = self.cast.admit(self.berit, "Karin", Role.CASEWORKER)
        self.nils = self.cast.admit(self.ulla, "Nils", Role.CASEWORKER)
        self.group, self.dorotea, self.asele = list(self.cast.keys)[:3]

    def may(self, by: Actor | tuple[Actor, ...], log: bytes, payload: Payload) -> bool:
        record = self.cast.sign(by, log, payload, keep=False)
        records = [*self.cast.records, record]
        assert_agree(records, self.cast)
        return self.cast.membership(records).states[record.hash].state is State.APPLIED

    def act(self, by: Actor | tuple[Actor, ...], log: bytes, payload: Payload) -> bytes:
        record = self.cast.sign(by, log, payload)
        assert_agree(self.cast.records, self.cast)
        assert self.cast.membership().states[record.hash].state is State.APPLIED
        return record.hash

    @property
    def join(self) -> JoinMunicipalities:
        return JoinMunicipalities(tuple(sorted((self.berit.mid, self.ulla.mid))), "KS 2027-03-01")

    def joined(self) -> bytes:
        return self.act((self.berit, self.ulla), self.cast.gid, self.join)

    def readers(self, cid: CompartmentId) -> set[bytes]:
        return set(self.cast.membership().readers(cid))

    def says(self, by: Actor, cid: CompartmentId, heads: tuple[bytes, ...], seq: int = 1) -> tuple[State, Reason]:
        prev = (b"", b"") if seq == 1 else (bytes(32), bytes(16))
        header = Header(0, self.cast.gid, cid, 1, by.device, seq, *prev, heads, 5, bytes(32), 1)
        verdict = self.cast.membership().verdict(header, H)
        return verdict.state, verdict.reason


def members(*actors: Actor) -> set[bytes]:
    return {one.member for one in actors}


def per(two: Two) -> Admit:
    return newcomer(two, two.berit)


def newcomer(two: Two, at: Actor) -> Admit:
    made = two.cast.newcomer("Per", at.mid)
    return Admit(person_card(two.cast.gid, made.mid, made.member, "Per", "", made.user))


def test_a_joining_takes_the_administrators_of_both() -> None:
    two = Two(601)
    for signers in (two.berit, two.ulla, (two.berit, two.karin), (two.berit, two.nils)):
        assert not two.may(signers, two.cast.gid, two.join)
    assert two.may((two.berit, two.ulla), two.cast.gid, two.join)


def test_while_joined_members_readers_and_roles_count_in_both() -> None:
    two = Two(602)
    case = two.cast.open(two.karin, two.karin)
    all_but = two.cast.open(two.karin, mode=Mode.ALL_BUT)
    assert not two.may(two.ulla, two.berit.mid, per(two))
    assert two.readers(all_but) == members(two.karin, two.berit)
    two.joined()
    everyone = members(two.berit, two.karin, two.ulla, two.nils)
    assert two.readers(two.dorotea) == two.readers(two.asele) == two.readers(all_but) == everyone
    assert two.may(two.ulla, two.berit.mid, per(two))
    assert two.readers(case) == members(two.karin)
    two.act(two.karin, case, LetIn((two.nils.member,)))
    assert two.readers(case) == members(two.karin, two.nils)
    assert two.cast.membership().roles(two.nils.member, case) == {Role.CASEWORKER}


def test_parted_each_is_out_of_the_others_and_what_they_write_there_waits_for_a_cut() -> None:
    two = Two(603)
    case = two.cast.open(two.karin, two.karin)
    joined = two.joined()
    two.act(two.karin, case, LetIn((two.nils.member,)))
    then = two.cast.membership().heads_for(case)
    assert two.says(two.nils, case, then) == (State.APPLIED, Reason.NONE)
    assert not two.may(two.nils, two.cast.gid, PartMunicipalities(joined))
    parting = two.act(two.ulla, two.cast.gid, PartMunicipalities(joined))
    assert two.readers(two.dorotea) == members(two.berit, two.karin)
    assert two.readers(two.asele) == members(two.ulla, two.nils)
    assert two.readers(case) == members(two.karin)
    assert two.says(two.nils, case, then) == (State.WAITING, Reason.MISSING_CUT)
    assert two.says(two.karin, case, then) == (State.APPLIED, Reason.NONE)
    assert not two.may(two.ulla, two.berit.mid, per(two))
    assert {due.device for due in two.cast.membership().cuts_due(case)} == {two.nils.device}
    assert two.cast.membership().writing_epoch(case) is None
    two.act(two.karin, case, PinCut(parting, (Cut(two.nils.device, case, 1, H),)))
    assert two.says(two.nils, case, then) == (State.APPLIED, Reason.NONE)
    assert two.says(two.nils, case, then, seq=2) == (State.HELD, Reason.BEYOND_CUT)


def test_each_parts_by_itself_and_the_other_cannot_take_it_out_of_the_group() -> None:
    two = Two(611)
    two.act((two.berit, two.ulla), two.cast.gid, SetPolicy(bytes(32), (0, 2, 0), quorum=2))
    joined = two.joined()
    assert not two.may(two.berit, two.ulla.mid, LeaveGroup())
    assert two.may(two.ulla, two.cast.gid, PartMunicipalities(joined))
    assert two.may(two.ulla, two.ulla.mid, LeaveGroup())


def test_joined_again_they_are_let_in_anew_by_a_record_that_knew_of_the_parting() -> None:
    two = Two(604)
    base = list(two.cast.records)
    joined = two.joined()
    two.act(two.ulla, two.cast.gid, PartMunicipalities(joined))
    beside = two.cast.sign((two.berit, two.ulla), two.cast.gid, two.join, seen=base, keep=False)
    two.cast.records.append(beside)
    assert_agree(two.cast.records, two.cast)
    assert two.readers(two.dorotea) == members(two.berit, two.karin) or beside.hash == joined
    two.joined()
    assert members(two.ulla, two.nils) <= two.readers(two.dorotea)


def test_joining_does_not_reach_through_a_third() -> None:
    two = Two(605)
    eva = two.cast.found_municipality("Eva", "2481", two.berit)
    two.joined()
    second = JoinMunicipalities(tuple(sorted((two.ulla.mid, eva.mid))), "KS 2027-06-01")
    two.act((two.ulla, eva), two.cast.gid, second)
    assert eva.member in two.readers(two.asele)
    assert eva.member not in two.readers(two.dorotea)


def test_own_compartments_are_nobody_elses_however_joined() -> None:
    two = Two(606)
    own = two.cast.open(two.karin, two.karin, kind=CompartmentKind.OWN)
    two.joined()
    assert two.readers(own) == members(two.karin)


def test_who_leaves_the_group_keeps_its_own_and_is_out_of_the_rest() -> None:
    two = Two(607)
    shared = two.cast.open(two.karin, two.karin, two.nils, mids=(two.berit.mid, two.ulla.mid))
    own = two.cast.open(two.nils, two.nils, two.ulla)
    then = two.cast.membership().heads_for(shared)
    for signers in (two.nils, two.berit):
        assert not two.may(signers, two.ulla.mid, LeaveGroup())
    cuts = tuple(sorted(Cut(one.device, two.group, 1, H) for one in (two.ulla, two.nils)))
    two.act(two.ulla, two.ulla.mid, LeaveGroup(cuts))
    assert two.readers(two.group) == members(two.berit, two.karin)
    assert two.readers(shared) == members(two.karin)
    assert two.readers(own) == members(two.nils, two.ulla)
    assert two.readers(two.asele) == members(two.ulla, two.nils)
    membership = two.cast.membership()
    assert membership.writing_epoch(two.group) is membership.writing_epoch(shared) is None
    assert membership.writing_epoch(own) is not None
    assert membership.writing_epoch(two.asele) is not None
    assert two.says(two.nils, shared, then)[0] is State.WAITING
    assert two.says(two.nils, own, membership.heads_for(own)) == (State.APPLIED, Reason.NONE)
    assert two.says(two.nils, two.group, then) == (State.APPLIED, Reason.NONE)
    assert two.says(two.nils, two.group, then, seq=2) == (State.HELD, Reason.BEYOND_CUT)


def test_who_has_left_acts_at_home_only_and_does_not_come_back() -> None:
    two = Two(608)
    two.act(two.ulla, two.ulla.mid, LeaveGroup())
    assert two.may(two.ulla, two.ulla.mid, RemoveMember(two.nils.member))
    assert two.may(two.ulla, two.ulla.mid, newcomer(two, two.ulla))
    assert not two.may(two.ulla, two.berit.mid, newcomer(two, two.berit))
    assert not two.may(two.ulla, two.cast.gid, SetPolicy(bytes(32), (1, 0, 0)))
    assert not two.may((two.berit, two.ulla), two.cast.gid, two.join)
    helper = SetRole(two.ulla.member, Role.RECOVERY_HOLDER, granted=True, ends=None)
    assert not two.may(two.berit, two.berit.mid, helper)
    alone = two.cast.open(two.nils, two.nils)
    assert_agree(two.cast.records, two.cast)
    assert two.readers(alone) == members(two.nils)
    with_others = two.cast.open(two.nils, two.nils, two.karin, mids=(two.berit.mid, two.ulla.mid))
    assert two.readers(with_others) == set()


def test_a_leaving_ends_what_was_joined() -> None:
    two = Two(609)
    two.joined()
    two.act(two.ulla, two.ulla.mid, LeaveGroup())
    assert two.readers(two.dorotea) == members(two.berit, two.karin)
    assert not two.may(two.ulla, two.berit.mid, per(two))


def test_leaving_takes_as_many_as_the_policy_asks_for() -> None:
    two = Two(610)
    two.act((two.berit, two.ulla), two.cast.gid, SetPolicy(bytes(32), (0, 2, 0), quorum=2))
    assert two.may(two.ulla, two.ulla.mid, LeaveGroup()), "nobody else counts"
    two.act(two.ulla, two.ulla.mid, SetRole(two.nils.member, Role.CHIEF, granted=True, ends=None))
    assert not two.may(two.ulla, two.ulla.mid, LeaveGroup())
    assert two.may((two.ulla, two.nils), two.ulla.mid, LeaveGroup())


def test_nobody_opens_a_case_of_a_municipality_of_somebody_else() -> None:
    two = Two(611)
    theirs = two.cast.open(two.berit, two.ulla, mids=(two.ulla.mid,))
    assert_agree(two.cast.records, two.cast)
    assert two.readers(theirs) == set()
