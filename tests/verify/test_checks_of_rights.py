"""Who may sign what: checks of the verifier whose lack no other test would notice. Both readings agree on each."""

from __future__ import annotations

import pytest

from ifodesk.changes.identities import municipality_compartment
from ifodesk.changes.payloads import Exclude, LeaveGroup, LetIn, PartMunicipalities, PinCut
from ifodesk.changes.record_parts import Cut, Role
from ifodesk.changes.verdict import State
from ifodesk.verify.report import What
from tests.changes.test_municipalities import Two
from tests.changes.test_quorum import give
from tests.verify.readings import assert_agree
from tests.verify.test_records import Group


def test_members_of_a_municipality_that_has_left_go_on_in_the_cases_that_are_its_alone() -> None:
    here = Two(701)
    case = here.cast.open(here.ulla, here.ulla)
    here.act(here.ulla, here.ulla.mid, LeaveGroup(()))
    here.act(here.ulla, case, LetIn((here.nils.member,)))
    assert here.readers(case) == {here.ulla.member, here.nils.member}


def test_nobody_parts_what_they_did_not_know_to_be_joined() -> None:
    here = Two(702)
    before = list(here.cast.records)
    join = here.joined()
    blind = here.cast.sign(here.ulla, here.cast.gid, PartMunicipalities(join, ()), seen=before)
    assert here.cast.membership().states[blind.hash].state is State.HELD
    assert_agree(here.cast.records, here.cast)


@pytest.mark.parametrize("of", ["group", "municipality"])
def test_readers_write_records_in_the_logs_of_the_wide_compartments_as_in_a_case(of: str) -> None:
    group = Group()
    cid = group.cast.group if of == "group" else municipality_compartment(group.cast.gid, group.berit.mid)
    assert group.sign(group.karin, cid, LetIn((group.eva.member,))) is None
    assert group.sign(group.newcomer, cid, LetIn((group.eva.member,))) is What.NO_RIGHT
    assert group.sign(group.karin, cid, Exclude((group.eva.member,), ())) is None
    out = group.cast.sign(group.karin, cid, Exclude((group.eva.member,), ()))
    assert group.sign(group.karin, cid, LetIn((group.eva.member,))) is What.NO_RIGHT, "that takes a chief"
    assert group.sign(group.berit, cid, LetIn((group.eva.member,))) is None
    assert group.sign(group.karin, cid, PinCut(out.hash, (Cut(group.eva.device, cid, 1, bytes(16)),))) is None


def test_the_recovery_is_held_by_members_of_some_municipality_that_is_there() -> None:
    here = Two(703)
    stranger = here.cast.newcomer("Sten", here.berit.mid)
    assert not here.may(here.berit, here.berit.mid, give(stranger, Role.RECOVERY_HOLDER))
    assert here.may(here.berit, here.berit.mid, give(here.nils, Role.RECOVERY_HOLDER))
    here.act(here.ulla, here.ulla.mid, LeaveGroup(()))
    assert not here.may(here.berit, here.berit.mid, give(here.nils, Role.RECOVERY_HOLDER))
