"""Two copies of one record are one record with the signatures of both."""

from __future__ import annotations

from ifodesk.changes.envelope import Signature, SignedRecord
from ifodesk.changes.payloads import SetRole
from ifodesk.changes.record_parts import Role
from ifodesk.changes.verdict import State
from tests.store.members.conftest import Seat, Seats


def newcomer(seats: Seats, chief: Seat) -> Seat:
    seat = seats.empty()
    request = seat.asking.request(chief.welcoming.invitation(), "Karin", "")
    seat.identity = seat.asking.accept(chief.welcoming.approve(request, (Role.CASEWORKER,)))
    return seat


def test_a_second_signature_joins_the_first_and_has_to_be_carried(seats: Seats) -> None:
    chief = seats.founder()
    karin = newcomer(seats, chief)
    book = chief.book
    with chief.database.durable():
        record = book.sign(chief.me.municipality, SetRole(karin.me.member, 3, granted=False, ends=None))
        book.carried([record], 7)
        other = SignedRecord(record.body, ()).signed_by(karin.me.signing)
        assert book.add([other], own=True) == {chief.me.municipality}
    assert {len(one.signatures) for one in book.all() if one.hash == record.hash} == {2}
    assert [one.hash for one in book.unsent([chief.me.municipality])][-1] == record.hash
    assert book.add([other], own=False) == frozenset()


def test_a_false_signature_neither_spoils_nor_outlives_the_true_one(seats: Seats) -> None:
    chief = seats.founder()
    karin = newcomer(seats, chief)
    book = chief.book
    with chief.database.durable():
        record = book.sign(chief.me.municipality, SetRole(karin.me.member, 3, granted=False, ends=None))
        true = SignedRecord(record.body, ()).signed_by(karin.me.signing)
        false = SignedRecord(record.body, (Signature(true.signatures[0].signer, bytes(64)),))
        for copy in (false, true, false):
            book.add([copy], own=False)
    (held,) = (one for one in book.all() if one.hash == record.hash)
    assert true.signatures[0] in held.signatures
    assert len(held.signatures) == 2
    assert book.membership.states[record.hash].state is State.APPLIED


def test_a_record_buried_in_false_signatures_keeps_those_that_hold(seats: Seats) -> None:
    chief = seats.founder()
    karin = newcomer(seats, chief)
    book = chief.book
    with chief.database.durable():
        record = book.sign(chief.me.municipality, SetRole(karin.me.member, 3, granted=False, ends=None))
        noise = tuple(Signature(bytes([number]) * 16, bytes(64)) for number in range(16))
        book.add([SignedRecord(record.body, noise)], own=False)
    (held,) = (one for one in book.all() if one.hash == record.hash)
    assert held.signatures == record.signatures
    assert book.membership.states[record.hash].state is State.APPLIED
