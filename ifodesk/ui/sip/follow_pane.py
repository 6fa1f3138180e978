"""The step Uppföljning on screen: goal by goal, what the client says, the next day; and the end of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Choice
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.sip import forms
from ifodesk.ui.sip.answers import Answers
from ifodesk.ui.sip.extra_state import Act, Ask, OpenFollowUp, OutcomeState
from ifodesk.ui.sip.follow_ups import FollowUps
from ifodesk.ui.sip.form import Form
from ifodesk.ui.sip.outcomes import OutcomeRow
from ifodesk.ui.sip.pane import StepPane
from ifodesk.ui.sip.rows import Piece
from ifodesk.ui.sip.state import PlanState
from ifodesk.ui.sip.tools import Tools
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.ui.tabs.choose import ChooseLine
from ifodesk.ui.tabs.keyed import Keyed
from ifodesk.words import label_words_sip
from ifodesk.words import screen_words_sip as sip_words
from ifodesk.words import screen_words_sip_steps as words


class FollowUpCard(QFrame):
    """The follow-up that is planned, filled in while it is held; held by one button."""

    def __init__(self, pane: StepPane, state: OpenFollowUp) -> None:
        super().__init__()
        name = f"sip_open_{state.id.hex()}"
        named(self, name)
        theme = pane.tools.theme
        self.entity = state.id
        self._title = label("", f"{name}_title", look="quiet")
        self.outcomes: Keyed[OutcomeState, OutcomeRow] = Keyed(
            theme,
            f"{name}_outcomes",
            key=lambda one: one.goal,
            make=lambda one: OutcomeRow(pane, one),
            show=OutcomeRow.show_state,
        )
        self._elsewhere = label("", f"{name}_elsewhere", look="small", wrap=True)
        self.answers = Answers(pane.tools, state.id, state.answers)
        self.form = Form(pane.tools, f"{name}_form", state.id, forms.FOLLOW_UP)
        for piece in (self.answers, self.form):
            pane.adopt(piece)
        self._hold = Push(theme, words.HOLD, f"{name}_hold", look="main")
        self._hold.clicked.connect(lambda _checked=False: pane.asked.emit(Ask(Act.HOLD_FOLLOW_UP, state.id)))
        column = Column(theme, self, gap=10)
        column.addWidget(self._title)
        column.addWidget(heading(words.FOLLOW_GOALS, f"{name}_goals_title", level=2))
        column.addWidget(self.outcomes)
        column.addWidget(self._elsewhere)
        column.addWidget(heading(words.EXPERIENCE, f"{name}_answers_title", level=2))
        column.addWidget(self.answers)
        column.addWidget(self.form)
        column.addWidget(self._hold, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: OpenFollowUp) -> None:
        """Show the follow-up; what is being typed stays."""
        self._title.setText(state.title)
        self.outcomes.show_states(state.outcomes)
        text = "\n".join(words.OUTCOME_ELSEWHERE.format(goal=goal) for goal in state.elsewhere)
        self._elsewhere.setText(text)
        self._elsewhere.setVisible(bool(text))
        self.answers.show_states(state.answers)
        self.form.show_state(state.form)

    def pieces(self) -> Iterator[Piece]:
        """Yield everything with fields."""
        for row in self.outcomes:
            if row.form is not None:
                yield row.form
        yield self.answers
        yield self.form


class FollowPane(StepPane):
    """Following up, and ending."""

    close_given = Signal(str)
    lines_wanted = Signal()

    def __init__(self, tools: Tools, plan: EntityId) -> None:
        super().__init__(tools, "sip_follow_pane", plan)
        theme = tools.theme
        self._none = label(words.FOLLOW_NONE, "sip_follow_none", look="quiet", wrap=True)
        self._open: Keyed[OpenFollowUp, FollowUpCard] = Keyed(
            theme,
            "sip_open_follow_ups",
            key=lambda state: state.id,
            make=lambda state: FollowUpCard(self, state),
            show=FollowUpCard.show_state,
        )
        self._past = FollowUps(theme)
        self.column.addWidget(heading(words.FOLLOW_TITLE, "sip_follow_title", level=2))
        self.column.addWidget(self._none)
        self.column.addWidget(self._open)
        self.column.addWidget(self._past)
        self.column.addWidget(self._make_lines())
        self.column.addWidget(self._make_end())
        self.column.addStretch(1)

    @override
    def show_plan(self, plan: PlanState) -> None:
        extra = plan.extra
        shown = () if extra.follow_up is None or plan.closed else (extra.follow_up,)
        self._open.show_states(shown)
        self._none.setVisible(not shown and not plan.closed)
        self._past.show_states([one for one in plan.follow_ups if one.held])
        self._show_lines(extra.lines)
        self._promoted.setText(extra.promoted)
        self._promoted.setVisible(bool(extra.promoted))
        self._promote.setVisible(not extra.promoted)
        self._end.setVisible(not plan.closed)

    @override
    def pieces(self) -> Iterator[Piece]:
        for card in self._open:
            yield from card.pieces()

    def _make_lines(self) -> QWidget:
        self._lines, theme = named(QWidget(), "sip_lines"), self.tools.theme
        self._lines_text = label("", "sip_lines_text", wrap=True)
        self._lines_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = Push(theme, words.COPY_LINES, "sip_lines_copy", icon=Icon.COPY)
        copy.clicked.connect(lambda _checked=False: self.lines_wanted.emit())
        column = Column(theme, self._lines, gap=6)
        column.addWidget(heading(words.LINES, "sip_lines_title", level=2))
        column.addWidget(self._lines_text)
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        return self._lines

    def _show_lines(self, lines: str) -> None:
        self._lines_text.setText(lines)
        self._lines.setVisible(bool(lines))

    def _make_end(self) -> QWidget:
        self._end, theme = named(QWidget(), "sip_close_part"), self.tools.theme
        self._promoted = label("", "sip_promoted", look="quiet", wrap=True)
        close = AskLine(
            theme,
            "sip_close_reason",
            sip_words.CLOSE_REASON,
            sip_words.CLOSE_NOW,
            hint=sip_words.CLOSE_REASON_HINT,
            needed=True,
        )
        close.given.connect(self.close_given)
        promote = ChooseLine(theme, "sip_promote_line", words.PROMOTE_WHO, words.PROMOTE_NOW)
        promote.show_choices([Choice(code, text) for code, text in label_words_sip.PRINCIPAL.items()])
        promote.given.connect(lambda who: self.asked.emit(Ask(Act.PROMOTE, value=who)))
        pointer = AskLine(theme, "sip_pointer", words.POINTER_WHERE, words.POINTER_NOW, needed=True)
        pointer.given.connect(lambda where: self.asked.emit(Ask(Act.END_FOR_REGION, text=where)))
        self._promote = Push(theme, words.PROMOTE, "sip_promote", look="link")
        self._promote.clicked.connect(lambda _checked=False: promote.open_line())
        point = Push(theme, words.POINTER, "sip_point", look="link")
        point.clicked.connect(lambda _checked=False: pointer.open_line())
        button = Push(theme, sip_words.CLOSE, "sip_close", look="link")
        button.clicked.connect(lambda _checked=False: close.open_line())
        column = Column(theme, self._end, gap=6)
        column.addWidget(self._promoted)
        for opener, line in ((self._promote, promote), (point, pointer), (button, close)):
            column.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(line)
        return self._end
