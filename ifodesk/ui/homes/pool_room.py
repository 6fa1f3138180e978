"""Banken: the list with the map, and the page of the home that is opened."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from ifodesk.domain.dates import typed_date
from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.home_presenter import HomePresenter
from ifodesk.ui.homes.pool_presenter import PoolPresenter
from ifodesk.ui.homes.pool_view import PoolView
from ifodesk.ui.homes.sheet import SheetView
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.memory import Memory
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.shell.joined import JoinedPage, KeyAct
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_home as words
from ifodesk.words.date_words import full_day


class PoolRoom(JoinedPage):
    """Ctrl+N begins a home, Ctrl+Z takes back, Esc closes the form and then the home."""

    name = "pool"

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, memory: Memory) -> None:
        self._list = PoolView(theme, memory)
        back = Push(theme, words.BACK, "home_back", look="link", icon=Icon.BACK, keys="Esc")
        self._home = SheetView(
            theme,
            "home",
            accessible=words.PAGE,
            parse=lambda text: typed_date(text, session.clock.today()),
            show=full_day,
            head=back,
        )
        kept_by_page(self._home.form)
        self._stack = named(QStackedWidget(), "homes_pool_stack")
        for place in (self._list, self._home):
            self._stack.addWidget(place)
        self._pool = PoolPresenter(self._list, session, jobs)
        self._page = HomePresenter(self._home, session, jobs, self.close)
        keys: dict[PageKey, KeyAct] = {
            PageKey.NEW: self.begin,
            PageKey.UNDO: self._undo,
            PageKey.BACK: self._one_step_back,
        }
        super().__init__(self._stack, self._pool, self._page, focus=self._take_focus, keys=keys)
        self._list.opened.connect(lambda key: self.open(EntityId(bytes(key))))
        self._list.switched.connect(lambda on: self._pool.switched(only_free=on))
        self._list.new_asked.connect(self.begin)
        self._list.notice.closed.connect(self._pool.notice_closed)
        back.clicked.connect(lambda _checked=False: self.close())
        self._home.lines.acted.connect(self._page.acted)
        self._home.form.given.connect(self._page.given)
        self._home.notice.closed.connect(self._page.notice_closed)

    def open(self, key: EntityId) -> None:
        """Show one home."""
        self._stack.setCurrentWidget(self._home)
        self._page.open(key)
        self._home.take_focus()

    def point(self, target: EntityId) -> None:
        """Show the home that Ctrl+K found."""
        self.open(target)

    def begin(self) -> None:
        """Begin a new home."""
        self._stack.setCurrentWidget(self._home)
        self._page.drop()
        self._page.begin()

    def close(self) -> None:
        """Go back to the list."""
        self._home.close_forms()
        self._page.left()
        self._stack.setCurrentWidget(self._list)
        self._list.take_focus()

    @override
    def keep(self) -> None:
        """Keep what is half typed as a loose note."""
        if text := self._home.form.typed:
            self._page.keep(text)

    @override
    def unsaved(self) -> bool:
        """Return whether something is still half typed: keeping it failed."""
        return bool(self._home.form.typed)

    @override
    def left(self) -> None:
        """Another part or page is shown now."""
        self._page.left()

    @property
    def _at_home(self) -> bool:
        return self._stack.currentWidget() is self._home

    def _take_focus(self) -> None:
        (self._home if self._at_home else self._list).take_focus()

    def _undo(self) -> bool:
        if at_home := self._at_home:
            self._page.undo()
        return at_home

    def _one_step_back(self) -> bool:
        if at_home := self._at_home:
            if self._home.form.is_open and self._page.is_open:
                self._home.close_forms()
            else:
                self.close()
        return at_home
