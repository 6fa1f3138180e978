"""The window's side of joining over a real vault: nothing is signed when the welcome could not be written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ifodesk.compose import founding
from ifodesk.compose.admitting import VaultAdmission
from ifodesk.sync.folder import FolderHub
from ifodesk.usecases.admission import Approval, Asker
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.group_ports import RoleHeld
from ifodesk.usecases.ports import Role
from tests.program.team import PASSPHRASE, Team, dorotea

pytestmark = pytest.mark.slow

KARIN, BERIT = "Karin Norberg", "Berit Ask"


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with dorotea(tmp_path, KARIN) as made:
        yield made


def asked(team: Team, invitation: Path, name: str, found: str | None = None) -> Path:
    """Write a request by somebody at a new computer."""
    fresh = founding.make_vault(team.place / f"{name} ny", PASSPHRASE, team.around(f"{name} ny"), hint=name)
    with fresh.opened() as bare:
        raw = founding.ask(bare, invitation.read_bytes(), name, "", found=found, municipality="Åsele")
    request = team.place / f"{name}.ansokan"
    request.write_bytes(raw)
    return request


def test_a_newcomer_gets_the_roles_with_their_end_date(team: Team, tmp_path: Path) -> None:
    chief = team.desks[BERIT]
    admission = VaultAdmission(chief.opened)
    written = admission.invite(tmp_path / "inbjudan", to_found=False)
    assert written.words == chief.opened.group_words()
    assert len(written.squares) == len(written.squares[0]) > 20
    request = admission.read(asked(team, written.path, "Maja Ny"))
    assert (request.asker, request.name, request.municipality) == (Asker.NEWCOMER, "Maja Ny", "Dorotea")
    ends = date(2027, 1, 31)
    assert admission.approve(request, {Role.CASEWORKER, Role.CONSULTANT}, ends, tmp_path / "valkomst")
    maja = next(one for one in chief.session.group.colleagues() if one.member.name == "Maja Ny")
    assert set(maja.roles) == {RoleHeld(Role.CASEWORKER, ends), RoleHeld(Role.CONSULTANT, ends)}
    assert (tmp_path / "valkomst").exists()


@pytest.mark.parametrize("place,code", [("inbjudan", "output_exists"), ("no/such/folder", "output_unwritable")])
def test_nobody_is_admitted_when_the_welcome_has_no_place(team: Team, tmp_path: Path, place: str, code: str) -> None:
    chief = team.desks[BERIT]
    admission = VaultAdmission(chief.opened)
    written = admission.invite(tmp_path / "inbjudan", to_found=False)
    request = admission.read(asked(team, written.path, "Maja Ny"))
    with pytest.raises(WorldError) as refused:
        admission.approve(request, {Role.CASEWORKER}, None, tmp_path / place)
    assert refused.value.code == code
    assert all(one.member.name != "Maja Ny" for one in chief.session.group.colleagues())


def test_what_was_read_is_approved_though_the_file_is_another_by_then(team: Team, tmp_path: Path) -> None:
    chief = team.desks[BERIT]
    admission = VaultAdmission(chief.opened)
    written = admission.invite(tmp_path / "inbjudan", to_found=False)
    file = asked(team, written.path, "Maja Ny")
    request = admission.read(file)
    file.write_bytes(asked(team, written.path, "Nils Annan").read_bytes())
    admission.approve(request, {Role.CASEWORKER}, None, tmp_path / "valkomst")
    names = {one.member.name for one in chief.session.group.colleagues()}
    assert "Maja Ny" in names
    assert "Nils Annan" not in names


def test_one_s_own_second_computer_and_a_forgotten_passphrase_are_told_apart(team: Team, tmp_path: Path) -> None:
    chief, karin = team.desks[BERIT], team.desks[KARIN]
    admission = VaultAdmission(chief.opened)
    own = admission.read(asked(team, admission.invite_device(chief.id, tmp_path / "min").path, BERIT))
    assert (own.asker, own.name) == (Asker.OWN_DEVICE, BERIT)
    assert admission.approve(own, (), None, tmp_path / "valkomst")
    mine = next(one for one in chief.session.group.colleagues() if one.member.id == chief.id)
    assert len(mine.devices) == 2
    lost = admission.read(asked(team, admission.invite_device(karin.id, tmp_path / "karins").path, KARIN))
    assert (lost.asker, lost.name, lost.municipality) == (Asker.RECOVERED, KARIN, "Dorotea")


def test_a_second_person_approves_a_request_in_a_mailbox_by_the_invitation(team: Team, tmp_path: Path) -> None:
    chief, karin, per = team.desks[BERIT], team.desks[KARIN], team.join(team.desks[BERIT], "Per Lundmark")
    chief.session.group.grant(per.id, Role.RECOVERY_HOLDER, None)
    team.everybody_syncs(2)
    first, second = VaultAdmission(chief.opened), VaultAdmission(per.opened)
    written = first.invite_device(karin.id, tmp_path / "inbjudan", mailbox=True)
    fresh = founding.make_vault(tmp_path / "ny", PASSPHRASE, team.around("ny"), hint=KARIN)
    with fresh.opened() as bare:
        bare.mailboxes.keep_of(written.path.read_bytes())
        raw = founding.ask(bare, written.path.read_bytes(), "", "", found=None, municipality="Dorotea")
        bare.mailboxes.ask(FolderHub(team.hub), raw)
    (request,) = first.letters()
    team.hub.rename(tmp_path / "borta")
    with pytest.raises(WorldError) as gone:
        first.approve(request, (), None, None)
    assert gone.value.code == "hub_gone", "the folder is gone, whether the request is nobody knows"
    assert chief.session.group.proposals() == ()
    (tmp_path / "borta").rename(team.hub)
    assert first.approve(request, (), None, None) is Approval.WAITS
    team.everybody_syncs(2)
    assert second.letters() == ()
    assert not second.knows_mailbox_of(first.invite(tmp_path / "utan", to_found=False).path)
    assert second.knows_mailbox_of(written.path)
    (same,) = second.letters()
    assert (same.raw, same.asker) == (request.raw, Asker.RECOVERED)
    assert second.approve(same, (), None, None) is Approval.WELCOMED
    assert first.letters() == (), "the welcome lies there"


def test_a_new_municipality_is_told_apart_and_needs_no_roles(team: Team, tmp_path: Path) -> None:
    chief = team.desks[BERIT]
    admission = VaultAdmission(chief.opened)
    written = admission.invite(tmp_path / "inbjudan", to_found=True)
    request = admission.read(asked(team, written.path, "Åsa Ek", found="2463"))
    assert (request.asker, request.municipality) == (Asker.FOUNDER, "Åsele")
    assert admission.approve(request, (), None, tmp_path / "valkomst")


def test_files_that_are_no_request_are_refused_in_words(team: Team, tmp_path: Path) -> None:
    admission = VaultAdmission(team.desks[BERIT].opened)
    (tmp_path / "bild").write_bytes(b"no request")
    for file, code in ((tmp_path / "bild", "not_a_request"), (tmp_path / "gone", "input_unreadable")):
        with pytest.raises(WorldError) as refused:
            admission.read(file)
        assert refused.value.code == code
    with pytest.raises(WorldError) as taken:
        admission.invite(tmp_path / "bild", to_found=False)
    assert taken.value.code == "output_exists"
