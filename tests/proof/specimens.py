"""One honest object of every kind that bytes come in, with what reads it: for tampering and for fuzzing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from ifodesk.changes.blob import Assertion, ChangeStamp, UnitContent
from ifodesk.changes.codec import decode, encode
from ifodesk.changes.control import Control, Opening, decode_control
from ifodesk.changes.device_joining import (
    DeviceInvitation,
    DeviceRequest,
    decode_device_invitation,
    decode_device_request,
    encode_device_invitation,
    encode_device_request,
)
from ifodesk.changes.envelope import record_from_item
from ifodesk.changes.errors import BadBytes
from ifodesk.changes.head import LogSlot, Newest, check_head, open_head, seal_head
from ifodesk.changes.ids import EntityId, UnitId
from ifodesk.changes.joining import (
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
)
from ifodesk.changes.judge import judge
from ifodesk.changes.keys import (
    Owner,
    unwrap_former_secret,
    unwrap_unit_key,
    wrap_former_secret,
    wrap_unit_key,
)
from ifodesk.changes.mailbox import (
    SECRET_BYTES,
    Way,
    decode_mail_invitation,
    encode_mail_invitation,
    open_letter,
    seal_letter,
)
from ifodesk.changes.objects import Epoch
from ifodesk.changes.parcel import (
    CompartmentKeys,
    Slot,
    check_letter,
    open_parcel,
    open_slot,
    seal_parcel,
    seal_slot,
)
from ifodesk.changes.record_parts import CompartmentKind, Role, device_card, person_card
from ifodesk.changes.segment import (
    Draft,
    Packed,
    UnitBlob,
    check_author,
    check_root,
    open_outer,
    open_unit,
    pack,
    sealed_units,
)
from ifodesk.changes.unsent_file import UnsentValue, decode_unsent, encode_unsent
from ifodesk.changes.verdict import ACCEPTED
from ifodesk.store.vault import key_file
from ifodesk.store.vault.stretching import Cost
from tests.changes.cast import Actor, Cast, found

TIME = 1_790_000_000_000 << 16
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
VAULT_CODE = bytes([4]) * 32
UNIT, UNIT_KEY = UnitId(b"u" * 16), bytes([5]) * 32


@dataclass(frozen=True, slots=True)
class Specimen:
    """Bytes, and the whole way on which they are read."""

    name: str
    raw: bytes
    read: Callable[[bytes], object]
    """Raises ``ChangesError`` or ``WorldError`` for what is refused."""
    compared: bool = False
    """People compare eight words of it, or read it, before it is used: other bytes are seen, not refused."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A group, a case, and the people around it."""

    cast: Cast
    berit: Actor
    karin: Actor
    per: Actor
    anna: Actor
    case: Owner
    letter: CompartmentKeys
    segment: Packed
    specimens: dict[str, Specimen]


@cache
def stage() -> Stage:
    """Return the group with a specimen of everything; the same every time."""
    cast, berit = found("tamper")
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    per = cast.admit(berit, "Per", Role.CASEWORKER)
    anna = cast.found_municipality("Anna", "2463", berit)
    cid = cast.open(karin, karin, berit)
    record = cast.membership().facts(cid).founding_record(cid)
    assert record is not None
    keys = cast.keys[cid]
    letter = CompartmentKeys(cast.gid, cid, CompartmentKind.RESTRICTED, keys.tag, 1, keys.epoch, 1, keys.bag, record)
    case = Owner(cast.gid, cid)
    one = Stage(cast, berit, karin, per, anna, case, letter, packed(cast, karin, case), {})
    for specimen in (*sealed_specimens(one), *key_specimens(one), *file_specimens(one), *mail_specimens(one)):
        one.specimens[specimen.name] = specimen
    return one


def content(text: str = "Samtal om skolan") -> UnitContent:
    row = Assertion(0, 1, EntityId(b"e" * 16), 3, 7, None, text, (), None)
    return UnitContent(0, (ChangeStamp(1, TIME),), (row,))


def packed(cast: Cast, by: Actor, case: Owner) -> Packed:
    """Return the first segment of somebody's log in the case, with its opening record inside."""
    keys = cast.keys[case.cid]
    draft = Draft(cast.gid, case.cid, Epoch(1, keys.epoch), None, cast.membership().heads_for(case.cid), TIME)
    opening = Opening(UNIT, None, 1, (), 1, wrap_unit_key(keys.bag, case, UNIT, 1, UNIT_KEY, cast.rng))
    control = Control(vector_full=True, records=(cast.records[-1],), openings=(opening,))
    units = [UnitBlob(UNIT, UNIT_KEY, content())]
    return pack(draft, control, units, by.signing, tag_secret=keys.tag, rng=cast.rng)


def sealed_specimens(on: Stage) -> list[Specimen]:
    """Return what lies on a hub, and what lies inside."""
    cast, cid = on.cast, on.case.cid
    epoch, group = Epoch(1, cast.keys[cid].epoch), Epoch(1, cast.keys[cast.group].epoch)
    tag = cast.keys[cast.group].tag

    def read_segment(raw: bytes) -> object:
        segment = open_outer(raw, cast.gid, cid, [epoch])
        check_author(segment, on.karin.signing.public)
        check_root(segment)
        (blob,) = sealed_units(segment)
        decode_control(segment.blobs[0])
        return open_unit(segment.header, blob, [UNIT_KEY])

    def read_head(raw: bytes) -> object:
        head = open_head(raw, cast.gid, cast.group, [group])
        check_head(head, on.karin.signing.public)
        return head

    def read_parcel(raw: bytes) -> object:
        letter = open_parcel(raw, cast.gid, [on.berit.sealing], group_tag_secret=tag)
        if letter is None:
            raise BadBytes
        check_letter(letter, cast.membership())
        return letter.keys

    def read_slot(raw: bytes) -> object:
        letter = open_slot(raw, cast.gid, on.berit.sealing)
        check_letter(letter, cast.membership())
        return letter.keys

    def read_record(raw: bytes) -> object:
        record = record_from_item(decode(raw))
        verdict = judge([*cast.records[:-1], record], founding=cast.founding).state(record.hash)
        if verdict != ACCEPTED:
            raise BadBytes
        return record.body

    logs = [LogSlot(cid, epoch.secret, Newest(1, on.segment.h, on.segment.former.digest))]
    head = seal_head(
        (cast.gid, cast.group), group, logs, (b"d" * 16,), on.karin.signing, counter=1, time=TIME, rng=cast.rng
    )
    sealing = on.berit.sealing
    slots = [Slot(sealing.key_id, sealing.public, let_in=True)]
    parcel = seal_parcel(on.letter, slots, on.karin.signing, group_tag_secret=tag, rng=cast.rng)
    slot = seal_slot(on.letter, sealing.key_id, sealing.public, on.karin.signing)
    return [
        Specimen("segment", on.segment.sealed, read_segment),
        Specimen("head", head, read_head),
        Specimen("parcel", parcel, read_parcel),
        Specimen("slot", slot, read_slot),
        Specimen("record", encode(cast.records[-1].item()), read_record),
    ]


def key_specimens(on: Stage) -> list[Specimen]:
    """Return keys under keys, and the file that holds those of a vault."""
    rng, owner = on.cast.rng, on.case
    bag, newer = on.cast.keys[owner.cid].bag, bytes([8]) * 32
    unit_wrap = wrap_unit_key(bag, owner, UNIT, 1, UNIT_KEY, rng)
    former = wrap_former_secret(newer, owner, 1, b"r" * 16, on.cast.keys[owner.cid].epoch, rng)
    stretched, os_secret, master = (bytes([n]) * 32 for n in (1, 2, 3))
    file = key_file.new_file(CHEAP, "ifodesk", rng)
    file = key_file.wrap_by_passphrase(file, master, stretched, os_secret, rng)
    file = key_file.wrap_by_code(file, master, VAULT_CODE, rng)
    file = key_file.with_contents(file, master, key_file.VaultKeys((newer,), bag), rng)

    def read_vault_keys(raw: bytes) -> object:
        """Both ways in must hold: damage to either is told."""
        read = key_file.parse(raw, least=CHEAP)
        by_code = key_file.master_by_code(read, VAULT_CODE)
        by_passphrase = key_file.master_by_passphrase(read, stretched, os_secret)
        contents = key_file.open_contents(read, by_passphrase)
        return by_code, contents.database, contents.kek

    return [
        Specimen("unit key", unit_wrap, lambda raw: unwrap_unit_key(bag, owner, UNIT, 1, raw)),
        Specimen("epoch secret", former, lambda raw: unwrap_former_secret(newer, owner, 1, b"r" * 16, raw)),
        Specimen("vault.keys", file.encode(), read_vault_keys),
    ]


def mail_specimens(on: Stage) -> list[Specimen]:
    """Return what goes through a mailbox on the hub, and unsent work that goes by file."""
    cast, by, to = on.cast, on.karin.signing, on.berit.sealing
    invitation = encode_invitation(Invitation(cast.gid, on.per.mid, "2425", "Dorotea", cast.founding))
    _, letter = seal_letter(b"s" * SECRET_BYTES, Way.REQUEST, invitation, cast.rng)
    values = [UnsentValue("D-26-7KQF-3", "note", b"e" * 16, "text", "Samtal", TIME)]
    unsent = encode_unsent(cast.gid, values, [to.public], by, cast.rng)
    return [
        Specimen("letter in a mailbox", letter, lambda raw: open_letter(b"s" * SECRET_BYTES, Way.REQUEST, raw)),
        Specimen("unsent work", unsent, lambda raw: decode_unsent(raw, cast.gid, [to], by.public)),
        Specimen(
            "invitation with a mailbox",
            encode_mail_invitation(invitation, b"s" * SECRET_BYTES),
            lambda raw: (decode_invitation(decode_mail_invitation(raw)[0]), decode_mail_invitation(raw)[1]),
            compared=True,
        ),
    ]


def file_specimens(on: Stage) -> list[Specimen]:
    """Return the files of joining."""
    cast, per = on.cast, on.per
    person = person_card(cast.gid, per.mid, per.member, per.name, "", per.user)
    device = device_card(cast.gid, per.mid, per.member, per.signing, per.sealing, user=per.user)
    slot = seal_slot(on.letter, on.berit.sealing.key_id, on.berit.sealing.public, on.karin.signing)
    founded = next(one for one in cast.records if len(one.signatures) == 2)
    invitation = Invitation(cast.gid, per.mid, "2425", "Dorotea", cast.founding)
    asked = DeviceInvitation(cast.gid, per.mid, "2425", "Dorotea", cast.founding, per.member, per.name)
    records = tuple(cast.records)
    welcome = Welcome(cast.gid, cast.founding, records, slot, slot)

    def read_welcome(raw: bytes) -> object:
        """As who asked takes it in: records by the founding that was compared, keys by what they commit to."""
        read = decode_welcome(raw)
        if (read.gid, read.founding) != (cast.gid, cast.founding):
            raise BadBytes
        membership = judge(read.records, founding=cast.founding)
        letters = [open_slot(one, cast.gid, on.berit.sealing) for one in (read.group_slot, read.municipality_slot)]
        for letter in letters:
            check_letter(letter, membership)
        if any(verdict != ACCEPTED for verdict in membership.states.values()):
            raise BadBytes
        return len(read.records)

    return [
        Specimen("invitation", encode_invitation(invitation), decode_invitation, compared=True),
        Specimen(
            "request", encode_request(JoinRequest(cast.gid, per.mid, person, device)), decode_request, compared=True
        ),
        Specimen(
            "municipality request",
            encode_municipality_request(MunicipalityRequest(cast.gid, founded)),
            decode_municipality_request,
            compared=True,
        ),
        Specimen("welcome", encode_welcome(welcome), read_welcome),
        Specimen("device invitation", encode_device_invitation(asked), decode_device_invitation, compared=True),
        Specimen(
            "device request",
            encode_device_request(DeviceRequest(cast.gid, per.mid, device)),
            decode_device_request,
            compared=True,
        ),
    ]
