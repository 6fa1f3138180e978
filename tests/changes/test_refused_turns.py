"""Letters with keys that somebody turned without having heard of being shut out: what lies under them is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ifodesk.changes.crypto import SigningKey, generate_secret, generate_signing_key
from ifodesk.changes.keys import Committed, Owner, commitment
from ifodesk.changes.parcel import CompartmentKeys, Letter, check_letter, is_of_refused_turn, open_slot, seal_slot
from ifodesk.changes.payloads import Exclude, TurnEpoch
from ifodesk.changes.record_parts import CompartmentKind
from tests.changes.cast import found, seeded

CAST, BERIT = found("refused")
KARIN = CAST.admit(BERIT, "Karin")
CASE = CAST.open(BERIT, BERIT, KARIN)
OWNER = Owner(CAST.gid, CASE)
BASE = list(CAST.records)
SECRET, REFUSED = generate_secret(CAST.rng), generate_secret(CAST.rng)


def turn(number: int, secret: bytes) -> TurnEpoch:
    bag = commitment(CAST.keys[CASE].bag, OWNER, Committed.BAG_KEY, 1)
    return TurnEpoch(number, commitment(secret, OWNER, Committed.EPOCH_SECRET, number), (), 1, bag)


CAST.sign(BERIT, CASE, Exclude((KARIN.member,)))
CAST.sign(BERIT, CASE, turn(2, SECRET))
CAST.sign(KARIN, CASE, turn(2, REFUSED), seen=BASE)
WHOLE = CAST.membership()
RECORD = WHOLE.facts(CASE).founding_record(CASE) or b""
KEYS = CompartmentKeys(
    CAST.gid, CASE, CompartmentKind.RESTRICTED, CAST.keys[CASE].tag, 2, REFUSED, 1, CAST.keys[CASE].bag, RECORD
)


def letter(keys: CompartmentKeys = KEYS, signer: SigningKey = KARIN.signing) -> Letter:
    slot = seal_slot(keys, BERIT.sealing.key_id, BERIT.sealing.public, signer)
    return open_slot(slot, CAST.gid, BERIT.sealing)


def test_the_keys_of_who_had_not_heard_of_being_shut_out_are_known_for_what_they_are() -> None:
    assert is_of_refused_turn(letter(), WHOLE)
    assert is_of_refused_turn(letter(signer=BERIT.signing), WHOLE), "whoever has them may hand them on"


def test_a_turn_that_is_accepted_is_no_refused_one() -> None:
    accepted = letter(replace(KEYS, epoch_secret=SECRET))
    check_letter(accepted, WHOLE)
    assert not is_of_refused_turn(accepted, WHOLE)
    assert not is_of_refused_turn(letter(), CAST.membership(BASE)), "the turn is not known yet"


@pytest.mark.parametrize("other", [{"epoch_secret": SECRET}, {"epoch": 1}, {"epoch": 3}])
def test_another_secret_or_number_than_the_refused_turn_commits_to_is_nobodys(other: dict[str, bytes | int]) -> None:
    false = letter(replace(KEYS, **other))  # type: ignore[arg-type]  # the test's own names
    assert not is_of_refused_turn(false, WHOLE)


def test_a_stranger_or_a_forger_hands_out_no_refused_keys() -> None:
    assert not is_of_refused_turn(letter(signer=generate_signing_key(seeded("stranger"))), WHOLE)
    true, other = letter(), letter(replace(KEYS, bag_key=bytes(32)))
    assert not is_of_refused_turn(replace(true, signature=other.signature), WHOLE)
