"""The frame on screen: rail, search and person above, sync line and lock below, the page in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.message import MessageBar
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.text import label
from ifodesk.ui.shell.menu import PersonMenu
from ifodesk.ui.shell.rail import Rail
from ifodesk.ui.shell.settings import Settings
from ifodesk.ui.shell.state import FrameState, RailItem
from ifodesk.words import screen_words_parts
from ifodesk.words import screen_words_shell as words

NARROW_BELOW = 940
"""Narrower than this, in pixels at the present size, the rail shows icons only."""


class FrameView(QWidget):
    """Draws the frame and says what was asked for; decides nothing."""

    page_chosen = Signal(str)
    search_asked = Signal()
    lock_asked = Signal()
    message_pressed = Signal(str)
    message_closed = Signal()

    def __init__(self, theme: Theme, items: Sequence[RailItem], settings: Settings, *, practice: bool) -> None:
        super().__init__()
        named(self, "frame", accessible=words.WINDOW, look="page")
        self._theme = theme
        self.rail = Rail(theme, items)
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self.message = MessageBar(theme, "frame_message")
        self.message.pressed.connect(self.message_pressed)
        self.message.closed.connect(self.message_closed)
        self.menu = PersonMenu(settings)
        self._search = Push(
            theme, words.SEARCH_LONG, "frame_search", icon=Icon.SEARCH, keys="Ctrl+K", accessible=words.SEARCH
        )
        self._search.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._person = Push(theme, "", "frame_person", look="quiet", icon=Icon.PERSON)
        self._sync_mark = Mark(theme, Icon.SYNC, "frame_sync_mark")
        self._sync = Push(theme, "", "frame_sync", look="link")
        self._lock = Push(theme, words.LOCK, "frame_lock", icon=Icon.LOCK, keys="Ctrl+L")
        self._practice = practice
        self._build()
        self._search.clicked.connect(lambda _checked=False: self.search_asked.emit())
        self._person.clicked.connect(self._open_menu)
        self._sync.clicked.connect(lambda _checked=False: self.page_chosen.emit("sync"))
        self._lock.clicked.connect(lambda _checked=False: self.lock_asked.emit())
        self.rail.chosen.connect(self.page_chosen)

    def show_state(self, state: FrameState) -> None:
        """Show *state*."""
        self.rail.show_current(state.current)
        self.rail.show_counts(state.badges)
        self.rail.show_leading(on=state.leads)
        self.rail.show_municipality(state.municipality, state.code)
        self._person.show_text(state.person, accessible=words.MENU.format(name=state.person))
        self._sync.show_text(state.sync, accessible=words.SYNC_LINE.format(line=state.sync))
        self._sync_mark.show_icon(state.sync_icon, state.sync_tone, "")
        self.message.show_message(state.message)

    @override
    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self.rail.set_narrow(on=self.width() < self._theme.px(NARROW_BELOW))

    def _build(self) -> None:
        theme = self._theme
        top = Row(theme, gap=8, edges=(24, 10, 24, 0))
        top.addWidget(self._search)
        if self._practice:
            top.addWidget(Mark(theme, Icon.INFO, "frame_practice_mark", tone=Tone.WARN))
            top.addWidget(label(screen_words_parts.PRACTICE_NOTICE, "frame_practice", look="small"))
        top.addStretch(1)
        top.addWidget(self._person)
        notice = Column(theme, gap=0, edges=(24, 8, 24, 0))
        notice.addWidget(self.message)
        middle = Column(theme, gap=0)
        middle.addLayout(top)
        middle.addLayout(notice)
        middle.addWidget(self.pages, 1)
        across = Row(theme, gap=0)
        across.addWidget(self.rail)
        across.addLayout(middle, 1)
        bottom = named(QWidget(), "bottom", look="bottom")
        bottom.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = Row(theme, bottom, gap=6, edges=(12, 4, 12, 4))
        line.addWidget(self._sync_mark)
        line.addWidget(self._sync)
        line.addStretch(1)
        line.addWidget(self._lock)
        whole = Column(theme, self, gap=0)
        whole.addLayout(across, 1)
        whole.addWidget(bottom)

    def _open_menu(self) -> None:
        self.menu.popup(self._person.mapToGlobal(QPoint(0, self._person.height())))
