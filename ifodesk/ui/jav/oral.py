"""Noting what was asked aloud: the second of two clicks, with the time of day filled in by itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ifodesk.domain.entities.disqualification import Answer
from ifodesk.domain.ids import MemberId
from ifodesk.ui.jav.marks import MARKS
from ifodesk.ui.jav.own import MARKS as ANSWER_MARKS
from ifodesk.ui.look.layout import Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.words import label_words
from ifodesk.words import screen_words_jav as words
from ifodesk.words import screen_words_tabs as tab_words


class OralLine(Unfolding):
    """Asks what a colleague answered aloud."""

    given = Signal(object, Answer, str)
    """Member, answer, time of day as typed (empty: now)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "jav_oral")
        self._member: MemberId | None = None
        self._title = heading("", "jav_oral_title", level=2)
        self.clock = named(QLineEdit(), "jav_oral_clock_edit")
        self.clock.setPlaceholderText(words.ORAL_AT_HINT)
        place = named(QWidget(), "jav_oral_answers")
        flow = Flow(theme, place)
        for answer in (Answer.NO_HINDER, Answer.HINDER, Answer.WANTS_TO_TALK):
            text = label_words.ANSWER[answer]
            icon, _ = MARKS[ANSWER_MARKS[answer]]
            button = Push(theme, f"{text[:1].upper()}{text[1:]}", f"jav_oral_{answer}", icon=icon)
            button.clicked.connect(lambda _checked=False, answer=answer: self._give(answer))
            flow.addWidget(button)
            if answer is Answer.NO_HINDER:
                self.setFocusProxy(button)
        cancel = Push(theme, tab_words.CANCEL, "jav_oral_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.close_line())
        flow.addWidget(cancel)
        self.column.addWidget(self._title)
        self.column.addWidget(place)
        self.column.addWidget(Field(theme, "jav_oral_clock", words.ORAL_AT, self.clock))

    def ask(self, member: MemberId, name: str) -> None:
        """Ask what *name* answered."""
        self._member = member
        self._title.setText(words.ORAL_TITLE.format(name=name))
        self.clock.clear()
        self.open_line()

    def _give(self, answer: Answer) -> None:
        member, clock = self._member, self.clock.text()
        self.close_line()
        self.given.emit(member, answer, clock)
