"""What can be begun in a case: links beside the tabs, or one button with a menu where the width does not hold them."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.naming import named
from ifodesk.words import screen_words_case as words


class Begin(QWidget):
    """An internal SIP, an interview, a home: what the case does not have yet."""

    begun = Signal(str)
    """Name of the tab."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "case_begin")
        self._narrow = False
        self._can: tuple[str, ...] = ()
        self._row = Row(theme, self, gap=10)
        self._links = {name: self._link(theme, name, text) for name, text in words.BEGIN.items()}
        self._more = Push(theme, words.BEGIN_ONE, "case_begin_more", look="link", icon=Icon.PLUS)
        self._more.clicked.connect(lambda _checked=False: self._open())
        self._menu = named(QMenu(self), "case_begin_menu", accessible=words.BEGIN_ONE)
        for button in (*self._links.values(), self._more):
            self._row.addWidget(button)
        self._show()

    def show_state(self, can_begin: Collection[str]) -> None:
        """Offer these."""
        self._can = tuple(name for name in words.BEGIN if name in can_begin)
        self._show()

    def set_narrow(self, *, on: bool) -> None:
        """Offer them in a menu, or as links."""
        if on != self._narrow:
            self._narrow = on
            self._show()

    def set_tight(self, *, on: bool) -> None:
        """Show no word on the button of the menu, or show it; its tool tip and a screen reader tell it anyway."""
        if on == bool(self._more.text()):
            self._more.show_text("" if on else words.BEGIN_ONE, accessible=words.BEGIN_ONE)
        self._more.setToolTip(words.BEGIN_ONE if on else "")

    def wide(self, *, narrow: bool) -> int:
        """Return the width of the links, or of the button with its word, in pixels."""
        if narrow:
            return self._more.wide_with(words.BEGIN_ONE) if self._can else 0
        return sum(self._links[name].sizeHint().width() + self._row.spacing() for name in self._can)

    def _link(self, theme: Theme, name: str, text: str) -> Push:
        link = Push(theme, text, f"case_begin_{name}", look="link", icon=Icon.PLUS)
        link.clicked.connect(lambda _checked=False: self.begun.emit(name))
        return link

    def _show(self) -> None:
        in_menu = self._narrow
        for name, link in self._links.items():
            link.setVisible(name in self._can and not in_menu)
        self._more.setVisible(in_menu)
        self.setVisible(bool(self._can))

    def _open(self) -> None:
        self._menu.clear()
        for name in self._can:
            action = self._menu.addAction(words.BEGIN[name])
            action.setObjectName(f"case_begin_menu_{name}")
            action.triggered.connect(lambda _on=False, name=name: self.begun.emit(name))
        self._menu.setActiveAction(self._menu.actions()[0])
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
