"""Decides what the settings of Familjehem show and do. No Qt."""

from __future__ import annotations

from typing import Final

from typing_extensions import override

from ifodesk.ui.homes import agreement_making, rules_making
from ifodesk.ui.homes.form_spec import Answers
from ifodesk.ui.homes.rules_making import RulesRead, read_rules
from ifodesk.ui.homes.sheet_state import SheetScreen, SheetState
from ifodesk.ui.homes.sheet_work import SheetWork
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_homes_rules as words

_SHOWN: Final = frozenset({"municipality_settings", "cooperation_agreement", "members"})


class RulesPresenter(SheetWork[SheetScreen]):
    """One per window."""

    def __init__(self, view: SheetScreen, session: Session, jobs: Jobs) -> None:
        super().__init__(view, session, jobs, SheetState(words.TITLE, words.TEXT), _SHOWN)
        self._read: RulesRead | None = None

    @override
    def load(self) -> None:
        """Read everything anew."""
        self._work.read(lambda: read_rules(self._session), self._loaded)

    def acted(self, key: str, code: str) -> None:
        """Open the form of the line whose button was pressed."""
        if self._read is not None and code in {rules_making.CHANGE, agreement_making.ADD}:
            spec = agreement_making.agreement_form(self._read, key) or rules_making.rules_form(self._read, key)
            if spec is not None:
                self._view.open_form(spec)

    def given(self, answers: Answers) -> None:
        """Save what a form says."""
        save = agreement_making.save if answers.code == agreement_making.AGREEMENT else rules_making.save
        self._work.save(lambda: save(self._session, answers), done=lambda _saved: self._done())

    def drop(self) -> None:
        """Forget everything that was read."""
        self._work.renew()
        self._read = None
        self._view.close_forms()
        self._show(SheetState())

    @property
    @override
    def _has_read(self) -> bool:
        return self._read is not None

    def _done(self) -> None:
        self._view.close_forms()
        self._say(words.SAVED)

    def _loaded(self, read: RulesRead) -> None:
        self._read = read
        groups = (*rules_making.rules_groups(read), agreement_making.agreement_group(read))
        self._show(SheetState(words.TITLE, words.TEXT, groups, self._state.notice))
