"""Blob 0: every member reads it, so what is wrong with it is wrong for all."""

import pytest

from ifodesk.changes.codec import Item, encode
from ifodesk.changes.control import Control, Opening, Reached, decode_control, encode_control
from ifodesk.changes.envelope import Signature, SignedRecord
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.ids import DeviceId, EntityId, UnitId

A, B = b"a" * 16, b"b" * 16
RECORD = SignedRecord(b"body", (Signature(A, bytes(64)), Signature(B, bytes(64))))
WHOLE = Control(
    vector_full=True,
    vector=(Reached(DeviceId(A), 1, A), Reached(DeviceId(B), 70, B)),
    records=(RECORD,),
    openings=(
        Opening(UnitId(A), EntityId(B), 2, (UnitId(A), UnitId(B)), 1, bytes(112)),
        Opening(UnitId(B), None, 0, (), 3, b""),
    ),
)


@pytest.mark.parametrize("control", [WHOLE, Control(vector_full=False)])
def test_a_control_blob_comes_back(control: Control) -> None:
    assert decode_control(encode_control(control)) == control


REACHED: tuple[Item, ...] = (A, 1, A)
OPENING: tuple[Item, ...] = (A, None, 0, (), 1, b"")
SIGNATURE: tuple[Item, ...] = (A, bytes(64))
BAD: dict[str, Item] = {
    "no array": 1,
    "four parts": (True, (), (), ()),
    "six parts": (True, (), (), (), (), ()),
    "a vector that is neither full nor not": (1, (), (), (), ()),
    "receipts, which are reserved": (True, (), (), (), (1,)),
    "a device twice": (True, (REACHED, REACHED), (), (), ()),
    "devices in falling order": (True, ((B, 1, A), REACHED), (), (), ()),
    "a short device id": (True, ((A[:-1], 1, A),), (), (), ()),
    "a segment number 0": (True, ((A, 0, A),), (), (), ()),
    "a short h": (True, ((A, 1, A[:-1]),), (), (), ()),
    "a record of one part": (True, (), ((b"body",),), (), ()),
    "a record that is text": (True, (), (("body", ()),), (), ()),
    "a record that is too long": (True, (), ((bytes((1 << 16) + 1), ()),), (), ()),
    "a signature by a short id": (True, (), ((b"body", ((A[:-1], bytes(64)),)),), (), ()),
    "a short signature": (True, (), ((b"body", ((A, bytes(63)),)),), (), ()),
    "a signer twice": (True, (), ((b"body", (SIGNATURE, SIGNATURE)),), (), ()),
    "seventeen signatures": (True, (), ((b"body", tuple((bytes([n]) * 16, bytes(64)) for n in range(17))),), (), ()),
    "an opening of five parts": (True, (), (), (OPENING[:5],), ()),
    "a short unit id": (True, (), (), ((A[:-1], *OPENING[1:]),), ()),
    "a subject that is text": (True, (), (), ((A, "subject", *OPENING[2:]),), ()),
    "a negative class": (True, (), (), ((A, None, -1, *OPENING[3:]),), ()),
    "predecessors in falling order": (True, (), (), ((A, None, 0, (B, A), 1, b""),), ()),
    "a generation 0": (True, (), (), ((*OPENING[:4], 0, b""),), ()),
    "a wrap that is too long": (True, (), (), ((*OPENING[:5], bytes(257)),), ()),
}


@pytest.mark.parametrize("item", BAD.values(), ids=BAD)
def test_a_control_blob_of_another_form_is_bad_bytes(item: Item) -> None:
    with pytest.raises(BadBytes):
        decode_control(encode(item))
