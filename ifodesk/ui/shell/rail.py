"""The rail: the places there are, with counts. Narrow windows show icons only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.look.hues import hue
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.shell.state import RailItem
from ifodesk.words import screen_words_shell as words

WIDE, NARROW = 172, 56


class RailButton(Push):
    """One place; its count stands at the right, and in its accessible name."""

    def __init__(self, theme: Theme, item: RailItem, number: int) -> None:
        super().__init__(theme, item.title, f"rail_{item.name}", look="rail", icon=item.icon, keys=f"Alt+{number}")
        self._item = item
        self._rail_theme = theme
        self._count = 0
        self._narrow = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show how many wait; 0 shows nothing."""
        if count == self._count:
            return
        self._count = count
        title = self._item.title
        self.setAccessibleName(words.BADGE.format(title=title, count=count) if count else title)
        self.update()

    def set_narrow(self, *, on: bool) -> None:
        """Show the icon alone, or the title too."""
        if on != self._narrow:
            self._narrow = on
            self.setText("" if on else self._item.title)
            self.show_icon(self._item.icon)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()  # the rail moves the focus
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        theme, painter = self._rail_theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11 if self._narrow else 13, bold=True))
        text = str(self._count)
        height = theme.px(15 if self._narrow else 19)
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + theme.px(8 if self._narrow else 11))
        right = self.width() - theme.px(2 if self._narrow else 8)
        top = theme.px(1) if self._narrow else (self.height() - height) / 2
        pill = QRectF(right - width, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.colours.accent))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(theme.colours.on_accent))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()


class Rail(QWidget):
    """The places below each other. Up and Down move, Enter goes there."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, items: Sequence[RailItem]) -> None:
        super().__init__()
        named(self, "rail", accessible=words.RAIL, look="side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._narrow = False
        self._code = ""
        self._brand = label(words.WINDOW, "rail_brand", look="brand")
        self._buttons: dict[str, RailButton] = {}
        self._for_leaders = {item.name for item in items if item.leaders}
        self._current = ""
        column = Column(theme, self, gap=3, edges=(8, 12, 8, 12))
        column.addWidget(self._brand)
        column.addSpacing(theme.px(6))
        for number, item in enumerate(items, start=1):
            button = RailButton(theme, item, number)
            button.clicked.connect(lambda _checked=False, name=item.name: self._choose(name))
            self._buttons[item.name] = button
            column.addWidget(button)
            if item.leaders:
                button.hide()
        column.addStretch(1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_current(self, name: str) -> None:
        """Light up the page that is shown; none when it does not stand in the rail."""
        self._current = name
        for key, button in self._buttons.items():
            button.setChecked(key == name)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many wait at each place."""
        for name, button in self._buttons.items():
            button.show_count(counts.get(name, 0))

    def show_leading(self, *, on: bool) -> None:
        """Show the places of chiefs and administrators, or not."""
        for name in self._for_leaders:
            self._buttons[name].setVisible(on)

    def show_municipality(self, name: str, code: str) -> None:
        """Show where one works: its name in place of the program's, and its colour along the edge."""
        if code != self._code:
            self._code = code
            self._brand.setText(name or words.WINDOW)
            self.update()

    def set_narrow(self, *, on: bool) -> None:
        """Show icons only, or titles too."""
        self._narrow = on
        self._brand.setVisible(not on)
        for button in self._buttons.values():
            button.set_narrow(on=on)
        self._measure()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        buttons = [button for button in self._buttons.values() if not button.isHidden()]
        at = next((number for number, button in enumerate(buttons) if button.hasFocus()), None)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if at is not None and step and 0 <= at + step < len(buttons):
            buttons[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        if self._code:
            painter = QPainter(self)
            edge = self._theme.px(4)
            painter.fillRect(0, 0, edge, self.height(), QColor(hue(self._code, dark=self._theme.dark)))
            painter.end()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROW if self._narrow else WIDE), super().sizeHint().height())

    def _choose(self, name: str) -> None:
        self.show_current(self._current)  # a click does not light up: being there does
        self.chosen.emit(name)

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(NARROW if self._narrow else WIDE))
        self._brand.setIndent(self._theme.px(12))
