from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from ifodesk.domain.entities.case import Note
from ifodesk.domain.entities.own import LooseNote
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.loose.presenter import LoosePresenter
from ifodesk.ui.loose.view import LooseView
from ifodesk.usecases.errors import WorldError
from tests.ui.fakes import FakeNavigator, InlineJobs, World, world
from tests.ui.hands import click, find, press, shown, write
from tests.ui.samples import add_case, add_loose


class Loose:
    def __init__(self, theme: Theme, here: World, show: Callable[[QWidget], QWidget]) -> None:
        self.here, self.navigator, self.jobs = here, FakeNavigator(), InlineJobs()
        self.place = QWidget()
        self.place.resize(900, 700)
        show(self.place)
        self.view = LooseView(theme, self.place)
        self.presenter = LoosePresenter(self.view, here.session, self.jobs, self.navigator)
        self.view.edited.connect(self.presenter.edited)
        self.view.file_clicked.connect(self.presenter.file_clicked)
        self.view.discard_clicked.connect(self.presenter.discard_clicked)

    def open(self, note: object = None) -> None:
        self.view.begin()
        self.presenter.start(note)  # type: ignore[arg-type]  # an id or None

    @property
    def text(self) -> QPlainTextEdit:
        return self.view._text.editor  # type: ignore[return-value]  # noqa: SLF001 - several fields were made after each other

    @property
    def notes(self) -> list[str | None]:
        return [seen.value.text for seen in self.here.session.records.all(LooseNote)]

    def choose_case(self, text: str) -> None:
        field = find(self.view, QLineEdit, "loose_case_edit")
        field.setFocus()
        write(field, text)
        press(Qt.Key.Key_Return)


@pytest.fixture
def loose(theme: Theme, show: Callable[[QWidget], QWidget]) -> Loose:
    here = world()
    add_case(here, 1, "Alma Testsson")
    made = Loose(theme, here, show)
    made.open()
    return made


def test_the_text_comes_first_and_is_saved_by_itself(loose: Loose) -> None:
    assert loose.text.hasFocus()
    write(loose.text, "Ring skolan åter")
    loose.view.flush()
    assert loose.notes == ["Ring skolan åter"]
    assert shown(loose.view, "loose_saved").startswith("Sparat ")
    write(loose.text, "!")
    loose.view.flush()
    assert loose.notes == ["Ring skolan åter!"]


def test_escape_closes_and_saves(loose: Loose) -> None:
    write(loose.text, "Ring")
    press(Qt.Key.Key_Escape)
    assert not loose.view.isVisible()
    assert loose.notes == ["Ring"]


def test_the_note_is_filed_as_a_draft_in_the_chosen_case(loose: Loose) -> None:
    write(loose.text, "Ring skolan")
    loose.choose_case("alma")
    click(loose.view, "loose_file")
    (draft,) = loose.here.session.records.all(Note)
    assert draft.value.draft == "Ring skolan"
    assert loose.notes == []
    assert loose.navigator.went[-1] == ("case", draft.value.case, "notes", draft.value.id)
    assert not loose.view.isVisible()


def test_what_was_typed_last_is_filed_even_while_a_save_is_under_way(loose: Loose) -> None:
    write(loose.text, "Ring")
    loose.jobs.hold = True
    loose.view.flush()
    write(loose.text, " skolan")
    loose.choose_case("alma")
    click(loose.view, "loose_file")
    loose.jobs.hold = False
    loose.jobs.let_go()
    (draft,) = loose.here.session.records.all(Note)
    assert draft.value.draft == "Ring skolan"
    assert loose.notes == []


def test_without_text_or_case_it_says_what_is_missing(loose: Loose) -> None:
    click(loose.view, "loose_file")
    assert shown(loose.view, "loose_message_text") == "Skriv något först."
    write(loose.text, "Ring")
    click(loose.view, "loose_file")
    assert shown(loose.view, "loose_message_text") == "Välj ett ärende i listan först."


def test_a_note_can_be_thrown_away_once_it_exists(loose: Loose) -> None:
    assert not find(loose.view, QPushButton, "loose_discard").isEnabled()
    write(loose.text, "Ring")
    loose.view.flush()
    click(loose.view, "loose_discard")
    assert loose.notes == []
    assert not loose.view.isVisible()


def test_a_note_from_idag_is_gone_on_with(loose: Loose) -> None:
    note = add_loose(loose.here, 1, "Ring skolan")
    loose.open(note)
    assert loose.text.toPlainText() == "Ring skolan"
    write(loose.text, " nu")
    loose.view.flush()
    assert loose.notes == ["Ring skolan nu"]


def test_a_new_note_never_writes_over_the_former(loose: Loose) -> None:
    write(loose.text, "Ett")
    loose.open()
    write(loose.text, "Två")
    loose.view.flush()
    assert loose.notes == ["Ett", "Två"]


def test_a_full_disk_keeps_the_text_on_screen_and_says_so(loose: Loose) -> None:
    loose.here.records.fails = WorldError("disk_full")
    write(loose.text, "Ring")
    loose.view.flush()
    assert "Disken är full" in shown(loose.view, "loose_message_text")
    assert loose.view.unsaved
    loose.here.records.fails = None
    loose.view.flush()
    assert loose.notes == ["Ring"]
    assert not loose.view.unsaved


def test_locking_closes_the_note(loose: Loose) -> None:
    write(loose.text, "Ring")
    loose.view.flush()
    loose.presenter.drop()
    assert not loose.view.isVisible()
    loose.open()
    assert loose.text.toPlainText() == ""
