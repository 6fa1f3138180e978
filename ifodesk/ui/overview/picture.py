"""The family as a simple picture: generations above each other, lines to the client. A second way to see the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.domain.shown_text import one_line
from ifodesk.ui.look.theme import SMALL, Theme
from ifodesk.ui.overview.family import Bond, Family, Person
from ifodesk.ui.parts.naming import named
from ifodesk.words import screen_words_overview as words

NARROW, WIDE, BETWEEN, ABOVE, EDGE = 96.0, 168.0, 14.0, 26.0, 4.0
"""Widths of a box, room between boxes and between rows, room around; pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A person where the picture draws it."""

    person: Person
    place: QRectF


class FamilyPicture(QWidget):
    """The picture. Arrows move from person to person, Enter opens."""

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "overview_picture", accessible=words.PICTURE)
        self._theme = theme
        self._family = Family((), ())
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_family(self, family: Family | None) -> None:
        """Show *family*."""
        wanted = family or Family((), ())
        if wanted != self._family:
            self._family = wanted
            self._current = 0
            people = [person for row in self._rows() for person in row]
            self.setAccessibleDescription(", ".join(f"{person.name}: {person.below}" for person in people))
            self.updateGeometry()
            self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.px
        widest = max((len(row) for row in self._family.rows), default=1)
        return QSize(self._across(widest, NARROW), self._down(self.width()) + px(EDGE) * 2)

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max((len(row) for row in self._family.rows), default=1)
        return QSize(self._across(widest, NARROW), self.sizeHint().height())

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return self._down(width) + self._theme.px(EDGE) * 2

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placed = list(self._placed())
        self._draw_lines(painter, placed)
        for at, one in enumerate(placed):
            self._draw_person(painter, one, current=self.hasFocus() and at == self._current)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        placed = list(self._placed())
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps and placed:
            self._current = (self._current + steps[Qt.Key(event.key())]) % len(placed)
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and placed:
            self.opened.emit(placed[self._current].person.id)
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        for at, one in enumerate(self._placed()):
            if one.place.contains(event.position()) and event.button() == Qt.MouseButton.LeftButton:
                self._current = at
                self.opened.emit(one.person.id)
                return

    def place_of(self, person: EntityId) -> QRectF:
        """Return where a person is drawn; an empty place when the person is not in the picture."""
        return next((one.place for one in self._placed() if one.person.id == person), QRectF())

    def _rows(self) -> Iterator[Sequence[Person]]:
        yield from self._family.rows
        per_line = max(1, self._fit())
        for start in range(0, len(self._family.others), per_line):
            yield self._family.others[start : start + per_line]

    def _fit(self, width: int | None = None) -> int:
        px = self._theme.px
        room = (self.width() if width is None else width) - px(EDGE) * 2
        return max(1, (room + px(BETWEEN)) // (px(NARROW + 24) + px(BETWEEN)))

    def _placed(self) -> Iterator[Placed]:
        px = self._theme.px
        high, y = self._box_height(), float(px(EDGE))
        for row in self._rows():
            room = self.width() - px(EDGE) * 2 - px(BETWEEN) * (len(row) - 1)
            wide = max(px(NARROW), min(px(WIDE), room // max(1, len(row))))
            across = wide * len(row) + px(BETWEEN) * (len(row) - 1)
            x = max(px(EDGE), (self.width() - across) / 2)
            for person in row:
                yield Placed(person, QRectF(x, y, wide, high))
                x += wide + px(BETWEEN)
            y += high + px(ABOVE)

    def _down(self, width: int) -> int:
        rows = len(self._family.rows) + -(-len(self._family.others) // self._fit(width))
        return max(1, rows * self._box_height() + max(0, rows - 1) * self._theme.px(ABOVE))

    def _across(self, count: int, wide: float) -> int:
        px = self._theme.px
        return px(wide) * count + px(BETWEEN) * max(0, count - 1) + px(EDGE) * 2

    def _box_height(self) -> int:
        name, below = QFontMetrics(self._theme.font(bold=True)), QFontMetrics(self._theme.font(SMALL))
        return name.height() + below.height() + self._theme.px(12)

    def _draw_lines(self, painter: QPainter, placed: Sequence[Placed]) -> None:
        client = next((one.place for one in placed if one.person.bond is Bond.CLIENT), None)
        if client is None:
            return
        painter.setPen(QPen(QColor(self._theme.colours.edge), max(1.0, self._theme.px(1.5))))
        tops = {
            bond: [one.place for one in placed if one.person.bond is bond]
            for bond in (Bond.GRANDPARENT, Bond.PARENT, Bond.PARTNER, Bond.SIBLING, Bond.CHILD, Bond.GRANDCHILD)
        }
        own = [client, *tops[Bond.SIBLING]]
        self._join(painter, tops[Bond.PARENT] or tops[Bond.GRANDPARENT], own)
        if tops[Bond.PARENT]:
            self._join(painter, tops[Bond.GRANDPARENT], tops[Bond.PARENT])
        self._join(painter, [client], tops[Bond.CHILD])
        self._join(painter, tops[Bond.CHILD] or [client], tops[Bond.GRANDCHILD])
        for partner in tops[Bond.PARTNER]:
            self._couple(painter, partner, client)

    def _join(self, painter: QPainter, above: Sequence[QRectF], below: Sequence[QRectF]) -> None:
        """Draw the line from one generation to the next: down, across, down."""
        if not above or not below:
            return
        middle = (above[0].bottom() + below[0].top()) / 2
        across = [place.center().x() for place in (*above, *below)]
        painter.drawLine(QPointF(min(across), middle), QPointF(max(across), middle))
        for place in above:
            painter.drawLine(QPointF(place.center().x(), place.bottom()), QPointF(place.center().x(), middle))
        for place in below:
            painter.drawLine(QPointF(place.center().x(), middle), QPointF(place.center().x(), place.top()))

    def _couple(self, painter: QPainter, partner: QRectF, client: QRectF) -> None:
        """Draw the double line between two who live together."""
        apart = self._theme.px(2)
        for y in (client.center().y() - apart, client.center().y() + apart):
            painter.drawLine(QPointF(partner.right(), y), QPointF(client.left(), y))

    def _draw_person(self, painter: QPainter, one: Placed, *, current: bool) -> None:
        colours, px = self._theme.colours, self._theme.px
        is_client = one.person.bond is Bond.CLIENT
        edge = colours.accent if current or is_client else colours.edge
        painter.setPen(QPen(QColor(edge), 2 if current else 1))
        painter.setBrush(QColor(colours.accent_soft if is_client else colours.surface))
        painter.drawRoundedRect(one.place.adjusted(0.5, 0.5, -0.5, -0.5), px(5), px(5))
        inside = one.place.adjusted(px(6), px(4), -px(6), -px(4))
        name, below = QFontMetrics(self._theme.font(bold=True)), QFontMetrics(self._theme.font(SMALL))
        elide, centre = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignHCenter
        painter.setPen(QColor(colours.text))
        painter.setFont(self._theme.font(bold=True))
        painter.drawText(
            inside,
            int(centre | Qt.AlignmentFlag.AlignTop),
            name.elidedText(one_line(one.person.name), elide, int(inside.width())),
        )
        painter.setPen(QColor(colours.quiet))
        painter.setFont(self._theme.font(SMALL))
        painter.drawText(
            inside,
            int(centre | Qt.AlignmentFlag.AlignBottom),
            below.elidedText(one_line(one.person.below), elide, int(inside.width())),
        )
