"""The map: towns and homes, drawn without any tiles from anywhere. A second way to see the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.domain.shown_text import one_line
from ifodesk.ui.homes.map_places import MapHome, Spot, Town, Vacancy, projection, spots, towards
from ifodesk.ui.look.icons import Icon, draw
from ifodesk.ui.look.theme import SMALL, Theme
from ifodesk.ui.parts.mark import tone_colour
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.shapes import Tone
from ifodesk.ui.parts.spoken import PICTURE
from ifodesk.words import screen_words_homes as words

EDGE, SIDE, APART = 36.0, 14.0, 15.0
"""Room around, side of a mark, room between marks of one town; pixels at 100 %."""
MARKS: Final[dict[Vacancy, tuple[Icon, Tone]]] = {
    Vacancy.FREE: (Icon.DOT, Tone.GOOD),
    Vacancy.UNSURE: (Icon.HALF, Tone.WARN),
    Vacancy.FULL: (Icon.RING, Tone.QUIET),
    Vacancy.AWAY: (Icon.CROSS, Tone.LATE),
}
_WAYS: Final = {
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Up: (0, -1),
}


class HomeMap(QWidget):
    """Arrows go to the next home that way, Enter opens it; the list selects on the map and the map in the list."""

    spoken_role = PICTURE
    selected = Signal(bytes)
    opened = Signal(bytes)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "homes_map", accessible=words.MAP)
        self._theme = theme
        self._towns: tuple[Town, ...] = ()
        self._homes: tuple[MapHome, ...] = ()
        self._current = b""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_places(self, towns: Sequence[Town], homes: Sequence[MapHome]) -> None:
        """Show these."""
        if (tuple(towns), tuple(homes)) != (self._towns, self._homes):
            self._towns, self._homes = tuple(towns), tuple(homes)
            self._describe()
            self.update()

    def show_current(self, key: bytes) -> None:
        """Let the home with *key* stand out."""
        if key != self._current:
            self._current = key
            self._describe()
            self.update()

    @property
    def placed(self) -> tuple[tuple[MapHome, Spot], ...]:
        """Return every home with its place."""
        px = self._theme.px
        on = projection(self._towns, self.width(), self.height(), px(EDGE))
        return tuple(spots(self._homes, on, px(APART)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(420))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(300))

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.line), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        self._draw_towns(painter)
        placed = self.placed
        marks = [self._draw_home(painter, home, spot) for home, spot in placed]
        self._draw_names(painter, marks)
        for home, spot in placed:
            if home.key == self._current:
                self._draw_current(painter, home, spot)
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if (way := _WAYS.get(Qt.Key(event.key()))) is not None:
            found = towards(self.placed, self._current, *way)
            if found is not None:
                self._select(found)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._current:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        super().mousePressEvent(event)
        if (found := self._at(event.position())) is not None:
            self._select(found)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:
        super().mouseDoubleClickEvent(event)
        if (found := self._at(event.position())) is not None:
            self.opened.emit(found)

    def _select(self, key: bytes) -> None:
        self.show_current(key)
        self.selected.emit(key)

    def _at(self, point: QPointF) -> bytes | None:
        here, reach = Spot(point.x(), point.y()), self._theme.px(SIDE)
        near = [(spot.away(here), home.key) for home, spot in self.placed if spot.away(here) <= reach]
        return min(near)[1] if near else None

    def _describe(self) -> None:
        current = next((home for home in self._homes if home.key == self._current), None)
        self.setAccessibleDescription(
            words.ON_MAP.format(name=current.name, state=words.VACANCY[current.vacancy]) if current else words.MAP_HOW
        )

    def _draw_towns(self, painter: QPainter) -> None:
        px, colours = self._theme.px, self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        for town, spot in self._town_spots():
            side = px(6 if town.centre else 4)
            painter.setBrush(QColor(colours.text if town.centre else colours.edge))
            painter.drawRect(QRectF(spot.x - side / 2, spot.y - side / 2, side, side))

    def _draw_names(self, painter: QPainter, marks: Sequence[QRectF]) -> None:
        """Write the name of every town."""
        colours = self._theme.colours
        for town, place in self.names(marks):
            painter.setPen(QColor(colours.text if town.centre else colours.quiet))
            painter.setFont(self._theme.font(SMALL, bold=town.centre))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), town.name)

    def names(self, marks: Sequence[QRectF]) -> list[tuple[Town, QRectF]]:
        """Return where names stand: above the town, beside it, or below; of a small one only where it covers nothing.

        *marks* are the places of the homes' marks, which no name covers while there is another place for it.
        """
        written: list[tuple[Town, QRectF]] = []
        taken = list(marks)
        for town, spot in self._town_spots():
            around = self._around(town, spot)
            free = next((place for place in around if not any(place.intersects(other) for other in taken)), None)
            if free is None and not town.centre:
                continue
            written.append((town, free or around[0]))
            taken.append(written[-1][1])
        return written

    def _around(self, town: Town, spot: Spot) -> tuple[QRectF, ...]:
        """Return the places where the name of a town may stand, the best first."""
        px, measure = self._theme.px, QFontMetrics(self._theme.font(SMALL, bold=town.centre))
        wide, high, off = measure.horizontalAdvance(town.name) + px(4), measure.height(), px(4)
        left, middle, beside = spot.x - wide / 2, spot.y - high / 2, px(8)
        corners = (
            (left, spot.y - off - high),
            (spot.x + beside, middle),
            (spot.x - beside - wide, middle),
            (left, spot.y + off),
        )
        return tuple(self._inside(QRectF(x, y, wide, high)) for x, y in corners)

    def _town_spots(self) -> list[tuple[Town, Spot]]:
        on = projection(self._towns, self.width(), self.height(), self._theme.px(EDGE))
        return [(town, on.spot(town.lat, town.lon)) for town in sorted(self._towns, key=lambda town: not town.centre)]

    def _inside(self, place: QRectF) -> QRectF:
        """Return *place* moved so that none of it is cut off."""
        edge = self._theme.px(4)
        x = min(max(place.x(), edge), self.width() - place.width() - edge)
        y = min(max(place.y(), edge), self.height() - place.height() - edge)
        return QRectF(x, y, place.width(), place.height())

    def _draw_home(self, painter: QPainter, home: MapHome, spot: Spot) -> QRectF:
        icon, tone = MARKS[home.vacancy]
        side = self._theme.px(SIDE)
        place = QRectF(spot.x - side / 2, spot.y - side / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.surface))
        painter.drawEllipse(place)
        draw(icon, painter, place, QColor(tone_colour(self._theme, tone)))
        return place

    def _draw_current(self, painter: QPainter, home: MapHome, spot: Spot) -> None:
        px, colours = self._theme.px, self._theme.colours
        around = px(SIDE) / 2 + px(2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.accent), max(2, px(2))))
        painter.drawEllipse(QPointF(spot.x, spot.y), around, around)
        font = self._theme.font(SMALL, bold=True)
        measure, name = QFontMetrics(font), one_line(home.name)
        wide, high = measure.horizontalAdvance(name) + px(12), measure.height() + px(4)
        place = self._inside(QRectF(spot.x - wide / 2, spot.y + around + px(3), wide, high))
        painter.setPen(QPen(QColor(colours.accent), 1))
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawRoundedRect(place, px(3), px(3))
        painter.setPen(QColor(colours.text))
        painter.setFont(font)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), name)
