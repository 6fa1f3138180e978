"""Who can take the case instead, and asking another municipality's chief, on the tab Jäv."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ifodesk.ui.lending.ask import AskOffer
from ifodesk.ui.lending.ask_view import AskFormView
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.words import screen_words_lending as lending_words


class InsteadPanel(QWidget):
    """The ranked list, and the question to a chief."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        named(self, "jav_instead")
        self.ask = AskFormView(theme, "jav_ask_chief", today)
        self._open = Push(theme, lending_words.ASK_OPEN, "jav_ask_chief_open", look="link", icon=Icon.PEOPLE)
        self._open.clicked.connect(lambda _checked=False: self.ask.open_line())
        column = Column(theme, self, gap=6)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ask)

    def show_offer(self, offer: AskOffer) -> None:
        """Offer the question to a chief: only chiefs ask chiefs."""
        self._open.setVisible(offer.leads)
        self.ask.show_offer(offer)

    def asked(self) -> None:
        """Close the form and forget what is in it."""
        self.ask.asked()
