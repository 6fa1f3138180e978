"""A field for a passphrase."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ifodesk.ui.parts.naming import kept_otherwise, named

_UNREMEMBERED: Final = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class Secret(QLineEdit):
    """A field that shows dots, and is never completed, spelled or remembered by the platform."""

    def __init__(self, name: str) -> None:
        super().__init__()
        kept_otherwise(named(self, name))
        self.reveal(on=False)

    def reveal(self, *, on: bool) -> None:
        """Show the letters, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_UNREMEMBERED)  # Qt takes them away when letters show
