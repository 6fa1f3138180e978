"""Records: every type comes back, and what one record alone can show to be wrong is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import generate_signing_key
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import MemberId, MunicipalityId
from ifodesk.changes.labels import JOIN
from ifodesk.changes.payload_codec import payload_item
from ifodesk.changes.payloads import (
    Admit,
    Certify,
    Exclude,
    FormerEpoch,
    FoundGroup,
    FoundMunicipality,
    JoinMunicipalities,
    KeyStep,
    LeaveGroup,
    LetIn,
    OpenCompartment,
    PartMunicipalities,
    Payload,
    PinCut,
    RecordType,
    RemoveMember,
    RetireDevice,
    SetPolicy,
    SetRole,
    TurnEpoch,
    UnknownPayload,
    cuts_of,
)
from ifodesk.changes.record_parts import (
    CompartmentKind,
    Cut,
    Mode,
    Role,
    device_card,
    person_card,
)
from ifodesk.changes.records import Record, build, new_compartment, parse_record
from tests.changes.cast import Actor, Cast, commitments, found, new_keys

CAST, BERIT = found()
KARIN = CAST.newcomer("Karin", BERIT.mid)
CUTS = (Cut(BERIT.device, CAST.group, 4, b"h" * 16), Cut(KARIN.device, CAST.group, 0, b""))
CUTS = (min(CUTS), max(CUTS))
NEW = new_compartment(
    CAST.gid,
    CompartmentKind.RESTRICTED,
    Mode.ONLY,
    founder=BERIT.member,
    municipalities=(BERIT.mid,),
    members=(BERIT.member, KARIN.member),
    rng=CAST.rng,
)
CID = NEW.cid


def person(actor: Actor, cast: Cast = CAST) -> Admit:
    return Admit(person_card(cast.gid, actor.mid, actor.member, actor.name, "socialsekreterare", actor.user))


def device(actor: Actor, *, recovery: bool = False) -> Certify:
    user = None if recovery else actor.user
    return Certify(device_card(CAST.gid, actor.mid, actor.member, actor.signing, actor.sealing, user=user))


OPENED = NEW.opened(commitments(CAST.gid, new_keys(CID, CAST.rng)))
FOUND_GROUP, FOUND_MUNICIPALITY = (parse_record(record).payload for record in CAST.records)
assert isinstance(FOUND_GROUP, FoundGroup)
assert isinstance(FOUND_MUNICIPALITY, FoundMunicipality)
ELSEWHERE = MunicipalityId(b"m" * 16)
BOTH = tuple(sorted((BERIT.mid, ELSEWHERE)))
EACH: dict[str, tuple[bytes, Payload]] = {
    "found_group": (CAST.gid, FOUND_GROUP),
    "found_municipality": (BERIT.mid, FOUND_MUNICIPALITY),
    "admit": (BERIT.mid, person(KARIN)),
    "certify": (BERIT.mid, device(KARIN)),
    "certify_by_recovery": (BERIT.mid, device(KARIN, recovery=True)),
    "role": (BERIT.mid, SetRole(KARIN.member, Role.CASEWORKER, granted=True, ends="2027-01-31")),
    "role_taken": (BERIT.mid, SetRole(KARIN.member, Role.CHIEF, granted=False, ends=None, cuts=CUTS)),
    "retire_device": (BERIT.mid, RetireDevice(KARIN.device, CUTS)),
    "remove_member": (BERIT.mid, RemoveMember(KARIN.member, CUTS)),
    "policy": (CAST.gid, SetPolicy(bytes(32), (0, 2, 0))),
    "key_step": (BERIT.mid, KeyStep(KARIN.device, KARIN.sealing.key_id, KARIN.sealing.public)),
    "leave": (BERIT.mid, LeaveGroup(CUTS)),
    "join": (CAST.gid, JoinMunicipalities(BOTH, "KS 2027-03-01, § 14")),
    "part": (CAST.gid, PartMunicipalities(bytes(32), CUTS)),
    "open_compartment": (CID, OPENED),
    "let_in": (CID, LetIn((KARIN.member,))),
    "exclude": (CID, Exclude((KARIN.member,), CUTS)),
    "epoch": (CID, TurnEpoch(2, bytes(32), (FormerEpoch(b"r" * 16, 1, bytes(112)),), 1, bytes(32))),
    "cut": (CID, PinCut(bytes(32), CUTS)),
}
PREVS = tuple(sorted(record.hash for record in CAST.records))


def built(log: bytes, payload: Payload) -> SignedRecord:
    return build(CAST.gid, log, () if isinstance(payload, FoundGroup) else PREVS, payload)


@pytest.mark.parametrize("name", EACH)
def test_a_record_of_each_type_comes_back(name: str) -> None:
    log, payload = EACH[name]
    signed = built(log, payload).signed_by(BERIT.signing)
    record = parse_record(signed)
    assert record.payload == payload
    assert (record.gid, record.log, record.must_understand) == (CAST.gid, log, True)
    assert record.prevs == (() if name == "found_group" else PREVS)
    assert record.hash == signed.hash
    assert record.ref == signed.ref == signed.hash[:16]


def test_every_type_of_the_format_has_a_record() -> None:
    assert {payload_item(payload)[0] for _, payload in EACH.values()} == set(RecordType)


NARROWING = {"role_taken", "retire_device", "remove_member", "leave", "part", "exclude"}


@pytest.mark.parametrize("name", EACH)
def test_what_narrows_is_known_by_its_type(name: str) -> None:
    log, payload = EACH[name]
    record = parse_record(built(log, payload))
    assert record.narrowing == (name in NARROWING)
    assert record.of_compartment == (name in {"open_compartment", "let_in", "exclude", "epoch", "cut"})
    assert cuts_of(payload) == (CUTS if record.narrowing or name == "cut" else ())


@pytest.mark.parametrize("name", EACH)
def test_a_payload_of_one_field_more_or_less_is_bad_bytes(name: str) -> None:
    log, payload = EACH[name]
    items = decode(built(log, payload).body)
    assert isinstance(items, tuple)
    content = items[-1]
    assert isinstance(content, tuple)
    for changed in (content[:-1], (*content, 1), 1, None):
        with pytest.raises(BadBytes):
            parse_record(SignedRecord(encode((*items[:-1], changed)), ()))


def test_signatures_come_from_both_and_stand_in_order() -> None:
    both = built(*EACH["admit"]).signed_by(BERIT.signing).signed_by(KARIN.signing)
    assert [one.signer for one in both.signatures] == sorted((BERIT.device, KARIN.device))
    assert both.signed_by(BERIT.signing) == both


STRANGER = generate_signing_key(CAST.rng)


def changed_person(**other: object) -> Admit:
    return Admit(replace(person(KARIN).person, **other))  # type: ignore[arg-type]  # the test's own names


def changed_device(**other: object) -> Certify:
    return Certify(replace(device(KARIN).device, **other))  # type: ignore[arg-type]  # the test's own names


def changed_founding(**other: object) -> FoundMunicipality:
    assert isinstance(FOUND_MUNICIPALITY, FoundMunicipality)
    return replace(FOUND_MUNICIPALITY, **other)  # type: ignore[arg-type]  # the test's own names


def changed_open(**other: object) -> OpenCompartment:
    return replace(OPENED, **other)  # type: ignore[arg-type]  # the test's own names


WRONG: dict[str, tuple[bytes, Payload]] = {
    "the group's founding in another log": (BERIT.mid, FOUND_GROUP),
    "a policy in another log": (BERIT.mid, SetPolicy(bytes(32), (0, 1, 0))),
    "one municipality joined with itself": (CAST.gid, JoinMunicipalities((BERIT.mid,), "KS")),
    "a joining in a municipality's log": (BERIT.mid, JoinMunicipalities(BOTH, "KS")),
    "a joining without a decision": (CAST.gid, JoinMunicipalities(BOTH, "")),
    "a parting in a municipality's log": (BERIT.mid, PartMunicipalities(bytes(32))),
    "a policy that nobody signs": (CAST.gid, SetPolicy(bytes(32), (0, 1, 0), quorum=0)),
    "a person admitted elsewhere": (ELSEWHERE, person(KARIN)),
    "another member than consented": (BERIT.mid, changed_person(member=BERIT.member)),
    "another user key than consented": (BERIT.mid, changed_person(user_key=STRANGER.public)),
    "a person without a name": (BERIT.mid, changed_person(name="")),
    "a name of 201 characters": (BERIT.mid, changed_person(name="a" * 201)),
    "a device certified elsewhere": (ELSEWHERE, device(KARIN)),
    "a device given to another": (BERIT.mid, changed_device(member=BERIT.member)),
    "a device under another id": (BERIT.mid, changed_device(device=BERIT.device)),
    "a device with another signing key": (BERIT.mid, changed_device(signing_key=STRANGER.public)),
    "a sealing key under another id": (BERIT.mid, changed_device(sealing_key_id=bytes(16))),
    "another sealing key": (BERIT.mid, changed_device(sealing_key=BERIT.sealing.public)),
    "a device that did not sign": (BERIT.mid, changed_device(device_signature=bytes(64))),
    "a role with an end that is no date": (BERIT.mid, SetRole(KARIN.member, 3, granted=True, ends="2027-02-30")),
    "a role with an end in another form": (BERIT.mid, SetRole(KARIN.member, 3, granted=True, ends="2027-W01-1")),
    "a role given with cuts": (BERIT.mid, SetRole(KARIN.member, 3, granted=True, ends=None, cuts=CUTS)),
    "role 0": (BERIT.mid, SetRole(KARIN.member, 0, granted=True, ends=None)),
    "a cut of nothing with an h": (
        BERIT.mid,
        RetireDevice(KARIN.device, (Cut(KARIN.device, CAST.group, 0, b"h" * 16),)),
    ),
    "a cut without an h": (BERIT.mid, RetireDevice(KARIN.device, (Cut(KARIN.device, CAST.group, 1, b""),))),
    "two cuts for one device": (
        BERIT.mid,
        RetireDevice(KARIN.device, (CUTS[0], replace(CUTS[0], seq=9, h=b"h" * 16))),
    ),
    "a key step under another id": (BERIT.mid, KeyStep(KARIN.device, bytes(16), KARIN.sealing.public)),
    "a municipality in another log": (ELSEWHERE, changed_founding()),
    "a municipality under another id": (ELSEWHERE, changed_founding(municipality=ELSEWHERE)),
    "a municipality of another code": (BERIT.mid, changed_founding(scb_code="2401")),
    "a municipality's compartment under another id": (BERIT.mid, changed_founding(cid=CID)),
    "a municipality founded for another": (BERIT.mid, changed_founding(person=person(KARIN).person)),
    "a municipality founded on another's device": (BERIT.mid, changed_founding(device=device(KARIN).device)),
    "a municipality founded on a recovered device": (
        BERIT.mid,
        changed_founding(device=device(BERIT, recovery=True).device),
    ),
    "roles in falling order": (BERIT.mid, changed_founding(roles=(2, 1))),
    "a compartment in another log": (CAST.gid, OPENED),
    "a compartment under another id": (CAST.group, changed_open(cid=CAST.group)),
    "a compartment with one more reader": (CID, changed_open(members=())),
    "a compartment with another founder": (CID, changed_open(founder=KARIN.member)),
    "a compartment of another kind": (CID, changed_open(kind=CompartmentKind.OWN)),
    "a compartment in the other mode": (CID, changed_open(mode=Mode.ALL_BUT)),
    "nobody let in": (CID, LetIn(())),
    "nobody excluded": (CID, Exclude(())),
    "members in falling order": (CID, LetIn((MemberId(b"b" * 16), MemberId(b"a" * 16)))),
    "epoch 1 turned to": (CID, TurnEpoch(1, bytes(32), (), 1, bytes(32))),
    "generation 0": (CID, TurnEpoch(2, bytes(32), (), 0, bytes(32))),
    "a short commitment": (CID, TurnEpoch(2, bytes(31), (), 1, bytes(32))),
    "one former epoch twice": (CID, TurnEpoch(2, bytes(32), (FormerEpoch(b"r" * 16, 1, b""),) * 2, 1, bytes(32))),
    "a cut for no record": (CID, PinCut(bytes(31), CUTS)),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_a_record_alone_shows_to_be_wrong_is_bad_bytes(name: str) -> None:
    with pytest.raises(BadBytes):
        parse_record(built(*WRONG[name]))


@pytest.mark.parametrize(
    "claim", [{"device": BERIT.device}, {"sealing_key_id": bytes(16)}, {"sealing_key_id": BERIT.sealing.key_id}]
)
def test_a_device_that_signs_a_claim_to_anothers_id_itself_is_refused(claim: dict[str, bytes]) -> None:
    card = replace(device(KARIN).device, **claim)  # type: ignore[arg-type]  # the test's own names
    named = (card.device, card.member, card.signing_key, card.sealing_key_id, card.sealing_key)
    message = encode((CAST.gid, BERIT.mid, *named))
    own, users = KARIN.signing.sign(JOIN, message), KARIN.user.sign(JOIN, message)
    with pytest.raises(BadBytes):
        parse_record(built(BERIT.mid, Certify(replace(card, device_signature=own, user_signature=users))))


def self_made(member: MemberId, on_device: MemberId) -> FoundMunicipality:
    """Return a founding whose cards Berit's own keys sign for whatever members they name."""
    card = person_card(CAST.gid, BERIT.mid, member, "Berit", "", BERIT.user)
    on = device_card(CAST.gid, BERIT.mid, on_device, BERIT.signing, BERIT.sealing, user=BERIT.user)
    return changed_founding(person=card, device=on)


def test_whoever_founds_a_municipality_takes_nobody_elses_id_however_well_it_is_signed() -> None:
    assert parse_record(built(BERIT.mid, self_made(BERIT.member, BERIT.member)))
    for member, on_device in (
        (KARIN.member, KARIN.member),
        (BERIT.member, KARIN.member),
        (KARIN.member, BERIT.member),
    ):
        with pytest.raises(BadBytes):
            parse_record(built(BERIT.mid, self_made(member, on_device)))


def test_whoever_founds_a_municipality_consents_and_so_does_the_device() -> None:
    assert isinstance(FOUND_MUNICIPALITY, FoundMunicipality)
    for changed in (
        changed_founding(person=replace(FOUND_MUNICIPALITY.person, consent=bytes(64))),
        changed_founding(device=replace(FOUND_MUNICIPALITY.device, device_signature=bytes(64))),
    ):
        with pytest.raises(BadBytes):
            parse_record(built(BERIT.mid, changed))


def strange_compartment(
    kind: CompartmentKind, mode: Mode, members: tuple[MemberId, ...], mids: int = 1
) -> SignedRecord:
    new = new_compartment(
        CAST.gid,
        kind,
        mode,
        founder=BERIT.member,
        municipalities=(BERIT.mid,) * mids,
        members=members,
        rng=CAST.rng,
    )
    return built(new.cid, new.opened(OPENED.commitments))


def test_an_own_compartment_is_read_by_its_founder_alone() -> None:
    own = CompartmentKind.OWN
    parse_record(strange_compartment(own, Mode.ONLY, (BERIT.member,)))
    for record in (
        strange_compartment(own, Mode.ONLY, (BERIT.member, KARIN.member)),
        strange_compartment(own, Mode.ONLY, ()),
        strange_compartment(own, Mode.ALL_BUT, (BERIT.member,)),
    ):
        with pytest.raises(BadBytes):
            parse_record(record)


def test_a_compartment_belongs_to_a_municipality_and_is_restricted_or_own() -> None:
    for record in (
        strange_compartment(CompartmentKind.RESTRICTED, Mode.ONLY, (), mids=0),
        strange_compartment(CompartmentKind.GROUP, Mode.ONLY, ()),
        strange_compartment(CompartmentKind.MUNICIPALITY, Mode.ONLY, ()),
    ):
        with pytest.raises(BadBytes):
            parse_record(record)


def items_of(signed: SignedRecord) -> list[Item]:
    items = decode(signed.body)
    assert isinstance(items, tuple)
    return list(items)


BODY_FAULTS: dict[str, tuple[int, Item]] = {
    "a version that is text": (0, "1"),
    "a short group id": (2, b"g"),
    "a short log id": (3, b"l"),
    "a type that is true": (4, True),
    "must understand that is a number": (5, 1),
    "a short prev": (6, (bytes(31),)),
    "prevs in falling order": (6, (b"b" * 32, b"a" * 32)),
    "a prev twice": (6, (b"a" * 32, b"a" * 32)),
    "no prevs": (6, ()),
}


@pytest.mark.parametrize("fault", BODY_FAULTS.values(), ids=BODY_FAULTS)
def test_a_body_of_another_form_is_bad_bytes(fault: tuple[int, Item]) -> None:
    items = items_of(built(*EACH["let_in"]))
    items[fault[0]] = fault[1]
    with pytest.raises(BadBytes):
        parse_record(SignedRecord(encode(tuple(items)), ()))


def test_a_group_is_founded_without_prevs() -> None:
    items = items_of(CAST.records[0])
    items[6] = PREVS
    with pytest.raises(BadBytes):
        parse_record(SignedRecord(encode(tuple(items)), ()))


@pytest.mark.parametrize("fault", [(0, 2), (1, 2), (4, 21), (4, 1 << 40)])
def test_a_newer_version_or_type_is_kept_unread(fault: tuple[int, Item]) -> None:
    items = items_of(built(*EACH["let_in"]))
    items[fault[0]], items[7] = fault[1], ("new", 1)
    record = parse_record(SignedRecord(encode(tuple(items)), ()))
    assert record.payload == UnknownPayload(("new", 1))
    assert not record.narrowing


def test_an_unknown_payload_cannot_be_built() -> None:
    with pytest.raises(BadBytes):
        build(CAST.gid, CAST.gid, PREVS, UnknownPayload(1))


def test_a_record_is_named_the_same_whoever_signed_it() -> None:
    bare = built(*EACH["let_in"])
    assert bare.signed_by(BERIT.signing).hash == bare.signed_by(KARIN.signing).hash
    assert isinstance(parse_record(bare), Record)


def test_ids_are_checked_when_a_record_comes_and_not_again_when_it_is_read_from_the_vault() -> None:
    opened = NEW.opened(commitments(CAST.gid, new_keys(NEW.cid, CAST.rng)))
    false = build(CAST.gid, NEW.cid, (CAST.founding,), replace(opened, salt=bytes(16)))
    with pytest.raises(BadBytes):
        parse_record(false)
    assert parse_record(false, kept=True).payload == replace(opened, salt=bytes(16))


@pytest.mark.parametrize("name", [name for name in WRONG if "joining" in name or "parting" in name])
def test_what_a_former_program_may_have_kept_unread_is_checked_also_when_it_comes_from_the_vault(name: str) -> None:
    with pytest.raises(BadBytes):
        parse_record(built(*WRONG[name]), kept=True)
