"""Decides what the settings of Familjehem show and do. No Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ifodesk.ui.homes import rules_making
from ifodesk.ui.homes.form_spec import Answers
from ifodesk.ui.homes.rules_making import RulesRead, read_rules
from ifodesk.ui.homes.sheet_state import SheetScreen, SheetState
from ifodesk.ui.tabs.notice import Notice, NoticeKind, problem
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_rules as words
from ifodesk.words import screen_words_tabs as tab_words

_SHOWN: Final = frozenset({"municipality_settings", "members"})


class RulesPresenter:
    """One per window."""

    def __init__(self, view: SheetScreen, session: Session, jobs: Jobs) -> None:
        self._view, self._session = view, session
        self._work = ScreenWork(session, jobs, self._problem)
        self._read: RulesRead | None = None
        self._state = SheetState(words.TITLE, words.TEXT)
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read everything anew."""
        self._work.read(lambda: read_rules(self._session), self._loaded)

    def acted(self, key: str, code: str) -> None:
        """Open the form of the line whose button was pressed."""
        if self._read is not None and code == rules_making.CHANGE:
            spec = rules_making.rules_form(self._read, key)
            if spec is not None:
                self._view.open_form(spec)

    def given(self, answers: Answers) -> None:
        """Save what a form says."""
        self._work.save(lambda: rules_making.save(self._session, answers), done=lambda _saved: self._done())

    def undo(self) -> None:
        """Undo what was done last here."""
        self._work.undo(lambda done: self._say(tab_words.UNDONE if done else tab_words.NOTHING_TO_UNDO))

    def notice_closed(self) -> None:
        """Let the notice go."""
        self._show(replace(self._state, notice=None))

    def left(self) -> None:
        """Another part is shown."""
        self._work.leave()

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._read = None
        self._view.close_forms()
        self._show(SheetState())

    def _done(self) -> None:
        self._view.close_forms()
        self._say(words.SAVED)

    def _say(self, text: str) -> None:
        self._show(replace(self._state, notice=Notice(text, NoticeKind.GOOD)))

    def _loaded(self, read: RulesRead) -> None:
        self._read = read
        self._show(SheetState(words.TITLE, words.TEXT, rules_making.rules_groups(read), self._state.notice))

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _SHOWN and self._read is not None:
            self.load()

    def _problem(self, text: str) -> None:
        self._view.show_problem(text)
        self._show(replace(self._state, notice=problem(text)))

    def _show(self, state: SheetState) -> None:
        self._state = state
        self._view.show_state(state)
