"""The yearly statement of loans: which year, as a paper or a workbook."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.text import heading
from ifodesk.words import screen_words_loans as words


class StatementPanel(QWidget):
    """A year and two buttons."""

    asked = Signal(str, bool)
    """The year as typed, and whether a workbook is wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "statement")
        self._year = kept_otherwise(named(QLineEdit(), "statement_year"))
        self._year.setMaxLength(4)
        buttons = QWidget()
        flow = Flow(theme, buttons, gap=10)
        for name, text, icon, workbook in (
            ("statement_pdf", words.STATEMENT_PDF, Icon.PRINT, False),
            ("statement_xlsx", words.STATEMENT_XLSX, Icon.COPY, True),
        ):
            button = Push(theme, text, name, icon=icon)
            button.clicked.connect(
                lambda _checked=False, workbook=workbook: self.asked.emit(self._year.text(), workbook)
            )
            flow.addWidget(button)
        column = Column(theme, self, gap=6)
        column.addWidget(heading(words.STATEMENT, "statement_title", level=2))
        field = Field(theme, "statement_year_field", words.STATEMENT_YEAR, self._year)
        column.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(buttons)
        self.hide()

    def show_year(self, year: str) -> None:
        """Begin with *year*; empty hides the part. A year that somebody typed stays."""
        self.setVisible(bool(year))
        if not self._year.text():
            self._year.setText(year)
