"""The lines in which goals and measures are written at the speed of talk: Enter goes on, Enter at the end keeps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.meeting.state import TypedMeasure
from ifodesk.ui.parts.naming import named
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import screen_words_meeting as words


def quick_line(name: str, text: str, *, accessible: str) -> QLineEdit:
    """Return an empty line that says in itself what belongs there."""
    made = named(QLineEdit(), name, accessible=accessible)
    made.setPlaceholderText(text)
    return made


class QuickGoal(QWidget):
    """One line: Enter makes a goal of it."""

    given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "meeting_new_goal")
        self.editor = quick_line("meeting_new_goal_edit", words.NEW_GOAL, accessible=words.NEW_GOAL_NAME)
        self.editor.returnPressed.connect(self.give)
        self.setFocusProxy(self.editor)
        Column(theme, self).addWidget(self.editor)

    def give(self) -> None:
        """Give what is typed, if anything."""
        text = self.editor.text().strip()
        self.editor.clear()
        if text:
            self.given.emit(text)


class QuickMeasure(QWidget):
    """What, who, when: Enter goes on to the next, and keeps the measure after the last. Enter on nothing is done."""

    given = Signal(TypedMeasure)
    done = Signal()

    def __init__(self, theme: Theme, goal: EntityId, title: str) -> None:
        super().__init__()
        name = f"meeting_goal_{goal.hex()}_new"
        named(self, name)
        self._goal = goal
        spoken = words.NEW_MEASURE_NAME.format(goal=title)
        self.what = quick_line(f"{name}_what", words.NEW_MEASURE, accessible=spoken)
        self.who = quick_line(f"{name}_who", words.WHO, accessible=words.WHO)
        self.when = quick_line(f"{name}_when", words.WHEN, accessible=words.WHEN)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.who.setCompleter(completer)
        self.what.returnPressed.connect(self._what_given)
        self.who.returnPressed.connect(self.when.setFocus)
        self.when.returnPressed.connect(self.give)
        self.setFocusProxy(self.what)
        line = Filled(theme, f"{name}_line")
        for editor, share in ((self.what, Share(220, 4)), (self.who, Share(140, 2)), (self.when, Share(110, 1))):
            line.add(editor, share)
        Column(theme, self).addWidget(line)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names while typing."""
        if self._names.stringList() != list(names):
            self._names.setStringList(list(names))

    def give(self) -> None:
        """Give what is typed, if anything."""
        typed = TypedMeasure(self._goal, self.what.text(), self.who.text(), self.when.text())
        if not typed.text.strip():
            return
        for editor in (self.what, self.who, self.when):
            editor.clear()
        self.given.emit(typed)

    def _what_given(self) -> None:
        if self.what.text().strip():
            self.who.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.done.emit()
