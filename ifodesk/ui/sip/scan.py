"""A scanned paper on screen. It is drawn from memory: nothing is written beside the vault to show it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QScrollArea

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.words import screen_words_sip_steps as words

HEIGHT, WIDTH = 420, 560


class ScanCard(Unfolding):
    """Shows one paper, fitted to the card; Esc closes."""

    put_away = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "sip_scan")
        self._theme = theme
        self._shown = b""
        self._picture = named(QLabel(), "sip_scan_picture", accessible=words.PAPER_ALT)
        area = named(QScrollArea(), "sip_scan_area")
        area.setWidget(self._picture)
        area.setWidgetResizable(True)
        area.setFixedHeight(theme.px(HEIGHT))
        close = Push(theme, words.SIGNED_CLOSE, "sip_scan_close", look="link", icon=Icon.CROSS)
        close.clicked.connect(lambda _checked=False: self.close_line())
        self.closed.connect(self.put_away)
        self.setFocusProxy(close)
        self.column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.column.addWidget(area)

    def show_paper(self, data: bytes) -> None:
        """Show a paper; no bytes close the card."""
        if data == self._shown:
            return
        self._shown = data
        if not data:
            self._picture.clear()
            self.close_line()
            return
        self._picture.setPixmap(QPixmap.fromImage(self._drawn(data)))
        self.open_line()

    def _drawn(self, data: bytes) -> QImage:
        image = _pdf(data, self._theme.px(WIDTH)) if data.startswith(b"%PDF-") else QImage.fromData(QByteArray(data))
        wide = self._theme.px(WIDTH)
        return image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation) if image.width() > wide else image


def _pdf(data: bytes, width: int) -> QImage:
    """Return the first page of a PDF; an empty picture when it cannot be drawn."""
    from pypdfium2 import PdfDocument  # not before it is needed: it takes a while to load

    page = PdfDocument(data)[0]
    drawn = page.render(scale=width / page.get_size()[0])
    shape = QImage.Format.Format_BGR888
    return QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, shape).copy()
