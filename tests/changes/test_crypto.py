"""Seals open in one place, with one secret, unchanged; signatures hold for one use."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from ifodesk.changes import labels
from ifodesk.changes.codec import Item, encode
from ifodesk.changes.crypto import (
    SEAL_BYTES,
    SealingKey,
    SigningKey,
    check_signature,
    derive,
    generate_sealing_key,
    generate_signing_key,
    key_id,
    seal,
    seal_to,
    unseal,
)
from ifodesk.changes.errors import BadBytes, BadSignatureError, ChangesError, NoKeyError
from tests.changes.cast import seeded

SECRET, OTHER = bytes(32), bytes([1]) * 32
IDS: tuple[Item, ...] = (b"g" * 16, b"c" * 16, 1, 1)


def hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256 to 64 bytes, written out from RFC 5869."""
    prk = hmac.digest(salt, secret, "sha256")
    first = hmac.digest(prk, info + b"\x01", "sha256")
    return first + hmac.digest(prk, first + info + b"\x02", "sha256")


def test_a_seal_is_salt_commitment_and_aes_gcm_as_the_format_says() -> None:
    sealed = seal(SECRET, labels.OUTER, IDS, b"plain", seeded(1))
    salt, commitment, ciphertext = sealed[:32], sealed[32:64], sealed[64:]
    both = hkdf(SECRET, salt, encode((labels.OUTER, *IDS)))
    assert commitment == both[32:]
    assert AESGCM(both[:32]).decrypt(bytes(12), ciphertext, encode((labels.OUTER, 1, *IDS))) == b"plain"
    assert derive(SECRET, salt, labels.OUTER, IDS) == (both[:32], both[32:])


@given(st.binary(max_size=200))
def test_a_seal_opens_again(plaintext: bytes) -> None:
    sealed = seal(SECRET, labels.UNIT, IDS, plaintext, seeded(1))
    assert len(sealed) == len(plaintext) + SEAL_BYTES
    assert unseal(SECRET, labels.UNIT, IDS, sealed) == plaintext


def test_another_secret_label_or_place_is_no_key() -> None:
    sealed = seal(SECRET, labels.UNIT, IDS, b"plain", seeded(1))
    moved: list[tuple[bytes, labels.Label, tuple[Item, ...]]] = [
        (OTHER, labels.UNIT, IDS),
        *((SECRET, label, IDS) for label in labels.ALL if label != labels.UNIT),
        (SECRET, labels.UNIT, IDS[:-1]),
        (SECRET, labels.UNIT, (*IDS, 1)),
        (SECRET, labels.UNIT, (IDS[1], IDS[0], 1, 1)),
        (SECRET, labels.UNIT, (*IDS[:3], 2)),
    ]
    for secret, label, ids in moved:
        with pytest.raises(NoKeyError):
            unseal(secret, label, ids, sealed)


def test_every_flipped_byte_and_every_other_length_is_refused() -> None:
    sealed = seal(SECRET, labels.UNIT, IDS, b"plain", seeded(1))
    damaged = [sealed[:at] + bytes((sealed[at] ^ 1,)) + sealed[at + 1 :] for at in range(len(sealed))]
    damaged += [sealed[:size] for size in range(len(sealed))] + [sealed + b"\x00"]
    for one in damaged:
        with pytest.raises((BadBytes, NoKeyError)):
            unseal(SECRET, labels.UNIT, IDS, one)


def test_what_is_too_short_to_be_a_seal_is_bad_bytes_whatever_the_key() -> None:
    sealed = seal(SECRET, labels.UNIT, IDS, b"", seeded(1))
    for secret in (SECRET, OTHER):
        for size in range(SEAL_BYTES):
            with pytest.raises(BadBytes):
                unseal(secret, labels.UNIT, IDS, sealed[:size])


def test_a_seed_of_another_length_makes_no_sealing_key() -> None:
    for seed in (b"", bytes(31), bytes(33)):
        with pytest.raises(BadBytes):
            SealingKey(seed)


def test_damage_under_the_right_key_is_told_from_another_key() -> None:
    sealed = seal(SECRET, labels.UNIT, IDS, b"plain", seeded(1))
    with pytest.raises(BadBytes):
        unseal(SECRET, labels.UNIT, IDS, sealed[:-1] + bytes((sealed[-1] ^ 1,)))


def test_attack_17_one_ciphertext_with_two_plaintexts_is_stopped_by_the_commitment() -> None:
    mine = seal(SECRET, labels.UNIT, IDS, b"plain", seeded(1))
    theirs = seal(OTHER, labels.UNIT, IDS, b"other", seeded(1))
    mixed = mine[:32] + theirs[32:64] + mine[64:]
    for secret in (SECRET, OTHER):
        with pytest.raises(ChangesError):
            unseal(secret, labels.UNIT, IDS, mixed)


def test_a_signature_holds_for_its_key_message_and_use_alone() -> None:
    key = generate_signing_key(seeded(1))
    signature = key.sign(labels.SEGMENT, b"message")
    check_signature(key.public, labels.SEGMENT, b"message", signature)
    wrong = [
        *((key.public, label, b"message", signature) for label in labels.ALL if label != labels.SEGMENT),
        (generate_signing_key(seeded(2)).public, labels.SEGMENT, b"message", signature),
        (key.public, labels.SEGMENT, b"massage", signature),
        (key.public, labels.SEGMENT, b"message", bytes(64)),
        (key.public, labels.SEGMENT, b"message", b""),
        (b"", labels.SEGMENT, b"message", signature),
    ]
    for public, label, message, found in wrong:
        with pytest.raises(BadSignatureError):
            check_signature(public, label, message, found)


def test_the_signing_key_of_rfc_8032_gives_its_public_key() -> None:
    key = SigningKey(bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    assert key.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


def test_the_sealing_key_of_the_x_wing_draft_gives_its_public_key() -> None:
    key = SealingKey(bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26"))
    assert key.public[:32].hex() == "e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5"


def test_what_is_sealed_to_a_device_opens_with_its_key_and_info_alone() -> None:
    key, other = generate_sealing_key(seeded(1)), generate_sealing_key(seeded(2))
    sealed = seal_to(key.public, b"info", b"plain")
    assert key.open(b"info", sealed) == b"plain"
    assert key.key_id == key_id(key.public) == hashlib.sha256(key.public).digest()[:16]
    for opener, info, found in (
        (other, b"info", sealed),
        (key, b"other", sealed),
        (key, b"info", sealed[:-1]),
        (key, b"info", sealed[:-1] + bytes((sealed[-1] ^ 1,))),
        (key, b"info", b""),
    ):
        with pytest.raises(BadBytes):
            opener.open(info, found)


@pytest.mark.parametrize("public", [b"", bytes(1216), b"\xff" * 1216, bytes(1215), bytes(1217)])
def test_nothing_is_sealed_to_what_is_no_key(public: bytes) -> None:
    with pytest.raises(BadBytes):
        seal_to(public, b"info", b"plain")


def test_secrets_do_not_show_when_a_key_is_printed() -> None:
    key = generate_signing_key(seeded(1))
    assert key.seed.hex() not in repr(key)
    assert repr(key.seed) not in repr(key)
