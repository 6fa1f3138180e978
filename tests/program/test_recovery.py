"""A lost passphrase: two others make a new device, cases open one by one, and what is private stays shut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ifodesk.domain.entities.case import Case, CaseType
from ifodesk.domain.entities.own import OwnTie
from ifodesk.domain.ids import EntityId, MemberId
from ifodesk.usecases.cases import OpenCase
from ifodesk.usecases.errors import RuleError, WorldError
from ifodesk.usecases.group_ports import ActKind
from ifodesk.usecases.group_recovery import ReopenAll, ReopenCase, is_here_by_recovery, shut_cases
from ifodesk.usecases.group_today import GroupTaskKind, group_tasks
from ifodesk.usecases.letting_in import LetIn
from ifodesk.usecases.ports import OWN, Role
from ifodesk.usecases.seen import Write
from tests.program.chair import at_the_window
from tests.program.devices import Asked
from tests.program.team import Desk, Team, dorotea
from tests.ui.hands import find, texts

KARIN, PER, BERIT = "Karin Norberg", "Per Lundmark", "Berit Ask"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN, PER) as made:
        assert made.desks[BERIT].session.group.grant(made.desks[PER].id, Role.RECOVERY_HOLDER, None).in_force
        made.everybody_syncs(2)
        yield made


def cases(desk: Desk) -> set[EntityId]:
    return {seen.value.id for seen in desk.session.records.all(Case)}


def lost(team: Team) -> tuple[EntityId, EntityId, Asked]:
    """Karin has two cases, one that Per reads too, and a private tie; then her passphrase is gone."""
    karin = team.desks[KARIN]
    first, second = (OpenCase(karin.session)(CaseType.ADULT, name).case for name in ("Bo Testsson", "Cia Testsson"))
    LetIn(karin.session)(second, team.desks[PER].id)
    karin.session.records.save([Write(OwnTie(id=EntityId(karin.session.random(16)), name="Ada"))], home=OWN)
    team.everybody_syncs(2)
    asked = Asked(team, team.desks[BERIT], karin.id, "Karins nya")
    team.desks.pop(KARIN).lock()
    return first, second, asked


def recovered(team: Team, asked: Asked) -> Desk:
    team.desks[BERIT].opened.device_welcoming.approve(asked.request)
    team.everybody_syncs(2)
    answer = team.desks[PER].opened.device_welcoming.approve(asked.request)
    team.everybody_syncs(2)
    assert answer.welcome is not None
    desk = asked.enter(answer.welcome)
    team.everybody_syncs(2)
    return desk


def test_it_takes_two_and_the_first_ones_proposal_is_what_the_second_signs(team: Team) -> None:
    _, _, asked = lost(team)
    chief, per = team.desks[BERIT], team.desks[PER]
    assert chief.opened.device_welcoming.approve(asked.request).welcome is None
    assert chief.opened.device_welcoming.approve(asked.request).welcome is None, "twice the same is still one"
    team.everybody_syncs(2)
    (proposal,) = per.session.group.proposals()
    assert (proposal.kind, proposal.signed, proposal.signed_by_me) == (ActKind.RECOVER, (chief.id,), False)
    assert per.opened.device_welcoming.approve(asked.request).welcome is not None
    team.everybody_syncs(2)
    assert chief.opened.device_welcoming.approve(asked.request).welcome is not None


def words(desk: Desk, who: MemberId) -> list[str]:
    """Return the words of a person's computers, as somebody sees them."""
    people = desk.session.group.colleagues()
    return [" ".join(device.words) for one in people if one.member.id == who for device in one.devices]


def test_the_new_device_opens_no_case_and_nothing_private_until_readers_open_case_by_case(team: Team) -> None:
    first, second, asked = lost(team)
    karin, chief, per = recovered(team, asked), team.desks[BERIT], team.desks[PER]
    assert cases(karin) == set()
    assert karin.session.records.all(OwnTie) == ()
    assert {one.member.name for one in karin.session.group.colleagues()} == {KARIN, PER, BERIT}
    assert is_here_by_recovery(karin.session)
    assert not is_here_by_recovery(per.session)
    assert words(karin, karin.id) == words(per, karin.id)
    assert [bool(one) for one in words(karin, karin.id)].count(True) == 1, "only what others opened is compared"
    assert shut_cases(per.session, karin.id) == (second,)
    (task,) = [one for one in group_tasks(chief.session) if one.kind is GroupTaskKind.REOPEN]
    assert (task.member, task.count) == (karin.id, 2)
    ReopenCase(per.session)(second, karin.id)
    team.everybody_syncs(3)
    assert cases(karin) == {second}
    assert set(ReopenAll(chief.session)(karin.id)) == {first}
    team.everybody_syncs(3)
    assert cases(karin) == {first, second}
    assert karin.session.records.all(OwnTie) == ()
    assert shut_cases(chief.session, karin.id) == ()


def test_what_was_done_stands_in_the_history_for_all_who_read_the_case(team: Team) -> None:
    first, _, asked = lost(team)
    karin, chief = recovered(team, asked), team.desks[BERIT]
    ReopenCase(chief.session)(first, karin.id)
    team.everybody_syncs(3)
    lines = [(line.what, line.author) for line in karin.session.log.history(first) if line.what == "let_in"]
    assert ("let_in", chief.id) in lines


def test_only_a_recovered_colleague_is_opened_to_and_nobody_opens_to_herself(team: Team) -> None:
    first, _, asked = lost(team)
    chief, per = team.desks[BERIT], team.desks[PER]
    with pytest.raises(RuleError) as refused:
        ReopenCase(chief.session)(first, per.id)
    assert refused.value.code == "not_recovered"
    karin = recovered(team, asked)
    assert shut_cases(karin.session, karin.id) == ()
    assert not karin.session.group.needs_new_key()
    with pytest.raises(WorldError, match="no_user_key"):
        karin.opened.device_welcoming.invitation(karin.id)
    third = Asked(team, chief, karin.id, "Karins tredje")
    with pytest.raises(WorldError) as own:
        karin.opened.device_welcoming.approve(third.request)
    assert own.value.code == "no_user_key"


@pytest.mark.slow
def test_idag_and_the_cases_of_the_new_device_say_that_the_cases_are_not_gone_until_the_first_is_opened(
    team: Team, qtbot: QtBot
) -> None:
    first, _, asked = lost(team)
    me, chief = recovered(team, asked).id, team.desks[BERIT]
    assert GroupTaskKind.BE_LET_IN not in [one.kind for one in group_tasks(chief.session)]
    with at_the_window(team, "Karins nya", qtbot) as karin:
        karin.go(1)
        karin.until("Dina ärenden är inte öppnade på den här datorn än")
        karin.until("De är inte borta.")
        karin.go(2)
        empty = find(karin.window, QWidget, "cases_empty")
        karin.wait(lambda: "inte öppnade på den här datorn" in empty.accessibleName())
        assert "Inga ärenden än" not in empty.accessibleName()
        ReopenCase(chief.session)(first, me)
        for _ in range(2):
            chief.sync()
            karin.sync()
        karin.go(1)
        karin.wait(lambda: not any("inte öppnade på den här datorn" in said for said in texts(karin.window)))
        karin.go(2)
        karin.until("1 ärende")
        assert not empty.isVisible()
