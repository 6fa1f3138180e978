"""The pool on screen: a filter and a switch, the table, and the map beside it. One selects in the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from ifodesk.ui.homes.map import HomeMap
from ifodesk.ui.homes.map_places import MapHome
from ifodesk.ui.homes.pool_model import pool_model
from ifodesk.ui.homes.pool_state import PoolState
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.empty import EmptyState
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.naming import kept_otherwise, named
from ifodesk.ui.parts.table import Table
from ifodesk.ui.parts.text import label
from ifodesk.ui.parts.ticks import Check
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.panes import Panes, Scrolled
from ifodesk.words import screen_words_homes as words

BESIDE = 900
"""So wide, pixels at 100 %, the map stands beside the list; else below it."""

LEAST = 210
"""Height that the list keeps, pixels at 100 %: what does not fit below it is scrolled to."""


class PoolView(QWidget):
    """The list and the map. Rows are filtered and sorted in the model; the presenter hears what opens."""

    opened = Signal(bytes)
    switched = Signal(bool)
    """Only homes with a free place."""
    new_asked = Signal()

    def __init__(self, theme: Theme, memory: Memory) -> None:
        super().__init__()
        named(self, "homes_pool", accessible=words.LIST)
        self._state = PoolState()
        self._model = pool_model()
        self.notice = NoticeBar(theme, "homes_pool_notice")
        self.table = Table(
            theme, "homes_table", self._model, accessible=words.LIST, memory=memory, sort=("name", False)
        )
        self.map = HomeMap(theme)
        self.filter = kept_otherwise(named(QLineEdit(), "homes_filter", accessible=words.FILTER.replace("&", "")))
        self._free = Check(theme, words.ONLY_FREE, "homes_only_free")
        self._count = label("", "homes_count", look="small")
        self.new = Push(theme, words.NEW, "homes_new", look="main", icon=Icon.PLUS, keys="Ctrl+N")
        self._empty = EmptyState(
            theme, "homes_empty", Icon.HOME, title=words.EMPTY_TITLE, text=words.EMPTY_TEXT, action=words.NEW
        )
        self._nothing = EmptyState(
            theme, "homes_nothing", Icon.SEARCH, title=words.NOTHING_TITLE, text=words.NOTHING_TEXT
        )
        self._places = QStackedWidget()
        self._build(theme)
        self._connect()

    def show_state(self, state: PoolState) -> None:
        """Show *state*."""
        if state.lines != self._state.lines:
            self._model.show_rows(state.lines)
        self._state = state
        self.notice.show_notice(state.notice)
        self._free.setChecked(state.only_free)
        self._place()

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        target: QWidget = self.table if self._model.rowCount() else self.filter
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, theme: Theme) -> None:
        tools = QWidget()
        flow = Flow(theme, tools, gap=12)
        for part in (
            label(words.FILTER, "homes_filter_label", look="small", buddy=self.filter),
            self.filter,
            self._free,
            self._count,
        ):
            flow.addWidget(part)
        head = Row(theme, gap=12)
        head.addWidget(tools, 1)
        head.addWidget(self.new, 0, Qt.AlignmentFlag.AlignTop)
        side = QWidget()
        below = Column(theme, side, gap=4)
        below.addWidget(self.map, 1)
        below.addWidget(label(words.BY_TOWN, "homes_map_note", look="small", wrap=True))
        both = Panes(theme, "homes_both", (self.table, side), at_least=BESIDE, shares=(5, 3), gap=14)
        self._both = Scrolled("homes_both_scroll", both)
        places: tuple[QWidget, ...] = (self._both, self._empty, self._nothing)
        for place in places:
            self._places.addWidget(place)
        self._theme = theme
        theme.changed.connect(self._measure)
        self._measure()
        column = Column(theme, self, gap=10)
        column.addWidget(self.notice)
        column.addLayout(head)
        column.addWidget(self._places, 1)

    def _connect(self) -> None:
        self.table.opened.connect(self.opened)
        self.map.opened.connect(self.opened)
        self.map.selected.connect(lambda key: self.table.select(bytes(key)))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_on_map())
        self._model.modelReset.connect(self._show_on_map)
        self.filter.textChanged.connect(self._filtered)
        self.filter.returnPressed.connect(self.take_focus)
        self._free.clicked.connect(lambda: self.switched.emit(self._free.isChecked()))
        self.new.clicked.connect(lambda _checked=False: self.new_asked.emit())
        self._empty.pressed.connect(self.new_asked)

    def _measure(self) -> None:
        self.table.setMinimumHeight(self._theme.px(LEAST))

    def _filtered(self, text: str) -> None:
        self._model.filter_by(text)
        self._place()

    def _show_on_map(self) -> None:
        self.map.show_current(self.table.current() or b"")

    def _place(self) -> None:
        rows, whole = self._model.rowCount(), self._state.whole
        shown = [self._model.row(at) for at in range(rows)]
        homes = [MapHome(line.id, line.name, line.lat, line.lon, line.vacancy) for line in shown]
        self.map.show_places(self._state.towns, sorted(homes, key=lambda home: home.key))
        self._count.setText(words.shown(rows, whole) if self._state.loaded else "")
        if rows or not self._state.loaded:
            self._places.setCurrentWidget(self._both)
        else:
            self._places.setCurrentWidget(self._nothing if whole else self._empty)
