"""The form of one more place: a folder, a stick that is carried, or a server with what lets one in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.path_field import Kind, PathField
from ifodesk.ui.parts.secret import Secret
from ifodesk.ui.parts.text import label
from ifodesk.ui.parts.ticks import Radio
from ifodesk.ui.sync.hubs_state import Way
from ifodesk.words import screen_words_sync_hubs as words

_WAYS = ((Way.FOLDER, words.FORM_FOLDER), (Way.STICK, words.FORM_STICK), (Way.SERVER, words.FORM_SERVER))


class HubForm(QFrame):
    """Asks where the place is. Enter in a field looks; nothing is written by looking."""

    looked = Signal(object, str, str, str)
    """The way, the folder or address, the user and the secret."""
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sync_hub_form", accessible=words.FORM, look="card")
        self._ways: dict[Way, Radio] = {}
        self._folder = PathField(theme, "sync_hub_folder", words.FOLDER, Kind.FOLDER, hint=words.FOLDER_HINT)
        self._address = named(QLineEdit(), "sync_hub_address")
        self._user = named(QLineEdit(), "sync_hub_user")
        self._secret = Secret("sync_hub_secret")
        self._server = QWidget()
        self._needed = label(words.NEEDED, "sync_hub_needed", look="problem")
        self._needed.hide()
        column = Column(theme, self, gap=8, edges=(14, 12, 14, 12))
        column.addWidget(label(words.FORM, "sync_hub_form_title", look="strong"))
        column.addWidget(self._make_ways(theme))
        column.addWidget(self._folder)
        column.addWidget(self._make_server(theme))
        column.addWidget(self._needed)
        column.addLayout(self._make_buttons(theme))
        for editor in (self._folder.editor, self._address, self._user, self._secret):
            editor.returnPressed.connect(self._look)
        self._ways[Way.FOLDER].setChecked(True)
        self.hide()

    def show_form(self, *, on: bool, needed: bool) -> None:
        """Open or close the form. Closing wipes what was typed."""
        opening = on and self.isHidden()
        self.setVisible(on)
        self._needed.setVisible(needed)
        if opening:
            self._ways[self._way].setFocus(Qt.FocusReason.OtherFocusReason)
        if not on:
            for editor in (self._folder.editor, self._address, self._user, self._secret):
                editor.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    @property
    def _way(self) -> Way:
        return next(way for way, radio in self._ways.items() if radio.isChecked())

    def _make_ways(self, theme: Theme) -> QWidget:
        place = QWidget()
        flow = Flow(theme, place, gap=12)
        group = QButtonGroup(self)
        for way, text in _WAYS:
            radio = Radio(theme, text, f"sync_hub_way_{way.value}")
            self._ways[way] = radio
            group.addButton(radio)
            flow.addWidget(radio)
            radio.toggled.connect(lambda _on: self._chosen())
        return place

    def _make_server(self, theme: Theme) -> QWidget:
        column = Column(theme, self._server, gap=8)
        column.addWidget(Field(theme, "sync_hub_address_field", words.ADDRESS, self._address, hint=words.ADDRESS_HINT))
        column.addWidget(Field(theme, "sync_hub_user_field", words.USER, self._user))
        column.addWidget(Field(theme, "sync_hub_secret_field", words.SECRET, self._secret, hint=words.SECRET_HINT))
        return self._server

    def _make_buttons(self, theme: Theme) -> Row:
        row = Row(theme, gap=10)
        look = Push(theme, words.LOOK, "sync_hub_look", look="main")
        look.clicked.connect(lambda _checked=False: self._look())
        cancel = Push(theme, words.CANCEL, "sync_hub_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.cancelled.emit())
        row.addWidget(look)
        row.addWidget(cancel)
        row.addStretch(1)
        return row

    def _chosen(self) -> None:
        if any(radio.isChecked() for radio in self._ways.values()):
            server = self._way is Way.SERVER
            self._server.setVisible(server)
            self._folder.setVisible(not server)

    def _look(self) -> None:
        way = self._way
        place = self._address.text().strip() if way is Way.SERVER else self._folder.path
        self.looked.emit(way, place, self._user.text().strip(), self._secret.text())
