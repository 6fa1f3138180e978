"""I kväll on screen: three fields, and the homes to ring in large type."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget
from typing_extensions import override

from ifodesk.ui.homes.call_list import CallList
from ifodesk.ui.homes.numbers import Numbers
from ifodesk.ui.homes.tonight_state import Asked, TonightState
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.chooser import Chooser
from ifodesk.ui.parts.date_field import DateField, Format, Parse
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import Scrolled
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.ui.tabs.filled import Filled, Share
from ifodesk.words import match_words
from ifodesk.words import screen_words_homes_tonight as words


class TonightView(QWidget):
    """The three fields stay as they are while one rings."""

    asked = Signal(Asked)
    print_clicked = Signal()

    def __init__(self, theme: Theme, parse: Parse, show: Format) -> None:
        super().__init__()
        named(self, "tonight", accessible=words.TITLE)
        self._theme = theme
        self.notice = NoticeBar(theme, "tonight_notice")
        self._bands = QButtonGroup(self)
        self._band_keys = list(match_words.AGE_BAND)
        self.number = Numbers(theme, "tonight_number", accessible=words.NUMBER, least=1)
        self._until = DateField(theme, "tonight_until", words.UNTIL, parse=parse, show=show)
        self._near = Chooser(theme, "tonight_near", words.NEAR)
        self._near_shown = ""
        self._problem = label("", "tonight_problem", look="problem", wrap=True)
        self.show_button = Push(theme, words.SHOW, "tonight_show", look="main")
        self.print_button = Push(theme, words.PRINT, "tonight_print", icon=Icon.PRINT, keys="Ctrl+P")
        self._title = heading("", "tonight_calls_title", level=2)
        self._hint = label(words.NOW_HINT, "tonight_hint", look="small", wrap=True)
        self._nobody = label("", "tonight_nobody", look="strong", wrap=True)
        self.calls = CallList(theme)
        self.later = LineList(theme, "tonight_later", accessible=words.TITLE)
        self._build()
        self.show_button.clicked.connect(lambda _checked=False: self._submit())
        self.print_button.clicked.connect(lambda _checked=False: self.print_clicked.emit())

    def show_state(self, state: TonightState) -> None:
        """Show *state*; the three fields keep what is typed."""
        self.notice.show_notice(state.notice)
        self._near.show_choices(state.places)
        if state.near != self._near_shown:
            self._near_shown = state.near
            self._near.show_value(state.near)
        if self._until.value is None:
            self._until.show_value(state.until)
        self._title.setText(state.title)
        self._nobody.setText(state.nobody)
        for part, shown in (
            (self._title, bool(state.calls)),
            (self._hint, bool(state.calls)),
            (self._nobody, bool(state.nobody)),
            (self._results, state.answered),
        ):
            part.setVisible(shown)
        self.calls.show_calls(state.calls)
        self.later.show_groups(state.later)

    def open_file(self, path: str) -> None:
        """Open a file with the system's own program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def to_calls(self) -> None:
        """Put the focus on the first home to ring."""
        self.calls.focus_first()

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        if not self.calls.focus_first():
            button = self._bands.checkedButton() or self._bands.button(0)
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Empty the fields."""
        self._bands.setExclusive(False)
        for button in self._bands.buttons():
            button.setChecked(False)
        self._bands.setExclusive(True)
        self.number.choose(None)

    @override
    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._submit()
        elif not self.number.digit(event):
            super().keyPressEvent(event)

    def _submit(self) -> None:
        band, number, until = self._bands.checkedId(), self.number.value, self._until.value
        near = self._near.key
        self._problem.setVisible(band < 0 or number is None)
        if band < 0 or number is None:
            self._problem.setText(words.CHOOSE)
            (self._bands.button(0) if band < 0 else self.number).setFocus(Qt.FocusReason.OtherFocusReason)
        elif until is not None and isinstance(near, str):
            self.asked.emit(Asked(self._band_keys[band], number, until, near))

    def _build(self) -> None:
        theme = self._theme
        card = named(QFrame(), "tonight_card", look="card")
        inside = Column(theme, card, gap=8, edges=(16, 12, 16, 12))
        inside.addWidget(label(words.BAND, "tonight_band_label", look="small"))
        inside.addWidget(self._band_row())
        inside.addWidget(label(words.NUMBER, "tonight_number_label", look="small"))
        inside.addWidget(self.number)
        fields = Filled(theme, "tonight_fields")
        fields.add(self._until, Share(180))
        fields.add(self._near, Share(180))
        inside.addWidget(fields)
        inside.addWidget(self._problem)
        buttons = QWidget()
        flow = Flow(theme, buttons, gap=10)
        for button in (self.show_button, self.print_button):
            flow.addWidget(button)
        inside.addWidget(buttons)
        inside.addWidget(label(words.SENT, "tonight_sent", look="small", wrap=True))
        self._problem.hide()
        self._results = named(QFrame(), "tonight_results", look="card")
        results = Column(theme, self._results, gap=8, edges=(12, 12, 12, 12))
        shown: tuple[QWidget, ...] = (self._title, self._hint, self._nobody, self.calls, self.later)
        for part in shown:
            results.addWidget(part)
        page = Scrolled(theme, "tonight_scroll", edges=(0, 4, 8, 16))
        for below in (self.notice, card, self._results):
            page.column.addWidget(below)
        Column(theme, self, gap=0).addWidget(page)

    def _band_row(self) -> QWidget:
        place = named(QWidget(), "tonight_bands", accessible=words.BAND)
        row = Row(self._theme, place, gap=6)
        for at, (key, text) in enumerate(match_words.AGE_BAND.items()):
            button = Push(self._theme, text, f"tonight_band_{key}", accessible=f"{words.BAND}: {text}")
            button.setCheckable(True)
            self._bands.addButton(button, at)
            row.addWidget(button)
        row.addStretch(1)
        return place
