"""What a screen reader is told of parts that Qt does not know: what they are, and that they can be pressed."""

from __future__ import annotations

from functools import cache
from typing import Final, Protocol, cast, final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from typing_extensions import override

LINE: Final = QAccessible.Role.ListItem
"""A line that only tells."""
OPENING: Final = QAccessible.Role.Button
"""A line that Enter opens."""
PICTURE: Final = QAccessible.Role.Graphic


class Spoken(Protocol):
    """A widget that says itself what it is."""

    spoken_role: QAccessible.Role
    """Of the class already: a screen reader may ask while the widget is being made. It may be set anew afterwards."""

    def press(self) -> None:
        """Do what Enter does; asked of what is pressed only."""
        ...


@final
class _Told(QAccessibleWidget):
    """One such part, as a screen reader meets it."""

    @override
    def role(self) -> QAccessible.Role:
        return self._part().spoken_role

    @override
    def actionNames(self) -> list[str]:
        focus = super().actionNames()
        return [QAccessibleActionInterface.pressAction(), *focus] if self.role() == OPENING else focus

    @override
    def doAction(self, actionName: str, /) -> None:
        if actionName == QAccessibleActionInterface.pressAction():
            # Afterwards, as Qt's own buttons do: the part may go away by it, and the screen reader waits for an answer.
            QTimer.singleShot(0, self.object(), self._part().press)
        else:
            super().doAction(actionName)

    def _part(self) -> Spoken:
        return cast("Spoken", self.object())


@cache
def tell_screen_readers() -> None:
    """Let Qt ask the parts themselves from now on. Nobody is asked before a screen reader is there."""
    QAccessible.installFactory(_told)


def _told(_kind: str, part: QObject) -> QAccessibleInterface | None:
    return _Told(part) if isinstance(part, QWidget) and hasattr(part, "spoken_role") else None
