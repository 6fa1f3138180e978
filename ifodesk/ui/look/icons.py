"""The icons, drawn: no icon files, and no characters that stand in for pictures (a font may lack them).

Each icon is a list of strokes on a square of 24 by 24. Colour never carries the meaning alone: the forms differ too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from ifodesk.ui.look.icon_names import Icon

__all__ = ["Icon", "as_qicon", "draw", "picture"]

GRID = 24.0
STROKE = 2.0


Points = tuple[tuple[float, float], ...]


def draw(icon: Icon, painter: QPainter, place: QRectF, colour: QColor) -> None:
    """Draw *icon* as large as fits in *place*, centred."""
    side = min(place.width(), place.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.center() - QPointF(side / 2, side / 2))
    painter.scale(side / GRID, side / GRID)
    pen = QPen(colour, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _DRAW[icon](painter, colour)
    painter.restore()


def picture(icon: Icon, side: int, colour: str, *, ratio: float = 1.0, room: int = 0) -> QPixmap:
    """Return the icon as a picture of *side* logical pixels and *room* to its right, sharp at that pixel ratio."""
    pixels = QPixmap(round((side + room) * ratio), round(side * ratio))
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixels)
    draw(icon, painter, QRectF(0, 0, side, side), QColor(colour))
    painter.end()
    return pixels


def as_qicon(icon: Icon, side: int, colour: str, *, room: int = 0) -> QIcon:
    """Return the icon for a button, sharp on screens of pixel ratio 1, 2 and 3, with *room* pixels to its right."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(picture(icon, side, colour, ratio=ratio, room=room))
    return made


def _lines(*parts: Points) -> Callable[[QPainter, QColor], None]:
    return partial(_draw_lines, parts)


def _draw_lines(parts: tuple[Points, ...], painter: QPainter, _colour: QColor) -> None:
    for points in parts:
        painter.drawPolyline([QPointF(x, y) for x, y in points])


def _circle(radius: float, *inside: Points) -> Callable[[QPainter, QColor], None]:
    def paint(painter: QPainter, colour: QColor) -> None:
        painter.drawEllipse(QPointF(12, 12), radius, radius)
        _draw_lines(inside, painter, colour)

    return paint


def _dot(painter: QPainter, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(12, 12), 6, 6)


def _half(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QPointF(12, 12), 6, 6)
    painter.setBrush(colour)
    painter.drawPie(QRectF(6, 6, 12, 12), 90 * 16, 180 * 16)


def _warning(painter: QPainter, colour: QColor) -> None:
    painter.drawPolygon([QPointF(12, 3.5), QPointF(21.5, 20), QPointF(2.5, 20)])
    _draw_lines((((12, 9.5), (12, 14)),), painter, colour)
    _point(painter, colour, 12, 17)


def _info(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QPointF(12, 12), 9.5, 9.5)
    _draw_lines((((12, 11), (12, 16.5)),), painter, colour)
    _point(painter, colour, 12, 7.5)


def _question(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QPointF(12, 12), 9.5, 9.5)
    hook = QPainterPath(QPointF(9, 9.5))
    hook.cubicTo(9, 5.5, 15, 5.5, 15, 9.3)
    hook.cubicTo(15, 11.6, 12, 11.4, 12, 14)
    painter.drawPath(hook)
    _point(painter, colour, 12, 17.2)


def _point(painter: QPainter, colour: QColor, x: float, y: float) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(x, y), 1.3, 1.3)
    painter.restore()


def _lock(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(5, 10.5, 14, 10), 2, 2)
    bow = QPainterPath(QPointF(8, 10.5))
    bow.lineTo(8, 7.5)
    bow.cubicTo(8, 2, 16, 2, 16, 7.5)
    bow.lineTo(16, 10.5)
    painter.drawPath(bow)
    _point(painter, colour, 12, 15.5)


def _search(painter: QPainter, colour: QColor) -> None:
    painter.drawEllipse(QPointF(10.5, 10.5), 6.5, 6.5)
    _draw_lines((((15.5, 15.5), (20.5, 20.5)),), painter, colour)


def _sync(painter: QPainter, colour: QColor) -> None:
    box = QRectF(4, 4, 16, 16)
    painter.drawArc(box, 35 * 16, 125 * 16)
    painter.drawArc(box, 215 * 16, 125 * 16)
    _draw_lines((((14.2, 7.6), (19.2, 7.6), (19.6, 2.8)), ((9.8, 16.4), (4.8, 16.4), (4.4, 21.2))), painter, colour)


def _offline(painter: QPainter, colour: QColor) -> None:
    _sync(painter, colour)
    _draw_lines((((3.5, 3.5), (20.5, 20.5)),), painter, colour)


def _person(painter: QPainter, _colour: QColor, *, x: float = 12.0) -> None:
    painter.drawEllipse(QPointF(x, 7.5), 3.8, 3.8)
    body = QPainterPath(QPointF(x - 7, 20.5))
    body.cubicTo(x - 7, 13, x + 7, 13, x + 7, 20.5)
    painter.drawPath(body)


def _people(painter: QPainter, colour: QColor) -> None:
    painter.save()
    painter.scale(0.8, 0.8)
    painter.translate(-1, 4)
    _person(painter, colour, x=10.5)
    painter.drawArc(QRectF(17, 3.7, 7.6, 7.6), -100 * 16, 200 * 16)
    curve = QPainterPath(QPointF(21.5, 15.2))
    curve.cubicTo(25, 16, 26.5, 18, 26.5, 20.5)
    painter.drawPath(curve)
    painter.restore()


def _scales(painter: QPainter, colour: QColor) -> None:
    _draw_lines((((12, 3.5), (12, 20.5)), ((7.5, 20.5), (16.5, 20.5)), ((4.5, 6.5), (19.5, 6.5))), painter, colour)
    for x in (4.5, 19.5):
        pan = QPainterPath(QPointF(x - 3, 13.5))
        pan.lineTo(x, 6.5)
        pan.lineTo(x + 3, 13.5)
        pan.cubicTo(x + 2.4, 16.5, x - 2.4, 16.5, x - 3, 13.5)
        painter.drawPath(pan)


def _today(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(3.5, 5, 17, 15.5), 2, 2)
    _draw_lines((((3.5, 10), (20.5, 10)), ((8, 3), (8, 6.5)), ((16, 3), (16, 6.5))), painter, colour)
    _point(painter, colour, 12, 15.2)


def _print(painter: QPainter, colour: QColor) -> None:
    _draw_lines(
        (((7, 9), (7, 3.5), (17, 3.5), (17, 9)), ((7, 16), (4, 16), (4, 9), (20, 9), (20, 16), (17, 16))),
        painter,
        colour,
    )
    painter.drawRect(QRectF(7, 13.5, 10, 7))


def _copy(painter: QPainter, colour: QColor) -> None:
    painter.drawRoundedRect(QRectF(8.5, 8.5, 12, 12), 2, 2)
    _draw_lines((((5.5, 15.5), (3.5, 15.5), (3.5, 3.5), (15.5, 3.5), (15.5, 5.5)),), painter, colour)


def _phone(painter: QPainter, _colour: QColor) -> None:
    """A receiver held upright, leaning."""
    receiver = QPainterPath(QPointF(7, 3.8))
    receiver.lineTo(9.8, 4.2)
    receiver.lineTo(11, 8.6)
    receiver.lineTo(8.9, 10.4)
    receiver.cubicTo(9.8, 12.6, 11.4, 14.2, 13.6, 15.1)
    receiver.lineTo(15.4, 13)
    receiver.lineTo(19.8, 14.2)
    receiver.lineTo(20.2, 17)
    receiver.cubicTo(19.9, 19, 18.6, 20.2, 16.8, 20)
    receiver.cubicTo(9.4, 19, 5, 14.6, 4, 7.2)
    receiver.cubicTo(3.8, 5.4, 5, 4.1, 7, 3.8)
    painter.drawPath(receiver)


_SHEET: Points = ((14.5, 3.5), (6, 3.5), (6, 20.5), (18, 20.5), (18, 7), (14.5, 3.5))
_HOUSE: Points = ((5.5, 10), (5.5, 20.5), (18.5, 20.5), (18.5, 10))
_FOLDER: Points = ((3.5, 19), (3.5, 5), (9.5, 5), (11.5, 7.5), (20.5, 7.5), (20.5, 19), (3.5, 19))
_PEN: Points = ((4, 20), (4.8, 16), (16, 4.8), (19.2, 8), (8, 19.2), (4, 20))
_BIN: Points = ((6, 7), (7, 20.5), (17, 20.5), (18, 7))

_DRAW: dict[Icon, Callable[[QPainter, QColor], None]] = {
    Icon.DOT: _dot,
    Icon.RING: _circle(6),
    Icon.HALF: _half,
    Icon.DASH: _lines(((6, 12), (18, 12))),
    Icon.CHECK: _lines(((4.5, 12.5), (9.8, 18), (19.5, 6.5))),
    Icon.CROSS: _lines(((6, 6), (18, 18)), ((18, 6), (6, 18))),
    Icon.WARNING: _warning,
    Icon.INFO: _info,
    Icon.QUESTION: _question,
    Icon.LATE: _circle(9, ((12, 6.5), (12, 12.5), (16, 14.5))),
    Icon.LOCK: _lock,
    Icon.SEARCH: _search,
    Icon.SYNC: _sync,
    Icon.OFFLINE: _offline,
    Icon.DIFFER: _lines(
        ((12, 21), (12, 14), (5, 6)),
        ((12, 14), (19, 6)),
        ((4.6, 10.5), (5, 6), (9.4, 6.6)),
        ((19.4, 10.5), (19, 6), (14.6, 6.6)),
    ),
    Icon.TODAY: _today,
    Icon.CASES: _lines(_FOLDER),
    Icon.SCALES: _scales,
    Icon.PERSON: _person,
    Icon.PEOPLE: _people,
    Icon.HOME: _lines(_HOUSE, ((3, 12), (12, 3.8), (21, 12)), ((10, 20.5), (10, 14.5), (14, 14.5), (14, 20.5))),
    Icon.PHONE: _phone,
    Icon.NOTE: _lines(_SHEET, ((9, 11), (15, 11)), ((9, 15.5), (15, 15.5))),
    Icon.PLAN: _lines(_SHEET, ((8.8, 13), (11.2, 15.8), (15.4, 10.4))),
    Icon.HISTORY: _lines(
        ((4, 6.5), (7, 6.5)),
        ((10, 6.5), (20, 6.5)),
        ((4, 12), (7, 12)),
        ((10, 12), (20, 12)),
        ((4, 17.5), (7, 17.5)),
        ((10, 17.5), (20, 17.5)),
    ),
    Icon.PLUS: _lines(((12, 4.5), (12, 19.5)), ((4.5, 12), (19.5, 12))),
    Icon.EDIT: _lines(_PEN),
    Icon.COPY: _copy,
    Icon.PRINT: _print,
    Icon.REMOVE: _lines(_BIN, ((4, 7), (20, 7)), ((9.5, 7), (9.5, 3.8), (14.5, 3.8), (14.5, 7))),
    Icon.BACK: _lines(((14.5, 5), (7.5, 12), (14.5, 19))),
    Icon.NEXT: _lines(((9.5, 5), (16.5, 12), (9.5, 19))),
    Icon.DOWN: _lines(((5, 9), (12, 16), (19, 9))),
    Icon.HELP: _question,
    Icon.OUT: _lines(
        ((4, 14), (4, 20.5), (20, 20.5), (20, 14)), ((12, 16), (12, 3.5)), ((7.5, 8), (12, 3.5), (16.5, 8))
    ),
}
