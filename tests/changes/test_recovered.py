"""A recovered device gets a case when another reader lets its owner in anew, and what is private never."""

from __future__ import annotations

from ifodesk.changes.ids import CompartmentId, DeviceId
from ifodesk.changes.payloads import LetIn
from ifodesk.changes.record_parts import CompartmentKind, Mode
from tests.changes.cast import Cast, found


def addressed(cast: Cast, cid: CompartmentId) -> dict[DeviceId, tuple[bool, bool]]:
    return {one.device.device: (one.reads, one.by_itself) for one in cast.membership().addressees(cid)}


def test_rule_9_a_device_certified_by_others_gets_a_case_once_another_reader_lets_its_member_in_anew() -> None:
    cast, berit = found(56)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    cid = cast.open(karin, karin, berit)
    own = cast.open(karin, karin, kind=CompartmentKind.OWN)
    ghost = cast.second_device(karin)
    cast.certify(berit, ghost, recovery=True)
    for by in (karin, ghost, per):
        cast.sign(by, cid, LetIn((karin.member,)))
        assert addressed(cast, cid)[ghost.device] == (True, False), by.name
    cast.sign(berit, cid, LetIn((karin.member,)))
    assert addressed(cast, cid)[ghost.device] == (True, True)
    assert addressed(cast, own)[ghost.device] == (True, False)
    fresh = cast.open(berit, berit, karin)
    assert addressed(cast, fresh)[ghost.device] == (True, True)


def test_rule_9_a_case_that_all_but_some_read_names_nobody_so_that_no_recovered_device_is_approved_by_it() -> None:
    cast, berit = found(57)
    karin, per = cast.admit(berit, "Karin"), cast.admit(berit, "Per")
    ghost = cast.second_device(karin)
    cast.certify(berit, ghost, recovery=True)
    whole = cast.open(berit, per, mode=Mode.ALL_BUT)
    assert addressed(cast, whole)[ghost.device] == (True, False)
    cast.sign(berit, whole, LetIn((karin.member,)))
    assert addressed(cast, whole)[ghost.device] == (True, True)
