"""Lines under headings: what is to be done, who reads. Arrows move, Enter opens, Tab reaches the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from ifodesk.ui.look.layout import Column, Row, clear
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark
from ifodesk.ui.parts.naming import Look, named
from ifodesk.ui.parts.scroll import bring, keep_in_sight
from ifodesk.ui.parts.shapes import Group, Line
from ifodesk.ui.parts.spoken import LINE, OPENING
from ifodesk.ui.parts.text import label
from ifodesk.ui.parts.text import line as one
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import screen_words_parts as words

__all__ = ["AT_FIRST", "Group", "Line", "LineList", "LineView"]

AT_FIRST = 12
"""Lines of a group that are shown before "Visa alla": a page stays quick to build and to read."""

FEW = 2
"""So many buttons stand beside each other at any width."""
GAP = 8
"""Between buttons, pixels at 100 %."""
TEXT = 300
"""So wide, pixels at 100 %, the text of a line stays beside more of them."""


class LineView(QFrame):
    """One line on screen."""

    spoken_role = LINE
    opened = Signal(str)
    acted = Signal(str, str)
    stepped = Signal(int)

    def __init__(self, theme: Theme, name: str, line: Line) -> None:
        super().__init__()
        spoken = ", ".join(part for part in (line.meaning, line.text, line.detail, line.right) if part)
        named(self, name, accessible=spoken, look="line")
        self.line = line
        if line.opens:
            self.spoken_role = OPENING
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole, row = Row(theme, self, gap=9, edges=(8, 4, 8, 4)), Row(theme, gap=9)
        if line.icon is not None:
            mark = Mark(theme, line.icon, f"{name}_mark", tone=line.tone, meaning=line.meaning)
            place = Qt.AlignmentFlag.AlignTop if line.detail else Qt.AlignmentFlag.AlignVCenter
            row.addWidget(mark, 0, place)
        words_ = Column(theme, gap=1)
        words_.addWidget(one(line.text, f"{name}_text", wrap=True))
        if line.detail:
            words_.addWidget(label(line.detail, f"{name}_detail", look="small", wrap=True))
        row.addLayout(words_, 1)
        if line.right:
            row.addWidget(one(line.right, f"{name}_right", look="quiet"), 0, Qt.AlignmentFlag.AlignVCenter)
        buttons = []
        for action in line.actions:
            look: Look = "main" if action.main else "link"
            button = Push(
                theme,
                action.text,
                f"{name}_{action.code}",
                look=look,
                icon=action.icon,
                accessible=f"{action.text}: {line.text}",
            )
            button.clicked.connect(lambda _checked=False, code=action.code: self.acted.emit(line.key, code))
            buttons.append(button)
        if len(buttons) <= FEW:
            whole.addLayout(row, 1)
            _add_buttons(theme, whole, f"{name}_actions", buttons)
        else:
            whole.addWidget(_beside(theme, name, row, buttons))
        if line.opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def press(self) -> None:
        """Open what the line is about."""
        self.opened.emit(self.line.key)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.line.opens and self.hasFocus():
            self.press()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if self.line.opens and inside and event.button() == Qt.MouseButton.LeftButton:
            self.press()

    @override
    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        keep_in_sight(self)


def _beside(theme: Theme, name: str, told: Row, buttons: Sequence[Push], *, least: float = TEXT) -> Filled:
    """Return what is told with many buttons beside it; under it where that would get narrower than *least*."""
    texts, both, place = named(QWidget(), f"{name}_told"), Filled(theme, f"{name}_both"), QWidget()
    Column(theme, texts, gap=0).addLayout(told)
    row = Row(theme, place, gap=0)
    _add_buttons(theme, row, f"{name}_actions", buttons)
    wide = sum(button.sizeHint().width() + theme.px(GAP) for button in buttons)
    both.add(texts, Share(least, 1))
    both.add(place, Share(wide * 100 / theme.px(100), 0, middle=True))
    return both


def _add_buttons(theme: Theme, row: Row, name: str, buttons: Sequence[Push]) -> None:
    """Put buttons at the end of a row; more than a few go on in a second line where the width ends."""
    if len(buttons) <= FEW:
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return
    beside = Filled(theme, name, gap=GAP)
    for button in buttons:
        beside.add(button, Share(0, 0, middle=True))
    row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)


class LineList(QWidget):
    """Groups of lines. Showing the same groups again costs nothing; the focus stays on the line it was on."""

    opened = Signal(str)
    """Key of a line that was opened by Enter, Space or a click."""
    acted = Signal(str, str)
    """Key of a line, or of a group, and code of the action that was chosen there."""

    def __init__(self, theme: Theme, name: str, *, accessible: str, gap: float = 14) -> None:
        super().__init__()
        named(self, name, accessible=accessible)
        self._theme = theme
        self._column = Column(theme, self, gap=gap)
        self._groups: tuple[Group, ...] = ()
        self._whole: set[str] = set()
        self._views: list[LineView] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups instead."""
        if tuple(groups) != self._groups:
            self._groups = tuple(groups)
            self._build()

    def focus_first(self) -> bool:
        """Put the focus on the first line; false when there is none."""
        if self._views:
            self._views[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._views)

    def _build(self) -> None:
        focused, head = self._focused_key(), self._focused_head()
        self._let_go(focused or head)
        self._views = []
        clear(self._column)
        for group in self._groups:
            if group.lines or group.empty:
                self._column.addLayout(self._make_group(group))
        if focused:
            self._focus(*focused)
        elif head:
            self._focus_head(*head)

    def _let_go(self, inside: object) -> None:
        """Take the focus from a line that goes away, else it runs through all lines and the page scrolls to the last.

        Where no line comes in its place it goes on to what follows in the page, as Qt does it.
        """
        focus = QApplication.focusWidget()
        if inside and focus is not None and any(group.lines for group in self._groups):
            focus.clearFocus()

    def _make_group(self, group: Group) -> Column:
        name = f"{self.objectName()}_{group.key}"
        column = Column(self._theme, gap=2)
        if group.title or group.actions:
            column.addLayout(self._make_head(group, name))
        if not group.lines:
            column.addWidget(label(group.empty, f"{name}_empty", look="quiet", wrap=True))
        shown = group.lines if group.key in self._whole else group.lines[:AT_FIRST]
        for line in shown:
            column.addWidget(self._make_line(line))
        if len(shown) < len(group.lines):
            more = Push(self._theme, words.SHOW_ALL.format(count=len(group.lines)), f"{name}_all", look="link")
            more.clicked.connect(lambda _checked=False: self._show_whole(group.key))
            column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _make_head(self, group: Group, name: str) -> Row:
        row, told = Row(self._theme, gap=8), Row(self._theme, gap=8)
        told.addWidget(label(group.title, f"{name}_title", look="section"))
        told.addStretch(1)
        buttons = []
        for action in group.actions:
            look: Look = "main" if action.main else "link"
            button = Push(self._theme, action.text, f"{name}_{action.code}", look=look, icon=action.icon)
            button.clicked.connect(lambda _checked=False, code=action.code: self.acted.emit(group.key, code))
            buttons.append(button)
        if len(buttons) <= FEW:
            row.addLayout(told, 1)
            _add_buttons(self._theme, row, f"{name}_actions", buttons)
        else:
            row.addWidget(_beside(self._theme, name, told, buttons, least=0))
        return row

    def _make_line(self, line: Line) -> LineView:
        view = LineView(self._theme, f"{self.objectName()}_{line.key}", line)
        view.opened.connect(self.opened)
        view.acted.connect(self.acted)
        view.stepped.connect(self._step)
        self._views.append(view)
        return view

    def _show_whole(self, key: str) -> None:
        self._whole.add(key)
        self._build()

    def _step(self, by: int) -> None:
        at = next((i for i, view in enumerate(self._views) if view.hasFocus()), None)
        if at is not None and 0 <= at + by < len(self._views):
            self._views[at + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _focused_key(self) -> tuple[str, int] | None:
        focus = QApplication.focusWidget()
        for index, view in enumerate(self._views):
            if focus is not None and (view is focus or view.isAncestorOf(focus)):
                return view.line.key, index
        return None

    def _focused_head(self) -> tuple[str, int] | None:
        """Return the button over a group that has the focus, and how many lines stand before it; None elsewhere."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus) or self._focused_key() is not None:
            return None
        top = focus.mapTo(self, QPoint()).y()
        return focus.objectName(), sum(view.y() < top for view in self._views)

    def _focus_head(self, name: str, index: int) -> None:
        """Put the focus back on the same button, else on the line that stands where it was."""
        same = [button for button in self.findChildren(Push) if button.objectName() == name]
        for widget in (same or self._views[index : index + 1] or self._views[-1:])[:1]:
            widget.show()
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            bring(widget)

    def _focus(self, key: str, index: int) -> None:
        """Put the focus back: on the same line, else on the one that took its place."""
        same = [view for view in self._views if view.line.key == key]
        wanted = same or self._views[index : index + 1] or self._views[-1:]
        if wanted:
            _give_focus(wanted[0])


def _give_focus(widget: QWidget) -> None:
    widget.show()  # now, not with the next event: only what shows can take the focus
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
