"""Rows of the attack table in which somebody makes bytes: keys, members, other uses, bombs, times, other ids."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from backports import zstd

from ifodesk.changes import labels
from ifodesk.changes.blob import decode_content
from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import (
    bound,
    check_signature,
    derive,
    generate_sealing_key,
    generate_signing_key,
    keyed_hash,
    seal,
    unseal,
)
from ifodesk.changes.errors import BadBytes, BadSignatureError, NewerError, NoKeyError
from ifodesk.changes.ids import UnitId
from ifodesk.changes.merge import EMPTY, CellState, Live, Write, fold, shown
from ifodesk.changes.names import ObjectType
from ifodesk.changes.objects import Epoch, Place, open_object, seal_object
from ifodesk.changes.payloads import Admit, Certify
from ifodesk.changes.record_parts import Role, device_card, person_card
from ifodesk.changes.segment import open_outer
from ifodesk.changes.verdict import State
from ifodesk.verify.cbor import NotCanonicalError
from ifodesk.verify.cbor import decode as verifiers_decode
from tests.changes.cast import found, seeded
from tests.proof.specimens import TIME, stage

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
TEN_YEARS = 10 * 366 * 86_400_000 << 16


def test_attack_02_a_key_that_a_hub_puts_in_is_nobodys_and_nothing_is_sealed_to_it() -> None:
    """Karin's certificate with the sealing key changed, and one made up whole: neither gets a slot in any parcel."""
    cast, berit = found("attack 2")
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    case = cast.open(berit, berit, karin)
    hub = generate_signing_key(cast.rng)
    made_up = cast.newcomer("Karin", karin.mid, user=karin.user)
    card = device_card(cast.gid, karin.mid, karin.member, made_up.signing, made_up.sealing, user=None)
    substituted = replace(
        device_card(cast.gid, karin.mid, karin.member, karin.signing, karin.sealing, user=karin.user),
        sealing_key=generate_sealing_key(cast.rng).public,
    )
    made = cast.sign(made_up, karin.mid, Certify(card), keep=False)
    by_a_chief = cast.sign(berit, karin.mid, Certify(substituted), keep=False)
    for record in (made, replace(made, signatures=()).signed_by(hub), by_a_chief):
        membership = cast.membership([*cast.records, record])
        assert membership.states[record.hash].state is not State.APPLIED
        sealed_to = {one.device.sealing_key for one in membership.addressees(case)}
        assert sealed_to == {berit.sealing.public, karin.sealing.public}


def test_attack_03_nobody_becomes_a_member_by_a_record_without_the_right() -> None:
    cast, berit = found("attack 3")
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    before = {cid: cast.membership().readers(cid) for cid in cast.keys}
    mallory = cast.newcomer("Mallory", berit.mid)
    admit = Admit(person_card(cast.gid, berit.mid, mallory.member, "Mallory", "", mallory.user))
    card = device_card(cast.gid, berit.mid, mallory.member, mallory.signing, mallory.sealing, user=mallory.user)
    for signers in ((mallory,), (karin,), (karin, mallory)):
        records = [*cast.records, cast.sign(signers, berit.mid, admit, keep=False)]
        records.append(cast.sign(signers, berit.mid, Certify(card), seen=records, keep=False))
        membership = cast.membership(records)
        assert {membership.states[one.hash].state for one in records[-2:]} <= {State.HELD, State.BROKEN}
        assert {cid: membership.readers(cid) for cid in cast.keys} == before


def test_attack_04_an_older_suite_or_version_opens_nothing() -> None:
    """A version that is not this program's is NEWER, whichever way it differs: none older is ever fallen back to."""
    on = stage()
    epoch = Epoch(1, on.cast.keys[on.case.cid].epoch)
    place = Place(on.cast.gid, on.case.cid, ObjectType.SEGMENT)
    _, body = open_object(on.segment.sealed, place, [epoch])
    raw, _signature, blobs = items(body)
    for field in (0, 1):
        for value, error in ((0, NewerError), (2, NewerError), (True, BadBytes), (-1, BadBytes)):
            header = list(items(raw))
            header[field] = value
            changed = encode(tuple(header))
            signed = on.karin.signing.sign(labels.SEGMENT, changed)
            sealed = seal_object(epoch, place, encode((changed, signed, blobs)), seeded(4))
            with pytest.raises(error):
                open_outer(sealed, on.cast.gid, on.case.cid, [epoch])


def items(raw: Item) -> tuple[Item, ...]:
    assert isinstance(raw, bytes)
    found_items = decode(raw)
    assert isinstance(found_items, tuple)
    return found_items


def test_attack_19_no_use_of_a_key_can_be_taken_for_another() -> None:
    """Every label against every other: signatures, seals, derived keys, keyed hashes, associated data."""
    key, secret, ids = generate_signing_key(seeded(19)), bytes([9]) * 32, (b"i" * 16, 1)
    for one in labels.ALL:
        signature = key.sign(one, b"message")
        sealed = seal(secret, one, ids, b"plaintext", seeded(1))
        for other in labels.ALL:
            if other == one:
                check_signature(key.public, other, b"message", signature)
                assert unseal(secret, other, ids, sealed) == b"plaintext"
                continue
            with pytest.raises(BadSignatureError):
                check_signature(key.public, other, b"message", signature)
            with pytest.raises(NoKeyError):
                unseal(secret, other, ids, sealed)
            assert derive(secret, bytes(32), one, ids) != derive(secret, bytes(32), other, ids)
            assert keyed_hash(secret, one, ids) != keyed_hash(secret, other, ids)
            assert bound(one, ids) != bound(other, ids)


def test_attack_20_the_type_of_an_object_is_part_of_its_seal() -> None:
    epoch, on = Epoch(1, bytes([1]) * 32), stage()
    for kind in ObjectType:
        sealed = seal_object(epoch, Place(on.cast.gid, on.case.cid, kind), b"body", seeded(2))
        for other in ObjectType:
            place = Place(on.cast.gid, on.case.cid, other)
            if other is kind:
                assert open_object(sealed, place, [epoch]) == (1, b"body")
            else:
                with pytest.raises(NoKeyError):
                    open_object(sealed, place, [epoch])


def test_attack_23_recovery_is_a_record_that_all_see_and_opens_no_case_by_itself() -> None:
    cast, berit = found("attack 23")
    rut = cast.admit(berit, "Rut", Role.RECOVERY_HOLDER)
    karin = cast.admit(berit, "Karin", Role.CASEWORKER)
    case = cast.open(berit, berit, karin)
    new = cast.newcomer("Karin", karin.mid, user=karin.user)
    card = Certify(device_card(cast.gid, karin.mid, karin.member, new.signing, new.sealing, user=None))
    for alone in (berit, rut):
        record = cast.sign(alone, karin.mid, card, keep=False)
        assert cast.membership([*cast.records, record]).states[record.hash].state is State.HELD
    cast.sign((berit, rut), karin.mid, card)
    membership = cast.membership()
    (found_device,) = [one for one in membership.devices_of(karin.member) if one.device == new.device]
    assert not found_device.by_person
    by_itself = {one.device.device: one.by_itself for one in membership.addressees(case)}
    assert by_itself == {berit.device: True, karin.device: True, rut.device: False, new.device: False}


BOMBS = {
    "nested arrays": b"\x81" * 60_000 + b"\x00",
    "an array said to be endless": b"\x9f" + b"\x00" * 1000,
    "an array said to be huge": b"\x9b" + b"\xff" * 8,
    "an array of four billion items": b"\x9a" + b"\xff" * 4,
    "bytes said to be huge": b"\x5b\x7f" + b"\xff" * 7,
    "text said to be huge": b"\x7b\x7f" + b"\xff" * 7,
    "a million items": encode((0,) * 100) * 9_000,
    "a big number tag": b"\xc2\x59\xff\xff" + b"\xff" * 65_535,
    "nested tags": b"\xc1" * 60_000 + b"\x00",
    "a map": b"\xa1\x00\x00",
    "more than an object may be": bytes(1 << 20) + b"\x00",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_attack_25_a_bomb_is_refused_before_it_takes_room(bomb: bytes) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(BadBytes):
            decode(bomb)
        with pytest.raises(NotCanonicalError):
            verifiers_decode(bomb)
        assert tracemalloc.get_traced_memory()[1] < 16 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("size", [(4 << 20) + 1, 256 << 20])
def test_attack_25_a_blob_that_unpacks_to_more_than_the_cap_is_refused_in_bounded_room(size: int) -> None:
    """256 MiB of zeros are some 20 kB of zstd."""
    compressor = zstd.ZstdCompressor(level=3)
    packed = b"".join([*(compressor.compress(bytes(1 << 20)) for _ in range(size >> 20)), compressor.flush()])
    assert len(packed) < 1 << 17
    tracemalloc.start()
    try:
        with pytest.raises(BadBytes):
            decode_content(b"\x01" + packed, first_idx=0, count=1)
        assert tracemalloc.get_traced_memory()[1] < 32 << 20
    finally:
        tracemalloc.stop()


def live(h: int, value: str, *, seq: int = 1, time: int = TIME, idx: int = 0) -> Live:
    device = stage().karin.device
    return Live((bytes([h]) * 16, idx), value, time, device, seq, UnitId(b"u" * 16), None)


def test_attack_28_two_assertions_of_one_device_number_and_place_are_two() -> None:
    """The branches of a fork: same device, seq and idx. Identity is the hash of the segment, whatever came first."""
    one, other = Write(live(1, "den ena"), ()), Write(live(2, "den andra"), ())
    states: list[CellState] = [fold(EMPTY, order) for order in permutations((one, other, one))]
    assert all(state == states[0] for state in states)
    assert {entry.value for entry in states[0].live.values()} == {"den ena", "den andra"}


@pytest.mark.parametrize("skew", [TEN_YEARS, -TEN_YEARS])
def test_attack_29_a_clock_ten_years_off_wins_nothing_over_who_saw_the_value(skew: int) -> None:
    poisoned = Write(live(1, "från framtiden", time=TIME + skew), ())
    answer = Write(live(2, "rättat", seq=2), ((bytes([1]) * 16, 0),))
    for order in permutations((poisoned, answer)):
        state = fold(EMPTY, order)
        assert [entry.value for entry in state.live.values()] == ["rättat"]
        assert shown(state).value == "rättat"  # type: ignore[union-attr]  # not None: something is live


def test_attack_33_every_dependency_is_pinned_by_hash() -> None:
    """The program's own update is out of this layer; what it is built from is not: no line without a hash."""
    for lock in ("runtime.lock", "dev.lock"):
        text = (ROOT / lock).read_text("utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
        assert len(lines) > 20
        assert all("==" in line and "--hash=sha256:" in line for line in lines)
