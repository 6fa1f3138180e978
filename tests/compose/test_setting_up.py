"""The first vault of a computer, on a real disk."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from ifodesk.changes.record_parts import Role
from ifodesk.compose.admitting import VaultAdmission
from ifodesk.compose.founding import same_code
from ifodesk.compose.opening import open_here
from ifodesk.compose.setting_up import VaultSetUp
from ifodesk.compose.surroundings import Surroundings
from ifodesk.documents.qr import squares, to_text
from ifodesk.store.vault.stretching import Cost
from ifodesk.system.clock import FixedClock
from ifodesk.system.key_ring import NoKeyRing
from ifodesk.usecases.errors import WorldError
from ifodesk.usecases.ports import Role as UserRole
from ifodesk.usecases.setting_up import MeetingPlace, Newcomer
from tests.program.team import MORNING

pytestmark = pytest.mark.slow

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
AROUND = Surroundings(key_ring=NoKeyRing(), clock=FixedClock(MORNING), cost=CHEAP, least_cost=CHEAP)
BIRGITTA = Newcomer("Birgitta Ahlgren", "IFO-chef", "sex ord som ingen vet")
KARIN = Newcomer("Karin Norberg", "socialsekreterare", "andra ord som ingen vet")
DOROTEA = "2425"


def test_a_founded_vault_stands_in_its_place_first_when_it_is_kept(tmp_path: Path) -> None:
    setting_up = VaultSetUp(tmp_path / "vault", AROUND)
    prepared = setting_up.found(BIRGITTA, DOROTEA, MeetingPlace(str(tmp_path / "hub")))
    assert not (tmp_path / "vault").exists()
    assert not prepared.with_key_ring
    folder = setting_up.keep(None)
    opened = open_here(folder, BIRGITTA.passphrase, AROUND)
    assert opened.group_words() == prepared.words
    assert opened.session.directory.me().name == "Birgitta Ahlgren"
    assert opened.session.sync.round().problem is None
    opened.session.close()
    assert not list(tmp_path.glob("vault.*"))


def test_what_was_left_of_an_interrupted_set_up_is_in_nobodys_way(tmp_path: Path) -> None:
    VaultSetUp(tmp_path / "vault", AROUND).found(BIRGITTA, DOROTEA, None)
    again = VaultSetUp(tmp_path / "vault", AROUND)
    again.found(KARIN, DOROTEA, None)
    opened = open_here(again.keep(None), KARIN.passphrase, AROUND)
    assert opened.session.directory.me().name == "Karin Norberg"
    opened.session.close()


def test_two_groups_of_the_code_are_asked_for_and_compared(tmp_path: Path) -> None:
    setting_up = VaultSetUp(tmp_path / "vault", AROUND)
    prepared = setting_up.found(BIRGITTA, DOROTEA, None)
    groups = prepared.recovery_code.split("-")
    first, second = prepared.ask_for
    assert 1 <= first < second <= len(groups)
    assert setting_up.same_group(second, f" {groups[second - 1].lower()} ")
    assert not setting_up.same_group(second, groups[first - 1])
    assert same_code(prepared.recovery_code.lower(), prepared.recovery_code)


def test_the_printed_code_can_be_read_and_taken_away(tmp_path: Path) -> None:
    setting_up = VaultSetUp(tmp_path / "vault", AROUND)
    prepared = setting_up.found(BIRGITTA, DOROTEA, None)
    path = setting_up.print_code(tmp_path / "code.pdf")
    text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    assert prepared.recovery_code in text
    assert "Birgitta Ahlgren, Dorotea" in text
    setting_up.remove_file(path)
    assert not path.exists()


def test_a_newcomer_asks_is_approved_and_takes_the_welcome_in(tmp_path: Path) -> None:
    chief = VaultSetUp(tmp_path / "chief", AROUND)
    group = chief.found(BIRGITTA, DOROTEA, MeetingPlace(str(tmp_path / "hub"))).words
    opened = open_here(chief.keep(None), BIRGITTA.passphrase, AROUND)
    invitation, request, welcome = (tmp_path / name for name in ("invitation", "request", "welcome"))
    invitation.write_bytes(opened.welcoming.invitation(to_found=False))

    newcomer = VaultSetUp(tmp_path / "vault", AROUND)
    invited = newcomer.read_invitation(str(invitation))
    assert (invited.municipality, invited.words, invited.to_found) == ("Dorotea", group, False)
    newcomer.ask(KARIN, str(invitation), None)
    folder = newcomer.keep(request)
    with pytest.raises(WorldError, match="no_group"):
        open_here(folder, KARIN.passphrase, AROUND)

    welcome.write_bytes(opened.welcoming.approve(request.read_bytes(), [Role.CASEWORKER]))
    opened.session.close()
    newcomer.accept(KARIN.passphrase, welcome, MeetingPlace(str(tmp_path / "hub")))
    karin = open_here(folder, KARIN.passphrase, AROUND)
    assert karin.session.directory.me().name == "Karin Norberg"
    karin.session.close()


def test_a_request_that_cannot_be_written_leaves_the_place_empty(tmp_path: Path) -> None:
    chief = VaultSetUp(tmp_path / "chief", AROUND)
    chief.found(BIRGITTA, DOROTEA, None)
    opened = open_here(chief.keep(None), BIRGITTA.passphrase, AROUND)
    (tmp_path / "invitation").write_bytes(opened.welcoming.invitation(to_found=True))
    opened.session.close()
    newcomer = VaultSetUp(tmp_path / "vault", AROUND)
    assert newcomer.read_invitation(str(tmp_path / "invitation")).to_found
    newcomer.ask(KARIN, str(tmp_path / "invitation"), "2417")
    (tmp_path / "request").write_bytes(b"taken")
    with pytest.raises(WorldError, match="output_exists"):
        newcomer.keep(tmp_path / "request")
    assert not (tmp_path / "vault").exists()
    newcomer.keep(tmp_path / "request-2")
    assert (tmp_path / "vault").is_dir()


def test_a_file_that_is_no_invitation_says_so(tmp_path: Path) -> None:
    setting_up = VaultSetUp(tmp_path / "vault", AROUND)
    (tmp_path / "photo").write_bytes(b"x" * 100)
    with pytest.raises(WorldError, match="not_an_invitation"):
        setting_up.read_invitation(str(tmp_path / "photo"))
    with pytest.raises(WorldError, match="input_unreadable"):
        setting_up.read_invitation(str(tmp_path / "nothing"))


def test_the_municipalities_are_offered_in_swedish_order(tmp_path: Path) -> None:
    names = [name for _code, name in VaultSetUp(tmp_path / "vault", AROUND).municipalities()]
    assert names == ["Dorotea", "Lycksele", "Malå", "Norsjö", "Sorsele", "Storuman", "Vilhelmina", "Åsele"]


def test_the_text_of_a_qr_code_carries_the_mailbox_and_no_file_is_needed(tmp_path: Path) -> None:
    chief = VaultSetUp(tmp_path / "chief", AROUND)
    group = chief.found(BIRGITTA, DOROTEA, MeetingPlace(str(tmp_path / "hub"))).words
    opened = open_here(chief.keep(None), BIRGITTA.passphrase, AROUND)
    admission = VaultAdmission(opened)
    written = admission.invite(tmp_path / "invitation", to_found=False, mailbox=True)
    text = to_text(written.path.read_bytes())
    assert squares(text) == written.squares
    assert admission.letters() == ()
    newcomer = VaultSetUp(tmp_path / "vault", AROUND)
    invited = newcomer.read_invitation(f" {text.lower()}\n")
    assert (invited.words, invited.mailbox) == (group, True)
    words = newcomer.ask(KARIN, text, None).words
    folder = newcomer.keep(None, MeetingPlace(str(tmp_path / "hub")))
    with pytest.raises(WorldError, match="no_welcome_there"):
        newcomer.fetch(KARIN.passphrase)
    (request,) = admission.letters()
    assert (request.name, request.words) == ("Karin Norberg", words)
    assert admission.approve(request, {UserRole.CASEWORKER}, None, None)
    assert admission.letters() == ()
    newcomer.fetch(KARIN.passphrase)
    opened.session.close()
    karin = open_here(folder, KARIN.passphrase, AROUND)
    assert karin.session.directory.me().name == "Karin Norberg"
    assert karin.session.sync.round().problem is None
    karin.session.close()


def test_a_damaged_text_and_an_invitation_without_a_mailbox_say_so(tmp_path: Path) -> None:
    chief = VaultSetUp(tmp_path / "chief", AROUND)
    chief.found(BIRGITTA, DOROTEA, MeetingPlace(str(tmp_path / "hub")))
    opened = open_here(chief.keep(None), BIRGITTA.passphrase, AROUND)
    written = VaultAdmission(opened).invite(tmp_path / "invitation", to_found=False)
    opened.session.close()
    newcomer = VaultSetUp(tmp_path / "vault", AROUND)
    assert not newcomer.read_invitation(str(written.path)).mailbox
    for damaged in ("IFODESK:", "IFODESK:1!", "IFODESK:å"):
        with pytest.raises(WorldError, match="not_an_invitation"):
            newcomer.read_invitation(damaged)
    newcomer.ask(KARIN, str(written.path), None)
    with pytest.raises(WorldError, match="no_mailbox"):
        newcomer.keep(None, MeetingPlace(str(tmp_path / "hub")))
    assert not (tmp_path / "vault").exists()


def test_a_hub_that_is_away_signs_nobody_in_by_mail(tmp_path: Path) -> None:
    chief = VaultSetUp(tmp_path / "chief", AROUND)
    chief.found(BIRGITTA, DOROTEA, MeetingPlace(str(tmp_path / "hub")))
    opened = open_here(chief.keep(None), BIRGITTA.passphrase, AROUND)
    admission = VaultAdmission(opened)
    written = admission.invite(tmp_path / "invitation", to_found=False, mailbox=True)
    newcomer = VaultSetUp(tmp_path / "vault", AROUND)
    newcomer.ask(KARIN, str(written.path), None)
    newcomer.keep(None, MeetingPlace(str(tmp_path / "hub")))
    (request,) = admission.letters()
    (tmp_path / "hub").rename(tmp_path / "away")
    with pytest.raises(WorldError):
        admission.letters()
    with pytest.raises(WorldError, match="hub_gone"):
        admission.approve(request, {UserRole.CASEWORKER}, None, None)
    assert [one.member.name for one in opened.session.group.colleagues()] == ["Birgitta Ahlgren"]
    (tmp_path / "away").rename(tmp_path / "hub")
    assert admission.approve(request, {UserRole.CASEWORKER}, None, None)
    assert admission.approve(request, {UserRole.CASEWORKER}, None, None), "a letter that was lost is written again"
    opened.session.close()
