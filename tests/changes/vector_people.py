"""The cases of the golden vectors for records, membership, parcels, heads and files of joining."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ifodesk.changes.device_joining import (
    DeviceInvitation,
    DeviceRequest,
    encode_device_invitation,
    encode_device_request,
)
from ifodesk.changes.envelope import SignedRecord
from ifodesk.changes.head import Branch, LogSlot, Newest, seal_head
from ifodesk.changes.header import Header, encode_header
from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.joining import (
    Invitation,
    JoinRequest,
    MunicipalityRequest,
    Welcome,
    encode_invitation,
    encode_municipality_request,
    encode_request,
    encode_welcome,
)
from ifodesk.changes.objects import Epoch
from ifodesk.changes.parcel import SLOT_BYTES, CompartmentKeys, Slot, seal_parcel
from ifodesk.changes.payloads import (
    Exclude,
    JoinMunicipalities,
    LeaveGroup,
    LetIn,
    PartMunicipalities,
    PinCut,
    RemoveMember,
    SetPolicy,
    SetRole,
)
from ifodesk.changes.record_parts import CompartmentKind, Cut, Role, device_card, person_card
from tests.changes.cast import Cast, found, seeded
from tests.changes.test_records import EACH, WRONG, built
from tests.changes.vector_cases import Case, case, damaged


def records() -> Iterator[Case]:
    for name, (log, payload) in EACH.items():
        body = built(log, payload).body
        yield case(name, "record", body=body)
        for how, bad in damaged(body).items():
            if how in {"cut off", "extended", "first byte flipped"}:
                yield case(f"{name}, {how}", "record", body=bad)
    for name, (log, payload) in WRONG.items():
        yield case(name, "record", body=built(log, payload).body)


def memberships() -> Iterator[Case]:
    cast, berit = found("membership")
    karin, per = cast.admit(berit, "Karin", Role.CASEWORKER), cast.admit(berit, "Per", Role.CASEWORKER)
    cid = cast.open(karin, karin, berit, per)
    heads = cast.membership().heads_for(cid)
    first = Header(0, cast.gid, cid, 1, per.device, 1, b"", b"", heads, 5, bytes(32), 1)
    second = replace(first, seq=2, prev=bytes(32), prev_name=bytes(16))
    blind, unknown = replace(first, heads=(bytes(16),)), replace(first, device=DeviceId(karin.user.public[:16]))
    headers = [encode_header(one) for one in (first, second, blind, unknown)]
    told = {"founding": cast.founding, "headers": headers, "compartments": [cid, cast.group]}
    base = list(cast.records)
    yield case("as founded", "judge", records=_items(cast), **told)
    taken = cast.sign(berit, berit.mid, SetRole(per.member, Role.CASEWORKER, granted=False, ends=None))
    yield case("a role taken away", "judge", records=_items(cast), **told)
    removal = cast.sign(berit, berit.mid, RemoveMember(per.member))
    yield case("a member removed", "judge", records=_items(cast), **told)
    for narrowing in (taken, removal):
        cast.sign(karin, cid, PinCut(narrowing.hash, (Cut(per.device, cid, 1, b"x" * 16),)))
    yield case("cuts pinned", "judge", records=_items(cast), **told)
    cast.sign(karin, cid, LetIn((per.member,)), seen=base)
    cast.sign(berit, cid, Exclude((karin.member,)), seen=base)
    yield case("a wall beside a letting in", "judge", records=_items(cast), **told)
    without = [one for one in _items(cast) if one[0] != removal.body]
    yield case("a record missing", "judge", records=without, **told)
    forged = [(body, tuple((signer, bytes(64)) for signer, _ in signatures)) for body, signatures in _items(cast)[:3]]
    yield case("forged signatures", "judge", records=forged, **told)
    yield from municipalities()


def municipalities() -> Iterator[Case]:
    """Give a story of a quorum, a joining, a parting and a leaving, judged after each act."""
    cast, berit = found("municipalities")
    ulla = cast.found_municipality("Ulla", "2463", berit)
    nils = cast.admit(ulla, "Nils", Role.CASEWORKER)
    group, dorotea, asele = list(cast.keys)[:3]
    heads = cast.membership().heads_for(group)
    header = Header(0, cast.gid, group, 1, nils.device, 1, b"", b"", heads, 5, bytes(32), 1)
    told = {
        "founding": cast.founding,
        "headers": [encode_header(header)],
        "compartments": [group, dorotea, asele],
    }
    cast.sign(berit, cast.gid, SetPolicy(bytes(32), (0, 2, 0), quorum=2))
    yield case("a policy without the quorum of the group", "judge", records=_items(cast), **told)
    cast.records[-1] = cast.records[-1].signed_by(ulla.signing)
    chief = SetRole(nils.member, Role.CHIEF, granted=True, ends=None)
    cast.sign(ulla, ulla.mid, chief)
    cast.sign(ulla, ulla.mid, SetRole(nils.member, Role.RECOVERY_HOLDER, granted=True, ends=None))
    yield case("a weighty role by one of one, and one by one of two", "judge", records=_items(cast), **told)
    mids = tuple(sorted((berit.mid, ulla.mid)))
    joined = cast.sign((berit, ulla, nils), cast.gid, JoinMunicipalities(mids, "KS 2027-03-01"))
    yield case("municipalities joined", "judge", records=_items(cast), **told)
    parted = cast.sign((ulla, nils), cast.gid, PartMunicipalities(joined.hash), keep=False)
    yield case("and parted", "judge", records=[*_items(cast), _item(parted)], **told)
    cast.sign((ulla, nils), ulla.mid, LeaveGroup((Cut(nils.device, group, 1, b"h" * 16),)))
    yield case("a municipality left", "judge", records=_items(cast), **told)


def _item(one: SignedRecord) -> tuple[bytes, tuple[tuple[bytes, bytes], ...]]:
    return one.body, tuple((each.signer, each.value) for each in one.signatures)


def _items(cast: Cast) -> list[tuple[bytes, tuple[tuple[bytes, bytes], ...]]]:
    return [_item(one) for one in cast.records]


def parcels() -> Iterator[Case]:
    """Give the parcel's cases. Sealing draws randomness of its own: the file keeps the first ones made."""
    cast, berit = found("parcels")
    karin = cast.admit(berit, "Karin")
    cid = cast.open(berit, berit)
    keys, record = cast.keys[cid], cast.records[-1].hash
    wanted = CompartmentKeys(cast.gid, cid, CompartmentKind.RESTRICTED, keys.tag, 1, keys.epoch, 1, keys.bag, record)
    slots = [
        Slot(one.device.sealing_key_id, one.device.sealing_key, one.by_itself)
        for one in cast.membership().addressees(cid)
    ]
    tag_secret = cast.keys[cast.group].tag
    raw = seal_parcel(wanted, slots, berit.signing, group_tag_secret=tag_secret, rng=seeded("parcel"))
    plain = {"raw": raw, "gid": cast.gid, "tag_secret": tag_secret, "seed": berit.sealing.seed}
    good = {**plain, "public": berit.signing.public}
    yield case("for a reader", "letter", **good)
    yield case("for who was not let in", "letter", **{**good, "seed": karin.sealing.seed})
    yield case("for a stranger", "letter", **{**good, "seed": bytes(32)})
    yield case("under another tag secret", "letter", **{**good, "tag_secret": bytes(32)})
    yield case("in another group", "letter", **{**good, "gid": bytes(16)})
    yield case("of another hand", "letter", **{**good, "public": karin.signing.public})
    for how in ("cut off", "extended", "empty"):
        yield case(how, "letter", **{**good, "raw": damaged(raw)[how]})


def heads() -> Iterator[Case]:
    cast, berit = found("heads")
    cases = [cast.open(berit, berit) for _ in range(3)]
    secrets = [cast.keys[cid].epoch for cid in cases]
    group = Epoch(1, cast.keys[cast.group].epoch)
    logs = [
        LogSlot(cid, secret, Newest(at + 1, cid, bytes([at]) * 16))
        for at, (cid, secret) in enumerate(zip(cases, secrets, strict=True))
    ]
    place = (cast.gid, cast.group)
    raw = seal_head(place, group, logs, (b"p" * 16,), berit.signing, counter=7, time=5, rng=seeded("head"))
    good = {
        "raw": raw,
        "gid": cast.gid,
        "cid": cast.group,
        "epochs": [[1, group.secret]],
        "public": berit.signing.public,
        "logs": [[cid, secret] for cid, secret in zip(cases, secrets, strict=True)],
    }
    yield case("for a reader of all", "head", **good)
    yield case("for a reader of one", "head", **{**good, "logs": [[cases[0], secrets[0]]]})
    yield case("for a reader with another case's key", "head", **{**good, "logs": [[cases[0], secrets[1]]]})
    for how, bad in damaged(raw).items():
        yield case(how, "head", **{**good, "raw": bad})
    yield case("another group", "head", **{**good, "gid": bytes(16)})
    yield case("another compartment", "head", **{**good, "cid": CompartmentId(bytes(16))})
    yield case("another epoch", "head", **{**good, "epochs": [[2, group.secret]]})
    forked = [replace(one, newest=replace(one.newest, beside=Branch(b"h" * 16, b"d" * 16))) for one in logs[:1]]
    raw = seal_head(place, group, [*forked, *logs[1:]], (), berit.signing, counter=8, time=6, rng=seeded("forked"))
    yield case("of a forked log", "head", **{**good, "raw": raw})
    yield case("another author", "head", **{**good, "public": bytes(32)})


def files() -> Iterator[Case]:
    cast, berit = found("files")
    karin = cast.newcomer("Karin", berit.mid)
    person = person_card(cast.gid, karin.mid, karin.member, "Karin", "socialsekreterare", karin.user)
    device = device_card(cast.gid, karin.mid, karin.member, karin.signing, karin.sealing, user=karin.user)
    made = {
        "invitation": encode_invitation(Invitation(cast.gid, berit.mid, "2425", "Dorotea", cast.founding)),
        "request": encode_request(JoinRequest(cast.gid, karin.mid, person, device)),
        "municipality request": encode_municipality_request(MunicipalityRequest(cast.gid, cast.records[1])),
        "welcome": encode_welcome(
            Welcome(cast.gid, cast.founding, tuple(cast.records), bytes(SLOT_BYTES), bytes(SLOT_BYTES))
        ),
    }
    for kind, raw in made.items():
        for other, bytes_of_other in made.items():
            yield case(f"a file of {other} as one of {kind}", kind, raw=bytes_of_other)
        for how in ("cut off", "extended", "empty"):
            yield case(f"a file of {kind}, {how}", kind, raw=damaged(raw)[how])
    carrying = Invitation(cast.gid, berit.mid, "2425", "Dorotea", cast.founding, tuple(cast.records))
    yield case("an invitation to found a municipality", "invitation", raw=encode_invitation(carrying))
    asked = DeviceInvitation(cast.gid, berit.mid, "2425", "Dorotea", cast.founding, karin.member, "Karin")
    bare = DeviceRequest(cast.gid, karin.mid, replace(device, user_signature=b""))
    others = {
        "device invitation": encode_device_invitation(asked),
        "device request": encode_device_request(bare),
    }
    for kind, raw in others.items():
        yield case(f"a file of {kind}", kind, raw=raw)
        yield case(f"a file of invitation as one of {kind}", kind, raw=made["invitation"])
        yield case(f"a file of {kind} as one of request", "request", raw=raw)
        for how in ("cut off", "extended", "empty"):
            yield case(f"a file of {kind}, {how}", kind, raw=damaged(raw)[how])
    unsigned = JoinRequest(cast.gid, karin.mid, person, replace(device, user_signature=b""))
    yield case("a request that the person did not sign", "request", raw=encode_request(unsigned))
