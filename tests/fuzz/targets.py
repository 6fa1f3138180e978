"""Every decoder, gathered in seven harnesses. The first byte of an input chooses the reader within its harness.

A harness passes when the bytes are read or refused with the errors that the reader names. Anything else is a fault,
and so is what was read and is not written back the same, or what the engine and the verifier read differently.
"""

from __future__ import annotations

import argparse
import io
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from ifodesk.changes import codec
from ifodesk.changes.blob import decode_content
from ifodesk.changes.codec import Item
from ifodesk.changes.control import decode_control, encode_control
from ifodesk.changes.crypto import seal_to
from ifodesk.changes.device_joining import (
    decode_device_invitation,
    decode_device_request,
    encode_device_invitation,
    encode_device_request,
)
from ifodesk.changes.envelope import record_from_item
from ifodesk.changes.errors import BadBytes, ChangesError, NewerError
from ifodesk.changes.head import open_head, read_slots
from ifodesk.changes.header import decode_header, encode_header
from ifodesk.changes.joining import (
    decode_invitation,
    decode_municipality_request,
    decode_request,
    decode_welcome,
    encode_invitation,
    encode_municipality_request,
    encode_request,
    encode_welcome,
)
from ifodesk.changes.judge import judge
from ifodesk.changes.names import ObjectType, parse_name
from ifodesk.changes.objects import Epoch, pad
from ifodesk.changes.parcel import CONTENT_BYTES, open_parcel, open_slot, parse_parcel
from ifodesk.changes.records import parse_record
from ifodesk.changes.segment import check_root, open_outer, open_unit, sealed_units
from ifodesk.cli import jav
from ifodesk.cli.io import Console
from ifodesk.store.vault import info, key_file, recovery_code
from ifodesk.sync import names
from ifodesk.sync.address import parse_address
from ifodesk.sync.dav_listing import read_listing
from ifodesk.sync.hub import HubError
from ifodesk.usecases.errors import IfodeskError
from ifodesk.verify import acts, cbor, segments
from ifodesk.verify.records import read_record
from ifodesk.verify.report import FaultyError
from tests.changes.cast import seeded
from tests.fuzz import instrument_targets, list_targets
from tests.fuzz.home_targets import given_figures, match_file
from tests.fuzz.instrument_targets import instrument_file
from tests.fuzz.key_targets import (
    answered_figures,
    former_secret,
    kept_credentials,
    mail_letter,
    sealed_bytes,
    stored_answers,
    unit_key,
    vault_contents,
    verify_outer,
    whom_it_covers,
)
from tests.fuzz.member_targets import (
    field_value,
    instrument_pieces,
    mailed_invitation,
    pooled_figures,
    unsent_work,
)
from tests.fuzz.plan_targets import frozen_plan, given_copy
from tests.fuzz.sealing import sealed_up
from tests.fuzz.verify_targets import both_segments, verify_head, verify_parcel, verify_record, verify_segment
from tests.proof.specimens import CHEAP, UNIT_KEY, VAULT_CODE, stage

Target: TypeAlias = Callable[[bytes], None]
_REFUSED: Final = (ChangesError, IfodeskError, HubError)
_RNG: Final = seeded("fuzz")
_SALT: Final = bytes(32)


def run(readers: Sequence[Callable[[bytes], object]], data: bytes) -> None:
    """Hand the rest of *data* to the reader that its first byte chooses."""
    if not data:
        return
    try:
        readers[data[0] % len(readers)](data[1:])
    except _REFUSED:
        return


# --- encoding ---


def both_codecs(raw: bytes) -> None:
    """Read by both decoders alike, and written back the same by both."""
    try:
        item: Item = codec.decode(raw)
    except BadBytes:
        try:
            cbor.decode(raw)
        except cbor.NotCanonicalError:
            return
        raise AssertionError from None  # the verifier reads what the engine refuses
    assert codec.encode(item) == raw
    assert cbor.encode(cbor.decode(raw)) == raw


def name(raw: bytes) -> None:
    """An object's name."""
    text = raw.decode("utf-8", "surrogateescape")
    whole = names.is_head(text) or names.is_object(text)
    try:
        parse_name(text)
    except ChangesError:
        assert not whole
    else:
        assert whole


# --- what lies on a hub: sealed here, so that the bytes inside are the fuzzer's ---


def segment(body: bytes) -> None:
    """A segment, from the outer layer in to its blobs."""
    on = stage()
    epoch = Epoch(1, on.cast.keys[on.case.cid].epoch)
    found = open_outer(sealed_up(on, body, ObjectType.SEGMENT, on.case.cid), on.cast.gid, on.case.cid, [epoch])
    check_root(found)
    decode_control(found.blobs[0])
    for blob in sealed_units(found):
        open_unit(found.header, blob, [UNIT_KEY])


def padding(padded: bytes) -> None:
    """What lies under the outer layer, padding and all."""
    on = stage()
    epoch = Epoch(1, on.cast.keys[on.case.cid].epoch)
    open_outer(sealed_up(on, padded, ObjectType.SEGMENT, on.case.cid, raw=True), on.cast.gid, on.case.cid, [epoch])


def head(body: bytes) -> None:
    """A head and its slots."""
    on = stage()
    sealed = sealed_up(on, body, ObjectType.HEAD, on.cast.group)
    epochs = [Epoch(1, on.cast.keys[on.cast.group].epoch)]
    found = open_head(sealed + sha256(sealed).digest(), on.cast.gid, on.cast.group, epochs)
    read_slots(found, [(cid, [Epoch(1, keys.epoch)]) for cid, keys in on.cast.keys.items()])


def parcel(raw: bytes) -> None:
    """A parcel as it lies on a hub."""
    on = stage()
    parse_parcel(raw)
    open_parcel(raw, on.cast.gid, [on.berit.sealing], group_tag_secret=on.cast.keys[on.cast.group].tag)


def letter(content: bytes) -> None:
    """What lies in a slot, sealed to the reader."""
    on = stage()
    body = pad(content[: CONTENT_BYTES - 4], CONTENT_BYTES)
    inside = codec.encode(("ifodesk/1/parcel", 1, on.cast.gid))
    open_slot(seal_to(on.berit.sealing.public, inside, body), on.cast.gid, on.berit.sealing)


def header(raw: bytes) -> None:
    """A segment's header, written back the same."""
    assert encode_header(decode_header(raw)) == raw


def control(raw: bytes) -> None:
    """Blob 0, written back the same."""
    assert encode_control(decode_control(raw)) == raw


def content(raw: bytes) -> None:
    """What a blob holds, packed or not."""
    decode_content(raw, first_idx=0, count=1)


# --- records ---


def record(raw: bytes) -> None:
    """A record: the engine and the verifier read the same ones."""
    item = codec.decode(raw)
    try:
        parse_record(record_from_item(item))
        engine = "read"
    except NewerError:
        engine = "newer"
    except BadBytes:
        engine = "bad"
    try:
        acts.read_act(read_record(item, ""))
        verifier = "read"
    except segments.NewerError:
        verifier = "newer"
    except FaultyError:
        verifier = "bad"
    assert (engine == "bad") == (verifier == "bad"), (engine, verifier)


def judged(raw: bytes) -> None:
    """A record among those of a group."""
    on = stage()
    membership = judge([*on.cast.records, record_from_item(codec.decode(raw))], founding=on.cast.founding)
    assert len(membership.states) >= len(on.cast.records)


# --- files ---


def invitation(raw: bytes) -> None:
    """An invitation, written back the same."""
    assert encode_invitation(decode_invitation(raw)) == raw


def request(raw: bytes) -> None:
    """A join request, written back the same."""
    assert encode_request(decode_request(raw)) == raw


def municipality_request(raw: bytes) -> None:
    """A request to found a municipality, written back the same."""
    assert encode_municipality_request(decode_municipality_request(raw)) == raw


def welcome(raw: bytes) -> None:
    """A welcome, written back the same."""
    assert encode_welcome(decode_welcome(raw)) == raw


def device_invitation(raw: bytes) -> None:
    """An invitation for a device, written back the same."""
    assert encode_device_invitation(decode_device_invitation(raw)) == raw


def device_request(raw: bytes) -> None:
    """A device request, written back the same."""
    assert encode_device_request(decode_device_request(raw)) == raw


def vault_keys(raw: bytes) -> None:
    """`vault.keys`, its sum made to fit."""
    for whole in (raw, raw + sha256(raw).digest()):
        try:
            read = key_file.parse(whole, least=CHEAP)
        except IfodeskError:
            continue
        assert read.encode() == whole
        key_file.master_by_code(read, VAULT_CODE)


@cache
def _room() -> Path:
    """A folder of this process, on memory where there is such a place."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of a random name is made there
    return Path(tempfile.mkdtemp(prefix="ifodesk-fuzz-", dir=memory if os.access(memory, os.W_OK) else None))


def vault_info(raw: bytes) -> None:
    """`vault.info`: never an error, whatever lies there."""
    (_room() / info.FILE).write_bytes(raw)
    info.read_info(_room())


def jav_file(raw: bytes) -> None:
    """A file of questions for `ifodesk jav`."""
    file = _room() / "question.json"
    file.write_bytes(raw)
    parser = argparse.ArgumentParser()
    jav.arguments(parser)
    args = parser.parse_args([str(file), "--json", "--on", "2026-12-01"])
    jav.run(args, Console(io.StringIO(), io.StringIO(), io.StringIO()))


def score_file(raw: bytes) -> None:
    """A file of interviews for `ifodesk score`."""
    instrument_targets.score_file(raw, _room())


def list_file(raw: bytes) -> None:
    """A list for `ifodesk import homes`."""
    list_targets.list_file(raw, _room())


def workbook_parts(raw: bytes) -> None:
    """Parts of a workbook, which a sound frame is put around."""
    list_targets.workbook_parts(raw, _room())


def typed_code(raw: bytes) -> None:
    """A recovery code as somebody typed it."""
    code = recovery_code.to_code(raw.decode("utf-8", "replace"))
    assert recovery_code.to_code(recovery_code.to_text(code)) == code


# --- servers ---


def address(raw: bytes) -> None:
    """A hub's address, read back the same."""
    found = parse_address(raw.decode("utf-8", "replace"))
    assert parse_address(found.text, plain=True) == found


def listing(raw: bytes) -> None:
    """A WebDAV server's answer."""
    for one in read_listing(raw, "https://hub.example/ifodesk/h/"):
        assert "/" not in one.name


READERS: Final[Mapping[str, Sequence[Callable[[bytes], object]]]] = {
    "encoding": (both_codecs, name),
    "hub": (
        *(segment, head, parcel, letter, header, control, content, padding),
        *(unit_key, former_secret, sealed_bytes, mail_letter),
    ),
    "records": (record, judged),
    "files": (
        invitation,
        request,
        municipality_request,
        welcome,
        device_invitation,
        device_request,
        vault_keys,
        vault_info,
        *(mailed_invitation, unsent_work, vault_contents, kept_credentials),
    ),
    "outside": (
        *(jav_file, typed_code, frozen_plan, address, listing, score_file, instrument_file, given_copy),
        *(match_file, given_figures, field_value, instrument_pieces, pooled_figures),
        *(answered_figures, stored_answers, whom_it_covers),
    ),
    "lists": (list_file, workbook_parts),
    "verify": (verify_segment, verify_head, verify_parcel, verify_record, both_segments, verify_outer),
}
TARGETS: Final[Mapping[str, Target]] = {
    target: lambda data, readers=readers: run(readers, data)  # type: ignore[misc]  # bound at once
    for target, readers in READERS.items()
}
