"""Familjehem as a page of the shell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.homes.room import Room
from ifodesk.ui.homes.view import HomesView
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.shell.navigator import PageKey
from ifodesk.ui.shell.page import Pointed
from ifodesk.words import screen_words_homes as words

PAGE = "homes"
_POOL = "pool"


class HomesPage:
    """Joins the parts. Serves `ifodesk.ui.shell.page.Page`."""

    name = PAGE
    title = words.NAME

    def __init__(self, theme: Theme, rooms: Sequence[Room]) -> None:
        """Put *rooms* in the order given; the first is where the page opens."""
        self._rooms = {room.name: room for room in rooms}
        self._view = HomesView(theme, rooms)
        self._shown = rooms[0]
        self._view.chosen.connect(self.show_room)

    @property
    def widget(self) -> QWidget:
        """Return the view."""
        return self._view

    def show_room(self, name: str) -> None:
        """Go to one part."""
        room = self._rooms[name]
        if room is not self._shown:
            self._shown.left()
            self._shown = room
            self._view.show_room(name)
            room.activated()

    def point(self, target: EntityId) -> None:
        """Show one home in Banken."""
        room = self._rooms[_POOL]
        self.show_room(_POOL)
        if isinstance(room, Pointed):
            room.point(target)

    def activated(self) -> None:
        """The page is shown now."""
        self._shown.activated()

    def key(self, key: PageKey) -> bool:
        """Do what *key* means in the part that is shown."""
        return self._shown.key(key)

    def flush(self) -> None:
        """Nothing is saved by itself here: each form has its button."""

    def keep(self) -> None:
        """Keep what is half typed in any part."""
        for room in self._rooms.values():
            room.keep()

    def left(self) -> None:
        """Another page is shown now."""
        self._shown.left()

    def unsaved(self) -> bool:
        """Return whether something is still half typed: keeping it failed."""
        return any(room.unsaved() for room in self._rooms.values())

    def drop(self) -> None:
        """Forget everything that was read."""
        for room in self._rooms.values():
            room.drop()
