"""Lines about homes where one key asks and answers, as in the list of an evening."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ifodesk.ui.parts.lines import LineList, LineView

KEYS: Final = {"r": "ring", "s": "answer", "b": "confirm"}
"""What a key does where the line has such a button."""


class AskList(LineList):
    """R rings, S answers, B confirms: on the line that has the focus, where it offers that."""

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        code = KEYS.get(event.text().casefold())
        line = _line_of(QApplication.focusWidget())
        if code is not None and line is not None and code in {action.code for action in line.line.actions}:
            self.acted.emit(line.line.key, code)
        else:
            super().keyPressEvent(event)


def _line_of(widget: QWidget | None) -> LineView | None:
    while widget is not None and not isinstance(widget, LineView):
        widget = widget.parentWidget()
    return widget
