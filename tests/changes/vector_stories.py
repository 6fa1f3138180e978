"""The cases of the golden vectors for segments and logs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ifodesk.changes import labels
from ifodesk.changes.codec import Item, encode
from ifodesk.changes.control import Control, Opening, Reached
from ifodesk.changes.crypto import seal
from ifodesk.changes.header import encode_header
from ifodesk.changes.ids import CompartmentId, UnitId
from ifodesk.changes.keys import Owner, wrap_unit_key
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch, Place, seal_object
from ifodesk.changes.segment import Draft, Packed, Segment, UnitBlob, open_outer, pack, root
from tests.changes.cast import found, seeded
from tests.changes.test_segment import content
from tests.changes.vector_cases import Case, case, damaged

UNITS, UNIT_KEYS = (UnitId(b"u" * 16), UnitId(b"v" * 16)), (bytes([1]) * 32, bytes([2]) * 32)


class Log:
    """One device's log in a case, and an insider who seals its parts anew."""

    def __init__(self) -> None:
        self.cast, self.berit = found("vectors")
        self.case = self.cast.open(self.berit, self.berit)
        keys = self.cast.keys[self.case]
        self.epoch, self.tag_secret, self.owner = Epoch(1, keys.epoch), keys.tag, Owner(self.cast.gid, self.case)
        heads = self.cast.membership().heads_for(self.case)
        self.draft = Draft(self.cast.gid, self.case, self.epoch, None, heads, 77 << 16)
        openings = tuple(
            Opening(unit, None, 1, (), 1, wrap_unit_key(keys.bag, self.owner, unit, 1, key, seeded(str(unit))))
            for unit, key in zip(UNITS, UNIT_KEYS, strict=True)
        )
        self.control = Control(vector_full=True, records=tuple(self.cast.records), openings=openings)
        self.blobs = tuple(
            UnitBlob(unit, key, content(at * 2, 2)) for at, (unit, key) in enumerate(zip(UNITS, UNIT_KEYS, strict=True))
        )
        self.first = self.packed(self.draft, self.control)
        vector = (Reached(self.berit.device, 1, self.first.h),)
        follower = Control(vector_full=False, vector=vector)
        self.second = self.packed(replace(self.draft, former=self.first.former), follower)

    def packed(self, draft: Draft, control: Control) -> Packed:
        seed = 1 if draft.former is None else draft.former.seq + 1
        signing = self.berit.signing
        return pack(draft, control, self.blobs, signing, tag_secret=self.tag_secret, rng=seeded(f"segment {seed}"))

    def opened(self) -> Segment:
        return open_outer(self.first.sealed, self.cast.gid, self.case, [self.epoch])

    def args(self, **other: object) -> dict[str, object]:
        plain: dict[str, object] = {
            "sealed": self.first.sealed,
            "gid": self.cast.gid,
            "cid": self.case,
            "epochs": [[1, self.epoch.secret]],
            "public": self.berit.signing.public,
            "former": [0, b""],
            "unit_keys": list(UNIT_KEYS),
        }
        return {**plain, **other}

    def resealed(
        self,
        *,
        header: bytes | None = None,
        signature: bytes | None = None,
        blobs: tuple[bytes, ...] | None = None,
        cid: CompartmentId | None = None,
    ) -> bytes:
        one = self.opened()
        body = (header or one.header_bytes, signature or one.signature, one.blobs if blobs is None else blobs)
        place = Place(self.cast.gid, cid or self.case, ObjectType.SEGMENT)
        return seal_object(self.epoch, place, encode(body), seeded("insider"))


def segments() -> Iterator[Case]:
    log = Log()
    yield case("the first of a log", "segment", **log.args())
    former = [1, log.first.former.header_hash]
    yield case("the second of a log", "segment", **log.args(sealed=log.second.sealed, former=former))
    for how, bad in damaged(log.first.sealed).items():
        yield case(how, "segment", **log.args(sealed=bad))
    yield case("a reader without the epoch", "segment", **log.args(epochs=[]))
    yield case("a reader without a unit's key", "segment", **log.args(unit_keys=[]))
    yield case("a reader with another key for its units", "segment", **log.args(unit_keys=[bytes(32)]))
    yield case("another compartment", "segment", **log.args(cid=bytes(16)))
    yield case("another group", "segment", **log.args(gid=bytes(16)))
    yield case("another epoch's number", "segment", **log.args(epochs=[[2, log.epoch.secret]]))
    yield case("another author", "segment", **log.args(public=bytes(32)))
    yield case("the second as the first", "segment", **log.args(sealed=log.second.sealed))
    yield case("a second after another first", "segment", **log.args(sealed=log.second.sealed, former=[1, bytes(32)]))
    yield from insiders(log)
    yield from chains(log)


def insiders(log: Log) -> Iterator[Case]:
    one = log.opened()
    zero, first, second = one.blobs
    signed = log.berit.signing
    newer = encode_header(replace(one.header, must=1))
    swapped = {
        "blobs swapped": (zero, second, first),
        "a blob left out": (zero, first),
        "a blob twice": (*one.blobs, second),
    }
    for what, blobs in swapped.items():
        yield case(what, "segment", **log.args(sealed=log.resealed(blobs=blobs)))
    late, elsewhere = encode_header(replace(one.header, time=1)), encode_header(replace(one.header, epoch=2))
    forged = {
        "a forged signature": log.resealed(signature=bytes(64)),
        "a signature of another use": log.resealed(signature=signed.sign(labels.RECORD, one.header_bytes)),
        "another time in the header": log.resealed(header=late),
        "another epoch in the header": log.resealed(header=elsewhere, signature=signed.sign(labels.SEGMENT, elsewhere)),
        "a header that must be understood": log.resealed(header=newer, signature=signed.sign(labels.SEGMENT, newer)),
        "a header of garbage": log.resealed(header=b"garbage"),
    }
    for what, sealed in forged.items():
        yield case(what, "segment", **log.args(sealed=sealed))
    other = CompartmentId(b"o" * 16)
    yield case("sealed anew for another compartment", "segment", **log.args(sealed=log.resealed(cid=other), cid=other))
    ids = (log.cast.gid, log.case, UNITS[0], log.berit.device, 1, 1)
    garbage = seal(UNIT_KEYS[0], labels.UNIT, ids, b"garbage", seeded("garbage"))
    wrappers: dict[str, Item] = {
        "a blob of garbage under its key": (UNITS[0], 2, garbage),
        "a blob that says it holds three": (UNITS[0], 3, b""),
        "a blob of no assertions": (UNITS[0], 0, b""),
    }
    for what, blob in wrappers.items():
        blobs = (zero, encode(blob), second)
        header = encode_header(replace(one.header, root=root(blobs)))
        sealed = log.resealed(header=header, signature=signed.sign(labels.SEGMENT, header), blobs=blobs)
        yield case(what, "segment", **log.args(sealed=sealed))


def chains(log: Log) -> Iterator[Case]:
    links = [[1, b"1", b""], [2, b"2", b"1"], [3, b"3", b"2"]]
    yield case("a whole log", "follow", links=links)
    yield case("a gap", "follow", links=[links[0], links[2]])
    yield case("a fork", "follow", links=[*links, [2, b"x", b"1"]])
    yield case("another predecessor", "follow", links=[links[0], [2, b"2", b"x"], links[2]])
    signed = log.berit.signing
    one, other = (encode_header(replace(log.first.header, time=time)) for time in (5, 6))
    pair = sorted([one, signed.sign(labels.SEGMENT, one)] for one in (one, other))
    public = signed.public
    yield case("two headers of one number", "fork", headers=pair, public=public)
    yield case("one header twice", "fork", headers=[pair[0], pair[0]], public=public)
    yield case("a forged header", "fork", headers=[pair[0], [pair[1][0], bytes(64)]], public=public)
    later = encode_header(log.second.header)
    yield case(
        "headers of two numbers", "fork", headers=[pair[0], [later, signed.sign(labels.SEGMENT, later)]], public=public
    )
