"""Letting one more person in; in a shared case with how somebody of the other municipality was asked about jäv."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from ifodesk.domain.ids import MemberId
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.state import Colleague
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.choose import ChooseLine
from ifodesk.usecases.sharing_jav import ANSWERED, AskedFirst, AskedHow
from ifodesk.words import screen_words_access as access_words
from ifodesk.words import screen_words_overview as words
from ifodesk.words import screen_words_tabs as tab_words


class LetInLine(ChooseLine):
    """Asks whom to let in, and how they were asked where that comes first. It stays open until they are let in."""

    let_in = Signal(object, object)
    """Member, and how that person was asked."""

    def __init__(self, theme: Theme) -> None:
        self._people: dict[MemberId, Colleague] = {}
        super().__init__(theme, "overview_let_in", words.LET_IN_WHO, words.LET_IN_NOW)
        self._how = Pick(
            theme,
            "overview_let_in_asked",
            [Choice(None, tab_words.CHOOSE), *(Choice(how, text) for how, text in access_words.ASKED_ONE.items())],
        )
        self._how_field = Field(theme, "overview_let_in_asked_field", access_words.ASKED_OF_ONE, self._how)
        self._why = named(QLineEdit(), "overview_let_in_why")
        self._why_field = Field(theme, "overview_let_in_why_field", access_words.SHARE_WHY, self._why)
        self._how.currentIndexChanged.connect(lambda _at: self._unfold())
        self.pick.currentIndexChanged.connect(lambda _at: self._unfold())
        for at, part in enumerate((self._how_field, self._why_field), start=2):
            self.column.insertWidget(at, part)
        self._unfold()

    def show_people(self, people: Sequence[Colleague]) -> None:
        """Offer *people*."""
        self._people = {one.id: one for one in people}
        self.show_choices([Choice(one.id, one.text) for one in people], nobody=words.NOBODY_TO_LET_IN)
        self._unfold()

    @override
    def close_line(self) -> None:
        super().close_line()
        self._how.setCurrentIndex(0)
        self._why.clear()

    @override
    def _give(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.let_in.emit(chosen.id, self._asked())

    def _asked(self) -> AskedFirst:
        how = self._how.key
        if self._how_field.isHidden() or not isinstance(how, AskedHow):
            return ANSWERED
        return AskedFirst(how, self._why.text())

    def _chosen(self) -> Colleague | None:
        return next((one for one in self._people.values() if one.id == self.key), None)

    def _unfold(self) -> None:
        """Ask how they were asked, of whoever must be; and why, of what cannot wait."""
        chosen = self._chosen()
        asks = chosen is not None and chosen.to_ask
        self._how_field.setVisible(asks)
        self._why_field.setVisible(asks and self._how.key is AskedHow.URGENT)
