"""Columns and rows whose gaps grow and shrink with the theme, and a flow that breaks into lines."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.look.theme import Theme

Edges = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels at 100 %."""


class _Box(QBoxLayout):
    """A box layout measured in pixels at 100 %."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, direction: QBoxLayout.Direction, gap: float, edges: Edges
    ) -> None:
        super().__init__(direction)
        if parent is not None:
            parent.setLayout(self)
        self._theme = theme
        self._gap = gap
        self._edges = edges
        theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        left, top, right, bottom = (self._theme.px(edge) for edge in self._edges)
        self.setContentsMargins(left, top, right, bottom)
        self.setSpacing(self._theme.px(self._gap))


class Column(_Box):
    """Things below each other."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, gap: float = 8, edges: Edges = (0, 0, 0, 0)
    ) -> None:
        super().__init__(theme, parent, QBoxLayout.Direction.TopToBottom, gap, edges)


class Row(_Box):
    """Things beside each other."""

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, gap: float = 8, edges: Edges = (0, 0, 0, 0)
    ) -> None:
        super().__init__(theme, parent, QBoxLayout.Direction.LeftToRight, gap, edges)


class Lines(QLayout):
    """What layouts have in common that go on in the next line when the width ends: what they hold, in its order."""

    def __init__(self, theme: Theme, parent: QWidget | None, gap: float) -> None:
        super().__init__()
        self._theme = theme
        self._gap = gap
        self._items: list[QLayoutItem] = []
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self.invalidate)

    @override
    def addItem(self, item: QLayoutItem, /) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int, /) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def setGeometry(self, rect: QRect, /) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Return the height that is taken in *rect*; move the things to their places if asked to."""
        raise NotImplementedError


class Flow(Lines):
    """Things beside each other that go on in the next line when the width ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, gap: float = 8) -> None:
        super().__init__(theme, parent, gap)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    @override
    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = self._theme.px(self._gap)
        y, end = rect.y(), rect.y()
        for line in self._lines(rect.width(), gap):
            tallest = max(size.height() for _item, size in line)
            x = rect.x()
            for item, size in line:
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (tallest - size.height()) // 2), size))
                x += size.width() + gap
            end = y + tallest
            y = end + gap
        return end - rect.y()

    def _lines(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return what stands in each line, with its size."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), 1 << 20))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + gap
        return lines


def clear(layout: QLayout) -> None:
    """Take everything out of *layout* and delete it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def grow(widget: QWidget, *, across: bool = True, down: bool = False) -> None:
    """Let *widget* take the room that is over."""
    expanding, preferred = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
    widget.setSizePolicy(expanding if across else preferred, expanding if down else preferred)
