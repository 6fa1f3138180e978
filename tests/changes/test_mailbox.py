"""A mailbox hides and finds by its secret alone; a letter opens in its own way only."""

from __future__ import annotations

import pytest

from ifodesk.changes.errors import BadBytes, NoKeyError, TooLargeError
from ifodesk.changes.mailbox import (
    Way,
    decode_mail_invitation,
    encode_mail_invitation,
    mail_tag,
    open_letter,
    seal_letter,
)
from ifodesk.changes.names import object_name, parse_name
from tests.changes.cast import seeded

SECRET, OTHER = b"s" * 16, b"t" * 16


def test_an_invitation_carries_its_mailbox() -> None:
    raw = encode_mail_invitation(b"inbjudan", SECRET)
    assert decode_mail_invitation(raw) == (b"inbjudan", SECRET)
    for bad in (raw[:-1], raw + b"\x00", b"", encode_mail_invitation(b"x", b"s")):
        with pytest.raises(BadBytes):
            decode_mail_invitation(bad)


def test_names_are_of_the_hubs_form_and_differ_by_secret_and_way() -> None:
    name, sealed = seal_letter(SECRET, Way.REQUEST, b"brev", seeded(1))
    parsed = parse_name(name)
    assert parsed.tag == mail_tag(SECRET, Way.REQUEST)
    assert name == object_name(parsed.tag, sealed)
    assert len({mail_tag(secret, way) for secret in (SECRET, OTHER) for way in Way}) == 4


def test_a_letter_opens_by_its_secret_and_way_and_tells_nothing_by_its_size() -> None:
    _, sealed = seal_letter(SECRET, Way.WELCOME, b"brev", seeded(1))
    _, longer = seal_letter(SECRET, Way.WELCOME, b"brev" * 500, seeded(2))
    assert open_letter(SECRET, Way.WELCOME, sealed) == b"brev"
    assert len(sealed) == len(longer)
    for secret, way in ((OTHER, Way.WELCOME), (SECRET, Way.REQUEST)):
        with pytest.raises(NoKeyError):
            open_letter(secret, way, sealed)
    for at in (0, 40, len(sealed) - 1):
        flipped = bytes(byte ^ (place == at) for place, byte in enumerate(sealed))
        with pytest.raises((BadBytes, NoKeyError)):
            open_letter(SECRET, Way.WELCOME, flipped)


def test_what_one_object_cannot_hold_goes_by_file() -> None:
    with pytest.raises(TooLargeError):
        seal_letter(SECRET, Way.WELCOME, bytes(1 << 20), seeded(1))
