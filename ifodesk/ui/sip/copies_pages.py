"""Pages of a paper as they look, below each other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Column, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.spoken import PICTURE
from ifodesk.ui.parts.text import label
from ifodesk.usecases.papers import PageImage
from ifodesk.words import screen_words_copies as words

WIDEST = 760
"""Pixels at 100 %: wider, a page of paper is only blurred."""
NARROWEST = 240
"""Pixels at 100 %."""


class PageView(QWidget):
    """One page, as wide as there is room; a screen reader reads its text."""

    spoken_role = PICTURE

    def __init__(self, theme: Theme, page: PageImage, number: int, pages: int) -> None:
        super().__init__()
        named(self, f"sip_copy_page_{number}", accessible=words.PAGE.format(number=number, pages=pages))
        self.setAccessibleDescription(page.text)
        self._theme = theme
        self._page = page  # the picture is made of these bytes without a copy: a page takes some 3 MB
        self._picture = QImage(page.rgb, page.width, page.height, page.width * 3, QImage.Format.Format_RGB888)
        across = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        across.setHeightForWidth(True)
        self.setSizePolicy(across)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int, /) -> int:
        return round(self._across(width) * self._picture.height() / self._picture.width())

    @override
    def sizeHint(self) -> QSize:
        widest = self._theme.px(WIDEST)
        return QSize(widest, self.heightForWidth(widest))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(NARROWEST), 1)

    @override
    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        across = self._across(self.width())
        painter.drawImage(QRect(0, 0, across, self.heightForWidth(across)), self._picture)
        painter.end()

    def _across(self, width: int) -> int:
        return max(1, min(width, self._theme.px(WIDEST)))


class PageList(QWidget):
    """All pages of a paper."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_copy_pages", accessible=words.PAGES)
        self._theme = theme
        self._shown: tuple[PageImage, ...] = ()
        self._column = Column(theme, self, gap=14)

    def show_pages(self, pages: Sequence[PageImage], *, drawing: bool) -> None:
        """Show *pages*; while they are drawn, say so."""
        if tuple(pages) == self._shown and pages:
            return
        self._shown = tuple(pages)
        clear(self._column)
        for number, page in enumerate(pages, start=1):
            self._column.addWidget(PageView(self._theme, page, number, len(pages)))
        if drawing:
            self._column.addWidget(label(words.NO_PAGES, "sip_copy_drawing", look="quiet"))
        self._column.addStretch(1)
