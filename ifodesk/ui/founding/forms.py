"""The forms of the first vault: a new group, a request to join, the welcome."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.ui.founding.place import PlaceField
from ifodesk.ui.founding.state import FoundingState, GroupForm, JoinForm, PersonForm, WelcomeForm
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.path_field import Kind, PathField
from ifodesk.ui.parts.secret import Secret
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import label
from ifodesk.ui.parts.ticks import Check, Pick
from ifodesk.words import screen_words_founding as words


class PersonFields(QWidget):
    """Municipality, name, title and a passphrase, twice."""

    entered = Signal()
    """Enter in the last field."""

    def __init__(self, theme: Theme, name: str, *, municipality: str) -> None:
        super().__init__()
        named(self, name)
        self._municipality = Pick(theme, f"{name}_municipality")
        self._name = named(QLineEdit(), f"{name}_name")
        self._title = named(QLineEdit(), f"{name}_title")
        self._passphrase, self._again = Secret(f"{name}_passphrase"), Secret(f"{name}_again")
        self._show = Check(theme, words.SHOW, f"{name}_show")
        self._show.toggled.connect(self._reveal)
        self._again.returnPressed.connect(self.entered)
        self._place = Field(theme, f"{name}_municipality_field", municipality, self._municipality)
        self._who = (
            Field(theme, f"{name}_name_field", words.NAME, self._name, hint=words.NAME_HINT),
            Field(theme, f"{name}_title_field", words.TITLE, self._title, hint=words.TITLE_HINT),
        )
        column = Column(theme, self, gap=8)
        for part in (
            self._place,
            *self._who,
            Field(theme, f"{name}_passphrase_field", words.PASSPHRASE, self._passphrase, hint=words.PASSPHRASE_HINT),
            Field(theme, f"{name}_again_field", words.AGAIN, self._again),
            self._show,
        ):
            column.addWidget(part)

    def show_choices(self, municipalities: tuple[tuple[str, str], ...]) -> None:
        """Offer *municipalities*."""
        if self._municipality.count() != len(municipalities) + 1:
            choices = [Choice(code, name) for code, name in municipalities]
            self._municipality.show_choices([Choice(None, words.CHOOSE_MUNICIPALITY), *choices])

    def show_asked(self, *, municipality: bool, person: bool) -> None:
        """Ask for a municipality, for the person's name, or not."""
        self._place.setVisible(municipality)
        for part in self._who:
            part.setVisible(person)

    def form(self) -> PersonForm:
        """Return what is filled in."""
        key = self._municipality.key
        return PersonForm(
            self._name.text().strip(),
            self._title.text().strip(),
            self._passphrase.text(),
            self._again.text(),
            key if isinstance(key, str) and not self._place.isHidden() else "",
        )

    def forget(self) -> None:
        """Empty the passphrase."""
        for secret in (self._passphrase, self._again):
            secret.clear()
        self._show.setChecked(False)

    def _reveal(self, on: bool) -> None:  # noqa: FBT001 - a slot of Qt
        self._passphrase.reveal(on=on)
        self._again.reveal(on=on)


class GroupPage(QWidget):
    """A new group."""

    given = Signal(GroupForm)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "founding_group")
        self._person = PersonFields(theme, "group", municipality=words.MUNICIPALITY)
        self._person.entered.connect(self._give)
        self._hub = PlaceField(theme, "group_hub", words.HUB, hint=words.HUB_HINT)
        give = Push(theme, words.FOUND, "group_give", look="main")
        give.clicked.connect(lambda _checked=False: self._give())
        column = Column(theme, self, gap=10)
        for part in (self._person, self._hub, give):
            column.addWidget(part)

    def show_state(self, state: FoundingState) -> None:
        """Offer the municipalities."""
        self._person.show_choices(state.municipalities)

    def forget(self) -> None:
        """Empty the passphrase, and the server's secret."""
        self._person.forget()
        self._hub.forget()

    def _give(self) -> None:
        self.given.emit(GroupForm(self._person.form(), self._hub.form))


class JoinPage(QWidget):
    """A request to join: the rest is asked once the invitation is chosen."""

    given = Signal(JoinForm)
    invitation_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "founding_join")
        self._file = PathField(theme, "join_invitation", words.INVITATION, Kind.OPEN, hint=words.INVITATION_HINT)
        self._file.chosen.connect(self.invitation_chosen)
        self._invited = label("", "join_invited", look="strong", wrap=True)
        self._words = named(QLineEdit(), "join_words")
        self._person = PersonFields(theme, "join", municipality=words.OWN_MUNICIPALITY)
        self._person.entered.connect(self._give)
        give = Push(theme, words.ASK, "join_give", look="main")
        give.clicked.connect(lambda _checked=False: self._give())
        self._rest = named(QWidget(), "join_rest")
        rest = Column(theme, self._rest, gap=10)
        self._compare = Field(theme, "join_words_field", words.GROUP_WORDS, self._words, hint=words.GROUP_WORDS_HINT)
        for part in (self._invited, self._compare, self._person, give):
            rest.addWidget(part)
        column = Column(theme, self, gap=10)
        column.addWidget(self._file)
        column.addWidget(self._rest)
        self._rest.hide()

    def show_state(self, state: FoundingState) -> None:
        """Say what the invitation is for, and ask what it leaves open."""
        self._person.show_choices(state.municipalities)
        self._invited.setText(state.invited)
        self._compare.show_hint(words.GROUP_WORDS_HINT if state.asks_person else words.GROUP_WORDS_HINT_DEVICE)
        self._rest.setVisible(bool(state.invited))
        self._person.show_asked(municipality=state.asks_municipality, person=state.asks_person)

    def forget(self) -> None:
        """Empty the passphrase."""
        self._person.forget()

    def _give(self) -> None:
        self.given.emit(JoinForm(self._person.form(), self._file.path, self._words.text()))


class WelcomePage(QWidget):
    """The welcome that came back."""

    given = Signal(WelcomeForm)
    fetched = Signal(str)
    """From the mailbox, with the passphrase where it is asked for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "founding_welcome")
        self._note = label("", "welcome_note", look="strong", wrap=True)
        self._passphrase = Secret("welcome_passphrase")
        self._secret = Field(theme, "welcome_passphrase_field", words.WELCOME_PASSPHRASE, self._passphrase)
        self._file = PathField(theme, "welcome_file", words.WELCOME_FILE, Kind.OPEN)
        self._hub = PlaceField(theme, "welcome_hub", words.HUB, hint=words.HUB_HINT)
        give = Push(theme, words.ACCEPT, "welcome_give", look="main")
        give.clicked.connect(lambda _checked=False: self._give())
        fetch = Push(theme, words.FETCH, "welcome_fetch")
        fetch.clicked.connect(lambda _checked=False: self.fetched.emit(self._passphrase.text()))
        column = Column(theme, self, gap=10)
        for part in (self._note, self._secret, fetch, self._file, self._hub, give):
            column.addWidget(part)

    def show_state(self, state: FoundingState) -> None:
        """Ask for the passphrase unless it is known."""
        self._note.setText(state.note)
        self._note.setVisible(bool(state.note))
        self._secret.setVisible(state.asks_passphrase)

    def forget(self) -> None:
        """Empty the passphrase, and the server's secret."""
        self._passphrase.clear()
        self._hub.forget()

    def _give(self) -> None:
        self.given.emit(WelcomeForm(self._passphrase.text(), self._file.path, self._hub.form))
