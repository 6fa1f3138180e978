"""Where a new vault meets the others: a folder, a stick that is carried, or a server with what lets one in."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.ui.founding.state import PlaceForm
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.path_field import Kind, PathField
from ifodesk.ui.parts.secret import Secret
from ifodesk.ui.parts.ticks import Check
from ifodesk.words import screen_words_founding as words
from ifodesk.words.screen_words_sync_hubs import FORM_STICK

_SERVER = "://"
"""What a server's address has in it and a folder's path has not."""


class PlaceField(QWidget):
    """One line for a folder or an address, and whether the folder is on a stick; a server has a secret."""

    def __init__(self, theme: Theme, name: str, title: str, *, hint: str) -> None:
        super().__init__()
        named(self, f"{name}_place")
        self._where = PathField(theme, name, title, Kind.FOLDER, hint=hint)
        self._user, self._secret = named(QLineEdit(), f"{name}_user"), Secret(f"{name}_secret")
        kept_otherwise(self._user)
        self._server = named(QWidget(), f"{name}_server")
        server = Column(theme, self._server, gap=8)
        server.addWidget(Field(theme, f"{name}_user_field", words.SERVER_USER, self._user))
        server.addWidget(
            Field(theme, f"{name}_secret_field", words.SERVER_SECRET, self._secret, hint=words.SERVER_SECRET_HINT)
        )
        column = Column(theme, self, gap=8)
        self._stick = Check(theme, FORM_STICK, f"{name}_stick")
        column.addWidget(self._where)
        column.addWidget(self._stick)
        column.addWidget(self._server)
        self._server.hide()
        self._where.editor.textChanged.connect(self._typed)
        self.setFocusProxy(self._where)

    @property
    def form(self) -> PlaceForm:
        """Return what is filled in."""
        if self._server.isHidden():
            return PlaceForm(self._where.path, stick=self._stick.isChecked())
        return PlaceForm(self._where.path, self._user.text().strip(), self._secret.text())

    def forget(self) -> None:
        """Empty the secret."""
        self._secret.clear()

    def _typed(self, text: str) -> None:
        server = _SERVER in text
        self._server.setVisible(server)
        self._stick.setVisible(not server)
