"""Scales and curves on paper. Imports reportlab: import it late."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable
from typing_extensions import override

from ifodesk.documents import look
from ifodesk.documents.blocks import Curve, Point, Scale, Shape

_HEIGHT: Final = 9.0
_GAP: Final = 2.0
_CURVE: Final = 96.0
_MARGIN: Final = 26.0
"""Left of and below a curve, for its figures and days."""
_SIZE: Final = 8.0
_DAY_GAP: Final = 8.0


class Track(Flowable):
    """One figure on its own scale: cells for a rating, circles for a client's rating, a line for days."""

    def __init__(self, scale: Scale, leading: float) -> None:
        super().__init__()
        self._scale, self._leading = scale, leading

    @override
    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self._leading
        return self.width, self.height

    def draw(self) -> None:
        """Draw the scale; nothing where there is no figure, since an empty scale looks like 0."""
        if self._scale.value is None:
            return
        draw = {Shape.BAR: self._bar, Shape.DOTS: self._dots, Shape.LINE: self._line}[self._scale.shape]
        draw(min(max(self._scale.value, 0), self._scale.top))

    @property
    def _ink(self) -> Color:
        return look.LINE if self._scale.faded else look.ACCENT

    def _bar(self, value: float) -> None:
        """Draw a cell for each step; those below the value are filled."""
        step = self.width / self._scale.top
        canvas, base = self.canv, (self.height - _HEIGHT) / 2
        canvas.setStrokeColor(look.QUIET)
        canvas.setLineWidth(0.6)
        for place in range(self._scale.top):
            canvas.setFillColor(self._ink if place < value else look.TINT)
            canvas.rect(place * step, base, step - _GAP, _HEIGHT, stroke=1, fill=1)

    def _dots(self, value: float) -> None:
        """Draw a circle for each step; those below the value are filled."""
        canvas, radius = self.canv, _HEIGHT / 2 - 0.5
        canvas.setStrokeColor(look.QUIET)
        canvas.setLineWidth(0.8)
        for place in range(self._scale.top):
            canvas.setFillColor(self._ink if place < value else look.TINT)
            canvas.circle(radius + place * _HEIGHT * 1.8, self.height / 2, radius, stroke=1, fill=1)

    def _line(self, value: float) -> None:
        """Draw a thin line over the whole scale and a thick one up to the value, with a mark at its end."""
        canvas, middle, end = self.canv, self.height / 2, self.width - _GAP
        at = end * value / self._scale.top
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(1.2)
        canvas.line(0, middle, end, middle)
        for edge in (0.0, end):
            canvas.line(edge, middle - 3, edge, middle + 3)
        canvas.setStrokeColor(self._ink)
        canvas.setLineWidth(3)
        canvas.line(0, middle, at, middle)
        canvas.line(at, middle - 4, at, middle + 4)


class CurveDrawing(Flowable):
    """A figure over time. A gap stays a gap, a break is a dashed upright line, days stand at their true distance."""

    def __init__(self, curve: Curve, font: str) -> None:
        super().__init__()
        self._curve, self._font = curve, font

    @override
    def wrap(self, aW: float, _aH: float) -> tuple[float, float]:
        self.width, self.height = aW, _CURVE + _MARGIN
        return self.width, self.height

    def draw(self) -> None:
        """Draw axes, lines, points and days."""
        self._axes()
        placed = [(point, self._x(point), self._y(point)) for point in self._curve.points]
        for (_, x, y), (point, next_x, next_y) in pairwise(placed):
            self._between(point, (x, y), (next_x, next_y))
        for point, x, y in placed:
            self._point(point, x, y)
        self._days()

    def _between(self, point: Point, start: tuple[float, float | None], end: tuple[float, float | None]) -> None:
        canvas, (x, y), (next_x, next_y) = self.canv, start, end
        if point.breaks:
            middle = (x + next_x) / 2
            canvas.setStrokeColor(look.QUIET)
            canvas.setLineWidth(0.8)
            canvas.setDash(2, 2)
            canvas.line(middle, _MARGIN, middle, self.height)
            canvas.setDash()
        elif y is not None and next_y is not None:
            canvas.setStrokeColor(look.ACCENT)
            canvas.setLineWidth(1.5)
            canvas.line(x, y, next_x, next_y)

    def _point(self, point: Point, x: float, y: float | None) -> None:
        if y is None or point.value is None:
            return
        canvas = self.canv
        canvas.setStrokeColor(look.QUIET if point.faded else look.ACCENT)
        canvas.setFillColor(look.TINT if point.faded else look.ACCENT)
        canvas.setLineWidth(1.2)
        canvas.circle(x, y, 3, stroke=1, fill=1)
        canvas.setFillColor(look.QUIET if point.faded else look.INK)
        canvas.setFont(self._font, _SIZE)
        above = y + 6 if y + 6 + _SIZE <= self.height else y - 6 - _SIZE
        canvas.drawCentredString(x, above, f"{point.value:g}")

    def _axes(self) -> None:
        canvas = self.canv
        canvas.setFont(self._font, _SIZE)
        canvas.setFillColor(look.QUIET)
        canvas.setStrokeColor(look.LINE)
        canvas.setLineWidth(0.6)
        for value in (0, self._curve.top):
            height = self._height(value)
            canvas.line(_MARGIN, height, self.width, height)
            canvas.drawRightString(_MARGIN - 5, height - 3, str(value))

    def _days(self) -> None:
        """Write the days below; one that would run into the one before it is left to the table."""
        canvas, free = self.canv, 0.0
        canvas.setFont(self._font, _SIZE)
        canvas.setFillColor(look.QUIET)
        for point, text in zip(self._curve.points, self._curve.days, strict=True):
            wide = stringWidth(text, self._font, _SIZE)
            start = min(max(self._x(point) - wide / 2, 0), self.width - wide)
            if start >= free:
                canvas.drawString(start, _MARGIN - 14, text)
                free = start + wide + _DAY_GAP

    def _x(self, point: Point) -> float:
        first, last = self._curve.points[0].on, self._curve.points[-1].on
        room = self.width - _MARGIN - 30
        share = (point.on - first).days / max((last - first).days, 1)
        return _MARGIN + 15 + room * share

    def _y(self, point: Point) -> float | None:
        return None if point.value is None else self._height(min(max(point.value, 0), self._curve.top))

    def _height(self, value: float) -> float:
        return _MARGIN + (_CURVE - 14) * value / self._curve.top
