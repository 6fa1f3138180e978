"""A second laptop, a lost one, a lost passphrase: real vaults that meet in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.record_parts import CompartmentKind
from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.domain.entities.case import Case, CaseType, Note
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import EntityId
from ifodesk.store.keys.compartments import Compartment
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.group_ports import ActKind, DeviceView
from ifodesk.usecases.group_signatures import waiting_for_others
from ifodesk.usecases.group_today import GroupTaskKind, group_tasks
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.ports import OWN
from ifodesk.usecases.seen import Write
from tests.program.devices import Asked, second_device
from tests.program.team import Desk, Team, dorotea

KARIN, PER = "Karin Norberg", "Per Lundmark"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN, PER) as made:
        yield made


def cases(desk: Desk) -> set[EntityId]:
    return {seen.value.id for seen in desk.session.records.all(Case)}


def tie(desk: Desk, name: str) -> None:
    made = OwnTie(id=EntityId(desk.session.random(16)), relation="cousin", name=name)
    desk.session.records.save([Write(made)], home=OWN)


def ties(desk: Desk) -> set[str | None]:
    return {seen.value.name for seen in desk.session.records.all(OwnTie)}


def open_case(desk: Desk, name: str = "Bo Testsson") -> EntityId:
    return OpenCase(desk.session)(CaseType.ADULT, name).case


def devices(desk: Desk, of: Desk) -> tuple[DeviceView, ...]:
    return next(one.devices for one in desk.session.group.colleagues() if one.member.id == of.id)


def epochs(desk: Desk) -> dict[bytes, int]:
    compartments = desk.opened.parts.core.compartments

    def newest(one: Compartment) -> int:
        return compartments.epochs(one.row)[0].number

    return {one.cid: newest(one) for one in compartments.all()}


def test_a_second_device_reads_cases_and_private_things_by_itself_and_both_write(team: Team) -> None:
    karin = team.desks[KARIN]
    case = open_case(karin)
    tie(karin, "Ada")
    team.everybody_syncs()
    tablet = second_device(team, karin, "Karins platta")
    team.everybody_syncs(3)
    assert (cases(tablet), ties(tablet)) == ({case}, {"Ada"})
    tie(tablet, "Bea")
    second = open_case(tablet, "Cia Testsson")
    team.everybody_syncs(3)
    assert (cases(karin), ties(karin)) == ({case, second}, {"Ada", "Bea"})
    assert [one.own_key for one in devices(karin, karin)] == [True, True]
    assert [one.this for one in devices(tablet, tablet)].count(True) == 1
    assert ties(team.desks[PER]) == set()


def test_a_second_device_comes_from_the_device_that_holds_the_user_key(team: Team) -> None:
    karin = team.desks[KARIN]
    tablet = second_device(team, karin, "Karins platta")
    team.everybody_syncs()
    with pytest.raises(WorldError, match="no_user_key"):
        tablet.opened.device_welcoming.invitation(tablet.id)
    third = Asked(team, karin, karin.id, "Karins telefon")
    with pytest.raises(WorldError) as refused:
        tablet.opened.device_welcoming.approve(third.request)
    assert refused.value.code == "no_user_key"
    assert karin.opened.device_welcoming.approve(third.request).welcome is not None


def test_a_caseworker_cannot_certify_a_device_for_a_colleague(team: Team) -> None:
    per = team.desks[PER]
    ghost = Asked(team, per, team.desks[KARIN].id, "spöket")
    with pytest.raises(WorldError) as refused:
        per.opened.device_welcoming.approve(ghost.request)
    assert refused.value.code == "not_allowed"
    team.everybody_syncs()
    assert len(devices(per, team.desks[KARIN])) == 1


def test_a_lost_laptop_is_cut_off_and_every_key_that_it_held_turns(team: Team) -> None:
    karin, chief = team.desks[KARIN], team.desks["Berit Ask"]
    case = open_case(karin)
    tie(karin, "Ada")
    tablet = second_device(team, karin, "Karins platta")
    team.everybody_syncs(3)
    before = epochs(tablet)
    lost = next(one.id for one in devices(tablet, tablet) if not one.this)
    done = tablet.session.group.retire(lost)
    assert done.in_force
    team.desks.pop(KARIN)
    team.everybody_syncs(2)
    open_case(karin, "Skrivet på den stulna datorn")
    karin.sync()
    team.everybody_syncs(3)
    karin.lock()
    shared = [cid for cid in before if cid in epochs(tablet)]
    assert {cid for cid in shared if epochs(tablet)[cid] == before[cid]} == set()
    assert cases(tablet) == cases(chief) == {case}
    assert [one.this for one in devices(tablet, tablet)] == [True]


def test_a_lost_laptop_that_is_found_sends_its_last_words_and_keeps_no_case(team: Team) -> None:
    karin, per = team.desks[KARIN], team.desks[PER]
    case = open_case(karin)
    tablet = second_device(team, karin, "Karins platta")
    team.everybody_syncs(3)
    LetIn(tablet.session)(case, per.id)
    lost = next(one.id for one in devices(tablet, tablet) if not one.this)
    tablet.session.group.retire(lost)
    team.desks.pop(KARIN)
    team.everybody_syncs(3)
    note = Note(id=EntityId(karin.session.random(16)), case=case, text="i bilen", ready=True, author=karin.id)
    karin.session.records.save([Write(note)])
    for _ in range(3):
        karin.sync()
    assert cases(karin) == set()
    assert [one.kind for one in group_tasks(karin.session)] == [GroupTaskKind.RETIRED]
    assert waiting_for_others(karin.session) == ()
    assert karin.opened.parts.core.compartments.all()[-1].kind in (CompartmentKind.GROUP, CompartmentKind.OWN)
    team.everybody_syncs(2)
    karin.lock()
    assert per.session.records.all(Note) == ()
    assert [one.author for one in per.session.sync.state().held] == [karin.id]


def test_after_a_loss_the_new_user_key_takes_the_person_and_a_chief(team: Team) -> None:
    karin, chief = team.desks[KARIN], team.desks["Berit Ask"]
    tablet = second_device(team, karin, "Karins platta")
    team.everybody_syncs(2)
    lost = next(one.id for one in devices(tablet, tablet) if not one.this)
    tablet.session.group.retire(lost)
    team.desks.pop(KARIN).lock()
    assert tablet.session.group.needs_new_key()
    assert group_tasks(tablet.session) == (), "it is asked for already, and waits for a chief"
    assert [one.kind for one in waiting_for_others(tablet.session)] == [ActKind.NEW_KEY]
    team.everybody_syncs(2)
    (proposal,) = chief.session.group.proposals()
    assert (proposal.kind, proposal.signed) == (ActKind.NEW_KEY, (tablet.id,))
    assert chief.session.group.countersign(proposal.id).in_force
    team.everybody_syncs(2)
    assert not tablet.session.group.needs_new_key()
    phone = second_device(team, tablet, "Karins telefon")
    team.everybody_syncs(2)
    assert all(one.own_key for one in devices(phone, phone))
    assert chief.session.group.proposals() == ()


def test_nobody_retires_the_device_in_use_or_one_that_nobody_has(team: Team) -> None:
    karin = team.desks[KARIN]
    (mine,) = devices(karin, karin)
    for device, code in ((mine.id, "retire_this_device"), (type(mine.id)(bytes(16)), "unknown_device")):
        with pytest.raises(RuleError) as refused:
            karin.session.group.retire(device)
        assert refused.value.code == code


def test_a_colleague_does_not_retire_anothers_device_and_leaves_no_proposal(team: Team) -> None:
    karin, per = team.desks[KARIN], team.desks[PER]
    with pytest.raises(WorldError) as refused:
        per.session.group.retire(devices(per, karin)[0].id)
    assert refused.value.code == "not_allowed"
    team.everybody_syncs(2)
    assert team.desks["Berit Ask"].session.group.proposals() == ()
    assert LogRole.CASEWORKER in per.opened.parts.book.membership.roles(per.opened.parts.core.identity.member)
