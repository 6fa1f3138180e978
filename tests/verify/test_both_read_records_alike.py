"""What a record alone shows to be wrong, newer or right is the same to the program and to the verifier."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

import pytest

from ifodesk.changes.codec import Item, decode, encode
from ifodesk.changes.envelope import Signature, SignedRecord, record_from_item
from ifodesk.changes.errors import BadBytes, NewerError
from ifodesk.changes.ids import MemberId
from ifodesk.changes.payloads import FormerEpoch, FoundGroup, Payload, SetPolicy, TurnEpoch, UnknownPayload
from ifodesk.changes.record_parts import CompartmentKind, Mode
from ifodesk.changes.records import parse_record
from ifodesk.verify import acts, segments
from ifodesk.verify.records import MAX_PREVS, read_record
from ifodesk.verify.report import FaultyError
from tests.changes.test_records import (
    BERIT,
    BODY_FAULTS,
    CAST,
    CID,
    CUTS,
    EACH,
    FOUND_GROUP,
    KARIN,
    NARROWING,
    WRONG,
    built,
    changed_founding,
    changed_person,
    items_of,
    strange_compartment,
)

OF_THE_GROUP = {"found_group", "policy", "join", "part"}
OF_A_COMPARTMENT = {"open_compartment", "let_in", "exclude", "epoch", "cut"}
Forms: TypeAlias = dict[str, tuple[bytes, Payload]]


def both(signed: SignedRecord) -> tuple[str, str]:
    """Return what the program and the verifier make of a record: read, newer or bad."""
    try:
        record = parse_record(record_from_item(decode(encode(signed.item()))))
        unknown = isinstance(record.payload, UnknownPayload) and record.must_understand
        ours = "newer" if unknown else "read"  # the program keeps it, and judges it as newer
    except NewerError:
        ours = "newer"
    except BadBytes:
        ours = "bad"
    try:
        acts.read_act(read_record(decode(encode(signed.item())), ""))
        theirs = "read"
    except segments.NewerError:
        theirs = "newer"
    except FaultyError:
        theirs = "bad"
    return ours, theirs


def turned(*formers: FormerEpoch) -> TurnEpoch:
    return TurnEpoch(2, bytes(32), formers, 1, bytes(32))


def former(number: int, wrap: bytes = b"") -> FormerEpoch:
    return FormerEpoch(number.to_bytes(16, "big"), 1, wrap)


def founded(**other: object) -> FoundGroup:
    assert isinstance(FOUND_GROUP, FoundGroup)
    return replace(FOUND_GROUP, **other)  # type: ignore[arg-type]  # the test's own names


MORE: Forms = {
    "a short hash of rights": (CAST.gid, founded(rights=bytes(31))),
    "a person with a title of 201 characters": (BERIT.mid, changed_person(title="a" * 201)),
    "a municipality without a name": (BERIT.mid, changed_founding(name="")),
    "a municipality's name of 201 characters": (BERIT.mid, changed_founding(name="a" * 201)),
    "65 former epochs": (CID, turned(*map(former, range(65)))),
    "a wrap of 257 bytes": (CID, turned(former(1, bytes(257)))),
    "a policy whose version holds a text": (CAST.gid, SetPolicy(bytes(32), ("1", 0, 0))),  # type: ignore[arg-type]
    "a policy with a short hash of rights": (CAST.gid, SetPolicy(bytes(31), (0, 1, 0))),
    "a policy whose version holds true": (CAST.gid, SetPolicy(bytes(32), (True, 0, 0))),
}
AT_THE_EDGE: Forms = {
    "64 former epochs": (CID, turned(*map(former, range(64)))),
    "a wrap of 256 bytes": (CID, turned(former(1, bytes(256)))),
}


@pytest.mark.parametrize("name", EACH)
def test_right_records_are_read_by_both_and_stand_where_they_belong(name: str) -> None:
    record = built(*EACH[name])
    assert both(record) == ("read", "read")
    act = acts.read_act(read_record(decode(encode(record.item())), ""))
    kind = acts.GROUP if name in OF_THE_GROUP else acts.COMPARTMENT if name in OF_A_COMPARTMENT else acts.IDENTITY
    assert acts.log_kind(act) == kind
    assert acts.is_narrowing(act) == (name in NARROWING)
    assert len(acts.cuts_of(act)) == (len(CUTS) if name in NARROWING or name == "cut" else 0)


@pytest.mark.parametrize("form", [*WRONG.values(), *MORE.values()], ids=[*WRONG, *MORE])
def test_wrong_records_are_bad_to_both(form: tuple[bytes, Payload]) -> None:
    assert both(built(*form)) == ("bad", "bad")


@pytest.mark.parametrize(
    "strange",
    [
        (CompartmentKind.OWN, Mode.ONLY, (BERIT.member, KARIN.member)),
        (CompartmentKind.OWN, Mode.ONLY, (KARIN.member,)),
        (CompartmentKind.OWN, Mode.ONLY, ()),
        (CompartmentKind.OWN, Mode.ALL_BUT, (BERIT.member,)),
        (CompartmentKind.GROUP, Mode.ONLY, ()),
        (CompartmentKind.MUNICIPALITY, Mode.ONLY, ()),
    ],
)
def test_compartments_that_nobody_may_open_are_bad_to_both(
    strange: tuple[CompartmentKind, Mode, tuple[MemberId, ...]],
) -> None:
    assert both(strange_compartment(CompartmentKind.OWN, Mode.ONLY, (BERIT.member,))) == ("read", "read")
    assert both(strange_compartment(*strange)) == ("bad", "bad")


@pytest.mark.parametrize("form", AT_THE_EDGE.values(), ids=AT_THE_EDGE)
def test_as_much_as_is_allowed_is_read_by_both(form: tuple[bytes, Payload]) -> None:
    assert both(built(*form)) == ("read", "read")


@pytest.mark.parametrize("fault", BODY_FAULTS.values(), ids=BODY_FAULTS)
def test_bodies_of_another_form_are_bad_to_both(fault: tuple[int, Item]) -> None:
    assert both(changed(*fault)) == ("bad", "bad")


@pytest.mark.parametrize("fault", [(0, 2), (4, 21), (4, 1 << 40)])
def test_what_only_a_newer_program_knows_is_newer_or_left_alone_and_never_without_anything_before_it(
    fault: tuple[int, Item],
) -> None:
    assert both(changed(*fault, must=True)) == ("newer", "newer")
    assert both(changed(*fault, must=False)) == ("read", "read")
    for must in (True, False):
        assert both(changed(*fault, must=must, prevs=())) == ("bad", "bad")


def changed(place: int, item: Item, *, must: bool | None = None, prevs: Item = None) -> SignedRecord:
    """Return a letting-in with one part of its body changed, and perhaps what must be understood and what it names."""
    items = items_of(built(*EACH["let_in"]))
    if must is not None:
        items[5], items[7] = must, ("new", 1)
    if prevs is not None:
        items[6] = prevs
    items[place] = item
    return SignedRecord(encode(tuple(items)), ())


def test_what_a_record_names_and_who_signs_it_is_bounded_and_in_order_to_both() -> None:
    hashes = tuple(number.to_bytes(32, "big") for number in range(MAX_PREVS + 1))
    assert both(changed(6, hashes[:-1])) == ("read", "read")
    assert both(changed(6, hashes)) == ("bad", "bad")
    signed = built(*EACH["admit"]).signed_by(BERIT.signing).signed_by(KARIN.signing)
    assert both(signed) == ("read", "read")
    for signatures in (signed.signatures[::-1], signed.signatures[:1] * 2):
        assert both(SignedRecord(signed.body, signatures)) == ("bad", "bad")


@pytest.mark.parametrize("content", [1, None, "x", (), (((),),)])
def test_a_payload_of_another_form_is_bad_to_both(content: Item) -> None:
    for name in EACH:
        items = items_of(built(*EACH[name]))
        items[-1] = content
        assert both(SignedRecord(encode(tuple(items)), ())) == ("bad", "bad")


def test_a_body_is_as_long_as_is_allowed_and_not_longer_to_both() -> None:
    def of(size: int) -> SignedRecord:
        items = items_of(built(*EACH["let_in"]))
        items[4], items[5], items[7] = 99, False, b""
        items[7] = bytes(size - len(encode(tuple(items))) - 2)  # two bytes more say how long it is
        found = SignedRecord(encode(tuple(items)), ())
        assert len(found.body) == size
        return found

    assert both(of(1 << 16)) == ("read", "read")
    assert both(of((1 << 16) + 1)) == ("bad", "bad")


def test_sixteen_may_sign_and_no_more_to_both() -> None:
    record, signatures = built(*EACH["admit"]), tuple(Signature(bytes([at]) * 16, bytes(64)) for at in range(17))
    assert both(SignedRecord(record.body, signatures[:16])) == ("read", "read")
    assert both(SignedRecord(record.body, signatures)) == ("bad", "bad")
