"""Municipalities that are joined, part, or leave the group: real vaults that meet in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ifodesk.changes.record_parts import Role as LogRole
from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.municipality import MunicipalitySettings
from ifodesk.domain.entities.pool import PoolHome
from ifodesk.domain.home_codes import HomeKind
from ifodesk.domain.ids import EntityId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.group_ports import ActKind, Place
from ifodesk.usecases.group_signatures import awaited
from ifodesk.usecases.group_today import GroupTaskKind, group_tasks
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.pool import EnterPool
from ifodesk.usecases.ports import Role
from ifodesk.words.group_words import waits_for
from tests.program.devices import Asked
from tests.program.region import BERIT, KARIN, Region
from tests.program.team import Desk, dorotea
from tests.ui.homes.homes_desk import pooled_home


@pytest.fixture
def region(tmp_path: Path) -> Iterator[Region]:
    with dorotea(tmp_path, KARIN) as team:
        yield Region(team)


def systems(desk: Desk) -> set[str | None]:
    return {seen.value.record_system for seen in desk.session.records.all(MunicipalitySettings)}


def cases(desk: Desk) -> set[EntityId]:
    return {seen.value.id for seen in desk.session.records.all(Case)}


def test_two_administrators_join_their_municipalities_and_each_reads_the_others_settings(region: Region) -> None:
    assert systems(region.karin) == {None}
    region.joined()
    assert systems(region.karin) == systems(region.nils) == {None, "Viva"}
    assert region.karin.session.group.joined() == ("2463",)
    later = region.team.join(region.ulla, "Ny i Åsele")
    region.team.everybody_syncs(3)
    assert systems(later) == {None, "Viva"}


def test_a_joining_that_waits_says_what_it_is_and_whose_signature_is_there(region: Region) -> None:
    region.berit.session.group.join("2463", "KS 2027-03-01")
    region.team.everybody_syncs(2)
    (proposal,) = region.ulla.session.group.proposals()
    assert (proposal.kind, proposal.municipalities, proposal.decision) == (
        ActKind.JOIN,
        ("2425", "2463"),
        "KS 2027-03-01",
    )
    assert region.nils.session.group.joined() == ()
    for refused, code in (("2499", "unknown_municipality"), ("2425", "unknown_municipality")):
        with pytest.raises(RuleError) as caught:
            region.berit.session.group.join(refused, "KS")
        assert caught.value.code == code
    with pytest.raises(WorldError):
        region.karin.session.group.join("2463", "KS")


def test_parted_each_keeps_its_own_and_loses_the_others(region: Region) -> None:
    region.joined()
    case = OpenCase(region.karin.session)(CaseType.ADULT, "Bo Testsson").case
    region.team.everybody_syncs(2)
    LetIn(region.karin.session)(case, region.nils.id)
    region.team.everybody_syncs(3)
    assert cases(region.nils) == {case}
    assert region.ulla.session.group.part("2425").in_force
    region.team.everybody_syncs(4)
    assert cases(region.nils) == set()
    assert cases(region.karin) == {case}
    assert systems(region.nils) == {"Viva"}
    assert systems(region.karin) == {None}
    with pytest.raises(RuleError) as refused:
        region.ulla.session.group.part("2425")
    assert refused.value.code == "not_joined"
    own = OpenCase(region.nils.session)(CaseType.ADULT, "Cia Testsson").case
    region.team.everybody_syncs(2)
    assert cases(region.nils) == {own}


def test_a_municipality_that_leaves_keeps_its_own_and_the_others_hear_no_more_of_it(region: Region) -> None:
    case = OpenCase(region.nils.session)(CaseType.ADULT, "Bo Testsson").case
    LetIn(region.nils.session)(case, region.ulla.id)
    region.team.everybody_syncs(3)
    assert region.ulla.session.group.leave().in_force
    assert region.ulla.session.group.has_left()
    assert not region.berit.session.group.has_left()
    assert region.ulla.session.group.place() is Place.MEMBER
    region.team.everybody_syncs(4)
    assert {one.name for one in region.berit.session.directory.members()} == {BERIT, KARIN}
    assert not region.berit.session.directory.member(region.nils.id).active
    assert cases(region.nils) == cases(region.ulla) == {case}
    assert systems(region.nils) == {"Viva"}
    second = OpenCase(region.nils.session)(CaseType.ADULT, "Efter").case
    LetIn(region.nils.session)(second, region.ulla.id)
    region.team.everybody_syncs(4)
    assert cases(region.ulla) == {case, second}
    assert region.berit.session.sync.state().alarms == ()
    region.team.pass_time(days=9)
    region.team.everybody_syncs(2)
    for desk in (region.berit, region.ulla):
        state = desk.session.sync.state()
        assert (state.silent, state.alarms, state.held) == ((), (), ()), "nobody is waited for across the parting"
        assert {one.municipality for one in state.heard} == {desk.session.directory.me().municipality}
    new = region.team.join(region.berit, "Ny i Dorotea")
    region.team.everybody_syncs(3)
    assert {one.name for one in new.session.directory.members()} == {BERIT, KARIN, "Ny i Dorotea"}


def named(desk: Desk, proposal: bytes) -> str:
    return waits_for(awaited(desk.session, proposal))


@pytest.mark.slow
def test_a_proposal_names_those_whose_signature_it_lacks_and_nobody_who_came_later(region: Region) -> None:
    region.team.join(region.berit, "Anna Ek", LogRole.CHIEF)
    region.team.join(region.ulla, "Cia Åberg", LogRole.CHIEF)
    region.team.everybody_syncs(3)
    joining = region.berit.session.group.join("2463", "KS 2027-03-01").proposal
    assert joining is not None
    assert named(region.berit, joining) == "Väntar på: Anna Ek, Cia Åberg i Åsele och Ulla Ek i Åsele."
    region.team.everybody_syncs(2)
    anna = region.team.desks["Anna Ek"]
    assert named(anna, joining).startswith("Väntar på: dig, ")
    anna.session.group.countersign(joining)
    region.team.everybody_syncs(2)
    assert named(region.ulla, joining) == "Väntar på: dig och Cia Åberg."
    taking = region.berit.session.group.take(region.berit.id, Role.CHIEF)
    assert taking.proposal is not None
    region.team.join(region.berit, "Dan Ny")
    assert named(region.berit, taking.proposal) == "Väntar på: Anna Ek."
    with pytest.raises(RuleError):
        named(region.berit, bytes(32))


def test_the_quorum_is_the_groups_and_takes_two_to_change(region: Region) -> None:
    assert region.berit.session.group.quorum() == 2
    waiting = region.berit.session.group.set_quorum(1)
    assert not waiting.in_force
    region.team.everybody_syncs(2)
    (proposal,) = region.ulla.session.group.proposals()
    assert (proposal.kind, proposal.quorum) == (ActKind.POLICY, 1)
    assert region.ulla.session.group.countersign(proposal.id).in_force
    region.team.everybody_syncs(2)
    assert region.karin.session.group.quorum() == 1
    with pytest.raises(RuleError) as refused:
        region.berit.session.group.set_quorum(0)
    assert refused.value.code == "not_a_quorum"


def test_a_recovery_holder_in_another_municipality_sees_the_proposal_and_signs_but_reads_nothing(
    region: Region,
) -> None:
    group = region.berit.opened.parts.membership
    with pytest.raises(RuleError):
        group.grant(region.nils.id, Role.CONSULTANT, None)
    assert group.grant(region.nils.id, Role.RECOVERY_HOLDER, None).in_force
    region.team.everybody_syncs(2)
    proposal = group.grant(region.karin.id, Role.CHIEF, None)
    assert not proposal.in_force
    region.team.everybody_syncs(2)
    assert [one.id for one in region.nils.session.group.proposals()] == [proposal.proposal]
    assert [one.kind for one in group_tasks(region.nils.session)] == [GroupTaskKind.SIGN]
    assert not region.karin.session.group.proposals()[0].counts
    assert GroupTaskKind.SIGN not in [one.kind for one in group_tasks(region.karin.session)]
    assert region.ulla.session.group.proposals() == ()
    assert region.nils.session.group.countersign(proposal.proposal or b"").in_force
    region.team.everybody_syncs(2)
    assert Role.CHIEF in region.karin.session.directory.me().roles
    assert systems(region.nils) == {"Viva"}
    assert (region.nils.session.group.helps(), region.ulla.session.group.helps()) == (("2425",), ())
    (helper,) = group.helpers()
    assert (helper.member.id, [one.role for one in helper.roles]) == (region.nils.id, [Role.RECOVERY_HOLDER])


def test_a_recovery_holder_elsewhere_whose_role_is_taken_signs_no_more_and_works_on_at_home(region: Region) -> None:
    group = region.berit.session.group
    assert group.grant(region.ulla.id, Role.RECOVERY_HOLDER, None).in_force
    region.team.everybody_syncs(2)
    assert group.take(region.ulla.id, Role.RECOVERY_HOLDER).in_force
    region.team.everybody_syncs(2)
    assert group.helpers() == ()
    assert group.grant(region.karin.id, Role.CHIEF, None).in_force, "nobody else is left to sign"
    assert region.ulla.session.group.grant(region.nils.id, Role.HOMES_GROUP, None).in_force
    entry = EnterPool(region.ulla.session)(pooled_home(region.ulla.session, "Granlund", (HomeKind.FOSTER,))).entry
    region.team.everybody_syncs(3)
    assert Role.HOMES_GROUP in region.berit.session.directory.member(region.nils.id).roles
    assert [seen.value.id for seen in region.berit.session.records.all(PoolHome)] == [entry]


def welcomes(desk: Desk) -> list[object]:
    return [one.member for one in group_tasks(desk.session) if one.kind is GroupTaskKind.WELCOME]


def test_a_recovery_holder_elsewhere_signs_for_a_lost_passphrase_and_the_chief_at_home_welcomes(region: Region) -> None:
    assert region.berit.session.group.grant(region.nils.id, Role.RECOVERY_HOLDER, None).in_force
    asked = Asked(region.team, region.berit, region.karin.id, "Karins nya")
    region.team.desks.pop(KARIN).lock()
    assert not region.berit.opened.device_welcoming.approve(asked.request).certified
    region.berit.sync()
    assert "members" in region.nils.sync().changed.kinds, "the windows ask again what waits among people"
    signed = region.nils.opened.device_welcoming.approve(asked.request)
    assert (signed.welcome, signed.certified) == (None, True), "who reads nothing there has no keys to welcome with"
    with pytest.raises(WorldError):
        region.ulla.opened.device_welcoming.approve(asked.request)
    assert welcomes(region.berit) == []
    region.team.everybody_syncs(2)
    assert welcomes(region.berit) == [region.karin.id], "nobody else would remind the chief of the last step"
    assert welcomes(region.ulla) == welcomes(region.nils) == []
    welcome = region.berit.opened.device_welcoming.approve(asked.request).welcome
    assert welcome is not None
    karin = asked.enter(welcome)
    region.team.everybody_syncs(3)
    assert welcomes(region.berit) == []
    assert karin.id == region.karin.id
    assert systems(karin) == {None}
    assert systems(region.nils) == {"Viva"}
