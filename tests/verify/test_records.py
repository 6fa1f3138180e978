"""Records that are wrong in one point each: both readings of the document refuse them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.identities import municipality_compartment
from ifodesk.changes.ids import CompartmentId, GroupId, MemberId, MunicipalityId
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    Exclude,
    FoundGroup,
    KeyStep,
    LetIn,
    OpenCompartment,
    Payload,
    PinCut,
    RemoveMember,
    SetPolicy,
    SetRole,
)
from ifodesk.changes.record_parts import CompartmentKind, Cut, Mode, Role, device_card, person_card
from ifodesk.changes.records import build, new_compartment, parse_record
from ifodesk.verify.report import What
from tests.changes.cast import Actor, commitments, found, new_keys
from tests.verify.readings import assert_agree, judged


class Group:
    """Berit is admin and chief, Karin caseworker, Eva chief; Karin has a case that Berit reads."""

    def __init__(self) -> None:
        self.cast, self.berit = found(5)
        self.karin = self.cast.admit(self.berit, "Karin", Role.CASEWORKER)
        self.eva = self.cast.admit(self.berit, "Eva", Role.CHIEF)
        self.case = self.cast.open(self.karin, self.karin, self.berit)
        self.opened = self.payload(self.cast.records[-1])
        self.newcomer = self.cast.newcomer("Per", self.berit.mid)

    @staticmethod
    def payload(record: SignedRecord) -> Payload:
        return parse_record(record).payload

    def refused(self, record: SignedRecord) -> What | None:
        """Return why the verifier refuses a record, having compared that with the program's own view."""
        everything = [*self.cast.records, record]
        assert_agree(everything, self.cast)
        return judged(everything, self.cast).refused.get(record.hash)

    def sign(self, by: Actor | tuple[Actor, ...], log: bytes, payload: Payload) -> What | None:
        return self.refused(self.cast.sign(by, log, payload, keep=False))


@pytest.fixture
def group() -> Group:
    return Group()


def person(group: Group) -> Admit:
    per = group.newcomer
    return Admit(person_card(group.cast.gid, per.mid, per.member, "Per", "", per.user))


def card(group: Group, who: Actor) -> Certify:
    return Certify(device_card(group.cast.gid, who.mid, who.member, who.signing, who.sealing, user=who.user))


def test_right_records_are_in_force(group: Group) -> None:
    assert group.sign(group.berit, group.berit.mid, person(group)) is None
    assert group.sign(group.karin, group.karin.mid, card(group, group.cast.second_device(group.karin))) is None


def wrong_consent(group: Group) -> Payload:
    return Admit(replace(person(group).person, consent=bytes(64)))


def consent_to_another_municipality(group: Group) -> Payload:
    per = group.newcomer
    return Admit(person_card(group.cast.gid, MunicipalityId(bytes(16)), per.member, "Per", "", per.user))


def consent_for_another_member(group: Group) -> Payload:
    return Admit(replace(person(group).person, member=group.karin.member))


def device_of_another_key(group: Group) -> Payload:
    return Certify(replace(card(group, group.karin).device, device=group.eva.device))


def device_that_did_not_agree(group: Group) -> Payload:
    return Certify(replace(card(group, group.karin).device, device_signature=bytes(64)))


def device_given_to_another_member(group: Group) -> Payload:
    return Certify(replace(card(group, group.karin).device, member=group.eva.member))


def other_sealing_key(group: Group) -> Payload:
    return Certify(replace(card(group, group.karin).device, sealing_key_id=bytes(16)))


def key_step_with_another_id(group: Group) -> Payload:
    return KeyStep(group.berit.device, bytes(16), group.berit.sealing.public)


@pytest.mark.parametrize(
    "wrong",
    [
        wrong_consent,
        consent_to_another_municipality,
        consent_for_another_member,
        device_of_another_key,
        device_that_did_not_agree,
        device_given_to_another_member,
        other_sealing_key,
        key_step_with_another_id,
    ],
)
def test_identity_record_that_contradicts_itself_is_bad(group: Group, wrong: Callable[[Group], Payload]) -> None:
    assert group.sign(group.berit, group.berit.mid, wrong(group)) is What.BAD_RECORD


def test_device_that_the_users_key_did_not_sign_is_one_that_others_certify(group: Group) -> None:
    right = card(group, group.cast.second_device(group.karin)).device
    for signature in (bytes(64), b""):
        forged = Certify(replace(right, user_signature=signature))
        assert group.sign(group.berit, group.berit.mid, forged) is What.NO_RIGHT
        assert group.sign((group.berit, group.eva), group.berit.mid, forged) is None


def opened_with(group: Group, **fields: object) -> OpenCompartment:
    assert isinstance(group.opened, OpenCompartment)
    return replace(group.opened, **fields)  # type: ignore[arg-type]  # one field of any type at a time


def test_compartment_cannot_be_claimed_for_other_people_than_its_id_was_made_of(group: Group) -> None:
    for fields in (
        {"members": (group.berit.member,)},
        {"founder": group.berit.member},
        {"mode": Mode.ALL_BUT},
        {"kind": CompartmentKind.OWN},
        {"salt": bytes(16)},
        {"municipalities": (MunicipalityId(bytes(16)),)},
    ):
        assert group.sign(group.berit, group.case, opened_with(group, **fields)) is What.BAD_RECORD


def test_own_compartment_has_one_reader(group: Group) -> None:
    cast = group.cast
    for mode, members in ((Mode.ONLY, (group.karin, group.eva)), (Mode.ALL_BUT, (group.karin,))):
        new = new_compartment(
            cast.gid,
            CompartmentKind.OWN,
            mode,
            founder=group.karin.member,
            municipalities=(group.karin.mid,),
            members=tuple(one.member for one in members),
            rng=cast.rng,
        )
        keys = new_keys(new.cid, cast.rng)
        payload = new.opened(commitments(cast.gid, keys))
        assert group.sign(group.karin, new.cid, payload) is What.BAD_RECORD


def test_municipality_is_its_founders_and_its_compartment_is_its_own(group: Group) -> None:
    cast = group.cast
    anna = cast.new_founder("Anna", "2463")
    right = cast.founds(anna, "2463", (Role.ADMIN,))
    assert group.sign((anna, group.berit), anna.mid, right) is None
    assert group.sign(anna, anna.mid, right) is What.NO_RIGHT, "no admin of the group agrees"
    assert group.sign((anna, group.eva), anna.mid, right) is What.NO_RIGHT, "Eva is no admin"
    other = MunicipalityId(bytes(16))
    for wrong, log in (
        (replace(right, cid=CompartmentId(bytes(16))), anna.mid),
        (replace(right, scb_code="2401"), anna.mid),
        (replace(right, municipality=other, cid=municipality_compartment(cast.gid, other)), other),
        (replace(right, person=replace(right.person, member=MemberId(bytes(16)))), anna.mid),
        (right, group.berit.mid),
    ):
        assert group.sign((anna, group.berit), log, wrong) is What.BAD_RECORD


def test_record_of_another_group_and_a_second_foundation_are_bad(group: Group) -> None:
    cast, berit = group.cast, group.berit
    role = SetRole(group.karin.member, Role.CONSULTANT, granted=True, ends=None)
    foreign = build(GroupId(bytes(16)), berit.mid, cast.membership().prevs(berit.mid), role).signed_by(berit.signing)
    assert group.refused(foreign) is What.BAD_RECORD
    first = group.payload(cast.records[0])
    assert isinstance(first, FoundGroup)
    second = replace(first, rights=bytes(32))
    assert group.refused(build(cast.gid, cast.gid, (), second).signed_by(berit.signing)) is What.BAD_RECORD
    rootless = build(cast.gid, berit.mid, (), role).signed_by(berit.signing)
    assert group.refused(rootless) is What.BAD_RECORD


def test_wall_does_not_show_in_a_wider_log(group: Group) -> None:
    cast, berit = group.cast, group.berit
    role = SetRole(group.karin.member, Role.CONSULTANT, granted=True, ends=None)
    naming = build(cast.gid, berit.mid, cast.membership().prevs(group.case), role).signed_by(berit.signing)
    assert group.refused(naming) is What.NO_RIGHT
    other = cast.open(berit, berit)
    both = tuple(sorted({*cast.membership().prevs(group.case), *cast.membership().prevs(other)}))
    crossing = build(cast.gid, other, both, LetIn((group.eva.member,))).signed_by(berit.signing)
    assert group.refused(crossing) is What.NO_RIGHT


def test_admin_is_removed_by_two_others_only(group: Group) -> None:
    mid = group.berit.mid
    removal = RemoveMember(group.berit.member)
    assert group.sign(group.eva, mid, removal) is What.NO_RIGHT
    assert group.sign((group.eva, group.berit), mid, removal) is What.NO_RIGHT
    holder = group.cast.admit(group.berit, "Ulla", Role.RECOVERY_HOLDER)
    assert group.sign((group.eva, holder), mid, removal) is None
    taken = SetRole(group.berit.member, Role.ADMIN, granted=False, ends=None)
    assert group.sign(group.eva, mid, taken) is What.NO_RIGHT
    assert group.sign((group.eva, holder), mid, taken) is None


def test_chief_lets_in_whom_somebody_has_shut_out(group: Group) -> None:
    wall = Exclude((group.eva.member,), ())
    group.cast.sign(group.karin, group.case, wall)
    assert group.sign(group.karin, group.case, LetIn((group.eva.member,))) is What.NO_RIGHT
    assert group.sign(group.berit, group.case, LetIn((group.eva.member,))) is None
    but = group.cast.open(group.karin, group.eva, mode=Mode.ALL_BUT)
    assert group.sign(group.karin, but, LetIn((group.eva.member,))) is What.NO_RIGHT
    assert group.sign(group.berit, but, LetIn((group.eva.member,))) is None


def test_nobody_is_let_into_what_is_somebodys_own(group: Group) -> None:
    own = group.cast.open(group.berit, group.berit, kind=CompartmentKind.OWN)
    assert group.sign(group.berit, own, LetIn((group.eva.member,))) is What.NO_RIGHT


def test_cut_is_pinned_by_a_reader_and_raised_by_a_chief(group: Group) -> None:
    cast = group.cast
    ulla = cast.admit(group.berit, "Ulla", Role.CASEWORKER)
    cast.sign(group.karin, group.case, LetIn((ulla.member,)))
    gone = cast.sign(group.eva, group.eva.mid, RemoveMember(ulla.member))

    def pin(seq: int, cid: CompartmentId | None = None, narrowing: bytes = gone.hash) -> PinCut:
        return PinCut(narrowing, (Cut(ulla.device, cid or group.case, seq, bytes([seq]) * 16),))

    assert group.sign(group.eva, group.case, pin(3)) is What.NO_RIGHT, "no reader"
    assert group.sign(group.karin, group.case, pin(3, cid=cast.group)) is What.NO_RIGHT, "another compartment"
    assert group.sign(group.karin, group.case, pin(3, narrowing=cast.records[3].hash)) is What.NO_RIGHT
    assert group.sign(group.karin, group.case, pin(3, narrowing=bytes(32))) is What.NO_RIGHT
    assert group.sign(group.karin, group.case, pin(3)) is None
    cast.sign(group.karin, group.case, pin(3))
    assert group.sign(group.karin, group.case, pin(5)) is What.NO_RIGHT, "raising takes a chief"
    assert group.sign(group.berit, group.case, pin(5)) is None


def test_policy_is_an_admins_and_may_ask_for_more_people(group: Group) -> None:
    policy = SetPolicy(bytes(32), (1, 0, 0))
    assert group.sign(group.eva, group.cast.gid, policy) is What.NO_RIGHT
    assert group.sign(group.berit, group.cast.gid, policy) is None
    assert group.sign(group.berit, group.berit.mid, policy) is What.BAD_RECORD
    assert group.sign(group.berit, group.cast.gid, replace(policy, quorum=2)) is None
    assert group.sign(group.berit, group.cast.gid, replace(policy, quorum=0)) is What.BAD_RECORD


def test_signature_over_another_record_does_not_do(group: Group) -> None:
    good = group.cast.sign(group.berit, group.berit.mid, person(group), keep=False)
    other = group.cast.sign(group.berit, group.berit.mid, RemoveMember(group.karin.member), keep=False)
    assert group.refused(SignedRecord(good.body, other.signatures)) is What.BAD_RECORD
    assert group.refused(SignedRecord(good.body, ())) in {What.NO_RIGHT, What.BAD_RECORD}


def reads(group: Group, who: Actor) -> bool:
    """Return whether someone reads the case, by both readings."""
    assert_agree(group.cast.records, group.cast)
    seen = judged(group.cast.records, group.cast)
    return seen.standing(seen.accepted).reads(group.case, (who.mid, who.member))


def test_who_comes_back_after_leaving_is_let_in_anew(group: Group) -> None:
    cast, karin, mid = group.cast, group.karin, group.karin.mid
    assert reads(group, karin)
    cast.sign(group.eva, mid, RemoveMember(karin.member))
    assert not reads(group, karin)
    cast.sign(group.eva, mid, Admit(person_card(cast.gid, mid, karin.member, "Karin", "", karin.user)))
    cast.certify(group.eva, karin)
    assert not reads(group, karin)
    cast.sign(group.berit, group.case, LetIn((karin.member,)))
    assert reads(group, karin)


def test_nobody_pins_a_cut_for_the_loss_of_their_own_role_unless_alone(group: Group) -> None:
    cast, karin = group.cast, group.karin
    lost = cast.sign(group.eva, karin.mid, SetRole(karin.member, Role.CASEWORKER, granted=False, ends=None))
    alone = cast.open(karin, karin)
    for cid, expected in ((group.case, What.NO_RIGHT), (alone, None)):
        pin = PinCut(lost.hash, (Cut(karin.device, cid, 1, bytes(16)),))
        assert group.sign(karin, cid, pin) is expected
    shared = PinCut(lost.hash, (Cut(karin.device, group.case, 1, bytes(16)),))
    assert group.sign(group.berit, group.case, shared) is None
