"""Who shares a plan, on screen: one panel that lives as long as the tab and shows one plan at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ifodesk.domain.ids import EntityId
from ifodesk.ui.look.layout import Column
from ifodesk.ui.look.theme import Theme
from ifodesk.ui.parts.lines import LineList
from ifodesk.ui.parts.naming import named
from ifodesk.ui.parts.scroll import bring
from ifodesk.ui.parts.text import heading, label
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.sip.parts_forms import ShareGoalForm, YesForm
from ifodesk.ui.sip.parts_making import END, SHARE, TELL, WITHDRAW, YES
from ifodesk.ui.sip.parts_presenter import PartsPresenter
from ifodesk.ui.sip.parts_state import PartsState
from ifodesk.ui.sip.tools import Tools, tools_of
from ifodesk.ui.tabs.ask import AskLine, Unfolding, close_unfolded
from ifodesk.ui.tabs.bar import NoticeBar
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sip_parts as words


class PartsView(QWidget):
    """The widget. Whoever places it keeps it: it must not be deleted with what it stands in."""

    def __init__(self, theme: Theme, tools: Tools) -> None:
        super().__init__()
        named(self, "sip_parts", accessible=words.TITLE)
        self._key = ""
        self.notice = NoticeBar(theme, "parts_notice")
        self.lines = LineList(theme, "parts_lines", accessible=words.TITLE)
        self.share, self.yes = ShareGoalForm(theme), YesForm(theme, tools)
        self.withdraw = AskLine(theme, "parts_withdraw", words.WITHDRAW_WHO, words.WITHDRAW_NOW)
        self.tell = AskLine(theme, "parts_tell", words.TELL_WHAT, words.TELL_NOW)
        self.end = AskLine(theme, "parts_end", words.END_WHY, words.END_NOW, needed=True)
        self._asked: dict[str, Unfolding] = {
            SHARE: self.share,
            YES: self.yes,
            WITHDRAW: self.withdraw,
            TELL: self.tell,
            END: self.end,
        }
        self._title = heading(words.TITLE, "parts_title", level=2)
        self._about = label(words.ABOUT, "parts_about", look="small", wrap=True)
        self._heading = label("", "parts_heading", wrap=True)
        column = Column(theme, self, gap=8)
        for part in (self._title, self._about, self._heading, self.notice, *self._asked.values(), self.lines):
            column.addWidget(part)
        self._heading.hide()

    @property
    def key(self) -> str:
        """Return the key of the line that the open form belongs to."""
        return self._key

    def show_parts(self, state: PartsState) -> None:
        """Show *state*; forms keep what is typed."""
        is_part = bool(state.heading)
        self._title.setText(words.HEADING if is_part else words.TITLE)
        self._about.setVisible(not is_part)
        self._heading.setText("\n".join(state.heading))
        self._heading.setVisible(is_part)
        self.notice.show_notice(state.notice)
        self.share.show_state(state.share)
        self.yes.show_state(state.yes)
        if not self.tell.is_open:
            self.tell.editor.setText(state.told)
        self.lines.show_groups(state.groups)

    def ask_parts(self, code: str, key: str) -> None:
        """Open the form that belongs to a button beside a line."""
        self._key = key
        form = self._asked[code]
        for other in self._asked.values():
            if other is not form:
                other.close_line()
        form.open_line()
        bring(form)

    def close_parts(self) -> None:
        """Close whatever form is open."""
        close_unfolded(self)


class PartsPanel:
    """View and presenter joined."""

    def __init__(self, theme: Theme, session: Session, jobs: Jobs, navigator: Navigator) -> None:
        self.widget = PartsView(theme, tools_of(theme, session.clock.today))
        self._presenter = PartsPresenter(self.widget, session, jobs, navigator)
        view, presenter = self.widget, self._presenter
        view.lines.acted.connect(presenter.line_acted)
        view.share.given.connect(presenter.share_given)
        view.yes.given.connect(presenter.yes_given)
        view.share.ticked.connect(presenter.units_ticked)
        view.withdraw.given.connect(lambda by: presenter.withdraw_given(view.key, by))
        view.tell.given.connect(lambda told: presenter.told_given(view.key, told))
        view.end.given.connect(lambda reason: presenter.end_given(view.key, reason))
        view.notice.closed.connect(presenter.notice_closed)

    def open(self, plan: EntityId | None) -> None:
        """Show who shares *plan*; None: nothing."""
        self._presenter.open(plan)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._presenter.drop()
