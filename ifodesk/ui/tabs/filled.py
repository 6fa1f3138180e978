"""Fields beside each other that share the width by weight and go on in the next line when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Lines
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a line a field takes."""

    least: float
    """Width that it needs, in pixels at 100 %."""
    weight: int = 1
    """How much of what is over it gets; 0: nothing."""
    middle: bool = False
    """Stands in the middle of its line, not at the top of it: buttons beside a text."""


class _Filled(Lines):
    def __init__(self, theme: Theme, parent: QWidget, gap: float) -> None:
        self.shares: list[Share] = []
        self._heights: dict[int, int] = {}
        super().__init__(theme, parent, gap)

    @override
    def takeAt(self, index: int, /) -> QLayoutItem | None:
        if 0 <= index < len(self.shares):
            self.shares.pop(index)
        return super().takeAt(index)

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def heightForWidth(self, width: int, /) -> int:
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        px, visible = self._theme.px, list(self._visible())
        width = sum(self._least(item, share) for item, share in visible) + px(self._gap) * max(0, len(visible) - 1)
        return QSize(width, max((item.sizeHint().height() for item, _ in visible), default=0))

    @override
    def minimumSize(self) -> QSize:
        visible = list(self._visible())
        width = max((item.minimumSize().width() for item, _ in visible), default=0)
        return QSize(width, max((item.minimumSize().height() for item, _ in visible), default=0))

    def _visible(self) -> Iterator[tuple[QLayoutItem, Share]]:
        for item, share in zip(self._items, self.shares, strict=False):
            if not item.isEmpty():
                yield item, share

    def _least(self, item: QLayoutItem, share: Share) -> int:
        return max(self._theme.px(share.least), item.minimumSize().width())

    def _lines(self, width: int) -> Iterator[list[tuple[QLayoutItem, Share]]]:
        gap, line, used = self._theme.px(self._gap), list[tuple[QLayoutItem, Share]](), 0
        for item, share in self._visible():
            needs = self._least(item, share)
            if line and used + gap + needs > width:
                yield line
                line, used = [], 0
            used += needs + (gap if line else 0)
            line.append((item, share))
        if line:
            yield line

    @override
    def _place(self, rect: QRect, *, move: bool) -> int:
        gap, y = self._theme.px(self._gap), rect.y()
        for line in self._lines(rect.width()):
            widths = self._widths(line, rect.width())
            tallest = max(_height(item, width) for (item, _), width in zip(line, widths, strict=True))
            x = rect.x()
            for (item, share), width in zip(line, widths, strict=True):
                if move:
                    high = _height(item, width)
                    down = (tallest - high) // 2 if share.middle else 0
                    item.setGeometry(QRect(QPoint(x, y + down), QSize(width, high)))
                x += width + gap
            y += tallest + gap
        return max(0, y - gap - rect.y())

    def _widths(self, line: list[tuple[QLayoutItem, Share]], width: int) -> list[int]:
        gap = self._theme.px(self._gap)
        least = [min(width, self._least(item, share)) for item, share in line]
        over = max(0, width - sum(least) - gap * (len(line) - 1))
        weights = sum(share.weight for _, share in line)
        return [
            need + (over * share.weight // weights if weights else 0)
            for need, (_, share) in zip(least, line, strict=True)
        ]


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


class Filled(QWidget):
    """A row of fields."""

    def __init__(self, theme: Theme, name: str, *, gap: float = 10) -> None:
        super().__init__()
        named(self, name)
        self._layout = _Filled(theme, self, gap)

    def add(self, widget: QWidget, share: Share) -> None:
        """Put *widget* at the end."""
        self._layout.shares.append(share)
        self._layout.addWidget(widget)
