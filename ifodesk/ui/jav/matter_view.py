"""One matter of jäv on screen: a card that opens where matters are listed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.jav.known_form import KnownView
from ifodesk.ui.jav.matter_state import MatterState
from ifodesk.ui.jav.passing import PassingPart
from ifodesk.ui.jav.ruling_form import RulingFormView
from ifodesk.ui.look.icons import Icon
from ifodesk.ui.look.layout import Column, Row
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.buttons import Push
from ifodesk.ui.parts.field import Field
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.mark import Mark, Tone
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import bring
from ifodesk.ui.parts.shapes import Choice
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.parts.ticks import Pick
from ifodesk.ui.tabs.ask import AskLine
from ifodesk.words import screen_words_matter as words
from ifodesk.words import screen_words_tabs as tab_words


class WallPart(QWidget):
    """Who reviews the wall, and the button that builds it."""

    given = Signal(object)
    """The key of the reviewer; None when nobody is chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "jav_wall")
        self._note = label("", "jav_wall_note", wrap=True)
        self._who = Pick(theme, "jav_wall_reviewer")
        self._field = Field(theme, "jav_wall_reviewer_field", words.WALL_REVIEWER, self._who)
        self._build = Push(theme, words.WALL_BUILD, "jav_wall_build", look="main", icon=Icon.LOCK)
        self._build.clicked.connect(lambda _checked=False: self.given.emit(self._who.key))
        column = Column(theme, self, gap=8)
        for part in (heading(words.WALL, "jav_wall_title", level=2), self._note, self._field):
            column.addWidget(part)
        column.addWidget(self._build, 0, Qt.AlignmentFlag.AlignLeft)

    def show_state(self, state: MatterState) -> None:
        """Offer reviewers; hidden where there is no wall to build."""
        self.setVisible(bool(state.wall_note))
        self._note.setText(state.wall_note)
        self._who.show_choices([Choice(None, tab_words.CHOOSE), *state.reviewers])
        self._field.show_problem("" if state.reviewers else words.WALL_NOBODY)


class MatterCard(QFrame):
    """The card."""

    closed = Signal()
    reopened = Signal(str)
    lowered = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        named(self, "jav_matter", look="card")
        self._shown: EntityId | None = None
        self._to_ruling = False
        self._again = False
        """Whether another ruling is being written though the wall of the last one is still to be built."""
        self._title = heading("", "jav_matter_title", level=2)
        self._title.setWordWrap(True)
        self._about = label("", "jav_matter_about", wrap=True)
        self._proposal = label("", "jav_matter_proposal", wrap=True)
        self._decider = label("", "jav_matter_decider", wrap=True)
        self._verify_mark = Mark(theme, Icon.WARNING, "jav_matter_verify_mark", tone=Tone.WARN)
        self._verify = label("", "jav_matter_verify", look="small", wrap=True)
        self.known, self.form, self.wall = KnownView(theme), RulingFormView(theme), WallPart(theme)
        self.rulings = LineList(theme, "jav_rulings", accessible=words.RULINGS)
        self._reopen = AskLine(theme, "jav_reopen", words.REOPEN_WHY, words.REOPEN_NOW, needed=True)
        self._reopen.given.connect(self.reopened)
        self._lower = AskLine(theme, "jav_lower", words.LOWER_ASK, words.LOWER_NOW, needed=True)
        self._lower.given.connect(self.lowered)
        self._lower_open = Push(theme, words.LOWER, "jav_lower_open", look="link")
        self._lower_open.clicked.connect(lambda _checked=False: self._lower.open_line())
        self._reopen_open = Push(theme, words.REOPEN, "jav_reopen_open", look="link")
        self._reopen_open.clicked.connect(lambda _checked=False: self._reopen.open_line())
        self.passing = PassingPart(theme)
        self._pass_open = Push(theme, words.SUCCEED, "jav_pass_open", look="link")
        self._pass_open.clicked.connect(lambda _checked=False: self.passing.open_line())
        self._again_open = Push(theme, words.DECIDE_AGAIN, "jav_ruling_again", look="link")
        self._again_open.clicked.connect(lambda _checked=False: self._decide_again())
        self._build(theme)
        self.hide()

    def show_matter(self, state: MatterState | None) -> None:
        """Show a matter; None closes the card. What is being typed stays while it is the same matter."""
        anew = state is None or state.id != self._shown
        if anew:
            self.form.clear()
            self._reopen.close_line()
            self._lower.close_line()
            self.passing.close_line()
        self._shown = state.id if state else None
        self.setVisible(state is not None)
        if state is not None:
            self._show(state, anew=anew)

    def ruled(self) -> None:
        """Forget what is filled in about a ruling: it is decided. The focus goes to the ruling, to be printed."""
        self.form.clear()
        self._to_ruling, self._again = True, False

    def _show(self, state: MatterState, *, anew: bool) -> None:
        self._title.setText(state.title)
        self._about.setText("\n".join(state.about))
        self._proposal.setText("\n".join(state.proposal))
        self._decider.setText(state.decider)
        self._verify.setText(state.to_verify)
        for part in (self._verify, self._verify_mark):
            part.setVisible(bool(state.to_verify))
        self.known.show_state(state, anew=anew)
        self._again = self._again and not anew
        folded = bool(state.wall_note) and not self._again  # what comes next is the wall
        self.form.setVisible(state.i_decide and not folded)
        self._again_open.setVisible(state.i_decide and folded)
        self.form.show_state(state)
        self.rulings.show_groups((state.rulings,))
        self.wall.show_state(state)
        self._reopen_open.setVisible(state.may_reopen)
        self.passing.show_state(state)
        self._pass_open.setVisible(bool(state.successors))
        self._lower_open.setVisible(state.may_lower)
        if self._to_ruling and state.rulings.lines:
            self._to_ruling = False
            self.rulings.focus_first()
        if anew:
            bring(self)
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _decide_again(self) -> None:
        self._again = True
        self._again_open.hide()
        self.form.show()
        self.form.begin()

    def _build(self, theme: Theme) -> None:
        self._close = Push(theme, words.CLOSE, "jav_matter_close", look="link", keys="Esc")
        self._close.clicked.connect(lambda _checked=False: self.closed.emit())
        head, verify = Row(theme, gap=8), Row(theme, gap=6)
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        verify.addWidget(self._verify_mark, 0, Qt.AlignmentFlag.AlignTop)
        verify.addWidget(self._verify, 1)
        column = Column(theme, self, gap=12, edges=(16, 12, 16, 14))
        column.addLayout(head)
        for part in (self._about, self.known, heading(words.PROPOSAL, "jav_matter_says", level=2), self._proposal):
            column.addWidget(part)
        column.addWidget(heading(words.RULING, "jav_matter_ruling", level=2))
        column.addWidget(self._decider)
        column.addLayout(verify)
        for below in (self.form, self.rulings, self.wall, self.passing, self._lower, self._reopen):
            column.addWidget(below)
        for link in (self._again_open, self._pass_open, self._lower_open, self._reopen_open):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
