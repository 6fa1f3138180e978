"""Walls and sharing on screen: what stands, and the forms that open under their buttons."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ifodesk.ui.look.layout import Column, Flow
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.overview.access_forms import DayForm, ItemsForm, KeepForm, ShareView, Today, WallView
from ifodesk.ui.overview.access_making import END, KEEP, LIFT, MORE, PROLONG
from ifodesk.ui.overview.access_state import AccessState
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import bring
from ifodesk.ui.tabs.ask import AskLine, Unfolding, close_unfolded
from ifodesk.words import screen_words_access as words


class AccessView(QWidget):
    """The part of Översikt about walls and sharing."""

    acted = Signal(str, str)
    lifted = Signal(str, str)
    ended = Signal(str, str)
    prolonged = Signal(str, object)
    copied = Signal(str, object)
    kept = Signal(object, object)

    def __init__(self, theme: Theme, today: Today) -> None:
        super().__init__()
        named(self, "overview_access", accessible=words.STANDING)
        self._key = ""
        self._warnings: Mapping[str, str] = {}
        self.wall, self.share = WallView(theme), ShareView(theme, today)
        self._lift = AskLine(theme, "access_lift", words.LIFT_WHY, words.LIFT_NOW, needed=True)
        self._end = AskLine(theme, "access_end", words.END_WHY, words.END_NOW, needed=True)
        self._prolong = DayForm(theme, today)
        self._more, self._keep = ItemsForm(theme), KeepForm(theme)
        self._asked: dict[str, Unfolding] = {
            LIFT: self._lift,
            END: self._end,
            PROLONG: self._prolong,
            MORE: self._more,
            KEEP: self._keep,
        }
        self._lines = LineList(theme, "access_lines", accessible=words.STANDING)
        self._wall_open = Push(theme, words.WALL, "access_wall_open", look="link")
        self._share_open = Push(theme, words.SHARE, "access_share_open", look="link")
        self._build(theme)
        self._lines.acted.connect(self.acted)
        self._wall_open.clicked.connect(lambda _checked=False: self._open(self.wall))
        self._share_open.clicked.connect(lambda _checked=False: self._open(self.share))
        self._lift.given.connect(lambda text: self.lifted.emit(self._key, text))
        self._end.given.connect(lambda text: self.ended.emit(self._key, text))
        self._prolong.given.connect(lambda day: self.prolonged.emit(self._key, day))
        self._keep.given.connect(self.kept)
        self._more.given.connect(lambda items: self.copied.emit(self._key, items))

    def show_access(self, state: AccessState) -> None:
        """Show *state*; forms keep what is typed while the case is the same."""
        self._wall_open.setVisible(state.case is not None)
        self._share_open.setVisible(state.may_share)
        self.wall.show_state(state)
        self.share.show_state(state)
        self._more.show_items(state.items)
        self._keep.show_state(state)
        self._warnings = state.warnings
        self._lines.show_groups(state.groups)

    def close_access(self) -> None:
        """Close whatever form is open."""
        close_unfolded(self)

    def ask_access(self, code: str, key: str) -> None:
        """Open the question that belongs to a button beside a line."""
        self._key = key
        self._end.show_warning(self._warnings.get(key, ""))
        self._open(self._asked[code])

    def _open(self, form: Unfolding) -> None:
        for other in (self.wall, self.share, *self._asked.values()):
            if other is not form:
                other.close_line()
        form.open_line()
        bring(form)

    def _build(self, theme: Theme) -> None:
        buttons = named(QWidget(), "access_buttons")
        flow = Flow(theme, buttons, gap=10)
        flow.addWidget(self._wall_open)
        flow.addWidget(self._share_open)
        column = Column(theme, self, gap=6)
        column.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.wall, self.share, self._lines, *self._asked.values()):
            column.addWidget(part)
