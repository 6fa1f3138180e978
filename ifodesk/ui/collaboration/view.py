"""Samverkan on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.ui.collaboration.forms import AnswerForm, AskForm, ProcessMapForm
from ifodesk.ui.collaboration.plan_forms import DaysView, GoalView
from ifodesk.ui.collaboration.state import CollaborationState
from ifodesk.ui.collaboration.unit_form import UnitView
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.scroll import Scrolled, bring
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.ask import Unfolding, close_unfolded
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.words import screen_words_collaboration as words
from ifodesk.words import screen_words_plan_settings as setting_words


class EndCard(Unfolding):
    """Asks before a unit leaves the lists."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "unit_end_card")
        self.yes = Push(theme, words.UNIT_END_YES, "unit_end_yes")
        cancel = Push(theme, words.CANCEL, "unit_end_cancel", look="link")
        cancel.clicked.connect(lambda _checked=False: self.close_line())
        row = Row(theme, gap=10)
        row.addWidget(self.yes)
        row.addWidget(cancel)
        row.addStretch(1)
        self.column.addWidget(label(words.UNIT_END_ASK, "unit_end_text", wrap=True))
        self.column.addLayout(row)
        self.setFocusProxy(cancel)


class CollaborationView(QWidget):
    """The page's widget."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "collaboration", accessible=words.NAME)
        self._theme = theme
        self.notice = NoticeBar(theme, "collaboration_notice")
        self.ask, self.answer, self.map = AskForm(theme), AnswerForm(theme), ProcessMapForm(theme)
        self.unit, self.end = UnitView(theme), EndCard(theme)
        self.days, self.goal = DaysView(theme), GoalView(theme)
        for form in (self.ask, self.answer, self.map, self.goal):
            kept_by_page(form)
        self.lines = LineList(theme, "collaboration_lines", accessible=words.LIST, gap=18)
        self._forms: dict[str, Unfolding] = {
            "ask": self.ask,
            "answer": self.answer,
            "unit": self.unit,
            "map": self.map,
            "unit_end": self.end,
            "days": self.days,
            "goal": self.goal,
        }
        frame = named(QFrame(), "collaboration_card", look="card")
        inside = Column(theme, frame, gap=12, edges=(12, 12, 12, 12))
        inside.addWidget(self.lines)
        page = Scrolled(theme, "collaboration_scroll")
        for part in (heading(words.NAME, "collaboration_title"), self.notice, *self._forms.values(), frame):
            page.column.addWidget(part)
        Column(theme, self, gap=0).addWidget(page)

    def show_state(self, state: CollaborationState) -> None:
        """Show *state*; forms keep what is typed."""
        self.notice.show_notice(state.notice)
        self.ask.show_areas(state.areas)
        self.ask.show_found(state.found)
        self.unit.show_state(state)
        self.map.show_form(state.map)
        self.days.show_form(state.days)
        self.goal.show_form(state.life_areas, state.goal)
        self.lines.show_groups(state.groups)

    def open_form(self, name: str) -> None:
        """Open one of the forms."""
        form = self._forms[name]
        for other in self._forms.values():
            if other is not form:
                other.close_line()
        form.open_line()
        bring(form)

    def close_forms(self) -> None:
        """Close whatever form is open."""
        close_unfolded(self)

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        if not self.lines.focus_first():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def typed(self) -> tuple[tuple[str, str], ...]:
        """Return what is half typed, each with the sentence that it is kept under."""
        found = (
            (words.KEPT_QUESTION, self.ask.text.toPlainText(), self.ask.is_open),
            (words.KEPT_ANSWER, self.answer.text.toPlainText(), self.answer.is_open),
            (setting_words.KEPT_GOAL, self.goal.typed, self.goal.is_open),
            (words.KEPT_MAP, self.map.text.toPlainText(), self.map.is_open and self.map.changed),
        )
        return tuple((form, text) for form, text, there in found if there and text.strip())
