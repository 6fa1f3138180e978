"""Parcels: everyone gets a slot of one size, readers get the keys, and other keys than the records' raise an alarm."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import generate_sealing_key, generate_signing_key, seal_to
from ifodesk.changes.errors import BadBytes, BadSignatureError, ChangesError, NewerError, TooLargeError
from ifodesk.changes.ids import CompartmentId, GroupId
from ifodesk.changes.labels import PARCEL
from ifodesk.changes.logs import MissingRecordError
from ifodesk.changes.objects import pad
from ifodesk.changes.parcel import (
    CONTENT_BYTES,
    SLOT_BYTES,
    CompartmentKeys,
    Letter,
    Slot,
    check_letter,
    open_parcel,
    open_slot,
    parse_parcel,
    seal_parcel,
    seal_slot,
)
from ifodesk.changes.payloads import RemoveMember
from ifodesk.changes.record_parts import CompartmentKind
from tests.changes.cast import Actor, Cast, found, seeded

CAST, BERIT = found("parcel")
KARIN, PER = CAST.admit(BERIT, "Karin"), CAST.admit(BERIT, "Per")
CASE = CAST.open(BERIT, BERIT, KARIN)
GROUP_TAG = CAST.keys[CAST.group].tag


def keys_of(cast: Cast, cid: CompartmentId, kind: CompartmentKind = CompartmentKind.RESTRICTED) -> CompartmentKeys:
    keys, record = cast.keys[cid], cast.membership().facts(cid).founding_record(cid)
    assert record is not None
    return CompartmentKeys(cast.gid, cid, kind, keys.tag, 1, keys.epoch, 1, keys.bag, record)


KEYS = keys_of(CAST, CASE)
SLOTS = [
    Slot(one.device.sealing_key_id, one.device.sealing_key, one.by_itself) for one in CAST.membership().addressees(CASE)
]


def sealed(slots: list[Slot] = SLOTS, seed: int = 1) -> bytes:
    return seal_parcel(KEYS, slots, BERIT.signing, group_tag_secret=GROUP_TAG, rng=seeded(seed))


def opened(raw: bytes, actor: Actor) -> Letter | None:
    return open_parcel(raw, CAST.gid, [actor.sealing], group_tag_secret=GROUP_TAG)


def test_readers_find_their_letter_and_the_rest_find_noise() -> None:
    raw = sealed()
    for reader in (BERIT, KARIN):
        letter = opened(raw, reader)
        assert letter is not None
        assert letter.keys == KEYS
        assert letter.sealer == BERIT.device
        check_letter(letter, CAST.membership())
    assert opened(raw, PER) is None
    assert parse_parcel(raw) == 3


def test_a_parcel_tells_how_many_devices_there_are_and_not_who_was_let_in() -> None:
    none, everyone = ([replace(one, let_in=way) for one in SLOTS] for way in (False, True))
    assert len(sealed(none)) == len(sealed(everyone)) == len(sealed())
    assert len(sealed()) == 1 + 1 + 17 + 1 + 3 * (1 + 9 + 3 + SLOT_BYTES)


def test_slots_stand_in_random_order() -> None:
    assert len({place_of(KARIN, sealed(seed=n)) for n in range(12)}) > 1


def place_of(actor: Actor, raw: bytes) -> int:
    """Return which slot of a parcel an actor's key opens."""
    items = decode(raw)
    assert isinstance(items, tuple)
    assert isinstance(items[2], tuple)
    slots = [one[1] for one in items[2] if isinstance(one, tuple) and isinstance(one[1], bytes)]
    return next(at for at, slot in enumerate(slots) if opens(actor, slot))


def opens(actor: Actor, slot: bytes) -> bool:
    try:
        open_slot(slot, CAST.gid, actor.sealing)
    except BadBytes:
        return False
    return True


def test_neither_group_nor_device_stands_readable_in_a_parcel() -> None:
    raw = sealed()
    for secret in (CAST.gid, CASE, KARIN.device, KARIN.member, KARIN.sealing.key_id, KEYS.epoch_secret, KEYS.record):
        assert secret not in raw


def test_rule_18_a_former_key_of_the_device_still_opens() -> None:
    newer = generate_sealing_key(seeded(9))
    letter = open_parcel(sealed(), CAST.gid, [newer, KARIN.sealing], group_tag_secret=GROUP_TAG)
    assert letter is not None
    assert open_parcel(sealed(), CAST.gid, [newer], group_tag_secret=GROUP_TAG) is None
    assert open_parcel(sealed(), CAST.gid, [KARIN.sealing], group_tag_secret=bytes(32)) is None
    assert open_parcel(sealed(), GroupId(bytes(16)), [KARIN.sealing], group_tag_secret=GROUP_TAG) is None


PARTS = decode(sealed())
assert isinstance(PARTS, tuple)
ONE = (bytes(8), bytes(SLOT_BYTES))
BAD: dict[str, Item] = {
    "no array": 1,
    "two parts": PARTS[:2],
    "four parts": (*PARTS, 1),
    "a version that is text": ("1", *PARTS[1:]),
    "nothing": (),
    "a short salt": (1, bytes(15), ()),
    "a slot of three parts": (1, bytes(16), ((*ONE, 1),)),
    "a short hint": (1, bytes(16), ((bytes(7), ONE[1]),)),
    "a short slot": (1, bytes(16), ((ONE[0], bytes(SLOT_BYTES - 1)),)),
    "more slots than fit": (1, bytes(16), (((bytes(8), b"")),) * 481),
}


@pytest.mark.parametrize("item", BAD.values(), ids=BAD)
def test_a_parcel_of_another_form_is_bad_bytes(item: Item) -> None:
    with pytest.raises(BadBytes):
        parse_parcel(encode(item))


def test_a_parcel_of_another_version_needs_a_newer_program() -> None:
    with pytest.raises(NewerError):
        parse_parcel(encode((2, "new")))


def test_more_devices_than_one_object_holds_are_told() -> None:
    noise = [replace(one, let_in=False) for one in SLOTS]
    assert parse_parcel(sealed(noise * 160)) == 480
    with pytest.raises(TooLargeError):
        sealed(noise * 160 + noise[:1])


def content(raw: Item, signature: Item = bytes(64)) -> bytes:
    """Return a slot for Karin with any content."""
    plaintext = pad(encode((raw, signature)), CONTENT_BYTES)
    return seal_to(KARIN.sealing.public, encode((PARCEL, 1, CAST.gid)), plaintext)


def letter_items() -> list[Item]:
    letter = open_slot(
        seal_slot(KEYS, KARIN.sealing.key_id, KARIN.sealing.public, BERIT.signing), CAST.gid, KARIN.sealing
    )
    items = decode(letter.raw)
    assert isinstance(items, tuple)
    return list(items)


LETTER_FAULTS: dict[str, tuple[int, Item]] = {
    "another version": (0, 2),
    "another group": (1, bytes(16)),
    "a short compartment id": (2, b"c"),
    "kind 0": (3, 0),
    "kind 5": (3, 5),
    "a short device id": (4, b"d"),
    "another recipient": (5, bytes(16)),
    "a short tag secret": (6, bytes(31)),
    "epoch 0": (7, 0),
    "a short epoch secret": (8, bytes(31)),
    "generation 0": (9, 0),
    "a short bag key": (10, bytes(31)),
    "a short record hash": (11, bytes(31)),
}


@pytest.mark.parametrize("fault", LETTER_FAULTS.values(), ids=LETTER_FAULTS)
def test_a_letter_of_another_form_is_bad_bytes(fault: tuple[int, Item]) -> None:
    items = letter_items()
    items[fault[0]] = fault[1]
    with pytest.raises(BadBytes):
        open_slot(content(encode(tuple(items))), CAST.gid, KARIN.sealing)


@pytest.mark.parametrize("raw", ["text", b"", b"garbage"])
def test_a_slot_of_garbage_is_bad_bytes(raw: Item) -> None:
    with pytest.raises(BadBytes):
        open_slot(content(raw), CAST.gid, KARIN.sealing)


def test_garbage_padding_in_a_slot_is_bad_bytes() -> None:
    letter = open_slot(
        seal_slot(KEYS, KARIN.sealing.key_id, KARIN.sealing.public, BERIT.signing), CAST.gid, KARIN.sealing
    )
    padded = pad(encode((letter.raw, letter.signature)), CONTENT_BYTES)
    for plaintext in (padded[:-1] + b"\x01", padded + b"\x00", padded[:-1]):
        slot = seal_to(KARIN.sealing.public, encode((PARCEL, 1, CAST.gid)), plaintext)
        with pytest.raises(BadBytes):
            open_slot(slot, CAST.gid, KARIN.sealing)


def checked(**other: object) -> None:
    keys = replace(KEYS, **other)  # type: ignore[arg-type]  # the test's own names
    slot = seal_slot(keys, KARIN.sealing.key_id, KARIN.sealing.public, BERIT.signing)
    check_letter(open_slot(slot, CAST.gid, KARIN.sealing), CAST.membership())


@pytest.mark.parametrize("name", ["tag_secret", "epoch_secret", "bag_key", "record"])
def test_rule_17_a_secret_that_the_records_do_not_commit_to_is_an_alarm(name: str) -> None:
    with pytest.raises(BadBytes):
        checked(**{name: bytes(32)})


def test_a_compartment_said_to_be_of_another_kind_is_an_alarm() -> None:
    with pytest.raises(BadBytes):
        checked(kind=CompartmentKind.OWN)


def test_rule_19_a_generation_that_no_record_began_is_an_alarm() -> None:
    with pytest.raises(BadBytes):
        checked(generation=2)


def test_a_letter_for_an_epoch_or_compartment_not_yet_known_waits() -> None:
    for change in ({"epoch": 2}, {"cid": CompartmentId(bytes(16))}):
        with pytest.raises(MissingRecordError):
            checked(**change)


def test_a_letter_by_an_unknown_or_forged_hand_is_refused() -> None:
    stranger = generate_signing_key(seeded(3))
    slot = seal_slot(KEYS, KARIN.sealing.key_id, KARIN.sealing.public, stranger)
    with pytest.raises(MissingRecordError):
        check_letter(open_slot(slot, CAST.gid, KARIN.sealing), CAST.membership())
    forged = content(encode(tuple(letter_items())))
    with pytest.raises(BadSignatureError):
        check_letter(open_slot(forged, CAST.gid, KARIN.sealing), CAST.membership())


def test_a_letter_of_the_group_and_of_a_municipality_is_checked_alike() -> None:
    cast, founder = found("letters")
    municipality = cast.membership().municipalities()[0].cid
    kinds = ((cast.group, CompartmentKind.GROUP), (municipality, CompartmentKind.MUNICIPALITY))
    for cid, kind in kinds:
        slot = seal_slot(keys_of(cast, cid, kind), founder.sealing.key_id, founder.sealing.public, founder.signing)
        check_letter(open_slot(slot, cast.gid, founder.sealing), cast.membership())


def test_a_letter_of_someone_who_has_left_since_is_still_theirs() -> None:
    cast, founder = found("left")
    per = cast.admit(founder, "Per")
    case = cast.open(per, per, founder)
    slot = seal_slot(keys_of(cast, case), founder.sealing.key_id, founder.sealing.public, per.signing)
    cast.sign(founder, founder.mid, RemoveMember(per.member))
    check_letter(open_slot(slot, cast.gid, founder.sealing), cast.membership())


def test_every_fourteenth_flipped_byte_of_a_parcel_is_refused_or_finds_nothing() -> None:
    raw = sealed()
    for at in range(0, len(raw), 14):
        damaged = raw[:at] + bytes((raw[at] ^ 1,)) + raw[at + 1 :]
        try:
            letter = opened(damaged, KARIN)
        except ChangesError:
            continue
        assert letter is None or letter.keys == KEYS
