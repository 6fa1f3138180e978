"""Answers that do not go together, when a section is left: both are shown, and nothing is in the way."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from ifodesk.ui.asi.state import FindingState
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.words import screen_words_asi as words


class FindingsView(QWidget):
    """A card for each finding: change one of the answers, or say why they stand."""

    change_clicked = Signal(str)
    reasoned = Signal(str, str)
    go_on_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "asi_findings")
        self._theme = theme
        self._shown: tuple[FindingState, ...] = ()
        self._cards = Column(theme, gap=12)
        self._go_on = Push(theme, words.GO_ON, "asi_go_on", look="main")
        self._go_on.clicked.connect(lambda _checked=False: self.go_on_clicked.emit())
        row = Row(theme, gap=8)
        row.addWidget(self._go_on)
        row.addStretch(1)
        column = Column(theme, self, gap=14)
        column.addWidget(heading(words.CHECKS_TITLE, "asi_checks_title"))
        column.addWidget(label(words.CHECKS_TEXT, "asi_checks_text", look="quiet", wrap=True))
        column.addLayout(self._cards)
        column.addLayout(row)
        column.addStretch(1)

    def show_findings(self, findings: Sequence[FindingState]) -> None:
        """Show them; the focus goes to the button that goes on."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        clear(self._cards)
        for finding in findings:
            self._cards.addWidget(self._card(finding))

    def take_focus(self) -> None:
        """Put the focus on going on: Enter never stops here."""
        self._go_on.setFocus()

    def _card(self, finding: FindingState) -> QFrame:
        card = named(QFrame(), f"asi_finding_{finding.id}", look="card", accessible=finding.text)
        column = Column(self._theme, card, gap=8, edges=(14, 10, 14, 10))
        column.addWidget(label(finding.text, f"asi_finding_text_{finding.id}", look="strong", wrap=True))
        for answered in finding.answers:
            row = Row(self._theme, gap=12)
            name = f"asi_finding_{finding.id}_{answered.code}"
            row.addWidget(label(answered.label, f"{name}_label", wrap=True), 3)
            row.addWidget(label(answered.answer, f"{name}_answer", look="strong"), 1)
            change = Push(self._theme, words.CHANGE, f"{name}_change", accessible=f"{words.CHANGE} {answered.label}")
            change.clicked.connect(lambda _checked=False, code=answered.code: self.change_clicked.emit(code))
            row.addWidget(change)
            column.addLayout(row)
        if finding.earlier:
            column.addWidget(label(finding.earlier, f"asi_finding_earlier_{finding.id}", look="quiet", wrap=True))
        why = named(QLineEdit(finding.reason), f"asi_reason_{finding.id}", accessible=words.KEEP)
        why.setPlaceholderText(words.KEEP_HINT)
        why.returnPressed.connect(lambda: self.reasoned.emit(finding.id, why.text()))
        row = Row(self._theme, gap=12)
        row.addWidget(label(words.KEEP, f"asi_reason_label_{finding.id}", look="small", buddy=why))
        row.addWidget(why, 1)
        column.addLayout(row)
        return card
