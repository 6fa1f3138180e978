"""Files of joining come back whole, and a request shows by itself that it is one person's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import generate_signing_key
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import MunicipalityId
from ifodesk.changes.joining import (
    MAX_REQUEST_BYTES,
    Invitation,
    JoinRequest,
    MunicipalityRequest,
    Welcome,
    decode_invitation,
    decode_municipality_request,
    decode_request,
    decode_welcome,
    encode_invitation,
    encode_municipality_request,
    encode_request,
    encode_welcome,
    is_municipality_request,
)
from ifodesk.changes.judge import judge
from ifodesk.changes.parcel import SLOT_BYTES
from ifodesk.changes.payloads import Admit, Certify
from ifodesk.changes.record_parts import device_card, person_card
from tests.changes.cast import found

CAST, BERIT = found("joining")
KARIN, OTHER = CAST.newcomer("Karin", BERIT.mid), CAST.newcomer("Per", BERIT.mid)
INVITATION = Invitation(CAST.gid, BERIT.mid, "2425", "Dorotea", CAST.founding)
REQUEST = JoinRequest(
    CAST.gid,
    KARIN.mid,
    person_card(CAST.gid, KARIN.mid, KARIN.member, "Karin", "socialsekreterare", KARIN.user),
    device_card(CAST.gid, KARIN.mid, KARIN.member, KARIN.signing, KARIN.sealing, user=KARIN.user),
)
WELCOME = Welcome(CAST.gid, CAST.founding, tuple(CAST.records), bytes(SLOT_BYTES), bytes([1]) * SLOT_BYTES)


FOUNDING = replace(INVITATION, records=tuple(CAST.records))
MUNICIPALITY = MunicipalityRequest(CAST.gid, CAST.records[1])


def test_files_of_joining_come_back() -> None:
    assert decode_invitation(encode_invitation(FOUNDING)) == FOUNDING
    assert decode_municipality_request(encode_municipality_request(MUNICIPALITY)) == MUNICIPALITY
    assert decode_invitation(encode_invitation(INVITATION)) == INVITATION
    assert decode_request(encode_request(REQUEST)) == REQUEST
    assert decode_welcome(encode_welcome(WELCOME)) == WELCOME
    assert len(encode_request(REQUEST)) < 4096


def test_a_request_becomes_two_records_as_it_stands() -> None:
    request = decode_request(encode_request(REQUEST))
    cast, berit = found("joining")
    cast.sign(berit, berit.mid, Admit(request.person))
    cast.sign(berit, berit.mid, Certify(request.device))
    (device,) = cast.membership().devices_of(KARIN.member)
    assert (device.device, device.by_person) == (KARIN.device, True)


def test_the_records_of_a_welcome_are_judged_by_the_founding_that_was_compared() -> None:
    welcome = decode_welcome(encode_welcome(WELCOME))
    assert [one.name for one in judge(welcome.records, founding=INVITATION.founding).members(BERIT.mid)] == ["Berit"]


def test_one_kind_of_file_is_not_another() -> None:
    files = [
        encode_invitation(INVITATION),
        encode_request(REQUEST),
        encode_welcome(WELCOME),
        encode_municipality_request(MUNICIPALITY),
    ]
    decoders = (decode_invitation, decode_request, decode_welcome, decode_municipality_request)
    assert [is_municipality_request(raw) for raw in files] == [False, False, False, True]
    for place, decoder in enumerate(decoders):
        for other, raw in enumerate(files):
            if other != place:
                with pytest.raises(BadBytes):
                    decoder(raw)


FORGED = {
    "another municipality": replace(REQUEST, municipality=MunicipalityId(bytes(16))),
    "another person's device": replace(
        REQUEST, device=device_card(CAST.gid, OTHER.mid, OTHER.member, OTHER.signing, OTHER.sealing, user=OTHER.user)
    ),
    "a device without the user key's signature": replace(REQUEST, device=replace(REQUEST.device, user_signature=b"")),
    "a device with half a signature": replace(REQUEST, device=replace(REQUEST.device, user_signature=bytes(32))),
    "a device that another user key signed": replace(
        REQUEST,
        device=device_card(CAST.gid, KARIN.mid, KARIN.member, KARIN.signing, KARIN.sealing, user=OTHER.user),
    ),
    "a member id of someone else": replace(REQUEST, person=replace(REQUEST.person, member=OTHER.member)),
    "a user key that did not consent": replace(
        REQUEST, person=replace(REQUEST.person, user_key=generate_signing_key(CAST.rng).public)
    ),
}


@pytest.mark.parametrize("request_", FORGED.values(), ids=FORGED)
def test_a_request_put_together_from_other_peoples_parts_is_bad_bytes(request_: JoinRequest) -> None:
    with pytest.raises(BadBytes):
        decode_request(encode_request(request_))


def parts(raw: bytes) -> tuple[Item, ...]:
    items = decode(raw)
    assert isinstance(items, tuple)
    return items


def test_a_file_cut_off_extended_or_too_large_is_bad_bytes() -> None:
    for raw, decoder in (
        (encode_invitation(INVITATION), decode_invitation),
        (encode_request(REQUEST), decode_request),
        (encode_welcome(WELCOME), decode_welcome),
        (encode_municipality_request(MUNICIPALITY), decode_municipality_request),
    ):
        items = parts(raw)
        for damaged in (raw[:-1], raw + b"\x00", encode(items[:-1]), encode((*items, 1)), encode(1), b""):
            with pytest.raises(BadBytes):
                decoder(damaged)
    with pytest.raises(BadBytes):
        decode_request(bytes(MAX_REQUEST_BYTES + 1))


def test_every_flipped_byte_of_a_request_is_refused_or_changes_what_people_read() -> None:
    raw = encode_request(REQUEST)
    for at in range(len(raw)):
        damaged = raw[:at] + bytes((raw[at] ^ 1,)) + raw[at + 1 :]
        try:
            found_request = decode_request(damaged)
        except BadBytes:
            continue
        person = found_request.person
        assert (person.name, person.title) != (REQUEST.person.name, REQUEST.person.title)
