"""Uppföljning on screen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QWidget

from ifodesk.ui.figures.state import FiguresState, Table
from ifodesk.ui.look.icon_names import Icon
from ifodesk.ui.look.layout import Column, Flow, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.read_table import ReadTable
from ifodesk.ui.parts.scroll import Scrolled, bring
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.ask import Unfolding
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.words import screen_words_figures as words

_LEAST = 320
"""Height of the table, pixels at 100 %."""


class Question(Unfolding):
    """One line of text whose question changes."""

    given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "figures_ask")
        self.editor = named(QLineEdit(), "figures_ask_edit")
        self._label = label("", "figures_ask_label", look="small", wrap=True, buddy=self.editor)
        keep = Push(theme, words.KEEP, "figures_ask_keep", look="main")
        keep.clicked.connect(lambda _checked=False: self._give())
        self.editor.returnPressed.connect(self._give)
        self.setFocusProxy(self.editor)
        self.column.addWidget(self._label)
        self.column.addWidget(self.editor)
        row = Row(theme, gap=8)
        row.addWidget(keep)
        row.addStretch(1)
        self.column.addLayout(row)

    def ask(self, question: str, given: str) -> None:
        """Ask something."""
        self._label.setText(question)
        self.editor.setAccessibleName(question)
        self.editor.setText(given)
        self.open_line()
        self.editor.selectAll()
        bring(self)

    def _give(self) -> None:
        self.close_line()
        self.given.emit(self.editor.text())


class FiguresView(QWidget):
    """Settings, interviewers, instruments, and the figures of a year."""

    acted = Signal(str, str)
    answered = Signal(str)
    file_chosen = Signal(str)
    counted = Signal(object, object)
    kept = Signal(object, object)
    given = Signal(object, object)
    group_asked = Signal(object, object)
    csv_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "figures", accessible=words.NAME, look="page")
        self._theme = theme
        self._state = FiguresState()
        self.notice = NoticeBar(theme, "figures_notice")
        self.lines = LineList(theme, "figures_lines", accessible=words.LIST, gap=18)
        self.question = Question(theme)
        self._year, self._instrument = Pick(theme, "figures_year"), Pick(theme, "figures_instrument")
        self._table = ReadTable("figures_table", accessible=words.LIST)
        self._title = heading("", "figures_table_title", level=2)
        self._note = label("", "figures_note", look="strong", wrap=True)
        self._none = label(words.NO_FIGURES, "figures_none", look="quiet", wrap=True)
        self._csv = Push(theme, words.CSV, "figures_csv", icon=Icon.OUT)
        self._lay_out()
        self.lines.acted.connect(self._acted)
        self.question.given.connect(self.answered)
        self._csv.clicked.connect(lambda _checked=False: self._choose_csv())

    def show_state(self, state: FiguresState) -> None:
        """Show *state*."""
        former, self._state = self._state, state
        self.notice.show_notice(state.notice)
        self.lines.show_groups(state.groups)
        self._year.show_choices(state.years)
        self._instrument.show_choices(state.instruments)
        if state.asking and state.asking != former.asking:
            self.question.ask(state.asking, state.given)
        for part in (self._table, self._title, self._note, self._csv):
            part.setVisible(state.table is not None)
        self._none.setVisible(state.table is None)
        self._note.setText(state.note)
        if state.table is not None and state.table != former.table:
            self._show_table(state.table)

    def take_focus(self) -> None:
        """Put the focus on the first line."""
        self.lines.focus_first()

    def _acted(self, key: str, code: str) -> None:
        if code != "install":
            self.acted.emit(key, code)
            return
        path, _kind = QFileDialog.getOpenFileName(self, words.INSTALL_TITLE, "", words.INSTALL_FILES)
        if path:
            self.file_chosen.emit(path)

    def _choose_csv(self) -> None:
        name = words.CSV_NAME.format(year=self._year.key)
        path, _kind = QFileDialog.getSaveFileName(self, words.CSV.rstrip(" …"), name)
        if path:
            self.csv_chosen.emit(path)

    def _show_table(self, table: Table) -> None:
        self._title.setText(table.title)
        last = len(words.COLUMNS)
        self._table.show_rows(words.COLUMNS, table.rows, figures=range(last - 2, last))
        bring(self._title)

    def _lay_out(self) -> None:
        theme = self._theme
        self._table.setMinimumHeight(theme.px(_LEAST))
        card = named(QFrame(), "figures_card", look="card")
        Column(theme, card, gap=12, edges=(12, 12, 12, 12)).addWidget(self.lines)
        tools = named(QWidget(), "figures_tools")
        choose = Flow(theme, tools, gap=10)
        for title, pick in ((words.YEAR, self._year), (words.INSTRUMENT, self._instrument)):
            pick.setAccessibleName(title.replace("&", ""))
            both = QWidget()
            beside = Row(theme, both, gap=6)
            beside.addWidget(label(title, f"{pick.objectName()}_label", look="small", buddy=pick))
            beside.addWidget(pick)
            choose.addWidget(both)
        for name, text, signal in (
            ("count", words.COUNT, self.counted),
            ("keep", words.KEEP_COUNT, self.kept),
            ("give", words.GIVE, self.given),
            ("group", words.GROUP, self.group_asked),
        ):
            button = Push(theme, text, f"figures_{name}", look="main" if name == "count" else "plain")
            button.clicked.connect(
                lambda _checked=False, signal=signal: signal.emit(self._year.key, self._instrument.key)
            )
            choose.addWidget(button)
        page = Scrolled(theme, "figures_scroll")
        page.column.addWidget(heading(words.NAME, "figures_title"))
        for part in (self.notice, self.question, card, tools, self._none, self._title, self._table, self._note):
            page.column.addWidget(part)
        page.column.addWidget(self._csv, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        Column(theme, self, gap=0).addWidget(page)
