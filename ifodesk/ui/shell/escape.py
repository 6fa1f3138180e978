"""Esc closes forms: what was half typed in one that it closed is handed on, so that a key too many loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ifodesk.ui.tabs.half_typed import half_typed


class EscapeKeeper(QObject):
    """Looks at what is half typed before and after each Esc. It watches whatever has the focus, and nothing else.

    Only Esc: whoever presses Avbryt or Släng says with that word that the text is not wanted.
    """

    def __init__(
        self, around: QWidget, places: Callable[[], Iterable[QWidget]], keep: Callable[[Iterable[str]], None]
    ) -> None:
        super().__init__(around)
        self._places, self._keep = places, keep
        self._before: tuple[str, ...] | None = None
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._watch)

    @override
    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._pressed()
        return False

    def _watch(self, former: QWidget | None, now: QWidget | None) -> None:
        if former is not None:
            former.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def _pressed(self) -> None:
        if self._before is None:
            self._before = self._typed()
            QTimer.singleShot(0, self, self._look_again)

    def _look_again(self) -> None:
        before, self._before = self._before or (), None
        left = self._typed()
        self._keep([text for text in before if text not in left])

    def _typed(self) -> tuple[str, ...]:
        return tuple(text for place in self._places() for text in half_typed(place, every_form=True))
