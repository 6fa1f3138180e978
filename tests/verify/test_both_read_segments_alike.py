"""What a segment alone shows to be wrong, newer or right is the same to the program and to the verifier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import pytest

from ifodesk.changes import errors
from ifodesk.changes.codec import Item, encode
from ifodesk.changes.control import decode_control
from ifodesk.changes.crypto import seal
from ifodesk.changes.header import Header, decode_header
from ifodesk.changes.ids import CompartmentId, DeviceId, GroupId
from ifodesk.changes.labels import OUTER
from ifodesk.changes.segment import Segment, sealed_units
from ifodesk.verify import outer, segments, shape
from ifodesk.verify.report import FaultyError, What
from tests.changes.cast import seeded

ID, OTHER, HASH = b"i" * 16, b"j" * 16, b"h" * 32
GOOD: dict[str, Item] = {
    "version": 1,
    "suite": 1,
    "must": 0,
    "gid": ID,
    "cid": ID,
    "epoch": 1,
    "device": ID,
    "seq": 2,
    "prev": HASH,
    "prev_name": ID,
    "heads": (ID, OTHER),
    "time": 0,
    "root": HASH,
    "blobs": 1,
}
OPENING: tuple[Item, ...] = (ID, None, 0, (ID, OTHER), 1, bytes(256))
SEEN: tuple[Item, ...] = (ID, 1, ID)
UNIT: tuple[Item, ...] = (ID, 1, b"x")
Fields: TypeAlias = dict[str, Item]


def said(read: Callable[[], object]) -> str:
    """Return what one of the two makes of a segment: read, newer or bad."""
    try:
        read()
    except (errors.NewerError, segments.NewerError):
        return "newer"
    except (errors.BadBytes, FaultyError):
        return "bad"
    return "read"


def of_header(**fields: Item) -> tuple[str, str]:
    raw = encode(tuple({**GOOD, **fields}.values()))
    body = encode((raw, bytes(64), (b"",)))
    return said(lambda: decode_header(raw)), said(lambda: segments.read_segment("", b"", body))


@dataclass(frozen=True)
class Blobs:
    """Blob 0 and a unit's blob, with one thing changed."""

    full: Item = True
    vector: Item = (SEEN, (OTHER, 1, ID))
    records: Item = ()
    openings: Item = (OPENING,)
    receipts: Item = (SEEN, (OTHER, 1, ID))
    unit: Item = UNIT


def of_blobs(blobs: Blobs) -> tuple[str, str]:
    control = encode((blobs.full, blobs.vector, blobs.records, blobs.openings, blobs.receipts))
    both = control, encode(blobs.unit)
    header = Header(0, GroupId(ID), CompartmentId(ID), 1, DeviceId(ID), 1, b"", b"", (), 0, HASH, 2)
    theirs = segments.Header(ID, ID, 1, ID, 1, b"", b"", (), HASH, 2)
    return (
        said(lambda: (decode_control(control), sealed_units(Segment(header, b"", b"", both, ID)))),
        said(lambda: segments.read_control(segments.Segment("", ID, theirs, b"", b"", both))),
    )


def identities(count: int) -> tuple[bytes, ...]:
    return tuple(number.to_bytes(16, "big") for number in range(count))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"seq": 1, "prev": b"", "prev_name": b""},
        {"heads": ()},
        {"heads": identities(1024)},
        {"blobs": 64},
        {"time": 1 << 62},
    ],
)
def test_right_headers_are_read_by_both(fields: Fields) -> None:
    assert of_header(**fields) == ("read", "read")


@pytest.mark.parametrize("fields", [{"version": 2}, {"suite": 2}, {"must": 1}])
def test_headers_of_a_newer_program_are_newer_to_both(fields: Fields) -> None:
    assert of_header(**fields) == ("newer", "newer")


@pytest.mark.parametrize(
    "fields",
    [
        {"version": "1"},
        {"must": -1},
        {"gid": b"i"},
        {"cid": b"i"},
        {"epoch": 0},
        {"device": b"i"},
        {"seq": 0},
        {"seq": 1},
        {"seq": 1, "prev": b""},
        {"seq": 1, "prev_name": b""},
        {"prev": b""},
        {"prev_name": b""},
        {"prev": bytes(16)},
        {"prev_name": bytes(32)},
        {"heads": (OTHER, ID)},
        {"heads": (ID, ID)},
        {"heads": identities(1025)},
        {"time": -1},
        {"time": "now"},
        {"root": bytes(16)},
        {"blobs": 0},
        {"blobs": 65},
        {"more": 1},
    ],
)
def test_headers_of_another_form_are_bad_to_both(fields: Fields) -> None:
    assert of_header(**fields) == ("bad", "bad")


@pytest.mark.parametrize(
    "blobs",
    [
        Blobs(),
        Blobs(full=False, vector=(), receipts=(), openings=()),
        Blobs(openings=((ID, ID, 3, (), 2, b""),)),
        Blobs(unit=(ID, 1 << 17, b"")),
    ],
)
def test_right_blobs_are_read_by_both(blobs: Blobs) -> None:
    assert of_blobs(blobs) == ("read", "read")


@pytest.mark.parametrize(
    "blobs",
    [
        Blobs(full=1),
        Blobs(vector=((OTHER, 1, ID), SEEN)),
        Blobs(vector=(SEEN, SEEN)),
        Blobs(vector=((ID, 0, ID),)),
        Blobs(vector=((ID, 1, b""),)),
        Blobs(receipts=((OTHER, 1, ID), SEEN)),
        Blobs(receipts=((ID, 1),)),
        Blobs(records=1),
        *(
            Blobs(openings=((*OPENING[:place], item, *OPENING[place + 1 :]),))
            for place, item in (
                (0, b"i"),
                (1, b"i"),
                (1, 0),
                (2, None),
                (2, -1),
                (3, (OTHER, ID)),
                (3, (b"i",)),
                (4, 0),
                (5, ""),
                (5, bytes(257)),
            )
        ),
        Blobs(openings=(OPENING[:5],)),
        Blobs(unit=(b"i", 1, b"")),
        Blobs(unit=(ID, 0, b"")),
        Blobs(unit=(ID, (1 << 17) + 1, b"")),
        Blobs(unit=(ID, 1, "")),
        Blobs(unit=(ID, 1)),
    ],
)
def test_blobs_of_another_form_are_bad_to_both(blobs: Blobs) -> None:
    assert of_blobs(blobs) == ("bad", "bad")


def opened(padded: bytes, *, cut: int | None = None) -> tuple[int, bytes] | None:
    secret = bytes(32)
    sealed = seal(secret, OUTER, (ID, ID, 1, outer.SEGMENT), padded, seeded("outer"))
    return outer.opened(sealed[:cut], outer.SEGMENT, ID, ID, [(1, secret)])


def test_body_that_fills_its_object_to_the_last_byte_needs_no_padding() -> None:
    assert opened((4092).to_bytes(4, "big") + b"x" * 4092) == (1, b"x" * 4092)


@pytest.mark.parametrize("cut", [64, 70, 79, 80])
def test_object_cut_off_behind_a_right_commitment_is_a_bad_seal(cut: int) -> None:
    with pytest.raises(FaultyError) as caught:
        opened(bytes(4096), cut=cut)
    assert caught.value.what is What.BAD_SEAL
    assert opened(bytes(4096), cut=63) is None, "no commitment, so nobody's"


def test_ids_that_stand_twice_are_not_in_rising_order() -> None:
    assert shape.rising((ID, OTHER)) == (ID, OTHER)
    with pytest.raises(FaultyError):
        shape.rising((ID, ID))
