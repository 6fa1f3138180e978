"""Unsent work in a file: read by those it is sealed to, and by nobody as somebody else's."""

from __future__ import annotations

import pytest

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.crypto import SigningKey
from ifodesk.changes.errors import BadBytes, BadSignatureError, ChangesError, NoKeyError
from ifodesk.changes.ids import GroupId
from ifodesk.changes.labels import JOIN
from ifodesk.changes.unsent_file import UnsentValue, author_of, decode_unsent, encode_unsent
from tests.changes.cast import found, seeded

CAST, BERIT = found("unsent")
KARIN, PER = CAST.newcomer("Karin", BERIT.mid), CAST.newcomer("Per", BERIT.mid)
VALUES = (
    UnsentValue("D-26-7KQF-3", "note", b"n" * 16, "text", "Ringde skolan.", 77 << 16),
    UnsentValue("D-26-7KQF-3", "need", b"e" * 16, "done", value=True, time=0),
)
FILE = encode_unsent(CAST.gid, VALUES, [BERIT.sealing.public, PER.sealing.public], KARIN.signing, seeded("unsent"))


def opened(raw: bytes = FILE, gid: GroupId = CAST.gid, public: bytes = KARIN.signing.public) -> tuple[UnsentValue, ...]:
    return decode_unsent(raw, gid, [KARIN.sealing, PER.sealing], public)


def test_who_it_is_sealed_to_reads_what_was_written_and_by_whom() -> None:
    assert opened() == VALUES
    assert decode_unsent(FILE, CAST.gid, [BERIT.sealing], KARIN.signing.public) == VALUES
    assert author_of(FILE) == KARIN.device


def test_who_it_is_not_sealed_to_reads_nothing() -> None:
    with pytest.raises(NoKeyError):
        decode_unsent(FILE, CAST.gid, [KARIN.sealing], KARIN.signing.public)


def test_neither_text_nor_reader_stands_readable() -> None:
    for secret in (b"Ringde skolan.", b"D-26-7KQF-3", BERIT.member):
        assert secret not in FILE


def test_a_file_of_another_group_or_hand_is_refused() -> None:
    with pytest.raises(BadBytes):
        opened(gid=GroupId(bytes(16)))
    with pytest.raises(BadSignatureError):
        opened(public=BERIT.signing.public)


def parts() -> tuple[bytes, tuple[Item, ...]]:
    items = decode(FILE)
    assert isinstance(items, tuple)
    assert isinstance(items[2], bytes)
    content = decode(items[2])
    assert isinstance(content, tuple)
    return items[2], content


def signed(content: bytes, by: SigningKey = KARIN.signing) -> bytes:
    return encode((JOIN, 8, content, by.sign(JOIN, content)))


def test_who_signs_anothers_file_anew_does_not_become_its_author() -> None:
    taken = signed(parts()[0], BERIT.signing)
    assert author_of(taken) == KARIN.device
    for public, error in ((KARIN.signing.public, BadSignatureError), (BERIT.signing.public, BadBytes)):
        with pytest.raises(error):
            opened(taken, public=public)
    named = (parts()[1][0], BERIT.device, *parts()[1][2:])
    renamed = signed(encode(named), BERIT.signing)
    assert author_of(renamed) == BERIT.device
    with pytest.raises(ChangesError):
        opened(renamed, public=BERIT.signing.public)


SLOTS = parts()[1][2]
FAULTS: dict[str, tuple[int, Item]] = {
    "a short group id": (0, b"g"),
    "a short device id": (1, b"d"),
    "slots that are no array": (2, 1),
    "a slot of one part": (2, ((bytes(16),),)),
    "a slot under a short id": (2, ((b"k", b""),)),
    "a slot that is text": (2, ((bytes(16), ""),)),
    "more slots than there may be": (2, ((bytes(16), b""),) * 1025),
    "a seal that is text": (3, ""),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_content_of_another_form_is_bad_bytes(fault: tuple[int, Item]) -> None:
    content = list(parts()[1])
    content[fault[0]] = fault[1]
    raw = signed(encode(tuple(content)))
    for read in (author_of, opened):
        with pytest.raises(BadBytes):
            read(raw)


def test_every_flipped_byte_is_found() -> None:
    for at in range(0, len(FILE), 7):
        with pytest.raises(ChangesError):
            opened(FILE[:at] + bytes((FILE[at] ^ 1,)) + FILE[at + 1 :])
