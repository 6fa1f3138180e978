"""Who can take the case instead on screen, with the question to a chief and the right to tell names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from ifodesk.domain.ids import MemberId
from ifodesk.ui.jav.instead import InsteadState, NamingForm
from ifodesk.ui.lending.ask import AskOffer
from ifodesk.ui.lending.ask_view import AskFormView
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import kept_by_page, named
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.give import GiveForm
from ifodesk.words import screen_words_instead as words
from ifodesk.words import screen_words_tabs as tab_words


class NamingView(GiveForm):
    """By what right the names are told to one person elsewhere. Stays open until it is saved."""

    given = Signal(object)
    """A `NamingForm`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "jav_naming", words.NAMING_GIVE)
        self._member: MemberId | None = None
        self._asks: dict[str, str] = {}
        self._title = heading("", "jav_naming_title", level=2)
        self._title.setWordWrap(True)
        self._basis = Pick(theme, "jav_naming_basis")
        self._basis.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._basis.currentIndexChanged.connect(lambda _at: self._explain())
        self._means = label("", "jav_naming_means", look="small", wrap=True)
        self._detail = named(QLineEdit(), "jav_naming_detail")
        self._detail.returnPressed.connect(self.submit)
        self.fill(
            self._title,
            label(words.NAMING_TEXT, "jav_naming_text", look="small", wrap=True),
            Field(theme, "jav_naming_basis_field", words.NAMING_BASIS, self._basis),
            self._means,
            Field(theme, "jav_naming_detail_field", words.NAMING_DETAIL, self._detail),
        )
        self.setFocusProxy(self._basis)
        self._explain()

    def offer(self, state: InsteadState) -> None:
        """Offer the bases of the law."""
        self._asks = dict(state.asks)
        if self._basis.count() != len(state.bases) + 1:
            self._basis.show_choices([Choice(None, tab_words.CHOOSE), *state.bases])

    def ask(self, member: MemberId, title: str) -> None:
        """Open for one person."""
        self._member = member
        self._title.setText(title)
        self.open_line()

    @override
    def submit(self) -> None:
        if self._member is not None:
            self.given.emit(NamingForm(self._member, self._basis.key, self._detail.text()))

    @override
    def close_line(self) -> None:
        super().close_line()
        self._member = None
        self._basis.setCurrentIndex(0)
        self._detail.clear()

    def _explain(self) -> None:
        key = self._basis.key
        self._means.setText(self._asks.get(key, "") if isinstance(key, str) else "")
        self._means.setVisible(bool(self._means.text()))


class InsteadPanel(QWidget):
    """The ranked list, opened by a button or by itself, and its forms."""

    acted = Signal(str, str)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        named(self, "jav_instead")
        self._chiefs: dict[str, object] = {}
        self._chosen: bool | None = None
        self._wanted = False
        self._toggle = Push(theme, words.SHOW, "jav_instead_open", look="link", icon=Icon.PEOPLE)
        self._toggle.clicked.connect(lambda _checked=False: self._turn())
        self._lines = LineList(theme, "jav_instead_lines", accessible=words.TITLE)
        self._lines.acted.connect(self.acted)
        self._board = label("", "jav_instead_board", look="small", wrap=True)
        self.ask = kept_by_page(AskFormView(theme, "jav_ask_chief", today))
        self.naming = NamingView(theme)
        column = Column(theme, self, gap=6)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._lines, self._board, self.ask, self.naming):
            column.addWidget(part)
        self._board.hide()

    def show_instead(self, state: InsteadState | None) -> None:
        """Show the list; None: no case is shown."""
        self._toggle.setVisible(state is not None)
        if state is None:
            self._chosen, self._wanted = None, False
            self._lines.show_groups(())
            self._board.setText("")
            self.naming.close_line()
        else:
            self._wanted = state.wanted
            self._lines.show_groups(state.groups)
            self._board.setText(state.board_only)
            self.naming.offer(state)
        self._arrange()

    def ask_chief(self, municipality: str) -> None:
        """Open the question to the chief of a municipality (SCB code)."""
        self.naming.close_line()
        self.ask.open_line()
        self.ask.choose(self._chiefs.get(municipality))

    def ask_naming(self, member: MemberId, title: str) -> None:
        """Ask by what right names may be told."""
        self.ask.close_line()
        self.naming.ask(member, title)

    def named(self) -> None:
        """The basis is saved: close its form."""
        self.naming.close_line()

    def show_offer(self, offer: AskOffer) -> None:
        """Know the chiefs of the other municipalities."""
        self._chiefs = dict(offer.by_place)
        self.ask.show_offer(offer)

    def asked(self) -> None:
        """Close the question to a chief and forget what is in it."""
        self.ask.asked()

    def _turn(self) -> None:
        self._chosen = not self._shows()
        self._arrange()

    def _shows(self) -> bool:
        return self._wanted if self._chosen is None else self._chosen

    def _arrange(self) -> None:
        shows = self._shows()
        self._lines.setVisible(shows)
        self._board.setVisible(shows and bool(self._board.text()))
        self._toggle.show_text(words.HIDE if shows else words.SHOW)
