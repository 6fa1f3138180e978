"""What stands beside a copy: goals to take out, what protection took away, what was given before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.domain.entities.sip_papers import CopyWay
from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Check
from ifodesk.ui.sip.copies_state import CopiesState, GivenRow, GoalTick
from ifodesk.words import copy_words
from ifodesk.words import screen_words_copies as words
from ifodesk.words.label_words_sip import COPY_WAY


class GoalTicks(QWidget):
    """A tick for each goal. They keep the focus while pages are drawn anew."""

    ticked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_copy_goals", accessible=words.GOALS)
        self._theme = theme
        self._boxes: dict[str, Check] = {}
        self._column = Column(theme, self, gap=4)

    def show_goals(self, goals: Sequence[GoalTick]) -> None:
        """Show *goals*."""
        if list(self._boxes) != [one.id for one in goals]:
            self._build(goals)
        for one in goals:
            self._boxes[one.id].setChecked(one.taken)
        self.setVisible(bool(goals))

    def _build(self, goals: Sequence[GoalTick]) -> None:
        clear(self._column)
        self._column.addWidget(label(words.GOALS, "sip_copy_goals_title", look="small"))
        self._boxes = {one.id: self._make(one) for one in goals}
        for box in self._boxes.values():
            self._column.addWidget(box)

    def _make(self, goal: GoalTick) -> Check:
        box = Check(self._theme, goal.text.replace("&", "&&"), f"sip_copy_goal_{goal.id}")
        box.clicked.connect(lambda _checked=False: self.ticked.emit(goal.id))
        return box


class Remarks(QWidget):
    """Why a copy cannot be given; what was taken out of it; what to read once more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_copy_remarks")
        self._obstacle = label("", "sip_copy_obstacle", look="problem", wrap=True)
        self._left_out = label("", "sip_copy_left_out", wrap=True)
        self._doubts = label("", "sip_copy_doubts", wrap=True)
        column = Column(theme, self, gap=8)
        for part in (self._obstacle, self._left_out, self._doubts):
            part.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            column.addWidget(part)

    def show_state(self, state: CopiesState) -> None:
        """Show what the sender should know."""
        self._obstacle.setText(state.obstacle)
        self._obstacle.setVisible(bool(state.obstacle))
        self._left_out.setVisible(not state.obstacle)
        self._left_out.setText(_listed(copy_words.LEFT_OUT, state.left_out) or copy_words.LEFT_OUT_NONE)
        self._doubts.setText(_listed(copy_words.DOUBTS, state.doubts))
        self._doubts.setVisible(bool(state.doubts))


class GivenList(QWidget):
    """Copies that were given, the newest first."""

    again = Signal(object)
    line = Signal(object)
    told = Signal(object, object)
    """The copy, and how it was given."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "sip_copies_given")
        self._theme = theme
        self._shown: tuple[GivenRow, ...] | None = None
        self._column = Column(theme, self, gap=8)

    def show_rows(self, rows: Sequence[GivenRow]) -> None:
        """Show *rows*."""
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        clear(self._column)
        self._column.addWidget(heading(words.REGISTER, "sip_copies_given_title", level=2))
        if not rows:
            self._column.addWidget(label(words.REGISTER_EMPTY, "sip_copies_given_empty", look="quiet"))
        for row in rows:
            self._column.addLayout(self._make(row))

    def _make(self, row: GivenRow) -> Column:
        name = f"sip_given_{row.id.hex()}"
        again = Push(self._theme, words.AGAIN, f"{name}_again", look="link", icon=Icon.PRINT)
        again.clicked.connect(lambda _checked=False: self.again.emit(row.id))
        line = Push(self._theme, words.COPY_LINE, f"{name}_line", look="link")
        line.clicked.connect(lambda _checked=False: self.line.emit(row.id))
        buttons = Row(self._theme, gap=10)
        buttons.addWidget(again)
        buttons.addWidget(line)
        buttons.addStretch(1)
        column = Column(self._theme, gap=2)
        column.addWidget(label(row.text, name, wrap=True))
        column.addLayout(buttons)
        if row.unsaid:
            column.addLayout(self._ask(row.id, name))
        return column

    def _ask(self, copy: EntityId, name: str) -> Row:
        ways = Row(self._theme, gap=10)
        ways.addWidget(label(words.WAY_ASK, f"{name}_ask", look="small"))
        for way in CopyWay:
            button = Push(self._theme, COPY_WAY[way], f"{name}_{way}", look="link")
            button.clicked.connect(lambda _checked=False, way=way: self.told.emit(copy, way))
            ways.addWidget(button)
        ways.addStretch(1)
        return ways


def _listed(title: str, lines: Sequence[str]) -> str:
    return "\n".join((title.format(count=len(lines)), *(f"– {line}" for line in lines))) if lines else ""
