"""Synk: the state, the round, the alarms, what was held, and what people wrote differently. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from ifodesk.ui.parts.shapes import MessageKind
from ifodesk.ui.shell.navigator import Navigator
from ifodesk.ui.sync import found as reading
from ifodesk.ui.sync import news, shown
from ifodesk.ui.sync.found import Found
from ifodesk.ui.sync.paper import WordsPaper
from ifodesk.ui.sync.runner import PROGRESS, SyncRunner
from ifodesk.ui.sync.state import RoundShown, SyncPageState, SyncScreen
from ifodesk.ui.tabs.lost_shares import PUT_AWAY, put_away
from ifodesk.ui.tabs.screen import ScreenWork
from ifodesk.usecases.conflicts import ResolveConflict
from ifodesk.usecases.held import Adopt, LeaveHeld, RaiseCut
from ifodesk.usecases.held_ports import HeldWork
from ifodesk.usecases.hub_views import is_elsewhere, with_problem
from ifodesk.usecases.log_ports import Conflict
from ifodesk.usecases.loose_notes import SaveLooseNote
from ifodesk.usecases.ports import Jobs
from ifodesk.usecases.seen import Changed, Saved
from ifodesk.usecases.session import RoundResult, Session
from ifodesk.words import held_words, sync_words
from ifodesk.words import screen_words_sync as words
from ifodesk.words.error_words import sentence

PAGE = "sync"


class SyncPresenter:
    """Shows sync as it is and lets a person choose between values."""

    def __init__(
        self,
        view: SyncScreen,
        session: Session,
        jobs: Jobs,
        navigator: Navigator,
        runner: SyncRunner,
        paper: WordsPaper,
    ) -> None:
        self._view = view
        self._navigator = navigator
        self._session = session
        self._runner = runner
        self._paper = paper
        self._work = ScreenWork(session, jobs, self._problem)
        self._state = SyncPageState()
        self._conflicts: dict[str, Conflict] = {}
        self._held: dict[str, HeldWork] = {}
        self._shown = self._dropped = False
        jobs.listen(self._changed)

    def load(self) -> None:
        """Read the state: the page is shown now."""
        self._shown = True
        self._work.read(lambda: reading.read(self._session), self._loaded)

    def sync_clicked(self) -> None:
        """Begin a round."""
        self._show(replace(self._state, outcome="", printed=""))
        self._view.to_top()
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

    def alarm_acted(self, key: str, code: str) -> None:
        """The person has read an alarm."""
        number = news.alarm_number(key)
        if code == news.SAW and number is not None:
            self._work.save(lambda: self._session.sync.seen(number), lambda _changed: self._good(words.SAW_DONE))

    def heard_acted(self, _key: str, code: str) -> None:
        """Go to the people and their devices."""
        if code == news.PEOPLE:
            self._navigator.open_page(news.PEOPLE)

    def line_acted(self, key: str, code: str) -> None:
        """The person has read that a case is shared no longer."""
        if code == PUT_AWAY:
            self._work.save(lambda: put_away(self._session, key))

    def raise_clicked(self, key: str) -> None:
        """What was held is to count in its author's name."""
        self._decide(key, RaiseCut(self._session), held_words.RAISED)

    def adopt_clicked(self, key: str) -> None:
        """What was held is to count in the signed-in person's name."""
        self._decide(key, Adopt(self._session), held_words.ADOPTED)

    def leave_given(self, key: str, reason: str) -> None:
        """What was held may stay as it is."""
        self._decide(key, partial(LeaveHeld(self._session), reason=reason), held_words.LEFT)

    def copy_clicked(self) -> None:
        """Put the control words on the clipboard."""
        self._view.to_clipboard(self._state.words)
        self._good(words.COPIED)

    def print_clicked(self) -> None:
        """Put the control words on paper, and offer to open the file."""
        shown_words, today = self._state.words, self._session.clock.today()
        self._work.run(lambda: self._paper.make(shown_words, today), self._printed, lane="work")

    def open_clicked(self) -> None:
        """Open the paper that was printed."""
        if self._state.printed:
            self._view.open_file(self._state.printed)

    def keep(self, typed: Mapping[str, str]) -> None:
        """Keep what is half written as loose notes: the window locks."""
        where = {conflict.key: conflict.where for conflict in self._state.conflicts}
        for key, text in typed.items():
            note = words.KEPT_NOTE.format(where=where.get(key, ""), text=text)
            self._work.save(partial(SaveLooseNote(self._session), note))

    def left(self) -> None:
        """Another page is shown: what was done here can be undone no more, and nothing is read before it is shown."""
        self._shown = False
        self._work.renew()

    def undo(self) -> None:
        """Take the latest choice back."""
        self._work.undo(lambda _done: None)

    def drop(self) -> None:
        """Forget everything that was read."""
        self._dropped = True
        self._work.renew()
        self._conflicts, self._held = {}, {}
        self._show(SyncPageState())

    def _resolve(self, conflict: Conflict, value: object) -> None:
        def chosen(_saved: Saved) -> None:
            self._good(words.CHOSEN)

        self._work.save(lambda: ResolveConflict(self._session)(conflict, value), chosen)

    def _decide(self, key: str, decide: Callable[[HeldWork], Changed], said: str) -> None:
        if (work := self._held.get(key)) is not None:
            self._work.save(lambda: decide(work), lambda _changed: self._good(said))

    def _loaded(self, found: Found) -> None:
        self._conflicts = {shown.conflict_key(conflict): conflict for conflict in found.conflicts}
        self._held = {work.id: work for work in found.work}
        self._show(
            replace(
                self._state,
                line=sync_words.page_line(found.state.brief, found.now),
                urgent=shown.urgent(found),
                conflicts=shown.conflicts(found),
                held=shown.cards(found),
                groups=shown.groups(found),
                words=" ".join(found.state.control_words),
                heard=(news.heard(found),),
                problem="",
            )
        )

    def _changed(self, changed: Changed) -> None:
        if self._dropped:
            return
        self._show_round()
        if self._shown and changed.kinds != PROGRESS.kinds:
            self.load()

    def _show_round(self) -> None:
        runner = self._runner
        done, total = runner.share()
        under_way = RoundShown(runner.text(), done, total, runner.cancelling) if runner.running else None
        ended = self._state.round is not None and under_way is None
        self._show(replace(self._state, round=under_way))
        if ended and runner.fault is not None:
            self._show(replace(self._state, outcome=sentence(runner.fault), outcome_kind=MessageKind.WARN, printed=""))
        elif ended and runner.result is not None:
            said = words.NOT_WHOLE if _told_below(runner.result) else sync_words.outcome(runner.result)
            self._show(replace(self._state, outcome=said, outcome_kind=_kind(runner.result), printed=""))

    def _printed(self, made: Path) -> None:
        self._good(words.PRINTED.format(folder=made.parent, name=made.name))
        self._show(replace(self._state, printed=str(made)))

    def _good(self, text: str) -> None:
        self._show(replace(self._state, outcome=text, outcome_kind=MessageKind.GOOD, printed=""))

    def _problem(self, text: str) -> None:
        self._show(replace(self._state, problem=text))

    def _show(self, state: SyncPageState) -> None:
        if state != self._state:
            self._state = state
            self._view.show_state(state)


def _kind(result: RoundResult) -> MessageKind:
    """Return how the end of a round looks: one that a person stopped is nothing to worry about."""
    if result.problem is not None or result.alarms or (result.lacking and not result.stopped):
        return MessageKind.WARN
    return MessageKind.INFO if result.stopped else MessageKind.GOOD


def _told_below(result: RoundResult) -> bool:
    """Return whether the page tells what is wrong as long as it is: not of a stick that was pulled out."""
    first = next(iter(with_problem(result.hubs)), None)
    return first is not None and not is_elsewhere(replace(first, broke_off=False))
