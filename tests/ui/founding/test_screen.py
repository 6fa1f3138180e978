"""The first vault, driven by hands: real vaults, passphrases stretched cheaply."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.changes.record_parts import Role
from ifodesk.compose.opening import open_here
from ifodesk.compose.setting_up import VaultSetUp
from ifodesk.ui.founding.joining import join
from ifodesk.ui.founding.presenter import FoundingPresenter
from ifodesk.ui.founding.view import FoundingScreen
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.ticks import Pick
from ifodesk.usecases.setting_up import MeetingPlace, Newcomer
from tests.compose.test_setting_up import AROUND
from tests.ui.fakes import InlineJobs
from tests.ui.hands import click, find, press, shown, write

Show = Callable[[QWidget], QWidget]
PASSPHRASE = "fyra ord som ingen vet"  # noqa: S105 - of throwaway vaults


class Screen(FoundingScreen):
    """Opens files nowhere but in a list."""

    def __init__(self, theme: Theme, papers: Path) -> None:
        super().__init__(theme, papers)
        self.opened_files: list[str] = []

    @override
    def open_file(self, path: str) -> None:
        self.opened_files.append(path)


class Beginning:
    """The screen over an empty computer."""

    def __init__(self, theme: Theme, show: Show, folder: Path) -> None:
        self.folder = folder
        self.done: list[Path] = []
        self.screen = Screen(theme, folder)
        self.presenter = FoundingPresenter(
            self.screen, VaultSetUp(folder / "vault", AROUND), InlineJobs(), self.done.append
        )
        join(self.screen, self.presenter)
        self.presenter.start()
        self.screen.resize(900, 900)
        show(self.screen)

    def write(self, **fields: str) -> None:
        for name, text in fields.items():
            field = find(self.screen, QLineEdit, name)
            field.clear()
            write(field, text)

    def choose(self, name: str, text: str) -> None:
        pick = find(self.screen, Pick, name)
        pick.setCurrentIndex(pick.findText(text))

    @property
    def problem(self) -> str:
        return shown(self.screen, "founding_message_text")

    @property
    def code(self) -> list[str]:
        return find(self.screen, QLabel, "founding_code_text").text().split()

    def fill_group(self) -> None:
        click(self.screen, "founding_to_group")
        self.choose("group_municipality", "Dorotea")
        self.write(group_name="Birgitta Ahlgren", group_title="IFO-chef")
        self.write(group_passphrase=PASSPHRASE, group_again=PASSPHRASE)

    def read_back(self, code: list[str]) -> None:
        numbers = [int(shown(self.screen, f"founding_group_label_{at}").split()[1]) for at in (0, 1)]
        first, second = (code[number - 1] for number in numbers)
        self.write(founding_group_0=first.lower(), founding_group_1=second)
        click(self.screen, "founding_check_give")


@pytest.fixture
def begin(theme: Theme, show: Show, tmp_path: Path) -> Beginning:
    return Beginning(theme, show, tmp_path)


def test_three_ways_to_begin_are_offered_with_the_focus_on_the_commonest(begin: Beginning) -> None:
    assert shown(begin.screen, "founding_title") == "Välkommen till ifodesk"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "founding_to_join"
    press(Qt.Key.Key_Return)
    assert shown(begin.screen, "founding_title") == "Gå med i en grupp"
    press(Qt.Key.Key_Escape)
    assert shown(begin.screen, "founding_title") == "Välkommen till ifodesk"


def test_a_server_asks_for_what_lets_one_in_and_a_folder_does_not(begin: Beginning) -> None:
    begin.fill_group()
    begin.write(group_hub_edit=str(begin.folder / "hub"))
    secret = find(begin.screen, QLineEdit, "group_hub_secret")
    assert not secret.isVisible()
    begin.write(group_hub_edit="s3+https://")
    assert secret.isVisible()
    assert secret.echoMode() is QLineEdit.EchoMode.Password
    begin.write(group_hub_user="nyckel", group_hub_secret="hemligt")  # noqa: S106 - typed in a test
    click(begin.screen, "group_give")
    assert begin.problem
    assert "hemligt" not in begin.problem
    assert list(begin.folder.iterdir()) == [], "nothing is made before the place has answered"


def test_a_stick_is_asked_about_beside_a_folder_and_not_beside_a_server(begin: Beginning) -> None:
    begin.fill_group()
    stick = find(begin.screen, QCheckBox, "group_hub_stick")
    assert (stick.isVisible(), stick.isChecked()) == (True, False)
    stick.setChecked(True)
    begin.write(group_hub_edit="s3+https://server/hink")
    assert not stick.isVisible()
    begin.write(group_hub_edit=str(begin.folder / "hub"))
    assert stick.isVisible()


@pytest.mark.parametrize("stick", [True, False])
def test_a_stick_named_at_the_founding_is_kept_as_one(begin: Beginning, stick: bool) -> None:  # noqa: FBT001
    begin.fill_group()
    begin.write(group_hub_edit=str(begin.folder / "hub"))
    find(begin.screen, QCheckBox, "group_hub_stick").setChecked(stick)
    click(begin.screen, "group_give")
    code = begin.code
    click(begin.screen, "founding_code_written")
    begin.read_back(code)
    click(begin.screen, "founding_founded_go_on")
    opened = open_here(begin.done[0], PASSPHRASE, AROUND)
    assert [one.stick for one in opened.session.sync.state().hubs] == [stick]
    opened.session.close()


def test_a_place_that_is_away_is_said_and_the_keyboard_stands_in_the_form_again(begin: Beginning) -> None:
    begin.fill_group()
    begin.write(group_hub_edit=str(begin.folder / "nowhere" / "hub"))
    click(begin.screen, "group_give")
    assert begin.problem.endswith("och försök sedan igen.")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "group_municipality"


def test_a_group_is_founded_once_its_code_was_read_back_from_paper(begin: Beginning) -> None:
    begin.fill_group()
    begin.write(group_hub_edit=str(begin.folder / "hub"))
    click(begin.screen, "group_give")
    assert shown(begin.screen, "founding_title") == "Din återställningskod"
    assert "ingen nyckelring" in shown(begin.screen, "founding_code_note")
    code = begin.code
    assert [len(group) for group in code] == [5] * 7
    assert find(begin.screen, QLineEdit, "group_passphrase").text() == ""
    click(begin.screen, "founding_code_written")
    assert begin.code == []
    begin.read_back(code[::-1])
    assert "stämmer inte. Titta på papperet igen." in begin.problem
    assert not (begin.folder / "vault").exists()
    begin.read_back(code)
    assert shown(begin.screen, "founding_title") == "Gruppen är grundad"
    assert len(shown(begin.screen, "founding_founded_words").split()) == 8
    click(begin.screen, "founding_founded_go_on")
    assert begin.done == [begin.folder / "vault"]
    opened = open_here(begin.done[0], PASSPHRASE, AROUND)
    assert opened.session.directory.me().name == "Birgitta Ahlgren"
    opened.session.close()


def test_the_code_shows_again_when_the_paper_is_wrong(begin: Beginning) -> None:
    begin.fill_group()
    click(begin.screen, "group_give")
    code = begin.code
    click(begin.screen, "founding_code_written")
    click(begin.screen, "founding_code_again")
    assert begin.code == code


def test_the_code_is_printed_and_the_file_taken_away(begin: Beginning) -> None:
    begin.fill_group()
    click(begin.screen, "group_give")
    path = begin.folder / "kod.pdf"
    begin.screen.print_clicked.emit(str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert str(path) in shown(begin.screen, "founding_printed")
    click(begin.screen, "founding_open_file")
    assert begin.screen.opened_files == [str(path)]
    click(begin.screen, "founding_remove_file")
    assert not path.exists()
    assert shown(begin.screen, "founding_printed") == "Filen är borttagen."


@pytest.mark.parametrize(
    "fields,told",
    [
        ({"group_name": ""}, "Skriv ditt namn."),
        ({"group_passphrase": "kort", "group_again": "kort"}, "Lösenfrasen är för kort. Ta minst 12 tecken."),
        ({"group_again": "något helt annat"}, "De två lösenfraserna är inte lika. Skriv dem igen."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(begin: Beginning, fields: dict[str, str], told: str) -> None:
    begin.fill_group()
    begin.write(**fields)
    click(begin.screen, "group_give")
    assert begin.problem == told
    assert not list(begin.folder.iterdir())


def test_a_municipality_must_be_chosen(begin: Beginning) -> None:
    begin.fill_group()
    find(begin.screen, Pick, "group_municipality").setCurrentIndex(0)
    click(begin.screen, "group_give")
    assert begin.problem == "Välj vilken kommun det gäller."


def test_a_newcomer_compares_words_asks_and_takes_the_welcome_in(begin: Beginning) -> None:
    chief = VaultSetUp(begin.folder / "chief", AROUND)
    invitation, request, welcome = (begin.folder / name for name in ("inbjudan", "ansokan", "valkommen"))
    chief.found(Newcomer("Birgitta Ahlgren", "IFO-chef", PASSPHRASE), "2425", MeetingPlace(str(begin.folder / "hub")))
    opened = open_here(chief.keep(None), PASSPHRASE, AROUND)
    invitation.write_bytes(opened.welcoming.invitation(to_found=False))

    click(begin.screen, "founding_to_join")
    begin.write(join_invitation_edit=str(invitation))
    press(Qt.Key.Key_Return)
    assert shown(begin.screen, "join_invited") == "Inbjudan gäller Dorotea."
    begin.write(join_words="fel ord", join_name="Karin Norberg", join_passphrase=PASSPHRASE, join_again=PASSPHRASE)
    click(begin.screen, "join_give")
    assert begin.problem.startswith("De åtta orden är inte desamma.")
    begin.write(join_words=" ".join(opened.group_words()).upper())
    click(begin.screen, "join_give")
    code = begin.code
    click(begin.screen, "founding_code_written")
    begin.read_back(code)
    assert len(shown(begin.screen, "founding_asked_words").split()) == 8
    begin.write(founding_request_edit=str(request))
    click(begin.screen, "founding_asked_go_on")
    assert shown(begin.screen, "founding_title") == "Vänta på välkomsten"
    assert str(request) in shown(begin.screen, "welcome_note")

    welcome.write_bytes(opened.welcoming.approve(request.read_bytes(), [Role.CASEWORKER]))
    opened.session.close()
    begin.write(welcome_file_edit=str(welcome), welcome_hub_edit=str(begin.folder / "hub"))
    click(begin.screen, "welcome_give")
    assert begin.done == [begin.folder / "vault"]
    karin = open_here(begin.done[0], PASSPHRASE, AROUND)
    assert karin.session.directory.me().name == "Karin Norberg"
    karin.session.close()


def test_a_welcome_of_an_earlier_day_asks_for_the_passphrase(begin: Beginning) -> None:
    begin.presenter.start_with_welcome()
    click(begin.screen, "welcome_give")
    assert begin.problem == "Skriv lösenfrasen."
    begin.write(welcome_passphrase=PASSPHRASE)
    click(begin.screen, "welcome_give")
    assert begin.problem == "Välj välkomstfilen först."


def test_a_file_that_is_no_invitation_is_refused_in_words(begin: Beginning) -> None:
    (begin.folder / "foto").write_bytes(b"x" * 64)
    click(begin.screen, "founding_to_join")
    begin.write(join_invitation_edit=str(begin.folder / "foto"))
    press(Qt.Key.Key_Return)
    assert begin.problem.startswith("Filen är ingen inbjudan till en grupp.")
    assert not find(begin.screen, QWidget, "join_rest").isVisible()
