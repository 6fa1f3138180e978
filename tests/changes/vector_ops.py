"""What a golden vector asks for: each operation reads JSON and gives JSON, so that any other program can do the same.

Bytes are {"hex": …}; arrays are lists. A vector either gives something or fails with the name of an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ifodesk.changes import chain, device_joining, head, joining, keys, merge, names, parcel, segment, shape
from ifodesk.changes.blob import decode_content
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.control import decode_control
from ifodesk.changes.crypto import SealingKey, SigningKey, check_signature, derive, key_id, keyed_hash, seal, unseal
from ifodesk.changes.envelope import SignedRecord, record_from_item
from ifodesk.changes.errors import ChangesError
from ifodesk.changes.fingerprint import words
from ifodesk.changes.header import decode_header, header_hash
from ifodesk.changes.identities import compartment_id, municipality_compartment, municipality_id
from ifodesk.changes.ids import CompartmentId, DeviceId, GroupId, MunicipalityId, Ref, UnitId
from ifodesk.changes.judge import judge
from ifodesk.changes.keys import Owner
from ifodesk.changes.labels import Label
from ifodesk.changes.objects import Epoch, Place, open_object, padded_size, unpad
from ifodesk.changes.payload_codec import payload_item
from ifodesk.changes.records import parse_record
from tests.changes.test_fingerprint import WORDLIST

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Args: TypeAlias = Mapping[str, Json]


def to_json(item: object) -> Json:
    """Return an item of the format as JSON."""
    if isinstance(item, bytes):
        return {"hex": item.hex()}
    if isinstance(item, tuple | list):
        return [to_json(one) for one in item]
    if isinstance(item, Mapping):
        return {str(key): to_json(one) for key, one in item.items()}
    if item is None or isinstance(item, bool | int | str):
        return item
    raise TypeError(item)


def to_item(json: Json) -> Item:
    """Return JSON as an item of the format."""
    if isinstance(json, dict):
        return bytes.fromhex(str(json["hex"]))
    if isinstance(json, list):
        return tuple(to_item(one) for one in json)
    return json


def raw(args: Args, name: str) -> bytes:
    """Return one argument that is bytes."""
    item = to_item(args[name])
    assert isinstance(item, bytes)
    return item


def number(args: Args, name: str) -> int:
    found = args[name]
    assert type(found) is int
    return found


def many(args: Args, name: str) -> tuple[Item, ...]:
    item = to_item(args[name])
    assert isinstance(item, tuple)
    return item


def label(args: Args) -> Label:
    return Label(str(args["label"]))


def octets(item: Item) -> bytes:
    return shape.some_octets(item, most=1 << 20)


def pairs(args: Args, name: str) -> list[tuple[Item, Item]]:
    found = [shape.fields(one, 2) for one in many(args, name)]
    return [(one, other) for one, other in found]


def epochs(args: Args) -> list[Epoch]:
    return [Epoch(shape.natural(one), octets(secret)) for one, secret in pairs(args, "epochs")]


def writes(args: Args, name: str) -> list[merge.Write]:
    """Return [[h, idx], value, time, device, seq, unit, adopts or null, supersedes]… as writes of one cell."""
    found = []
    for one in many(args, name):
        place, value, time, device, seq, unit, adopts, supersedes = shape.fields(one, 8)
        live = merge.Live(
            ref(place),
            value,
            shape.natural(time),
            DeviceId(octets(device)),
            shape.natural(seq),
            UnitId(octets(unit)),
            None if adopts is None else ref(adopts),
        )
        found.append(merge.Write(live, tuple(ref(target) for target in shape.array(supersedes))))
    return found


def ref(item: Item) -> Ref:
    h, idx = shape.fields(item, 2)
    return octets(h), shape.natural(idx)


def owner(args: Args) -> Owner:
    return Owner(GroupId(raw(args, "gid")), CompartmentId(raw(args, "cid")))


def open_segment(args: Args) -> object:
    """Check a segment in the order of the format and open its units with the keys given."""
    found = segment.open_outer(raw(args, "sealed"), *(owner(args).gid, owner(args).cid), epochs(args))
    segment.check_author(found, raw(args, "public"))
    seq, prev = shape.fields(to_item(args["former"]), 2)
    segment.check_follows(found.header, segment.Former(shape.natural(seq), octets(prev), b""))
    segment.check_root(found)
    control = decode_control(found.blobs[0])
    opened = []
    for one in segment.sealed_units(found):
        content = segment.open_unit(found.header, one, [octets(key) for key in many(args, "unit_keys")])
        rows = [tuple(row) for row in content.rows]
        opened.append([one.unit, [tuple(stamp) for stamp in content.stamps], rows])
    return {
        "h": found.h,
        "seq": found.header.seq,
        "heads": found.header.heads,
        "openings": [(one.unit, one.subject, one.retention, one.generation) for one in control.openings],
        "vector": [(one.device, one.seq, one.h) for one in control.vector],
        "records": [one.hash for one in control.records],
        "units": opened,
    }


def open_head(args: Args) -> object:
    place = owner(args)
    found = head.open_head(raw(args, "raw"), place.gid, place.cid, epochs(args))
    head.check_head(found, raw(args, "public"))
    logs = [(CompartmentId(octets(cid)), [Epoch(1, octets(secret))]) for cid, secret in pairs(args, "logs")]
    told = head.read_slots(found, logs)
    return {
        "device": found.device,
        "counter": found.counter,
        "slots": len(found.slots),
        "parcels": found.parcels,
        "told": {cid.hex(): _newest(one) for cid, one in told.items()},
    }


def _newest(one: head.Newest) -> tuple[object, ...]:
    beside = () if one.beside is None else (one.beside.h, one.beside.digest)
    return (one.seq, one.h, one.digest, *beside)


def open_letter(args: Args) -> object:
    gid, key = GroupId(raw(args, "gid")), SealingKey(raw(args, "seed"))
    letter = parcel.open_parcel(raw(args, "raw"), gid, [key], group_tag_secret=raw(args, "tag_secret"))
    if letter is None:
        return None
    check_signature(raw(args, "public"), Label("ifodesk/1/parcel"), letter.raw, letter.signature)
    one = letter.keys
    return [
        one.cid,
        int(one.kind),
        one.tag_secret,
        one.epoch,
        one.epoch_secret,
        one.generation,
        one.bag_key,
        one.record,
    ]


def read_record(args: Args) -> object:
    found = parse_record(SignedRecord(raw(args, "body"), ()))
    code, payload = payload_item(found.payload)
    return {"type": int(code), "log": found.log, "prevs": found.prevs, "payload": payload, "narrowing": found.narrowing}


def judge_records(args: Args) -> object:
    """Judge records, then the headers, and list the readers of each compartment asked for."""
    records = [record_from_item(one) for one in many(args, "records")]
    membership = judge(records, founding=raw(args, "founding"))
    headers = [octets(one) for one in many(args, "headers")]
    verdicts = [membership.verdict(decode_header(one), header_hash(one)[:16]) for one in headers]
    compartments = [CompartmentId(octets(one)) for one in many(args, "compartments")]
    return {
        "states": [
            [*map(str, (membership.states[one.hash].state, membership.states[one.hash].reason))] for one in records
        ],
        "verdicts": [[str(one.state), str(one.reason), one.narrowed] for one in verdicts],
        "readers": [sorted(membership.readers(cid)) for cid in compartments],
        "writing": [getattr(membership.writing_epoch(cid), "record", None) for cid in compartments],
    }


def fold(args: Args) -> object:
    """Fold writes as one kind of field."""
    kind = merge.FieldKind(number(args, "kind"))
    state = merge.fold(merge.EMPTY, writes(args, "writes"), kind=kind)
    first = merge.shown(state, kind)
    return {
        "live": sorted(state.live),
        "shown": None if first is None else first.ref,
        "conflict": [one.ref for one in merge.conflict(state, kind)],
        "member": bool(merge.members({"cell": state})),
    }


def gone(args: Args) -> object:
    """Fold a tombstone's cell and the other assertions of the entity, each in a cell of its own."""
    cells = [merge.fold(merge.EMPTY, [one]) for one in writes(args, "others")]
    dead = merge.fold(merge.EMPTY, writes(args, "tombstones"), kind=merge.FieldKind.TOMBSTONE)
    return merge.deletion(dead, cells).name.lower()


def read_content(args: Args) -> object:
    content = decode_content(raw(args, "plaintext"), first_idx=number(args, "first_idx"), count=number(args, "count"))
    return [[tuple(one) for one in content.stamps], [tuple(row) for row in content.rows]]


def follow(args: Args) -> object:
    links = []
    for one in many(args, "links"):
        seq, hashed, prev = shape.fields(one, 3)
        links.append(chain.Link(shape.natural(seq), octets(hashed), octets(prev)))
    return {key.hex(): [str(one.state), str(one.reason)] for key, one in sorted(chain.follow(links).items())}


def check_fork(args: Args) -> object:
    first, second = (chain.SignedHeader(octets(one), octets(signature)) for one, signature in pairs(args, "headers"))
    return chain.check_fork(chain.Fork(first, second), raw(args, "public")).seq


def request_fields(args: Args) -> object:
    one = joining.decode_request(raw(args, "raw"))
    return [one.gid, one.municipality, one.person.member, one.person.name, one.device.device]


def invitation_fields(args: Args) -> object:
    one = joining.decode_invitation(raw(args, "raw"))
    carried = [record.hash for record in one.records]
    return [one.gid, one.municipality, one.scb_code, one.municipality_name, one.founding, carried]


def municipality_fields(args: Args) -> object:
    one = joining.decode_municipality_request(raw(args, "raw"))
    return [one.gid, one.record.hash, [each.signer for each in one.record.signatures]]


def welcome_fields(args: Args) -> object:
    one = joining.decode_welcome(raw(args, "raw"))
    return [one.gid, one.founding, [record.hash for record in one.records]]


def device_invitation_fields(args: Args) -> object:
    one = device_joining.decode_device_invitation(raw(args, "raw"))
    return [one.gid, one.municipality, one.scb_code, one.municipality_name, one.founding, one.member, one.name]


def device_request_fields(args: Args) -> object:
    one = device_joining.decode_device_request(raw(args, "raw"))
    return [one.gid, one.municipality, one.device.device, one.device.member]


OPERATIONS: dict[str, Callable[[Args], object]] = {
    "encode": lambda a: encode(to_item(a["item"])),
    "decode": lambda a: decode(raw(a, "raw")),
    "derive": lambda a: derive(raw(a, "secret"), raw(a, "salt"), label(a), many(a, "ids")),
    "keyed hash": lambda a: keyed_hash(raw(a, "secret"), label(a), many(a, "ids")),
    "key id": lambda a: key_id(raw(a, "public")),
    "municipality id": lambda a: municipality_id(GroupId(raw(a, "gid")), str(a["code"]), raw(a, "user_key")),
    "municipality compartment": lambda a: municipality_compartment(
        GroupId(raw(a, "gid")), MunicipalityId(raw(a, "municipality"))
    ),
    "compartment id": lambda a: compartment_id(GroupId(raw(a, "gid")), many(a, "named")),
    "signing public": lambda a: SigningKey(raw(a, "seed")).public,
    "sealing public": lambda a: SealingKey(raw(a, "seed")).public,
    "sign": lambda a: SigningKey(raw(a, "seed")).sign(label(a), raw(a, "message")),
    "check signature": lambda a: check_signature(raw(a, "public"), label(a), raw(a, "message"), raw(a, "signature")),
    "seal": lambda a: seal(raw(a, "secret"), label(a), many(a, "ids"), raw(a, "plaintext"), lambda _: raw(a, "salt")),
    "unseal": lambda a: unseal(raw(a, "secret"), label(a), many(a, "ids"), raw(a, "sealed")),
    "commitment": lambda a: keys.commitment(
        raw(a, "secret"), owner(a), keys.Committed(number(a, "what")), number(a, "number")
    ),
    "unwrap unit key": lambda a: keys.unwrap_unit_key(
        raw(a, "bag_key"), owner(a), UnitId(raw(a, "unit")), number(a, "generation"), raw(a, "wrap")
    ),
    "unwrap former secret": lambda a: keys.unwrap_former_secret(
        raw(a, "secret"), owner(a), number(a, "number"), raw(a, "record"), raw(a, "wrap")
    ),
    "tag": lambda a: names.tag(raw(a, "tag_secret"), names.ObjectType(number(a, "type")), DeviceId(raw(a, "device"))),
    "object name": lambda a: names.object_name(str(a["tag"]), raw(a, "sealed")),
    "parse name": lambda a: [(one := names.parse_name(str(a["name"]))).tag, one.digest],
    "padded size": lambda a: padded_size(number(a, "size")),
    "unpad": lambda a: unpad(raw(a, "padded")),
    "open object": lambda a: open_object(
        raw(a, "sealed"), Place(owner(a).gid, owner(a).cid, names.ObjectType(number(a, "type"))), epochs(a)
    ),
    "root": lambda a: segment.root(octets(one) for one in many(a, "blobs")),
    "content": read_content,
    "segment": open_segment,
    "follow": follow,
    "fork": check_fork,
    "head": open_head,
    "letter": open_letter,
    "record": read_record,
    "judge": judge_records,
    "fold": fold,
    "deletion": gone,
    "words": lambda a: words(raw(a, "raw"), WORDLIST),
    "invitation": invitation_fields,
    "request": request_fields,
    "municipality request": municipality_fields,
    "welcome": welcome_fields,
    "device invitation": device_invitation_fields,
    "device request": device_request_fields,
}


def run(do: str, args: Args) -> dict[str, Json]:
    """Return what a vector must say of its outcome."""
    try:
        return {"gives": to_json(OPERATIONS[do](args))}
    except ChangesError as error:
        return {"fails": type(error).__name__}
