"""Files for one more device: they come back whole, and a request shows by itself that the device made it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.device_joining import (
    DeviceInvitation,
    DeviceRequest,
    certified,
    decode_device_invitation,
    decode_device_request,
    encode_device_invitation,
    encode_device_request,
    is_device_invitation,
    is_device_request,
)
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.payloads import Certify
from ifodesk.changes.record_parts import device_card
from tests.changes.cast import found

CAST, BERIT = found("device joining")
KARIN = CAST.admit(BERIT, "Karin")
SECOND = CAST.second_device(KARIN)
INVITATION = DeviceInvitation(CAST.gid, KARIN.mid, "2425", "Dorotea", CAST.founding, KARIN.member, "Karin")
REQUEST = DeviceRequest(
    CAST.gid,
    KARIN.mid,
    device_card(CAST.gid, KARIN.mid, KARIN.member, SECOND.signing, SECOND.sealing, user=None),
)


def test_files_for_a_device_come_back_and_are_told_apart() -> None:
    invitation, request = encode_device_invitation(INVITATION), encode_device_request(REQUEST)
    assert decode_device_invitation(invitation) == INVITATION
    assert decode_device_request(request) == REQUEST
    assert [is_device_invitation(one) for one in (invitation, request, b"", b"text")] == [True, False, False, False]
    assert [is_device_request(one) for one in (invitation, request, b"", b"text")] == [False, True, False, False]


def test_the_persons_own_key_makes_the_device_theirs() -> None:
    cast = replace(CAST, records=list(CAST.records))
    cast.sign(KARIN, KARIN.mid, Certify(certified(REQUEST, KARIN.user)))
    assert {(one.device, one.by_person) for one in cast.membership().devices_of(KARIN.member)} == {
        (KARIN.device, True),
        (SECOND.device, True),
    }


FAULTS: dict[str, DeviceRequest] = {
    "another group": replace(REQUEST, gid=CAST.gid[::-1]),  # type: ignore[arg-type]  # bytes of the same length
    "another municipality": replace(REQUEST, municipality=KARIN.mid[::-1]),  # type: ignore[arg-type]  # as above
    "another member": replace(REQUEST, device=replace(REQUEST.device, member=BERIT.member)),
    "another device's id": replace(REQUEST, device=replace(REQUEST.device, device=KARIN.device)),
    "a signature that is none": replace(REQUEST, device=replace(REQUEST.device, device_signature=bytes(64))),
    "another sealing key": replace(REQUEST, device=replace(REQUEST.device, sealing_key=KARIN.sealing.public)),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_request_that_the_device_did_not_sign_as_it_stands_is_none(name: str) -> None:
    raw = encode_device_request(FAULTS[name])
    assert not is_device_request(raw)
    with pytest.raises(BadBytes):
        decode_device_request(raw)


INVITATION_FAULTS: dict[str, tuple[int, Item]] = {
    "a file of another kind": (1, 6),
    "a short group id": (2, b"g"),
    "a short municipality": (3, b"m"),
    "no code": (4, ""),
    "a code of 17 characters": (4, "1" * 17),
    "no name of the place": (5, ""),
    "a place of 201 characters": (5, "a" * 201),
    "a short founding": (6, bytes(31)),
    "a short member": (7, b"m"),
    "no name": (8, ""),
    "a name of 201 characters": (8, "a" * 201),
}


@pytest.mark.parametrize("fault", INVITATION_FAULTS.values(), ids=INVITATION_FAULTS)
def test_an_invitation_of_another_form_is_none(fault: tuple[int, Item]) -> None:
    items = decode(encode_device_invitation(INVITATION))
    assert isinstance(items, tuple)
    changed = list(items)
    changed[fault[0]] = fault[1]
    assert not is_device_invitation(encode(tuple(changed)))
