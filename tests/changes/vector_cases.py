"""The cases of the golden vectors for bytes: encodings, derivations, seals, names, padding and blobs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from ifodesk.changes import keys, labels
from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent, encode_content
from ifodesk.changes.codec import Item, encode
from ifodesk.changes.crypto import SigningKey, seal
from ifodesk.changes.ids import CompartmentId, EntityId, GroupId, UnitId
from ifodesk.changes.keys import Owner
from ifodesk.changes.merge import FieldKind, reference_key
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch, Place, pad, seal_object
from tests.changes.cast import seeded
from tests.changes.test_blob import BAD_CONTENTS, BAD_ROWS, STAMPS
from tests.changes.test_codec import HOSTILE, nested
from tests.changes.test_names import STRANGE
from tests.changes.vector_ops import Json, to_json

Case: TypeAlias = tuple[str, str, dict[str, Json]]
"""What it shows, the operation, its arguments."""

GID, CID = GroupId(bytes(range(16))), CompartmentId(bytes(range(16, 32)))
UNIT, DEVICE, ENTITY, H = UnitId(b"u" * 16), b"d" * 16, EntityId(b"e" * 16), b"h" * 16
SECRET, SALT, SEED = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32
PLACE: dict[str, Json] = {"gid": to_json(GID), "cid": to_json(CID)}


def case(shows: str, do: str, /, **args: object) -> Case:
    return shows, do, {name: to_json(value) for name, value in args.items()}


def damaged(raw: bytes) -> dict[str, bytes]:
    """Return *raw* with one bit flipped in several places, cut off and extended."""
    places = {"first": 0, "middle": len(raw) // 2, "last": len(raw) - 1}
    flips = {f"{name} byte flipped": raw[:at] + bytes((raw[at] ^ 1,)) + raw[at + 1 :] for name, at in places.items()}
    return {**flips, "cut off": raw[:-1], "extended": raw + b"\x00", "empty": b""}


def codec() -> Iterator[Case]:
    items: dict[str, Item] = {
        "numbers of each length": (0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**63 - 1),
        "negative numbers": (-1, -24, -25, -256, -257, -65536, -65537, -(2**32) - 1, -(2**63)),
        "the three simple values": (True, False, None),
        "text": ("", "a", "å" * 12, "😀", "x" * 24, "x" * 256),
        "bytes": (b"", b"\x00" * 23, b"\x00" * 24, b"\x00" * 256),
        "sixteen arrays": nested(16),
        "an array of thirty": tuple(range(30)),
    }
    for what, item in items.items():
        yield case(what, "encode", item=item)
        yield case(what, "decode", raw=encode(item))
    for what, raw in HOSTILE.items():
        yield case(what, "decode", raw=bytes.fromhex(raw))
    yield case("seventeen arrays", "decode", raw=b"\x81" * 16 + b"\x80")
    yield case("seventeen arrays", "encode", item=nested(17))
    yield case("a number above 63 bits", "encode", item=2**63)


def derivations() -> Iterator[Case]:
    for label in labels.ALL:
        yield case(f"under {label}", "derive", secret=SECRET, salt=SALT, label=label, ids=(GID, CID, 1, None, "x"))
        yield case(f"under {label}", "keyed hash", secret=SECRET, label=label, ids=(GID, 7))
        signature = SigningKey(SEED).sign(label, b"message")
        yield case(f"under {label}", "sign", seed=SEED, label=label, message=b"message")
        for other in (label, labels.SEGMENT, labels.RECORD):
            wanted = {"public": SigningKey(SEED).public, "message": b"message", "signature": signature}
            yield case(f"{label} shown as {other}", "check signature", label=other, **wanted)
    yield case("a signing key", "signing public", seed=SEED)
    yield case("a sealing key", "sealing public", seed=SEED)
    yield case("the key's id", "key id", public=SigningKey(SEED).public)
    for what in keys.Committed:
        for number in range(3):
            shows = f"to {what.name.lower()} {number}"
            yield case(shows, "commitment", secret=SECRET, what=int(what), number=number, gid=GID, cid=CID)
    yield case("of a founder", "municipality id", gid=GID, code="2425", user_key=SigningKey(SEED).public)
    yield case("of a municipality", "municipality compartment", gid=GID, municipality=b"m" * 16)
    yield case("of a case", "compartment id", gid=GID, named=(3, 0, b"f" * 16, (b"m" * 16,), (b"f" * 16,), b"s" * 16))
    for raw in (b"", b"raw", bytes(32)):
        yield case(f"of {len(raw)} bytes", "words", raw=raw)
    for blobs in ((), (b"",), (b"a", b"b"), (b"ab",), (b"b", b"a")):
        yield case(f"of {len(blobs)} blobs", "root", blobs=blobs)


def names() -> Iterator[Case]:
    for kind in ObjectType:
        yield case(f"of a {kind.name.lower()}", "tag", tag_secret=SECRET, type=int(kind), device=DEVICE)
    yield case("of sealed bytes", "object name", tag="a" * 26, sealed=b"sealed")
    for name in ("o/" + "a" * 26 + "-" + "b" * 25 + "a", "h/" + "z" * 26, *STRANGE):
        yield case(repr(name), "parse name", name=name)


def seals() -> Iterator[Case]:
    ids: tuple[Item, ...] = (GID, CID, 1, 1)
    for label in (labels.OUTER, labels.UNIT, labels.WRAP):
        yield case(f"under {label}", "seal", secret=SECRET, label=label, ids=ids, plaintext=b"plaintext", salt=SALT)
        sealed = seal(SECRET, label, ids, b"plaintext", lambda _: SALT)
        yield case(f"under {label}", "unseal", secret=SECRET, label=label, ids=ids, sealed=sealed)
        for how, bad in damaged(sealed).items():
            yield case(f"under {label}, {how}", "unseal", secret=SECRET, label=label, ids=ids, sealed=bad)
    sealed = seal(SECRET, labels.OUTER, ids, b"plaintext", lambda _: SALT)
    for what, secret, label, where in (
        ("another secret", SALT, labels.OUTER, ids),
        ("another label", SECRET, labels.UNIT, ids),
        ("another compartment", SECRET, labels.OUTER, (GID, GID, 1, 1)),
        ("another epoch", SECRET, labels.OUTER, (GID, CID, 2, 1)),
        ("another type", SECRET, labels.OUTER, (GID, CID, 1, 7)),
    ):
        yield case(what, "unseal", secret=secret, label=label, ids=where, sealed=sealed)
    yield from wraps()
    yield from padding()


def wraps() -> Iterator[Case]:
    owner, draw = Owner(GID, CID), lambda _: SALT
    wrap = keys.wrap_unit_key(SECRET, owner, UNIT, 1, SEED, draw)
    good = {"bag_key": SECRET, "unit": UNIT, "generation": 1, "wrap": wrap, "gid": GID, "cid": CID}
    yield case("a unit's key", "unwrap unit key", **good)
    for what, change in (
        ("of another unit", {"unit": b"v" * 16}),
        ("of another generation", {"generation": 2}),
        ("of another compartment", {"cid": GID}),
        ("under another bag key", {"bag_key": SEED}),
    ):
        yield case(f"a unit's key {what}", "unwrap unit key", **{**good, **change})
    former = keys.wrap_former_secret(SECRET, owner, 1, b"r" * 16, SEED, draw)
    known = {"secret": SECRET, "number": 1, "record": b"r" * 16, "wrap": former, "gid": GID, "cid": CID}
    yield case("a former epoch secret", "unwrap former secret", **known)
    yield case("a former epoch secret of another number", "unwrap former secret", **{**known, "number": 2})
    yield case("a unit's wrap as a former secret's", "unwrap former secret", **{**known, "wrap": wrap})


def padding() -> Iterator[Case]:
    for size in (0, 1, 4096, 4097, 9000, 65536, 65537, 100_000, 1 << 20):
        yield case(f"{size} bytes", "padded size", size=size)
    good = pad(b"body")
    yield case("a body", "unpad", padded=good)
    for how, bad in {**damaged(good), "garbage padding": good[:100] + b"\x07" + good[101:]}.items():
        if how not in {"first byte flipped", "middle byte flipped"}:
            yield case(f"a body, {how}", "unpad", padded=bad)
    sealed = seal_object(Epoch(2, SECRET), Place(GID, CID, ObjectType.SEGMENT), b"body", seeded("object"))
    good_place = {"sealed": sealed, "gid": GID, "cid": CID, "type": 1}
    yield case("with the newest epoch first", "open object", **good_place, epochs=[[3, SALT], [2, SECRET]])
    yield case("with another epoch", "open object", **good_place, epochs=[[3, SALT], [1, SECRET]])
    yield case("as another type", "open object", **{**good_place, "type": 7}, epochs=[[2, SECRET]])


VALUES: dict[FieldKind, tuple[str | None, Item]] = {
    FieldKind.REGISTER: (None, "värde"),
    FieldKind.KEYED: ("D4", 17),
    FieldKind.SET: (reference_key(b"r" * 16), True),
    FieldKind.IMMUTABLE: (None, "anteckningens text"),
    FieldKind.ATTACHMENT: (None, (bytes(16), 4000, bytes(32))),
    FieldKind.TOMBSTONE: (None, ((H, 0), (b"", 0))),
}


def blobs() -> Iterator[Case]:
    for kind, (key, value) in VALUES.items():
        field = 0 if kind is FieldKind.TOMBSTONE else int(kind)
        rows = (
            Assertion(2, 1, ENTITY, 3, field, key, value, ((H, 7),), None),
            Assertion(3, 2, ENTITY, 3, field, key, None, ((b"", 2),), (H, 9)),
        )
        plaintext = encode_content(UnitContent(2, (ChangeStamp(1, 5 << 16), ChangeStamp(2, 6 << 16, 2)), rows))
        yield case(f"a {kind.name.lower()} written twice", "content", plaintext=plaintext, first_idx=2, count=2)
    many = tuple(Assertion(at, 1, ENTITY, 3, at % 9, None, "samma text igen " * 4, (), None) for at in range(120))
    plaintext = encode_content(UnitContent(0, (ChangeStamp(1, 5),), many))
    yield case("a long content, compressed", "content", plaintext=plaintext, first_idx=0, count=120)
    unknown = Assertion(0, 1, ENTITY, 1 << 40, 1 << 40, "ny", (1, ("ny",)), (), None)
    plaintext = encode_content(UnitContent(0, (ChangeStamp(1, 5),), (unknown,)))
    yield case("a kind, field and value of a newer program", "content", plaintext=plaintext, first_idx=0, count=1)
    for count in (0, 2):
        yield case(f"a count of {count} for one row", "content", plaintext=plaintext, first_idx=0, count=count)
    for what, bad in BAD_ROWS.items():
        raw = b"\x00" + encode((STAMPS, ((ENTITY, 3, (bad,)),)))
        yield case(what, "content", plaintext=raw, first_idx=0, count=1)
    for what, content in BAD_CONTENTS.items():
        if what != "a bomb":
            yield case(what, "content", plaintext=content, first_idx=0, count=1)
