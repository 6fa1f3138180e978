"""The readers of the verifier, and what it and the engine must read alike."""

from __future__ import annotations

from ifodesk.changes import codec, shape
from ifodesk.changes.control import decode_control
from ifodesk.changes.errors import BadBytes, NewerError
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch
from ifodesk.changes.segment import check_root, open_outer, root, sealed_units
from ifodesk.verify import acts, cbor, heads, parcels, segments
from ifodesk.verify.records import read_envelope, read_record
from ifodesk.verify.report import FaultyError
from tests.fuzz.sealing import sealed_up
from tests.proof.specimens import stage


def verify_segment(body: bytes) -> None:
    """A segment's body."""
    try:
        found = segments.read_segment("", b"", body)
        segments.check_root(found)
        segments.read_control(found)
    except (FaultyError, segments.NewerError):
        return


def both_segments(body: bytes) -> None:
    """A segment's body and blob 0: the engine and the verifier read the same ones.

    No change at random hits upon the hash over the blobs. So each body is tried once more with that hash made right.
    """
    _read_alike(body)
    try:
        mended = _with_its_root(body)
    except BadBytes:
        return
    _read_alike(mended)


def _with_its_root(body: bytes) -> bytes:
    """Return the body with its header naming the blobs that came with it; raises ``BadBytes`` when it has none."""
    raw, signature, blobs = shape.fields(codec.decode(body), 3)
    found = [shape.some_octets(blob, most=len(body)) for blob in shape.array(blobs)]
    *former, _, _ = shape.fields(codec.decode(shape.some_octets(raw, most=len(body))), 14)
    return codec.encode((codec.encode((*former, root(found), len(found))), signature, blobs))


def _read_alike(body: bytes) -> None:
    on = stage()
    epoch = Epoch(1, on.cast.keys[on.case.cid].epoch)
    try:
        read = open_outer(sealed_up(on, body, ObjectType.SEGMENT, on.case.cid), on.cast.gid, on.case.cid, [epoch])
        check_root(read)
        decode_control(read.blobs[0])
        sealed_units(read)
        engine = "read"
    except NewerError:
        engine = "newer"
    except BadBytes:
        engine = "bad"
    try:
        found = segments.read_segment("", b"", body)
        segments.check_root(found)
        for item in segments.read_control(found).records:
            read_envelope(item)  # what a record says is judged apart from the segment that carries it
        here = (found.header.gid, found.header.cid, found.header.epoch) == (on.cast.gid, on.case.cid, 1)
        verifier = "read" if here else "bad"
    except segments.NewerError:
        verifier = "newer"
    except FaultyError:
        verifier = "bad"
    assert engine == verifier, (engine, verifier)


def verify_head(body: bytes) -> None:
    """A head's body."""
    try:
        heads.read_head(body, stage().cast.gid)
    except (FaultyError, segments.NewerError):
        return


def verify_parcel(raw: bytes) -> None:
    """A parcel."""
    parcels.looks_like_parcel(raw)
    try:
        parcels.check_parcel(raw)
    except (FaultyError, segments.NewerError):
        return


def verify_record(raw: bytes) -> None:
    """A record."""
    try:
        acts.read_act(read_record(cbor.decode(raw), ""))
    except (cbor.NotCanonicalError, FaultyError, segments.NewerError):
        return
