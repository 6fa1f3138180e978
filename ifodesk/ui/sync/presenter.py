"""Synk: the state, the round, and what people wrote differently. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from ifodesk.ui.sync import shown
from ifodesk.ui.sync.runner import PROGRESS, SyncRunner
from ifodesk.ui.sync.state import RoundShown, SyncPageState, SyncScreen
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.conflicts import ResolveConflict
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Conflict, Jobs
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import Session
from ifodesk.words import screen_words_sync as words
from ifodesk.words import sync_words
from ifodesk.words.error_words import sentence

PAGE = "sync"


class SyncPresenter:
    """Shows sync as it is and lets a person choose between values."""

    def __init__(self, view: SyncScreen, session: Session, jobs: Jobs, runner: SyncRunner) -> None:
        self._view = view
        self._session = session
        self._runner = runner
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = SyncPageState()
        self._conflicts: dict[str, Conflict] = {}
        self._dropped = False
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the state."""
        self._work.read(lambda: shown.read(self._session), self._loaded)

    def sync_clicked(self) -> None:
        """Begin a round."""
        self._show(replace(self._state, outcome=""))
        self._runner.start()

    def cancel_clicked(self) -> None:
        """Stop the round as soon as nothing is half done."""
        self._runner.cancel()

    def option_chosen(self, key: str, index: int) -> None:
        """One of the values is to hold."""
        if (conflict := self._conflicts.get(key)) is not None:
            self._resolve(conflict, conflict.options[index].value)

    def new_written(self, key: str, text: str) -> None:
        """Something new is to hold."""
        if (conflict := self._conflicts.get(key)) is not None:
            self._resolve(conflict, text)

    def keep(self, typed: Mapping[str, str]) -> None:
        """Keep what is half written as loose notes: the window locks."""
        where = {conflict.key: conflict.where for conflict in self._state.conflicts}
        for key, text in typed.items():
            note = words.KEPT_NOTE.format(where=where.get(key, ""), text=text)
            self._work.save(partial(SaveLooseNote(self._session), note))

    def left(self) -> None:
        """What was done here can be undone no more."""
        self._work.renew()

    def undo(self) -> None:
        """Take the latest choice back."""
        self._work.undo(lambda _done: None)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._dropped = True
        self._work.renew()
        self._conflicts = {}
        self._show(SyncPageState())

    def _resolve(self, conflict: Conflict, value: object) -> None:
        def chosen(_saved: Saved) -> None:
            self._show(replace(self._state, outcome=words.CHOSEN, outcome_good=True))

        self._work.save(lambda: ResolveConflict(self._session)(conflict, value), chosen)

    def _loaded(self, found: shown.Found) -> None:
        self._conflicts = {shown.conflict_key(conflict): conflict for conflict in found.conflicts}
        hubs = ", ".join(hub.address for hub in found.state.hubs)
        self._show(
            replace(
                self._state,
                line=sync_words.line(found.state, found.now),
                hub=words.HUB.format(hub=hubs) if hubs else words.NO_HUB,
                conflicts=shown.conflicts(found),
                groups=shown.groups(found),
                words=" ".join(found.state.control_words),
                problem="",
            )
        )

    def _changed(self, changed: Changed) -> None:
        if self._dropped:
            return
        self._show_round()
        if changed.kinds != PROGRESS.kinds:
            self.load()

    def _show_round(self) -> None:
        runner = self._runner
        done, total = runner.share()
        under_way = RoundShown(runner.text(), done, total, runner.cancelling) if runner.running else None
        ended = self._state.round is not None and under_way is None
        self._show(replace(self._state, round=under_way))
        if ended and runner.fault is not None:
            self._show(replace(self._state, outcome=sentence(runner.fault), outcome_good=False))
        elif ended and runner.result is not None:
            said = sync_words.outcome(runner.result)
            self._show(replace(self._state, outcome=said, outcome_good=runner.result.problem is None))

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: SyncPageState) -> None:
        if state != self._state:
            self._state = state
            self._view.show_state(state)
