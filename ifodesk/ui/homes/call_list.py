"""Homes to ring, one after the other, in large type. One key gives the answer: the other hand holds the receiver."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from ifodesk.ui.homes.tonight_state import Call, Said
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.spoken import LINE
from ifodesk.ui.parts.text import label
from ifodesk.words import screen_words_homes_tonight as words

KEYS: Final = {"r": Said.RING, "j": Said.YES, "n": Said.NO, "å": Said.BACK}
_BUTTONS: Final = (
    (Said.RING, words.RING, Icon.PHONE),
    (Said.YES, words.YES, Icon.CHECK),
    (Said.NO, words.NO, Icon.CROSS),
    (Said.BACK, words.BACK, Icon.LATE),
)


class CallView(QFrame):
    """One home on screen."""

    spoken_role = LINE
    said = Signal(str, str)
    stepped = Signal(int)

    def __init__(self, theme: Theme, call: Call) -> None:
        super().__init__()
        name = f"call_{call.key}"
        spoken = ", ".join(part for part in (call.number, call.name, call.phone, call.detail, call.told) if part)
        named(self, name, accessible=spoken, look="line")
        self.call = call
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = Row(theme, self, gap=14, edges=(10, 6, 10, 6))
        row.addWidget(label(call.number, f"{name}_number", look="question"), 0, Qt.AlignmentFlag.AlignTop)
        middle = Column(theme, gap=1)
        middle.addWidget(label(call.name, f"{name}_name", look="section", wrap=True))
        middle.addWidget(label(call.detail, f"{name}_detail", look="quiet", wrap=True))
        if call.told:
            middle.addWidget(label(call.told, f"{name}_told", look="strong", wrap=True))
        row.addLayout(middle, 1)
        side = QWidget()
        right = Column(theme, side, gap=4)
        phone = label(call.phone, f"{name}_phone", look="question")
        phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        right.addWidget(phone, 0, Qt.AlignmentFlag.AlignRight)
        if call.open:
            right.addWidget(self._buttons(theme, name))
        row.addWidget(side)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        said = KEYS.get(event.text().casefold())
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif said is not None and self.call.open:
            self.said.emit(self.call.key, said)
        else:
            super().keyPressEvent(event)

    def _buttons(self, theme: Theme, name: str) -> QWidget:
        place = QWidget()
        row = Row(theme, place, gap=4)
        for said, text, icon in _BUTTONS:
            button = Push(theme, text, f"{name}_{said}", icon=icon, accessible=f"{text}: {self.call.name}")
            button.clicked.connect(lambda _checked=False, said=said: self.said.emit(self.call.key, said))
            row.addWidget(button)
        return place


class CallList(QWidget):
    """The homes below each other. The focus stays on the home it was on."""

    said = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "calls", accessible=words.TITLE)
        self._theme = theme
        self._column = Column(theme, self, gap=4)
        self._calls: tuple[Call, ...] = ()
        self._views: list[CallView] = []

    def show_calls(self, calls: Sequence[Call]) -> None:
        """Show these."""
        if tuple(calls) == self._calls:
            return
        at = self._focused()
        self._calls = tuple(calls)
        clear(self._column)
        self._views = [CallView(self._theme, call) for call in calls]
        for view in self._views:
            view.said.connect(self.said)
            view.stepped.connect(self._step)
            self._column.addWidget(view)
            view.show()
        if at is not None and self._views:
            self._views[min(at, len(self._views) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> bool:
        """Put the focus on the first that still waits for an answer; false when there is none."""
        waiting = next((view for view in self._views if view.call.open), None)
        if waiting is not None:
            waiting.setFocus(Qt.FocusReason.OtherFocusReason)
        return waiting is not None

    def _focused(self) -> int | None:
        focus = QApplication.focusWidget()
        found = (at for at, view in enumerate(self._views) if view is focus or (focus and view.isAncestorOf(focus)))
        return next(found, None)

    def _step(self, by: int) -> None:
        at = self._focused()
        if at is not None and 0 <= at + by < len(self._views):
            self._views[at + by].setFocus(Qt.FocusReason.TabFocusReason)
