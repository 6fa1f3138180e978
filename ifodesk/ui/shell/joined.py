"""What the pages have in common: one view and those that decide about it, joined as the shell asks for a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QWidget

from ifodesk.ui.shell.navigator import PageKey

KeyAct = Callable[[], bool | None]
"""Does what a key means on a page; false when it means nothing there just now."""


class Reader(Protocol):
    """A presenter that reads what its part of a page shows."""

    def load(self) -> None:
        """Read anew."""
        ...

    def drop(self) -> None:
        """Forget everything that was read."""
        ...


class JoinedPage:
    """Serves `ifodesk.ui.shell.page.Page` and the parts of a page, but for the name and the title.

    Where each act has its button, nothing is saved by itself, kept or undone later: a page that does more says so in a
    method of its own.
    """

    def __init__(
        self,
        widget: QWidget,
        *readers: Reader,
        focus: Callable[[], object],
        keys: Mapping[PageKey, KeyAct] | None = None,
    ) -> None:
        """Join *widget* with those that read for it.

        Args:
            widget: The page.
            readers: Read anew when the page is shown and by F5, forget when the window locks; in this order.
            focus: Puts the focus where work goes on.
            keys: What keys mean here; F5 too when it means something else.
        """
        self._widget, self._readers, self._focus = widget, readers, focus
        self._keys: Mapping[PageKey, KeyAct] = {PageKey.REFRESH: self.load, **(keys or {})}

    @property
    def widget(self) -> QWidget:
        """Return the page's widget."""
        return self._widget

    def load(self) -> None:
        """Read anew."""
        for reader in self._readers:
            reader.load()

    def activated(self) -> None:
        """The page is shown now: read anew, and put the focus where work goes on."""
        self.load()
        self._focus()

    def key(self, key: PageKey) -> bool:
        """Do what *key* means here; false when it means nothing here."""
        act = self._keys.get(key)
        return act is not None and act() is not False

    def flush(self) -> None:
        """Nothing is saved by itself here: each act has its button."""

    def keep(self) -> None:
        """Nothing here is kept in words of its own: `ui/tabs/half_typed` finds what is typed."""

    def left(self) -> None:
        """Nothing is undone here."""

    def unsaved(self) -> bool:
        """Return that nothing waits."""
        return False

    def drop(self) -> None:
        """Forget everything that was read."""
        for reader in self._readers:
            reader.drop()
