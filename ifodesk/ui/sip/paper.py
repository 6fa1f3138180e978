"""The card that asks where the paper goes, and the list of adopted versions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip.state import PrintState, VersionState
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.ui.tabs.panes import Panes
from ifodesk.words import screen_words_sip as words
from ifodesk.words import screen_words_sip_steps as step_words
from ifodesk.words import screen_words_tabs as tab_words


class PrintCard(Unfolding):
    """Enter prints, Esc does not."""

    folder_chosen = Signal(str)
    given = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "sip_print_card")
        self._title = heading("", "sip_print_title", level=2)
        self.folder = kept_otherwise(named(QLineEdit(), "sip_print_folder_edit"))
        self.folder.editingFinished.connect(lambda: self.folder_chosen.emit(self.folder.text().strip()))
        self._name = label("", "sip_print_name", look="small", wrap=True)
        other = Push(theme, words.CHANGE_FOLDER, "sip_print_other")
        other.clicked.connect(lambda _checked=False: self._choose())
        self._print = Push(theme, words.PRINT_NOW, "sip_print_now", look="main", icon=Icon.PRINT)
        self._print.clicked.connect(lambda _checked=False: self.given.emit())
        cancel = Push(theme, tab_words.CANCEL, "sip_print_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.close_line())
        self.closed.connect(self.cancelled)
        where = Row(theme, gap=8)
        where.addWidget(Field(theme, "sip_print_folder", words.PRINT_FOLDER, self.folder), 1)
        where.addWidget(other, 0, Qt.AlignmentFlag.AlignBottom)
        buttons = Row(theme, gap=10)
        buttons.addWidget(self._print)
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        self.column.addWidget(self._title)
        self.column.addLayout(where)
        self.column.addWidget(self._name)
        self.column.addLayout(buttons)
        self.setFocusProxy(self._print)

    def show_state(self, state: PrintState | None) -> None:
        """Open with *state*, or close."""
        if state is None:
            self.close_line()
            return
        self._title.setText(state.title)
        if not self.folder.hasFocus():
            self.folder.setText(state.folder)
        self._name.setText(words.PRINT_NAME.format(name=state.file_name))
        if not self.is_open:
            self.open_line()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, words.PRINT_FOLDER.replace("&", ""), self.folder.text())
        if chosen:
            self.folder.setText(chosen)
            self.folder_chosen.emit(chosen)


BESIDE = 640
"""In a narrower row (pixels at 100 %) the links of a version stand under it."""


class VersionRow(QFrame):
    """One adopted version; opens to what has changed since."""

    printed = Signal(object)
    signed_wanted = Signal(object)

    def __init__(self, theme: Theme, version: EntityId) -> None:
        super().__init__()
        name = f"sip_version_{version.hex()}"
        named(self, name)
        self._title = label("", f"{name}_title", look="strong", wrap=True)
        self._detail = label("", f"{name}_detail", look="small", wrap=True)
        self._open = Push(theme, step_words.SIGNED, f"{name}_open", look="link", icon=Icon.NEXT)
        self._open.clicked.connect(lambda _checked=False: self.signed_wanted.emit(version))
        print_ = Push(theme, words.PRINT_VERSION, f"{name}_print", look="link", icon=Icon.PRINT)
        print_.clicked.connect(lambda _checked=False: self.printed.emit(version))
        told, links = named(QWidget(), f"{name}_texts"), named(QWidget(), f"{name}_links")
        texts = Column(theme, told, gap=0)
        texts.addWidget(self._title)
        texts.addWidget(self._detail)
        row = Row(theme, links, gap=8)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(print_, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        line = Panes(theme, f"{name}_line", (told, links), at_least=BESIDE, shares=(1, 0), gap=8)
        Column(theme, self, gap=0).addWidget(line)

    def show_state(self, state: VersionState) -> None:
        """Show the version."""
        self._title.setText(state.title)
        self._detail.setText(state.detail)


class Versions(QWidget):
    """All adopted versions, newest first."""

    printed = Signal(object)
    signed_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_versions")
        self._theme = theme
        self._rows: Keyed[VersionState, VersionRow] = Keyed(
            theme, "sip_version_rows", key=lambda state: state.id, make=self._make, show=VersionRow.show_state, gap=10
        )
        column = Column(theme, self, gap=6)
        column.addWidget(heading(words.VERSIONS, "sip_versions_title", level=2))
        column.addWidget(self._rows)

    def show_versions(self, versions: Sequence[VersionState]) -> None:
        """Show *versions*; none hides the part."""
        self._rows.show_states(versions)
        self.setVisible(bool(versions))

    def _make(self, state: VersionState) -> VersionRow:
        row = VersionRow(self._theme, state.id)
        row.printed.connect(self.printed)
        row.signed_wanted.connect(self.signed_wanted)
        return row
